"""What the office chose for a laptop: server, forms and review policy are there when the first person has come in."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.app import preset
from desktop.app.house import Workspace
from desktop.forms import bundled, library
from desktop.paths import Paths
from desktop.store import Role, delivery, forms_table, record, servers_table, submission
from desktop.sync.joining import join, read_invitation
from desktop.ui.session import Session
from desktop.ui.values import NewPerson
from tests.exchange.laptops import FORM, laptop

SERVER = "https://data.dinas.example/v1/projects/3"
SILENT = """<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"><h:head>
<h:title>Musyawarah</h:title><model><instance><data id="musyawarah"><desa/><rt/></data></instance>
<instance id="rt" src="jr://file-csv/rt.csv"/><bind nodeset="/data/desa" type="string"/><bind nodeset="/data/rt"/>
</model></h:head><h:body><input ref="/data/desa"><label>Desa</label></input>
<select1 ref="/data/rt"><label>RT</label><itemset nodeset="instance('rt')/root/item">
<value ref="name"/><label ref="label"/></itemset></select1></h:body></h:html>"""

Begin = Callable[[object], tuple[Session, Workspace]]


@pytest.fixture
def begin(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Begin:
    """Somebody sets up a laptop whose office left this preset."""
    file = tmp_path / "preset.json"
    monkeypatch.setattr(preset, "preset_file", lambda: file)

    def first(said: object) -> tuple[Session, Workspace]:
        file.write_text(json.dumps(said), encoding="utf-8")
        house = Workspace(Paths(tmp_path / "data"))
        made = house.store.post(lambda _ticket: house.create(NewPerson("Sri", "enumerator", "kopi pahit di pos ronda")))
        return made.result(60), house

    return first


def _forms(session: Session) -> dict[str, str]:
    """The policy of each installed form."""
    asked = session.store.post(lambda _ticket: session.enumerator.forms()).result(60)
    return {form.form_id: str(form.policy) for form in asked}


def test_server_forms_and_policy_are_there_at_the_first_coming_in(begin: Begin, tmp_path: Path) -> None:
    (tmp_path / "preset" / "musyawarah-media").mkdir(parents=True)
    (tmp_path / "preset" / "musyawarah.xml").write_text(SILENT, encoding="utf-8")
    (tmp_path / "preset" / "musyawarah-media" / "rt.csv").write_text("name,label\n1,RT 1\n", encoding="utf-8")
    session, house = begin(
        {
            "server": SERVER,
            "forms": ["laporan_awal_bencana", "musyawarah.xml", "absent.xlsx", "no_such_form", 3],
            "review": "review-later",
        }
    )
    session.wire.post(lambda _ticket: None).result(60)  # the server is looked up there, in a quiet moment
    known = session.courier.connection()
    found = _forms(session)
    _leave(session, house)
    assert known.server == "data.dinas.example"
    assert found["musyawarah"] == "review-later"  # the office's word, where the form has none
    assert found["laporan_awal_bencana"] == str(_own_policy("laporan_awal_bencana"))
    assert set(found) == {"musyawarah", "laporan_awal_bencana"}


@pytest.mark.parametrize("said", [[], {"server": "no address at all", "forms": "all", "review": "never"}, {}])
def test_nonsense_keeps_nobody_out(begin: Begin, said: object) -> None:
    session, house = begin(said)
    found = _forms(session)
    _leave(session, house)
    assert found == {}


def test_a_form_whose_prelist_nobody_has_made_yet_can_be_begun(begin: Begin) -> None:
    session, house = begin({"server": SERVER, "forms": ["asesmen_keluarga"]})
    asked = session.store.post(lambda _ticket: session.enumerator.forms()).result(60)
    _leave(session, house)
    assert [(form.form_id, form.usable, form.missing) for form in asked] == [("asesmen_keluarga", True, ())]


def test_an_address_that_is_none_does_not_cost_the_forms(begin: Begin) -> None:
    session, house = begin({"server": "no address at all", "forms": ["laporan_awal_bencana"]})
    found = _forms(session)
    _leave(session, house)
    assert set(found) == {"laporan_awal_bencana"}


def _leave(session: Session, house: Workspace) -> None:
    house.store.post(lambda _ticket: session.close()).result(60)
    house.store.close()


def _own_policy(form_id: str) -> object:
    from desktop.forms import library, semantics

    return semantics.read(library.load(bundled.form(form_id, {}).xml)).policy


def test_what_waits_for_one_server_does_not_go_to_another_that_settings_bring(tmp_path: Path) -> None:
    made = laptop(tmp_path / "siti", "Siti", Role.ENUMERATOR)
    vault, siti, at = made.vault, made.person, made.now()
    mine, _touched = join(vault, read_invitation("kc.example/siti", username="siti", secret="rahasia"), at=at)
    library.install(vault, FORM, {}, server_id=mine.id, at=at)
    for name in ("Bu Imas", "Pak Oyo"):
        record.begin(vault, name, forms_table.installed(vault)[0].key, by=siti, at=at)
    submission.hand_in(vault, "Bu Imas", made.seal("Bu Imas"), release=True, by=siti, at=at)
    file = tmp_path / "orang-lain.setelan"
    file.write_text(json.dumps({"server": SERVER, "forms": ["verval"]}), encoding="utf-8")
    preset.lay_brought(vault, siti, file, at=at)
    submission.hand_in(vault, "Pak Oyo", made.seal("Pak Oyo"), release=True, by=siti, at=at)
    assert [row.server for row in delivery.outbox(vault)] == [mine.name, mine.name]
    assert {row.address for row in servers_table.servers(vault)} == {mine.address, SERVER}
    kept = servers_table.login(vault, mine.id)
    assert kept is not None and kept.secret == "rahasia"
    vault.close()
