"""What a supervisor's laptop answers in the room: a package in, a package back; and the first acquaintance by code."""

from __future__ import annotations

import hmac
import json
import secrets
from collections import deque
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from time import monotonic
from typing import Any

from desktop.hub.running import Application
from desktop.lanes import guard
from desktop.trouble import Trouble

LARGEST = 256 << 20  # bytes of one package
CODE_DIGITS = 6
TRIES = 5  # wrong codes until another one is shown
A_MINUTE, MOST_A_MINUTE = 60.0, 60  # requests of one address
REASONS = {200: "OK", 400: "Bad Request", 403: "Forbidden", 404: "Not Found", 411: "Length Required",
           413: "Content Too Large", 429: "Too Many Requests", 503: "Service Unavailable"}  # fmt: skip


@dataclass
class Acquaintance:
    """The code that is shown now. A few wrong ones, and it is another: guessing leads nowhere."""

    changed: Callable[[str], None] = field(default=lambda _code: None)
    code: str = ""
    _wrong: int = 0
    _guard: AbstractContextManager[bool] = field(default_factory=guard)

    def __post_init__(self) -> None:
        self.code = new_code()

    def fits(self, given: str) -> bool:
        """Whether that is the code; each code lets in one laptop."""
        with self._guard:
            right = hmac.compare_digest(given.encode(), self.code.encode())
            self._wrong = 0 if right else self._wrong + 1
            if right or self._wrong >= TRIES:
                self.code, self._wrong = new_code(), 0
                self.changed(self.code)
            return right


class Pace:
    """At most so many requests a minute from one address."""

    def __init__(self, now: Callable[[], float] = monotonic, most: int = MOST_A_MINUTE) -> None:
        self._now, self._asked, self._guard, self._most = now, dict[str, deque[float]](), guard(), most

    def addresses(self) -> frozenset[str]:
        """Who asked lately."""
        with self._guard:
            return frozenset(self._asked)

    def allows(self, address: str) -> bool:
        with self._guard:
            asked, now = self._asked.setdefault(address, deque()), self._now()
            while asked and now - asked[0] > A_MINUTE:
                asked.popleft()
            if len(asked) >= self._most:
                return False
            asked.append(now)
            if len(self._asked) > 1000:
                self._asked = {one: when for one, when in self._asked.items() if when}
            return True


def paced(app: Application, pace: Pace) -> Application:
    """The same application, for those who do not ask too often."""

    def answered(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        if pace.allows(str(environ.get("REMOTE_ADDR", ""))):
            return app(environ, start_response)
        start_response(f"429 {REASONS[429]}", [("Content-Length", "0"), ("Retry-After", "60")])
        return []

    return answered


def new_code() -> str:
    return f"{secrets.randbelow(10**CODE_DIGITS):0{CODE_DIGITS}d}"


def application(
    swap: Callable[[bytes], bytes],
    know: Callable[[str], dict[str, str]],
    acquaintance: Acquaintance,
    pace: Pace | None = None,
) -> Application:
    """`swap`: a package in, the package for its sender back; `know`: the text of a card whose bearer had the code in,
    this laptop's own card back. Their Troubles are told to the other laptop by kind."""
    rate = pace or Pace()

    def answered(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        try:
            status, body = _answer(environ, swap, know, acquaintance, rate)
        except Trouble as trouble:
            status, body = 400, json.dumps({"trouble": trouble.kind.value}).encode()
        kind = "application/octet-stream" if status == 200 else "application/json"
        start_response(f"{status} {REASONS[status]}", [("Content-Type", kind), ("Content-Length", str(len(body)))])
        return [body]

    return answered


def _answer(
    environ: dict[str, Any],
    swap: Callable[[bytes], bytes],
    know: Callable[[str], dict[str, str]],
    acquaintance: Acquaintance,
    pace: Pace,
) -> tuple[int, bytes]:
    if not pace.allows(str(environ.get("REMOTE_ADDR", ""))):
        return 429, b"{}"
    if environ["REQUEST_METHOD"] != "POST" or environ.get("PATH_INFO") not in ("/paket", "/kenalan"):
        return 404, b"{}"
    length = str(environ.get("CONTENT_LENGTH") or "")
    if not length.isdecimal():
        return 411, b"{}"
    if int(length) > (LARGEST if environ["PATH_INFO"] == "/paket" else 10_000):
        return 413, b"{}"
    body = environ["wsgi.input"].read(int(length))
    if len(body) != int(length):
        return 400, b"{}"
    if environ["PATH_INFO"] == "/paket":
        return 200, swap(body)
    return _acquainted(body, know, acquaintance)


def _acquainted(body: bytes, know: Callable[[str], dict[str, str]], acquaintance: Acquaintance) -> tuple[int, bytes]:
    try:
        said = json.loads(body)
        code, card = str(said["code"]), str(said["card"])
    except (ValueError, KeyError, TypeError):
        return 400, b"{}"
    if not acquaintance.fits(code):
        return 403, json.dumps({"trouble": "code_wrong"}).encode()
    return 200, json.dumps({"card": know(card)}).encode()
