"""The camera over the window: a photo taken and looked at, a code found by itself, a film recorded."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum, auto
from time import monotonic

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QImage, QKeyEvent
from PySide6.QtWidgets import QWidget

from desktop.ui.floating import Floating
from desktop.ui.media.port import FILM, Devices, Looking, Recording
from desktop.ui.media.sound_card import show_recording
from desktop.ui.media.viewfinder import Viewfinder
from desktop.ui.pieces import below, beside, button, give_icon, words
from desktop.ui.questions.codes import read_codes
from desktop.ui.signals import while_there
from desktop.ui.translations import tr

CODE_EVERY = 0.3  # seconds between two looks for a code
ENDS_MS = 3_000  # so long locking waits for a film to be whole
LONGEST_FILM = 180_000  # ms, about 27 MB: more is too much for the lines there are


class Purpose(Enum):
    """What the camera is wanted for."""

    PHOTO = auto()
    CODE = auto()
    FILM = auto()


class CameraCard(Floating):
    """`taken(QImage)`, `found(text)` or `filmed(bytes, ending)`, once; then it goes. Without a camera it says so."""

    taken = Signal(QImage)
    found = Signal(str)
    filmed = Signal(bytes, str)
    running = Signal()  # while it records: somebody is there, though no key is pressed

    def __init__(
        self, window: QWidget, devices: Devices, purpose: Purpose, clock: Callable[[], float] = monotonic
    ) -> None:
        self._said, self._lesson = words(look="strong"), words(look="hint")
        self.view = Viewfinder(400)
        self.shutter, self.again = button("primary", "camera"), button("", "undo-2")
        self.other, self.stop = button("quiet", "refresh-cw"), button("quiet", "x")
        row = beside(self.other, self.stop, None, self.again, self.shutter)
        super().__init__(window, below(self._said, self.view, self._lesson, row, gap=8), 780)
        self._devices, self._purpose, self._clock = devices, purpose, clock
        self._cameras: tuple[str, ...] = ()
        self._looking: Looking | None = None
        self._recording: Recording | None = None
        self._after: Callable[[], None] | None = None  # what waits for the film to end
        self._never = False  # it was waited for, and did not end
        self._still = QImage()  # a photo taken, not yet used
        self._since, self._looked = 0.0, 0.0
        self._ticking = QTimer(self, interval=250)
        self._ticking.timeout.connect(self._tick)
        self.shutter.clicked.connect(self._press)
        self.again.clicked.connect(self._look_again)
        self.other.clicked.connect(self._change_camera)
        self.stop.clicked.connect(self.leave)
        self.put_away.connect(self._end)

    def begin(self) -> None:
        """Open the usual camera, and show the card."""
        self._cameras = self._devices.cameras()
        self.other.setText(tr("Kamera lain"))
        self.other.setVisible(len(self._cameras) > 1)
        self.stop.setText(tr("Batal"))
        self.view.setAccessibleName(tr("Yang dilihat kamera"))
        if self._cameras:
            self._open()
        else:
            self._say_nothing_there(tr("Tidak ada kamera pada laptop ini."))
        self.bring()
        (self.shutter if self.shutter.isVisibleTo(self) else self.stop).setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and self.shutter.isVisible() and self.shutter.isEnabled():
            self._press()
        else:
            super().keyPressEvent(event)

    def leave(self) -> None:
        """A film that is being recorded is not thrown away by Escape: it ends, and is kept."""
        if self._recording is not None:
            self._recording.stop()
        else:
            super().leave()

    def finish(self, then: Callable[[], None]) -> bool:
        """A film is whole a moment after it ends: it is kept, then `then`. One that never ends keeps nobody."""
        if self._recording is None or self._never:
            return False
        self._after = then
        QTimer.singleShot(ENDS_MS, self, self._give_up)
        self._recording.stop()
        return True

    def _give_up(self) -> None:
        self._never = self._recording is not None
        self._go_after()

    def _go_after(self) -> None:
        after, self._after = self._after, None
        if after is not None:
            after()

    # -- looking

    def _open(self) -> None:
        self._still = QImage()
        self.shutter.setEnabled(False)  # until there is a picture
        self._say()
        self._said.setText(tr("Membuka kamera…"))
        self._looking = self._devices.look(
            self._cameras[0], while_there(self, self._see), lambda: while_there(self, self._failed)(None)
        )

    def _failed(self, _nothing: None) -> None:
        self._close_camera()
        self._say_nothing_there(
            tr("Kamera tidak dapat dibuka: mungkin dipakai program lain, atau dilarang di setelan privasi laptop.")
        )

    def _say_nothing_there(self, why: str) -> None:
        self._said.setText(why)
        way = {
            Purpose.PHOTO: tr(
                "Ambil foto dengan HP, lalu kirim dengan tombol Dari HP…, seret berkasnya, atau tempel (Ctrl+V)."
            ),
            Purpose.CODE: tr("Ketik kodenya, pakai alat pemindai, atau baca dari foto."),
            Purpose.FILM: tr("Rekam dengan HP, lalu pilih berkasnya di sini."),
        }
        self._lesson.setText(way[self._purpose])
        for gone in (self.view, self.shutter, self.again, self.other):
            gone.hide()
        self.stop.setText(tr("Tutup"))
        self.stop.setFocus()
        self._place()

    def _see(self, image: QImage) -> None:
        if not self._still.isNull() or self._looking is None:
            return
        self.view.show_image(image)
        if not self.shutter.isEnabled():
            self.shutter.setEnabled(True)
            self.shutter.setFocus()
            self._say()
        now = self._clock()
        if self._purpose is Purpose.CODE and now - self._looked >= CODE_EVERY:
            self._looked = now
            if codes := read_codes(image):
                super().leave()
                self.found.emit(codes[0])

    def _change_camera(self) -> None:
        self._close_camera()
        self._cameras = (*self._cameras[1:], self._cameras[0])
        self._open()

    def _close_camera(self) -> None:
        looking, self._looking = self._looking, None
        if looking is not None:
            looking.close()

    # -- taking

    def _press(self) -> None:
        if self._purpose is Purpose.FILM:
            self._film()
        elif self._still.isNull():
            self._still = self.view.image.copy()
            self._say()
            self.shutter.setFocus()
        else:
            still = self._still
            super().leave()
            self.taken.emit(still)

    def _look_again(self) -> None:
        self._still = QImage()
        self._say()
        self.shutter.setFocus()

    def _film(self) -> None:
        if self._recording is not None:
            self._recording.stop()
        elif self._looking is not None:
            self._recording = self._looking.record(while_there(self, self._filmed))
            self._since = self._clock()
            self._ticking.start()
            self._say()

    def _tick(self) -> None:
        self.running.emit()
        self._say()
        if self._recording is not None and self._run() >= LONGEST_FILM:
            self._recording.stop()

    def _run(self) -> int:
        return round(1000 * (self._clock() - self._since))

    def _filmed(self, data: bytes) -> None:
        self._recording = None
        self._ticking.stop()
        if data:
            super().leave()
            self.filmed.emit(data, FILM)
        else:
            self._close_camera()
            self._say_nothing_there(tr("Rekaman tidak berhasil di laptop ini."))
        self._go_after()

    def _end(self) -> None:
        recording, self._recording = self._recording, None
        if recording is not None:  # the screen is locked
            recording.stop()
        self._ticking.stop()
        self._close_camera()
        self.deleteLater()

    # -- words

    def _say(self) -> None:
        taken, films = not self._still.isNull(), self._recording is not None
        self.again.setText(tr("Ulangi"))
        self.again.setVisible(taken)
        self.shutter.setVisible(self._purpose is not Purpose.CODE)
        self.other.setVisible(len(self._cameras) > 1 and not taken and not films)
        self.stop.setVisible(not films)
        if self._purpose is Purpose.CODE:
            self._said.setText(tr("Arahkan kamera ke kode"))
            self._lesson.setText(
                tr("Kodenya terbaca sendiri. Dekatkan sampai mengisi sepertiga gambar, tanpa pantulan cahaya.")
            )
        elif self._purpose is Purpose.FILM:
            self.shutter.setText(tr("Selesai merekam") if films else tr("Mulai merekam"))
            give_icon(self.shutter, "square" if films else "video", "act_ink")
            show_recording(self._said, self._run()) if films else self._said.setText(tr("Kamera"))
            self._lesson.setText(tr("Paling lama 3 menit. Rekaman disimpan terenkripsi di isian ini saja."))
        else:
            self.shutter.setText(tr("Pakai foto ini") if taken else tr("Ambil foto"))
            self._said.setText(tr("Sudah jelas?") if taken else tr("Kamera"))
            self._lesson.setText(
                tr("Enter memakai foto ini.")
                if taken
                else tr("Enter mengambil foto. Foto disimpan terenkripsi di isian ini saja.")
            )
