"""A supervisor gives an RT of the prelist out, by keys, from Beranda; its worker has it as the own visit list."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from desktop.store import access_table, visits_given
from desktop.ui.hands import Hands
from desktop.ui.pages.visit_areas import VisitAreasPage
from tests.journeys import laptop as deeds
from tests.journeys.laptop import RATNA, SITI

Key = Qt.Key


def test_from_beranda_to_the_workers_list(window: Callable[..., Hands], laptop: Path) -> None:
    hands = window(laptop)
    deeds.come_in(hands, RATNA)
    today = hands.desk.home.today

    def link() -> QPushButton | None:
        return next((one for one in today.findChildren(QPushButton) if one.text() == "Bagi per RT…"), None)

    hands.wait(lambda: link() is not None, "the prelist is counted")
    found = link()
    assert found is not None
    found.click()
    frame = hands.desk.frame
    hands.wait(lambda: isinstance(frame.guest, VisitAreasPage) and bool(frame.guest.model.lines), "the RTs")
    page = frame.guest
    assert isinstance(page, VisitAreasPage)
    page.table.setFocus()
    hands.press(Key.Key_A, ctrl=True)
    deeds.tab_to(hands, page.worker)
    page.worker.setEditText(SITI.name)
    hands.press(Key.Key_Return, ctrl=True)
    hands.wait(page.notice.isVisible, "it is given")
    assert {line.cells[5] for line in page.model.lines} == {SITI.name}
    deeds.close_window(hands)
    given = deeds.look_into(laptop, RATNA, visits_given.get)
    assert set(given.to.values()) == {SITI.name} and given.by_name == RATNA.name
    assert "give_visits" in [one.deed for one in deeds.look_into(laptop, RATNA, access_table.entries)]
