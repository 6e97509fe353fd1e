"""Putting choices in order: Alt+arrows move one, keys of the choices put them in turn, the mouse drags."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QLabel, QListWidget, QListWidgetItem, QVBoxLayout

from desktop.ui.icons import icon
from desktop.ui.questions.answer import Answer, Surroundings
from desktop.ui.questions.choice_keys import CodeTyping, keys_of, label_without_code
from desktop.ui.questions.choice_list import SECOND_DIGIT_MS
from desktop.ui.questions.wording import plain
from desktop.ui.theme import px, tone
from desktop.ui.translations import tr

if TYPE_CHECKING:
    from desktop.xforms import Node

_EDGE = 3  # px: the row under the cursor keeps off the round corners
_VALUE = int(Qt.ItemDataRole.UserRole)


class _Order(QListWidget):
    def __init__(self, answer: RankAnswer) -> None:
        super().__init__()
        self._answer = answer
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setProperty("tone", "floating")
        self.setViewportMargins(*[px(_EDGE)] * 4)
        self.model().rowsMoved.connect(lambda *_: answer.took_order())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        key = Qt.Key(event.key())
        if not event.text().isalnum():
            self._answer.settle()  # a code that still waited for a second digit was whole
        if key in steps and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self._answer.move_current(steps[key])
        elif key in steps and not event.modifiers():
            self.setCurrentRow(min(max(self.currentRow() + steps[key], 0), self.count() - 1))
        elif key == Qt.Key.Key_Space:
            self._answer.took_order()
        elif key in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete) and not event.modifiers():
            self._answer.begin_anew()
        elif event.text().isalnum() and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self._answer.press(event.text().casefold())
        else:
            event.ignore()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class RankAnswer(Answer):
    """An order of all choices. Until one is moved (or Space confirms the order shown), nothing is answered."""

    def __init__(self, surroundings: Surroundings) -> None:
        super().__init__(surroundings)
        self.list = _Order(self)
        self.setFocusProxy(self.list)
        self._labels: dict[str, str] = {}
        self._keys: dict[str, str] = {}  # key → value
        self._put = 0  # so many stand already, put in turn by their keys
        self._typing = CodeTyping(())
        self._wait = QTimer(self, singleShot=True, interval=SECOND_DIGIT_MS)
        self._wait.timeout.connect(self.settle)
        self._told = QLabel()
        tone(self._told, "hint")
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        row = QHBoxLayout()
        row.addWidget(self.list, 1)
        box.addLayout(row)
        box.addWidget(self._told)

    def show_node(self, node: Node) -> None:
        self._labels = {c.value: label_without_code(plain(c.label), c.value) for c in node.choices}
        keys = {key: value for key, value in zip(keys_of(list(self._labels)), self._labels, strict=True) if key}
        if keys != self._keys:
            self._keys, self._typing = keys, CodeTyping(tuple(keys))
        ranked = [value for value in node.selected if value in self._labels]
        order = [*ranked, *(value for value in self._labels if value not in ranked)]
        if self._put and not ranked and sorted(order) == sorted(self._shown()):
            order = self._shown()  # it is being put in turn: what is shown anew (another language) leaves it so
        else:
            self._put = 0
        if order != self._shown() or self.list.count() == 0:
            self._fill(order)
        self._number(bool(ranked))
        self._say_how()

    def move_current(self, step: int) -> None:
        """Move the row under the cursor by one."""
        row = self.list.currentRow()
        if 0 <= row + step < self.list.count():
            item = self.list.takeItem(row)
            self.list.insertItem(row + step, item)
            self.list.setCurrentRow(row + step)
        self.took_order()

    def press(self, character: str) -> None:
        """A key of a code: the second digit of 10 or 12 is waited for briefly."""
        begun = self._typing.typed + character
        if self._typing.typed and not any(key.startswith(begun) for key in self._keys):
            self.settle()  # what stood before was whole
        pressed = self._typing.press(character)
        if pressed.waiting:
            self._wait.start()
        elif pressed.picked is not None:
            self._wait.stop()
            self.put_next(list(self._keys)[pressed.picked])

    def settle(self) -> None:
        self._wait.stop()
        place = self._typing.settle()
        if place is not None:
            self.put_next(list(self._keys)[place])

    def put_next(self, key: str) -> None:
        """The choice of this key comes next; when only one is left, it stands by itself."""
        value = self._keys.get(key)
        order = self._shown()
        if value is None or value in order[: self._put]:
            return
        order.remove(value)
        order.insert(self._put, value)
        self._put += 1
        self._fill(order)
        self.list.setCurrentRow(self._put - 1)
        if self._put >= len(order) - 1:
            self._put = 0
            self.took_order()
        else:
            self._number(False)
        self._say_how()

    def _say_how(self) -> None:
        put, of = self._put, len(self._labels)
        told = tr("{put} dari {of} sudah diurutkan. Spasi menerima sisanya seperti terlihat.", put=put, of=of)
        how = tr("Tekan kode pilihan berturut-turut, dari yang pertama. Alt+↑ dan Alt+↓ memindahkan.")
        self._told.setText(told if self._put else how)

    def begin_anew(self) -> None:
        """Nothing is ranked: the answer is taken back."""
        self._put = 0
        self._say_how()
        self._number(False)
        self.answered.emit("")

    def took_order(self) -> None:
        """The order shown is the answer."""
        self._put = 0
        self._say_how()
        self._number(True)
        self.answered.emit(" ".join(self._shown()))

    def _shown(self) -> list[str]:
        return [str(self.list.item(row).data(_VALUE)) for row in range(self.list.count())]

    def _fill(self, order: list[str]) -> None:
        self.list.clear()
        for value in order:
            item = QListWidgetItem(icon("grip-vertical", "ink3"), self._labels[value])
            item.setData(_VALUE, value)
            item.setSizeHint(QSize(0, px(30)))
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.list.setFixedHeight(self.list.count() * px(30) + px(4) + 2 * px(_EDGE))

    def _number(self, ranked: bool) -> None:
        for row in range(self.list.count()):
            item = self.list.item(row)
            words = self._labels[str(item.data(_VALUE))]
            value = str(item.data(_VALUE))
            key = next((key for key, of in self._keys.items() if of == value), "")
            stands = ranked or row < self._put
            item.setText(f"{row + 1}.  {words}" if stands else f"({key})  {words}" if key else words)
