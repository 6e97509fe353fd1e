"""Phones in the room, by keys: one is let in and hands in a report; another's browser brings a photo to the form."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import requests
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QColor, QImage

from desktop.lanes import Lane
from desktop.openrosa.identity import read_identity
from desktop.roles.phones import invitation
from desktop.store import records_table
from desktop.store.records_table import Wish
from desktop.ui.hands import Hands
from desktop.ui.questions.files import PhotoAnswer
from tests.exchange.phone import Phone
from tests.journeys import laptop as deeds
from tests.journeys.laptop import RATNA

Window = Callable[..., Hands]
Key = Qt.Key
INSTANCE = "uuid:6d0f6c1a-4d8c-4f0e-8f7b-0c5a6b1f2e31"


def jpeg() -> bytes:
    image = QImage(64, 48, QImage.Format.Format_RGB32)
    image.fill(QColor("teal"))
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "JPG")
    buffer.close()
    return io.BytesIO(data.data()).read()


def report(phone: Phone) -> bytes:
    """What a phone would hand in of the report: the version it was offered, and next to nothing in it."""
    form = next(one for one in phone.forms() if one.form_id == "laporan_awal_bencana")
    return (
        f'<data id="{form.form_id}" version="{form.version}" xmlns:orx="http://openrosa.org/xforms"><orx:meta>'
        f"<orx:instanceID>{INSTANCE}</orx:instanceID></orx:meta></data>"
    ).encode()


def opened_for_phones(hands: Hands, name: str) -> Phone:
    """The switch, and a phone let in: its code is on the screen."""
    hands.desk.go("exchange")
    card = hands.desk.exchange_page.phones
    hands.wait(card.isVisible, "phones may be let in")
    deeds.tab_to(hands, card.switch)
    hands.press(Key.Key_Space)
    hands.wait(card.inside.isVisible, "the door for phones is open")
    deeds.tab_to(hands, card.name)
    hands.enter(name)
    hands.wait(lambda: card.picture.isVisible() and not card.picture.pixmap().isNull(), "its code is shown")
    desk = hands.desk.exchange
    assert desk is not None
    assert desk.phones is not None
    assert desk.phones.opened is not None
    code = invitation(f"http://127.0.0.1:{desk.phones.opened.port}", card.phones[-1], "Posko")
    return Phone.scanned(code)


def photo_question(hands: Hands) -> PhotoAnswer:
    """The first photo question that is shown."""
    page = hands.filling
    assert page is not None

    def shown() -> list[PhotoAnswer]:
        return [one for one in page.findChildren(PhotoAnswer) if one.isVisible()]

    hands.wait(shown, "the photo is asked")
    return shown()[0]


def brings_a_photo(hands: Hands, aside: Lane) -> None:
    page = deeds.begin_form(hands, "laporan awal")
    hands.wait(lambda: page.where.node() is not None, "the first question")
    ref = next(node for node in all_refs(page.interview.root) if node.endswith("/gambar"))
    assert page.go_to(ref), ref
    answer = photo_question(hands)
    assert answer.phone is not None
    assert answer.from_phone is not None
    deeds.tab_to(hands, answer.phone)
    hands.press(Key.Key_Space)
    shown = answer.from_phone
    hands.wait(shown.address.isVisible, "the address is shown")
    url = "http://127.0.0.1:" + shown.address.text().rpartition(":")[2]
    ticket = aside.post(lambda _t: requests.post(url, files={"foto": ("x.jpg", jpeg())}, timeout=60).status_code)
    hands.wait(lambda: bool(page.interview.node(ref).value), "the photo is the answer")
    hands.wait(shown.isHidden, "the code is gone")
    assert ticket.result(60) == 200
    hands.wait(lambda: page.all_kept, "it is kept")


def all_refs(node):  # type: ignore[no-untyped-def]
    yield node.ref
    for child in node.children:
        yield from all_refs(child)


def test_phones_hand_in_a_report_and_a_photo(window: Window, laptop: Path) -> None:
    hands, aside = window(laptop), Lane("a phone")
    deeds.come_in(hands, RATNA)
    phone = opened_for_phones(hands, "HP Bu Rina")
    ticket = aside.post(lambda _t: phone.hand_in(report(phone)))
    card = hands.desk.exchange_page.phones
    hands.wait(lambda: bool(card.phones) and card.phones[0].taken == 1, "the report came")
    assert ticket.result(60) == 201
    brings_a_photo(hands, aside)
    aside.close()
    deeds.lock(hands)
    deeds.close_window(hands)

    def look(vault):  # type: ignore[no-untyped-def]
        return records_table.rows(vault, Wish(limit=10))

    rows = deeds.look_into(laptop, RATNA, look)
    assert {row.author_name for row in rows} == {"HP Bu Rina", RATNA.name}
    assert read_identity(report_kept(laptop)).instance_id == INSTANCE


def report_kept(laptop: Path) -> bytes:
    from desktop.store import submission

    def look(vault):  # type: ignore[no-untyped-def]
        found = vault.value("SELECT id FROM submissions WHERE instance_id = ?", (INSTANCE,))
        return submission.xml(vault, found)

    return bytes(deeds.look_into(laptop, RATNA, look))
