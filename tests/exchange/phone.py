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


@dataclass(frozen=True)
class Phone:
    """`base` is the address its code holds."""

    base: str

    @staticmethod
    def scanned(code: str) -> Phone:
        found = read_settings_code(code)
        return Phone(with_token(found.address, found.login.secret))

    def get(self, url: str) -> requests.Response:
        return requests.get(url, headers=OPENROSA, timeout=LONGEST)

    def forms(self) -> tuple[ListedForm, ...]:
        return read_form_list(self.get(f"{self.base}/formList").content)

    def media(self, form: ListedForm) -> tuple[MediaFile, ...]:
        return read_manifest(self.get(form.manifest_url or "").content)

    def hand_in(self, xml: bytes, files: Mapping[str, bytes] | None = None) -> int:
        """The status of the answer."""
        parts = {"xml_submission_file": ("submission.xml", xml, "text/xml")}
        parts |= {name: (name, content, "image/jpeg") for name, content in (files or {}).items()}
        url = f"{self.base}/submission?deviceID=collect%3Auji"
        return requests.post(url, files=parts, headers=OPENROSA, timeout=LONGEST).status_code


def filled(name: str, *, photo: str = "", instance_id: str = "", version: str = "3", deprecates: str = "") -> bytes:
    """A record of `laptops.FORM` as Collect writes it: other quotes and spaces than ours."""
    meta = f"<instanceID>{instance_id or f'uuid:{uuid4()}'}</instanceID>"
    meta += f"<deprecatedID>{deprecates}</deprecatedID>" if deprecates else ""
    picture = f"<foto>{photo}</foto>" if photo else "<foto />"
    return (
        f"<?xml version='1.0' ?><data id='keluarga' version='{version}' xmlns:jr='http://openrosa.org/javarosa'>"
        f"<nama>{name}</nama>{picture}<meta>{meta}</meta></data>"
    ).encode()
