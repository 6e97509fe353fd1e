"""Pictures for tests and galleries, drawn when they are wanted: codes, colours, photos with what a camera writes."""

from __future__ import annotations

import struct

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

_INNER, _GPS, _TAIL = 108, 208, 308  # where the parts of the block stand


def code_picture(text: str) -> bytes:
    """A QR code as a PNG."""
    import zxingcpp

    made = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode)
    image = QImage(300, 300, QImage.Format.Format_RGB32)
    image.fill(QColor("#ffffff"))
    painter = QPainter(image)
    QSvgRenderer(made.to_svg().encode()).render(painter)
    painter.end()
    return encoded(image)


def encoded(image: QImage, kind: str = "PNG") -> bytes:
    """An image as the bytes of a file."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, kind)  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def with_exif(latitude: float, longitude: float, taken: str, zone: str = "", photo: QImage | None = None) -> bytes:
    """A JPEG as a phone writes it, with the moment and the place in EXIF (little-endian)."""
    jpeg = encoded(photo or QImage(8, 8, QImage.Format.Format_RGB32), "JPG")
    tail, body = b"", []

    def put(data: bytes) -> int:
        nonlocal tail
        tail += data
        return _TAIL + len(tail) - len(data)

    def angle(value: float) -> bytes:
        degrees, minutes = int(abs(value)), (abs(value) % 1) * 60
        return struct.pack("<6I", degrees, 1, int(minutes), 1, round((minutes % 1) * 60 * 10_000), 10_000)

    gps = [(1, 2, 2, b"S\0" if latitude < 0 else b"N\0"), (2, 5, 3, put(angle(latitude)))]
    gps += [(3, 2, 2, b"W\0" if longitude < 0 else b"E\0"), (4, 5, 3, put(angle(longitude)))]
    inner = [(0x9003, 2, 20, put(taken.encode() + b"\0"))]
    inner += [(0x9011, 2, 7, put(zone.encode() + b"\0"))] if zone else []
    at = 8
    for entries in ([(0x8769, 4, 1, _INNER), (0x8825, 4, 1, _GPS)], inner, gps):
        made = struct.pack("<H", len(entries))
        for tag, kind, many, value in entries:
            last = value.ljust(4, b"\0") if isinstance(value, bytes) else struct.pack("<I", value)
            made += struct.pack("<HHI", tag, kind, many) + last
        body.append(made.ljust(100, b"\0"))
        at += 100
    tiff = b"II*\0" + struct.pack("<I", 8) + b"".join(body) + tail
    part = b"Exif\0\0" + tiff
    return jpeg[:2] + b"\xff\xe1" + struct.pack(">H", len(part) + 2) + part + jpeg[2:]
