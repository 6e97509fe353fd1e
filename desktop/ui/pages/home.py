"""Beranda: what to go on with, what came back, what can be begun, and how things stand with the server."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout

from desktop.ui.formats import age, long_date, short_place
from desktop.ui.page import Page
from desktop.ui.pages.home_today import TodayPanel
from desktop.ui.pieces import beside, button, clear_layout, column_of, focus_soon, frame, words
from desktop.ui.row_button import RowButton
from desktop.ui.stage_words import SHOWN, stage_said
from desktop.ui.theme import px
from desktop.ui.translations import tr
from desktop.ui.values import HomeValues, Person

if TYPE_CHECKING:
    from desktop.forms.library import InstalledForm
    from desktop.store.records_table import RecordRow


MOST_WITHDRAWN = 5  # the most pressing
MOST_FORMS = 7  # the handiest; all of them are one key away (Ctrl+N)


class HomePage(Page):
    """`show_values(HomeValues)`; tells what was pressed."""

    record_opened = Signal(str)
    review_opened = Signal(str)
    form_chosen = Signal(int)  # form key
    page_asked = Signal(str)  # another page, by its key in the rail, or "new"
    forms_asked = Signal()
    guide_asked = Signal()
    consent_opened = Signal(str)  # a record whose people took their consent back
    list_asked = Signal(str)  # a chip of the records page

    def __init__(self) -> None:
        super().__init__()
        self._values: HomeValues | None = None
        self._lines: list[RowButton] = []
        self._links: dict[str, QPushButton] = {}
        self._at: str | None = None  # what had the focus when it was read again
        self._body = QVBoxLayout()
        self._body.setSpacing(0)
        self.today = TodayPanel()
        work = beside(column_of(self._body, width=840), self.today, gap=8)
        work.setStretch(0, 1)
        self.put(work)
        self.say_words()

    def say_words(self) -> None:
        if self._values is not None:
            self.show_values(self._values)
        self.today.say_words()

    def greet(self, person: Person, now: datetime) -> None:
        """The title, before the values are read."""
        self.title.setText(_greeting(person, now))
        self.say_subtitle(long_date(now))

    def show_values(self, values: HomeValues) -> None:
        """Everything anew: a page of a dozen rows."""
        self._values = values
        self.greet(values.person, values.now)
        on_its_way = self._at if self.hasFocus() else None  # read twice before what was made anew could have the focus
        at = self._at = next((key for key, stop in self._stops() if stop.hasFocus()), on_its_way)
        within = at is not None or self.hasFocus()
        if within:
            self.setFocus()  # not to fall off with the row it was on
        clear_layout(self._body)
        self._lines, self._links = [], {}
        self._put_withdrawn(values)
        self._section(tr("Menunggu pemeriksaan Anda"), values.to_review, self.review_opened, more="to_review")
        self._section(
            tr("Formulirnya akan ditutup: selesaikan dan ajukan dulu"), values.closing, self.record_opened, more="open"
        )
        self._section(tr("Dikembalikan untuk diperbaiki"), values.returned, self.record_opened, more="returned")
        self._section(tr("Lanjutkan"), values.drafts, self.record_opened, more="open")
        self._put_forms(values.forms)
        self._body.addStretch(1)
        if within:
            focus_soon(dict(self._stops()).get(at or "") or self._first() or self, self)

    def _stops(self) -> Iterator[tuple[str, QPushButton]]:
        """What is made anew and can have the focus, by what it stands for."""
        yield from ((line.key, line) for line in self._lines)
        yield from self._links.items()

    def focus_first(self) -> None:
        """The first thing one may go on with."""
        (self._first() or self).setFocus()

    def _first(self) -> RowButton | None:
        return next((line for line in self._lines if line.isEnabled()), None)

    def _section(self, heading: str, rows: Sequence[RecordRow], opened: object, *, more: str = "") -> None:
        if not rows or self._values is None:
            return
        self._put_head(heading, more)
        card = QVBoxLayout()
        card.setSpacing(0)
        for row in rows:
            name, ink = SHOWN[row.stage]
            place = " · ".join(part for part in (row.form_title, short_place(row.region_name)) if part)
            line = RowButton(name, ink, row.title or tr("Belum bernama"), place, age(row.changed_at, self._values.now))
            line.key = row.id
            line.setAccessibleDescription(stage_said(row.stage))
            line.clicked.connect(lambda _checked=False, id=row.id: opened.emit(id))  # type: ignore[attr-defined]
            card.addWidget(line)
            self._lines.append(line)
        self._body.addWidget(frame("card", card, margins=(4, 4, 4, 4)))

    def _put_withdrawn(self, values: HomeValues) -> None:
        """Above everything: the law counts the hours."""
        if not values.withdrawn:
            return
        from desktop.ui.pages.consent_words import clock_said, short_said

        self._put_head(tr("Persetujuan ditarik"))
        card = QVBoxLayout()
        card.setSpacing(0)
        for one in values.withdrawn[:MOST_WITHDRAWN]:
            late = values.now >= one.due_at
            name = one.title or tr("Belum bernama")
            said = " · ".join((short_said(one), one.form_title))
            clock = clock_said(one, values.now)
            line = RowButton(
                "shield-check" if not late else "circle-alert", "wrong" if late else "warn", name, said, clock
            )
            line.key = f"withdrawn {one.said.record_id}"
            line.clicked.connect(lambda _checked=False, id=one.said.record_id: self.consent_opened.emit(id))
            card.addWidget(line)
            self._lines.append(line)
        self._body.addWidget(frame("card", card, margins=(4, 4, 4, 4)))

    def _put_head(self, heading: str, more: str = "") -> None:
        self._body.addSpacing(px(24) if self._body.count() else 0)
        row = beside(words(heading, "heading", wraps=False), None)
        if more:
            link = button("link")
            link.setText(tr("Lihat semua"))
            link.clicked.connect(lambda: self.page_asked.emit("new") if more == "forms" else self.list_asked.emit(more))
            row.addWidget(link)
            self._links[f"all {more}"] = link
        self._body.addLayout(row)
        self._body.addSpacing(px(8))

    def _put_forms(self, forms: Sequence[InstalledForm]) -> None:
        if not forms:
            self._put_first_steps()
            return
        self._put_head(tr("Isi formulir baru"), "forms" if len(forms) > MOST_FORMS else "")
        card = QVBoxLayout()
        card.setSpacing(0)
        for form in forms[:MOST_FORMS]:
            line = RowButton(
                "siren" if form.policy.urgent else "file-text",
                "urgent" if form.policy.urgent else "act",
                form.title,
                tr("Mendesak: dikirim lebih dulu") if form.policy.urgent else "",
                "",
            )
            line.key = f"form {form.key}"
            line.setEnabled(form.usable)
            line.clicked.connect(lambda _checked=False, f=form: self.form_chosen.emit(f.key))
            card.addWidget(line)
            self._lines.append(line)
        self._body.addWidget(frame("card", card, margins=(4, 4, 4, 4)))

    def _put_first_steps(self) -> None:
        """No form yet: the ways one comes to them, the usual one first, and what can be read meanwhile."""
        self._put_head(tr("Langkah pertama"))
        lesson = tr("Belum ada formulir. Pilih dari mana formulir Dinas datang; sesudah itu tidak perlu internet.")
        self._body.addWidget(words(lesson, "label"))
        self._body.addSpacing(px(12))
        steps: tuple[tuple[str, str, str, str, Callable[[], object]], ...] = (
            self._from_server(),
            (
                "stick", "arrow-left-right", tr("Terima dari laptop pengawas"),
                tr("Lewat stik USB atau Wi-Fi, tanpa internet"), lambda: self.page_asked.emit("exchange"),
            ),
            (
                "guide", "scroll-text", tr("Baca panduan singkat"),
                tr("Cara mengisi, mengajukan, dan mengirim; selalu ada di F1"), self.guide_asked.emit,
            ),
        )  # fmt: skip
        card = QVBoxLayout()
        card.setSpacing(0)
        for key, art, name, about, deed in steps:
            line = RowButton(art, "act", name, about, "")
            line.key = f"first {key}"
            line.clicked.connect(lambda _checked=False, deed=deed: deed())
            card.addWidget(line)
            self._lines.append(line)
        self._body.addWidget(frame("card", card, margins=(4, 4, 4, 4)))

    def _from_server(self) -> tuple[str, str, str, str, Callable[[], object]]:
        server = self._values.connection.server if self._values else ""
        if server:
            return "forms", "download", tr("Ambil formulir dari server"), server, self.forms_asked.emit
        return (
            "server", "server", tr("Sambungkan ke server Dinas"),
            tr("Dengan kode atau gambar QR dari Dinas"), lambda: self.page_asked.emit("settings"),
        )  # fmt: skip


def _greeting(person: Person, now: datetime) -> str:
    hour = now.astimezone().hour
    name = person.name.split()[0] if person.name else ""
    if hour < 11:
        return tr("Selamat pagi, {name}", name=name)
    if hour < 15:
        return tr("Selamat siang, {name}", name=name)
    if hour < 18:
        return tr("Selamat sore, {name}", name=name)
    return tr("Selamat malam, {name}", name=name)
