"""A whole filling at a glance, for checks and scripts: every node with its state; the outline a screen would show."""

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
    place = node.place
    if found != "constraint" and node.kind == "question" and place.relevant and place.required and not place.value:
        return "required"
    return found


def shown(node: Node) -> str | None:
    """What is wrong, as scripts are told: of an answer of the wrong type only what the form itself says against it."""
    found = violation_of(node)
    if found == "type":
        return "constraint" if node.place.violated else None
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
        "value": place.value,
        "relevant": place.relevant,
        "readonly": place.readonly,
        "required": place.required,
        "violation": shown(node),
    }


def outline(node: Node) -> dict[str, Any]:
    """A node as a screen shows it, with what is inside."""
    shown: dict[str, Any] = {"ref": node.ref, "kind": node.kind, "label": node.label, "relevant": node.relevant}
    if node.kind == "question":
        shown |= {"control": node.control, "value": node.place.value}
    else:
        shown["children"] = [outline(child) for child in node.children]
    return shown
