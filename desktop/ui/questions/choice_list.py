"""Select one and select multiple as a list of rows: codes and letters pick, arrows move, Space turns."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QLabel, QListView, QVBoxLayout, QWidget

from desktop.ui.pictures import thumbnail
from desktop.ui.pieces import own_viewport
from desktop.ui.questions.answer import Answer, Surroundings
from desktop.ui.questions.choice_keys import CodeTyping
from desktop.ui.questions.choice_rows import ChoiceLook, ChoiceRows
from desktop.ui.questions.choice_tiles import TILE, TileLook
from desktop.ui.signals import while_there
from desktop.ui.theme import px, tone
from desktop.ui.translations import tr

if TYPE_CHECKING:
    from desktop.xforms import Choice, Node

SECOND_DIGIT_MS = 600  # how long a second digit is waited for
_ONE_ROW = 5  # so few short choices stand side by side


class Rows(QListView):
    """A list as tall as its rows, without a scroll bar of its own."""

    picked = Signal(int)

    def __init__(self, on_key: Callable[[QKeyEvent], None], parent: QWidget) -> None:
        super().__init__(parent)
        self._on_key = on_key
        self.rows = ChoiceRows(self)
        self.look = ChoiceLook(self)
        self.setModel(self.rows)
        self.setItemDelegate(self.look)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        tone(self, "choices")
        own_viewport(self).setAutoFillBackground(False)
        self._wanted: tuple[str, ...] = ()
        self._placed = False
        self._arranged: tuple[object, ...] = ()  # what the rows lie like: laying them out costs most of a question

    def paint_as(self, look: ChoiceLook) -> None:
        """Paint the choices so from now on."""
        self.look = look
        self.setItemDelegate(look)

    def arrange(self, appearance: tuple[str, ...]) -> None:
        """Lay the rows out as the form asks: in columns, packed, side by side, or one below the other."""
        self._wanted = appearance
        if not self._placed or self.viewport().width() <= 0:  # its width comes with its place: a guess will do
            self.setFixedHeight(px(32) * max(self.rows.rowCount(), 1))
            return
        arranged = (appearance, self.viewport().width(), px(1000), *self.rows.labels)
        if arranged == self._arranged and not isinstance(self.look, TileLook):
            return
        self._arranged = arranged
        across = self._across()
        beside = across != 1
        self.look.columns = across
        self.setFlow(QListView.Flow.LeftToRight if beside else QListView.Flow.TopToBottom)
        self.setWrapping(beside)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(False)
        self.fit()

    def fit(self) -> None:
        """Take the height of the rows at this width."""
        self.doItemsLayout()
        self.setFixedHeight(max(self.contentsSize().height(), px(4) + 1))

    def _across(self) -> int:
        for word in self._wanted:
            name, _, number = word.partition("-")
            if name in ("columns", "compact") and number.isdecimal():
                return min(max(int(number), 1), 10)
        if "columns-pack" in self._wanted or "horizontal-compact" in self._wanted:
            return 0
        if "columns" in self._wanted or "horizontal" in self._wanted:
            return 2 if self.viewport().width() < px(560) else 3
        if "likert" in self._wanted or (isinstance(self.look, TileLook) and not self.look.pictured):
            return max(self.rows.rowCount(), 1)
        return 0 if isinstance(self.look, TileLook) or self._fits_one_row() else 1

    def _fits_one_row(self) -> bool:
        labels = self.rows.labels
        if not 2 <= len(labels) <= _ONE_ROW:
            return False
        return sum(self.look.width_for(label) for label in labels) <= self.viewport().width()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._placed = True
        if event.size().width() != event.oldSize().width():
            self.arrange(self._wanted)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.button() == Qt.MouseButton.LeftButton:
            self.setCurrentIndex(index)
            self.picked.emit(index.row())
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._on_key(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() != Qt.FocusReason.MouseFocusReason or not self.currentIndex().isValid():
            first = next((i for i, v in enumerate(self.rows.values) if v in self.rows.picked), 0)
            self.go_to(first)

    def go_to(self, row: int) -> None:
        """Put the cursor on a row."""
        selection = self.selectionModel()
        selection.setCurrentIndex(self.rows.index(row), QItemSelectionModel.SelectionFlag.NoUpdate)

    def scrollTo(
        self,
        index: QModelIndex | QPersistentModelIndex,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """All rows are visible always; the page scrolls."""


class ChoiceListAnswer(Answer):
    """Select one or multiple. A key answers at once; Enter after moving the cursor picks where it stands."""

    def __init__(self, surroundings: Surroundings, multiple: bool) -> None:
        super().__init__(surroundings)
        self._multiple = multiple
        self._quick = False
        self._moved = False
        self._order: list[str] = []
        self._typing = CodeTyping(())
        self._worn = "rows"
        self._pictures: dict[str, str] = {}
        self.list = Rows(self._key, self)
        self.setFocusProxy(self.list)
        self._nothing: QLabel | None = None  # made where there is nothing to choose from yet
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.list)
        self._wait = QTimer(self, singleShot=True, interval=SECOND_DIGIT_MS)
        self._wait.timeout.connect(self._waited)
        self.list.picked.connect(self._pick)

    def show_node(self, node: Node) -> None:
        self._quick = "quick" in node.appearance or "quickcompact" in node.appearance
        self._order = list(node.selected)
        before, choices = self.list.rows.keys, node.choices
        self.list.rows.show_choices(choices, self._order, self._multiple)
        keys = self.list.rows.keys
        if keys != before or not self._typing.typed:
            self._typing = CodeTyping(keys)
        self._say_nothing(not keys)
        self.list.setVisible(bool(keys))
        self._dress(node, choices)
        self.list.arrange(node.appearance)

    def _say_nothing(self, nothing: bool) -> None:
        if self._nothing is None and nothing:
            self._nothing = QLabel(self)
            tone(self._nothing, "hint")
            box = self.layout()
            assert box is not None
            box.addWidget(self._nothing)
        if self._nothing is not None:
            self._nothing.setVisible(nothing)
            self._nothing.setText(tr("Belum ada pilihan; jawab dahulu pertanyaan sebelumnya."))

    def name(self, label: str, description: str) -> None:
        """Which keys pick is said as well: a screen reader does not see them."""
        keys = ", ".join(
            f"{key} {words}" for key, words in zip(self.list.rows.keys, self.list.rows.labels, strict=True)
        )
        super().name(label, ". ".join(part for part in (description, keys) if part))

    def _dress(self, node: Node, choices: Sequence[Choice]) -> None:
        """The look the form asks for: rows, tiles with pictures, or the points of a scale."""
        pictures = {choice.value: choice.media["image"] for choice in choices if choice.media.get("image")}
        wanted = "likert" if "likert" in node.appearance else "tiles" if pictures else "rows"
        if wanted != self._worn:
            self._worn = wanted
            self.list.paint_as(self._look_of(wanted))
        self.list.look.marked = "no-buttons" not in node.appearance
        if pictures != self._pictures:
            self._pictures = pictures
            for value, address in pictures.items():
                self.surroundings.media(address, while_there(self, partial(self._show_picture, value)))

    def _look_of(self, wanted: str) -> ChoiceLook:
        if wanted == "rows":
            return ChoiceLook(self.list)
        return TileLook(self.list, pictured=wanted == "tiles", joined=wanted == "likert")

    def _show_picture(self, value: str, data: bytes | None) -> None:
        if data:
            self.list.rows.show_image(value, thumbnail(data, px(2 * TILE)))

    def settle(self) -> None:
        if self._wait.isActive():
            self._waited()

    def _key(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier)
        key = Qt.Key(event.key())
        text = event.text()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter(event)
        elif key == Qt.Key.Key_Space and plain:
            self._pick(self.list.currentIndex().row())
        elif key in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete) and plain:
            self._answer([])
        elif plain and text.isalnum() and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._press(text)
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right) and plain:
            self._move(event)
        else:
            event.ignore()

    def _enter(self, event: QKeyEvent) -> None:
        self.settle()
        row = self.list.currentIndex().row()
        if self._moved and not self._multiple and row >= 0 and not event.modifiers():
            self._moved = False
            if self.list.rows.values[row] not in self._order:
                self._pick(row)
        event.ignore()  # the page goes on

    def _move(self, event: QKeyEvent) -> None:
        step = 1 if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Right) else -1
        row = self.list.currentIndex().row() + step
        if 0 <= row < self.list.rows.rowCount():
            self._moved = True
            self.list.go_to(row)
            event.accept()

    def _press(self, character: str) -> None:
        self._wait.stop()
        pressed = self._typing.press(character)
        if pressed.waiting:
            self._wait.start()
        elif pressed.picked is not None:
            self._take(pressed.picked)

    def _waited(self) -> None:
        self._wait.stop()
        place = self._typing.settle()
        if place is not None:
            self._take(place)

    def _take(self, row: int) -> None:
        self.list.go_to(row)
        self._pick(row, by_key=True)

    def _pick(self, row: int, by_key: bool = False) -> None:
        if not 0 <= row < len(self.list.rows.values):
            return
        self._moved = False
        value = self.list.rows.values[row]
        if self._multiple:
            now = [v for v in self._order if v != value] if value in self._order else [*self._order, value]
            known = self.list.rows.values
            self._answer(sorted(now, key=lambda v: known.index(v) if v in known else len(known)))
            return
        if value in self._order and not by_key:
            return
        self._answer([value])
        if self._quick or (by_key and self.surroundings.goes_on()):
            self.advanced.emit()

    def _answer(self, values: list[str]) -> None:
        if values == self._order:
            return
        self._order = values
        self.list.rows.picked = frozenset(values)
        self.list.viewport().update()
        self.answered.emit(" ".join(values))
