"""Settles a filling: one moved value, then everything that depends on it, in rank order, each at most once a wave."""

from __future__ import annotations

from collections.abc import Callable, Collection, Container, Iterable, Iterator, Sequence
from heapq import heappop, heappush
from typing import TYPE_CHECKING

from desktop.xforms.changes import Aspect
from desktop.xforms.datatypes import cast
from desktop.xforms.definition import Item, Spec
from desktop.xforms.dependencies import Aspect as Computes
from desktop.xforms.dependencies import Edge, Trigger
from desktop.xforms.errors import FormProblem
from desktop.xforms.place import Place, walk
from desktop.xforms.xpath.errors import XPathError

if TYPE_CHECKING:
    from desktop.xforms.evaluation import Evaluation

VALUE, RELEVANT, READONLY, REQUIRED = (
    int(each) for each in (Aspect.VALUE, Aspect.RELEVANT, Aspect.READONLY, Aspect.REQUIRED)
)
VIOLATION, LABEL, CHOICES = int(Aspect.VIOLATION), int(Aspect.LABEL), int(Aspect.CHOICES)  # flags cost less as numbers
NO_DATE = "Invalid Date"
MANY = 16
"""So many places are worth a loop of their own (`loops`)."""
LIMIT = 200_000
"""More evaluations than this in one wave mean a form that never comes to rest."""


class Settling:
    """The wave of one answer. `moves` tells what changed; `before` the values that were there, for undo."""

    __slots__ = (
        "_acting",
        "_evaluation",
        "_heap",
        "_pending",
        "_steps",
        "_without",
        "before",
        "count_repeat",
        "failed",
        "filter_choices",
        "instances",
        "moved",
        "on_value",
        "texts",
    )

    def __init__(self, evaluation: Evaluation, *, without: Container[Computes] = ()) -> None:
        self._evaluation = evaluation
        self._without = without
        self._pending: dict[int, tuple[Trigger, dict[Place, None]]] = {}
        self._heap: list[int] = []
        self._steps = 0
        self._acting: dict[Place, None] = {}  # what moved and makes the form act, once all that follows is computed
        self.moved: dict[Place, int] = {}  # in what respect, but for the values that are in `before`
        self.failed: list[FormProblem] = []  # expressions that could not be evaluated; what they say stays blank
        self.before: dict[Place, str] = {}
        self.texts: list[tuple[Item, Place]] = []  # labels of bare groups and repeats that read otherwise now
        self.instances: list[tuple[bool, Place, int]] = []  # (came, instance, position from 0)
        self.on_value: Callable[[Place], None] | None = None  # value-changed actions
        self.count_repeat: Callable[[Trigger, Place], None] | None = None
        self.filter_choices: Callable[[Trigger, Place], None] | None = None

    # -- what moves

    def set_value(self, place: Place, text: str) -> bool:
        """Keep a value; queue who reads it. Whether it is another than before."""
        if place.kept == text:
            return False
        self.before.setdefault(place, place.kept)
        place.kept = text
        place.offered = None
        self._show(place)
        if place.spec.actions:
            self._acting[place] = None
        return True

    def offer(self, place: Place, text: str) -> None:
        """Of a selection only `text` may be chosen now; the rest comes back when it may be again."""
        place.offered = None if text == place.kept else text
        if self._show(place):
            self._note(place, VALUE)

    def _show(self, place: Place) -> bool:
        seen = place.visible()
        if seen == place.value:
            return False
        place.value = seen
        place.number = None
        if place.spec.readers:
            self._notify(place.spec.readers, place)
        return True

    def queue(self, trigger: Trigger, places: Iterable[Place]) -> None:
        """Ask for a trigger at these places."""
        pending = self._pending.get(trigger.rank)
        if pending is not None:
            pending[1].update(dict.fromkeys(places))
            return
        self._pending[trigger.rank] = (trigger, dict.fromkeys(places))
        heappush(self._heap, trigger.rank)

    def _notify(self, readers: Iterable[Edge], place: Place) -> None:
        for edge in readers:
            self.queue(edge.trigger, self._contexts(edge, place))

    def _contexts(self, edge: Edge, place: Place) -> Iterable[Place]:
        """Where a trigger reads this place: all it may, or, if it picks by number, those that picked this one."""
        if not edge.picked:
            return edge.contexts(place)
        spec = edge.trigger.spec
        return [each for each in self._evaluation.picked.get(place, ()) if each.spec is spec]

    def _notify_all(self, readers: Iterable[Edge], places: Sequence[Place]) -> None:
        """As for each of the places, but what they share is asked once."""
        for edge in readers:
            if edge.picked:
                for place in places:
                    self.queue(edge.trigger, self._contexts(edge, place))
                continue
            for shared in dict.fromkeys([edge.above(place) for place in places]):
                self.queue(edge.trigger, edge.below(shared))

    def notify_structure(self, spec: Spec, parent: Place) -> None:
        """Instances of `spec` under `parent` came or went, or stand elsewhere now."""
        for edge in spec.structure_readers:
            inner = Edge(edge.trigger, edge.up - 1, edge.down)
            self.queue(edge.trigger, inner.contexts(parent))

    def notify_inside(self, place: Place) -> None:
        """All values inside a place are to be read anew by others."""
        for each in walk(place):
            if each.spec.readers:
                self._notify(each.spec.readers, each)

    def queue_own(self, place: Place) -> None:
        """Ask for every trigger of a place and of all inside it."""
        for each in walk(place):
            for trigger in each.spec.triggers:
                self.queue(trigger, (each,))

    def _note(self, place: Place, flags: int) -> None:
        self.moved[place] = self.moved.get(place, 0) | flags

    def moves(self) -> dict[Place, int]:
        """Every place that moved, and in what respect."""
        found = dict.fromkeys(self.before, VALUE)
        for place, flags in self.moved.items():
            found[place] = found.get(place, 0) | flags
        return found

    # -- instances

    def came(self, place: Place, at: int) -> None:
        """An instance stands in its slot now: others count it, it counts others."""
        self.instances.append((True, place, at))
        self._note(place, Aspect.ADDED)
        self.queue_own(place)
        self.notify_structure(place.spec, place.parent)
        self.notify_inside(place)

    def went(self, place: Place, at: int) -> None:
        """An instance was taken out of its slot; `parent` still tells where it stood."""
        self.instances.append((False, place, at))
        self._note(place, Aspect.REMOVED)
        self.notify_structure(place.spec, place.parent)
        self.notify_inside(place)

    def put_back(self, place: Place, at: int) -> None:
        """Put an instance into its slot (again)."""
        place.parent.slots[place.spec.slot].insert(at, place)
        self.came(place, at)

    def take_away(self, place: Place) -> None:
        """Take an instance out of its slot."""
        slot = place.parent.slots[place.spec.slot]
        at = slot.index(place)
        place.was = at + 1
        del slot[at]
        self.went(place, at)

    def shift(self, place: Place, to: int) -> None:
        """Put an instance at another position of its slot. KeyError for what is no instance."""
        if not place.spec.multiple:
            raise KeyError(place.ref)
        self.take_away(place)
        self.put_back(place, to)

    # -- the wave

    def run(self, without: Container[int] = ()) -> None:
        """Until nothing is left to compute, triggers of those ranks left out; then the form acts on what moved, and
        what it sets moves more (JavaRosa, Web Forms: an action sees the calculations of its answer)."""
        self._settle(without)
        while self._acting:
            place = next(iter(self._acting))
            del self._acting[place]
            self._steps += 1
            if self._steps > LIMIT:
                self._give_up(place.spec.ref, "")
            elif self.on_value is not None:
                self.on_value(place)
                self._settle(without)

    def _settle(self, without: Container[int]) -> None:
        heap, pending = self._heap, self._pending
        while heap:
            trigger, places = pending.pop(heappop(heap))
            if trigger.aspect in self._without or trigger.rank in without:
                continue
            self._steps += len(places)
            if self._steps > LIMIT:
                self._give_up(trigger.spec.ref, trigger.rule.source)
            else:
                _COMPUTE[trigger.aspect](self, trigger, places)

    def _give_up(self, ref: str, source: str) -> None:
        said = "values that depend on each other never come to rest"
        self.failed.append(FormProblem("cycle", said, ref, source, fatal=True))
        self._heap.clear()
        self._pending.clear()
        self._acting.clear()

    def _calculate(self, trigger: Trigger, places: Collection[Place]) -> None:
        """All rows of one calculation, then those who read them: a total that moved moves every row at once."""
        spec, kind = trigger.spec, trigger.spec.type
        before = self.before
        shown: list[Place] = []
        for place, said in zip(places, self._texts(trigger, places), strict=True):
            text = said if kind == "string" else cast(kind, said)
            if text == NO_DATE:  # what a date that is none says of itself is no answer
                text = ""
            if text != place.kept:
                before.setdefault(place, place.kept)
                place.kept, place.typed, place.offered = text, True, None
                if place.relevant:
                    place.value, place.number = text, None
                    shown.append(place)
        if shown and spec.readers:
            self._notify_all(spec.readers, shown)
        if spec.actions:
            self._acting.update(dict.fromkeys(shown))

    def _texts(self, trigger: Trigger, places: Collection[Place]) -> Iterable[str]:
        """What a calculation says at each of the places: in one loop if there are many, and not for the first time."""
        rule = trigger.rule
        if len(places) >= MANY and all(edge.trigger is not trigger for edge in trigger.spec.readers):
            rule.crowds += 1
            if rule.crowds > 1:
                try:
                    return rule.rows(places, self._evaluation.context)
                except XPathError:  # of some row: each for itself, then
                    rule.crowds = 0
        return self._one_by_one(trigger, places)

    def _one_by_one(self, trigger: Trigger, places: Iterable[Place]) -> Iterator[str]:
        """Each when the one before is kept: a row may read the row before it."""
        context, run = self._evaluation.context, trigger.rule.text
        for place in places:
            context.node = context.current = place
            try:
                yield run(context)
            except XPathError as error:
                self.failed.append(problem_of(trigger, error))
                yield ""

    def _truths(self, trigger: Trigger, places: Iterable[Place]) -> Iterator[tuple[Place, bool]]:
        """What an expression says of each of the places; where it fails, nothing is said."""
        context, run = self._evaluation.context, trigger.rule.boolean
        for place in places:
            context.node = context.current = place
            try:
                said = run(context)
            except XPathError as error:
                self.failed.append(problem_of(trigger, error))
            else:
                yield place, said

    def _relevant(self, trigger: Trigger, places: Iterable[Place]) -> None:
        turned: list[Place] = []
        for place, own in self._truths(trigger, places):
            place.own_relevant = own
            if (own and (place.parent is None or place.parent.relevant)) != place.relevant:
                self._turn(place)
                turned.append(place)
        if turned:
            self._tell_of(trigger.spec, turned)

    def _turn(self, place: Place) -> None:
        """Show a place that was hidden or hide it, with all inside."""
        place.relevant = not place.relevant
        self._note(place, RELEVANT)
        if place.spec.children:
            for child in place.inner():
                if (child.own_relevant and place.relevant) != child.relevant:
                    self._turn(child)
                    self._tell_of(child.spec, (child,))
        if place.kept:
            place.value = place.visible()
            place.number = None

    def _tell_of(self, spec: Spec, turned: Sequence[Place]) -> None:
        """Places of a definition were shown or hidden: who reads or counts them does so anew."""
        if spec.readers:
            self._notify_all(spec.readers, turned)
        if spec.structure_readers:
            for place in turned:
                if place.parent is not None:
                    self.notify_structure(spec, place.parent)

    def _readonly(self, trigger: Trigger, places: Iterable[Place]) -> None:
        for place, own in self._truths(trigger, places):
            place.own_readonly = own
            self.readonly(place)

    def readonly(self, place: Place) -> None:
        """Carry readonly down."""
        readonly = place.own_readonly or (place.parent is not None and place.parent.readonly)
        if readonly == place.readonly:
            return
        place.readonly = readonly
        self._note(place, READONLY)
        for child in place.inner():
            self.readonly(child)

    def _required(self, trigger: Trigger, places: Iterable[Place]) -> None:
        for place, required in self._truths(trigger, places):
            if required != place.required:
                place.required = required
                self._note(place, REQUIRED)

    def _constraint(self, trigger: Trigger, places: Iterable[Place]) -> None:
        for place in places:
            if place.violated and not place.value:  # nothing is no wrong answer
                place.violated = False
                self._note(place, VIOLATION)
        for place, holds in self._truths(trigger, [place for place in places if place.value]):
            if holds == place.violated:
                place.violated = not holds
                self._note(place, VIOLATION)

    def _label(self, trigger: Trigger, places: Iterable[Place]) -> None:
        item = trigger.item
        for place in places:
            if item is not None and (item.spec is not place.spec or item.kind == "repeat"):
                self.texts.append((item, place))
            self._note(place, LABEL)

    def _choices(self, trigger: Trigger, places: Iterable[Place]) -> None:
        for place in places:
            self._note(place, CHOICES)
            if place.kept and self.filter_choices is not None:
                self._guarded(self.filter_choices, trigger, place)

    def _count(self, trigger: Trigger, places: Iterable[Place]) -> None:
        for place in places:
            if self.count_repeat is not None:
                self._guarded(self.count_repeat, trigger, place)

    def _guarded(self, deed: Callable[[Trigger, Place], None], trigger: Trigger, place: Place) -> None:
        try:
            deed(trigger, place)
        except XPathError as error:
            self.failed.append(problem_of(trigger, error))


def problem_of(trigger: Trigger, error: XPathError) -> FormProblem:
    """An expression that failed, with its place and its column."""
    facts = "".join(f" {value}" for value in error.facts.values() if value is not None)
    column = None if error.column is None else error.column + 1
    said = f"{trigger.rule.aspect}: {error.kind}{facts}"
    return FormProblem("expression", said, trigger.rule.owner, trigger.rule.source, column, fatal=True)


_COMPUTE: dict[Computes, Callable[[Settling, Trigger, Collection[Place]], None]] = {
    Computes.CALCULATE: Settling._calculate,
    Computes.RELEVANT: Settling._relevant,
    Computes.READONLY: Settling._readonly,
    Computes.REQUIRED: Settling._required,
    Computes.CONSTRAINT: Settling._constraint,
    Computes.LABEL: Settling._label,
    Computes.CHOICES: Settling._choices,
    Computes.COUNT: Settling._count,
}
