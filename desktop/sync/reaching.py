"""Whom a round may still talk to: wire trouble shuts out a server, a dead token its user, each for this round."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from desktop.store import servers_table
from desktop.store.vault import Vault
from desktop.sync.lines import Called, Lines
from desktop.sync.round import Going
from desktop.trouble import Kind, Trouble

R = TypeVar("R")

OF_THE_WIRE = frozenset(
    {
        Kind.ADDRESS_WRONG, Kind.NO_CONNECTION, Kind.TIMED_OUT, Kind.NOT_SECURE, Kind.CERTIFICATE_UNTIMELY,
        Kind.LOGIN_PAGE, Kind.SERVER_TROUBLE, Kind.SERVER_ANSWER_BROKEN, Kind.TOKEN_REJECTED, Kind.SERVER_LIMIT,
    }
)  # fmt: skip
"""Troubles that end a round at one server; others (the vault's) end the round."""
CLOCK_TOLERANCE = 5  # minutes; tokens and certificates bear that much


def at_server(
    vault: Vault, lines: Lines, server_id: str, user_id: str, going: Going, deed: Callable[[Called], R]
) -> R | None:
    """Do it on that person's line; None if that is shut out, or was by this."""
    called: Called | None = None
    with stopping(server_id, going):
        try:
            called = way(vault, lines, server_id, user_id, going)
        except Trouble as trouble:
            if trouble.kind is not Kind.TOKEN_REJECTED:
                raise
            going.rejected[server_id, user_id] = True
    if called is None:
        return None
    found = called
    return heard(vault, found, server_id, going, lambda: deed(found))


def way(vault: Vault, lines: Lines, server_id: str, user_id: str, going: Going, *, beside: int = 0) -> Called | None:
    """That person's line, if this round may still use it."""
    if server_id in going.stopped:
        return None
    called = lines.to(vault, server_id, user_id, beside=beside)
    return None if (server_id, called.login.user) in going.rejected else called


def heard(vault: Vault, called: Called, server_id: str, going: Going, deed: Callable[[], R]) -> R | None:
    """Do what follows from an answer; a dead token shuts out its user, trouble of the wire the server."""
    with stopping(server_id, going):
        try:
            return deed()
        except Trouble as trouble:
            if trouble.kind is not Kind.TOKEN_REJECTED:
                raise
            going.rejected[server_id, called.login.user] = True
            going.touched |= servers_table.note_rejected(vault, called.login, at=going.now())
        finally:
            going.minutes_ahead = _minutes(called) or going.minutes_ahead
            going.clock_compared |= called.server.clock_ahead is not None
    return None


@contextmanager
def stopping(server_id: str, going: Going) -> Iterator[None]:
    """Trouble of the wire ends the round there; other Trouble is not ours."""
    try:
        yield
    except Trouble as trouble:
        if trouble.kind not in OF_THE_WIRE:
            raise
        going.stopped.setdefault(server_id, trouble.kind)


def _minutes(called: Called) -> int:
    ahead = called.server.clock_ahead
    minutes = 0 if ahead is None else round(ahead.total_seconds() / 60)
    return minutes if abs(minutes) >= CLOCK_TOLERANCE else 0
