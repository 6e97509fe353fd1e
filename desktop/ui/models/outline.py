"""The outline beside the questions: every section with its state, and the instances of the roster one is in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop.ui.models.outline_sections import Screen, Sections, Tally, tally, title_of
from desktop.ui.translations import tr

Index = QModelIndex | QPersistentModelIndex
DEPTH_ROLE = int(Qt.ItemDataRole.UserRole)
TALLY_ROLE = DEPTH_ROLE + 1
VISITED_ROLE = DEPTH_ROLE + 2
SCREEN_ROLE = DEPTH_ROLE + 3
MOST_INSTANCES = 60  # of a roster below its section; a village of 300 families is gone through in its table


class Outline(QAbstractListModel):
    """Rows are screens: all sections, and the instances below the one where one is."""

    def __init__(self, otherwise: Callable[[Screen], str], parent: QObject) -> None:
        super().__init__(parent)
        self._otherwise = otherwise  # the name of a screen whose form gives none
        self._sections: Sections | None = None
        self._rows: list[Screen] = []
        self._tallies: dict[tuple[int, int], Tally] = {}
        self._said: dict[tuple[int, int], tuple[str, Tally, bool]] = {}  # what each row shows now
        self._visited: set[tuple[int, int]] = set()
        self._current: Screen | None = None

    def show_sections(self, sections: Sections, current: Screen | None) -> None:
        """Show a map anew."""
        self._sections = sections
        self._tallies = {screen.place: tally(screen) for screen in sections.screens}
        self.go_to(current, anew=True)

    def go_to(self, current: Screen | None, anew: bool = False) -> None:
        """Mark where one is; its roster opens, others close."""
        if anew:
            self._said = {}
        elif current is not None and current is self._current:
            return
        self._move_to(current, () if current is None else (current,), anew=anew)

    def _move_to(self, current: Screen | None, touched: Iterable[Screen], anew: bool = False) -> None:
        """What was touched, and what it stands in, is said again; a roster of 200 costs no more than one of two."""
        if current is not None:
            self._visited.add(current.place)
        self._current = current
        rows, before = self._open_rows(), self._said
        again = {above.place for screen in touched for above in _with_parents(screen)}
        self._said = {
            screen.place: self._row_says(screen)
            if screen.place in again or screen.place not in before
            else before[screen.place]
            for screen in rows
        }
        if anew or rows != self._rows:
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()
            return
        for row, screen in enumerate(rows):
            if before.get(screen.place) != self._said[screen.place]:
                self.dataChanged.emit(self.index(row), self.index(row))

    def _row_says(self, screen: Screen) -> tuple[str, Tally, bool]:
        return self._row_name(screen), self.tally_below(screen), screen.place in self._visited

    def recount(self, screens: Iterable[Screen]) -> None:
        """Count these screens again; rows appear and go with relevance."""
        touched = tuple(screens)
        for screen in touched:
            self._tallies[screen.place] = tally(screen)
        self._move_to(self._current, touched)

    def row_of(self, screen: Screen) -> int:
        """Its row, else that of the section it stands in."""
        return next((self._rows.index(one) for one in _with_parents(screen) if one in self._rows), -1)

    def total(self) -> Tally:
        """All that is asked now, over the whole form."""
        if self._sections is None:
            return Tally()
        shown = (self._tallies[s.place] for s in self._sections.screens if s.owner.relevant)
        return sum(shown, Tally())

    def tally_below(self, screen: Screen) -> Tally:
        """A screen with the instances below it."""
        own = self._tallies.get(screen.place, Tally())
        return sum((self.tally_below(child) for child in screen.children), own)

    def screen(self, row: int) -> Screen | None:
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def name(self, screen: Screen) -> str:
        """A screen's name as the outline shows it."""
        words = title_of(screen, self._otherwise(screen))
        later = _later(screen)
        return f"{words} · {later}" if later else words

    def _row_name(self, screen: Screen) -> str:
        """In the outline a later part stands below the first, which has said the name."""
        return _later(screen) or self.name(screen)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        screen = self.screen(index.row())
        if screen is None:
            return None
        if role == DEPTH_ROLE:
            return screen.depth + bool(_later(screen))
        if role == SCREEN_ROLE:
            return screen
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.name(screen)
        said = {Qt.ItemDataRole.DisplayRole: 0, TALLY_ROLE: 1, VISITED_ROLE: 2}.get(role)
        return None if said is None else self._said[screen.place][said]

    def _open_rows(self) -> list[Screen]:
        if self._sections is None:
            return []
        above = set()
        screen = self._current
        while screen is not None:
            above.add(screen.place)
            screen = screen.parent
        rows: list[Screen] = []

        def walk(one: Screen) -> None:
            if not one.shown:
                return
            rows.append(one)
            if one.place in above and len(one.children) <= MOST_INSTANCES:
                for child in one.children:
                    walk(child)

        for top in self._sections.tops:
            walk(top)
        return rows


def _later(screen: Screen) -> str:
    """What a part after the first that is shown adds to the name; "" for the first, and for what is whole."""
    shown = [part.part for part in screen.parts if part.shown]
    at = shown.index(screen.part) if screen.part in shown else 0
    if not at:
        return ""
    return tr("lanjutan") if len(shown) == 2 else tr("lanjutan {n}", n=at)


def _with_parents(screen: Screen | None) -> Iterator[Screen]:
    while screen is not None:
        yield screen
        screen = screen.parent
