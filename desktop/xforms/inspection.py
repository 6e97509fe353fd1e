"""A whole filling at a glance: every node with its state, and the outline a screen would show. For checks and scripts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Literal

from desktop.xforms.place import Place, walk

if TYPE_CHECKING:
    from desktop.xforms.interview import Interview
    from desktop.xforms.node import Node

Violation = Literal["required", "constraint", "type"]


def violation_of(node: Node) -> Violation | None:
    """What is wrong with an answer, also where nobody has been yet."""
    found = node.violation
    if found is None and node.kind == "question":
        place = node.place
        if place.relevant and place.required and not place.kept:
            return "required"
    return found


def state_of(interview: Interview) -> Iterator[dict[str, Any]]:
    """Every node of the primary instance, in document order."""
    for place in walk(interview.root.place):
        if not place.spec.is_attribute:
            yield _state(interview, place)


def _state(interview: Interview, place: Place) -> dict[str, Any]:
    node = interview.nodes.of_place(place)
    return {
        "ref": place.ref,
        "value": place.kept if place.relevant else "",
        "relevant": place.relevant,
        "readonly": place.readonly,
        "required": place.required,
        "violation": violation_of(node),
    }


def outline(node: Node) -> dict[str, Any]:
    """A node as a screen shows it, with what is inside."""
    shown: dict[str, Any] = {"ref": node.ref, "kind": node.kind, "label": node.label, "relevant": node.relevant}
    if node.kind == "question":
        shown |= {"control": node.control, "value": node.value if node.relevant else ""}
    else:
        shown["children"] = [outline(child) for child in node.children]
    return shown
