"""What an expression is evaluated in: the node it starts from, and the world around it (clock, lists, language)."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, tzinfo
from uuid import uuid4

from .tree import Document, Element, Node, outermost


def _utc_now() -> datetime:
    return datetime.now(UTC)


def _random_uuid() -> str:
    return str(uuid4())


def _no_list(_: str) -> Node | None:
    return None


def _no_translation(_: str) -> list[Node]:
    return []


def _no_choice_name(_value: str, _path: str, _context: Context) -> str:
    return ""


@dataclass(slots=True)
class Environment:
    """The world of an evaluation, handed in by whoever evaluates. One for an interview; its fields may change."""

    now: Callable[[], datetime] = _utc_now  # aware
    zone: tzinfo = UTC  # the zone of the device
    language: str | None = None
    root: Node | None = None  # where `/` starts; None: above the context node
    instance: Callable[[str], Node | None] = _no_list  # the node of `instance('id')`; its child is the list's root
    itext: Callable[[str], list[Node]] = _no_translation  # the values of a translation in the current language
    choice_name: Callable[[str, str, Context], str] = _no_choice_name  # (value, path of the question, context)
    properties: Mapping[str, str] = field(default_factory=dict)  # of the device: property('username')
    version: str = ""  # of the form
    random: random.Random = field(default_factory=random.SystemRandom)
    uuid: Callable[[], str] = _random_uuid
    indexes: dict[object, object] = field(default_factory=dict)  # of lists, by what was asked; made as needed


class Context:
    """Where an evaluation stands. `current` is the node it began at, also within predicates."""

    __slots__ = ("current", "environment", "node", "position", "size")

    def __init__(
        self,
        node: Node | None,
        environment: Environment,
        *,
        current: Node | None = None,
        position: int = 1,
        size: int = 1,
    ) -> None:
        self.node = node
        self.environment = environment
        self.current = current if current is not None else node
        self.position = position
        self.size = size

    @property
    def zone(self) -> tzinfo:
        """The zone of the device."""
        return self.environment.zone

    def root(self) -> Node | None:
        """Where an absolute path starts."""
        if self.environment.root is not None:
            return self.environment.root
        return None if self.node is None else outermost(self.node)


def empty_document() -> Document:
    """A document with nothing in it, for expressions that are evaluated with no form around them."""
    return Document()


def context_of(node: Element | Document | None = None, environment: Environment | None = None) -> Context:
    """A context for one evaluation, with as much of a world as is given."""
    return Context(node if node is not None else empty_document(), environment or Environment())
