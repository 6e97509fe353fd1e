"""The quiet kinds: notes, read-only answers, acknowledgements, and kinds this version does not know."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QLabel, QVBoxLayout

from desktop.forms.timed_grid import Outcome, outcome_of, rules_of
from desktop.ui.questions.answer import Answer, Surroundings, decimal_mark
from desktop.ui.questions.dates import written_date, written_time
from desktop.ui.questions.measures import spoken_path
from desktop.ui.questions.places_words import spoken_point
from desktop.ui.questions.text import NIK_GROUPS, NIK_KINDS, TextAnswer
from desktop.ui.questions.typed_dates import stored_date, stored_instant, stored_time
from desktop.ui.questions.typed_numbers import grouped_digits, written_number
from desktop.ui.questions.typed_points import read_point
from desktop.ui.questions.wording import plain
from desktop.ui.theme import px, tone
from desktop.ui.translations import tr

if TYPE_CHECKING:
    from desktop.xforms import Node

OK = "OK"  # what ODK keeps for an acknowledged trigger


def readable(node: Node, kind: str = "") -> str:
    """An answer as people read it: labels for choices, dates and numbers as the language writes them."""
    value = node.value
    if not value:
        return ""
    if node.control in ("select", "select1", "rank"):
        labels = {choice.value: plain(choice.label) for choice in node.choices} if node.selected else {}
        if (rules := rules_of(node.appearance)) is not None and (outcome := outcome_of(node.selected, rules)):
            return spoken_test(outcome, labels)
        return " · ".join(labels.get(v, v) for v in node.selected) or value
    if kind in NIK_KINDS and value.isdecimal():
        return grouped_digits(value, NIK_GROUPS)
    if node.control == "trigger":
        return tr("Sudah") if value == OK else value
    return readable_value(value, node.type, node.appearance)


def spoken_test(outcome: Outcome, labels: Mapping[str, str]) -> str:
    """How a timed test went. `labels`: the words of the items by value."""
    wrong = ", ".join(labels.get(value, value) for value in outcome.wrong)
    said = tr("Salah: {words}.", words=wrong) if wrong else tr("Tidak ada yang salah.")
    reached = tr("Terakhir dibaca: {item}.", item=labels.get(outcome.last, outcome.last))
    return f"{said} {reached}"


def readable_value(value: str, kind: str, appearance: tuple[str, ...]) -> str:
    """A stored value of a type as a person reads it."""
    if kind == "date" and (day := stored_date(value)):
        return written_date(day, appearance)
    if kind == "time" and (clock := stored_time(value)):
        return written_time(clock)
    if kind == "dateTime" and (instant := stored_instant(value)):
        return f"{written_date(instant.date())} {written_time(instant.time().replace(microsecond=0))}"
    if kind in ("int", "decimal"):
        return written_number(value, decimal_mark(), grouped="thousands-sep" in appearance)
    if kind == "geopoint" and (point := read_point(value)):
        return spoken_point(point)
    if kind in ("geotrace", "geoshape"):
        return spoken_path(value, closed=kind == "geoshape")
    return value


class NoteAnswer(Answer):
    """A note has nothing to answer; a computed value in it is shown."""

    takes_focus = False

    def show_node(self, node: Node) -> None:
        self.setFixedHeight(0)


class ReadOnlyAnswer(Answer):
    """An answer that is shown and not asked: it can be selected and copied."""

    takes_focus = False

    def __init__(self, surroundings: Surroundings) -> None:
        super().__init__(surroundings)
        self.words = QLabel()
        self.words.setWordWrap(True)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        tone(self.words, "strong")
        box = QVBoxLayout(self)
        box.setContentsMargins(0, px(2), 0, px(2))
        box.addWidget(self.words)

    def show_node(self, node: Node) -> None:
        self.words.setText(readable(node, self.surroundings.attributes.get("as", "")) or "–")


class UnknownAnswer(TextAnswer):
    """A kind this version cannot show: its text, with a remark that says so."""

    def __init__(self, surroundings: Surroundings) -> None:
        super().__init__(surroundings)
        self._remark = QLabel()
        tone(self._remark, "hint")
        self.row.addWidget(self._remark)

    def show_node(self, node: Node) -> None:
        super().show_node(node)
        self._remark.setText(tr("Jenis pertanyaan ini belum dikenal; isi sebagai teks."))


class _Tick(QCheckBox):
    """Space turns it; Enter is left to the page."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Up, Qt.Key.Key_Down):
            event.ignore()
        else:
            super().keyPressEvent(event)


class TriggerAnswer(Answer):
    """An acknowledgement: read, said aloud, agreed."""

    def __init__(self, surroundings: Surroundings) -> None:
        super().__init__(surroundings)
        self.tick = _Tick()
        self.setFocusProxy(self.tick)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.tick, 0, Qt.AlignmentFlag.AlignLeft)
        self.tick.clicked.connect(lambda on: self.answered.emit(OK if on else ""))

    def show_node(self, node: Node) -> None:
        self.tick.setText(tr("Sudah dibaca (Spasi)"))
        self.tick.setChecked(node.value == OK)
