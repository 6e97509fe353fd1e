"""Photos made fit for a record: turned upright, scaled, and everything the camera wrote beside the picture left out."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QPainter

from desktop.frozen import frozen
from desktop.trouble import Kind, Trouble

LONGEST = 1600  # px: readable KTP and KK, about 300 kB; the form's max-pixels goes before it
JPEG_QUALITY = 85
KINDS = "*.jpg *.jpeg *.png *.webp *.bmp *.gif *.tif *.tiff"


@frozen
class Picture:
    """The bytes as they will be kept and sent, and the ending their name gets."""

    data: bytes
    ending: str  # "jpg" or "png"
    width: int
    height: int


def fit(data: bytes, longest: int = LONGEST) -> Picture:
    """Any picture's bytes, made fit; decoded at the wanted size, so a large photo costs little. Or Trouble."""
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    size = reader.size()
    if size.isValid() and max(size.width(), size.height()) > longest:
        reader.setScaledSize(_scaled(size, longest))
    image = reader.read()
    if image.isNull():
        raise Trouble(Kind.PICTURE_UNREADABLE)
    return fit_image(image, longest)


def fit_image(image: QImage, longest: int = LONGEST) -> Picture:
    """A picture that is in memory already (from the clipboard, drawn, signed)."""
    if image.isNull():
        raise Trouble(Kind.PICTURE_UNREADABLE)
    if max(image.width(), image.height()) > longest:
        image = image.scaled(
            _scaled(image.size(), longest),
            Qt.AspectRatioMode.IgnoreAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
    clean = _without_words(image)
    ending = "png" if clean.hasAlphaChannel() else "jpg"
    return Picture(_encoded(clean, ending), ending, clean.width(), clean.height())


def thumbnail(data: bytes, longest: int) -> QImage:
    """A small image for the screen; a null image if the bytes are no picture."""
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    size = reader.size()
    if size.isValid() and max(size.width(), size.height()) > longest:
        reader.setScaledSize(_scaled(size, longest))
    return reader.read()


def _scaled(size: QSize, longest: int) -> QSize:
    return size.scaled(longest, longest, Qt.AspectRatioMode.KeepAspectRatio).expandedTo(QSize(1, 1))


def _without_words(image: QImage) -> QImage:
    """The pixels alone: Qt would write texts it read (EXIF comments) into the new file."""
    shape = QImage.Format.Format_ARGB32 if image.hasAlphaChannel() else QImage.Format.Format_RGB32
    clean = QImage(image.size(), shape)
    clean.fill(Qt.GlobalColor.transparent)
    painter = QPainter(clean)
    painter.drawImage(0, 0, image)
    painter.end()
    return clean


def _encoded(image: QImage, ending: str) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    kind = "PNG" if ending == "png" else "JPG"
    image.save(buffer, kind, JPEG_QUALITY if ending == "jpg" else -1)  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def photo_mark(data: bytes) -> bytes:
    """What a picture looks like, in 16 bytes (`store.photo_marks`): how each of 8x8 places compares with the next, to
    the right and below. The same for the picture saved smaller or with less quality; `b""` for what is no picture."""
    image = thumbnail(data, 64)
    if image.isNull():
        return b""
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    ratio, smooth = Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
    wide, high = grey.scaled(9, 8, ratio, smooth), grey.scaled(8, 9, ratio, smooth)
    across = [_grey(wide, x, y) > _grey(wide, x + 1, y) for y in range(8) for x in range(8)]
    down = [_grey(high, x, y) > _grey(high, x, y + 1) for y in range(8) for x in range(8)]
    bits = sum(1 << at for at, brighter in enumerate([*across, *down]) if brighter)
    return b"" if len({_grey(wide, x, y) for y in range(8) for x in range(9)}) < 8 else bits.to_bytes(16, "big")


def _grey(image: QImage, x: int, y: int) -> int:
    return image.pixel(x, y) & 0xFF
