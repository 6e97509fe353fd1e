"""Putting choices in order: Alt+arrows move one, keys of the choices put them in turn, the mouse drags."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QLabel, QListWidget, QListWidgetItem, QVBoxLayout

from desktop.ui.icons import icon
from desktop.ui.questions.answer import Answer, Surroundings
from desktop.ui.questions.choice_keys import label_without_code
from desktop.ui.questions.wording import plain
from desktop.ui.theme import px, tone
from desktop.ui.translations import tr

if TYPE_CHECKING:
    from desktop.xforms import Node

_VALUE = int(Qt.ItemDataRole.UserRole)


class _Order(QListWidget):
    def __init__(self, answer: RankAnswer) -> None:
        super().__init__()
        self._answer = answer
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setProperty("tone", "floating")
        self.model().rowsMoved.connect(lambda *_: answer.took_order())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        key = Qt.Key(event.key())
        if key in steps and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self._answer.move_current(steps[key])
        elif key in steps and not event.modifiers():
            self.setCurrentRow(min(max(self.currentRow() + steps[key], 0), self.count() - 1))
        elif key == Qt.Key.Key_Space:
            self._answer.took_order()
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
        ranked = [value for value in node.selected if value in self._labels]
        order = [*ranked, *(value for value in self._labels if value not in ranked)]
        if order != self._shown() or self.list.count() == 0:
            self._fill(order)
        self._number(bool(ranked))
        self._told.setText(tr("Alt+↑ dan Alt+↓ memindahkan; Spasi menerima urutan ini."))

    def move_current(self, step: int) -> None:
        """Move the row under the cursor by one."""
        row = self.list.currentRow()
        if 0 <= row + step < self.list.count():
            item = self.list.takeItem(row)
            self.list.insertItem(row + step, item)
            self.list.setCurrentRow(row + step)
        self.took_order()

    def took_order(self) -> None:
        """The order shown is the answer."""
        self._number(True)
        self.answered.emit(" ".join(self._shown()))

    def _shown(self) -> list[str]:
        return [str(self.list.item(row).data(_VALUE)) for row in range(self.list.count())]

    def _fill(self, order: list[str]) -> None:
        self.list.clear()
        for value in order:
            item = QListWidgetItem(icon("grip-vertical", "ink3"), self._labels[value])
            item.setData(_VALUE, value)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.list.setFixedHeight(self.list.count() * max(self.list.sizeHintForRow(0), px(28)) + px(8))

    def _number(self, ranked: bool) -> None:
        for row in range(self.list.count()):
            item = self.list.item(row)
            words = self._labels[str(item.data(_VALUE))]
            item.setText(f"{row + 1}.  {words}" if ranked else words)
