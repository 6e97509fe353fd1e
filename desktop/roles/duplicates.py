"""Findings across records: the same number, person, place or photo in another record, or in a list that came down."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from math import cos, hypot, radians

from desktop.forms.likenesses import Person, Point, cell_key, named_key, persons_in, points_in
from desktop.forms.semantics import Semantics
from desktop.frozen import frozen
from desktop.reference import names, nik
from desktop.roles.values import Finding, FindingKind
from desktop.store import photo_marks, photos, record
from desktop.store.vault import Vault

NEAR = 8.0  # metres: two readings of one spot are rarely nearer than a phone is exact
MOST = 3  # findings of one kind at one answer; more say nothing more
ALIKE_ELSEWHEN = 0.93  # of names whose birth dates differ a little
KECAMATAN = 6  # digits of a village code that neighbours share

Mark = Callable[[bytes], bytes]


@frozen
class Whose:
    """The record that is looked at: its id, and what tells its family from others."""

    record_id: str
    village: str
    families: frozenset[str]


def across(vault: Vault, record_id: str, semantics: Semantics, values: Mapping[str, str]) -> Iterator[Finding]:
    """What other records of this vault say about the same numbers, persons and places."""
    said = semantics.grouped(values)
    families = frozenset(nik.digits_of(number) for number in said.get("no_kk", ()))
    village = next(iter(said.get("region", ())), "").replace(".", "")
    whose = Whose(record_id, village, families)
    known: set[str] = set()
    for found in (*_numbers(vault, whose, semantics, values), *_people(vault, whose, semantics, values)):
        if found.kind is FindingKind.SAME_PERSON and found.other in known:
            continue  # the number has said it
        known.add(found.other)
        yield found
    yield from _places(vault, whose, semantics, values)
    yield from _rows(vault, whose, semantics, values)


def _rows(vault: Vault, whose: Whose, semantics: Semantics, values: Mapping[str, str]) -> Iterator[Finding]:
    """Two results for one row of the prelist: of one form, since an assessment and a verval of a family are two."""
    form = record.form_of(vault, whose.record_id)
    for ref, value in values.items():
        if value and form and semantics.meaning(ref) == "prelist":
            for other in record.with_key(vault, "prelist", value, but=whose.record_id, form_id=form)[:MOST]:
                yield _about(vault, FindingKind.SAME_ROW, ref, other)


def _numbers(vault: Vault, whose: Whose, semantics: Semantics, values: Mapping[str, str]) -> Iterator[Finding]:
    for ref, value in values.items():
        meaning = semantics.meaning(ref) if value else ""
        if meaning not in ("nik", "no_kk"):
            continue
        kind = FindingKind.SAME_NIK if meaning == "nik" else FindingKind.SAME_NO_KK
        for other in record.with_key(vault, meaning, nik.digits_of(value), but=whose.record_id)[:MOST]:
            shown = FindingKind.TWO_FAMILIES if kind is FindingKind.SAME_NIK and _apart(vault, whose, other) else kind
            yield _about(vault, shown, ref, other, number=nik.mask(value))


def _apart(vault: Vault, whose: Whose, other: str) -> bool:
    """Whether both records name a family card, and not the same one."""
    theirs = set(record.keys(vault, other).get("no_kk", ()))
    return bool(whose.families and theirs and not whose.families & theirs)


def _people(vault: Vault, whose: Whose, semantics: Semantics, values: Mapping[str, str]) -> Iterator[Finding]:
    for one in persons_in(values, semantics.meaning):
        found: dict[str, float] = {}
        for other, likeness in (*_born_alike(vault, whose, one), *_named_alike(vault, whose, one)):
            found[other] = max(likeness, found.get(other, 0.0))
        for other, likeness in sorted(found.items(), key=lambda pair: -pair[1])[:MOST]:
            yield _about(vault, FindingKind.SAME_PERSON, one.ref, other, alike=str(round(likeness * 100)))


def _born_alike(vault: Vault, whose: Whose, one: Person) -> Iterator[tuple[str, float]]:
    """Born on the same day, with a name like this, in this or a neighbouring village."""
    born = one.born.isoformat()
    near = f"{born}|{whose.village[:KECAMATAN]}"
    for other, key in record.near_key(vault, "born", near, f"{near}\uffff", but=whose.record_id):
        likeness = names.likeness(one.name, key.split("|", 2)[2])
        if likeness >= names.ALIKE:
            yield other, likeness


def _named_alike(vault: Vault, whose: Whose, one: Person) -> Iterator[tuple[str, float]]:
    """Nearly the same name in this village, with a birth date somebody may have written otherwise."""
    first = named_key(whose.village, one).rsplit("|", 2)[0] + "|"
    for other, key in record.near_key(vault, "named", first, f"{first}\uffff", but=whose.record_id):
        _village, _skeleton, born, name = key.split("|", 3)
        likeness = names.likeness(one.name, name)
        if likeness >= ALIKE_ELSEWHEN and misread(one.born, date.fromisoformat(born)):
            yield other, likeness


def misread(one: date, other: date) -> bool:
    """Day and month changed round, or one of the three parts another."""
    if (one.year, one.month, one.day) == (other.year, other.day, other.month):
        return True
    return sum((one.year != other.year, one.month != other.month, one.day != other.day)) == 1


def _places(vault: Vault, whose: Whose, semantics: Semantics, values: Mapping[str, str]) -> Iterator[Finding]:
    for point in points_in(values, semantics.points):
        near: dict[str, float] = {}
        for other, metres in _nearby(vault, whose, point):
            near[other] = min(metres, near.get(other, NEAR))
        apart = [(metres, other) for other, metres in near.items() if _another_family(vault, whose, other)]
        for metres, other in sorted(apart)[:MOST]:
            yield _about(vault, FindingKind.SAME_POINT, point.ref, other, metres=str(round(metres)))


def _nearby(vault: Vault, whose: Whose, point: Point) -> Iterator[tuple[str, float]]:
    north, east = point.cell
    for row in (north - 1, north, north + 1):
        first, last = cell_key(row, east - 1), cell_key(row, east + 1)
        lowest, highest = sorted((first, last))
        for other, key in record.near_key(vault, "point", lowest, f"{highest}\uffff", but=whose.record_id):
            latitude, longitude = (float(part) for part in key.split("|")[1].split())
            metres = metres_between(point, latitude, longitude)
            if metres <= NEAR:
                yield other, metres


def metres_between(point: Point, latitude: float, longitude: float) -> float:
    """Over a few hundred metres the earth is flat."""
    north = (point.latitude - latitude) * 111_195
    return hypot(north, (point.longitude - longitude) * 111_195 * cos(radians(latitude)))


def _another_family(vault: Vault, whose: Whose, other: str) -> bool:
    theirs = set(record.keys(vault, other).get("no_kk", ()))
    return not (whose.families & theirs)


def same_photos(vault: Vault, record_id: str, values: Mapping[str, str], mark: Mark | None) -> Iterator[Finding]:
    """Photos of this record that another record shows too. `mark` says what a photo looks like (the screen can)."""
    refs = {value: ref for ref, value in values.items() if value}
    kept = [(name, sha256) for name, sha256 in photo_marks.of_record(vault, record_id) if name in refs]
    if mark is not None and not vault.read_only:
        for sha256 in photo_marks.without(vault, [sha256 for _, sha256 in kept]):
            photo_marks.keep(vault, sha256, mark(photos.read(vault, sha256)))
    for name, sha256 in kept:
        alike = photo_marks.alike(vault, sha256)
        for other in photo_marks.records_with(vault, alike, but=record_id)[:MOST]:
            yield _about(vault, FindingKind.SAME_PHOTO, refs[name], other)


def _about(vault: Vault, kind: FindingKind, ref: str, other: str, **facts: str) -> Finding:
    found = record.get(vault, other)
    told = {"author": found.author_name, "at": found.made_at.isoformat(), **facts}
    return Finding(kind, ref, told, other, owner=found.author)
