"""What the keeper of a laptop can do: see who works on it, let somebody in, give a new passphrase, let somebody go."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from desktop.frozen import frozen
from desktop.roles.looking import REVIEWERS
from desktop.store import access_table, door, record, records_table, users_table
from desktop.store.key import USUAL, Cost
from desktop.store.records_table import Wish
from desktop.store.stages import OPEN_STAGES
from desktop.store.users_table import NewUser, Role, User
from desktop.store.vault import Vault
from desktop.touched import Touched
from desktop.trouble import Kind, Trouble


@frozen
class Colleague:
    """A person of this laptop, and what the one who looks may do about them."""

    user: User
    is_me: bool
    may_reset: bool
    may_remove: bool
    may_change: bool = False  # role and region


def keeps_people(vault: Vault, user: User) -> bool:
    """Supervisors and administrators do, and whoever set the vault up, whatever their role (decision 12)."""
    return user.role in REVIEWERS or users_table.founder(vault) == user.id


class Administrator:
    """One keeper at work, on the store lane. Every deed is written into the access log before it is done."""

    def __init__(self, vault: Vault, user: User, *, now: Callable[[], datetime], cost: Cost = USUAL) -> None:
        if not keeps_people(vault, user):
            raise Trouble(Kind.NOT_ALLOWED, deed="keep_people", role=user.role.value)
        self.vault, self.user, self._now, self._cost = vault, user, now, cost

    def people(self) -> tuple[Colleague, ...]:
        """Who works here now, by name."""
        return tuple(self._colleague(one) for one in users_table.everyone(self.vault))

    def add(self, new: NewUser) -> Touched:
        """Let somebody in. Trouble PERSON_NAME_TAKEN, also by one who has left: records keep their author's name."""
        if users_table.is_taken(self.vault, new.name):
            raise Trouble(Kind.PERSON_NAME_TAKEN)
        self._note("add_person", " ".join(new.name.split()))
        door.add_user(self.vault, new, at=self._now(), cost=self._cost)
        return Touched(users=True)

    def reset_passphrase(self, user_id: str, new: str) -> Touched:
        """A new passphrase for somebody who forgot theirs; the old one opens nothing any more."""
        person = self._person(user_id)
        if not self._colleague(person).may_reset:
            raise Trouble(Kind.NOT_ALLOWED, deed="reset_passphrase", role=self.user.role.value)
        self._note("reset_passphrase", person.name)
        door.reset_passphrase(self.vault, person, new, cost=self._cost)
        return Touched(users=True)

    def change(self, user_id: str, role: Role, region: str) -> Touched:
        """Another role or region, from the next coming in. Trouble NOT_ALLOWED, LAST_ADMINISTRATOR.

        Who does not review makes nobody a reviewer or less than one; nobody changes their own role.
        """
        person = self._person(user_id)
        may = self._colleague(person)
        if not may.may_change or (role in REVIEWERS and self.user.role not in REVIEWERS):
            raise Trouble(Kind.NOT_ALLOWED, deed="change_person", role=self.user.role.value)
        if person.role is Role.ADMINISTRATOR and role is not Role.ADMINISTRATOR and not may.may_remove:
            raise Trouble(Kind.LAST_ADMINISTRATOR)
        self._note("change_person", f"{person.name}: {role.value} {region}".strip())
        return users_table.change(self.vault, person.id, role=role, region=region)

    def remove(self, user_id: str) -> Touched:
        """Somebody works here no longer; the records stay. Trouble LAST_ADMINISTRATOR, NOT_ALLOWED (oneself)."""
        person = self._person(user_id)
        if person.id == self.user.id:
            raise Trouble(Kind.NOT_ALLOWED, deed="remove_person", role=self.user.role.value)
        if not self._colleague(person).may_remove:
            raise Trouble(Kind.LAST_ADMINISTRATOR)
        self._note("remove_person", person.name)
        return door.remove_user(self.vault, person, self._now())

    def open_records(self, user_id: str) -> int:
        """How many records of somebody are not handed in: what would lie there without an author at work."""
        return len(self._open(user_id))

    def succeed(self, user_id: str, heir_id: str) -> Touched:
        """The laptop goes on with a successor: open records become theirs, then the person is let go. Sealed ones keep
        their author. Cut short between two records, doing it again does the rest. Troubles as of `remove`."""
        person, heir = self._person(user_id), self._person(heir_id)
        if heir.id == person.id or person.id == self.user.id or not self._colleague(person).may_remove:
            raise Trouble(Kind.NOT_ALLOWED, deed="succeed", role=self.user.role.value)
        self._note("succeed", f"{person.name} → {heir.name}")
        touched = Touched(users=True)
        for record_id in self._open(person.id):
            touched |= record.give_to(self.vault, record_id, heir, by=self.user, at=self._now())
        return touched | self.remove(person.id)

    def _open(self, user_id: str) -> list[str]:
        wish = Wish(author=user_id, stages=OPEN_STAGES, limit=100_000)
        return [row.id for row in records_table.rows(self.vault, wish)]

    def _person(self, user_id: str) -> User:
        found = users_table.get(self.vault, user_id)
        if found is None or users_table.has_left(self.vault, user_id):
            raise Trouble(Kind.NOT_LAWFUL, stage="left", deed="keep_people")
        return found

    def _colleague(self, one: User) -> Colleague:
        """One's own passphrase is changed by knowing it; who does not review opens no way in as somebody who does."""
        me = one.id == self.user.id
        may_reset = not me and (one.role not in REVIEWERS or self.user.role in REVIEWERS)
        admins = sum(other.role is Role.ADMINISTRATOR for other in users_table.everyone(self.vault))
        last = one.role is Role.ADMINISTRATOR and admins == 1
        return Colleague(one, me, may_reset, not me and not last, may_reset)

    def _note(self, deed: str, whom: str) -> None:
        access_table.note(self.vault, deed, by=self.user, at=self._now(), purpose=whom)
