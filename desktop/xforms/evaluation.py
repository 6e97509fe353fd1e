"""Evaluates the rules of a form at its places."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from desktop.xforms.definition import Rule
from desktop.xforms.place import Place
from desktop.xforms.xpath.context import Context, Environment
from desktop.xforms.xpath.errors import XPathError
from desktop.xforms.xpath.tree import Node

PICKED = "picked"
Picked: TypeAlias = dict[Place, dict[Place, None]]
"""Who read a place that it picked by number (`indexed-repeat`): only those read it anew when it moves."""


class Evaluation:
    """One for an interview. A single context is moved from place to place: making one costs as much as an addition."""

    __slots__ = ("context", "environment", "failed", "picked")

    def __init__(self, environment: Environment) -> None:
        self.environment = environment
        self.context = Context(None, environment)  # whoever evaluates sets its node and current
        self.picked: Picked = {}
        self.failed: dict[Rule, XPathError] = {}  # what could not be shown: blank, and told here
        environment.indexes[PICKED] = self.picked

    def text(self, rule: Rule, place: Place) -> str:
        """As text."""
        context = self.context
        context.node = context.current = place
        return rule.text(context)

    def number(self, rule: Rule, place: Place) -> float:
        """As a number."""
        context = self.context
        context.node = context.current = place
        return rule.number(context)

    def boolean(self, rule: Rule, place: Place) -> bool:
        """As true or false."""
        context = self.context
        context.node = context.current = place
        return rule.boolean(context)

    def shown(self, rule: Rule, place: Place) -> str:
        """As text on a screen: blank where the expression fails, which is noted."""
        try:
            return self.text(rule, place)
        except XPathError as error:
            self.failed[rule] = error
            return ""

    def offered(self, rule: Rule, place: Place) -> Sequence[Node]:
        """As choices: none where the expression fails, which is noted."""
        try:
            return self.nodes(rule, place)
        except XPathError as error:
            self.failed[rule] = error
            return ()

    def nodes(self, rule: Rule, place: Place) -> Sequence[Node]:
        """As nodes."""
        return rule.nodes(Context(place, self.environment))
