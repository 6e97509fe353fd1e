"""A region of work, found by typing any part of its name; optional."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, QStringListModel, Qt
from PySide6.QtWidgets import QCompleter, QLineEdit

from desktop.ui.values import Place

FindPlaces = Callable[[str], Sequence[Place]]
SHORTEST_SEARCH = 3  # letters


class RegionField(QLineEdit):
    """Shows what is found below the line; `code` is that of the place chosen, "" while none is."""

    def __init__(self, find: FindPlaces) -> None:
        super().__init__()
        self._find = find
        self._found: tuple[Place, ...] = ()
        self._chosen: Place | None = None
        self._names = QStringListModel(self)
        completer = QCompleter(self._names, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setCompleter(completer)
        self.textEdited.connect(self._search)
        completer.activated[QModelIndex].connect(self._choose)  # type: ignore[index]

    @property
    def code(self) -> str:
        """Of the place whose name stands in the line."""
        return self._chosen.code if self._chosen is not None and self._chosen.name == self.text() else ""

    def show_place(self, place: Place) -> None:
        """The one that holds now."""
        self._chosen = place if place.code else None
        self.setText(place.name)

    def show_nothing(self) -> None:
        """As at the start."""
        self._chosen = None
        self.clear()

    def _search(self, typed: str) -> None:
        wanted = typed.strip()
        self._found = tuple(self._find(wanted)) if len(wanted) >= SHORTEST_SEARCH else ()
        self._names.setStringList([place.name for place in self._found])
        self._chosen = next((place for place in self._found if place.name == typed), None)

    def _choose(self, index: QModelIndex) -> None:
        name = str(index.data())
        self._chosen = next((place for place in self._found if place.name == name), None)
