"""Makes packages: sealed records to a supervisor's laptop, verdicts back to the author's. Custody goes along."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from desktop.exchange.consignment import Consignment, pack
from desktop.exchange.recipients import Card
from desktop.store import submission
from desktop.store.seal import Custody
from desktop.store.stages import Fate
from desktop.store.users_table import User
from desktop.store.vault import Vault
from desktop.touched import NOTHING, Touched


def write(vault: Vault, submission_ids: Sequence[str], recipient: Card, *, by: User, at: datetime) -> bytes:
    """A package of sealed submissions; from now on its recipient alone may push them (see `pack`)."""
    return pack(vault, Consignment(submissions=tuple(submission_ids)), recipient, by=by, at=at).data


def take_back(vault: Vault, submission_ids: Sequence[str], *, by: User, at: datetime) -> Touched:
    """The package never left this laptop: the right to push stays here. Not for one that may be on a stick."""
    touched = NOTHING
    with vault.atomic():
        for submission_id in submission_ids:
            if submission.get(vault, submission_id).fate is Fate.SENT:  # only shown, or sent from here meanwhile
                submission.show(vault, submission_id, "")
                continue
            touched |= submission.hand_over(vault, submission_id, Custody.HERE, "", by=by, at=at)
    return touched


def write_verdicts(vault: Vault, record_ids: Sequence[str], recipient: Card, *, by: User, at: datetime) -> bytes:
    """What was decided on these records, for the laptop they came from. Writing it twice does no harm."""
    return pack(vault, Consignment(judged=tuple(record_ids)), recipient, by=by, at=at).data
