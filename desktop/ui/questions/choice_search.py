"""Long lists: a field in which typing narrows the choices, over a model that is at home with 83,762 villages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLabel,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from desktop.ui.pieces import put_in
from desktop.ui.questions.answer import Answer, Surroundings
from desktop.ui.questions.choice_keys import label_without_code
from desktop.ui.questions.line import Line
from desktop.ui.questions.wording import plain
from desktop.ui.theme import px, tone
from desktop.ui.translations import tr

if TYPE_CHECKING:
    from desktop.xforms import Choice, Node

Index = QModelIndex | QPersistentModelIndex
_SHOWN_ROWS = 8


class Found(QAbstractListModel):
    """The choices that hold every typed word; those that begin with what was typed stand first."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._choices: Sequence[Choice] = ()
        self._folded: list[str] | None = None
        self._rows: Sequence[int] = ()
        self._typed = ""

    def show_choices(self, choices: Sequence[Choice]) -> None:
        """Take another list; its labels are only read when somebody searches."""
        self.beginResetModel()
        self._choices, self._folded, self._typed = choices, None, ""
        self._rows = range(len(choices))
        self.endResetModel()

    def narrow(self, typed: str) -> None:
        """Keep what holds all words of `typed`; a longer text searches only what the shorter one found."""
        wanted = typed.casefold().strip()
        if wanted == self._typed:
            return
        folded = self._labels() if wanted else []
        among = self._rows if self._typed and wanted.startswith(self._typed) else range(len(self._choices))
        words = wanted.split()
        rows: Sequence[int] = [r for r in among if all(w in folded[r] for w in words)] if words else among
        if words:
            rows = sorted(rows, key=lambda row: not folded[row].startswith(wanted))
        self.beginResetModel()
        self._rows, self._typed = rows, wanted
        self.endResetModel()

    def choice(self, row: int) -> Choice | None:
        return self._choices[self._rows[row]] if 0 <= row < len(self._rows) else None

    def row_of(self, value: str) -> int:
        """Where a value stands among what is shown; -1 if it does not."""
        if len(self._rows) > 2000:
            return -1
        return next((i for i, row in enumerate(self._rows) if self._choices[row].value == value), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        choice = self.choice(index.row())
        if choice is None or role != Qt.ItemDataRole.DisplayRole:
            return None
        words = label_without_code(plain(choice.label), choice.value)
        return f"{choice.value} · {words}" if choice.value.isdecimal() and len(choice.value) <= 4 else words

    def _labels(self) -> list[str]:
        if self._folded is None:
            short = [(f"{c.value} " if len(c.value) <= 4 else "") + c.label for c in self._choices]
            self._folded = "\n".join(short).casefold().split("\n")
            if len(self._folded) != len(short):  # a label of several lines
                self._folded = [text.casefold() for text in short]
        return self._folded


class _RowHeight(QStyledItemDelegate):
    """Rows as tall as a finger or a hurried mouse needs."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(px(120), px(30))


class Suggestions(QListView):
    """The list under a field: a child of the window, never with a focus of its own."""

    chosen = Signal(int)

    def __init__(self, field: QWidget, model: Found) -> None:
        super().__init__(field.window())
        self._field = field
        self.setModel(model)
        self._height = _RowHeight(self)
        self.setItemDelegate(self._height)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setProperty("tone", "floating")
        self.setMouseTracking(True)
        self.clicked.connect(lambda index: self.chosen.emit(index.row()))
        self.hide()

    def open_under(self, row: int) -> None:
        """Show it under its field (above, where there is no room), with a row chosen."""
        count = min(self.model().rowCount(), _SHOWN_ROWS)
        if not count:
            self.hide()
            return
        height = count * px(30) + 2 * self.frameWidth() + px(2)
        window = self._field.window()
        at = self._field.mapTo(window, QPoint(0, self._field.height() + 2))
        if at.y() + height > window.height():
            at = self._field.mapTo(window, QPoint(0, -height - 2))
        self.setGeometry(at.x(), max(at.y(), 0), self._field.width(), height)
        self.setCurrentIndex(self.model().index(max(row, 0), 0))
        self.show()
        self.raise_()


class _Search(Line):
    """The field of a search answer; hands its keys to the list first."""

    unfocused = Signal()

    def __init__(self, answer: SearchAnswer) -> None:
        super().__init__()
        self._answer = answer

    def event(self, event: QEvent) -> bool:
        escaping = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        if escaping and event.type() == QEvent.Type.ShortcutOverride and self._answer.is_open:
            event.accept()  # it closes the list, not the page
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._answer.key(event):
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.unfocused.emit()


class SearchAnswer(Answer):
    """Select one (or multiple) from a long list: type some of its words, Enter takes the first."""

    def __init__(self, surroundings: Surroundings, multiple: bool) -> None:
        super().__init__(surroundings)
        self._multiple = multiple
        self._choices: Sequence[Choice] = ()
        self._picked: tuple[str, ...] = ()
        self.found = Found(self)
        self._list: Suggestions | None = None
        self.line = _Search(self)
        put_in(self.line, "chevron-down", trailing=True).clicked.connect(self.open)
        self.setFocusProxy(self.line)
        self._names = QLabel()
        self._names.setWordWrap(True)
        tone(self._names, "label")
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(px(4))
        box.addWidget(self.line)
        box.addWidget(self._names)
        self.line.textEdited.connect(self._narrow)
        self.line.opened.connect(self.open)
        self.line.unfocused.connect(self._left)
        self._names.setVisible(multiple)

    def show_node(self, node: Node) -> None:
        choices = node.choices
        if choices is not self._choices:
            self._choices = choices
            self.found.show_choices(choices)
        self._picked = tuple(node.selected)
        self.line.setPlaceholderText(tr("Ketik untuk mencari…") if len(choices) else tr("Belum ada pilihan"))
        self._say()

    def settle(self) -> None:
        """Words that were typed and picked nothing are taken back; an emptied field empties the answer."""
        if self.line.dirty and not self.line.text().strip() and not self._multiple:
            self._answer(())
        self._close()
        self._say()

    @property
    def list(self) -> Suggestions:
        """The floating list, made when first needed."""
        if self._list is None:
            self._list = Suggestions(self.line, self.found)
            self._list.chosen.connect(self._take)
            self.destroyed.connect(self._list.deleteLater)  # it is the window's, which stays
            self.window().installEventFilter(self)
        return self._list

    @property
    def is_open(self) -> bool:
        """The list is on the screen."""
        return self._list is not None and self._list.isVisible()

    def open(self) -> None:
        """Show the list from its beginning, at what is picked."""
        self.line.setFocus()
        self.line.selectAll()
        self.found.narrow("")
        self.list.open_under(self.found.row_of(self._picked[0]) if self._picked else 0)

    def key(self, event: QKeyEvent) -> bool:
        """True when the list used the key."""
        key = Qt.Key(event.key())
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        if not self.is_open:
            if key == Qt.Key.Key_Down or (key == Qt.Key.Key_Space and not self.line.text()):
                self.open()
                return True
            return key == Qt.Key.Key_Backspace and self._take_back()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take(self.list.currentIndex().row())
            return self._multiple
        if key == Qt.Key.Key_Escape:
            self.settle()
            return True
        step = {
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_PageDown: _SHOWN_ROWS,
            Qt.Key.Key_PageUp: -_SHOWN_ROWS,
        }
        if key in step:
            row = min(max(self.list.currentIndex().row() + step[key], 0), self.found.rowCount() - 1)
            self.list.setCurrentIndex(self.found.index(row))
            return True
        return False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.MouseButtonPress):
            self._close()
        return super().eventFilter(watched, event)

    def hideEvent(self, event: QEvent) -> None:
        self._close()

    def _narrow(self, text: str) -> None:
        self.found.narrow(text)
        self.list.open_under(0)

    def _take(self, row: int) -> None:
        choice = self.found.choice(row)
        if choice is not None:
            self.pick(choice.value)

    def pick(self, value: str) -> None:
        """This one; of several, one that was picked already is given back."""
        if not self._multiple:
            self._answer((value,))
        else:
            had = value in self._picked
            self._answer(tuple(one for one in self._picked if one != value) if had else (*self._picked, value))
        self._close()
        self._say()

    def _take_back(self) -> bool:
        if not self._multiple or self.line.text() or not self._picked:
            return False
        self._answer(self._picked[:-1])
        self._say()
        return True

    def _answer(self, values: tuple[str, ...]) -> None:
        if values != self._picked:
            self._picked = values
            self.answered.emit(" ".join(values))

    def _left(self) -> None:
        if self._list is None or not self._list.underMouse():
            self.settle()

    def _close(self) -> None:
        if self._list is not None:
            self._list.hide()

    def _say(self) -> None:
        names = [label_without_code(plain(self._label(value)), value) for value in self._picked]
        self.line.show_settled("" if self._multiple else " ".join(names))
        self._names.setText(" · ".join(names))

    def _label(self, value: str) -> str:
        return next((choice.label for choice in self._choices if choice.value == value), value)
