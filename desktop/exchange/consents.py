"""Consent taken back, heard from another laptop: carried out here as if the family had said it at this one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

from desktop.exchange.judged import held_by
from desktop.exchange.recipients import Card
from desktop.store import consent_table, packages_table, record, submission
from desktop.store.consent_table import Withdrawal
from desktop.store.vault import Vault
from desktop.touched import Touched


def take_withdrawals(
    vault: Vault, told: Iterable[Withdrawal], sender: Card, from_supervisor: bool, at: datetime
) -> Iterator[tuple[str, Touched]]:
    """What that laptop may say: of records it brought, and as a supervisor's of those it has. Gives the ids of the
    records of which it is news. What was heard before and could not be done then (it lay elsewhere) is done now."""
    for one in told:
        if _may_say(vault, one.record_id, sender, from_supervisor) and consent_table.keep(vault, one):
            yield one.record_id, consent_table.carry_out(vault, one, at=at)
    for one in consent_table.everyone(vault):
        touched = consent_table.carry_out(vault, one, at=at)
        if touched:
            yield "", touched


def _may_say(vault: Vault, record_id: str, sender: Card, from_supervisor: bool) -> bool:
    if not record.exists(vault, record_id):
        return False
    if packages_table.origin(vault, record_id) == sender.fingerprint:
        return True
    return from_supervisor and any(held_by(one, sender) for one in submission.of_record(vault, record_id))
