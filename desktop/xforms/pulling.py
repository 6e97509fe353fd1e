"""`pulldata(…)` by attributes: `pulldata('kode', 'nama', '@id', …)` looks at `<item id="…">`, not at its children."""

from __future__ import annotations

from desktop.xforms.xpath import ast
from desktop.xforms.xpath.code import Code
from desktop.xforms.xpath.compiler import Compiler
from desktop.xforms.xpath.context import Context
from desktop.xforms.xpath.functions import FUNCTIONS
from desktop.xforms.xpath.functions.signature import Function
from desktop.xforms.xpath.tree import Element

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
