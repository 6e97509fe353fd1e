"""Expressions on any XML text, for `drive`: where they stand, and their values as JSON."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any

from desktop.xforms.xpath.context import Context, Environment
from desktop.xforms.xpath.documents import evaluate_on, plain_number
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
        to=request.get("to"),
    )
    if isinstance(found.value, list):
        return {"type": found.type, "value": [{"ref": ref, "value": text} for ref, text in found.value]}
    return {"type": found.type, "value": plain_number(found.value) if isinstance(found.value, float) else found.value}


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
        return {"type": "number", "value": plain_number(float(value))}
    if isinstance(value, str):
        return {"type": "string", "value": value}
    return {"type": "nodeset", "value": [{"ref": path_of(node), "value": node.string()} for node in value]}


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
