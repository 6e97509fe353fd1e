"""A phone with ODK Collect: takes its settings from the code, asks for forms, hands in as it does."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import uuid4

import requests

from desktop.openrosa.form_list import ListedForm, read_form_list
from desktop.openrosa.login import with_token
from desktop.openrosa.manifest import MediaFile, read_manifest
from desktop.openrosa.settings_code import read_settings_code

OPENROSA = {"X-OpenRosa-Version": "1.0"}
LONGEST = 30.0  # seconds
HEADERS = OPENROSA | {
    "User-Agent": "org.odk.collect.android/v2026.2.0 Dalvik/2.1.0",
    "Date": "Sat, 21 Nov 2026 07:00:00 GMT",
    "Accept-Encoding": "gzip",
}
TYPES = {"jpg": "image/jpeg", "csv": "text/csv", "mp4": "video/mp4", "xml": "text/xml"}


@dataclass(frozen=True)
class Phone:
    """`base` is the address its code holds."""

    base: str

    @staticmethod
    def scanned(code: str) -> Phone:
        found = read_settings_code(code)
        return Phone(with_token(found.address, found.login.secret))

    def get(self, url: str) -> requests.Response:
        asked = f"{url}{'&' if '?' in url else '?'}deviceID=collect%3Auji"
        return requests.get(asked, headers=HEADERS, timeout=LONGEST)

    def forms(self) -> tuple[ListedForm, ...]:
        return read_form_list(self.get(f"{self.base}/formList").content)

    def media(self, form: ListedForm) -> tuple[MediaFile, ...]:
        return read_manifest(self.get(form.manifest_url or "").content)

    def hand_in(self, xml: bytes, files: Mapping[str, bytes] | None = None) -> int:
        """Asked first what it may send at once, then sent in as many posts as that takes; the status of the last."""
        url = f"{self.base}/submission?deviceID=collect%3Auji"
        asked = requests.head(url, headers=HEADERS, timeout=LONGEST)
        most = (
            int(asked.headers.get("X-OpenRosa-Accept-Content-Length", 10_000_000))
            if asked.status_code == 204
            else 10**7
        )
        status, left, first = 0, list((files or {}).items()), True
        while left or first:
            body, first = [part("xml_submission_file", "Keluarga_2026-11-21.xml", "text/xml", xml)], False
            size, number = len(xml), 0
            while left:
                name, content = left.pop(0)
                body.append(part(name, name, TYPES.get(name.rpartition(".")[2], "application/octet-stream"), content))
                size, number = size + len(content), number + 1
                if left and (number > 100 or size + len(left[0][1]) > most):
                    body.append(part("*isIncomplete*", "", "", b"yes"))
                    break
            status = self.post(url, body)
            if status not in (201, 202):
                break
        return status

    def post(self, url: str, parts: list[bytes]) -> int:
        boundary = str(uuid4())
        body = b"".join(f"--{boundary}\r\n".encode() + one + b"\r\n" for one in parts) + f"--{boundary}--\r\n".encode()
        kind = {"Content-Type": f"multipart/form-data; boundary={boundary}"}
        return requests.post(url, data=body, headers=HEADERS | kind, timeout=LONGEST).status_code


def part(name: str, filename: str, kind: str, content: bytes) -> bytes:
    """As OkHttp writes it: a length in each part, a type only where there is one."""
    place = f'form-data; name="{name}"' + (f'; filename="{filename}"' if filename else "")
    typed = f"Content-Type: {kind}\r\n" if kind else ""
    return f"Content-Disposition: {place}\r\n{typed}Content-Length: {len(content)}\r\n\r\n".encode() + content


def filled(name: str, *, photo: str = "", instance_id: str = "", version: str = "3", deprecates: str = "") -> bytes:
    """A record of `laptops.FORM` as Collect writes it: other quotes and spaces than ours."""
    meta = f"<instanceID>{instance_id or f'uuid:{uuid4()}'}</instanceID>"
    meta += f"<deprecatedID>{deprecates}</deprecatedID>" if deprecates else ""
    picture = f"<foto>{photo}</foto>" if photo else "<foto />"
    return (
        f"<?xml version='1.0' ?><data id='keluarga' version='{version}' xmlns:jr='http://openrosa.org/javarosa'>"
        f"<nama>{name}</nama>{picture}<meta>{meta}</meta></data>"
    ).encode()
