"""The forms that come with the program, with the lists they ask for: for the demonstration and practice mode."""

from __future__ import annotations

import csv
import gzip
import io
from collections.abc import Mapping
from pathlib import Path

from desktop.frozen import frozen
from desktop.paths import RESOURCES
from desktop.reference import lists
from desktop.reference.regions import Regions
from desktop.xforms import load_form

FOLDER = RESOURCES / "forms"
ENTITY_LISTS = ("keluarga", "orang", "kube", "keluhan", "kejadian", "titik", "korban")
"""Lists that submissions fill; a province that begins has them empty."""


@frozen
class BundledForm:
    """A form and its media, as a server hands them out."""

    form_id: str
    version: str
    title: str
    xml: bytes
    media: Mapping[str, bytes]


def forms(media: Mapping[str, bytes], *, folder: Path = FOLDER) -> tuple[BundledForm, ...]:
    """Every bundled form with those of the media it asks for."""
    return tuple(_bundled(_xml(folder, name), media) for name in known(folder))


def known(folder: Path = FOLDER) -> tuple[str, ...]:
    """The ids of the bundled forms."""
    return tuple(sorted({path.name.partition(".")[0] for path in (*folder.glob("*.xml"), *folder.glob("*.xml.gz"))}))


def form(form_id: str, media: Mapping[str, bytes], *, folder: Path = FOLDER) -> BundledForm:
    """One of them. FileNotFoundError for a form that does not come with the program."""
    return _bundled(_xml(folder, form_id), media)


def region_lists(regions: Regions) -> dict[str, bytes]:
    """The four levels of the region list, as a server hands them out."""
    return {name: lists.csv_bytes(regions, name) for name in lists.LEVELS}


def invented_lists(families: int) -> dict[str, bytes]:
    """A prelist of so many invented families with their members, and the lists of an office that begins."""
    from desktop.reference import synthetic

    invented = tuple(synthetic.families(families))
    prelists = {"prelist.csv": synthetic.prelist_csv(invented), "prelist_anggota.csv": synthetic.members_csv(invented)}
    return prelists | office_lists()


def office_lists() -> dict[str, bytes]:
    """What an office sets and dates: amounts, standards; and its lists of entities, still without a row."""
    return {path.name: path.read_bytes() for path in (FOLDER / "lists").glob("*.csv")} | {
        f"{name}.csv": b"name,label,desa\n" for name in ENTITY_LISTS
    }


def office_list(filename: str) -> list[dict[str, str]]:
    """The rows of one of them."""
    text = (FOLDER / "lists" / filename).read_text(encoding="utf-8")
    return list(csv.DictReader(io.StringIO(text)))


def _xml(folder: Path, form_id: str) -> bytes:
    """As it is, or packed by the installer. FileNotFoundError."""
    packed = folder / f"{form_id}.xml.gz"
    return gzip.decompress(packed.read_bytes()) if packed.is_file() else (folder / f"{form_id}.xml").read_bytes()


def _bundled(xml: bytes, media: Mapping[str, bytes]) -> BundledForm:
    read = load_form(xml)
    asked = {source.filename for source in read.sources}
    return BundledForm(
        read.form_id, read.version, read.title, xml, {name: media[name] for name in sorted(asked & media.keys())}
    )
