"""The settings code of ODK Collect and Central: base64 of zlib of JSON, as a QR picture or pasted text."""

from __future__ import annotations

import base64
import binascii
import json
import zlib

from desktop.frozen import frozen
from desktop.openrosa.login import Login, Scheme, clean_address, split_token, with_token

LIMIT = 200_000  # bytes unpacked; a real one is under 2,000


class NotASettingsCode(Exception):
    """The text is something else."""


@frozen
class ServerSettings:
    """What a code says that Sambang uses. The address holds `{token}` where the token stood: that is in the login."""

    address: str
    login: Login
    project: str = ""


def read_settings_code(text: str) -> ServerSettings:
    """Reads the packed code, the same as plain JSON, or a bare address."""
    text = text.strip()
    if text.startswith(("http://", "https://")):
        return _settings({"server_url": text}, {})
    packed = text.encode() if text.startswith("{") else _unpacked(text)
    try:
        found = json.loads(packed)
    except (ValueError, RecursionError):
        raise NotASettingsCode from None
    general = found.get("general") if isinstance(found, dict) else None
    if not isinstance(general, dict):
        raise NotASettingsCode
    project = found.get("project")
    return _settings(general, project if isinstance(project, dict) else {})


def write_settings_code(settings: ServerSettings) -> str:
    """The code for a phone or another laptop."""
    address = with_token(settings.address, settings.login.secret)
    general = {"server_url": address, "form_update_mode": "match_exactly", "autosend": "wifi_and_cellular"}
    if settings.login.scheme in (Scheme.BASIC, Scheme.DIGEST):
        general |= {"username": settings.login.username, "password": settings.login.secret}
    found = {"general": general, "admin": {}, "project": {"name": settings.project}}
    return base64.b64encode(zlib.compress(json.dumps(found, separators=(",", ":")).encode())).decode()


def _unpacked(text: str) -> bytes:
    try:
        packed = base64.b64decode("".join(text.split()), validate=True)
        unpacker = zlib.decompressobj()
        unpacked = unpacker.decompress(packed, LIMIT)
    except (binascii.Error, ValueError, zlib.error):
        raise NotASettingsCode from None
    if not unpacker.eof:
        raise NotASettingsCode
    return unpacked


def _settings(general: dict[str, object], project: dict[str, object]) -> ServerSettings:
    username, secret, title = _text(general, "username"), _text(general, "password"), _text(project, "name")
    try:
        address = clean_address(str(general.get("server_url") or ""))
    except ValueError:
        raise NotASettingsCode from None
    address, token = split_token(address)
    if token:
        login = Login(Scheme.TOKEN, "", token)
    else:
        login = Login(_scheme(address), username, secret) if username else Login()
    return ServerSettings(address, login, title)


def _text(found: dict[str, object], name: str) -> str:
    """JSON can write half an emoji, and no shelf can keep it."""
    text = str(found.get(name) or "")
    if not text.isprintable():
        raise NotASettingsCode
    return text


def _scheme(address: str) -> Scheme:
    """Central refuses Digest and never challenges; Kobo, Ona and Aggregate ask for Digest."""
    return Scheme.BASIC if "/v1/projects/" in address else Scheme.DIGEST
