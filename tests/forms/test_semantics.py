"""What our bind attributes say of a form and its records."""

from __future__ import annotations

import pytest

from desktop.forms import semantics
from desktop.forms.semantics import Policy, Review
from desktop.reference.regions import Regions
from desktop.xforms import Form, Interview, load_form
from tests.forms.filling import fill
from tests.forms.test_asesmen import AGREED, HEAD, WIFE

PLAIN = """<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml">
<h:head><h:title>Lain</h:title><model><instance><data id="lain"><a/></data></instance>
<bind nodeset="/data/a" type="string"/></model></h:head><h:body><input ref="/data/a"><label>A</label></input></h:body>
</h:html>"""


def test_asesmen_says_what_is_what(forms: dict[str, Form]) -> None:
    told = semantics.read(forms["asesmen_keluarga"])
    assert told.policy == Policy()
    assert told.refs("nik") == ("/data/keluarga/anggota/orang/nik",)
    assert told.meaning("/data/keluarga/anggota[3]/orang/nik") == "nik"
    assert told.is_masked("/data/keluarga/anggota[3]/orang/nik")
    assert told.is_masked("/data/pengenalan/no_kk")
    assert not told.is_masked("/data/pengenalan/alamat")
    abouts = {rule.ref.rpartition("/")[2]: rule.about for rule in told.soft_rules}
    assert abouts["w_nik_jk"] == "/data/keluarga/anggota/orang/jk"
    assert abouts["w_pasangan"] == "/data/keluarga/w_pasangan"


def test_a_record_is_found_by_its_people(asesmen: Interview, indonesia: Regions) -> None:
    fill(asesmen, AGREED + HEAD + WIFE + "pengenalan/no_kk = 1505060204169000\npersetujuan/no_hp = 081234567890")
    told = semantics.read(asesmen.form)
    summary = semantics.summarise(asesmen.snapshot().values(), told, region_name=indonesia.address)
    assert summary.title == "Keluarga Rusdi"
    assert summary.region_code == "15.05.06.2018"
    assert summary.region_name == "Sungai Terap, Kumpeh Ulu, Kabupaten Muaro Jambi, Jambi"
    assert summary.keys["nik"] == ("1505060103809001", "1505064103829002")
    assert summary.keys["no_kk"] == ("1505060204169000",)
    assert summary.keys["name"] == ("Rusdi", "Siti")
    assert not summary.urgent


def test_a_form_of_the_world_says_nothing_and_works() -> None:
    interview = Interview(load_form(PLAIN))
    told = semantics.read(interview.form)
    assert (told.policy, dict(told.meanings), told.soft_rules) == (Policy(), {}, ())
    summary = semantics.summarise(interview.snapshot().values(), told, form_title="Lain")
    assert (summary.title, summary.region_code, dict(summary.keys)) == ("Lain", "", {})


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Konsolidasi  – Ke-", "Konsolidasi"),
        ("Konsolidasi Banjir Kumpeh – Ke-2", "Konsolidasi Banjir Kumpeh – Ke-2"),
        (" · Asesmen", "Asesmen"),
        ("Keluarga ", "Keluarga"),
        ("Rumah A-", "Rumah A-"),
        (" – ", ""),
    ],
)
def test_a_name_without_its_answers_has_no_loose_ends(name: str, said: str) -> None:
    assert semantics.without_loose_ends(name) == said


@pytest.mark.parametrize(
    ("words", "policy"),
    [
        ("", Policy(False, Review.FIRST)),
        ("urgent", Policy(True, Review.FIRST)),
        ("review-none", Policy(False, Review.NONE)),
        ("review-later urgent baru", Policy(True, Review.LATER)),
    ],
)
def test_policies(words: str, policy: Policy) -> None:
    assert Policy.parse(words) == policy
    assert Policy.parse(str(policy)) == policy
