"""The forms that come with the program, with the lists they ask for: for the demonstration and practice mode."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from desktop.paths import RESOURCES
from desktop.reference import lists, synthetic
from desktop.reference.regions import Regions
from desktop.xforms import load_form

FOLDER = RESOURCES / "forms"


@dataclass(frozen=True, slots=True)
class BundledForm:
    """A form and its media, as a server hands them out."""

    form_id: str
    version: str
    title: str
    xml: bytes
    media: Mapping[str, bytes]


def forms(media: Mapping[str, bytes], *, folder: Path = FOLDER) -> tuple[BundledForm, ...]:
    """Every bundled form with those of the media it asks for."""
    return tuple(_bundled(path.read_bytes(), media) for path in sorted(folder.glob("*.xml")))


def demonstration_media(regions: Regions, families: int) -> dict[str, bytes]:
    """The region lists, and a prelist of so many invented families with their members."""
    media = {name: lists.csv_bytes(regions, name) for name in lists.LEVELS}
    invented = tuple(synthetic.families(families))
    media["prelist.csv"] = synthetic.prelist_csv(invented)
    media["prelist_anggota.csv"] = synthetic.members_csv(invented)
    return media


def _bundled(xml: bytes, media: Mapping[str, bytes]) -> BundledForm:
    form = load_form(xml)
    asked = {source.filename for source in form.sources}
    return BundledForm(
        form.form_id, form.version, form.title, xml, {name: media[name] for name in sorted(asked & media.keys())}
    )
