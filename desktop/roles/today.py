"""What is to be done today: visits left by village, sitreps that are due, work of the last days, where it all is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import NamedTuple

from desktop.forms import library
from desktop.forms.events import REPORTS
from desktop.frozen import frozen
from desktop.roles import complaints
from desktop.roles.beginnings import is_for
from desktop.roles.complaints import Complaint
from desktop.roles.looking import Scope
from desktop.roles.papers import Papers, Told
from desktop.roles.visit_areas import done_rows
from desktop.store import visits_given
from desktop.store.companions import FORM as COMPANION
from desktop.store.moments import moment, stamp
from desktop.store.stages import STANDS
from desktop.store.users_table import User
from desktop.store.vault import Vault
from desktop.xforms import ListDocument

DAYS = 14
MOST_FAMILIES = 60_000  # of a prelist; a longer one is counted at the server
MOST_POINTS = 20_000
ENDED = "bencana_akhir"
TERMS = "tenggat.csv"


@frozen
class Visits:
    """A village of the prelist: how many families, and how many of them have no record here yet."""

    code: str
    name: str
    families: int
    left: int


@frozen
class Due:
    """A disaster whose next report is due. `record_id`: its last report; `last_at`: when that was handed in."""

    record_id: str
    event: str
    last_at: datetime
    due_at: datetime


@frozen
class Spot:
    """A village or an event on the map: where its records are, in the middle of them. `urgent`: of a disaster."""

    name: str
    latitude: float
    longitude: float
    records: int
    urgent: bool


@frozen
class Today:
    """All of it: villages with most visits left first; the most overdue first; days oldest first."""

    now: datetime
    visits: tuple[Visits, ...] = ()
    due: tuple[Due, ...] = ()
    days: tuple[tuple[datetime, int], ...] = ()
    spots: tuple[Spot, ...] = ()
    complaints: tuple[Complaint, ...] = ()  # not settled, the most overdue first

    @property
    def left(self) -> int:
        return sum(one.left for one in self.visits)

    @property
    def families(self) -> int:
        return sum(one.families for one in self.visits)


@frozen
class Terms:
    """When reports are due (domain 5.3), as the office set it."""

    first_day: timedelta = timedelta(hours=6)
    daily_at: int = 16

    @staticmethod
    def of(rows: tuple[Mapping[str, str], ...], on: date | None = None) -> Terms:
        """`on`: the day they are to hold; a list without dates holds always."""
        day = on.isoformat() if on else ""
        held = [row for row in rows if not day or _holds(row, day)]
        said = {row.get("name", ""): row.get("nilai", "") for row in held}
        hours, daily = said.get("hari_pertama_jam", ""), said.get("harian_pukul", "")
        found = Terms()
        if hours.isdecimal() and int(hours):
            found = replace(found, first_day=timedelta(hours=int(hours)))
        return replace(found, daily_at=int(daily)) if daily.isdecimal() and int(daily) < 24 else found

    def after(self, first: datetime, last: datetime) -> datetime:
        """When the next report is due: every few hours on the first day, then once a day at the hour."""
        if last - first < timedelta(days=1):
            return last + self.first_day
        same_day = last.replace(hour=self.daily_at, minute=0, second=0, microsecond=0)
        return same_day if last < same_day else same_day + timedelta(days=1)


class _Row(NamedTuple):
    """What is read of a family of the prelist, by the columns."""

    name: str
    desa: str
    no_kk: str
    petugas: str
    rt: str
    rw: str


class Days:
    """One person's day, on the lane for long readings."""

    def __init__(
        self, vault: Vault, user: User, *, now: Callable[[], datetime], region_name: Callable[[str], str] = str
    ) -> None:
        self._vault, self._user, self._now, self._name_of = vault, user, now, region_name
        self._papers = Papers(vault, user)
        self._prelist: tuple[str, tuple[_Row, ...]] = ("", ())
        self._complaints_of: tuple[object, tuple[Complaint, ...]] = (None, ())

    def today(self) -> Today:
        """As it is now."""
        now = self._now()
        due, complaints = self._due(now), self._complaints(now)
        return Today(now, self._visits(), due, self._work(now), self._spots(), complaints)

    def _visits(self) -> tuple[Visits, ...]:
        """Villages of this person's region in the prelist."""
        done, given = done_rows(self._vault), visits_given.get(self._vault)
        rows = [one for one in self._families() if one.desa.startswith(self._user.region)]
        own = [one for one in rows if is_for(self._user, given.worker(one._asdict(), one.petugas))]
        families, left = Counter[str](), Counter[str]()
        for one in own or rows:  # who has rows assigned is not shown the work of others
            families[one.desa] += 1
            left[one.desa] += not done & {("prelist", one.name), ("no_kk", one.no_kk)}
        found = [Visits(code, self._name_of(code) or code, number, left[code]) for code, number in families.items()]
        return tuple(sorted(found, key=lambda one: (-one.left, one.name)))

    def _families(self) -> tuple[_Row, ...]:
        """Every family; read once a version of the list."""
        for form in library.newest(self._vault):
            table = library.FormLists(self._vault, form.key, None).table("prelist.csv")
            if table is None or isinstance(table, ListDocument) or not {"desa", "no_kk"} <= set(table.columns):
                continue
            if self._prelist[0] != table.version:
                at = [table.columns.index(name) if name in table.columns else None for name in _Row._fields]
                rows = zip(range(MOST_FAMILIES), table.rows(), strict=False)
                self._prelist = (
                    table.version,
                    tuple(_Row(*("" if place is None else row[place] for place in at)) for _, row in rows),
                )
            return self._prelist[1]
        return ()

    def _due(self, now: datetime) -> tuple[Due, ...]:
        """Events that go on and whose next report is due, or will be within the hour."""
        terms = Terms.of(self._papers.listed(TERMS), now.date())
        told = [one for form_id in REPORTS if (pile := self._papers.pile(form_id)) for one in pile.told]
        same = self._papers.events(told)
        over = {same.of(one.values) for one in pile.told} if (pile := self._papers.pile(ENDED)) else set()
        events: dict[str, list[Told]] = {}
        for one in sorted(told, key=lambda one: one.sealed_at):
            events.setdefault(same.of(one.values) or one.row.id, []).append(one)
        found = []
        for event, reports in events.items():
            first, last = reports[0].sealed_at.astimezone(now.tzinfo), reports[-1].sealed_at.astimezone(now.tzinfo)
            due = terms.after(first, last)
            if event not in over and due <= now + timedelta(hours=1):
                found.append(Due(reports[-1].row.id, _event(reports[-1]), last, due))
        return tuple(sorted(found, key=lambda one: one.due_at))

    def _complaints(self, now: datetime) -> tuple[Complaint, ...]:
        """Read anew only where one of them moved, or on another day."""
        day = now.date().isoformat()
        moved = self._vault.row(
            "SELECT count(*), max(changed_at), max(current), (SELECT count(*) FROM consent_withdrawn), ? FROM records"
            " WHERE form_id IN (?, ?) AND stage <> 'discarded'",
            (day, complaints.INTAKE, complaints.FOLLOW_UP),
        )
        if moved == self._complaints_of[0]:
            return self._complaints_of[1]
        said = {row.get("name", ""): row.get("nilai", "") for row in self._papers.listed(TERMS) if _holds(row, day)}
        found = (
            complaints.going_on(self._vault, self._user, self._papers, said, now)
            if moved is not None and moved[0]
            else ()
        )
        self._complaints_of = (moved, found)
        return found

    def _work(self, now: datetime) -> tuple[tuple[datetime, int], ...]:
        """Records handed in on each of the last days."""
        first = (now - timedelta(days=DAYS - 1)).replace(hour=0, minute=0, second=0, microsecond=0)
        author = Scope.of(self._user).author
        rows = self._vault.rows(
            "SELECT min(s.sealed_at) FROM submissions s JOIN records r ON r.seq = s.record"
            " WHERE r.form_id <> ? AND (? = '' OR s.author = ?) GROUP BY s.record",
            (COMPANION, author, author),
        )
        days = Counter((moment(at).astimezone(now.tzinfo) - first).days for (at,) in rows if at >= stamp(first))
        return tuple((first + timedelta(days=day), days[day]) for day in range(DAYS))

    def _spots(self) -> tuple[Spot, ...]:
        """Records by village, disasters by event, in the middle of their points."""
        author = Scope.of(self._user).author
        rows = self._vault.rows(
            "SELECT r.region_code, r.region_name, r.urgent, r.title, k.value FROM record_keys k"  # noqa: S608
            " JOIN records r ON r.seq = k.record WHERE k.kind = 'point' AND r.stage <> 'discarded'"
            f" AND (? = '' OR r.author = ?) AND {STANDS} LIMIT ?",
            (author, author, MOST_POINTS),
        )
        groups: dict[tuple[bool, str], list[tuple[float, float]]] = {}
        names: dict[tuple[bool, str], str] = {}
        for code, region, urgent, title, value in rows:
            key = (bool(urgent), title if urgent else code)
            latitude, longitude = value.partition("|")[2].split()
            groups.setdefault(key, []).append((float(latitude), float(longitude)))
            names[key] = title if urgent else region.partition(",")[0] or code
        return tuple(_spot(names[key], points, key[0]) for key, points in groups.items())


def _holds(row: Mapping[str, str], day: str) -> bool:
    """Whether a dated row is in force on a day (both as ISO dates; an empty end is open)."""
    until = row.get("berlaku_sampai", "")
    return row.get("berlaku_sejak", "") <= day and (not until or until >= day)


def _event(one: Told) -> str:
    """What the event of a report is called."""
    named = next((value for ref, value in one.values.items() if ref.endswith("/nama_kejadian") and value), "")
    return named or one.row.title


def _spot(name: str, points: list[tuple[float, float]], urgent: bool) -> Spot:
    middle = [sum(part) / len(points) for part in zip(*points, strict=True)]
    return Spot(name, middle[0], middle[1], len(points), urgent)
