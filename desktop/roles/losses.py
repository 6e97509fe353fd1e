"""A laptop is lost: what was on it, whose data that is, and the word that its packages are refused from now on.

For the notice of a breach (UU 27/2022, article 46: within three times 24 hours, to whose data it is and to the
authority: which data, when and how, and what is done about it).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime

from desktop.exchange import Inventory, lose
from desktop.exchange.chain import known
from desktop.exchange.inventory import from_kept
from desktop.forms import library, semantics
from desktop.frozen import frozen
from desktop.roles.looking import REVIEWERS
from desktop.store import access_table, contacts_table, inventories_table, lost_table, record
from desktop.store.lost_table import Lost
from desktop.store.users_table import User
from desktop.store.vault import Vault
from desktop.touched import Touched
from desktop.trouble import Kind, Trouble


@frozen
class OnIt:
    """What is known of a laptop. `here`: the records whose content is safe on this laptop too; `kinds`: which personal
    data its forms ask for (`nik`, `phone` …, as our bind attributes name them)."""

    name: str
    lost: Lost | None
    told: Inventory | None
    came_at: datetime | None
    here: frozenset[str] = frozenset()
    kinds: tuple[str, ...] = ()
    broken_at: datetime | None = None  # a package came that does not go on from the past that was known


class Losses:
    """One person at work, on the store lane. What a lost laptop held is only for who reviews."""

    def __init__(self, vault: Vault, user: User, *, now: Callable[[], datetime]) -> None:
        self.vault, self.user, self._now = vault, user, now

    def on_it(self, laptop: str) -> OnIt:
        """What that laptop held when it last sent a package or came to the hub; who does not review learns only
        whether it is lost. Trouble PACKAGE_FROM_STRANGER for one that was never known."""
        name, lost = self._name(laptop), lost_table.get(self.vault, laptop)
        kept = inventories_table.get(self.vault, laptop) if self.user.role in REVIEWERS else None
        access_table.note(self.vault, "look_into_laptop", by=self.user, at=self._now(), purpose=name)
        if kept is None:
            return OnIt(name, lost, None, None)
        told = from_kept(kept.told)
        here = frozenset(line.record_id for line in told.lines if record.exists(self.vault, line.record_id))
        kinds, past = self._kinds({line.form_id for line in told.lines}), known(self.vault, laptop)
        return OnIt(name, lost, told, kept.came_at, here, kinds, past.broken_at if past is not None else None)

    def declare(self, laptop: str) -> Touched:
        """Lost: its packages and its card are refused here at once, and wherever a package of ours arrives. What was
        handed over to it comes back. Trouble PACKAGE_FROM_STRANGER for one that was never known."""
        name, now, user = self._name(laptop), self._now(), self.user
        with self.vault.atomic():
            access_table.note(self.vault, "lose_laptop", by=user, at=now, purpose=name)
            lost_table.keep(self.vault, Lost(laptop, name, now, user.id, user.name))
            return lose(self.vault, laptop, now)

    def found(self, laptop: str) -> Touched:
        """It was found again: its card may be introduced anew."""
        with self.vault.atomic():
            access_table.note(self.vault, "find_laptop", by=self.user, at=self._now(), purpose=self._name(laptop))
            lost_table.found_again(self.vault, laptop)
        return Touched(users=True)

    def _name(self, laptop: str) -> str:
        known, lost = contacts_table.get(self.vault, laptop), lost_table.get(self.vault, laptop)
        if known is None and lost is None:
            raise Trouble(Kind.PACKAGE_FROM_STRANGER, fingerprint=laptop)
        return known.name if known is not None else lost.name if lost is not None else ""

    def _kinds(self, form_ids: Iterable[str]) -> tuple[str, ...]:
        forms = {one.form_id: one.key for one in library.newest(self.vault) if one.form_id in set(form_ids)}
        found = [semantics.read(library.open_key(self.vault, key)).meanings for key in forms.values()]
        return tuple(sorted({meaning for meanings in found for meaning in meanings.values()}))
