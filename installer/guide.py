"""The user's guide as a PDF; `python -m installer.guide` takes its pictures out of the walk of screenshots."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from desktop.ui.guide import FOLDER, write_guide
from installer import pdf
from installer.facts import ROOT, CannotBuild

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter, QPdfWriter, QTextDocument

WALK = ROOT / "build" / "screenshots" / "id-light"
PICTURES = {  # in the guide: in the walk
    "beranda": "20-home",
    "pintu": "09-door",
    "isian": "21-records",
    "mengisi": "30-filled-05",
    "anggota": "42-roster",
    "bencana": "50-disaster-02",
    "pemeriksaan": "71-review",
    "kirim": "80-outbox-waiting",
    "tukar": "85-exchange",
}
WIDE, QUALITY = 900, 62  # px; the pictures travel in every installer
PAGE, MARGIN, DOTS = (210.0, 297.0), 17.0, 300 / 25.4  # A4 and its margin in mm; dots a mm


def pictures() -> Path:
    """Take the pictures of the guide out of `python3 dev.py screenshots id-light`."""
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QImage

    for name, taken in PICTURES.items():
        image = QImage(str(WALK / f"{taken}.png"))
        if image.isNull():
            raise CannotBuild(f"{taken}.png is missing: python3 dev.py screenshots")
        small = image.scaledToWidth(WIDE, Qt.TransformationMode.SmoothTransformation)
        if not small.save(str(FOLDER / "img" / f"{name}.webp"), quality=QUALITY):
            raise CannotBuild(f"{name}.webp cannot be written")
    return FOLDER / "img"


def build() -> Path:
    """The PDF in `dist/`: A4, page numbers, a chapter a page."""
    from PySide6.QtGui import QPainter

    out, writer, app = pdf.begin("Panduan-Sambang.pdf", "Panduan pengguna Sambang")
    document = _document(writer)
    painter = QPainter(writer)
    for number in range(document.pageCount()):
        if number:
            writer.newPage()
        _draw_page(painter, document, number)
    painter.end()
    del app
    return out


def _document(paper: QPdfWriter) -> QTextDocument:
    from PySide6.QtCore import QSizeF
    from PySide6.QtGui import QColor, QFont, QTextDocument

    document = QTextDocument()
    document.documentLayout().setPaintDevice(paper)
    document.setDefaultFont(QFont("IBM Plex Sans", 10))
    inner = QSizeF((PAGE[0] - 2 * MARGIN) * DOTS, (PAGE[1] - 2.4 * MARGIN) * DOTS)
    letters = 96 / 300  # of the sizes of pictures, which Qt reads as of a screen
    green, grey = QColor("#0B6B63"), QColor("#C9C5BA")
    write_guide(document, wide=inner.width() * 0.66 * letters, em=2.0 * DOTS, line=grey, accent=green, paged=True)
    document.setPageSize(inner)
    return document


def _draw_page(painter: QPainter, document: QTextDocument, number: int) -> None:
    from PySide6.QtCore import QRectF

    inner = document.pageSize()
    painter.save()
    painter.translate(MARGIN * DOTS, MARGIN * DOTS - number * inner.height())
    document.drawContents(painter, QRectF(0, number * inner.height(), inner.width(), inner.height()))
    painter.restore()
    painter.drawText(round((PAGE[0] - MARGIN) * DOTS), round((PAGE[1] - MARGIN * 0.7) * DOTS), f"{number + 1}")


if __name__ == "__main__":
    print(pictures())
