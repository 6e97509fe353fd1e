"""The one loop that pushes and pulls. Words first: urgent XML, other XML, the form list, files, long lists last."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from desktop.store import delivery, rounds_table, servers_table, submission, users_table
from desktop.store.rounds_table import Event, PastRound
from desktop.store.servers_table import Login
from desktop.store.vault import Vault
from desktop.sync.form_pull import pull_forms
from desktop.sync.lines import Lines
from desktop.sync.list_pull import pull_lists
from desktop.sync.outbox import push_files, push_words
from desktop.sync.reaching import at_server, stopping
from desktop.sync.round import DueList, Going, Progress, Round, Wanted, utc_now
from desktop.trouble import Cancelled, Kind, Trouble


def run_round(
    vault: Vault,
    lines: Lines,
    *,
    cancelled: Callable[[], bool] = lambda: False,
    progress: Callable[[Progress], None] = lambda _progress: None,
    wanted: Wanted | None = None,
    now: Callable[[], datetime] = utc_now,
    dice: random.Random | None = None,
) -> Round:
    """Once through all that may go now. Trouble of the wire and a cancelling are in the Round; the vault's is raised.

    Everything the server took is on disk when this returns or raises; how it went, in `rounds_table`.
    """
    began = now()
    wanted = within_the_day(vault, wanted or Wanted(), began)
    going = Going(cancelled, progress, wanted, now, dice or random.SystemRandom())
    try:
        if going.wanted.words:
            push_words(vault, lines, going)
        due = _pull_forms(vault, lines, going) if going.wanted.forms else []
        if going.wanted.words and going.wanted.forms:
            push_words(vault, lines, going)  # a form that opened again lets go what was refused for it
        if going.wanted.files:
            push_files(vault, lines, going)
        if going.wanted.lists:
            _pull_lists(vault, due, going)
    except Cancelled:
        going.was_cancelled = True
    went = going.finished(delivery.unsent(vault), delivery.next_attempt(vault))
    rounds_table.keep(vault, _told(went, began, now()), _events(vault, went))
    return went


def within_the_day(vault: Vault, wanted: Wanted, now: datetime) -> Wanted:
    """What may still go of the day's budget is this round's."""
    if wanted.budget_a_day is None:
        return wanted
    midnight = now.astimezone().replace(hour=0, minute=0, second=0, microsecond=0)
    left = max(0, wanted.budget_a_day - delivery.file_bytes_since(vault, midnight))
    return replace(wanted, budget=left if wanted.budget is None else min(left, wanted.budget))


def _told(went: Round, began: datetime, ended: datetime) -> PastRound:
    """A round as it is written down."""
    return PastRound(
        began, ended, went.words_sent, went.files_sent, went.bytes_sent, len(went.refused), went.forms_installed,
        went.lists_fetched, went.waiting, went.kind.value if went.kind else "",
    )  # fmt: skip


def _events(vault: Vault, went: Round) -> list[Event]:
    """What it did, and to whom."""
    names = {row.id: row.name for row in servers_table.servers(vault)}
    sent = [Event("sent", one) for one in went.completed]
    refused = [
        Event("refused", one.submission_id, "", one.kind.value, submission.get(vault, one.submission_id).message)
        for one in went.refused
    ]
    stopped = [Event("stopped", "", names.get(server, ""), kind.value) for server, kind in went.stopped]
    rejected = [
        Event("rejected", "", names.get(server, ""), Kind.TOKEN_REJECTED.value) for server, _user in went.rejected
    ]
    failed = [Event("failed", "", one.name, one.kind.value) for one in went.failed]
    shrank = [
        Event("shrank", "", one.filename, Kind.LIST_SHRANK.value, f"{one.before} {one.after}") for one in went.shrank
    ]
    return [*sent, *refused, *stopped, *rejected, *failed, *shrank]


def fetch(
    vault: Vault,
    lines: Lines,
    *,
    cancelled: Callable[[], bool] = lambda: False,
    progress: Callable[[Progress], None] = lambda _progress: None,
    now: Callable[[], datetime] = utc_now,
) -> Round:
    """Only forms and lists come in; nothing goes out."""
    wanted = Wanted(words=False, files=False)
    return run_round(vault, lines, cancelled=cancelled, progress=progress, wanted=wanted, now=now)


def reachable(vault: Vault, lines: Lines, user_id: str = "", *, cancelled: Callable[[], bool] = lambda: False) -> bool:
    """A cheap probe: does any server answer as an OpenRosa server? Even a rejected token is an answer."""
    for row in servers_table.servers(vault):
        if servers_table.login(vault, row.id, user_id) is None:
            continue
        try:
            server = lines.to(vault, row.id, user_id).server
            with server.until(cancelled):
                server.probe()
        except Trouble as trouble:
            if trouble.kind is Kind.TOKEN_REJECTED:
                return True
            continue
        return True
    return False


def _pull_forms(vault: Vault, lines: Lines, going: Going) -> list[DueList]:
    """Once for each login: what one person may fill, another may not see."""
    due: list[DueList] = []
    for row in servers_table.servers(vault):
        asked: set[Login] = set()
        for user in ("", *(user.id for user in users_table.everyone(vault))):
            login = servers_table.login(vault, row.id, user)
            if login is None or login in asked:
                continue
            asked.add(login)
            due += at_server(vault, lines, row.id, user, going, lambda called: pull_forms(vault, called, going)) or []
    return due


def _pull_lists(vault: Vault, due: list[DueList], going: Going) -> None:
    for server_id in dict.fromkeys(one.server_id for one in due):
        if server_id not in going.stopped:
            with stopping(server_id, going):
                pull_lists(vault, [one for one in due if one.server_id == server_id], going)
