"""The cells of a roster's table: how they look, and where one types. The sheet around them hears what was answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QFrame,
    QHeaderView,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from desktop.ui.models.roster_rows import RosterRows
from desktop.ui.palette import tokens
from desktop.ui.questions.answer import Answer, Surroundings
from desktop.ui.questions.cells import choice_words, fits_cell
from desktop.ui.questions.choice_keys import CodeTyping, keys_of
from desktop.ui.questions.choice_list import SECOND_DIGIT_MS
from desktop.ui.questions.kinds import kind_of, make
from desktop.ui.questions.signs import sign
from desktop.ui.theme import px, tone

if TYPE_CHECKING:
    from desktop.xforms import Node

Index = QModelIndex | QPersistentModelIndex
ROW_HEIGHT, COLUMN, NARROW, WIDE, WIDEST = 34, 148, 92, 210, 380  # px at 100 %
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_PLAIN = Qt.KeyboardModifier.NoModifier
_DRESSED = (QEvent.Type.StyleChange, QEvent.Type.FontChange)


class _Look(QStyledItemDelegate):
    """A cell: what it says; shaded where it is not asked; a sign where it is wrong, never a colour alone."""

    def __init__(self, rows: RosterRows, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows = rows

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        t, rect = tokens(), QRect(option.rect)
        row, column = index.row(), index.column()
        node, refused = self._rows.node(row, column), self._rows.refused_at(row, column)
        asked = node is not None and node.relevant and fits_cell(node)
        wrong = refused is not None or (node is not None and node.violation is not None)
        painter.save()
        here = bool(option.state & QStyle.StateFlag.State_HasFocus)
        ground = t.wrong_paper if wrong else t.raised if asked else t.sunk
        picked = bool(option.state & QStyle.StateFlag.State_Selected) and not here
        painter.fillRect(rect, QColor(t.chosen if picked else ground))
        inner = rect.adjusted(px(8), 0, -px(8), 0)
        if wrong:
            side = px(14)
            painter.drawPixmap(
                inner.right() - side, inner.center().y() - side // 2, sign(painter, "circle-alert", side, "wrong")
            )
            inner.adjust(0, 0, -side - px(4), 0)
        text = refused[0] if refused is not None else self._rows.words(row, column)
        painter.setPen(QColor(t.wrong if wrong else t.ink if asked else t.ink3))
        cut = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, inner.width())
        painter.drawText(inner, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), cut)
        if node is not None and asked and node.required and not text:
            painter.setPen(QColor(t.wrong))
            painter.drawText(inner, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), "*")
        if here:
            painter.setPen(QPen(QColor(t.act), 2))
            painter.drawRect(rect.adjusted(1, 1, -1, -1))
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(px(COLUMN), px(ROW_HEIGHT))


class Cells(QTableView):
    """The grid. Typing answers, a code picks, Enter and Tab go on; what is more than one cell's is told by signal."""

    answered = Signal(object, str)  # node, text: settled
    went_beyond = Signal(int)  # +1 after the last cell, -1 before the first
    moved_to = Signal()

    _measured = 0  # px at which text size; 0 before there is anything to measure

    def __init__(self, rows: RosterRows, surroundings: Surroundings) -> None:
        super().__init__()
        self.rows = rows
        self._surroundings = surroundings
        self._editor: Answer | None = None
        self._edited: Node | None = None
        self.goes_down = False  # a code that picks leads to the next row: one key a row
        self._typing = CodeTyping(())
        self._wait = QTimer(self, singleShot=True, interval=SECOND_DIGIT_MS)
        self._wait.timeout.connect(self._waited)
        self.setModel(rows)
        self.setItemDelegate(_Look(rows, self))
        self._dress()

    def _dress(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setMouseTracking(False)
        down, across = self.verticalHeader(), self.horizontalHeader()
        down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        down.setHighlightSections(True)
        across.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        across.setHighlightSections(True)
        self._measure()
        across.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.doubleClicked.connect(lambda _index: self.edit_cell())

    def _measure(self) -> None:
        """Rows and heads as large as the text is."""
        self._measured = px(1000)
        down = self.verticalHeader()
        down.setDefaultSectionSize(px(ROW_HEIGHT))
        down.setMinimumWidth(px(132))
        down.setMaximumWidth(px(220))
        self.horizontalHeader().setDefaultSectionSize(px(COLUMN))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in _DRESSED and self._measured not in (
            0,
            px(1000),
        ):  # another size of the text, with the table open
            self._measure()
            self.size_columns()

    def size_columns(self) -> None:
        """As wide as what is asked there needs: a number little, a name more. A short heading is whole."""
        heading = self.horizontalHeader().fontMetrics()
        for column in range(self.rows.columnCount()):
            node = self.rows.node(0, column)
            if node is not None:
                narrow = node.type in ("int", "integer", "decimal", "time")
                said = heading.horizontalAdvance(str(self.rows.headerData(column, Qt.Orientation.Horizontal))) + px(28)
                least = max(px(NARROW), min(said, px(COLUMN)))
                self.setColumnWidth(column, least if narrow else px(WIDE if node.control == "select" else COLUMN))
                if self.goes_down and node.control == "select1":  # read across a room: the words are whole
                    longest = max(
                        map(
                            self.fontMetrics().horizontalAdvance,
                            (choice_words(node, one.value) for one in node.choices),
                        ),
                        default=0,
                    )
                    self.setColumnWidth(column, min(longest + px(40), px(WIDEST)))
        self.horizontalHeader().setStretchLastSection(self.goes_down)

    # -- where one is

    def here(self) -> Node | None:
        """The question of the cell with the cursor."""
        at = self.currentIndex()
        return self.rows.node(at.row(), at.column()) if at.isValid() else None

    def go_to(self, row: int, column: int) -> None:
        """Put the cursor on a cell."""
        self.setCurrentIndex(self.rows.index(row, column))
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_on(self, step: int) -> None:
        """To the next (+1) or previous (-1) cell that is asked."""
        self.settle()
        at, wide = self.currentIndex(), self.rows.columnCount()
        place = at.row() * wide + at.column() + step
        while 0 <= place < self.rows.rowCount() * wide:
            if self.rows.open_cell(*divmod(place, wide)):
                self.go_to(*divmod(place, wide))
                return
            place += step
        self.went_beyond.emit(step)

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self._typing = CodeTyping(())
        self._wait.stop()
        self.moved_to.emit()

    # -- answering

    def edit_cell(self, key: QKeyEvent | None = None) -> None:
        """Open the cell for typing; the key that opened it is typed into it."""
        self.settle()
        node, at = self.here(), self.currentIndex()
        if node is None or not self.rows.open_cell(at.row(), at.column()):
            return
        kind = "search" if node.control in ("select1", "select") else kind_of(node, self._surroundings)
        self._edited, self._editor = node, make(kind, node, self._surroundings)
        editor = self._editor
        editor.setParent(self.viewport())
        tone(editor, "cell")
        editor.show_node(node)
        editor.name(self.rows.columns[at.column()].label, "")
        rect = self.visualRect(at)
        editor.setGeometry(rect.adjusted(0, 0, max(0, px(150) - rect.width()), 0))
        editor.answered.connect(lambda text: self.answered.emit(node, text))
        editor.show()
        line = editor.focusProxy() or editor
        line.setFocus(Qt.FocusReason.OtherFocusReason)
        if key is not None:
            if isinstance(line, QLineEdit):
                line.selectAll()  # typing replaces, F2 goes into the words
            QApplication.sendEvent(line, QKeyEvent(key.type(), key.key(), key.modifiers(), key.text()))

    def settle(self) -> None:
        """What is half-typed is an answer."""
        if self._wait.isActive():
            self._waited()
        self._close(kept=True)

    @property
    def editing(self) -> bool:
        return self._editor is not None

    def _close(self, *, kept: bool) -> None:
        editor, self._editor, self._edited = self._editor, None, None
        if editor is not None:
            if kept:
                editor.settle()
            else:
                editor.blockSignals(True)  # leaving the field would make an answer of it
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            editor.hide()
            editor.deleteLater()
            self.viewport().update()

    def _pick(self, character: str) -> bool:
        """A code picks in a cell as it does on a card; False where it picks nothing."""
        node = self.here()
        if node is None or node.control not in ("select1", "select"):
            return False
        keys = keys_of([choice.value for choice in node.choices])
        if character.casefold() not in {key[:1] for key in keys if key}:
            return False
        if not self._typing.typed:
            self._typing = CodeTyping(keys)
        self._wait.stop()
        pressed = self._typing.press(character)
        if pressed.waiting:
            self._wait.start()
        elif pressed.picked is not None:
            self._take(node, pressed.picked)
        return True

    def _waited(self) -> None:
        self._wait.stop()
        node, place = self.here(), self._typing.settle()
        if node is not None and place is not None:
            self._take(node, place)

    def _take(self, node: Node, place: int) -> None:
        value = node.choices[place].value
        if node.control == "select":
            had = list(node.selected)
            value = " ".join([one for one in had if one != value] if value in had else [*had, value])
        self.answered.emit(node, value)
        at = self.currentIndex()
        if self.goes_down and node.control == "select1" and at.row() + 1 < self.rows.rowCount():
            self.go_to(at.row() + 1, at.column())

    # -- keys

    def event(self, event: QEvent) -> bool:
        """Escape takes back what is half-typed here, before the page has it."""
        escape = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        if escape and self.editing and event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        key, back = Qt.Key(event.key()), bool(plain & Qt.KeyboardModifier.ShiftModifier)
        if key in _ENTER and plain in (_PLAIN, Qt.KeyboardModifier.ShiftModifier):
            self.go_on(-1 if back else 1)
        elif key == Qt.Key.Key_Escape and self.editing:
            self._close(kept=False)
        elif self.editing:
            event.ignore()
        elif key == Qt.Key.Key_F2 and plain == _PLAIN:
            self.edit_cell()
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and plain == _PLAIN:
            self._empty()
        elif event.text().isprintable() and event.text() and not plain & ~Qt.KeyboardModifier.ShiftModifier:
            if not self._pick(event.text()):
                self.edit_cell(event)
        elif key in _ARROWS and plain in (_PLAIN, Qt.KeyboardModifier.ShiftModifier):
            super().keyPressEvent(event)
        else:
            event.ignore()  # the sheet and the page have the rest

    def focusNextPrevChild(self, forward: bool) -> bool:
        self.go_on(1 if forward else -1)
        return True

    def _empty(self) -> None:
        for index in self.selectedIndexes() or [self.currentIndex()]:
            node = self.rows.node(index.row(), index.column())
            if node is not None and self.rows.open_cell(index.row(), index.column()):
                self.rows.refuse(index.row(), index.column(), "", "")
                self.answered.emit(node, "")


_ARROWS = (
    Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right,
    Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown,
)  # fmt: skip
