"""Fills a form as a person would, top to bottom: answers where given, otherwise whatever the question accepts."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence

from desktop.xforms import Interview, Node

Answers = Mapping[str, str | Sequence[Mapping[str, str]]]
"""By the name of the question; a roster is a list of such mappings, by the name of the repeat."""

MOST_ROUNDS = 12  # relevance opens further questions; a form that never settles is a bug of the form


def fill(interview: Interview, answers: Answers, seed: int = 1, *, after: Callable[[], None] = lambda: None) -> None:
    """Answer everything required and everything given; `after` each section something was answered in.

    What is left wrong is in `interview.problems()`.
    """
    dice = random.Random(seed)  # noqa: S311 -- synthetic answers, no secret
    _rosters(interview, interview.root, answers)
    for _round in range(MOST_ROUNDS):
        if not _pass(interview, interview.root, answers, dice, after):
            return


def _rosters(interview: Interview, node: Node, answers: Answers) -> None:
    for place in _all(node):
        wanted = answers.get(_name(place))
        if place.kind != "repeat" or isinstance(wanted, str) or wanted is None:
            continue
        while len(place.children) < len(wanted) and place.can_add:
            interview.add(place.ref)


def _pass(
    interview: Interview, node: Node, answers: Answers, dice: random.Random, after: Callable[[], None] = lambda: None
) -> bool:
    """Once through the screen; True if something was answered."""
    answered = False
    for place in list(node.children):
        if not place.relevant:
            continue
        before, answered = answered, False
        if place.kind == "repeat":
            wanted = answers.get(_name(place), ())
            rows = wanted if not isinstance(wanted, str) else ()
            for at, row in enumerate(list(place.children)):
                inner: Answers = {**answers, **rows[at]} if at < len(rows) else answers
                answered |= _pass(interview, row, inner, dice)
        elif place.kind == "question":
            answered |= _question(interview, place, answers, dice)
        else:
            answered |= _pass(interview, place, answers, dice)
        if answered:
            after()
        answered |= before
    return answered


def _question(interview: Interview, node: Node, answers: Answers, dice: random.Random) -> bool:
    given = answers.get(_name(node))
    if node.readonly or node.control is None:
        return False
    if isinstance(given, str):
        if node.value == given:
            return False
        interview.answer(node.ref, given)
        return True
    if node.value or not node.required:
        return False
    made = _made_up(node, dice)
    if made:
        interview.answer(node.ref, made)
    return bool(made)


def _made_up(node: Node, dice: random.Random) -> str:
    if node.control in ("select1", "select"):
        choices = node.choices
        return choices[dice.randrange(min(2, len(choices)))].value if choices else ""
    if node.control == "trigger":
        return "OK"
    words = {"int": "1", "decimal": "1", "date": "2026-11-20", "time": "06:30:00.000+07:00"}
    return words.get(node.type, "Keterangan singkat" if node.type == "string" else "")


def _all(node: Node) -> list[Node]:
    found = [node]
    for child in node.children:
        found += _all(child)
    return found


def _name(node: Node) -> str:
    """The last step of the ref, without a position."""
    return node.ref.rpartition("/")[2].partition("[")[0]
