"""What another version of a form would change in a record, before it stands on it: shown in rows, agreed to or not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QTableWidget, QTableWidgetItem, QWidget

from desktop.frozen import frozen
from desktop.ui.floating import Floating
from desktop.ui.icons import icon
from desktop.ui.pages.filling_warnings import generic
from desktop.ui.pieces import below, beside, button, words
from desktop.ui.questions.kinds import is_asked
from desktop.ui.questions.simple import readable
from desktop.ui.questions.wording import plain
from desktop.ui.theme import px
from desktop.ui.translations import mark, tr

if TYPE_CHECKING:
    from desktop.xforms import Interview, Node

SHOWN = 200  # rows of the card; the sums above them count all
_WHAT = {
    "lost": (mark("Jawaban hilang"), "circle-alert", "wrong"),
    "refused": (mark("Pilihan tidak ada lagi"), "circle-alert", "wrong"),
    "new": (mark("Pertanyaan baru"), "plus", "act"),
    "reworded": (mark("Bunyi berubah"), "pencil", "ink2"),
}


@frozen
class Moving:
    """One thing that would be otherwise. `kind`: lost, refused, new, reworded."""

    kind: str
    question: str
    said: str = ""


def moving(old: Interview, new: Interview, lost: Sequence[tuple[str, str]]) -> tuple[Moving, ...]:
    """What the same answers meet in another version; `lost`: (ref, answer) of what has no place there."""
    before, after = dict(_asked(old)), dict(_asked(new))
    gone = [Moving("lost", _label(old, ref), _said(old, ref, value)) for ref, value in lost]
    refused = [
        Moving("refused", plain(node.label), _said(old, node.ref, node.value))
        for node in _below(new.root)
        if node.relevant and _not_offered(node)
    ]
    fresh = [Moving("new", label) for ref, label in after.items() if ref not in before]
    said = [
        Moving("reworded", before[ref], label) for ref, label in after.items() if ref in before and before[ref] != label
    ]
    return (*gone, *refused, *fresh, *said)


def _asked(interview: Interview) -> Iterator[tuple[str, str]]:
    """Each question a person can be asked, once for all rows of a roster, with its words."""
    for node in _below(interview.root):
        if is_asked(node) and (label := plain(node.label)):
            yield generic(node.ref), label


def _below(node: Node) -> Iterator[Node]:
    for child in node.children:
        if child.kind == "question":
            yield child
        else:
            yield from _below(child)


def _not_offered(node: Node) -> bool:
    offered = {choice.value for choice in node.choices} if node.control in ("select1", "select") else None
    return bool(node.value) and offered is not None and not offered.issuperset(node.selected)


def _label(interview: Interview, ref: str) -> str:
    try:
        return plain(interview.node(ref).label) or ref.rpartition("/")[2]
    except KeyError:
        return ref.rpartition("/")[2]


def _said(interview: Interview, ref: str, value: str) -> str:
    try:
        node = interview.node(ref)
    except KeyError:
        return value
    return readable(node, "") if node.value == value else value


class VersionCard(Floating):
    """`show_moving`; `agreed` when a person says yes."""

    agreed = Signal()

    def __init__(self, parent: QWidget) -> None:
        self.title, self.sums = words(look="heading"), words()
        self.table = QTableWidget(0, 3)
        self.cancel, self.take = button(), button("primary")
        super().__init__(
            parent, below(self.title, self.sums, self.table, beside(None, self.cancel, self.take), gap=8), 760
        )
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.table.setShowGrid(False)
        self.table.setWordWrap(False)
        self.table.verticalHeader().hide()
        self.table.horizontalHeader().setStretchLastSection(True)
        self.table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.table.setFixedHeight(px(260))
        self.cancel.clicked.connect(self.leave)
        self.take.clicked.connect(self._agree)

    def show_moving(self, old: str, new: str, found: Sequence[Moving]) -> None:
        """What would be otherwise between these two versions."""
        self.title.setText(tr("Pindah dari versi {old} ke {new}", old=old or "–", new=new or "–"))
        counted = {kind: sum(one.kind == kind for one in found) for kind in _WHAT}
        said = [
            tr("{n} pertanyaan baru", n=counted["new"]),
            tr("{n} jawaban hilang", n=counted["lost"]) if counted["lost"] else tr("tidak ada jawaban yang hilang"),
            tr("{n} pilihan tidak ada lagi", n=counted["refused"]) if counted["refused"] else "",
            tr("{n} pertanyaan berubah bunyinya", n=counted["reworded"]) if counted["reworded"] else "",
        ]
        self.sums.setText(" · ".join(part for part in said if part))
        self.cancel.setText(tr("Tetap di versi ini"))
        self.take.setText(tr("Pindahkan draf"))
        self._fill(found[:SHOWN])
        self.table.setVisible(bool(found))
        self.setAccessibleName(f"{self.title.text()}. {self.sums.text()}")
        self.bring()
        self.take.setFocus()

    def _fill(self, found: Sequence[Moving]) -> None:
        self.table.setHorizontalHeaderLabels([tr("Yang berubah"), tr("Pertanyaan"), tr("Isi")])
        self.table.clearSpans()
        self.table.setRowCount(len(found))
        for at, one in enumerate(found):
            what, sign, ink = _WHAT[one.kind]
            for column, text in enumerate((tr(what), one.question, one.said)):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                if column == 0:
                    item.setIcon(icon(sign, ink))
                self.table.setItem(at, column, item)
            if not one.said:
                self.table.setSpan(at, 1, 1, 2)  # the whole room for its words
        for column, wide in enumerate((190, 300)):
            self.table.setColumnWidth(column, px(wide))

    def _agree(self) -> None:
        self.leave()
        self.agreed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._agree()
        else:
            super().keyPressEvent(event)
