"""Reads a filled form from its first to its last question, as the plain labels and answers that prints are made of."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Protocol

from desktop.forms.timed_grid import Outcome, outcome_of, rules_of
from desktop.frozen import frozen
from desktop.reference.nik import mask
from desktop.reports.words import clock, label, long_date, money, number, rupiah
from desktop.xforms import Interview

MONEY = "(Rp)"  # in the label of a question that asks an amount
PLACE = re.compile(r"\[\d+\]")


class Choice(Protocol):
    """What a choice of the engine shows here."""

    @property
    def value(self) -> str: ...
    @property
    def label(self) -> str: ...


class Place(Protocol):
    """What a node of the engine shows here (see `xforms.Node`)."""

    @property
    def ref(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def control(self) -> str | None: ...
    @property
    def type(self) -> str: ...
    @property
    def label(self) -> str: ...
    @property
    def value(self) -> str: ...
    @property
    def relevant(self) -> bool: ...
    @property
    def readonly(self) -> bool: ...
    @property
    def appearance(self) -> Sequence[str]: ...
    @property
    def choices(self) -> Sequence[Choice]: ...
    @property
    def selected(self) -> tuple[str, ...]: ...
    @property
    def children(self) -> Sequence[Place]: ...


@frozen
class Answer:
    """One question and what was answered, as people read it. `picture` is the name of a photo, if it is one."""

    ref: str
    label: str
    text: str
    picture: str = ""


@frozen
class Part:
    """A section or one member of a roster. `depth` 0 is the form itself; `row`: the row of a roster it belongs to."""

    title: str
    depth: int
    answers: tuple[Answer, ...]
    row: str = ""


def parts(root: Place, *, language: str = "id", masked: Callable[[str], bool] = lambda _ref: False) -> tuple[Part, ...]:
    """The form in the order a screen shows it: only what was asked, with notes and empty sections left out.

    `masked` says of a ref without positions whether its number is shown only in part. Labels are in the interview's
    language.
    """
    return tuple(part for part in _parts(root, root.label, 0, language, masked) if part.answers or part.title)


def _parts(
    place: Place, title: str, depth: int, language: str, masked: Callable[[str], bool], row: str = ""
) -> Iterator[Part]:
    """Questions in a row make one part; a section among them comes where it stands, its title once."""
    run: list[Answer] = []
    inner = [child for child in place.children if child.relevant and (child.kind != "question" or _asks(child))]
    for child, name in zip(inner, _titles(place, inner), strict=True):
        if child.kind == "question":
            run.append(_answer(child, language, masked))
            continue
        in_row = row or (child.ref if place.kind == "repeat" else "")
        below = list(_parts(child, name, depth + (place.kind != "repeat"), language, masked, in_row))
        named_below = place.kind == "repeat" and below[0].title.startswith(title) if below else False
        if below and (run or (title and not named_below)):
            yield Part(title, depth, tuple(run), row)
            run, title = [], ""
        yield from below
    if run:
        yield Part(title, depth, tuple(run), row)


def _titles(place: Place, inner: Sequence[Place]) -> list[str]:
    """Rows of a roster that are all called alike, or as the roster itself, get their number."""
    names = [child.label for child in inner]
    if place.kind != "repeat":
        return names
    alike = len(set(names)) < len(names) or set(names) <= {place.label, ""}
    return [f"{name or place.label} {n}".strip() if alike or not name else name for n, name in enumerate(names, 1)]


def _asks(place: Place) -> bool:
    """A note (read-only, without a value) and a calculation ask nothing."""
    return place.control is not None and not (place.readonly and not place.value)


def _answer(place: Place, language: str, masked: Callable[[str], bool]) -> Answer:
    text = shown(place, language)
    if text and masked(generic(place.ref)):
        text = mask(place.value)
    return Answer(place.ref, place.label.strip(), text, place.value if is_picture(place) else "")


def generic(ref: str) -> str:
    """/data/anggota[2]/nik → /data/anggota/nik"""
    return PLACE.sub("", ref)


def is_picture(place: Place) -> bool:
    return place.control == "upload" and place.value.lower().endswith((".jpg", ".jpeg", ".png", ".webp"))


def shown(place: Place, language: str = "id") -> str:
    """An answer as people read it: labels of choices, dates in words, coordinates in degrees; "" if there is none."""
    value = place.value
    if not value:
        return ""
    if place.control == "select" and (rules := rules_of(place.appearance)) is not None:
        return _timed(place, outcome_of(place.selected, rules), language)
    if place.control in ("select", "select1", "rank"):
        return ", ".join(labels(place.choices, place.selected or (value,)))
    if place.control == "trigger":
        return label("yes", language)
    if place.type == "int" and MONEY in place.label and value.lstrip("-").isdecimal():
        return money(int(value)) if language == "id" else rupiah(int(value))
    written = WRITERS.get(place.type)
    return written(value, language) if written else value


def _timed(place: Place, outcome: Outcome | None, language: str) -> str:
    """A timed test: what was wrong, and the last item reached."""
    if outcome is None:
        return ""
    wrong = ", ".join(labels(place.choices, outcome.wrong)) or label("empty", language)
    (last,) = labels(place.choices, (outcome.last,))
    return f"{label('wrong_items', language)}: {wrong}; {label('last_item', language)}: {last}"


def labels(choices: Iterable[Choice], values: Sequence[str]) -> list[str]:
    """The labels of the chosen values in the order chosen; a value no choice has stands for itself."""
    wanted = set(values)
    known = {choice.value: choice.label for choice in choices if choice.value in wanted}
    return [known.get(value) or value for value in values]


def _date(value: str, language: str) -> str:
    try:
        return long_date(dt.date.fromisoformat(value[:10]), language)
    except ValueError:
        return value


def _time(value: str, _language: str) -> str:
    return clock(dt.time.fromisoformat(value[:5])) if re.match(r"([01]\d|2[0-3]):[0-5]\d", value) else value


def _moment(value: str, language: str) -> str:
    day, _, time = value.partition("T")
    return f"{_date(day, language)} {_time(time, language)}".strip()


def _point(value: str, language: str) -> str:
    latitude, _, rest = value.partition(" ")
    longitude, *more = rest.split(" ") if rest else ("",)
    accuracy = f" (± {number(more[1], language)} m)" if len(more) > 1 and more[1] not in ("", "0", "0.0") else ""
    return f"{latitude}, {longitude}{accuracy}" if longitude else value


WRITERS: Mapping[str, Callable[[str, str], str]] = {
    "date": _date,
    "time": _time,
    "dateTime": _moment,
    "decimal": number,
    "geopoint": _point,
}


def by_meaning(
    interview: Interview, meanings: Mapping[str, str], language: str = "id"
) -> dict[str, tuple[Answer, ...]]:
    """Answers and calculated values by what they mean (`sambang:as`), in document order.

    `meanings`: ref without positions → meaning (`forms.semantics`).
    """
    found: dict[str, list[Answer]] = {}
    for ref, value in interview.snapshot().values().items():
        meaning = meanings.get(generic(ref)) if value else None
        if meaning and (node := interview.node(ref)).relevant:
            found.setdefault(meaning, []).append(Answer(ref, node.label.strip(), shown(node, language)))
    return {meaning: tuple(answers) for meaning, answers in found.items()}
