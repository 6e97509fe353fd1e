"""What other engines do where the specification is silent, found by filling their own forms side by side."""

from __future__ import annotations

import pytest

from desktop.xforms import FormError, Interview, load_form
from desktop.xforms.xpath.functions.patterns import matches
from desktop.xforms.xpath.values import text_from_number

FORM = """<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"><h:head><h:title>t</h:title>
<model><instance><data id="d">{instance}</data></instance>{binds}</model></h:head><h:body>{body}</h:body></h:html>"""


def filling(instance: str, binds: str = "", body: str = '<input ref="/data/a"/>') -> Interview:
    return Interview(load_form(FORM.format(instance=instance, binds=binds, body=body)))


@pytest.mark.parametrize(
    "calculation",
    ["coalesce(/data/a, /data/b)", "coalesce(., 'Siti')", "if(. = '', /data/b, .)", "if(/data/b = '', 'x', .)"],
)
def test_a_calculation_that_only_passes_its_own_answer_on_is_no_circle(calculation: str) -> None:
    interview = filling("<a/><b>Siti</b>", f'<bind nodeset="/data/a" calculate="{calculation}"/>')
    interview.answer("/data/a", "Budi")
    assert interview.node("/data/a").value == "Budi"
    again = load_form(FORM.format(instance="<a/>", binds="", body=""))
    assert again.unpack(again.pack()).form_id == "d"


@pytest.mark.parametrize("calculation", [". + 1", "/data/a + 1", "if(/data/b = '', . + 1, 2)", "concat(., 'x')"])
def test_one_that_makes_something_of_its_own_answer_is_a_circle(calculation: str) -> None:
    with pytest.raises(FormError, match="depends on itself"):
        filling("<a/><b/>", f'<bind nodeset="/data/a" calculate="{calculation}"/>')


def test_position_without_a_path_is_that_of_the_instance_itself() -> None:
    rows = "".join(f"<row><value>{number}</value></row>" for number in (1, 2, 3))
    bind = '<bind nodeset="/data/row" relevant="position() &gt; 1"/>'
    interview = filling(rows, bind, '<repeat nodeset="/data/row"><input ref="/data/row/value"/></repeat>')
    assert [node.relevant for node in interview.root.children[0].children] == [False, True, True]
    interview.remove("/data/row[1]")
    assert [node.relevant for node in interview.root.children[0].children] == [False, True]


@pytest.mark.parametrize(
    ("kind", "answer", "seen"),
    [
        ("int", "2147483647", "2147483647"),
        ("int", "2147483648", ""),
        ("int", "-2147483649", ""),
        ("int", "tiga", "tiga"),
        ("time", "22:02:00", "22:02:00"),
        ("time", "22:02", ""),
        ("time", "22:02:61", ""),
    ],
)
def test_an_answer_no_server_could_keep_is_flagged_and_reads_as_blank(kind: str, answer: str, seen: str) -> None:
    interview = filling(
        "<a/><b/>", f'<bind nodeset="/data/a" type="{kind}"/><bind nodeset="/data/b" calculate="/data/a"/>'
    )
    interview.answer("/data/a", answer)
    assert interview.node("/data/b").value == seen
    assert (interview.node("/data/a").violation == "type") == (seen != answer or answer == "tiga")


def test_a_sum_beyond_32_bits_is_a_sum() -> None:
    interview = filling("<a/>", '<bind nodeset="/data/a" type="int" calculate="2000000000 + 2000000000"/>')
    assert interview.node("/data/a").value == "4000000000"


@pytest.mark.parametrize(
    ("kind", "calculation", "value"),
    [("geopoint", "'Tabir'", ""), ("geoshape", "'-1 102;-2 103'", ""), ("geopoint", "'-1 102'", "-1.0 102.0")],
)
def test_what_is_calculated_is_a_position_or_blank(kind: str, calculation: str, value: str) -> None:
    interview = filling("<a/>", f'<bind nodeset="/data/a" type="{kind}" calculate="{calculation}"/>')
    assert interview.node("/data/a").value == value


def test_an_attribute_of_a_repeat_that_says_nothing_is_not_written() -> None:
    body = '<repeat nodeset="/data/row"><input ref="/data/row/value"/></repeat>'
    assert b"<row><value>" in filling('<row id=""><value>1</value></row>', "", body).submission()
    assert b'<row id="7"><value>' in filling('<row id="7"><value>1</value></row>', "", body).submission()


@pytest.mark.parametrize(
    ("number", "text"),
    [(1.8e-12, "1.8e-12"), (1e-7, "1e-7"), (1e-6, "0.000001"), (-2.5e-9, "-2.5e-9"), (1e22, "1" + "0" * 22)],
)
def test_only_what_is_next_to_nothing_has_an_exponent(number: float, text: str) -> None:
    assert text_from_number(number) == text


@pytest.mark.parametrize(
    ("pattern", "text"), [(r"^[\w-\.]+@[\w-]+\.id$", "siti.a-b@desa.id"), (r"^[+-\d]+$", "+62-8"), (r"^[\d-]+$", "1-2")]
)
def test_a_dash_beside_a_class_of_letters_is_a_dash(pattern: str, text: str) -> None:
    assert matches(pattern, text)
    assert not matches(pattern, text + " ?")


def test_a_repeat_that_asks_for_one_more_whenever_it_got_one_gets_one_a_time() -> None:
    """ "Until the last one says that it was the last", as in the forms of a vaccination campaign."""
    count = "if(count(/data/row) = 0 or indexed-repeat(/data/row/last, /data/row, count(/data/row)) != 'yes', {}, {})"
    bind = f'<bind nodeset="/data/many" calculate="{count.format("count(/data/row) + 1", "count(/data/row)")}"/>'
    body = (
        '<repeat nodeset="/data/row" xmlns:jr="http://openrosa.org/javarosa" jr:count="/data/many">'
        '<input ref="/data/row/last"/></repeat>'
    )
    rows = '<many/><row xmlns:jr="http://openrosa.org/javarosa" jr:template=""><last/></row>'
    interview = filling(rows, bind, body)
    assert len(interview.root.children[0].children) == 1
    interview.answer("/data/row[1]/last", "no")
    assert len(interview.root.children[0].children) == 2
    interview.answer("/data/row[2]/last", "yes")
    assert len(interview.root.children[0].children) == 2


def test_an_absolute_path_that_chooses_begins_in_the_own_instance() -> None:
    """As Collect has it, and all forms made before references were relative."""
    repeats = (
        '<repeat nodeset="/data/house"><input ref="/data/house/n"/>'
        '<repeat nodeset="/data/house/person"><input ref="/data/house/person/name"/></repeat></repeat>'
    )
    person = '<person xmlns:jr="http://openrosa.org/javarosa" jr:template=""><name/></person>'
    houses = f'<house xmlns:jr="http://openrosa.org/javarosa" jr:template=""><n/><head/>{person}</house>'
    chosen = "/data/house/person[position() = /data/house/n]/name"
    interview = filling(houses, f'<bind nodeset="/data/house/head" calculate="{chosen}"/>', repeats)
    for house in (1, 2):
        interview.add("/data/house")
        for number in (1, 2):
            interview.add(f"/data/house[{house}]/person")
            interview.answer(f"/data/house[{house}]/person[{number}]/name", f"{house}-{number}")
        interview.answer(f"/data/house[{house}]/n", "2")
    assert [interview.node(f"/data/house[{house}]/head").value for house in (1, 2)] == ["1-2", "2-2"]
    interview.answer("/data/house[2]/n", "1")
    assert [interview.node(f"/data/house[{house}]/head").value for house in (1, 2)] == ["1-2", "2-1"]
