"""The system's own camera program, where ours has none: opened, and its photo fetched when one comes back."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication

from desktop.frozen import frozen
from desktop.ui.translations import tr

ROLL = "Camera Roll"  # its folder below the pictures, whatever language Windows speaks
ENDINGS = {".jpg", ".jpeg", ".png"}


@frozen
class CameraApp:
    """`open` says whether it could be; `folder` is where it puts its photos; `now` the clock of files, in seconds."""

    open: Callable[[], bool]
    folder: Path
    now: Callable[[], float] = time.time


def camera_app() -> CameraApp | None:
    """That of Windows 10 and 11. Other systems have none that can be relied upon."""
    return _of_windows() if os.name == "nt" else None


def _of_windows() -> CameraApp:
    pictures = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)
    return CameraApp(lambda: QDesktopServices.openUrl(QUrl("microsoft.windows.camera:")), Path(pictures) / ROLL)


def newest_since(folder: Path, moment: float) -> Path | None:
    """The newest photo that was not there before."""
    try:
        found = [(file.stat().st_mtime, file) for file in folder.iterdir() if file.suffix.lower() in ENDINGS]
    except OSError:
        return None
    when, newest = max(found, default=(0.0, folder))
    return newest if when >= moment else None


class AppPhoto(QObject):
    """One question's way to it. `came(Path)`; `said(sentence)` beside the answer."""

    came = Signal(Path)
    said = Signal(str)

    def __init__(self, app: CameraApp, parent: QObject) -> None:
        super().__init__(parent)
        self._app, self._since = app, 0.0
        QGuiApplication.instance().applicationStateChanged.connect(self._back)  # type: ignore[union-attr]

    def open(self) -> None:
        """Open the program; from now on a new photo is ours."""
        self._since = self._app.now()
        if self._app.open():
            self.said.emit(tr("Ambil foto di aplikasi Kamera, lalu kembali ke sini: foto terbaru diambil sendiri."))
        else:
            self._since = 0.0
            self.said.emit(tr("Aplikasi Kamera tidak dapat dibuka. Ambil foto dengan HP, atau pilih berkasnya."))

    def _back(self, state: Qt.ApplicationState) -> None:
        if state != Qt.ApplicationState.ApplicationActive or not self._since:
            return
        photo = newest_since(self._app.folder, self._since)
        if photo is not None:
            self._since = 0.0
            self.came.emit(photo)
            self.said.emit(
                tr("Foto ini masih ada di folder Camera Roll: hapus di sana bila memuat orang atau rumahnya.")
            )
