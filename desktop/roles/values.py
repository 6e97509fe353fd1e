"""What the deeds give to the screens: plain frozen values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import date, datetime
from enum import StrEnum

from desktop.forms.families import Family, FamilyList
from desktop.forms.semantics import Semantics
from desktop.frozen import frozen
from desktop.store.history_table import Entry
from desktop.store.phones_table import is_phone
from desktop.store.record import Record
from desktop.store.settlements_table import Settlement
from desktop.store.stages import Stage
from desktop.store.verdicts_table import Remark
from desktop.touched import Touched
from desktop.xforms import Form


@frozen
class Progress:
    """How many questions are answered of those asked now. Zero of zero: nobody counted."""

    answered: int = 0
    asked: int = 0


NO_PROGRESS = Progress()


@frozen
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
    author_id: str = ""
    family: Family | None = None  # of the prelist, to begin with
    picks: FamilyList | None = None  # the question that picks it, where it is not the form's prelist
    answers: Mapping[str, str] = field(default_factory=dict)  # by ref, given once the family is picked
    interviewed: date | None = None  # from paper: the day of the visit, which the form takes for today
    handed_in: Mapping[str, str] | None = None  # the answers it was handed in with last, where it was

    @property
    def reasons(self) -> dict[str, str]:
        """Ref → why the author lets an answer stand that the form warns of."""
        return {said.ref: said.text for said in self.remarks if is_reason(said, self.author_id)}


def paper_day(form: Form, answers: Mapping[str, str], made_at: datetime) -> date | None:
    """The day of an interview that was typed in later: the form's start, where that is before the record was begun."""
    for spec in form.definition.specs:
        if spec.preload == "timestamp" and spec.preload_params == "start" and (said := answers.get(spec.ref)):
            began = datetime.fromisoformat(said).date()
            return began if began < made_at.astimezone().date() else None
    return None


def is_reason(remark: Remark, author_id: str) -> bool:
    """A word of the author on an own answer: why it stands. What the author answers a reviewer belongs to a thread."""
    return remark.by == author_id and bool(remark.ref) and remark.answers_to is None and remark.settled_at is None


class FindingKind(StrEnum):
    """The closed list of what checks see. The screens have the words."""

    SAME_NIK = "same_nik"  # another record has it
    SAME_NO_KK = "same_no_kk"
    NIK_TWICE = "nik_twice"  # twice in this record
    NIK_INVENTED = "nik_invented"  # several of this record look made up in a row
    NIK_SHAPE = "nik_shape"  # not 16 digits of a NIK's structure
    NIK_BIRTH_DATE = "nik_birth_date"
    NIK_SEX = "nik_sex"
    AGE_DOUBTFUL = "age_doubtful"
    ROSTER_EMPTY = "roster_empty"
    SAME_ROW = "same_row"  # another record of this form is of the same row of the prelist
    TWO_FAMILIES = "two_families"  # the NIK is a member of a family with another card
    SAME_PERSON = "same_person"  # a name and a birth date like these, in this or a neighbouring village
    SAME_POINT = "same_point"  # another family at the same spot
    SAME_PHOTO = "same_photo"
    IN_LIST = "in_list"  # a list that came down has the NIK for another family
    TOO_QUICK = "too_quick"
    CLOCK_BACK = "clock_back"
    STRAIGHT_LINED = "straight_lined"
    CONFLICT = "conflict"  # another version of this record came, and was put aside


@frozen
class Finding:
    """Something a supervisor should see. `other` names another record by id; `facts` never hold a whole NIK."""

    kind: FindingKind
    ref: str
    facts: Mapping[str, str]
    other: str = ""
    owner: str = ""  # the author (id) of the other record
    settled: Settlement | None = None

    @property
    def key(self) -> tuple[str, str, str]:
        """What a settlement names it by."""
        return self.kind.value, self.ref, self.other


@frozen
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
    unverified: bool = False  # it was sent first, and nobody has looked at it
    just_verified: bool = False  # somebody has, and can still take it back

    @property
    def unread(self) -> bool:
        """Encrypted on a phone: nobody here can read it, it is only passed on or refused."""
        return not self.draft and bool(self.xml)

    @property
    def from_phone(self) -> bool:
        """It cannot go back where it came from."""
        return is_phone(self.record.author)

    def as_opened(self) -> Opened:
        """The sealed answers as an interview reads them; nothing of it is ever saved."""
        kept = self.record
        return Opened(
            kept.id, kept.form, self.form, self.semantics, self.draft or None, "", kept.stage, kept.title,
            kept.author_name, self.sealed_at,
        )  # fmt: skip


@frozen
class Approved:
    """What became of approving many, or of taking that back: those it was done with, and those left as they are."""

    done: tuple[str, ...]
    left: tuple[str, ...]
    touched: Touched


@frozen
class Filters:
    """What the desk can be filtered by, each with how many records: villages and authors (id, name), kinds."""

    villages: tuple[tuple[str, str, int], ...] = ()
    authors: tuple[tuple[str, str, int], ...] = ()
    kinds: tuple[tuple[str, int], ...] = ()


@frozen
class Counts:
    """What wants the person, for the rail: not totals."""

    drafts: int
    returned: int
    to_review: int
    on_hold: int
    waiting: int
    urgent_waiting: int
    refused: int
    unverified: int = 0  # sent first, to be looked at later
