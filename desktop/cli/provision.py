"""`sambang office provision ROSTER …`: app users on ODK Central and one start package a person, from a spreadsheet."""

from __future__ import annotations

import argparse
import csv
import getpass
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.store.users_table import Role
from desktop.trouble import Kind, Trouble

if TYPE_CHECKING:
    from desktop.sync.provisioning import Wanted

HEADINGS = ("nama", "peran", "wilayah", "formulir")
PROJECT = re.compile(r"(https?://[^/#]+)(?:/#|/v1)?/projects/([0-9]+).*")


def add_command(deeds: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `provision` to the deeds of the office."""
    deed = deeds.add_parser("provision", help="make app users on ODK Central and a start package for each person")
    deed.add_argument("roster", type=Path, help="a spreadsheet with the columns nama, peran, wilayah, formulir")
    deed.add_argument("--server", required=True, help="the project, as https://central.example/#/projects/3")
    deed.add_argument("--email", required=True, help="a web account that manages the project")
    deed.add_argument("--password-stdin", action="store_true", help="read its password from standard input")
    deed.add_argument("--card", type=Path, help="the card file (.kartu) of the supervisor's laptop")
    deed.add_argument("--out", type=Path, default=Path("paket-mulai"), help="the folder for the packages and codes")
    deed.set_defaults(run=_provision)


def _provision(chosen: argparse.Namespace) -> int:
    """Packages `mulai-01.mulai` …, and `kode.csv` beside them: told by voice, and never on the same stick."""
    from desktop.exchange import start, stick
    from desktop.exchange.recipients import read_card
    from desktop.reports.spreadsheet import harmless
    from desktop.roles.starting import write
    from desktop.store.accounts_table import Account
    from desktop.sync import provisioning
    from desktop.sync.line import Line

    project = PROJECT.fullmatch(chosen.server.strip())
    if project is None:
        raise Trouble(Kind.ADDRESS_WRONG)
    card = stick.take_card(chosen.card) if chosen.card else ""
    if card:
        read_card(card)
    roster = _roster(chosen.roster)
    account = Account("", "", chosen.email, _password(chosen))
    office = provisioning.Office(f"{project[1]}/v1/projects/{project[2]}", account, Line("Sambang"))
    chosen.out.mkdir(parents=True, exist_ok=True)
    with (chosen.out / "kode.csv").open("w", encoding="utf-8-sig", newline="") as told:
        codes = csv.writer(told)
        codes.writerow(("berkas", "nama", "kode"))
        for number, one in enumerate(provisioning.provide(office, roster, lambda: Line("Sambang")), start=1):
            code, name = start.fresh_code(), f"mulai-{number:02d}{start.SUFFIX}"
            forms = tuple(start.StartForm(*form) for form in one.forms)
            person = one.wanted
            write(chosen.out / name, start.pack(
                start.Start(person.name, person.role, person.region, one.address, card, forms), code))  # fmt: skip
            codes.writerow((name, harmless(person.name), code))
            print(f"{name}: {person.role.value}, {len(forms)} forms", flush=True)
    print(f"{chosen.out / 'kode.csv'}: the codes, to be told by voice; keep them apart from the packages")
    return 0


def _roster(path: Path) -> list[Wanted]:
    """Its lines. Trouble LIST_BROKEN with the row where a name, a role or a region is not one."""
    from desktop.forms.spreadsheet import plain, read_sheet
    from desktop.sync.provisioning import Wanted

    try:
        sheet = read_sheet(path.name, path.read_bytes(), HEADINGS)
    except OSError as error:
        raise Trouble(Kind.FILE_UNREADABLE, name=path.name) from error
    at = {plain(heading): place for place, heading in enumerate(sheet.columns)}
    if "nama" not in at:
        raise Trouble(Kind.LIST_BROKEN, name=path.name, row=1)
    found: list[Wanted] = []
    for number, row in zip(sheet.numbers, sheet.rows, strict=True):
        name, role, region, forms = (row[at[key]].strip() if key in at else "" for key in HEADINGS)
        if not name and not role:
            continue
        roles = {"": Role.ENUMERATOR, "petugas": Role.ENUMERATOR, "tagana": Role.TAGANA, "pengawas": Role.SUPERVISOR,
                 "admin": Role.ADMINISTRATOR} | {role.value: role for role in Role}  # fmt: skip
        known = roles.get(role.casefold())
        twice = any(one.name == name for one in found)
        if not name or known is None or twice or not re.fullmatch(r"|\d\d(\.\d\d(\.\d\d(\.\d{4})?)?)?", region):
            raise Trouble(Kind.LIST_BROKEN, name=path.name, row=number)
        found.append(Wanted(name, known, region, tuple(forms.replace(",", " ").split())))
    return found


def _password(chosen: argparse.Namespace) -> str:
    if chosen.password_stdin:
        return sys.stdin.readline().rstrip("\n")
    return getpass.getpass(f"Password of {chosen.email}: ")
