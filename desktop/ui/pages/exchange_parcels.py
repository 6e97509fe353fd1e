"""What was exchanged lately, and which sticks may be wiped."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QVBoxLayout

from desktop.ui.formats import age
from desktop.ui.pieces import Picture, below, beside, clear_layout, words
from desktop.ui.theme import px, tone
from desktop.ui.translations import tr

if TYPE_CHECKING:
    from desktop.store.packages_table import Parcel


class ParcelsCard(QFrame):
    """A row a package: where to or where from, what, when, and whether it arrived."""

    def __init__(self) -> None:
        super().__init__()
        tone(self, "card")
        self._parcels: tuple[Parcel, ...] = ()
        self._now: datetime | None = None
        self.heading = words(look="heading", wraps=False)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(px(6))
        inner = below(self.heading, self._rows, gap=8)
        inner.setContentsMargins(px(20), px(16), px(20), px(18))
        self.setLayout(inner)
        self.hide()

    def say_words(self) -> None:
        self.heading.setText(tr("Riwayat pertukaran"))
        if self._now is not None:
            self.show_values(self._parcels, self._now)

    def show_values(self, parcels: Sequence[Parcel], now: datetime) -> None:
        """Newest first."""
        self._parcels, self._now = tuple(parcels), now
        clear_layout(self._rows)
        for parcel in self._parcels:
            said = words(parcel_said(parcel, now))
            name, ink = ("upload", "ink2") if parcel.outgoing else ("download", "ink2")
            if parcel.acknowledged_at is not None:
                name, ink = "circle-check", "right"
            row = beside(Picture(name, 16, ink), said, gap=10)
            row.setStretch(1, 1)
            self._rows.addLayout(row)
        self.setVisible(bool(self._parcels))


def parcel_said(parcel: Parcel, now: datetime) -> str:
    """One line."""
    what = [
        tr("{n} isian", parcel.records) if parcel.records else "",
        tr("{n} putusan", parcel.verdicts) if parcel.verdicts else "",
        tr("{n} formulir", parcel.forms) if parcel.forms else "",
        tr("{n} orang", parcel.people) if parcel.people else "",
    ]
    where = tr("Ke {name}", name=parcel.name) if parcel.outgoing else tr("Dari {name}", name=parcel.name)
    state = ""
    if parcel.outgoing:
        state = tr("sudah sampai, stik boleh dihapus") if parcel.acknowledged_at else tr("belum ada kabar sampai")
    return " · ".join(filter(None, (where, ", ".join(filter(None, what)), age(parcel.at, now), state)))
