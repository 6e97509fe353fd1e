"""A filled form read as people read it."""

from __future__ import annotations

import pytest

from desktop.reports.reading import Answer, parts, shown
from tests.reports.places import FakeChoice, FakePlace, form, group

SEX = (FakeChoice("1", "Laki-laki"), FakeChoice("2", "Perempuan"))


@pytest.mark.parametrize(
    ("place", "id_text", "en_text"),
    [
        (FakePlace("/d/a", value="Siti", type="string"), "Siti", "Siti"),
        (FakePlace("/d/a", value="2", control="select1", choices=SEX), "Perempuan", "Perempuan"),
        (FakePlace("/d/a", value="2 1", control="select", choices=SEX), "Perempuan, Laki-laki", "Perempuan, Laki-laki"),
        (FakePlace("/d/a", value="9", control="select1", choices=SEX), "9", "9"),
        (FakePlace("/d/a", value="2026-11-21", type="date"), "21 November 2026", "21 November 2026"),
        (FakePlace("/d/a", value="2026-08-17", type="date"), "17 Agustus 2026", "17 August 2026"),
        (FakePlace("/d/a", value="14:03:00.000+07:00", type="time"), "14.03", "14.03"),
        (
            FakePlace("/d/a", value="2026-05-01T09:30:00.000+07:00", type="dateTime"),
            "1 Mei 2026 09.30",
            "1 May 2026 09.30",
        ),
        (FakePlace("/d/a", value="12.5", type="decimal"), "12,5", "12.5"),
        (FakePlace("/d/a", value="2026", type="int"), "2026", "2026"),
        (
            FakePlace("/d/a", value="-2.06 101.39 800 4.5", type="geopoint"),
            "-2.06, 101.39 (± 4,5 m)",
            "-2.06, 101.39 (± 4.5 m)",
        ),
        (FakePlace("/d/a", value="-2.06 101.39 0 0", type="geopoint"), "-2.06, 101.39", "-2.06, 101.39"),
        (FakePlace("/d/a", value="OK", control="trigger"), "Ya", "Yes"),
        (FakePlace("/d/a", value="besok", type="date"), "besok", "besok"),
        (FakePlace("/d/a", value="25:99", type="time"), "25:99", "25:99"),
        (FakePlace("/d/a", value="", control="select1", choices=SEX), "", ""),
    ],
)
def test_an_answer_as_people_read_it(place: FakePlace, id_text: str, en_text: str) -> None:
    assert shown(place, "id") == id_text
    assert shown(place, "en") == en_text


def household() -> FakePlace:
    return form(
        FakePlace("/data/petunjuk", "Baca dahulu", readonly=True),
        group("/data/alamat", "Alamat", FakePlace("/data/alamat/rt", "RT", "003"), FakePlace("/data/alamat/rw", "RW")),
        group("/data/kosong", "Tidak ditanya", FakePlace("/data/kosong/x", "X", "1"), relevant=False),
        group(
            "/data/anggota",
            "Anggota",
            group(
                "/data/anggota[1]",
                "Anggota 1",
                FakePlace("/data/anggota[1]/nama", "Nama", "Budi Contoh"),
                FakePlace("/data/anggota[1]/nik", "NIK", "1571010101900001"),
                FakePlace("/data/anggota[1]/umur", "Umur", "36", control=None),
                kind="instance",
            ),
            group("/data/anggota[2]", "Anggota 2", FakePlace("/data/anggota[2]/nama", "Nama", "Ani"), kind="instance"),
            kind="repeat",
        ),
        FakePlace("/data/foto", "Foto rumah", "rumah.jpg", control="upload", type="binary"),
    )


def test_a_form_is_read_section_by_section() -> None:
    read = parts(household())
    titles = [(part.title, part.depth) for part in read]
    assert titles == [("Alamat", 1), ("Anggota 1", 1), ("Anggota 2", 1), ("", 0)]
    assert [answer.label for answer in read[0].answers] == ["RT", "RW"]
    assert read[-1].answers == (Answer("/data/foto", "Foto rumah", "rumah.jpg", picture="rumah.jpg"),)


def test_rows_called_alike_are_numbered() -> None:
    row = group("/data/r[1]", "Kebutuhan", FakePlace("/data/r[1]/x", "X", "1"), kind="instance")
    read = parts(form(group("/data/r", "Kebutuhan", row, row, kind="repeat")))
    assert [part.title for part in read] == ["Kebutuhan 1", "Kebutuhan 2"]


def test_what_was_not_asked_is_not_read() -> None:
    labels = [answer.label for part in parts(household()) for answer in part.answers]
    assert "X" not in labels
    assert "Baca dahulu" not in labels
    assert "Umur" not in labels


def test_a_masked_number_is_shown_in_part() -> None:
    read = parts(household(), masked=lambda ref: ref == "/data/anggota/nik")
    texts = [answer.text for part in read for answer in part.answers]
    assert "1571010101900001" not in texts
    assert "1571** ****** 0001" in texts


def test_amounts_are_spelt_out() -> None:
    asked = FakePlace("/data/dana", "Dana diterima (Rp)", "1250000", type="int")
    assert shown(asked) == "Rp1.250.000 (satu juta dua ratus lima puluh ribu rupiah)"
    assert shown(asked, "en") == "Rp1.250.000"
    assert shown(FakePlace("/data/tahun", "Tahun", "2026", type="int")) == "2026"
