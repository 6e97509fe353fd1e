"""How a person proves to a server who they are: token in the path, Basic, Digest, or a token in a header."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum
from urllib.parse import urlsplit, urlunsplit

from requests.auth import AuthBase, HTTPBasicAuth, HTTPDigestAuth
from requests.models import PreparedRequest

APP_USER_TOKEN = re.compile(r"[A-Za-z0-9!$]{64}")
"""What an app user's token of ODK Central looks like, wherever it stands."""


IN_ADDRESS = re.compile(r"[!-~]+")
OUT_OF_PATH = re.compile(r"[/?#\\]")
IN_PATH = re.compile(r"/(?:key|test|collector)/([^/?#]+)")
PLACE = "{token}"


class Scheme(StrEnum):
    """The schemes servers of the ecosystem use (openrosa-protocol 3.2)."""

    NONE = "none"  # an open server
    TOKEN = "token"  # noqa: S105 -- Central app user, Kobo data collector: the secret stands in the path
    BASIC = "basic"  # sent unasked, over https only: Central never challenges
    DIGEST = "digest"  # Kobo, Ona, Aggregate
    BEARER = "bearer"  # a session of Central, an API key


@dataclass(frozen=True, slots=True)
class Login:
    """Kept in the vault only. `repr` shows no secret, so that no trace can carry one."""

    scheme: Scheme = Scheme.NONE
    username: str = field(default="", repr=False)
    secret: str = field(default="", repr=False)


class Unsafe(Exception):
    """This login may not go over this line: a password in clear over http."""


class Unsendable(Exception):
    """No server can take this login: it holds what no address and no header can carry (a paste with a curly quote)."""


class Unasked(AuthBase):
    """Adds nothing; keeps `requests` from taking a password of this machine's .netrc."""

    def __call__(self, request: PreparedRequest) -> PreparedRequest:
        return request


class BearerLogin(AuthBase):
    """`Authorization: Bearer …`."""

    def __init__(self, secret: str) -> None:
        self._value = f"Bearer {secret}"

    def __call__(self, request: PreparedRequest) -> PreparedRequest:
        request.headers["Authorization"] = self._value
        return request


def auth_for(login: Login, address: str) -> AuthBase:
    """What `requests` is to do with every call to that address. Unsafe if the secret would go in clear; Unsendable."""
    if not _sendable(login):
        raise Unsendable
    if login.scheme in (Scheme.NONE, Scheme.TOKEN):
        return Unasked()
    if login.scheme is Scheme.DIGEST:
        return HTTPDigestAuth(login.username, login.secret)
    if urlsplit(address).scheme != "https":
        raise Unsafe
    if login.scheme is Scheme.BASIC:
        return HTTPBasicAuth(login.username.encode(), login.secret.encode())
    return BearerLogin(login.secret)


def _sendable(login: Login) -> bool:
    """What the libraries would choke on, with the secret in their words."""
    name, secret = login.username, login.secret
    if login.scheme is Scheme.TOKEN:
        return IN_ADDRESS.fullmatch(secret) is not None and OUT_OF_PATH.search(secret) is None
    if login.scheme is Scheme.BEARER:
        return secret.isascii() and secret.isprintable()
    halves = any("\ud800" <= letter <= "\udfff" for letter in name + secret)
    return not halves and (
        login.scheme is not Scheme.DIGEST or (name.isprintable() and max(name, default="") < "\u0100")
    )


def clean_address(text: str) -> str:
    """A server's base address as people paste it: https assumed, no trailing slash, no /formList.

    ValueError if it is none, or carries a password (which must not stand in an address).
    """
    text = text.strip()
    if not text.isprintable() or " " in text:
        raise ValueError("not a server address")
    parts = urlsplit(text if "://" in text else "https://" + text)
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.username or parts.password:
        raise ValueError("not a server address")
    _ = parts.port  # ValueError if it is no number
    path = re.sub(r"/+(formList|submission)?/*$", "", parts.path)
    return urlunsplit((parts.scheme, parts.netloc, path, "", ""))


def split_token(address: str) -> tuple[str, str]:
    """The address fit to be kept and shown, with `{token}` where the token stood; and the token, or ""."""
    found = IN_PATH.search(address)
    if found is None:
        return address, ""
    return address[: found.start(1)] + PLACE + address[found.end(1) :], found[1]


def with_token(address: str, token: str) -> str:
    """The address to be asked."""
    return address.replace(PLACE, token)
