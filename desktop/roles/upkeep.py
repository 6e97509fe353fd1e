"""Looking after a laptop: room on its disk, its clock, backups and what they bring back, letting go, the whole file."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from desktop.frozen import frozen
from desktop.paths import Paths
from desktop.reference import zones
from desktop.roles.administrator import keeps_people
from desktop.roles.mending import behind
from desktop.store import access_table, backup, check, clock_marks, consent_table, door, merge, office, retention, space
from desktop.store.backup import Backup
from desktop.store.retention import LetGo
from desktop.store.sql import from_os
from desktop.store.users_table import User
from desktop.store.vault import Vault
from desktop.trouble import Kind, Trouble

ROLLING = timedelta(hours=20)
"""Older than this, the laptop's own backup is made anew: once in every working day."""
KEPT, KEPT_ON_A_STICK = 5, 10
NUDGE = timedelta(days=7)
"""So long unsent records may lie without a backup outside the laptop before a stick is asked for."""
_STICK = "stick_backup_at"

Cancelled = Callable[[], bool]
Progress = Callable[[int, int], None]


@frozen
class Looked:
    """How the laptop stands. `behind`: the last moment written, if the clock is before it. `zone`: the region's own
    (WIB, WITA, WIT), if the laptop is set to another. Times are aware, sizes are bytes."""

    room: space.Space
    behind: datetime | None
    zone: str
    unsent: int
    last_backup: datetime | None
    stick_backup: datetime | None
    days: int
    due_to_go: int
    office: str
    needing_passphrase: tuple[str, ...]
    keeper: bool
    backup_due: bool
    stick_due: bool


class Upkeep:
    """One person at one laptop, on a lane of its own with a connection of its own: long deeds hold up nobody."""

    def __init__(self, vault: Vault, user: User, *, now: Callable[[], datetime]) -> None:
        self.vault, self.user, self._now = vault, user, now

    def look(self) -> Looked:
        """Everything at once; quick."""
        now, vault, paths = self._now(), self.vault, self.vault.paths
        keeper = keeps_people(vault, self.user)
        kept = backup.found_in(paths.backups) if paths.backups.exists() else []
        last = max((one.made_at for one in kept), default=None)
        stick = _moment(vault.value("SELECT value FROM vault WHERE name = ?", (_STICK,)))
        unsent = int(
            vault.value(  # each once, also one that waits with its review
                "SELECT count(*) FROM records WHERE stage NOT IN ('sent', 'discarded')"
                " OR seq IN (SELECT record FROM submissions WHERE fate = 'released')"
            )
        )
        days = retention.days(vault)
        return Looked(
            room=space.space(paths),
            behind=behind(vault, now),
            zone=foreign_zone(self.user.region, now),
            unsent=unsent,
            last_backup=last,
            stick_backup=stick,
            days=days,
            due_to_go=retention.waiting(vault, now, days),
            office=office.fingerprint(office.public_key(vault)),
            needing_passphrase=tuple(one.name for one in door.needing_passphrase(vault)) if keeper else (),
            keeper=keeper,
            backup_due=last is None or not timedelta(0) <= now - last < ROLLING,
            stick_due=unsent > 0 and _long_ago(stick or _first(vault), now),
        )

    def leapt(self, would_be: datetime, now: datetime) -> None:
        """The clock was set while the program ran: what it would have said, and what it says."""
        clock_marks.note(self.vault, would_be, now, clock_marks.How.LEAP)

    def clock_is_right(self) -> None:
        """A person looked: what was written later than now was written by a clock that ran ahead."""
        now = self._now()
        access_table.note(self.vault, "clock_is_right", by=self.user, at=now)
        clock_marks.note(self.vault, now, now, clock_marks.How.PERSON)

    # --- backups

    def back_up(self, cancelled: Cancelled, progress: Progress) -> Backup:
        """The laptop's own, beside its data; the oldest go."""
        return backup.write(
            self.vault, self.vault.paths.backups, at=self._now(), keep=KEPT, cancelled=cancelled, progress=progress
        )

    def back_up_to(self, folder: Path, cancelled: Cancelled, progress: Progress) -> Backup:
        """To a stick or another disk: noted, since it leaves the laptop, encrypted as it is."""
        now = self._now()
        access_table.note(self.vault, "backup", by=self.user, at=now, purpose="stick")
        made = backup.write(self.vault, folder, at=now, keep=KEPT_ON_A_STICK, cancelled=cancelled, progress=progress)
        with self.vault.atomic():
            self.vault.write("INSERT OR REPLACE INTO vault (name, value) VALUES (?, ?)", (_STICK, now.isoformat()))
        return made

    def merge(self, folder: Path, name: str, passphrase: str, cancelled: Cancelled, progress: Progress) -> merge.Merged:
        """What the newest backup in a folder has and this laptop lacks. Troubles BACKUP_MISSING, WRONG_PASSPHRASE,
        NOT_ALLOWED (only a keeper), those of the vault."""
        from desktop.exchange.recipients import identity  # with its ciphers; hardly anybody merges

        self._must_keep("merge")
        found = backup.found_in(folder)
        if not found:
            raise Trouble(Kind.BACKUP_MISSING)
        lent = _Lent(self.vault.paths.root / "merging", found[0].photos)
        _clear(lent)
        try:
            backup.lay_out(found[0], lent)
            opened = door.unlock(lent, name, passphrase)
            access_table.note(self.vault, "merge", by=self.user, at=self._now())
            with Vault(lent, opened.key) as source:
                own = identity(self.vault).card.fingerprint
                return merge.merge(
                    self.vault, source, by=self.user, at=self._now(), own=own, cancelled=cancelled, progress=progress
                )
        finally:
            _clear(lent)

    # --- letting go, the whole file, the office

    def keep_for(self, days: int) -> None:
        """How long sent records stay here. Trouble NOT_ALLOWED (only a keeper)."""
        self._must_keep("keep_for")
        access_table.note(self.vault, "keep_for", by=self.user, at=self._now(), purpose=str(days))
        retention.keep_for(self.vault, days)

    def let_go(self, cancelled: Cancelled, progress: Progress) -> LetGo:
        """What is due, first of families that took their consent back; free room is given back to the disk."""
        consent_table.told_by_companions(self.vault)
        consent_table.erase_due(self.vault, self._now())
        return retention.let_go(self.vault, self._now(), cancelled=cancelled, progress=progress)

    def check(self) -> tuple[str, ...]:
        """What is wrong with the vault, a line each for the log; empty if every promise holds."""
        return tuple(check.broken_promises(self.vault))

    def enable_office(self, public: str) -> None:
        """Let this office help people here by telephone. Troubles NOT_ALLOWED, CODE_MISTYPED."""
        self._must_keep("enable_office")
        access_table.note(self.vault, "enable_office", by=self.user, at=self._now(), purpose=public[-12:])
        office.enable(self.vault, public)

    def accesses(self, *, limit: int = 500) -> tuple[access_table.Access, ...]:
        """Who saw, printed or took out what, the newest first: all of it for a keeper, else one's own lines."""
        lines = access_table.entries(self.vault, limit=limit)
        keeper = keeps_people(self.vault, self.user)
        return tuple(line for line in lines if keeper or line.by == self.user.id)

    def _must_keep(self, deed: str) -> None:
        if not keeps_people(self.vault, self.user):
            raise Trouble(Kind.NOT_ALLOWED, deed=deed, role=self.user.role.value)


def foreign_zone(region: str, now: datetime) -> str:
    """The zone of the region of work, if the laptop's clock runs by another; "" otherwise."""
    if not region:
        return ""
    theirs = now.astimezone(zones.time_zone(region)).utcoffset()
    return "" if theirs == now.utcoffset() else zones.zone_of(region)


@frozen
class _Lent(Paths):
    """A restored vault beside the own one; its photos are read where the backup has them."""

    lent: Path

    @property
    def photos(self) -> Path:
        return self.lent


def _clear(lent: Paths) -> None:
    try:
        shutil.rmtree(lent.root)
    except FileNotFoundError:
        return
    except OSError as error:
        raise from_os(error) from None


def _moment(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text)


def _first(vault: Vault) -> datetime | None:
    """When the oldest record that is still here only was begun."""
    at = vault.value("SELECT min(made_at) FROM records WHERE stage NOT IN ('sent', 'discarded')")
    return None if at is None else datetime.fromtimestamp(at / 1000, UTC)


def _long_ago(at: datetime | None, now: datetime) -> bool:
    return at is not None and now - at > NUDGE
