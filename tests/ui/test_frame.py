"""The frame by keyboard: rail, counts, finder, help, language, folding, outbox and settings at work."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.trouble import Kind
from desktop.ui.desk import Desk
from desktop.ui.main_window import MainWindow
from desktop.ui.workplace import Workplace
from tests.ui import people
from tests.ui.places import PASSPHRASE, FakeEnumerator, FakeHouse

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
Inside = Callable[[], Workplace]


def desk_of(place: Workplace) -> Desk:
    assert place.desk is not None
    return place.desk


def window_of(place: Workplace) -> MainWindow:
    window = place.parent()
    assert isinstance(window, MainWindow)
    return window


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(QApplication.focusWidget(), key, modifiers)


def test_the_rail_counts_what_wants_the_person(inside: Inside) -> None:
    rail = desk_of(inside()).frame.rail
    assert rail.entries["records"].accessibleName() == "Isian, 12"
    assert rail.entries["returned"].accessibleName() == "Dikembalikan, 3"
    assert rail.entries["settings"].accessibleName() == "Pengaturan"
    assert "review" not in rail.entries


def test_a_portal_is_said_on_every_page_and_is_not_called_no_connection(house: FakeHouse, inside: Inside) -> None:
    desk = desk_of(inside())
    rail, status = desk.frame.rail, desk.frame.status
    assert rail._way.text() == "Tidak ada koneksi"
    house.connection = replace(people.OFFLINE, trouble=Kind.LOGIN_PAGE)
    desk.say_way()
    assert rail._way.text() == "Terhalang"
    assert "meminta Anda masuk dulu" in status._standing[0]


def test_a_supervisor_has_the_review_entry(qtbot: QtBot, house: FakeHouse, inside: Inside) -> None:
    house.person = people.HASAN
    rail = desk_of(inside()).frame.rail
    assert rail.entries["review"].accessibleName() == "Pemeriksaan, 8"


def test_home_gets_the_focus_and_opens_by_enter(qtbot: QtBot, inside: Inside) -> None:
    desk = desk_of(inside())
    qtbot.waitUntil(lambda: bool(desk.home._lines) and desk.home._lines[0].hasFocus())
    with qtbot.waitSignal(desk.record_opened) as opened:
        press(Qt.Key.Key_Space)
    assert opened.args == ["r1"]


def test_home_read_again_keeps_the_focus_on_a_link_of_it_too(qtbot: QtBot, inside: Inside) -> None:
    home = desk_of(inside()).home
    qtbot.waitUntil(lambda: bool(home._links))
    for key in tuple(home._links):
        qtbot.waitUntil(lambda key=key: focused(home._links[key]))  # type: ignore[misc]
        before = home._links[key]
        for _twice in range(2):
            assert home._values is not None
            home.show_values(home._values)
        assert home._links[key] is not before
        qtbot.waitUntil(lambda key=key: home._links[key].hasFocus())  # type: ignore[misc]


def focused(widget: QWidget) -> bool:
    """Asked for until the window is in front."""
    widget.setFocus()
    return widget.hasFocus()


def test_ctrl_n_types_and_begins(qtbot: QtBot, inside: Inside) -> None:
    desk = desk_of(inside())
    press(Qt.Key.Key_N, CTRL)
    assert desk.frame.key == "new"
    assert not any(entry.isChecked() for entry in desk.frame.rail.entries.values())  # one is on none of them
    qtbot.waitUntil(lambda: bool(desk.new._lines) and desk.new.search.hasFocus())
    QTest.keyClicks(desk.new.search, "keluarga")
    with qtbot.waitSignal(desk.form_chosen) as chosen:
        press(Qt.Key.Key_Return)
    assert chosen.args == [2]


def test_ctrl_k_finds_a_record_by_words(qtbot: QtBot, inside: Inside) -> None:
    desk = desk_of(inside())
    press(Qt.Key.Key_K, CTRL)
    assert desk.finder.field.hasFocus()
    QTest.keyClicks(desk.finder.field, "roslina")
    qtbot.waitUntil(lambda: any(one.kind == "record" for one in desk.finder.model.found))
    with qtbot.waitSignal(desk.record_opened) as opened:
        press(Qt.Key.Key_Return)
    assert opened.args == ["r5"]
    assert desk.finder.isHidden()


def test_ctrl_k_goes_to_pages_and_escape_puts_it_away(qtbot: QtBot, inside: Inside) -> None:
    desk = desk_of(inside())
    press(Qt.Key.Key_K, CTRL)
    QTest.keyClicks(desk.finder.field, "kotak")
    press(Qt.Key.Key_Return)
    assert desk.frame.key == "outbox"
    press(Qt.Key.Key_K, CTRL)
    press(Qt.Key.Key_Escape)
    assert desk.finder.isHidden()


def test_f1_shows_the_keys_and_gives_the_focus_back(qtbot: QtBot, inside: Inside) -> None:
    place = inside()
    desk, window = desk_of(place), window_of(place)
    qtbot.waitUntil(lambda: bool(desk.home._lines) and desk.home._lines[0].hasFocus())
    before = QApplication.focusWidget()
    press(Qt.Key.Key_F1)
    assert window.help.isVisible()
    press(Qt.Key.Key_Escape)
    assert window.help.isHidden()
    assert QApplication.focusWidget() is before


def test_f1_twice_opens_the_guide_where_chapters_and_words_are_found(qtbot: QtBot, inside: Inside) -> None:
    place = inside()
    desk, window = desk_of(place), window_of(place)
    qtbot.waitUntil(lambda: bool(desk.home._lines) and desk.home._lines[0].hasFocus())
    before = QApplication.focusWidget()
    press(Qt.Key.Key_F1)
    press(Qt.Key.Key_F1)
    guide = window.guide
    assert window.help.isHidden() and guide.isVisible() and guide.chapters.count() == 10
    start = guide.text.verticalScrollBar().value()
    press(Qt.Key.Key_Down)
    assert guide.chapters.currentRow() == 1 and guide.text.verticalScrollBar().value() > start
    guide.field.setFocus()
    QTest.keyClicks(guide.field, "logistik")
    press(Qt.Key.Key_Return)
    assert guide.text.textCursor().selectedText() == "logistik"
    guide.field.setText("unicorn")
    press(Qt.Key.Key_Return)
    assert guide.told.text() == "Tidak ada yang cocok"
    press(Qt.Key.Key_F1)
    assert guide.isHidden() and QApplication.focusWidget() is before


def test_ctrl_b_folds_and_is_remembered(qtbot: QtBot, house: FakeHouse, inside: Inside) -> None:
    desk = desk_of(inside())
    wide = desk.frame.rail.width()
    press(Qt.Key.Key_B, CTRL)
    assert desk.frame.rail.width() < wide / 2
    assert house.settings.rail_folded
    assert desk.frame.rail.entries["outbox"].accessibleName() == "Kotak keluar, 5"
    press(Qt.Key.Key_B, CTRL)
    assert desk.frame.rail.width() == wide


def test_ctrl_shift_l_switches_every_word(qtbot: QtBot, house: FakeHouse, inside: Inside) -> None:
    desk = desk_of(inside())
    press(Qt.Key.Key_L, CTRL | SHIFT)
    assert house.settings.language == "en"
    qtbot.waitUntil(lambda: desk.frame.rail.entries["outbox"].text() == "Outbox")
    assert desk.settings_page.title.text() == "Settings"
    press(Qt.Key.Key_L, CTRL | SHIFT)
    qtbot.waitUntil(lambda: desk.frame.rail.entries["outbox"].text() == "Kotak keluar")


def test_discarding_is_undone_by_a_press(qtbot: QtBot, inside: Inside) -> None:
    place = inside()
    desk = desk_of(place)
    role = desk.session.enumerator
    assert isinstance(role, FakeEnumerator)
    desk.discard("r2")
    qtbot.waitUntil(lambda: desk.frame.status._button.isVisible() and desk.frame.status._button.text() == "Urungkan")
    desk.frame.status._button.click()
    qtbot.waitUntil(lambda: ("bring_back", "r2") in role.deeds)
    assert role.deeds == [("discard", "r2"), ("bring_back", "r2")]


def test_a_round_by_ctrl_enter_and_what_it_says(qtbot: QtBot, house: FakeHouse, inside: Inside) -> None:
    desk = desk_of(inside())
    desk.go("outbox")
    qtbot.waitUntil(lambda: desk.outbox.model.rowCount() > 0)
    with qtbot.waitSignal(desk.sync.ended):
        QTest.keyClick(desk.outbox, Qt.Key.Key_Return, CTRL)
    assert not desk.sync.running
    assert "2 isian diterima server." in desk.frame.status._sentence.text()


def test_a_round_without_connection_says_so_in_place(qtbot: QtBot, house: FakeHouse, inside: Inside) -> None:
    house.round_kind = Kind.NO_CONNECTION
    desk = desk_of(inside())
    desk.go("outbox")
    with qtbot.waitSignal(desk.sync.ended):
        desk.sync.run_round()
    assert "Belum ada koneksi" in desk.outbox.notice.accessibleName()


def test_practice_runs_no_round(qtbot: QtBot, place: Workplace) -> None:
    window_of(place).practise()
    qtbot.waitUntil(lambda: place.desk is not None)
    desk = desk_of(place)
    desk.sync.run_round()
    assert not desk.sync.running
    desk.go("outbox")
    qtbot.waitUntil(lambda: desk.outbox._values is not None)
    assert desk.outbox.primary is not None
    assert not desk.outbox.primary.isEnabled()


def test_a_refusal_offers_its_next_step(qtbot: QtBot, inside: Inside) -> None:
    desk = desk_of(inside())
    role = desk.session.enumerator
    assert isinstance(role, FakeEnumerator)
    desk.go("outbox")
    qtbot.waitUntil(lambda: desk.outbox.model.rowCount() > 0)
    closed = next(i for i in range(8) if desk.outbox.model.row(i).trouble == Kind.REFUSED_FORM_CLOSED.value)
    desk.outbox.list.setCurrentIndex(desk.outbox.model.index(closed))
    desk.outbox.list.setFocus()
    with qtbot.waitSignal(desk.sync.ended):
        press(Qt.Key.Key_Return)
    assert role.deeds == [("retry", "s6")]


def test_the_server_is_tried_before_it_is_kept(qtbot: QtBot, house: FakeHouse, inside: Inside) -> None:
    desk = desk_of(inside())
    press(Qt.Key.Key_Comma, CTRL)
    card = desk.settings_page.servers
    qtbot.waitUntil(lambda: desk.settings_page._values is not None)
    card.add.click()
    card.address.setText("bukan alamat")
    QTest.keyClick(card.address, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not card.notice.isHidden())
    assert "Alamat server tidak benar" in card.notice.accessibleName()
    assert card.address.text() == "bukan alamat"
    card.address.setText("https://odk.example.go.id")
    QTest.keyClick(card.address, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "Terhubung" in card.notice.accessibleName())
    assert card.address.text() == ""
    assert house.server_tried == [("bukan alamat", "", ""), ("https://odk.example.go.id", "", "")]


def test_the_passphrase_changes_only_by_the_old_one(qtbot: QtBot, inside: Inside) -> None:
    desk = desk_of(inside())
    desk.go("settings")
    page = desk.settings_page
    qtbot.waitUntil(lambda: page._values is not None)
    for old, said in (("salah", "tidak cocok"), (PASSPHRASE, "sudah diganti")):
        page.old.setText(old)
        page.new.setText("kuda merah lompat pagar")
        page.again.setText("kuda merah lompat pagar")
        page.keep_passphrase.click()
        qtbot.waitUntil(lambda said=said: said in page.person_notice.accessibleName())
        assert page.new.text() == page.again.text() == page.old.text() == ""


def test_the_text_size_measures_everything_anew(qtbot: QtBot, house: FakeHouse, inside: Inside) -> None:
    place = inside()
    before = desk_of(place).frame.rail.width()
    desk_of(place).go("settings")
    page = desk_of(place).settings_page
    qtbot.waitUntil(lambda: page._values is not None)
    page.scale.setFocus()
    QTest.keyClick(page.scale, Qt.Key.Key_Right)
    assert house.settings.text_scale == 110
    assert desk_of(place).frame.rail.width() > before
    assert desk_of(place).frame.key == "settings"
    assert desk_of(place).settings_page.scale.hasFocus()


def test_tab_reaches_everything_and_never_falls_off(qtbot: QtBot, inside: Inside) -> None:
    place = inside()
    desk, window = desk_of(place), window_of(place)
    for key in ("home", "records", "outbox", "settings", "new"):
        desk.go(key)
        qtbot.waitUntil(lambda: (at := QApplication.focusWidget()) is not None and at.isVisibleTo(window))
        seen = set()
        for _ in range(60):
            focus = QApplication.focusWidget()
            assert focus is not None
            assert window.isAncestorOf(focus)
            assert focus.isVisible(), key
            seen.add(focus)
            press(Qt.Key.Key_Tab)
        assert desk.frame.rail.new in seen, key
        assert len(seen) > 4, key  # the entries of the rail are one stop
