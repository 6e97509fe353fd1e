"""The record's life under every order of deeds: a model beside the store, and the invariants after each."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, initialize, invariant, rule

from desktop.store import Stage, check, delivery, history_table, record, submission
from desktop.store.seal import EntityChange, Receipt
from desktop.store.stages import MOVES, OPEN_STAGES, Deed, Fate
from desktop.trouble import Kind, Trouble
from tests.store.village import Shelf, new_shelf

ANSWERS = st.dictionaries(st.sampled_from(["/d/nama", "/d/rt", "/d/nik"]), st.text("abc ", max_size=4), max_size=3)


class RecordLife(RuleBasedStateMachine):
    """Deeds that the table allows succeed; all others are NOT_LAWFUL and change nothing."""

    records = Bundle("records")

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.stages: dict[str, Stage] = {}
        self.answers: dict[str, dict[str, str]] = {}
        self.sealed: dict[str, bytes] = {}  # instance id -> XML, forever
        self.tried: set[str] = set()
        self.at_server: dict[str, set[str]] = {}

    @initialize()
    def open_the_shelf(self) -> None:
        self.shelf: Shelf = new_shelf(self.folder / "sambang")

    def teardown(self) -> None:
        if hasattr(self, "shelf"):
            found = check.broken_promises(self.shelf.vault)
            self.shelf.vault.close()
            shutil.rmtree(self.folder)
            assert found == []

    @rule(target=records, answers=ANSWERS)
    def begin(self, answers):
        family = self.shelf.draft(answers)
        self.stages[family], self.answers[family] = Stage.DRAFT, answers
        return family

    @rule(family=records, answers=ANSWERS)
    def save(self, family, answers):
        if self.lawful(family, Deed.SAVE, lambda: self.shelf.save(family, answers)):
            self.answers[family] = answers

    @rule(family=records, release=st.booleans(), photo=st.booleans(), entity=st.booleans())
    def hand_in(self, family, release, photo, entity):
        earlier = submission.earlier(self.shelf.vault, family)
        seal = self.shelf.seal(
            files={"rumah.jpg": b"foto"} if photo else {},
            answers=self.answers[family],
            deprecated_id=earlier.instance_id if earlier else None,
            entities=(EntityChange("keluarga", "e1", "upsert", "Bu Imas"),) if entity else (),
        )
        deed = Deed.HAND_IN_RELEASED if release else Deed.HAND_IN
        call = lambda **who: submission.hand_in(self.shelf.vault, family, seal, release=release, **who)  # noqa: E731
        if self.lawful(family, deed, lambda: call(**self.who())):
            self.sealed[seal.instance_id] = seal.xml

    @rule(family=records)
    def approve(self, family):
        self.lawful(family, Deed.APPROVE, lambda: submission.approve(self.shelf.vault, family, **self.who()))

    @rule(family=records)
    def unapprove(self, family):
        self.lawful(family, Deed.UNAPPROVE, lambda: submission.unapprove(self.shelf.vault, family, **self.who()))

    @rule(family=records)
    def release(self, family):
        self.lawful(family, Deed.RELEASE, lambda: submission.release(self.shelf.vault, family, **self.who()))

    @rule(family=records)
    def send_back(self, family):
        call = lambda: submission.send_back(self.shelf.vault, family, reason="x", **self.who())  # noqa: E731
        self.lawful(family, Deed.SEND_BACK, call)

    @rule(family=records)
    def correct(self, family):
        self.lawful(family, Deed.CORRECT, lambda: submission.correct(self.shelf.vault, family, **self.who()))

    @rule(family=records)
    def reseal(self, family):
        seal = self.shelf.seal(answers={"/d/nama": "betul"})
        call = lambda: submission.reseal(self.shelf.vault, family, seal, reason="x", **self.who())  # noqa: E731
        if self.lawful(family, Deed.RESEAL, call):
            self.sealed[seal.instance_id] = seal.xml

    @rule(family=records)
    def withdraw(self, family):
        before = self.stages[family]
        current = None if before in OPEN_STAGES else self.current(family)
        tried = current is not None and current.instance_id in self.tried
        try:
            submission.withdraw(self.shelf.vault, family, **self.who())
        except Trouble as trouble:
            assert trouble.kind in (Kind.NOT_LAWFUL, Kind.RECORD_MISSING)
            assert tried or before not in MOVES[Deed.WITHDRAW]
        else:
            assert not tried
            self.stages[family] = Stage.WITHDRAWN

    @rule(family=records)
    def discard_and_bring_back(self, family):
        before = self.stages[family]
        try:
            record.discard(self.shelf.vault, family, **self.who())
        except Trouble as trouble:
            assert trouble.kind is Kind.NOT_LAWFUL
            return
        assert before in OPEN_STAGES
        record.bring_back(self.shelf.vault, family, **self.who())

    @rule(cut=st.sampled_from(["before", "after the XML", "no answer", "refused", "none"]))
    def push_one(self, cut):
        waiting = delivery.waiting(self.shelf.vault, self.shelf.now())
        if not waiting:
            return
        one = waiting[0]
        delivery.note_attempt(self.shelf.vault, one.id, at=self.shelf.now())
        self.tried.add(one.instance_id)
        if cut == "before":
            return
        if cut == "refused":
            delivery.refuse(self.shelf.vault, one.id, Kind.REFUSED_INVALID, "no", at=self.shelf.now())
            self.follow(one)
            return
        for part in one.missing:
            self.at_server.setdefault(one.instance_id, set()).add(part.name)
            assert submission.xml(self.shelf.vault, one.id) == self.sealed[one.instance_id]
            if cut == "no answer":
                return
            receipt = Receipt(self.shelf.now(), "", 201, "", "dinsos")
            delivery.keep_receipt(self.shelf.vault, one.id, part.name, receipt)
            if cut == "after the XML":
                break
        self.follow(one)

    @rule(family=records)
    def retry(self, family):
        if self.stages[family] is not Stage.REFUSED:
            return
        submission.retry(self.shelf.vault, self.current(family).id, **self.who())
        self.stages[family] = Stage.RELEASED

    @rule()
    def restart(self):
        self.shelf.reopen()

    @invariant()
    def what_is_known_is_so(self):
        for family, stage in self.stages.items():
            assert record.get(self.shelf.vault, family).stage is stage
            if stage in OPEN_STAGES:
                kept = record.load_draft(self.shelf.vault, family)
                assert kept is not None
        for name, question in check.INVARIANTS:
            assert self.shelf.vault.rows(question) == [], name

    @invariant()
    def nothing_is_sent_that_the_server_has_not(self):
        for family in self.stages:
            for seal in submission.of_record(self.shelf.vault, family):
                assert submission.xml(self.shelf.vault, seal.id) == self.sealed[seal.instance_id]
                pushed = {part.name for part in submission.parts(self.shelf.vault, seal.id) if part.pushed}
                if seal.fate is Fate.SENT:
                    assert pushed <= self.at_server[seal.instance_id]
                if seal.fate is Fate.VOID and "/xml" in self.at_server.get(seal.instance_id, ()):
                    # only a refusal (an answer that says no) makes void what was tried
                    assert seal.instance_id in self.tried

    def who(self):
        return {"by": self.shelf.author, "at": self.shelf.now()}

    def current(self, family):
        return submission.current(self.shelf.vault, family)

    def lawful(self, family, deed, call):
        """Do it; whether it was done must be what the table of moves says."""
        before = self.stages[family]
        history = len(history_table.of_record(self.shelf.vault, family))
        try:
            call()
        except Trouble as trouble:
            assert trouble.kind is Kind.NOT_LAWFUL and before not in MOVES[deed]
            assert len(history_table.of_record(self.shelf.vault, family)) == history
            return False
        self.stages[family] = MOVES[deed][before]
        if deed in (Deed.SEND_BACK, Deed.CORRECT):
            self.answers[family] = dict(record.load_draft(self.shelf.vault, family).answers)
        return True

    def follow(self, one):
        """The record goes along with its current seal only."""
        seal = submission.get(self.shelf.vault, one.id)
        is_current = one.record_id in self.stages and self.shelf.vault.value(
            "SELECT current = ? FROM records WHERE id = ?", (seal.seq, one.record_id)
        )
        if is_current and self.stages[one.record_id] is Stage.RELEASED:
            target = {Fate.SENT: Stage.SENT, Fate.REFUSED: Stage.REFUSED}.get(seal.fate)
            self.stages[one.record_id] = target or Stage.RELEASED


TestRecordLife = RecordLife.TestCase
TestRecordLife.settings = settings(max_examples=25, stateful_step_count=30, deadline=None)
