"""Complaints of the SLRT that are not settled: in which state since when, and whether they are late (domain 4.3)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta

from desktop.frozen import frozen
from desktop.roles.papers import Papers, Told

INTAKE, FOLLOW_UP, LIST = "keluhan", "tindak_lanjut", "keluhan.csv"
ENDED = frozenset({"selesai", "ditolak", "tidak_dapat_dilayani"})
STATES = ("baru", "diverifikasi", "diproses", "dirujuk", "ditindaklanjuti", "dikembalikan")
TERM_OF = {"1": "keluhan_biasa_hari", "2": "keluhan_segera_hari", "3": "keluhan_darurat_hari"}
DAYS = {"1": 14, "2": 3, "3": 1}  # where the office set nothing


@frozen
class Complaint:
    """One that goes on. `record_id`: what was said of it last; `opened`, `since`: when it came, and to its state;
    `urgency`: "1" usual, "2" soon, "3" emergency."""

    record_id: str
    number: str
    name: str
    place: str
    state: str
    opened: date
    since: date
    due: date
    urgency: str

    def days(self, today: date) -> int:
        return (today - self.opened).days

    def in_state(self, today: date) -> int:
        return (today - self.since).days


def going_on(papers: Papers, terms: Mapping[str, str], now: datetime) -> tuple[Complaint, ...]:
    """What this person may see of them, the most overdue first. `terms`: days by the names of `tenggat.csv`."""
    intakes = papers.pile(INTAKE)
    if intakes is None:
        return ()
    told = papers.pile(FOLLOW_UP)
    follow_ups = {_said(one, "nomor_keluhan"): one for one in (told.told if told is not None else ())}  # the newest
    listed = {row.get("nomor", ""): row.get("status", "") for row in papers.listed(LIST)}
    found = (_complaint(one, follow_ups, listed, terms, now) for one in intakes.told)
    return tuple(sorted(_still_open(found), key=lambda one: (one.due, one.opened, one.number)))


def _still_open(found: Iterator[Complaint]) -> Iterator[Complaint]:
    yield from (one for one in found if one.state not in ENDED)


def _complaint(
    one: Told, follow_ups: Mapping[str, Told], listed: Mapping[str, str], terms: Mapping[str, str], now: datetime
) -> Complaint:
    number, urgency = _said(one, "nomor"), _said(one, "urgensi") or "1"
    last, there = follow_ups.get(number), listed.get(number, "")
    state = _said(last, "status") if last is not None else _said(one, "status_awal")
    if there in ENDED:  # a colleague settled it; the list of the server says so
        state = there
    opened = _day(one, now)
    since = _day(last, now) if last is not None else opened
    term = terms.get(TERM_OF.get(urgency, ""), "")
    days = int(term) if term.isdigit() and int(term) else DAYS.get(urgency, DAYS["1"])
    return Complaint(
        last.row.id if last is not None else one.row.id, number, _said(one, "nama") or one.row.title,
        one.row.region_name, state or "baru", opened, since, opened + timedelta(days=days), urgency,
    )  # fmt: skip


def _said(one: Told, name: str) -> str:
    return next((value for ref, value in one.values.items() if ref.endswith(f"/{name}") and value), "")


def _day(one: Told, now: datetime) -> date:
    """The day of the visit as the form says it; else that of the seal."""
    try:
        return date.fromisoformat(_said(one, "tanggal")[:10])
    except ValueError:
        return one.sealed_at.astimezone(now.tzinfo).date()
