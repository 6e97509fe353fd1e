"""What lies on another laptop, as it told last, for the day it is lost: declared, printed for the office, found."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from desktop.store.stages import Stage
from desktop.ui import formats
from desktop.ui.notices import Notice, Step
from desktop.ui.pages.lines import Line, LinesPage
from desktop.ui.pieces import button
from desktop.ui.stage_words import stage_said
from desktop.ui.translations import mark, tr

if TYPE_CHECKING:
    from desktop.exchange import Inventory, Lying
    from desktop.roles.losses import OnIt

KINDS = {
    "nik": mark("NIK"),
    "no_kk": mark("nomor KK"),
    "name": mark("nama"),
    "household_name": mark("nama kepala keluarga"),
    "birth_date": mark("tanggal lahir"),
    "sex": mark("jenis kelamin"),
    "address": mark("alamat"),
    "phone": mark("nomor HP"),
    "gps": mark("letak rumah"),
}


class LostPage(LinesPage):
    """`show_laptop(OnIt)`; Ctrl+Enter prints the list. The other button declares it lost, or found again."""

    printed = Signal()
    declared = Signal()
    found = Signal()

    def __init__(self) -> None:
        super().__init__(wide=0, widths=(0, 170, 200, 130, 110))
        self._on_it: OnIt | None = None
        self._now: datetime | None = None
        self.word = button("danger", "hard-drive")
        foot = self.put_foot(self.word, icon_name="download")
        foot.clicked.connect(self.printed)
        self.word.clicked.connect(self._say_it)
        self.say_words()

    def show_laptop(self, on_it: OnIt, now: datetime) -> None:
        """What is known of it."""
        self._on_it, self._now = on_it, now
        self.say_words()

    def say_words(self) -> None:
        super().say_words()
        assert self.primary is not None
        self.primary.setText(tr("Cetak daftar untuk pemberitahuan…"))
        on_it = self._on_it
        if on_it is None:
            return
        self.title.setText(tr("Isi {name}", name=on_it.name))
        self.say_subtitle(told_sentence(on_it))
        self.word.setText(tr("Sudah ditemukan lagi") if on_it.lost else tr("Nyatakan hilang"))
        if on_it.lost is not None:
            said = tr("Dinyatakan hilang {when} oleh {who}. Berkas dan kartunya ditolak di sini, dan di laptop lain "
                      "begitu berkas kiriman dari sini sampai.", when=formats.moment(on_it.lost.at),
                      who=on_it.lost.by_name)  # fmt: skip
            todo = tr(
                "Cabut juga izinnya di server: hapus pengguna aplikasi (App User) laptop itu di halaman web server."
            )
            self.notice.say(Notice(said, todo, Step.NONE, ""), "warn")
        elif on_it.broken_at is not None:
            said = tr("Riwayat laptop itu tidak menyambung dengan yang dikenal sebelumnya ({when}).",
                      when=formats.moment(on_it.broken_at))  # fmt: skip
            todo = tr("Mungkin cadangan lama dipulihkan, atau riwayatnya diubah. Tanyakan kepada pemakainya.")
            self.notice.say(Notice(said, todo, Step.NONE, ""), "warn")
        else:
            self.notice.clear()
        self.primary.setEnabled(on_it.told is not None)
        self._show_lines(on_it)

    def _show_lines(self, on_it: OnIt) -> None:
        heads = (tr("Isian"), tr("Formulir"), tr("Desa/kelurahan"), tr("Tahap"), tr("Ada di sini"))
        lines = on_it.told.lines if on_it.told is not None else ()
        self.show_lines(heads, [Line(_cells(line, on_it), line.record_id) for line in lines])

    def _say_it(self) -> None:
        if self._on_it is not None:
            (self.found if self._on_it.lost else self.declared).emit()


def _cells(line: Lying, on_it: OnIt) -> tuple[str, ...]:
    return (
        line.title or tr("Belum bernama"), line.form, formats.short_place(line.village), staged(line.stage),
        tr("ada") if line.record_id in on_it.here else tr("belum ada"),
    )  # fmt: skip


def staged(stage: str) -> str:
    """The stage as that laptop named it; one of a later Sambang as it is."""
    return stage_said(Stage(stage)) if stage in list(Stage) else stage


def told_sentence(on_it: OnIt) -> str:
    """How much, as of when."""
    told = on_it.told
    if told is None or on_it.came_at is None:
        return tr("Laptop itu belum pernah mengabarkan isinya ke sini. Isinya dikabarkan di setiap berkas kiriman.")
    parts = [
        tr("{n} isian", told.records),
        tr("{n} NIK", told.people),
        tr("{n} foto dan berkas", told.photos),
        *[tr("{n} baris {name}", rows, name=name) for name, rows in told.lists.items()],
    ]
    return tr("{parts}, menurut kabar yang sampai {when}.", parts=" · ".join(parts), when=formats.moment(on_it.came_at))


def kinds_said(on_it: OnIt) -> str:
    """Which personal data, in words."""
    told: Inventory | None = on_it.told
    known = [tr(KINDS[kind]) for kind in KINDS if kind in on_it.kinds]
    return ", ".join([*known, *([tr("foto")] if told is not None and told.photos else [])])
