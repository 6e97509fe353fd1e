"""A record that was edited at the server after we sent it: both versions side by side, and what a person decides.

On the store lane. The wire fetches the server's version (`sync.central`); without a web account there is none to show.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from desktop.forms import semantics
from desktop.frozen import frozen
from desktop.openrosa.identity import read_identity
from desktop.roles import looking
from desktop.roles.open_forms import OpenForms
from desktop.roles.values import Opened
from desktop.store import access_table, accounts_table, adopting, forms_table, history_table, record, submission
from desktop.store.accounts_table import Account
from desktop.store.adopting import Copy
from desktop.store.record import RecordSummary
from desktop.store.seal import Receipt, Seal
from desktop.store.users_table import User
from desktop.store.vault import Vault
from desktop.touched import Touched
from desktop.trouble import Kind, Trouble
from desktop.xforms import Snapshot

FROM_SERVER = 200  # the status of a receipt for what was read back
KEEP_MINE = "keep_mine"


@frozen
class Errand:
    """What the wire needs to fetch the server's version."""

    record_id: str
    server: str
    form_id: str
    root_id: str


@frozen
class Compared:
    """Both versions, ready to be opened on the screen; `theirs` came from the server."""

    record_id: str
    title: str
    mine: Opened
    theirs: Opened
    editor: str
    edited_at: datetime | None


class Conflicts:
    """One person's decisions on records of theirs (a reviewer: of everybody's)."""

    def __init__(self, vault: Vault, user: User, *, now: Callable[[], datetime]) -> None:
        self._vault, self._user, self._now = vault, user, now
        self._forms = OpenForms(vault)

    def errand(self, submission_id: str) -> Errand:
        """For the record of a refused submission."""
        seal = submission.get(self._vault, submission_id)
        looking.seen(self._vault, self._user, seal.record_id)
        root = adopting.root_id(self._vault, seal.record_id)
        return Errand(seal.record_id, seal.server, seal.form_id, root)

    def account(self, server_id: str) -> Account | None:
        """This person's web account there."""
        return accounts_table.get(self._vault, server_id, self._user.id)

    def keep(self, record_id: str, copy: Copy) -> Touched:
        """The server's version lies beside the record; it can be compared without a line."""
        looking.seen(self._vault, self._user, record_id)
        return adopting.keep(self._vault, record_id, copy, at=self._now())

    def kept(self, record_id: str) -> bool:
        """Whether the server's version is here already."""
        return adopting.get(self._vault, record_id) is not None

    def compare(self, record_id: str) -> Compared:
        """Both versions; that they were seen is written down. Trouble RECORD_MISSING: the server's was not fetched;
        FORM_MISSING: its form is not here."""
        found = looking.seen(self._vault, self._user, record_id)
        seal, copy = submission.current(self._vault, record_id), self._copy(record_id)
        opened = self._forms.get(seal.form)
        access_table.note(self._vault, "open", by=self._user, at=self._now(), record_id=record_id)
        mine = Opened(
            record_id, seal.form, opened.form, opened.meaning, submission.draft(self._vault, seal.id), "", found.stage,
            found.title, found.author_name, seal.sealed_at,
        )  # fmt: skip
        key = self._form_of(copy, seal.form_id, seal.server)
        other = self._forms.get(key)
        theirs = replace(mine, form_key=key, form=other.form, semantics=other.meaning, draft=copy.xml)
        return Compared(record_id, found.title, mine, theirs, copy.editor, copy.edited_at)

    def take_theirs(self, record_id: str, snapshot: Snapshot) -> Touched:
        """The server's version stands; ours is kept in the history. `snapshot`: theirs, as the engine read it."""
        looking.seen(self._vault, self._user, record_id)
        with self._vault.atomic():
            self._adopt(record_id, snapshot, stands=True)
        return Touched(records=frozenset({record_id}), outbox=True, lists=True)

    def keep_mine(self, record_id: str, snapshot: Snapshot) -> Touched:
        """Ours is opened again, to be handed in as an edit of the server's version. Only its author may go on."""
        found = looking.seen(self._vault, self._user, record_id)
        if found.author != self._user.id:
            raise Trouble(Kind.NOT_ALLOWED, deed=KEEP_MINE, role=self._user.role.value)
        now = self._now()
        with self._vault.atomic():
            self._adopt(record_id, snapshot, stands=False)
            history_table.note(self._vault, found.seq, KEEP_MINE, at=now, by=self._user)
            return submission.correct(self._vault, record_id, by=self._user, at=now)

    def _adopt(self, record_id: str, snapshot: Snapshot, *, stands: bool) -> None:
        copy, now = self._copy(record_id), self._now()
        ours = submission.current(self._vault, record_id)
        key = self._form_of(copy, ours.form_id, ours.server)
        opened, values = self._forms.get(key), snapshot.values()
        said = semantics.summarise(values, opened.meaning, form_title=opened.form.title, region_name=str)
        seal = Seal(
            instance_id=copy.instance_id,
            xml=copy.xml,
            draft=snapshot.xml(),
            answers=values,
            summary=self._placed(record_id, said),
            files=adopting.files_here(self._vault, record_id, read_identity(copy.xml).texts),
        )
        receipt = Receipt(now, "", FROM_SERVER, "", ours.server)
        adopting.adopt(self._vault, record_id, seal, receipt, stands=stands, by=self._user, at=now)

    def _placed(self, record_id: str, said: RecordSummary) -> RecordSummary:
        """The village is called as it was, unless it moved; how many were asked nobody counted."""
        found = record.get(self._vault, record_id)
        same = said.region_code == found.region_code
        return replace(said, region_name=found.region_name if same else said.region_name)

    def _copy(self, record_id: str) -> Copy:
        copy = adopting.get(self._vault, record_id)
        if copy is None:
            raise Trouble(Kind.RECORD_MISSING)
        return copy

    def _form_of(self, copy: Copy, form_id: str, server: str) -> int:
        version = read_identity(copy.xml).version
        row = forms_table.find(self._vault, form_id, version, server=server)
        if row is None:
            raise Trouble(Kind.FORM_MISSING, form=form_id, version=version)
        return row.key
