"""What went out under a version stays under it: a server refuses another definition, a laptop would keep both."""

from __future__ import annotations

import csv
from hashlib import sha256
from pathlib import Path

import pytest

from desktop.paths import RESOURCES
from desktop.xforms import load_form

PUBLISHED = Path(__file__).with_name("published.csv")
FORMS = tuple(sorted((RESOURCES / "forms").glob("*.xml")))


@pytest.mark.parametrize("path", FORMS, ids=lambda path: str(path.stem))
def test_a_changed_form_has_a_version_of_its_own(path: Path) -> None:
    """Fails after a change of a form: raise VERSION in its source, then add the new line to `published.csv`."""
    xml = path.read_bytes()
    form = load_form(xml)
    with PUBLISHED.open(encoding="utf-8", newline="") as lines:
        known = {(row["form"], row["version"]): row["sha256"] for row in csv.DictReader(lines)}
    line = f"{form.form_id},{form.version},{sha256(xml).hexdigest()}"
    assert known.get((form.form_id, form.version)) == sha256(xml).hexdigest(), line
