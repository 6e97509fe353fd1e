"""How a person proves to a server who they are: token in the path, Basic, Digest, or a token in a header."""

from __future__ import annotations

import re
from dataclasses import field
from enum import StrEnum
from urllib.parse import urlsplit, urlunsplit

from requests.auth import AuthBase, HTTPBasicAuth, HTTPDigestAuth
from requests.models import PreparedRequest

from desktop.frozen import frozen

APP_USER_TOKEN = re.compile(r"[A-Za-z0-9!$]{64}")
"""What an app user's token of ODK Central looks like, wherever it stands."""


IN_ADDRESS = re.compile(r"[!-~]+")
OUT_OF_PATH = re.compile(r"[/?#\\]")
IN_PATH = re.compile(r"/(?:key|test|collector)/([^/?#]+)")
PLACE = "{token}"
API_TOKEN = "Token"  # noqa: S105 -- the word Kobo and Ona want before an API token
MOVED = {"kf.kobotoolbox.org": "kc.kobotoolbox.org", "eu.kobotoolbox.org": "kc-eu.kobotoolbox.org"}
"""Where people look at their projects is not where Kobo takes records: the address they paste → that of OpenRosa."""


class Scheme(StrEnum):
    """The schemes servers of the ecosystem use (openrosa-protocol 3.2)."""

    NONE = "none"  # an open server
    TOKEN = "token"  # noqa: S105 -- Central app user, Kobo data collector: the secret stands in the path
    BASIC = "basic"  # sent unasked, over https only: Central never challenges
    DIGEST = "digest"  # Kobo, Ona, Aggregate
    BEARER = "bearer"  # a token in a header; the username may say the word before it: "Token"


@frozen
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


class HeaderLogin(AuthBase):
    """`Authorization: Bearer …` (Central) or `Token …` (Kobo, Ona)."""

    def __init__(self, secret: str, word: str) -> None:
        self._value = f"{word} {secret}"

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
    return HeaderLogin(login.secret, API_TOKEN if login.username == API_TOKEN else "Bearer")


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
    if parts.hostname in MOVED:
        return f"https://{MOVED[parts.hostname]}"
    path = re.sub(r"/+(formList|submission)?/*$", "", parts.path)
    return urlunsplit((parts.scheme, parts.netloc, path, "", ""))


def with_api_token(address: str, secret: str) -> Login:
    """A token typed beside an address that has no place for one: Central's session, else an API token."""
    return Login(Scheme.BEARER, "" if "/v1/" in address else API_TOKEN, secret)


def split_token(address: str) -> tuple[str, str]:
    """The address fit to be kept and shown, with `{token}` where the token stood; and the token, or ""."""
    found = IN_PATH.search(address)
    if found is None:
        return address, ""
    return address[: found.start(1)] + PLACE + address[found.end(1) :], found[1]


def with_token(address: str, token: str) -> str:
    """The address to be asked."""
    return address.replace(PLACE, token)
