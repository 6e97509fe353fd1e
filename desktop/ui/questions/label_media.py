"""What a form puts beside a question's words: a picture (and a larger one), a sound, a film."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QHideEvent, QImage, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.ui import choosing
from desktop.ui.floating import Floating
from desktop.ui.pictures import thumbnail
from desktop.ui.pieces import below, button, words
from desktop.ui.questions.answer import Surroundings
from desktop.ui.questions.files import show_picture
from desktop.ui.signals import while_there
from desktop.ui.theme import px
from desktop.ui.translations import tr

if TYPE_CHECKING:
    from desktop.ui.media.port import Heard, Playing

_PICTURE = 320  # px: the longest side of a picture in a label
_LARGE = 1000


class LabelMedia(QWidget):
    """Made only for questions that have media. Bytes come from the vault when they are wanted."""

    def __init__(self, surroundings: Surroundings) -> None:
        super().__init__()
        self._media, self._devices = surroundings.media, surroundings.devices
        self._shown: Mapping[str, str] = {}
        self._attended = False  # somebody is at this question
        self._begun = False  # what plays by itself does so once: who comes back knows it
        self._playing: Playing | None = None
        self.picture = QLabel()
        self.picture.hide()
        self.large, self.sound, self.film = (
            button("link", "maximize-2", "act"), button("link", "volume-2", "act"), button("link", "film", "act"),
        )  # fmt: skip
        self.trouble = words(look="wrong")
        self.trouble.hide()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, px(4))
        box.setSpacing(px(4))
        box.addWidget(self.picture, 0, Qt.AlignmentFlag.AlignLeft)
        row = QHBoxLayout()
        row.setSpacing(px(16))
        for each in (self.large, self.sound, self.film):
            row.addWidget(each)
        row.addStretch(1)
        box.addLayout(row)
        box.addWidget(self.trouble)
        self.large.clicked.connect(self._enlarge)
        self.sound.clicked.connect(self._sound_pressed)
        self.film.clicked.connect(lambda: self._open("video"))

    def show_media(self, media: Mapping[str, str], label: str) -> None:
        """Show these: kind (`image`, `big-image`, `audio`, `video`) to `jr://` address."""
        self.large.setText(tr("Perbesar gambar"))
        self._say_sound()
        self.film.setText(tr("Lihat video…"))
        for each, kind in ((self.large, "big-image"), (self.sound, "audio"), (self.film, "video")):
            each.setVisible(bool(media.get(kind)))
            each.setAccessibleDescription(label)
        saved_first = tr("Disimpan dahulu di tempat yang Anda pilih, lalu dibuka dengan pemutar laptop ini.")
        for each in (self.sound, self.film):
            each.setToolTip(saved_first if self._devices is None else "")
        self.picture.setAccessibleName(tr("Gambar: {label}", label=label))
        if media.get("image") != self._shown.get("image"):
            self.picture.hide()
            if media.get("image"):
                self._bring(media["image"], lambda data: show_picture(self.picture, data, px(_PICTURE)))
        self._shown = dict(media)

    def attend(self, by_itself: str) -> None:
        """Somebody came to the question; what the form wants played by itself (`autoplay`) is, the first time."""
        self._attended = True
        address = self._shown.get(by_itself) if by_itself in ("audio", "video") else None
        if address and self._devices is not None and not self._begun:
            self._begun = True
            self._bring(address, partial(self._begin, by_itself))

    def depart(self) -> None:
        """Nobody is there any more: silence."""
        self._attended = False
        self._silence()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._silence()  # the screen is locked, or another one in front

    def _begin(self, kind: str, data: bytes | None) -> None:
        if not data or self._devices is None or not self._attended or not self.isVisible():
            return
        if kind == "video":
            self._keep("", data)
            return
        heard = while_there(self, self._heard)
        self._playing = self._devices().play(data, lambda _image: None, heard)
        self._say_sound()

    def _heard(self, heard: Heard) -> None:
        if heard.failed or (not heard.playing and heard.length and heard.at >= heard.length):
            self._silence()

    def _silence(self) -> None:
        playing, self._playing = self._playing, None
        if playing is not None:
            playing.close()
            self._say_sound()

    def _say_sound(self) -> None:
        self.sound.setText(tr("Dengarkan…") if self._playing is None else tr("Hentikan suara"))

    def _sound_pressed(self) -> None:
        self._open("audio") if self._playing is None else self._silence()

    def _bring(self, address: str, hear: Callable[[bytes | None], None]) -> None:
        """The form may be left, or the row taken away, before it comes."""
        self._media(address, while_there(self, hear))

    def _enlarge(self) -> None:
        self._bring(self._shown["big-image"], self._show_large)

    def _show_large(self, data: bytes | None) -> None:
        image = thumbnail(data, px(_LARGE)) if data else QImage()
        if image.isNull():
            self._say(tr("Gambar ini tidak ada di laptop. Ambil formulirnya lagi dari server."))
            return
        whole = self.window().size() * 0.86
        if image.width() > whole.width() or image.height() > whole.height():
            image = image.scaled(whole, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
        shown = QLabel()
        shown.setPixmap(QPixmap.fromImage(image))
        shown.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        shown.setAccessibleName(self.picture.accessibleName())
        over = Floating(self.window(), below(shown), image.width() + 40)
        over.put_away.connect(over.deleteLater)
        over.bring()
        shown.setFocus()

    def _open(self, kind: str) -> None:
        self._bring(self._shown[kind], partial(self._keep, self._shown[kind].rpartition("/")[2]))

    def _keep(self, name: str, data: bytes | None) -> None:
        if not data:
            self._say(tr("Rekaman ini tidak ada di laptop. Ambil formulirnya lagi dari server."))
            return
        if self._devices is not None:
            from desktop.ui.media.player_card import PlayerCard  # loaded when first wanted

            PlayerCard(self.window(), self._devices(), self.picture.accessibleName()).begin(data)
            return
        chosen = choosing.new_file(self, tr("Simpan untuk diputar"), name)
        if not chosen:
            return
        try:
            Path(chosen).write_bytes(data)
        except OSError:
            self._say(tr("Tidak dapat disimpan di situ. Pilih tempat lain."))
            return
        QDesktopServices.openUrl(QUrl.fromLocalFile(chosen))

    def _say(self, sentence: str) -> None:
        self.trouble.setText(sentence)
        self.trouble.show()
