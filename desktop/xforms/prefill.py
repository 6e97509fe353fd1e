"""What picking a row of a list fills in: the value-changed actions of a question, read without being done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.xforms.actions import targets
from desktop.xforms.datatypes import cast

if TYPE_CHECKING:
    from desktop.xforms.form import Form
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


def picks_from_file(form: Form, question: Node) -> bool:
    """Its choices are rows of a list that came as a file (a prelist), and picking one fills others in. A choice of the
    form's own list that fills a neighbour (the class of a disaster) is no prelist.
    """
    item = question.place.spec.item
    itemset = item.itemset if question.control == "select1" and item is not None else None
    if itemset is None or not itemset.lists or not fills_others(question):
        return False
    return itemset.lists[0] in {source.instance_id for source in form.sources}
