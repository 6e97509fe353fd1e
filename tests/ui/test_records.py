"""The list of records: the model is a right one, 100,000 rows are asked for in parts, and the keyboard is enough."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QStyleOptionViewItem
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from desktop.store.records_table import Page, Sort, Wish
from desktop.store.stages import Stage
from desktop.ui.models.records import BLOCK, KEPT, RecordsModel
from desktop.ui.pages.records import RecordsPage
from desktop.ui.theme import px
from desktop.ui.values import Column
from tests.ui import people


class Table:
    """Counts what is asked; holds the answers back while `held`."""

    def __init__(self, total: int) -> None:
        self.total = total
        self.wishes: list[Wish] = []
        self.waiting: list[Callable[[], None]] = []
        self.held = False

    def fetch(self, wish: Wish, done: Callable[[Page], None]) -> None:
        self.wishes.append(wish)
        answer = lambda: people.fetch(self.total)(wish, done)  # noqa: E731
        if self.held:
            self.waiting.append(answer)
        else:
            answer()


def test_the_model_is_a_right_one(qtmodeltester: ModelTester) -> None:
    model = RecordsModel(people.fetch(250), lambda: people.NOW)
    model.read_again()
    qtmodeltester.check(model)
    assert model.rowCount() == 250


def test_100_000_rows_are_asked_for_in_parts() -> None:
    table = Table(100_000)
    model = RecordsModel(table.fetch, lambda: people.NOW)
    model.read_again()
    assert (model.rowCount(), len(table.wishes)) == (100_000, 1)
    assert model.index(99_950, 1).data() is not None
    assert [(w.offset, w.limit) for w in table.wishes] == [(0, BLOCK), (99_900, BLOCK)]
    for row in range(0, 100_000, 500):
        model.record(row)
    assert len(model._blocks) <= KEPT


def test_an_answer_to_an_older_question_is_dropped() -> None:
    table = Table(30)
    table.held = True
    model = RecordsModel(table.fetch, lambda: people.NOW)
    model.ask(Wish(text="rusdi"))
    model.ask(Wish(text=""))
    for answer in reversed(table.waiting):
        answer()
    assert model.rowCount() == 30


def test_rows_stay_while_the_next_answer_is_on_its_way() -> None:
    table = Table(30)
    model = RecordsModel(table.fetch, lambda: people.NOW)
    model.read_again()
    table.held = True
    model.ask(Wish(text="maimunah"))
    assert model.rowCount() == 30
    table.waiting.pop()()
    assert model.rowCount() == 3


def page_of(qtbot: QtBot, table: Table) -> RecordsPage:
    page = RecordsPage(table.fetch, lambda: people.NOW)
    qtbot.addWidget(page)
    page.resize(1100, 640)
    with qtbot.waitActive(page):
        page.show()
    page.show_values(people.FORMS)
    page.focus_first()
    return page


def test_arrows_and_enter_open_a_record(qtbot: QtBot) -> None:
    page = page_of(qtbot, Table(30))
    assert page.table.hasFocus()
    QTest.keyClick(page.table, Qt.Key.Key_Down)
    QTest.keyClick(page.table, Qt.Key.Key_Down)
    with qtbot.waitSignal(page.opened) as opened:
        QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert opened.args == ["r2"]


def test_searching_by_keyboard(qtbot: QtBot) -> None:
    table = Table(30)
    page = page_of(qtbot, table)
    QTest.keyClick(page.table, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert page.search.hasFocus()
    with qtbot.waitSignal(page.model.answered):
        QTest.keyClicks(page.search, "Maimunah")
    assert page.model.rowCount() == 3
    assert table.wishes[-1].text == "Maimunah"
    QTest.keyClick(page.search, Qt.Key.Key_Return)
    assert page.table.hasFocus()
    assert page.table.currentIndex().row() == 0


def test_nothing_found_offers_everything(qtbot: QtBot) -> None:
    page = page_of(qtbot, Table(30))
    page.search.setText("tidak ada orang ini")
    QTest.keyClick(page.search, Qt.Key.Key_Return)
    assert page.nothing_found.isVisible()
    page.nothing_found.button.click()
    assert page.table.isVisible()
    assert page.model.rowCount() == 30


def test_an_empty_list_teaches(qtbot: QtBot) -> None:
    page = page_of(qtbot, Table(0))
    assert page.empty.isVisible()
    assert page.empty.button.hasFocus()
    with qtbot.waitSignal(page.new_asked):
        QTest.keyClick(page.empty.button, Qt.Key.Key_Space)


def test_only_what_may_be_discarded_is(qtbot: QtBot) -> None:
    page = page_of(qtbot, Table(30))
    page.table.selectRow(4)
    with qtbot.assertNotEmitted(page.discarded):
        QTest.keyClick(page.table, Qt.Key.Key_Delete)
    page.table.selectRow(2)
    with qtbot.waitSignal(page.discarded) as discarded:
        QTest.keyClick(page.table, Qt.Key.Key_Delete)
    assert discarded.args == ["r2"]
    with qtbot.waitSignal(page.restored) as restored:
        QTest.keyClick(page.table, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert restored.args == ["r2"]


def test_chips_let_their_stages_through(qtbot: QtBot) -> None:
    table = Table(30)
    page = page_of(qtbot, table)
    page.chips["returned"].click()
    assert table.wishes[-1].stages == {Stage.RETURNED}
    assert page.model.rowCount() == 3


def test_the_place_is_kept_when_the_list_is_read_again(qtbot: QtBot) -> None:
    page = page_of(qtbot, Table(30))
    page.table.selectRow(7)
    page.read_again()
    assert page.table.currentIndex().row() == 7
    assert page.table.hasFocus()


def test_sorting_only_where_an_index_is(qtbot: QtBot) -> None:
    table = Table(30)
    page = page_of(qtbot, table)
    head = page.table.horizontalHeader()
    head.setSortIndicator(page.model.columns.index(Column.VILLAGE), Qt.SortOrder.AscendingOrder)
    assert (table.wishes[-1].sort, table.wishes[-1].descending) == (Sort.REGION, False)
    asked = len(table.wishes)
    head.setSortIndicator(page.model.columns.index(Column.STAGE), Qt.SortOrder.AscendingOrder)
    assert len(table.wishes) == asked
    assert head.sortIndicatorSection() == page.model.columns.index(Column.VILLAGE)


def test_a_narrow_list_keeps_room_for_titles(qtbot: QtBot) -> None:
    page = page_of(qtbot, Table(30))
    form = page.model.columns.index(Column.FORM)
    assert not page.table.isColumnHidden(form)
    page.resize(800, 600)
    assert page.table.isColumnHidden(form)


def test_a_draft_tells_how_far_it_is(qtbot: QtBot) -> None:
    page = RecordsPage(people.fetch(3), lambda: people.NOW)
    qtbot.addWidget(page)
    page.show_values()
    assert page.model.index(0, 0).data() == "Draf · 34 %"
    assert page.model.index(1, 0).data() == "Dikembalikan"


def test_an_answer_that_comes_late_takes_no_focus_from_another_page(qtbot: QtBot) -> None:
    table = Table(30)
    table.held = True
    page = page_of(qtbot, table)
    page.hide()
    for answer in table.waiting:
        answer()
    assert page.model.rowCount() > 0
    assert page.focusWidget() is not page.table


def test_what_is_not_verified_yet_is_told_behind_the_title_and_the_stage_stays_short(qtbot: QtBot) -> None:
    row = replace(people.record(1), stage=Stage.RELEASED, unverified=True, outside=True, found=2, open_remarks=0)
    model = RecordsModel(lambda _wish, done: done(Page((row,), 1)), lambda: people.NOW)
    model.read_again()
    stage, title = model.index(0, 0), model.index(0, 1)
    assert stage.data() == "Menunggu dikirim"
    assert title.data() == row.title
    heard = title.data(Qt.ItemDataRole.AccessibleTextRole)
    assert heard == f"{row.title}, di luar wilayah Anda, belum diverifikasi, 2 temuan"
    assert "tidak ada lagi di daftar" in title.data(Qt.ItemDataRole.ToolTipRole)


def test_a_narrow_list_keeps_the_title_whole_and_its_marks_as_a_sign(qtbot: QtBot) -> None:
    row = replace(people.record(1), title="Keluarga Rusdi bin Hasan", urgent=False, found=0, open_remarks=0)

    def painted(*, unverified: bool, wide: int) -> QImage:
        found = replace(row, unverified=unverified)
        page = RecordsPage(lambda _wish, done: done(Page((found,), 1)), lambda: people.NOW)
        qtbot.addWidget(page)
        page.show_values(people.FORMS)
        at = page.model.index(0, 1)
        assert not unverified or at.data(Qt.ItemDataRole.ToolTipRole) == "belum diverifikasi"
        image, look = QImage(wide, px(32), QImage.Format.Format_RGB32), QStyleOptionViewItem()
        image.fill(Qt.GlobalColor.white)
        look.rect, look.font, look.widget = image.rect(), page.font(), page.table
        painter = QPainter(image)
        page.table.itemDelegate().paint(painter, look, at)
        painter.end()
        return image

    bare, signed = painted(unverified=False, wide=px(240)), painted(unverified=True, wide=px(240))
    assert bare.copy(0, 0, px(150), px(32)) == signed.copy(0, 0, px(150), px(32))  # the whole name, as without
    assert bare != signed
    assert painted(unverified=True, wide=px(400)).copy(0, 0, px(240), px(32)) != signed  # with room: in words
