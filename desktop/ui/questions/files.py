"""Answers that are files: photos (file, drag, clipboard) and files of any kind. Bytes go out by signal."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QImage, QKeyEvent, QKeySequence, QPixmap
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout
from shiboken6 import isValid

from desktop.trouble import Trouble
from desktop.ui.media.camera_app import AppPhoto, CameraApp
from desktop.ui.notices import notice
from desktop.ui.photo_facts import read_facts
from desktop.ui.pictures import LONGEST, Picture, fit, fit_image, thumbnail
from desktop.ui.pieces import give_icon
from desktop.ui.questions.answer import Answer, Surroundings
from desktop.ui.questions.intake import Intake
from desktop.ui.questions.phone_photo import FromPhone, PhonePhoto
from desktop.ui.signals import while_there
from desktop.ui.theme import px, tone
from desktop.ui.translations import tr

if TYPE_CHECKING:
    from desktop.ui.media.port import OpenDevices
    from desktop.ui.media.sound_card import SoundCard
    from desktop.xforms import Node

_ICONS = {"image": "image", "audio": "music", "video": "video"}
_LIVE = {"image": "camera", "audio": "mic", "video": "video"}
_THUMBNAIL = 160  # px


class FileAnswer(Answer):
    """A file of the form's kind. `file_chosen` hands out its bytes; the page names and keeps them."""

    file_chosen = Signal(bytes, str)  # the bytes, and a name or ending
    facts_known = Signal(object)  # PhotoFacts: when and where the chosen photo was taken

    def __init__(self, surroundings: Surroundings, kind: str) -> None:
        super().__init__(surroundings)
        self.kind = kind  # "image", "audio", "video" or "" for any
        self._name = ""
        self.drop = QFrame()  # where a file is dropped, and where it shows once it is there
        tone(self.drop, "note")
        self.choose = QPushButton()
        give_icon(self.choose, _ICONS.get(kind, "paperclip"))
        self.remove = QPushButton()
        tone(self.remove, "quiet")
        self.told = QLabel()
        self.told.setWordWrap(True)
        tone(self.told, "hint")
        self.shown = QLabel()
        self.shown.hide()
        self.setFocusProxy(self.choose)
        self.live: QPushButton | None = None  # taken or recorded here and now
        self.play: QPushButton | None = None
        self.quality = ""  # of sound, as the form wants it
        self.recording: SoundCard | None = None
        self._lay_out()
        if surroundings.devices is not None:
            self._offer_devices(surroundings.devices)
        self._listen()

    def _lay_out(self) -> None:
        box = self.below = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.drop)
        row = QHBoxLayout(self.drop)
        row.setContentsMargins(px(12), px(12), px(12), px(12))
        row.setSpacing(px(12))
        row.addWidget(self.shown, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(px(8))
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(px(8))
        for each in (self.choose, self.remove):
            each.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
            self.buttons.addWidget(each)
        self.buttons.addStretch(1)
        words.addLayout(self.buttons)
        words.addWidget(self.told)
        words.addStretch(1)
        row.addLayout(words, 1)

    def _offer_devices(self, opened: OpenDevices) -> None:
        if self.kind in _LIVE:
            self.live = self._add_button(_LIVE[self.kind])
            self.live.clicked.connect(lambda: go_live(self, opened))
        if self.kind in ("audio", "video"):
            self.play = self._add_button("play")
            self.play.clicked.connect(lambda: play_file(self, opened, self._name))

    def _add_button(self, icon_name: str) -> QPushButton:
        """One more, before what takes the file away."""
        made = QPushButton()
        give_icon(made, icon_name)
        made.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.buttons.insertWidget(self.buttons.indexOf(self.remove), made)
        return made

    def _listen(self) -> None:
        self.intake = Intake(self, self.drop)
        self.intake.hovered.connect(lambda over: tone(self.drop, "cardRight" if over else "note"))
        self.intake.file_came.connect(self._take_named)
        self.intake.image_came.connect(self.take_image)
        self.intake.unreadable.connect(
            lambda: self.told.setText(tr("Berkas itu tidak dapat dibaca. Coba salin dahulu ke laptop ini."))
        )
        self.choose.clicked.connect(lambda: self.intake.choose(self._wish(False), self.kind))
        self.remove.clicked.connect(self._remove)

    def show_node(self, node: Node) -> None:
        self.choose.setText(self._wish(bool(node.value)))
        self.remove.setText(tr("Buang"))
        self.remove.setVisible(bool(node.value))
        self.told.setText(node.value or self._hint())
        self.quality = node.parameters.get("quality", "")
        if self.live is not None:
            self.live.setText(self._live_words())
        if self.play is not None:
            self.play.setText(tr("Putar"))
            self.play.setVisible(bool(node.value))
        if node.value != self._name:
            self._name = node.value
            self._show_value()

    def _wish(self, there: bool) -> str:
        if self.kind == "image":
            return tr("Ganti foto…") if there else tr("Pilih foto…")
        return tr("Ganti berkas…") if there else tr("Pilih berkas…")

    def _hint(self) -> str:
        return tr("atau seret berkas ke sini, atau tempel (Ctrl+V)")

    def _live_words(self) -> str:
        return tr("Rekam video…") if self.kind == "video" else tr("Rekam suara…")

    def _show_value(self) -> None:
        self.shown.setVisible(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            self.intake.take(QGuiApplication.clipboard().mimeData())
        elif event.key() == Qt.Key.Key_Delete and self._name:
            self._remove()
        else:
            event.ignore()

    def settle(self) -> None:
        """The page closes: sound that is being recorded is kept as far as it is."""
        if self.recording is not None and isValid(self.recording):
            self.recording.cut()
        self.recording = None

    def _remove(self) -> None:
        self.answered.emit("")
        self.choose.setFocus()

    def take_file(self, file: Path) -> None:
        """Take a file the person chose."""
        self.intake.take_file(file)

    def _take_named(self, data: bytes, name: str) -> None:
        try:
            self.take_bytes(bytes(data), name)
        except Trouble as trouble:
            self.told.setText(notice(trouble).sentence)

    def take_bytes(self, data: bytes, name: str) -> None:
        """Hand the bytes out as they are."""
        self.file_chosen.emit(data, name)

    def take_image(self, _image: QImage) -> None:
        """Only pictures take images."""
        self.told.setText(tr("Di sini diminta berkas, bukan gambar."))


class PhotoAnswer(FileAnswer):
    """A photo: scaled to the form's max-pixels or ours, without what the camera wrote beside it (that is offered)."""

    def __init__(self, surroundings: Surroundings) -> None:
        super().__init__(surroundings, "image")
        self.longest = LONGEST
        self.phone: QPushButton | None = None
        self.from_phone: PhonePhoto | None = None
        if surroundings.from_phone is not None:
            self._offer_phone(surroundings.from_phone)

        if surroundings.devices is None and surroundings.camera_app is not None:
            self._offer_app(surroundings.camera_app)

    def _offer_app(self, app: CameraApp) -> None:
        """The system's camera program; what it took is fetched when one comes back."""
        self.live = self._add_button("camera")
        self._app = AppPhoto(app, self)
        self.live.clicked.connect(self._app.open)
        self._app.came.connect(self.take_file)
        self._app.said.connect(self.remarked)

    def _offer_phone(self, way: FromPhone) -> None:
        """A button beside the others, and below them the code that a phone scans."""
        self.phone, self.from_phone = self._add_button("smartphone"), PhonePhoto(way)
        self.below.addWidget(self.from_phone)
        self.phone.clicked.connect(self.from_phone.begin)
        self.from_phone.came.connect(lambda data: self._take_named(data, "jpg"))
        self.from_phone.ended.connect(self.choose.setFocus)

    def show_node(self, node: Node) -> None:
        self.longest = wanted_longest(node)
        super().show_node(node)
        if self.phone is not None:
            self.phone.setText(tr("Dari HP…"))

    def take_bytes(self, data: bytes, name: str) -> None:
        self._give(fit(data, self.longest))
        self.facts_known.emit(read_facts(data))

    def take_image(self, image: QImage) -> None:
        try:
            self._give(fit_image(image, self.longest))
        except Trouble as trouble:
            self.told.setText(notice(trouble).sentence)

    def _hint(self) -> str:
        return f"{super()._hint()} · {tr('banyak foto sekaligus: Ctrl+Shift+B')}"

    def _live_words(self) -> str:
        return tr("Kamera…")

    def _give(self, picture: Picture) -> None:
        self.file_chosen.emit(picture.data, picture.ending)

    def _show_value(self) -> None:
        self.shown.setVisible(False)
        if self._name:
            name = self._name
            self.surroundings.photo(name, while_there(self, lambda data: self._show_bytes(name, data)))

    def _show_bytes(self, name: str, data: bytes | None) -> None:
        if name == self._name:
            show_picture(self.shown, data, px(_THUMBNAIL))


def wanted_longest(node: Node) -> int:
    """The longest side a photo of this question may have, in pixels: the form's `max-pixels`, or ours."""
    wanted = node.parameters.get("max-pixels", "")
    return int(wanted) if wanted.isdecimal() and int(wanted) > 0 else LONGEST


def show_picture(label: QLabel, data: bytes | None, longest: int) -> None:
    """Show bytes as a small picture in a label; hide it where there are none."""
    ratio = label.devicePixelRatioF()
    image = thumbnail(data, round(longest * ratio)) if data else QImage()
    label.setVisible(not image.isNull())
    if not image.isNull():
        image.setDevicePixelRatio(ratio)
        label.setPixmap(QPixmap.fromImage(image))


def go_live(answer: FileAnswer, opened: OpenDevices) -> None:
    """Take a photo, record sound or a film with what the laptop has; without it that is said, and the next best way."""
    from desktop.ui.media.camera_card import CameraCard, Purpose  # loaded when first wanted
    from desktop.ui.media.port import KBITS
    from desktop.ui.media.sound_card import SoundCard

    window, devices = answer.window(), opened()
    if answer.kind == "audio":
        sound = SoundCard(window, devices, KBITS.get(answer.quality, KBITS["normal"]))
        sound.recorded.connect(answer.take_bytes)
        sound.running.connect(answer.surroundings.attended)
        answer.recording = sound
        sound.begin()
        return
    camera = CameraCard(window, devices, Purpose.FILM if answer.kind == "video" else Purpose.PHOTO)
    camera.filmed.connect(answer.take_bytes)
    camera.taken.connect(answer.take_image)
    camera.running.connect(answer.surroundings.attended)
    camera.begin()


def play_file(answer: FileAnswer, opened: OpenDevices, name: str) -> None:
    """Play an attached recording out of the vault."""
    from desktop.ui.media.player_card import PlayerCard

    def begin(data: bytes | None) -> None:
        if data:
            PlayerCard(answer.window(), opened(), name).begin(data)

    answer.surroundings.photo(name, while_there(answer, begin))
