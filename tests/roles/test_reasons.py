"""Why an answer stands that its form warns of: the author's word, kept with the record, read by the supervisor."""

from __future__ import annotations

from desktop.roles.values import is_reason
from desktop.store import verdicts_table
from desktop.store.records_table import Wish
from tests.roles.conftest import Village

REF = "/data/pengenalan/nama_kepala"


def test_the_last_reason_counts_and_an_empty_one_ends_it(village: Village) -> None:
    began = village.siti.start(village.family_form)
    village.siti.explain(began, REF, "Sesuai KK")
    village.siti.explain(began, REF, "Sudah dicek ke RT")
    assert village.siti.open(began.record_id).reasons == {REF: "Sudah dicek ke RT"}
    village.siti.explain(began, REF, "")
    assert village.siti.open(began.record_id).reasons == {}


def test_a_supervisor_reads_it_and_it_is_no_open_remark(village: Village) -> None:
    record_id = village.hand_in()
    at, by = village.clock(), village.siti.user
    verdicts_table.remark(village.vault, record_id, REF, "Sesuai KK", by=by, at=at)
    dossier = village.ratna.open(record_id)
    assert [said.text for said in dossier.remarks if is_reason(said, dossier.record.author)] == ["Sesuai KK"]
    assert village.ratna.page(Wish()).rows[0].open_remarks == 0
    village.ratna.remark(record_id, REF, "Cek lagi")
    assert village.ratna.page(Wish()).rows[0].open_remarks == 1
