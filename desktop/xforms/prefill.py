"""What picking a row of a list fills in: the value-changed actions of a question, read without being done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.xforms.actions import targets
from desktop.xforms.datatypes import cast

if TYPE_CHECKING:
    from desktop.xforms.interview import Interview
    from desktop.xforms.node import Node


def prefills(interview: Interview, question: Node) -> list[tuple[Node, str]]:
    """The questions that this one's answer fills in, each with what it would be filled with now. Nothing is changed."""
    found: list[tuple[Node, str]] = []
    for action in question.place.spec.actions:
        if action.name != "setvalue" or action.rule is None or action.chosen is not None:
            continue
        for place in targets(question.place, action.target):
            text = interview._evaluation.text(action.rule, place)
            found.append((interview.nodes.of_place(place), cast(place.spec.type, text)))
    return found


def fills_others(question: Node) -> bool:
    """Picking an answer here fills other questions in."""
    return question.kind == "question" and any(action.name == "setvalue" for action in question.place.spec.actions)
