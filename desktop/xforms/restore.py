"""Reads a draft or a submission back into the shape of its form."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from xml.etree.ElementTree import Element

from desktop.xforms.datatypes import cast
from desktop.xforms.definition import Seed, Spec
from desktop.xforms.errors import FormError, InstanceError
from desktop.xforms.names import OPENROSA, split
from desktop.xforms.parse import Definition
from desktop.xforms.source import read_xml
from desktop.xforms.structure import find_child

_TEMPLATE = f"{{{OPENROSA}}}template"


def read_instance(definition: Definition, xml: bytes | str) -> Seed:
    """The seed of a kept instance. InstanceError if it is no XML or of another form."""
    try:
        root = read_xml(xml).root
    except FormError as error:
        raise InstanceError(str(error)) from error
    form_id = root.get("id")
    if form_id != definition.form_id or split(root.tag)[1] != definition.root.name:
        raise InstanceError(f"the instance is of form {form_id!r}, not {definition.form_id!r}")
    first = {child.spec: child for child in walk_seeds(definition.seed)}
    seed = _Restoring(first).seed(definition.root, root)
    version = definition.version
    seed.children = tuple(
        Seed(child.spec, version, ()) if child.spec.ref.endswith("/@version") and version else child
        for child in seed.children
    )
    return seed


class _Restoring:
    """One document read. What is not in it is taken from `first`, what the form says of each place."""

    def __init__(self, first: Mapping[Spec, Seed]) -> None:
        self._first = first
        self._known: dict[tuple[Spec, str], Spec | None] = {}

    def seed(self, spec: Spec, element: Element) -> Seed:
        """An element and all inside it."""
        children: list[Seed] = []
        for tag, value in element.items():
            inner = spec.by_name.get("@" + split(tag)[1])
            if inner is not None:
                children.append(Seed(inner, cast(inner.type, value), ()))
        for child in element:
            found = self._place(spec, child.tag)
            if found is None or (child.attrib and child.get(_TEMPLATE) is not None):
                continue
            if found.children:
                children.append(self.seed(found, child))
            else:
                children.append(Seed(found, _text(found, child), ()))
        given = {child.spec for child in children}
        if len(given) < len(spec.children):
            first = self._first
            children += [
                first[each] for each in spec.children if each not in given and not each.multiple and each in first
            ]
        return Seed(spec, _text(spec, element), tuple(children))

    def _place(self, spec: Spec, tag: object) -> Spec | None:
        """The place of a name, also where drafts of others left its namespace out. A comment has none."""
        if not isinstance(tag, str):
            return None
        key = (spec, tag)
        if key not in self._known:
            self._known[key] = find_child(spec, tag) or spec.by_name.get(split(tag)[1])
        return self._known[key]


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
