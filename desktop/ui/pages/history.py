"""A record's history: who answered what, when, from what to what; an own draft is turned back from here."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from desktop.trouble import Trouble
from desktop.ui import formats
from desktop.ui.history_words import deed_said
from desktop.ui.notices import notice
from desktop.ui.pages.lines import Line, LinesPage
from desktop.ui.translations import tr

if TYPE_CHECKING:
    from desktop.store.history_table import Entry


class HistoryPage(LinesPage):
    """`turned_back(entry id)`: to just before the line in front. Ctrl+Enter does it; it can be done again."""

    turned_back = Signal(int)

    def __init__(self, *, may_turn: bool) -> None:
        super().__init__(wide=(3, 5), widths=(170, 110, 180, 0, 130))
        self._may_turn = may_turn
        if may_turn:
            primary = self.put_foot(icon_name="history")
            primary.clicked.connect(lambda: self.turned_back.emit(int(self.key)) if self.key else None)
            self.marked.connect(lambda key: primary.setEnabled(bool(key)))
        self.say_words()

    def say_words(self) -> None:
        super().say_words()
        self.title.setText(tr("Riwayat isian"))
        if self.primary is not None:
            self.primary.setText(tr("Kembalikan draf ke sebelum baris ini"))

    def show_entries(
        self, entries: Sequence[Entry], label: Callable[[str], str], answer: Callable[[str, str], str]
    ) -> None:
        """The newest first; `label` says a question by its ref, "" leaves the line out; `answer` says one to a ref."""
        self.say_subtitle(tr("Setiap perubahan tercatat dan tidak dapat dihapus. Yang terbaru di atas."))
        headings = (tr("Waktu"), tr("Siapa"), tr("Yang dilakukan"), tr("Pertanyaan"), tr("Semula"), tr("Menjadi"))
        self.show_lines(headings, [_line(one, label, answer) for one in entries if not one.ref or label(one.ref)])

    def say_trouble(self, trouble: Trouble) -> None:
        self.notice.say(notice(trouble), "warn")


def _line(one: Entry, label: Callable[[str], str], answer: Callable[[str, str], str]) -> Line:
    question = label(one.ref) if one.ref else one.reason
    old, new = (answer(one.ref, said) if said else "" for said in (one.old, one.new))
    if one.deed == "keep_file":
        new = ""  # the fingerprint of the file
    elif one.ref and old and not new:
        new = tr("(dikosongkan)")
    cells = (formats.moment(one.at), one.by_name, deed_said(one.deed), question, old, new)
    return Line(cells, str(one.id))
