"""Soft rules: notes of the form that speak of a question beside them. They warn there, and hold nobody up."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.ui.questions.wording import plain

if TYPE_CHECKING:
    from desktop.forms.semantics import SoftRule
    from desktop.ui.questions.card import QuestionCard
    from desktop.xforms import Interview, Node


NO_REASONS: Mapping[str, str] = MappingProxyType({})


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


class Warnings(QObject):
    """What is warned of on one page, by the form's soft rules; and why it stands all the same, where that was said."""

    explained = Signal(str, str)  # ref, why it stands: to be kept with the record; "" takes a reason back

    def __init__(self, rules: Iterable[SoftRule], reasons: Mapping[str, str], parent: QObject) -> None:
        super().__init__(parent)
        self._rules = {rule.ref: rule for rule in rules}
        self._reasons = dict(reasons)  # ref → the enumerator's reason
        self._known: dict[int, bool] = {}  # key of a node: whether it is a rule (asked of all whenever a row comes)
        self.said: Mapping[Node, str] = {}

    def is_rule(self, node: Node) -> bool:
        """The node is a soft rule's note: it has no row of its own."""
        known = self._known.get(node.key)
        if known is None:
            known = self._known[node.key] = bool(self._rules) and generic(node.ref) in self._rules
        return known

    def look(self, interview: Interview, notes: Iterable[Node], card_of: Callable[[Node], QuestionCard | None]) -> None:
        """Look again, and show what came or went beside its question."""
        before, self.said = self.said, warned(interview, notes, self._rules)
        for node in {*before, *self.said}:
            card = card_of(node)
            if card is not None:
                self.show(card)

    def follow(self, card: QuestionCard) -> None:
        """A card was made: say on it what is warned of, and hear the reason written there."""
        card.explained.connect(self._explain)
        self.show(card)

    def show(self, card: QuestionCard) -> None:
        """Say on a card what is warned of there."""
        card.warn(self.said.get(card.node, ""), self._reasons.get(card.node.ref, ""))

    def _explain(self, node: Node, reason: str) -> None:
        if reason != self._reasons.get(node.ref, ""):
            self._reasons[node.ref] = reason
            self.explained.emit(node.ref, reason)

    def unexplained(self) -> Node | None:
        """The first question that is warned of without a reason."""
        return next((node for node in self.said if not self._reasons.get(node.ref)), None)
