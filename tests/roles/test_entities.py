"""An entity that a form makes stands in every form's list at once, for as long as its submission stands."""

from __future__ import annotations

from desktop.forms import library
from desktop.xforms import Interview
from tests.roles.conftest import Village

FORM = b"""<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"
 xmlns:jr="http://openrosa.org/javarosa" xmlns:entities="http://www.opendatakit.org/xforms/entities"><h:head>
<h:title>Keluarga</h:title><model entities:entities-version="2024.1.0"><instance><data id="keluarga" version="1"><nama/>
<siapa/><meta><instanceID/><entity dataset="keluarga" id="" create="1"><label/></entity></meta></data></instance>
<instance id="keluarga" src="jr://file-csv/keluarga.csv"/>
<bind nodeset="/data/nama" type="string" entities:saveto="kepala"/>
<bind nodeset="/data/meta/entity/@id" type="string"/><bind nodeset="/data/meta/entity/label" calculate="/data/nama"/>
<bind nodeset="/data/meta/instanceID" type="string" jr:preload="uid"/>
<setvalue event="odk-instance-first-load" ref="/data/meta/entity/@id" value="uuid()"/></model></h:head>
<h:body><input ref="/data/nama"><label>Nama</label></input><select1 ref="/data/siapa">
<itemset nodeset="instance('keluarga')/root/item"><value ref="name"/><label ref="label"/></itemset></select1>
</h:body></h:html>"""
LIST = {"keluarga.csv": b"name,label,kepala\nu1,Budi,Budi\n"}


def labels(village: Village) -> list[str]:
    """Whom a new record offers."""
    lists = library.lists(village.vault, "keluarga")
    interview = Interview(library.open_form(village.vault, "keluarga"), lists=lists)
    return [choice.label for choice in interview.node("/data/siapa").choices]


def test_who_was_registered_offline_can_be_chosen_at_once_and_goes_with_the_record(village: Village) -> None:
    library.install(village.vault, FORM, LIST, server_id="", entity_lists=("keluarga.csv",))
    assert labels(village) == ["Budi"]
    form = next(each for each in village.siti.forms() if each.form_id == "keluarga")
    opened = village.siti.start(form.key)
    interview = Interview(opened.form, lists=library.lists(village.vault, "keluarga"))
    interview.answer("/data/nama", "Siti")
    village.siti.hand_in(opened, interview.snapshot(), interview.finalize())
    assert labels(village) == ["Budi", "Siti"]
    village.siti.withdraw(opened.record_id)
    assert labels(village) == ["Budi"]
