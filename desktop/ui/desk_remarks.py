"""What the supervisor wrote on a record that came back: said beside the questions, and answered by its author."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence, QShortcut
from shiboken6 import isValid

from desktop.roles.values import Opened, is_reason
from desktop.store.stages import Stage
from desktop.store.verdicts_table import Remark
from desktop.ui.pages.filling_aside import Note
from desktop.ui.questions.wording import plain
from desktop.ui.signals import while_there
from desktop.ui.translations import tr

if TYPE_CHECKING:
    from desktop.touched import Touched
    from desktop.ui.desk import Desk
    from desktop.ui.pages.filling import FillingPage
    from desktop.ui.pages.reply_card import Thread


class RemarksDesk(QObject):
    """One a session: looks at each record that is opened to be filled."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk

    def watch(self, opened: Opened, page: FillingPage) -> None:
        """Say what was written; Ctrl+R answers it."""
        threads = threads_of(opened.remarks, opened, page)
        if not threads:
            return
        from desktop.ui.pages.reply_card import ReplyCard

        said_by_key = tr("Ctrl+R menjawab")
        lines = [("warn", f"{one.about}: {one.said[0]}") for one in threads]
        page.show_notes([Note(tr("Catatan pengawas"), (*lines, ("", said_by_key)))], of="remarks")
        reasons = [one for one in threads if not one.ref]
        if opened.stage is Stage.RETURNED and reasons:
            page.notice.say_sentence(tr("Dikembalikan pengawas: {reason}", reason=reasons[-1].said[0]), "warn")
        card = page.findChild(ReplyCard) or ReplyCard(page)
        card.answered.connect(lambda first, text: self._answer(opened, page, first, text))
        QShortcut(QKeySequence("Ctrl+R"), page, lambda: self._bring(opened, page))

    def _bring(self, opened: Opened, page: FillingPage) -> None:
        """With the answers given meanwhile."""
        role = self._desk.session.enumerator

        def show(remarks: Sequence[Remark]) -> None:
            from desktop.ui.pages.reply_card import ReplyCard

            card = page.findChild(ReplyCard)
            if card is not None:
                card.show_threads(threads_of(remarks, opened, page), page.place())

        self._desk.ask(lambda: role.remarks(opened.record_id), while_there(page, show))

    def _answer(self, opened: Opened, page: FillingPage, first: str, text: str) -> None:
        role = self._desk.session.enumerator

        def kept(touched: Touched) -> None:
            self._desk.signals.touched.emit(touched)
            if isValid(page):
                page.notice.say_sentence(tr("Jawaban Anda tersimpan bersama catatan itu."), "right")

        self._desk.ask(lambda: role.answer(opened.record_id, first, text), kept)


def threads_of(remarks: Sequence[Remark], opened: Opened, page: FillingPage) -> list[Thread]:
    """The open remarks of others, each with what was answered, in the order they were made."""
    from desktop.ui.pages.reply_card import Thread

    open_remarks = [one for one in remarks if one.settled_at is None and not is_reason(one, opened.author_id)]
    firsts = [one for one in open_remarks if one.answers_to is None]
    return [
        Thread(
            first.id, first.ref, _about(first.ref, page),
            (first.text, *(f"↳ {one.by_name}: {one.text}" for one in open_remarks if one.answers_to == first.id)),
        )
        for first in firsts
    ]  # fmt: skip


def _about(ref: str, page: FillingPage) -> str:
    """The question in words; the record itself where none is named, or it is not asked any more."""
    try:
        label = plain(page.interview.node(ref).label) if ref else ""
    except KeyError:
        label = ""
    return label or tr("isian ini")
