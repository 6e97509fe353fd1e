"""A page for a phone's browser: one photo, once, to the record that is open on the laptop. No app, no account."""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from html import escape
from typing import Any

from desktop.frozen import frozen
from desktop.hub.running import Application
from desktop.lanes import guard
from desktop.openrosa import intake

LARGEST = 25_000_000  # bytes of one photo; a phone's camera makes 3 to 12 million
PLACE, FIELD = "foto", "foto"
TRIES = 30  # requests with a wrong token until nobody is answered any more
STARTS = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"RIFF")  # JPEG, PNG, WebP: what is scaled and stripped here
REASONS = {200: "OK", 400: "Bad Request", 404: "Not Found", 410: "Gone", 413: "Content Too Large"}
PAGE = """<!doctype html><html lang="id"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Sambang</title><style>body{font:18px/1.5 sans-serif;margin:0;padding:24px;max-width:32em;color:#1b2430;
background:#f6f7f9}main{background:#fff;border:1px solid #d9dee5;border-radius:12px;padding:20px}h1{font-size:22px;
margin:0 0 8px}input,button{font:inherit;width:100%;box-sizing:border-box;margin-top:16px}button{background:#0b5f8a;
color:#fff;border:0;border-radius:8px;padding:14px}</style><main>"""
POLICY = "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'"


@frozen
class Words:
    """What the page says, in the language of the laptop."""

    title: str
    lesson: str
    send: str
    sent: str
    refused: str  # it is no photo, or none was chosen
    too_large: str
    ended: str


@dataclass
class OnePhoto:
    """Waits for one photo. `hear` gets its bytes, once."""

    words: Words
    hear: Callable[[bytes], None]
    token: str = field(default_factory=lambda: secrets.token_urlsafe(16), repr=False)
    spent: bool = False
    _wrong: int = 0
    _guard: Any = field(default_factory=guard, repr=False)

    def fits(self, token: str) -> bool:
        """Whether somebody scanned the code that is shown; guessing ends soon."""
        right = hmac.compare_digest(token.encode(), self.token.encode())
        with self._guard:
            self._wrong += not right
            return right and self._wrong < TRIES

    def take(self, data: bytes) -> bool:
        """False for a second one."""
        with self._guard:
            if self.spent:
                return False
            self.spent = True
        self.hear(data)
        return True


def application(waits: OnePhoto) -> Application:
    """Answers `/foto/TOKEN`: the page, and the photo it posts."""

    def answered(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        status, body = _answer(environ, waits)
        page = (PAGE + body + "</main></html>").encode() if body else b""
        start_response(
            f"{status} {REASONS[status]}",
            [
                ("Content-Type", "text/html; charset=utf-8"),
                ("Content-Length", str(len(page))),
                ("Cache-Control", "no-store"),
                ("Referrer-Policy", "no-referrer"),
                ("Content-Security-Policy", POLICY),
                ("Connection", "close"),
            ],
        )
        return [page]

    return answered


def _answer(environ: dict[str, Any], waits: OnePhoto) -> tuple[int, str]:
    place, _, token = str(environ.get("PATH_INFO", "")).strip("/").partition("/")
    if place != PLACE or not waits.fits(token):
        return 404, ""
    words = waits.words
    if waits.spent:
        return 410, _said(words.title, words.ended)
    if environ["REQUEST_METHOD"] == "GET":
        return 200, _form(words, words.lesson)
    if environ["REQUEST_METHOD"] != "POST":
        return 404, ""
    try:
        data = _photo(environ)
    except intake.TooLarge:
        return 413, _form(words, words.too_large)
    except intake.Broken:
        data = b""
    if not data.startswith(STARTS):
        return 400, _form(words, words.refused)
    return (200, _said(words.title, words.sent)) if waits.take(data) else (410, _said(words.title, words.ended))


def _photo(environ: dict[str, Any]) -> bytes:
    """The one file of the form; b"" for none. TooLarge, Broken."""
    boundary = intake.boundary_of(str(environ.get("CONTENT_TYPE", "")))
    length = int(environ.get("CONTENT_LENGTH") or -1)
    if boundary is None or length < 0:
        raise intake.Broken("no form")
    if length > LARGEST:
        raise intake.TooLarge
    parts = intake.take(environ["wsgi.input"].read, boundary, limit=LARGEST, length=length)
    return next((bytes(part.content) for part in parts if part.name == FIELD), b"")


def _form(words: Words, lesson: str) -> str:
    return (
        f"<h1>{escape(words.title)}</h1><p>{escape(lesson)}</p>"
        f'<form method="post" enctype="multipart/form-data"><input type="file" name="{FIELD}"'
        f' accept="image/jpeg,image/png"><button>{escape(words.send)}</button></form>'
    )


def _said(title: str, sentence: str) -> str:
    return f"<h1>{escape(title)}</h1><p>{escape(sentence)}</p>"
