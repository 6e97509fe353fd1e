"""Which question one is at, also while the focus is at the outline or on a button."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

from desktop.ui.pages.filling_course import Course
from desktop.ui.pages.filling_roster import Roster
from desktop.ui.questions.card import QuestionCard

if TYPE_CHECKING:
    from desktop.ui.pages.filling_table import RosterTable
    from desktop.xforms import Node


class Whereabouts(QObject):
    """Follows the focus over one filling page, and marks the question it is at."""

    def __init__(self, page: QWidget, course: Course) -> None:
        super().__init__(page)
        self._page = page
        self._course = course
        self._last: Node | None = None
        self.sheet: Callable[[], RosterTable | None] = lambda: None  # the roster's sheet, while it is in front
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._focus_moved)

    def node(self) -> Node | None:
        """The question or roster one is at; the last one on this screen, if the focus is beside it."""
        sheet = self.sheet()
        if sheet is not None:
            return sheet.node()
        row = self._row()
        if row is not None:
            return row.node
        here, last = self._course.here, self._last
        if here is None or last is None or all(node.key != last.key for node in here.section.rows):
            return None
        return last

    def card(self) -> QuestionCard | None:
        """The question that has the focus."""
        row = self._row()
        return row if isinstance(row, QuestionCard) else None

    def settle(self) -> None:
        """Make an answer of what is half-typed in the question one is at."""
        if (sheet := self.sheet()) is not None:
            sheet.settle()
        card = self.card()
        if card is not None:
            card.settle()

    def row_of(self, node: Node) -> QuestionCard | Roster | None:
        """The widget of a node on the screen shown, if it was made."""
        here = self._course.here
        row = here.made_row(node) if here is not None else None
        return row if isinstance(row, QuestionCard | Roster) else None

    def card_of(self, node: Node) -> QuestionCard | None:
        """The card of a question on the screen shown, if it was made."""
        row = self.row_of(node)
        return row if isinstance(row, QuestionCard) else None

    def _row(self) -> QuestionCard | Roster | None:
        widget: QWidget | None = QApplication.focusWidget()
        while widget is not None and widget is not self._page:
            if isinstance(widget, QuestionCard | Roster):
                return widget
            widget = widget.parentWidget()
        return None

    def _focus_moved(self, _old: QWidget | None, now: QWidget | None) -> None:
        here = self._course.here
        if now is None or here is None or not self._page.isAncestorOf(now):
            return
        row = self._row()
        if row is not None:
            self._last = row.node
        here.activate(row if isinstance(row, QuestionCard) else None)
