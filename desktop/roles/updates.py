"""A newer program for this laptop: on a stick or offered by the server, checked, and laid down to be installed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from desktop import release
from desktop.frozen import frozen
from desktop.release import Installer, Release
from desktop.trouble import Kind, Trouble

if TYPE_CHECKING:
    from desktop.exchange.programs import Program


@frozen
class Offer:
    """A newer program that counts. `size` in bytes; `folder`: where it lies, None for the server's."""

    version: str
    size: int
    folder: Path | None = None


class Updates:
    """`version`: the program's own; `folder`: where sheets and installers are kept, beside the vault."""

    def __init__(
        self, folder: Path, version: str, *, kind: str = "", keys: Callable[[], tuple[str, ...]] | None = None
    ):
        self.folder, self.version = folder, version
        self._kind, self._keys = kind or release.kind_here(), keys or release.trusted_keys

    def offered(self) -> Offer | None:
        """What the server offered when it was last asked; None if it is nothing newer, or nothing that counts."""
        try:
            found = self._read(self.folder / release.SHEET)
            wanted = self._installer(found)
            here = release.lies_whole(self.folder / wanted.name, wanted)
            return Offer(found.version, wanted.size, self.folder if here else None)
        except Trouble:
            return None

    def carried(self) -> Program | None:
        """What can be given to another laptop: an installer that lies here whole, of this program or a newer one."""
        sheet = self.folder / release.SHEET
        try:
            data = b"".join(release.pieces_of(sheet))
            found = release.read_sheet(data, self._keys())
            wanted = self._installer(found)
        except Trouble:
            return None
        file = self.folder / wanted.name
        if release.is_older(found.version, self.version) or not release.lies_whole(file, wanted):
            return None
        from desktop.exchange.programs import Program

        return Program(found.version, data, file, bytes.fromhex(wanted.sha256), wanted.size)

    def take_carried(self, sheet: bytes, pieces: Callable[[], Iterable[bytes]]) -> str:
        """Out of a package: its version once it lies here; "" for one that is not newer, not for this system, or not
        the office's: another laptop may have use for it. Troubles PACKAGE_DAMAGED, and the disk's."""
        try:
            found = release.read_sheet(sheet, self._keys())
            wanted = self._installer(found)
        except Trouble:
            return ""
        if not found.is_newer_than(self.version):
            return ""
        release.take(pieces(), wanted, self.folder)
        release.keep_sheet(sheet, self.folder)
        return found.version

    def look(self, folder: Path) -> Offer:
        """What lies on a stick. Troubles of the three RELEASE_ kinds, PACKAGE_DAMAGED, FILE_UNREADABLE."""
        sheet = release.find_sheet(folder)
        if sheet is None:
            raise Trouble(Kind.RELEASE_MISSING)
        found = self._read(sheet)
        installer = self._installer(found)
        if not (sheet.parent / installer.name).is_file():
            raise Trouble(Kind.RELEASE_MISSING)
        return Offer(found.version, installer.size, sheet.parent)

    def take(self, offer: Offer, cancelled: Callable[[], bool] = lambda: False) -> Path | None:
        """Copy the installer off the stick, checked; None if cancelled. Troubles as of `look`, and the disk's."""
        assert offer.folder is not None
        sheet = offer.folder / release.SHEET
        wanted = self._installer(self._read(sheet))
        taken = release.take(release.pieces_of(offer.folder / wanted.name), wanted, self.folder, cancelled)
        if taken is not None and offer.folder != self.folder:
            release.keep_sheet(b"".join(release.pieces_of(sheet)), self.folder)  # to be carried on to others
        return taken

    def _read(self, sheet: Path) -> Release:
        found = release.read_sheet(b"".join(release.pieces_of(sheet)), self._keys())
        if not found.is_newer_than(self.version):
            raise Trouble(Kind.RELEASE_OLDER, found=found.version, here=self.version)
        return found

    def _installer(self, found: Release) -> Installer:
        if self._kind not in found.files:
            raise Trouble(Kind.RELEASE_MISSING)
        return found.files[self._kind]
