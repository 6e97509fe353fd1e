"""The courier against a reference model of a server, over every order of faults, of forms that close and open again and
of corrections that Hypothesis finds: lost 0, doubled 0, falsely sent 0."""

from __future__ import annotations

import random
import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock
from uuid import uuid4

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from desktop.openrosa.form_list import ListedForm
from desktop.openrosa.identity import read_identity
from desktop.openrosa.multipart import Part, xml_part
from desktop.openrosa.response import Message
from desktop.store import Vault, delivery, submission
from desktop.store.record import RecordSummary
from desktop.store.seal import Seal
from desktop.store.stages import OPEN_STAGES, Fate, Stage
from desktop.sync.answers import Sent, read_answer
from desktop.sync.courier import run_round
from desktop.sync.lines import Lines
from desktop.sync.round import Wanted
from desktop.sync.server import Said
from desktop.trouble import Kind, Trouble
from tests.hub.province import filled
from tests.sync.laptop import Laptop, new_laptop

FORMS = ("kunjungan", "lain")
DELETED = "This submission has been deleted. You may not resubmit it."
CLOSED = "This form is not currently accepting submissions. Please talk to your program staff if this is unexpected."
OUTDATED = "You tried to update a submission, but the copy you were editing ({}) is now out of date."
NO_ORIGINAL = "You tried to update an existing submission, but we can't find that submission to update ({})"
FAULTS = (
    "lost", "answer_lost", "killed_before", "killed_after", "portal", "500", "503", "413", "false_deleted", "false_201",
    "503_stored", "no_line",
)  # fmt: skip


class Killed(BaseException):
    """The process is gone in the middle of a POST."""


@dataclass
class Reference:
    """What a right server holds, and what it does wrong next."""

    xml: dict[str, bytes] = field(default_factory=dict)
    files: dict[str, dict[str, bytes]] = field(default_factory=dict)
    unassigned: set[str] = field(default_factory=set)
    ever_shut: set[str] = field(default_factory=set)
    closed: set[str] = field(default_factory=set)
    edited: dict[str, str] = field(default_factory=dict)  # instance id → the one that replaced it
    roots: dict[str, str] = field(default_factory=dict)  # instance id → the first of its record
    lied_about: set[str] = field(default_factory=set)
    turn: Lock = field(default_factory=Lock)
    gateway: bool = False
    token_dead: bool = False
    faults: list[str] = field(default_factory=list)
    changed_bytes: list[str] = field(default_factory=list)
    stored_in: list[str] = field(default_factory=list)

    def take(self, xml: bytes, files: dict[str, bytes]) -> tuple[int, str]:
        said = read_identity(xml)
        instance, form = said.instance_id or "", said.form_id or ""
        if form in self.unassigned:
            return 401, "Could not authenticate with the provided credentials."
        if form in self.closed:  # also a repeat of what is stored
            return 409, CLOSED
        refused = self._repeated(instance, xml) if instance in self.xml else self._new(instance, said.deprecated_id)
        if refused is not None:
            return refused
        self.xml[instance] = xml
        self.files.setdefault(instance, {}).update(files)
        return 201, "full submission upload was successful!"

    def _repeated(self, instance: str, xml: bytes) -> tuple[int, str] | None:
        if instance in self.edited:
            return 409, OUTDATED.format("undefined")
        if self.xml[instance] != xml:
            self.changed_bytes.append(instance)
            return 409, "A submission already exists with this ID, but with different XML."
        return None

    def _new(self, instance: str, replaces: str | None) -> tuple[int, str] | None:
        if replaces is not None and replaces not in self.xml:
            return 404, NO_ORIGINAL.format(replaces)
        if replaces is not None and replaces in self.edited:
            return 409, OUTDATED.format(replaces)
        if replaces is not None:
            self.edited[replaces] = instance
        self.roots[instance] = instance if replaces is None else self.roots[replaces]
        return None


class ModelServer:
    """Has the face of `desktop.sync.server.Server`, with the reference behind it and faults before it."""

    accepts = 10_000_000
    clock_ahead = None

    def __init__(self, reference: Reference) -> None:
        self._reference = reference

    @contextmanager
    def until(self, _cancelled: Callable[[], bool]) -> Iterator[None]:
        yield

    def form_list(self) -> tuple[ListedForm, ...]:
        if self._reference.token_dead:
            raise Trouble(Kind.TOKEN_REJECTED)
        return tuple(ListedForm(form, form, "1", None, "u") for form in FORMS if form not in self._reference.unassigned)

    def submit(self, parts: Sequence[Part], _instance: str, sent: Sent, *, told: Callable[[int], None]) -> Said:
        with self._reference.turn:  # two may come at once
            return self._answered(parts, sent, told)

    def _answered(self, parts: Sequence[Part], sent: Sent, told: Callable[[int], None]) -> Said:
        fault = self._reference.faults.pop(0) if self._reference.faults else ""
        if fault == "no_line":
            raise Trouble(Kind.NO_CONNECTION)
        told(0)
        content = {part.name: b"".join(part.open()) for part in parts if part.filename}
        assert all(len(content[part.name]) == part.size for part in parts if part.filename)
        if fault == "lost":
            raise Trouble(Kind.NO_CONNECTION)
        if fault == "killed_before":
            raise Killed
        canned = {"portal": (200, ""), "500": (500, "{}"), "503": (503, ""), "413": (413, ""),
                  "false_deleted": (409, DELETED), "false_201": (201, "")}  # fmt: skip
        if fault == "false_deleted":  # Central says it while it still stores the first, so once
            told = f"{content['xml_submission_file']!r}"
            fault = "" if told in self._reference.lied_about else fault
            self._reference.lied_about.add(told)
        if fault in canned:
            return self._said(sent, *canned[fault], marked=fault not in ("portal", "false_201"))
        if self._reference.token_dead:
            return self._said(sent, 403, "rights", marked=True)
        status, text = self._reference.take(content.pop("xml_submission_file"), content)
        if fault == "answer_lost":
            raise Trouble(Kind.TIMED_OUT)
        if fault == "503_stored":
            return self._said(sent, 503, "", marked=False)
        if fault == "killed_after":
            raise Killed
        return self._said(sent, status, text, marked=True)

    def close(self) -> None:
        return None

    def know_the_way(self, _other: ModelServer) -> None:
        return None

    def takes_streams(self) -> bool:
        return self._reference.gateway

    def submit_many(
        self, records: Sequence[bytes], sent: Sequence[Sent], *, told: Callable[[int], None]
    ) -> Iterator[Said]:
        """The gateway hands on one after the other; what goes wrong with one cuts the stream off."""
        told(0)
        for xml, what in zip(records, sent, strict=True):
            yield self.submit([xml_part(xml)], "", what, told=lambda _bytes: None)

    def _said(self, sent: Sent, status: int, text: str, *, marked: bool) -> Said:
        return Said(read_answer(sent, status, Message(text), marked=marked), status, text, "")


class CourierModel(RuleBasedStateMachine):
    """People release, wires fail, processes die, offices unassign; the truth is compared after every step."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="sambang-model-"))
        self.reference = Reference()
        self.released: dict[str, dict[str, bytes]] = {}
        self.records: list[str] = []

    @initialize()
    def found(self) -> None:
        self.laptop: Laptop = new_laptop(self.folder)
        self.laptop.login("http://127.0.0.1:1/v1/key/" + "A" * 64 + "/projects/1")
        self._hang_up()

    def teardown(self) -> None:
        if hasattr(self, "laptop"):
            self._everything_heals()
            self.laptop.close()
        shutil.rmtree(self.folder)

    def _hang_up(self) -> None:
        self.laptop.lines = Lines(lambda _address, _login: ModelServer(self.reference))  # type: ignore[arg-type, return-value]

    @rule(urgent=st.booleans(), form=st.sampled_from(FORMS), sizes=st.lists(st.integers(1, 3000), max_size=2))
    def release(self, urgent: bool, form: str, sizes: list[int]) -> None:
        files = {f"{n}-{size}.jpg": bytes([n]) * size for n, size in enumerate(sizes)}
        instance = self.laptop.release(files, urgent=urgent, form_id=form)
        self.released[instance] = files
        self.records.append(self._value("SELECT r.id FROM records r JOIN submissions s ON s.record = r.seq", instance))

    @precondition(lambda self: self.records)
    @rule(data=st.data(), seal=st.booleans())
    def correct(self, data: st.DataObject, seal: bool) -> None:
        """The author takes it up again, whatever became of it, and hands it in now or another time."""
        record_id = data.draw(st.sampled_from(self.records))
        if self._stage(record_id) in (Stage.SENT, Stage.REFUSED, Stage.RELEASED):
            submission.correct(self.laptop.vault, record_id, by=self.laptop.author, at=self.laptop.at)
        if seal and self._stage(record_id) in OPEN_STAGES:
            self._hand_in(record_id)

    def _hand_in(self, record_id: str) -> None:
        """What it names is asked when it is sealed, as the role does."""
        earlier = submission.earlier(self.laptop.vault, record_id)
        names = earlier.instance_id if earlier else None
        instance, form = f"uuid:{uuid4()}", self._value("SELECT form_id FROM records r", record_id, "r.id")
        xml = filled(instance, name="Betul", form_id=form, deprecated=names)
        seal = Seal(instance, xml, b"<draft/>", {}, RecordSummary("Betul"), deprecated_id=names)
        submission.hand_in(self.laptop.vault, record_id, seal, release=True, by=self.laptop.author, at=self.laptop.at)
        self.released[instance] = {}

    @precondition(lambda self: self.records)
    @rule()
    def retry_what_was_refused(self) -> None:
        for row in delivery.outbox(self.laptop.vault):
            if row.fate is Fate.REFUSED:
                submission.retry(self.laptop.vault, row.submission_id, by=None, at=self.laptop.at)

    def _stage(self, record_id: str) -> Stage:
        return Stage(self._value("SELECT stage FROM records r", record_id, "r.id"))

    def _value(self, question: str, which: str, by: str = "s.instance_id") -> str:
        return str(self.laptop.vault.value(f"{question} WHERE {by} = ?", (which,)))

    @rule(
        faults=st.lists(st.sampled_from(("", *FAULTS)), max_size=4),
        batch=st.sampled_from((1, 5000)),
        abreast=st.sampled_from((1, 2)),
        gateway=st.booleans(),
    )
    def round(self, faults: list[str], batch: int, abreast: int = 1, gateway: bool = False) -> None:
        self.reference.gateway = gateway
        self.reference.faults = list(faults)
        try:
            run_round(
                self.laptop.vault, self.laptop.lines, now=self.laptop.now, dice=random.Random(1),
                wanted=Wanted(forms=False, lists=False, batch=batch, abreast=abreast),
            )  # fmt: skip
        except Killed:
            self.laptop.vault.close()
            self.laptop.vault = Vault(self.laptop.paths, self.laptop.key)
            self._hang_up()
        self.reference.faults = []

    @rule(then_shut=st.booleans())
    def round_whose_answers_are_lost(self, then_shut: bool) -> None:
        """And perhaps the office closes everything before the next."""
        self.round(["answer_lost"], 5000)
        if then_shut:
            for form in FORMS:
                self.close(form)
            self.laptop.later(hours=1)
            self.round([], 5000)

    @rule(minutes=st.sampled_from((0.5, 2, 60)))
    def time_passes(self, minutes: float) -> None:
        self.laptop.later(minutes=minutes)

    @rule(form=st.sampled_from(FORMS))
    def unassign(self, form: str) -> None:
        self.reference.unassigned.add(form)
        self.reference.ever_shut.add(form)

    @rule(form=st.sampled_from(FORMS))
    def close(self, form: str) -> None:
        self.reference.closed.add(form)
        self.reference.ever_shut.add(form)

    @precondition(lambda self: self.reference.unassigned or self.reference.closed)
    @rule()
    def open_all(self) -> None:
        self.reference.unassigned.clear()
        self.reference.closed.clear()

    @rule(dead=st.booleans())
    def token(self, dead: bool) -> None:
        self.reference.token_dead = dead

    @invariant()
    def the_truth_agrees(self) -> None:
        if not hasattr(self, "laptop"):
            return
        fates = self.laptop.fates()
        assert set(fates) == set(self.released), "lost on the laptop"
        assert self.reference.changed_bytes == [], "other bytes under the same id"
        for instance, part in self.laptop.receipts():
            there = part == "/xml" or part in self.reference.files.get(instance, {})
            assert instance in self.reference.xml and there, "a receipt for what the server has not"
        for instance, fate in fates.items():
            if fate == "sent":
                self._is_whole(instance)
            assert fate != "void" or instance not in self.reference.xml, "given up, and yet the server has it"
        for record_id in self.records:
            seals = submission.of_record(self.laptop.vault, record_id)
            there = {self.reference.roots[one.instance_id] for one in seals if one.instance_id in self.reference.roots}
            assert len(there) <= 1, "the province has one record twice"

    def _is_whole(self, instance: str) -> None:
        row = self.laptop.vault.row("SELECT id FROM submissions WHERE instance_id = ?", (instance,))
        assert row is not None
        assert self.reference.xml[instance] == submission.xml(self.laptop.vault, row[0])
        assert self.reference.files[instance] == self.released[instance], "falsely sent"

    def _everything_heals(self) -> None:
        """With a good wire everything arrives, except what was refused for a reason."""
        self.reference.unassigned.clear()
        self.reference.closed.clear()
        self.reference.token_dead = False
        for _ in range(6):
            self.laptop.later(hours=2)
            self.round([], 5000)
            self.the_truth_agrees()
        troubles = self.laptop.troubles()
        for instance, fate in self.laptop.fates().items():
            healed = fate in ("sent", "void") or self._waits_for_a_person(instance)
            assert healed or (fate == "refused" and self._deserved(troubles[instance])), fate

    def _waits_for_a_person(self, instance: str) -> bool:
        """A correction goes only after the seal it names, and that was refused for a reason."""
        named = self.laptop.vault.value(
            "SELECT b.fate FROM submissions s JOIN submissions b ON b.seq = s.follows WHERE s.instance_id = ?",
            (instance,),
        )
        return named == "refused"

    def _deserved(self, trouble: str) -> bool:
        shut = {Kind.REFUSED_FORM_NOT_ASSIGNED.value, Kind.REFUSED_FORM_CLOSED.value}
        other = {Kind.REFUSED_TOO_LARGE.value, Kind.REFUSED_DELETED.value, Kind.REFUSED_OUTDATED.value}
        return trouble in other or (trouble in shut and bool(self.reference.ever_shut))


CourierModel.TestCase.settings = settings(max_examples=15, stateful_step_count=20, deadline=None)
TestCourier = CourierModel.TestCase
