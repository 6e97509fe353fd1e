"""Expressions on any XML text, for `drive`: where they stand, and their values as JSON."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any

from desktop.xforms.xpath.context import Context, Environment
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


def document_context(request: Mapping[str, Any], now: Callable[[], datetime]) -> Context:
    """Where an expression on any XML text stands: `context` and `root` are paths into it."""
    document = read_document(str(request.get("document") or "<root/>"))
    environment = Environment(now=now, zone=now().tzinfo or UTC, language=request.get("language"))
    start: XmlNode = document
    if request.get("root"):
        environment.root = _at(document, str(request["root"]), environment)
    if request.get("context"):
        start = _at(document, str(request["context"]), environment)
    return Context(start, environment)


def _at(document: XmlNode, path: str, environment: Environment) -> XmlNode:
    plain = Environment(now=environment.now, zone=environment.zone)
    found = compile_expression(path).nodes(Context(document, plain))
    if not found:
        raise Refused("ref", f"nothing at {path}", path)
    return found[0]


def converted(value: Any, to: object, context: Context) -> Reply:
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
        return {"type": "number", "value": _number(float(value))}
    if isinstance(value, str):
        return {"type": "string", "value": value}
    return {"type": "nodeset", "value": [{"ref": path_of(node), "value": node.string()} for node in value]}


def _number(value: float) -> float | str:
    if math.isnan(value):
        return "NaN"
    if math.isinf(value):
        return "Infinity" if value > 0 else "-Infinity"
    if value == 0 and math.copysign(1, value) < 0:
        return "-0"
    return value


def path_of(node: XmlNode) -> str:
    """Where a node of any document stands, with a position for each step."""
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
