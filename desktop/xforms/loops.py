"""A calculation of many rows at once: its expression written as one Python loop, when a wave meets many rows again.

A total that moved asks every row for its share. One by one, each row walks a tree of closures; in a loop the same
expression costs a third, and what stands outside of the rows (the total) is read once. Whatever is not written here is
called as the closure it is, so a loop gives what its rows would give one by one.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Collection
from functools import cache
from typing import Any, TypeAlias

from desktop.xforms.place import Place
from desktop.xforms.ways import NUMBER, PlaceCode, number_of
from desktop.xforms.xpath import ast
from desktop.xforms.xpath.code import Code, Constant
from desktop.xforms.xpath.compiler import Compiler
from desktop.xforms.xpath.context import Context
from desktop.xforms.xpath.operators import divide, is_plain
from desktop.xforms.xpath.values import text_from_number

Rows: TypeAlias = Callable[[Collection[Place], Context], list[str]]
_WORDS = {"number_of": number_of, "text_from_number": text_from_number, "divide": divide}
_LONGEST = 20  # operands of one chain; `operators` has a loop of its own for more
_DEEPEST = 80  # Python reads no more than 200 brackets within each other


def loop(expression: ast.Expression, compiler: Compiler) -> Rows:
    """The texts of an expression at many places. XPathError if one of them fails: then each is to be asked alone."""
    writer = _Writer(compiler)
    body = writer.whole(expression)
    names = tuple(writer.called)
    calls = tuple(writer.called.values())
    fixed = _made(f"lambda place, context, {', '.join(names)}: [{', '.join(writer.fixed)}]")
    only = " if stand(place, context)" if writer.called else ""
    shared = [f"fixed{at}" for at in range(len(writer.fixed))]
    each = _made(f"lambda places, context, {', '.join([*names, *shared])}: [{body} for place in places{only}]")

    def run(places: Collection[Place], context: Context) -> list[str]:
        first = next(iter(places))
        stand(first, context)
        texts: list[str] = each(places, context, *calls, *fixed(first, context, *calls))
        return texts

    return run


def stand(place: Place, context: Context) -> bool:
    """Go there: for closures, which ask the context where they are."""
    context.node = context.current = place
    return True


@cache
def _made(source: str) -> Callable[..., Any]:
    """The text is made of our own words and numbers, and of literals written by `repr`."""
    made: Callable[..., Any] = eval(source, {**_WORDS, "stand": stand})  # noqa: S307
    return made


class _Writer:
    """Writes an expression as Python over `place`; what it cannot write it calls."""

    def __init__(self, compiler: Compiler) -> None:
        self._compiler = compiler
        self._divisors = 0
        self.called: dict[str, Any] = {}  # closures by the name they have in the text
        self.fixed: list[str] = []  # what is the same for every row, in the order of its names

    def whole(self, expression: ast.Expression) -> str:
        """The text of all of it."""
        written = self.text(expression)
        if _brackets(written) <= _DEEPEST:
            return written
        self.called.clear()
        self.fixed.clear()
        return self._call(self._compiler.compile(expression).text())

    def text(self, part: ast.Expression) -> str:
        """As `string()`."""
        code = self._compiler.compile(part)
        if code.constant:
            return self._constant(code.text())
        if isinstance(code, PlaceCode) and code.value is not None:
            return self._of_place(code, "{}.value")
        if isinstance(part, ast.Call) and part.name == "if":
            return self._choice(part, self.text)
        if isinstance(part, ast.Call) and part.name == "coalesce":
            return f"({self.text(part.arguments[0])} or {self.text(part.arguments[1])})"
        if code.returns == "number":
            return f"text_from_number({self.number(part)})"
        return self._call(code.text())

    def number(self, part: ast.Expression) -> str:
        """As `number()`."""
        code = self._compiler.compile(part)
        if code.constant:
            return self._constant(code.number())
        if isinstance(code, PlaceCode) and code.value is not None:
            return self._of_place(code, f"({NUMBER})")
        if isinstance(part, ast.Call) and part.name == "if":
            return self._choice(part, self.number)
        if isinstance(part, ast.Chain) and code.returns == "number" and len(part.rest) <= _LONGEST:
            return self._arithmetic(part, code)
        return self._call(code.number())

    def truth(self, part: ast.Expression) -> str:
        """As `boolean()`."""
        code = self._compiler.compile(part)
        if isinstance(part, ast.Logic):
            return f"({f' {part.operator} '.join(self.truth(operand) for operand in part.operands)})"
        if isinstance(part, ast.Chain) and len(part.rest) == 1:
            return self._comparison(part) or self._call(code.boolean())
        return self._call(code.boolean())

    def _choice(self, call: ast.Call, written: Callable[[ast.Expression], str]) -> str:
        condition, chosen, other = call.arguments
        return f"({written(chosen)} if {self.truth(condition)} else {written(other)})"

    def _arithmetic(self, chain: ast.Chain, code: Code) -> str:
        written = self.number(chain.first)
        for symbol, operand, _ in chain.rest:
            if symbol == "mod":
                return self._call(code.number())
            written = self._joined(symbol, written, self.number(operand))
        return written

    def _joined(self, symbol: str, left: str, right: str) -> str:
        if symbol != "div":
            return f"({left} {symbol} {right})"
        self._divisors += 1
        by = f"by{self._divisors}"
        return f"({left} / {by} if ({by} := {right}) else divide({left}, {by}))"

    def _comparison(self, chain: ast.Chain) -> str | None:
        """Of two numbers or two texts; None for what goes by other rules (nodes, booleans)."""
        ((symbol, operand, _),) = chain.rest
        left, right = self._compiler.compile(chain.first), self._compiler.compile(operand)
        if not (is_plain(left) and is_plain(right)):
            return None
        if symbol in ("=", "!="):
            of_numbers = "number" in (left.returns, right.returns)
            written = self.number if of_numbers else self.text
            return f"({written(chain.first)} {'==' if symbol == '=' else '!='} {written(operand)})"
        return f"({self.number(chain.first)} {symbol} {self.number(operand)})"

    def _of_place(self, code: PlaceCode, ending: str) -> str:
        written = ending.format(code.way.text("place"))
        if not code.single:
            return written
        if written not in self.fixed:
            self.fixed.append(written)
        return f"fixed{self.fixed.index(written)}"

    def _constant(self, run: Any) -> str:
        """A literal; what is none (endless numbers, a date whose days depend on the zone) is called."""
        value = run.value if isinstance(run, Constant) else None
        if isinstance(value, str) or (type(value) is float and math.isfinite(value)):
            return repr(value)
        return self._call(run)

    def _call(self, run: Any) -> str:
        name = f"call{len(self.called)}"
        self.called[name] = run
        return f"{name}(context)"


def _brackets(text: str) -> int:
    """How deep brackets stand within each other, at most (those within quotes count too: never too few)."""
    deep = most = 0
    for letter in text:
        if letter in "([":
            deep += 1
            most = max(most, deep)
        elif letter in ")]":
            deep -= 1
    return most
