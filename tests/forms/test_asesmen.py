"""Asesmen Keluarga filled: the shortest visit, the longest, one with mistakes; the rules of the paper form fire."""

from __future__ import annotations

import pytest

from desktop.xforms import Interview, ListSource, Node
from tests.forms.conftest import FAMILIES, NOW
from tests.forms.filling import answer_the_rest, fill, violations, warnings

PLACE = """
pengenalan/kabupaten = 15.05
pengenalan/kecamatan = 15.05.06
pengenalan/desa = 15.05.06.2018
pengenalan/nama_kepala = Rusdi
pengenalan/alamat = Lorong Damai No. 4
kunjungan_petugas/petugas = Siti Aminah
"""
AGREED = f"""
{PLACE}
kunjungan_petugas/kunjungan = 1
persetujuan/setuju = 1
persetujuan/responden = Rusdi
"""
HEAD = """
keluarga/anggota[1]/orang/nama = Rusdi
keluarga/anggota[1]/orang/keberadaan = 1
keluarga/anggota[1]/orang/nik = 1505060103809001
keluarga/anggota[1]/orang/jk = 1
keluarga/anggota[1]/orang/tgl_lahir = 1980-03-01
keluarga/anggota[1]/orang/hub = 1
keluarga/anggota[1]/orang/kawin = 2
keluarga/anggota[1]/orang/identitas = 4
"""
WIFE = """
+ keluarga/anggota
keluarga/anggota[2]/orang/nama = Siti
keluarga/anggota[2]/orang/keberadaan = 1
keluarga/anggota[2]/orang/nik = 1505064103829002
keluarga/anggota[2]/orang/jk = 2
keluarga/anggota[2]/orang/tgl_lahir = 1982-03-01
keluarga/anggota[2]/orang/hub = 2
keluarga/anggota[2]/orang/kawin = 2
keluarga/anggota[2]/orang/identitas = 4
"""


def born(age: int, *, sex: int = 1, place: int = 1, hub: int = 1, married: int = 2) -> str:
    """A member of an age on the day of the visit (5 January 2026)."""
    start = f"keluarga/anggota[{place}]/orang"
    return f"""
    {start}/nama = Orang ke-{place}
    {start}/keberadaan = 1
    {start}/jk = {sex}
    {start}/tgl_lahir = {2026 - age}-01-05
    {start}/hub = {hub}
    {start}/kawin = {married}
    """


def test_shortest_nobody_was_there(asesmen: Interview) -> None:
    fill(asesmen, PLACE + "kunjungan_petugas/kunjungan = 3\nkunjungan_petugas/catatan_kunjungan = Tiga kali didatangi")
    assert violations(asesmen) == {}
    done = asesmen.finalize()
    assert b"<anggota>" not in done.xml
    assert b"<hasil>3</hasil>" in done.xml
    assert done.instance_name == "Keluarga Rusdi"


def test_shortest_consent_refused(asesmen: Interview) -> None:
    fill(asesmen, PLACE + "kunjungan_petugas/kunjungan = 1\npersetujuan/setuju = 2")
    assert violations(asesmen) == {}
    assert b"<hasil>4</hasil>" in asesmen.finalize().xml
    assert not asesmen.node("/data/perumahan").relevant


def test_one_person_and_nothing_more_than_required(asesmen: Interview) -> None:
    fill(asesmen, AGREED + HEAD + "keluarga/jumlah_anggota = 1")
    assert answer_the_rest(asesmen) > 60
    assert violations(asesmen) == {}
    done = asesmen.finalize()
    assert b"<hasil>2</hasil>" in done.xml
    assert b"<umur>45</umur>" in done.xml


def test_longest_every_question_of_a_large_family(asesmen: Interview) -> None:
    fill(asesmen, AGREED + HEAD + WIFE)
    for place in range(3, 8):
        fill(asesmen, "+ keluarga/anggota" + born(20 - 3 * place, place=place, hub=3, married=1) if place < 6 else
             "+ keluarga/anggota" + born(70, place=place, hub=6, sex=2, married=4))  # fmt: skip
    fill(asesmen, "keluarga/jumlah_anggota = 7")
    assert answer_the_rest(asesmen, longest=True) > 280
    assert violations(asesmen) == {}
    done = asesmen.finalize()
    assert len(done.attachments) >= 1
    assert done.xml.count(b"<nik>") == 7


def test_mistakes_are_kept_and_named(asesmen: Interview) -> None:
    fill(asesmen, AGREED + HEAD + WIFE)
    fill(
        asesmen,
        """
        pengenalan/no_kk = 12345
        persetujuan/no_hp = 12
        keluarga/anggota[2]/orang/nik = 1505060103809001
        keluarga/anggota[2]/orang/hub = 1
        keluarga/anggota[2]/orang/tgl_lahir = 2026-01-06
        keluarga/jumlah_anggota = 5
        """,
    )
    found = violations(asesmen)
    for path in (
        "pengenalan/no_kk", "persetujuan/no_hp", "keluarga/anggota[2]/orang/nik", "keluarga/anggota[2]/orang/hub",
        "keluarga/anggota[2]/orang/tgl_lahir", "keluarga/jumlah_anggota",
    ):  # fmt: skip
        assert found[path] == "constraint", path
    assert asesmen.node("/data/pengenalan/no_kk").value == "12345"


@pytest.mark.parametrize(
    ("nik", "right"),
    [
        ("1505060103809001", True), ("1505064103809001", True), ("1505067112809001", True),
        ("9604010103809001", True), ("150506010380900", False), ("1505060103809O01", False),
        ("1111111111111111", False), ("9901010103809001", False), ("1500060103809001", False),
        ("1505000103809001", False), ("1505060003809001", False), ("1505063203809001", False),
        ("1505067203809001", False), ("1505063104809001", False), ("1505063002809001", False),
        ("1505067002809001", False),
        ("1505062902809001", True), ("1505060113809001", False), ("1505060103800000", False),
    ],
)  # fmt: skip
def test_nik_structure_in_plain_xpath(asesmen: Interview, nik: str, right: bool) -> None:
    fill(asesmen, AGREED + f"""
        keluarga/anggota[1]/orang/nama = Rusdi
        keluarga/anggota[1]/orang/keberadaan = 1
        keluarga/anggota[1]/orang/nik = {nik}
        """)  # fmt: skip
    assert (asesmen.node("/data/keluarga/anggota[1]/orang/nik").violation is None) is right


def test_a_nik_is_not_the_card_number_and_not_used_twice(asesmen: Interview) -> None:
    fill(asesmen, AGREED + HEAD + WIFE + "pengenalan/no_kk = 1505060103809001")
    assert "keluarga/anggota[1]/orang/nik" in violations(asesmen)
    fill(asesmen, "pengenalan/no_kk = 1505060204169000\nkeluarga/anggota[2]/orang/nik = 1505060103809001")
    assert {"keluarga/anggota[1]/orang/nik", "keluarga/anggota[2]/orang/nik"} <= set(violations(asesmen))
    fill(asesmen, "keluarga/anggota[2]/orang/nik = 1505064103829002")
    assert not {path for path in violations(asesmen) if path.endswith("/nik")}


def test_no_nik_never_blocks(asesmen: Interview) -> None:
    fill(asesmen, AGREED + born(1) + "keluarga/anggota[1]/orang/alasan_tanpa_nik = 2")
    assert "keluarga/anggota[1]/orang/nik" not in violations(asesmen)
    fill(asesmen, "keluarga/anggota[1]/orang/nik = 1505060501259001")
    assert not asesmen.node("/data/keluarga/anggota[1]/orang/alasan_tanpa_nik").relevant


@pytest.mark.parametrize(
    ("change", "warning"),
    [
        ("keluarga/anggota[1]/orang/jk = 2", "w_nik_jk"),
        ("keluarga/anggota[1]/orang/tgl_lahir = 1980-03-02", "w_nik_tgl"),
        ("keluarga/anggota[1]/orang/tgl_lahir = 1981-03-01", "w_nik_tgl"),
        ("keluarga/anggota[1]/orang/nik = 1505990103809001", "w_nik_wilayah"),
        ("keluarga/anggota[1]/orang/identitas = 1", "w_ktp"),
        ("keluarga/anggota[1]/orang/hub = 2", "w_pasangan"),
        ("keluarga/anggota[2]/orang/tgl_lahir = 2011-03-01", "w_kawin_muda"),
        ("perumahan/luas_lantai = 12", "w_luas"),
        ("+ keluarga/anggota" + born(34, place=3, hub=3, married=1), "w_jarak_ibu"),
    ],
)  # fmt: skip
def test_soft_rules_speak_only_when_there_is_something(asesmen: Interview, change: str, warning: str) -> None:
    fill(asesmen, AGREED + HEAD + WIFE + "keluarga/jumlah_anggota = 2\nperumahan/luas_lantai = 36")
    assert warnings(asesmen) == set()
    fill(asesmen, change)
    assert warning in warnings(asesmen)


def test_one_head_and_children_younger(asesmen: Interview) -> None:
    fill(asesmen, AGREED + HEAD + WIFE + "keluarga/jumlah_anggota = 2")
    assert "keluarga/jumlah_anggota" not in violations(asesmen)
    fill(asesmen, "keluarga/anggota[1]/orang/hub = 2")
    assert violations(asesmen)["keluarga/jumlah_anggota"] == "constraint"
    fill(asesmen, "keluarga/anggota[1]/orang/hub = 1\n+ keluarga/anggota" + born(50, place=3, hub=3))
    assert violations(asesmen)["keluarga/anggota[3]/orang/hub"] == "constraint"
    fill(asesmen, "keluarga/anggota[3]/orang/hub = 6")
    assert "keluarga/anggota[3]/orang/hub" not in violations(asesmen)


@pytest.mark.parametrize(
    ("age", "asked", "not_asked"),
    [
        (1, {"gizi"}, {"sulit_melihat", "sekolah", "sedih", "pip", "pendamping"}),
        (4, {"gizi", "sulit_melihat"}, {"sulit_bicara", "sekolah", "kur"}),
        (5, {"sulit_bicara", "sedih", "sekolah", "kur", "pip"}, {"gizi", "jamker", "pendamping"}),
        (15, {"jamker", "pip"}, {"pendamping"}),
        (31, {"jamker"}, {"pip", "pendamping"}),
        (60, {"pendamping", "jamker"}, {"pip", "gizi"}),
    ],
)
def test_who_is_asked_what_by_age(asesmen: Interview, age: int, asked: set[str], not_asked: set[str]) -> None:
    fill(asesmen, AGREED + born(age))
    relevant = {node.ref.rpartition("/")[2] for node in _questions(asesmen) if node.relevant}
    assert asked <= relevant
    assert not not_asked & relevant


@pytest.mark.parametrize(
    ("age", "sex", "marital", "asked"),
    [(9, 2, 2, False), (10, 2, 2, True), (54, 2, 4, True), (55, 2, 2, False), (30, 1, 2, False), (30, 2, 1, False)],
)
def test_pregnancy_is_asked_of_women_10_to_54_who_were_married(
    asesmen: Interview, age: int, sex: int, marital: int, asked: bool
) -> None:
    fill(asesmen, AGREED + born(age, sex=sex, married=marital))
    assert asesmen.node("/data/keluarga/anggota[1]/orang/hamil").relevant is asked


@pytest.mark.parametrize(
    ("answer", "question", "asked"),
    [
        ("perumahan/bangunan = 1", "perumahan/lahan", True),
        ("perumahan/bangunan = 2", "perumahan/lahan", False),
        ("perumahan/air = 4", "perumahan/jarak_limbah", True),
        ("perumahan/air = 8", "perumahan/jarak_limbah", True),
        ("perumahan/air = 10", "perumahan/jarak_limbah", False),
        ("perumahan/air = 3", "perumahan/jarak_limbah", False),
        ("perumahan/bab = 3", "perumahan/kloset", True),
        ("perumahan/bab = 4", "perumahan/kloset", False),
        ("perumahan/terang = 1", "perumahan/jumlah_meteran", True),
        ("perumahan/terang = 2", "perumahan/jumlah_meteran", False),
        ("program/prog_pkh = 1", "program/akhir_pkh", True),
        ("program/prog_pkh = 8", "program/akhir_pkh", False),
        ("program/prog_bantuan_pemda = 1", "program/nama_bantuan_pemda", True),
    ],
)
def test_skips_of_the_house(asesmen: Interview, answer: str, question: str, asked: bool) -> None:
    fill(asesmen, AGREED + answer)
    assert asesmen.node(f"/data/{question}").relevant is asked


def test_a_power_meter_for_each_counted(asesmen: Interview) -> None:
    fill(asesmen, AGREED + "perumahan/terang = 1\nperumahan/jumlah_meteran = 3\nperumahan/meteran[3]/daya = 2")
    assert len(asesmen.node("/data/perumahan/meteran").children) == 3
    fill(asesmen, "perumahan/terang = 4")
    assert b"<daya>" not in asesmen.finalize().xml


@pytest.mark.parametrize("state", [2, 3, 4, 6])
def test_who_is_gone_is_asked_no_more(asesmen: Interview, state: int) -> None:
    fill(asesmen, AGREED + HEAD + f"keluarga/anggota[1]/orang/keberadaan = {state}")
    asked = {
        node.ref.rpartition("/")[2] for node in _questions(asesmen) if node.relevant and "/anggota[1]/" in node.ref
    }
    assert asked == {"nama", "keberadaan"} | {
        2: {"tgl_meninggal", "akta_kematian"}, 3: {"tujuan_pindah"}, 4: {"tujuan_pindah"}, 6: set(),
    }[state]  # fmt: skip


def test_the_eight_criteria_are_counted_not_judged(asesmen: Interview) -> None:
    fill(asesmen, AGREED + """
        perumahan/lantai = 8
        perumahan/dinding = 4
        perumahan/bab = 6
        perumahan/terang = 1
        perumahan/meteran[1]/daya = 1
        kecukupan/kepala_bekerja = 2
        kecukupan/khawatir_makan_1th = 1
        kecukupan/porsi_makan_lebih_separuh = 1
        kecukupan/beli_pakaian_1th = 2
        """)  # fmt: skip
    assert "8 dari 8" in asesmen.node("/data/kecukupan/kriteria_fm").label
    fill(asesmen, "perumahan/meteran[1]/daya = 2\nperumahan/bab = 1")
    assert "6 dari 8" in asesmen.node("/data/kecukupan/kriteria_fm").label


def test_a_family_of_the_prelist_is_not_asked_twice(asesmen: Interview) -> None:
    fill(asesmen, "pengenalan/kabupaten = 15.05\npengenalan/kecamatan = 15.05.06\npengenalan/desa = 15.05.06.2018")
    chosen = asesmen.node("/data/pengenalan/prelist").choices[0]
    fill(asesmen, f"pengenalan/prelist = {chosen.value}")
    for name in ("nama_kepala", "no_kk", "alamat", "rt", "rw"):
        assert asesmen.node(f"/data/pengenalan/{name}").value, name
    fill(asesmen, "pengenalan/nama_kepala = Rusdi\npengenalan/prelist =")
    assert asesmen.node("/data/pengenalan/nama_kepala").value == "Rusdi"


def test_people_of_the_prelist_are_not_typed_twice(asesmen: Interview) -> None:
    family = FAMILIES[0]
    fill(asesmen, AGREED + f"pengenalan/prelist = {family.id}")
    for place, person in enumerate(family.members, start=1):
        start = f"keluarga/anggota[{place}]/orang"
        fill(asesmen, ("+ keluarga/anggota\n" if place > 1 else "") + f"""
            {start}/dari_prelist = {family.id}-{place}
            {start}/keberadaan = 1
            """)  # fmt: skip
        said = [
            asesmen.node(f"/data/{start}/{name}").value for name in ("nama", "nik", "jk", "tgl_lahir", "hub", "kawin")
        ]
        assert said == [person.name, person.nik, person.sex, person.born.isoformat(), person.relation, person.marital]
    fill(asesmen, f"""
        keluarga/jumlah_anggota = {len(family.members)}
        + keluarga/anggota
        keluarga/anggota[{len(family.members) + 1}]/orang/dari_prelist = {family.id}-1
        """)  # fmt: skip
    assert violations(asesmen)[f"keluarga/anggota[{len(family.members) + 1}]/orang/dari_prelist"] == "constraint"
    assert warnings(asesmen) <= {"w_ktp", "w_jarak_ibu"}


def test_the_cascade_narrows_and_empties(asesmen: Interview) -> None:
    assert len(asesmen.node("/data/pengenalan/kabupaten").choices) == 11
    fill(asesmen, "pengenalan/kabupaten = 15.05\npengenalan/kecamatan = 15.05.06")
    assert len(asesmen.node("/data/pengenalan/desa").choices) == 18
    fill(asesmen, "pengenalan/provinsi = 94")
    assert len(asesmen.node("/data/pengenalan/kabupaten").choices) == 8


def test_the_next_family_begins_in_the_same_village(asesmen: Interview, village: ListSource) -> None:
    assert asesmen.node("/data/pengenalan/provinsi").value == "15"
    fill(asesmen, AGREED)
    following = Interview(asesmen.form, lists=village, now=lambda: NOW, last_saved=asesmen.snapshot().xml())
    assert following.node("/data/pengenalan/desa").value == "15.05.06.2018"
    assert following.node("/data/kunjungan_petugas/petugas").value == "Siti Aminah"
    assert following.node("/data/pengenalan/nama_kepala").value == ""


def test_a_draft_comes_back_as_it_was(asesmen: Interview, village: ListSource) -> None:
    fill(asesmen, AGREED + HEAD + WIFE + "pengenalan/no_kk = 12345")
    draft = asesmen.snapshot()
    again = Interview(asesmen.form, lists=village, draft=draft.xml())
    assert again.snapshot().values() == draft.values()


def _questions(interview: Interview) -> list[Node]:
    waiting, found = [interview.root], []
    while waiting:
        node = waiting.pop()
        waiting.extend(node.children)
        if node.kind == "question" and node.control is not None and not node.readonly:
            found.append(node)
    return found
