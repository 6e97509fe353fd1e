"""Newer programs as the office offers them: one signed sheet (`sambang-rilis.json`) beside the installers.

The sheet lies on a stick, or is a file of the form `sambang_rilis` on the province's server. It counts only with a
signature (Ed25519) of a key this program trusts: the keys it was built with and those of the office's preset file.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from desktop.frozen import frozen
from desktop.paths import RESOURCES, preset_file, put_in_place
from desktop.settings import disk_trouble
from desktop.trouble import Kind, Trouble

SHEET = "sambang-rilis.json"
FORM_ID = "sambang_rilis"
CARRIER = f"{FORM_ID}.xml"
KINDS = {"windows": "-Setup.exe", "deb": "_amd64.deb", "tar": "-linux-x86_64.tar.xz"}
KEYS = RESOURCES / "release" / "keys.txt"
LARGEST_SHEET, LARGEST_FILE = 20_000, 400_000_000  # bytes
PIECE = 1 << 20
_SAID = b"sambang release 1\n"
_VERSION = re.compile(r"\d{1,4}(\.\d{1,4}){1,3}")
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,80}")


@frozen
class Installer:
    """One file of a release. `size` in bytes."""

    name: str
    size: int
    sha256: str


@frozen
class Release:
    """What a signed sheet says; `files` by kind of system."""

    version: str
    files: Mapping[str, Installer]

    def is_newer_than(self, version: str) -> bool:
        return _numbers(self.version) > _numbers(version)


def trusted_keys() -> tuple[str, ...]:
    """The public keys a release may be signed with, hexadecimal."""
    built_in = KEYS.read_text(encoding="ascii").split() if KEYS.is_file() else []
    chosen: object = []
    preset = preset_file()
    if preset is not None:
        with suppress(OSError, ValueError):
            said = json.loads(preset.read_text(encoding="utf-8"))
            chosen = said.get("release_keys") if isinstance(said, dict) else []
    given = [key for key in chosen if isinstance(key, str)] if isinstance(chosen, list) else []
    return tuple(key for key in [*built_in, *given] if re.fullmatch(r"[0-9a-f]{64}", key))


def kind_here() -> str:
    """Which installer this machine takes."""
    if os.name == "nt":
        return "windows"
    return "deb" if RESOURCES.parent.parent == Path("/usr/lib/sambang") else "tar"


def write_sheet(version: str, files: Iterable[Path], sign: Callable[[bytes], bytes]) -> bytes:
    """The sheet for the installers of one version. ValueError for files that are no installers of it."""
    described = {}
    for file in files:
        kind = next((kind for kind, ending in KINDS.items() if file.name.endswith(ending)), None)
        if kind is None or version not in file.name or not _NAME.fullmatch(file.name):
            raise ValueError(f"{file.name} is no installer of {version}")
        described[kind] = {"name": file.name, "size": file.stat().st_size, "sha256": _hash_of(file)}
    if not described or not _VERSION.fullmatch(version):
        raise ValueError(f"no installer of {version}")
    said = {"version": version, "files": described}
    return json.dumps({"sambang": said, "signature": sign(_canonical(said)).hex()}, indent=1).encode()


def carrier(version: str, names: Iterable[str]) -> bytes:
    """The form that carries the sheet and the installers on a server: ODK Central keeps only files a form names."""
    named = tuple(names)
    texts = "".join(
        f'<text id="{at}"><value>{name}</value><value form="image">jr://images/{name}</value></text>'
        for at, name in enumerate(named)
    )
    notes = "".join(f'<input ref="/data/n{at}"><label ref="jr:itext(\'{at}\')"/></input>' for at in range(len(named)))
    nodes = "".join(f"<n{at}/>" for at in range(len(named)))
    binds = "".join(f'<bind nodeset="/data/n{at}" type="string" readonly="true()"/>' for at in range(len(named)))
    return f"""<?xml version="1.0"?>
<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"
 xmlns:jr="http://openrosa.org/javarosa" xmlns:orx="http://openrosa.org/xforms">
<h:head><h:title>Sambang {version}</h:title><model><itext><translation lang="id">{texts}</translation></itext>
<instance><data id="{FORM_ID}" version="{version}">{nodes}<meta><instanceID/></meta></data></instance>
{binds}<bind nodeset="/data/meta/instanceID" type="string" readonly="true()" jr:preload="uid"/>
</model></h:head><h:body>{notes}</h:body></h:html>
""".encode()


def read_sheet(data: bytes, keys: Iterable[str]) -> Release:
    """A sheet with a signature that counts. Troubles RELEASE_UNSIGNED, PACKAGE_DAMAGED."""
    try:
        sheet = json.loads(data[: LARGEST_SHEET + 1])
        said, signature = sheet["sambang"], bytes.fromhex(sheet["signature"])
        canonical = _canonical(said)
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise Trouble(Kind.PACKAGE_DAMAGED) from error
    if not any(_signed(key, signature, canonical) for key in keys):
        raise Trouble(Kind.RELEASE_UNSIGNED)
    try:
        files = {kind: _installer(said["files"][kind]) for kind in KINDS if kind in said["files"]}
        version = said["version"]
        if not files or not isinstance(version, str) or not _VERSION.fullmatch(version):
            raise ValueError(version)
    except (ValueError, KeyError, TypeError) as error:
        raise Trouble(Kind.PACKAGE_DAMAGED) from error
    return Release(version, files)


def take(
    pieces: Iterable[bytes], wanted: Installer, folder: Path, cancelled: Callable[[], bool] = lambda: False
) -> Path | None:
    """Lay an installer down in `folder`, whole and as its sheet promised, or not at all; None if it was cancelled.

    Troubles PACKAGE_DAMAGED, DISK_FULL, DISK_READ_ONLY, DISK_FAILED; whatever `pieces` raises goes on.
    """
    target, beside = folder / wanted.name, folder / f"{wanted.name}.part"
    found, size = hashlib.sha256(), 0
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with beside.open("wb") as file:
            for piece in pieces:
                found.update(piece)
                size += len(piece)
                if size > wanted.size:
                    break
                if cancelled():
                    return None
                file.write(piece)
            file.flush()
            os.fsync(file.fileno())
        if size != wanted.size or found.hexdigest() != wanted.sha256:
            raise Trouble(Kind.PACKAGE_DAMAGED)
        put_in_place(beside, target)
    except OSError as error:
        raise disk_trouble(error) from error
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
    return target


def keep_sheet(sheet: bytes, folder: Path) -> None:
    """Beside the installers of this laptop, in place of the one before. Troubles of the disk."""
    new = folder / f"{SHEET}.new"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        new.write_bytes(sheet)
        put_in_place(new, folder / SHEET)
    except OSError as error:
        raise disk_trouble(error) from error


def lies_whole(file: Path, wanted: Installer) -> bool:
    """Whether that installer is there; every byte of it is compared when it is taken or carried."""
    with suppress(OSError):
        return file.stat().st_size == wanted.size
    return False


def is_older(version: str, than: str) -> bool:
    return _numbers(version) < _numbers(than)


def pieces_of(file: Path) -> Iterable[bytes]:
    """A file piece by piece. Trouble FILE_UNREADABLE."""
    try:
        with file.open("rb") as opened:
            while piece := opened.read(PIECE):
                yield piece
    except OSError as error:
        raise Trouble(Kind.FILE_UNREADABLE, name=file.name) from error


def find_sheet(folder: Path) -> Path | None:
    """The sheet in a folder or one below it, as people copy things onto sticks; None if there is none."""
    with suppress(OSError):
        for place in (folder, *sorted(one for one in folder.iterdir() if one.is_dir())):
            if (place / SHEET).is_file():
                return place / SHEET
    return None


def _installer(said: Mapping[str, object]) -> Installer:
    name, size, digest = said["name"], said["size"], said["sha256"]
    if not (isinstance(name, str) and isinstance(digest, str) and type(size) is int):
        raise ValueError(name)
    if not (_NAME.fullmatch(name) and 0 < size <= LARGEST_FILE and re.fullmatch(r"[0-9a-f]{64}", digest)):
        raise ValueError(name)
    return Installer(name, size, digest)


def _signed(key: str, signature: bytes, message: bytes) -> bool:
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        Ed25519PublicKey.from_public_bytes(bytes.fromhex(key)).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True


def _canonical(said: object) -> bytes:
    return _SAID + json.dumps(said, sort_keys=True, separators=(",", ":"), ensure_ascii=True).encode("ascii")


def _numbers(version: str) -> tuple[int, ...]:
    numbers = tuple(int(part) for part in re.findall(r"\d+", version)[:4])
    return (*numbers, *(0,) * (4 - len(numbers)))


def _hash_of(file: Path) -> str:
    found = hashlib.sha256()
    for piece in pieces_of(file):
        found.update(piece)
    return found.hexdigest()
