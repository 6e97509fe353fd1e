"""Expressions for `drive`, in a filling or on any XML text: where they stand, and their values as JSON."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime, tzinfo
from typing import Any

from desktop.xforms import Interview
from desktop.xforms.place import Place
from desktop.xforms.repeats import FORM_FUNCTIONS
from desktop.xforms.xpath.context import Context, Environment
from desktop.xforms.xpath.documents import evaluate_on, plain_number
from desktop.xforms.xpath.expressions import compile_expression
from desktop.xforms.xpath.reading import read_document
from desktop.xforms.xpath.tree import Node as XmlNode
from desktop.xforms.xpath.values import boolean_of, number_of, text_of

Reply = dict[str, Any]


class Refused(Exception):
    """A request that cannot be done, with a kind, a message and perhaps a ref."""

    def __init__(self, kind: str, message: str, ref: str = "") -> None:
        super().__init__(message)
        self.kind = kind
        self.ref = ref


def on_document(request: Mapping[str, Any], now: Callable[[], datetime]) -> Reply:
    """An expression on any XML text (`document`); `context` and `root` are paths into it. As JSON."""
    text = request.get("document")
    found = evaluate_on(
        None if text is None else read_document(str(text)),
        str(request["expr"]),
        Environment(now=now, zone=now().tzinfo or UTC, language=request.get("language")),
        context=request.get("context"),
        root=request.get("root"),
        namespaces=request.get("namespaces"),
        to=_type(request.get("to")),
    )
    if isinstance(found.value, list):
        return {"type": found.type, "value": [{"ref": ref, "value": text} for ref, text in found.value]}
    return {"type": found.type, "value": plain_number(found.value) if isinstance(found.value, float) else found.value}


def in_filling(filling: Interview, request: Mapping[str, Any], clock: Callable[[], datetime] | None) -> Reply:
    """An expression at a place (`context`) of a filling, if need be at another time or in another language."""
    place = filling.root.place
    ref = request.get("context") or request.get("ref")
    if ref:
        place = filling.nodes.resolve(str(ref))[0]
    with _elsewhere(filling, clock, request.get("language")):
        context = Context(place, filling.environment)
        expression = compile_expression(
            str(request["expr"]), namespaces=request.get("namespaces") or None, functions=FORM_FUNCTIONS
        )
        return _converted(expression.evaluate(context), _type(request.get("to")), context)


@contextmanager
def _elsewhere(filling: Interview, clock: Callable[[], datetime] | None, language: object) -> Iterator[None]:
    world, texts = filling.environment, filling.texts
    before = world.now, world.zone, world.language, texts.language
    zone: tzinfo | None = clock().tzinfo if clock is not None else None
    if clock is not None:
        world.now, world.zone = clock, zone or UTC
    if language:
        world.language = texts.language = str(language)
    try:
        yield
    finally:
        world.now, world.zone, world.language, texts.language = before


def _type(asked: object) -> Any:
    """The type that is asked for; None where the expression's own will do."""
    name = str(asked or "").lower()
    if name.startswith(("nodeset", "node-set")):
        return "nodeset"
    return name if name in ("string", "number", "boolean") else None


def _converted(value: Any, to: str | None, context: Context) -> Reply:
    """A value of XPath as JSON."""
    if to == "string":
        value = text_of(value)
    elif to == "number":
        value = number_of(value, context.zone)
    elif to == "boolean":
        value = boolean_of(value)
    if isinstance(value, bool):
        return {"type": "boolean", "value": value}
    if isinstance(value, (int, float)):
        return {"type": "number", "value": plain_number(float(value))}
    if isinstance(value, str):
        return {"type": "string", "value": value}
    return {"type": "nodeset", "value": [{"ref": path_of(node), "value": node.string()} for node in value]}


def path_of(node: XmlNode) -> str:
    """Where a node stands: in the record as everywhere, with positions on instances; in a list with those it needs."""
    if isinstance(node, Place):
        return node.ref
    steps: list[str] = []
    here: XmlNode | None = node
    while here is not None and here.kind != "document":
        above = here.parent
        if here.kind == "attribute":
            steps.append(f"@{here.qname}")
        elif here.kind == "element":
            like = above.named(here.name) if above is not None else [here]
            at = next((number for number, each in enumerate(like, 1) if each is here), 1)
            steps.append(f"{here.qname}[{at}]" if len(like) > 1 else here.qname)
        else:
            steps.append(f"{here.kind}()")
        here = above
    return "/" + "/".join(reversed(steps))
