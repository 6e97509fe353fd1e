"""How a person here gets to a server: a pasted address, a settings code, or an address with a password."""

from __future__ import annotations

from datetime import datetime

from desktop.openrosa.login import Login, Scheme
from desktop.openrosa.settings_code import NotASettingsCode, ServerSettings, read_settings_code
from desktop.store import servers_table
from desktop.store.servers_table import ServerRow
from desktop.store.vault import Vault
from desktop.touched import Touched
from desktop.trouble import Kind, Trouble


def read_invitation(text: str, *, username: str = "", secret: str = "") -> ServerSettings:
    """What a pasted text says, before anything is kept. Trouble ADDRESS_WRONG if it is no address and no code."""
    text = text.strip()
    try:
        found = read_settings_code(text if "://" in text or "." not in text else f"https://{text}")
    except NotASettingsCode:
        raise Trouble(Kind.ADDRESS_WRONG) from None
    if not username:
        return found
    scheme = Scheme.BASIC if "/v1/" in found.address else Scheme.DIGEST
    return ServerSettings(found.address, Login(scheme, username, secret), found.project)


def join(
    vault: Vault, invitation: ServerSettings, *, user_id: str = "", name: str = "", at: datetime
) -> tuple[ServerRow, Touched]:
    """Keep the server (the same address is the same server) and how this person logs in; "" is everyone here. An
    address alone says nothing of a login that is kept already."""
    with vault.atomic():
        row = next((row for row in servers_table.servers(vault) if row.address == invitation.address), None)
        row = row or servers_table.take_up(vault, invitation.address)
        if row is None:
            title = name or invitation.project or invitation.address.split("/")[2]
            row = servers_table.add(vault, title, invitation.address, at=at)
        login = invitation.login
        if login.scheme is Scheme.NONE and any(one.user == user_id for one in servers_table.logins(vault, row.id)):
            return row, Touched(servers=True)
        kept = servers_table.Login(row.id, user_id, login.scheme.value, login.username, login.secret)
        return row, servers_table.keep_login(vault, kept)
