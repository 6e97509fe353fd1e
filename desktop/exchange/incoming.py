"""Takes packages in: again and again without harm, one record a transaction, and nothing at all of a damaged one."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import field
from datetime import datetime
from typing import BinaryIO

from desktop.exchange import lan
from desktop.exchange.chain import take_chain
from desktop.exchange.consents import take_withdrawals
from desktop.exchange.consignment import parcel
from desktop.exchange.contents import Contents, Taken
from desktop.exchange.downward import take_assignment, take_form, take_lost, take_people, take_receipt, take_revocations
from desktop.exchange.enclosures import (
    Assignment,
    Newcomer,
    PackedReceipt,
    assignment_of,
    line_of,
    lost_of,
    newcomer_of,
    receipt_of,
    settlement_of,
    visits_of,
    withdrawal_of,
)
from desktop.exchange.fields import Fields, damaged
from desktop.exchange.inventory import Inventory, as_kept, inventory_of
from desktop.exchange.judged import take_approval, take_handed_on, take_verdict, tie_companion
from desktop.exchange.manifest import PackedForm, PackedRecord, PackedVerdict, form_of, record_of, verdict_of
from desktop.exchange.opening import Nowhere, Shelf, sizes_of, unseal
from desktop.exchange.programs import PackedProgram, TakesPrograms, program_of
from desktop.exchange.recipients import Card, identity
from desktop.exchange.records import Beside, Outcome, check_record, check_texts, take_record
from desktop.exchange.shown import Shown, check_shown, shown_of, take_shown
from desktop.frozen import frozen
from desktop.store import contacts_table, inventories_table, lost_table, packages_table, verifications, visits_given
from desktop.store.consent_table import Withdrawal
from desktop.store.key import USUAL, Cost
from desktop.store.lost_table import Lost
from desktop.store.users_table import User
from desktop.store.vault import Vault
from desktop.store.visits_given import VisitsGiven
from desktop.touched import NOTHING, Touched
from desktop.trouble import Kind, Trouble

Cancelled = Callable[[], bool]
Progress = Callable[[int, int], None]
Source = bytes | BinaryIO
_NAMES = {Outcome.NEW: "new", Outcome.KNOWN: "known", Outcome.CONFLICT: "conflicts"}
READING, ALL = 900, 1000  # how much of the progress reading is


@frozen
class Inside:
    """What a package says, read and checked, before anything of it is believed."""

    contents: Contents
    id: str
    made_at: datetime | None
    forms: tuple[PackedForm, ...]
    offered: tuple[int, ...]
    records: tuple[PackedRecord, ...]
    corrections: tuple[PackedRecord, ...]
    verdicts: tuple[PackedVerdict, ...]
    receipts: tuple[PackedReceipt, ...]
    people: tuple[Newcomer, ...] = field(repr=False)
    revoked: tuple[str, ...]
    assigned: tuple[Assignment, ...]
    handed_on: tuple[str, ...]
    taken: tuple[str, ...]
    beside: dict[str, Beside]
    shown: tuple[Shown, ...] = ()
    has_forms: tuple[str, ...] = ()
    posko_pin: str = ""
    lost: tuple[Lost, ...] | None = None  # None: a package of before this was told
    withdrawn: tuple[Withdrawal, ...] = ()  # families that took their consent back
    visits: VisitsGiven = field(default_factory=VisitsGiven)  # who visits which RT
    inventory: Inventory | None = None
    program: PackedProgram | None = None

    @property
    def sender(self) -> Card:
        return self.contents.sender


@frozen
class Arrived:
    """What a package brought. `conflicts` are records that had moved on here: shown, never overwritten. `passed_over`
    counts what only a supervisor's laptop may say, from one that is not marked as such."""

    sender: Card
    new: tuple[str, ...] = ()
    shown: tuple[str, ...] = ()  # of the new ones those that were sent already, and are to be looked at
    known: tuple[str, ...] = ()
    conflicts: tuple[str, ...] = ()
    judged: tuple[str, ...] = ()
    sent: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    assigned: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()  # names of laptops that are lost, as this package was the first to say
    withdrawn: tuple[str, ...] = ()  # records whose people took their consent back: news here
    decided: tuple[str, ...] = ()  # records that the sender had approved: they need no second review
    program: str = ""  # the version of a newer one that lies here now
    acknowledged: int = 0
    passed_over: int = 0
    repeated: bool = False
    touched: Touched = NOTHING


def look(
    vault: Vault, source: Source, cancelled: Cancelled = bool, progress: Progress = lambda done, of: None
) -> Inside:
    """What is in a package for this laptop, checked to its end. Nothing is written. Troubles as `read`, but for the
    stranger's and what only shows in a record's own XML."""
    found: list[Inside] = []
    _walk(vault, source, Nowhere(), None, found.append, cancelled, progress)
    return found[0]


def _walk(
    vault: Vault,
    source: Source,
    shelf: Shelf,
    taken: Taken | None,
    hear: Callable[[Inside], None],
    cancelled: Cancelled,
    progress: Progress,
) -> None:
    """Through the whole package; `hear` is told what it says before any of its contents is."""

    def believe(sender: Card, manifest: Fields, digest: str) -> None:
        inside = inside_of(Contents(sender, manifest, digest, sizes_of(manifest), taken))
        check(inside)
        hear(inside)

    file = io.BytesIO(source) if isinstance(source, bytes) else source
    unseal(file, identity(vault), shelf, believe, cancelled, progress)


def inside_of(contents: Contents) -> Inside:
    """What a manifest says, thing by thing."""
    told = contents.manifest
    return Inside(
        contents=contents,
        id=told.text("package_id") if told.has("package_id") else contents.digest,
        made_at=told.moment("made_at") if told.has("made_at") else None,
        forms=tuple(form_of(one) for one in told.many("forms")),
        offered=tuple(at for at, one in enumerate(told.many("forms")) if one.has("offered") and one.flag("offered")),
        records=tuple(record_of(one) for one in told.many("records")),
        corrections=tuple(record_of(one) for one in told.any("corrections")),
        verdicts=tuple(verdict_of(one) for one in told.many("verdicts")),
        receipts=tuple(receipt_of(one) for one in told.any("receipts")),
        people=tuple(newcomer_of(one) for one in told.any("people")),
        revoked=told.texts("revoked") if told.has("revoked") else (),
        assigned=tuple(assignment_of(one) for one in told.any("assigned")),
        handed_on=told.texts("handed_on") if told.has("handed_on") else (),
        taken=told.texts("taken") if told.has("taken") else (),
        beside=dict(beside_of(one) for one in told.any("beside")),
        shown=tuple(shown_of(one) for one in told.any("shown")),
        has_forms=told.texts("has_forms") if told.has("has_forms") else (),
        posko_pin=told.text("posko_pin") if told.has("posko_pin") else "",
        lost=_lost(contents),
        withdrawn=tuple(withdrawal_of(one) for one in told.any("withdrawn")),
        visits=visits_of(told.within("visits")) if told.has("visits") else VisitsGiven(),
        inventory=inventory_of(told.within("inventory")) if told.has("inventory") else None,
        program=program_of(told),
    )


def _lost(contents: Contents) -> tuple[Lost, ...] | None:
    told, sender = contents.manifest, contents.sender.fingerprint
    return tuple(lost_of(one, sender) for one in told.many("lost")) if told.has("lost") else None


def beside_of(told: Fields) -> tuple[str, Beside]:
    history = tuple(line_of(line) for line in told.many("history"))
    settled = tuple(settlement_of(one) for one in told.many("settlements"))
    return told.text("record_id"), Beside(history, settled, tuple(verdict_of(one) for one in told.any("verdicts")))


def sealed_in(inside: Inside) -> tuple[PackedRecord, ...]:
    """Every seal in it."""
    return (*inside.records, *inside.corrections, *(one.record for one in inside.shown))


def check(inside: Inside) -> None:
    """Everything named is there, by name and size."""
    contents = inside.contents
    for packed in sealed_in(inside):
        check_record(contents, packed, len(inside.forms))
    for told in inside.shown:
        check_shown(told)
    for one in inside.assigned:
        if one.form >= len(inside.forms):
            raise damaged()
        for sha256 in (one.draft, one.answers, *(file.sha256 for file in one.files)):
            contents.size(sha256)
    for form in inside.forms:
        contents.size(form.xml)
        for sha256_hex in form.media.values():
            contents.size(Fields({"at": sha256_hex}).digest("at"))
    if inside.program is not None:
        contents.size(inside.program.sheet)
        contents.size(inside.program.installer)


def read(
    vault: Vault,
    source: Source,
    *,
    at: datetime,
    by: User | None = None,
    cost: Cost = USUAL,
    programs: TakesPrograms | None = None,
    cancelled: Cancelled = bool,
    progress: Progress = lambda done, of: None,
) -> Arrived:
    """Take a package in. What is new becomes a record handed in here, with the right to push it; verdicts and all that
    comes downward count only from a contact marked as supervisor. Reading the same package again changes nothing, and
    one that was cut short goes on where it was. `by` goes on with what is assigned. Read as a stream: large contents go
    among the photos as they come, and go from there again where something is wrong.

    `progress` counts to a thousand: most of it is reading. Cancelled while reading, nothing has changed.
    Troubles: PACKAGE_DAMAGED, PACKAGE_NEWER, PACKAGE_OTHER_REALM, PACKAGE_NOT_FOR_YOU, PACKAGE_FROM_STRANGER,
    LAPTOP_LOST, FORM_BROKEN, FILE_UNREADABLE, NO_ROOM_FOR_PHOTOS, those of the disk.
    """
    taking: list[Taking] = []
    with Taken(vault) as shelf:
        _walk(
            vault, source, shelf, shelf,
            lambda inside: taking.append(Taking(vault, inside, at, by, cost, programs)),
            cancelled, lambda done, of: progress(int(READING * done / max(of, 1)), ALL),
        )  # fmt: skip
        shelf.settle()
        for packed in sealed_in(taking[0].inside):
            check_texts(taking[0].inside.contents, packed)
        return taking[0].take(cancelled, lambda done, of: progress(READING + (ALL - READING) * done // max(of, 1), ALL))


class Taking:
    """One package on its way into the vault, thing by thing, each in one transaction."""

    def __init__(
        self,
        vault: Vault,
        inside: Inside,
        at: datetime,
        by: User | None,
        cost: Cost,
        programs: TakesPrograms | None = None,
    ) -> None:
        self._vault, self.inside, self._at, self._by, self._cost = vault, inside, at, by, cost
        self._programs, self._program = programs, ""
        if lost_table.get(vault, inside.sender.fingerprint) is not None:
            raise Trouble(Kind.LAPTOP_LOST, name=inside.sender.name)
        known = contacts_table.get(vault, inside.sender.fingerprint)
        if known is None or known.removed_at is not None:
            raise Trouble(Kind.PACKAGE_FROM_STRANGER, fingerprint=inside.sender.fingerprint)
        self._from_supervisor = known.supervisor
        self._touched = NOTHING
        told = (
            "new",
            "shown",
            "known",
            "conflicts",
            "decided",
            "judged",
            "sent",
            "forms",
            "people",
            "assigned",
            "lost",
        )
        self._found: dict[str, list[str]] = {name: [] for name in (*told, "withdrawn")}

    def take(self, cancelled: Cancelled, progress: Progress) -> Arrived:
        """All of it; what was taken before is passed over. Cancelled in between, the rest comes the next time."""
        vault, inside = self._vault, self.inside
        repeated = packages_table.is_known(vault, inside.id)
        for done, packed in enumerate(inside.records):
            if cancelled():
                return self._arrived(repeated, 0)
            progress(done, len(inside.records))
            self._record(packed)
        for one in inside.shown:
            self._shown(one)
        if self._from_supervisor:
            self._decided()
            self._downward()
            self._touched |= visits_given.keep(vault, inside.visits)
        for withdrawn in take_withdrawals(vault, inside.withdrawn, inside.sender, self._from_supervisor, self._at):
            self._add("withdrawn", withdrawn)
        if inside.inventory is not None:
            told, laptop = inside.inventory, inside.sender.fingerprint
            inventories_table.keep(vault, laptop, as_kept(told), at=told.at, came_at=self._at)
        acknowledged = packages_table.acknowledge(vault, inside.taken, inside.sender.fingerprint, self._at)
        if inside.contents.manifest.has("chain") and inside.made_at is not None:
            chain = inside.contents.manifest.within("chain")
            take_chain(vault, inside.sender.fingerprint, chain, inside.made_at, self._at)
        lan.keep_told(vault, inside.sender.fingerprint, inside.has_forms, inside.posko_pin)
        packages_table.note(vault, parcel(inside.id, False, inside.sender, self._at, self._counted()))
        return self._arrived(repeated, acknowledged)

    def _arrived(self, repeated: bool, acknowledged: int) -> Arrived:
        found = {name: tuple(dict.fromkeys(ids)) for name, ids in self._found.items()}
        passed = 0 if self._from_supervisor else self._said_as_supervisor()
        return Arrived(
            self.inside.sender,
            program=self._program,
            acknowledged=acknowledged,
            passed_over=passed,
            repeated=repeated,
            touched=self._touched,
            **found,
        )

    def _said_as_supervisor(self) -> int:
        inside = self.inside
        more = (inside.people, inside.revoked, inside.assigned, inside.offered)
        return len(inside.verdicts) + sum(len(part) for part in more)

    def _counted(self) -> dict[str, object]:
        inside = self.inside
        return {
            "records": list(inside.records),
            "shown": list(inside.shown),
            "assigned": list(inside.assigned),
            "verdicts": list(inside.verdicts),
            "forms": [{"offered": at in inside.offered} for at in range(len(inside.forms))],
            "people": list(inside.people),
        }

    def _record(self, packed: PackedRecord) -> None:
        inside = self.inside
        form = inside.forms[packed.form]
        became, moved = take_record(
            self._vault, inside.contents, packed, form, inside.beside.get(packed.record_id), self._at
        )
        self._found[_NAMES[became]].append(packed.record_id)
        self._touched |= moved

    def _shown(self, one: Shown) -> None:
        """What its author has sent, to be looked at here."""
        inside, packed = self.inside, one.record
        beside = inside.beside.get(packed.record_id)
        form = inside.forms[packed.form]
        became, here, moved = take_shown(self._vault, inside.contents, one, form, beside, self._at)
        if became is Outcome.NEW and verifications.is_open(self._vault, here):
            self._found["shown"].append(here)
        self._found[_NAMES[became]].append(here)
        self._touched |= moved

    def _decided(self) -> None:
        """What another supervisor approved and handed on counts here; their companions go behind what they speak of."""
        for packed in self.inside.records:
            beside = self.inside.beside.get(packed.record_id, Beside())
            if self._by is not None:
                self._add("decided", take_approval(self._vault, packed, beside.verdicts, self._by, self._at))
            if packed.about and self._by is not None:
                self._touched |= tie_companion(self._vault, packed, self._by)

    def _downward(self) -> None:
        """What only a supervisor's laptop may say."""
        vault, inside, at = self._vault, self.inside, self._at
        corrections = {packed.instance_id: packed for packed in inside.corrections}
        for number in inside.offered:
            self._add("forms", take_form(vault, inside.contents, inside.forms[number], at))
        for verdict in inside.verdicts:
            beside = inside.beside.get(verdict.record_id)
            moved = take_verdict(vault, inside.contents, verdict, corrections, beside)
            self._add("judged", (verdict.record_id if moved else "", moved))
        for record_id in inside.handed_on:
            self._add("judged", take_handed_on(vault, inside.sender, record_id, inside.beside.get(record_id), at))
        for receipt in inside.receipts:
            self._add("sent", take_receipt(vault, inside.sender, receipt))
        for newcomer in inside.people:
            self._add("people", take_people(vault, newcomer, at, self._cost))
        for fingerprint in inside.revoked:
            take_revocations(vault, fingerprint, inside.sender, at)
        for lost in take_lost(vault, inside.lost, inside.sender, at):
            self._add("lost", lost)
        if inside.program is not None and self._programs is not None:
            sheet, file = inside.contents.blob(inside.program.sheet), inside.program.installer
            self._program = self._programs.take_carried(sheet, lambda: inside.contents.pieces(file))
        for one in inside.assigned:
            if self._by is not None:
                taken = take_assignment(vault, inside.contents, one, inside.forms[one.form], self._by, at)
                self._add("assigned", taken)

    def _add(self, name: str, taken: tuple[str, Touched]) -> None:
        what, moved = taken
        if what:
            self._found[name].append(what)
        self._touched |= moved
