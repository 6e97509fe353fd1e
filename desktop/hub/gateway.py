"""A gateway beside a provincial server: takes one compressed stream of many records and hands each on by loopback.

Everything else is passed on as it came. Whose login it is, it stays: the caller's own goes along and none is kept.
A record is answered with what the server behind answered, so a 201 here is the server's own (decision 14).
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any
from urllib.parse import quote, urlsplit

import requests
from requests.adapters import HTTPAdapter
from urllib3.exceptions import HTTPError

from desktop.frozen import frozen
from desktop.hub.list_deltas import Known, told
from desktop.openrosa.csv_lines import CsvLines
from desktop.openrosa.list_frames import BASE_HEADER, FROM_HEADER, LIST_TYPE, NO_BASE, write_frames
from desktop.openrosa.login import Unasked
from desktop.openrosa.multipart import Body, xml_part
from desktop.openrosa.response import LIMIT, read_message
from desktop.openrosa.stream import (
    ANSWERS_TYPE,
    MOST_RECORDS,
    STREAM_HEADER,
    STREAM_PLACE,
    STREAM_VERSION,
    Answered,
    Broken,
    unpacked,
    write_answer,
)
from desktop.openrosa.wording import VERSION, VERSION_HEADER

PATIENCE = (5.0, 120.0)  # seconds for the server behind: to connect, to answer
ASKED = ("X-OpenRosa-Version", "Authorization", "If-None-Match", "User-Agent", "Content-Type", "Date")
TOLD = (
    "X-OpenRosa-Version", "X-OpenRosa-Accept-Content-Length", "Content-Type", "ETag", "Location", "WWW-Authenticate",
    "Content-Disposition", "Content-Language", "Date",
)  # fmt: skip
PLACES = re.compile(rb"https?://[^/<\"\s]+(?=/v1/(?:key|projects|test)/)")
ADDRESSED = re.compile(r"/(?:formList|manifest)$")
HEX = re.compile(r"[0-9a-f]{32}")
SMALL, READ = 1_000, 65_536  # bytes not worth packing; bytes passed on at once
Start = Callable[..., Any]
Environ = dict[str, Any]


@frozen
class Behind:
    """The server behind, by its address; each request has its own session: no cookie, no login stays."""

    address: str

    def session(self) -> requests.Session:
        session = requests.Session()
        session.trust_env = False  # loopback, or the next room: no proxy of this machine
        session.mount("http://", HTTPAdapter(pool_connections=1, pool_maxsize=1))
        return session


def gateway(address: str) -> Callable[[Environ, Start], Iterable[bytes]]:
    """The application for one server behind, for example "http://127.0.0.1:8383"."""
    behind, known = Behind(address.rstrip("/")), Known()

    def answered(environ: Environ, start_response: Start) -> Iterable[bytes]:
        path = str(environ.get("REQUEST_URI") or quote(environ.get("PATH_INFO", ""))).partition("?")[0]
        base, found, _ = path.partition(f"/{STREAM_PLACE}")
        if found and environ["REQUEST_METHOD"] == "POST":
            return _many(behind, base, environ, start_response)
        if environ["REQUEST_METHOD"] == "GET" and _of(environ, BASE_HEADER):
            return _list(behind, known, path, environ, start_response)
        return _passed_on(behind, path, environ, start_response)

    return answered


def _many(behind: Behind, base: str, environ: Environ, start_response: Start) -> Iterator[bytes]:
    """A line for each record, as soon as the server behind has answered; the first when the whole stream is here.

    (With its first byte of answer, the library under this throws away what has not been read of the question.)
    """
    start_response("200 OK", [("Content-Type", ANSWERS_TYPE), (VERSION_HEADER, VERSION)])
    url = _with_query(f"{behind.address}{base}/submission", environ)
    stream, held, before = Counted(environ), b"", Answered(0)
    with behind.session() as session:
        for number, xml in enumerate(_records(stream.read)):
            if number >= MOST_RECORDS:
                break
            answered = _handed_on(session, url, xml, environ)
            held += write_answer(answered, before)
            before = answered
            if stream.left == 0:
                yield held
                held = b""
            if answered.status == 0:
                break
    if held:
        yield held


def _list(behind: Behind, known: Known, path: str, environ: Environ, start_response: Start) -> Iterator[bytes]:
    """A list as frames: what its asker has already is named, not sent. Anything else is passed on as it came."""
    with behind.session() as session:
        came = _asked_behind(behind, session, path, environ, None)
        if came is None:
            start_response("502 Bad Gateway", [("Content-Length", "0")])
            return
        with came:
            is_list = came.status_code == 200 and came.headers.get("Content-Type", "").startswith("text/csv")
            yield from (
                _framed(came, known, environ, start_response)
                if is_list
                else _downward(came, path, environ, start_response)
            )


def _framed(came: requests.Response, known: Known, environ: Environ, start_response: Start) -> Iterator[bytes]:
    """The same list for the same asker is the same bytes, so what was cut off goes on where it was."""
    wanted = _of(environ, BASE_HEADER)
    base = known.rows(bytes.fromhex(wanted)) if HEX.fullmatch(wanted) else None
    mark = came.headers.get("ETag", "").removeprefix("W/").strip('"')
    tag = f'"{mark}/{wanted if base is not None else NO_BASE}"'
    asked, _, of = _of(environ, FROM_HEADER).partition(" ")
    start = int(asked) if mark and asked.isdecimal() and of == tag else 0
    start_response("200 OK", [("Content-Type", LIST_TYPE), ("ETag", tag), (FROM_HEADER, str(start))])
    for frame in write_frames(told(CsvLines(came.iter_content(READ)), base, known)):
        if start < len(frame):
            yield frame[start:]
        start = max(0, start - len(frame))


class Counted:
    """A body on its way in, and how much of it is still to come."""

    def __init__(self, environ: Environ) -> None:
        self._read = environ["wsgi.input"].read
        self.left = int(environ.get("CONTENT_LENGTH") or 0)

    def read(self, size: int) -> bytes:
        data: bytes = self._read(min(size, self.left)) if self.left else b""
        self.left -= len(data)
        return data


def _records(read: Callable[[int], bytes]) -> Iterator[bytes]:
    """Those that arrived whole; for the others there is no answer."""
    try:
        yield from unpacked(read)
    except (Broken, OSError):
        return


def _handed_on(session: requests.Session, url: str, xml: bytes, environ: Environ) -> Answered:
    body = Body([xml_part(xml)])
    headers = _asked(environ) | {"Content-Type": body.content_type}
    try:
        with session.post(
            url, data=body, headers=headers, auth=Unasked(), timeout=PATIENCE, allow_redirects=False, stream=True
        ) as came:
            said = read_message(came.raw.read(LIMIT, decode_content=True))
            marks = came.headers
    except (requests.RequestException, HTTPError):
        return Answered(0)
    return Answered(
        came.status_code, said.text, bool(marks.get(VERSION_HEADER)), "WWW-Authenticate" in marks, said.instance_id,
        marks.get("Date", ""),
    )  # fmt: skip


def _passed_on(behind: Behind, path: str, environ: Environ, start_response: Start) -> Iterator[bytes]:
    data = _Upward(environ) if environ["REQUEST_METHOD"] == "POST" else None
    with behind.session() as session:
        came = _asked_behind(behind, session, path, environ, data)
        if came is None:
            start_response("502 Bad Gateway", [("Content-Length", "0")])
            return
        with came:
            yield from _downward(came, path, environ, start_response)


def _asked_behind(
    behind: Behind, session: requests.Session, path: str, environ: Environ, data: _Upward | None
) -> requests.Response | None:
    """The same question to the server behind; None if it cannot be reached."""
    try:
        return session.request(
            environ["REQUEST_METHOD"], _with_query(behind.address + path, environ), data=data, headers=_asked(environ),
            auth=Unasked(), timeout=PATIENCE, allow_redirects=False, stream=True,
        )  # fmt: skip
    except requests.RequestException:
        return None


def _downward(came: requests.Response, path: str, environ: Environ, start_response: Start) -> Iterator[bytes]:
    headers = [(name, came.headers[name]) for name in TOLD if name in came.headers]
    if path.endswith("/submission") and came.status_code == 204:
        headers.append((STREAM_HEADER, STREAM_VERSION))
    status = f"{came.status_code} {came.reason or 'Answer'}"
    if not ADDRESSED.search(path) or came.status_code != 200:
        length = came.headers.get("Content-Length")
        start_response(status, [*headers, *([("Content-Length", length)] if length else [])])
        yield from came.iter_content(READ)
        return
    body = PLACES.sub(_own_place(environ), came.content)  # the server names its own domain; the way here is another
    if len(body) > SMALL and "gzip" in str(environ.get("HTTP_ACCEPT_ENCODING", "")):
        body = gzip.compress(body)
        headers.append(("Content-Encoding", "gzip"))
    start_response(status, [*headers, ("Content-Length", str(len(body)))])
    yield body


class _Upward:
    """A request's body on its way up, with the length it was announced with."""

    def __init__(self, environ: Environ) -> None:
        self._counted = Counted(environ)
        self._length = self._counted.left

    def __len__(self) -> int:
        return self._length

    def __iter__(self) -> Iterator[bytes]:
        while piece := self._counted.read(READ):
            yield piece


def _asked(environ: Environ) -> dict[str, str | bytes | None]:
    """What goes along; `None` keeps the library's own words out."""
    found: dict[str, str | bytes | None] = {"Accept-Encoding": "identity", "Accept": None}
    for name in ASKED:
        said = str(environ.get("CONTENT_TYPE", "")) if name == "Content-Type" else _of(environ, name)
        if said:
            found[name] = said
    return found


def _of(environ: Environ, name: str) -> str:
    """A header of the question."""
    return str(environ.get("HTTP_" + name.upper().replace("-", "_"), ""))


def _with_query(url: str, environ: Environ) -> str:
    query = str(environ.get("QUERY_STRING", ""))
    return f"{url}?{query}" if query else url


def _own_place(environ: Environ) -> bytes:
    scheme = environ.get("HTTP_X_FORWARDED_PROTO") or environ.get("wsgi.url_scheme", "http")
    return f"{scheme}://{urlsplit('//' + str(environ.get('HTTP_HOST', 'localhost'))).netloc}".encode()
