"""One server as one login sees it: form list, downloads, preflight, submissions. What goes wrong becomes Trouble."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime, parsedate_to_datetime
from urllib.parse import quote, urljoin, urlsplit

from requests.auth import AuthBase

from desktop.frozen import frozen
from desktop.openrosa.defused import Unreadable
from desktop.openrosa.form_list import LIMIT as LIST_LIMIT
from desktop.openrosa.form_list import ListedForm, read_form_list
from desktop.openrosa.integrity import read_integrity
from desktop.openrosa.login import Login, Unasked, Unsafe, Unsendable, auth_for, with_token
from desktop.openrosa.manifest import MediaFile, read_manifest
from desktop.openrosa.multipart import Body, Part
from desktop.openrosa.response import LIMIT as MESSAGE_LIMIT
from desktop.openrosa.response import Message, read_message
from desktop.openrosa.stream import (
    ANSWERS_TYPE,
    STREAM_HEADER,
    STREAM_PLACE,
    STREAM_VERSION,
    Answered,
    Broken,
    Packed,
    read_answers,
)
from desktop.openrosa.wording import ACCEPT_LENGTH_HEADER, DEFAULT_ACCEPT_LENGTH, VERSION, VERSION_HEADER
from desktop.sync.answers import Reading, Sent, Then, read_answer
from desktop.sync.line import Heard, Line
from desktop.trouble import Kind, Trouble

REDIRECTS = 5
DOWNLOAD_LIMIT = 200_000_000  # bytes of one form, medium or list
INTEGRITY_BATCH = 40  # ids in one question: keeps the address below 2,000 characters


@frozen
class Fetched:
    """A download. `body` is None if what is here is still right (304)."""

    body: bytes | None
    tag: str


@frozen
class Coming:
    """A download as it comes. `headers` ignore case; `blocks` are unpacked already."""

    status: int
    headers: Mapping[str, str]
    blocks: Iterator[bytes]

    @property
    def tag(self) -> str:
        """The ETag; a proxy that packs what it passes on makes it a weak one of the same."""
        return self.headers.get("ETag", "").removeprefix("W/")


@frozen
class Said:
    """What came of a POST. `server_time` is the Date header as it came."""

    reading: Reading
    status: int
    message: str
    server_time: str


class Server:
    """Every method may raise Trouble; none of them, nor `repr`, carries the token."""

    def __init__(
        self, address: str, login: Login, line: Line, *, device_id: str = "", now: Callable[[], datetime] | None = None
    ) -> None:
        self._base = with_token(address, login.secret)
        self._line, self._device_id = line, device_id
        self._now = now or (lambda: datetime.now(UTC))
        self._submission_url: str | None = None
        self._streams = False
        self.accepts = DEFAULT_ACCEPT_LENGTH
        self.clock_ahead: timedelta | None = None
        try:
            self._auth = auth_for(login, self._base)
        except Unsafe:
            raise Trouble(Kind.NOT_SECURE) from None
        except Unsendable:
            raise Trouble(Kind.TOKEN_REJECTED) from None

    def close(self) -> None:
        self._line.close()

    @contextmanager
    def until(self, cancelled: Callable[[], bool]) -> Iterator[None]:
        """While inside, waiting ends with Cancelled as soon as `cancelled` says so."""
        before, self._line.cancelled = self._line.cancelled, cancelled
        try:
            yield
        finally:
            self._line.cancelled = before

    def form_list(self) -> tuple[ListedForm, ...]:
        """What this login may fill. Troubles: LOGIN_PAGE, TOKEN_REJECTED, ADDRESS_WRONG, and those of the wire."""
        heard = self._get(self._here("formList"), Sent.FORM_LIST, limit=LIST_LIMIT)
        try:
            return read_form_list(heard.body)
        except Unreadable:
            raise Trouble(Kind.SERVER_ANSWER_BROKEN) from None

    def manifest(self, url: str) -> tuple[MediaFile, ...]:
        """The media of a form, by the address the form list gave."""
        heard = self._get(url, Sent.DOWNLOAD, limit=LIST_LIMIT)
        try:
            return read_manifest(heard.body)
        except Unreadable:
            raise Trouble(Kind.LOGIN_PAGE if not heard.openrosa else Kind.SERVER_ANSWER_BROKEN) from None

    def download(self, url: str, *, tag: str = "", limit: int = DOWNLOAD_LIMIT) -> Fetched:
        """A form, a medium or a list; with the tag of what is here, only if it changed."""
        heard = self._get(url, Sent.DOWNLOAD, limit=limit, tag=tag)
        if heard.headers.get("Content-Type", "").startswith("text/html") and not urlsplit(url).path.endswith(".html"):
            raise Trouble(Kind.LOGIN_PAGE)
        found = heard.headers.get("ETag", "")
        return Fetched(None if heard.status == 304 else heard.body, found)

    def short(self, url: str, limit: int) -> bytes | None:
        """A download that is to be held; None if it is longer than that. Troubles as of `download`."""
        taken = bytearray()
        with self.coming(url, {}) as came:
            if came.headers.get("Content-Type", "").startswith("text/html"):
                raise Trouble(Kind.LOGIN_PAGE)
            for block in came.blocks:
                taken += block
                if len(taken) > limit:
                    return None
        return bytes(taken)

    @contextmanager
    def coming(self, url: str, more: Mapping[str, str]) -> Iterator[Coming]:
        """A download too large to be held, with further headers of the question. Troubles as of `download`."""
        for _ in range(REDIRECTS):
            with self._line.asking("GET", url, headers=self._headers() | dict(more), auth=self._auth_of(url)) as (
                status,
                marks,
                blocks,
            ):
                onward = _onward(url, status, marks, Sent.DOWNLOAD)
                if onward is None:
                    if status not in (200, 206):
                        self._judge(Sent.DOWNLOAD, Heard(status, marks, next(blocks, b"")))
                    yield Coming(status, marks, blocks)
                    return
            url = onward
        raise Trouble(Kind.LOGIN_PAGE)

    def is_at(self, url: str) -> bool:
        """Whether an address is of this very server."""
        return _same_host(self._base, url)

    def integrity(self, url: str, ids: Sequence[str]) -> dict[str, bool]:
        """Which of these entities the server has deleted; one it never had is absent."""
        found: dict[str, bool] = {}
        for start in range(0, len(ids), INTEGRITY_BATCH):
            asked = quote(",".join(ids[start : start + INTEGRITY_BATCH]), safe=",")
            heard = self._get(f"{url}?id={asked}", Sent.DOWNLOAD, limit=MESSAGE_LIMIT)
            try:
                found |= read_integrity(heard.body)
            except Unreadable:
                raise Trouble(Kind.SERVER_ANSWER_BROKEN) from None
        return found

    def preflight(self) -> int:
        """Where to post and how many bytes at once; asked once, then remembered. A moved address stays on its host."""
        if self._submission_url is not None:
            return self.accepts
        url = self._here("submission")
        for _ in range(2):
            heard = self._ask("HEAD", url, Sent.PREFLIGHT)
            moved = urljoin(url, heard.headers.get("Location", url))
            if not _itself_behind_a_proxy(url, moved):
                if not _same_host(url, moved):
                    raise Trouble(Kind.LOGIN_PAGE)
                url = self._with_device(moved)
            if not 300 <= heard.status < 400:
                break
        if _reading(Sent.PREFLIGHT, heard, Message()).then is Then.ASK_LIST:
            self.form_list()  # tells a dead token from a portal; if it answers well, the POST may be tried
        else:
            self._judge(Sent.PREFLIGHT, heard)
        self.accepts = _positive(heard.headers.get(ACCEPT_LENGTH_HEADER)) or DEFAULT_ACCEPT_LENGTH
        self._streams = heard.headers.get(STREAM_HEADER) == STREAM_VERSION
        self._submission_url = url
        return self.accepts

    def takes_streams(self) -> bool:
        """Whether a gateway is there that takes many records in one stream; asks the preflight once."""
        self.preflight()
        return self._streams

    def submit_many(
        self, records: Sequence[bytes], sent: Sequence[Sent], *, told: Callable[[int], None] = lambda _bytes: None
    ) -> Iterator[Said]:
        """The answers of the server behind, in order, each as it comes. It may end early: then the rest is unknown.

        A gateway that answers otherwise is not asked for it again in this session.
        """
        url, headers = self._here(STREAM_PLACE), {VERSION_HEADER: VERSION}
        body = Packed(records, sent=told)
        with self._line.asking("POST", url, headers=headers, auth=self._auth_of(url), body=body) as (
            status,
            marks,
            came,
        ):
            if status != 200 or not marks.get("Content-Type", "").startswith(ANSWERS_TYPE):
                self._streams = False
                raise Trouble(Kind.SERVER_ANSWER_BROKEN)
            try:
                for answered, what in zip(read_answers(came), sent, strict=False):
                    if answered.status == 0:
                        return
                    yield _said(answered, what)
            except Broken:
                return

    def know_the_way(self, other: Server) -> None:
        """What the other line to the same server found out in its preflight holds here too."""
        self._submission_url, self.accepts = other._submission_url, other.accepts

    def probe(self) -> None:
        """One small question; Trouble if it is not answered by an OpenRosa server. Remembers nothing."""
        before, self._submission_url = self._submission_url, None
        try:
            self.preflight()
        finally:
            self._submission_url = self._submission_url or before

    def submit(
        self, parts: Sequence[Part], instance_id: str, sent: Sent, *, told: Callable[[int], None] = lambda _bytes: None
    ) -> Said:
        """One POST and its reading. Trouble only for the wire itself; a refusal is a reading."""
        self.preflight()
        body = Body(parts, sent=told)
        heard = self._ask("POST", self._submission_url or self._here("submission"), sent, body=body)
        message = read_message(heard.body)
        reading = _reading(sent, heard, message)
        if reading.then is Then.TAKE and message.instance_id not in (None, instance_id):
            reading = Reading(Then.STOP, Kind.SERVER_ANSWER_BROKEN)
        return Said(reading, heard.status, message.text, heard.headers.get("Date", ""))

    def _here(self, path: str) -> str:
        return self._with_device(f"{self._base}/{path}")

    def _with_device(self, url: str) -> str:
        return url if not self._device_id or "?" in url else f"{url}?deviceID={quote(self._device_id, safe=':')}"

    def _get(self, url: str, sent: Sent, *, limit: int, tag: str = "") -> Heard:
        """Redirects are followed on GET."""
        for _ in range(REDIRECTS):
            heard = self._ask("GET", url, sent, limit=limit, tag=tag)
            onward = _onward(url, heard.status, heard.headers, sent)
            if onward is None:
                break
            url = onward
        self._judge(sent, heard)
        return heard

    def _ask(
        self, method: str, url: str, sent: Sent, *, limit: int = MESSAGE_LIMIT, tag: str = "", body: Body | None = None
    ) -> Heard:
        now, headers = self._now(), self._headers()
        if tag:
            headers["If-None-Match"] = tag
        heard = self._line.ask(method, url, headers=headers, auth=self._auth_of(url), limit=limit, body=body)
        self._compare_clocks(heard.headers.get("Date"), now)
        return heard

    def _headers(self) -> dict[str, str]:
        return {VERSION_HEADER: VERSION, "Date": format_datetime(self._now().astimezone(UTC), usegmt=True)}

    def _auth_of(self, url: str) -> AuthBase:
        """The login goes to the host it belongs to and to no other."""
        return self._auth if _same_host(self._base, url) else Unasked()

    def _judge(self, sent: Sent, heard: Heard) -> None:
        reading = _reading(sent, heard, read_message(heard.body))
        if reading.kind is not None:
            facts: dict[str, int] = {"status": heard.status} if reading.kind is Kind.SERVER_TROUBLE else {}
            raise Trouble(reading.kind, **facts)

    def _compare_clocks(self, said: str | None, now: datetime) -> None:
        try:
            theirs = parsedate_to_datetime(said or "")
        except ValueError:  # no Date, or an unreadable one: it is only informative
            return
        if theirs.tzinfo is not None:
            self.clock_ahead = now - theirs


def _said(answered: Answered, sent: Sent) -> Said:
    """What the server behind a gateway said, read as if it had been said to us."""
    message = Message(text=answered.text, instance_id=answered.instance_id)
    reading = read_answer(sent, answered.status, message, marked=answered.marked, challenged=answered.challenged)
    return Said(reading, answered.status, answered.text, answered.date)


def _reading(sent: Sent, heard: Heard, message: Message) -> Reading:
    challenged = "WWW-Authenticate" in heard.headers
    return read_answer(sent, heard.status, message, marked=heard.openrosa, challenged=challenged)


def _onward(url: str, status: int, headers: Mapping[str, str], sent: Sent) -> str | None:
    """Where an answer sends us, if we go: never from https to http, and for the form list never to another host."""
    if status not in {301, 302, 303, 307, 308} or "Location" not in headers:
        return None
    onward = urljoin(url, headers["Location"])
    downgraded = urlsplit(url).scheme == "https" and urlsplit(onward).scheme != "https"
    return None if downgraded or (sent is Sent.FORM_LIST and not _same_host(url, onward)) else onward


def _same_host(one: str, other: str) -> bool:
    """The same host and port; from http to https on its usual port is the same host made safer."""
    a, b = urlsplit(one), urlsplit(other)
    if a.hostname != b.hostname:
        return False
    if (a.scheme, b.scheme) == ("http", "https"):
        return (a.port or 80) == 80 and (b.port or 443) == 443
    return a.scheme == b.scheme and a.port == b.port


def _itself_behind_a_proxy(one: str, other: str) -> bool:
    """The same address but for https: so Kobo and Ona name themselves where a proxy in front speaks TLS for them."""
    a, b = urlsplit(one), urlsplit(other)
    return (a.scheme, b.scheme) == ("https", "http") and (a.hostname, a.path) == (b.hostname, b.path)


def _positive(text: str | None) -> int | None:
    return int(text) if text is not None and text.strip().isdecimal() and int(text) > 0 else None
