"""Recaps of what was handed in: counted by region, by an answer, or as the sum of a figure, from the sealed answers."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from desktop.forms import library
from desktop.forms.events import REPORTS, Events
from desktop.forms.semantics import generic
from desktop.roles import countable
from desktop.roles.looking import Scope
from desktop.roles.open_forms import OpenForms
from desktop.roles.recap_values import Asked, Level, Line, Question, Recap, Subject
from desktop.roles.sealed_answers import as_sealed
from desktop.store.companions import FORM as COMPANION
from desktop.store.moments import moment, stamp
from desktop.store.stages import LET_GO, SEALED, STANDS
from desktop.store.users_table import User
from desktop.store.vault import Vault
from desktop.trouble import Cancelled

CHUNK = 500  # records read at once
NO_ANSWER = ""  # the column of those who were not asked, or did not answer


class Recaps:
    """One person reading, on a lane for long readings; within what this person may see."""

    def __init__(self, vault: Vault, user: User) -> None:
        self._vault, self._user = vault, user
        self._forms = OpenForms(vault)
        self._questions: dict[tuple[int, str], tuple[Question, ...]] = {}

    def subjects(self) -> tuple[Subject, ...]:
        """Forms something was handed in of, most first."""
        author = Scope.of(self._user).author
        rows = self._vault.rows(
            "SELECT r.form_id, max(r.form), count(*) FROM records r WHERE r.current IS NOT NULL"  # noqa: S608 -- words of ours
            f" AND r.stage IN ({_marks(SEALED)}) AND (? = '' OR r.author = ?) AND r.form_id <> ? AND {STANDS}"
            " GROUP BY r.form_id ORDER BY 3 DESC, 1",
            (*SEALED, author, author, COMPANION),
        )
        return tuple(Subject(form_id, self._forms.get(key).form.title, key, count) for form_id, key, count in rows)

    def questions(self, subject: Subject, language: str = "id") -> tuple[Question, ...]:
        """What can be counted by or summed, in the order of the form; nothing that is masked."""
        known = self._questions.get((subject.newest, language))
        if known is None:
            opened = self._forms.get(subject.newest)
            lists = library.FormLists(self._vault, subject.newest, None)
            known = tuple(countable.questions(opened.form, lists, opened.meaning.masked, language))
            self._questions[subject.newest, language] = known
        return known

    def recap(
        self, asked: Asked, language: str = "id", *, cancelled: Callable[[], bool] = lambda: False
    ) -> Recap | None:
        """The table; None where nothing was handed in of that form. Nothing is kept of it."""
        subject = next((one for one in self.subjects() if one.form_id == asked.form_id), None)
        if subject is None:
            return None
        questions = {one.ref: one for one in self.questions(subject, language)}
        opened = self._forms.get(subject.newest)
        coarse = countable.hides_a_choice(opened.form, opened.meaning.masked)
        if coarse:
            asked = replace(asked, level=Level.DISTRICT)
        by, figure = questions.get(asked.by), questions.get(asked.total_of)
        newest_only = figure is not None and bool(opened.meaning.refs("event"))
        wanted = {one.ref for one in (by, figure) if one is not None}
        table = _Counted(asked.level, by, figure)
        found = self._answers(asked, wanted, countable.may_hide(opened.form, wanted), cancelled)
        for code, name, answers in _newest(found, self._same_events()) if newest_only else found:
            table.add(code, name, answers)
        return table.as_recap(asked, subject.title, newest_only, coarse)

    def _same_events(self) -> Events:
        """Which reports are of one event; a moment, beside what is counted."""
        from desktop.roles.papers import Papers  # which reads what this room calls sealed

        papers = Papers(self._vault, self._user)
        piles = (papers.pile(form_id) for form_id in REPORTS)
        return papers.events([one for pile in piles if pile is not None for one in pile.told])

    def _answers(
        self, asked: Asked, wanted: Collection[str], hides: bool, cancelled: Callable[[], bool]
    ) -> Iterator[tuple[str, str, Mapping[str, str]]]:
        """Region code, region in words and the sealed answers of each record, in the order of sealing."""
        xml = ", (SELECT p.xml FROM parts p WHERE p.submission = s.seq AND p.purpose = 'xml')" if hides else ", NULL"
        answers = "s.answers" if wanted else "NULL"
        after = -1
        while True:
            if cancelled():
                raise Cancelled
            rows = self._rows(asked, f"s.seq, r.region_code, r.region_name, {answers}{xml}", after)
            for _, code, name, said, sealed in rows:
                values: Mapping[str, str] = json.loads(said) if said is not None else {}
                yield code, name, as_sealed(sealed, values) if sealed is not None else values
            if len(rows) < CHUNK:
                return
            after = rows[-1][0]

    def _rows(self, asked: Asked, columns: str, after: int) -> list[tuple[Any, ...]]:
        author, stages = Scope.of(self._user).author, LET_GO if asked.approved else SEALED
        since = stamp(asked.since) if asked.since is not None else 0
        return self._vault.rows(
            f"SELECT {columns} FROM records r JOIN submissions s ON s.seq = r.current"  # noqa: S608 -- words of ours
            f" WHERE r.form_id = ? AND r.stage IN ({_marks(stages)}) AND s.seq > ? AND s.sealed_at >= ?"
            f" AND (? = '' OR r.author = ?) AND {STANDS} ORDER BY s.seq LIMIT ?",
            (asked.form_id, *stages, after, since, author, author, CHUNK),
        )

    def last_at(self) -> datetime | None:
        """When the newest record was sealed: whether a table that is shown is still right."""
        found = self._vault.value("SELECT max(sealed_at) FROM submissions")
        return moment(found) if found else None


class _Counted:
    """A table that grows record by record."""

    def __init__(self, level: Level, by: Question | None, figure: Question | None) -> None:
        self._level, self._by, self._figure = level, by, figure
        self._labels = dict(by.choices) if by is not None else {}
        self._cells: dict[str, dict[str, float]] = {}
        self._names: dict[str, str] = {}
        self._records = 0

    def add(self, code: str, name: str, answers: Mapping[str, str]) -> None:
        region = ".".join(code.split(".")[: self._level])
        self._names.setdefault(region, region_name(name, self._level) or region)
        cells = self._cells.setdefault(region, {})
        self._records += 1
        for column, number in self._said(answers):
            cells[column] = cells.get(column, 0) + number

    def _said(self, answers: Mapping[str, str]) -> Iterator[tuple[str, float]]:
        chosen = _values(answers, self._by.ref) if self._by is not None else []
        if self._figure is not None:
            amount = sum(_number(value) for value in _values(answers, self._figure.ref))
            yield (chosen[0].split()[0] if chosen else NO_ANSWER), amount
        elif self._by is None:
            yield NO_ANSWER, 1
        elif not chosen:
            yield from () if self._by.rows_of else [(NO_ANSWER, 1.0)]
        else:
            for value in chosen:
                yield from ((one, 1) for one in value.split())

    def as_recap(self, asked: Asked, title: str, newest_only: bool, coarse: bool) -> Recap:
        used = {column for cells in self._cells.values() for column in cells}
        columns = [value for value in self._labels if value in used]
        columns += sorted(used - set(columns) - {NO_ANSWER})
        if NO_ANSWER in used or not columns:
            columns.append(NO_ANSWER)
        lines = [
            Line(code, self._names[code], tuple(cells.get(column, 0) for column in columns))
            for code, cells in self._cells.items()
        ]
        return Recap(
            asked, title, self._by, self._figure, tuple(self._labels.get(column, column) for column in columns),
            tuple(sorted(lines, key=_by_name)), self._records, newest_only, coarse,
        )  # fmt: skip


def region_name(address: str, level: Level) -> str:
    """Of "Sungai Terap, Kumpeh Ulu, Kabupaten Muaro Jambi, Jambi" the part of a level, short; "" if unknown."""
    parts = address.split(", ")
    if len(parts) != Level.VILLAGE:
        return ""
    return ", ".join(step.removeprefix("Kabupaten ") for step in parts[Level.VILLAGE - level : -1])


def _newest(
    found: Iterator[tuple[str, str, Mapping[str, str]]], same: Events
) -> Iterator[tuple[str, str, Mapping[str, str]]]:
    """The last report of each event: figures of a disaster are snapshots, which are never added up (domain 5.4)."""
    last: dict[str, tuple[str, str, Mapping[str, str]]] = {}
    for each in found:
        last[same.of(each[2]) or str(len(last))] = each
    yield from last.values()


def _values(answers: Mapping[str, str], ref: str) -> list[str]:
    """The answers of a question, of every row of a repeat; empty ones left out."""
    return [value for at, value in answers.items() if value and generic(at) == ref]


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return 0


def _marks(of: Collection[object]) -> str:
    return ", ".join("?" * len(of))


def _by_name(line: Line) -> tuple[str, str]:
    return line.name.casefold(), line.code
