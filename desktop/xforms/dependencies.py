"""The order of computation: who reads whom, ranked once at load, so that an answer moves only what depends on it."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Sequence
from enum import IntEnum
from typing import TYPE_CHECKING, Any

from desktop.xforms.definition import Item, Rule, Spec, deepest_common
from desktop.xforms.errors import FormProblem
from desktop.xforms.reads import Read

if TYPE_CHECKING:
    from desktop.xforms.place import Place


class Aspect(IntEnum):
    """What a trigger computes."""

    CALCULATE = 0
    RELEVANT = 1
    READONLY = 2
    REQUIRED = 3
    COUNT = 4
    CHOICES = 5
    CONSTRAINT = 6
    LABEL = 7


class Trigger:
    """One rule of one place of the definition, with its rank: lower ones are settled first."""

    __slots__ = ("aspect", "item", "of_language", "rank", "reads", "rule", "spec")

    def __init__(self, spec: Spec, aspect: Aspect, rule: Rule, reads: Sequence[Read], item: Item | None = None) -> None:
        self.spec = spec
        self.aspect = aspect
        self.rule = rule
        self.reads = reads
        self.item = item
        self.rank = -1
        self.of_language = rule.translated

    def __repr__(self) -> str:
        return f"<Trigger {self.rank} {self.aspect.name} {self.spec.ref}>"


class Edge:
    """From a place that moved to the places whose trigger reads it: so many up, then down through these slots."""

    __slots__ = ("down", "picked", "trigger", "up")

    def __init__(self, trigger: Trigger, up: int, down: tuple[int, ...], picked: bool = False) -> None:
        self.trigger = trigger
        self.up = up
        self.down = down
        self.picked = picked  # the trigger tells only when it runs which instance it reads (indexed-repeat)

    def above(self, place: Place) -> Place:
        """The ancestor that the place shares with its readers."""
        here = place
        for _ in range(self.up):
            here = here.parent
        return here

    def below(self, shared: Place) -> Sequence[Place]:
        """The places of the trigger under that ancestor."""
        found: list[Any] = [shared]
        for slot in self.down:
            if not found:
                break
            inner = found[0].slots[slot]
            if not isinstance(inner, list):
                found = [each.slots[slot] for each in found]
            elif len(found) == 1:
                found = inner
            else:
                found = [one for each in found for one in each.slots[slot]]
        return found

    def contexts(self, place: Place) -> Sequence[Place]:
        """The places of the trigger, in every instance that shares the ancestor."""
        return self.below(self.above(place))


def edge(source: Spec, anchor: Spec, trigger: Trigger) -> Edge:
    """The way from a source to a trigger through the ancestor they share."""
    shared = deepest_common(anchor, trigger.spec, anchor)
    down: list[int] = []
    here: Spec | None = trigger.spec
    while here is not None and here is not shared:
        down.append(here.slot)
        here = here.parent
    return Edge(trigger, source.depth - shared.depth, tuple(reversed(down)))


_Resource = tuple[str, Spec]


def _is_of_sibling(trigger: Trigger, read: Read) -> bool:
    """Whether it reads its own kind in other instances (the one before, say): a chain through the rows, no circle."""
    if read.spec is not trigger.spec:
        return False
    repeats = trigger.spec.repeats()
    return bool(repeats) and read.anchor.depth < repeats[-1].depth


class _Graph:
    """Triggers and what they read and write, for ranking."""

    def __init__(self, triggers: Sequence[Trigger]) -> None:
        self.triggers = triggers
        self.after: dict[object, list[object]] = defaultdict(list)
        self.waits: dict[object, int] = defaultdict(int)
        self._inheriting: set[Spec] = set()

    def link(self, first: object, then: object) -> None:
        """`then` waits for `first`; said twice, it waits twice, and is let go twice."""
        self.after[first].append(then)
        self.waits[then] += 1

    def build(self) -> None:
        read: set[_Resource] = set()
        for trigger in self.triggers:
            for each in trigger.reads:
                if _is_of_sibling(trigger, each) or (each.passed and trigger.aspect == Aspect.CALCULATE):
                    continue
                resource = ("count" if each.structure else "value", each.spec)
                read.add(resource)
                self.link(resource, trigger)
        for trigger in self.triggers:
            if trigger.aspect == Aspect.CALCULATE:
                self.link(trigger, ("value", trigger.spec))
            elif trigger.aspect == Aspect.RELEVANT:
                self.link(trigger, ("relevance", trigger.spec))
        for kind, spec in list(read):
            self.link(("relevance", spec), (kind, spec))
            self._inherit(spec)

    def _inherit(self, spec: Spec) -> None:
        here = spec
        while here.parent is not None and here not in self._inheriting:
            self._inheriting.add(here)
            self.link(("relevance", here.parent), ("relevance", here))
            here = here.parent

    def order(self) -> list[object]:
        """Kahn's algorithm; what is left over stands in or behind a cycle."""
        ready: deque[object] = deque([trigger for trigger in self.triggers if self.waits[trigger] == 0])
        ready.extend(node for node in list(self.after) if self.waits[node] == 0 and not isinstance(node, Trigger))
        waits = dict(self.waits)
        done: list[object] = []
        while ready:
            node = ready.popleft()
            done.append(node)
            for then in self.after.get(node, ()):
                waits[then] -= 1
                if waits[then] == 0:
                    ready.append(then)
        return done

    def loosen(self, cycle: Sequence[Trigger]) -> bool:
        """Two questions that hide each other are lawful (JavaRosa): settled in turn, until nothing moves."""
        if len({each.spec for each in cycle}) < 2 or any(each.aspect != Aspect.RELEVANT for each in cycle):
            return False
        for trigger in cycle[:1]:
            for read in trigger.reads:
                resource = ("count" if read.structure else "value", read.spec)
                if trigger in self.after[resource]:
                    self.after[resource].remove(trigger)
                    self.waits[trigger] -= 1
        return True

    def cycle(self, done: Iterable[object]) -> list[Trigger]:
        """The triggers of one cycle, among what could not be ordered."""
        settled = set(done)
        before: dict[object, object] = {}
        for first, thens in self.after.items():
            for then in thens:
                if first not in settled and then not in settled:
                    before[then] = first
        if not before:
            return []
        node = next(iter(before))
        seen: list[object] = []
        while node not in seen:
            seen.append(node)
            node = before[node]
        return [each for each in seen[seen.index(node) :] if isinstance(each, Trigger)]


def rank(triggers: Sequence[Trigger]) -> list[FormProblem]:
    """Rank the triggers and tie them to what they read. Returns the cycles found (then the form cannot be used)."""
    graph = _Graph(triggers)
    graph.build()
    done = graph.order()
    ordered = [node for node in done if isinstance(node, Trigger)]
    problems: list[FormProblem] = []
    while len(ordered) < len(triggers):
        cycle = graph.cycle(done)
        if not graph.loosen(cycle):
            problems.append(_cycle_problem(cycle))
            break
        done = graph.order()
        ordered = [node for node in done if isinstance(node, Trigger)]
    problems.extend(_self_reading(triggers))
    for at, trigger in enumerate(ordered):
        trigger.rank = at
    for trigger in triggers:
        _tie(trigger)
    return problems


def _self_reading(triggers: Sequence[Trigger]) -> list[FormProblem]:
    """Whether a question is required or readonly may not depend on its own answer."""
    found = [
        trigger
        for trigger in triggers
        if trigger.aspect in (Aspect.REQUIRED, Aspect.READONLY)
        and any(read.spec is trigger.spec and not _is_of_sibling(trigger, read) for read in trigger.reads)
    ]
    return [_cycle_problem([trigger]) for trigger in found]


def _cycle_problem(cycle: Sequence[Trigger]) -> FormProblem:
    places = list(dict.fromkeys(f"{trigger.aspect.name.lower()} of {trigger.spec.ref}" for trigger in cycle))
    if len(places) == 1:
        return FormProblem("cycle", f"the {places[0]} depends on itself", cycle[0].spec.ref, fatal=True)
    said = f"these depend on each other in a circle: {', '.join(places)}"
    return FormProblem("cycle", said, cycle[0].spec.ref if cycle else "", fatal=True)


def _tie(trigger: Trigger) -> None:
    for read in trigger.reads:
        found = edge(read.spec, read.anchor, trigger)
        found.picked = read.picked
        (read.spec.structure_readers if read.structure else read.spec.readers).append(found)
