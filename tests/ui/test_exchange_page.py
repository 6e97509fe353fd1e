"""Tukar berkas read again while somebody is about to press: the focus stays where it was."""

from __future__ import annotations

from dataclasses import replace

from pytestqt.qtbot import QtBot

from desktop.ui.pages.exchange import ExchangePage
from tests.ui import people


def test_the_first_laptop_that_becomes_known_takes_nobodys_focus(qtbot: QtBot) -> None:
    """It was: the button that leads to the review lost it between the press and the release of a key."""
    page, standing = ExchangePage(), people.standing()
    qtbot.addWidget(page)
    page.show_values(replace(standing, contacts=()), people.NOW)
    page.show()
    page.open.setFocus()
    qtbot.waitUntil(page.open.hasFocus)
    page.show_values(standing, people.NOW)
    page.show_ready(people.ready(standing))
    assert page.open.hasFocus()


def test_a_person_half_typed_for_one_laptop_does_not_go_to_another(qtbot: QtBot) -> None:
    page, standing = ExchangePage(), people.standing()
    qtbot.addWidget(page)
    page.show_values(standing, people.NOW)
    page.show_ready(people.ready(standing))
    page.show()
    page.extras.add.click()
    assert not page.extras.editor.isHidden()
    page.extras.show_ready(people.ready(standing), "Laptop lain", reviews=True)
    assert page.extras.editor.isHidden()


def test_what_is_ready_may_be_written_while_the_page_is_read_again(qtbot: QtBot) -> None:
    page, standing = ExchangePage(), people.standing()
    qtbot.addWidget(page)
    page.show_values(standing, people.NOW)
    page.show_ready(people.ready(standing))
    assert page.primary is not None and page.primary.isEnabled()
    page.show_values(standing, people.NOW)
    assert page.primary.isEnabled()
    page.show_values(replace(standing, contacts=standing.contacts[1:]), people.NOW)
    assert not page.primary.isEnabled()  # another laptop: not known yet what is ready for it
