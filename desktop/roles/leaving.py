"""What leaves the vault readable, by an explicit act: noted with its purpose before anything is handed out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from desktop.forms.semantics import Semantics
from desktop.frozen import frozen
from desktop.roles import looking
from desktop.roles.open_forms import OpenForm, OpenForms
from desktop.roles.sealed_answers import as_sealed
from desktop.roles.values import Dossier
from desktop.store import (
    access_table,
    consent_table,
    delivery,
    history_table,
    records_table,
    servers_table,
    settings_table,
    submission,
)
from desktop.store.delivery import OutboxRow
from desktop.store.records_table import RecordRow, Wish
from desktop.store.seal import Receipt
from desktop.store.stages import OPEN_STAGES, Fate, Stage
from desktop.store.users_table import User
from desktop.store.vault import Vault
from desktop.touched import NOTHING, Touched
from desktop.trouble import Kind, Trouble
from desktop.xforms import Form

MOST_ROWS = 100_000
TEMPLATE = "whatsapp template"  # the name of the setting
ON_THE_SHEET = timedelta(days=90)
"""So far back the receipts sheet reaches."""


@frozen
class Sheet:
    """A record to be printed or pasted, with its pictures by the name the answers give."""

    dossier: Dossier
    photos: Mapping[str, bytes]
    corrected: bool  # an earlier seal of it went out


@frozen
class Proof:
    """One submission the server has in full."""

    row: OutboxRow
    instance_id: str
    receipts: Mapping[str, Receipt]
    server: str  # the address that said so, without the token


@frozen
class Rows:
    """The sealed records of one form, to become a sheet: their answers as they were sealed, nothing hidden in them."""

    form: Form
    meaning: Semantics
    records: tuple[tuple[RecordRow, Mapping[str, str]], ...]


class Leaving:
    """One person at work, on the store lane; within what this person may see."""

    def __init__(self, vault: Vault, user: User, *, now: Callable[[], datetime]) -> None:
        self.vault, self.user, self._now = vault, user, now
        self._open_forms = OpenForms(vault)

    def sheet(self, record_id: str, deed: str, purpose: str, *, photos: bool = True) -> Sheet:
        """A record as it stands, to leave by `deed` ("print", "copy"). Troubles NOT_ALLOWED, RECORD_MISSING, and
        NOT_LAWFUL once its people took their consent back."""
        now = self._now()
        looking.seen(self.vault, self.user, record_id)
        if consent_table.get(self.vault, record_id) is not None:
            raise Trouble(Kind.NOT_LAWFUL, stage=consent_table.DEED, deed=deed)
        access_table.note(self.vault, deed, by=self.user, at=now, record_id=record_id, purpose=purpose)
        dossier = looking.dossier(self.vault, self.user, self._open_forms, record_id, now)
        found = {name: looking.photo(self.vault, self.user, record_id, name) for name in dossier.photos if photos}
        pictures = {name: data for name, data in found.items() if data is not None}
        earlier = submission.of_record(self.vault, record_id)[:-1]
        return Sheet(dossier, pictures, any(seal.fate is Fate.SENT for seal in earlier))

    def rows(self, wish: Wish, purpose: str) -> tuple[Rows, ...]:
        """What was handed in of the wished records, form by form; drafts stay here."""
        now = self._now()
        access_table.note(self.vault, "export", by=self.user, at=now, purpose=purpose)
        scope = looking.Scope.of(self.user)
        wanted = replace(wish, author=scope.author or wish.author, offset=0, limit=MOST_ROWS)
        found: dict[str, list[tuple[RecordRow, Mapping[str, str]]]] = {}
        forms: dict[str, OpenForm] = {}
        gone = consent_table.ids(self.vault)
        for row in records_table.rows(self.vault, wanted):
            if row.stage not in OPEN_STAGES and row.stage is not Stage.DISCARDED and row.id not in gone:
                seal = submission.current(self.vault, row.id)
                forms.setdefault(row.form_id, self._open_forms.get(seal.form))
                answers = submission.answers(self.vault, seal.id)
                sealed = as_sealed(submission.xml(self.vault, seal.id), answers)
                found.setdefault(row.form_id, []).append((row, sealed))
        return tuple(Rows(forms[key].form, forms[key].meaning, tuple(rows)) for key, rows in found.items())

    def receipts(self, purpose: str) -> tuple[Proof, ...]:
        """What the server has in full, newest first, to be printed."""
        now, scope = self._now(), looking.Scope.of(self.user)
        access_table.note(self.vault, "print", by=self.user, at=now, purpose=purpose)
        rows = delivery.outbox(self.vault, author=scope.author, sent_since=now - ON_THE_SHEET)
        return tuple(self._proof(row) for row in rows if row.fate is Fate.SENT)

    def past(self) -> str:
        """The head of this laptop's history, for the sheet of receipts: `sambang vault check --past` finds it again."""
        return history_table.short_head(self.vault)

    def template(self) -> str:
        """This person's own template of the disaster text; "" for ours."""
        return settings_table.get(self.vault, self.user.id, TEMPLATE)

    def keep_template(self, text: str) -> Touched:
        """From now on the text is made by this one; "" goes back to ours."""
        settings_table.keep(self.vault, self.user.id, TEMPLATE, text)
        return NOTHING

    def noted(self, deed: str, purpose: str) -> Touched:
        """Something that is of no record leaves: the recovery sheet."""
        access_table.note(self.vault, deed, by=self.user, at=self._now(), purpose=purpose)
        return NOTHING

    def _proof(self, row: OutboxRow) -> Proof:
        seal = submission.get(self.vault, row.submission_id)
        found = delivery.receipts(self.vault, row.submission_id)
        ids = {receipt.server for receipt in found.values()}
        known = [one for one in servers_table.servers(self.vault) if one.id in ids]
        return Proof(row, seal.instance_id, found, known[-1].address if known else "")
