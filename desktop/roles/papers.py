"""What lists and minutes are made of: sealed answers of a form, the words of its choices, the lists of the office."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import datetime

from desktop.forms import library
from desktop.forms.events import MERGING, Events, events
from desktop.frozen import frozen
from desktop.reference.lists import LEVELS
from desktop.roles.looking import Scope
from desktop.roles.open_forms import OpenForms
from desktop.store import consent_table, records_table, submission
from desktop.store.records_table import RecordRow, Wish
from desktop.store.stages import LET_GO, SEALED
from desktop.store.users_table import User
from desktop.store.vault import Vault
from desktop.xforms import ListDocument

MOST = 20_000  # records on one list
LETTERHEADS = "kop.csv"
OURS = (LETTERHEADS, "tenggat.csv")  # where no form brought the office's own


@frozen
class Told:
    """One record as it was sealed. `approved`: a supervisor let it go."""

    row: RecordRow
    values: Mapping[str, str]
    sealed_at: datetime
    approved: bool


@frozen
class Pile:
    """The records of one form, oldest seal first, and what its choices are called: (name, value) → label."""

    form_id: str
    title: str
    told: tuple[Told, ...]
    labels: Mapping[tuple[str, str], str]


class Papers:
    """One person reading, on the lane for long readings; within what this person may see."""

    def __init__(self, vault: Vault, user: User) -> None:
        self._vault, self._user = vault, user
        self._forms = OpenForms(vault)

    @property
    def region(self) -> str:
        """Where this person works: whose letterhead a paper of no village has."""
        return self._user.region

    def sources(self, form_ids: Collection[str]) -> tuple[RecordRow, ...]:
        """What was handed in of these forms, newest first."""
        found = [row for form_id in form_ids for row in self._rows(form_id, 200)]
        return tuple(sorted(found, key=lambda row: row.changed_at, reverse=True))

    def pile(self, form_id: str, *, only: str = "", since: datetime | None = None) -> Pile | None:
        """The records of a form (or only one, by its id); None where there is none."""
        rows = [row for row in self._rows(form_id, MOST) if only in ("", row.id)]
        if not rows:
            return None
        told = sorted((self._told(row) for row in rows), key=lambda one: one.sealed_at)
        kept = tuple(one for one in told if since is None or one.sealed_at >= since)
        newest = submission.current(self._vault, rows[0].id).form
        from desktop.roles import countable

        opened = self._forms.get(newest)
        lists = library.FormLists(self._vault, newest, None)
        return Pile(form_id, opened.form.title, kept, dict(countable.labels(opened.form, lists)))

    def listed(self, filename: str, column: str = "", value: str = "") -> tuple[Mapping[str, str], ...]:
        """The rows of a list that came with a form (those with a value in a column, if asked); ours for letterheads."""
        for form in library.newest(self._vault):
            table = library.FormLists(self._vault, form.key, None).table(filename)
            if table is not None and not isinstance(table, ListDocument) and filename not in LEVELS:
                rows = table.rows_where(column, value) if column else table.rows()
                return tuple(dict(zip(table.columns, row, strict=False)) for row in rows)
        from desktop.forms import bundled

        return tuple(bundled.office_list(filename)) if filename in OURS else ()

    def events(self, told: Iterable[Told]) -> Events:
        """Which of these reports of disasters are of one event, as the coordinator merged them."""
        merging = self.pile(MERGING)
        merged = [one.values for one in merging.told] if merging is not None else []
        return events([one.values for one in told], merged, self.listed("kejadian.csv"))

    def _rows(self, form_id: str, most: int) -> Iterator[RecordRow]:
        author = Scope.of(self._user).author
        wish = Wish(form_id=form_id, stages=frozenset(SEALED), author=author, limit=most)
        gone = consent_table.ids(self._vault)
        yield from (row for row in records_table.rows(self._vault, wish) if row.id not in gone)

    def _told(self, row: RecordRow) -> Told:
        seal = submission.current(self._vault, row.id)
        from desktop.roles.sealed_answers import as_sealed

        answers = submission.answers(self._vault, seal.id)
        values = as_sealed(submission.xml(self._vault, seal.id), answers)
        return Told(row, values, seal.sealed_at, row.stage in LET_GO)
