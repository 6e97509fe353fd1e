"""What is in it: a bill of materials (CycloneDX), the licence texts of all parts, checksums of what is handed out."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
from collections.abc import Iterable, Mapping
from email.parser import HeaderParser
from pathlib import Path

from installer.facts import HERE, ROOT, CannotBuild, version
from installer.locked import Pin, Target

TEXTS = re.compile(r"(licen[cs]e|copying|copyright|notice|authors)", re.IGNORECASE)
# Of our own tree: what is bundled beside the packages.
OURS = {
    "Sambang": "LICENSE",
    "IBM Plex Sans": "resources/fonts/OFL.txt",
    "Lucide": "resources/icons/LICENSE",
    "wilayah": "resources/reference/LICENSE-wilayah.txt",
    "kodepos": "resources/reference/LICENSE-kodepos.txt",
    "codes of BPS and former codes": "resources/reference/LICENSE-other-codes.txt",
}
# Packages whose wheels bring no text of their licence: ours lies beside this file.
WITHOUT_TEXT = {
    "pyside6_essentials": ("LGPL-3.0.txt", "GPL-3.0.txt", "Qt-PySide6.txt"),
    "shiboken6": ("LGPL-3.0.txt", "GPL-3.0.txt", "Qt-PySide6.txt"),
}


def write(wheels: Mapping[Pin, Path], file: Path, target: Target, more: Iterable[dict[str, object]] = ()) -> None:
    """The bill as CycloneDX 1.5 JSON: every package with its version and the hash of the very file that went in."""
    parts = [_part(pin, wheel) for pin, wheel in sorted(wheels.items(), key=lambda each: each[0].name)]
    file.write_text(
        json.dumps(
            {
                "bomFormat": "CycloneDX",
                "specVersion": "1.5",
                "version": 1,
                "metadata": {
                    "component": {"type": "application", "name": "sambang", "version": version()},
                    "properties": [{"name": "target", "value": f"{target.platforms[0]}, Python 3.{target.minor}"}],
                },
                "components": [*parts, *more],
            },
            indent=1,
        ),
        encoding="utf-8",
        newline="\n",
    )


def add(file: Path, *parts: dict[str, object]) -> None:
    """Further parts into a bill that is written: the interpreter, and what else an installer brings."""
    kept = json.loads(file.read_text(encoding="utf-8"))
    kept["components"] += parts
    file.write_text(json.dumps(kept, indent=1), encoding="utf-8", newline="\n")


def licences(site: Path, into: Path) -> None:
    """The licence texts of all packages and of what lies in our tree. CannotBuild if a package has none."""
    into.mkdir(parents=True)
    for info in sorted(site.glob("*.dist-info")):
        name = info.name.split("-")[0].lower()
        texts = [file for file in info.rglob("*") if file.is_file() and TEXTS.search(file.name)]
        texts += [HERE / "licences" / text for text in WITHOUT_TEXT.get(name, ())]
        if not texts:
            said = HeaderParser().parsestr((info / "METADATA").read_text(encoding="utf-8"))
            words = said.get("License-Expression") or said.get("License") or ""
            known = HERE / "licences" / f"{name}.txt"
            if not known.is_file():
                raise CannotBuild(f"{info.name} brings no licence text (it says: {words[:60]!r})")
            texts = [known]
        folder = into / name
        folder.mkdir()
        for text in texts:
            shutil.copyfile(text, folder / text.name)
    for name, place in OURS.items():
        (into / name).mkdir(exist_ok=True)
        shutil.copyfile(ROOT / place, into / name / Path(place).name)


def shorten_metadata(site: Path) -> None:
    """Of each package's description only the head: programs ask for names and versions, nobody reads the rest here."""
    for info in site.glob("*.dist-info"):
        head = (info / "METADATA").read_text(encoding="utf-8").split("\n\n", 1)[0]
        shutil.rmtree(info)
        info.mkdir()
        (info / "METADATA").write_text(head + "\n", encoding="utf-8", newline="\n")


def checksums(files: Iterable[Path], into: Path) -> None:
    """As `sha256sum -c` reads them."""
    lines = [f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file.name}\n" for file in sorted(files)]
    into.write_text("".join(lines), encoding="utf-8", newline="\n")


def part(name: str, release: str, licence: str, sha256: str = "") -> dict[str, object]:
    """One line of the bill."""
    found: dict[str, object] = {"type": "library", "name": name, "version": release}
    if licence:
        found["licenses"] = [{"license": {"name": licence}}]
    if sha256:
        found["hashes"] = [{"alg": "SHA-256", "content": sha256}]
    return found


def _part(pin: Pin, wheel: Path) -> dict[str, object]:
    found = part(pin.name, pin.version, "", hashlib.sha256(wheel.read_bytes()).hexdigest())
    return {**found, "purl": f"pkg:pypi/{pin.name}@{pin.version}"}
