"""What an interview promises: only what depends moves, everything that depends does, and nothing is lost."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

import pytest

from desktop.xforms import Aspect, Form, Interview, Rows, load_form
from desktop.xforms.inspection import state_of

HEAD = (
    '<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml" '
    'xmlns:jr="http://openrosa.org/javarosa" xmlns:odk="http://www.opendatakit.org/xforms" '
    'xmlns:orx="http://openrosa.org/xforms" xmlns:entities="http://www.opendatakit.org/xforms/entities">'
)


def form(model: str, body: str = "", attributes: str = "") -> Form:
    return load_form(f"{HEAD}<h:head><model {attributes}>{model}</model></h:head><h:body>{body}</h:body></h:html>")


def clock() -> datetime:
    return datetime(2026, 3, 4, 5, 6, 7, tzinfo=UTC)


def start(of: Form, **rest: object) -> Interview:
    return Interview(of, now=clock, **{"new_uuid": lambda: "1", **rest})  # type: ignore[arg-type]


SHOP = form(
    '<instance><data id="shop"><n/><item jr:template=""><qty>1</qty><price>10</price><cheap/><pos/><line/>'
    "<before/><share/>"
    '<part jr:template=""><size/><twice/></part></item><grand/><count/><sizes/></data></instance>'
    '<bind nodeset="/data/n" type="int"/>'
    '<bind nodeset="/data/item/qty" type="int" constraint=". &gt;= 0"/>'
    '<bind nodeset="/data/item/price" type="decimal"/>'
    '<bind nodeset="/data/item/cheap" relevant="../price &lt; 5"/>'
    '<bind nodeset="/data/item/pos" calculate="position(..)"/>'
    '<bind nodeset="/data/item/line" calculate="coalesce(../qty, 0) * coalesce(../price, 0)"/>'
    '<bind nodeset="/data/item/before" '
    'calculate="if(../pos &gt; 1, indexed-repeat(/data/item/line, /data/item, ../pos - 1), 0)"/>'
    '<bind nodeset="/data/item/share" calculate="if(/data/grand &gt; 0, ../line div /data/grand, 0)"/>'
    '<bind nodeset="/data/item/part/size" type="int" relevant="../../qty &gt; 1"/>'
    '<bind nodeset="/data/item/part/twice" calculate="../size * 2"/>'
    '<bind nodeset="/data/grand" calculate="sum(/data/item/line)"/>'
    '<bind nodeset="/data/count" calculate="count(/data/item)"/>'
    '<bind nodeset="/data/sizes" calculate="count(/data/item/part/size)"/>',
    '<repeat nodeset="/data/item"><input ref="/data/item/qty"/><input ref="/data/item/price"/>'
    '<input ref="/data/item/cheap"/>'
    '<repeat nodeset="/data/item/part"><input ref="/data/item/part/size"/></repeat></repeat>',
)


def at_random(seed: int, steps: int) -> Iterator[Interview]:
    """An interview after each of many random changes."""
    chance = random.Random(seed)
    interview = start(SHOP)
    for _ in range(steps):
        items = interview.node("/data/item").children
        choice = chance.random()
        if not items or choice < 0.2:
            interview.add("/data/item", chance.randint(0, len(items)) if chance.random() < 0.5 else None)
        elif choice < 0.3:
            interview.remove(chance.choice(items).ref)
        elif choice < 0.4:
            interview.add(f"{chance.choice(items).ref}/part")
        elif choice < 0.5 and interview.can_undo:
            interview.undo()
        elif choice < 0.55 and interview.can_redo:
            interview.redo()
        else:
            name, value = chance.choice(
                [("qty", str(chance.randint(0, 3))), ("price", chance.choice(["2", "7.5", ""]))]
            )
            interview.answer(f"{chance.choice(items).ref}/{name}", value)
        yield interview


@pytest.mark.parametrize("seed", range(8))
def test_what_was_settled_step_by_step_is_what_a_fresh_look_computes(seed: int) -> None:
    for interview in at_random(seed, 60):
        again = start(SHOP, draft=interview.snapshot().xml())
        assert list(state_of(again)) == list(state_of(interview))


@pytest.mark.parametrize("seed", range(4))
def test_undoing_everything_leads_back_to_the_beginning(seed: int) -> None:
    interview = list(at_random(seed, 40))[-1]
    last = interview.snapshot().xml()
    while interview.can_undo:
        interview.undo()
    assert list(state_of(interview)) == list(state_of(start(SHOP)))
    while interview.can_redo:
        interview.redo()
    assert interview.snapshot().xml() == last


def test_keys_stay_while_rows_move() -> None:
    interview = start(SHOP)
    interview.add("/data/item")
    interview.add("/data/item")
    second = interview.node("/data/item[2]")
    key = second.key
    interview.remove("/data/item[1]")
    assert interview.node("/data/item[1]") is second
    assert second.key == key
    assert second.ref == "/data/item[1]"
    interview.undo()
    assert interview.node("/data/item[2]") is second


def test_only_what_depends_moves() -> None:
    interview = start(SHOP)
    interview.add("/data/item")
    interview.add("/data/item")
    changes = interview.answer("/data/item[1]/cheap", "x")
    assert [node.ref for node in changes] == ["/data/item[1]/cheap"]
    changes = interview.answer("/data/item[2]/qty", "3")
    assert {node.ref for node in changes} == {
        "/data/item[2]/qty",
        "/data/item[2]/line",
        "/data/grand",
        "/data/item[1]/share",
        "/data/item[2]/share",
    }


def test_a_violating_answer_is_kept_and_flagged() -> None:
    interview = start(SHOP)
    interview.add("/data/item")
    changes = interview.answer("/data/item[1]/qty", "-2")
    node = interview.node("/data/item[1]/qty")
    assert node.value == "-2"
    assert node.violation == "constraint"
    assert changes[node] & Aspect.VIOLATION
    interview.answer("/data/item[1]/qty", "many")
    assert node.violation == "type"
    assert [problem.kind for problem in interview.problems()] == ["type"]


class Watched(Rows):
    """A list that tells whether it was scanned."""

    scanned = 0

    def rows(self) -> Iterator[tuple[str, ...]]:
        self.scanned += 1
        return super().rows()


class Shelf:
    def __init__(self, table: Rows) -> None:
        self._table = table

    def table(self, filename: str) -> Rows | None:
        return self._table if filename == "desa.csv" else None


VILLAGES = form(
    '<instance><data id="v"><kec/><desa/><nama/></data></instance><instance id="desa" src="jr://file-csv/desa.csv"/>'
    '<bind nodeset="/data/nama" calculate="instance(\'desa\')/root/item[name = /data/desa]/label"/>',
    '<input ref="/data/kec"/><select1 ref="/data/desa">'
    "<itemset nodeset=\"instance('desa')/root/item[kec = /data/kec]\">"
    '<value ref="name"/><label ref="label"/></itemset></select1>',
)


def villages(rows: Sequence[tuple[str, ...]]) -> Watched:
    return Watched(("name", "label", "kec"), rows)


def test_a_list_is_looked_up_and_never_scanned() -> None:
    table = villages([(str(at), f"Desa {at}", str(at // 10)) for at in range(1000)])
    interview = start(VILLAGES, lists=Shelf(table))
    interview.answer("/data/kec", "7")
    assert [choice.label for choice in interview.node("/data/desa").choices][:2] == ["Desa 70", "Desa 71"]
    interview.answer("/data/desa", "71")
    assert interview.node("/data/nama").value == "Desa 71"
    assert table.scanned == 0


def test_a_choice_that_is_no_longer_offered_comes_back_with_its_list() -> None:
    table = villages([("1", "A", "x"), ("2", "B", "y")])
    interview = start(VILLAGES, lists=Shelf(table))
    interview.answer("/data/kec", "x")
    interview.answer("/data/desa", "1")
    interview.answer("/data/kec", "y")
    assert interview.node("/data/desa").value == ""
    assert b"<desa/>" in interview.finalize().xml
    interview.answer("/data/kec", "x")
    assert interview.node("/data/desa").value == "1"


def test_a_missing_list_takes_no_answer_away() -> None:
    interview = start(VILLAGES, draft=b'<data id="v"><kec>x</kec><desa>1</desa></data>')
    assert list(interview.node("/data/desa").choices) == []
    assert interview.node("/data/desa").value == "1"


SPOKEN = form(
    '<itext><translation lang="id" default="true()"><text id="q"><value>Halo <output value="../nama"/></value>'
    '<value form="image">jr://images/a.png</value></text><text id="a"><value>Ya</value></text></translation>'
    '<translation lang="en"><text id="q"><value>Hello <output value="../nama"/></value></text>'
    '<text id="a"><value>Yes</value></text></translation></itext>'
    '<instance><data id="s"><nama/><q/><shown/></data></instance>'
    '<bind nodeset="/data/shown" calculate="jr:choice-name(/data/q, \'/data/q\')"/>',
    '<input ref="/data/nama"/><select1 ref="/data/q"><label ref="jr:itext(\'q\')"/>'
    "<item><label ref=\"jr:itext('a')\"/><value>a</value></item></select1>",
)


def test_texts_speak_the_language_and_show_answers() -> None:
    interview = start(SPOKEN)
    node = interview.node("/data/q")
    changes = interview.answer("/data/nama", "Ani")
    assert changes[node] & Aspect.LABEL
    interview.answer("/data/q", "a")
    assert (node.label, node.choices[0].label, interview.node("/data/shown").value) == ("Halo Ani", "Ya", "Ya")
    assert node.media == {"image": "jr://images/a.png"}
    interview.speak("en")
    assert (node.label, node.choices[0].label, interview.node("/data/shown").value) == ("Hello Ani", "Yes", "Yes")


ENTITY = form(
    '<instance><data id="e"><nama/><umur/><meta><instanceID/><entity dataset="orang" id="" create="1">'
    "<label/></entity></meta>"
    "</data></instance>"
    '<bind nodeset="/data/nama" entities:saveto="nama"/><bind nodeset="/data/umur" entities:saveto="umur"/>'
    '<bind nodeset="/data/meta/entity/@id"/><bind nodeset="/data/meta/entity/label" calculate="/data/nama"/>'
    '<setvalue ref="/data/meta/entity/@id" event="odk-instance-first-load" value="uuid()"/>',
    '<input ref="/data/nama"/><input ref="/data/umur"/>',
    'entities:entities-version="2024.1.0"',
)


def test_a_submission_tells_its_entity_changes() -> None:
    new_id = "3f6a2b7e-8f0e-4f0e-9b1d-0a1b2c3d4e5f"
    interview = start(ENTITY, new_uuid=lambda: new_id)
    interview.answer("/data/nama", "Ani")
    (change,) = interview.finalize().entities
    assert (change.dataset, change.id, change.create, change.update, change.label) == (
        "orang",
        new_id,
        True,
        False,
        "Ani",
    )
    assert dict(change.properties) == {"nama": "Ani", "umur": ""}


def test_a_correction_names_what_it_replaces() -> None:
    first = start(SHOP).finalize()
    second = start(SHOP, edits=first.xml, new_uuid=lambda: "2").finalize()
    assert second.deprecated_id == first.instance_id
    assert second.instance_id != first.instance_id
    third = start(SHOP, edits=second.xml, deprecates="").finalize()
    assert third.deprecated_id is None


@pytest.mark.parametrize("of", [SHOP, VILLAGES, SPOKEN, ENTITY])
def test_a_packed_form_begins_like_the_form_itself(of: Form) -> None:
    again = Form.unpack(of.pack())
    one, other = (start(each, new_uuid=lambda: "1", lists=Shelf(villages([]))) for each in (of, again))
    assert list(state_of(one)) == list(state_of(other))
    assert one.snapshot().xml() == other.snapshot().xml()
    assert [node.label for node in one.nodes.walk(one.root)] == [node.label for node in other.nodes.walk(other.root)]


def test_what_was_not_needed_yet_can_be_made_ready_before_it_is() -> None:
    again = Form.unpack(SHOP.pack())
    start(again)
    ahead = sum(1 for _ in again.make_ready())
    assert 0 < ahead <= len(again.triggers)
    assert not list(again.make_ready())
    one, other = (start(each, new_uuid=lambda: "1") for each in (again, SHOP))
    assert list(state_of(one)) == list(state_of(other))


def test_a_snapshot_does_not_change_any_more() -> None:
    interview = start(VILLAGES)
    interview.answer("/data/kec", "a & <b>")
    kept = interview.snapshot()
    interview.answer("/data/kec", "z")
    assert b"<kec>a &amp; &lt;b&gt;</kec>" in kept.xml()
    assert kept.values()["/data/kec"] == "a & <b>"
    assert start(VILLAGES, draft=kept.xml()).node("/data/kec").value == "a & <b>"


def test_labels_of_bare_groups_and_repeats_move_too() -> None:
    shown = form(
        '<instance><data id="g"><a/><r jr:template=""><b/></r></data></instance>',
        '<group><label>Tentang <output value="/data/a"/></label><input ref="/data/a"/></group>'
        '<group ref="/data/r"><label>Milik <output value="/data/a"/></label><repeat nodeset="/data/r">'
        '<input ref="/data/r/b" appearance="w1 ex:app(a=\'x y\') w2"/></repeat></group>',
    )
    interview = start(shown)
    bare, repeat = interview.root.children
    changes = interview.answer("/data/a", "Ani")
    assert (bare.label, repeat.label) == ("Tentang Ani", "Milik Ani")
    assert changes[bare] & Aspect.LABEL
    assert repeat.kind == "repeat"
    interview.add("/data/r")
    changes = interview.answer("/data/a", "Budi")
    assert changes[repeat] & Aspect.LABEL
    assert interview.node("/data/r[1]/b").appearance == ("w1", "ex:app(a='x y')", "w2")


def test_a_label_that_fails_is_blank() -> None:
    shown = form(
        '<instance><data id="g"><a/></data></instance>',
        '<input ref="/data/a"><label>Kode <output value="digest(\'1\', /data/a)"/></label></input>',
    )
    interview = start(shown)
    interview.answer("/data/a", "none")
    assert interview.node("/data/a").label == "Kode "


def test_undo_brings_back_an_answer_of_the_wrong_type_as_it_was() -> None:
    interview = start(SHOP)
    interview.answer("/data/n", "many")
    interview.answer("/data/n", "3")
    assert interview.node("/data/n").violation is None
    interview.undo()
    assert (interview.node("/data/n").value, interview.node("/data/n").violation) == ("many", "type")


def test_search_takes_choices_from_a_file() -> None:
    found = form(
        '<instance><data id="f"><q/><desa/></data></instance>',
        '<input ref="/data/q"/><select1 ref="/data/desa" '
        "appearance=\"minimal search('desa.csv', 'contains', 'label', /data/q)\">"
        "<item><label>label</label><value>name</value></item></select1>",
    )
    table = villages([("1", "Suka Maju", "x"), ("2", "Maju Jaya", "y"), ("3", "Sari", "y")])
    interview = start(found, lists=Shelf(table))
    interview.answer("/data/q", "maju")
    assert [(choice.value, choice.label) for choice in interview.node("/data/desa").choices] == [
        ("1", "Suka Maju"),
        ("2", "Maju Jaya"),
    ]


@pytest.mark.parametrize("ref", ["/data", "/data/item", "/data/item[1]"])
def test_only_questions_are_answered(ref: str) -> None:
    interview = start(SHOP)
    interview.add("/data/item")
    with pytest.raises(KeyError):
        interview.answer(ref, "x")


def test_a_path_to_anywhere_reads_every_row() -> None:
    rows = form(
        '<instance><data id="w"><r jr:template=""><n/><all/></r></data></instance>'
        '<bind nodeset="/data/r/all" calculate="sum(//n) + count(/descendant::r) * 100"/>',
        '<repeat nodeset="/data/r"><input ref="/data/r/n"/></repeat>',
    )
    interview = start(rows)
    for _ in range(3):
        interview.add("/data/r")
    for at in (1, 2, 3):
        interview.answer(f"/data/r[{at}]/n", str(at))
    assert [interview.node(f"/data/r[{at}]/all").value for at in (1, 2, 3)] == ["306", "306", "306"]
    interview.remove("/data/r[2]")
    assert interview.node("/data/r[1]/all").value == "204"
