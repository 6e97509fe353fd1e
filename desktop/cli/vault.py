"""`sambang vault check`: the invariants of the vault, asked of the real file."""

from __future__ import annotations

import argparse
import getpass
import sys
from pathlib import Path


def add_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `vault` and what can be done with it."""
    vault = commands.add_parser("vault", help="look after the encrypted file")
    deeds = vault.add_subparsers(required=True, metavar="DEED")
    check = deeds.add_parser("check", help="verify that every promise about the vault holds")
    check.add_argument("--home", type=Path, default=None, help="the data folder, if not this person's own")
    check.add_argument("--user", required=True, help="the name to unlock with")
    check.add_argument("--passphrase-stdin", action="store_true", help="read the passphrase from standard input")
    check.set_defaults(run=_check)


def _check(chosen: argparse.Namespace) -> int:
    from desktop.paths import Paths, user_paths
    from desktop.store.check import broken_promises
    from desktop.store.door import unlock
    from desktop.store.vault import Vault

    paths = Paths(chosen.home) if chosen.home else user_paths()
    passphrase = sys.stdin.readline().rstrip("\n") if chosen.passphrase_stdin else getpass.getpass("Passphrase: ")
    opened = unlock(paths, chosen.user, passphrase)
    vault = Vault(paths, opened.key, read_only=True)
    try:
        broken = broken_promises(vault)
    finally:
        vault.close()
    for promise in broken:
        print(promise)
    print("ok" if not broken else f"{len(broken)} broken")
    return 1 if broken else 0
