"""Both versions of a record side by side: only what differs, one key for mine, nothing decided by leaving."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.trouble import Kind, Trouble
from desktop.ui.desk_conflict import side_by_side
from desktop.ui.pages.conflict import Beside, ConflictPage
from desktop.xforms import Interview, load_form

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


FORM = """<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"><h:head><h:title>K</h:title>
<model><instance><data id="k" version="1"><nama/><lantai/><catatan/></data></instance>
<bind nodeset="/data/nama" type="string"/><bind nodeset="/data/catatan" type="string"/></model></h:head><h:body>
<input ref="/data/nama"><label>Nama</label></input><select1 ref="/data/lantai"><label>Lantai</label>
<item><label>Tanah</label><value>1</value></item><item><label>Semen</label><value>2</value></item></select1>
<input ref="/data/catatan"><label>Catatan</label></input></h:body></h:html>"""


def filled(**answers: str) -> Interview:
    interview = Interview(load_form(FORM))
    for name, value in answers.items():
        interview.answer(f"/data/{name}", value)
    return interview


def test_answers_are_compared_as_people_read_them_and_hidden_numbers_stay_hidden(qapp: object) -> None:
    mine, theirs = filled(nama="Rusdi", lantai="1"), filled(nama="Rusdi", lantai="2", catatan="sudah dicek")
    found = side_by_side(mine, theirs, masked=lambda _ref: False, language="id")
    assert [(one.label, one.mine, one.theirs) for one in found if one.differs] == [
        ("Lantai", "Tanah", "Semen"),
        ("Catatan", "", "sudah dicek"),
    ]
