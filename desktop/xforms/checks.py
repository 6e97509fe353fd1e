"""What else can be wrong with a form, beside its expressions: a look at the whole before it is used."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from desktop.xforms.definition import Item, Itemset
from desktop.xforms.errors import FormProblem
from desktop.xforms.names import local
from desktop.xforms.parse import Definition

METHODS = {"", "post", "form-data-post", "form-data", "multipart-post"}
_INSTANCE = re.compile(r"^\s*(?:randomize\()?\s*instance\(\s*['\"]([^'\"]+)['\"]\s*\)((?:/[\w.\-]+)+)")


def check_form(definition: Definition) -> Iterator[FormProblem]:
    """Everything found, fatal or not."""
    method = definition.submission.method
    if method not in METHODS:
        yield FormProblem("structure", f"a submission method that is not known: {method}", "submission", fatal=True)
    if definition.submission.public_key and definition.entities_version:
        yield FormProblem("entities", "servers process no entities of encrypted forms", "submission", fatal=True)
    yield from _check_items(definition, definition.body)


def _check_items(definition: Definition, item: Item) -> Iterator[FormProblem]:
    place = item.spec.ref if item.spec is not None else item.context.ref
    mediatype = item.parameters.get("mediatype", "")
    if item.tag == "upload" and mediatype and "/" not in mediatype:
        yield FormProblem("structure", f"a media type that is not known: {mediatype}", place, fatal=True)
    if item.itemset is not None:
        yield from _check_itemset(definition, item.itemset, place)
    for child in item.children:
        yield from _check_items(definition, child)


def _check_itemset(definition: Definition, itemset: Itemset, place: str) -> Iterator[FormProblem]:
    """The first item of a list within the form must have the value and the label that the question shows."""
    found = _INSTANCE.match(itemset.nodeset.source)
    root = definition.lists.get(found.group(1)) if found is not None else None
    if root is None or found is None:
        return
    steps = found.group(2).strip("/").split("/")
    first = _first(root, steps)
    for name, path in (("value", itemset.value_path), ("label", itemset.label_path or itemset.label_itext)):
        if (
            first is not None
            and path
            and re.fullmatch(r"[\w.\-]+", path)
            and path != "."
            and _child(first, path) is None
        ):
            said = f"the choices have no {name} '{path}' in list '{found.group(1)}'"
            yield FormProblem("instance", said, place, itemset.nodeset.source, fatal=True)


def _first(root: Element, steps: list[str]) -> Element | None:
    if local(root.tag) != steps[0]:
        return None
    here: Element | None = root
    for step in steps[1:]:
        here = _child(here, step) if here is not None else None
    return here


def _child(element: Element, name: str) -> Element | None:
    return next((child for child in element if isinstance(child.tag, str) and local(child.tag) == name), None)
