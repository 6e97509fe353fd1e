"""A photo out of a phone's browser: its code to scan, shown while the phone may hand one photo in."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QLabel

from desktop.frozen import frozen
from desktop.trouble import Trouble
from desktop.ui.notices import notice
from desktop.ui.pieces import below, beside, button, words
from desktop.ui.qr import qr_picture
from desktop.ui.signals import while_there
from desktop.ui.theme import px, tone
from desktop.ui.translations import tr

SIDE = 180  # px of the code


@frozen
class FromPhone:
    """`open` hears the address to scan, then the bytes of one photo, or why not; `close` ends it."""

    open: Callable[[Callable[[str], None], Callable[[bytes], None], Callable[[Trouble], None]], None]
    close: Callable[[], None]


class PhonePhoto(QFrame):
    """`came(bytes)`, once; `ended` when it was closed."""

    came = Signal(bytes)
    ended = Signal()

    def __init__(self, way: FromPhone) -> None:
        super().__init__()
        self._way, self._open = way, False
        tone(self, "note")
        self.picture, self._lesson, self.address = QLabel(), words(), words(look="hint")
        self.stop = button("", "x")
        left = below(self._lesson, self.address, beside(self.stop, None), None, gap=8)
        row = beside(self.picture, left, gap=16)
        row.setStretch(1, 1)
        row.setContentsMargins(px(12), px(12), px(12), px(12))
        self.setLayout(row)
        self.stop.clicked.connect(self.end)
        QShortcut(QKeySequence("Escape"), self.stop, self.end)
        self.hide()

    def begin(self) -> None:
        """Open the door and show the way to it."""
        self._open = True
        self.picture.hide()
        self.address.hide()
        self.stop.setText(tr("Batal"))
        self._lesson.setText(tr("Membuka jalur untuk HP…"))
        self.show()
        self.stop.setFocus()
        self._way.open(
            while_there(self, self._show_address), while_there(self, self._take), while_there(self, self._say)
        )

    def end(self) -> None:
        """Close the door."""
        if self._open:
            self._open = False
            self._way.close()
            self.ended.emit()
            self.hide()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing listens while its code is not shown."""
        if self._open and not event.spontaneous():
            self._open = False
            self._way.close()
        super().hideEvent(event)

    def _show_address(self, address: str) -> None:
        if not self._open:
            return
        self.picture.setPixmap(qr_picture(address, px(SIDE), self.devicePixelRatioF()))
        self.picture.setAccessibleName(tr("Kode QR untuk mengirim foto dari HP"))
        self.picture.show()
        self._lesson.setText(
            tr(
                "Pindai dengan kamera HP di Wi-Fi atau hotspot yang sama, lalu pilih satu foto. Kode ini hanya untuk"
                " sekali. Jalurnya tidak terkunci: pakailah hotspot sendiri."
            )
        )
        self.address.setText(address)
        self.address.show()

    def _take(self, data: bytes) -> None:
        if self._open:
            self.end()
            self.came.emit(data)

    def _say(self, trouble: Trouble) -> None:
        self._lesson.setText(notice(trouble).sentence)
