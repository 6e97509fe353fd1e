"""Which widget asks which kind of question (openrosa-protocol 3.15 and 3.17). The one list of kinds there is."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from desktop.ui.questions.answer import Answer, Surroundings
from desktop.ui.questions.choice_list import ChoiceListAnswer
from desktop.ui.questions.choice_map import ChoiceMapAnswer
from desktop.ui.questions.choice_search import SearchAnswer
from desktop.ui.questions.choice_table import MOST_COLUMNS, HeadingsAnswer, TableRowAnswer
from desktop.ui.questions.dates import DateAnswer, InstantAnswer, TimeAnswer
from desktop.ui.questions.files import FileAnswer, PhotoAnswer
from desktop.ui.questions.image_map import ImageMapAnswer
from desktop.ui.questions.numbers import CounterAnswer, NumberAnswer
from desktop.ui.questions.places import PathAnswer, PointAnswer
from desktop.ui.questions.ranges import RangeAnswer, RatingAnswer
from desktop.ui.questions.ranks import RankAnswer
from desktop.ui.questions.signature import AnnotateAnswer, DrawAnswer, SignatureAnswer
from desktop.ui.questions.simple import NoteAnswer, ReadOnlyAnswer, TriggerAnswer, UnknownAnswer
from desktop.ui.questions.special_text import CodeAnswer, DigitsAnswer, UrlAnswer
from desktop.ui.questions.text import NIK_KINDS, MaskedAnswer, MultilineAnswer, NikAnswer
from desktop.ui.questions.words import WordsAnswer

if TYPE_CHECKING:
    from desktop.xforms import Node

MANY_CHOICES = 24  # more than these are searched, not listed
_SEARCHED = {"minimal", "search", "autocomplete"}
_MASKED = {"masked", "hidden-answer", "hide-input"}
_OTHER_WORDS = _MASKED | {"multiline", "url", "numbers"}
_DRAWN = ("signature", "draw", "annotate")
_TABLE = {"list", "list-nolabel"}


def is_note(node: Node) -> bool:
    """A note: words only, or words around a computed value."""
    return node.control == "input" and node.readonly and not node.value


def is_asked(node: Node) -> bool:
    """A person is expected to answer here (shown or not)."""
    return node.kind == "question" and node.control is not None and not node.readonly and not _is_heading_of_table(node)


def is_said_in_words(node: Node) -> bool:
    """It was answered with a line of words that others at the screen may read, and no number."""
    if node.control != "input" or node.type not in ("string", "") or node.readonly or not node.relevant:
        return False
    return not _OTHER_WORDS.intersection(node.appearance) and any(letter.isalpha() for letter in node.value)


def _is_heading_of_table(node: Node) -> bool:
    """The `label` row of a table-list says what the columns of the rows below it mean."""
    return node.control in ("select", "select1") and "label" in node.appearance


def answer_for(node: Node, surroundings: Surroundings) -> Answer:
    """The widget for a node as it is now. A node that turns read-only, or gets many choices, wants another one."""
    return make(kind_of(node, surroundings), node, surroundings)


def kind_of(node: Node, surroundings: Surroundings) -> str:
    """The name of the widget's kind; when it changes, the card changes its widget."""
    if is_note(node):
        return "note"
    if _is_heading_of_table(node):
        return "headings" if len(node.choices) <= MOST_COLUMNS else "note"
    if node.readonly:
        return "url" if "url" in node.appearance else "read-only"
    control = node.control or ""
    if control in ("rank", "trigger"):
        return control
    if control == "input":
        return _input(node, surroundings)
    of = _OF_CONTROL.get(control)
    return of(node) if of is not None else "unknown"


def make(kind: str, node: Node, surroundings: Surroundings) -> Answer:
    """A widget of that kind."""
    name, _, rest = kind.partition(":")
    several = node.control == "select"
    if name == "list":
        return ChoiceListAnswer(surroundings, multiple=several)
    if name == "timed-grid":
        from desktop.ui.questions.timed_grid import TimedGridAnswer  # hardly a form has one

        return TimedGridAnswer(surroundings)
    if name == "image-map":
        return ImageMapAnswer(surroundings, multiple=several)
    if name == "table":
        return TableRowAnswer(surroundings, multiple=several, worded=rest == "worded")
    if name == "choice-map":
        return ChoiceMapAnswer(surroundings, multiple=several)
    if name == "search":
        return SearchAnswer(surroundings, multiple=several)
    if name == "file":
        return FileAnswer(surroundings, rest)
    if name in ("range", "picker"):
        return RangeAnswer(surroundings, picker=name == "picker")
    if name == "multiline":
        rows = node.parameters.get("rows", "")
        return MultilineAnswer(surroundings, int(rows) if rows.isdecimal() else 3)
    if name in ("geotrace", "geoshape"):
        return PathAnswer(surroundings, closed=name == "geoshape")
    return _PLAIN[name](surroundings)


def stands_beside(kind: str) -> bool:
    """The answer stands at the right of its label, as a row of a table does."""
    return kind == "headings" or kind.startswith("table")


_PLAIN: dict[str, type[Answer]] = {
    "text": WordsAnswer,
    "masked": MaskedAnswer,
    "digits": DigitsAnswer,
    "url": UrlAnswer,
    "code": CodeAnswer,
    "nik": NikAnswer,
    "number": NumberAnswer,
    "counter": CounterAnswer,
    "date": DateAnswer,
    "time": TimeAnswer,
    "dateTime": InstantAnswer,
    "geopoint": PointAnswer,
    "photo": PhotoAnswer,
    "signature": SignatureAnswer,
    "draw": DrawAnswer,
    "annotate": AnnotateAnswer,
    "rating": RatingAnswer,
    "rank": RankAnswer,
    "trigger": TriggerAnswer,
    "headings": HeadingsAnswer,
    "note": NoteAnswer,
    "read-only": ReadOnlyAnswer,
    "unknown": UnknownAnswer,
}


def _select(node: Node) -> str:
    appearance = set(node.appearance)
    if node.control == "select" and any(word.partition("(")[0] == "x-timed-grid" for word in appearance):
        return "timed-grid"
    if "map" in appearance:
        return "choice-map"
    if _SEARCHED & appearance:
        return "search"
    many = len(node.choices)
    if "image-map" in appearance:
        return "image-map"
    if _TABLE & appearance and many <= MOST_COLUMNS:
        return "table" if "list-nolabel" in appearance else "table:worded"
    return "search" if many > MANY_CHOICES else "list"


def _upload(node: Node) -> str:
    medium = node.parameters.get("mediatype", "").partition("/")[0]
    if medium == "image":
        return next((kind for kind in _DRAWN if kind in node.appearance), "photo")
    return f"file:{medium}" if medium in ("audio", "video") else "file:"


def _range(node: Node) -> str:
    return next((kind for kind in ("rating", "picker") if kind in node.appearance), "range")


_OF_CONTROL: dict[str, Callable[[Node], str]] = {
    "select1": _select, "select": _select, "upload": _upload, "range": _range,
}  # fmt: skip


def _input(node: Node, surroundings: Surroundings) -> str:
    if surroundings.attributes.get("as") in NIK_KINDS and node.type in ("string", "text", ""):
        return "nik"
    if node.type == "barcode":
        return "code"
    if _MASKED & set(node.appearance):
        return "masked"
    if node.type in ("int", "integer", "decimal"):
        return "counter" if "counter" in node.appearance else "number"
    if node.type in ("date", "time", "dateTime", "geopoint", "geotrace", "geoshape"):
        return str(node.type)
    special = {"url": "url", "numbers": "digits", "thousands-sep": "digits", "multiline": "multiline"}
    found = next((special[word] for word in node.appearance if word in special), "")
    return found or ("multiline" if "rows" in node.parameters else "text")
