"""The pages about other laptops, with synthetic data, for the gallery."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop.ui.pages.exchange import ExchangePage
from desktop.ui.pages.exchange_wifi import WifiCard
from desktop.ui.pages.lost_laptop import LostPage
from desktop.ui.pieces import below, column_of
from desktop.ui.translations import tr
from desktop.ui.values import NewPerson
from tests.ui import people


def exchange() -> QWidget:
    page = ExchangePage()
    standing = people.standing()
    page.show_values(standing, people.NOW)
    page.show_ready(people.ready(standing))
    page.extras.editor.added.emit(NewPerson("Dewi Lestari", "enumerator", "kuda merah lompat pagar"))
    page.going_out.begin(tr("Menulis ke stik. Jangan cabut stiknya dulu…"))
    page.going_out.show()
    page.going_out.show_done(45, 100)
    page.wifi.show_values(standing, (standing.contacts[0].fingerprint,), may_open=True)
    page.wifi.show_opened(people.OPEN_DOOR)
    return page


def exchange_around() -> QWidget:
    """Two doors answered in the room: one of a laptop that was met before, one that is new here, chosen."""
    card, standing = WifiCard(), people.standing()
    card.say_words()
    card.show_values(standing, (standing.contacts[0].fingerprint,), may_open=False)
    card.around.show_found(people.DOORS_AROUND)
    card.around.list.setCurrentIndex(card.around.list.model().index(1, 0))
    return column_of(below(card, None))


def exchange_open() -> QWidget:
    """The door is open: its code, and the mark others compare."""
    card = WifiCard()
    card.say_words()
    card.show_values(people.standing(), (), may_open=True)
    card.show_opened(people.OPEN_DOOR)
    return column_of(below(card, None))


def lost_laptop() -> QWidget:
    page = LostPage()
    page.show_laptop(people.on_it(), people.NOW)
    return page
