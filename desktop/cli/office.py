"""`sambang office …`: at the office, the key that helps people by telephone who forgot their passphrase."""

from __future__ import annotations

import argparse
import getpass
import os
import sys
from datetime import UTC, datetime
from pathlib import Path


def add_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `office` and its two deeds."""
    office = commands.add_parser("office", help="at the office: help people by telephone who forgot their passphrase")
    deeds = office.add_subparsers(required=True, metavar="DEED")
    made = deeds.add_parser("key", help="make the office's key, once; prints the line that laptops are given")
    answer = deeds.add_parser("answer", help="the code to read back for what a person reads aloud")
    for deed in (made, answer):
        deed.add_argument("file", type=Path, help="the file of the office's key")
        deed.add_argument("--passphrase-stdin", action="store_true", help="read its passphrase from standard input")
    answer.add_argument("--name", required=True, help="the person's name, as it is in Sambang")
    answer.add_argument("question", nargs="+", help="the letters read aloud")
    made.set_defaults(run=_make)
    answer.set_defaults(run=_answer)


def _make(chosen: argparse.Namespace) -> int:
    from desktop.store import office
    from desktop.store.sql import from_os

    fresh = office.new_office()
    try:
        handle = os.open(chosen.file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)  # never over another key
        with os.fdopen(handle, "wb") as file:
            file.write(office.locked(fresh, _passphrase(chosen)))
    except OSError as error:
        raise from_os(error) from None
    print(fresh.public)
    return 0


def _answer(chosen: argparse.Namespace) -> int:
    """Each answer is written down beside the key: when, for whom, to which question."""
    from desktop.store import office
    from desktop.store.sql import from_os

    try:
        file = chosen.file.read_bytes()
    except OSError as error:
        raise from_os(error) from None
    asked = " ".join(chosen.question)
    code = office.unlocked(file, _passphrase(chosen)).answer(asked, chosen.name)
    with chosen.file.with_name(chosen.file.name + ".log").open("a", encoding="utf-8") as log:
        log.write(f"{datetime.now(UTC).isoformat(timespec='seconds')}\t{chosen.name}\t{asked[-9:]}\n")
    print(code)
    return 0


def _passphrase(chosen: argparse.Namespace) -> str:
    if chosen.passphrase_stdin:
        return sys.stdin.readline().rstrip("\n")
    return getpass.getpass("Passphrase of the office's key: ")
