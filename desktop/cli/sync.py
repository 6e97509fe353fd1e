"""`sambang sync`: push what is released and pull forms and lists, without a window (docs/sync.md)."""

from __future__ import annotations

import argparse
import getpass
import json
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from random import SystemRandom
from typing import TYPE_CHECKING

from desktop.frozen import frozen

if TYPE_CHECKING:
    from desktop.store.key import DataKey
    from desktop.store.users_table import User
    from desktop.store.vault import Vault
    from desktop.sync.lines import Lines
    from desktop.sync.round import Refused, Round, Wanted

DONE, WAITS, PERSON = 0, 3, 4
GLANCE = 1.0  # seconds between two looks of `--watch` at what is due


def add_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `sync`."""
    sync = commands.add_parser("sync", help="push what is released, pull forms and lists, without a window")
    how = sync.add_mutually_exclusive_group()
    how.add_argument("--once", action="store_true", help="one round, one line of JSON, and stop (the usual)")
    how.add_argument("--watch", action="store_true", help="go on until interrupted: a line of JSON for each round")
    sync.add_argument("--home", type=Path, default=None, help="the data folder, if not this person's own")
    sync.add_argument("--user", required=True, help="the name to unlock with")
    sync.add_argument("--passphrase-stdin", action="store_true", help="read the passphrase from standard input")
    sync.add_argument("--join", metavar="CODE", default="", help="first join a server: address, settings code, JSON")
    sync.add_argument("--text-only", action="store_true", help="no photos, no long lists: for mobile data")
    sync.add_argument("--long-lists", action="store_true", help="fetch long lists even on a thin line")
    sync.add_argument("--push-only", action="store_true", help="no forms, no lists")
    sync.add_argument("--budget", type=int, default=None, metavar="KB", help="at most so many kB of photos a round")
    sync.add_argument("--budget-a-day", type=int, default=None, metavar="KB", help="the same on one day")
    sync.set_defaults(run=_sync)


@frozen
class Desk:
    """What a round needs, open."""

    vault: Vault
    lines: Lines
    user: User


def _sync(chosen: argparse.Namespace) -> int:
    with _desk(chosen) as desk:
        if chosen.join:
            _join(desk, chosen.join)
        wanted = _wanted(chosen)
        return _watch(desk, wanted) if chosen.watch else exit_status(_round(desk, wanted))


@contextmanager
def _desk(chosen: argparse.Namespace) -> Iterator[Desk]:
    """Unlocked, and claimed: a second program at the same vault is told VAULT_IN_USE."""
    from desktop.paths import Paths, user_paths
    from desktop.store.claim import claim
    from desktop.store.door import unlock
    from desktop.store.vault import Vault

    paths = Paths(chosen.home) if chosen.home else user_paths()
    passphrase = sys.stdin.readline().rstrip("\n") if chosen.passphrase_stdin else getpass.getpass("Passphrase: ")
    with claim(paths):
        unlocked = unlock(paths, chosen.user, passphrase)
        vault, lines = Vault(paths, unlocked.key), _lines(unlocked.key)
        try:
            yield Desk(vault, lines, unlocked.user)
        finally:
            lines.close()
            vault.close()


def _lines(key: DataKey) -> Lines:
    from importlib.metadata import version

    from desktop.store.device import device_id
    from desktop.sync.lines import Lines, opener

    return Lines(opener(f"Sambang/{version('sambang')}", device_id(key)))


def _join(desk: Desk, code: str) -> None:
    """For this person, and for everybody here who has no login of their own."""
    from desktop.sync.joining import join, read_invitation

    invitation = read_invitation(code)
    for user_id in (desk.user.id, ""):
        join(desk.vault, invitation, user_id=user_id, at=datetime.now(UTC))


def _wanted(chosen: argparse.Namespace) -> Wanted:
    from desktop.sync.round import Wanted

    rich = not chosen.text_only
    budget = None if chosen.budget is None else chosen.budget * 1000
    lists = rich and not chosen.push_only
    large = True if chosen.long_lists else None
    a_day = None if chosen.budget_a_day is None else chosen.budget_a_day * 1000
    return Wanted(files=rich, forms=not chosen.push_only, lists=lists, budget=budget, budget_a_day=a_day, large=large)


def _watch(desk: Desk, wanted: Wanted) -> int:
    """Until interrupted. The passphrase was asked once; the vault stays open meanwhile."""
    from desktop.sync.courier import reachable
    from desktop.sync.watch import Do, Watch

    watch = Watch(lambda: datetime.now(UTC), SystemRandom())
    while True:
        match watch.due():
            case Do.PROBE:
                watch.probed(reachable(desk.vault, desk.lines, desk.user.id))
            case Do.ROUND:
                went = _round(desk, wanted)
                watch.finished(went.kind, went.next_at)
            case Do.NOTHING:
                time.sleep(GLANCE)


def _round(desk: Desk, wanted: Wanted) -> Round:
    """One round, told in one line."""
    from desktop.sync.courier import run_round

    began = time.monotonic()
    went = run_round(desk.vault, desk.lines, wanted=wanted)
    print(json.dumps(told(desk.vault, went, time.monotonic() - began)), flush=True)
    return went


def exit_status(went: Round) -> int:
    """0: nothing waits. 3: something waits and will be tried again. 4: a person has to do something."""
    if went.refused or went.rejected or went.shrank:
        return PERSON
    return WAITS if went.waiting or went.stopped or went.cancelled else DONE


def told(vault: Vault, went: Round, seconds: float) -> dict[str, object]:
    """A round as plain JSON: numbers, ids and kinds of Trouble. No answers, no names, no tokens."""
    from desktop.store import submission

    def each(ones: tuple[Refused, ...]) -> list[dict[str, str]]:
        found = []
        for one in ones:
            seal = submission.get(vault, one.submission_id)
            found.append({"instance_id": seal.instance_id, "kind": one.kind.value, "message": seal.message})
        return found

    return {
        "status": exit_status(went),
        "trouble": went.kind.value if went.kind else None,
        "words_sent": went.words_sent,
        "files_sent": went.files_sent,
        "bytes_sent": went.bytes_sent,
        "completed": [submission.get(vault, one).instance_id for one in went.completed],
        "refused": each(went.refused),
        "postponed": each(went.postponed),
        "stopped": {server: kind.value for server, kind in went.stopped},
        "rejected_logins": len(went.rejected),
        "forms_installed": went.forms_installed,
        "lists_fetched": went.lists_fetched,
        "failed": [{"name": one.name, "kind": one.kind.value} for one in went.failed],
        "shrank": [{"list": one.filename, "before": one.before, "after": one.after} for one in went.shrank],
        "over_budget": went.over_budget,
        "long_lists": [{"list": one.filename, "bytes": one.size} for one in went.large],
        "waiting": went.waiting,
        "clock_minutes_ahead": went.minutes_ahead,
        "next_at": went.next_at.isoformat(timespec="seconds") if went.next_at else None,
        "seconds": round(seconds, 1),
    }
