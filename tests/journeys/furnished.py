"""A laptop as it is on a working day: two people, the server, the forms fetched. Made by deeds, without a window."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from desktop.demo.filling import Answers
from desktop.demo.workspace import hand_in
from desktop.paths import Paths
from desktop.roles.enumerator import Enumerator
from desktop.roles.supervisor import Supervisor
from desktop.store import Vault, door, unlock, users_table
from desktop.store.users_table import NewUser
from desktop.sync import courier
from desktop.sync.joining import join, read_invitation
from desktop.sync.lines import Lines, opener
from tests.journeys.laptop import QUICK, RATNA, SITI


def furnish(folder: Path, address: str) -> None:
    """Set up, connect for everybody here, and fetch."""
    paths, now = Paths(folder), datetime.now(UTC)
    made = door.create(paths, NewUser(RATNA.name, RATNA.passphrase, RATNA.role, "15"), cost=QUICK)
    with Vault(paths, made.key) as vault:
        door.add_user(vault, NewUser(SITI.name, SITI.passphrase, SITI.role, "15.71"), at=now, cost=QUICK)
        join(vault, read_invitation(address), at=now)
        lines = Lines(opener("Sambang/0.1", "sambang:uji"))
        found = courier.run_round(vault, lines)
        lines.close()
    if found.kind is not None:
        raise AssertionError(f"the forms were not fetched: {found.kind}")


def handed_in(folder: Path, form_id: str, answers: Answers) -> str:
    """A record Siti handed in the other day."""
    paths = Paths(folder)
    with Vault(paths, unlock(paths, SITI.name, SITI.passphrase).key) as vault:
        siti = next(one for one in users_table.everyone(vault) if one.name == SITI.name)
        role = Enumerator(vault, siti, now=lambda: datetime.now(UTC))
        form = next(one.key for one in role.forms() if one.form_id == form_id)
        return hand_in(role, form, answers)


def sent_back(folder: Path, record_id: str, ref: str, remark: str) -> None:
    """What Ratna looked at the other day, with a word on one question."""
    paths = Paths(folder)
    with Vault(paths, unlock(paths, RATNA.name, RATNA.passphrase).key) as vault:
        ratna = next(one for one in users_table.everyone(vault) if one.name == RATNA.name)
        role = Supervisor(vault, ratna, now=lambda: datetime.now(UTC))
        role.remark(record_id, ref, remark)
        role.send_back(record_id, "Ada yang perlu dicek")
