"""The page that tells the vault's promises tells all of them, in their words."""

from __future__ import annotations

import re
from pathlib import Path

from desktop.store.check import INVARIANTS

PAGE = Path(__file__).parents[2] / "docs" / "vault.md"


def test_the_page_tells_every_promise_as_it_is_asked():
    told = re.findall(r"^\d+\. (.+)$", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    assert told == [name for name, _question in INVARIANTS]
