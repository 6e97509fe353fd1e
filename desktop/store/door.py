"""The door: making the files, coming in, and changing who may come in. Key slots and people, kept in step."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

from desktop.frozen import frozen
from desktop.paths import Paths
from desktop.store import key, office, own_key, rekey, schema, tries, users_table
from desktop.store.claim import private_folder
from desktop.store.key import USUAL, Cost, DataKey, NewSlot, Opened, Realm, Way
from desktop.store.own_key import OwnKey
from desktop.store.sql import connect, from_os, troubles
from desktop.store.users_table import NewUser, Role, User
from desktop.store.vault import Vault, open_photos
from desktop.touched import Touched
from desktop.trouble import Kind, Trouble


@frozen
class Unlocked:
    """Who came in, with the key of the vault and their own; `by_recovery` asks for a new passphrase at once."""

    key: DataKey
    user: User
    by_recovery: bool = False
    own: OwnKey | None = None
    by_office: bool = False
    wrong_tries: int = 0  # since the last right one


def exists(paths: Paths) -> bool:
    """Whether there is a vault here to unlock."""
    return paths.keys.exists() or paths.keys.with_name(paths.keys.name + ".1").exists()


def create(
    paths: Paths, admin: NewUser, *, realm: Realm | str = Realm.REAL, cost: Cost = USUAL, now: datetime | None = None
) -> Unlocked:
    """The files of a new workspace and its first person. Trouble NOT_LAWFUL if there is one already.

    Killed at any moment, either the keys file with the slot is there and all is whole, or set-up begins anew.
    """
    if exists(paths):
        raise Trouble(Kind.NOT_LAWFUL, stage="exists", deed="create_vault")
    at = now or datetime.now(UTC)
    private_folder(paths.root)
    _set_aside_leftovers(paths)
    vault_id = uuid4().hex
    data_key = key.create(Realm(realm))
    _new_file(paths, data_key, vault_id, at)
    open_photos(paths, data_key).close()
    with Vault(paths, data_key) as vault:
        user = users_table.add(vault, admin.name, admin.role, admin.region, at)
    own = own_key.create()
    key.write_first(paths, data_key, vault_id, NewSlot(user.id, admin.name, admin.passphrase, cost, own=own))
    return Unlocked(data_key, user, own=own)


def unlock(paths: Paths, name: str, passphrase: str, *, realm: Realm | None = None) -> Unlocked:
    """Come in. Troubles: WRONG_PASSPHRASE (name or passphrase), TOO_MANY_TRIES, KEYS_DAMAGED, VAULT_*;
    VAULT_OTHER_REALM if another realm than the expected one lies here."""
    rekey.settle(paths)
    if realm is not None and key.realm_of(paths) is not realm:
        raise Trouble(Kind.VAULT_OTHER_REALM)
    wrong = tries.wrong_tries(paths)
    opened = _tried(paths, name, passphrase)
    with Vault(paths, opened.key, read_only=True) as vault:
        user = users_table.get(vault, opened.user_id)
        if user is None or users_table.has_left(vault, user.id):
            raise Trouble(Kind.WRONG_PASSPHRASE)
    own = opened.own or _own_key_for(paths, opened, user, passphrase)
    return Unlocked(opened.key, user, opened.by_recovery, own, opened.way is Way.OFFICE, wrong)


def _tried(paths: Paths, name: str, passphrase: str) -> Opened:
    """The slot's content; a wrong try is counted before it is made, and forgotten when it was right."""
    tries.begin(paths)
    try:
        opened = key.open_slot(paths, name, passphrase)
    except Trouble as trouble:
        if trouble.kind is not Kind.WRONG_PASSPHRASE:
            tries.forgive(paths)
        raise
    tries.forgive(paths)
    return opened


def _own_key_for(paths: Paths, opened: Opened, user: User, passphrase: str) -> OwnKey | None:
    """Somebody's first coming in by a passphrase makes their own key. A full disk keeps nobody out: later, then."""
    if opened.way is not Way.PASSPHRASE:
        return None
    own = own_key.create()
    try:
        key.put_slot(paths, opened.key, NewSlot(user.id, user.name, passphrase, opened.cost, own=own))
    except Trouble:
        return None
    return own


def know_own_key(vault: Vault, unlocked: Unlocked) -> None:
    """The public half of the key of whoever came in, for others to seal to. Once behind the door."""
    if unlocked.own is not None and users_table.public_key(vault, unlocked.user.id) != unlocked.own.public:
        users_table.keep_public_key(vault, unlocked.user.id, unlocked.own.public)


def add_user(vault: Vault, new: NewUser, *, at: datetime, cost: Cost = USUAL) -> User:
    """Another person of this laptop. The row is first: without a slot it lets nobody in, and a reset mends it."""
    user = users_table.add(vault, new.name, new.role, new.region, at)
    key.put_slot(vault.paths, vault.key, NewSlot(user.id, new.name, new.passphrase, cost))
    office.welcome(vault, user, cost=cost)
    return user


def change_passphrase(vault: Vault, user: User, old: str, new: str, *, cost: Cost = USUAL) -> None:
    """By the person, who knows the old one (or the recovery code). Trouble WRONG_PASSPHRASE."""
    opened = _tried(vault.paths, user.name, old)
    if opened.user_id != user.id:
        raise Trouble(Kind.WRONG_PASSPHRASE)
    reset_passphrase(vault, user, new, cost=cost, own=opened.own)


def reset_passphrase(vault: Vault, user: User, new: str, *, cost: Cost = USUAL, own: OwnKey | None = None) -> None:
    """The old passphrase opens nothing afterwards, also no kept copy of the slots.

    By the person, whose own key goes along; by an administrator it does not: what was sealed to it is closed to them.
    """
    key.put_slot(vault.paths, vault.key, NewSlot(user.id, user.name, new, cost, own=own))


def recovery_sheet(vault: Vault, user: User, *, cost: Cost = USUAL, own: OwnKey | None = None) -> str:
    """A fresh code to print for this person; a code printed before opens nothing any more."""
    code = key.recovery_code()
    key.put_slot(vault.paths, vault.key, NewSlot(user.id, user.name, code, cost, Way.RECOVERY, own))
    return code


def renew_after_code(vault: Vault, unlocked: Unlocked, new: str, *, cost: Cost = USUAL) -> None:
    """A new passphrase for who came in by a code; the one the office read aloud opens nothing any more."""
    user, own = unlocked.user, unlocked.own
    reset_passphrase(vault, user, new, cost=cost, own=own)
    if unlocked.by_office:
        office.renew(vault, own={} if own is None else {user.id: own}, cost=cost)


def remove_user(vault: Vault, user: User, at: datetime) -> Touched:
    """The person can no longer come in. Trouble NOT_LAWFUL for the last administrator."""
    others = [one for one in users_table.everyone(vault) if one.id != user.id]
    if user.role is Role.ADMINISTRATOR and not any(one.role is Role.ADMINISTRATOR for one in others):
        raise Trouble(Kind.NOT_LAWFUL, stage="last_administrator", deed="remove_user")
    touched = users_table.leave(vault, user.id, at)
    key.remove_slots(vault.paths, vault.key, user.id)
    return touched


def rekeyed(
    paths: Paths,
    unlocked: Unlocked,
    *,
    cancelled: Callable[[], bool] = lambda: False,
    progress: rekey.Progress = lambda done, of: None,
    cost: Cost = USUAL,
) -> Unlocked:
    """Another data key under everything, see `rekey.renew`. Trouble NOT_LAWFUL without an own key to come in by."""
    if unlocked.own is None:
        raise Trouble(Kind.NOT_LAWFUL, stage="no_own_key", deed="rekey")
    new = rekey.renew(paths, unlocked.key, cancelled=cancelled, progress=progress)
    with Vault(paths, new) as vault:
        office.renew(vault, own={unlocked.user.id: unlocked.own}, cost=cost)
    return replace(unlocked, key=new)


def needing_passphrase(vault: Vault) -> list[User]:
    """Who has no way in by a passphrase (any more): a keeper gives them one."""
    everyone = users_table.everyone(vault)
    there = key.people_with(vault.paths, vault.key, [one.id for one in everyone], Way.PASSPHRASE)
    return [one for one in everyone if one.id not in there]


def _new_file(paths: Paths, data_key: DataKey, vault_id: str, at: datetime) -> None:
    connection = connect(paths.vault, data_key.derive("main"))
    try:
        with troubles(paths.root):
            schema.migrate(connection)
            stamps = {"id": vault_id, "realm": data_key.realm.value, "made_at": at.isoformat()}
            connection.execute("BEGIN IMMEDIATE")
            connection.executemany("INSERT INTO vault VALUES (?, ?)", list(stamps.items()))
            connection.execute("COMMIT")
    finally:
        connection.close()


def _set_aside_leftovers(paths: Paths) -> None:
    """Files of a set-up that was cut short have no key any more; they are put aside, never deleted."""
    for path in (paths.vault, paths.photos):
        if path.exists():
            try:
                path.replace(_free_name(path))
                for tail in ("-wal", "-shm"):
                    Path(str(path) + tail).unlink(missing_ok=True)
            except OSError as error:
                raise from_os(error) from None


def _free_name(path: Path) -> Path:
    number = 1
    while (candidate := path.with_name(f"{path.name}.aside-{number}")).exists():
        number += 1
    return candidate
