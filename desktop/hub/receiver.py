"""The WSGI application: OpenRosa over HTTP, answering as ODK Central v2026.2 was observed to answer."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from dataclasses import field
from typing import Any, Protocol
from urllib.parse import parse_qs, quote, unquote

from desktop.frozen import frozen
from desktop.hub.running import Application
from desktop.hub.shelf import Medium, Offered, Shelf
from desktop.hub.taking import HandedIn, Verdict, take
from desktop.lanes import guard
from desktop.openrosa import intake
from desktop.openrosa.form_list import ListedForm, write_form_list
from desktop.openrosa.integrity import write_integrity
from desktop.openrosa.login import APP_USER_TOKEN
from desktop.openrosa.manifest import MediaFile, MediaKind, write_manifest
from desktop.openrosa.response import write_message
from desktop.openrosa.wording import ACCEPT_LENGTH_HEADER, VERSION, VERSION_HEADER, XML_PART, XML_TYPE
from desktop.trouble import Trouble

LIMIT = 100_000_000  # bytes of one POST, as Central advertises
NOT_FOUND = "Could not find the resource you were looking for."
NO_RIGHTS = "The authentication you provided does not have rights to perform that action."
NOT_AUTHENTICATED = "Could not authenticate with the provided credentials."
REASONS = {
    200: "OK", 201: "Created", 204: "No Content", 304: "Not Modified", 400: "Bad Request", 401: "Unauthorized",
    403: "Forbidden", 404: "Not Found", 409: "Conflict", 413: "Content Too Large", 500: "Internal Server Error",
    503: "Service Unavailable",
}  # fmt: skip


@frozen
class Answer:
    """What goes back. `tag` makes it answer If-None-Match."""

    status: int
    body: bytes = b""
    content_type: str = XML_TYPE
    tag: str | None = None
    headers: tuple[tuple[str, str], ...] = ()


@frozen
class Limit:
    """Bytes of one POST: what is advertised, and what is borne all the same. A single file may be heavier than what is
    advertised (Collect cannot cut a video in two); such posts are held in memory one at a time."""

    advertised: int
    borne: int
    alone: AbstractContextManager[bool] = field(default_factory=guard)


@frozen
class Asked:
    """One request, taken apart."""

    method: str
    steps: tuple[str, ...]
    query: dict[str, list[str]]
    environ: dict[str, Any]
    base: str
    limit: Limit
    token: str = field(default="", repr=False)

    def header(self, name: str) -> str:
        return str(self.environ.get("HTTP_" + name.upper().replace("-", "_"), ""))

    def first(self, name: str) -> str | None:
        return self.query.get(name, [None])[0]


class Books(Protocol):
    """What a hub answers from: the shelf of a stand-in province, or the vault of a laptop in a room."""

    def person(self, token: str) -> str | None:
        """The name behind a good token."""

    def offered(self, token: str, form_id: str | None = None) -> list[Offered]:
        """The forms of this person."""

    def form_state(self, token: str, form_id: str) -> str | None:
        """None where there is no such form."""

    def form_xml(self, form_id: str, version: str | None = None) -> bytes | None:
        """The newest or that version."""

    def media(self, form_id: str) -> list[Medium]:
        """The files of the newest version; their contents may be left out."""

    def medium(self, form_id: str, name: str) -> Medium | None:
        """One of them, with its content."""

    def integrity(self, list_name: str, ids: list[str] | None) -> dict[str, bool] | None:
        """Which of these entities are deleted; None where there is no such list."""


def application(shelf: Shelf, *, project: int = 1, limit: int = LIMIT) -> Application:
    """The hub for one shelf. Its base address is `{address}/v1/key/{token}/projects/{project}`."""
    return counter(shelf, lambda post: take(shelf, post), project=project, limit=Limit(limit, limit))


def counter(books: Books, taking: Callable[[HandedIn], Verdict], *, project: int = 1, limit: Limit) -> Application:
    """The same for any books, and whoever takes what is handed in."""

    def answered(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        asked = _asked(environ, project, limit)
        try:
            answer = _unknown() if asked is None else _authenticated(books, taking, asked)
        except Trouble:  # a full disk, a door that closes: nothing was taken, and it is asked again later
            answer = _refusal(503, "Service Unavailable")
        answer = _conditional(environ, answer)
        body = b"" if environ["REQUEST_METHOD"] == "HEAD" else answer.body
        headers = [("Content-Length", str(len(answer.body))), *answer.headers]
        if answer.body:
            headers.append(("Content-Type", answer.content_type))
        start_response(f"{answer.status} {REASONS[answer.status]}", headers)
        return [body] if body else []

    return answered


def base_address(address: str, token: str, project: int = 1) -> str:
    """What a person pastes into Sambang or Collect to hand in here."""
    return f"{address}/v1/key/{token}/projects/{project}"


def _asked(environ: dict[str, Any], project: int, limit: Limit) -> Asked | None:
    """None for an address of another shape. Form ids may hold encoded slashes, so the raw path is split first."""
    raw = str(environ.get("REQUEST_URI") or quote(environ.get("PATH_INFO", "")))
    path = raw.partition("?")[0]
    steps = tuple(unquote(step) for step in path.strip("/").split("/"))
    if len(steps) < 6 or (steps[0], steps[1], steps[3], steps[4]) != ("v1", "key", "projects", str(project)):
        return None
    host = f"{environ.get('wsgi.url_scheme', 'http')}://{environ.get('HTTP_HOST', 'localhost')}"
    return Asked(
        method=environ["REQUEST_METHOD"],
        steps=steps[5:],
        query=parse_qs(environ.get("QUERY_STRING", "")),
        environ=environ,
        base=base_address(host, steps[2], project),
        limit=limit,
        token=steps[2],
    )


def _authenticated(shelf: Books, taking: Callable[[HandedIn], Verdict], asked: Asked) -> Answer:
    openrosa = asked.steps[0] in {"formList", "submission"} or asked.steps[-1] in {"manifest", "integrity"}
    if not APP_USER_TOKEN.fullmatch(asked.token):
        return _refusal(401, NOT_AUTHENTICATED)
    if shelf.person(asked.token) is None:
        return _refusal(403, NO_RIGHTS)
    if not openrosa:
        return _download(shelf, asked)
    if asked.header(VERSION_HEADER) != VERSION:
        return _refusal(400, f"Request header {VERSION_HEADER} must be {VERSION}.")
    answer = _openrosa(shelf, taking, asked)
    marks = (("Content-Language", "en"), (VERSION_HEADER, VERSION), (ACCEPT_LENGTH_HEADER, str(asked.limit.advertised)))
    return Answer(answer.status, answer.body, answer.content_type, answer.tag, (*marks, *answer.headers))


def _openrosa(shelf: Books, taking: Callable[[HandedIn], Verdict], asked: Asked) -> Answer:
    match (asked.method, *asked.steps):
        case ("GET" | "HEAD", "formList"):
            return _form_list(shelf, asked)
        case ("GET" | "HEAD", "forms", form_id, "manifest"):
            return _manifest(shelf, asked, form_id)
        case ("GET" | "HEAD", "submission"):
            return Answer(204)
        case ("POST", "submission"):
            return _submission(taking, asked)
        case ("GET", "datasets", name, "integrity"):
            return _integrity(shelf, asked, name)
    return _unknown()


def _form_list(shelf: Books, asked: Asked) -> Answer:
    forms = (_listed(asked.base, form) for form in shelf.offered(asked.token, asked.first("formID")))
    return _tagged(write_form_list(forms))


def _listed(base: str, form: Offered) -> ListedForm:
    place = f"{base}/forms/{quote(form.form_id, safe='')}"
    manifest = f"{place}/manifest" if form.has_media else None
    return ListedForm(form.form_id, form.name, form.version, form.md5, f"{place}.xml", manifest)


def _manifest(shelf: Books, asked: Asked, form_id: str) -> Answer:
    refused = _form_refused(shelf, asked, form_id)
    if refused is not None:
        return refused
    return _tagged(write_manifest(_media_file(asked.base, form_id, medium) for medium in shelf.media(form_id)))


def _media_file(base: str, form_id: str, medium: Medium) -> MediaFile:
    url = f"{base}/forms/{quote(form_id, safe='')}/attachments/{quote(medium.name, safe='')}"
    if medium.list_name is None:
        return MediaFile(medium.name, medium.tag, url)
    kind = MediaKind.APPROVAL_LIST if medium.needs_approval else MediaKind.ENTITY_LIST
    return MediaFile(medium.name, medium.tag, url, kind, f"{base}/datasets/{medium.list_name}/integrity")


def _form_refused(shelf: Books, asked: Asked, form_id: str) -> Answer | None:
    state = shelf.form_state(asked.token, form_id)
    if state is None:
        return _unknown()
    return _json(403, NO_RIGHTS, 403.1) if state in {"unassigned", "closed"} else None


def _download(shelf: Books, asked: Asked) -> Answer:
    match (asked.method, *asked.steps):
        case ("GET" | "HEAD", "forms", name) if name.endswith(".xml"):
            return _form_xml(shelf, asked, name.removesuffix(".xml"), None)
        case ("GET" | "HEAD", "forms", form_id, "versions", name) if name.endswith(".xml"):
            return _form_xml(shelf, asked, form_id, name.removesuffix(".xml"))
        case ("GET" | "HEAD", "forms", form_id, "attachments", name):
            return _form_refused(shelf, asked, form_id) or _medium(shelf, form_id, name)
    return _unknown()


def _form_xml(shelf: Books, asked: Asked, form_id: str, version: str | None) -> Answer:
    refused = _form_refused(shelf, asked, form_id)
    xml = shelf.form_xml(form_id, version)
    if refused is not None or xml is None:
        return refused or _unknown()
    return _tagged(xml, "application/xml")


def _medium(shelf: Books, form_id: str, name: str) -> Answer:
    found = shelf.medium(form_id, name)
    if found is None:
        return _unknown()
    kind = "text/csv; charset=utf-8" if name.endswith(".csv") else "application/octet-stream"
    saved_as = ("Content-Disposition", f"attachment; filename*=UTF-8''{quote(name)}")
    return Answer(200, found.content, kind, found.tag, (saved_as,))


def _integrity(shelf: Books, asked: Asked, name: str) -> Answer:
    wanted = asked.first("id")
    found = shelf.integrity(name, None if wanted is None else wanted.split(","))
    return _unknown() if found is None else Answer(200, write_integrity(found))


def _submission(taking: Callable[[HandedIn], Verdict], asked: Asked) -> Answer:
    try:
        boundary = intake.boundary_of(str(asked.environ.get("CONTENT_TYPE", "")))
        if boundary is None:
            return _refusal(400, f"Required multipart POST field {XML_PART} missing.")
        xml, files = _taken_in(asked, boundary)
    except intake.TooLarge:
        return Answer(413, b"<html><body>413</body></html>", "text/html", headers=(("Connection", "close"),))
    except intake.Broken as error:
        return _json(400, "Multipart form content failed to parse.", 400.39, str(error.args[0]))
    if xml is None:
        return _refusal(400, f"Required multipart POST field {XML_PART} missing.")
    post = HandedIn(asked.token, xml, files, asked.first("deviceID"), asked.header("User-Agent") or None)
    verdict = taking(post)
    nature = "" if verdict.status == 201 else "error"
    return Answer(verdict.status, write_message(verdict.text, nature=nature))


def _taken_in(asked: Asked, boundary: str) -> tuple[bytes | None, dict[str, bytes]]:
    """Of a heavy one no second is begun meanwhile; one that does not tell how heavy it is may not be."""
    length, limit = int(asked.environ.get("CONTENT_LENGTH") or -1), asked.limit
    if length > limit.borne:
        raise intake.TooLarge
    if length <= limit.advertised:
        return _parts(asked, boundary, length, limit.advertised)
    with limit.alone:
        return _parts(asked, boundary, length, limit.borne)


def _parts(asked: Asked, boundary: str, length: int, limit: int) -> tuple[bytes | None, dict[str, bytes]]:
    """The record and the files. The record's part must carry a file name; the last of one name wins."""
    read = asked.environ["wsgi.input"].read
    parts = {
        part.name: bytes(part.content)
        for part in intake.take(read, boundary, limit=limit, length=length)
        if part.filename is not None
    }
    return parts.pop(XML_PART, None), parts


def _tagged(body: bytes, content_type: str = XML_TYPE) -> Answer:
    return Answer(200, body, content_type, hashlib.md5(body, usedforsecurity=False).hexdigest())


def _conditional(environ: dict[str, Any], answer: Answer) -> Answer:
    """304 where the caller has this already; a proxy may have made the tag a weak one."""
    if answer.tag is None:
        return answer
    headers = (*answer.headers, ("ETag", f'"{answer.tag}"'), ("Cache-Control", "private, no-cache"))
    known = str(environ.get("HTTP_IF_NONE_MATCH", "")).removeprefix("W/").strip('"')
    if known == answer.tag:
        return Answer(304, b"", answer.content_type, None, headers)
    return Answer(answer.status, answer.body, answer.content_type, None, headers)


def _refusal(status: int, text: str) -> Answer:
    return Answer(status, write_message(text, nature="error"))


def _json(status: int, text: str, code: float, details: str | None = None) -> Answer:
    body = {"message": text, "code": code} | ({} if details is None else {"details": details})
    return Answer(status, json.dumps(body).encode(), "application/json; charset=utf-8")


def _unknown() -> Answer:
    return _json(404, NOT_FOUND, 404.1)
