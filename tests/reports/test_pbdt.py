"""PBDT codes out of Regsosek answers: mapped by a table, never guessed."""

from __future__ import annotations

from desktop.forms import bundled
from desktop.reports import pbdt
from desktop.reports.spreadsheet import Row
from desktop.roles.countable import labels
from desktop.xforms import NO_LISTS, load_form

FAMILY = Row(
    ("r1", "Keluarga Ali"),
    {
        "/data/rumah/atap": "4", "/data/rumah/lantai": "5", "/data/rumah/air": "4", "/data/no_kk": "1505062010190011",
        "/data/anggota[1]/hub": "1", "/data/anggota[1]/sekolah": "3", "/data/anggota[1]/nik": "1505061203800001",
        "/data/anggota[2]/hub": "3", "/data/anggota[2]/jenjang": "5",
    },
)  # fmt: skip


def test_codes_are_mapped_and_what_is_several_is_left_to_a_person() -> None:
    family, members = pbdt.tables([FAMILY], pbdt.codes())
    assert list(family.lines()) == [["isian", pbdt.UNDECIDED, "atap", "lantai", "air"], ["r1", "lantai", "5", "", "5"]]
    assert list(members.lines())[1:] == [["r1", "1", "", "1", "2", ""], ["r1", "2", "jenjang", "3", "", ""]]
    told = str([list(table.lines()) for table in (family, members)])
    assert "1505" not in told  # no number of a person


def test_every_code_of_the_form_is_in_the_table() -> None:
    form = load_form(bundled.form(pbdt.FORM, {}).xml)
    known = pbdt.codes()
    names = {spec.name for spec in form.definition.specs}
    assert set(known) <= names
    asked = [pair for pair, _ in labels(form, NO_LISTS) if pair[0] in known]
    assert len(asked) > 80
    assert [pair for pair in asked if pair[1] not in known[pair[0]]] == []
    assert all(code.isdigit() or not code for codes in known.values() for code in codes.values())
