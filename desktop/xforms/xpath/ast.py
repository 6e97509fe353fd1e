"""The shape of a parsed expression. Every part knows its column; runs of one operator are flat, however long.

Nothing changes a tree once it is read. (The classes are not frozen only because making a frozen one takes three times
as long, and a form has ten thousand of them.)
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

Axis: TypeAlias = Literal[
    "ancestor",
    "ancestor-or-self",
    "attribute",
    "child",
    "descendant",
    "descendant-or-self",
    "following",
    "following-sibling",
    "namespace",
    "parent",
    "preceding",
    "preceding-sibling",
    "self",
]

NodeKind: TypeAlias = Literal["node", "text", "comment", "processing-instruction"]


@dataclass(slots=True, unsafe_hash=True)
class Number:
    """A number written out."""

    value: float
    at: int


@dataclass(slots=True, unsafe_hash=True)
class Quoted:
    """Text in quotes."""

    value: str
    at: int


@dataclass(slots=True, unsafe_hash=True)
class Call:
    """A function call; the name as written (`jr:itext`)."""

    name: str
    arguments: tuple[Expression, ...]
    at: int


@dataclass(slots=True, unsafe_hash=True)
class NameTest:
    """`name`, `prefix:name`, `prefix:*` or `*`; the prefix is "" if there is none."""

    prefix: str
    name: str


@dataclass(slots=True, unsafe_hash=True)
class KindTest:
    """`node()`, `text()`, `comment()` or `processing-instruction('target')`."""

    kind: NodeKind
    target: str | None = None


@dataclass(slots=True, unsafe_hash=True)
class Step:
    """One step of a location path."""

    axis: Axis
    test: NameTest | KindTest
    predicates: tuple[Expression, ...]
    at: int


@dataclass(slots=True, unsafe_hash=True)
class Path:
    """A location path. It starts at the context node (None), at the root ("/"), or at the nodes of an expression."""

    start: Literal["/"] | Expression | None
    steps: tuple[Step, ...]
    at: int
    plain: str = ""  # `/data/group/question`, if it is nothing but that: most paths of forms can be looked up


@dataclass(slots=True, unsafe_hash=True)
class Filter:
    """An expression with predicates: `(…)[…]`, `instance('x')[…]`."""

    primary: Expression
    predicates: tuple[Expression, ...]
    at: int


@dataclass(slots=True, unsafe_hash=True)
class Union:
    """Two or more node-sets joined by `|`."""

    operands: tuple[Expression, ...]
    at: int


@dataclass(slots=True, unsafe_hash=True)
class Negation:
    """A unary minus (an even number of them still converts to a number)."""

    operand: Expression
    odd: bool
    at: int


@dataclass(slots=True, unsafe_hash=True)
class Chain:
    """Operators of one precedence, from left to right: `a + b - c`, `a = b`, `a < b`, `a * b div c`."""

    first: Expression
    rest: tuple[tuple[str, Expression, int], ...]  # operator, right operand, column of the operator
    at: int


@dataclass(slots=True, unsafe_hash=True)
class Logic:
    """`and` or `or` over two or more operands."""

    operator: Literal["and", "or"]
    operands: tuple[Expression, ...]
    at: int


Expression: TypeAlias = Number | Quoted | Call | Path | Filter | Union | Negation | Chain | Logic
