"""Sound and films played over the window, out of memory: Space, the arrows, Escape."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QKeyEvent
from PySide6.QtWidgets import QSlider, QWidget

from desktop.ui.floating import Floating
from desktop.ui.media.port import Devices, Heard, Playing, spoken_time
from desktop.ui.media.viewfinder import Viewfinder
from desktop.ui.pieces import below, beside, button, give_icon, words
from desktop.ui.signals import while_there
from desktop.ui.translations import tr

LEAP = 5_000  # ms an arrow goes


class PlayerCard(Floating):
    """Made for one thing to play, and gone with it."""

    def __init__(self, window: QWidget, devices: Devices, title: str) -> None:
        self._said, self._time, self._lesson = words(title, "strong"), words(wraps=False), words(look="hint")
        self.view = Viewfinder(340)
        self.view.hide()  # until a film shows something
        self.turn, self.stop = button("primary", "pause"), button("quiet", "x")
        self.slider = QSlider(Qt.Orientation.Horizontal)
        row = beside(self.turn, self.slider, self._time, self.stop, gap=12)
        super().__init__(window, below(self._said, self.view, row, self._lesson, gap=10), 640)
        self._devices = devices
        self._playing: Playing | None = None
        self._heard = Heard(0, 0, True)
        self.slider.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the arrows are the card's
        self.slider.sliderMoved.connect(self._seek)
        self.turn.clicked.connect(self._turn)
        self.stop.clicked.connect(self.leave)
        self.put_away.connect(self._end)

    def begin(self, data: bytes) -> None:
        """Play it."""
        self.slider.setAccessibleName(tr("Tempat dalam rekaman"))
        self.stop.setText(tr("Tutup"))
        self._lesson.setText(tr("Spasi menjeda, panah maju dan mundur 5 detik, Escape menutup."))
        self._say()
        self.bring()
        self.turn.setFocus()
        self._playing = self._devices.play(data, while_there(self, self._see), while_there(self, self._hear))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        leaps = {Qt.Key.Key_Left: -LEAP, Qt.Key.Key_Right: LEAP}
        if (leap := leaps.get(Qt.Key(event.key()))) is not None:
            self._seek(self._heard.at + leap)
        else:
            super().keyPressEvent(event)

    def _turn(self) -> None:
        if self._playing is not None:
            self._playing.turn()

    def _seek(self, at: int) -> None:
        if self._playing is not None:
            self._playing.seek(at)

    def _see(self, image: QImage) -> None:
        if self.view.isHidden():
            self.view.show()
            self._place()
        self.view.show_image(image)

    def _hear(self, heard: Heard) -> None:
        self._heard = heard
        self._say()

    def _say(self) -> None:
        heard = self._heard
        if heard.failed:
            self._lesson.setText(
                tr("Rekaman ini tidak dapat diputar di sini. Simpan dahulu, lalu buka dengan pemutar lain.")
            )
        give_icon(self.turn, "pause" if heard.playing else "play", "act_ink")
        self.turn.setText(tr("Jeda") if heard.playing else tr("Putar"))
        self.slider.setRange(0, max(heard.length, heard.at, 1))
        if not self.slider.isSliderDown():
            self.slider.setValue(heard.at)
        self._time.setText(f"{spoken_time(heard.at)} / {spoken_time(max(heard.length, heard.at))}")

    def _end(self) -> None:
        playing, self._playing = self._playing, None
        if playing is not None:
            playing.close()
        self.deleteLater()
