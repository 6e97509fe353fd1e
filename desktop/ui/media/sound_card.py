"""Sound recorded over the window: one sees that it runs and for how long; ending it keeps it."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QWidget

from desktop.ui.floating import Floating
from desktop.ui.media.port import SOUND, Devices, Recording, spoken_time
from desktop.ui.palette import tokens
from desktop.ui.pieces import below, beside, button, words
from desktop.ui.signals import while_there
from desktop.ui.translations import tr


def show_recording(label: QLabel, ms: int) -> None:
    """A red point, the word and the time: seen by whoever is in the room."""
    label.setTextFormat(Qt.TextFormat.RichText)
    label.setText(f'<span style="color:{tokens().wrong}">●</span> {tr("Merekam {time}", time=spoken_time(ms))}')


class SoundCard(Floating):
    """`recorded(bytes, ending)`, once. Escape ends and keeps it: what was said cannot be said again."""

    recorded = Signal(bytes, str)
    running = Signal()  # every second: somebody is there, though no key is pressed

    def __init__(self, window: QWidget, devices: Devices, kbits: int, clock: Callable[[], float] = monotonic) -> None:
        self._said, self._lesson = words(look="title"), words(look="hint")
        self.done, self.drop = button("primary", "check"), button("quiet", "trash-2")
        super().__init__(window, below(self._said, self._lesson, beside(self.drop, None, self.done), gap=12), 460)
        self._devices, self._kbits, self._clock = devices, kbits, clock
        self._recording: Recording | None = None
        self._since = 0.0
        self._ticking = QTimer(self, interval=1000)
        self._ticking.timeout.connect(self._tick)
        self.done.clicked.connect(self.leave)
        self.drop.clicked.connect(self._throw_away)
        self.put_away.connect(self.deleteLater)

    def begin(self) -> None:
        """Record from now on, if there is a microphone."""
        microphones = self._devices.microphones()
        self.done.setText(tr("Selesai, simpan rekaman"))
        self.drop.setText(tr("Buang"))
        if microphones:
            self._lesson.setText(tr("Mikrofon: {name}. Enter menyelesaikan.", name=microphones[0]))
            self._since = self._clock()
            self._recording = self._devices.record(self._kbits, while_there(self, self._ended))
            self._ticking.start()
            self._say()
        else:
            self._say_nothing_there(tr("Tidak ada mikrofon pada laptop ini."))
        self.bring()
        self.done.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.leave()
        else:
            super().keyPressEvent(event)

    def leave(self) -> None:
        """End it; it goes when all of the sound is there."""
        if self._recording is not None:
            self.done.setEnabled(False)
            self._recording.stop()
        else:
            super().leave()

    def cut(self) -> None:
        """The page closes now: what is there by now is kept."""
        recording, self._recording = self._recording, None
        if recording is not None:
            self._give(recording.so_far())
            recording.stop()

    def withdraw(self) -> None:
        """What was said by now is kept."""
        self.cut()
        super().withdraw()

    def _throw_away(self) -> None:
        recording, self._recording = self._recording, None
        super().leave()
        if recording is not None:
            recording.stop()

    def _ended(self, data: bytes) -> None:
        if self._recording is None:  # thrown away, or kept already
            return
        self._recording = None
        if data:
            self._give(data)
        else:
            self._say_nothing_there(tr("Rekaman tidak berhasil: mikrofon tidak memberi suara."))

    def _give(self, data: bytes) -> None:
        self._ticking.stop()
        super().leave()
        if data:
            self.recorded.emit(data, SOUND)

    def _say_nothing_there(self, why: str) -> None:
        self._ticking.stop()
        self._said.setTextFormat(Qt.TextFormat.PlainText)
        self._said.setText(why)
        self._lesson.setText(tr("Rekam dengan HP, lalu pilih berkasnya di sini."))
        self.drop.hide()
        self.done.setEnabled(True)
        self.done.setText(tr("Tutup"))
        self._place()

    def _tick(self) -> None:
        self.running.emit()
        self._say()

    def _say(self) -> None:
        show_recording(self._said, round(1000 * (self._clock() - self._since)))
