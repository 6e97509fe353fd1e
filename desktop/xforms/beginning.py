"""How a new record of a form looks before the clock, the device and outside lists have their say.

Computed once, when a form is installed and packed; opening a new record then applies it and computes only the rest.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Any, TypeAlias

from desktop.xforms.dependencies import Aspect, Edge, Trigger
from desktop.xforms.evaluation import Evaluation
from desktop.xforms.lists import NO_LISTS, Lists
from desktop.xforms.parse import Definition
from desktop.xforms.place import Grower, Place, every
from desktop.xforms.settle import Settling
from desktop.xforms.xpath.context import Environment
from desktop.xforms.xpath.tree import Document

Beginning: TypeAlias = Any
"""((number of the place in document order, its text, its flags), ...) for the places that differ from bare ones."""
RELEVANT, OWN_RELEVANT, READONLY, OWN_READONLY, REQUIRED, VIOLATED = 1, 2, 4, 8, 16, 32
_PLAIN = RELEVANT | OWN_RELEVANT


def is_restless(trigger: Trigger, definition: Definition) -> bool:
    """Whether a trigger must be computed for each new record: it asks the clock, the device, a file, the language."""
    rule = trigger.rule
    outside = any(definition.lists.get(each) is None for each in rule.lists)
    return trigger.aspect is Aspect.COUNT or rule.volatile or trigger.of_language or outside


def begin(definition: Definition, triggers: Sequence[Trigger]) -> Beginning | None:
    """The beginning of a form; None if it cannot be computed without the outside."""
    if any(spec.repeat is not None and spec.repeat.fixed for spec in definition.specs):
        return None
    top = Grower().grow(definition.seed, None)
    above = Document()
    above.children = [top]
    lists = Lists(definition.lists, definition.sources, NO_LISTS, None)
    clock = datetime(2000, 1, 1, tzinfo=UTC)
    environment = Environment(now=lambda: clock, root=above, instance=lists.instance, version=definition.version)
    wave = Settling(Evaluation(environment))
    for trigger in triggers:
        if not is_restless(trigger, definition) and trigger.aspect not in (Aspect.CHOICES, Aspect.LABEL):
            wave.queue(trigger, places_of(top, trigger))
    wave.run(without={trigger.rank for trigger in triggers if is_restless(trigger, definition)})
    if wave.failed:
        return None
    bare = every(Grower().grow(definition.seed, None))
    rows = ((at, place.kept, _flags(place)) for at, place in enumerate(every(top)))
    return tuple(row for row, other in zip(rows, bare, strict=True) if row[1] != other.kept or row[2] != _PLAIN)


def places_of(top: Place, trigger: Trigger) -> Sequence[Place]:
    """Every place of a trigger."""
    way: list[int] = []
    spec = trigger.spec
    while spec.parent is not None:
        way.append(spec.slot)
        spec = spec.parent
    return Edge(trigger, 0, tuple(reversed(way))).below(top)


def _flags(place: Place) -> int:
    flags = RELEVANT * place.relevant | OWN_RELEVANT * place.own_relevant | READONLY * place.readonly
    return flags | OWN_READONLY * place.own_readonly | REQUIRED * place.required | VIOLATED * place.violated


def apply(beginning: Beginning, top: Place) -> None:
    """Make a bare record look so."""
    places = every(top)
    for at, text, flags in beginning:
        place = places[at]
        place.relevant, place.own_relevant = bool(flags & RELEVANT), bool(flags & OWN_RELEVANT)
        place.readonly, place.own_readonly = bool(flags & READONLY), bool(flags & OWN_READONLY)
        place.required, place.violated = bool(flags & REQUIRED), bool(flags & VIOLATED)
        place.kept = text
        place.value = place.visible()


def queue_all(wave: Settling, triggers: Iterable[Trigger], top: Place) -> None:
    """A draft: everything is computed anew. How texts read is nobody's affair yet."""
    for trigger in triggers:
        if trigger.aspect is not Aspect.LABEL:
            wave.queue(trigger, places_of(top, trigger))


def queue_restless(wave: Settling, restless: Iterable[Trigger], top: Place) -> None:
    """Its beginning was computed when the form was packed; only what may be otherwise today is left to do."""
    for trigger in restless:
        wave.queue(trigger, places_of(top, trigger))
    for place in every(top):
        if place.kept:
            for trigger in place.spec.triggers:
                if trigger.aspect is Aspect.CHOICES:
                    wave.queue(trigger, (place,))
