"""Reads a draft or a submission back into the shape of its form."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from xml.etree.ElementTree import Element

from desktop.xforms.definition import Seed, Spec
from desktop.xforms.errors import FormError, InstanceError
from desktop.xforms.names import OPENROSA, split
from desktop.xforms.parse import Definition
from desktop.xforms.source import read_xml
from desktop.xforms.structure import cast_seeds, find_child, text_of


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
    seed = _seed(definition.root, root, first)
    cast_seeds(seed, ())
    version = definition.version
    seed.children = tuple(
        Seed(child.spec, version, ()) if child.spec.ref.endswith("/@version") and version else child
        for child in seed.children
    )
    return seed


def _seed(spec: Spec, element: Element, first: Mapping[Spec, Seed]) -> Seed:
    children: list[Seed] = []
    for tag, value in element.items():
        inner = spec.by_name.get("@" + split(tag)[1])
        if inner is not None:
            children.append(Seed(inner, value, ()))
    for child in element:
        found = find_child(spec, child.tag) if isinstance(child.tag, str) else None
        if found is None and isinstance(child.tag, str):
            found = spec.by_name.get(split(child.tag)[1])
        if found is not None and child.get(f"{{{OPENROSA}}}template") is None:
            children.append(_seed(found, child, first))
    given = {child.spec for child in children}
    children += [first[each] for each in spec.children if each not in given and not each.multiple and each in first]
    return Seed(spec, text_of(element) if len(element) == 0 else "", tuple(children))


def walk_seeds(seed: Seed) -> Iterator[Seed]:
    """What the form says of each place at first, templates of repeats included (a pruned node comes back as new)."""
    yield seed
    inner = list(seed.children)
    if seed.spec.template is not None and seed.spec.template is not seed:
        inner += seed.spec.template.children
    for child in inner:
        yield from walk_seeds(child)
