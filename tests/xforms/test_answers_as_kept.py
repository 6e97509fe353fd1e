"""How answers are written where the reference engines had to be read closely."""

from __future__ import annotations

import pytest

from desktop.cli.given import MediaLists
from desktop.xforms import FormError, Interview, load_form
from desktop.xforms.checks import check_columns
from desktop.xforms.datatypes import kept

HEAD = (
    '<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"><h:head><h:title>Uji</h:title>'
    '<model><instance><data id="uji">{data}</data></instance>{model}</model></h:head><h:body>{body}</h:body></h:html>'
)


def filling(data: str, model: str, body: str) -> Interview:
    return Interview(load_form(HEAD.format(data=data, model=model, body=body).encode()))


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("-0.95 100.35", "-0.95 100.35"),  # no altitude was measured: none is claimed
        ("-0.95 100.35 12", "-0.95 100.35 12.0"),
        ("-0.95 100.35 0 0", "-0.95 100.35 0.0 0.0"),
        ("0 0 0 0", ""),  # a device that found no position
    ],
)
def test_a_position_says_only_what_was_measured(typed: str, written: str) -> None:
    assert kept("geopoint", typed) == (written, True)


LIST = (
    '<instance id="desa"><root><item><name>a</name></item><item><name>b</name></item><item><name>c</name></item></root>'
    "</instance>"
)
SELECT = '<select ref="/data/pilih"><itemset nodeset="{0}"><value ref="name"/><label ref="name"/></itemset></select>'


@pytest.mark.parametrize(
    ("nodeset", "written"),
    [("instance('desa')/root/item", "a c"), ("instance('desa')/root/item[name != 'b']", "c a")],
)
def test_a_filtered_selection_keeps_the_order_of_choosing(nodeset: str, written: str) -> None:
    interview = filling("<pilih/>", LIST, SELECT.format(nodeset))
    interview.answer("/data/pilih", "c a")
    assert interview.node("/data/pilih").place.value == written


def test_a_trace_among_single_points_has_no_distance() -> None:
    model = '<bind nodeset="/data/jarak" calculate="distance(/data/jalan, /data/titik)"/>'
    with pytest.raises(FormError):
        filling("<jalan>0 1 0 0; 0 91 0 0;</jalan><titik>0 1 0 0</titik><jarak/>", model, "")


@pytest.mark.parametrize(("csv", "missing"), [("name,label\na,A\n", 0), ("kode,label\na,A\n", 1), ("kode,label\n", 0)])
def test_a_list_without_the_columns_that_are_shown_is_told(csv: str, missing: int) -> None:
    model = '<instance id="desa" src="jr://file-csv/desa.csv"/>'
    select = SELECT.format("instance('desa')/root/item").replace('label ref="name"', 'label ref="label"')
    form = load_form(HEAD.format(data="<pilih/>", model=model, body=select).encode())
    assert len(tuple(check_columns(form.definition, MediaLists({"desa.csv": csv})))) == missing


def test_an_action_does_not_choose_among_rows() -> None:
    action = '<setvalue event="xforms-value-changed" ref="/data/baris/tujuan" value="/data/asal"/>'
    rows = '<repeat nodeset="/data/baris"><input ref="/data/baris/tujuan"/></repeat>'
    interview = filling("<asal/><baris><tujuan/></baris>", "", f'<input ref="/data/asal">{action}</input>{rows}')
    interview.answer("/data/asal", "satu")
    assert interview.node("/data/baris[1]/tujuan").place.value == "satu"
    interview.add("/data/baris")
    interview.answer("/data/asal", "dua")
    assert [problem.place for problem in interview.failed] == ["/data/asal"]
    assert interview.node("/data/baris[1]/tujuan").place.value == "satu"


def test_indexed_repeat_wants_a_question_of_that_repeat() -> None:
    model = '<bind nodeset="/data/hitung" calculate="indexed-repeat(/data/luar, /data/baris, 1)"/>'
    rows = '<repeat nodeset="/data/baris"><input ref="/data/baris/dalam"/></repeat>'
    with pytest.raises(FormError):
        filling("<luar/><baris><dalam/></baris><hitung/>", model, rows)


@pytest.mark.parametrize(
    ("typed", "written", "of_its_type"),
    [("2025-12-21T14:30:00", "2025-12-21", True), ("2025-12-21T14:30:00Z", "2025-12-21T14:30:00Z", False)],
)
def test_of_a_local_time_a_date_takes_the_day(typed: str, written: str, of_its_type: bool) -> None:
    assert kept("date", typed) == (written, of_its_type)


@pytest.mark.parametrize(("typed", "written"), [("-1", "-1.0"), ("-5", ""), ("2.5", ""), ("2", "2.0")])
def test_a_range_takes_nothing_beyond_its_ends(typed: str, written: str) -> None:
    bind = '<bind nodeset="/data/skala" type="decimal"/>'
    interview = filling("<skala/>", bind, '<range ref="/data/skala" start="-2.0" end="2.0" step="0.5"/>')
    interview.answer("/data/skala", typed)
    assert interview.node("/data/skala").place.value == written


def test_a_blank_count_takes_no_row_away() -> None:
    rows = '<repeat nodeset="/data/baris" jr:count="/data/n"><input ref="/data/baris/isi"/></repeat>'
    form = HEAD.format(data="<n>2</n><baris><isi/></baris>", model="", body=rows)
    interview = Interview(
        load_form(form.replace("<h:html", '<h:html xmlns:jr="http://openrosa.org/javarosa"').encode())
    )
    counts = []
    for typed in ("", "3", "", "0"):
        interview.answer("/data/n", typed)
        counts.append(len(interview.node("/data/baris").children))
    assert counts == [2, 3, 3, 0]


def test_an_action_sees_what_its_answer_makes_of_the_calculations() -> None:
    model = '<bind nodeset="/data/dua" type="int" calculate="/data/asal * 2"/><bind nodeset="/data/tujuan" type="int"/>'
    action = '<setvalue event="xforms-value-changed" ref="/data/tujuan" value="/data/dua"/>'
    interview = filling("<asal/><dua/><tujuan/>", model, f'<input ref="/data/asal">{action}</input>')
    interview.answer("/data/asal", "12")
    assert interview.node("/data/tujuan").place.value == "24"
    interview.undo()
    assert interview.node("/data/tujuan").place.value == ""


def test_actions_that_never_come_to_rest_are_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desktop.xforms.settle.LIMIT", 50)
    action = '<setvalue event="xforms-value-changed" ref="/data/{0}" value="/data/{1} + 1"/>'
    body = (
        f'<input ref="/data/a">{action.format("b", "a")}</input><input ref="/data/b">{action.format("a", "b")}</input>'
    )
    interview = filling("<a/><b/>", "", body)
    interview.answer("/data/a", "1")
    assert [problem.kind for problem in interview.failed] == ["cycle"]


@pytest.mark.parametrize(("reported", "written"), [("-0.9 100.3 12 5", "-0.9 100.3 12.0 5.0"), ("300 21 1 1", "")])
def test_only_a_position_is_set_as_one(reported: str, written: str) -> None:
    action = '<odk:setgeopoint event="odk-instance-first-load" ref="/data/titik"/>'
    form = HEAD.format(data="<titik/>", model=action, body="")
    form = form.replace("<h:html", '<h:html xmlns:odk="http://www.opendatakit.org/xforms"')
    interview = Interview(load_form(form.encode()), locate=lambda: reported)
    assert interview.node("/data/titik").place.value == written
