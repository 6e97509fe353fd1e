"""Complaints of the SLRT that are not settled: in which state since when, and whether they are late (domain 4.3)."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta

from desktop.frozen import frozen
from desktop.roles.looking import Scope
from desktop.roles.papers import Papers
from desktop.store.moments import moment
from desktop.store.stages import SEALED, STANDS
from desktop.store.users_table import User
from desktop.store.vault import Vault

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


@frozen
class _Told:
    """One record as it was sealed: its answers as they are kept, without a look at its form. Thousands are read."""

    record_id: str
    title: str
    place: str
    sealed_at: datetime
    values: Mapping[str, str]
    entity: str = ""  # its id in the list of complaints


def going_on(
    vault: Vault, user: User, papers: Papers, terms: Mapping[str, str], now: datetime
) -> tuple[Complaint, ...]:
    """What this person may see of them, the most overdue first. `terms`: days by the names of `tenggat.csv`."""
    intakes = _all(vault, user, INTAKE)
    if not intakes:
        return ()
    told = sorted(_all(vault, user, FOLLOW_UP), key=lambda one: _day(one, now))
    # the newest of each, whenever it was corrected; two of one number (nobody counted on) are told apart by the choice
    follow_ups = {_said(one, "keluhan") or _said(one, "nomor_keluhan"): (at, one) for at, one in enumerate(told)}
    rows = papers.listed(LIST)
    listed = {row.get("nomor", ""): row.get("status", "") for row in rows}
    listed |= {row.get("name", ""): row.get("status", "") for row in rows}
    found = (_complaint(one, follow_ups, listed, terms, now) for one in intakes)
    return tuple(sorted(_still_open(found), key=lambda one: (one.due, one.opened, one.number)))


def _all(vault: Vault, user: User, form_id: str) -> list[_Told]:
    """What was handed in of a form, oldest record first, within what this person may see."""
    author, marks = Scope.of(user).author, ", ".join("?" * len(SEALED))
    rows = vault.rows(
        "SELECT r.id, r.title, r.region_name, s.sealed_at, s.answers, coalesce((SELECT e.entity FROM"  # noqa: S608
        " entity_changes e WHERE e.submission = s.seq AND e.list = 'keluhan' LIMIT 1), '') FROM records r"
        f" JOIN submissions s ON s.seq = r.current WHERE r.form_id = ? AND r.stage IN ({marks})"
        f" AND (? = '' OR r.author = ?) AND {STANDS} ORDER BY r.seq",
        (form_id, *SEALED, author, author),
    )
    return [
        _Told(key, title, place, moment(at), json.loads(said), entity) for key, title, place, at, said, entity in rows
    ]


def _still_open(found: Iterator[Complaint]) -> Iterator[Complaint]:
    yield from (one for one in found if one.state not in ENDED)


def _complaint(
    one: _Told,
    follow_ups: Mapping[str, tuple[int, _Told]],
    listed: Mapping[str, str],
    terms: Mapping[str, str],
    now: datetime,
) -> Complaint:
    number, urgency = _said(one, "nomor"), _said(one, "urgensi") or "1"
    said = [follow_ups[key] for key in (one.entity, number) if key and key in follow_ups]
    last = max(said, key=lambda told: told[0])[1] if said else None
    there = listed.get(one.entity or number, "")
    state = _said(last, "status") if last is not None else _said(one, "status_awal")
    if there in ENDED:  # a colleague settled it; the list of the server says so
        state = there
    opened = _day(one, now)
    since = _day(last, now) if last is not None else opened
    term = terms.get(TERM_OF.get(urgency, ""), "")
    days = int(term) if term.isdecimal() and int(term) else DAYS.get(urgency, DAYS["1"])
    return Complaint(
        last.record_id if last is not None else one.record_id, number, _said(one, "nama") or one.title,
        one.place, state or "baru", opened, since, opened + timedelta(days=days), urgency,
    )  # fmt: skip


def _said(one: _Told, name: str) -> str:
    return next((value for ref, value in one.values.items() if ref.endswith(f"/{name}") and value), "")


def _day(one: _Told, now: datetime) -> date:
    """The day of the visit as the form says it; else that of the seal."""
    try:
        return date.fromisoformat(_said(one, "tanggal")[:10])
    except ValueError:
        return one.sealed_at.astimezone(now.tzinfo).date()
