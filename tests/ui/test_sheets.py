"""Sheets of paper: rows stay whole, headings come again, what belongs together is on one sheet."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QBuffer, QIODevice, QMarginsF
from PySide6.QtGui import QPageLayout, QPageSize, QPdfWriter, QTextCursor, QTextDocument, QTextTable
from pytestqt.qtbot import QtBot

from desktop.reports import letter
from desktop.reports.letter import Grid, Letterhead
from desktop.reports.reading import Answer, Part
from desktop.reports.record import Print, html
from desktop.ui import sheets

HEADS = (("No", 10), ("Nama", 45), ("Alamat", 45))
NAMES = st.lists(st.integers(1, 40).map(lambda words: "panjang " * words), min_size=1, max_size=120)


@pytest.fixture
def device(qtbot: QtBot) -> QPdfWriter:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(300)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Millimeter)
    writer.setProperty("buffer", buffer)
    return writer


def page(names: list[str], *, signed: bool) -> str:
    grid = Grid(HEADS, tuple((str(at), name, "Lorong Damai") for at, name in enumerate(names, start=1)))
    body = [letter.facts((("Jumlah", str(len(names))),)), letter.part("Daftar"), letter.table(grid)]
    body += [letter.signatures((("Kepala desa,", "Hasan", ""), ("Petugas,", "", "")))] if signed else []
    return letter.html("Daftar", body, head=Letterhead(office="DINAS SOSIAL"), printed="kini")


def tables(document: QTextDocument) -> Iterator[QTextTable]:
    block, seen = document.begin(), -1
    while block.isValid():
        table = QTextCursor(block).currentTable()
        if table is not None and table.objectIndex() != seen:
            seen = table.objectIndex()
            yield table
        block = block.next()


def on(document: QTextDocument, table: QTextTable, row: int, height: float) -> set[int]:
    """The sheets a row is on."""
    layout, found = document.documentLayout(), set[int]()
    for column in range(table.columns()):
        block = table.cellAt(row, column).firstCursorPosition().block()
        box = layout.blockBoundingRect(block)
        found |= {int(box.top() // height), int((box.bottom() - 1) // height)}
    return found


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(NAMES, st.booleans())
def test_no_row_is_cut_and_every_sheet_has_the_headings(device: QPdfWriter, names: list[str], signed: bool) -> None:
    document = sheets.laid(page(names, signed=signed), device, QTextDocument)
    height, numbers, of_rows = device.height(), list[str](), list[int]()
    for table in tables(document):
        whole = [on(document, table, row, height) for row in range(table.rows())]
        assert all(len(one) == 1 for one in whole)
        if table.columns() == len(HEADS):
            assert len(set.union(*whole)) == 1  # a part a sheet
            assert table.cellAt(0, 0).firstCursorPosition().block().text() == "No"
            numbers += [table.cellAt(row, 0).firstCursorPosition().block().text() for row in range(1, table.rows())]
            of_rows.append(whole[0].pop())
        elif table.columns() == 2 and signed and numbers:
            assert whole[0] == {of_rows[-1]}  # who signs, signs below a row
    assert numbers == [str(at) for at in range(1, len(names) + 1)]
    assert of_rows == sorted(set(of_rows)) and document.pageCount() == of_rows[-1] + 1


def test_a_part_that_begins_a_sheet_does_and_its_heading_stays_with_it(device: QPdfWriter) -> None:
    grid = Grid(HEADS, (("1", "Siti", "x"),))
    body = [letter.table(grid), letter.part("Lampiran", new_sheet=True), letter.table(grid)]
    document = sheets.laid(letter.html("Judul", body, head=Letterhead(), printed="kini"), device, QTextDocument)
    assert document.pageCount() == 2
    first, second = tables(document)
    assert on(document, first, 1, device.height()) == {0} and on(document, second, 1, device.height()) == {1}


def test_what_is_not_our_html_is_laid_as_it_comes(device: QPdfWriter) -> None:
    document = sheets.laid("<p>satu</p><div>dua</div>", device, QTextDocument)
    assert document.toPlainText().split() == ["satu", "dua"] and document.pageCount() == 1


@pytest.mark.parametrize("lines", range(29, 44, 2))
def test_a_section_that_only_heads_another_is_not_left_at_the_foot(device: QPdfWriter, lines: int) -> None:
    said = tuple(Answer(f"/d/q{at}", f"Pertanyaan {at}", "Ya") for at in range(lines))
    parts = (
        Part("1. Isi", 1, said), Part("2. Foto", 1, ()),
        Part("Foto 1", 2, tuple(Answer(f"/d/f{at}", "Foto", "Ya") for at in range(3)), "/d/foto[1]"),
    )  # fmt: skip
    document = sheets.laid(html(Print("Judul", "F", (), parts, "kini")), device, QTextDocument)
    height = device.height()
    *_, section, first = tables(document)
    assert on(document, section, 0, height) == on(document, first, 0, height) == on(document, first, 1, height)
