"""The pages about other laptops, with synthetic data, for the gallery."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop.ui.pages.exchange import ExchangePage
from desktop.ui.pages.lost_laptop import LostPage
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


def lost_laptop() -> QWidget:
    page = LostPage()
    page.show_laptop(people.on_it(), people.NOW)
    return page
