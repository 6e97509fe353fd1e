"""Every deed that the access log notes has words on the page that shows it."""

from __future__ import annotations

import re
from pathlib import Path

import desktop
from desktop.ui.access_words import DEEDS, access_said, purpose_said

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


def test_what_it_was_for_is_said_in_words() -> None:
    assert purpose_said("unlock", "recovery") == "dengan lembar pemulihan"
    assert purpose_said("print", "office") == "Diserahkan kepada Dinas atau desa"
    assert purpose_said("print", "other: rapat desa") == "rapat desa"
    assert purpose_said("wrong_tries", "3") == "3 kali"
    assert purpose_said("change_person", "Siti: supervisor 1505") == "Siti: Pengawas (memeriksa isian) 1505"
    assert purpose_said("hand_over", "Ratna") == "Ratna"
