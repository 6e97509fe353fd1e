"""A page of our HTML laid on sheets of paper: no row of a table is cut in two, no heading stands alone at the foot.

Qt's text document breaks a table anywhere, each cell by itself. So it is laid out once without sheets to measure it,
the tables are parted where a sheet ends, each part under its headings, and laid out again.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QPagedPaintDevice,
    QPainter,
    QPalette,
    QTextCursor,
    QTextDocument,
    QTextTable,
)

from desktop.frozen import frozen

MARGIN = 75  # px of 1/96 inch: 2 cm
BETWEEN = 26  # px: Qt puts an empty line between two tables
FOOT = 0.8  # of the margin: where the number of the sheet stands
FEW = 2  # rows that are not left by themselves: the first under their headings, the last above a signature
WHOLE = 3  # a table with no headings and no more rows than this is kept on one sheet
_BREAK = "page-break-before: always"
_PIECE = re.compile(r"<(p|h1|table)\b([^>]*)>(.*?)</\1>", re.S)
_ROW = re.compile(r"<tr\b.*?</tr>", re.S)
_HEADS = re.compile(r"<thead>.*?</thead>", re.S)


@frozen
class _Piece:
    """A paragraph, or a table with its headings and rows, as HTML."""

    tag: str
    look: str
    inner: str

    @property
    def heads(self) -> str:
        found = _HEADS.search(self.inner)
        return found.group() if found else ""

    @property
    def rows(self) -> list[str]:
        return _ROW.findall(_HEADS.sub("", self.inner))

    @property
    def begins_sheet(self) -> bool:
        return _BREAK in self.look

    @property
    def is_space(self) -> bool:
        return 'class="space"' in self.look

    def html(self, inner: str, *, breaks: bool) -> str:
        look = self.look
        if breaks and not self.begins_sheet:
            look = look.replace('style="', f'style="{_BREAK}; ') if 'style="' in look else f'{look} style="{_BREAK}"'
        return f"<{self.tag}{look}>{inner}</{self.tag}>"


@dataclass(slots=True)
class _Measured:
    """How high a piece is, of a table its headings and each row; `gap` above it. In pixels of the device."""

    top: float
    bottom: float
    heads: float = 0.0
    rows: list[float] = field(default_factory=list)


def laid(html: str, device: QPagedPaintDevice, prepared: Callable[[], QTextDocument]) -> QTextDocument:
    """The document on sheets of the device. `prepared`: an empty one that has the photos."""
    rough = prepared()
    rough.setHtml(html)
    width, height = device.width(), device.height()
    _lay(rough, device, QSizeF(width, -1))
    start, end = html.find("<body>") + len("<body>"), html.rfind("</body>")
    pieces = [_Piece(*found.groups()) for found in _PIECE.finditer(html[start:end])]
    measured, pixel = list(_measured(rough)), device.logicalDpiY() / 96
    if len(measured) != len(pieces):
        return _on_sheets(rough, device, QSizeF(width, height))  # not ours: as Qt breaks it
    room = height - 2 * MARGIN * pixel
    done = prepared()
    done.setHtml(html[:start] + "\n".join(_parted(pieces, measured, room, BETWEEN * pixel)) + html[end:])
    return _on_sheets(done, device, QSizeF(width, height))


def paint(document: QTextDocument, device: QPagedPaintDevice, said: Callable[[int, int], str]) -> None:
    """Sheet after sheet; `said(number, of)` stands at the foot of each where there are several."""
    sheets, painter, layout = document.pageCount(), QPainter(device), document.documentLayout()
    width, height, margin = device.width(), device.height(), MARGIN * device.logicalDpiY() / 96
    painter.setFont(document.defaultFont())
    context = QAbstractTextDocumentLayout.PaintContext()
    context.palette.setColor(QPalette.ColorRole.Text, Qt.GlobalColor.black)
    for at in range(sheets):
        if at:
            device.newPage()
        painter.save()
        painter.translate(0, -at * height)
        context.clip = QRectF(0, at * height, width, height)
        painter.setClipRect(context.clip)
        layout.draw(painter, context)
        painter.restore()
        if sheets > 1:
            foot = QRectF(margin, height - margin * FOOT, width - 2 * margin, margin * FOOT)
            painter.drawText(foot, int(Qt.AlignmentFlag.AlignRight), said(at + 1, sheets))
    painter.end()


def _lay(document: QTextDocument, device: QPagedPaintDevice, size: QSizeF) -> None:
    document.documentLayout().setPaintDevice(device)
    frame = document.rootFrame().frameFormat()
    frame.setMargin(MARGIN)
    document.rootFrame().setFrameFormat(frame)
    document.setPageSize(size)


def _on_sheets(document: QTextDocument, device: QPagedPaintDevice, size: QSizeF) -> QTextDocument:
    _lay(document, device, size)
    return document


def _measured(document: QTextDocument) -> Iterator[_Measured]:
    """Each paragraph that says something, and each table, in their order."""
    layout, block, seen = document.documentLayout(), document.begin(), -1
    while block.isValid():
        table: QTextTable | None = QTextCursor(block).currentTable()
        if table is None:
            box = layout.blockBoundingRect(block)
            if block.text():
                yield _Measured(box.top(), box.bottom())
        elif table.objectIndex() != seen:
            seen = table.objectIndex()
            yield _table(table, layout)
        block = block.next()


def _table(table: QTextTable, layout: QAbstractTextDocumentLayout) -> _Measured:
    box, tops = layout.frameBoundingRect(table), list[float]()
    for row in range(table.rows()):
        firsts = [table.cellAt(row, at).firstCursorPosition().block() for at in range(table.columns())]
        tops.append(min(layout.blockBoundingRect(first).top() for first in firsts))
    above = min(tops) - box.top()
    edges = [top - above for top in tops] + [box.bottom()]
    heights = [low - high for high, low in pairwise(edges)]
    heads = table.format().headerRowCount()
    return _Measured(box.top(), box.bottom(), sum(heights[:heads]), heights[heads:])


def _parted(pieces: Sequence[_Piece], measured: Sequence[_Measured], room: float, between: float) -> Iterator[str]:
    used, last = 0.0, measured[0].top if measured else 0.0
    for at, (piece, size) in enumerate(zip(pieces, measured, strict=True)):
        gap, last = max(size.top - last, 0.0), size.bottom
        breaks = piece.begins_sheet or (used > 0 and used + gap + _kept(pieces, measured, at, between) > room)
        used = 0.0 if breaks else used + gap
        if piece.tag != "table":
            used = (used + size.bottom - size.top) % room
            yield piece.html(piece.inner, breaks=breaks)
            continue
        parts, used = _rows_by_sheet(size, used, room - between, _signed(pieces, measured, at, between))
        for rows in parts:
            yield piece.html(piece.heads + "".join(piece.rows[rows]), breaks=breaks)
            breaks = True


def _rows_by_sheet(size: _Measured, used: float, room: float, signed: float) -> tuple[list[slice], float]:
    """Which rows go on each sheet, and what is used of the last. `signed`: what has to stand below the last rows."""
    parts, start, used = [], 0, used + size.heads
    for at, high in enumerate(size.rows):
        need = sum(size.rows[at:]) + signed if at == len(size.rows) - FEW else high
        if at > start and used + need > room:
            parts.append(slice(start, at))
            start, used = at, size.heads
        used += high
    return [*parts, slice(start, len(size.rows))], used


def _signed(pieces: Sequence[_Piece], measured: Sequence[_Measured], at: int, between: float) -> float:
    """The height of the lines to sign on below a list: they never stand on a sheet without a row of it."""
    following = pieces[at + 1 : at + 3]
    if len(following) < 2 or not following[0].is_space or following[1].heads or following[1].tag != "table":
        return 0.0
    return measured[at + 1].top - measured[at].bottom + _kept(pieces, measured, at + 1, between)


def _kept(pieces: Sequence[_Piece], measured: Sequence[_Measured], at: int, between: float) -> float:
    """How much has to fit on the same sheet from here: a heading with what it heads, its first rows, a signature."""
    piece, size = pieces[at], measured[at]
    if piece.tag == "table" and (size.rows or not piece.heads):
        if not piece.heads and len(size.rows) <= WHOLE:
            ends = measured[-1] if at == len(pieces) - 2 else size  # what is printed last is not left by itself
            return ends.bottom - size.top
        return size.heads + sum(size.rows[:FEW]) + between
    high = size.bottom - size.top + (between if piece.tag == "table" else 0.0)
    heading = piece.tag in ("h1", "table") or 'class="part"' in piece.look or piece.is_space
    if heading and at + 1 < len(pieces) and not pieces[at + 1].begins_sheet:
        following = measured[at + 1]
        return high + max(following.top - size.bottom, 0.0) + _kept(pieces, measured, at + 1, between)
    return high
