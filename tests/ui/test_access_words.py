"""Every deed that the access log notes has words on the page that shows it."""

from __future__ import annotations

import re
from pathlib import Path

import desktop
from desktop.ui.access_words import DEEDS, access_said

NOTED = re.compile(r"(?:access_table\.note\([\w.]+|\._note\(|\.noted\(),?\s*\"(\w+)\"")


def noted() -> set[str]:
    """The deeds as the sources name them."""
    root = Path(desktop.__file__).parent
    return {deed for file in root.rglob("*.py") for deed in NOTED.findall(file.read_text(encoding="utf-8"))}


def test_every_deed_of_the_access_log_has_words() -> None:
    found = noted()
    assert {"unlock", "hand_over", "import_prelist", "reset_passphrase"} <= found  # the pattern still finds them
    assert found - set(DEEDS) == set()


def test_a_deed_of_a_later_sambang_is_named_as_it_is() -> None:
    assert access_said("teleport") == "teleport"
