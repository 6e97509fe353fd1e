"""Half-typed text is kept in a snapshot without being an answer."""

from __future__ import annotations

from desktop.xforms import Interview, load_form

FORM = """<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml">
<h:head><h:title>Kunjungan</h:title><model><instance><data id="kunjungan" version="1">
<nama/><umur/><anggota jr:template="" xmlns:jr="http://openrosa.org/javarosa"><a/></anggota></data></instance>
<bind nodeset="/data/nama" type="string"/><bind nodeset="/data/umur" type="int" relevant="/data/nama != ''"/>
<bind nodeset="/data/anggota/a" type="string"/></model></h:head>
<h:body><input ref="/data/nama"><label>Nama</label></input><input ref="/data/umur"><label>Umur</label></input>
<group ref="/data/anggota"><label>Anggota</label><repeat nodeset="/data/anggota"><input ref="/data/anggota/a">
<label>A</label></input></repeat></group></h:body></h:html>"""


def test_it_is_in_the_draft_but_nothing_follows_from_it() -> None:
    interview = Interview(load_form(FORM))
    snapshot = interview.snapshot().laid_over({"/data/nama": "Rus"})
    assert snapshot.values()["/data/nama"] == "Rus"
    assert not interview.node("/data/umur").relevant
    assert interview.node("/data/nama").value == ""
    assert not interview.can_undo
    again = Interview(load_form(FORM), draft=snapshot.xml())
    assert again.node("/data/nama").value == "Rus"
    assert again.node("/data/umur").relevant


def test_each_instance_keeps_its_own_and_a_place_that_is_gone_is_left_out() -> None:
    interview = Interview(load_form(FORM))
    interview.add("/data/anggota")
    interview.add("/data/anggota")
    values = interview.snapshot().laid_over({"/data/anggota[2]/a": "Sit", "/data/anggota[9]/a": "tiada"}).values()
    assert (values["/data/anggota[1]/a"], values["/data/anggota[2]/a"]) == ("", "Sit")
    assert "tiada" not in values.values()


def test_a_word_where_a_number_belongs_comes_back_as_it_was_typed() -> None:
    interview = Interview(load_form(FORM))
    interview.answer("/data/nama", "Rusdi")
    draft = interview.snapshot().laid_over({"/data/umur": "3x"}).xml()
    umur = Interview(load_form(FORM), draft=draft).node("/data/umur")
    assert (umur.value, umur.violation) == ("3x", "type")
