"""Visits given out by RT: what there is in the prelist of each, how much of it is left, and who goes there."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import datetime

from desktop.forms import library
from desktop.frozen import frozen
from desktop.roles.looking import REVIEWERS
from desktop.store import access_table, records_table, users_table, visits_given
from desktop.store.users_table import User
from desktop.store.vault import Vault
from desktop.store.visits_given import A_MOMENT, VisitsGiven
from desktop.touched import Touched
from desktop.trouble import Kind, Trouble
from desktop.xforms import ListDocument

FAMILIES = "prelist.csv"
COLUMNS = ("name", "desa", "rw", "rt", "no_kk", "petugas")


@frozen
class Area:
    """One RT of a village. `key` names it; `workers`: who goes there, several where the prelist says so."""

    key: str
    village: str
    rw: str
    rt: str
    families: int
    left: int
    workers: tuple[str, ...]


@frozen
class Areas:
    """All of this person's region; who could be given one; when it was given last, and by whom."""

    areas: tuple[Area, ...]
    people: tuple[str, ...]
    given: VisitsGiven


class VisitAreas:
    """One supervisor at work, on the store lane. Trouble NOT_ALLOWED for others."""

    def __init__(
        self, vault: Vault, user: User, *, now: Callable[[], datetime], region_name: Callable[[str], str] = str
    ) -> None:
        self._vault, self._user, self._now, self._name_of = vault, user, now, region_name

    def areas(self) -> Areas:
        """As it stands, village by village."""
        self._must_review()
        given, done = visits_given.get(self._vault), done_rows(self._vault)
        found: dict[str, list[Mapping[str, str]]] = {}
        for row in self._rows():
            found.setdefault(visits_given.area(row["desa"], row["rw"], row["rt"]), []).append(row)
        areas = tuple(self._area(key, rows, given, done) for key, rows in found.items())
        return Areas(tuple(sorted(areas, key=lambda one: (one.village, one.key))), self._people(areas), given)

    def give(self, keys: Collection[str], worker: str) -> Touched:
        """These RTs to one person, by name; "" to nobody."""
        self._must_review()
        before, now = visits_given.get(self._vault), self._now()
        at = now if before.at is None else max(now, before.at + A_MOMENT)  # the newest word stands, on every laptop
        to = {**before.to, **dict.fromkeys(keys, " ".join(worker.split()))}
        with self._vault.atomic():
            access_table.note(self._vault, "give_visits", by=self._user, at=now, purpose=worker)
            return visits_given.keep(self._vault, VisitsGiven(at, self._user.name, to))

    def _area(
        self, key: str, rows: list[Mapping[str, str]], given: VisitsGiven, done: frozenset[tuple[str, str]]
    ) -> Area:
        first = rows[0]
        workers = sorted({given.worker(row, row["petugas"].strip()) for row in rows} - {""})
        left = sum(not done & {("prelist", row["name"]), ("no_kk", row["no_kk"])} for row in rows)
        village = self._name_of(first["desa"]) or first["desa"]
        return Area(key, village, first["rw"], first["rt"], len(rows), left, tuple(workers))

    def _rows(self) -> Iterator[Mapping[str, str]]:
        for form in library.newest(self._vault):
            table = library.FormLists(self._vault, form.key, None).table(FAMILIES)
            if table is None or isinstance(table, ListDocument) or "desa" not in table.columns:
                continue
            at = {name: table.columns.index(name) for name in COLUMNS if name in table.columns}
            for row in table.rows():
                values = {name: row[at[name]] if name in at else "" for name in COLUMNS}
                if values["desa"].startswith(self._user.region):
                    yield values
            return

    def _people(self, areas: tuple[Area, ...]) -> tuple[str, ...]:
        here = [one.name for one in users_table.everyone(self._vault) if one.role not in REVIEWERS]
        known = records_table.authors(self._vault)
        authors = [name for user_id, name, _n in known if not users_table.has_left(self._vault, user_id)]
        named = [name for one in areas for name in one.workers]
        return tuple(sorted(dict.fromkeys((*here, *authors, *named)), key=str.casefold))

    def _must_review(self) -> None:
        if self._user.role not in REVIEWERS:
            raise Trouble(Kind.NOT_ALLOWED, deed="give_visits", role=self._user.role.value)


def done_rows(vault: Vault) -> frozenset[tuple[str, str]]:
    """What records stand on, of the rows of prelists: by the row itself, or by No KK."""
    return frozenset(
        vault.rows(
            "SELECT k.kind, k.value FROM record_keys k JOIN records r ON r.seq = k.record"
            " WHERE k.kind IN ('no_kk', 'prelist') AND r.stage <> 'discarded'"
        )
    )
