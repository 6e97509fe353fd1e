"""A timed reading test held by keys on the real page: clock, wrong ones, last item; one answer, undone at once."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.forms.timed_grid import Countdown, Outcome, outcome_of, rules_of, streak, summed_by, sums
from desktop.reports.reading import shown
from desktop.ui.pages.filling import FillingPage
from desktop.ui.questions.simple import readable
from desktop.ui.questions.timed_grid import TimedGridAnswer
from desktop.xforms import load_form
from tests.ui.filling_on_screen import CTRL, ENTER, Store, card, converted, here, opened, press, value

FORM = """
| survey |
| | type | name | label | appearance |
| | select_multiple huruf | kisi | Baca huruf ini | x-timed-grid(type=3, duration=60, pause=true, end-after=3{more}) |
| | integer | benar | Benar | x-timed-grid-answer(${{kisi}}, correct-count) |
| | begin_group | akhir | Akhir | |
| | integer | sisa | Sisa detik | x-timed-grid-answer(/data/kisi, time-remaining) |
| | text | belum | Belum dibaca | x-timed-grid-answer(/data/kisi, unanswered-items) |
| | end_group | | | |
| choices |
| | list_name | name | label |
| | huruf | 1 | A |
| | huruf | 2 | B |
| | huruf | 3 | C |
| | huruf | 4 | D |
| | huruf | 5 | E |
| | huruf | 6 | F |
| | huruf | 999 | Semua benar |
| settings |
| | form_title | form_id | name |
| | Baca | baca | data |
"""
SPACE, RIGHT, ESC = Qt.Key.Key_Space, Qt.Key.Key_Right, Qt.Key.Key_Escape
Held = tuple[FillingPage, TimedGridAnswer, list[float]]


def begun(qtbot: QtBot, more: str = "") -> Held:
    """The test on the page, its clock in the hand."""
    page = opened(qtbot, Store(), load_form(converted(FORM.format(more=more))))
    answer = card(page, "/data/kisi").answer
    assert isinstance(answer, TimedGridAnswer)
    at = [100.0]
    answer.surroundings = replace(answer.surroundings, ticks=lambda: at[0])
    return page, answer, at


def state(answer: TimedGridAnswer) -> str:
    return answer.state


def stored(page: FillingPage) -> tuple[str, ...]:
    return tuple(value(page, f"/data/{name}") for name in ("kisi", "benar", "akhir/sisa", "akhir/belum"))


def test_a_test_is_held_by_keys_and_is_one_answer(qtbot: QtBot) -> None:
    page, answer, at = begun(qtbot)
    press(SPACE, RIGHT, SPACE)
    at[0] += 12.5
    answer.tick()
    assert answer.left.text() == "47 detik" and stored(page) == ("", "", "", "")
    press(ESC)
    at[0] += 1000
    press(SPACE, "ss")
    assert state(answer) == "last"
    press(ENTER)  # at the last wrong one, which may be the last reached: go on from there
    assert stored(page) == ("2 2", "1", "47", "C, D, E, F")
    press((Qt.Key.Key_Z, CTRL))
    assert stored(page) == ("", "", "", "") and state(answer) == "new"
    press((Qt.Key.Key_Y, CTRL))
    assert stored(page)[0] == "2 2" and state(answer) == "over"
    press(Qt.Key.Key_Delete)
    assert stored(page) == ("", "", "", "")


def test_none_wrong_is_said_by_its_value_first_and_read_in_words(qtbot: QtBot) -> None:
    page, answer, _ = begun(qtbot)
    press(SPACE, "ss", RIGHT, RIGHT, RIGHT, ENTER)
    assert stored(page)[:2] == ("999 4", "4")
    assert answer.told.text().startswith("Tidak ada yang salah. Terakhir dibaca: D.")
    assert readable(page.interview.node("/data/kisi")) == "Tidak ada yang salah. Terakhir dibaca: D."
    assert shown(page.interview.node("/data/kisi")) == "Salah: –; terakhir dibaca: D"
    assert here(page) == "kisi"
    press(ENTER)
    assert here(page) == "benar"


def test_too_many_wrong_ask_once(qtbot: QtBot) -> None:
    page, answer, _ = begun(qtbot)
    press(SPACE, SPACE, RIGHT, SPACE, RIGHT, SPACE)
    assert state(answer) == "asked" and "3 salah" in card(page, "/data/kisi").message.text()
    press(SPACE, ESC, RIGHT, SPACE)
    assert state(answer) == "running" and len(answer.grid.rows.picked) == 4


def test_a_strict_test_ends_by_itself(qtbot: QtBot) -> None:
    page, answer, at = begun(qtbot, ", strict=true, finish=2")
    press(SPACE, SPACE)
    at[0] += 61
    answer.tick()
    assert state(answer) == "last"
    press(Qt.Key.Key_U, ESC, RIGHT, RIGHT, ENTER)
    assert stored(page) == ("1 3", "2", "0", "D, E, F")
    press(Qt.Key.Key_U, SPACE, RIGHT, SPACE, RIGHT, SPACE)
    assert stored(page) == ("1 2 3 6", "3", "60", "")


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("x-timed-grid", ("letters", 10, 120, 5, False, False, "999", "pick")),
        ("x-timed-grid(type=reading, finish = 3)", ("reading", 1, 120, 5, False, False, "999", "last at once")),
        ("x-timed-grid(type=7,columns=2,all-answered=000)", ("letters", 7, 120, 5, False, False, "000", "pick")),
        ("x-timed-grid(type=entah, end-after=0, strict=TRUE)", ("letters", 10, 120, 0, True, False, "999", "pick")),
    ],
)
def test_what_a_form_asks_for(written: str, said: tuple[object, ...]) -> None:
    rules = rules_of((written,))
    assert rules is not None
    found = (rules.type, rules.columns, rules.seconds, rules.end_after)
    assert (*found, rules.strict, rules.pause, rules.all_right, rules.finish) == said


def test_sums_and_streaks_pass_over_punctuation_of_a_text() -> None:
    rules = rules_of(("x-timed-grid(type=reading)",))
    assert rules is not None and rules_of(("minimal",)) is None
    items = [("a", "Budi"), ("b", "pergi"), ("c", "."), ("d", "Ia"), ("e", "lari"), ("f", ".")]
    assert streak(items, frozenset("bd"), 3, rules) == 2
    found = sums(items, Outcome(("b", "d"), "e"), 3.9, rules)
    assert found["sentences-passed"] == "1" and found["punctuation-count"] == "2" and found["time-remaining"] == "3"
    assert found["correct-items"] == "Budi, ., lari" and found["first-line-all-incorrect"] == "0"
    assert outcome_of(("b", "d", "e"), rules) == Outcome(("b", "d"), "e") and outcome_of((), rules) is None
    assert summed_by(("x-timed-grid-answer( /data/kisi , correct-count)",)) == ("/data/kisi", "correct-count")
    clock = Countdown(5, lambda: 1.0)
    clock.start()
    assert clock.left == 5
