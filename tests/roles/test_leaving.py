"""What leaves readable: within what a person may see, and noted before it is given."""

from __future__ import annotations

import pytest

from desktop.demo.families import flood
from desktop.demo.workspace import hand_in
from desktop.roles.leaving import Leaving
from desktop.store import access_table, delivery, history_table, servers_table, submission
from desktop.store.records_table import Wish
from desktop.store.seal import Receipt
from desktop.trouble import Kind, Trouble
from tests.roles.conftest import Village


def test_a_sheet_is_noted_with_its_purpose(village: Village) -> None:
    record_id = village.hand_in()
    sheet = Leaving(village.vault, village.siti.user, now=village.clock).sheet(record_id, "print", "household")
    assert (sheet.dossier.record.id, sheet.corrected) == (record_id, False)
    noted = [(one.deed, one.purpose, one.by_name) for one in access_table.entries(village.vault, record_id=record_id)]
    assert ("print", "household", "Siti") in noted


def test_nobody_takes_out_what_they_may_not_see(village: Village) -> None:
    record_id = village.hand_in()
    with pytest.raises(Trouble) as caught:
        Leaving(village.vault, village.budi.user, now=village.clock).sheet(record_id, "print", "archive")
    assert caught.value.kind is Kind.NOT_ALLOWED
    assert "print" not in [one.deed for one in access_table.entries(village.vault, record_id=record_id)]


def test_what_was_only_sent_back_is_no_correction(village: Village) -> None:
    record_id = village.hand_in()
    village.ratna.send_back(record_id, "Cek RT")
    village.siti.discard(record_id)
    sheet = Leaving(village.vault, village.siti.user, now=village.clock).sheet(record_id, "copy", "whatsapp")
    assert not sheet.corrected


def test_the_sheet_of_receipts_has_what_the_server_has_in_full(village: Village) -> None:
    servers_table.add(
        village.vault, "Provinsi", "https://odk.example.go.id/v1/key/{token}", at=village.clock(), server_id="p"
    )
    record_id = hand_in(village.siti, village.disaster_form, flood())
    leaving = Leaving(village.vault, village.siti.user, now=village.clock)
    assert leaving.receipts("archive") == ()
    (waiting,) = delivery.waiting(village.vault, village.clock())
    for part in waiting.missing:
        receipt = Receipt(village.clock(), "Sat, 21 Nov 2026 09:00:00 GMT", 201, "ok", "p")
        delivery.keep_receipt(village.vault, waiting.id, part.name, receipt)
    (proof,) = leaving.receipts("archive")
    assert (proof.row.record_id, proof.server) == (record_id, "https://odk.example.go.id/v1/key/{token}")
    assert proof.instance_id.startswith("uuid:")
    assert Leaving(village.vault, village.budi.user, now=village.clock).receipts("archive") == ()


def test_the_past_that_was_printed_is_found_again(village: Village) -> None:
    village.hand_in()
    leaving = Leaving(village.vault, village.siti.user, now=village.clock)
    printed = leaving.past()
    village.hand_in(1)
    assert leaving.past() != printed and history_table.knows_head(village.vault, printed.upper())
    for other in ("", "zz" * 10, "%" * 20, "0" * 20):
        assert not history_table.knows_head(village.vault, other)


def test_what_was_hidden_when_it_was_sealed_does_not_leave_in_a_workbook(village: Village) -> None:
    record_id = village.hand_in()
    village.ratna.send_back(village.hand_in(1), "Cek RT")  # open again: it stays here
    leaving = Leaving(village.vault, village.ratna.user, now=village.clock)
    (found,) = leaving.rows(Wish(), "office")
    ((row, values),) = found.records
    assert row.id == record_id
    sealed = submission.xml(village.vault, submission.current(village.vault, record_id).id)
    named = {ref.rpartition("/")[2] for ref in values}
    assert all(f"<{name}".encode() in sealed for name in named)
    assert any("[2]" in ref for ref in values)
    assert next(one.deed for one in access_table.entries(village.vault)) == "export"


def test_an_enumerator_takes_out_only_what_is_theirs(village: Village) -> None:
    village.hand_in()
    assert Leaving(village.vault, village.budi.user, now=village.clock).rows(Wish(), "office") == ()
