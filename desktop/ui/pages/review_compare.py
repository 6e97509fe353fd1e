"""What is other than before: the prelist, the version before and this one side by side, over the page (key B)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from desktop.frozen import frozen
from desktop.ui.floating import Floating
from desktop.ui.models.painting import dress_rows
from desktop.ui.palette import tokens
from desktop.ui.pieces import below, beside, button, words
from desktop.ui.questions.cells import shown_value
from desktop.ui.questions.text import NIK_GROUPS
from desktop.ui.questions.typed_numbers import grouped_digits
from desktop.ui.questions.wording import plain
from desktop.ui.theme import px
from desktop.ui.translations import tr
from desktop.xforms.prefill import picks_from_file, prefills

if TYPE_CHECKING:
    from desktop.forms.semantics import Semantics
    from desktop.xforms import Interview, Node


@frozen
class Compared:
    """One question that reads otherwise, in words. None: that source says nothing of it."""

    ref: str
    label: str
    listed: str | None
    before: str | None
    now: str


def listed(interview: Interview) -> dict[str, str]:
    """What the prelist has where the answer is another: ref → its words."""
    found: dict[str, str] = {}
    for picker in _questions(interview.root):
        if picker.relevant and picker.value and picks_from_file(interview.form, picker):
            for node, offered in prefills(interview, picker):
                if offered and node.relevant and node.value != offered:
                    found[node.ref] = shown_value(node, offered)
    return found


def compared(interview: Interview, changed: Mapping[str, str]) -> tuple[Compared, ...]:
    """Every question that is other than in the prelist or than in the version before, in the order of the form."""
    offered = listed(interview)
    return tuple(
        Compared(
            node.ref, plain(node.label) or node.ref.rpartition("/")[2], offered.get(node.ref),
            shown_value(node, changed[node.ref]) if node.ref in changed else None, shown_value(node, node.value),
        )
        for node in _questions(interview.root)
        if node.relevant and node.control is not None and (node.ref in changed or node.ref in offered)
    )  # fmt: skip


def two_records(interview: Interview, semantics: Semantics, other: Mapping[str, str]) -> tuple[Compared, ...]:
    """Two records that may be one: what tells people and places, as this one and the other have it."""
    return tuple(
        Compared(
            node.ref, plain(node.label) or node.ref.rpartition("/")[2], None,
            shown_value(node, other.get(node.ref, "")), shown_value(node, node.value),
        )
        for node in _questions(interview.root)
        if node.relevant and node.control is not None and (node.value or other.get(node.ref))
        and (semantics.meaning(node.ref) or semantics.is_point(node.ref))
    )  # fmt: skip


def _questions(node: Node) -> Iterator[Node]:
    for child in node.children:
        if child.kind == "question":
            yield child
        else:
            yield from _questions(child)


class CompareCard(Floating):
    """A row a question; columns nobody has anything in are not shown. Enter goes to the question."""

    def __init__(self, parent: QWidget) -> None:
        self.title, self.about, self.table = words(look="heading"), words(look="hint"), QTableWidget(0, 4)
        self.shut = button("primary", "check")
        super().__init__(parent, below(self.title, self.about, self.table, beside(None, self.shut), gap=8), 980)
        self.refs: tuple[str, ...] = ()
        self.chosen = ""  # the question Enter was pressed on
        dress_rows(self.table)
        self.table.setWordWrap(True)
        for at, mode in enumerate((QHeaderView.ResizeMode.Stretch,) * 4):
            self.table.horizontalHeader().setSectionResizeMode(at, mode)
        self.shut.clicked.connect(self.leave)
        self.table.activated.connect(lambda index: self._choose(index.row()))

    def show_rows(self, rows: Sequence[Compared], other: str = "") -> None:
        """Over the page, with the focus in the first row. `other`: whose answers stand in the place of those before."""
        self.refs, self.chosen = tuple(row.ref for row in rows), ""
        self.title.setText(tr("Perbandingan"))
        said = tr("{n} jawaban berbeda. Enter menuju pertanyaannya, Escape menutup.", len(rows))
        if other:
            said = tr("Isian ini dan isian lain berdampingan. Enter menuju pertanyaannya, Escape menutup.")
        self.about.setText(said if rows else tr("Tidak ada yang berbeda dari prelist atau dari versi sebelumnya."))
        self.shut.setText(tr("Tutup"))
        self.setAccessibleName(self.title.text())
        heads = [tr("Pertanyaan"), tr("Prelist"), other or tr("Versi sebelumnya")]
        heads.append(tr("Isian ini") if other else tr("Versi ini"))
        self.table.setHorizontalHeaderLabels(heads)
        self.table.setAccessibleName(self.title.text())
        self.table.setVisible(bool(rows))
        self.table.setColumnHidden(1, all(row.listed is None for row in rows))
        self.table.setColumnHidden(2, all(row.before is None for row in rows))
        self.table.setRowCount(len(rows))
        for at, row in enumerate(rows):
            self._fill(at, row)
        self.bring()
        self._size_rows()
        if rows:
            self.table.selectRow(0)
        (self.table if rows else self.shut).setFocus()

    def _size_rows(self) -> None:
        """By the words in columns as wide as they are now shown."""
        layout = self.card.layout()
        if layout is not None:
            layout.activate()
        self.table.resizeRowsToContents()
        rows = sum(self.table.rowHeight(at) for at in range(self.table.rowCount()))
        tall = rows + self.table.horizontalHeader().height() + px(8)
        self.table.setFixedHeight(min(tall, max(self._over.height() - px(220), px(160))))
        self._place()

    def _fill(self, at: int, row: Compared) -> None:
        for column, said in enumerate((row.label, row.listed, row.before, row.now)):
            item = QTableWidgetItem("" if said is None else _readable(said))
            item.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
            if column in (1, 2):
                item.setForeground(QColor(tokens().ink3 if said == row.now or said is None else tokens().warn))
            self.table.setItem(at, column, item)

    def _choose(self, at: int) -> None:
        if 0 <= at < len(self.refs):
            self.chosen = self.refs[at]
        self.leave()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self.table.currentRow())
        else:
            super().keyPressEvent(event)


def _readable(said: str) -> str:
    """A NIK or No KK in its groups, as everywhere else."""
    if len(said) == sum(NIK_GROUPS) and said.isdigit():
        return grouped_digits(said, NIK_GROUPS)
    return said or tr("(kosong)")
