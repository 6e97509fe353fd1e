"""Repeats of which the form itself says how many instances there are (`jr:count`)."""

from __future__ import annotations

from typing import Protocol, cast

from desktop.xforms.definition import RepeatItem, Seed, Spec
from desktop.xforms.dependencies import Trigger
from desktop.xforms.evaluation import Evaluation
from desktop.xforms.nodes import Nodes
from desktop.xforms.place import Place
from desktop.xforms.settle import Settling

MOST_INSTANCES = 10_000
"""No form in the field counts further; a slip of the finger does."""


class _Insert(Protocol):
    def __call__(
        self, wave: Settling, spec: Spec, parent: Place, after: int | None = None, seed: Seed | None = None
    ) -> Place: ...


class Counting:
    """Keeps the counts of one interview.

    A count may add instances once in a wave. One that asks for one more whenever it got one ("until the last household
    says that it was the last") would go on without end; it gets the next when something is answered in its last
    instance, as in JavaRosa it gets it when somebody comes to its end.
    """

    def __init__(self, evaluation: Evaluation, nodes: Nodes, insert: _Insert) -> None:
        self._evaluation = evaluation
        self._nodes = nodes
        self._insert = insert
        self._wave: Settling | None = None
        self._grown: set[tuple[Spec, Place]] = set()
        self._waiting: dict[tuple[Spec, Place], Trigger] = {}
        self.begun = False  # whether the first values are there

    def count(self, wave: Settling, trigger: Trigger, place: Place) -> None:
        """Add or take away instances of a repeat under a place."""
        item = cast(RepeatItem, trigger.item)
        spec = cast(Spec, item.spec)
        if item.count is None or spec.template is None:
            return
        inside = item.count.context is spec
        seen_from = self._nodes.instance_of(self._nodes.of_repeat(item, place)) if inside else place
        number = self._evaluation.number(item.count, seen_from)
        if number != number and self.begun:  # blank: nobody has said yet how many, so none goes (JavaRosa, Web Forms)
            return
        wanted = max(0, int(min(number, MOST_INSTANCES))) if number == number else 0
        slot = cast("list[Place]", place.slots[spec.slot])
        if wanted > len(slot) and not self._may_grow(wave, spec, place):
            self._waiting[spec, place] = trigger
            return
        self._waiting.pop((spec, place), None)
        while len(slot) < wanted:
            first = spec.firsts[len(slot)] if len(slot) < len(spec.firsts) else None
            self._insert(wave, spec, place, seed=first)
        while len(slot) > wanted:
            wave.take_away(slot[-1])

    def answered(self, wave: Settling, place: Place) -> None:
        """Something was answered: repeats that wait for it in their last instance are counted again."""
        for (spec, parent), trigger in list(self._waiting.items()):
            slot = cast("list[Place]", parent.slots[spec.slot])
            if slot and _is_inside(place, slot[-1]):
                wave.queue(trigger, (parent,))

    def _may_grow(self, wave: Settling, spec: Spec, parent: Place) -> bool:
        if self._wave is not wave:
            self._wave, self._grown = wave, set()
        if (spec, parent) in self._grown:
            return False
        self._grown.add((spec, parent))
        return True


def _is_inside(place: Place, above: Place) -> bool:
    here: Place | None = place
    while here is not None and here is not above:
        here = here.parent
    return here is not None
