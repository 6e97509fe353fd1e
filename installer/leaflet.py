"""The short guide as one sheet folded in three: docs/panduan-ringkas.md, six sections, onto A4 on both sides."""

from __future__ import annotations

import re
from pathlib import Path

from desktop.ui.guide import lighten
from installer import pdf
from installer.facts import ROOT

SOURCE = ROOT / "docs" / "panduan-ringkas.md"
SIDES = ((4, 5, 0), (1, 2, 3))  # outside: flap, back, front; inside: from left to right
WIDTH, HEIGHT, MARGIN = 297, 210, 9  # mm, of A4 lying
PICTURES = {
    0: "docs/img/mark.png",
    1: "docs/img/beranda.png",
    2: "docs/img/mengisi.png",
    3: "docs/img/pemeriksaan.png",
}  # by section
DOTS = 300 / 25.4  # a millimetre


def panels(text: str) -> list[str]:
    """The six sections as Markdown."""
    return [f"## {part.strip()}" for part in re.split(r"^## ", text, flags=re.MULTILINE)[1:]]


def labels(text: str) -> list[str]:
    """The words of the screen it names: what stands in bold outside of code, but for the promise on the front."""
    bold = re.findall(r"\*\*(.+?)\*\*", re.sub(r"`[^`]*`", "", text))
    return [word for word in bold if word != "juga tanpa sinyal"]


def build() -> Path:
    """The PDF in `dist/`."""
    from PySide6.QtGui import QPageLayout, QPainter

    out, writer, app = pdf.begin("Panduan-ringkas-Sambang.pdf", "Panduan ringkas Sambang")
    writer.setPageOrientation(QPageLayout.Orientation.Landscape)
    painter, sections = QPainter(writer), panels(SOURCE.read_text(encoding="utf-8"))
    for number, side in enumerate(SIDES):
        if number:
            writer.newPage()
        for column, panel in enumerate(side):
            picture = ROOT / PICTURES[panel] if panel in PICTURES else None
            _draw(painter, sections[panel], column, picture)
    painter.end()
    del app
    return out


def _draw(painter: object, section: str, column: int, picture: Path | None) -> None:
    """One panel: a third of the sheet, a picture at its foot, a hair line at the edge where it is folded."""
    from PySide6.QtCore import QPointF, QRectF
    from PySide6.QtGui import QFont, QImage, QPainter, QTextDocument

    assert isinstance(painter, QPainter)
    third, wide = WIDTH / 3, WIDTH / 3 - 2 * MARGIN
    document = QTextDocument()
    document.documentLayout().setPaintDevice(painter.device())
    document.setDefaultFont(QFont("IBM Plex Sans", 12))
    document.setIndentWidth(14)
    document.setMarkdown(section)
    document.setTextWidth(wide * DOTS)
    block = document.begin()
    while block.isValid():
        lighten(block)
        block = block.next()
    _colour_heading(document)
    painter.save()
    painter.translate(QPointF((column * third + MARGIN) * DOTS, MARGIN * 1.5 * DOTS))
    document.drawContents(painter)
    if picture is not None:
        image = QImage(str(picture))
        side = min(wide, 45.0) if image.width() == image.height() else wide
        high = side * image.height() / image.width()
        painter.drawImage(QRectF(0, (HEIGHT - 3 * MARGIN - high) * DOTS, side * DOTS, high * DOTS), image)
    painter.restore()
    if column:
        painter.drawLine(QPointF(column * third * DOTS, 0), QPointF(column * third * DOTS, 4 * DOTS))


def _colour_heading(document: object) -> None:
    from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor, QTextDocument

    assert isinstance(document, QTextDocument)
    cursor = QTextCursor(document.begin())
    cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
    cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock, QTextCursor.MoveMode.MoveAnchor)
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
    look = QTextCharFormat()
    look.setForeground(QColor("#0B6B63"))
    look.setFontPointSize(19)
    cursor.mergeCharFormat(look)
