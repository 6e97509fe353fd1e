"""Evaluates an expression on any XML text: for `drive`, for trying things out, for other engines' test suites."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from .axes import descendants
from .context import Context, Environment
from .dates import Moment
from .errors import XPathError
from .expressions import compile_expression
from .reading import read_document
from .tree import Document, Element, Node
from .values import Value, boolean_of, number_of, text_of

To: TypeAlias = Literal["string", "number", "boolean", "nodeset"]


@dataclass(frozen=True, slots=True)
class Found:
    """What an expression gave: for a node-set a pair of reference and text for each node."""

    type: To
    value: str | float | bool | list[tuple[str, str]]


def evaluate_on(
    document: Document | None,
    source: str,
    environment: Environment,
    *,
    context: str | None = None,
    root: str | None = None,
    namespaces: Mapping[str, str] | None = None,
    to: To | None = None,
) -> Found:
    """Evaluate `source` on a document, from the node at the path `context`, with `/` at the node at the path `root`.

    Instances and translations are those of the document, if it is a form. XPathError as for any expression; but
    asked for a number, a function that was given something impossible is NaN (Enketo), and not asked for any type,
    an impossible date is an error (JavaRosa).
    """
    tree = document or Document()
    environment.instance = lambda instance_id: _instance(tree, instance_id)
    environment.itext = lambda text_id: _translations(tree, text_id, environment.language)
    environment.root = _at(tree, root) if root else tree
    here = _at(tree, context) if context else tree
    expression = compile_expression(source, namespaces=namespaces or {}, strict=False)
    try:
        value = expression.evaluate(Context(here, environment))
    except XPathError as error:
        if to == "number" and error.kind == "bad value":
            return Found(to, math.nan)
        raise
    return _found(source, value, environment, to)


def read(xml: str | None) -> Document | None:
    """The document of a text; None stays None."""
    return None if xml is None else read_document(xml)


def _at(tree: Document, path: str) -> Node:
    nodes = compile_expression(path).nodes(Context(tree, Environment(root=tree)))
    if not nodes:
        raise XPathError("no context", path)
    return nodes[0]


def _found(source: str, value: Value, environment: Environment, to: To | None) -> Found:
    if to == "string":
        return Found(to, text_of(value))
    if to == "number":
        return Found(to, float(number_of(value, environment.zone)))
    if to == "boolean":
        return Found(to, boolean_of(value))
    if isinstance(value, Moment) and value.when is None:
        raise XPathError("bad value", source, name="date", value="")
    if isinstance(value, str):
        return Found("string", value)
    if isinstance(value, bool):
        return Found("boolean", value)
    if isinstance(value, float):
        return Found("number", value)
    return Found("nodeset", [(reference(node), node.string()) for node in value])


def reference(node: Node) -> str:
    """The path of a node by positions: `/*[1]/*[2]/text()[1]`, `/*[1]/@*[name()='id']`; `/` for the document."""
    steps: list[str] = []
    here: Node | None = node
    while here is not None and not (here.parent is None and here.kind == "document"):
        steps.append(_step(here))
        here = here.parent
    return "/" + "/".join(reversed(steps))


def _step(node: Node) -> str:
    if node.kind == "attribute":
        return f"@*[name()='{node.qname}']"
    if node.kind == "namespace":
        return f"namespace::*[name()='{node.name}']"
    test = {"element": "*", "text": "text()", "comment": "comment()"}.get(node.kind, "processing-instruction()")
    siblings = node.parent.children if isinstance(node.parent, Element | Document) else [node]
    place = 1
    for sibling in siblings:
        if sibling is node:
            break
        place += sibling.kind == node.kind
    else:
        place = 1
    return f"{test}[{place}]"


def _instance(tree: Document, instance_id: str) -> Node | None:
    for node in descendants(tree):
        if isinstance(node, Element) and node.name == "instance" and node.attribute("id") == instance_id:
            return node
    return None


def _translations(tree: Document, text_id: str, language: str | None) -> list[Node]:
    """The values of a text in the language, or in the default one, or in the first."""
    translations = [node for node in descendants(tree) if isinstance(node, Element) and node.name == "translation"]
    chosen = [each for each in translations if each.attribute("lang") == language] if language else []
    chosen = chosen or [each for each in translations if each.attribute("default")] or translations[:1]
    texts = [text for each in chosen[:1] for text in each.elements() if text.attribute("id") == text_id]
    values = [value for text in texts for value in text.elements() if value.name == "value"]
    return [value for value in values if value.attribute("form") is None] or list(values)


def plain_number(number: float) -> float | str:
    """A number as JSON can say it: NaN, the infinities and minus zero as text."""
    if number == 0 and math.copysign(1.0, number) < 0:
        return "-0"
    if number != number:
        return "NaN"
    if math.isinf(number):
        return "Infinity" if number > 0 else "-Infinity"
    return number
