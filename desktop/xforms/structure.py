"""Builds the places of a form from its primary instance: the shape, the first values and the templates of repeats."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Mapping
from xml.etree.ElementTree import Element

from desktop.xforms.datatypes import cast
from desktop.xforms.definition import Seed, Spec
from desktop.xforms.names import JAVAROSA, split

_TEMPLATE = f"{{{JAVAROSA}}}template"


class InstanceReader:
    """Reads instance documents against one growing definition."""

    def __init__(self, prefixes: Mapping[str, str]) -> None:
        self._prefixes = prefixes

    def shape(self, root: Element) -> Spec:
        """The definition of every place in `root`, repeats not yet known."""
        spec = self._spec(root, None)
        self._fill(spec, root)
        _attributes_first(spec)
        return spec

    def _spec(self, element: Element, parent: Spec | None) -> Spec:
        namespace, name = split(element.tag)
        return Spec(name, namespace, self._prefixes.get(namespace, "") if namespace else "", parent)

    def _fill(self, spec: Spec, element: Element) -> None:
        for tag, _ in element.items():
            namespace, name = split(tag)
            if tag != _TEMPLATE and "@" + name not in spec.by_name:
                Spec(name, namespace, self._prefixes.get(namespace, "") if namespace else "", spec, attribute=True)
        counts: Counter[Spec] = Counter()
        for child in element:
            inner = find_child(spec, child.tag) or self._spec(child, spec)
            if child.get(_TEMPLATE) is None:
                counts[inner] += 1
                inner.multiple = inner.multiple or counts[inner] > 1
            self._fill(inner, child)

    def seeds(self, spec: Spec, root: Element, repeats: Container[str]) -> Seed:
        """The first instance; sets the template of every repeat on the way."""
        _mark(spec, repeats)
        seed = self._seed(spec, root)
        _complete(seed)
        return seed

    def _seed(self, spec: Spec, element: Element) -> Seed:
        children: list[Seed] = []
        for tag, value in element.items():
            inner = spec.by_name.get("@" + split(tag)[1])
            if inner is not None and tag != _TEMPLATE:
                children.append(Seed(inner, value, ()))
        for child in element:
            if (found := find_child(spec, child.tag)) is None:
                continue
            made = self._seed(found, child)
            if child.get(_TEMPLATE) is not None:
                found.template = found.template or made
            else:
                children.append(made)
        return Seed(spec, text_of(element) if len(element) == 0 else "", tuple(children))


def text_of(element: Element) -> str:
    """The text of a leaf as an answer: kept as it is, but blank space alone is no answer."""
    text = element.text or ""
    return text if text.strip() else ""


def find_child(spec: Spec, tag: str) -> Spec | None:
    """The child place of that name and namespace."""
    namespace, name = split(tag)
    found = spec.by_name.get(name)
    if found is None or found.namespace == namespace:
        return found
    if not spec.twins:
        return None
    return next((each for each in spec.children if each.name == name and each.namespace == namespace), None)


def _attributes_first(spec: Spec) -> None:
    """Slots in the order they are written: an element's attributes, then what is inside."""
    spec.children.sort(key=lambda child: not child.is_attribute)
    for at, child in enumerate(spec.children):
        child.slot = at
        _attributes_first(child)


def _mark(spec: Spec, repeats: Container[str]) -> None:
    if spec.ref in repeats:
        spec.multiple = True
    for child in spec.children:
        _mark(child, repeats)


def _complete(seed: Seed) -> None:
    """Remember the instances a repeat begins with; one without a template takes the first of them, emptied."""
    for child in seed.children:
        spec = child.spec
        if spec.multiple:
            if not spec.firsts:
                spec.firsts = tuple(each for each in seed.children if each.spec is spec)
            if spec.template is None:
                spec.template = _emptied(child)
        _complete(child)
    template = seed.spec.template
    if template is not None:
        for child in template.children:
            if child.spec.multiple and child.spec.template is None:
                child.spec.template = _emptied(child)


def _emptied(seed: Seed) -> Seed:
    """The same shape with nothing answered, and nothing in the repeats within (JavaRosa) but those nobody may add to.

    Attributes stay: they are the form's.
    """
    value = seed.value if seed.spec.is_attribute else ""
    kept = [child for child in seed.children if child.spec.repeat is None or child.spec.repeat.fixed]
    return Seed(seed.spec, value, tuple(_emptied(child) for child in kept))


def cast_seeds(seed: Seed, specs: Iterable[Spec]) -> None:
    """First values in the form of their type (`2.5` of an integer is `2`)."""
    stack = [seed, *(spec.template for spec in specs if spec.template is not None)]
    done: set[int] = set()
    while stack:
        each = stack.pop()
        if id(each) in done:
            continue
        done.add(id(each))
        if each.value and each.spec.type != "string":
            each.value = cast(each.spec.type, each.value)
        stack.extend(each.children)
