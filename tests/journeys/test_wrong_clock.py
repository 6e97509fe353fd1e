"""A day's work under a wrong clock: the dates are shown with the right day before handing in, agreed to or left."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import Qt

from desktop.demo.families import flood
from desktop.demo.filling import fill
from desktop.store import records_table, submission
from desktop.store.records_table import Wish
from desktop.ui.hands import Hands
from desktop.ui.pages.dates_card import DatesCard
from desktop.ui.pages.filling import FillingPage
from tests.journeys import laptop as deeds
from tests.journeys.laptop import SITI, Clock

Key = Qt.Key
DAY = "/data/kejadian/tgl_kejadian"
LONG_AGO = timedelta(days=-2000)


def _reported(hands: Hands) -> FillingPage:
    """A report by the clock as it is, kept."""
    page = deeds.begin_form(hands, "laporan")
    mine = {name: value for name, value in flood().items() if name not in ("tgl_kejadian", "waktu_diketahui")}
    fill(page.interview, mine)
    page.autosave.changed()
    hands.press(Key.Key_S, ctrl=True)
    hands.wait(lambda: page.autosave.clean, "it is saved")
    return page


def _asked(hands: Hands, page: FillingPage) -> DatesCard:
    hands.press(Key.Key_Return, ctrl=True)
    hands.wait(lambda: (card := page.findChild(DatesCard)) is not None and card.isVisible(), "the dates are shown")
    card = page.findChild(DatesCard)
    assert card is not None
    return card


def test_the_right_day_is_proposed_agreed_to_and_sealed(window: Callable[..., Hands], laptop: Path) -> None:
    clock = Clock()
    hands = window(laptop, clock=clock)
    deeds.come_in(hands, SITI)
    right = clock().date()
    clock.ahead = LONG_AGO
    page = _reported(hands)
    wrong = clock().date()
    assert page.interview.node(DAY).value == wrong.isoformat()
    clock.ahead = timedelta()
    card = _asked(hands, page)
    assert str(right.year) in card.lines.text() and str(wrong.year) in card.lines.text()
    hands.press(Key.Key_Escape)
    hands.wait(lambda: not card.isVisible(), "back to the answers")
    assert page.interview.node(DAY).value == wrong.isoformat()
    _asked(hands, page)
    hands.picture("dates")
    hands.press(Key.Key_Return)
    hands.wait(lambda: hands.filling is None, "it is handed in")
    deeds.close_window(hands)
    (row,) = deeds.look_into(laptop, SITI, lambda vault: records_table.rows(vault, Wish()))
    sealed = deeds.look_into(
        laptop, SITI, lambda vault: submission.answers(vault, submission.current(vault, row.id).id)
    )
    assert sealed[DAY] in {right.isoformat(), clock().date().isoformat()}
    assert not any(value.startswith(wrong.isoformat()) for value in sealed.values())
