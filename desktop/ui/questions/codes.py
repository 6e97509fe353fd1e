"""Barcodes and QR codes read from a picture (zxing-cpp), without a copy to the disk."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

_LONGEST = 2400  # px: larger pictures only take longer


def read_codes(image: QImage) -> list[str]:
    """The texts of all codes in a picture, in the order they were found; [] if there are none."""
    if image.isNull():
        return []
    import zxingcpp  # loaded when first a code is read: few forms ask for one

    if max(image.width(), image.height()) > _LONGEST:
        image = image.scaled(
            _LONGEST, _LONGEST, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    width, height, line = grey.width(), grey.height(), grey.bytesPerLine()
    rows = bytes(grey.constBits())
    packed = b"".join(rows[at : at + width] for at in range(0, line * height, line))
    pixels = memoryview(packed).cast("B", shape=(height, width))
    return [code.text for code in zxingcpp.read_barcodes(pixels) if code.valid and code.text]
