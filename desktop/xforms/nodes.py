"""Finds and keeps the nodes that screens see: one object per place, as long as the interview lives."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from typing import TYPE_CHECKING

from desktop.xforms.definition import Item, RepeatItem, Spec
from desktop.xforms.node import Node, NodeKind
from desktop.xforms.paths import step_by_qname
from desktop.xforms.place import Grower, Place, locate

if TYPE_CHECKING:
    from desktop.xforms.interview import Interview


class Nodes:
    """The nodes of one interview."""

    def __init__(self, interview: Interview, body: Item, root: Place, grower: Grower) -> None:
        self._interview = interview
        self._body = body
        self._root = root
        self._grower = grower
        self._shared: dict[tuple[int, Place], Node] = {}  # repeats and bare groups: by item and the place they stand in
        self._imagined: dict[int, Place] = {}
        self._keys = count(1)
        self.root = Node(interview, "group", body, root, next(self._keys))
        root.node = self.root

    # -- one node

    def of_place(self, place: Place) -> Node:
        """The node of a question, a group with a reference, an instance, or a value without a control."""
        if place.node is None:
            item = place.spec.item
            kind: NodeKind = "question"
            if isinstance(item, RepeatItem):
                kind = "instance"
            elif (item is not None and item.kind == "group") or (item is None and _holds_others(place.spec)):
                kind = "group"
            place.node = Node(self._interview, kind, item, place, next(self._keys))
        return place.node

    def of_repeat(self, item: Item, parent: Place) -> Node:
        """The node of a repeat that stands in `parent`."""
        return self._keep(item, parent, "repeat")

    def of_item(self, item: Item, place: Place) -> Node:
        """The node of a bare group or a repeat, by a place that it stands in or holds."""
        if item.kind == "repeat":
            return self.of_repeat(item, place.parent if place.spec is item.spec else place)
        return self._keep(item, place, "group")

    def _keep(self, item: Item, place: Place, kind: NodeKind) -> Node:
        known = self._shared.get((id(item), place))
        if known is None:
            known = self._shared[id(item), place] = Node(self._interview, kind, item, place, next(self._keys))
        return known

    def by_ref(self, ref: str) -> Node:
        """The node a path names: an instance with its position, a repeat without. KeyError if there is none."""
        place, spec = self.resolve(ref)
        if spec is not None:
            return self.of_repeat(spec.item, place) if spec.item is not None else self.of_place(place)
        return self.of_place(place)

    def resolve(self, ref: str) -> tuple[Place, Spec | None]:
        """The place a path names; or the place a repeat stands in, with the repeat's definition."""
        steps = ref.strip("/").split("/")
        place = self._root
        if not steps or steps[0].partition("[")[0].rpartition(":")[2] != place.name:
            raise KeyError(ref)
        for at, step in enumerate(steps[1:], 2):
            name, _, index = step.partition("[")
            spec = step_by_qname(place.spec, name)
            if spec is None:
                raise KeyError(ref)
            slot = place.slots[spec.slot]
            number = _number(index, ref)
            if not isinstance(slot, list):
                if number != 1:
                    raise KeyError(ref)
                place = slot
            elif not index and at == len(steps):
                return place, spec
            else:
                if not 1 <= number <= len(slot):
                    raise KeyError(ref)
                place = slot[number - 1]
        return place, None

    def instance_of(self, repeat: Node) -> Place:
        """The first instance of a repeat; if there is none, one as it would be, standing nowhere."""
        spec = repeat.item.spec if repeat.item is not None else None
        if spec is None or spec.template is None:
            return repeat.place
        slot = repeat.place.slots[spec.slot]
        if isinstance(slot, list) and slot:
            return slot[0]
        if repeat.key not in self._imagined:
            self._imagined[repeat.key] = self._grower.grow(spec.template, repeat.place)
        return self._imagined[repeat.key]

    def nearest(self, place: Place, spec: Spec) -> Place:
        """The place of a definition that stands nearest to another."""
        return locate(place, spec)

    # -- around a node

    def children(self, node: Node) -> tuple[Node, ...]:
        """What a node shows, in the order of the body."""
        if node.kind == "question" or node.item is None:
            return ()
        if node.kind == "repeat" and node.item.spec is not None:
            slot = node.place.slots[node.item.spec.slot]
            return tuple(self.of_place(place) for place in slot) if isinstance(slot, list) else ()
        found = (self._child(item, node.place) for item in node.item.children)
        return tuple(each for each in found if each is not None)

    def _child(self, item: Item, place: Place) -> Node | None:
        """The node of an item as it stands at a place; None where it would stand in a repeat that has no instance."""
        if item.spec is None:
            return self._keep(item, place, "group")
        if item.kind == "repeat":
            return self._keep(item, locate(place, item.spec.parent or item.spec), "repeat")
        found = locate(place, item.spec)
        if found.spec is not item.spec:
            return None
        if item.spec.item is item:
            return self.of_place(found)
        return self._keep(item, found, "group" if item.kind == "group" else "question")

    def parent(self, node: Node) -> Node | None:
        """What shows a node."""
        item = node.item
        if item is self._body:
            return None
        if item is None:
            return self.of_place(node.place.parent) if node.place.parent is not None else None
        if node.kind == "instance":
            return self._keep(item, node.place.parent, "repeat")
        above = item.parent or self._body
        if above.spec is None:
            return self._keep(above, locate(node.place, above.context), "group")
        return self.of_place(locate(node.place, above.spec))

    def walk(self, node: Node) -> Iterator[Node]:
        """A node and all it shows."""
        yield node
        for child in self.children(node):
            yield from self.walk(child)


def _holds_others(spec: Spec) -> bool:
    return any(not child.is_attribute for child in spec.children)


def _number(index: str, ref: str) -> int:
    """The position in `name[2]`, of which `index` is `2]`."""
    if not index:
        return 1
    if not index[:-1].isdecimal():
        raise KeyError(ref)
    return int(index[:-1])
