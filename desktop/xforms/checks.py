"""What else can be wrong with a form, beside its expressions: a look at the whole before it is used."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TypeAlias
from xml.etree.ElementTree import Element

from desktop.xforms.definition import Item, Itemset
from desktop.xforms.errors import FormProblem
from desktop.xforms.external import ListDocument
from desktop.xforms.lists import ListSource
from desktop.xforms.names import local
from desktop.xforms.parse import Definition
from desktop.xforms.xpath.lists import ListTable

_Known: TypeAlias = dict[tuple[str, str, str], tuple[str, ...]]  # what is wrong with an itemset, by what it asks for
METHODS = {"", "post", "form-data-post", "form-data", "multipart-post"}
_INSTANCE = re.compile(r"^\s*(?:randomize\()?\s*instance\(\s*['\"]([^'\"]+)['\"]\s*\)((?:/[\w.\-]+)+)")


def check_form(definition: Definition) -> Iterator[FormProblem]:
    """Everything found, fatal or not."""
    method = definition.submission.method
    if method not in METHODS:
        yield FormProblem("structure", f"a submission method that is not known: {method}", "submission", fatal=True)
    if definition.submission.public_key and definition.entities_version:
        yield FormProblem("entities", "servers process no entities of encrypted forms", "submission", fatal=True)
    yield from _check_items(definition, definition.body, {})


def _check_items(definition: Definition, item: Item, known: _Known) -> Iterator[FormProblem]:
    place = item.spec.ref if item.spec is not None else item.context.ref
    mediatype = item.parameters.get("mediatype", "")
    if item.tag == "upload" and mediatype and "/" not in mediatype:
        yield FormProblem("structure", f"a media type that is not known: {mediatype}", place, fatal=True)
    if item.itemset is not None:
        itemset = item.itemset
        asked = (itemset.nodeset.source, itemset.value_path, itemset.label_path or itemset.label_itext)
        if asked not in known:
            known[asked] = tuple(_check_itemset(definition, itemset))
        for said in known[asked]:
            yield FormProblem("instance", said, place, itemset.nodeset.source, fatal=True)
    for child in item.children:
        yield from _check_items(definition, child, known)


def _check_itemset(definition: Definition, itemset: Itemset) -> Iterator[str]:
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
            yield f"the choices have no {name} '{path}' in list '{found.group(1)}'"


def check_columns(definition: Definition, lists: ListSource) -> Iterator[FormProblem]:
    """The lists that come beside a form must have the columns that its questions show: without them every choice would
    be blank (JavaRosa refuses such a form too). A list that is missing, or has no rows, is another affair."""
    yield from _check_columns(definition, definition.body, lists)


def _check_columns(definition: Definition, item: Item, lists: ListSource) -> Iterator[FormProblem]:
    itemset = item.itemset
    found = _INSTANCE.match(itemset.nodeset.source) if itemset is not None else None
    source = next((each for each in definition.sources if found and each.instance_id == found.group(1)), None)
    if itemset is not None and source is not None:
        columns = _columns(lists.table(source.filename))
        for name, path in (("value", itemset.value_path), ("label", itemset.label_path or itemset.label_itext)):
            if columns and path and re.fullmatch(r"[\w.\-]+", path) and path != "." and path not in columns:
                place = item.spec.ref if item.spec is not None else item.context.ref
                said = f"the choices have no {name} '{path}' in file '{source.filename}'"
                yield FormProblem("instance", said, place, itemset.nodeset.source, fatal=True)
    for child in item.children:
        yield from _check_columns(definition, child, lists)


def _columns(table: ListTable | ListDocument | None) -> frozenset[str]:
    """The columns of a list with rows; none where nothing can be said."""
    if table is not None and not isinstance(table, ListDocument) and next(iter(table.rows()), None) is not None:
        return frozenset(column.strip() for column in table.columns)
    return frozenset()


def _first(root: Element, steps: list[str]) -> Element | None:
    if local(root.tag) != steps[0]:
        return None
    here: Element | None = root
    for step in steps[1:]:
        here = _child(here, step) if here is not None else None
    return here


def _child(element: Element, name: str) -> Element | None:
    return next((child for child in element if isinstance(child.tag, str) and local(child.tag) == name), None)
