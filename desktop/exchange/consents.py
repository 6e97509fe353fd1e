"""Consent taken back, heard from another laptop: carried out here as if the family had said it at this one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

from desktop.exchange.judged import held_by
from desktop.exchange.recipients import Card
from desktop.store import consent_table, packages_table, record, submission
from desktop.store.consent_table import Withdrawal
from desktop.store.vault import Vault
from desktop.touched import NOTHING, Touched


def take_withdrawals(
    vault: Vault, told: Iterable[Withdrawal], sender: Card, from_supervisor: bool, at: datetime
) -> Iterator[tuple[str, Touched]]:
    """What that laptop may say: of records it brought, and as a supervisor's of those it has. Gives the ids of the
    records of which it is news. What was heard before and could not be done then (it lay elsewhere) is done now."""
    for one in told:
        if not _may_say(vault, one.record_id, sender, from_supervisor):
            continue
        if consent_table.keep(vault, one):
            yield one.record_id, consent_table.carry_out(vault, one, at=at)
        if one.told_at is not None:
            yield "", _told(vault, one, one.told_at)
    consent_table.open_again(vault)
    for one in consent_table.everyone(vault):
        touched = consent_table.carry_out(vault, one, at=at)
        if touched:
            yield "", touched


def _told(vault: Vault, one: Withdrawal, at: datetime) -> Touched:
    """The province knows already: nobody here has to tell it, and the content here goes."""
    known = consent_table.get(vault, one.record_id)
    if known is None or known.told_at is not None:
        return NOTHING
    return consent_table.keep_told(vault, one.record_id, at=at, by_name=one.told_by_name, how=one.told_how)


def _may_say(vault: Vault, record_id: str, sender: Card, from_supervisor: bool) -> bool:
    if not record.exists(vault, record_id):  # an older stick may still bring it: then nothing of it goes on either
        return True
    if packages_table.origin(vault, record_id) == sender.fingerprint:
        return True
    if not from_supervisor:
        return False
    given = "SELECT 1 FROM history WHERE record = ? AND deed = 'assign'"  # somebody here goes on with it
    held = any(held_by(one, sender) for one in submission.of_record(vault, record_id))
    return held or vault.value(given, (record.number(vault, record_id),)) is not None
