"""Consent was taken back here, and a laptop that has not heard goes on: no package stops, nothing more is kept."""

from __future__ import annotations

import pytest

from desktop.roles.supervisor import Supervisor
from desktop.store import (
    delivery,
    packages_table,
    record,
    submission,
    verdicts_table,
    verifications,
)
from desktop.store.stages import Stage
from desktop.store.verdicts_table import Judgement
from tests.exchange.laptops import Laptop
from tests.exchange.test_consent_heard import carry, consents, on_the_desk, promises_hold, receive, stage

__all__ = ["promises_hold"]


def reported_first(asep: Laptop) -> str:
    """Sent by its author's laptop, and to be looked at."""
    family = asep.handed_in(release=True)
    receive(asep, family)
    verifications.ask(asep.vault, family, at=asep.now())
    return family


@pytest.mark.parametrize("sent_first", [True, False])
def test_what_its_author_changed_before_hearing_stops_no_package_and_is_not_kept(
    asep: Laptop, sri: Laptop, sent_first: bool
) -> None:
    """The author's laptop has not heard, and goes on: a newer version comes, and others with it."""
    family = reported_first(asep) if sent_first else asep.handed_in()
    carry(asep, sri)
    if sent_first:
        submission.correct(asep.vault, family, by=asep.person, at=asep.now())
    else:
        Supervisor(sri.vault, sri.person, now=sri.now).send_back(family, "RT keliru")
        carry(sri, asep)
    consents(sri).withdraw(family, "keluarga", "")
    first = submission.of_record(asep.vault, family)[0].instance_id
    asep.handed_in("Bu Imas S.", record_id=family, release=sent_first, deprecates=first if sent_first else None)
    if sent_first:
        receive(asep, family)
        verifications.ask(asep.vault, family, at=asep.now())
    other = asep.handed_in("Pak Oyo")
    carry(asep, sri)
    assert record.exists(sri.vault, other)
    assert len(submission.of_record(sri.vault, family)) == 1
    assert packages_table.conflicts(sri.vault, family) == []
    assert carry(sri, asep) == (family,)


def test_a_correction_by_who_has_not_heard_stops_no_package_and_is_not_kept(asep: Laptop, sri: Laptop) -> None:
    family, other = on_the_desk(asep, sri), on_the_desk(asep, sri)
    consents(asep).withdraw(family, "sendiri", "")
    now = sri.now()
    verdicts_table.keep(sri.vault, family, Judgement.CORRECT, by=sri.person, at=now, reason="RT")
    submission.reseal(sri.vault, family, sri.seal("Bu Imas S."), reason="RT", by=sri.person, at=now)
    Supervisor(sri.vault, sri.person, now=sri.now).send_back(other, "RT keliru")
    carry(sri, asep)
    assert stage(asep, other) is Stage.RETURNED
    assert (stage(asep, family), len(submission.of_record(asep.vault, family))) == (Stage.DISCARDED, 1)
    assert carry(asep, sri) == (family,)
    assert delivery.waiting(sri.vault, sri.now()) == []
