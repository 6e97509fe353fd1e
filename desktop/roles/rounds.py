"""What past rounds to the server did, as one person may see it: what went, what was refused, why, and whether it is
mended by now."""

from __future__ import annotations

from desktop.frozen import frozen
from desktop.roles.looking import Scope
from desktop.store import rounds_table
from desktop.store.rounds_table import Event, PastRound
from desktop.store.stages import Fate
from desktop.store.users_table import User
from desktop.store.vault import Vault

SHOWN = 200  # rounds; a month of a busy laptop


@frozen
class Happened:
    """One thing a round did. `record_id` is "" for another person's record, whose title is not told.

    `fate`: how that seal stands now; None where it is about no seal.
    """

    what: str
    kind: str = ""
    name: str = ""
    message: str = ""
    submission_id: str = ""
    record_id: str = ""
    title: str = ""
    form_title: str = ""
    fate: Fate | None = None

    @property
    def wants_person(self) -> bool:
        """Refused, and still so."""
        return self.what == "refused" and self.fate is Fate.REFUSED


@frozen
class RoundSeen:
    """A round and what it did."""

    told: PastRound
    happened: tuple[Happened, ...]

    def of(self, what: str) -> tuple[Happened, ...]:
        return tuple(one for one in self.happened if one.what == what)


def seen(vault: Vault, user: User, limit: int = SHOWN) -> tuple[RoundSeen, ...]:
    """The newest rounds first."""
    found = rounds_table.with_events(vault, limit=limit)
    ids = {event.submission for _told, events in found for event in events if event.submission}
    known = _known(vault, ids)
    author = Scope.of(user).author
    return tuple(
        RoundSeen(told, tuple(_happened(event, known.get(event.submission), author) for event in events))
        for told, events in found
    )


def _known(vault: Vault, ids: set[str]) -> dict[str, tuple[str, str, str, str, str]]:
    """By the seal's id: record, title, form, author, fate."""
    found: dict[str, tuple[str, str, str, str, str]] = {}
    for one in ids:
        row = vault.row(
            "SELECT r.id, r.title, f.title, s.author, s.fate FROM submissions s JOIN records r ON r.seq = s.record"
            " JOIN forms f ON f.key = s.form WHERE s.id = ?",
            (one,),
        )
        if row is not None:
            found[one] = (row[0], row[1], row[2], row[3], row[4])
    return found


def _happened(event: Event, known: tuple[str, str, str, str, str] | None, author: str) -> Happened:
    told = Happened(event.what, event.kind, event.name, event.message, event.submission)
    if known is None:
        return told
    record_id, title, form_title, whose, fate = known
    if author not in ("", whose):
        return Happened(event.what, event.kind, event.name, "", "", "", "", form_title, Fate(fate))
    return Happened(
        event.what, event.kind, event.name, event.message, event.submission, record_id, title, form_title, Fate(fate)
    )
