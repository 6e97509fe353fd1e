"""What one answer moved: the nodes, and in what respect."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from enum import IntFlag
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop.xforms.node import Node


class Aspect(IntFlag):
    """In what respect a node moved."""

    VALUE = 1
    RELEVANT = 2
    READONLY = 4
    REQUIRED = 8
    VIOLATION = 16
    LABEL = 32
    CHOICES = 64
    ADDED = 128
    REMOVED = 256


class Changes(Mapping["Node", Aspect]):
    """The nodes that moved. Built when looked at: most callers of `answer` look at a few or at none."""

    __slots__ = ("_make", "_nodes", "ref_of_answer")

    def __init__(self, ref: str, make: Callable[[], dict[Node, Aspect]]) -> None:
        self.ref_of_answer = ref
        self._make: Callable[[], dict[Node, Aspect]] | None = make
        self._nodes: dict[Node, Aspect] = {}

    @property
    def nodes(self) -> Mapping[Node, Aspect]:
        """Every node that moved and how."""
        if self._make is not None:
            make, self._make = self._make, None
            self._nodes = make()
        return self._nodes

    def __getitem__(self, node: Node) -> Aspect:
        return self.nodes[node]

    def __iter__(self) -> Iterator[Node]:
        return iter(self.nodes)

    def __len__(self) -> int:
        return len(self.nodes)
