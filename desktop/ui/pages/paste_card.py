"""What a paste would do, before it does it: how much goes where, what is refused and why."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QTableWidget, QTableWidgetItem, QWidget

from desktop.ui.floating import Floating
from desktop.ui.icons import icon
from desktop.ui.models.pasted import Cell, Plan
from desktop.ui.pieces import below, beside, button, words
from desktop.ui.theme import px
from desktop.ui.translations import tr

SHOWN = 300  # cells of the preview; the sums above it count all


class PasteCard(Floating):
    """`show_plan`; `agreed(plan)` when a person says yes. Refused cells come first: they are what to look at."""

    agreed = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        self.title, self.sums, self.left_out = words(look="heading"), words(), words(look="warn")
        self.table = QTableWidget(0, 4)
        self.cancel, self.take = button(), button("primary")
        self._plan: Plan | None = None
        foot = beside(None, self.cancel, self.take)
        super().__init__(parent, below(self.title, self.sums, self.left_out, self.table, foot, gap=8), 760)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.table.setShowGrid(False)
        self.table.verticalHeader().hide()
        self.table.horizontalHeader().setStretchLastSection(True)
        self.table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.table.setFixedHeight(px(280))
        self.cancel.clicked.connect(self.leave)
        self.take.clicked.connect(self._agree)

    def show_plan(self, plan: Plan, columns: Sequence[str], rows: Sequence[str]) -> None:
        """`columns` and `rows` are what they are called on the screen."""
        self._plan = plan
        new = max(plan.rows - len(rows), 0)
        self.title.setText(tr("Tempel dari tabel"))
        self.sums.setText(
            " · ".join(
                part
                for part in (
                    tr("{n} sel akan diisi", n=len(plan.taken)),
                    tr("{n} baris baru", n=new) if new else "",
                    tr("{n} sel ditolak", n=len(plan.refused)) if plan.refused else "",
                    tr("kolom dikenali dari judulnya") if plan.headed else "",
                )
                if part
            )
        )
        names = ", ".join(name for name in plan.left_out if name)
        self.left_out.setText(tr("Kolom yang tidak ada di formulir: {names}", names=names))
        self.left_out.setVisible(bool(names))
        self.cancel.setText(tr("Batal"))
        self.take.setText(tr("Tempel"))
        self.take.setEnabled(bool(plan.taken))
        self._fill([*plan.refused, *plan.taken][:SHOWN], columns, rows)
        self.bring()
        (self.take if plan.taken else self.cancel).setFocus()

    def _fill(self, cells: Sequence[Cell], columns: Sequence[str], rows: Sequence[str]) -> None:
        self.table.setHorizontalHeaderLabels([tr("Baris"), tr("Pertanyaan"), tr("Isi"), ""])
        self.table.setRowCount(len(cells))
        for at, cell in enumerate(cells):
            refused = cell.meant.refused
            row = rows[cell.row] if cell.row < len(rows) else f"{cell.row + 1}. {tr('baru')}"
            for column, said in enumerate((row, columns[cell.column], cell.words, refused)):
                item = QTableWidgetItem(said)
                if column == 3 and refused:
                    item.setIcon(icon("circle-alert", "wrong"))
                self.table.setItem(at, column, item)
        for column, wide in enumerate((130, 190, 150)):
            self.table.setColumnWidth(column, px(wide))

    def _agree(self) -> None:
        plan = self._plan
        self.leave()
        if plan is not None:
            self.agreed.emit(plan)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.take.isEnabled():
            self._agree()
        else:
            super().keyPressEvent(event)
