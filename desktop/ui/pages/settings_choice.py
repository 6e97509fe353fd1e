"""A few buttons of which one is down."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QPushButton, QWidget

from desktop.ui.pieces import beside, button
from desktop.ui.translations import tr


class Choice(QWidget):
    """A few buttons of which one is down; Left and Right move. `names` are the same in every language."""

    chosen = Signal(str)

    def __init__(self, options: tuple[tuple[str, str], ...], *, names: bool = False) -> None:
        super().__init__()
        self._options, self._names = options, names
        self._group = QButtonGroup(self)
        self.buttons: dict[str, QPushButton] = {}
        for value, _ in options:
            made = button("chip")
            made.setCheckable(True)
            made.clicked.connect(lambda _checked=False, v=value: self.chosen.emit(v))
            self._group.addButton(made)
            self.buttons[value] = made
        self.setLayout(beside(*self.buttons.values(), None, gap=6))

    def say_words(self) -> None:
        for value, said in self._options:
            self.buttons[value].setText(said if self._names else tr(said, int(value) if value.isdigit() else None))

    def show_value(self, value: str) -> None:
        if value in self.buttons:
            self.buttons[value].setChecked(True)
