"""Soft rules: notes of the form that speak of a question beside them. They warn there, and hold nobody up."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from desktop.ui.questions.wording import plain

if TYPE_CHECKING:
    from desktop.forms.semantics import SoftRule
    from desktop.xforms import Interview, Node


def generic(ref: str) -> str:
    """A path without positions."""
    return re.sub(r"\[\d+\]", "", ref)


def beside(ref: str, about: str) -> str:
    """The place of `about` (a generic path) nearest to a note's own place: in the same instances."""
    own, wanted, path = ref.split("/"), about.split("/"), []
    same = True
    for place, step in enumerate(wanted):
        same = same and place < len(own) and generic(own[place]) == step
        path.append(own[place] if same else step)
    return "/".join(path)


def warned(interview: Interview, notes: Iterable[Node], rules: Mapping[str, SoftRule]) -> dict[Node, str]:
    """What is warned of now: each question with the sentence of its rule."""
    found: dict[Node, str] = {}
    for note in notes:
        rule = rules[generic(note.ref)]
        if not note.relevant:
            continue
        try:
            about = interview.node(beside(note.ref, rule.about))
        except KeyError:
            continue  # the rule speaks of a question this form has no more
        found[about] = "\n".join(part for part in (found.get(about, ""), plain(note.label)) if part)
    return found
