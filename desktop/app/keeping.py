"""The keeper's deeds as the settings page wants them: plain values in, plain values out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from desktop.roles import administrator
from desktop.roles.administrator import Administrator
from desktop.store.users_table import NewUser, Role, User
from desktop.store.vault import Vault
from desktop.touched import Touched
from desktop.ui.session import People
from desktop.ui.values import Colleague, NewPerson


def keeping(vault: Vault, user: User, now: Callable[[], datetime], name_of: Callable[[str], str]) -> People:
    """For somebody who keeps the people of this laptop. Trouble NOT_ALLOWED otherwise."""
    role = Administrator(vault, user, now=now)

    def add(new: NewPerson) -> Touched:
        return role.add(NewUser(new.name, new.passphrase, Role(new.role), new.region))

    return People(
        everyone=lambda: tuple(_shown(one, name_of) for one in role.people()),
        add=add,
        reset_passphrase=role.reset_passphrase,
        remove=role.remove,
        succeed=role.succeed,
        change=lambda user_id, said, region: role.change(user_id, Role(said), region),
    )


def _shown(one: administrator.Colleague, name_of: Callable[[str], str]) -> Colleague:
    user = one.user
    place = name_of(user.region) if user.region else ""
    return Colleague(
        user.id,
        user.name,
        user.role.value,
        place,
        one.is_me,
        one.may_reset,
        one.may_remove,
        one.may_change,
        user.region,
    )
