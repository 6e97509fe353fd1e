"""Forms and lists come in: whole or not at all, by hash, never removed."""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest

from desktop.forms import library
from desktop.hub.shelf import Shelf
from desktop.store import forms_table, lists_table, lists_views, record, submission
from desktop.store.record import RecordSummary
from desktop.store.seal import EntityChange, Seal
from desktop.sync.courier import run_round
from desktop.sync.round import Round, Wanted
from desktop.trouble import Kind
from tests.hub.province import filled, form_xml
from tests.sync.faults import CLEAN, Fault, FaultyWire, plain_answer
from tests.sync.laptop import Laptop

DESA = b"name,label\n1571010001,Contoh Kaja\n1571010002,Contoh Kelod\n"


def people(count: int, version: int = 1) -> bytes:
    rows = (f"00000000-0000-4000-8000-{n:012d},Keluarga {n},{version},{n}\n" for n in range(count))
    return ("name,label,__version,rt\n" + "".join(rows)).encode()


def pull(laptop: Laptop) -> Round:
    return run_round(laptop.vault, laptop.lines, now=laptop.now, dice=random.Random(1), wanted=Wanted())


def installed(laptop: Laptop) -> list[tuple[str, str, bool]]:
    return sorted((form.form_id, form.version, form.usable) for form in library.installed(laptop.vault))


def rows(laptop: Laptop, form_id: str, name: str) -> list[tuple[str, ...]]:
    table = library.lists(laptop.vault, form_id).table(name)
    assert table is not None
    return list(table.rows())


@pytest.fixture
def prelist(shelf: Shelf) -> Iterator[str]:
    shelf.put_list("keluarga", people(40))
    shelf.publish(form_xml("prelist", media=["desa.csv", "keluarga.csv"]), {"desa.csv": DESA})
    yield "prelist"


def test_forms_come_with_their_media_and_only_once(laptop: Laptop, prelist: str) -> None:
    went = pull(laptop)
    assert (went.forms_installed, went.failed, went.stopped) == (2, (), ())
    assert installed(laptop) == [("kunjungan", "1", True), ("prelist", "1", True)]
    assert len(rows(laptop, "prelist", "desa.csv")) == 2
    assert len(rows(laptop, "prelist", "keluarga.csv")) == 40
    again = pull(laptop)
    assert (again.forms_installed, again.lists_fetched, bool(again.touched)) == (0, 0, False)


def test_a_new_version_stands_beside_the_old(laptop: Laptop, shelf: Shelf) -> None:
    pull(laptop)
    shelf.publish(form_xml(version="2"))
    assert pull(laptop).forms_installed == 1
    assert [version for _, version, _ in installed(laptop)] == ["1", "2"]


def test_the_same_version_with_other_bytes_is_an_update(laptop: Laptop, shelf: Shelf) -> None:
    pull(laptop)
    shelf.publish(form_xml().replace(b"<label>Nama</label>", b"<label>Nama lengkap</label>"))
    assert pull(laptop).forms_installed == 1
    assert pull(laptop).forms_installed == 0


def test_a_changed_medium_comes_though_the_form_list_is_silent(laptop: Laptop, shelf: Shelf, prelist: str) -> None:
    pull(laptop)
    shelf.put_medium("prelist", "desa.csv", DESA + b"1571010003,Contoh Tengah\n")
    assert pull(laptop).forms_installed == 1
    assert len(rows(laptop, "prelist", "desa.csv")) == 3


def test_a_form_whose_medium_is_not_there_yet_waits_for_it(laptop: Laptop, shelf: Shelf) -> None:
    shelf.publish(form_xml("nanti", media=["kelompok.csv"]))
    pull(laptop)
    assert ("nanti", "1", False) in installed(laptop)
    shelf.put_medium("nanti", "kelompok.csv", DESA)
    pull(laptop)
    assert ("nanti", "1", True) in installed(laptop)


def test_what_the_office_closes_stays_here(laptop: Laptop, shelf: Shelf) -> None:
    pull(laptop)
    shelf.set_state("kunjungan", "closed")
    assert pull(laptop).failed == ()
    assert installed(laptop) == [("kunjungan", "1", True)]


def test_bytes_other_than_promised_are_not_installed(laptop: Laptop, shelf: Shelf, wire: FaultyWire) -> None:
    with shelf.writing() as db:
        db.execute("update form_version set md5 = ?", ("0" * 32,))
    shelf.publish(form_xml("baik"))
    went = pull(laptop)
    assert [(failed.name, failed.kind) for failed in went.failed] == [("kunjungan", Kind.FORM_CHANGED)]
    assert installed(laptop) == [("baik", "1", True)]


def test_a_broken_form_does_not_stop_the_others(laptop: Laptop, shelf: Shelf) -> None:
    broken = form_xml("rusak").replace(b'type="binary"/>', b'calculate="1 + "/>', 1)
    shelf.publish(broken)
    went = pull(laptop)
    assert [(failed.name, failed.kind) for failed in went.failed] == [("rusak", Kind.FORM_BROKEN)]
    assert installed(laptop) == [("kunjungan", "1", True)]


@pytest.mark.parametrize("share", [0.05, 0.3, 0.6, 0.8, 0.95])
def test_a_cut_leaves_no_half_form(laptop: Laptop, wire: FaultyWire, prelist: str, share: float) -> None:
    pull(laptop)
    whole = wire.passed_down
    with laptop.vault.atomic():
        for table in ("form_media", "forms", "list_views", "lists"):
            laptop.vault.change(f"DELETE FROM {table}")
    laptop.lines.close()
    wire.next_fault = lambda: Fault(answer=int(whole * share))
    went = pull(laptop)
    assert went.stopped == (("dinsos", Kind.NO_CONNECTION),)
    assert all(usable for _, _, usable in installed(laptop))
    wire.next_fault = lambda: CLEAN
    pull(laptop)
    assert installed(laptop) == [("kunjungan", "1", True), ("prelist", "1", True)]
    assert len(rows(laptop, "prelist", "keluarga.csv")) == 40


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        (plain_answer("200 OK", b"<html>Masuk WiFi</html>", openrosa=False), Kind.LOGIN_PAGE),
        (plain_answer("200 OK", b"<xforms", openrosa=True), Kind.SERVER_ANSWER_BROKEN),
        (plain_answer("302 Found", b"", "Location: http://portal.example/\r\n", openrosa=False), Kind.LOGIN_PAGE),
        (plain_answer("404 Not Found", b"<html/>", openrosa=False), Kind.ADDRESS_WRONG),
        (plain_answer("200 OK", b"x" * 9_000_000), Kind.SERVER_ANSWER_BROKEN),
        (
            plain_answer("200 OK", b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><x>&b;</x>'),
            Kind.SERVER_ANSWER_BROKEN,
        ),
    ],
)
def test_who_else_may_answer_the_form_list(laptop: Laptop, wire: FaultyWire, answer: bytes, kind: Kind) -> None:
    wire.next_fault = lambda: Fault(instead=answer)
    assert pull(laptop).kind is kind
    assert installed(laptop) == []


def test_a_changed_list_comes_last_and_is_used(laptop: Laptop, shelf: Shelf, prelist: str) -> None:
    pull(laptop)
    shelf.put_list("keluarga", people(41, version=2))
    went = pull(laptop)
    assert (went.forms_installed, went.lists_fetched) == (0, 1)
    found = rows(laptop, "prelist", "keluarga.csv")
    assert len(found) == 41
    assert pull(laptop).lists_fetched == 0


def test_a_list_that_shrinks_is_set_aside_until_a_person_agrees(laptop: Laptop, shelf: Shelf, prelist: str) -> None:
    pull(laptop)
    shelf.put_list("keluarga", people(3))
    went = pull(laptop)
    assert [(one.filename, one.before, one.after) for one in went.shrank] == [("keluarga.csv", 40, 3)]
    assert len(rows(laptop, "prelist", "keluarga.csv")) == 40
    assert len(pull(laptop).shrank) == 1
    (waiting,) = lists_views.awaiting(laptop.vault)
    assert (waiting.before, waiting.after) == (40, 3)
    assert lists_views.agree(laptop.vault, waiting, at=laptop.at).lists
    assert len(rows(laptop, "prelist", "keluarga.csv")) == 3
    assert pull(laptop).shrank == ()


def test_a_list_cut_short_or_replaced_by_a_page_is_not_used(
    laptop: Laptop, shelf: Shelf, prelist: str, wire: FaultyWire
) -> None:
    pull(laptop)
    shelf.put_list("keluarga", b"<html>bukan daftar</html>")
    went = pull(laptop)
    assert [failed.kind for failed in went.failed] == [Kind.LIST_BROKEN]
    assert len(rows(laptop, "prelist", "keluarga.csv")) == 40
    found = lists_table.find(laptop.vault, "keluarga.csv", scope="dinsos")
    assert found is not None and found.row_count == 40
    assert forms_table.find(laptop.vault, "prelist") is not None


def test_a_form_that_opens_again_lets_go_what_was_refused_for_it(laptop: Laptop, shelf: Shelf, token: str) -> None:
    one = laptop.release()
    shelf.set_state("kunjungan", "closed")
    pull(laptop)
    assert laptop.fates() == {one: "refused"}
    pull(laptop)
    assert laptop.fates() == {one: "refused"}
    shelf.set_state("kunjungan", "open")
    shelf.unassign(token, "kunjungan")
    pull(laptop)
    assert laptop.fates() == {one: "refused"}
    shelf.assign(token, "kunjungan")
    went = pull(laptop)
    assert (laptop.fates(), went.completed) == ({one: "sent"}, went.completed) and len(went.completed) == 1


def hand_in_with(laptop: Laptop, *changes: EntityChange) -> str:
    """A released record of the form `prelist` that changes entities; gives its instance id."""
    instance = f"uuid:{changes[0].entity_id}"
    summary = RecordSummary("Contoh")
    seal = Seal(instance, filled(instance, form_id="prelist"), b"<draft/>", {}, summary, entities=changes)
    form = forms_table.find(laptop.vault, "prelist")
    assert form is not None
    record.begin(laptop.vault, instance, form.key, by=laptop.author, at=laptop.at)
    submission.hand_in(laptop.vault, instance, seal, release=True, by=laptop.author, at=laptop.at)
    return instance


def test_an_entity_made_here_and_deleted_there_is_taken_off(laptop: Laptop, shelf: Shelf, prelist: str) -> None:
    pull(laptop)
    made = [f"00000000-0000-4000-8000-00000000090{n}" for n in range(2)]
    for entity in made:
        hand_in_with(laptop, EntityChange("keluarga", entity, "create", "Keluarga Baru", {"rt": "9"}))
    assert len(rows(laptop, "prelist", "keluarga.csv")) == 42
    laptop.round()
    shelf.mark_entity("keluarga", made[0], deleted=True)
    shelf.put_list("keluarga", people(41))
    pull(laptop)
    assert [row[0] for row in rows(laptop, "prelist", "keluarga.csv")][-2:] == [
        f"{'0' * 8}-0000-4000-8000-{40:012d}",
        made[1],
    ]


def test_what_waits_for_approval_is_not_in_the_list_until_the_office_made_it(laptop: Laptop, shelf: Shelf) -> None:
    shelf.put_list("keluarga", people(3), needs_approval=True)
    shelf.publish(form_xml("prelist", media=["keluarga.csv"]))
    pull(laptop)
    made = "11111111-0000-4000-8000-000000000000"
    known = "00000000-0000-4000-8000-000000000001"
    create = EntityChange("keluarga", made, "create", "Keluarga Baru")
    one = hand_in_with(laptop, create, EntityChange("keluarga", known, "update", "", {"rt": "9"}, "1"))
    assert [row[:3] for row in rows(laptop, "prelist", "keluarga.csv")] == [
        (f"00000000-0000-4000-8000-{n:012d}", f"Keluarga {n}", rt) for n, rt in enumerate("092")
    ]
    laptop.round()
    assert laptop.fates()[one] == "sent"
    shelf.put_list("keluarga", people(4), needs_approval=True)  # something else moved: the office has not looked yet
    pull(laptop)
    waiting = "SELECT entity FROM entity_changes WHERE absorbed_at IS NULL"
    assert laptop.vault.rows(waiting) == [(known,)]  # the new one is the office's affair
    shelf.put_list("keluarga", people(4) + f"{made},Keluarga Baru,1,5\n".encode(), needs_approval=True)
    pull(laptop)
    assert rows(laptop, "prelist", "keluarga.csv")[-1][:2] == (made, "Keluarga Baru")
