"""What is wrong with an expression is named with its place; nothing a form can say makes the engine crash or hang."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.xforms.xpath.context import Context, Environment, context_of
from desktop.xforms.xpath.errors import XPathError
from desktop.xforms.xpath.expressions import compile_expression
from desktop.xforms.xpath.functions import FUNCTIONS
from desktop.xforms.xpath.reading import read_document


@pytest.mark.parametrize(
    ("expression", "kind", "column"),
    [
        ("", "unfinished", 0),
        ("1 +", "unfinished", 3),
        ("/data/a[", "unfinished", 8),
        ("if(1, 2, 3", "unfinished", 10),
        ("1 And 1", "unexpected", 2),
        ("a b", "unexpected", 2),
        ("a = = b", "unexpected", 4),
        ("f(1,,2)", "unexpected", 4),
        ("a)", "unexpected", 1),
        ("'Siti", "unclosed text", 0),
        ("a # b", "unknown character", 2),
        ("a ≥ 5", "unknown character", 2),
        ("sideways::a", "unknown axis", 0),
        ("$a", "variables", 0),
        ("1 + jumlah(2)", "unknown function", 4),
        ("true(1)", "wrong arguments", 0),
        ("1 + substr('a')", "wrong arguments", 4),
        ("if(1, 2)", "wrong arguments", 0),
        ("indexed-repeat(/a/b, /a, 1, /a/b)", "wrong arguments", 0),
    ],
)
def test_an_error_names_its_place(expression: str, kind: str, column: int) -> None:
    with pytest.raises(XPathError) as caught:
        compile_expression(expression)
    assert (caught.value.kind, caught.value.column, caught.value.source) == (kind, column, expression)
    assert kind in str(caught.value)


def test_an_unknown_prefix_is_named() -> None:
    with pytest.raises(XPathError, match="unknown prefix"):
        compile_expression("/x:a", namespaces={"": "urn:a"})


def test_facts_say_what_was_expected() -> None:
    with pytest.raises(XPathError) as caught:
        compile_expression("round(1, 2, 3)")
    assert caught.value.facts == {"name": "round", "least": 1, "most": 2, "given": 3}


def test_leniently_only_the_branch_that_runs_fails() -> None:
    expression = compile_expression("false() and jumlah(1) or true(2) = substr()", strict=False)
    with pytest.raises(XPathError, match="wrong arguments"):
        expression.boolean(context_of())
    assert compile_expression("false() and jumlah(1)", strict=False).boolean(context_of()) is False


def test_a_relative_path_needs_a_node() -> None:
    with pytest.raises(XPathError, match="no context"):
        compile_expression("a + 1").number(Context(None, Environment()))


@pytest.mark.parametrize(
    "expression",
    [
        "(" * 10_000 + "1" + ")" * 10_000,
        "f(" * 10_000,
        "a[" * 10_000,
        "if(" * 200 + "1" + ",2,3)" * 200,
    ],
)
def test_what_is_nested_beyond_reason_is_refused(expression: str) -> None:
    with pytest.raises(XPathError, match="too deep"):
        compile_expression(expression)


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("1" + "+1" * 10_000, 10_001.0),
        ("1" + "*1" * 10_000, 1.0),
        ("-" * 10_001 + "1", -1.0),
        ("1" + " = 1" * 10_000, 1.0),
        ("1" + " or 0" * 10_000, 1.0),
        ("1" + " and 1" * 10_000, 1.0),
        ("count(." + "|." * 10_000 + ")", 1.0),
        ("count(self::node()" + "/." * 10_000 + ")", 1.0),
        ("count(." + "[1]" * 1_000 + ")", 1.0),
        ("string-length('" + "x" * 1_000_000 + "')", 1_000_000.0),
        ("(" * 90 + "1" + ")" * 90, 1.0),
        ("if(1, " * 90 + "1" + ", 2)" * 90, 1.0),
    ],
)
def test_what_is_long_is_evaluated(expression: str, expected: float) -> None:
    assert compile_expression(expression).number(context_of()) == expected


def test_deep_documents_are_walked() -> None:
    document = read_document("<a>" * 20_000 + "x" + "</a>" * 20_000)
    context = Context(document, Environment(root=document))
    assert compile_expression("count(//a)").number(context) == 20_000
    assert compile_expression("string(/)").string(context) == "x"
    assert compile_expression("count(//a[not(a)]/ancestor::a)").number(context) == 19_999


def test_entities_are_refused() -> None:
    bomb = "<!DOCTYPE a [<!ENTITY b 'x'><!ENTITY c '&b;&b;'>]><a>&c;</a>"
    with pytest.raises(XPathError, match="entity b"):
        read_document(bomb)
    with pytest.raises(XPathError, match="bad value"):
        read_document("<a><b></a>")


SIGNS = "/ // .. . @ * and or div mod ( ) [ ] , ' \" + - = != < >= | :: $ :"
WORDS = "a data 'x' 1 .5 child text() á if instance('x') current() count"
PIECES = [*SIGNS.split(), *WORDS.split(), " ", "\n", *sorted(FUNCTIONS)]


@settings(max_examples=500)
@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
def test_any_text_gives_a_value_or_an_error(expression: str) -> None:
    document = read_document("<data a='1'><a>1</a><b>x</b></data>")
    try:
        found = compile_expression(expression, strict=False).evaluate(
            Context(document.root, Environment(root=document))
        )
    except XPathError as error:
        assert error.source == expression
    else:
        assert isinstance(found, str | float | bool | list | tuple)
