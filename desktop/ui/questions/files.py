"""Answers that are files: photos (file, drag, clipboard), signatures, and files of any kind. Bytes go out by signal."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QGuiApplication,
    QImage,
    QKeyEvent,
    QKeySequence,
    QPixmap,
)
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.trouble import Trouble
from desktop.ui.notices import notice
from desktop.ui.pictures import KINDS, LONGEST, Picture, fit, fit_image, thumbnail
from desktop.ui.pieces import give_icon
from desktop.ui.questions.answer import Answer, Surroundings
from desktop.ui.theme import px, tone
from desktop.ui.translations import tr

if TYPE_CHECKING:
    from desktop.xforms import Node

_ASK_FOR = {
    "image": KINDS,
    "audio": "*.mp3 *.m4a *.aac *.ogg *.oga *.opus *.wav *.amr *.3gp *.flac",
    "video": "*.mp4 *.mov *.m4v *.3gp *.webm *.mkv *.avi",
}
_THUMBNAIL = 160  # px


class Drop(QFrame):
    """Where a file is dropped or pasted, and where it shows once it is there."""

    dropped = Signal(object)  # QMimeData

    def __init__(self) -> None:
        super().__init__()
        self.setAcceptDrops(True)
        tone(self, "note")

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() or event.mimeData().hasImage():
            event.acceptProposedAction()
            tone(self, "cardRight")

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        tone(self, "note")

    def dropEvent(self, event: QDropEvent) -> None:
        tone(self, "note")
        event.acceptProposedAction()
        self.dropped.emit(event.mimeData())


class FileAnswer(Answer):
    """A file of the form's kind. `file_chosen` hands out its bytes; the page names and keeps them."""

    file_chosen = Signal(bytes, str)  # the bytes, and a name or ending

    def __init__(self, surroundings: Surroundings, kind: str) -> None:
        super().__init__(surroundings)
        self.kind = kind  # "image", "audio", "video" or "" for any
        self._name = ""
        self.drop = Drop()
        self.choose = QPushButton()
        self.remove = QPushButton()
        tone(self.remove, "quiet")
        self.told = QLabel()
        self.told.setWordWrap(True)
        tone(self.told, "hint")
        self.shown = QLabel()
        self.shown.hide()
        self.setFocusProxy(self.choose)
        self._lay_out()
        self.drop.dropped.connect(self._take)
        self.choose.clicked.connect(self._choose)
        self.remove.clicked.connect(self._remove)

    def _lay_out(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.drop)
        row = QHBoxLayout(self.drop)
        row.setContentsMargins(px(12), px(12), px(12), px(12))
        row.setSpacing(px(12))
        row.addWidget(self.shown)
        words = QVBoxLayout()
        words.setSpacing(px(8))
        buttons = QHBoxLayout()
        buttons.addWidget(self.choose)
        buttons.addWidget(self.remove)
        buttons.addStretch(1)
        words.addLayout(buttons)
        words.addWidget(self.told)
        row.addLayout(words, 1)

    def show_node(self, node: Node) -> None:
        give_icon(self.choose, "image" if self.kind == "image" else "paperclip")
        self.choose.setText(self._wish(bool(node.value)))
        self.remove.setText(tr("Buang"))
        self.remove.setVisible(bool(node.value))
        self.told.setText(node.value or self._hint())
        if node.value != self._name:
            self._name = node.value
            self._show_value()

    def _wish(self, there: bool) -> str:
        if self.kind == "image":
            return tr("Ganti foto…") if there else tr("Pilih foto…")
        return tr("Ganti berkas…") if there else tr("Pilih berkas…")

    def _hint(self) -> str:
        return tr("atau seret berkas ke sini, atau tempel (Ctrl+V)")

    def _show_value(self) -> None:
        self.shown.setVisible(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            self._take(QGuiApplication.clipboard().mimeData())
        elif event.key() == Qt.Key.Key_Delete and self._name:
            self._remove()
        else:
            event.ignore()

    def _choose(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, self._wish(False), "", _ASK_FOR.get(self.kind, "*"))
        if name:
            self.take_file(Path(name))

    def _remove(self) -> None:
        self.answered.emit("")
        self.choose.setFocus()

    def _take(self, mime: QMimeData) -> None:
        files = [url.toLocalFile() for url in mime.urls() if url.isLocalFile()]
        if files:
            self.take_file(Path(files[0]))
        elif mime.hasImage() and self.kind == "image":
            self.take_image(QImage(mime.imageData()))

    def take_file(self, file: Path) -> None:
        """Read a file the person chose; nothing is copied but into the vault."""
        try:
            self.take_bytes(file.read_bytes(), file.name)
        except OSError:
            self.told.setText(tr("Berkas itu tidak dapat dibaca. Coba salin dahulu ke laptop ini."))
        except Trouble as trouble:
            self.told.setText(notice(trouble).sentence)

    def take_bytes(self, data: bytes, name: str) -> None:
        """Hand the bytes out as they are."""
        self.file_chosen.emit(data, name)

    def take_image(self, image: QImage) -> None:
        """Only pictures take images."""
        self.told.setText(tr("Di sini diminta berkas, bukan gambar."))


class PhotoAnswer(FileAnswer):
    """A photo: scaled to the form's max-pixels or ours, without what the camera wrote beside it."""

    def __init__(self, surroundings: Surroundings) -> None:
        super().__init__(surroundings, "image")
        self._longest = LONGEST

    def show_node(self, node: Node) -> None:
        wanted = node.parameters.get("max-pixels", "")
        self._longest = int(wanted) if wanted.isdigit() else LONGEST
        super().show_node(node)

    def take_bytes(self, data: bytes, name: str) -> None:
        self._give(fit(data, self._longest))

    def take_image(self, image: QImage) -> None:
        try:
            self._give(fit_image(image, self._longest))
        except Trouble as trouble:
            self.told.setText(notice(trouble).sentence)

    def _give(self, picture: Picture) -> None:
        self.file_chosen.emit(picture.data, picture.ending)

    def _show_value(self) -> None:
        self.shown.setVisible(False)
        if self._name:
            name = self._name
            self.surroundings.photo(name, lambda data: self._show_bytes(name, data))

    def _show_bytes(self, name: str, data: bytes | None) -> None:
        if name == self._name:
            show_picture(self.shown, data, px(_THUMBNAIL))


def show_picture(label: QLabel, data: bytes | None, longest: int) -> None:
    """Show bytes as a small picture in a label; hide it where there are none."""
    ratio = label.devicePixelRatioF()
    image = thumbnail(data, round(longest * ratio)) if data else QImage()
    label.setVisible(not image.isNull())
    if not image.isNull():
        image.setDevicePixelRatio(ratio)
        label.setPixmap(QPixmap.fromImage(image))


def window_of(widget: QWidget) -> QWidget:
    """The window that owns a dialog of this widget."""
    return widget.window()
