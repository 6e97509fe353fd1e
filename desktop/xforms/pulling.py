"""Lists by file name: `pulldata(…)`, also by attributes of the items, and the older `search(…)` in an appearance."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from desktop.xforms.xpath import ast
from desktop.xforms.xpath.code import Code
from desktop.xforms.xpath.compiler import Compiler
from desktop.xforms.xpath.context import Context
from desktop.xforms.xpath.functions import FUNCTIONS
from desktop.xforms.xpath.functions.signature import Function
from desktop.xforms.xpath.lists import TableNode
from desktop.xforms.xpath.tree import Element, Node

_plain = FUNCTIONS["pulldata"]


def _build(compiler: Compiler, call: ast.Call) -> Code:
    columns = call.arguments[1:3]
    if not any(isinstance(each, ast.Quoted) and each.value.startswith("@") for each in columns):
        return _plain.build(compiler, call)
    instance, wanted, key, value = (compiler.compile(each).text() for each in call.arguments)

    def run(context: Context) -> str:
        return _pull(context, instance(context), wanted(context), key(context), value(context))

    return Code("text", run, column=call.at)


def _pull(context: Context, instance_id: str, wanted: str, key: str, value: str) -> str:
    source = context.environment.instance(instance_id)
    for root in source.named("root") if source is not None else ():
        for item in root.named("item"):
            if isinstance(item, Element) and _at(item, key) == value:
                return _at(item, wanted) or ""
    return ""


def _at(item: Element, name: str) -> str | None:
    if name.startswith("@"):
        return item.attribute(name[1:])
    return next((cell.string() for cell in item.named(name)), None)


PULLDATA = Function("pulldata", _plain.least, _plain.most, _build, _plain.volatile)
"""As the one of all expressions, with attributes."""


def _build_search(compiler: Compiler, call: ast.Call) -> Code:
    """`search('file')`, `search('file', how, columns, text)`, and with two more arguments a column that must equal."""
    texts = [compiler.compile(each).text() for each in call.arguments]
    return Code("nodes", lambda context: _search(context, *[text(context) for text in texts]), column=call.at)


def _search(
    context: Context, name: str, how: str = "", columns: str = "", text: str = "", column: str = "", equal: str = ""
) -> list[Node]:
    source = context.environment.instance(name)
    found = [item for root in source.named("root") for item in root.named("item")] if source is not None else []
    if isinstance(source, TableNode) and column:
        found = list(source.where(column, equal))
    elif column:
        found = [item for item in found if _text(item, column) == equal]
    test = _TESTS.get(how)
    if test is None:
        return found
    looked_at = [each.strip() for each in columns.split(",")]
    return [item for item in found if any(test(_text(item, each), text.lower()) for each in looked_at)]


_TESTS: Mapping[str, Callable[[str, str], bool]] = {
    "contains": lambda cell, text: text in cell.lower(),
    "startswith": lambda cell, text: cell.lower().startswith(text),
    "endswith": lambda cell, text: cell.lower().endswith(text),
    "matches": lambda cell, text: cell.lower() == text,
}


def _text(item: Node, column: str) -> str:
    return (_at(item, column) or "") if isinstance(item, Element) else ""


SEARCH = Function("search", 1, 6, _build_search)
"""The choices of a select whose appearance says so; its items name the columns."""
