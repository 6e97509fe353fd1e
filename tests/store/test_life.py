"""A record's life on the shelf: typed, handed in, reviewed, pushed, corrected."""

from __future__ import annotations

from datetime import timedelta

import pytest

from desktop.store import Stage, delivery, history_table, record, records_table, submission
from desktop.store.records_table import Wish
from desktop.store.seal import Receipt
from desktop.trouble import Kind, Trouble


def push(shelf, submission_id, parts=None):
    delivery.note_attempt(shelf.vault, submission_id, at=shelf.now())
    for part in submission.parts(shelf.vault, submission_id):
        if part.pushed and (parts is None or part.name in parts):
            receipt = Receipt(shelf.now(), "Sat, 21 Nov 2026 07:00:00 GMT", 201, "ok", "dinsos")
            delivery.keep_receipt(shelf.vault, submission_id, part.name, receipt)


def stage(shelf, record_id):
    return record.get(shelf.vault, record_id).stage


def test_from_typing_to_the_receipt(shelf):
    family = shelf.draft({"/data/nama": "Bu Imas"}, title="Bu Imas")
    shelf.save(family, {"/data/nama": "Bu Imas Masitoh", "/data/rt": "003"}, title="Bu Imas Masitoh")
    seal = shelf.seal(files={"rumah.jpg": b"x" * 700_000})
    submission.hand_in(shelf.vault, family, seal, release=False, by=shelf.author, at=shelf.now())
    assert stage(shelf, family) is Stage.HANDED_IN
    assert delivery.waiting(shelf.vault, shelf.now()) == []
    submission.approve(shelf.vault, family, by=shelf.supervisor, at=shelf.now())
    submission.release(shelf.vault, family, by=shelf.supervisor, at=shelf.now())
    (waiting,) = delivery.waiting(shelf.vault, shelf.now())
    assert [part.name for part in waiting.missing] == ["/xml", "rumah.jpg"]
    push(shelf, waiting.id, {"/xml"})
    assert stage(shelf, family) is Stage.RELEASED
    (waiting,) = delivery.waiting(shelf.vault, shelf.now())
    assert [part.name for part in waiting.missing] == ["rumah.jpg"] and waiting.xml_received
    push(shelf, waiting.id)
    assert stage(shelf, family) is Stage.SENT
    assert delivery.waiting(shelf.vault, shelf.now()) == []
    assert set(delivery.receipts(shelf.vault, waiting.id)) == {"/xml", "rumah.jpg"}
    shelf.reopen()
    assert stage(shelf, family) is Stage.SENT
    assert submission.xml(shelf.vault, waiting.id) == seal.xml


def test_every_change_is_written_down(shelf):
    family = shelf.draft({"/data/nama": "Bu Imas"})
    shelf.save(family, {"/data/nama": "Bu Imas Masitoh", "/data/rt": "003"})
    shelf.save(family, {"/data/rt": "004"})
    entries = history_table.of_record(shelf.vault, family)
    told = [(one.ref, one.old, one.new, one.by_name) for one in entries if one.ref]
    assert told == [
        ("/data/nama", "Bu Imas Masitoh", None, "Asep Sunarya"),
        ("/data/rt", "003", "004", "Asep Sunarya"),
        ("/data/rt", None, "003", "Asep Sunarya"),
        ("/data/nama", "Bu Imas", "Bu Imas Masitoh", "Asep Sunarya"),
        ("/data/nama", None, "Bu Imas", "Asep Sunarya"),
    ]
    now = record.load_draft(shelf.vault, family).answers
    assert history_table.answers_before(shelf.vault, family, entries[1].id, now) == {
        "/data/nama": "Bu Imas Masitoh",
        "/data/rt": "003",
    }
    assert history_table.first_broken_link(shelf.vault) is None


def test_sealed_bytes_cannot_change(shelf):
    shelf.handed_in()
    for sql in (
        "UPDATE parts SET xml = x'00'",
        "DELETE FROM parts",
        "UPDATE submissions SET instance_id = 'x'",
        "UPDATE submissions SET draft = x''",
        "UPDATE history SET old = 'x', ref = 'y'",
        "DELETE FROM history",
    ):
        with pytest.raises(Exception, match=r"sealed|append-only"), shelf.vault.atomic():
            shelf.vault.write(sql)


def test_what_was_tried_is_not_withdrawn(shelf):
    family = shelf.handed_in(release=True)
    (waiting,) = delivery.waiting(shelf.vault, shelf.now())
    delivery.note_attempt(shelf.vault, waiting.id, at=shelf.now())
    with pytest.raises(Trouble) as caught:
        submission.withdraw(shelf.vault, family, by=shelf.author, at=shelf.now())
    assert (caught.value.kind, caught.value.facts["stage"]) == (Kind.NOT_LAWFUL, "attempted")


def test_withdrawn_is_void_and_may_not_leave(shelf):
    family = shelf.handed_in(release=True)
    (waiting,) = delivery.waiting(shelf.vault, shelf.now())
    submission.withdraw(shelf.vault, family, by=shelf.author, at=shelf.now())
    with pytest.raises(Trouble) as caught:
        delivery.note_attempt(shelf.vault, waiting.id, at=shelf.now())
    assert caught.value.kind is Kind.NOT_LAWFUL
    assert record.load_draft(shelf.vault, family).xml == b"<draft/>"


def test_a_correction_waits_behind_an_unknown_fate(shelf):
    family = shelf.handed_in(release=True)
    (first,) = delivery.waiting(shelf.vault, shelf.now())
    delivery.note_attempt(shelf.vault, first.id, at=shelf.now())
    submission.correct(shelf.vault, family, by=shelf.author, at=shelf.now())
    earlier = submission.earlier(shelf.vault, family)
    assert earlier is not None and (earlier.instance_id, earlier.fate_unknown) == (first.instance_id, True)
    again = shelf.seal(deprecated_id=earlier.instance_id)
    submission.hand_in(shelf.vault, family, again, release=True, by=shelf.author, at=shelf.now())
    assert [one.id for one in delivery.waiting(shelf.vault, shelf.now())] == [first.id]
    assert [row.behind for row in delivery.outbox(shelf.vault)] == [False, True]
    push(shelf, first.id)
    (second,) = delivery.waiting(shelf.vault, shelf.now())
    assert second.instance_id == again.instance_id
    push(shelf, second.id)
    assert stage(shelf, family) is Stage.SENT


def test_refused_is_told_and_tried_again(shelf):
    family = shelf.handed_in(release=True)
    (waiting,) = delivery.waiting(shelf.vault, shelf.now())
    delivery.note_attempt(shelf.vault, waiting.id, at=shelf.now())
    delivery.refuse(shelf.vault, waiting.id, Kind.REFUSED_FORM_CLOSED, "closed", at=shelf.now())
    assert stage(shelf, family) is Stage.REFUSED
    assert delivery.waiting(shelf.vault, shelf.now()) == []
    (row,) = delivery.outbox(shelf.vault)
    assert (row.trouble, row.message) == ("refused_form_closed", "closed")
    submission.retry(shelf.vault, waiting.id, by=shelf.author, at=shelf.now())
    push(shelf, waiting.id)
    assert stage(shelf, family) is Stage.SENT


def test_an_attempt_put_off_is_waited_for_unless_the_clock_jumped(shelf):
    shelf.handed_in(release=True)
    (waiting,) = delivery.waiting(shelf.vault, shelf.now())
    later = shelf.now() + timedelta(minutes=5)
    delivery.note_trouble(shelf.vault, waiting.id, Kind.TIMED_OUT, at=shelf.now(), next_at=later)
    assert delivery.waiting(shelf.vault, shelf.now()) == []
    assert delivery.next_attempt(shelf.vault) == later
    assert len(delivery.waiting(shelf.vault, later)) == 1
    assert len(delivery.waiting(shelf.vault, later - timedelta(days=400))) == 1


def test_discarded_is_brought_back_as_it_was(shelf):
    family = shelf.draft({"/data/nama": "Bu Imas"}, title="Bu Imas", keys={"nik": ("1571012345670001",)})
    record.discard(shelf.vault, family, by=shelf.author, at=shelf.now())
    assert records_table.page(shelf.vault, Wish()).total == 0
    assert records_table.page(shelf.vault, Wish(stages=frozenset({Stage.DISCARDED}))).total == 1
    record.bring_back(shelf.vault, family, by=shelf.author, at=shelf.now())
    assert stage(shelf, family) is Stage.DRAFT
    assert records_table.page(shelf.vault, Wish(text="imas 157101")).total == 1
    assert record.with_key(shelf.vault, "nik", "1571012345670001") == [family]
