"""Reads a draft or a submission back into the shape of its form."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from desktop.xforms.definition import Seed, Spec
from desktop.xforms.errors import FormError, InstanceError
from desktop.xforms.names import OPENROSA, split
from desktop.xforms.parse import Definition
from desktop.xforms.source import read_xml
from desktop.xforms.structure import find_child, text_of


def read_instance(definition: Definition, xml: bytes | str) -> Seed:
    """The seed of a kept instance. InstanceError if it is no XML or of another form."""
    try:
        root = read_xml(xml).root
    except FormError as error:
        raise InstanceError(str(error)) from error
    form_id = root.get("id")
    if form_id != definition.form_id or split(root.tag)[1] != definition.root.name:
        raise InstanceError(f"the instance is of form {form_id!r}, not {definition.form_id!r}")
    seed = _seed(definition.root, root)
    version = definition.version
    seed.children = tuple(
        Seed(child.spec, version, ()) if child.spec.ref.endswith("/@version") and version else child
        for child in seed.children
    )
    return seed


def _seed(spec: Spec, element: Element) -> Seed:
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
            children.append(_seed(found, child))
    return Seed(spec, text_of(element) if len(element) == 0 else "", tuple(children))
