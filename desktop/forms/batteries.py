"""Questions one under the other with the same choices: where a tired hand answers all of them alike."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from desktop.xforms import Form

FEWEST_CHOICES, FEWEST_QUESTIONS = 3, 5
"""Many a household rightly says no to every one of seventeen things it might own: yes and no are not looked at."""


def of(form: Form) -> tuple[tuple[str, ...], ...]:
    """The refs of each battery, in the order of the form."""
    asked = [spec for spec in form.definition.specs if spec.item is not None and spec.item.tag == "select1"]
    found = []
    for (choices, _parent), alike in groupby(asked, key=lambda spec: (_choices(form, spec), spec.parent)):
        refs = tuple(spec.ref for spec in alike)
        if choices and len(refs) >= FEWEST_QUESTIONS:
            found.append(refs)
    return tuple(found)


def _choices(form: Form, spec: Any) -> str:
    """What names the choices of a question; "" where there are too few of them, or they depend on an answer."""
    item = spec.item
    if item.itemset is None:
        return " ".join(choice.value for choice in item.items) if len(item.items) >= FEWEST_CHOICES else ""
    source, lists = item.itemset.nodeset.source, item.itemset.lists
    if "[" in source or len(lists) != 1 or _size(form.definition.lists.get(lists[0])) < FEWEST_CHOICES:
        return ""
    return str(source)


def _size(items: Any) -> int:
    """How many choices an internal list has: as parsed, or as packed (name, attributes, text, children)."""
    if items is None:
        return 0
    return len(items[3]) if isinstance(items, tuple) else len(items)
