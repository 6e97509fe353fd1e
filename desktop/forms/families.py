"""Prelists: a form's question that picks a row of a list and fills others in with it; families found by any word of it.

Nothing of ours is needed in the form: a `select_one_from_file` outside every repeat with `trigger`s on it is a prelist.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType

from desktop.frozen import frozen
from desktop.reference.lists import LEVELS
from desktop.xforms import Form, Interview, ListDocument, ListSource, ListTable, Node
from desktop.xforms.definition import Spec

_COMPARED = re.compile(r"([\w.-]+)\s*=\s*(\S+?)\s*(?:\]|\band\b)")
_BETWEEN = re.compile(r"(?<=\d)[\s.\-](?=\d)")


@frozen
class FamilyList:
    """A prelist of a form. `filters`: column of the list → ref of the question it is compared to."""

    ref: str
    filename: str
    value: str
    label: str
    filters: tuple[tuple[str, str], ...]
    members: tuple[tuple[str, str], ...]  # lists of the people in it: file, the column that names the family


@frozen
class Family:
    """One row of a prelist, as a person picks it."""

    name: str
    label: str
    values: Mapping[str, str]
    people: str = ""  # the names of the members, where there is such a list


def find(form: Form) -> FamilyList | None:
    """The form's prelist, if it has one."""
    return _picking(form, lambda spec, listed: bool(spec.actions) and listed not in LEVELS)


def picking(form: Form, filename: str) -> FamilyList | None:
    """The question, outside every repeat, that picks a row of that list; with or without what it fills in."""
    return _picking(form, lambda _spec, listed: listed == filename)


def saved(form: Form) -> dict[str, str]:
    """The properties of the form's own entity, and the questions they are read from; not those of its repeats."""
    return {spec.saveto: spec.ref for spec in form.definition.specs if spec.saveto and not _repeated(spec)}


def _picking(form: Form, fits: Callable[[Spec, str], bool]) -> FamilyList | None:
    files = {source.instance_id: source.filename for source in form.sources}
    for spec in form.definition.specs:
        itemset = spec.item.itemset if spec.item is not None else None
        listed = files.get(itemset.lists[0], "") if itemset is not None and itemset.lists else ""
        if itemset is None or not listed or not fits(spec, listed) or _repeated(spec):
            continue
        compared = tuple((found[1], found[2]) for found in _COMPARED.finditer(itemset.nodeset.source))
        return FamilyList(
            spec.ref, listed, itemset.value_path, itemset.label_path, compared, _members(form, spec.ref, files)
        )
    return None


class Families:
    """The rows of one prelist as they are searched: read once, all words of a family beside it."""

    def __init__(self, prelist: FamilyList, lists: ListSource) -> None:
        table = lists.table(prelist.filename)
        people = _people(prelist, lists)
        self._rows: list[tuple[str, Family]] = []
        if table is None or isinstance(table, ListDocument):
            return
        for row in table.rows():
            values = dict(zip(table.columns, row, strict=False))
            name = values.get(prelist.value, "")
            names, words = people.get(name, ("", ""))
            family = Family(name, values.get(prelist.label, name), values, names)
            self._rows.append((f"{' '.join(row)} {words}".casefold(), family))

    def search(self, text: str, limit: int = 50) -> tuple[Family, ...]:
        """Families with every word of the text somewhere: a name, a NIK, a No KK, an address. All, for no words."""
        words = _BETWEEN.sub("", text.casefold()).split()
        found: list[Family] = []
        for said, family in self._rows:
            if all(word in said for word in words):
                found.append(family)
                if len(found) == limit:
                    break
        return tuple(found)

    def everyone(self) -> tuple[Family, ...]:
        return tuple(family for _, family in self._rows)


def begin_with(
    interview: Interview, prelist: FamilyList, family: Family, answers: Mapping[str, str] = MappingProxyType({})
) -> None:
    """Answer what leads to the row (the region, level by level), then pick it: the form fills in the rest.

    `answers`, by ref, take the place of what it filled in, where they may be given.
    """
    for column, ref in prelist.filters:
        wanted = family.values.get(column, "")
        for node in _before(interview.root, ref):
            _lead(interview, node, wanted, is_it=node.ref == ref)
    interview.answer(prelist.ref, family.name)
    for ref, value in answers.items():
        node = interview.node(ref)
        if node.relevant and not node.readonly:
            interview.answer(ref, value)


def _lead(interview: Interview, node: Node, wanted: str, *, is_it: bool) -> None:
    if node.control != "select1" or node.place.spec.item is None or node.place.spec.item.itemset is None:
        return
    if is_it:
        interview.answer(node.ref, wanted)
        return
    above = [choice.value for choice in node.choices if choice.value and wanted.startswith(choice.value)]
    if above:
        interview.answer(node.ref, max(above, key=len))


def _before(node: Node, ref: str) -> list[Node]:
    """The questions up to and with that one, in the order of the form."""
    found: list[Node] = []
    for child in node.children:
        found += [child] if child.kind == "question" else _before(child, ref) if child.kind == "group" else []
        if found and found[-1].ref == ref:
            break
    return found


def _repeated(spec: object) -> bool:
    while spec is not None:
        if getattr(spec, "multiple", False):
            return True
        spec = getattr(spec, "parent", None)
    return False


def _members(form: Form, ref: str, files: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """Other lists whose rows are chosen by the family picked here."""
    found = []
    for spec in form.definition.specs:
        itemset = spec.item.itemset if spec.item is not None else None
        for compared in _COMPARED.finditer(itemset.nodeset.source) if itemset is not None else ():
            if compared[2].endswith(ref.rpartition("/")[2]) and itemset is not None and itemset.lists:
                found.append((files.get(itemset.lists[0], ""), compared[1]))
    return tuple(found)


def _people(prelist: FamilyList, lists: ListSource) -> dict[str, tuple[str, str]]:
    found: dict[str, tuple[str, str]] = {}
    for filename, column in prelist.members:
        table = lists.table(filename)
        if table is None or isinstance(table, ListDocument) or column not in table.columns:
            continue
        _gather(table, column, found)
    return found


def _gather(table: ListTable, column: str, found: dict[str, tuple[str, str]]) -> None:
    at = table.columns.index(column)
    named = next((table.columns.index(name) for name in ("nama", "label") if name in table.columns), at)
    for row in table.rows():
        names, words = found.get(row[at], ("", ""))
        found[row[at]] = (f"{names}, {row[named]}" if names else row[named], f"{words} {' '.join(row)}")
