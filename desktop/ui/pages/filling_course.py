"""Where one is in a filling and what comes next: the map kept in step with the interview, and its screens."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QStackedWidget

from desktop.ui.models.outline import Outline
from desktop.ui.models.outline_sections import Screen, Sections, Stop, Tally
from desktop.ui.pages.filling_making import Readying
from desktop.ui.pages.filling_screen import SectionScreen
from desktop.ui.questions.answer import Surroundings
from desktop.ui.questions.kinds import is_said_in_words

if TYPE_CHECKING:
    from desktop.xforms import Node

KEPT_SCREENS = 3  # so many stay made (the one that comes next among them): a screen costs some megabytes


class Course:
    """The map, the outline, and the stack of screens that were made."""

    def __init__(
        self,
        root: Node,
        outline: Outline,
        stack: QStackedWidget,
        surroundings_of: Callable[[Node], Surroundings],
        opened: Callable[[SectionScreen], None],
        apart: Callable[[Node], bool],
        steps: Iterator[object],
    ) -> None:
        self._root = root
        self._outline = outline
        self._stack = stack
        self._surroundings_of = surroundings_of
        self._opened = opened
        self._screens: dict[tuple[int, int], SectionScreen] = {}
        self._apart = apart
        self._readying = Readying(steps, stack)
        self.sections = Sections(root, apart)
        self.here: SectionScreen | None = None
        outline.show_sections(self.sections, None)

    @property
    def section(self) -> Screen | None:
        """The part of the form one is in."""
        return self.here.section if self.here is not None else None

    def show(self, screen: Screen) -> SectionScreen:
        """Bring a screen to the front, making it if needed."""
        if self.here is not None and self.here.section is screen:
            self._stack.setCurrentWidget(self.here)  # a roster's sheet may lie over it
            return self.here
        made = self._made(screen)
        made.show_stale()
        made.making.begin()
        self.here = made
        self._stack.setCurrentWidget(made)
        self._outline.go_to(screen)
        made.show_rosters()
        return made

    def _made(self, screen: Screen) -> SectionScreen:
        """A screen, made if it was not; the one longest not used goes."""
        made = self._screens.pop(screen.place, None)
        if made is None:
            made = SectionScreen(screen, self._outline.name(screen), self._surroundings_of, self.tallies_of)
            self._stack.addWidget(made)
            self._opened(made)
            made.making.rested.connect(self._make_next)
        self._screens[screen.place] = made
        while len(self._screens) > KEPT_SCREENS:
            self._forget(next(place for place, old in self._screens.items() if old is not self.here))
        return made

    def _make_next(self) -> None:
        """All of the screen in front is made: the beginning of the one that Enter will lead to."""
        here = self.section
        if here is None or self.here is None:
            return
        places = [screen.place for screen in self.sections.screens if screen.shown]
        at = places.index(here.place) + 1 if here.place in places else len(places)
        following = self.sections.at(places[at]) if at < len(places) else None
        if following is not None and following.place not in self._screens:
            self._made(following).making.begin_behind()
        else:
            self._readying.go_on()

    def show_nodes(self, nodes: Iterable[Node]) -> None:
        """Show these again: at once where they are seen, else when their screen comes to the front."""
        for made in self._screens.values():
            if made is self.here:
                made.show_nodes(nodes)
            else:
                made.stale.update(nodes)

    def hold(self) -> None:
        """A key was pressed: what is made ahead waits."""
        for made in self._screens.values():
            made.making.hold()
        self._readying.hold()

    def focus(self, stop: Stop) -> bool:
        """Go to a question, on whatever screen it is."""
        return self.show(stop.screen).focus_row(stop.node)

    def remap(self) -> None:
        """Instances came or went: make the map anew, keep the screens that still exist."""
        before = self.section
        self.sections = Sections(self._root, self._apart)
        for old in list(self._screens):
            screen = self.sections.at(old)
            if screen is None or [r.key for r in screen.rows] != [r.key for r in self._screens[old].section.rows]:
                self._forget(old)
            else:
                self._screens[old].section = screen
        current = self.sections.at(before.place) if before is not None else None
        if current is None and before is not None and before.parent is not None:
            current = self.sections.at(before.parent.place)  # the instance one was at is gone: its roster
        self._outline.show_sections(self.sections, current)
        if current is not None:
            self.show(current).show_rosters()

    def recount(self, nodes: Iterable[Node]) -> None:
        """Count again the screens these nodes stand on."""
        touched = {id(screen): screen for node in nodes if (screen := self.sections.screen_of(node)) is not None}
        self._outline.recount(touched.values())
        if self.here is not None:
            self.here.show_rosters()
            self.here.say_title(self._outline.name(self.here.section))

    def tallies_of(self, repeat: Node) -> list[Tally]:
        """How far each instance of a roster has come."""
        screen = self.sections.screen_of(repeat)
        children = screen.children if screen is not None else []
        below: dict[int, Tally] = {}
        for child in children:
            below[child.owner.key] = below.get(child.owner.key, Tally()) + self._outline.tally_below(child)
        return [below.get(instance.key, Tally()) for instance in repeat.children]

    def show_everything(self) -> None:
        """Every screen says its words again."""
        for made in self._screens.values():
            made.say_title(self._outline.name(made.section))
            made.show_all()
        self._outline.show_sections(self.sections, self.section)

    def shown_tops(self) -> list[Screen]:
        """The screens of the outline in order, rosters' instances among them."""
        return [
            screen for screen in self.sections.screens if screen.shown and (screen.parent is None or self._near(screen))
        ]

    def said(self) -> tuple[str, ...]:
        """What stands in this record in words (a name, a street): it may be wanted again in another answer."""
        stops = (stop.node for stop in self.sections.stops)
        return tuple(dict.fromkeys(node.value for node in stops if is_said_in_words(node)))

    def _near(self, screen: Screen) -> bool:
        here = self.section
        return here is not None and (screen.parent is here or screen.parent is here.parent)

    def _forget(self, place: tuple[int, int]) -> None:
        made = self._screens.pop(place)
        if made is self.here:
            self.here = None
        focus, page = QApplication.focusWidget(), self._stack.parentWidget()
        if focus is not None and page is not None and made.isAncestorOf(focus):
            page.setFocus()  # not to fall off with it; the page knows where to go
        self._stack.removeWidget(made)
        made.deleteLater()
