"""The values of a seal: what is handed over to be fixed, and what a shelf tells of it afterwards."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import field
from datetime import datetime
from enum import StrEnum

from desktop.frozen import frozen
from desktop.store.record import RecordSummary
from desktop.store.stages import Fate

XML_NAME = "/xml"
ENVELOPE_NAME = "/envelope"
"""Names of the two parts that are no attachments; the slash keeps them apart from every file name."""


class Purpose(StrEnum):
    """What a part of a submission is."""

    XML = "xml"
    FILE = "file"
    ENVELOPE = "envelope"  # of an encrypted form: pushed in place of the XML, which stays to be reviewed
    SEALED_FILE = "sealed_file"  # .enc


class Custody(StrEnum):
    """Where a submission lies, and so who may push it."""

    HERE = "here"
    STICK = "stick"
    HUB = "hub"
    GATEWAY = "gateway"


@frozen
class NewPart:
    """A part about to be sealed: the bytes of an XML, or the hash of a content already in the photos file."""

    name: str
    purpose: Purpose
    media_type: str
    size: int
    sha256: bytes
    xml: bytes | None = None

    @staticmethod
    def of_xml(xml: bytes, *, envelope: bool = False) -> NewPart:
        name, purpose = (ENVELOPE_NAME, Purpose.ENVELOPE) if envelope else (XML_NAME, Purpose.XML)
        return NewPart(name, purpose, "text/xml", len(xml), hashlib.sha256(xml).digest(), xml)

    @staticmethod
    def of_file(name: str, sha256: bytes, size: int, media_type: str, *, sealed: bool = False) -> NewPart:
        return NewPart(name, Purpose.SEALED_FILE if sealed else Purpose.FILE, media_type, size, sha256)


@frozen
class EntityChange:
    """What a submission does to one entity of a list. `action`: "create", "update" or "upsert"."""

    list: str
    entity_id: str
    action: str
    label: str = ""
    properties: Mapping[str, str] = field(default_factory=dict)
    base_version: str = ""
    trunk_version: str = ""
    branch_id: str = ""


@frozen
class Seal:
    """Everything that is fixed at hand-in. `xml` is what people review; with an envelope, that is what is pushed."""

    instance_id: str
    xml: bytes
    draft: bytes
    answers: Mapping[str, str]
    summary: RecordSummary
    instance_name: str = ""
    deprecated_id: str | None = None
    files: tuple[NewPart, ...] = ()
    envelope: bytes | None = None
    entities: tuple[EntityChange, ...] = ()

    def parts(self) -> tuple[tuple[NewPart, bool], ...]:
        """Each part, and whether it is pushed."""
        plain = self.envelope is None
        pushed = Purpose.FILE if plain else Purpose.SEALED_FILE
        first = [(NewPart.of_xml(self.xml), plain)]
        if self.envelope is not None:
            first.append((NewPart.of_xml(self.envelope, envelope=True), True))
        return (*first, *((one, one.purpose is pushed) for one in self.files))


@frozen
class Part:
    """A sealed part. `received` says whether a receipt for it is here."""

    name: str
    purpose: Purpose
    media_type: str
    size: int
    sha256: bytes
    pushed: bool
    received: bool

    @property
    def is_xml(self) -> bool:
        return self.purpose in (Purpose.XML, Purpose.ENVELOPE)


@frozen
class Submission:
    """One seal of a record. `unanswered` attempts may have stored it at the server without our knowing."""

    seq: int
    id: str
    record_id: str
    form: int
    form_id: str
    form_version: str
    server: str
    instance_id: str
    instance_name: str
    deprecated_id: str | None
    urgent: bool
    author: str
    author_name: str
    sealed_at: datetime
    sealed_by: str
    fate: Fate
    custody: Custody
    holder: str
    attempts: int
    trouble: str
    message: str
    unanswered: int = 0


@frozen
class Earlier:
    """The seal a new one must name as `deprecatedID`, and whether the new one has to wait until its fate is known."""

    instance_id: str
    fate_unknown: bool


@frozen
class Receipt:
    """What the provincial server said when it took a part. `server_time` is its Date header as it came."""

    at: datetime
    server_time: str
    status: int
    message: str
    server: str
