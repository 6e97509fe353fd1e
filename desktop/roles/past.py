"""The past of a record: every change of it, and an open one turned back to any point, by answering anew."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import datetime

from desktop.roles import looking
from desktop.store import access_table, history_table, record
from desktop.store.history_table import Entry
from desktop.store.stages import OPEN_STAGES
from desktop.store.users_table import User
from desktop.store.vault import Vault
from desktop.trouble import Kind, Trouble
from desktop.xforms import Interview

MOST = 20_000  # lines
ROUNDS = 4  # an answer may open or close others: a few rounds settle what depends on what
INSTANCE = re.compile(r"^(.*)\[(\d+)\]$")


class Past:
    """What one person may see of it, on the store lane."""

    def __init__(self, vault: Vault, user: User, *, now: Callable[[], datetime]) -> None:
        self.vault, self.user, self._now = vault, user, now

    def lines(self, record_id: str) -> tuple[Entry, ...]:
        """All changes of a record, newest first; that they were read is written down."""
        looking.seen(self.vault, self.user, record_id)
        access_table.note(self.vault, "history", by=self.user, at=self._now(), record_id=record_id)
        return tuple(history_table.of_record(self.vault, record_id, limit=MOST))

    def before(self, record_id: str, entry: int) -> dict[str, str]:
        """The answers of one's own open record just before a line of its history. NOT_LAWFUL, NOT_ALLOWED otherwise."""
        found = looking.seen(self.vault, self.user, record_id)
        if found.author != self.user.id:
            raise Trouble(Kind.NOT_ALLOWED, deed="turn_back", role=self.user.role.value)
        if found.stage not in OPEN_STAGES:
            raise Trouble(Kind.NOT_LAWFUL, stage=found.stage.value, deed="turn_back")
        return history_table.answers_before(self.vault, record_id, entry, record.as_told(self.vault, record_id))


def turn_back(interview: Interview, answers: Mapping[str, str]) -> int:
    """Answer anew until the filling says these answers; returns how many refs still differ (what is calculated).

    On the screen, with an interview of the draft as it is.
    """
    _match_instances(interview, answers)
    for _ in range(ROUNDS):
        differing = _differing(interview, answers)
        moved = sum(_answer(interview, ref, answers.get(ref, "")) for ref in differing)
        if not moved:
            break
    return len(_differing(interview, answers))


def _differing(interview: Interview, answers: Mapping[str, str]) -> list[str]:
    now = interview.snapshot().values()
    refs = dict.fromkeys([*answers, *now])
    return [ref for ref in refs if (answers.get(ref) or "") != (now.get(ref) or "")]


def _answer(interview: Interview, ref: str, text: str) -> bool:
    """Calculated ones and those that are not asked settle by themselves."""
    try:
        node = interview.node(ref)
        if node.kind != "question" or node.readonly or node.control is None:
            return False
        return bool(interview.answer(ref, text))
    except KeyError:
        return False


def _match_instances(interview: Interview, answers: Mapping[str, str]) -> None:
    """As many rows of each roster as there were then: outer rosters first; what is too many goes from the end."""
    wanted, there = _instances(answers), _instances(interview.snapshot().values())
    for ref in sorted(wanted - there, key=_depth):
        found = INSTANCE.match(ref)
        if found is not None:
            _make(interview, found.group(1), int(found.group(2)))
    for ref in sorted(there - wanted, key=_depth, reverse=True):
        try:
            if interview.node(ref).can_remove:
                interview.remove(ref)
        except KeyError:
            continue  # it went with the one it was in


def _make(interview: Interview, repeat: str, number: int) -> None:
    while True:
        try:
            interview.node(f"{repeat}[{number}]")
        except KeyError:
            try:
                interview.add(repeat)
            except KeyError:
                return  # the form counts them itself
        else:
            return


def _instances(answers: Mapping[str, str]) -> set[str]:
    """Every row of a roster that some answer lies in."""
    found = set()
    for ref, value in answers.items():
        at = ref.find("]")
        while value and at >= 0:
            found.add(ref[: at + 1])
            at = ref.find("]", at + 1)
    return found


def _depth(ref: str) -> tuple[int, int, str, int]:
    """Outer before inner, first before second."""
    found = INSTANCE.match(ref)
    return ref.count("["), len(ref), found.group(1) if found else ref, int(found.group(2)) if found else 0
