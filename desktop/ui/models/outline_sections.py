"""A form cut into screens: which questions stand together, in which order one passes them, how far each has come."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from desktop.frozen import frozen
from desktop.ui.questions.kinds import is_asked
from desktop.ui.questions.wording import plain

if TYPE_CHECKING:
    from desktop.xforms import Node

MOST_QUESTIONS = 72  # on one screen; a longer section is cut, so that a change is shown within a frame
PART = 40  # so many questions make a part of a longer section


@dataclass(eq=False, slots=True)
class Screen:
    """What is shown at once: a section, a part of a long one, or one instance of a repeat."""

    owner: Node  # the group, the instance, or the root for questions outside every group
    rows: list[Node]  # questions, groups (as headings) and repeats (as rosters), in the order of the form
    parent: Screen | None = None
    part: int = 0  # 0 for a whole section; 1, 2 … for its parts
    children: list[Screen] = field(default_factory=list)  # the instances of the rosters on it
    parts: list[Screen] = field(default_factory=list)  # all parts of a long section, this one among them
    first: int = field(init=False)  # the key of its first row: questions of the form itself may stand in several places

    def __post_init__(self) -> None:
        self.first = self.rows[0].key

    @property
    def depth(self) -> int:
        return 0 if self.parent is None else self.parent.depth + 1

    @property
    def shown(self) -> bool:
        """Something on it is relevant now."""
        return bool(self.owner.relevant) and any(row.relevant for row in self.rows)

    @property
    def place(self) -> tuple[int, int]:
        """Names the screen also after the map was made anew."""
        return self.owner.key, self.first


@frozen
class Stop:
    """Where Enter can stop: a question, or a roster at its end (to add another)."""

    node: Node
    screen: Screen

    @property
    def open(self) -> bool:
        """One can stop here now."""
        if not self.node.relevant:
            return False
        return (
            is_asked(self.node) if self.node.kind == "question" else bool(self.node.can_add or not self.node.children)
        )


@frozen
class Tally:
    """How far a screen has come; only what is relevant and asked counts."""

    answered: int = 0
    asked: int = 0
    wrong: int = 0
    missing: int = 0  # required and empty

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            self.answered + other.answered,
            self.asked + other.asked,
            self.wrong + other.wrong,
            self.missing + other.missing,
        )

    @property
    def done(self) -> bool:
        return self.wrong == 0 and self.missing == 0 and self.answered == self.asked


class Sections:
    """The map of one interview. Made anew when instances come or go."""

    def __init__(self, root: Node, apart: Callable[[Node], bool] = lambda _node: False) -> None:
        self.apart: list[Node] = []  # questions that are no rows: soft rules, shown beside what they speak of
        self.tops: list[Screen] = _tops(root)
        for screen in (screen for top in self.tops for screen in _with_children(top)):
            self.apart += [row for row in screen.rows if apart(row)]
            screen.rows = [row for row in screen.rows if not apart(row)]
        self.screens: list[Screen] = [screen for top in self.tops for screen in _with_children(top)]
        self.stops: list[Stop] = [stop for top in self.tops for stop in _stops(top)]
        self._screen_of = {row.key: screen for screen in self.screens for row in screen.rows}
        self._stop_at = {stop.node.key: i for i, stop in enumerate(self.stops)}

    def screen_of(self, node: Node) -> Screen | None:
        """The screen a node stands on (an instance: its own)."""
        found = self._screen_of.get(node.key)
        if found is None:
            found = next((s for s in self.screens if s.owner.key == node.key), None)
        return found

    def at(self, place: tuple[int, int]) -> Screen | None:
        """The screen of that place, if it still exists."""
        return next((screen for screen in self.screens if screen.place == place), None)

    def first(self, screen: Screen) -> Stop | None:
        """The first stop open on a screen (not on those below it)."""
        return next((stop for stop in self.stops if stop.screen is screen and stop.open), None)

    def beyond(self, node: Node | None, step: int, wanted: str = "") -> Stop | None:
        """The next open stop from a node, forward (+1) or back (-1). `wanted`: "", "empty", "required" or "wrong"."""
        place = self._stop_at.get(node.key, -1) if node is not None else -1
        if node is not None and place < 0:
            place = self._near(node, step)
        ahead = self.stops[place + 1 :] if step > 0 else self.stops[: max(place, 0)][::-1]
        return next((stop for stop in ahead if stop.open and _is(stop.node, wanted)), None)

    def around(self, repeat: Node, step: int) -> Stop | None:
        """The next open stop after a roster (+1), or the one before all its rows (-1)."""
        inside = {repeat.key}
        screen = self.screen_of(repeat)
        if step < 0 and screen is not None:
            rows = {row.key for row in repeat.children}
            below = [one for child in screen.children if child.owner.key in rows for one in _with_children(child)]
            inside |= {row.key for one in below for row in one.rows}
        places = [self._stop_at[key] for key in inside if key in self._stop_at]
        if not places:
            return None
        ahead = self.stops[max(places) + 1 :] if step > 0 else self.stops[: min(places)][::-1]
        return next((stop for stop in ahead if stop.open), None)

    def round(self, node: Node | None, wanted: str) -> Stop | None:
        """As `beyond` forward, beginning anew at the start when nothing is ahead."""
        return self.beyond(node, 1, wanted) or self.beyond(None, 1, wanted)

    def _near(self, node: Node, step: int) -> int:
        """Where a node that is no stop (a note, a heading) stands among the stops."""
        screen = self.screen_of(node)
        if screen is None:
            return -1
        rows = [row.key for row in screen.rows]
        here = rows.index(node.key) if node.key in rows else 0
        before = [self._stop_at[key] for key in rows[:here] if key in self._stop_at]
        after = [self._stop_at[key] for key in rows[here:] if key in self._stop_at]
        if step > 0:
            return before[-1] if before else (after[0] - 1 if after else -1)
        return after[0] if after else (before[-1] + 1 if before else -1)


def tally(screen: Screen) -> Tally:
    """Count one screen's questions (its instances count for themselves)."""
    answered = asked = wrong = missing = 0
    for node in screen.rows:
        if node.kind != "question" or not node.relevant or not is_asked(node):
            continue
        asked += 1
        wrong += node.violation is not None
        if node.value:
            answered += 1
        elif node.required:
            missing += 1
    return Tally(answered, asked, wrong, missing)


def title_of(screen: Screen, otherwise: str) -> str:
    """The screen's name: the group's label, the instance's own words, or what is given."""
    owner = screen.owner
    if owner.kind == "instance":
        return instance_title(owner) or otherwise
    return plain(owner.label) or otherwise


def instance_title(instance: Node) -> str:
    """What names an instance: its first answer in words (a name), else a label of its own, else ""."""
    for node in _questions(instance):
        if node.value and node.control == "input" and node.type in ("string", "") and not node.value.isdigit():
            return str(node.value)
    own = plain(instance.label)
    return own if instance.parent is None or own != plain(instance.parent.label) else ""


def _tops(root: Node) -> list[Screen]:
    screens: list[Screen] = []
    loose: list[Node] = []
    for child in root.children:
        if child.kind == "question":
            loose.append(child)
            continue
        if loose:
            screens += _cut(root, loose)
            loose = []
        screens += _section(child, root)
    return screens + (_cut(root, loose) if loose else [])


def _section(node: Node, root: Node) -> list[Screen]:
    if node.kind == "repeat":
        return [] if _only_reckons(node) else _cut(node, [node])
    rows = list(_rows(node))
    groups = [child for child in node.children if child.kind == "group"]
    if len(rows) <= MOST_QUESTIONS or not groups:
        return _cut(node, rows)
    return _tops(node)  # a long group of groups: its groups are the sections


def _cut(owner: Node, rows: list[Node], parent: Screen | None = None) -> list[Screen]:
    if not rows:
        return []
    size = PART if len(rows) > MOST_QUESTIONS else MOST_QUESTIONS
    pieces = [rows[i : i + size] for i in range(0, len(rows), size)]
    screens = [Screen(owner, piece, parent, i if len(pieces) > 1 else 0) for i, piece in enumerate(pieces, 1)]
    for screen in screens:
        screen.parts = screens
        for row in screen.rows:
            if row.kind == "repeat":
                for instance in row.children:
                    screen.children += _cut(instance, list(_rows(instance)), screen)
    return screens


def _rows(container: Node) -> Iterator[Node]:
    for child in container.children:
        if child.kind == "question":
            if child.control is not None:
                yield child
        elif child.kind == "group":
            inner = list(_rows(child))
            if inner and child.label:
                yield child
            yield from inner
        elif not _only_reckons(child):
            yield child


def _only_reckons(repeat: Node) -> bool:
    """A counted repeat whose rows ask and tell nothing (it goes over a list): nobody is shown it."""
    rows = repeat.children
    return bool(rows) and not repeat.can_add and next(_rows(rows[0]), None) is None


def _questions(container: Node) -> Iterator[Node]:
    for child in container.children:
        if child.kind == "question":
            yield child
        elif child.kind == "group":
            yield from _questions(child)


def _with_children(screen: Screen) -> Iterator[Screen]:
    yield screen
    for child in screen.children:
        yield from _with_children(child)


def _stops(screen: Screen) -> Iterator[Stop]:
    for row in screen.rows:
        if row.kind == "repeat":
            keys = {instance.key for instance in row.children}
            for child in screen.children:
                if child.owner.key in keys:
                    yield from _stops(child)
        if row.kind in ("question", "repeat"):
            yield Stop(row, screen)


def _is(node: Node, wanted: str) -> bool:
    if wanted == "wrong":
        return node.violation is not None
    if wanted == "required" and not node.required:
        return False
    return not wanted or (node.kind == "question" and not node.value)
