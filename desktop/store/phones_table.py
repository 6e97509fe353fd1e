"""Phones that may hand in to this laptop in one room: each with a name and a token of its own."""

from __future__ import annotations

import json
import secrets
import string
from dataclasses import field
from datetime import datetime
from uuid import uuid4

from desktop.frozen import frozen
from desktop.store.moments import moment, stamp
from desktop.store.vault import Vault

PHONE = "phone:"
"""How the author of a record begins that was filled on a phone."""
_ALPHABET = string.ascii_letters + string.digits
_KEPT = "posko_phones"  # in the vault's table of facts about itself


@frozen
class Phone:
    """`taken`: records that came from it. One that is revoked is answered nothing, and its records stay."""

    id: str
    name: str
    made_at: datetime
    token: str = field(repr=False)
    revoked: bool = False
    taken: int = 0

    @property
    def author(self) -> str:
        """Who its records are by."""
        return PHONE + self.id


def is_phone(author: str) -> bool:
    """Whether a record with this author came from a phone: it cannot hear, so nothing is sent back to it."""
    return author.startswith(PHONE)


def everyone(vault: Vault) -> list[Phone]:
    """All phones, in the order they were let in."""
    kept = vault.value("SELECT value FROM vault WHERE name = ?", (_KEPT,))
    count = "SELECT count(*) FROM records WHERE author = ?"
    return [
        Phone(
            key, told["name"], moment(told["made_at"]), told["token"], bool(told["revoked"]),
            int(vault.value(count, (PHONE + key,)) or 0),
        )
        for key, told in (json.loads(kept) if kept else {}).items()
    ]  # fmt: skip


def add(vault: Vault, name: str, at: datetime) -> Phone:
    """Let a phone in. The token is of the shape that OpenRosa clients know."""
    made = Phone(uuid4().hex[:12], name, at, "".join(secrets.choice(_ALPHABET) for _ in range(64)))
    with vault.atomic():
        _keep(vault, [*everyone(vault), made])
    return made


def revoke(vault: Vault, phone_id: str) -> None:
    """Lost, or no longer of the team."""
    with vault.atomic():
        kept = [
            Phone(one.id, one.name, one.made_at, one.token, one.revoked or one.id == phone_id)
            for one in everyone(vault)
        ]
        _keep(vault, kept)


def take_up(vault: Vault, brought: list[Phone]) -> None:
    """Phones of another laptop's backup hand in here too; what is known here stays. Only inside `atomic`."""
    here = everyone(vault)
    known = {one.id for one in here}
    more = [one for one in brought if one.id not in known]
    if more:
        _keep(vault, [*here, *more])


def by_token(vault: Vault, token: str) -> Phone | None:
    """The phone that shows this token, if it is let in."""
    return next(
        (
            one
            for one in everyone(vault)
            if not one.revoked and secrets.compare_digest(one.token.encode(), token.encode())
        ),
        None,
    )


def _keep(vault: Vault, phones: list[Phone]) -> None:
    told = {
        one.id: {"name": one.name, "made_at": stamp(one.made_at), "token": one.token, "revoked": one.revoked}
        for one in phones
    }
    vault.write("INSERT OR REPLACE INTO vault (name, value) VALUES (?, ?)", (_KEPT, json.dumps(told)))
