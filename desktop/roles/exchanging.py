"""What a person can do with other laptops: know them by their cards, hand over, take in, hear that it arrived."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

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
from desktop.forms import library
from desktop.roles.looking import REVIEWERS, Scope
from desktop.store import access_table, contacts_table, lost_table, packages_table, submission
from desktop.store.contacts_table import Contact
from desktop.store.key import USUAL, Cost
from desktop.store.lost_table import Lost
from desktop.store.moments import stamp
from desktop.store.packages_table import Parcel
from desktop.store.users_table import NewUser, User
from desktop.store.vault import Vault
from desktop.touched import NOTHING, Touched
from desktop.trouble import Cancelled, Kind, Trouble

LATELY = 20  # parcels shown
MOST_ON_A_STICK = 3_500_000_000  # bytes of one package: sticks as they are sold (FAT32) hold no file of 4 GiB
NEVER = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Standing:
    """This laptop among others: its card, whom it knows, what was exchanged lately."""

    card: Card
    contacts: tuple[Contact, ...]
    parcels: tuple[Parcel, ...]
    reviews: bool
    lost: tuple[Lost, ...] = ()


@dataclass(frozen=True, slots=True)
class Ready:
    """What would go to a laptop now. `again`: lies on an earlier stick, and nobody has said that it arrived."""

    fingerprint: str
    submissions: tuple[str, ...] = ()
    again: tuple[str, ...] = ()
    judged: tuple[str, ...] = ()
    forms: tuple[int, ...] = ()
    assigned: tuple[str, ...] = ()  # given to that laptop, and it has not said that they arrived
    orphaned: tuple[str, ...] = ()  # sent back to a laptop that is lost: somebody else could go on with them
    urgent: int = 0
    photos: int = 0
    size: int = 0  # bytes, before packing


@dataclass(frozen=True, slots=True)
class Extras:
    """What a person adds by hand."""

    again: bool = False
    forms: bool = False
    people: tuple[NewUser, ...] = ()
    assigned: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Written:
    """A package, and whose right to push went along."""

    id: str
    name: str
    contact: str
    submissions: tuple[str, ...]
    sealed: Sealed = field(repr=False)
    left: int = 0  # sealed records that did not fit: they go in the next one

    @property
    def data(self) -> bytes:
        """All of it, for one that fits into memory."""
        return self.sealed.data


@dataclass(frozen=True, slots=True)
class Preview:
    """What is in a package before it is taken: whose it is, and how much."""

    sender: Card
    known: bool
    made_at: datetime | None
    records: int
    verdicts: int


class Exchange:
    """One person at work, on the store lane. What one may see is what one may hand over."""

    def __init__(self, vault: Vault, user: User, *, now: Callable[[], datetime], cost: Cost = USUAL) -> None:
        self.vault, self.user, self._now, self._cost = vault, user, now, cost

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
        contact = self._contact(fingerprint)
        reviews = self.user.role in REVIEWERS
        if contact.supervisor:
            fates = "('released')" if reviews else "('held', 'released')"
            fresh = self._sealed(f"s.fate IN {fates} AND s.custody = 'here' AND s.attempts = 0", ())
        else:
            fresh = []
        lying = "s.fate IN ('held', 'released') AND s.custody = 'stick' AND s.holder LIKE '%' || ?"
        again = self._sealed(lying, (fingerprint,))
        ids = [row[0] for row in fresh]
        there = lan.forms_of(self.vault, fingerprint)
        lacking = [
            one
            for one in library.newest(self.vault)
            if f"{one.form_id} {one.version} {one.hash}" not in there or lacks_lists(self.vault, one.key, there)
        ]
        forms = tuple(form.key for form in lacking) if reviews else ()
        photos, size = self._weight(ids)
        judged = tuple(self._judged(fingerprint)) if reviews else ()
        return Ready(
            fingerprint, tuple(ids), tuple(row[0] for row in again), judged, forms,
            tuple(self._assigned(fingerprint)) if reviews else (),
            tuple(self._orphaned()) if reviews and not contact.supervisor else (),
            urgent=sum(row[1] for row in fresh), photos=photos, size=size,
        )  # fmt: skip

    def proposed_name(self, fingerprint: str) -> str:
        """A file name for the next package to that laptop."""
        return proposed_name(self._card(self._contact(fingerprint)), uuid4().hex, self._now().astimezone())

    def write(
        self, fingerprint: str, extras: Extras = Extras(), *, always: bool = False, most: int = MOST_ON_A_STICK
    ) -> Written:
        """Everything that is ready for that laptop, in one package of at most so many bytes (one record always fits;
        `Written.left` waits for the next). Trouble NOTHING_TO_CARRY if there is nothing, unless it is to be written
        `always`: in a room even "nothing new" is an answer."""
        contact, now, ready = self._contact(fingerprint), self._now(), self.ready(fingerprint)
        wanted = ready.submissions + (ready.again if extras.again else ())
        submissions = self._that_fit(wanted, most)
        reviews = self.user.role in REVIEWERS
        what = Consignment(
            submissions=submissions,
            judged=ready.judged,
            forms=ready.forms if extras.forms else (),
            people=tuple(Newcomer(one.name, one.role, one.region, one.passphrase) for one in extras.people),
            revoked=self._revoked() if reviews else (),
            assigned=tuple(dict.fromkeys((*extras.assigned, *ready.assigned))),
        )
        if not reviews and (what.forms or what.people or what.assigned):
            raise Trouble(Kind.NOT_ALLOWED, deed="lead", role=self.user.role.value)
        if not always and what == Consignment(revoked=what.revoked) and not self._has_news(fingerprint):
            raise Trouble(Kind.NOTHING_TO_CARRY)
        packed = pack(self.vault, what, self._card(contact), by=self.user, at=now)
        access_table.note(self.vault, "hand_over", by=self.user, at=now, purpose=contact.name)
        name = proposed_name(self._card(contact), packed.id, now.astimezone())
        fresh = tuple(one for one in ready.submissions if one in frozenset(submissions))
        return Written(packed.id, name, fingerprint, fresh, packed.sealed, len(wanted) - len(submissions))

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
        return Touched(outbox=True, records=frozenset(self._records(written.submissions)))

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
            self.vault, source, at=self._now(), by=self.user, cost=self._cost, cancelled=cancelled, progress=progress
        )
        access_table.note(self.vault, "take_in", by=self.user, at=self._now(), purpose=arrived.sender.name)
        return arrived

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

    def _sealed(self, clause: str, values: tuple[object, ...]) -> list[tuple[str, bool]]:
        author = Scope.of(self.user).author
        mine, more = (" AND s.author = ?", (author,)) if author else ("", ())
        return [
            (row[0], bool(row[1]))
            for row in self.vault.rows(
                "SELECT s.id, s.urgent FROM submissions s JOIN records r ON r.current = s.seq"  # noqa: S608
                f" WHERE {clause}{mine} ORDER BY s.urgent DESC, s.seq",
                (*values, *more),
            )
        ]

    def _that_fit(self, ids: tuple[str, ...], most: int) -> tuple[str, ...]:
        """The first of them, as far as they weigh no more; one at least."""
        taken, weight = list[str](), 0
        for one in ids:
            weight += self._weight([one])[1]
            if taken and weight > most:
                break
            taken.append(one)
        return tuple(taken)

    def _weight(self, ids: list[str]) -> tuple[int, int]:
        """How many files, and how many bytes in all."""
        marks = ", ".join("?" * len(ids))
        row = self.vault.row(
            "SELECT total(p.xml IS NULL), total(p.size) FROM parts p JOIN submissions s ON s.seq = p.submission"  # noqa: S608
            f" WHERE s.id IN ({marks})",
            ids,
        )
        return (int(row[0]), int(row[1])) if row else (0, 0)

    def _judged(self, fingerprint: str) -> list[str]:
        """Records from there about which something was said since that laptop last had all of it."""
        after = self._heard_last(fingerprint)
        rows = self.vault.rows(
            "SELECT r.id FROM records r WHERE r.seq IN (SELECT record FROM origins WHERE contact = ? UNION"
            " SELECT r.seq FROM records r JOIN history h ON h.record = r.seq WHERE r.author >= 'laptop:' AND"
            " r.author < 'laptop;' AND h.deed = 'handed_on' AND h.reason LIKE '% ' || ? AND h.at >= ?) AND ("
            " EXISTS (SELECT 1 FROM verdicts v WHERE v.record = r.seq AND v.at >= ?)"
            " OR EXISTS (SELECT 1 FROM settlements t WHERE t.record = r.seq AND t.at >= ?)"
            " OR EXISTS (SELECT 1 FROM remarks m WHERE m.record = r.seq AND m.at >= ? AND m.by <> r.author)"
            " OR EXISTS (SELECT 1 FROM history h WHERE h.record = r.seq AND h.deed = 'assign' AND h.at >= ?)"
            " OR EXISTS (SELECT 1 FROM receipts c JOIN submissions s ON s.seq = c.submission"
            " WHERE s.record = r.seq AND c.at >= ?)) ORDER BY r.seq",
            (fingerprint, fingerprint, after, after, after, after, after, after),
        )
        return [row[0] for row in rows]

    def _assigned(self, fingerprint: str) -> list[str]:
        """Records given to that laptop of which it has not said that they arrived: the stick may be lost."""
        rows = self.vault.rows(
            "SELECT r.id FROM records r WHERE r.author = ? AND r.stage = 'returned' AND EXISTS (SELECT 1 FROM history h"
            " WHERE h.record = r.seq AND h.deed = 'assign' AND h.at > ?) ORDER BY r.seq",
            (f"laptop:{fingerprint}", self._heard_last(fingerprint)),
        )
        return [row[0] for row in rows]

    def _orphaned(self) -> list[str]:
        rows = self.vault.rows(
            "SELECT r.id FROM records r JOIN origins o ON o.record = r.seq JOIN contacts c ON c.fingerprint = o.contact"
            " WHERE r.stage = 'returned' AND c.removed_at IS NOT NULL AND (r.author NOT LIKE 'laptop:%' OR r.author ="
            " 'laptop:' || c.fingerprint) ORDER BY r.seq"
        )
        return [row[0] for row in rows if submission.earlier(self.vault, row[0]) is None]

    def _heard_last(self, fingerprint: str) -> int:
        """When the last package was made of which that laptop said that it arrived."""
        since: int | None = self.vault.value(
            "SELECT max(at) FROM packages WHERE outgoing = 1 AND contact = ? AND acknowledged_at IS NOT NULL",
            (fingerprint,),
        )
        return since or stamp(NEVER)

    def _has_news(self, fingerprint: str) -> bool:
        """Something was taken in from there, or a laptop was lost, and it has not been told yet."""
        told = "SELECT max(at) FROM packages WHERE contact = ? AND outgoing = 1"
        last = self.vault.value(told, (fingerprint,)) or stamp(NEVER)
        return bool(
            self.vault.value(
                "SELECT 1 FROM packages WHERE contact = ? AND outgoing = 0 AND at > ?"
                " UNION SELECT 1 FROM lost WHERE at > ?",
                (fingerprint, last, last),
            )
        )

    def _revoked(self) -> tuple[str, ...]:
        rows = self.vault.rows("SELECT fingerprint FROM contacts WHERE removed_at IS NOT NULL")
        return tuple(row[0] for row in rows)

    def _records(self, submission_ids: tuple[str, ...]) -> list[str]:
        marks = ", ".join("?" * len(submission_ids))
        question = "SELECT r.id FROM records r JOIN submissions s ON s.record = r.seq WHERE s.id IN"
        return [row[0] for row in self.vault.rows(f"{question} ({marks})", submission_ids)]
