"""Findings: what a supervisor should see in a record. Computed, never stored; each says why and where."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date

from desktop.forms.semantics import Semantics
from desktop.reference import nik
from desktop.roles import manner
from desktop.roles.duplicates import Mark, across, same_photos
from desktop.roles.listed import in_lists
from desktop.roles.values import Finding, FindingKind
from desktop.store import history_table, packages_table, settlements_table
from desktop.store.vault import Vault
from desktop.xforms import ListSource

TRIPLETS, ALL_FIRST = 3, 5  # so many born alike, or each the first of their day, are numbers somebody made up
OLDEST = 110  # years; more is a turned date far more often than a person


def findings(
    vault: Vault,
    record_id: str,
    semantics: Semantics,
    values: Mapping[str, str],
    today: date,
    *,
    mark: Mark | None = None,
    lists: ListSource | None = None,
    xml: bytes = b"",
) -> tuple[Finding, ...]:
    """All findings of one record, in the order of the form; what is about the record as a whole stands first.

    `mark` tells what a photo looks like; `lists` are the form's own, for numbers that a prelist has elsewhere; `xml` is
    the sealed record, which knows what was asked at all.
    """
    found = [
        *_conflicts(vault, record_id),
        *across(vault, record_id, semantics, values),
        *same_photos(vault, record_id, values, mark),
        *in_lists(lists, semantics, values),
        *_twice(semantics, values),
        *_invented(semantics, values),
        *_persons(semantics, values, today),
        *manner.empty_rosters(semantics, xml),
        *(
            manner.pace(vault, record_id)
            if history_table.has_saves(vault, record_id)
            else manner.told(semantics, values)
        ),
        *manner.alike(semantics, values),
    ]
    order = {ref: at for at, ref in enumerate(values)}
    return tuple(sorted(found, key=lambda one: order.get(one.ref, -1)))


def while_typing(
    vault: Vault,
    record_id: str,
    semantics: Semantics,
    values: Mapping[str, str],
    today: date,
    *,
    lists: ListSource | None = None,
) -> tuple[Finding, ...]:
    """What can be known from the answers so far; quick, also among 100,000 records."""
    found = (*across(vault, record_id, semantics, values), *in_lists(lists, semantics, values))
    return (*found, *_twice(semantics, values))


def settled(vault: Vault, record_id: str, found: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings, each with the last decision on it."""
    said = {(one.kind, one.ref, one.other): one for one in settlements_table.of_record(vault, record_id)}
    return tuple(replace(one, settled=said.get(one.key)) for one in found)


def for_author(found: Iterable[Finding], user_id: str) -> tuple[Finding, ...]:
    """As who fills may see them: of another's record only whose it is and the day, and no way into it."""
    return tuple(one if one.owner in ("", user_id) else _masked(one) for one in found)


def _masked(one: Finding) -> Finding:
    seen = {name: fact for name, fact in one.facts.items() if name in ("author", "number")}
    return replace(one, facts={**seen, "at": one.facts.get("at", "")[:10]}, other="")


def _conflicts(vault: Vault, record_id: str) -> Iterator[Finding]:
    for one in packages_table.conflicts(vault, record_id):
        facts = {"author": one.author_name, "at": one.sealed_at.isoformat(), "instance": one.instance_id}
        yield Finding(FindingKind.CONFLICT, "", facts)


def _twice(semantics: Semantics, values: Mapping[str, str]) -> Iterator[Finding]:
    numbers = [(ref, nik.digits_of(value)) for ref, value in _answers(semantics, values, "nik")]
    often = Counter(number for _, number in numbers)
    first: set[str] = set()
    for ref, number in numbers:
        if often[number] > 1 and number in first:
            yield Finding(FindingKind.NIK_TWICE, ref, {"number": nik.mask(number)})
        first.add(number)


def _invented(semantics: Semantics, values: Mapping[str, str]) -> Iterator[Finding]:
    """Numbers in a row, or 0001 for everyone (domain 6.2): told once, at the last of them."""
    numbers = {nik.digits_of(value): ref for ref, value in _answers(semantics, values, "nik")}
    whole = [number for number in numbers if len(number) == nik.LENGTH]
    alike = Counter(number[:12] for number in whole)
    born, often = max(alike.items(), key=lambda one: one[1], default=("", 0))
    if often >= TRIPLETS:
        last = [number for number in whole if number.startswith(born)][-1]
        yield Finding(FindingKind.NIK_INVENTED, numbers[last], {"count": str(often), "how": "row"})
    elif len(whole) >= ALL_FIRST and all(number.endswith("0001") for number in whole):
        yield Finding(FindingKind.NIK_INVENTED, numbers[whole[-1]], {"count": str(len(whole)), "how": "first"})


def _persons(semantics: Semantics, values: Mapping[str, str], today: date) -> Iterator[Finding]:
    for ref, number in _answers(semantics, values, "nik"):
        place = ref.rsplit("/", 1)[0]
        born, sex = _beside(semantics, values, place, "birth_date"), _beside(semantics, values, place, "sex")
        yield from _number(ref, number, born, sex, today)
    for ref, born in _answers(semantics, values, "birth_date"):
        yield from _age(ref, born, today)


def _number(ref: str, number: str, born: str, sex: str, today: date) -> Iterator[Finding]:
    stated = _day(born)
    reading = nik.read_nik(number, today=today, stated_birth_date=stated, stated_sex=sex)
    if reading.faults:
        yield Finding(FindingKind.NIK_SHAPE, ref, {"number": nik.mask(number), "fault": reading.faults[0].value})
    if nik.Doubt.DATE_DIFFERS in reading.doubts and reading.birth_date is not None:
        yield Finding(FindingKind.NIK_BIRTH_DATE, ref, {"in_number": reading.birth_date.isoformat(), "stated": born})
    if nik.Doubt.SEX_DIFFERS in reading.doubts:
        yield Finding(FindingKind.NIK_SEX, ref, {"in_number": reading.sex, "stated": sex})


def _age(ref: str, born: str, today: date) -> Iterator[Finding]:
    day = _day(born)
    years = (today - day).days // 365.25 if day is not None else 0
    if years < 0 or years > OLDEST:
        yield Finding(FindingKind.AGE_DOUBTFUL, ref, {"years": str(int(years))})


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None


def _answers(semantics: Semantics, values: Mapping[str, str], meaning: str) -> list[tuple[str, str]]:
    return [(ref, value) for ref, value in values.items() if value and semantics.meaning(ref) == meaning]


def _beside(semantics: Semantics, values: Mapping[str, str], place: str, meaning: str) -> str:
    """The answer of a meaning in the same instance of a roster (or in the same group)."""
    inside = ((ref, value) for ref, value in values.items() if ref.startswith(place + "/"))
    return next((value for ref, value in inside if semantics.meaning(ref) == meaning), "")
