"""The contents of a package that came: small ones in memory, the others among the photos until a row refers to them.

Nothing readable is written: the photos lie encrypted as ever. What no row came to need is taken away again at the end,
also where the package turned out to be damaged; what a power cut leaves goes with the next tidying up.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import field
from types import TracebackType

from desktop.exchange.fields import Fields, damaged
from desktop.exchange.recipients import Card
from desktop.frozen import frozen
from desktop.store import photos, space
from desktop.store.photos import Arriving
from desktop.store.vault import Vault

SMALL, MOST_HELD = 1 << 20, 32 << 20  # bytes of one content that stays in memory, and of all of them
LARGEST_READ = 256 << 20  # bytes of what must be in memory whole: a form, a list, a record's XML


class Taken:
    """The shelf of `opening.unseal`, and where contents are asked for afterwards. Ends with `with`."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault
        self._held: dict[bytes, bytearray] = {}
        self._sizes: dict[bytes, int] = {}
        self._staged: set[bytes] = set()
        self._now, self._room = b"", MOST_HELD
        self._arriving: Arriving | None = None

    # -- coming

    def expect(self, sizes: dict[bytes, int]) -> None:
        """Trouble NO_ROOM_FOR_PHOTOS where they would take the room that is kept for answers."""
        self._sizes = sizes
        large = sum(size for size in sizes.values() if size > SMALL)
        space.must_fit(self._vault.paths, large)

    def begin(self, sha256: bytes) -> None:
        self._now, size = sha256, self._sizes[sha256]
        if size <= min(SMALL, self._room):
            self._room -= size
            self._held[sha256] = bytearray()
            return
        if self._arriving is None:
            self._arriving = Arriving(self._vault)
        self._staged.add(sha256)
        self._arriving.begin(sha256)

    def put(self, piece: bytes) -> None:
        held = self._held.get(self._now)
        if held is not None:
            held += piece
        elif self._arriving is not None:
            self._arriving.put(piece)

    def end(self) -> None:
        if self._now in self._staged and self._arriving is not None:
            self._arriving.end(self._sizes[self._now])

    # -- asked for

    def blob(self, sha256: bytes) -> bytes:
        """A content whole; Trouble PACKAGE_DAMAGED for one that nothing of its kind is as large as."""
        if self._sizes[sha256] > LARGEST_READ:
            raise damaged()
        held = self._held.get(sha256)
        return photos.read(self._vault, sha256) if held is None else bytes(held)

    def pieces(self, sha256: bytes) -> Iterable[bytes]:
        """A content without holding it whole."""
        held = self._held.get(sha256)
        return photos.chunks(self._vault, sha256) if held is None else (bytes(held),)

    def keep(self, sha256: bytes) -> None:
        """Among the photos for good: the row that refers to it is written next."""
        if sha256 in self._held:
            photos.keep(self._vault, self.blob(sha256))
        else:
            photos.touch(self._vault, sha256)

    # -- the end

    def settle(self) -> None:
        """All that came is on disk."""
        if self._arriving is not None:
            self._arriving.settle()

    def __enter__(self) -> Taken:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self._arriving is not None:
            self._arriving.leave()


@frozen
class Contents:
    """What was inside: who sent it, the manifest, the contents by their SHA-256 (none where it was only looked at)."""

    sender: Card
    manifest: Fields
    digest: str  # of the manifest: names a package that has no id of its own
    sizes: Mapping[bytes, int]
    shelf: Taken | None = field(default=None, repr=False)

    def size(self, sha256: bytes) -> int:
        """Trouble PACKAGE_DAMAGED if the package lacks it."""
        found = self.sizes.get(sha256)
        if found is None:
            raise damaged()
        return found

    def blob(self, sha256: bytes) -> bytes:
        """A content whole; Trouble PACKAGE_DAMAGED if the package lacks it, or if it is beyond all measure."""
        self.size(sha256)
        assert self.shelf is not None, "it was only looked at"
        return self.shelf.blob(sha256)

    def pieces(self, sha256: bytes) -> Iterable[bytes]:
        """A content without holding it whole; Trouble PACKAGE_DAMAGED if the package lacks it."""
        self.size(sha256)
        assert self.shelf is not None, "it was only looked at"
        return self.shelf.pieces(sha256)

    def keep(self, sha256: bytes) -> None:
        """A photo or file, among the photos."""
        assert self.shelf is not None, "it was only looked at"
        self.shelf.keep(sha256)
