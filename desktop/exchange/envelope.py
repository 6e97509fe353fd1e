"""The outside of a package: one readable line, then an age file holding a signed, compressed bundle.

`Sambang-Package 1 real 5f3a…` says before any key is touched what this is, for which realm and for whom; the manifest
inside repeats the line, so that an edited one shows. Inside: signature, length of the manifest, manifest, contents.
"""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pyrage
import zstandard

from desktop.exchange.fields import Fields, damaged
from desktop.exchange.recipients import Card, Identity, card_of
from desktop.store.key import Realm
from desktop.trouble import Kind, Trouble

MARK, VERSION = "Sambang-Package", 1
SIGNATURE = 64  # bytes
LARGEST_MANIFEST = 64 << 20
LARGEST_CONTENT = 64 << 20
LARGEST_WHOLE = 1 << 30
LONGEST_LINE = 400
WINDOW = 8 << 20  # bytes of memory the unpacking may take; level 10 stays below


@dataclass(frozen=True, slots=True)
class Contents:
    """What was inside: who sent it, the manifest, and the contents by their SHA-256."""

    sender: Card
    manifest: Fields
    blobs: Mapping[bytes, bytes]
    digest: str = ""  # of the manifest: names a package that has no id of its own

    def blob(self, sha256: bytes) -> bytes:
        """A content; Trouble PACKAGE_DAMAGED if the package lacks it."""
        found = self.blobs.get(sha256)
        if found is None:
            raise damaged()
        return found


def seal(manifest: Mapping[str, Any], blobs: Sequence[bytes], sender: Identity, recipients: Sequence[Card]) -> bytes:
    """The package for these recipients. Trouble PACKAGE_OTHER_REALM if one of them is of another realm."""
    realm = sender.card.realm
    if any(card.realm is not realm for card in recipients):
        raise Trouble(Kind.PACKAGE_OTHER_REALM)
    line = " ".join([MARK, str(VERSION), realm.value, *(card.fingerprint for card in recipients)])
    sizes = [{"sha256": hashlib.sha256(blob).hexdigest(), "size": len(blob)} for blob in blobs]
    outer = {"line": line, "sender": sender.card.values(), "contents": sizes}
    told = json.dumps({**manifest, **outer}, ensure_ascii=False).encode()
    packed = zstandard.ZstdCompressor(level=10).compress(
        b"".join([sender.signer.sign(told), len(told).to_bytes(4, "big"), told, *blobs])
    )
    keys = [pyrage.x25519.Recipient.from_str(card.recipient) for card in recipients]
    return line.encode() + b"\n" + bytes(pyrage.encrypt(packed, keys))


def unseal(data: bytes, own: Identity) -> Contents:
    """What a package for this laptop holds, all of it checked; nothing is believed before the signature fits.

    Troubles: PACKAGE_DAMAGED, PACKAGE_NEWER, PACKAGE_OTHER_REALM, PACKAGE_NOT_FOR_YOU.
    """
    line = first_line(data)
    check_line(line, own.card)
    try:
        packed = pyrage.decrypt(data[len(line) + 1 :], [own.opener])
    except pyrage.DecryptError as error:
        raise damaged() from error
    stream = Bounded(packed)
    signature, told = stream.take(SIGNATURE), stream.take(stream.number(LARGEST_MANIFEST))
    manifest = Fields.of_json(told)
    sender = card_of(manifest.within("sender"))
    if not sender.signed(signature, told) or manifest.text("line") != line:
        raise damaged()
    if sender.realm is not own.card.realm:
        raise Trouble(Kind.PACKAGE_OTHER_REALM)
    blobs = dict(stream.content(size) for size in manifest.many("contents"))
    stream.must_end()
    return Contents(sender, manifest, blobs, hashlib.sha256(told).hexdigest()[:32])


def first_line(data: bytes) -> str:
    """The readable line; Trouble PACKAGE_DAMAGED if this is no package of ours."""
    line, found, _ = data[:LONGEST_LINE].partition(b"\n")
    if not found or not line.isascii() or not line.startswith(MARK.encode() + b" "):
        raise damaged()
    return line.decode()


def check_line(line: str, own: Card) -> None:
    """Whether the package is one that this laptop can and may read."""
    words = line.split(" ")
    if len(words) < 4 or not words[1].isdigit():
        raise damaged()
    if int(words[1]) > VERSION:
        raise Trouble(Kind.PACKAGE_NEWER, found=int(words[1]), known=VERSION)
    if words[2] not in set(Realm):
        raise damaged()
    if words[2] != own.realm.value:
        raise Trouble(Kind.PACKAGE_OTHER_REALM)
    if own.fingerprint not in words[3:]:
        raise Trouble(Kind.PACKAGE_NOT_FOR_YOU)


class Bounded:
    """Unpacks piece by piece and never more than promised: a bomb is a damaged package."""

    def __init__(self, packed: bytes) -> None:
        unpacking = zstandard.ZstdDecompressor(max_window_size=WINDOW)
        self._stream = unpacking.stream_reader(io.BytesIO(packed))
        self._left = LARGEST_WHOLE

    def take(self, size: int) -> bytes:
        """Exactly this many bytes."""
        self._left -= size
        if self._left < 0:
            raise damaged()
        try:
            taken = self._stream.read(size)
        except zstandard.ZstdError as error:
            raise damaged() from error
        if len(taken) != size:
            raise damaged()
        return taken

    def number(self, largest: int) -> int:
        """A length, written in four bytes."""
        found = int.from_bytes(self.take(4), "big")
        if found > largest:
            raise damaged()
        return found

    def content(self, told: Fields) -> tuple[bytes, bytes]:
        """One content with its hash, as the manifest announces it."""
        size, sha256 = told.whole("size"), told.digest("sha256")
        if size > LARGEST_CONTENT:
            raise damaged()
        data = self.take(size)
        if hashlib.sha256(data).digest() != sha256:
            raise damaged()
        return sha256, data

    def must_end(self) -> None:
        try:
            more = self._stream.read(1)
        except zstandard.ZstdError as error:
            raise damaged() from error
        if more:
            raise damaged()
