"""Protected notes: who may write one on a record, for which supervisor, and who may open it. Each opening is noted."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from desktop.frozen import frozen
from desktop.roles import looking
from desktop.store import access_table, notes, users_table
from desktop.store.own_key import OwnKey
from desktop.store.users_table import User
from desktop.store.vault import Vault
from desktop.touched import Touched
from desktop.trouble import Kind, Trouble


@frozen
class Note:
    """A protected note as its list shows it; `text` is None for who it is not sealed to."""

    id: str
    author: str
    reader: str
    at: datetime
    text: str | None


class Confidant:
    """One person with their own key, on the store lane."""

    def __init__(self, vault: Vault, user: User, own: OwnKey | None, *, now: Callable[[], datetime]) -> None:
        self.vault, self.user, self._own, self._now = vault, user, own, now

    def readers(self) -> tuple[User, ...]:
        """The supervisors a note can be for: those who came in here at least once."""
        everyone = [one for one in users_table.everyone(self.vault) if one.id != self.user.id]
        return tuple(
            one for one in everyone if one.role in looking.REVIEWERS and users_table.public_key(self.vault, one.id)
        )

    def write(self, record_id: str, text: str, reader_id: str) -> Touched:
        """Keep a note. Troubles NOT_ALLOWED (not one's record), NOTE_FOR_OTHERS (no such reader)."""
        looking.seen(self.vault, self.user, record_id)
        reader = next((one for one in self.readers() if one.id == reader_id), None)
        if reader is None or self._own is None:
            raise Trouble(Kind.NOTE_FOR_OTHERS)
        now = self._now()
        with self.vault.atomic():
            access_table.note(self.vault, "note_written", by=self.user, at=now, record_id=record_id)
            return notes.keep(self.vault, record_id, text, reader, by=self.user, at=now)

    def read(self, record_id: str) -> tuple[Note, ...]:
        """The notes of a record; those for this person open, and that is written down first."""
        looking.seen(self.vault, self.user, record_id)
        sealed = notes.of_record(self.vault, record_id)
        if any(self._is_for_me(one) for one in sealed):
            access_table.note(self.vault, "note_read", by=self.user, at=self._now(), record_id=record_id)
        return tuple(Note(one.id, one.by_name, one.reader_name, one.at, self._text(record_id, one)) for one in sealed)

    def _is_for_me(self, one: notes.SealedNote) -> bool:
        return self._own is not None and self.user.id in (one.by, one.reader)

    def _text(self, record_id: str, one: notes.SealedNote) -> str | None:
        if self._own is None or not self._is_for_me(one):
            return None
        try:
            return notes.read(self.vault, record_id, one.id, self._own)
        except Trouble as trouble:
            if trouble.kind is not Kind.NOTE_FOR_OTHERS:  # written before a new passphrase was given
                raise
            return None
