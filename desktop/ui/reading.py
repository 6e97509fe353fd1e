"""What the pages show, read on the store lane: plain functions from a session to values."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from desktop.roles.values import Counts
from desktop.store.records_table import Page, RecordRow, Wish
from desktop.store.stages import OPEN_STAGES, Stage
from desktop.ui.session import Session
from desktop.ui.values import Connection, HomeValues, ListQuestions, OutboxValues

if TYPE_CHECKING:
    from desktop.forms.library import InstalledForm

LATELY = 5  # rows of each kind on Beranda
RECENT = 60  # records that tell which forms are handy


def read_home(session: Session, now: datetime, connection: Connection) -> HomeValues:
    """Beranda."""
    mine = Wish(limit=LATELY)
    review: tuple[RecordRow, ...] = ()
    if session.supervisor is not None:
        waiting = [row for row in session.supervisor.desk(limit=LATELY * 2).rows if row.stage is Stage.HANDED_IN]
        review = tuple(waiting[:LATELY])
    closing = session.beginnings.closing() if session.beginnings is not None else ()
    return HomeValues(
        session.person,
        now,
        read_counts(session),
        connection,
        _but(closing, session.enumerator.page(replace(mine, stages=OPEN_STAGES - {Stage.RETURNED})).rows),
        _but(closing, session.enumerator.page(replace(mine, stages=frozenset({Stage.RETURNED}))).rows),
        review,
        _handiest(session),
        session.practice,
        session.consents.open_ones() if session.consents is not None else (),
        closing[:LATELY],
    )


def _handiest(session: Session) -> tuple[InstalledForm, ...]:
    """What is urgent first, then what this person filled lately, then the rest as it comes."""
    lately = [row.form_id for row in session.enumerator.page(Wish(limit=RECENT)).rows]
    order = {form_id: at for at, form_id in enumerate(dict.fromkeys(lately))}
    forms = session.enumerator.forms()
    return tuple(sorted(forms, key=lambda one: (not one.policy.urgent, order.get(one.form_id, RECENT))))


def _but(shown: tuple[RecordRow, ...], rows: tuple[RecordRow, ...]) -> tuple[RecordRow, ...]:
    """Rows that do not stand above already."""
    return tuple(row for row in rows if row not in shown)


def read_counts(session: Session) -> Counts:
    """The numbers of the rail."""
    return (session.supervisor or session.enumerator).counts()


def read_outbox(session: Session, now: datetime, connection: Connection, *, photos_held: bool = False) -> OutboxValues:
    """The outbox: what waits, what was refused, what went lately; for a supervisor also what is still on hold."""
    from desktop.roles.supervisor import HOLD

    supervisor = session.supervisor
    if supervisor is None:
        rows = session.enumerator.outbox()
        if session.deputy is None:
            return OutboxValues(now, connection, rows, session.practice, photos_held=photos_held)
        waits = session.deputy.held()
        since = waits.rows[0].changed_at + HOLD if waits.rows else None
        return OutboxValues(now, connection, rows, session.practice, waits.total, since, photos_held)
    held = supervisor.page(Wish(stages=frozenset({Stage.APPROVED}), limit=1))
    until = held.rows[0].changed_at + HOLD if held.rows else None
    return OutboxValues(now, connection, supervisor.outbox(), session.practice, held.total, until, photos_held)


def read_records(session: Session, wish: Wish) -> Page:
    """A page of the list, within what this person may see."""
    return (session.supervisor or session.enumerator).page(wish)


def read_list_questions(session: Session) -> ListQuestions:
    """Lists that wait for a person."""
    given = session.given_lists
    if given is None:
        return ListQuestions()
    names = {one.id: one.name for one in session.servers.known()}
    return ListQuestions(given.awaiting(), given.large(), names, given.outside(), given.conflicts())


def read_projects(session: Session) -> tuple[tuple[tuple[str, str], ...], str]:
    """The servers forms come from (id, name), and the one whose forms a person wants to see."""
    return tuple((one.id, one.name) for one in session.servers.known()), session.servers.chosen()
