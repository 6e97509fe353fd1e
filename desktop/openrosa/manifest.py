"""The manifest: which media and lists a form needs (OpenRosa Form List API, ODK entities)."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from xml.etree.ElementTree import Element

from desktop.frozen import frozen
from desktop.openrosa.defused import Unreadable, child_text, children, escaped, local_name, namespace, read_xml
from desktop.openrosa.form_list import md5_of
from desktop.openrosa.wording import MANIFEST_NS

LIMIT = 8_000_000  # bytes


class MediaKind(StrEnum):
    """What stands behind a file name. Rows of an approval list are made by the office only."""

    FILE = ""
    ENTITY_LIST = "entityList"
    APPROVAL_LIST = "approvalEntityList"


@frozen
class MediaFile:
    """One file. `hash` is the md5 of the bytes for a FILE; for a list it only tells changed from unchanged."""

    filename: str
    hash: str | None
    download_url: str
    kind: MediaKind = MediaKind.FILE
    integrity_url: str | None = None

    @property
    def md5(self) -> str | None:
        """What the bytes must hash to; None where the server's hash says nothing about the bytes."""
        return self.hash if self.kind is MediaKind.FILE else None


def safe_filename(name: str) -> str | None:
    """The name if it is a plain file name; None if it would leave its folder (drive, slash, dots)."""
    bad = not name or name in {".", ".."} or any(mark in name for mark in "/\\:\0") or len(name) > 255
    return None if bad or any(ord(mark) < 32 for mark in name) else name


def read_manifest(data: bytes) -> tuple[MediaFile, ...]:
    """Files in the server's order; one with an unsafe name makes the manifest Unreadable."""
    root = read_xml(data, limit=LIMIT)
    if local_name(root) != "manifest" or namespace(root) != MANIFEST_NS:
        raise Unreadable("not a manifest")
    return tuple(file for file in map(_read_file, children(root, "mediaFile")) if file is not None)


def _read_file(element: Element) -> MediaFile | None:
    name, download = child_text(element, "filename"), child_text(element, "downloadUrl")
    if not name or not download:
        return None
    if safe_filename(name) is None:
        raise Unreadable("unsafe file name")
    kinds = {kind.value: kind for kind in MediaKind}
    return MediaFile(
        filename=name,
        hash=md5_of(child_text(element, "hash")),
        download_url=download,
        kind=kinds.get(element.get("type", ""), MediaKind.FILE),
        integrity_url=child_text(element, "integrityUrl") or None,
    )


def write_manifest(files: Iterable[MediaFile]) -> bytes:
    """The document as ODK Central lays it out."""
    entries = "".join(map(_write_file, files))
    text = f'<?xml version="1.0" encoding="UTF-8"?>\n  <manifest xmlns="{MANIFEST_NS}">{entries}\n  </manifest>'
    return text.encode()


def _write_file(file: MediaFile) -> str:
    kind = f' type="{file.kind.value}"' if file.kind.value else ""
    lines = [
        f"<filename>{escaped(file.filename)}</filename>",
        f"<hash>md5:{file.hash}</hash>" if file.hash else "",
        f"<downloadUrl>{escaped(file.download_url)}</downloadUrl>",
        f"<integrityUrl>{escaped(file.integrity_url)}</integrityUrl>" if file.integrity_url else "",
    ]
    inner = "".join(f"\n      {line}" for line in lines if line)
    return f"\n    <mediaFile{kind}>{inner}\n    </mediaFile>"
