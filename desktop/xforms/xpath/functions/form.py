"""Functions that ask the form and the device around the expression."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ..ast import Call
from ..code import Code
from ..context import Context
from ..lists import TableNode, TreeIndex
from ..tree import Node
from ..values import NodeSet
from .signature import Function, plain

if TYPE_CHECKING:
    from ..compiler import Compiler


def _itext(compiler: Compiler, call: Call) -> Code:
    text_id = compiler.compile(call.arguments[0]).text()
    return Code("nodes", lambda context: context.environment.itext(text_id(context)), column=call.at)


def _choice_name(context: Context, value: str, path: str) -> str:
    return context.environment.choice_name(value, path, context)


def _pulldata(context: Context, instance_id: str, wanted: str, key: str, value: str) -> str:
    """A cell of the first row of a list where another cell has a value; blank if there is none."""
    source = context.environment.instance(instance_id)
    if source is None:
        return ""
    rows = source.where(key, value) if isinstance(source, TableNode) else _index(context, source).where(key, value)
    cells: NodeSet = rows[0].named(wanted) if rows else ()
    return cells[0].string() if cells else ""


def _index(context: Context, source: Node) -> TreeIndex:
    """The index over the items of a list that is a tree, shared with the predicates that look it up."""
    index = context.environment.indexes.get((source, _ITEMS))
    if not isinstance(index, TreeIndex):
        items = [item for root in source.named("root") for item in root.named("item")]
        index = context.environment.indexes[(source, _ITEMS)] = TreeIndex(items)
    return index


_ITEMS: Final = ("root", "item")


def _property(context: Context, name: str) -> str:
    return context.environment.properties.get(name, "")


def _version(context: Context) -> str:
    return context.environment.version


FUNCTIONS: Final[tuple[Function, ...]] = (
    Function("jr:itext", 1, 1, _itext),
    plain("jr:choice-name", "text text", "text", _choice_name, context=True),
    plain("pulldata", "text text text text", "text", _pulldata, context=True),
    plain("property", "text", "text", _property, context=True),
    plain("version", "", "text", _version, context=True),
)
