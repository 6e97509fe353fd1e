"""What a person adds to a package by hand: once more what may be lost, forms, a newer program, new people."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from desktop.frozen import frozen
from desktop.ui.pages.region_field import FindPlaces
from desktop.ui.pages.settings_person import PersonEditor
from desktop.ui.pieces import below, beside, button, words
from desktop.ui.translations import tr
from desktop.ui.values import NewPerson

if TYPE_CHECKING:
    from desktop.roles.exchanging import Ready


@frozen
class Asked:
    """What shall be written, and for whom (a fingerprint)."""

    fingerprint: str
    again: bool = False
    forms: bool = False
    orphans: bool = False
    program: bool = False
    hand_on: bool = False
    people: tuple[NewPerson, ...] = ()


class ExtrasPart(QWidget):
    """`changed`: something was ticked, or somebody added; `asked(fingerprint)` says what is wanted now."""

    changed = Signal()

    def __init__(self, find_places: FindPlaces) -> None:
        super().__init__()
        self._ready: Ready | None = None
        self._people: tuple[NewPerson, ...] = ()
        self._reviews, self._to = False, ""
        self.again, self.forms, self.orphans, self.program, self.hand_on = (QCheckBox() for _ in range(5))
        self.people = words()
        self.add, self.nobody = button("", "plus"), button("quiet", "trash-2")
        self.editor = PersonEditor(find_places)
        with_people = beside(self.people, self.nobody, gap=8)
        with_people.setStretch(0, 1)
        boxes = (self.again, self.hand_on, self.forms, self.program, self.orphans)
        inner = below(*boxes, with_people, self.editor, beside(self.add, None), gap=8)
        inner.setContentsMargins(0, 0, 0, 0)
        self.setLayout(inner)
        for box in boxes:
            box.toggled.connect(lambda _on: self.changed.emit())
        self.add.clicked.connect(self._begin)
        self.nobody.clicked.connect(self.forget_people)
        self.editor.added.connect(self._added)
        self.editor.ended.connect(self._ended)
        self._say()

    def say_words(self) -> None:
        self.editor.say_words()
        self._say()

    def show_ready(self, ready: Ready | None, to: str, *, reviews: bool) -> None:
        """What could go along to the laptop of this name."""
        if to != self._to:
            self._people = ()
            if not self.editor.isHidden():  # else nobody is typing a name, and the focus stays where it is
                self.editor.end()
        self._ready, self._to, self._reviews = ready, to, reviews
        self._say()

    def asked(self, fingerprint: str) -> Asked:
        """What is ticked and to be seen."""
        boxes = (self.again, self.forms, self.orphans, self.program, self.hand_on)
        again, forms, orphans, program, hand_on = (box.isChecked() and not box.isHidden() for box in boxes)
        return Asked(fingerprint, again, forms, orphans, program, hand_on, self._people)

    def anything(self) -> bool:
        """Whether there is something to write by this alone."""
        wanted = self.asked("")
        return any((wanted.again, wanted.forms, wanted.orphans, wanted.program, wanted.hand_on, wanted.people))

    def forget_people(self) -> None:
        """They were written, or nobody is to come."""
        self._people = ()
        self._say()
        self.changed.emit()

    def _begin(self) -> None:
        self.add.hide()
        self.editor.begin_adding(tr("Orang baru di {name}", name=self._to))

    def _added(self, person: NewPerson) -> None:
        self._people = (*(one for one in self._people if one.name != person.name), person)
        self.editor.end()

    def _ended(self) -> None:
        self._say()
        self.changed.emit()
        self.add.setFocus()

    def _say(self) -> None:
        ready = self._ready
        shown = (
            (self.again, ready is not None and bool(ready.again)),
            (self.forms, ready is not None and self._reviews and bool(ready.forms)),
            (self.program, ready is not None and self._reviews and bool(ready.program)),
            (self.orphans, ready is not None and bool(ready.orphaned)),
            (self.hand_on, ready is not None and bool(ready.released)),
            (self.add, self._reviews and ready is not None and self.editor.isHidden()),
            (self.people, bool(self._people)),
            (self.nobody, bool(self._people)),
        )
        for part, there in shown:
            part.setVisible(there)
        if ready is not None:
            n = len(ready.again)
            self.again.setText(tr("Sertakan lagi {n} isian yang belum dikabarkan sampai", n))
            self.hand_on.setText(
                tr("Serahkan {n} isian yang disetujui di sini: laptop itu yang mengirim", len(ready.released))
            )
            self.orphans.setText(tr("Serahkan {n} isian dari laptop yang hilang", len(ready.orphaned)))
            self.forms.setText(tr("Sertakan {n} formulir atau daftar terbarunya", len(ready.forms)))
            self.program.setText(tr("Sertakan program Sambang versi {version}", version=ready.program))
        self.add.setText(tr("Sertakan orang baru…"))
        self.nobody.setText(tr("Tidak jadi"))
        self.people.setText(tr("Ikut dibawa, orang baru: {names}", names=names_of(self._people)))


def names_of(people: Iterable[NewPerson]) -> str:
    return ", ".join(one.name for one in people)
