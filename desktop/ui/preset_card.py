"""Settings of an office that were opened by a double click: what they would bring, and whether to take them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from desktop.trouble import Trouble
from desktop.ui.floating import Floating
from desktop.ui.notices import notice
from desktop.ui.pieces import Picture, below, beside, button, line, words
from desktop.ui.translations import mark, tr
from desktop.ui.values import OfficeSettings

if TYPE_CHECKING:
    from desktop.ui.main_window import MainWindow

REVIEWS = {
    "review-first": mark("diperiksa dulu, lalu dikirim"),
    "review-later": mark("dikirim dulu, diperiksa kemudian"),
    "review-none": mark("dikirim tanpa pemeriksaan"),
}
MOST = 8  # forms named; the rest is counted
LONGEST = 80  # characters of a name


def offer(window: MainWindow, path: str, take: Callable[[], None]) -> None:
    """Read the file, and ask over whatever stands there; `take` once a person has agreed."""
    house, card = window.house, PresetCard(window)
    card.put_away.connect(card.deleteLater)
    window.signals.ask(
        house.store,
        lambda _ticket: house.read_preset(path),
        lambda found: card.ask(path, found, take),
        card.say,
        owner=card,
    )


class PresetCard(Floating):
    """`ask` with what is in the file, or `say` why it is none. Nothing is taken by Escape, or by going away."""

    def __init__(self, parent: QWidget) -> None:
        self.title, self.said, self._warning = words(look="heading"), words(), words(look="hint")
        self.take, self.refuse = button("primary", "check"), button()
        self._sign = Picture("settings", 20)
        self._agreed: Callable[[], None] = lambda: None
        heading = beside(self._sign, self.title, gap=10)
        heading.setStretch(1, 1)
        foot = beside(None, self.refuse, self.take)
        super().__init__(parent, below(heading, self.said, line(), self._warning, 4, foot, gap=8), 560)
        self.take.clicked.connect(self._take)
        self.refuse.clicked.connect(self.leave)

    def ask(self, path: str, found: OfficeSettings, agreed: Callable[[], None]) -> None:
        """What it would bring; `agreed` once a person says so."""
        self._agreed = agreed
        self._sign.show_icon("settings", "act")
        self.title.setText(tr("Pakai setelan dari Dinas?"))
        self.said.setText("\n".join((tr("Berkas: {name}", name=_on_a_line(Path(path).name)), *lines(found))))
        self._warning.setText(
            tr("Pakai hanya bila Dinas sendiri yang memberikannya: isian Anda akan dikirim ke server itu.")
            if found.server
            else tr("Pakai hanya bila Dinas sendiri yang memberikannya.")
        )
        self.take.setText(tr("Pakai setelan ini"))
        self.refuse.setText(tr("Jangan pakai"))
        self.take.show()
        self._show()
        self.refuse.setFocus()

    def say(self, trouble: Trouble) -> None:
        """It is none, or cannot be read."""
        told = notice(trouble)
        self._sign.show_icon("triangle-alert", "warn")
        self.title.setText(told.sentence)
        self.said.setText(told.advice)
        self._warning.setText("")
        self.refuse.setText(tr("Tutup"))
        self.take.hide()
        self._show()
        self.refuse.setFocus()

    def _show(self) -> None:
        self.said.setVisible(bool(self.said.text()))
        self._warning.setVisible(bool(self._warning.text()))
        self.setAccessibleName(f"{self.title.text()}. {self.said.text()} {self._warning.text()}")
        self.bring()

    def _take(self) -> None:
        self.leave()
        self._agreed()


def lines(found: OfficeSettings) -> tuple[str, ...]:
    """What is in it, a line each."""
    forms = ", ".join(_on_a_line(Path(name).name) for name in found.forms[:MOST])
    more = len(found.forms) - MOST
    forms += " " + tr("dan {n} lagi", more) if more > 0 else ""
    return tuple(
        said
        for said, is_there in (
            (tr("Server: {address}", address=found.server), found.server),
            (tr("Formulir: {names}", names=forms), found.forms),
            (tr("Pemeriksaan: {how}", how=tr(REVIEWS.get(found.review, ""))), found.review),
        )
        if is_there
    )


def _on_a_line(name: str) -> str:
    """Whoever chose it makes no further line of it, which would look like ours."""
    return " ".join(name.split())[:LONGEST]
