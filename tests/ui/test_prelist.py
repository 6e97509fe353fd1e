"""The prelist page: a spreadsheet opened, its columns set right, what is wrong in it seen, taken with Ctrl+Enter."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.forms import prelist
from desktop.forms.prelist import Prelist
from desktop.forms.spreadsheet import read_sheet
from desktop.roles.prelists import Looked
from desktop.touched import Touched
from desktop.trouble import Kind, Trouble
from desktop.ui.desk_prelist import PrelistDesk
from desktop.ui.workplace import Workplace

LINES = """No KK;NIK;Nama;Kelurahan kita
1505062010190011;1505061203800001;Ali Rahman;1505062018
1505062010190011;1,50507E+15;Siti Rahman;1505062018
;;Tanpa Kartu;Entah
"""


@dataclass
class FakePrelists:
    """Reads for real, keeps nothing."""

    refuses: Trouble | None = None
    kept: list[Mapping[str, int]] = field(default_factory=list)

    def look(self, path: Path) -> Looked:
        sheet = read_sheet(path.name, path.read_bytes(), prelist.HEADINGS)
        return Looked(sheet, prelist.recognise(sheet.columns))

    def read(self, looked: Looked, mapping: Mapping[str, int], village: str = "") -> Prelist:
        def villages(said: str, _district: str, _regency: str) -> list[str]:
            return ["15.05.06.2018"] if said == "1505062018" else []

        return prelist.read(looked.sheet, mapping, villages=villages, today=dt.date(2026, 1, 5), village=village)

    def keep(self, looked: Looked, mapping: Mapping[str, int], found: Prelist) -> Touched:
        if self.refuses is not None:
            raise self.refuses
        self.kept.append(dict(mapping))
        return Touched(lists=True)


@pytest.fixture
def fake() -> FakePrelists:
    return FakePrelists()


@pytest.fixture
def desk(inside: Callable[[], Workplace], fake: FakePrelists, tmp_path: Path) -> PrelistDesk:
    found = inside().desk
    assert found is not None
    made = PrelistDesk(found, fake)  # type: ignore[arg-type]
    file = tmp_path / "prelist.csv"
    file.write_text(LINES, "utf-8")
    made.which = lambda _parent, _wanted: str(file)
    made.open()
    return made


def opened(desk: PrelistDesk, qtbot: QtBot) -> None:
    qtbot.keyClick(desk.page, Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: desk.page.found is not None)


def flaws(desk: PrelistDesk) -> list[str]:
    model = desk.page.flaws.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def test_nothing_can_be_taken_before_a_file_is_there(desk: PrelistDesk) -> None:
    assert desk.page.primary is not None
    assert not desk.page.primary.isEnabled()
    assert not desk.page.columns["nik"].isVisible()


def test_a_column_set_right_reads_the_rows_again(desk: PrelistDesk, qtbot: QtBot) -> None:
    opened(desk, qtbot)
    page = desk.page
    assert page.file.text() == "prelist.csv · 3 baris"
    assert page.sentence.text() == "0 keluarga dan 0 orang di 0 desa. 0 perlu dilihat, 3 baris dilewati."
    assert not page.primary or not page.primary.isEnabled()
    page.columns["desa"].setCurrentText("Kelurahan kita")
    qtbot.waitUntil(lambda: page.found is not None and len(page.found.families) == 1)
    assert page.sentence.text() == "1 keluarga dan 2 orang di 1 desa. 1 perlu dilihat, 1 baris dilewati."
    assert flaws(desk) == [
        "Baris 3, NIK: NIK rusak oleh Excel, angka terakhirnya hilang: dikosongkan",
        "Baris 4, Kelurahan kita: desa tidak dikenal: baris dilewati",
    ]


def test_it_is_taken_with_the_keys(desk: PrelistDesk, qtbot: QtBot, fake: FakePrelists) -> None:
    opened(desk, qtbot)
    desk.page.columns["desa"].setCurrentText("Kelurahan kita")
    qtbot.waitUntil(lambda: desk.page.found is not None and bool(desk.page.found.families))
    qtbot.keyClick(desk.page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: bool(fake.kept))
    qtbot.waitUntil(desk.page.told.isVisible)
    assert desk.page.told.accessibleName().strip() == "Prelist dipakai: 1 keluarga."
    assert fake.kept == [{"no_kk": 0, "nik": 1, "nama": 2, "desa": 3}]


@pytest.mark.parametrize(
    ("trouble", "said"),
    [
        (Trouble(Kind.NOT_LAWFUL, stage="list", deed="import"), "prelist dari server tetap"),
        (Trouble(Kind.DISK_FULL), "penuh"),
    ],
)
def test_what_goes_wrong_is_said_in_place(
    desk: PrelistDesk, qtbot: QtBot, fake: FakePrelists, trouble: Trouble, said: str
) -> None:
    fake.refuses = trouble
    opened(desk, qtbot)
    desk.page.columns["desa"].setCurrentText("Kelurahan kita")
    qtbot.waitUntil(lambda: desk.page.found is not None and bool(desk.page.found.families))
    qtbot.keyClick(desk.page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(desk.page.told.isVisible)
    assert said in desk.page.told.accessibleName()


def test_escape_goes_back_to_settings(desk: PrelistDesk, qtbot: QtBot) -> None:
    qtbot.keyClick(desk.page, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: desk.page.isHidden())
