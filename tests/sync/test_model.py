"""The courier against a reference model of a server, over every order of faults Hypothesis finds: lost 0, doubled 0,
falsely sent 0."""

from __future__ import annotations

import random
import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from desktop.openrosa.form_list import ListedForm
from desktop.openrosa.identity import read_identity
from desktop.openrosa.multipart import Part
from desktop.openrosa.response import Message
from desktop.store import Vault, submission
from desktop.sync.answers import Sent, read_answer
from desktop.sync.courier import run_round
from desktop.sync.lines import Lines
from desktop.sync.round import Wanted
from desktop.sync.server import Said
from desktop.trouble import Kind, Trouble
from tests.sync.laptop import Laptop, new_laptop

FORMS = ("kunjungan", "lain")
DELETED = "This submission has been deleted. You may not resubmit it."
FAULTS = (
    "lost", "answer_lost", "killed_before", "killed_after", "portal", "500", "503", "413", "false_deleted", "false_201",
)  # fmt: skip


class Killed(BaseException):
    """The process is gone in the middle of a POST."""


@dataclass
class Reference:
    """What a right server holds, and what it does wrong next."""

    xml: dict[str, bytes] = field(default_factory=dict)
    files: dict[str, dict[str, bytes]] = field(default_factory=dict)
    unassigned: set[str] = field(default_factory=set)
    ever_unassigned: set[str] = field(default_factory=set)
    token_dead: bool = False
    faults: list[str] = field(default_factory=list)
    changed_bytes: list[str] = field(default_factory=list)
    stored_in: list[str] = field(default_factory=list)

    def take(self, xml: bytes, files: dict[str, bytes]) -> tuple[int, str]:
        said = read_identity(xml)
        instance, form = said.instance_id or "", said.form_id or ""
        if form in self.unassigned:
            return 401, "Could not authenticate with the provided credentials."
        if self.xml.setdefault(instance, xml) != xml:
            self.changed_bytes.append(instance)
            return 409, "different XML"
        self.files.setdefault(instance, {}).update(files)
        return 201, "full submission upload was successful!"


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

    def submit(self, parts: Sequence[Part], _instance: str, sent: Sent, **_: Any) -> Said:
        fault = self._reference.faults.pop(0) if self._reference.faults else ""
        content = {part.name: b"".join(part.open()) for part in parts if part.filename}
        assert all(len(content[part.name]) == part.size for part in parts if part.filename)
        if fault == "lost":
            raise Trouble(Kind.NO_CONNECTION)
        if fault == "killed_before":
            raise Killed
        canned = {"portal": (200, ""), "500": (500, "{}"), "503": (503, ""), "413": (413, ""),
                  "false_deleted": (409, DELETED), "false_201": (201, "")}  # fmt: skip
        if fault in canned:
            return self._said(sent, *canned[fault], marked=fault not in ("portal", "false_201"))
        if self._reference.token_dead:
            return self._said(sent, 403, "rights", marked=True)
        status, text = self._reference.take(content.pop("xml_submission_file"), content)
        if fault == "answer_lost":
            raise Trouble(Kind.TIMED_OUT)
        if fault == "killed_after":
            raise Killed
        return self._said(sent, status, text, marked=True)

    def close(self) -> None:
        return None

    def _said(self, sent: Sent, status: int, text: str, *, marked: bool) -> Said:
        return Said(read_answer(sent, status, Message(text), marked=marked), status, text, "")


class CourierModel(RuleBasedStateMachine):
    """People release, wires fail, processes die, offices unassign; the truth is compared after every step."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="sambang-model-"))
        self.reference = Reference()
        self.released: dict[str, dict[str, bytes]] = {}

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
        self.released[self.laptop.release(files, urgent=urgent, form_id=form)] = files

    @rule(faults=st.lists(st.sampled_from(("", *FAULTS)), max_size=4), batch=st.sampled_from((1, 5000)))
    def round(self, faults: list[str], batch: int) -> None:
        self.reference.faults = list(faults)
        try:
            run_round(
                self.laptop.vault, self.laptop.lines, now=self.laptop.now, dice=random.Random(1),
                wanted=Wanted(forms=False, lists=False, batch=batch),
            )  # fmt: skip
        except Killed:
            self.laptop.vault.close()
            self.laptop.vault = Vault(self.laptop.paths, self.laptop.key)
            self._hang_up()
        self.reference.faults = []

    @rule(minutes=st.sampled_from((0.5, 2, 60)))
    def time_passes(self, minutes: float) -> None:
        self.laptop.later(minutes=minutes)

    @rule(form=st.sampled_from(FORMS))
    def unassign(self, form: str) -> None:
        self.reference.unassigned.add(form)
        self.reference.ever_unassigned.add(form)

    @precondition(lambda self: self.reference.unassigned)
    @rule()
    def assign_all(self) -> None:
        self.reference.unassigned.clear()

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

    def _is_whole(self, instance: str) -> None:
        row = self.laptop.vault.row("SELECT id FROM submissions WHERE instance_id = ?", (instance,))
        assert row is not None
        assert self.reference.xml[instance] == submission.xml(self.laptop.vault, row[0])
        assert self.reference.files[instance] == self.released[instance], "falsely sent"

    def _everything_heals(self) -> None:
        """With a good wire everything arrives, except what was refused for a reason."""
        self.reference.unassigned.clear()
        self.reference.token_dead = False
        for _ in range(6):
            self.laptop.later(hours=2)
            self.round([], 5000)
            self.the_truth_agrees()
        troubles = self.laptop.troubles()
        for instance, fate in self.laptop.fates().items():
            assert fate == "sent" or (fate == "refused" and self._deserved(instance, troubles[instance])), fate

    def _deserved(self, instance: str, trouble: str) -> bool:
        reasons = {Kind.REFUSED_TOO_LARGE.value, Kind.REFUSED_DELETED.value}
        return trouble in reasons or (
            trouble == Kind.REFUSED_FORM_NOT_ASSIGNED.value and bool(self.reference.ever_unassigned)
        )


CourierModel.TestCase.settings = settings(max_examples=15, stateful_step_count=20, deadline=None)
TestCourier = CourierModel.TestCase
