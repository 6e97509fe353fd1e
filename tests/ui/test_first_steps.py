"""Beranda on a laptop without forms: each way to them, and the guide, are one press away."""

from __future__ import annotations

from dataclasses import replace

from pytestqt.qtbot import QtBot

from desktop.ui.pages.home import HomePage
from desktop.ui.row_button import RowButton
from desktop.ui.values import Connection
from tests.ui import people


def rows(page: HomePage) -> dict[str, RowButton]:
    return {
        row.key: row for row in page.findChildren(RowButton) if row.key.startswith("first ") and row.isVisibleTo(page)
    }


def test_without_forms_the_ways_to_them_are_shown(qtbot: QtBot) -> None:
    page = HomePage()
    qtbot.addWidget(page)
    page.show_values(people.home_empty())
    page.show()
    assert list(rows(page)) == ["first server", "first stick", "first guide"]
    for key, at in (("first server", "settings"), ("first stick", "exchange")):
        with qtbot.waitSignal(page.page_asked) as asked:
            rows(page)[key].click()
        assert asked.args == [at]
    with qtbot.waitSignal(page.guide_asked):
        rows(page)["first guide"].click()
    page.focus_first()
    qtbot.waitUntil(rows(page)["first server"].hasFocus)


def test_where_a_server_is_known_its_forms_are_fetched(qtbot: QtBot) -> None:
    page = HomePage()
    qtbot.addWidget(page)
    page.show_values(replace(people.home_empty(), connection=Connection("Dinas Sosial")))
    with qtbot.waitSignal(page.forms_asked):
        rows(page)["first forms"].click()
    page.show_values(people.home_full())
    assert not rows(page)
