"""The forms that our window and other pages are measured with are the same, and the table sets them side by side."""

from __future__ import annotations

import pytest

from desktop.xforms import Interview, load_form
from tests.bench import pages


def test_the_form_of_rows_has_its_200_from_the_beginning() -> None:
    interview = Interview(load_form(pages.forms()["W4"]))
    assert len(interview.node("/data/item").children) == 200


def test_ours_and_theirs_stand_in_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    pages.table({("sambang", "W2", "answer_ms"): [4.0] * 9, ("enketo", "W2", "answer_ms"): [8.0] * 9})
    line = next(line for line in capsys.readouterr().out.splitlines() if line.startswith("W2: a key"))
    assert "4.0 / 4.0" in line and "8.0 / 8.0" in line and "0.50" in line
    assert line.endswith("–")  # Web Forms was not measured


def test_without_a_browser_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages.shutil, "which", lambda _name: None)
    monkeypatch.delenv("CHROMIUM", raising=False)
    assert pages.ready(install=False) == "needs chromium"
