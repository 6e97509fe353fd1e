"""Visits given out by RT: rows marked by keys go to a name, and stay marked when the answer is in."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.roles.visit_areas import Area, Areas
from desktop.store.visits_given import VisitsGiven
from desktop.ui.pages.visit_areas import VisitAreasPage

RTS = tuple(
    Area(f"v|1|{n}", "Sungai Terap, Kumpeh Ulu", "1", str(n), 12 + n, n, ("Budi",) if n else ()) for n in range(4)
)


def test_marked_rows_go_to_a_name(qtbot: QtBot) -> None:
    page = VisitAreasPage()
    qtbot.addWidget(page)
    page.show_areas(Areas(RTS, ("Budi", "Siti Aminah"), VisitsGiven()))
    page.show()
    assert page.primary is not None and page.primary.text() == "Serahkan 1 RT"
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    page.worker.setEditText("  Siti   Aminah ")
    with qtbot.waitSignal(page.given) as heard:
        page.primary.click()
    keys, name = heard.args
    assert (set(keys), name) == ({"v|1|0", "v|1|1"}, "Siti Aminah")
    page.show_areas(Areas(RTS, ("Budi", "Siti Aminah"), VisitsGiven()))
    assert set(page.marked_keys()) == set(keys) and page.worker.currentText() == "Siti Aminah"


def test_nobody_is_an_answer_too_and_nothing_marked_goes_nowhere(qtbot: QtBot) -> None:
    page = VisitAreasPage()
    qtbot.addWidget(page)
    page.show_areas(Areas(RTS, (), VisitsGiven()))
    page.show()
    assert page.primary is not None and not page.primary.isEnabled()  # no name yet
    page.table.setFocus()
    for _row in range(2):
        qtbot.keyClick(page.table, Qt.Key.Key_Down)
    with qtbot.waitSignal(page.given) as heard:
        page.nobody.click()
    assert heard.args == [("v|1|2",), ""]
    page.table.clearSelection()
    assert not page.nobody.isEnabled()
