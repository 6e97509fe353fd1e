"""Reads a draft or a submission back into the shape of its form."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any
from xml.etree.ElementTree import Element

from desktop.xforms.datatypes import cast
from desktop.xforms.definition import Seed, Spec
from desktop.xforms.errors import FormError, InstanceError
from desktop.xforms.names import OPENROSA, split
from desktop.xforms.parse import Definition
from desktop.xforms.place import Grower, Place
from desktop.xforms.source import read_xml
from desktop.xforms.structure import find_child

_TEMPLATE = f"{{{OPENROSA}}}template"


def read_instance(definition: Definition, xml: bytes | str, grower: Grower) -> Place:
    """The outermost place of a kept instance, with all inside. InstanceError if it is no XML or of another form."""
    try:
        root = read_xml(xml).root
    except FormError as error:
        raise InstanceError(str(error)) from error
    form_id = root.get("id")
    if form_id != definition.form_id or split(root.tag)[1] != definition.root.name:
        raise InstanceError(f"the instance is of form {form_id!r}, not {definition.form_id!r}")
    first = {child.spec: child for child in walk_seeds(definition.seed)}
    top = _Restoring(first, grower).container(definition.root, root, None)
    version = next((child for child in definition.root.children if child.ref.endswith("/@version")), None)
    place = top.slots[version.slot] if version is not None and definition.version else None
    if isinstance(place, Place):
        place.kept = place.value = definition.version
    return top


class _Restoring:
    """One document read. What is not in it is taken from `first`, what the form says of each place."""

    def __init__(self, first: Mapping[Spec, Seed], grower: Grower) -> None:
        self._first = first
        self._grower = grower
        self._known: dict[Spec, dict[object, Spec | None]] = {}  # of each container, the places by the names met so far

    def container(self, spec: Spec, element: Element, parent: Place | None) -> Place:
        """The place of an element, with a place for everything that it may hold."""
        grower = self._grower
        made = grower.place(spec, _text(spec, element), parent)
        slots: list[Any] = [[] if child.multiple else None for child in spec.children]
        made.slots = slots
        for tag, value in element.items():
            inner = spec.by_name.get("@" + split(tag)[1])
            if inner is not None:
                slots[inner.slot] = grower.place(inner, cast(inner.type, value), made)
        known = self._known.setdefault(spec, {})
        for child in element:
            tag = child.tag
            found = known[tag] if tag in known else known.setdefault(tag, _find(spec, tag))
            if found is None or child.get(_TEMPLATE) is not None:
                continue
            if found.children:
                place = self.container(found, child, made)
            else:
                place = grower.place(found, _text(found, child) if child.text else "", made)
            if found.multiple:
                slots[found.slot].append(place)
                place.was = len(slots[found.slot])
            else:
                slots[found.slot] = place
        if not all(slots):
            self._complete(made)
        return made

    def _complete(self, place: Place) -> None:
        """What the document left out is as the form says."""
        slots: list[Any] = place.slots
        for at, slot in enumerate(slots):
            if slot is None:
                spec = place.spec.children[at]
                slots[at] = self._grower.grow(self._first.get(spec) or Seed(spec, "", ()), place)


def _find(spec: Spec, tag: object) -> Spec | None:
    """The place of a name, also where drafts of others left its namespace out. A comment has none."""
    if not isinstance(tag, str):
        return None
    return find_child(spec, tag) or spec.by_name.get(split(tag)[1])


def _text(spec: Spec, element: Element) -> str:
    """The answer in the form of its type."""
    text = element.text
    if not text or len(element) or not text.strip():
        return ""
    return text if spec.type == "string" else cast(spec.type, text)


def walk_seeds(seed: Seed) -> Iterator[Seed]:
    """What the form says of each place at first, templates of repeats included (a pruned node comes back as new)."""
    yield seed
    inner = list(seed.children)
    if seed.spec.template is not None and seed.spec.template is not seed:
        inner += seed.spec.template.children
    for child in inner:
        yield from walk_seeds(child)
