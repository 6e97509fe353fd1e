"""Forms that are broken or mean harm: a list of what is wrong, never a crash or a hang."""

from __future__ import annotations

from typing import Any

import pytest

from desktop.xforms import Form, FormError, InstanceError, Interview, load_form

HEAD = (
    '<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml" '
    'xmlns:jr="http://openrosa.org/javarosa" xmlns:entities="http://www.opendatakit.org/xforms/entities"><h:head>'
)


def form(instance: str, binds: str = "", body: str = "", model: str = "<model>") -> str:
    return (
        f'{HEAD}{model}<instance><data id="x">{instance}</data></instance>{binds}</model></h:head>'
        f"<h:body>{body}</h:body></h:html>"
    )


def problems(xml: str | bytes) -> list[str]:
    with pytest.raises(FormError) as caught:
        load_form(xml)
    return [str(problem) for problem in caught.value.problems]


@pytest.mark.parametrize(
    ("xml", "said"),
    [
        ("", "not well-formed"),
        ("not xml", "not well-formed"),
        ("<a/>", "no model"),
        (HEAD + "<model></model></h:head></h:html>", "no primary instance"),
        ('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "document type"),
        ('<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>', "document type"),
        (b"\xff\xfe\x00", "utf-16"),
        (b"<?xml version='1.0' encoding='nowhere'?><a/>", "nowhere"),
        (form("<a/>", '<bind nodeset="/data/a" relevant="nonsense(1)"/>'), "nonsense"),
        (form("<a/>", '<bind nodeset="/data/a" relevant="1 +"/>'), "unfinished"),
        (form("<a/>", '<bind nodeset="/data/a" calculate="count()"/>'), "wrong arguments"),
        (
            form("<a/><b/>", '<bind nodeset="/data/a" calculate="../b"/><bind nodeset="/data/b" calculate="../a"/>'),
            "circle",
        ),
        (form("<a/>", '<bind nodeset="/data/a" calculate=". + 1"/>'), "depends on itself"),
        (form("<a/>", "", "", '<model entities:entities-version="2099.1.0">'), "2099.1"),
        (
            form("<a/>", "", "", '<model xmlns:odk="http://www.opendatakit.org/xforms" odk:xforms-version="2.0">'),
            "knows 1",
        ),
        (
            form("<a/>", "", "", '<model xmlns:odk="http://www.opendatakit.org/xforms" odk:xforms-version="²">'),
            "is not known",
        ),
        (
            form("<a/>", '<submission base64RsaPublicKey="key"/>', "", '<model entities:entities-version="2024.1.0">'),
            "no entities of encrypted forms",
        ),
    ],
)
def test_broken_forms_say_what_is_wrong(xml: str | bytes, said: str) -> None:
    assert said in " ".join(problems(xml))


def test_a_cycle_names_both_places() -> None:
    xml = form("<a/><b/>", '<bind nodeset="/data/a" calculate="../b"/><bind nodeset="/data/b" calculate="../a"/>')
    (said,) = problems(xml)
    assert "/data/a" in said
    assert "/data/b" in said


def test_small_mistakes_are_warnings() -> None:
    loaded = load_form(
        form(
            "<a/>",
            '<bind nodeset="/data/nothing" relevant="true()"/><bind nodeset="/data/a" relevant="true()"/>'
            '<bind nodeset="/data/a" relevant="false()"/>',
            '<input ref="/data/elsewhere"/>',
        )
    )
    said = " ".join(map(str, loaded.warnings))
    assert "a bind for a node that is not in the form" in said
    assert "two binds say relevant" in said
    assert "refers to a node that is not in the form" in said


def test_ten_thousand_nested_groups_are_refused() -> None:
    deep = "<g>" * 10_000 + "</g>" * 10_000
    assert "nested deeper" in problems(form(deep))[0]
    assert "nested deeper" in problems(form("<a/>", "", "<group>" * 10_000 + "</group>" * 10_000))[0]


def test_ten_thousand_brackets_are_refused() -> None:
    expression = "(" * 10_000 + "1" + ")" * 10_000
    assert "too deep" in problems(form("<a/>", f'<bind nodeset="/data/a" calculate="{expression}"/>'))[0]


def test_values_that_chase_each_other_come_to_an_end() -> None:
    xml = form(
        '<r jr:template=""><n/></r><r><n>1</n></r><r><n>1</n></r>',
        '<bind nodeset="/data/r/n" calculate="if(sum(/data/r[position() &gt; 0]/n) &gt; 1, 0, 1)"/>',
        '<repeat nodeset="/data/r"><input ref="/data/r/n"/></repeat>',
    )
    with pytest.raises(FormError) as caught:
        Interview(load_form(xml))
    assert "never come to rest" in str(caught.value)


def test_a_count_beyond_reason_is_bounded() -> None:
    xml = form(
        '<n>1000000000</n><r jr:template=""><a/></r>',
        "",
        '<repeat nodeset="/data/r" jr:count="/data/n"><input ref="/data/r/a"/></repeat>',
    )
    assert len(Interview(load_form(xml)).node("/data/r").children) <= 10_000


@pytest.mark.parametrize("instance", [b"", b"<data/>", b'<data id="other"/>', b'<!DOCTYPE a><data id="x"/>', b"\x00"])
def test_instances_of_other_forms_are_refused(instance: bytes) -> None:
    with pytest.raises(InstanceError):
        Interview(load_form(form("<a/>")), draft=instance)


@pytest.mark.parametrize("packed", [b"", b"sambang", b"sambang form 2 cpython-311\x00\x00"])
def test_bytes_of_another_engine_are_refused(packed: bytes) -> None:
    with pytest.raises(ValueError, match=r".+"):
        Form.unpack(packed)


def test_an_expression_that_fails_while_filling_leaves_a_blank() -> None:
    xml = form("<a/><b/>", "<bind nodeset=\"/data/b\" calculate=\"if(/data/a = 'x', digest('1', /data/a), 'ok')\"/>")
    interview = Interview(load_form(xml))
    interview.answer("/data/a", "x")
    assert interview.node("/data/b").value == ""
    assert [problem.place for problem in interview.failed] == ["/data/b"]


@pytest.mark.parametrize("ref", ["", "/", "/data/none", "/data/a[2]", "/other/a", "a"])
def test_unknown_refs_are_key_errors(ref: str) -> None:
    interview = Interview(load_form(form("<a/>")))
    calls: list[Any] = [interview.node, lambda each: interview.answer(each, "1"), interview.add, interview.remove]
    for call in calls:
        with pytest.raises(KeyError):
            call(ref)
