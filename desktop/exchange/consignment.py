"""What shall travel to one laptop, put into one package: upward, downward, and what the other side has told."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from uuid import uuid4

from desktop.exchange import lan
from desktop.exchange.chain import chain_json
from desktop.exchange.enclosures import (
    Assignment,
    Newcomer,
    PackedReceipt,
    assignment_json,
    line_json,
    lost_json,
    newcomer_json,
    receipt_json,
    settlement_json,
    visits_json,
    withdrawal_json,
)
from desktop.exchange.envelope import Sealed, seal
from desktop.exchange.inventory import inventory, inventory_json
from desktop.exchange.list_news import lists_here
from desktop.exchange.manifest import Json, PackedForm, PackedRecord, form_json, record_json, verdict_json
from desktop.exchange.packing import (
    Load,
    packed_assignment,
    packed_corrections,
    packed_form,
    packed_receipts,
    packed_record,
    packed_verdicts,
)
from desktop.exchange.programs import PackedProgram, Program, mark, program_json
from desktop.exchange.recipients import Card, holder, identity
from desktop.exchange.shown import Shown, packed_shown, show, shown_json
from desktop.frozen import frozen
from desktop.store import (
    consent_table,
    contacts_table,
    forms_table,
    history_brought,
    history_table,
    lost_table,
    packages_table,
    record,
    settlements_table,
    submission,
    visits_given,
)
from desktop.store.moments import moment, stamp
from desktop.store.packages_table import Parcel
from desktop.store.seal import Custody, Submission
from desktop.store.users_table import User
from desktop.store.vault import Vault
from desktop.trouble import Kind, Trouble

HANDED_ON = "handed_on"
"""How the history names that somebody else goes on with a record: here with the laptop that had it before."""
MADE_BY = 2
"""The version of what is inside. 1 had no history, receipts, people; readers of either pass over what they miss."""


@frozen
class Consignment:
    """What goes along, by id. Everything may be written again: the receiver takes each thing once."""

    submissions: tuple[str, ...] = ()
    shown: tuple[str, ...] = ()  # submissions that were sent from here: the recipient looks at them, and never pushes
    judged: tuple[str, ...] = ()  # records whose verdicts, corrections and receipts go back where they came from
    forms: tuple[int, ...] = ()  # keys of forms that shall be there from now on
    people: tuple[Newcomer, ...] = ()
    revoked: tuple[str, ...] = ()  # fingerprints of laptops that are lost
    assigned: tuple[str, ...] = ()  # open records that somebody at the receiver goes on with
    program: Program | None = None  # a newer one


@frozen
class Packed:
    """A package about to be put on a stick."""

    id: str
    sealed: Sealed

    @property
    def data(self) -> bytes:
        """All of it, for one that fits into memory."""
        return self.sealed.data


def pack(vault: Vault, what: Consignment, recipient: Card, *, by: User, at: datetime, version: str = "") -> Packed:
    """One package for this laptop; of the seals in it the recipient alone may push from now on.

    What is already on its way to the same recipient may be written again (a stick gets lost). If the bytes could not be
    put on the stick, `take_back` gives the right to push back. `version`: of this program, told along.
    Trouble NOT_LAWFUL for what was sent or withdrawn, and for what lies with somebody else: two holders could judge and
    push it each in their way.
    """
    package_id, writing = uuid4().hex, Writing(vault)
    with vault.atomic():
        sender = identity(vault)
        for submission_id in what.submissions:
            writing.put_seal(hand_over(vault, submission_id, recipient, by, at))
        for submission_id in what.shown:
            writing.put_shown(show(vault, submission_id, recipient, by, at))
        for record_id in what.judged:
            writing.put_judged(record_id)
        for key in what.forms:
            writing.offer(key)
        for record_id in what.assigned:
            give(vault, writing, record_id, recipient, by, at)
        if what.program is not None:
            writing.put_program(what.program)
        manifest = writing.manifest(recipient) | {
            "package_id": package_id,
            "made_by": MADE_BY,
            "made_at": stamp(at),
            "people": [newcomer_json(one) for one in what.people],
            "revoked": list(what.revoked),
            "lost": [lost_json(one) for one in lost_table.everyone(vault)],
            "visits": visits_json(visits_given.get(vault)),
            "withdrawn": [withdrawal_json(one) for one in consent_table.concerning(vault, recipient.fingerprint)],
            **_lying_here(vault, recipient, at),
            "has_forms": [*forms_here(vault), *lists_here(vault), *([mark(version)] if version else [])],
        }
        packages_table.note(vault, parcel(package_id, True, recipient, at, manifest))
    return Packed(package_id, seal(manifest, list(writing.load.contents.values()), sender, [recipient]))


def parcel(package_id: str, outgoing: bool, other: Card, at: datetime, manifest: Json) -> Parcel:
    """The line about a package, counted from its manifest."""

    def many(*names: str) -> int:
        return sum(len(part) for name in names if isinstance(part := manifest.get(name), list))

    offered = [form for form in _list(manifest, "forms") if isinstance(form, dict) and form.get("offered")]
    numbers = (many("records", "shown", "assigned"), many("verdicts"), len(offered), many("people"))
    return Parcel(package_id, outgoing, other.fingerprint, other.name, at, *numbers)


def hand_over(vault: Vault, submission_id: str, recipient: Card, by: User, at: datetime) -> Submission:
    """The right to push goes along. Trouble NOT_LAWFUL if another laptop has it."""
    one = submission.get(vault, submission_id)
    if one.custody is Custody.STICK and one.holder.endswith(recipient.fingerprint):
        return one
    if one.custody is not Custody.HERE:
        raise Trouble(Kind.NOT_LAWFUL, stage="handed_over", deed="hand_over")
    submission.hand_over(vault, submission_id, Custody.STICK, holder(recipient), by=by, at=at)
    return one


def give(vault: Vault, writing: Writing, record_id: str, recipient: Card, by: User, at: datetime) -> None:
    """Somebody at that laptop goes on with it; whoever had it before is told so. An earlier package of it may have been
    lost: then it is the same giving once more. Only inside `atomic`."""
    name, laptop = recipient.name, f"laptop:{recipient.fingerprint}"
    found = record.get(vault, record_id)
    if found.author == laptop:
        given = vault.value("SELECT max(at) FROM history WHERE record = ? AND deed = 'assign'", (found.seq,))
        writing.put_assignment(record_id, by, at if given is None else moment(given))
        return
    writing.put_assignment(record_id, by, at)
    before = contacts_table.get(vault, packages_table.origin(vault, record_id))
    if before is not None and before.fingerprint != recipient.fingerprint:
        told = f"{before.name} · {before.fingerprint}"
        history_table.note(vault, found.seq, HANDED_ON, at=at, by=by, reason=told)
    record.assign(vault, record_id, laptop, name, by=by, at=at)


class Writing:
    """A package while it is put together: each form once, each content once."""

    def __init__(self, vault: Vault) -> None:
        self._vault, self.load = vault, Load()
        self._forms: dict[int, PackedForm] = {}
        self._offered: set[int] = set()
        self._records: list[PackedRecord] = []
        self._shown: list[Shown] = []
        self._judged: list[str] = []
        self._assigned: list[Assignment] = []
        self._beside: dict[str, Json] = {}
        self._program: PackedProgram | None = None

    def put_seal(self, one: Submission) -> None:
        """A sealed submission with what review needs beside it."""
        self._records.append(packed_record(self._vault, one, self._form(one.form), self.load))
        self._put_beside(one.record_id)
        said = packed_verdicts(self._vault, one.record_id)  # the remarks go with the record
        self._beside[one.record_id]["verdicts"] = [verdict_json(replace(each, remarks=())) for each in said]

    def put_shown(self, one: Submission) -> None:
        """What was sent already, to be looked at there."""
        self._shown.append(packed_shown(self._vault, one, self._form, self.load))
        self._put_beside(one.record_id)

    def put_judged(self, record_id: str) -> None:
        """What was decided on a record, and what the server said."""
        self._judged.append(record_id)
        self._put_beside(record_id)

    def offer(self, key: int) -> None:
        """A form that shall be there from now on, with its files and lists."""
        self._form(key)
        self._offered.add(key)

    def put_assignment(self, record_id: str, by: User, at: datetime) -> None:
        form = self._form(record.get(self._vault, record_id).form)
        self._assigned.append(packed_assignment(self._vault, record_id, form, self.load, by, at))

    def put_program(self, one: Program) -> None:
        self._program = PackedProgram(one.version, self.load.put(one.sheet), self.load.put_content(one.content()))

    def manifest(self, recipient: Card) -> Json:
        """All of it as JSON; what is told to this recipient besides."""
        vault = self._vault
        corrections = [
            packed_record(vault, one, self._form(one.form), self.load)
            for record_id in self._judged
            for one in packed_corrections(vault, record_id)
        ]
        return {
            "forms": [form_json(form) | {"offered": key in self._offered} for key, form in self._forms.items()],
            "records": [record_json(packed) for packed in self._records],
            "shown": [shown_json(one) for one in self._shown],
            "corrections": [record_json(packed) for packed in corrections],
            "verdicts": [verdict_json(one) for record_id in self._judged for one in packed_verdicts(vault, record_id)],
            "receipts": [receipt_json(one) for one in self._receipts()],
            "assigned": [assignment_json(one) for one in self._assigned],
            "handed_on": [one for one in self._judged if _is_elsewhere(vault, one, recipient)],
            "beside": list(self._beside.values()),
            "taken": packages_table.taken_from(vault, recipient.fingerprint),
            "program": None if self._program is None else program_json(self._program),
            "posko_pin": lan.own_pin(vault),
            "chain": chain_json(vault, recipient.fingerprint),
        }

    def _receipts(self) -> Iterable[PackedReceipt]:
        for record_id in self._judged:
            yield from packed_receipts(self._vault, record_id)

    def _form(self, key: int) -> int:
        if key not in self._forms:
            self._forms[key] = packed_form(self._vault, key, self.load)
        return list(self._forms).index(key)

    def _put_beside(self, record_id: str) -> None:
        if record_id not in self._beside:
            self._beside[record_id] = {
                "record_id": record_id,
                "history": [line_json(line) for line in history_brought.lines(self._vault, record_id)],
                "settlements": [settlement_json(one) for one in settlements_table.of_record(self._vault, record_id)],
            }


def _lying_here(vault: Vault, recipient: Card, at: datetime) -> Json:
    """To a supervisor's laptop: what is on this one, should it be lost."""
    known = contacts_table.get(vault, recipient.fingerprint)
    told = known is not None and known.supervisor
    return {"inventory": inventory_json(inventory(vault, at))} if told else {}


def forms_here(vault: Vault) -> list[str]:
    """The form versions of this laptop: nobody needs to carry them here."""
    return [f"{row.form_id} {row.version} {row.hash}" for row in forms_table.installed(vault)]


def _is_elsewhere(vault: Vault, record_id: str, recipient: Card) -> bool:
    """Given to another laptop to go on with: another than the one that is told."""
    author = record.get(vault, record_id).author
    return author.startswith("laptop:") and author != f"laptop:{recipient.fingerprint}"


def _list(manifest: Json, name: str) -> list[object]:
    found = manifest.get(name)
    return found if isinstance(found, list) else []


def proposed_name(recipient: Card, package_id: str, at: datetime) -> str:
    """A file name: for whom and when, nothing of what is inside."""
    plain = "".join(letter if letter.isalnum() else "-" for letter in recipient.name).strip("-") or "laptop"
    mark = hashlib.sha256(package_id.encode()).hexdigest()[:4]
    return f"{plain}-{at:%Y%m%d-%H%M}-{mark}.sambang"
