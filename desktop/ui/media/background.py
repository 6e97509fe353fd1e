"""Sound recorded while a form is filled that asks for it (`odk:recordaudio`): one sees it, and may stop it."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QPushButton

from desktop.ui.media.port import KBITS, SOUND, Devices, OpenDevices, Recording, spoken_time
from desktop.ui.pages.filling_files import file_name
from desktop.ui.pieces import button
from desktop.ui.signals import while_there
from desktop.ui.translations import tr

if TYPE_CHECKING:
    from desktop.ui.pages.filling import FillingPage
    from desktop.xforms import Form, Node

FIRST_KEPT, KEPT_EVERY = 5, 60  # seconds; a power cut takes a minute, of a long recording its last quarter at most


def sound_wanted(form: Form) -> tuple[tuple[str, str], ...]:
    """Paths and qualities of the questions that sound is recorded for while the form is filled."""
    definition = form.definition
    actions = [*definition.actions, *(one for spec in definition.specs for one in (*spec.actions, *spec.inner_actions))]
    return tuple((one.target.ref, one.text.strip()) for one in actions if one.name == "recordaudio")


def listen(
    page: FillingPage, opened: OpenDevices | None, *, allowed: bool, clock: Callable[[], float] = monotonic
) -> Listening | None:
    """Record for a page whose form wants it, or say why not. `allowed`: there is an interview to be heard, and not
    only its paper, or a record that was handed in once."""
    wanted = sound_wanted(page.interview.form)
    if not wanted:
        return None
    asks = tr("Formulir ini meminta rekaman suara selama wawancara.")
    if not allowed:
        page.notice.advise(f"{asks} {tr('Kali ini tidak direkam: ini bukan wawancaranya.')}")
        return None
    devices = opened() if opened is not None else None
    if devices is None or not devices.microphones():
        lacks = tr("Tambahan kamera dan suara belum dipasang.")
        why = tr("Laptop ini tidak punya mikrofon.") if devices is not None else lacks
        page.notice.advise(f"{asks} {tr('Tidak ada yang direkam.')} {why}")
        return None
    page.notice.advise(
        f"{asks} {tr('Sambang merekam sejak sekarang; beri tahu keluarga. Tombolnya di kanan atas menghentikan.')}"
    )
    return Listening(page, devices, *wanted[0], clock)


class Listening(QObject):
    """Lives with its page. The sign in the head of the page says that it records, and for how long."""

    def __init__(self, page: FillingPage, devices: Devices, ref: str, quality: str, clock: Callable[[], float]) -> None:
        super().__init__(page)
        self._page, self._devices, self._clock = page, devices, clock
        self._node: Node = page.interview.node(ref)
        self._kbits = KBITS.get(quality, KBITS["normal"])
        self._earlier: bytes | None = None  # of the sittings before; None while it is on its way
        self._apart = False  # what was recorded before is not on this laptop: its name is not given to something else
        self._recording: Recording | None = None
        self._since, self._kept = 0.0, 0.0
        self.sign: QPushButton = button("wrong")
        self.sign.clicked.connect(self.turn)
        page.header.show_sign(self.sign)
        page.closing.connect(self.keep)
        self._ticking = QTimer(self, interval=1000)
        self._ticking.timeout.connect(self.look)
        if self._node.value:
            page.surroundings.photo(self._node.value, while_there(self, self._hear_earlier))
        else:
            self._hear_earlier(b"")

    @property
    def records(self) -> bool:
        """At this moment."""
        return self._recording is not None

    def turn(self) -> None:
        """Stop, or go on."""
        self._stop() if self.records else self._begin()

    def look(self) -> None:
        """Each second: say how long, and keep what there is now and then."""
        self._say()
        now = self._clock()
        pause = max(KEPT_EVERY, (now - self._since) / 4)  # each keeping writes all of it: together five times at most
        if (not self._node.value and now - self._since >= FIRST_KEPT) or now - self._kept >= pause:
            self.keep()

    def keep(self) -> None:
        """What there is by now goes to the vault, under one name for the whole record."""
        if self._recording is None or not (data := self._recording.so_far()):
            return
        self._kept = self._clock()
        known = "" if self._apart else self._node.value
        name, self._apart = known or file_name(SOUND, self._page.surroundings.now()), False
        self._page.photo_chosen.emit(self._node, (self._earlier or b"") + data, name)
        self._page.answer(self._node, name)

    def _hear_earlier(self, data: bytes | None) -> None:
        self._earlier, self._apart = data or b"", data is None
        self._begin()

    def _begin(self) -> None:
        self._since = self._kept = self._clock()
        self._recording = self._devices.record(self._kbits, while_there(self, self._ended))
        self._ticking.start()
        self._say()

    def _stop(self) -> None:
        self.keep()
        recording, self._recording = self._recording, None
        if recording is not None:
            self._earlier = (self._earlier or b"") + recording.so_far()
            recording.stop()
        self._ticking.stop()
        self._say()

    def _ended(self, _data: bytes) -> None:
        """By itself: the microphone was pulled out."""
        if self._recording is not None:
            self._stop()

    def _say(self) -> None:
        if self.records:
            run = spoken_time(round(1000 * (self._clock() - self._since)))
            self.sign.setText(tr("● Merekam suara {time}", time=run))
            self.sign.setToolTip(tr("Formulir meminta rekaman ini. Tekan untuk menghentikan."))
        else:
            self.sign.setText(tr("Rekaman berhenti · lanjutkan"))
            self.sign.setToolTip(tr("Tekan untuk merekam lagi; yang sudah terekam tetap ada."))
