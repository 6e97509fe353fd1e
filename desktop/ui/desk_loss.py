"""A laptop is looked into, declared lost or found again, and the list of what was on it printed with its purpose."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.reports import loss
from desktop.reports.loss import Loss, Missing
from desktop.touched import Touched
from desktop.ui import formats
from desktop.ui.pages.lost_laptop import LostPage, kinds_said, staged, told_sentence
from desktop.ui.translations import language_code, tr

if TYPE_CHECKING:
    from desktop.roles.losses import Losses, OnIt
    from desktop.ui.desk import Desk
    from desktop.ui.desk_paper import PaperDesk


class LossDesk(QObject):
    """One a session, made when somebody first asks about a laptop."""

    def __init__(self, desk: Desk, paper: PaperDesk, losses: Losses) -> None:
        super().__init__(desk)
        self._desk, self._paper, self._losses = desk, paper, losses
        self.page: LostPage | None = None

    def open(self, laptop: str) -> None:
        """The page about one laptop."""
        losses = self._losses
        self._desk.ask(lambda: losses.on_it(laptop), partial(self._show, laptop))

    def _show(self, laptop: str, on_it: OnIt) -> None:
        losses = self._losses
        page = self.page = LostPage()
        page.printed.connect(lambda: self._print(on_it))
        page.declared.connect(lambda: self._say(laptop, lambda: losses.declare(laptop)))
        page.found.connect(lambda: self._say(laptop, lambda: losses.found(laptop)))
        page.left.connect(lambda: self._desk.go("exchange"))
        page.show_laptop(on_it, self._desk.window.house.now())
        self._desk.frame.show_guest(page, entry="exchange")

    def _say(self, laptop: str, deed: Callable[[], Touched]) -> None:
        def said(touched: Touched) -> None:
            self._desk.signals.touched.emit(touched)
            self.open(laptop)

        self._desk.ask(deed, said)

    def _print(self, on_it: OnIt) -> None:
        html = loss.html(sheet(on_it), language=language_code(), practice=self._desk.session.practice)
        self._paper.put_sheet(tr("Daftar isi laptop hilang"), html)


def sheet(on_it: OnIt) -> Loss:
    """The list in words."""
    told = on_it.told
    facts = (
        (tr("Laptop"), on_it.name),
        (tr("Dipakai oleh"), ", ".join(told.users) if told is not None else ""),
        (tr("Dinyatakan hilang"), _lost(on_it)),
        (tr("Isi"), told_sentence(on_it)),
        (tr("Data pribadi di dalamnya"), kinds_said(on_it)),
        (
            tr("Perlindungan"),
            tr("Semua data terenkripsi (AES-256); terbuka hanya dengan kata sandi petugas."),
        ),
    )
    gaps = (tr("Kapan dan bagaimana hilang"), tr("Yang sudah dilakukan"), tr("Yang dapat dihubungi"))
    heads = ("", tr("Isian"), tr("Formulir"), tr("Desa/kelurahan"), tr("Tahap"), tr("Ada di sini"), tr("No. isian"))
    lines = [
        Missing(
            line.record_id, line.title, line.form, formats.short_place(line.village), staged(line.stage),
            tr("ada") if line.record_id in on_it.here else tr("belum ada"),
        )
        for line in (told.lines if told is not None else ())
    ]  # fmt: skip
    return Loss(tr("Isi laptop yang hilang"), facts, gaps, heads, lines)


def _lost(on_it: OnIt) -> str:
    lost = on_it.lost
    return f"{formats.moment(lost.at)}, {lost.by_name}" if lost is not None else tr("belum")
