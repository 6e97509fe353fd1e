"""A Central beside the village: its pages, Ratna's account there, and what it has of the records."""

from __future__ import annotations

from collections.abc import Callable

from desktop.hub.running import Running
from desktop.store import accounts_table, submission
from desktop.store.accounts_table import Account
from desktop.sync.central import Central
from desktop.sync.joining import join, read_invitation
from desktop.sync.line import Line
from tests.roles.conftest import Village
from tests.sync.central_pages import CentralPages, Kept
from tests.sync.laptop import SHORT

RATNA, SECRET = "ratna@dinsos.example", "hujan di kota hulu"
FORM = "asesmen_keluarga"
Pages = Callable[[str], Central | None]


def empty() -> CentralPages:
    """Nothing was handed in yet; Ratna may come in."""
    return CentralPages({RATNA: SECRET}, {FORM: []})


def opened(village: Village, running: Running) -> Pages:
    """The server is known, its forms are bound to it, and Ratna has an account there."""
    address = f"{running.address}/v1/key/{'a' * 64}/projects/1"
    row, _ = join(village.vault, read_invitation(address), user_id=village.siti.user.id, at=village.clock())
    with village.vault.atomic():
        village.vault.write("UPDATE forms SET server = ?", (row.id,))
    account = Account(row.id, village.ratna.user.id, RATNA, SECRET)
    accounts_table.keep(village.vault, account, at=village.clock())
    central = Central(row.address, account, Line("Sambang/uji", patience=SHORT))
    return lambda server_id: central if server_id == row.id else None


def known_there(village: Village, there: CentralPages, record_id: str) -> Kept:
    """The server has it as it was sent."""
    seal = submission.of_record(village.vault, record_id)[0]
    kept = Kept(seal.instance_id, seal.instance_id, submission.xml(village.vault, seal.id))
    there.kept[FORM].append(kept)
    return kept
