"""A roster as a sheet (F4): a row a member, answered in cells; rows come, go and move by keyboard; paste from Excel."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QPushButton

from desktop.ui.formats import number
from desktop.ui.models.pasted import Plan, lay_over, split
from desktop.ui.models.roster_rows import RosterRows
from desktop.ui.pages.roster_cells import Cells
from desktop.ui.pieces import OneLine, below, beside, button, frame, words
from desktop.ui.questions.answer import Surroundings
from desktop.ui.questions.cells import Meant, meant
from desktop.ui.questions.wording import plain
from desktop.ui.theme import px, tone
from desktop.ui.translations import tr

if TYPE_CHECKING:
    from desktop.xforms import Node

REFRESH_MS = 12  # answers that follow each other are shown together
_CTRL, _ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


class RosterTable(QFrame):
    """One repeat. What a person asks for goes out by signal; the page does it and says `refresh`."""

    answered = Signal(object, str)  # node, text
    added = Signal(int)  # after the row of that number (-1: at the end)
    removed = Signal(int)
    moved = Signal(int, int)  # row, where to
    pasted = Signal(object)  # Plan, to be agreed to
    filled = Signal(object)  # [(node, text)]: answers copied from a row above
    went_on = Signal(int)  # out of the sheet: +1 to what comes after the roster, -1 to what is before it
    left = Signal()  # back to the cards

    def __init__(self, repeat: Node, surroundings: Surroundings, meaning_of: Callable[[Node], str]) -> None:
        super().__init__()
        tone(self, "raised")
        self.repeat, self._surroundings, self._meaning_of = repeat, surroundings, meaning_of
        self.rows = RosterRows(meaning_of, self)
        self.cells = Cells(self.rows, surroundings)
        self.title, self.hint, self.message = OneLine("title"), words(look="hint"), QLabel()
        self.message.setTextFormat(Qt.TextFormat.PlainText)
        self.sums = words(look="strong")
        self.add, self.drop, self.paste, self.cards = (button(look, name) for look, name in _BUTTONS)
        self.fixed = "table" in repeat.appearance and not repeat.can_add  # rows come of a list: each is decided on
        self.cells.goes_down = self.fixed
        self._at_end = False  # Enter was pressed in the last cell
        self._soon = QTimer(self, singleShot=True, interval=REFRESH_MS)
        self._soon.timeout.connect(self._refresh)
        self._lay_out()
        self._wire()
        self.say_words()
        self.rows.show_repeat(repeat)
        self.cells.size_columns()
        self._say_sums()

    def _lay_out(self) -> None:
        tone(self.message, "hint")
        top = beside(self.title, None, self.add, self.drop, self.paste, self.cards)
        top.setContentsMargins(px(16), px(12), px(16), px(4))
        foot = below(self.sums, self.message, self.hint, gap=2)
        foot.setContentsMargins(px(16), px(4), px(16), px(8))
        self.message.setMinimumHeight(self.message.fontMetrics().lineSpacing() + 2 * px(2))
        card = frame("card", below(self.cells, gap=0), margins=(1, 1, 1, 1))
        middle = below(card, gap=0)
        middle.setContentsMargins(px(16), 0, px(16), 0)
        whole = below(top, middle, foot, gap=0)
        whole.setStretch(1, 1)
        self.setLayout(whole)
        for one in (self.add, self.drop):
            one.setVisible(not self.fixed)
        self.sums.setVisible(self.fixed)

    def _wire(self) -> None:
        for one in (self.add, self.drop, self.paste, self.cards):
            one.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.cells.answered.connect(self._answer)
        self.cells.moved_to.connect(self._say_cell)
        self.cells.went_beyond.connect(self._beyond)
        self.add.clicked.connect(lambda: self.added.emit(-1))
        self.drop.clicked.connect(self.remove_row)
        self.paste.clicked.connect(self.paste_cells)
        self.cards.clicked.connect(self.left)

    def say_words(self) -> None:
        """The words of the sheet in the language in force."""
        self.title.setText(plain(self.repeat.label) or tr("Daftar"))
        said: tuple[tuple[QPushButton, str, str], ...] = (
            (self.add, tr("Tambah baris"), "Insert"),
            (self.drop, tr("Buang baris"), "Ctrl+Delete"),
            (self.paste, tr("Tempel"), "Ctrl+V"),
            (self.cards, tr("Kartu"), "F4"),
        )
        for one, label, keys in said:
            one.setText(f"{label} (F4)" if keys == "F4" else label)
            one.setToolTip(f"{label} ({keys})")
        self.hint.setText(
            tr("Kode memilih dan turun ke baris berikut · → catatan baris ini · Ctrl+K cari · Ctrl+D isi ke bawah")
            if self.fixed
            else tr(
                "Enter ke sel berikut · kode memilih · F2 mengubah · Ctrl+D isi ke bawah · Alt+↑↓ memindahkan baris"
            )
        )
        self.cells.setAccessibleName(self.title.text())

    # -- what the page asks

    def node(self) -> Node | None:
        """The question of the cell with the cursor."""
        return self.cells.here()

    def go_to(self, node: Node) -> bool:
        """Put the cursor on a question's cell."""
        place = self.rows.place_of(node)
        if place is not None:
            self.cells.go_to(*place)
        return place is not None

    def focus_first(self) -> None:
        """The cursor on the first cell that is asked, unless it is somewhere already."""
        if not self.cells.currentIndex().isValid() and self.rows.rowCount():
            at = next((c for c in range(self.rows.columnCount()) if self.rows.open_cell(0, c)), 0)
            self.cells.go_to(0, at)
        self.cells.setFocus()

    def settle(self) -> None:
        """Make an answer of what is half-typed."""
        self.cells.settle()

    def refresh(self) -> None:
        """Something moved: the cells are read again a moment later."""
        self._soon.start()

    def show_rows(self, row: int, *, new: bool = False) -> None:
        """Rows came, went or moved: all anew, the cursor on this row; at its first question if it is new."""
        column = 0 if new else max(self.cells.currentIndex().column(), 0)
        had = self.rows.columnCount()
        self.rows.show_repeat(self.repeat)
        if had != self.rows.columnCount():
            self.cells.size_columns()
        if self.rows.rowCount():
            row, wide = min(max(row, 0), self.rows.rowCount() - 1), self.rows.columnCount()
            if new:
                column = next((c for c in range(wide) if self.rows.open_cell(row, c)), 0)
            self.cells.go_to(row, min(column, wide - 1))
        self._say_cell()

    def read(self, row: int, column: int, text: str) -> Meant:
        """What words mean to a cell."""
        node = self.rows.node(row, column) or self.rows.node(0, column)
        if node is None:
            return Meant("", tr("tidak ada pertanyaannya"))
        return meant(node, text, self._surroundings.now(), self._meaning_of(node))

    # -- deeds

    def remove_row(self) -> None:
        row = self.rows.instance(self.cells.currentIndex().row())
        if row is not None and row.can_remove:
            self.cells.settle()
            self.removed.emit(self.cells.currentIndex().row())

    def paste_cells(self) -> None:
        """What the clipboard holds, laid over the cells from the cursor on: a plan that a person agrees to."""
        rows = split(QGuiApplication.clipboard().text())
        if not rows:
            self._say(tr("Papan klip kosong. Salin dahulu barisnya di Excel."))
            return
        if not self.rows.columnCount():
            self.added.emit(-1)  # its columns are those of the first row
        at = self.cells.currentIndex()
        start = (max(at.row(), 0), max(at.column(), 0))
        names = [(column.label, column.name) for column in self.rows.columns]
        self.pasted.emit(lay_over(rows, names, start, partial(self.read, start[0])))

    def refused(self, plan: Plan) -> None:
        """What the plan could not take stands in its cells, with the reason, until it is answered."""
        for cell in plan.refused:
            if cell.row < self.rows.rowCount():
                self.rows.refuse(cell.row, cell.column, cell.words, cell.meant.refused)

    def _copy(self) -> None:
        chosen = sorted((index.row(), index.column()) for index in self.cells.selectedIndexes())
        if not chosen:
            return
        rows: dict[int, list[str]] = {}
        for row, column in chosen:
            rows.setdefault(row, []).append(self.rows.words(row, column))
        QGuiApplication.clipboard().setText("\n".join("\t".join(cells) for cells in rows.values()))

    def fill_down(self) -> None:
        """As in a spreadsheet: the top row of what is chosen into the rows below it; in one row, what stands above."""
        chosen = self.cells.selectedIndexes() or [self.cells.currentIndex()]
        first, last = min(at.row() for at in chosen), max(at.row() for at in chosen)
        source = first if last > first else first - 1
        columns = sorted({at.column() for at in chosen})
        self._copy_down(source, range(source + 1, last + 1), columns, over=True)

    def copy_row(self) -> None:
        """The row above into what is still empty of this one."""
        row = self.cells.currentIndex().row()
        self._copy_down(row - 1, (row,), range(self.rows.columnCount()), over=False)

    def _copy_down(self, source: int, rows: Iterable[int], columns: Iterable[int], *, over: bool) -> None:
        """Only what a person could answer there too: a cell that is asked, a choice that is offered."""
        if source < 0:
            return
        self.cells.settle()
        columns, wanted = list(columns), []
        for row in rows:
            for column in columns:
                above, node = self.rows.node(source, column), self.rows.node(row, column)
                if above is None or node is None or not above.value or above.value == node.value:
                    continue
                if self.rows.open_cell(row, column) and (over or not node.value):
                    wanted.append((node, above.value))
        if wanted:
            self.filled.emit(wanted)

    def _answer(self, node: Node, text: str) -> None:
        place = self.rows.place_of(node)
        if place is not None:
            self.rows.refuse(*place, "", "")
        self.answered.emit(node, text)

    def _beyond(self, step: int) -> None:
        """Past the last cell a second Enter goes on with the form; where no row can be added, the first does."""
        if step > 0 and self.repeat.can_add and not self._at_end:
            self._at_end = True
            self._say(tr("Baris terakhir. Insert menambah baris, Enter lagi melanjutkan formulir."))
        else:
            self._at_end = False
            self.went_on.emit(step)

    # -- keys and words

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row, plain_keys = self.cells.currentIndex().row(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        deeds: dict[tuple[int, Qt.KeyboardModifier], Callable[[], object]] = {
            (Qt.Key.Key_Insert, Qt.KeyboardModifier.NoModifier): lambda: self.added.emit(row),
            (Qt.Key.Key_Delete, _CTRL): self.remove_row,
            (Qt.Key.Key_V, _CTRL): self.paste_cells,
            (Qt.Key.Key_C, _CTRL): self._copy,
            (Qt.Key.Key_D, _CTRL): self.fill_down,
            (Qt.Key.Key_D, _CTRL | Qt.KeyboardModifier.ShiftModifier): self.copy_row,
            (Qt.Key.Key_Up, _ALT): lambda: self._move(row, row - 1),
            (Qt.Key.Key_Down, _ALT): lambda: self._move(row, row + 1),
        }
        deed = deeds.get((event.key(), plain_keys))
        if deed is not None:
            deed()
        else:
            event.ignore()

    def _move(self, row: int, to: int) -> None:
        one = self.rows.instance(row)
        if one is not None and one.can_remove and 0 <= to < self.rows.rowCount():
            self.cells.settle()
            self.moved.emit(row, to)

    def _refresh(self) -> None:
        self.rows.refresh()
        self._say_cell()
        self._say_sums()

    def _say_sums(self) -> None:
        """How far a list is decided on, and how often each answer was given: read aloud to who is in the room."""
        if not self.fixed:
            return
        done, counted = self.rows.tally()
        whole = tr("{done} dari {all} diputuskan", done=number(done), all=number(self.rows.rowCount()))
        parts = (whole, *(f"{said}: {number(often)}" for said, often in counted))
        self.sums.setText(" · ".join(part.replace(" ", "\u00a0") for part in parts))  # a number stays with its words

    def _say_cell(self) -> None:
        """What is wrong with the cell one is at, else the whole of its question."""
        self._at_end = False
        at = self.cells.currentIndex()
        wrong = self.rows.message(at.row(), at.column()) if at.isValid() else ""
        node = self.node()
        tone(self.message, "wrong" if wrong else "hint")
        edge = px(8) if wrong else 0  # only what is wrong has a ground of its own
        self.message.setContentsMargins(edge, px(2), edge, px(2))
        asked = plain(node.label) if node is not None else ""
        not_asked = node is not None and not node.relevant
        self.message.setText(wrong or (f"{asked} — {tr('tidak ditanyakan di baris ini')}" if not_asked else asked))
        self.drop.setEnabled((one := self.rows.instance(at.row())) is not None and one.can_remove)
        self.add.setEnabled(self.repeat.can_add)

    def _say(self, sentence: str) -> None:
        tone(self.message, "hint")
        self.message.setContentsMargins(0, px(2), 0, px(2))
        self.message.setText(sentence)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.say_words()
            self.rows.show_repeat(self.repeat)
        super().changeEvent(event)


_BUTTONS = (("", "plus"), ("quiet", "trash-2"), ("quiet", "clipboard-paste"), ("quiet", "list"))
