"""Turns the tree of an expression into closures, once, when a form is loaded."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Protocol

from . import locations, operators
from .ast import Call, Chain, Expression, Filter, Logic, Negation, Number, Path, Quoted, Union
from .code import Code, constant_code, failing
from .errors import XPathError

if TYPE_CHECKING:
    from .functions.signature import Function


class Paths(Protocol):
    """What a form may know about its paths that the general walker does not: it may compile one its own way."""

    def compile_path(self, path: Path, compiler: Compiler) -> Code | None:
        """The code of a path, or None to have it walked. `compiler.depth` > 0 tells that it stands in a predicate,
        where a relative path starts at the node under test, not at the question."""


class Compiler:
    """Compiles one expression. `strict` raises what is wrong at once; otherwise only a branch that runs raises it."""

    def __init__(
        self,
        source: str,
        functions: Mapping[str, Function],
        *,
        namespaces: Mapping[str, str] | None = None,
        paths: Paths | None = None,
        strict: bool = True,
    ) -> None:
        self.source = source
        self.functions = functions
        self.namespaces = namespaces  # None: prefixes and namespaces do not matter, as in JavaRosa
        self.paths = paths
        self.strict = strict
        self.depth = 0  # of predicates around what is being compiled
        self.volatile = False

    def compile(self, expression: Expression) -> Code:
        """The code of an expression or a part of one."""
        match expression:
            case Path():
                return (self.paths and self.paths.compile_path(expression, self)) or locations.path(self, expression)
            case Number() | Quoted():
                return constant_code(expression.value, expression.at)
            case Call():
                return self.call(expression)
            case Chain():
                return operators.chain(self, expression)
            case Logic():
                return operators.logic(self, expression)
            case Negation():
                return operators.negation(self, expression)
            case Filter():
                return locations.filtered(self, expression)
            case Union():
                return locations.union(self, expression)

    def call(self, call: Call) -> Code:
        """A function call. Unknown functions and wrong numbers of arguments are found here, before anything runs."""
        function = self.functions.get(call.name)
        if function is None:
            return self.wrong("unknown function", call.at, name=call.name)
        given = len(call.arguments)
        if given < function.least or (function.most is not None and given > function.most):
            facts = {"name": call.name, "least": function.least, "most": function.most, "given": given}
            return self.wrong("wrong arguments", call.at, **facts)
        self.volatile = self.volatile or function.volatile
        return function.build(self, call)

    def predicate(self, expression: Expression) -> Code:
        """The code of a predicate, which runs with another node as its context."""
        self.depth += 1
        try:
            return self.compile(expression)
        finally:
            self.depth -= 1

    def wrong(self, kind: str, column: int, **facts: object) -> Code:
        """A part that cannot work: raised now if strict, otherwise when it is run."""
        error = XPathError(kind, self.source, column, **facts)  # type: ignore[arg-type]
        if self.strict:
            raise error
        return Code("any", failing(error), column=column)
