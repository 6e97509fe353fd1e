"""Reads the text of an expression into its tree. All of the XPath 1.0 grammar; errors name the column."""

from __future__ import annotations

from typing import Final, cast, get_args

from .ast import (
    Axis,
    Call,
    Chain,
    Expression,
    Filter,
    KindTest,
    Logic,
    NameTest,
    Negation,
    NodeKind,
    Number,
    Path,
    Quoted,
    Step,
    Union,
)
from .errors import XPathError
from .lexer import Token, tokens

# Deeper than any form in the field (chains of operators are not nesting), shallow enough for Python's stack.
DEEPEST: Final = 100

_LEVELS: Final = {
    "or": 0,
    "and": 1,
    "=": 2,
    "!=": 2,
    "<": 3,
    "<=": 3,
    ">": 3,
    ">=": 3,
    "+": 4,
    "-": 4,
    "*": 5,
    "div": 5,
    "mod": 5,
}
_AXES: Final = frozenset(get_args(Axis))
_KINDS: Final = frozenset({"node", "text", "comment", "processing-instruction"})
_ANY: Final = KindTest("node")
_FOLLOWING: Final = frozenset({"[", "/", "//"})  # what may go on after a straight path


def parse(source: str) -> Expression:
    """The tree of an expression. XPathError with the column if it cannot be read."""
    reading = _Reading(source)
    expression = reading.expression()
    if reading.token.kind != "end":
        raise reading.unexpected()
    return expression


class _Reading:
    """One pass over the tokens of one expression."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.tokens = tokens(source)
        self.index = 0
        self.token = self.tokens[0]
        self.depth = 0

    # tokens

    def take(self) -> Token:
        taken = self.token
        self.index += 1
        self.token = self.tokens[self.index]
        return taken

    def at(self, *texts: str) -> bool:
        return self.token.text in texts and self.token.kind in ("symbol", "operator")

    def next_is(self, text: str) -> bool:
        following = self.tokens[min(self.index + 1, len(self.tokens) - 1)]
        return following.text == text and following.kind == "symbol"

    def expect(self, text: str) -> Token:
        if not self.at(text):
            raise self.unexpected()
        return self.take()

    def unexpected(self) -> XPathError:
        if self.token.kind == "end":
            return XPathError("unfinished", self.source, self.token.at)
        return XPathError("unexpected", self.source, self.token.at, found=self.token.text)

    # operators

    def expression(self) -> Expression:
        """Operands joined by operators: precedence without recursion, by a stack of the runs begun so far."""
        self.depth += 1
        if self.depth > DEEPEST:
            raise XPathError("too deep", self.source, self.token.at)
        runs: list[_Run] = []
        operand = self.operand()
        while (level := self.operator_level()) >= 0:
            operand = _close_runs(runs, level, operand)
            if not runs or runs[-1].level < level:
                runs.append(_Run(level, operand.at))
            runs[-1].add(operand, self.take())
            operand = self.operand()
        self.depth -= 1
        return _close_runs(runs, -1, operand)

    def operator_level(self) -> int:
        return _LEVELS.get(self.token.text, -1) if self.token.kind == "operator" else -1

    def operand(self) -> Expression:
        """A path or another simple thing, a union of such, with any number of minus signs before it."""
        at, count = self.token.at, 0
        while self.at("-"):
            self.take()
            count += 1
        found = self.path()
        if self.at("|"):
            operands = [found]
            while self.at("|"):
                self.take()
                operands.append(self.path())
            found = Union(tuple(operands), found.at)
        return Negation(found, count % 2 == 1, at) if count else found

    # paths

    def path(self) -> Expression:
        token = self.token
        if token.kind == "path":
            return self.straight_path()
        if token.kind == "operator" and token.text in ("/", "//"):
            return self.absolute_path()
        if token.kind in ("number", "text") or self.at("(", "$") or self.is_call():
            return self.filter_path()
        steps = self.relative_steps()
        return Path(None, tuple(steps), token.at)

    def is_call(self) -> bool:
        return self.token.kind == "name" and self.next_is("(") and self.token.text not in _KINDS

    def straight_path(self) -> Path:
        """A path that came in one token, with whatever follows its last name."""
        token = self.take()
        at = token.at
        names = token.text.split("/")
        absolute = not names[0]
        if absolute:
            del names[0]
            at += 1
        steps: list[Step] = []
        for name in names:
            steps.append(Step("parent", _ANY, (), at) if name == ".." else Step("child", NameTest("", name), (), at))
            at += len(name) + 1
        if self.token.text in _FOLLOWING and self.token.kind in ("symbol", "operator"):
            last = steps[-1]
            steps[-1] = Step(last.axis, last.test, self.predicates(), last.at)
            steps += self.further_steps()
            return Path("/" if absolute else None, tuple(steps), token.at)
        return Path("/" if absolute else None, tuple(steps), token.at, token.text if absolute else "")

    def absolute_path(self) -> Path:
        at = self.token.at
        if self.take().text == "//":
            return Path("/", (_descendants(at), *self.relative_steps()), at)
        steps = self.relative_steps() if self.starts_step() else []
        return Path("/", tuple(steps), at)

    def filter_path(self) -> Expression:
        at = self.token.at
        found = self.primary()
        if self.at("["):
            found = Filter(found, self.predicates(), at)
        if not self.at("/", "//"):
            return found
        return Path(found, tuple(self.further_steps()), at)

    def primary(self) -> Expression:
        token = self.take()
        if token.kind == "number":
            return Number(float(token.text), token.at)
        if token.kind == "text":
            return Quoted(token.text[1:-1], token.at)
        if token.text == "(":
            inner = self.expression()
            self.expect(")")
            return inner
        if token.text == "$":
            raise XPathError("variables", self.source, token.at, name=self.token.text)
        return self.call(token)

    def call(self, name: Token) -> Call:
        self.expect("(")
        arguments: list[Expression] = []
        while not self.at(")"):
            if arguments:
                self.expect(",")
            arguments.append(self.expression())
        self.take()
        return Call(name.text, tuple(arguments), name.at)

    def starts_step(self) -> bool:
        return self.token.kind in ("name", "wildcard") or self.at(".", "..", "@")

    def relative_steps(self) -> list[Step]:
        return [self.step(), *self.further_steps()]

    def further_steps(self) -> list[Step]:
        steps: list[Step] = []
        while self.at("/", "//"):
            slash = self.take()
            if slash.text == "//":
                steps.append(_descendants(slash.at))
            steps.append(self.step())
        return steps

    def step(self) -> Step:
        at = self.token.at
        if self.at("."):
            self.take()
            return Step("self", _ANY, self.predicates(), at)
        if self.at(".."):
            self.take()
            return Step("parent", _ANY, self.predicates(), at)
        axis = self.axis()
        return Step(axis, self.node_test(), self.predicates(), at)

    def axis(self) -> Axis:
        if self.at("@"):
            self.take()
            return "attribute"
        if self.token.kind == "name" and self.next_is("::"):
            name = self.take()
            self.take()
            if name.text not in _AXES:
                raise XPathError("unknown axis", self.source, name.at, name=name.text)
            return cast("Axis", name.text)
        return "child"

    def node_test(self) -> NameTest | KindTest:
        if self.token.kind == "wildcard":
            self.take()
            return NameTest("", "*")
        if self.token.kind != "name":
            raise self.unexpected()
        name = self.take().text
        if name in _KINDS and self.at("("):
            return self.kind_test(cast("NodeKind", name))
        prefix, _, local = name.rpartition(":")
        return NameTest(prefix, local)

    def kind_test(self, kind: NodeKind) -> KindTest:
        self.take()
        target = None
        if kind == "processing-instruction" and self.token.kind == "text":
            target = self.take().text[1:-1]
        self.expect(")")
        return KindTest(kind, target)

    def predicates(self) -> tuple[Expression, ...]:
        found: list[Expression] = []
        while self.at("["):
            self.take()
            found.append(self.expression())
            self.expect("]")
        return tuple(found)


class _Run:
    """Operands and operators of one precedence while they are read."""

    def __init__(self, level: int, at: int) -> None:
        self.level = level
        self.at = at
        self.operands: list[Expression] = []
        self.operators: list[Token] = []

    def add(self, operand: Expression, operator: Token) -> None:
        self.operands.append(operand)
        self.operators.append(operator)

    def closed(self, last: Expression) -> Expression:
        operands = [*self.operands, last]
        if self.level < 2:
            return Logic("or" if self.level == 0 else "and", tuple(operands), self.at)
        rest = tuple(
            (operator.text, operand, operator.at)
            for operator, operand in zip(self.operators, operands[1:], strict=True)
        )
        return Chain(operands[0], rest, self.at)


def _close_runs(runs: list[_Run], level: int, operand: Expression) -> Expression:
    """End all runs that bind tighter than `level`; the operand last read belongs to the innermost of them."""
    while runs and runs[-1].level > level:
        operand = runs.pop().closed(operand)
    return operand


def _descendants(at: int) -> Step:
    return Step("descendant-or-self", _ANY, (), at)
