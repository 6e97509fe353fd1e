"""A photo knows when and where it was taken: offered to the questions beside it that ask for a place or a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from desktop.ui.photo_facts import PhotoFacts
from desktop.ui.questions.dates import written_date, zoned
from desktop.ui.questions.kinds import is_asked
from desktop.ui.questions.offers import Offer
from desktop.ui.questions.places_words import spoken_point
from desktop.ui.questions.typed_dates import stored_instant, stored_time
from desktop.ui.questions.typed_points import read_point
from desktop.ui.questions.wording import plain
from desktop.ui.translations import tr

if TYPE_CHECKING:
    from desktop.ui.questions.card import QuestionCard
    from desktop.xforms import Node

_TIMES = ("dateTime", "date", "time")


def offer_facts(card: QuestionCard, facts: PhotoFacts, now: datetime, answer: Callable[[Node, str], None]) -> None:
    """Show under a photo what could be taken from it; nothing where it says nothing or nobody asks."""
    wanted = [pair for pair in _wanted(card.node, facts, now) if not _stands(*pair)]

    def taken(node: Node, value: str) -> Callable[[], None]:
        return lambda: answer(node, value)

    offers = [Offer(_words(node), taken(node, value)) for node, value in wanted]
    card.offer(said_of(facts) if offers else "", offers)


def _stands(node: Node, value: str) -> bool:
    """The answer is there already, however the form writes it."""
    if node.type == "geopoint":
        return read_point(node.value) == read_point(value)
    if node.type == "dateTime":
        return bool(node.value) and stored_instant(node.value) == stored_instant(value)
    return stored_time(node.value) == stored_time(value) if node.type == "time" else node.value == value


def said_of(facts: PhotoFacts) -> str:
    """When and where, in a sentence."""
    when = f"{written_date(facts.taken.date())} {facts.taken:%H.%M}" if facts.taken else ""
    where = spoken_point(facts.point) if facts.point else ""
    if when and where:
        return tr("Foto ini diambil {when} di {where}.", when=when, where=where)
    return tr("Foto ini diambil {when}.", when=when) if when else tr("Foto ini diambil di {where}.", where=where)


def _words(node: Node) -> str:
    label = plain(node.label)
    if node.value:
        return tr("Ganti “{label}”", label=label)
    return tr("Isi “{label}”", label=label)


def _wanted(node: Node, facts: PhotoFacts, now: datetime) -> Iterator[tuple[Node, str]]:
    """The nearest question for the place and the nearest for the time, with what would be answered."""
    if facts.point is not None and (place := nearest(node, ("geopoint",))) is not None:
        yield place, facts.point.stored()
    if facts.taken is not None and (moment := nearest(node, _TIMES, beside=True)) is not None:
        clock = zoned(facts.taken.time().replace(microsecond=0), facts.taken if facts.taken.tzinfo else now)
        day = facts.taken.date().isoformat()
        yield moment, {"date": day, "time": clock}.get(moment.type, f"{day}T{clock}")


def nearest(node: Node, types: tuple[str, ...], *, beside: bool = False) -> Node | None:
    """The question of one of these types nearest to a node: in its group first, empty ones before answered ones.

    `beside`: only in its group (a time far from a photo is some other time, a birth date perhaps).
    """
    within = node.parent
    while within is not None:
        near = [one for one in _questions(within) if one.type in types and one.relevant and is_asked(one)]
        found = next((one for one in near if not one.value), next(iter(near), None))
        if found is not None:
            return found
        within = within.parent if not beside else None
    return None


def _questions(within: Node) -> Iterator[Node]:
    """The questions of a group, without those of rosters in it."""
    for child in within.children:
        if child.kind == "question" and child.control == "input":
            yield child
        elif child.kind == "group":
            yield from _questions(child)
