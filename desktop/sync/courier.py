"""The one loop that pushes and pulls. Words first: urgent XML, other XML, the form list, files, long lists last."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import datetime

from desktop.openrosa.multipart import OVERHEAD
from desktop.store import delivery, servers_table, submission
from desktop.store.delivery import Waiting
from desktop.store.seal import Part
from desktop.store.vault import Vault
from desktop.sync.lines import Called, Lines
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
        if going.wanted.files:
            _push_files(vault, lines, going)
    except Cancelled:
        going.was_cancelled = True
    left = delivery.waiting(vault, now())
    return going.finished(len(left), delivery.next_attempt(vault))


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
    """Push with the right login. A dead token shuts out its user, wire trouble its server, for this round."""
    if one.server in going.stopped:
        return False
    called: Called | None = None
    try:
        called = lines.to(vault, one.server, one.author)
        if (one.server, called.login.user) in going.rejected:
            return False
        return push(vault, called, one, _batch(vault, called, one, files, going.wanted.batch), going)
    except Trouble as trouble:
        if trouble.kind not in OF_THE_WIRE:
            raise
        if trouble.kind is not Kind.TOKEN_REJECTED:
            going.stopped[one.server] = trouble.kind
            return False
        going.rejected[one.server, one.author if called is None else called.login.user] = True
        if called is not None:
            going.touched |= servers_table.note_rejected(vault, called.login, at=going.now())
        return False
    finally:
        if called is not None:
            going.minutes_ahead = _minutes(called) or going.minutes_ahead


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
