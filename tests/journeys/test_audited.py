"""A form that wants an audit log gets it: what was answered when, handed in with the record."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import Qt

from desktop.forms import library
from desktop.paths import Paths
from desktop.store import Vault, photos, records_table, servers_table, submission, unlock
from desktop.store.records_table import Wish
from desktop.store.seal import Purpose
from desktop.ui.hands import Hands
from desktop.ui.pages.correction_reason import ReasonCard
from tests.journeys import laptop as deeds
from tests.journeys.laptop import SITI
from tests.journeys.test_corrections import press_notice

Window = Callable[..., Hands]
FORM = """<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"
 xmlns:jr="http://openrosa.org/javarosa" xmlns:odk="http://www.opendatakit.org/xforms"><h:head>
<h:title>Kunjungan tercatat</h:title><model><instance><data id="kunjungan" version="1"><nama/><meta><instanceID/>
<audit/></meta></data></instance><bind nodeset="/data/nama" type="string"/>
<bind nodeset="/data/meta/instanceID" type="string" jr:preload="uid"/>
<bind nodeset="/data/meta/audit" type="binary" odk:track-changes="true"/></model></h:head>
<h:body><input ref="/data/nama"><label>Nama</label></input></h:body></h:html>"""


def _install(folder: Path, form: str = FORM) -> None:
    paths = Paths(folder)
    with Vault(paths, unlock(paths, SITI.name, SITI.passphrase).key) as vault:
        server = servers_table.servers(vault)[0].id
        library.install(vault, form.encode(), {}, server_id=server, at=datetime.now(UTC))


def _sealed(vault: Vault) -> tuple[bytes, str]:
    """The XML and the log of the only record."""
    (row,) = records_table.rows(vault, Wish())
    current = submission.current(vault, row.id)
    (part,) = [part for part in submission.parts(vault, current.id) if part.purpose is Purpose.FILE]
    assert part.name == "audit.csv"
    return submission.xml(vault, current.id), photos.read(vault, part.sha256).decode()


def test_what_was_answered_when_goes_with_the_record(window: Window, laptop: Path) -> None:
    _install(laptop)
    hands = window(laptop)
    deeds.come_in(hands, SITI)
    page = deeds.begin_form(hands, "kunjungan")
    page.interview.answer("/data/nama", "Siti")
    page.autosave.changed()
    hands.press(Qt.Key.Key_S, ctrl=True)
    hands.wait(lambda: page.autosave.clean, "it is saved")
    page.focus_first()
    hands.press(Qt.Key.Key_Return, ctrl=True)
    hands.wait(lambda: hands.filling is None, "it is handed in")
    deeds.close_window(hands)

    xml, log = deeds.look_into(laptop, SITI, _sealed)
    assert b"<audit>audit.csv</audit>" in xml
    lines = log.splitlines()
    assert [line.split(",")[0] for line in lines[:3]] == ["event", "form start", "question"]
    assert lines[2].startswith("question,/data/nama,")
    assert lines[2].endswith(",,Siti")
    assert [line.split(",")[0] for line in lines[-3:]] == ["form save", "form finalize", "form exit"]


def test_a_form_may_want_a_reason_before_what_was_handed_in_is_changed(window: Window, laptop: Path) -> None:
    _install(laptop, FORM.replace('odk:track-changes="true"', 'odk:track-changes-reasons="on-form-edit"'))
    hands = window(laptop)
    deeds.come_in(hands, SITI)
    deeds.begin_form(hands, "kunjungan")
    hands.enter("Siti")
    hands.press(Qt.Key.Key_Return, ctrl=True)
    hands.wait(lambda: hands.filling is None, "it is handed in, and nobody asks why")
    deeds.read(hands, "Kunjungan")
    press_notice(hands)
    page = deeds.in_front(hands)
    hands.wait(lambda: page.where.card() is not None, "the question")
    hands.press(Qt.Key.Key_A, ctrl=True)
    hands.enter("Sinta")
    hands.press(Qt.Key.Key_Return, ctrl=True)
    card = page.findChild(ReasonCard)
    assert card is not None and card.isVisible() and "Siti menjadi Sinta" in card.changed.text()
    hands.enter("   ")
    assert card.isVisible() and hands.filling is page  # nothing is no reason
    hands.enter("salah dengar, sudah ditanyakan lagi")
    hands.wait(lambda: hands.filling is None, "it is handed in")
    deeds.close_window(hands)

    xml, log = deeds.look_into(laptop, SITI, _sealed)
    assert b"<nama>Sinta</nama>" in xml
    lines = [line.split(",", 4) for line in log.splitlines()]
    assert lines[0][4] == "change-reason"
    assert [line[4] for line in lines if line[0] == "change reason"] == ['"salah dengar, sudah ditanyakan lagi"']
    assert [line[0] for line in lines[-4:]] == ["change reason", "form save", "form finalize", "form exit"]
