"""Reading a sealed record and judging it, by keyboard."""
# ruff: noqa: E501  the form as a table

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from functools import cache

import pytest
from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from desktop.forms import semantics
from desktop.roles.values import Dossier, Finding, FindingKind
from desktop.store.history_table import Entry
from desktop.store.record import Record
from desktop.store.stages import Stage
from desktop.store.verdicts_table import Remark
from desktop.trouble import Kind, Trouble
from desktop.ui.pages.review import ReviewPage
from desktop.ui.pages.review_findings import sentence
from desktop.ui.pages.review_queue import Waiting
from desktop.ui.palette import tokens
from desktop.ui.questions.answer import Bytes
from desktop.ui.theme import px
from desktop.xforms import Form, Interview, load_form

WIB = timezone(timedelta(hours=7))
NOW = datetime(2026, 1, 3, 14, 3, tzinfo=WIB)

FORM = """
| survey |
| | type | name | label::Bahasa Indonesia (id) | label::English (en) | relevant | bind::sambang:as | bind::sambang:about |
| | begin group | kenal | Pengenalan | Introduction | | | |
| | text | nama | Nama | Name | | title | |
| | text | nik | NIK | NIK | | nik | |
| | select_one jk | jk | Jenis kelamin | Sex | | | |
| | note | w_nik | NIK belum 16 angka. | The NIK has no 16 digits. | string-length(${nik}) != 16 | warning | nik |
| | text | rahasia | Tidak ditanya | Not asked | false() | | |
| | image | foto | Foto rumah | Photo | | | |
| | end group | | | | | | |
| | begin repeat | anggota | Anggota | Members | | | |
| | text | a_nama | Nama anggota | Name of member | | | |
| | end repeat | | | | | | |
| choices |
| | list_name | name | label::Bahasa Indonesia (id) | label::English (en) |
| | jk | 1 | 1. Laki-laki | 1. Male |
| | jk | 2 | 2. Perempuan | 2. Female |
| settings |
| | form_title | form_id | version | default_language | namespaces |
| | Asesmen | asesmen | 1 | Bahasa Indonesia (id) | sambang="https://sambang.id/xforms" |
"""


@cache
def form() -> Form:
    from pyxform.xls2xform import convert

    return load_form(convert(FORM, validate=False, file_type=".md").xform)


def sealed(nik: str = "157101010390") -> bytes:
    interview = Interview(form(), now=lambda: NOW)
    for ref, answer in {
        "/data/kenal/nama": "Rusdi",
        "/data/kenal/nik": nik,
        "/data/kenal/jk": "1",
        "/data/kenal/foto": "rumah.png",
        "/data/anggota[1]/a_nama": "Siti",
    }.items():
        interview.answer(ref, answer)
    return interview.finalize().xml


def dossier(record_id: str = "satu", stage: Stage = Stage.HANDED_IN, remarks: tuple[Remark, ...] = ()) -> Dossier:
    record = Record(
        1,
        record_id,
        1,
        "asesmen",
        "1",
        stage,
        "Keluarga Rusdi",
        "1571010001",
        "Sungai Terap",
        "u1",
        "Dewi",
        False,
        NOW,
        NOW,
    )
    finding = Finding(
        FindingKind.SAME_NIK,
        "/data/kenal/nik",
        {"number": "157101********", "author": "Budi", "at": "2026-01-02T09:00:00+07:00"},
        "dua",
    )
    shape = Finding(FindingKind.NIK_SHAPE, "/data/kenal/nik", {"number": "157101********", "fault": "length"})
    xml = sealed()
    return Dossier(record, form(), semantics.read(form()), xml, xml, NOW, remarks, (shape, finding), (), ("rumah.png",))


def photograph() -> bytes:
    image = QImage(400, 300, QImage.Format.Format_RGB32)
    image.fill(QColor("#88aa77"))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(buffer.data().data())


@pytest.fixture
def page(qtbot: QtBot) -> Iterator[ReviewPage]:
    def photo(_record: str, _name: str, hear: Bytes) -> None:
        hear(photograph())

    page = ReviewPage(photo)
    qtbot.addWidget(page)
    page.resize(1366, 768)
    show(page, dossier())
    page.show_queue(
        [
            Waiting("satu", "Keluarga Rusdi", "Sungai Terap", "Dewi", "kemarin"),
            Waiting("dua", "Keluarga Budi", "", "", ""),
        ]
    )
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    page.focus_first()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is page.list)
    yield page


def show(page: ReviewPage, case: Dossier) -> None:
    page.show_dossier(case, Interview(case.form, draft=case.xml, now=lambda: NOW))


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(QApplication.focusWidget(), key, modifier)


def refs(page: ReviewPage) -> list[tuple[str, str, str]]:
    return [(row.kind, row.label, row.answer) for row in page.document.rows]


def test_the_record_is_read_as_a_document_findings_first(page: ReviewPage) -> None:
    assert [kind for kind, _, _ in refs(page)][:3] == ["finding", "finding", "heading"]
    assert ("answer", "Nama", "Rusdi") in refs(page)
    assert ("answer", "Jenis kelamin", "Laki-laki") in refs(page) or (
        "answer",
        "Jenis kelamin",
        "1. Laki-laki",
    ) in refs(page)
    assert ("warning", "NIK belum 16 angka.", "") in refs(page)
    assert ("heading", "1.  Siti", "") in refs(page)
    assert not [label for _, label, _ in refs(page) if label == "Tidak ditanya"]


def test_photos_are_shown_when_they_come(page: ReviewPage) -> None:
    assert not page.document.pictures["rumah.png"].isNull()


def test_a_finding_leads_to_its_question(page: ReviewPage) -> None:
    press(Qt.Key.Key_Return)
    row = page.document.rows[page.list.currentIndex().row()]
    assert (row.kind, row.ref) == ("answer", "/data/kenal/nik")


def test_the_cursor_on_a_finding_is_a_ring_on_its_card_not_a_band_behind_it(page: ReviewPage) -> None:
    show(page, dossier())
    view = page.list
    place = next(at for at, row in enumerate(page.document.rows) if row.kind == "finding")
    view.setFocus()
    assert view.hasFocus()
    view.setCurrentIndex(page.document.index(place))
    rect = view.visualRect(page.document.index(place))
    picture = view.viewport().grab(rect).toImage()
    ratio = picture.devicePixelRatio()
    last = picture.pixelColor(picture.width() - 3, picture.height() // 2)  # the margin for remarks
    ring = picture.pixelColor(round((px(16) + px(1)) * ratio), picture.height() // 2)
    assert ring.name() == QColor(tokens().act).name()
    assert last.name() != QColor(tokens().chosen).name()


def test_a_finding_of_another_record_opens_it(page: ReviewPage, qtbot: QtBot) -> None:
    press(Qt.Key.Key_Down)
    with qtbot.waitSignal(page.record_chosen) as chosen:
        press(Qt.Key.Key_Return)
    assert chosen.args == ["dua"]


def test_a_remark_is_written_on_the_question_one_is_at(page: ReviewPage, qtbot: QtBot) -> None:
    page.list.setCurrentIndex(page.document.index(page.document.place_of("/data/kenal/nik")))
    press(Qt.Key.Key_R)
    QTest.keyClicks(QApplication.focusWidget(), "Cocokkan dengan KK, Anda rekam ulang")
    with qtbot.waitSignal(page.remarked) as remarked:
        press(Qt.Key.Key_Return)
    assert remarked.args == ["satu", "/data/kenal/nik", "Cocokkan dengan KK, Anda rekam ulang"]
    assert QApplication.focusWidget() is page.list
    page.show_remarks([Remark("r", "/data/kenal/nik", "Cocokkan dengan KK", "s", "Sari", NOW, None, None)])
    row = page.document.rows[page.document.place_of("/data/kenal/nik")]
    assert row.remarks == ("Sari: Cocokkan dengan KK",)


def test_letters_in_a_remark_are_no_verdict(page: ReviewPage, qtbot: QtBot) -> None:
    press(Qt.Key.Key_R)
    with qtbot.assertNotEmitted(page.approved):
        QTest.keyClicks(QApplication.focusWidget(), "ada")
    assert page.foot.line.text() == "ada"


def test_a_approves_and_ctrl_z_takes_it_back(page: ReviewPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.approved) as approved:
        press(Qt.Key.Key_A)
    assert approved.args == ["satu"]
    page.show_stage(Stage.APPROVED)
    assert page.foot.approve.isHidden() and not page.foot.take_back.isHidden()
    with qtbot.assertNotEmitted(page.approved):
        press(Qt.Key.Key_A)
    with qtbot.waitSignal(page.approval_taken_back):
        press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)


def test_shift_k_sends_back_with_a_reason(page: ReviewPage, qtbot: QtBot) -> None:
    press(Qt.Key.Key_K, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClicks(QApplication.focusWidget(), "Foto belum terbaca")
    with qtbot.waitSignal(page.sent_back) as sent:
        press(Qt.Key.Key_Return)
    assert sent.args == ["satu", "Foto belum terbaca"]


def test_escape_leaves_the_line_first_then_the_page(page: ReviewPage, qtbot: QtBot) -> None:
    press(Qt.Key.Key_R)
    with qtbot.assertNotEmitted(page.left):
        press(Qt.Key.Key_Escape)
    with qtbot.waitSignal(page.left):
        press(Qt.Key.Key_Escape)


def test_next_and_previous_record(page: ReviewPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.record_chosen) as chosen:
        press(Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    assert chosen.args == ["dua"]


def test_arrows_in_the_list_change_the_record(page: ReviewPage, qtbot: QtBot) -> None:
    page.queue.list.setFocus()
    with qtbot.waitSignal(page.record_chosen) as chosen:
        press(Qt.Key.Key_Down)
    assert chosen.args == ["dua"]


def test_next_is_what_still_waits_after_a_decision_and_past_the_last(page: ReviewPage, qtbot: QtBot) -> None:
    def waiting(name: str, stage: Stage = Stage.HANDED_IN) -> Waiting:
        return Waiting(name, name, "", "", "", stage=stage)

    page.show_queue([waiting("nol"), waiting("dua", Stage.APPROVED), waiting("satu"), waiting("tiga", Stage.APPROVED)])
    page.show_queue([waiting("nol"), waiting("dua", Stage.APPROVED), waiting("satu", Stage.APPROVED)])
    with qtbot.waitSignal(page.record_chosen) as chosen:
        QTest.keyClick(page, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    assert chosen.args == ["nol"]  # not an end: one still waits above
    page.show_queue([waiting("satu", Stage.APPROVED), waiting("dua", Stage.APPROVED), waiting("tiga")])
    with qtbot.waitSignal(page.record_chosen) as chosen:
        QTest.keyClick(page, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    assert chosen.args == ["tiga"]


def test_nothing_can_be_changed(page: ReviewPage) -> None:
    before = [row.answer for row in page.document.rows]
    for key in (Qt.Key.Key_1, Qt.Key.Key_X, Qt.Key.Key_Delete, Qt.Key.Key_Space):
        press(key)
    assert [row.answer for row in page.document.rows] == before


def test_a_trouble_is_said_on_the_page(page: ReviewPage) -> None:
    page.say_trouble(Trouble(Kind.OWN_RECORD))
    assert page.notice.isVisible()


def test_every_kind_of_finding_has_its_sentence() -> None:
    for kind in FindingKind:
        assert sentence(Finding(kind, "/data/x", {})).strip()


def test_the_models_are_whole(page: ReviewPage, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(page.document)
    qtmodeltester.check(page.queue.model)
    assert page.document.rowCount() > 5


def test_why_the_author_corrected_it_stands_above_the_answers(page: ReviewPage) -> None:
    handed_in = Entry(7, "satu", NOW, "u1", "Dewi", "hand_in", "", None, None, "salah dengar")
    earlier = replace(handed_in, id=3, reason="")
    show(page, replace(dossier(), history=(handed_in, replace(earlier, deed="correct", reason="x"), earlier)))
    (said,) = [row for row in page.document.rows if row.label == "Alasan perbaikan"]
    assert said.answer == "Dewi: salah dengar"
    show(page, replace(dossier(), history=(earlier, handed_in)))
    assert all(row.label != "Alasan perbaikan" for row in page.document.rows)


def test_the_list_says_how_many_wait_also_those_it_does_not_show(page: ReviewPage) -> None:
    page.show_queue([Waiting("satu", "Keluarga Rusdi", "", "", ""), Waiting("dua", "Keluarga Budi", "", "", "")], 4998)
    assert page.queue.title.text() == "Menunggu diperiksa · 5.000"
