"""A small form on the real page, a store that can fail, and hands that press real keys."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from functools import cache

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.trouble import Trouble
from desktop.ui.autosave import Done, Failed
from desktop.ui.pages.filling import FillingPage
from desktop.ui.questions.answer import Surroundings
from desktop.ui.questions.card import QuestionCard
from desktop.xforms import Form, Interview, Snapshot, load_form

WIB = timezone(timedelta(hours=7))
NOW = datetime(2026, 1, 3, 14, 3, 7, tzinfo=WIB)

# ruff: noqa: E501  the form as a table
FORM = """
| survey |
| | type | name | label::Bahasa Indonesia (id) | label::English (en) | required | relevant | constraint | constraint_message::Bahasa Indonesia (id) | constraint_message::English (en) | bind::sambang:as | appearance |
| | begin group | kenal | Pengenalan | Introduction | | | | | | | |
| | text | nama | Nama | Name | yes | | | | | title | |
| | text | nik | NIK | NIK | | | string-length(.)=16 | NIK harus 16 angka. | A NIK has 16 digits. | nik | |
| | select_one jk | jk | Jenis kelamin | Sex | yes | | | | | | |
| | select_one lantai | lantai | Lantai | Floor | | | | | | | |
| | text | lain | Lantai lain | Other floor | yes | ${lantai}='99' | | | | | |
| | date | lahir | Tanggal lahir | Date of birth | | | | | | | |
| | end group | | | | | | | | | | |
| | begin repeat | anggota | Anggota | Members | | | | | | | |
| | text | a_nama | Nama anggota | Name of member | yes | | | | | | |
| | integer | a_umur | Umur | Age | | | . <= 120 | Umur 0 sampai 120. | Age 0 to 120. | | |
| | end repeat | | | | | | | | | | |
| | begin group | akhir | Penutup | Closing | | | | | | | |
| | select_multiple bantuan | bantuan | Bantuan | Programmes | | | | | | | |
| | text | catat | Catatan | Remarks | | | | | | | multiline |
| | end group | | | | | | | | | | |
| choices |
| | list_name | name | label::Bahasa Indonesia (id) | label::English (en) |
| | jk | 1 | 1. Laki-laki | 1. Male |
| | jk | 2 | 2. Perempuan | 2. Female |
| | lantai | 1 | Keramik | Ceramic |
| | lantai | 10 | Bambu | Bamboo |
| | lantai | 99 | Lainnya | Other |
| | bantuan | pkh | PKH | PKH |
| | bantuan | pip | PIP | PIP |
| settings |
| | form_title | form_id | version | default_language | namespaces |
| | Asesmen | asesmen | 1 | Bahasa Indonesia (id) | sambang="https://sambang.id/xforms" |
"""


@cache
def form() -> Form:
    return load_form(converted(FORM))


def converted(table: str) -> str:
    """The XForm of a form written as a table."""
    from pyxform.xls2xform import convert

    return str(convert(table, validate=False, file_type=".md").xform)


class Store:
    """Keeps what autosave posts; answers when told to, or at once."""

    def __init__(self) -> None:
        self.kept: list[Snapshot] = []
        self.waiting: list[tuple[Done, Failed]] = []
        self.at_once = True
        self.trouble: Trouble | None = None

    def save(self, snapshot: Snapshot, done: Done, failed: Failed) -> None:
        if self.trouble is not None:
            failed(self.trouble)
            return
        self.kept.append(snapshot)
        if self.at_once:
            done()
        else:
            self.waiting.append((done, failed))


def opened(qtbot: QtBot, store: Store, of: Form | None = None, *, goes_on: bool = False) -> FillingPage:
    """The form (or another) on a visible page, in Indonesian, with the focus in its first question."""
    interview = Interview(of or form(), now=lambda: NOW)
    around = Surroundings(now=lambda: NOW, goes_on=lambda: goes_on)
    page = FillingPage(interview, save=store.save, surroundings=around)
    qtbot.addWidget(page)
    page.resize(1366, 768)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    return page


def press(*keys: str | Qt.Key | tuple[Qt.Key, Qt.KeyboardModifier]) -> None:
    """Type words and press keys, each into whatever has the focus at that moment."""
    for key in keys:
        at = QApplication.focusWidget()
        assert at is not None, f"the focus is lost before {key!r}"
        if isinstance(key, str):
            QTest.keyClicks(at, key)
        elif isinstance(key, tuple):
            QTest.keyClick(at, key[0], key[1])
        else:
            QTest.keyClick(at, key)


ENTER = Qt.Key.Key_Return
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def here(page: FillingPage) -> str:
    node = page.where.node()
    return node.ref.rpartition("/")[2] if node is not None else ""


def value(page: FillingPage, ref: str) -> str:
    return page.interview.node(ref).value


def card(page: FillingPage, ref: str) -> QuestionCard:
    here = page.course.here
    assert here is not None
    row = here.row(page.interview.node(ref))  # made, if it was not yet: rows are made between events
    assert isinstance(row, QuestionCard)
    return row
