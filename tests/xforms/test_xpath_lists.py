"""`instance('desa')/root/item[kec = …]` is a look-up: big lists are asked by column and value, never scanned."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from desktop.xforms.xpath.context import Context, Environment
from desktop.xforms.xpath.expressions import compile_expression
from desktop.xforms.xpath.lists import TableNode
from desktop.xforms.xpath.reading import read_document
from desktop.xforms.xpath.tree import Element, Node

FORM = read_document("<data><kec>9171</kec><desa>91710002</desa><kosong/><dua>9171</dua><dua>9172</dua></data>")
ROWS = [
    ("91710001", "9171", "Ardipura"),
    ("91710002", "9171", "Hamadi"),
    ("91720001", "9172", "Sentani"),
    ("91710003", "9171", "Entrop"),
]


class Villages:
    """A table that remembers what it was asked."""

    version = "1"
    columns = ("kode", "kec", "nama")

    def __init__(self) -> None:
        self.asked: list[tuple[str, str]] = []
        self.scans = 0

    def rows_where(self, column: str, value: str) -> list[tuple[str, ...]]:
        self.asked.append((column, value))
        return [row for row in ROWS if row[self.columns.index(column)] == value]

    def rows(self) -> Iterator[tuple[str, ...]]:
        self.scans += 1
        return iter(ROWS)


def evaluate(expression: str, villages: Villages) -> list[str]:
    table = TableNode(villages, "desa")
    environment = Environment(root=FORM, instance=lambda instance_id: table if instance_id == "desa" else None)
    context = Context(FORM.root.named("desa")[0], environment)
    return [node.string() for node in compile_expression(expression).nodes(context)]


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("instance('desa')/root/item[kec = /data/kec]/nama", ["Ardipura", "Hamadi", "Entrop"]),
        ("instance('desa')/root/item[/data/kec = kec]/nama", ["Ardipura", "Hamadi", "Entrop"]),
        ("instance('desa')/root/item[kode = current()]/nama", ["Hamadi"]),
        ("instance('desa')/root/item[kec = current()/../kec and nama != 'Hamadi']/nama", ["Ardipura", "Entrop"]),
        ("instance('desa')/root/item[contains(nama, 'r') and kec = '9171']/nama", ["Ardipura", "Entrop"]),
        ("instance('desa')/root/item[kec = '9171'][2]/nama", ["Hamadi"]),
        ("instance('desa')/root/item[kec = '9171'][last()]/nama", ["Entrop"]),
        ("instance('desa')/root/item[kec = concat('917', 2)]/kode", ["91720001"]),
        ("instance('desa')/root/item[kec = /data/kosong]/nama", []),
        ("instance('desa')/root/item[kec = /data/tidak-ada]/nama", []),
        ("instance('desa')/root/item[provinsi = '91']/nama", []),
        ("instance('desa')/root/item[kec = if(true(), /data/kec, '')]/nama", ["Ardipura", "Hamadi", "Entrop"]),
        ("instance('desa')/root/item[kec = '9172']/@id", []),
    ],
)
def test_an_equality_is_looked_up(expression: str, expected: list[str]) -> None:
    villages = Villages()
    assert evaluate(expression, villages) == expected
    assert villages.scans == 0


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("instance('desa')/root/item/kode", [row[0] for row in ROWS]),
        ("instance('desa')/root/item[kode = 91720001]/nama", ["Sentani"]),
        ("instance('desa')/root/item[kec = /data/dua]/kode", [row[0] for row in ROWS]),
        ("instance('desa')/root/item[nama = 'Hamadi' or kec = '9172']/nama", ["Hamadi", "Sentani"]),
        ("instance('desa')/root/item[starts-with(nama, 'S')]/nama", ["Sentani"]),
        ("instance('desa')/root/item[kec = ../item[1]/kec]/nama", ["Ardipura", "Hamadi", "Entrop"]),
        ("instance('desa')/root/item[position() = 2]/nama", ["Hamadi"]),
        ("instance('desa')/root/item[3]/*", ["91720001", "9172", "Sentani"]),
        ("instance('desa')/root/desa[kec = '9171']", []),
        ("instance('lain')/root/item[kec = '9171']", []),
    ],
)
def test_anything_else_goes_through_the_rows(expression: str, expected: list[str]) -> None:
    assert evaluate(expression, Villages()) == expected


def test_a_number_is_compared_as_a_number() -> None:
    """Leading zeros of a code do not matter then, so no index by text can answer."""
    villages = Villages()
    assert evaluate("instance('desa')/root/item[kec = 9171.0]/nama", villages) == ["Ardipura", "Hamadi", "Entrop"]
    assert villages.asked == []


def test_the_same_question_is_asked_once() -> None:
    villages = Villages()
    table = TableNode(villages, "desa")
    environment = Environment(root=FORM, instance=lambda _: table)
    expression = compile_expression("instance('desa')/root/item[kec = /data/kec]")
    first = expression.nodes(Context(FORM, environment))
    assert list(expression.nodes(Context(FORM, environment))) == list(first)
    assert villages.asked == [("kec", "9171")]


def test_a_table_is_a_tree_to_every_other_path() -> None:
    villages = Villages()
    assert evaluate("instance('desa')/@id", villages) == ["desa"]
    assert evaluate("instance('desa')/root/item[kode = '91710001']/parent::root/../@id", villages) == ["desa"]
    assert len(evaluate("instance('desa')//nama", villages)) == len(ROWS)
    assert evaluate("instance('desa')/root/item[nama = 'Hamadi']/nama/following-sibling::*", villages) == []


def test_a_row_gives_its_cells() -> None:
    (row,) = TableNode(Villages()).where("kode", "91720001")
    assert isinstance(row, Element)
    assert [child.name for child in row.children] == ["kode", "kec", "nama"]
    assert row.string() == "917200019172Sentani"


def test_lists_that_are_trees_are_indexed_too() -> None:
    document = read_document(
        "<instance><root>"
        + "".join(f"<item><a>{i % 3}</a><a>x{i}</a><n>{i}</n></item>" for i in range(9))
        + "</root></instance>"
    )
    looked: list[str] = []

    def instance(_: str) -> Node:
        return document.root

    environment = Environment(root=FORM, instance=instance)
    context = Context(FORM, environment)
    for wanted in ("1", "x4", "nobody"):
        found = compile_expression(f"instance('i')/root/item[a = '{wanted}']/n").nodes(context)
        looked.append(",".join(node.string() for node in found))
    assert looked == ["1,4,7", "4", ""]
    assert len(environment.indexes) == 1
