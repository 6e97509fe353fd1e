"""What the deeds give to the screens: plain frozen values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from desktop.forms.semantics import Semantics
from desktop.store.history_table import Entry
from desktop.store.record import Record
from desktop.store.stages import Stage
from desktop.store.verdicts_table import Remark
from desktop.xforms import Form


@dataclass(frozen=True, slots=True)
class Progress:
    """How many questions are answered of those asked now. Zero of zero: nobody counted."""

    answered: int = 0
    asked: int = 0


NO_PROGRESS = Progress()


@dataclass(frozen=True, slots=True)
class Opened:
    """A record to be filled. `draft` is None for one that was never saved; `remarks` are the supervisor's."""

    record_id: str
    form_key: int
    form: Form
    semantics: Semantics
    draft: bytes | None
    place: str
    stage: Stage
    title: str
    author: str
    saved_at: datetime | None
    remarks: tuple[Remark, ...] = ()
    renews: bool = False  # the draft is that of a seal: it gets an id of its own (`Interview(edits=draft)`)
    deprecates: str = ""  # the instanceID that the new seal replaces at the server, if it may have it
    last_saved: bytes | None = None


class FindingKind(StrEnum):
    """The closed list of what checks see. The screens have the words."""

    SAME_NIK = "same_nik"  # another record has it
    SAME_NO_KK = "same_no_kk"
    NIK_TWICE = "nik_twice"  # twice in this record
    NIK_SHAPE = "nik_shape"  # not 16 digits of a NIK's structure
    NIK_BIRTH_DATE = "nik_birth_date"
    NIK_SEX = "nik_sex"
    AGE_DOUBTFUL = "age_doubtful"
    ROSTER_EMPTY = "roster_empty"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something a supervisor should see. `other` names another record by id; `facts` never hold a whole NIK."""

    kind: FindingKind
    ref: str
    facts: Mapping[str, str]
    other: str = ""


@dataclass(frozen=True, slots=True)
class Dossier:
    """A sealed record to be read: never changed by looking at it."""

    record: Record
    form: Form
    semantics: Semantics
    xml: bytes
    draft: bytes
    sealed_at: datetime
    remarks: tuple[Remark, ...]
    findings: tuple[Finding, ...]
    history: tuple[Entry, ...]
    photos: tuple[str, ...]

    def as_opened(self) -> Opened:
        """The sealed answers as an interview reads them; nothing of it is ever saved."""
        kept = self.record
        return Opened(
            kept.id, kept.form, self.form, self.semantics, self.draft, "", kept.stage, kept.title, kept.author_name,
            self.sealed_at,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Counts:
    """What wants the person, for the rail: not totals."""

    drafts: int
    returned: int
    to_review: int
    on_hold: int
    waiting: int
    urgent_waiting: int
    refused: int
