"""The lists a form asks for: handed in from outside, or written in the form itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Protocol
from xml.etree.ElementTree import Element as Parsed

from desktop.xforms.definition import Source
from desktop.xforms.external import ListDocument
from desktop.xforms.names import split
from desktop.xforms.xpath.lists import ListTable, TableNode
from desktop.xforms.xpath.tree import Element, Node


class ListSource(Protocol):
    """Where lists come from. `table` is asked once per list and interview; None when the list is missing."""

    def table(self, filename: str) -> ListTable | ListDocument | None:
        """The list of a file name, such as `desa.csv`."""


class NoLists:
    """No lists at all: choices from files are blank."""

    def table(self, filename: str) -> ListTable | None:
        """None for every name."""
        return None


NO_LISTS: ListSource = NoLists()


class Lists:
    """The secondary instances of one interview, found by id when first asked for."""

    def __init__(
        self, internal: Mapping[str, Any], sources: Sequence[Source], lists: ListSource, saved: Node | None
    ) -> None:
        self._internal = internal
        self._sources = {source.instance_id: source for source in sources}
        self._lists = lists
        self._saved = saved
        self._known: dict[str, Node | None] = {}

    def instance(self, instance_id: str) -> Node | None:
        """The node of `instance('id')`; its child is the list's outermost element."""
        if instance_id not in self._known:
            self._known[instance_id] = self._find(instance_id)
        return self._known[instance_id]

    def is_missing(self, instance_id: str) -> bool:
        """Whether it should come from a file that is not there."""
        source = self._sources.get(instance_id)
        found = self.instance(instance_id)
        return source is not None and found is not None and not isinstance(found, TableNode) and not found.named("root")

    def _find(self, instance_id: str) -> Node | None:
        source = self._sources.get(instance_id)
        if source is not None and source.uri == "jr://instance/last-saved":
            return _under(instance_id, self._saved)
        if source is not None:
            table = self._lists.table(source.filename)
            return self._listed(instance_id, table)
        parsed = self._internal.get(instance_id)
        if parsed is not None:
            return _under(instance_id, tree_of(parsed))
        if instance_id in self._internal:
            return _under(instance_id, None)
        for filename in (instance_id, f"{instance_id}.csv"):  # pulldata and search() name the file
            table = self._lists.table(filename)
            if table is not None:
                return self._listed(instance_id, table)
        return None

    @staticmethod
    def _listed(instance_id: str, table: ListTable | ListDocument | None) -> Node:
        if table is None or isinstance(table, ListDocument):
            return _under(instance_id, None if table is None else table.root)
        return TableNode(table, instance_id)


def _under(instance_id: str, root: Node | None) -> Element:
    instance = Element("instance")
    instance.set_attribute("id", instance_id)
    if root is not None:
        instance.append(root)
    return instance


def tree_of(parsed: Parsed | Any) -> Element:
    """A list as a tree for expressions, from a parsed or a packed one; blank space between elements is dropped."""
    tag, attributes, text, children = written_once(parsed)
    namespace, name = split(tag)
    made = Element(name, namespace=namespace)
    for key, value in attributes:
        namespace, name = split(key)
        made.set_attribute(name, value, namespace)
    for child in children:
        made.append(tree_of(child))
    if not children:
        made.value = text
    return made


def written_once(parsed: Parsed | Any) -> tuple[str, Any, str, Any]:
    """One level of a list: tag, attributes, text, children."""
    if isinstance(parsed, tuple):
        return parsed
    return parsed.tag, parsed.items(), parsed.text or "", list(parsed)
