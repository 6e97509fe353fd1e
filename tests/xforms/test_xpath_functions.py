"""Every ODK function, as tables: an expression, and what it is."""

from __future__ import annotations

import math
import random
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from desktop.xforms.xpath.context import Context, Environment
from desktop.xforms.xpath.errors import XPathError
from desktop.xforms.xpath.expressions import compile_expression
from desktop.xforms.xpath.functions import FUNCTIONS
from desktop.xforms.xpath.reading import read_document
from desktop.xforms.xpath.tree import Element

JAYAPURA = ZoneInfo("Asia/Jayapura")  # +09:00
NOW = datetime(2026, 11, 21, 14, 3, 7, 250_000, tzinfo=JAYAPURA)

FORM = read_document(
    """
    <keluarga><nama>Siti</nama><lahir>1990-02-03</lahir><kosong/><bantuan>pkh bpnt pbi</bantuan>
      <anggota><nama>Adi</nama><umur>7</umur></anggota><anggota><nama>Ina</nama><umur>4</umur></anggota>
      <anggota><nama>Oki</nama><umur/></anggota>
      <titik>-2.5 140.7 0 0</titik><titik>-2.5 140.8 0 0</titik><titik>-2.6 140.8 0 0</titik>
    </keluarga>""".replace("\n", "").replace("      ", "")
)
DESA = read_document(
    "<instance id='desa'><root><item><kode>1</kode><nama>Sentani</nama></item>"
    "<item><kode>2</kode><nama>Abepura</nama></item></root></instance>"
).root


def environment() -> Environment:
    return Environment(
        now=lambda: NOW,
        zone=JAYAPURA,
        root=FORM,
        instance=lambda instance_id: DESA if instance_id == "desa" else None,
        itext=lambda text_id: [Element("value", f"teks {text_id}")],
        choice_name=lambda value, path, context: f"label {value} {path}",
        properties={"username": "siti"},
        version="7",
        random=random.Random(1),
        uuid=lambda: "0b1c2d3e-4f50-4a6b-8c7d-9e0f1a2b3c4d",
    )


def value(expression: str, at: str = "/keluarga/nama") -> object:
    world = environment()
    node = compile_expression(at).nodes(Context(FORM, world))[0]
    found = compile_expression(expression).evaluate(Context(node, world))
    return found if isinstance(found, str | float | bool) else [each.string() for each in found]


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        # text
        ("concat(/keluarga/anggota/nama, '!')", "AdiInaOki!"),
        ("concat('satu')", "satu"),
        ("join(', ', /keluarga/anggota/nama)", "Adi, Ina, Oki"),
        ("join('-', 'a', 1, /keluarga/nama)", "a-1-Siti"),
        ("substr('hello', 1, 3)", "el"),
        ("substr('hello', -3)", "llo"),
        ("substr('hello', 0, -1)", "hell"),
        ("ends-with('Sentani', 'tani')", True),
        ("regex('9171015203900001', '^[0-9]{16}$')", True),
        ("regex('91710152039', '^[0-9]{16}$')", False),
        ("regex('Siti Á', '^[\\p{L} ]+$')", True),
        ("string-length()", 4.0),
        ("normalize-space('  a \n b ')", "a b"),
        # truth
        ("if(/keluarga/kosong = '', 'ya', 'tidak')", "ya"),
        ("if('false', 1, 2)", 1.0),
        ("coalesce(/keluarga/kosong, 'x')", "x"),
        ("coalesce(1 div '', 0)", "0"),
        ("once('x')", "Siti"),
        ("boolean-from-string('1')", True),
        ("boolean-from-string('false')", False),
        ("checklist(1, 2, /keluarga/anggota/umur)", True),
        ("checklist(-1, 1, true(), true())", False),
        ("weighted-checklist(3, -1, true(), 2, 1 = 1, 2)", True),
        ("weighted-checklist(5, 9, true(), 2, false(), 9)", False),
        ("depend('x', 'y')", "x"),
        # numbers
        ("int(-2.9)", -2.0),
        ("int('  ')", math.nan),
        ("round(23.7825, 1)", 23.8),
        ("round(626.3, -3)", 1000.0),
        ("round(-1.5)", -2.0),
        ("round(1 div 0)", math.inf),
        ("pow(2, 10)", 1024.0),
        ("pow(-8, 1 div 3)", math.nan),
        ("log10(1000)", 3.0),
        ("log(0)", -math.inf),
        ("exp10(2)", 100.0),
        ("exp(1000)", math.inf),
        ("sqrt(-1)", math.nan),
        ("atan2(1, 1)", math.pi / 4),
        ("abs('-3,5')", 3.5),
        ("max(/keluarga/anggota[umur != '']/umur, 9)", 9.0),
        ("min(1, 'x')", math.nan),
        ("sum(/keluarga/tidak-ada)", 0.0),
        ("number('')", math.nan),
        ("0017. = 17", True),
        ("0.1 + 0.2 = 0.3", False),
        # nodes
        ("count(/keluarga/anggota)", 3.0),
        ("count-non-empty(/keluarga/anggota/umur)", 2.0),
        ("position(/keluarga/anggota[nama = 'Ina'])", 2.0),
        ("/keluarga/anggota[position() = 2]/nama", ["Ina"]),
        ("/keluarga/anggota[umur < current()/../anggota[1]/umur]/nama", ["Ina"]),
        ("indexed-repeat(/keluarga/anggota/nama, /keluarga/anggota, 2)", ["Ina"]),
        ("indexed-repeat(/keluarga/anggota/nama, /keluarga/anggota, 0)", ["Adi"]),
        ("indexed-repeat(/keluarga/anggota/nama, /keluarga/anggota, 9)", []),
        ("instance('desa')/root/item[kode = '2']/nama", ["Abepura"]),
        ("instance('tidak-ada')/root/item", []),
        ("pulldata('desa', 'nama', 'kode', '1')", "Sentani"),
        ("pulldata('desa', 'nama', 'kode', '9')", ""),
        ("pulldata('tidak-ada', 'nama', 'kode', '9')", ""),
        # selects
        ("selected(/keluarga/bantuan, 'pkh')", True),
        ("selected(/keluarga/bantuan, 'pk')", False),
        ("is-selected('a b', ' b ')", True),
        ("selected-at(/keluarga/bantuan, 1)", "bpnt"),
        ("selected-at(/keluarga/bantuan, 3)", ""),
        ("selected-at(/keluarga/bantuan, -1)", ""),
        ("count-selected('  ')", 0.0),
        # dates: midnight in Jayapura is 15:00 UTC of the day before
        ("today() = date('2026-11-21')", True),
        ("string(today())", "2026-11-21"),
        ("string(now())", "2026-11-21T14:03:07.250+09:00"),
        ("date('1970-01-02') + 0", 0.625),
        ("number('1970-01-02')", 0.625),
        ("string(number('2026-11-21T23:59:00+09:00'))", "20778"),
        ("/keluarga/lahir < today()", True),
        ("int((today() - /keluarga/lahir) div 365.25)", 36.0),
        ("string(date('2026-1-2'))", "2026-01-02"),
        ("string(date('kemarin'))", "Invalid Date"),
        ("date('')", ""),
        ("string(date(/keluarga/lahir + 1))", "1990-02-04"),
        ("decimal-time('12:00:00.000')", 0.5),
        ("decimal-time('25:00')", math.nan),
        ("decimal-date-time('1970-01-02T00:00:00Z')", 1.0),
        ("format-date(/keluarga/lahir, '%e %b %Y %a')", "3 Feb 1990 Sat"),
        ("format-date-time(now(), '%H.%M.%S,%3 %%')", "14.03.07,250 %"),
        ("format-date('', '%Y')", ""),
        # places
        ("area(/keluarga/titik) > 61000000", True),
        ("distance(/keluarga/titik)", 22253.17),
        ("distance('')", math.nan),
        ("string(distance('0 1 0 0'))", "0"),
        ("geofence('0.5 0.5', '0 0;0 1;1 1;1 0;0 0')", True),
        ("geofence('', '')", False),
        ("intersects('0 0;1 1;1 0;0 1')", True),
        ("intersects('0 0;0 1;1 1;1 0;0 0')", False),
        # the rest
        ("digest('abc', 'MD5', 'hex')", "900150983cd24fb0d6963f7d28e17f72"),
        ("base64-decode('U2l0aQ==')", "Siti"),
        ("base64-decode('?')", ""),
        ("extract-signed('bukan', 'kunci')", ""),
        ("uuid()", "0b1c2d3e-4f50-4a6b-8c7d-9e0f1a2b3c4d"),
        ("uuid(8)", "0b1c2d3e"),
        ("string-length(uuid(50))", 50.0),
        ("jr:itext('judul')", ["teks judul"]),
        ("jr:choice-name('pkh', '/keluarga/bantuan')", "label pkh /keluarga/bantuan"),
        ("property('username')", "siti"),
        ("version()", "7"),
        ("random() < 1", True),
        ("pi()", math.pi),
    ],
)
def test_function(expression: str, expected: object) -> None:
    found = value(expression)
    if isinstance(expected, float):
        assert found == pytest.approx(expected, rel=1e-12, nan_ok=True)
    else:
        assert found == expected


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("id", "Agu Sen"),
        ("Bahasa Indonesia (id)", "Agu Sen"),
        ("English", "Aug Mon"),
        ("Tetun", "Aug Mon"),
        (None, "Aug Mon"),
    ],
)
def test_dates_are_written_in_the_language_of_the_form(language: str | None, expected: str) -> None:
    world = environment()
    world.language = language
    found = compile_expression("format-date('2026-08-17', '%b %a')").string(Context(FORM, world))
    assert found == expected


@pytest.mark.parametrize(
    ("expression", "kind"),
    [
        ("format-date(today(), '%Q')", "bad format"),
        ("format-date(today(), '%')", "bad format"),
        ("digest('a', 'MD6')", "bad value"),
        ("digest('a', 'MD5', 'base32')", "bad value"),
        ("uuid('x')", "bad value"),
        ("distance('di sana')", "bad value"),
        ("regex('a', '[')", "bad pattern"),
        ("count('a')", "not nodes"),
        ("sum(1)", "not nodes"),
        ("count(if(true(), 1, /keluarga))", "not nodes"),
        ("weighted-checklist(1, 2, true())", "bad value"),
    ],
)
def test_what_cannot_be_evaluated_says_so(expression: str, kind: str) -> None:
    with pytest.raises(XPathError) as caught:
        value(expression)
    assert caught.value.kind == kind
    assert caught.value.source == expression


def test_what_is_not_chosen_is_not_evaluated() -> None:
    assert value("if(true(), 'a', count('b'))") == "a"
    assert value("false() and count('b')") is False
    assert value("true() or count('b')") is True
    assert value("coalesce('a', count('b'))") == "a"


def test_a_seeded_shuffle_is_the_one_of_other_clients() -> None:
    letters = read_document("<r>" + "".join(f"<l>{letter}</l>" for letter in "abcdefgh") + "</r>")
    for seed, order in (("1234", "gfedahbc"), ("'foo'", "eadbhgcf")):
        found = compile_expression(f"randomize(/r/l, {seed})").nodes(Context(letters, Environment()))
        assert "".join(node.string() for node in found) == order


def test_the_specification_has_no_function_we_lack() -> None:
    every = """
    string concat join substr substring-before substring-after translate string-length normalize-space
    contains starts-with ends-with uuid digest pulldata if coalesce once true false boolean
    boolean-from-string not regex checklist weighted-checklist number random int sum max min round pow log
    log10 abs sin cos tan asin acos atan atan2 sqrt exp exp10 pi count count-non-empty position instance
    current randomize today now format-date format-date-time date decimal-date-time decimal-time selected
    selected-at count-selected jr:choice-name jr:itext indexed-repeat area distance base64-decode geofence
    intersects extract-signed date-time is-selected property version depend enclosed-area last id local-name
    namespace-uri name substring floor ceiling lang
    """
    assert set(every.split()) == set(FUNCTIONS)


def test_constants_are_folded_and_clocks_are_not() -> None:
    assert compile_expression("concat('a', 1 + 2 * 3)").is_constant
    assert not compile_expression("number('2026-01-01')").is_constant
    assert not compile_expression("/keluarga/nama").is_constant
    assert compile_expression("if(1, now(), 2)").volatile
    assert not compile_expression("/keluarga/nama = 'Siti'").volatile


def test_references_are_all_paths_also_those_in_predicates() -> None:
    found = compile_expression("instance('desa')/root/item[kode = current()/../desa]/nama").references
    assert [len(path.steps) for path in found] == [3, 1, 2]
