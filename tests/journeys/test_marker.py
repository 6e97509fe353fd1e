"""A marker goes every way a person's words can go; afterwards no file the program wrote can be read for it."""

from __future__ import annotations

import logging
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import requests
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop import logs
from desktop.demo.families import flood
from desktop.demo.filling import fill
from desktop.exchange.inventory_sealed import sealed_inventory
from desktop.exchange.recipients import identity
from desktop.hub.photo_page import Words
from desktop.lanes import Lane
from desktop.paths import Paths
from desktop.store import NewUser, Role, Vault, accounts_table, create, lists_table, servers_table
from desktop.store.accounts_table import Account
from desktop.store.records_table import Wish
from desktop.ui import paper
from desktop.ui.hands import Hands
from desktop.ui.pages.filling import FillingPage
from desktop.ui.pages.history import HistoryPage
from desktop.ui.pages.notes import NotesPage
from tests.journeys import laptop as deeds
from tests.journeys.laptop import RATNA, SITI
from tests.journeys.test_readable import MARKER, bearing

Key = Qt.Key
T = TypeVar("T")


def test_no_way_of_a_word_leaves_it_readable(window: Callable[..., Hands], laptop: Path, tmp_path: Path) -> None:
    stick = tmp_path / "stik"
    end = logs.begin(Paths(laptop).logs)
    unhook = logs.on_crash(lambda: None, lambda: None)
    hands = window(laptop)
    deeds.come_in(hands, RATNA)
    deeds.lock(hands)
    deeds.come_in(hands, SITI)
    page = deeds.begin_form(hands, "laporan")
    fill(page.interview, {**flood(), "nama_pelapor": MARKER})  # a draft and its history
    page.autosave.changed()
    hands.press(Key.Key_S, ctrl=True)
    hands.wait(lambda: page.autosave.clean, "it is saved")
    _note_and_history(hands)
    _search(hands)
    _by_phone(hands)
    _beside(hands, stick)
    _back_up(hands, stick)
    paper.copy(MARKER)
    formats = set(QApplication.clipboard().mimeData().formats())
    assert any("ExcludeClipboardContent" in one for one in formats) and "x-kde-passwordManagerHint" in formats
    _crash()
    deeds.close_window(hands)
    unhook()
    end()
    assert (Paths(laptop).logs / "sambang.log").stat().st_size > 0
    assert bearing(laptop) == [] and bearing(stick) == []
    assert list(stick.rglob("*.vault"))


def _note_and_history(hands: Hands) -> None:
    frame = hands.desk.frame
    hands.press(Key.Key_H, ctrl=True, shift=True)
    hands.wait(lambda: isinstance(frame.guest, NotesPage) and frame.guest.reader.count() > 0, "a note can be written")
    notes = frame.guest
    assert isinstance(notes, NotesPage)
    notes.text.setFocus()
    hands.type(MARKER)
    hands.press(Key.Key_Return, ctrl=True)
    hands.wait(lambda: len(notes._notes) == 1, "the note is kept")
    hands.press(Key.Key_H, ctrl=True)
    hands.wait(lambda: isinstance(frame.guest, HistoryPage) and frame.guest.model.rowCount() > 3, "the history is read")
    hands.press(Key.Key_Escape)
    hands.wait(lambda: isinstance(frame.guest, FillingPage), "back to the record")


def _search(hands: Hands) -> None:
    """In the palette: what was typed there is kept nowhere."""
    hands.press(Key.Key_K, ctrl=True)
    hands.wait(hands.desk.finder.field.hasFocus, "the palette is there")
    hands.type(MARKER)
    hands.wait(lambda: hands.desk.finder.field.text() == MARKER, "it is typed")
    hands.press(Key.Key_Escape)


def _back_up(hands: Hands, stick: Path) -> None:
    care = hands.desk.session.care
    assert care is not None
    ticket = care.lane.post(lambda t: care.upkeep().back_up_to(stick, t.cancelled, lambda _done, _of: None))
    hands.wait(ticket._finished.is_set, "the backup is on the stick")
    ticket.result(0)


def _by_phone(hands: Hands) -> None:
    """A photo out of a phone's browser, and its bytes kept for a record."""
    session, came = hands.desk.session, list[bytes]()
    door, role = session.phone_photo, session.enumerator
    assert door is not None
    words = dict.fromkeys(Words.__slots__, MARKER)
    address = door.open(words, came.append)
    photo = b"\xff\xd8\xff" + MARKER.encode() * 9000
    url = "http://127.0.0.1:" + address.rpartition(":")[2]
    assert requests.post(url, files={"foto": (f"{MARKER}.jpg", photo, "image/jpeg")}, timeout=30).ok
    door.close()
    assert came == [photo]
    (row,) = _on(session.store, lambda: role.page(Wish(limit=1)).rows)
    opened = _on(session.store, lambda: role.open(row.id))
    _on(session.store, lambda: role.keep_photo(opened, f"{MARKER}.jpg", photo, "image/jpeg"))


def _beside(hands: Hands, stick: Path) -> None:
    """An own template, a prelist, a web account, a server's token; packages and an inventory for a supervisor."""
    session = hands.desk.session
    exchange, leaving, vault = session.exchange, session.leaving, session.enumerator.vault
    assert exchange is not None and leaving is not None
    with tempfile.TemporaryDirectory() as folder:
        other = create(Paths(Path(folder) / "lain"), NewUser("Lain", "pasar di hari rabu", Role.SUPERVISOR))
        with Vault(Paths(Path(folder) / "lain"), other.key) as theirs:
            card = identity(theirs, name=MARKER).card

    def write() -> None:
        user, at = session.enumerator.user, session.enumerator.now()
        (server, *_more) = servers_table.servers(vault)
        leaving.keep_template(f"*{MARKER}* {{kejadian}}")
        lists_table.import_csv(vault, f"name,label\n1,{MARKER}\n".encode(), name="m.csv", version="1", at=at)
        servers_table.keep_login(vault, servers_table.Login(server.id, user.id, "basic", MARKER, MARKER))
        accounts_table.keep(vault, Account(server.id, user.id, MARKER, MARKER), at=at)
        exchange.introduce(card.text(), supervisor=True)
        written = exchange.write(card.fingerprint, always=True)
        exchange.put(written, stick / "kiriman.sambang")
        told = sealed_inventory(vault, at=at)
        assert told is not None
        (stick / "isi.sambang").write_bytes(told)

    stick.mkdir()
    _on(session.store, write)


def _on(lane: Lane, deed: Callable[[], T]) -> T:
    return lane.post(lambda _ticket: deed()).result(30)


def _crash() -> None:
    """A bug whose words quote an answer, and a log line that does."""
    try:
        raise ValueError(MARKER)
    except ValueError as error:
        sys.excepthook(ValueError, error, error.__traceback__)
    logging.getLogger("sambang").warning("token=%s", MARKER.replace(" ", "") * 4)
