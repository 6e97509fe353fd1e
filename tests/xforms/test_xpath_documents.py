"""Expressions on any XML text: the tree keeps what was written, the result says where and what."""

from __future__ import annotations

import math

import pytest

from desktop.xforms.xpath.context import Environment
from desktop.xforms.xpath.documents import evaluate_on, plain_number, read
from desktop.xforms.xpath.errors import XPathError
from desktop.xforms.xpath.reading import read_document
from desktop.xforms.xpath.tree import Document, Element, in_document_order

XML = """<?xml version="1.0"?>
<r xmlns="urn:a" xmlns:b="urn:b"><!-- satu --><x n="1" b:n="2">aa<y/>bb</x><b:x/><?cetak semua?></r>"""


def found(expression: str, to: str | None = None, **more: str) -> object:
    namespaces = {"a": "urn:a", "b": "urn:b"}
    return evaluate_on(read(XML), expression, Environment(), namespaces=namespaces, to=to, **more).value  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("/a:r/a:x", [("/*[1]/*[1]", "aabb")]),
        ("/a:r/b:*", [("/*[1]/*[2]", "")]),
        ("//@b:n", [("/*[1]/*[1]/@*[name()='b:n']", "2")]),
        ("//@n", [("/*[1]/*[1]/@*[name()='n']", "1")]),
        ("//a:x/text()", [("/*[1]/*[1]/text()[1]", "aa"), ("/*[1]/*[1]/text()[2]", "bb")]),
        ("//comment()", [("/*[1]/comment()[1]", " satu ")]),
        ("//processing-instruction('cetak')", [("/*[1]/processing-instruction()[1]", "semua")]),
        ("/", [("/", "aabb")]),
        ("//a:y/preceding::node()", [("/*[1]/comment()[1]", " satu "), ("/*[1]/*[1]/text()[1]", "aa")]),
        ("name(/*/*[2])", "b:x"),
        ("count(//x)", 0.0),
        ("/a:r/a:x = 'aabb'", True),
    ],
)
def test_what_is_found_and_where(expression: str, expected: object) -> None:
    assert found(expression) == expected


def test_results_are_converted_as_asked() -> None:
    assert found("//@n", to="number") == 1.0
    assert found("//@n", to="string") == "1"
    assert found("//@tidak", to="boolean") is False


def test_context_and_root_are_paths() -> None:
    assert found("a:y", context="/*[1]/*[1]") == [("/*[1]/*[1]/*[1]", "")]
    assert found("/a:x/@n", root="/*[1]") == [("/*[1]/*[1]/@*[name()='n']", "1")]
    with pytest.raises(XPathError, match="no context"):
        found(".", context="/*[7]")


def test_a_form_has_its_instances_and_texts() -> None:
    form = read_document(
        "<model><itext><translation lang='id'><text id='a'><value form='short'>s</value><value>Apa</value></text>"
        "</translation>"
        "<translation lang='en'><text id='a'><value>What</value></text></translation></itext>"
        "<instance id='i'><root><item><k>1</k><v>x</v></item></root></instance></model>"
    )
    for language, text in (("id", "Apa"), ("en", "What"), ("fr", "Apa")):
        environment = Environment(language=language)
        assert evaluate_on(form, "jr:itext('a')", environment, to="string").value == text
    assert evaluate_on(form, "instance('i')/root/item[k = '1']/v", Environment(), to="string").value == "x"


def test_an_impossible_date_is_an_error_unless_a_type_is_asked_for() -> None:
    with pytest.raises(XPathError, match="bad value"):
        found("date('kemarin')")
    assert found("date('kemarin')", to="string") == "Invalid Date"
    assert found("date('kemarin')", to="boolean") is False


def test_numbers_as_json_can_say_them() -> None:
    numbers = (1.5, 0.0, -0.0, math.inf, -math.inf, math.nan)
    assert [plain_number(each) for each in numbers] == [1.5, 0.0, "-0", "Infinity", "-Infinity", "NaN"]


def test_many_nodes_are_ordered_as_few_are() -> None:
    root = Element("r")
    for place in range(150):
        child = Element("c", str(place))
        child.set_attribute("n", "1")
        root.append(child)
    Document(root)
    scattered = [child for child in root.elements() if int(child.value) % 2] + [
        node for child in root.elements() for node in (child.attributes[0], child)
    ]
    ordered = in_document_order(scattered)
    assert ordered == [node for child in root.elements() for node in (child, child.attributes[0])]
    assert in_document_order(reversed(ordered[:20])) == ordered[:20]
