"""Both versions of a record side by side: only what differs, one key for mine, nothing decided by leaving."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.trouble import Kind, Trouble
from desktop.ui.pages.conflict import Beside, ConflictPage

ANSWERS = (
    Beside("/data/kepala", "Nama kepala keluarga", "Rusdi", "Rusdi bin Hasan"),
    Beside("/data/rt", "RT", "007", "007"),
    Beside("/data/lantai", "Lantai terluas", "", "Semen"),
)


def shown(qtbot: QtBot) -> ConflictPage:
    page = ConflictPage()
    qtbot.addWidget(page)
    page.show_head("Keluarga Rusdi", "Bu Rini", "20 Nov 2026 15.00 WIB")
    page.show_answers(ANSWERS)
    page.show()
    page.focus_first()
    return page


def test_what_differs_is_shown_and_the_rest_when_wanted(qtbot: QtBot) -> None:
    page = shown(qtbot)
    assert [line.key for line in page.model.lines] == ["/data/kepala", "/data/lantai"]
    assert page.model.lines[1].cells == ("Lantai terluas", "(kosong)", "Semen")
    page.all.click()
    assert len(page.model.lines) == 3
    assert "Bu Rini" in page.subtitle.text()


def test_three_ways_and_leaving_decides_nothing(qtbot: QtBot) -> None:
    page = shown(qtbot)
    assert page.primary is not None
    with qtbot.waitSignal(page.kept_mine):
        page.primary.click()
    with qtbot.waitSignal(page.took_theirs):
        page.theirs.click()
    with qtbot.waitSignal(page.left), qtbot.assertNotEmitted(page.kept_mine):
        page.later.click()


def test_without_the_servers_version_nothing_can_be_decided(qtbot: QtBot) -> None:
    page = ConflictPage()
    qtbot.addWidget(page)
    page.show()
    page.ask_account()
    assert page.primary is not None and not page.primary.isEnabled() and not page.theirs.isEnabled()
    QTest.keyClicks(page.account, "rini@dinsos.example")
    QTest.keyClick(page.account, Qt.Key.Key_Return)
    assert page.focusWidget() is page.secret
    QTest.keyClicks(page.secret, "hujan di kota hulu")
    with qtbot.waitSignal(page.account_given) as heard:
        QTest.keyClick(page.secret, Qt.Key.Key_Return)
    assert heard.args == ["rini@dinsos.example", "hujan di kota hulu"] and page.secret.text() == ""
    page.say_trouble(Trouble(Kind.ACCOUNT_REJECTED))
    assert page.enter.isEnabled() and not page.notice.isHidden()
