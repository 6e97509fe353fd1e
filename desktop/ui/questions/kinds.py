"""Which widget asks which kind of question (openrosa-protocol 3.15 and 3.17). The one list of kinds there is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.ui.questions.answer import Answer, Surroundings
from desktop.ui.questions.choice_list import ChoiceListAnswer
from desktop.ui.questions.choice_search import SearchAnswer
from desktop.ui.questions.dates import DateAnswer, InstantAnswer, TimeAnswer
from desktop.ui.questions.files import FileAnswer, PhotoAnswer
from desktop.ui.questions.numbers import NumberAnswer
from desktop.ui.questions.places import PathAnswer, PointAnswer
from desktop.ui.questions.ranges import RangeAnswer, RatingAnswer
from desktop.ui.questions.ranks import RankAnswer
from desktop.ui.questions.signature import SignatureAnswer
from desktop.ui.questions.simple import NoteAnswer, ReadOnlyAnswer, TriggerAnswer, UnknownAnswer
from desktop.ui.questions.text import NIK_KINDS, MaskedAnswer, MultilineAnswer, NikAnswer, TextAnswer

if TYPE_CHECKING:
    from desktop.xforms import Node

MANY_CHOICES = 24  # more than these are searched, not listed
_SEARCHED = {"minimal", "search", "autocomplete"}
_MASKED = {"masked", "hidden-answer", "hide-input"}
_DRAWN = {"signature", "draw"}


def is_note(node: Node) -> bool:
    """A note: words only, or words around a computed value."""
    return (node.control == "input" and node.readonly and not node.value) or _is_heading_of_table(node)


def is_asked(node: Node) -> bool:
    """A person is expected to answer here (shown or not)."""
    return node.kind == "question" and node.control is not None and not node.readonly and not _is_heading_of_table(node)


def _is_heading_of_table(node: Node) -> bool:
    """The `label` row of a table-list repeats the choices as headings; our rows carry their own labels."""
    return node.control in ("select", "select1") and "label" in node.appearance


def answer_for(node: Node, surroundings: Surroundings) -> Answer:
    """The widget for a node as it is now. A node that turns read-only, or gets many choices, wants another one."""
    return make(kind_of(node, surroundings), node, surroundings)


def kind_of(node: Node, surroundings: Surroundings) -> str:
    """The name of the widget's kind; when it changes, the card changes its widget."""
    if is_note(node):
        return "note"
    if node.readonly:
        return "read-only"
    special = {"select1": _select(node), "select": _select(node), "upload": _upload(node), "range": _range(node)}
    if node.control in special:
        return special[node.control]
    if node.control in ("rank", "trigger"):
        return str(node.control)
    return _input(node, surroundings) if node.control == "input" else "unknown"


def make(kind: str, node: Node, surroundings: Surroundings) -> Answer:
    """A widget of that kind."""
    if kind == "list":
        return ChoiceListAnswer(surroundings, multiple=node.control == "select")
    if kind == "search":
        return SearchAnswer(surroundings, multiple=node.control == "select")
    if kind.startswith("file"):
        return FileAnswer(surroundings, kind.partition(":")[2])
    if kind == "multiline":
        rows = node.parameters.get("rows", "")
        return MultilineAnswer(surroundings, int(rows) if rows.isdigit() else 3)
    if kind in ("geotrace", "geoshape"):
        return PathAnswer(surroundings, closed=kind == "geoshape")
    return _PLAIN[kind](surroundings)


_PLAIN: dict[str, type[Answer]] = {
    "text": TextAnswer,
    "masked": MaskedAnswer,
    "nik": NikAnswer,
    "number": NumberAnswer,
    "date": DateAnswer,
    "time": TimeAnswer,
    "dateTime": InstantAnswer,
    "geopoint": PointAnswer,
    "photo": PhotoAnswer,
    "signature": SignatureAnswer,
    "range": RangeAnswer,
    "rating": RatingAnswer,
    "rank": RankAnswer,
    "trigger": TriggerAnswer,
    "note": NoteAnswer,
    "read-only": ReadOnlyAnswer,
    "unknown": UnknownAnswer,
}


def _select(node: Node) -> str:
    if node.control not in ("select", "select1"):
        return ""
    return "search" if _SEARCHED & set(node.appearance) or len(node.choices) > MANY_CHOICES else "list"


def _upload(node: Node) -> str:
    medium = node.parameters.get("mediatype", "").partition("/")[0]
    if medium == "image":
        return "signature" if _DRAWN & set(node.appearance) else "photo"
    return f"file:{medium}" if medium in ("audio", "video") else "file:"


def _range(node: Node) -> str:
    return "rating" if "rating" in node.appearance else "range"


def _input(node: Node, surroundings: Surroundings) -> str:
    if surroundings.attributes.get("as") in NIK_KINDS and node.type in ("string", "text", ""):
        return "nik"
    if _MASKED & set(node.appearance):
        return "masked"
    if node.type in ("int", "integer", "decimal"):
        return "number"
    if node.type in ("date", "time", "dateTime", "geopoint", "geotrace", "geoshape"):
        return str(node.type)
    return "multiline" if "multiline" in node.appearance or "rows" in node.parameters else "text"
