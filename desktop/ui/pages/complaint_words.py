"""The words about a complaint that is not settled: in which state, for how many days, until when."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from desktop.ui.translations import mark, tr

if TYPE_CHECKING:
    from desktop.roles.complaints import Complaint

STATES = {
    "baru": mark("baru"),
    "diverifikasi": mark("diverifikasi"),
    "diproses": mark("diproses"),
    "dirujuk": mark("dirujuk"),
    "ditindaklanjuti": mark("ditindaklanjuti"),
    "dikembalikan": mark("dikembalikan"),
}


def state_said(one: Complaint, today: date) -> str:
    """The state, and how long it has been so."""
    state = tr(STATES[one.state]) if one.state in STATES else one.state
    days = one.in_state(today)
    return tr("{state} {n} hari", days, state=state) if days else tr("{state} sejak hari ini", state=state)


def open_said(one: Complaint, today: date) -> str:
    """How long it has been open, or how much too long."""
    over = (today - one.due).days
    if over > 0:
        return tr("lewat {n} hari", over)
    return tr("{n} hari", one.days(today))
