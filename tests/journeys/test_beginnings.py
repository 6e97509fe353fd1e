"""Fillings that begin otherwise than empty: with a family of the prelist, as a copy, from paper; many at once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from desktop.demo.families import flood
from desktop.demo.filling import fill
from desktop.reference import synthetic
from desktop.store import records_table
from desktop.store.records_table import Wish
from desktop.store.stages import Stage
from desktop.ui.hands import Hands
from desktop.ui.pages.families import FamiliesPage
from desktop.ui.pages.filling import FillingPage
from tests.journeys import laptop as deeds
from tests.journeys.laptop import SITI
from tests.journeys.test_odd_moments import filled_report

Window = Callable[..., Hands]
Key = Qt.Key


def families(hands: Hands) -> FamiliesPage:
    """Ctrl+N, down to the prelist below the household form, Enter."""
    hands.press(Key.Key_N, ctrl=True)
    hands.wait(lambda: hands.desk.new.search.hasFocus() and hands.desk.new._prelists, "forms with a prelist")
    hands.type("asesmen")
    hands.press(Key.Key_Down)
    hands.press(Key.Key_Down)
    hands.press(Key.Key_Return)
    hands.wait(lambda: isinstance(hands.desk.frame.guest, FamiliesPage), "the families")
    page = hands.desk.frame.guest
    assert isinstance(page, FamiliesPage)
    return page


def test_a_filling_begins_with_a_family_of_the_prelist(window: Window, laptop: Path) -> None:
    hands, family = window(laptop), synthetic.family(5)
    deeds.come_in(hands, SITI)
    page = families(hands)
    village = next(one for one in synthetic.families(6) if one.id == family.id)
    hands.type(village.members[-1].nik)
    hands.press(Key.Key_Return)  # faster than the search: it waits for its answer
    filling = deeds.in_front(hands)
    value = lambda name: filling.interview.node(f"/data/pengenalan/{name}").value  # noqa: E731
    assert (value("desa"), value("prelist"), value("no_kk")) == (village.village, village.id, village.no_kk)
    head = filling.interview.node("/data/pengenalan/nama_kepala")
    filling.prefilled.look()
    assert filling.prefilled._said[head.key] == "dari prelist"
    filling.answer(head, "Orang Lain")
    filling.prefilled.look()
    assert village.head.name in filling.prefilled._said[head.key]
    assert any(village.head.name in words for note in filling.aside.notes for _tone, words in note.lines)
    hands.wait(lambda: filling.autosave.clean, "it is saved")
    page = families(hands)
    hands.type(village.no_kk)
    hands.wait(lambda: len(page._found) == 1, "the family again")
    hands.press(Key.Key_Return)
    again = deeds.in_front(hands)  # begun already: Enter opens what there is
    assert again.interview.node("/data/pengenalan/nama_kepala").value == "Orang Lain"
    deeds.close_window(hands)


def test_the_address_of_the_day_is_copied_and_a_record_duplicated(window: Window, laptop: Path) -> None:
    hands = window(laptop)
    deeds.come_in(hands, SITI)
    first = deeds.begin_form(hands, "asesmen")
    for name, text in (
        ("provinsi", "15"),
        ("kabupaten", "15.05"),
        ("kecamatan", "15.05.06"),
        ("desa", "15.05.06.2018"),
    ):
        first.interview.answer(f"/data/pengenalan/{name}", text)
    first.interview.answer("/data/pengenalan/alamat", "Lorong Damai No. 7")
    first.interview.answer("/data/pengenalan/rt", "004")
    first.interview.answer("/data/pengenalan/nama_kepala", "Rusdi")
    first.interview.answer("/data/kunjungan_petugas/kunjungan", "1")
    first.interview.answer("/data/persetujuan/setuju", "1")
    first.autosave.changed()
    hands.press(Key.Key_S, ctrl=True)
    hands.wait(lambda: first.autosave.clean, "it is saved")
    second = deeds.begin_form(hands, "asesmen")
    hands.press(Key.Key_A, ctrl=True, shift=True)
    # asked each time: a snapshot stands still, and the answer comes when the lane has it
    hands.wait(lambda: second.interview.node("/data/pengenalan/rt").value == "004", "the address is copied")
    values = second.interview.snapshot().values
    assert values()["/data/pengenalan/desa"] == "15.05.06.2018" and not values()["/data/pengenalan/nama_kepala"]
    assert not second.interview.node("/data/kunjungan_petugas/kunjungan").value  # nothing but the address
    assert second.place() == "/data/pengenalan/prelist"  # on to what is left to ask
    hands.press(Key.Key_S, ctrl=True)
    hands.wait(lambda: second.autosave.clean, "it is saved")
    hands.press(Key.Key_D, ctrl=True, shift=True)
    hands.wait(lambda: hands.filling not in (None, second), "the copy")
    copy = hands.filling
    assert isinstance(copy, FillingPage)
    ids = [one.interview.snapshot().values()["/data/meta/instanceID"] for one in (second, copy)]
    assert ids[0] != ids[1] and copy.interview.node("/data/pengenalan/rt").value == "004"
    made = [one.interview.snapshot().values()["/data/id_keluarga"] for one in (second, copy)]
    assert made[0] != made[1] and made[1]
    hands.wait(lambda: copy.autosave.clean, "the copy is saved")
    deeds.close_window(hands)
    assert len(deeds.look_into(laptop, SITI, lambda vault: records_table.rows(vault, Wish()))) == 3


def test_from_paper_the_form_takes_the_day_of_the_visit_for_today(window: Window, laptop: Path) -> None:
    hands = window(laptop)
    deeds.come_in(hands, SITI)
    hands.press(Key.Key_N, ctrl=True)
    new = hands.desk.new
    hands.wait(new.search.hasFocus, "the forms")
    visit = hands.window.house.now().date() - timedelta(days=9)
    new.paper.click()
    hands.type(f"{visit:%d-%m-%Y}")
    assert new.paper_day() == visit
    new.search.setFocus()
    hands.type("asesmen")
    hands.wait(new.found, "the form")
    hands.press(Key.Key_Return)
    page = deeds.in_front(hands)
    asked = page.interview.node("/data/kunjungan_petugas/tgl_pendataan").value
    assert date.fromisoformat(asked) == visit and not page.header.paper.isHidden()
    page.interview.answer("/data/pengenalan/nama_kepala", "Rusdi")
    page.autosave.changed()
    hands.press(Key.Key_Escape)
    hands.wait(lambda: hands.filling is None, "it is left")
    hands.desk.go("records")
    hands.wait(lambda: deeds.rows_shown(hands), "the list")
    hands.desk.record_opened.emit(deeds.rows_shown(hands)[0].id)
    again = deeds.in_front(hands)
    assert not again.header.paper.isHidden()
    assert str(again.interview.evaluate("string(today())")) == visit.isoformat()
    deeds.close_window(hands)


def test_all_complete_drafts_go_at_once_and_the_others_stay(window: Window, laptop: Path) -> None:
    hands = window(laptop)
    filled_report(hands, "Lengkap Satu")
    page = deeds.begin_form(hands, "laporan")
    fill(page.interview, {**flood(), "nama_pelapor": "Lengkap Dua"})
    page.autosave.changed()
    half = deeds.begin_form(hands, "laporan")
    half.interview.answer("/data/pelapor/nama_pelapor", "Belum Lengkap")
    half.autosave.changed()
    hands.press(Key.Key_Escape)
    hands.wait(lambda: hands.filling is None, "it is left")
    hands.desk.all_handed_in_asked.emit()
    hands.wait(lambda: len(stages(hands)) == 3 and stages(hands).count(Stage.DRAFT) == 1, "two of three are handed in")
    deeds.close_window(hands)


def stages(hands: Hands) -> list[Stage]:
    session = hands.desk.session
    found = session.store.post(lambda _ticket: session.enumerator.page(Wish())).result(20)
    return [row.stage for row in found.rows]


def test_papers_to_take_along(window: Window, laptop: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    hands = window(laptop)
    deeds.come_in(hands, SITI)
    page = families(hands)
    beginnings = hands.program.workplace.beginnings
    assert beginnings is not None
    given: list[tuple[str, str]] = []
    monkeypatch.setattr(beginnings._beside.paper, "put_sheet", lambda title, html: given.append((title, html)))
    page.paper.click()
    hands.wait(lambda: len(given) == 1, "the visit list")
    forms = hands.desk.session.store.post(lambda _t: hands.desk.session.enumerator.forms()).result(20)
    beginnings.print_blank(next(form.key for form in forms if form.form_id == "asesmen_keluarga"))
    hands.wait(lambda: len(given) == 2, "the questionnaire")
    (_, visits), (_, blank) = given
    assert "RT 0" in visits and synthetic.family(5).head.name in visits and synthetic.family(5).no_kk not in visits
    assert (
        "Bacakan:" in blank
        and "108. Nama kepala keluarga" in blank
        and "405. Jenis kelamin" in blank
        and "1. Laki-laki" in blank
    )
    deeds.close_window(hands)
