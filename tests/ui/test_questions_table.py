"""`docs/questions.md` is true: every control, type and appearance of the protocol has a row with its widget."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, cast

import pytest

from desktop.ui.questions.answer import Surroundings
from desktop.ui.questions.kinds import kind_of
from desktop.ui.questions.limits import limit
from desktop.xforms import Choice
from tests.ui.contact_form import FORM
from tests.ui.test_questions import FakeNode

PAGE = (Path(__file__).parents[2] / "docs" / "questions.md").read_text("utf-8")
# openrosa-protocol 3.15 and 3.17, word for word.
TYPES = "string int boolean decimal date time dateTime geopoint geotrace geoshape binary barcode intent odk:rank"
CONTROLS = "input select1 select upload trigger range rank"
APPEARANCES = """
multiline numbers url masked thousands-sep counter bearing ex:org.app(a='1') hidden-answer
printer:org.app('x') hide-input no-calendar month-year year ethiopian coptic islamic bikram-sambat myanmar
persian buddhist minimal search autocomplete quick columns columns-3 columns-pack no-buttons likert image-map
map label list list-nolabel compact compact-2 quickcompact horizontal horizontal-compact vertical no-ticks
picker rating signature annotate draw new new-front front selfie maps placement-map x-timed-grid
"""
CHOICES = (Choice("1", "Ya", place="-1.6 103.6"), Choice("2", "Tidak"))


def rows(heading: str) -> list[list[str]]:
    section = PAGE.split(f"## {heading}\n")[1].split("\n## ")[0]
    lines = [line.strip("| \n").split(" | ") for line in section.splitlines() if line.startswith("| ")]
    return [[cell.strip() for cell in line] for line in lines[2:]]


CONTROL_ROWS, APPEARANCE_ROWS = rows("Controls and types"), rows("Appearances")


def node_of(on: str, kind: str = "", appearance: str = "") -> FakeNode:
    control, _, medium = on.partition(" ")
    if control in ("text", "int", "decimal", "date", "barcode", "geopoint"):
        control, kind = "input", {"text": "string"}.get(control, control)
    parameters = {"mediatype": medium} if medium else {"start": "0", "end": "3"} if control == "range" else {}
    choices = CHOICES if control in ("select", "select1", "rank") else ()
    words = (appearance,) if appearance else ()
    return FakeNode(control=control, type=kind, parameters=parameters, choices=choices, appearance=words)


def test_every_control_type_and_appearance_has_a_row() -> None:
    assert {row[0].partition(" ")[0] for row in CONTROL_ROWS} == set(CONTROLS.split())
    assert {row[1] for row in CONTROL_ROWS} >= set(TYPES.split())
    assert {row[1] for row in APPEARANCE_ROWS} == set(APPEARANCES.split())


@pytest.mark.parametrize("row", CONTROL_ROWS, ids=lambda row: f"{row[0]}-{row[1]}")
def test_a_control_gets_the_widget_the_page_says(row: list[str]) -> None:
    control, kind, widget, state, how = row
    assert kind_of(cast(Any, node_of(control, kind)), Surroundings()) == widget
    assert state in ("native", "next best") and how


@pytest.mark.parametrize("row", APPEARANCE_ROWS, ids=lambda row: f"{row[0]}-{row[1]}")
def test_an_appearance_gets_the_widget_the_page_says(row: list[str]) -> None:
    on, appearance, widget, state, _ = row
    node = cast(Any, node_of(on, appearance=appearance))
    assert kind_of(node, Surroundings()) == widget
    assert bool(limit(node)) == (state == "next best")


def test_the_contact_sheet_forgets_no_appearance_of_today() -> None:
    asked = set(re.findall(r"[\w:\-]+(?:\.[^|]*)?", " ".join(line for line in FORM.splitlines())))
    deprecated = {"compact", "compact-2", "quickcompact", "horizontal", "horizontal-compact", "front", "selfie", "new"}
    same = {"search", "maps", "columns-3", "hide-input", "label", "list-nolabel", "myanmar", "coptic", "ethiopian"}
    words = {word.partition(":")[0].partition("(")[0] for word in APPEARANCES.split()}
    shown = {word.partition(":")[0] for word in asked} | {"ex", "printer"}
    assert words - deprecated - same - {"persian", "buddhist"} <= shown
