"""What a person can do with other laptops: know them by their cards, hand over, take in, hear that it arrived."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import field, replace
from datetime import datetime
from pathlib import Path
from uuid import uuid4

from desktop import release
from desktop.exchange import (
    Arrived,
    Card,
    Consignment,
    Newcomer,
    identity,
    lan,
    look,
    pack,
    proposed_name,
    read,
    read_card,
    stick,
    take_back,
)
from desktop.exchange.envelope import Sealed
from desktop.exchange.incoming import Source
from desktop.exchange.list_news import lacks_lists
from desktop.exchange.programs import Program, version_in
from desktop.forms import library
from desktop.frozen import frozen
from desktop.roles import companion, to_carry
from desktop.roles.looking import REVIEWERS
from desktop.roles.open_forms import OpenForms
from desktop.roles.updates import Updates
from desktop.store import (
    access_table,
    companions,
    contacts_table,
    lost_table,
    packages_table,
    submission,
    verdicts_table,
)
from desktop.store.contacts_table import Contact
from desktop.store.key import USUAL, Cost
from desktop.store.lost_table import Lost
from desktop.store.packages_table import Parcel
from desktop.store.stages import Fate
from desktop.store.users_table import NewUser, Role, User
from desktop.store.vault import Vault
from desktop.touched import NOTHING, Touched
from desktop.trouble import Cancelled, Kind, Trouble

LATELY = 20  # parcels shown
MOST_ON_A_STICK = 3_500_000_000  # bytes of one package: sticks as they are sold (FAT32) hold no file of 4 GiB


@frozen
class Standing:
    """This laptop among others: its card, whom it knows, what was exchanged lately."""

    card: Card
    contacts: tuple[Contact, ...]
    parcels: tuple[Parcel, ...]
    reviews: bool
    lost: tuple[Lost, ...] = ()


@frozen
class Ready:
    """What would go to a laptop now. `again`: lies on an earlier stick, and nobody has said that it arrived."""

    fingerprint: str
    submissions: tuple[str, ...] = ()
    again: tuple[str, ...] = ()
    released: tuple[str, ...] = ()  # a reviewer's outbox, which this laptop can push itself: goes only if asked for
    shown: tuple[str, ...] = ()  # sent from here already, to be looked at there
    judged: tuple[str, ...] = ()
    forms: tuple[int, ...] = ()
    assigned: tuple[str, ...] = ()  # given to that laptop, and it has not said that they arrived
    orphaned: tuple[str, ...] = ()  # sent back to a laptop that is lost: somebody else could go on with them
    urgent: int = 0
    photos: int = 0
    size: int = 0  # bytes, before packing
    program: str = ""  # the version of a newer program that could go along
    withdrawn: int = 0  # families that took their consent back, of which that laptop has to hear


@frozen
class Extras:
    """What a person adds by hand."""

    again: bool = False
    forms: bool = False
    people: tuple[NewUser, ...] = ()
    assigned: tuple[str, ...] = ()
    program: bool = False
    hand_on: bool = False  # what is released here is pushed by that laptop from now on
    upward: bool = True  # sealed records go along: not where nobody looks on, in the answer to a laptop that came
    but: frozenset[str] = frozenset()  # submissions that went a moment ago, and surely arrived


@frozen
class Written:
    """A package, and whose right to push went along."""

    id: str
    name: str
    contact: str
    submissions: tuple[str, ...]
    sealed: Sealed = field(repr=False)
    carried: tuple[str, ...] = ()  # submissions that are in it, also those of an earlier stick
    left: int = 0  # sealed records that did not fit: they go in the next one

    @property
    def data(self) -> bytes:
        """All of it, for one that fits into memory."""
        return self.sealed.data


@frozen
class Preview:
    """What is in a package before it is taken: whose it is, and how much."""

    sender: Card
    known: bool
    made_at: datetime | None
    records: int
    verdicts: int


class Exchange:
    """One person at work, on the store lane. What one may see is what one may hand over."""

    def __init__(
        self,
        vault: Vault,
        user: User,
        *,
        now: Callable[[], datetime],
        cost: Cost = USUAL,
        updates: Updates | None = None,
    ) -> None:
        self.vault, self.user, self._now, self._cost, self._updates = vault, user, now, cost, updates

    # -- who is known

    def standing(self) -> Standing:
        """The card of this laptop, its contacts, the last packages."""
        vault = self.vault
        found = identity(vault)
        card = found.card if found.card.name else identity(vault, name=self.user.name).card
        parcels = tuple(packages_table.newest(vault, limit=LATELY))
        reviews, lost = self.user.role in REVIEWERS, tuple(lost_table.everyone(vault))
        return Standing(card, tuple(contacts_table.everyone(vault)), parcels, reviews, lost)

    def name_laptop(self, name: str) -> Touched:
        """What people call this laptop; its keys stay."""
        if name.strip():
            identity(self.vault, name=name)
        return NOTHING

    def introduce(self, text: str, *, supervisor: bool) -> Touched:
        """Know a laptop by its card. Troubles CARD_UNREADABLE, PACKAGE_OTHER_REALM, OWN_CARD, LAPTOP_LOST."""
        return self._know(read_card(text), supervisor)

    def introduce_file(self, path: Path, *, supervisor: bool) -> Touched:
        """The same from a card file."""
        return self.introduce(stick.take_card(path), supervisor=supervisor)

    def mark(self, fingerprint: str, *, supervisor: bool) -> Touched:
        """Whether that laptop's verdicts, forms and people count here."""
        known = self._contact(fingerprint)
        return self._know(Card(known.name, self.vault.realm, known.recipient, known.verifier), supervisor)

    def forget(self, fingerprint: str) -> Touched:
        """No longer of the team: its packages are refused; a supervisor's packages tell the others."""
        access_table.note(self.vault, "forget_laptop", by=self.user, at=self._now(), purpose=fingerprint)
        contacts_table.forget(self.vault, fingerprint, self._now())
        return Touched(users=True)

    def keep_card(self, path: Path) -> None:
        """This laptop's card as a small file."""
        stick.put_bytes(path, self.standing().card.text().encode())

    # -- going out

    def ready(self, fingerprint: str) -> Ready:
        """What would go there now: upward sealed records, downward what was decided, and forms if asked for."""
        contact, now = self._contact(fingerprint), self._now()
        reviews = self.user.role in REVIEWERS
        fresh = to_carry.upward(self.vault, self.user, fingerprint, reviews=reviews) if contact.supervisor else []
        again = to_carry.on_its_way(self.vault, self.user, fingerprint)
        sent = to_carry.shown(self.vault, self.user) if contact.supervisor else []
        again += to_carry.shown_in_vain(self.vault, self.user, fingerprint)
        kept = fresh if reviews and to_carry.can_push(self.vault) else []
        fresh = [] if kept else fresh
        ids = [row[0] for row in fresh]
        there = lan.forms_of(self.vault, fingerprint)
        lacking = [
            one
            for one in library.newest(self.vault)
            if f"{one.form_id} {one.version} {one.hash}" not in there or lacks_lists(self.vault, one.key, there)
        ]
        forms = tuple(form.key for form in lacking) if reviews else ()
        newer = self._newer(there) if reviews else None
        photos, size = to_carry.weight(self.vault, [*ids, *(row[0] for row in sent)])
        judged = tuple(to_carry.judged(self.vault, fingerprint, now)) if reviews else ()
        return Ready(
            fingerprint, submissions=tuple(ids), again=tuple(again), released=tuple(row[0] for row in kept),
            shown=tuple(row[0] for row in sent), judged=judged, forms=forms,
            assigned=tuple(to_carry.assigned(self.vault, fingerprint, now)) if reviews else (),
            orphaned=tuple(to_carry.orphaned(self.vault)) if reviews and not contact.supervisor else (),
            urgent=sum(row[1] for row in (*fresh, *sent)), photos=photos, size=size,
            program=newer.version if newer is not None else "",
            withdrawn=len(to_carry.untold(self.vault, fingerprint, now)),
        )  # fmt: skip

    def proposed_name(self, fingerprint: str) -> str:
        """A file name for the next package to that laptop."""
        return proposed_name(self._card(self._contact(fingerprint)), uuid4().hex, self._now().astimezone())

    def write(
        self,
        fingerprint: str,
        extras: Extras = Extras(),  # noqa: B008 (frozen)
        *,
        always: bool = False,
        most: int = MOST_ON_A_STICK,
    ) -> Written:
        """Everything that is ready for that laptop, in one package of at most so many bytes (one record always fits;
        `Written.left` waits for the next). Trouble NOTHING_TO_CARRY if there is nothing, unless it is to be written
        `always`: in a room even "nothing new" is an answer."""
        contact, now, ready = self._contact(fingerprint), self._now(), self.ready(fingerprint)
        wanted = _wanted(ready, extras)
        submissions = to_carry.that_fit(self.vault, wanted, most)
        reviews, sent = self.user.role in REVIEWERS, to_carry.sent_of(self.vault, submissions)
        what = Consignment(
            submissions=tuple(one for one in submissions if one not in sent),
            shown=tuple(one for one in submissions if one in sent),
            judged=ready.judged,
            forms=ready.forms if extras.forms else (),
            people=tuple(Newcomer(one.name, one.role, one.region, one.passphrase) for one in extras.people),
            revoked=to_carry.revoked(self.vault) if reviews else (),
            assigned=tuple(dict.fromkeys((*extras.assigned, *ready.assigned))),
            program=self._newer(lan.forms_of(self.vault, fingerprint)) if reviews and extras.program else None,
        )
        if not reviews and (what.forms or what.people or what.assigned):
            raise Trouble(Kind.NOT_ALLOWED, deed="lead", role=self.user.role.value)
        nothing = what == Consignment(revoked=what.revoked) and not to_carry.has_news(self.vault, fingerprint, now)
        if nothing and not always:
            raise Trouble(Kind.NOTHING_TO_CARRY)
        packed = pack(
            self.vault, what, self._card(contact), by=self.user, at=now,
            version=self._updates.version if self._updates is not None else "",
        )  # fmt: skip
        access_table.note(self.vault, "hand_over", by=self.user, at=now, purpose=contact.name)
        name = proposed_name(self._card(contact), packed.id, now.astimezone())
        fresh = tuple(one for one in submissions if one not in frozenset(ready.again))
        return Written(packed.id, name, fingerprint, fresh, packed.sealed, submissions, len(wanted) - len(submissions))

    def put(
        self,
        written: Written,
        path: Path,
        cancelled: Callable[[], bool] = bool,
        progress: Callable[[int, int], None] = lambda done, of: None,
    ) -> Touched:
        """Onto the stick, as a stream; `progress` in bytes. If that fails, or is given up, the right to push stays here
        and nothing is left on the stick; the Trouble says why."""
        try:
            stick.put(path, lambda file: written.sealed.write(file, cancelled, progress))
        except (Trouble, Cancelled):
            self.not_written(written)
            raise
        return Touched(outbox=True, records=frozenset(to_carry.records(self.vault, written.submissions)))

    def not_written(self, written: Written) -> Touched:
        """Nobody chose where to put it: as if it had not been made."""
        with self.vault.atomic():
            self.vault.write("DELETE FROM packages WHERE id = ? AND outgoing = 1", (written.id,))
            return take_back(self.vault, written.submissions, by=self.user, at=self._now())

    # -- coming in

    def look(self, source: Source, cancelled: Callable[[], bool] = bool) -> Preview:
        """Whose package this is. Nothing is written. PACKAGE_* Troubles."""
        inside = look(self.vault, source, cancelled)
        known = contacts_table.get(self.vault, inside.sender.fingerprint)
        is_known = known is not None and known.removed_at is None
        return Preview(inside.sender, is_known, inside.made_at, len(inside.records), len(inside.verdicts))

    def take(
        self,
        source: Source,
        cancelled: Callable[[], bool] = bool,
        progress: Callable[[int, int], None] = lambda done, of: None,
    ) -> Arrived:
        """Take a package in; again and again without harm. PACKAGE_* Troubles, and nothing changed."""
        arrived = read(
            self.vault, source, at=self._now(), by=self.user, cost=self._cost,
            programs=self._updates, cancelled=cancelled, progress=progress,
        )  # fmt: skip
        access_table.note(self.vault, "take_in", by=self.user, at=self._now(), purpose=arrived.sender.name)
        return replace(arrived, touched=arrived.touched | self._accompany(arrived.decided))

    def take_file(
        self,
        path: Path,
        cancelled: Callable[[], bool] = bool,
        progress: Callable[[int, int], None] = lambda done, of: None,
    ) -> Arrived:
        """The same off a stick, read as a stream. Trouble FILE_UNREADABLE too."""
        with stick.opened(path) as file:
            return self.take(file, cancelled, progress)

    def look_at_file(self, path: Path, cancelled: Callable[[], bool] = bool) -> Preview:
        """Whose package lies there."""
        with stick.opened(path) as file:
            return self.look(file, cancelled)

    def know_sender(self, card: Card, *, supervisor: bool) -> Touched:
        """A person compared the fingerprint of whoever sent a package."""
        return self._know(card, supervisor)

    # -- inside

    def _know(self, card: Card, supervisor: bool) -> Touched:
        if card.realm is not self.vault.realm:
            raise Trouble(Kind.PACKAGE_OTHER_REALM)
        if card.fingerprint == identity(self.vault).card.fingerprint:
            raise Trouble(Kind.OWN_CARD)
        if lost_table.get(self.vault, card.fingerprint) is not None:
            raise Trouble(Kind.LAPTOP_LOST, name=card.name)
        now = self._now()
        with self.vault.atomic():
            contacts_table.keep(
                self.vault, card.fingerprint, card.name or card.fingerprint, card.recipient, card.verifier,
                supervisor=supervisor, by=self.user.id, at=now,
            )  # fmt: skip
            access_table.note(self.vault, "know_laptop", by=self.user, at=now, purpose=card.name)
        return Touched(users=True)

    def _contact(self, fingerprint: str) -> Contact:
        found = contacts_table.get(self.vault, fingerprint)
        if found is None or found.removed_at is not None:
            raise Trouble(Kind.PACKAGE_FROM_STRANGER, fingerprint=fingerprint)
        return found

    def _card(self, contact: Contact) -> Card:
        return Card(contact.name, self.vault.realm, contact.recipient, contact.verifier)

    def _accompany(self, decided: Iterable[str]) -> Touched:
        """What another supervisor decided reaches the province behind the record, which goes out from here."""
        touched, forms = NOTHING, OpenForms(self.vault)
        for record_id in decided:
            seal = submission.current(self.vault, record_id)
            said = verdicts_table.verdicts(self.vault, record_id)[-1]
            if seal.fate in (Fate.RELEASED, Fate.SENT) and not companions.of(self.vault, seal.seq):
                by = User(said.by, said.by_name, Role.SUPERVISOR)
                with self.vault.atomic():
                    touched |= companion.accompany(self.vault, forms, record_id, by=by, at=self._now())
        return touched

    def _newer(self, told: Iterable[str]) -> Program | None:
        """A program that lies here and that laptop lacks, as far as it told."""
        found = self._updates.carried() if self._updates is not None else None
        there = version_in(told)
        return found if found is not None and (not there or release.is_older(there, found.version)) else None


def _wanted(ready: Ready, extras: Extras) -> tuple[str, ...]:
    """The seals that go along, in order."""
    upward = (*ready.submissions, *ready.shown) if extras.upward else ()
    handed_on = ready.released if extras.hand_on else ()
    again = ready.again if extras.again else ()
    return tuple(one for one in (*upward, *handed_on, *again) if one not in extras.but)
