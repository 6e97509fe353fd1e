"""Findings about how a record was filled: too quickly, backwards in time, or every answer alike."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, timedelta
from itertools import pairwise

from desktop.forms.semantics import Semantics, generic
from desktop.frozen import frozen
from desktop.openrosa.defused import Unreadable, local_name, read_xml
from desktop.roles.values import Finding, FindingKind
from desktop.store.history_table import Entry
from desktop.store.moments import moment
from desktop.store.vault import Vault

QUICKEST = 2.0  # seconds an answer; somebody who reads the question aloud needs more than that
ENOUGH = 20  # answers from which on the pace says something
PAUSE = timedelta(minutes=3)  # longer between two answers, and nobody was asking
BIGGEST = 16_000_000  # bytes of a record's XML
LONGEST_AGO = timedelta(hours=1)  # a clock that goes back by more was set


@frozen
class Spent:
    """How long a record was being filled: seconds without pauses, how often somebody sat down, from when to when."""

    seconds: float
    sittings: int
    began: datetime
    ended: datetime


def spent(history: Iterable[Entry]) -> Spent | None:
    """From its saves; None where there are none (it came from a phone), or only one."""
    saves = sorted((one for one in history if one.deed == "save"), key=lambda one: one.id)
    steps = [after.at - before.at for before, after in pairwise(saves)]
    if not steps:
        return None
    sat = [step.total_seconds() for step in steps if timedelta(0) < step <= PAUSE]
    return Spent(sum(sat), 1 + sum(step > PAUSE for step in steps), saves[0].at, saves[-1].at)


def pace(vault: Vault, record_id: str) -> Iterator[Finding]:
    """From the history: how long somebody sat over it, pauses left out; the first save may be a prelist's."""
    rows = vault.rows(
        "SELECT h.at, count(DISTINCT h.ref) FROM history h JOIN records r ON r.seq = h.record"
        " WHERE r.id = ? AND h.deed = 'save' AND h.ref <> '' AND h.new IS NOT NULL GROUP BY h.at ORDER BY min(h.id)",
        (record_id,),
    )
    moments = [moment(at) for at, _ in rows]
    steps = [after - before for before, after in pairwise(moments)]
    answers = sum(number for _, number in rows[1:])
    seconds = sum(step.total_seconds() for step in steps if timedelta(0) < step <= PAUSE)
    if answers >= ENOUGH and seconds / answers < QUICKEST:
        facts = {"answers": str(answers), "seconds": str(round(seconds))}
        yield Finding(FindingKind.TOO_QUICK, "", facts)
    if any(step < -LONGEST_AGO for step in steps):
        yield Finding(FindingKind.CLOCK_BACK, "", {})


def told(semantics: Semantics, values: Mapping[str, str]) -> Iterator[Finding]:
    """From what the form itself wrote of its beginning and end, where there is no history: it was filled on a phone."""
    began, ended = (_time(values.get(ref, "")) for ref in semantics.times)
    if began is None or ended is None or (began.tzinfo is None) != (ended.tzinfo is None):
        return
    answers = sum(bool(value) for value in values.values())
    seconds = (ended - began).total_seconds()
    if seconds < 0:
        yield Finding(FindingKind.CLOCK_BACK, "", {})
    elif answers >= ENOUGH and seconds / answers < QUICKEST:
        yield Finding(FindingKind.TOO_QUICK, "", {"answers": str(answers), "seconds": str(round(seconds))})


def _time(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None


def empty_rosters(semantics: Semantics, xml: bytes) -> Iterator[Finding]:
    """A list of people that was asked and has nobody in it. What was not asked is not in the sealed record."""
    if not semantics.rosters or not xml:
        return
    try:
        root = read_xml(xml, limit=BIGGEST)
    except Unreadable:  # encrypted on a phone: nobody here reads it
        return
    if root.get("encrypted") == "yes":
        return
    for ref in semantics.rosters:
        *above, name = ref.split("/")[2:]
        asked = [root]
        for step in above:
            asked = [child for element in asked for child in element if local_name(child) == step]
        people = [child for element in asked for child in element if local_name(child) == name]
        if asked and not any("".join(one.itertext()).strip() for one in people):
            yield Finding(FindingKind.ROSTER_EMPTY, ref, {})


def alike(semantics: Semantics, values: Mapping[str, str]) -> Iterator[Finding]:
    """Batteries of questions in which every answer is the same."""
    rows: dict[tuple[str, int], list[tuple[str, str]]] = {}
    batteries = {ref: number for number, refs in enumerate(semantics.batteries) for ref in refs}
    for ref, value in values.items():
        number = batteries.get(generic(ref)) if value else None
        if number is not None:
            rows.setdefault((ref.rpartition("/")[0], number), []).append((ref, value))
    for (_place, number), row in rows.items():
        if len(row) == len(semantics.batteries[number]) and len({value for _, value in row}) == 1:
            yield Finding(FindingKind.STRAIGHT_LINED, row[0][0], {"questions": str(len(row))})
