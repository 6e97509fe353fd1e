"""The message a Tagana volunteer pastes into the group."""

from __future__ import annotations

from desktop.reports.reading import Answer
from desktop.reports.whatsapp import Heading, sms, text
from desktop.reports.words import official_place

HEADING = Heading(
    addressee="Kepala Dinas Sosial",
    day="Sabtu, 3 Januari 2026",
    place="Desa Sungai Contoh, Kec. Hamparan, Kota Sungai Penuh, Prov. Jambi",
    until="3 Januari 2026 09.00 WIB",
)


def said(**values: str) -> dict[str, list[Answer]]:
    return {meaning: [Answer(f"/data/{meaning}", meaning, value)] for meaning, value in values.items()}


FLOOD = {
    **said(
        event_kind="Banjir",
        event_time="04.30",
        cause="Hujan lebat",
        chronology="Sungai meluap\npukul empat pagi",
        count_affected_families="120",
        count_affected="431",
        count_dead="2",
        count_dead_male="1",
        count_dead_female="1",
        count_missing="0",
        count_displaced_families="40",
        count_displaced="150",
        count_shelters="2",
        count_toddlers="11",
        count_houses_heavy="3",
        count_houses_flooded="118",
        facilities="1 SD terendam",
        road="terbatas",
        electricity="padam",
        reporter="Rina Petugas",
        reporter_team="Tagana Sungai Penuh",
        reporter_number="0001",
        reporter_phone="0812 0000 0000",
        point="-2.06, 101.39",
        address="RT 03 dekat jembatan",
    ),
    "efforts": [Answer("/data/upaya", "Upaya", "Evakuasi, Dapur umum")],
    "need_item": [Answer("/data/k[1]/barang", "", "Beras"), Answer("/data/k[2]/barang", "", "Lainnya")],
    "need_other": [Answer("/data/k[2]/lain", "", "Perahu karet")],
    "need_amount": [Answer("/data/k[1]/jumlah", "", "200"), Answer("/data/k[2]/jumlah", "", "2")],
    "need_unit": [Answer("/data/k[1]/satuan", "", "kg"), Answer("/data/k[2]/satuan", "", "unit")],
}


def test_the_whole_message() -> None:
    assert text(FLOOD, HEADING) == (
        "*LAPORAN AWAL KEJADIAN BENCANA*\n"
        "Kepada Yth. Kepala Dinas Sosial\n"
        "Mohon izin melaporkan kejadian *Banjir* di Desa Sungai Contoh, Kec. Hamparan, Kota Sungai Penuh, Prov. Jambi\n"
        "1. Waktu kejadian : Sabtu, 3 Januari 2026 pukul 04.30 WIB\n"
        "2. Lokasi : RT 03 dekat jembatan (-2.06, 101.39)\n"
        "3. Penyebab / kronologis : Hujan lebat. Sungai meluap pukul empat pagi\n"
        "4. Dampak (data s.d. 3 Januari 2026 09.00 WIB) :\n"
        "   - Terdampak : 120 KK / 431 jiwa\n"
        "   - Korban : meninggal 2 (L 1/P 1), hilang 0\n"
        "   - Mengungsi : 40 KK / 150 jiwa di 2 titik (balita 11)\n"
        "   - Rumah : RB 3, terendam 118\n"
        "   - Fasilitas umum : 1 SD terendam\n"
        "5. Akses / listrik / komunikasi / air : jalan terbatas, listrik padam\n"
        "6. Upaya yang dilakukan : Evakuasi, Dapur umum\n"
        "7. Kebutuhan mendesak : Beras 200 kg, Perahu karet 2 unit\n"
        "Petugas: Rina Petugas – Tagana Sungai Penuh, NIA 0001, HP 0812 0000 0000\n"
        "Demikian, terima kasih.\n"
    )


def test_what_is_unknown_is_left_out_not_zero() -> None:
    message = text(said(event_kind="Banjir"), Heading())
    assert message == (
        "*LAPORAN AWAL KEJADIAN BENCANA*\nMohon izin melaporkan kejadian *Banjir*\nDemikian, terima kasih.\n"
    )


def test_practice_and_corrections_say_so_first() -> None:
    message = text(FLOOD, Heading(practice=True, corrected=True, stage="PERKEMBANGAN KE-2"))
    assert message.splitlines()[:3] == [
        "*LATIHAN – BUKAN KEJADIAN SEBENARNYA*",
        "*RALAT*",
        "*LAPORAN PERKEMBANGAN KE-2 KEJADIAN BENCANA*",
    ]


def test_a_nik_typed_into_the_story_does_not_leave() -> None:
    message = text(said(event_kind="Banjir", chronology="korban 1571 0101 0190 0001 hanyut"), Heading())
    assert "korban ▒ hanyut" in message
    assert "0001" not in message


def test_a_place_is_written_as_offices_write_it() -> None:
    terap = "Sungai Terap, Kumpeh Ulu, Kabupaten Muaro Jambi, Jambi"
    assert official_place(terap, "15.05.06.2018") == "Desa Sungai Terap, Kec. Kumpeh Ulu, Kab. Muaro Jambi, Prov. Jambi"
    kota = official_place("Payo Lebar, Jelutung, Kota Jambi, Jambi", "15.71.05.1001")
    assert kota == "Kel. Payo Lebar, Kec. Jelutung, Kota Jambi, Prov. Jambi"
    assert official_place("", "") == "" and official_place("Jambi", "15") == "Jambi"


def test_zeros_are_told_and_what_nobody_knows_is_not() -> None:
    told = text({**said(event_kind="Banjir", count_dead="0", count_missing="0", road="Terbatas")}, Heading())
    assert "Korban : meninggal 0, hilang 0" in told and "jalan terbatas" in told
    assert "Terdampak" not in told and "Rumah" not in told and "None" not in told


def test_many_districts_in_a_long_story_keep_the_short_message_short() -> None:
    place = ", ".join(f"Kecamatan {number}" for number in range(12))
    many = {**FLOOD, **said(address=place, event="Banjir " + place, chronology=place * 9)}
    assert len(sms(many, Heading(place=place))) <= 306 and place in text(many, Heading(place=place))


def test_other_work_is_told_in_the_words_that_were_written() -> None:
    done = {"efforts": [Answer("/data/upaya", "Upaya", "3. Evakuasi, 15. Lainnya, 17. Penyuluhan")]}
    assert "Evakuasi, Lainnya, Penyuluhan" in text(done, Heading())
    other = {**done, "effort_other": [Answer("/data/upaya_lain", "Upaya lain", "Membuat tanggul\\1")]}
    assert "Evakuasi, Membuat tanggul\\1, Penyuluhan" in text(other, Heading())


def test_a_message_names_the_event_without_the_initials_of_who_told_first() -> None:
    known = said(event="Banjir Sungai Terap, 20-11-2026 · HS 05.10")
    assert "kejadian *Banjir Sungai Terap, 20-11-2026*\n" in text(known, Heading())
    assert "LAP AWAL: Banjir Sungai Terap, 20-11-2026" in sms(known, Heading())
    assert "HS" not in sms(known, Heading())
    assert "*Banjir · Kumpeh*" in text(said(event="Banjir · Kumpeh"), Heading())
