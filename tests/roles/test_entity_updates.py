"""A correction that touches what a list says offers the province's update form, prefilled; once told, no more."""

from __future__ import annotations

from desktop.forms import families, library
from desktop.roles.entity_updates import EntityUpdates
from desktop.store import submission
from desktop.xforms import Interview
from tests.roles.conftest import Village
from tests.roles.test_corrections import receive, tried
from tests.roles.test_deeds import reopened
from tests.roles.test_entities import FORM

UPDATE = b"""<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"
 xmlns:jr="http://openrosa.org/javarosa" xmlns:entities="http://www.opendatakit.org/xforms/entities"><h:head>
<h:title>Perubahan keluarga</h:title><model entities:entities-version="2024.1.0"><instance>
<data id="perubahan" version="1"><siapa/><nama/><meta><instanceID/>
<entity dataset="keluarga" id="" update="1" baseVersion="" trunkVersion="" branchId=""/></meta></data></instance>
<instance id="keluarga" src="jr://file-csv/keluarga.csv"/>
<bind nodeset="/data/siapa" type="string"/><bind nodeset="/data/nama" type="string" entities:saveto="kepala"/>
<bind nodeset="/data/meta/entity/@id" calculate="/data/siapa" type="string"/>
<bind nodeset="/data/meta/instanceID" type="string" jr:preload="uid"/></model></h:head>
<h:body><select1 ref="/data/siapa"><label>Siapa</label><itemset nodeset="instance('keluarga')/root/item">
<value ref="name"/><label ref="label"/></itemset></select1><input ref="/data/nama"><label>Nama</label></input>
</h:body></h:html>"""
HEADER = {"keluarga.csv": b"name,label,kepala\n"}


def install(village: Village) -> dict[str, int]:
    for form in (FORM, UPDATE):
        library.install(village.vault, form, HEADER, server_id="", entity_lists=("keluarga.csv",))
    return {form.form_id: form.key for form in village.siti.forms()}


def registered(village: Village, key: int, name: str = "Siti") -> str:
    opened = village.siti.start(key)
    interview = Interview(opened.form, lists=library.lists(village.vault, "keluarga"))
    interview.answer("/data/nama", name)
    village.siti.hand_in(opened, interview.snapshot(), interview.finalize())
    receive(village, tried(village, opened.record_id))
    return opened.record_id


def corrected(village: Village, record_id: str, name: str) -> None:
    village.siti.correct(record_id)
    opened = village.siti.open(record_id)
    interview = reopened(opened)
    interview.answer("/data/nama", name)
    village.siti.hand_in(opened, interview.snapshot(), interview.finalize())


def updates_of(village: Village) -> EntityUpdates:
    return EntityUpdates(village.siti, now=village.clock)


def test_the_update_form_is_offered_prefilled_and_once_it_is_told_no_more(village: Village) -> None:
    forms = install(village)
    record_id = registered(village, forms["keluarga"])
    assert updates_of(village).of(record_id) == ()
    corrected(village, record_id, "Siti Aminah")
    (due,) = updates_of(village).everywhere()
    assert (due.list, due.changed, due.form_title) == ("keluarga", {"kepala": "Siti Aminah"}, "Perubahan keluarga")
    opened = updates_of(village).open(due)
    assert opened.family is not None and opened.picks is not None
    interview = Interview(opened.form, lists=library.lists(village.vault, "perubahan"))
    families.begin_with(interview, opened.picks, opened.family, opened.answers)
    assert interview.node("/data/siapa").value == due.entity_id
    assert interview.node("/data/nama").value == "Siti Aminah"
    village.siti.hand_in(opened, interview.snapshot(), interview.finalize())
    seal = submission.current(village.vault, opened.record_id)
    (change,) = submission.entities(village.vault, seal.id)
    assert (change.action, change.entity_id, change.properties) == ("update", due.entity_id, {"kepala": "Siti Aminah"})
    assert updates_of(village).everywhere() == ()


def test_a_correction_of_something_else_offers_nothing(village: Village) -> None:
    forms = install(village)
    record_id = registered(village, forms["keluarga"])
    corrected(village, record_id, "Siti")
    assert updates_of(village).everywhere() == ()


def test_without_an_update_form_there_is_nothing_to_offer(village: Village) -> None:
    library.install(village.vault, FORM, HEADER, server_id="", entity_lists=("keluarga.csv",))
    key = next(form.key for form in village.siti.forms() if form.form_id == "keluarga")
    record_id = registered(village, key)
    corrected(village, record_id, "Siti Aminah")
    assert updates_of(village).everywhere() == ()
