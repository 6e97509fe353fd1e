"""The door: making the files, coming in, and changing who may come in. Key slots and people, kept in step."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

from desktop.paths import Paths
from desktop.store import key, schema, users_table
from desktop.store.claim import private_folder
from desktop.store.key import USUAL, Cost, DataKey, NewSlot, Realm
from desktop.store.sql import connect, from_os, troubles
from desktop.store.users_table import NewUser, Role, User
from desktop.store.vault import Vault, open_photos
from desktop.touched import Touched
from desktop.trouble import Kind, Trouble


@dataclass(frozen=True, slots=True)
class Unlocked:
    """Who came in, with the key of the vault; `by_recovery` asks for a new passphrase at once."""

    key: DataKey
    user: User
    by_recovery: bool = False


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
    key.write_first(paths, data_key, vault_id, NewSlot(user.id, admin.name, admin.passphrase, cost))
    return Unlocked(data_key, user)


def unlock(paths: Paths, name: str, passphrase: str, *, realm: Realm | None = None) -> Unlocked:
    """Come in. Troubles: WRONG_PASSPHRASE (name or passphrase), KEYS_DAMAGED, VAULT_*; VAULT_OTHER_REALM if another
    realm than the expected one lies here."""
    if realm is not None and key.realm_of(paths) is not realm:
        raise Trouble(Kind.VAULT_OTHER_REALM)
    opened = key.open_slot(paths, name, passphrase)
    with Vault(paths, opened.key, read_only=True) as vault:
        user = users_table.get(vault, opened.user_id)
        if user is None or users_table.has_left(vault, user.id):
            raise Trouble(Kind.WRONG_PASSPHRASE)
    return Unlocked(opened.key, user, opened.by_recovery)


def add_user(vault: Vault, new: NewUser, *, at: datetime, cost: Cost = USUAL) -> User:
    """Another person of this laptop. The row is first: without a slot it lets nobody in, and a reset mends it."""
    user = users_table.add(vault, new.name, new.role, new.region, at)
    key.put_slot(vault.paths, vault.key, NewSlot(user.id, new.name, new.passphrase, cost))
    return user


def change_passphrase(vault: Vault, user: User, old: str, new: str, *, cost: Cost = USUAL) -> None:
    """By the person, who knows the old one (or the recovery code). Trouble WRONG_PASSPHRASE."""
    opened = key.open_slot(vault.paths, user.name, old)
    if opened.user_id != user.id:
        raise Trouble(Kind.WRONG_PASSPHRASE)
    reset_passphrase(vault, user, new, cost=cost)


def reset_passphrase(vault: Vault, user: User, new: str, *, cost: Cost = USUAL) -> None:
    """By an administrator who is in. The old passphrase opens nothing afterwards, also no kept copy of the slots."""
    key.put_slot(vault.paths, vault.key, NewSlot(user.id, user.name, new, cost))


def recovery_sheet(vault: Vault, user: User, *, cost: Cost = USUAL) -> str:
    """A fresh code to print for this person; a code printed before opens nothing any more."""
    code = key.recovery_code()
    key.put_slot(vault.paths, vault.key, NewSlot(user.id, user.name, code, cost, recovery=True))
    return code


def remove_user(vault: Vault, user: User, at: datetime) -> Touched:
    """The person can no longer come in. Trouble NOT_LAWFUL for the last administrator."""
    others = [one for one in users_table.everyone(vault) if one.id != user.id]
    if user.role is Role.ADMINISTRATOR and not any(one.role is Role.ADMINISTRATOR for one in others):
        raise Trouble(Kind.NOT_LAWFUL, stage="last_administrator", deed="remove_user")
    touched = users_table.leave(vault, user.id, at)
    key.remove_slots(vault.paths, vault.key, user.id)
    return touched


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
