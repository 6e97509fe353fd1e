"""A small form filled from blank to submission."""

from __future__ import annotations

from datetime import UTC, datetime

from desktop.xforms import Aspect, Interview, load_form

FORM = """<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"
 xmlns:jr="http://openrosa.org/javarosa"><h:head><h:title>Keluarga</h:title><model>
 <instance><data id="keluarga" version="1"><nama/><ada/><anggota jr:template=""><umur/><dewasa/></anggota><jumlah/>
 <meta><instanceID/></meta></data></instance>
 <bind nodeset="/data/nama" required="true()"/>
 <bind nodeset="/data/anggota" relevant="/data/ada = 'ya'"/>
 <bind nodeset="/data/anggota/umur" type="int"
  constraint=". &gt;= 0 and . &lt; 120" jr:constraintMsg="Umur 0 sampai 120"/>
 <bind nodeset="/data/anggota/dewasa" calculate="if(../umur &gt;= 18, 1, 0)"/>
 <bind nodeset="/data/jumlah" calculate="sum(/data/anggota/dewasa)"/>
 </model></h:head><h:body>
 <input ref="/data/nama"><label>Nama</label></input>
 <select1 ref="/data/ada"><label>Ada anggota?</label><item><label>Ya</label><value>ya</value></item>
 <item><label>Tidak</label><value>tidak</value></item></select1>
 <group ref="/data/anggota"><label>Anggota <output value="/data/nama"/></label><repeat nodeset="/data/anggota">
 <input ref="/data/anggota/umur"><label>Umur</label></input></repeat></group></h:body></h:html>"""


def clock() -> datetime:
    return datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)


def test_a_household_from_blank_to_submission() -> None:
    interview = Interview(load_form(FORM), now=clock, new_uuid=lambda: "1")
    assert [problem.kind for problem in interview.problems()] == ["required"]
    interview.answer("/data/nama", "Siti")
    assert interview.node("/data/anggota").label == "Anggota Siti"
    interview.answer("/data/ada", "ya")
    interview.add("/data/anggota")
    interview.add("/data/anggota")
    changes = interview.answer("/data/anggota[2]/umur", "30")
    assert changes.nodes[interview.node("/data/jumlah")] & Aspect.VALUE
    interview.answer("/data/anggota[1]/umur", "130")
    assert interview.node("/data/anggota[1]/umur").message == "Umur 0 sampai 120"
    assert interview.node("/data/jumlah").value == "2"
    interview.remove("/data/anggota[1]")
    assert interview.node("/data/jumlah").value == "1"
    interview.undo()
    assert interview.node("/data/jumlah").value == "2"
    interview.redo()
    finished = interview.finalize()
    assert finished.xml.endswith(
        b'<data id="keluarga" version="1"><nama>Siti</nama><ada>ya</ada><anggota><umur>30</umur><dewasa>1</dewasa>'
        b"</anggota><jumlah>1</jumlah><meta><instanceID>uuid:1</instanceID></meta></data>"
    )
    again = Interview(interview.form, now=clock, draft=interview.snapshot().xml())
    assert again.snapshot().values() == interview.snapshot().values()
    interview.answer("/data/ada", "tidak")
    assert b"anggota" not in interview.finalize().xml
    assert b"<umur>30</umur>" in interview.snapshot().xml()
