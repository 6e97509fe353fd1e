"""The mark of the program as Windows (.ico) and Linux (.png in sizes) want it, drawn from its one SVG."""

from __future__ import annotations

import struct

from installer.facts import ROOT

MARK = ROOT / "resources" / "theme" / "mark.svg"
SIDES = (16, 20, 24, 32, 40, 48, 64, 128, 256)  # px; 20 and 40 are the small ones at 125 %
SIDE, MARKED, GREEN = (164, 314), 72, "#0B6B63"  # px, as NSIS wants it; the mark on it
PNG_FROM = 128  # from this side on an .ico holds PNG; smaller ones as plain pictures, which every reader knows


def png(side: int) -> bytes:
    """The mark, `side` pixels square."""
    from PySide6.QtCore import QBuffer, QIODevice

    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    _drawn(side).save(buffer, "PNG")
    return bytes(buffer.data().data())


def ico() -> bytes:
    """All sides in one file."""
    pictures = [png(side) if side >= PNG_FROM else _plain(side) for side in SIDES]
    head, at = struct.pack("<HHH", 0, 1, len(SIDES)), 6 + 16 * len(SIDES)
    for side, picture in zip(SIDES, pictures, strict=True):
        head += struct.pack("<BBBBHHII", side % 256, side % 256, 0, 0, 1, 32, len(picture), at)
        at += len(picture)
    return head + b"".join(pictures)


def side_bmp() -> bytes:
    """What stands at the left of Setup's first and last page: the mark on the program's own green."""
    from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPoint
    from PySide6.QtGui import QColor, QImage, QImageWriter, QPainter

    image = QImage(*SIDE, QImage.Format.Format_RGB32)
    image.fill(QColor(GREEN))
    painter = QPainter(image)
    painter.setPen(QColor(255, 255, 255, 26))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for ring in range(1, 9):  # contours, as of a map
        painter.drawEllipse(QPoint(SIDE[0] // 2, SIDE[1] - 40), ring * 32, ring * 26)
    painter.drawImage((SIDE[0] - MARKED) // 2, 52, _drawn(MARKED))
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"bmp")).write(image.convertToFormat(QImage.Format.Format_RGB888))
    return bytes(buffer.data().data())


def _plain(side: int) -> bytes:
    """As an .ico holds it: a header of twice the height, the rows from below, a mask that hides nothing."""
    image = _drawn(side)
    rows = [bytes(image.constScanLine(row))[: side * 4] for row in reversed(range(side))]
    mask = bytes((side + 31) // 32 * 4 * side)
    return struct.pack("<IiiHHIIiiII", 40, side, side * 2, 1, 32, 0, 0, 0, 0, 0, 0) + b"".join(rows) + mask


def _drawn(side: int):  # type: ignore[no-untyped-def]  # Qt is loaded only when something is drawn
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    image = QImage(side, side, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(str(MARK)).render(painter)
    painter.end()
    return image
