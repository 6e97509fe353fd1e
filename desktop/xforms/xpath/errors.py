"""What can be wrong with an expression: a kind from a closed list, the place, and facts. Wording is for screens."""

from __future__ import annotations

from typing import Literal, TypeAlias

Kind: TypeAlias = Literal[
    "unexpected",  # found: the token that cannot stand there
    "unfinished",  # the expression ends too early
    "unclosed text",  # a quote is never closed
    "unknown character",  # found
    "unknown axis",  # name
    "unknown function",  # name
    "wrong arguments",  # name, least, most (None: any number), given
    "unknown prefix",  # prefix
    "variables",  # name; XForms has none
    "too deep",  # nested beyond what any form needs
    "not nodes",  # name: a function or operator that wants a path was given a value
    "no context",  # a relative path where there is no node to start from
    "missing list",  # name: instance() of an unknown id
    "several nodes",  # name: one node was needed
    "bad value",  # name, value: an argument that can't be used
    "bad pattern",  # pattern: a regular expression that cannot be read
    "slow pattern",  # pattern: a regular expression that could take forever
    "bad format",  # found: an unknown letter in a date format
]


class XPathError(ValueError):
    """An expression that cannot be read or evaluated. `column` counts from 0; None when it is not one place."""

    def __init__(self, kind: Kind, source: str = "", column: int | None = None, **facts: object) -> None:
        super().__init__(kind, source, column, facts)
        self.kind = kind
        self.source = source
        self.column = column
        self.facts = facts

    def __str__(self) -> str:
        facts = ", ".join(f"{name}={value!r}" for name, value in self.facts.items())
        place = "" if self.column is None else f" at column {self.column + 1}"
        return f"{self.kind}{place}{f' ({facts})' if facts else ''}: {self.source}"

    def within(self, source: str) -> XPathError:
        """The same error with the expression named, for errors raised where the source is not known."""
        return self if self.source else XPathError(self.kind, source, self.column, **self.facts)
