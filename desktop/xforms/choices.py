"""The choices of a question, computed when asked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from desktop.xforms.definition import Item, Itemset
from desktop.xforms.evaluation import Evaluation
from desktop.xforms.lists import Lists
from desktop.xforms.node import Choice
from desktop.xforms.place import Place
from desktop.xforms.texts import MEDIA, Texts
from desktop.xforms.xpath.lists import RowNode
from desktop.xforms.xpath.tree import Node


class Choices:
    """The choices of one interview."""

    def __init__(self, evaluation: Evaluation, texts: Texts, lists: Lists) -> None:
        self._lists = lists
        self._evaluation = evaluation
        self._texts = texts

    def of(self, item: Item, place: Place) -> Sequence[Choice]:
        """What may be chosen at a place now, in the form's order."""
        itemset = self._itemset(item)
        if itemset is not None:
            made = [(node, self._choice(itemset, node, place)) for node in self._nodes(itemset, place)]
            if "map" in item.appearance:
                return [replace(choice, place=text_at(node, "geometry")) for node, choice in made]
            return [choice for _, choice in made]
        return [
            Choice(choice.value, self._texts.text(choice.label, place), self._texts.media(choice.label, place))
            for choice in item.items
        ]

    def values(self, item: Item, place: Place) -> list[str]:
        """Only the values."""
        itemset = self._itemset(item)
        if itemset is None:
            return [choice.value for choice in item.items]
        return [text_at(node, itemset.value_path) for node in self._nodes(itemset, place)]

    def _itemset(self, item: Item) -> Itemset | None:
        """Where its choices come from; what the control says itself where `search()` names a file that is not there."""
        itemset = item.itemset
        if itemset is not None and item.items and all(self._lists.instance(each) is None for each in itemset.lists):
            return None
        return itemset

    def is_missing(self, item: Item) -> bool:
        """Whether its list is a file that is not there: then nothing can be said of an answer."""
        return item.itemset is not None and any(self._lists.is_missing(each) for each in item.itemset.lists)

    def ordered(self, item: Item, place: Place, text: str) -> str:
        """A selection in the order of the choices (Web Forms), a rank as it was ranked. Where a filter makes the
        choices, a selection stays in the order of choosing too: JavaRosa never re-orders what the filter leaves. Of a
        timed grid the order says what is what: the last item reached stands last."""
        chosen = text.split()
        filtered = item.itemset is not None and "[" in item.itemset.nodeset.source
        timed = any(word.partition("(")[0] == "x-timed-grid" for word in item.appearance)
        if item.tag == "rank" or filtered or timed or len(chosen) < 2:
            return text
        places = {value: at for at, value in enumerate(self.values(item, place))}
        return " ".join(sorted(chosen, key=lambda value: places.get(value, len(places))))

    def label(self, item: Item, place: Place, value: str) -> str:
        """The label of a value; "" if it is not among the choices."""
        itemset = self._itemset(item)
        if itemset is None:
            for choice in item.items:
                if choice.value == value:
                    return self._texts.text(choice.label, place)
            return ""
        for node in self._nodes(itemset, place):
            if text_at(node, itemset.value_path) == value:
                return self._choice(itemset, node, place).label
        return ""

    def _nodes(self, itemset: Itemset, place: Place) -> Sequence[Node]:
        return self._evaluation.offered(itemset.nodeset, place)

    def _choice(self, itemset: Itemset, node: Node, place: Place) -> Choice:
        value = text_at(node, itemset.value_path)
        if not itemset.label_itext:
            return Choice(value, text_at(node, itemset.label_path) if itemset.label_path else value)
        text_id = text_at(node, itemset.label_itext)
        return Choice(value, self._texts.plain(text_id, place), self._media(text_id, place))

    def _media(self, text_id: str, place: Place) -> Mapping[str, str]:
        found = self._texts.translation(text_id, place)
        return {kind: "".join(map(str, found[kind].parts)) for kind in MEDIA if kind in found}


def text_at(node: Node, path: str) -> str:
    """The text under a short path of child names (`name`, `properties/kode`, `.`)."""
    if isinstance(node, RowNode):
        return node.cell(path) or ""
    here: Node | None = node
    for step in path.split("/"):
        if step in (".", "") or here is None:
            continue
        found = here.named(step.rpartition(":")[2])
        here = found[0] if found else None
    return "" if here is None else here.string()
