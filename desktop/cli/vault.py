"""`sambang vault …`: the promises of the vault asked of the real file; backups made, restored, merged; by command."""

from __future__ import annotations

import argparse
import getpass
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop.paths import Paths
    from desktop.roles.upkeep import Upkeep


def add_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `vault` and what can be done with it."""
    vault = commands.add_parser("vault", help="look after the encrypted file")
    deeds = vault.add_subparsers(required=True, metavar="DEED")
    check = deeds.add_parser("check", help="verify that every promise about the vault holds")
    back_up = deeds.add_parser("backup", help="make a backup in a folder (a stick, another disk)")
    merge = deeds.add_parser("merge", help="bring what a backup has and this vault lacks")
    restore = deeds.add_parser("restore", help="the newest backup of a folder, where there is no vault yet")
    for deed, run in ((check, _check), (back_up, _back_up), (merge, _merge), (restore, _restore)):
        deed.add_argument("--home", type=Path, default=None, help="the data folder, if not this person's own")
        deed.set_defaults(run=run)
    for deed in (back_up, merge, restore):
        deed.add_argument("folder", type=Path, help="where the backup is")
    for deed in (check, back_up, merge):
        deed.add_argument("--user", required=True, help="the name to unlock with")
        deed.add_argument("--passphrase-stdin", action="store_true", help="read passphrases from standard input")
    check.add_argument("--past", default="", metavar="HEAD", help="is this head, off a sheet of receipts, still in it?")
    merge.add_argument("--owner", default="", help="the name to unlock the backup with, if another")


def _check(chosen: argparse.Namespace) -> int:
    from desktop.store import history_table, schema
    from desktop.store.check import broken_promises
    from desktop.store.door import unlock
    from desktop.store.vault import Vault

    paths = _paths(chosen)
    opened = unlock(paths, chosen.user, _passphrase(chosen, chosen.user))
    with Vault(paths, opened.key, read_only=True) as vault:
        if schema.missing(vault.connection):
            print("this vault is of an earlier Sambang: open the window once, then check", file=sys.stderr)
            return 1
        broken = broken_promises(vault)
        if chosen.past and not history_table.knows_head(vault, chosen.past):
            broken = [*broken, "the past is no longer the one that was printed"]
    for promise in broken:
        print(promise)
    print("ok" if not broken else f"{len(broken)} broken")
    return 1 if broken else 0


def _back_up(chosen: argparse.Namespace) -> int:
    with _upkeep(chosen) as upkeep:
        made = upkeep.back_up_to(chosen.folder, bool, lambda _done, _of: None)
    print(made.path)
    return 0


def _merge(chosen: argparse.Namespace) -> int:
    with _upkeep(chosen) as upkeep:
        owner = chosen.owner or chosen.user
        told = upkeep.merge(chosen.folder, owner, _passphrase(chosen, owner), bool, lambda _done, _of: None)
    print(f"new {told.new}, further {told.further}, known {told.known}, apart {told.apart}, people {told.people}")
    return 0


def _restore(chosen: argparse.Namespace) -> int:
    from desktop.store import backup
    from desktop.trouble import Kind, Trouble

    found = backup.found_in(chosen.folder)
    if not found:
        raise Trouble(Kind.BACKUP_MISSING)
    backup.restore(found[0], _paths(chosen))
    print(found[0].made_at.isoformat(timespec="seconds"))
    return 0


@contextmanager
def _upkeep(chosen: argparse.Namespace) -> Iterator[Upkeep]:
    """The vault is this command's alone meanwhile: with the window open, Trouble VAULT_IN_USE."""
    from desktop.roles.upkeep import Upkeep
    from desktop.store.claim import claim
    from desktop.store.door import unlock
    from desktop.store.vault import Vault

    paths = _paths(chosen)
    with claim(paths):
        opened = unlock(paths, chosen.user, _passphrase(chosen, chosen.user))
        with Vault(paths, opened.key) as vault:
            yield Upkeep(vault, opened.user, now=lambda: datetime.now(UTC))


def _paths(chosen: argparse.Namespace) -> Paths:
    from desktop.paths import Paths, user_paths

    return Paths(chosen.home) if chosen.home else user_paths()


def _passphrase(chosen: argparse.Namespace, name: str) -> str:
    if chosen.passphrase_stdin:
        return sys.stdin.readline().rstrip("\n")
    return getpass.getpass(f"Passphrase of {name}: ")
