"""Paper: a page of HTML as a PDF of A4 sheets, or on a printer. Nothing is written but to the place a person chose."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QMimeData, QSize, Qt, QUrl
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPdfWriter, QTextDocument
from PySide6.QtWidgets import QApplication, QWidget

from desktop.settings import disk_trouble
from desktop.ui import sheets
from desktop.ui.translations import tr

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

RESOLUTION = 300  # dots per inch
PHOTO = QSize(900, 900)  # px: sharp at the size a print shows it

# Asked of the system's clipboard history, and of KDE's, to leave this out.
NOT_FOR_HISTORY = {
    'application/x-qt-windows-mime;value="ExcludeClipboardContentFromMonitorProcessing"': b"1",
    "x-kde-passwordManagerHint": b"secret",
}


def pdf(html: str, photos: Mapping[str, bytes] | None = None, *, wide: bool = False) -> bytes:
    """The sheets as one PDF, made in memory; `wide`: laid on their side."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(RESOLUTION)
    writer.setCreator("Sambang")
    _onto(html, photos or {}, writer, wide=wide)
    del writer  # the end of the file is written when it goes
    buffer.close()
    return bytes(data.data())


def keep(data: bytes, path: str) -> None:
    """Write a finished file where a person chose. Trouble DISK_…"""
    try:
        Path(path).write_bytes(data)
    except OSError as error:
        raise disk_trouble(error) from None


def on_printer(html: str, photos: Mapping[str, bytes] | None, parent: QWidget, *, wide: bool = False) -> bool:
    """Ask for a printer and print; False if nobody chose one."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    if QPrintDialog(printer, parent).exec() != QPrintDialog.DialogCode.Accepted:
        return False
    _onto(html, photos or {}, printer, wide=wide)
    return True


def has_printer() -> bool:
    """Whether the system knows any printer."""
    from PySide6.QtPrintSupport import QPrinterInfo

    return bool(QPrinterInfo.availablePrinterNames())


def copy(text: str) -> None:
    """To the clipboard, asking its history to leave it out."""
    said = QMimeData()
    said.setText(text)
    for kind, value in NOT_FOR_HISTORY.items():
        said.setData(kind, value)
    QApplication.clipboard().setMimeData(said)


def _onto(html: str, photos: Mapping[str, bytes], device: QPdfWriter | QPrinter, *, wide: bool) -> None:
    device.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    turned = QPageLayout.Orientation.Landscape if wide else QPageLayout.Orientation.Portrait
    device.setPageOrientation(turned)
    device.setPageMargins(QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Millimeter)
    pictures = {QUrl(f"photo:{name}"): picture for name, data in photos.items() if (picture := _small(data))}
    document = sheets.laid(html, device, lambda: _with(pictures))
    if isinstance(device, QPdfWriter):
        device.setTitle(document.metaInformation(QTextDocument.MetaInformation.DocumentTitle))
    sheets.paint(document, device, lambda number, of: tr("Halaman {number} dari {of}", number=number, of=of))


def _with(pictures: Mapping[QUrl, QImage]) -> QTextDocument:
    document = QTextDocument()
    for name, picture in pictures.items():
        document.addResource(int(QTextDocument.ResourceType.ImageResource.value), name, picture)
    return document


def _small(data: bytes) -> QImage | None:
    """No larger than a print shows it; None for what is no picture."""
    picture = QImage.fromData(data)
    if picture.isNull():
        return None
    small = picture.scaled(PHOTO, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
    return small if small.width() < picture.width() else picture
