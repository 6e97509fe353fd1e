"""A form's version changes in mid-campaign: what a draft meets there is shown first; a form that closes warns."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import Qt

from desktop.forms import library
from desktop.paths import RESOURCES
from desktop.store import Vault, forms_table
from desktop.ui.hands import Hands
from desktop.ui.pages.version_card import VersionCard
from tests.journeys import laptop as deeds
from tests.journeys.laptop import SITI

Window = Callable[..., Hands]
Key = Qt.Key
NEWER = "2099010101"


def _newer() -> bytes:
    """The disaster report of tomorrow: a question of another name, one in other words, one way of reporting less."""
    xml = (RESOURCES / "forms" / "laporan_awal_bencana.xml").read_bytes()
    version = library.load(xml).version.encode()
    return (
        xml.replace(b'version="' + version, b'version="' + NEWER.encode())
        .replace(b"nama_pelapor", b"nama_saksi")
        .replace(b"<value>Jenis bencana</value>", b"<value>Jenis kejadian bencana</value>")
    )


def _in_vault(hands: Hands, deed: Callable[[Vault], object]) -> None:
    session = hands.desk.session
    session.store.post(lambda _ticket: deed(session.enumerator.vault)).result(30)


def _begun(hands: Hands) -> str:
    """A report with a reporter's name, left."""
    page = deeds.begin_form(hands, "laporan")
    page.answer(page.interview.node("/data/pelapor/nama_pelapor"), "Hamdani")
    record_id = str(page.property("record"))
    hands.press(Key.Key_Escape)
    hands.wait(lambda: hands.filling is None, "it is left")
    return record_id


def _install(vault: Vault) -> None:
    (old,) = [form for form in forms_table.installed(vault) if form.form_id == "laporan_awal_bencana"]
    library.install(vault, _newer(), {}, server_id=old.server, at=datetime.now(UTC))


def _retire(vault: Vault) -> None:
    for form in forms_table.installed(vault):
        if form.form_id == "laporan_awal_bencana":
            forms_table.retire(vault, form.key, datetime.now(UTC))


def test_what_a_newer_version_changes_is_shown_and_the_draft_moves_when_it_is_agreed_to(
    window: Window, laptop: Path
) -> None:
    hands = window(laptop)
    deeds.come_in(hands, SITI)
    record_id = _begun(hands)

    _in_vault(hands, _install)
    hands.desk.record_opened.emit(record_id)
    page = deeds.in_front(hands)
    hands.wait(
        lambda: page.notice.isVisible() and NEWER in page.notice.accessibleName(), "the newer version is offered"
    )
    hands.press(Key.Key_N, ctrl=True, shift=True)
    hands.wait(lambda: page.findChild(VersionCard) is not None, "what changes")
    card = page.findChild(VersionCard)
    assert card is not None
    cells = card.table.model()
    rows = [[cells.index(row, column).data() for column in range(3)] for row in range(cells.rowCount())]
    assert (rows[0][0], rows[0][2]) == ("Jawaban hilang", "Hamdani")
    assert ["Pertanyaan baru", rows[0][1], ""] in rows  # the same words under another name
    assert ["Bunyi berubah", "Jenis bencana", "Jenis kejadian bencana"] in rows
    hands.press(Key.Key_Return)
    hands.wait(lambda: hands.filling not in (None, page), "it is opened again")
    moved = deeds.in_front(hands)
    assert (moved.property("record"), moved.interview.form.version) == (record_id, NEWER)
    _in_vault(hands, _retire)
    hands.press(Key.Key_Escape)
    hands.wait(lambda: hands.filling is None, "it is left")
    hands.wait(lambda: hands.desk.home._values and hands.desk.home._values.closing, "Beranda tells that it closes")
    lines = [line.key for line in hands.desk.home._lines]
    assert lines[0] == record_id and lines.count(record_id) == 1  # first of all, and only there
    hands.desk.record_opened.emit(record_id)
    again = deeds.in_front(hands)
    hands.wait(lambda: "tidak lagi menawarkan" in again.notice.accessibleName(), "and so does the form")
    deeds.close_window(hands)
