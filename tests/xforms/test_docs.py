"""What docs/engine.md shows works as it stands there."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from desktop.xforms import Interview, load_form
from tests.xforms.test_slice import FORM

PAGE = Path(__file__).resolve().parents[2] / "docs" / "engine.md"


def test_the_example_of_the_page_runs() -> None:
    example = re.search(r"```python\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    assert example is not None
    names: dict[str, Any] = {"xml": FORM}
    exec(example.group(1), names)
    assert b"<nama>Siti Aminah</nama>" in names["submission"]
    again = Interview(load_form(FORM), draft=names["draft"])
    assert again.node("/data/anggota[1]/umur").value == "34"
