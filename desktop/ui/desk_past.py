"""What lies behind a record: its history (Ctrl+H) with the way back, and its protected notes (Ctrl+Shift+H)."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.roles.past import turn_back
from desktop.roles.values import Dossier, Opened, Progress
from desktop.store.history_table import Entry
from desktop.store.stages import OPEN_STAGES
from desktop.touched import Touched
from desktop.trouble import Trouble
from desktop.ui import formats
from desktop.ui.pages.history import HistoryPage
from desktop.ui.pages.notes import NotesPage
from desktop.ui.questions.cells import shown_value
from desktop.ui.questions.simple import readable_value
from desktop.ui.questions.typed_dates import stored_instant
from desktop.ui.questions.wording import plain
from desktop.ui.translations import tr
from desktop.xforms import FormError, InstanceError, Interview, Node

if TYPE_CHECKING:
    from desktop.ui.desk import Desk

POSITION = re.compile(r"\[\d+\]")


class PastDesk(QObject):
    """One a session. Of which record: the one in front, or marked in the list."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk

    # -- history

    def show_history(self, record_id: str = "") -> None:
        """Read on the store lane, the questions by their labels."""
        past, of = self._desk.session.past, record_id or self.in_front()
        if past is None or not of:
            return
        read = self._desk.session.enumerator.read
        self._after_saving(lambda: self._desk.ask(lambda: (read(of), past.lines(of)), self._show_history, self._failed))

    def _show_history(self, found: tuple[Dossier, tuple[Entry, ...]]) -> None:
        dossier, entries = found
        kept, session = dossier.record, self._desk.session
        mine = kept.author_name == session.person.name
        page = HistoryPage(may_turn=mine and kept.stage in OPEN_STAGES)
        page.setProperty("record", kept.id)
        page.turned_back.connect(lambda entry: self._turn_back(page, kept.id, entry))
        page.left.connect(lambda: self._desk.record_opened.emit(kept.id))
        self._desk.frame.show_guest(page, entry="records")
        page.show_entries(entries, *self._words(dossier))
        self._desk.window.say_title(tr("Riwayat isian"))
        page.focus_first()

    def _words(self, dossier: Dossier) -> tuple[Callable[[str], str], Callable[[str, str], str]]:
        """What says a question by its ref and what says an answer to it."""
        try:
            interview = self._desk.session.interview(dossier.as_opened())
        except (FormError, InstanceError):
            return lambda ref: ref.rpartition("/")[2], lambda _ref, answer: answer
        return _question_words(interview), answer_words(interview)

    def _turn_back(self, page: HistoryPage, record_id: str, entry: int) -> None:
        """The draft as it was just before that line; what it was until now stands in the history too."""
        past, role = self._desk.session.past, self._desk.session.enumerator
        if past is None:
            return

        def turned(found: tuple[Opened, dict[str, str]]) -> None:
            opened, answers = found
            interview: Interview = self._desk.session.interview(opened)
            turn_back(interview, answers)
            snapshot, progress = interview.snapshot(), _progress(interview.root)

            def kept(touched: Touched) -> None:
                self._desk.signals.touched.emit(touched)
                self._desk.record_opened.emit(record_id)
                self._desk.frame.status.say(tr("Draf dikembalikan. Yang tadi tetap ada di riwayat (Ctrl+H)."))

            save = lambda: role.save_draft(opened, snapshot, "", progress)  # noqa: E731
            self._desk.ask(save, kept, page.say_trouble)

        self._desk.ask(
            lambda: (role.open(record_id, shown=False), past.before(record_id, entry)), turned, page.say_trouble
        )

    # -- protected notes

    def show_notes(self, record_id: str = "") -> None:
        """Opening them is written down."""
        of = record_id or self.in_front()
        if self._desk.session.confidant is None or not of:
            return
        page = NotesPage()
        page.setProperty("record", of)

        def bring() -> None:
            self._desk.frame.show_guest(page, entry="records")
            self._desk.window.say_title(tr("Catatan terlindungi"))
            page.written.connect(lambda text, reader: self._write(page, of, text, reader))
            page.left.connect(lambda: self._desk.record_opened.emit(of))
            self._read_notes(page, of)

        self._after_saving(bring)

    def _read_notes(self, page: NotesPage, record_id: str) -> None:
        role = self._desk.session.confidant
        if role is not None:
            self._desk.ask(
                lambda: (role.read(record_id), role.readers()), lambda found: page.show_notes(*found), page.say_trouble
            )

    def _write(self, page: NotesPage, record_id: str, text: str, reader: str) -> None:
        role = self._desk.session.confidant

        def kept(_touched: Touched) -> None:
            page.kept()
            self._read_notes(page, record_id)

        if role is not None:
            self._desk.ask(lambda: role.write(record_id, text, reader), kept, page.say_trouble)

    # -- inside

    def in_front(self) -> str:
        """The record in front, or marked in the list; "" for none."""
        frame = self._desk.frame
        if frame.guest is not None:
            return str(frame.guest.property("record") or "")
        return self._desk.records._current() if frame.key == "records" else ""

    def _after_saving(self, go_on: Callable[[], object]) -> None:
        """What is typed in the page in front goes to the store first: the lane keeps the order."""
        save = getattr(self._desk.frame.guest, "save_now", None)
        if save is not None:
            save()
        go_on()

    def _failed(self, trouble: Trouble) -> None:
        self._desk.frame.status.say_trouble(trouble)


def _progress(node: Node) -> Progress:
    """What is answered of what is asked now, below a node."""
    asked = node.kind == "question" and node.relevant and not node.readonly and node.control is not None
    below = [_progress(child) for child in node.children if child.relevant]
    return Progress(
        sum(one.answered for one in below) + int(asked and bool(node.value)),
        sum(one.asked for one in below) + int(asked),
    )


def _question_words(interview: Interview) -> Callable[[str], str]:
    """A question by its ref, also in a row that is no longer there, with the number of the row; "" for what nobody is
    asked: calculated values and the record's own data."""
    said: dict[str, str] = {}
    _collect(interview.root, said)

    def label(ref: str) -> str:
        path = POSITION.sub("", ref)
        name = said.get(path, "")
        if not name:
            spec = interview.form.spec(path, interview.root.place.spec) if path.startswith("/") else None
            name = "" if path.startswith("/") and (spec is None or spec.item is None) else path.rpartition("/")[2]
        rows = POSITION.findall(ref)
        return f"{name} ({', '.join(row[1:-1] for row in rows)})" if name and rows else name

    return label


def answer_words(interview: Interview) -> Callable[[str, str], str]:
    """A chosen value by its label, where the form still has it."""

    @cache
    def choices(ref: str) -> dict[str, str]:
        try:
            return {one.value: plain(one.label) for one in interview.node(ref).choices}
        except KeyError:
            return {}  # of a row that is no longer there

    def answer(ref: str, value: str) -> str:
        known = choices(ref)
        if not known:
            return _plain_value(interview, ref, value)
        return known.get(value) or (", ".join(known.get(one) or one for one in value.split()))

    return answer


def _plain_value(interview: Interview, ref: str, value: str) -> str:
    """A day, a time, a number as people write them; what was calculated or is gone, as it is kept."""
    try:
        node = interview.node(ref)
    except KeyError:
        return value
    if node.type.startswith("geo"):
        return readable_value(value, node.type, node.appearance)
    moment = stored_instant(value) if node.type == "dateTime" else None
    return formats.moment(moment) if moment is not None else shown_value(node, value)


def _collect(node: Node, said: dict[str, str]) -> None:
    if node.label:
        said.setdefault(POSITION.sub("", node.ref), plain(node.label))
    for child in node.children:
        _collect(child, said)
