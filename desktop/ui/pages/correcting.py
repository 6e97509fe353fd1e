"""*Perbaiki saat periksa*: the record as it is filled, then why at each changed answer; kept only with every reason."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from desktop.frozen import frozen
from desktop.trouble import Trouble
from desktop.ui.notices import notice
from desktop.ui.page import Page
from desktop.ui.pages.door import Labelled
from desktop.ui.pieces import below, button, clear_layout, column_of
from desktop.ui.questions.simple import readable
from desktop.ui.questions.wording import plain
from desktop.ui.translations import tr

if TYPE_CHECKING:
    from desktop.ui.pages.filling import FillingPage
    from desktop.xforms import Interview


@frozen
class Mended:
    """One answer that a person changed, in words."""

    ref: str
    label: str
    before: str
    after: str


class ReasonsPage(Page):
    """A line a changed answer; Enter goes to the next, the last one to the primary action."""

    kept = Signal(object)  # reason by ref
    left = Signal()  # back to the answers

    def __init__(self) -> None:
        super().__init__()
        self._mended: tuple[Mended, ...] = ()
        self.lines: list[QLineEdit] = []
        self._asked = QVBoxLayout()
        self.same = button("", "copy")
        self.put(column_of(below(self._asked, self.same, None, gap=12)))
        self.put_foot(icon_name="check").clicked.connect(self._keep)
        self.same.clicked.connect(self._say_same)
        QShortcut(QKeySequence("Escape"), self, self.left.emit, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.say_words()

    def say_words(self) -> None:
        self.title.setText(tr("Alasan perbaikan"))
        self.say_subtitle(tr("Petugas membacanya di pertanyaan itu. Isian asli tetap tersimpan."))
        self.same.setText(tr("Alasan pertama untuk semuanya"))
        if self.primary is not None:
            self.primary.setText(tr("Simpan perbaikan"))

    def show_mended(self, mended: Sequence[Mended]) -> None:
        """What was changed; reasons written before stay with their question."""
        said = {one.ref: line.text() for one, line in zip(self._mended, self.lines, strict=True)}
        self._mended, self.lines = tuple(mended), []
        clear_layout(self._asked)
        for one in self._mended:
            line = QLineEdit(said.get(one.ref, ""))
            row = Labelled(line)
            change = tr("{before} menjadi {after}", before=one.before or "–", after=one.after or "–")
            row.say(one.label, change)
            line.textChanged.connect(lambda _text: self._allow())
            line.returnPressed.connect(partial(self._next, len(self.lines)))
            self.lines.append(line)
            self._asked.addWidget(row)
        self.same.setVisible(len(self.lines) > 1)
        self._allow()

    def focus_first(self) -> None:
        empty = next((line for line in self.lines if not line.text().strip()), None)
        (empty or self).setFocus()

    def _allow(self) -> None:
        if self.primary is not None:
            self.primary.setEnabled(bool(self.lines) and all(line.text().strip() for line in self.lines))

    def _next(self, at: int) -> None:
        if at + 1 < len(self.lines):
            self.lines[at + 1].setFocus()
        elif self.primary is not None:
            self.primary.setFocus()

    def _say_same(self) -> None:
        for line in self.lines[1:]:
            line.setText(line.text().strip() or self.lines[0].text())

    def _keep(self) -> None:
        pairs = zip(self._mended, self.lines, strict=True)
        self.kept.emit({one.ref: line.text().strip() for one, line in pairs})


class CorrectingPage(QStackedWidget):
    """The answers in front, the reasons behind them. `kept(reasons)` when everything is said."""

    kept = Signal(object)
    left = Signal()

    def __init__(self, filling: FillingPage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.filling, self.reasons = filling, ReasonsPage()
        self._before = filling.interview.snapshot().values()
        self.addWidget(filling)
        self.addWidget(self.reasons)
        filling.handed_in_asked.connect(self._ask_reasons)
        filling.left.connect(self.left)
        self.reasons.left.connect(self._back)
        self.reasons.kept.connect(self.kept)
        said = tr("Perbaiki saat periksa: ubah jawabannya, lalu Ctrl+Enter untuk menulis alasannya.")
        filling.notice.say_sentence(said, "note")

    def mended(self) -> tuple[Mended, ...]:
        """What a person changed, in the order of the form; what followed from it by calculation is not listed."""
        return tuple(changes_between(self.filling.interview, self._before))

    def say_trouble(self, trouble: Trouble) -> None:
        self.reasons.notice.say(notice(trouble))

    def focus_first(self) -> None:
        (self.filling if self.currentWidget() is self.filling else self.reasons).focus_first()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.filling.close()
        super().closeEvent(event)

    def _ask_reasons(self) -> None:
        mended = self.mended()
        if not mended:
            self.filling.notice.say_sentence(tr("Belum ada jawaban yang diubah."), "note")
            return
        self.reasons.show_mended(mended)
        self.setCurrentWidget(self.reasons)
        self.reasons.focus_first()

    def _back(self) -> None:
        self.setCurrentWidget(self.filling)
        self.filling.focus_first()


def changes_between(interview: Interview, before: Mapping[str, str]) -> list[Mended]:
    """Asked questions whose answer is another than before; an answer that is gone with its row is one too."""
    now = interview.snapshot().values()
    found = []
    for ref in dict.fromkeys((*now, *before)):
        old, new = before.get(ref, ""), now.get(ref, "")
        if old == new:
            continue
        try:
            node = interview.node(ref)
        except KeyError:
            found.append(Mended(ref, ref.rpartition("/")[2], old, ""))
            continue
        if node.control is not None and not node.readonly:
            label = plain(node.label) or ref.rpartition("/")[2]
            choices = {choice.value: choice.label for choice in node.choices}
            found.append(Mended(ref, label, choices.get(old, old), readable(node, "")))
    return found
