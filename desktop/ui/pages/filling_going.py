"""Going about in a filling: on and back, by sections, to what is empty or wrong, to a question by its path."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.ui.models.outline_sections import Screen, Stop
from desktop.ui.pages.filling_course import Course
from desktop.ui.pages.filling_outline import OutlinePane
from desktop.ui.pages.filling_whereabouts import Whereabouts

if TYPE_CHECKING:
    from desktop.xforms import Interview, Node


class Going(QObject):
    """Moves the focus over one page. What is half-typed is settled before every step."""

    arrived = Signal()
    at_end = Signal()  # nothing more is asked ahead

    def __init__(
        self, interview: Interview, course: Course, where: Whereabouts, pane: OutlinePane, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._interview = interview
        self._course = course
        self._where = where
        self._pane = pane
        self._aimed: Stop | None = None  # where one was to be, also while the page was not on the screen yet

    def step(self, step: int) -> None:
        """To the next (+1) or previous (-1) question."""
        self._where.settle()
        self.on_from(self._where.node(), step)

    def on_from(self, node: Node | None, step: int) -> None:
        """To the next question after a node (one that has just gone, perhaps)."""
        stop = self._course.sections.beyond(node, step)
        if stop is not None:
            self.arrive(stop)
        elif step > 0:
            self.at_end.emit()

    def round(self, wanted: str) -> None:
        """To the next "empty", "required" (and empty) or "wrong" question, beginning anew at the end."""
        self._where.settle()
        stop = self._course.sections.round(self._where.node(), wanted)
        if stop is not None:
            self.arrive(stop)

    def section(self, step: int) -> None:
        """To the next or previous screen of the outline."""
        self._where.settle()
        shown = self._course.shown_tops()
        here = section.place if (section := self._course.section) is not None else None
        place = next((i for i, screen in enumerate(shown) if screen.place == here), 0) + step
        if 0 <= place < len(shown):
            self.to_screen(shown[place])

    def to_screen(self, screen: Screen) -> None:
        """Open a screen at its first question."""
        self._where.settle()
        made = self._course.show(screen)
        first = self._aimed = self._course.sections.first(screen)
        if first is None or not made.focus_row(first.node):
            self._pane.setFocus()
        self._pane.mark(screen)
        self.arrived.emit()

    def to_instance(self, repeat: Node, place: int) -> None:
        """Open an instance of a roster."""
        if not 0 <= place < len(repeat.children):  # the row was there a moment ago
            return
        screen = self._course.sections.screen_of(repeat.children[place])
        if screen is not None:
            self.to_screen(screen)

    def to_roster(self, repeat: Node) -> None:
        """Open the screen a roster stands on, at the roster."""
        screen = self._course.sections.screen_of(repeat)
        if screen is not None:
            self.arrive(Stop(repeat, screen))

    def to(self, ref: str) -> bool:
        """To the question of a path; False if it is not there or not asked now."""
        try:
            node = self._interview.node(ref)
        except KeyError:
            return False
        screen = self._course.sections.screen_of(node)
        return screen is not None and bool(node.relevant) and self.arrive(Stop(node, screen))

    def again(self) -> None:
        """The focus to the question one is at already, or was brought to before the page was on the screen."""
        node = self._where.node()
        screen = self._course.sections.screen_of(node) if node is not None else None
        stop = Stop(node, screen) if node is not None and screen is not None else self._aimed
        if stop is None or not self._course.focus(stop):
            self._pane.setFocus()

    def arrive(self, stop: Stop) -> bool:
        """To a question, on whatever screen it is."""
        self._aimed = stop
        focused = self._course.focus(stop)
        self._pane.mark(stop.screen)
        self.arrived.emit()
        return focused
