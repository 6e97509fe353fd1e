"""Exchange in the room: a supervisor's switch with its invitation, and everybody's way to such a laptop."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFrame, QLabel, QLineEdit, QWidget

from desktop.trouble import Trouble
from desktop.ui.notices import notice
from desktop.ui.pages.door import Labelled
from desktop.ui.pages.exchange_around import AroundPart, spaced
from desktop.ui.pieces import NoticeBar, below, beside, button, put_in, words
from desktop.ui.qr import qr_picture
from desktop.ui.theme import px, tone
from desktop.ui.translations import tr

if TYPE_CHECKING:
    from desktop.roles.exchanging import Standing
    from desktop.ui.session import OpenDoor, Reach

SIDE = 220  # px of the QR


class WifiCard(QFrame):
    """`switched(on)`; `joined(text)` with an invitation; `swapped(fingerprint)` with a laptop met before; `looked_for`:
    who has a door open here; `picked(Found)` one that was met before, `introduced(Found, code)` one that was not."""

    switched = Signal(bool)
    joined = Signal(str)
    swapped = Signal(str)
    looked_for = Signal()
    picked = Signal(object)
    introduced = Signal(object, str)
    copied = Signal(str)
    tested = Signal()  # knock at the own door once more
    stick_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        tone(self, "card")
        self._opened: OpenDoor | None = None
        self._arrived = 0
        self._reach: Reach | None = None
        self.heading, self._lesson, self.state = words(look="heading", wraps=False), words(look="hint"), words()
        self.switch, self.copy, self.picture = button("", "wifi"), button("", "copy"), QLabel()
        self.invitation, self.join = QLineEdit(), button("", "wifi")
        put_in(self.invitation, "clipboard-paste")
        self._invitation = Labelled(self.invitation)
        self.met, self.swap = QComboBox(), button("", "refresh-cw")
        self._met = Labelled(self.met, hint=False)
        self.around = AroundPart(self.picked.emit, self.introduced.emit)
        self.notice = NoticeBar()
        self._door = self._make_door()
        inner = below(
            self.heading,
            self._lesson,
            self._door,
            self.around,
            self._met,
            beside(self.swap, None),
            self._invitation,
            beside(self.join, None),
            self.notice,
            gap=8,
        )
        inner.setContentsMargins(px(20), px(16), px(20), px(18))
        self.setLayout(inner)
        self._wire()

    def _make_door(self) -> QWidget:
        made = QWidget()
        self.reach, self.test, self.stick = words(look="hint"), button("", "refresh-cw"), button("quiet", "usb")
        self._trying = QWidget()
        self._trying.setLayout(below(self.reach, beside(self.test, self.stick, None), gap=6))
        self._trying.hide()
        left = below(self.state, beside(self.switch, self.copy, None), self._trying, None, gap=8)
        row = beside(left, self.picture, gap=16)
        row.setStretch(0, 1)
        made.setLayout(row)
        made.hide()
        return made

    def _wire(self) -> None:
        self.switch.clicked.connect(lambda: self.switched.emit(self._opened is None))
        self.copy.clicked.connect(lambda: self.copied.emit(self._opened.invitation if self._opened else ""))
        self.around.look.clicked.connect(self.looked_for)
        self.join.clicked.connect(self._join)
        self.invitation.returnPressed.connect(self._join)
        self.test.clicked.connect(self.tested)
        self.stick.clicked.connect(self.stick_wanted)
        self.swap.clicked.connect(lambda: self.swapped.emit(str(self.met.currentData() or "")))

    def say_words(self) -> None:
        self.heading.setText(tr("Tukar lewat Wi-Fi, tanpa internet"))
        self._invitation.say(
            tr("Undangan atau alamat laptop posko"),
            tr("Tempel teks sambang-posko, atau ketik alamat laptop posko yang sudah dikenal."),
        )
        self.invitation.setAccessibleName(tr("Undangan atau alamat laptop posko"))
        self.join.setText(tr("Hubungi dan tukar"))
        self._met.say(tr("Laptop posko yang sudah dikenal"))
        self.swap.setText(tr("Tukar sekarang"))
        self.around.say_words()
        self.copy.setText(tr("Salin undangan"))
        self.test.setText(tr("Uji lagi"))
        self.stick.setText(tr("Pakai stik saja"))
        self.picture.setAccessibleName(tr("Kode QR undangan"))
        self._say()

    def show_values(self, standing: Standing, met: tuple[str, ...], *, may_open: bool) -> None:
        """Who was met in a room, and whether this laptop may open its door."""
        chosen = self.met.currentData()
        self.met.clear()
        for one in standing.contacts:
            if one.fingerprint in met:
                self.met.addItem(one.name, one.fingerprint)
        self.met.setCurrentIndex(max(self.met.findData(chosen), 0))
        self._met.setVisible(self.met.count() > 0)
        self.swap.setVisible(self.met.count() > 0)
        self._door.setVisible(may_open)
        self._say()

    def show_opened(self, opened: OpenDoor | None) -> None:
        """The door is open, with a new code; or closed."""
        if opened is None:
            self._arrived, self._reach = 0, None
        self._opened = opened
        if opened is not None:
            self.picture.setPixmap(qr_picture(opened.invitation, px(SIDE), self.devicePixelRatioF()))
        self._say()

    def show_reach(self, reach: Reach) -> None:
        """What a knock at the own door found."""
        self._reach = reach
        self._say()

    def show_arrived(self, records: int) -> None:
        """Somebody handed in."""
        self._arrived += records
        self._say()

    def say(self, trouble: Trouble | None, sentence: str = "") -> None:
        """How an exchange went."""
        self._free(True)
        if trouble is not None:
            self.notice.say(notice(trouble), "warn")
        elif sentence:
            self.notice.say_sentence(sentence)
            self.invitation.clear()

    def wait(self) -> None:
        """It is under way."""
        self._free(False)
        self.notice.say_sentence(tr("Menghubungi laptop posko…"), "note")

    def _free(self, free: bool) -> None:
        for pressed in (self.join, self.swap, self.around):
            pressed.setEnabled(free)

    def _join(self) -> None:
        if self.invitation.text().strip():
            self.joined.emit(self.invitation.text().strip())

    def _say(self) -> None:
        opened = self._opened
        self.picture.setVisible(opened is not None)
        self.copy.setVisible(opened is not None)
        self.switch.setText(tr("Terima lewat Wi-Fi") if opened is None else tr("Tutup"))
        if opened is None:
            self.state.setText(tr("Tertutup: tidak ada yang dapat menghubungi laptop ini."))
        else:
            where = " · ".join(f"{address}:{opened.port}" for address in opened.addresses)
            came = tr("{n} isian diterima", self._arrived) if self._arrived else tr("belum ada yang datang")
            said = tr("Terbuka di {where}; {came}. Tertutup lagi saat Anda mengunci.", where=where, came=came)
            code = tr(
                "Kode perkenalan: {code} · sidik pintu: {mark}", code=spaced(opened.code, 3), mark=spaced(opened.mark)
            )
            self.state.setText(f"{said}\n{code}" if opened.code else said)
        self._trying.setVisible(opened is not None and self._reach is not None)
        if self._reach is not None:
            self.reach.setText(_reached(self._reach))
        self._lesson.setText(
            tr("Kedua laptop di Wi-Fi atau hotspot yang sama. Isinya terkunci untuk penerima, seperti lewat stik.")
        )


def _reached(reach: Reach) -> str:
    """What the knock says, and what helps where others do not get in."""
    if reach.others:
        return tr("Sudah diuji: {n} perangkat lain sampai ke laptop ini.", reach.others)
    if reach.answering:
        said = tr("Sudah diuji dari laptop ini: menjawab di {where}.", where=" · ".join(reach.answering))
    else:
        said = tr("Laptop ini belum terhubung ke Wi-Fi atau hotspot mana pun.")
    helps = tr(
        "Kalau laptop lain tidak bisa masuk: izinkan Sambang di Windows Firewall (jaringan pribadi), matikan isolasi"
        " perangkat di hotspot, atau pakai stik."
    )
    return f"{said} {helps}"
