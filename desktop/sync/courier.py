"""The one loop that pushes and pulls. Words first: urgent XML, other XML, the form list, files, long lists last."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import TypeVar

from desktop.openrosa.multipart import OVERHEAD
from desktop.store import delivery, servers_table, submission, users_table
from desktop.store.delivery import Waiting
from desktop.store.seal import Part
from desktop.store.servers_table import Login
from desktop.store.vault import Vault
from desktop.sync.form_pull import DueList, pull_forms
from desktop.sync.lines import Called, Lines
from desktop.sync.list_pull import pull_lists
from desktop.sync.pushing import push
from desktop.sync.round import Going, Phase, Progress, Round, Wanted, utc_now
from desktop.trouble import Cancelled, Kind, Trouble

OF_THE_WIRE = frozenset(
    {
        Kind.ADDRESS_WRONG, Kind.NO_CONNECTION, Kind.TIMED_OUT, Kind.NOT_SECURE, Kind.LOGIN_PAGE, Kind.SERVER_TROUBLE,
        Kind.SERVER_ANSWER_BROKEN, Kind.TOKEN_REJECTED, Kind.SERVER_LIMIT,
    }
)  # fmt: skip
"""Troubles that end a round at one server; others (the vault's) end the round."""
R = TypeVar("R")

CLOCK_TOLERANCE = 5  # minutes; tokens and certificates bear that much


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

    Everything the server took is on disk when this returns or raises.
    """
    going = Going(cancelled, progress, wanted or Wanted(), now, dice or random.SystemRandom())
    try:
        if going.wanted.words:
            _push_words(vault, lines, going)
        due = _pull_forms(vault, lines, going) if going.wanted.forms else []
        if going.wanted.files:
            _push_files(vault, lines, going)
        if going.wanted.lists:
            _pull_lists(vault, due, going)
    except Cancelled:
        going.was_cancelled = True
    left = delivery.waiting(vault, now())
    return going.finished(len(left), delivery.next_attempt(vault))


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


def _push_words(vault: Vault, lines: Lines, going: Going) -> None:
    """Asked again until nothing new turns up: what waited behind another's receipt may go now."""
    while fresh := _ready(vault, going, Phase.WORDS):
        for done, one in enumerate(fresh):
            going.tell(Phase.WORDS, done, len(fresh))
            going.tried.add((one.id, Phase.WORDS))
            _with_line(vault, lines, one, going, ())


def _push_files(vault: Vault, lines: Lines, going: Going) -> None:
    """The smallest first, a batch at a time; between two batches new words go before more files."""
    while ready := _ready(vault, going, Phase.FILES):
        one = ready[0]
        left = sum(len(other.missing) for other in ready)
        going.tell(Phase.FILES, going.files_sent, going.files_sent + left)
        if not _with_line(vault, lines, one, going, _files(one)):
            going.tried.add((one.id, Phase.FILES))
        if going.wanted.words:
            _push_words(vault, lines, going)


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
            due += _at(vault, lines, row.id, user, going, lambda called: pull_forms(vault, called, going)) or []
    return due


def _pull_lists(vault: Vault, due: list[DueList], going: Going) -> None:
    for server_id in dict.fromkeys(one.server_id for one in due):
        if server_id not in going.stopped:
            with _stopping(server_id, going):
                pull_lists(vault, [one for one in due if one.server_id == server_id], going)


def _ready(vault: Vault, going: Going, phase: Phase) -> list[Waiting]:
    """What may go in this phase and was not tried in vain in this round."""
    if going.cancelled():
        raise Cancelled
    return [
        one
        for one in delivery.waiting(vault, going.now())
        if one.xml_received == (phase is Phase.FILES)
        and (one.id, phase) not in going.tried
        and one.server not in going.stopped
    ]


def _with_line(vault: Vault, lines: Lines, one: Waiting, going: Going, files: tuple[Part, ...]) -> bool:
    """Push with the right login, if its server and its user are not shut out. True if it may go on in this round."""

    def deed(called: Called) -> bool:
        return push(vault, called, one, _batch(vault, called, one, files, going.wanted.batch), going)

    return _at(vault, lines, one.server, one.author, going, deed) or False


def _at(
    vault: Vault, lines: Lines, server_id: str, user_id: str, going: Going, deed: Callable[[Called], R]
) -> R | None:
    """Do it on that person's line, unless shut out. A dead token shuts out its user, wire trouble its server."""
    called: Called | None = None
    with _stopping(server_id, going):
        try:
            if server_id in going.stopped:
                return None
            called = lines.to(vault, server_id, user_id)
            return None if (server_id, called.login.user) in going.rejected else deed(called)
        except Trouble as trouble:
            if trouble.kind is not Kind.TOKEN_REJECTED:
                raise
            going.rejected[server_id, user_id if called is None else called.login.user] = True
            if called is not None:
                going.touched |= servers_table.note_rejected(vault, called.login, at=going.now())
        finally:
            if called is not None:
                going.minutes_ahead = _minutes(called) or going.minutes_ahead
    return None


@contextmanager
def _stopping(server_id: str, going: Going) -> Iterator[None]:
    """Trouble of the wire ends the round there; other Trouble (the vault's) is not ours."""
    try:
        yield
    except Trouble as trouble:
        if trouble.kind not in OF_THE_WIRE:
            raise
        going.stopped.setdefault(server_id, trouble.kind)


def _files(one: Waiting) -> tuple[Part, ...]:
    return tuple(part for part in one.missing if not part.is_xml)


def _batch(vault: Vault, called: Called, one: Waiting, files: tuple[Part, ...], wished: int) -> list[Part]:
    """As many files as fit, at least one; only one where the last attempt failed."""
    if not files or submission.get(vault, one.id).trouble:
        return list(files[:1])
    room = min(wished, called.server.accepts - one.xml.size - 4 * OVERHEAD)
    batch = [files[0]]
    room -= files[0].size + OVERHEAD
    for part in files[1:]:
        room -= part.size + OVERHEAD
        if room < 0:
            break
        batch.append(part)
    return batch


def _minutes(called: Called) -> int:
    ahead = called.server.clock_ahead
    minutes = 0 if ahead is None else round(ahead.total_seconds() / 60)
    return minutes if abs(minutes) >= CLOCK_TOLERANCE else 0
