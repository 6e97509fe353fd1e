"""How past rounds of the courier went, and what each did to which submission: for who asks what was sent when."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from desktop.frozen import frozen
from desktop.store.moments import moment, stamp
from desktop.store.vault import Vault

KEPT = 500  # rounds; two months of a busy laptop


@frozen
class PastRound:
    """One round. `words` and `files` were receipted, `bytes` left this laptop, `trouble` ended it ("" for none)."""

    at: datetime
    ended_at: datetime
    words: int
    files: int
    bytes: int
    refused: int
    forms: int
    lists: int
    waiting: int
    trouble: str


@frozen
class Event:
    """One thing a round did. `what`: sent, refused (a submission's id); rejected, stopped (a server's name in `name`);
    failed, shrank (a form's id or a list's file name). `kind` is a Trouble's; `message` the server's own words."""

    what: str
    submission: str = ""
    name: str = ""
    kind: str = ""
    message: str = ""


def keep(vault: Vault, told: PastRound, events: Sequence[Event] = ()) -> None:
    """Write it down. A round in which nothing happened takes the place of one just like it."""
    with vault.atomic():
        last = vault.row(
            "SELECT id, words + files + refused + forms + lists, waiting, trouble FROM rounds ORDER BY id DESC LIMIT 1"
        )
        idle = not (told.words or told.files or told.refused or told.forms or told.lists)
        if idle and last is not None and (last[1], last[2], last[3]) == (0, told.waiting, told.trouble):
            vault.write("UPDATE rounds SET ended_at = ? WHERE id = ?", (stamp(told.ended_at), last[0]))
            return
        number = vault.write(
            "INSERT INTO rounds (at, ended_at, words, files, bytes, refused, forms, lists, waiting, trouble)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                stamp(told.at), stamp(told.ended_at), told.words, told.files, told.bytes, told.refused, told.forms,
                told.lists, told.waiting, told.trouble,
            ),
        )  # fmt: skip
        vault.write_many(
            "INSERT INTO round_events (round, position, what, submission, name, kind, message)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            ((number, at, one.what, one.submission, one.name, one.kind, one.message) for at, one in enumerate(events)),
        )
        vault.write("DELETE FROM rounds WHERE id <= (SELECT max(id) FROM rounds) - ?", (KEPT,))


def newest(vault: Vault, *, limit: int = 50) -> list[PastRound]:
    """The newest first."""
    return [told for told, _events in with_events(vault, limit=limit)]


def with_events(vault: Vault, *, limit: int = 50) -> list[tuple[PastRound, list[Event]]]:
    """The newest first, each with what it did."""
    rows = vault.rows(
        "SELECT at, ended_at, words, files, bytes, refused, forms, lists, waiting, trouble, id FROM rounds"
        " ORDER BY id DESC LIMIT ?",
        (limit,),
    )
    events: dict[int, list[Event]] = {row[10]: [] for row in rows}
    told = vault.rows(
        "SELECT round, what, submission, name, kind, message FROM round_events WHERE round >= ?"
        " ORDER BY round, position",
        (min(events, default=0),),
    )
    for number, *event in told:
        if number in events:
            events[number].append(Event(*event))
    return [(PastRound(moment(row[0]), moment(row[1]), *row[2:10]), events[row[10]]) for row in rows]
