"""Exchange in the room with phones: the switch of the plain port, each phone with its code, what still lacks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QFrame, QLabel, QLineEdit, QListView, QWidget

from desktop.trouble import Trouble
from desktop.ui.notices import notice
from desktop.ui.pages.door import Labelled
from desktop.ui.pieces import NoticeBar, below, beside, button, frame, words
from desktop.ui.qr import qr_picture
from desktop.ui.theme import px, tone
from desktop.ui.translations import tr

if TYPE_CHECKING:
    from desktop.store.phones_table import Phone
    from desktop.ui.session import PlainDoor

ROW, MOST_ROWS, SIDE = 34, 5, 230  # px; rows; px of the QR


class PhonesCard(QFrame):
    """`switched(on)`, `let_in(name)`, `turned_away(id)`, `chosen(id)`: its code is wanted; `as_it_is(record ids)`."""

    switched = Signal(bool)
    let_in = Signal(str)
    turned_away = Signal(str)
    chosen = Signal(str)
    as_it_is = Signal(list)

    def __init__(self) -> None:
        super().__init__()
        tone(self, "card")
        self._opened: PlainDoor | None = None
        self.phones: tuple[Phone, ...] = ()
        self._waiting: tuple[tuple[str, str, int], ...] = ()
        self.heading, self._lesson, self.state = words(look="heading", wraps=False), words(look="hint"), words()
        self._risk = words()
        self.warning = frame("warn", below(self._risk), margins=(12, 10, 12, 10))
        self.switch, self.notice = button("", "wifi"), NoticeBar()
        self.list = self._make_list()
        self.name, self.add, self.away = QLineEdit(), button("", "plus"), button("quiet", "trash-2")
        self._name = Labelled(self.name)
        self.picture, self._scan = QLabel(), words(look="hint")
        self.lacking, self.take = words(), button()
        self.inside = self._make_inside()
        rows = (self.heading, self._lesson, self.warning, self.state, beside(self.switch, None), self.inside)
        inner = below(*rows, self.notice, gap=8)
        inner.setContentsMargins(px(20), px(16), px(20), px(18))
        self.setLayout(inner)
        self._wire()
        self.hide()

    def _make_list(self) -> QListView:
        self._rows, made = QStringListModel(self), QListView()
        made.setModel(self._rows)
        made.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        tone(made, "found")
        return made

    def _make_inside(self) -> QWidget:
        left = below(
            self.list, self._name, beside(self.add, self.away, None), self.lacking, beside(self.take, None), None, gap=8
        )
        right = below(self.picture, self._scan, None, gap=6)
        self._scan.setFixedWidth(px(SIDE))
        row = beside(left, right, gap=16)
        row.setStretch(0, 1)
        made = QWidget()
        made.setLayout(row)
        made.hide()
        return made

    def _wire(self) -> None:
        self.switch.clicked.connect(lambda: self.switched.emit(self._opened is None))
        self.add.clicked.connect(self._add)
        self.name.returnPressed.connect(self._add)
        self.away.clicked.connect(lambda: self.turned_away.emit(self._marked()))
        self.list.selectionModel().currentChanged.connect(lambda _now, _before: self._choose())
        self.take.clicked.connect(lambda: self.as_it_is.emit([one[0] for one in self._waiting]))

    def say_words(self) -> None:
        self.heading.setText(tr("Terima dari HP dengan ODK Collect"))
        self._lesson.setText(
            tr(
                "HP petugas mengambil formulir dari laptop ini dan mengirim isiannya ke sini, tanpa internet. Setelah"
                " disetujui, isian diteruskan ke server provinsi apa adanya."
            )
        )
        self._risk.setText(
            tr(
                "Jalur ke HP tidak terkunci: siapa pun di Wi-Fi yang sama dapat membaca isian saat dikirim, kecuali"
                " formulirnya terenkripsi. Pakailah hotspot sendiri, dan tutup setelah selesai."
            )
        )
        self.list.setAccessibleName(tr("HP yang boleh mengirim ke sini"))
        self._name.say(tr("Nama HP atau petugasnya"), tr("Muncul sebagai asal isian, misalnya: HP Bu Rina."))
        self.add.setText(tr("Tambah HP"))
        self.away.setText(tr("Cabut HP ini"))
        self.picture.setAccessibleName(tr("Kode QR untuk ODK Collect"))
        self.take.setText(tr("Terima tanpa foto yang kurang"))
        self._say()

    # -- in

    def show_phones(self, phones: tuple[Phone, ...], waiting: tuple[tuple[str, str, int], ...]) -> None:
        """Those that may hand in, and records whose photos are still on a phone; the mark stays."""
        marked = self._marked()
        self.phones, self._waiting = phones, waiting
        self._say()
        at = next((at for at, one in enumerate(phones) if one.id == marked), len(phones) - 1)
        self.list.setCurrentIndex(self._rows.index(at))
        self._choose()

    def show_opened(self, opened: PlainDoor | None) -> None:
        """The plain port is open, or closed."""
        self._opened = opened
        self._say()
        self._choose()

    def show_code(self, code: str) -> None:
        """What the marked phone scans."""
        self.picture.setPixmap(qr_picture(code, px(SIDE), self.devicePixelRatioF()))

    def say(self, trouble: Trouble) -> None:
        self.notice.say(notice(trouble), "warn")

    # -- inside

    def _marked(self) -> str:
        at = self.list.currentIndex().row()
        return self.phones[at].id if 0 <= at < len(self.phones) else ""

    def _add(self) -> None:
        if self.name.text().strip():
            self.let_in.emit(self.name.text().strip())
            self.name.clear()

    def _choose(self) -> None:
        marked = self._marked()
        self.away.setVisible(bool(marked))
        for one in (self.picture, self._scan):
            one.setVisible(bool(marked) and self._opened is not None)
        if marked and self._opened is not None:
            self.chosen.emit(marked)

    def _say(self) -> None:
        opened = self._opened
        self.switch.setText(tr("Terima dari HP") if opened is None else tr("Tutup untuk HP"))
        self.inside.setVisible(opened is not None)
        self.state.setText(_state(opened))
        at = self.list.currentIndex().row()
        self._rows.setStringList([_row(one) for one in self.phones])
        self.list.setCurrentIndex(self._rows.index(at))
        self.list.setVisible(bool(self.phones))
        self.list.setFixedHeight(px(ROW) * min(max(len(self.phones), 1), MOST_ROWS) + px(8))
        self._scan.setText(tr("Di ODK Collect: tambah proyek, lalu pindai kode ini. Kode ini hanya untuk satu HP."))
        files = sum(lacking for _id, _title, lacking in self._waiting)
        self.lacking.setText(tr("{n} isian menunggu {files} foto yang masih di HP.", len(self._waiting), files=files))
        for one in (self.lacking, self.take):
            one.setVisible(bool(self._waiting))


def _state(opened: PlainDoor | None) -> str:
    if opened is None:
        return tr("Tertutup: HP tidak dapat menghubungi laptop ini.")
    where = " · ".join(f"http://{address}:{opened.port}" for address in opened.addresses)
    return tr("Terbuka di {where}. Tertutup lagi saat Anda mengunci.", where=where)


def _row(one: Phone) -> str:
    came = tr("{n} isian diterima", one.taken) if one.taken else tr("belum ada isian")
    return f"{one.name} · {came}"
