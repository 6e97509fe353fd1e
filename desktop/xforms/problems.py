"""What keeps a record from being handed in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from desktop.xforms.nodes import Nodes
from desktop.xforms.place import Place, walk


@dataclass(frozen=True, slots=True)
class Problem:
    """One question with a wrong or missing answer; `message` is the form's own, or ""."""

    ref: str
    kind: Literal["required", "constraint", "type"]
    message: str


def find_problems(nodes: Nodes, top: Place) -> tuple[Problem, ...]:
    """In document order. Marks what was left empty, so that the nodes say so from now on."""
    found: list[Problem] = []
    for place in walk(top):
        if not place.relevant or (place.spec.item is None and not place.violated and not place.required):
            continue
        place.answered = True
        node = nodes.of_place(place)
        violation = node.violation
        if violation is not None:
            found.append(Problem(place.ref, violation, node.message))
    return tuple(found)
