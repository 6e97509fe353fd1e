"""A text as a QR picture: dark on white whatever the theme, since cameras want it so."""

from __future__ import annotations

from typing import cast

from PySide6.QtGui import QImage, QPixmap


def qr_picture(text: str, side: int, ratio: float = 1.0) -> QPixmap:
    """About `side` px wide, each module a whole number of device pixels, so that it stays sharp."""
    import zxingcpp  # few people show a code in a day

    code = zxingcpp.write_barcode_to_image(zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode), scale=1)
    dots = memoryview(cast(bytes, code))  # it has the buffer of one
    rows, columns = code.shape
    image = QImage(dots.tobytes(), columns, rows, columns, QImage.Format.Format_Grayscale8)
    scale = max(round(side * ratio) // columns, 1)
    sharp = image.scaled(columns * scale, rows * scale)
    sharp.setDevicePixelRatio(ratio)
    return QPixmap.fromImage(sharp)
