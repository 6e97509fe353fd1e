"""The user's guide as a PDF; `python -m installer.guide` takes its pictures out of the walk of screenshots."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from desktop.ui.guide import FOLDER, FULL, write_guide
from installer import pdf
from installer.facts import ROOT, CannotBuild, version

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter, QTextDocument

WALK = ROOT / "build" / "screenshots" / "id-light"
PICTURES = {  # in the guide: in the walk, and what of it is shown (left, top, width, height in px)
    "beranda": ("20-home", (0, 0, 1366, 768)),
    "pintu": ("01-setup", (0, 0, 1366, 768)),
    "isian": ("21-records", (0, 0, 1366, 520)),
    "mengisi": ("43-violation", (0, 0, 1060, 640)),
    "anggota": ("30-filled-03", (0, 0, 1060, 420)),
    "bencana": ("50-disaster-00", (0, 0, 1060, 620)),
    "pemeriksaan": ("71-review", (0, 0, 1366, 600)),
    "kirim": ("80-outbox-waiting", (0, 0, 1366, 540)),
    "tukar": ("85-exchange", (0, 0, 1366, 540)),
}
QUALITY, EDGE = 62, "#C9C5BA"  # the pictures travel in every installer
PAGE, MARGIN = (210.0, 297.0), 17.0  # A4 and its margin in mm
DOTS, FINE = 96 / 25.4, 300 / 96  # what it is laid out in, dots a mm; how much finer it is drawn


def pictures() -> Path:
    """Take the pictures of the guide out of `python3 dev.py screenshots id-light`."""
    from PySide6.QtCore import QRect, Qt
    from PySide6.QtGui import QColor, QImage, QPainter

    for name, (taken, part) in PICTURES.items():
        image = QImage(str(WALK / f"{taken}.png"))
        if image.isNull():
            raise CannotBuild(f"{taken}.png is missing: python3 dev.py screenshots")
        shown = image.copy(QRect(*part) & image.rect())
        small = shown.scaledToWidth(min(FULL, shown.width()), Qt.TransformationMode.SmoothTransformation)
        painter = QPainter(small)
        painter.setPen(QColor(EDGE))
        painter.drawRect(small.rect().adjusted(0, 0, -1, -1))
        painter.end()
        if not small.save(str(FOLDER / "img" / f"{name}.webp"), quality=QUALITY):
            raise CannotBuild(f"{name}.webp cannot be written")
    return FOLDER / "img"


def build() -> Path:
    """The PDF in `dist/`: A4, page numbers, a chapter a page."""
    from PySide6.QtGui import QPainter

    out, writer, app = pdf.begin("Panduan-Sambang.pdf", "Panduan pengguna Sambang")
    document = _document()
    painter = QPainter(writer)
    painter.scale(FINE, FINE)
    for number in range(document.pageCount()):
        if number:
            writer.newPage()
        _draw_page(painter, document, number)
    painter.end()
    del app
    return out


def _document() -> QTextDocument:
    """Laid out as on a screen, so that all measures agree (Qt's bullets know no other), by the letters' own widths."""
    from PySide6.QtCore import QSizeF
    from PySide6.QtGui import QColor, QFont, QTextDocument

    document = QTextDocument()
    document.setUseDesignMetrics(True)
    document.setDocumentMargin(0)
    document.setDefaultFont(QFont("IBM Plex Sans", 11))
    inner = QSizeF((PAGE[0] - 2 * MARGIN) * DOTS, (PAGE[1] - 2.4 * MARGIN) * DOTS)
    green, grey = QColor("#0B6B63"), QColor("#C9C5BA")
    write_guide(document, wide=inner.width(), em=2.5 * DOTS, line=grey, accent=green, paged=True)
    document.setPageSize(inner)
    return document


def _draw_page(painter: QPainter, document: QTextDocument, number: int) -> None:
    from PySide6.QtCore import QRectF, Qt
    from PySide6.QtGui import QFont

    inner = document.pageSize()
    painter.save()
    painter.translate(MARGIN * DOTS, MARGIN * DOTS - number * inner.height())
    document.drawContents(painter, QRectF(0, number * inner.height(), inner.width(), inner.height()))
    painter.restore()
    small = QFont(document.defaultFont())
    small.setPixelSize(round(3 * DOTS))
    painter.setFont(small)
    foot = QRectF(MARGIN * DOTS, (PAGE[1] - MARGIN) * DOTS, inner.width(), MARGIN * 0.6 * DOTS)
    painter.drawText(foot, Qt.AlignmentFlag.AlignLeft, f"Panduan pengguna Sambang {version()}")
    painter.drawText(foot, Qt.AlignmentFlag.AlignRight, f"{number + 1}")


if __name__ == "__main__":
    print(pictures())
