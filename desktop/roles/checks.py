"""Findings: what a supervisor should see in a record. Computed, never stored; each says why and where."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date

from desktop.forms.semantics import Semantics
from desktop.reference import nik
from desktop.roles.values import Finding, FindingKind
from desktop.store import record
from desktop.store.vault import Vault

OLDEST = 110  # years; more is a turned date far more often than a person


def findings(
    vault: Vault, record_id: str, semantics: Semantics, values: Mapping[str, str], today: date
) -> tuple[Finding, ...]:
    """All findings of one record, in the order of the form."""
    found = [
        *_same_elsewhere(vault, record_id, "nik", FindingKind.SAME_NIK, semantics, values),
        *_same_elsewhere(vault, record_id, "no_kk", FindingKind.SAME_NO_KK, semantics, values),
        *_twice(semantics, values),
        *_persons(semantics, values, today),
    ]
    order = {ref: at for at, ref in enumerate(values)}
    return tuple(sorted(found, key=lambda one: order.get(one.ref, len(order))))


def _same_elsewhere(
    vault: Vault, record_id: str, key: str, kind: FindingKind, semantics: Semantics, values: Mapping[str, str]
) -> Iterator[Finding]:
    for ref, value in _answers(semantics, values, key):
        for other in record.with_key(vault, key, nik.digits_of(value), but=record_id):
            found = record.get(vault, other)
            facts = {"number": nik.mask(value), "author": found.author_name, "at": found.made_at.isoformat()}
            yield Finding(kind, ref, facts, other)


def _twice(semantics: Semantics, values: Mapping[str, str]) -> Iterator[Finding]:
    numbers = [(ref, nik.digits_of(value)) for ref, value in _answers(semantics, values, "nik")]
    often = Counter(number for _, number in numbers)
    first: set[str] = set()
    for ref, number in numbers:
        if often[number] > 1 and number in first:
            yield Finding(FindingKind.NIK_TWICE, ref, {"number": nik.mask(number)})
        first.add(number)


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
