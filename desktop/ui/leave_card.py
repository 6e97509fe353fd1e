"""Somebody wants to lock or close, and what was typed cannot be kept: why, and what they can do about it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from desktop.trouble import Trouble
from desktop.ui.floating import Floating
from desktop.ui.notices import notice
from desktop.ui.pieces import below, beside, button, words
from desktop.ui.theme import tone
from desktop.ui.translations import tr


class LeaveCard(Floating):
    """Stay (Escape), try again (the primary one), or go and lose what is unsaved: said in plain words."""

    def __init__(self, parent: QWidget) -> None:
        self._title, self._why, self._kept = words(look="heading"), words(look="strong"), words()
        self.stay, self.again, self.go = button(), button("primary"), button("wrong")
        self._do_again: Callable[[], None] | None = None
        self._do_go: Callable[[], None] | None = None
        foot = beside(self.go, None, self.stay, self.again)
        super().__init__(parent, below(self._title, 4, self._why, self._kept, 8, foot, gap=8), 620)
        self.stay.clicked.connect(self.leave)
        self.again.clicked.connect(self._again)
        self.go.clicked.connect(self._go)

    def say(
        self, why: Trouble, *, closing: bool, again: Callable[[], None], go: Callable[[], None], alone: bool = False
    ) -> None:
        """Bring the card, or say anew what keeps the answers from the disk. `alone`: nobody is at the laptop, so that
        nothing of the page may be read behind it."""
        tone(self, "cover" if alone else "veil")
        said = notice(why)
        self._title.setText(tr("Isian belum tersimpan"))
        self._why.setText(said.sentence)
        staying = tr("Isian tetap terbuka dan dicoba simpan lagi sendiri.")
        self._kept.setText(f"{said.advice} {staying}".strip())
        self.stay.setText(tr("Kembali ke isian"))
        self.again.setText(tr("Coba lagi"))
        self.go.setText(
            tr("Tutup, yang belum tersimpan hilang") if closing else tr("Kunci, yang belum tersimpan hilang")
        )
        self._do_again, self._do_go = again, go
        self.setAccessibleName(f"{self._title.text()}. {said.sentence}")
        if self.isHidden():
            self.bring()
            self.again.setFocus()

    def _again(self) -> None:
        self.leave()
        if self._do_again is not None:
            self._do_again()

    def _go(self) -> None:
        self.leave()
        if self._do_go is not None:
            self._do_go()
