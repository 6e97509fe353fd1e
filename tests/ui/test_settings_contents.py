"""The contents beside the settings: there where there is room, and each part is one press away."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.ui.pages.settings import SettingsPage
from tests.ui import people


def test_a_part_of_the_settings_is_one_press_away(qtbot: QtBot) -> None:
    page = SettingsPage()
    qtbot.addWidget(page)
    page.show_values(people.settings_values())
    page.resize(1158, 700)
    with qtbot.waitExposed(page):
        page.show()
    contents = page.contents
    qtbot.waitUntil(contents.isVisible)
    shown = {link.text(): link for link in contents.links if not link.isHidden()}
    assert "Versi program" in shown and "Orang di laptop ini" not in shown
    page.people.show_people(people.COLLEAGUES)
    page.people.show()
    assert not next(link for link in contents.links if link.text() == "Orang di laptop ini").isHidden()
    shown["Pengguna"].click()
    qtbot.waitUntil(page.old.hasFocus)
    assert QApplication.focusWidget() is page.old
    page.resize(900, 700)
    qtbot.waitUntil(lambda: not contents.isVisible())
