"""How a file comes to a question: chosen in a dialog, dropped, or pasted. Its bytes go out; nothing else is kept."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QImage, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from desktop.ui import choosing
from desktop.ui.pictures import KINDS

ASK_FOR = {
    "image": KINDS,
    "audio": "*.mp3 *.m4a *.aac *.ogg *.oga *.opus *.wav *.amr *.3gp *.flac",
    "video": "*.mp4 *.mov *.m4v *.3gp *.webm *.mkv *.avi",
}


class Intake(QObject):
    """Watches the widgets it is given for drops and for Ctrl+V of something that is no text."""

    file_came = Signal(bytes, str)  # the bytes, and the name the file had
    image_came = Signal(QImage)  # pasted: a picture without a file
    unreadable = Signal()
    hovered = Signal(bool)  # a file is held over it

    def __init__(self, owner: QWidget, *watched: QWidget) -> None:
        super().__init__(owner)
        self._owner = owner
        for widget in watched:
            widget.setAcceptDrops(True)
            widget.installEventFilter(self)

    def choose(self, title: str, kind: str) -> None:
        """Ask for a file; `kind` is image, audio, video or "" for any."""
        name = choosing.file_there(self._owner, title, ASK_FOR.get(kind, "*"))
        if name:
            self.take_file(Path(name))

    def take_file(self, file: Path) -> None:
        """Read a file; nothing is copied but into the vault."""
        try:
            data = file.read_bytes()
        except OSError:
            self.unreadable.emit()
            return
        self.file_came.emit(data, file.name)

    def take(self, mime: QMimeData) -> bool:
        """What was dropped or pasted; False if it is neither a file nor a picture."""
        files = [url.toLocalFile() for url in mime.urls() if url.isLocalFile()]
        if files:
            self.take_file(Path(files[0]))
            return True
        if mime.hasImage():
            self.image_came.emit(QImage(mime.imageData()))
            return True
        return False

    def paste(self) -> bool:
        """Take what is on the clipboard, if it is a file or a picture (a spreadsheet gives words, and a picture)."""
        mime = QGuiApplication.clipboard().mimeData()
        return not (mime.hasText() and not mime.hasUrls()) and self.take(mime)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDragEnterEvent) and is_taken(event.mimeData()):
            event.acceptProposedAction()
            self.hovered.emit(True)
            return True
        if event.type() == QEvent.Type.DragLeave:
            self.hovered.emit(False)
        elif isinstance(event, QDropEvent) and event.type() == QEvent.Type.Drop and is_taken(event.mimeData()):
            self.hovered.emit(False)
            event.acceptProposedAction()
            self.take(event.mimeData())
            return True
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return event.matches(QKeySequence.StandardKey.Paste) and self.paste()
        return super().eventFilter(watched, event)


def is_taken(mime: QMimeData) -> bool:
    """A file of this laptop, or a picture."""
    return mime.hasImage() or any(url.isLocalFile() for url in mime.urls())
