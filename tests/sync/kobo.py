"""A loopback server that answers as KoboToolbox (kpi) or Ona do where they differ from Central: openrosa-protocol 3.2,
3.6 to 3.10. Written from the sheet; not a line of theirs.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from desktop.openrosa import intake
from desktop.openrosa.form_list import ListedForm, write_form_list
from desktop.openrosa.manifest import MediaFile, write_manifest
from desktop.openrosa.wording import RESPONSE_NS

REALM, NONCE = "kobo", "dcd98b7102dd2f0e8b11d0f600bfb0c0"
REASONS = {
    200: "OK", 201: "Created", 202: "Accepted", 204: "No Content", 401: "Unauthorized", 402: "Payment Required",
    403: "Forbidden", 404: "Not Found", 405: "Method Not Allowed", 409: "Conflict", 410: "Gone", 423: "Locked",
}  # fmt: skip
MARKS = [("X-OpenRosa-Version", "1.0"), ("X-OpenRosa-Accept-Content-Length", "10000000")]
Environ = dict[str, Any]


@dataclass
class Held:
    """One record there."""

    xml: bytes
    files: dict[str, bytes]
    edited: bool = False  # a newer one has taken its place


@dataclass
class Kobo:
    """`ona`: it drops what it does not want, with 202. `says` answers the next POSTs instead, one each."""

    name: str = "siti"
    secret: str = "hujan-di-bulan-juni"
    ona: bool = False
    forms: dict[str, bytes] = field(default_factory=dict)
    media: dict[str, dict[str, bytes]] = field(default_factory=dict)
    held: dict[str, Held] = field(default_factory=dict)
    says: list[tuple[int, str]] = field(default_factory=list)
    asked: list[tuple[str, str, str]] = field(default_factory=list)  # method, path, the word of its Authorization

    def __call__(self, environ: Environ, start: Callable[..., Any]) -> Iterable[bytes]:
        method, path = str(environ["REQUEST_METHOD"]), str(environ["PATH_INFO"])
        word = str(environ.get("HTTP_AUTHORIZATION", "")).partition(" ")[0]
        self.asked.append((method, path, word))
        status, body, marks = self._answer(method, path, environ)
        headers = [("Content-Length", str(len(body))), ("Content-Type", "text/xml; charset=utf-8"), *marks]
        start(f"{status} {REASONS[status]}", headers)
        return [b"" if method == "HEAD" else body]

    def _answer(self, method: str, path: str, environ: Environ) -> tuple[int, bytes, list[tuple[str, str]]]:
        collector = path.startswith(f"/collector/{self.secret}/")
        if not collector and not self._known(method, environ):
            challenge = f'Digest realm="{REALM}", nonce="{NONCE}", qop="auth", algorithm="MD5"'
            return 401, b"", [("WWW-Authenticate", challenge), ("WWW-Authenticate", 'Basic realm="api"')]
        place = f"http://{environ['HTTP_HOST']}" + (f"/collector/{self.secret}" if collector else "")
        wanted = path.removeprefix(f"/collector/{self.secret}")
        if wanted.endswith("/formList"):
            return 200, write_form_list(self._listed(place)), MARKS
        if found := re.fullmatch(r"/forms/(\w+)/form.xml", wanted):
            return 200, self.forms[found[1]], []
        if found := re.fullmatch(r"/xformsManifest/(\w+)", wanted):
            return 200, write_manifest(self._media(place, found[1])), MARKS
        if found := re.fullmatch(r"/xformsMedia/(\w+)/(.+)", wanted):
            return 200, self.media[found[1]][found[2]], []
        if wanted.endswith("/submission"):
            return self._submission(method, f"{place}{wanted}", environ)
        return 404, b"<html>Not Found</html>", []

    def _known(self, method: str, environ: Environ) -> bool:
        said = str(environ.get("HTTP_AUTHORIZATION", ""))
        if said.startswith("Token "):
            return said == f"Token {self.secret}"
        if not said.startswith("Digest "):
            return False
        told = dict(re.findall(r'(\w+)="?([^",]+)"?', said))
        one = _md5(f"{told['username']}:{REALM}:{self.secret}")
        other = _md5(f"{method}:{told['uri']}")
        wanted = _md5(f"{one}:{NONCE}:{told['nc']}:{told['cnonce']}:{told['qop']}:{other}")
        return told["username"] == self.name and told["response"] == wanted

    def _listed(self, place: str) -> list[ListedForm]:
        return [
            ListedForm(name, name, "1", _md5(xml), f"{place}/forms/{name}/form.xml", f"{place}/xformsManifest/{name}")
            for name, xml in self.forms.items()
        ]

    def _media(self, place: str, form: str) -> list[MediaFile]:
        files = self.media.get(form, {}).items()
        return [MediaFile(name, _md5(data), f"{place}/xformsMedia/{form}/{name}") for name, data in files]

    def _submission(self, method: str, url: str, environ: Environ) -> tuple[int, bytes, list[tuple[str, str]]]:
        if method == "HEAD":
            return 204, b"", [*MARKS, ("Location", url)]
        length = int(environ["CONTENT_LENGTH"])
        boundary = intake.boundary_of(str(environ["CONTENT_TYPE"])) or ""
        taken = intake.take(environ["wsgi.input"].read, boundary, limit=20_000_000, length=length)
        parts = {part.name: bytes(part.content) for part in taken}
        if self.says:
            status, text = self.says.pop(0)
            return (status, _said(text), MARKS) if text else (status, b"<html>Not Found</html>", [])
        xml = parts.pop("xml_submission_file")
        parts.pop("*isIncomplete*", None)
        status, text = self._took(xml, parts)
        return status, _said(text, _id(xml) if status < 300 else ""), MARKS

    def _took(self, xml: bytes, files: dict[str, bytes]) -> tuple[int, str]:
        before = self.held.get(_id(xml))
        deprecated = re.search(rb"deprecatedID>([^<]+)<", xml)
        if before is not None and before.xml != xml:
            return (
                (202, "Duplicate submission") if self.ona else (409, "Submission with this instance ID already exists")
            )
        if before is not None:
            new = {name: data for name, data in files.items() if name not in before.files}
            other = any(before.files[name] != data for name, data in files.items() if name in before.files)
            if other and not self.ona:
                return 409, "Attachment with same name already exists"
            before.files |= new
            return (201 if new and not self.ona else 202), "Duplicate submission"
        if deprecated is not None and not self.ona:
            old = self.held.get(deprecated[1].decode())
            if old is None:
                return 404, "Submission not found"
            if old.edited:
                return 410, "Submission has been edited"
            old.edited = True
        self.held[_id(xml)] = Held(xml, dict(files))
        return 201, "Successful submission."


def _md5(data: str | bytes) -> str:
    return hashlib.md5(data if isinstance(data, bytes) else data.encode(), usedforsecurity=False).hexdigest()


def _id(xml: bytes) -> str:
    found = re.search(rb"instanceID>([^<]+)<", xml)
    return "" if found is None else found[1].decode()


def _said(text: str, instance: str = "") -> bytes:
    metadata = f'<submissionMetadata xmlns="http://www.opendatakit.org/xforms" instanceID="{instance}"/>'
    return (
        f'<OpenRosaResponse xmlns="{RESPONSE_NS}"><message nature="">{text}</message>'
        f"{metadata if instance else ''}</OpenRosaResponse>"
    ).encode()
