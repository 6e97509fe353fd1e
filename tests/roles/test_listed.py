"""Whom the prelist knows already, in another family than the record's, while it is typed (lists as ours are made)."""

from __future__ import annotations

from dataclasses import replace

from desktop.reference.lists import FAMILY_COLUMNS, MEMBER_COLUMNS
from desktop.roles.listed import in_lists
from desktop.roles.values import Finding, FindingKind
from desktop.xforms import Rows
from tests.roles.test_findings import SAID, answers

ASKING = replace(
    SAID, meanings={**SAID.meanings, "/d/prelist": "prelist"}, lists=("prelist.csv", "prelist_anggota.csv")
)
CARD, OTHER_CARD, NIK = "1571010101100001", "1571010101100002", "1571014103900002"


def row(columns: tuple[str, ...], **said: str) -> tuple[str, ...]:
    return tuple(said.get(name, "") for name in columns)


class Prelist:
    """Two families; in the second lives Siti, in the first Rusdi."""

    def table(self, filename: str) -> Rows:
        if filename == "prelist.csv":
            families = (
                row(FAMILY_COLUMNS, name="k1", desa="15.71.01.1001", no_kk=CARD),
                row(FAMILY_COLUMNS, name="k2", desa="15.71.01.1002", no_kk=OTHER_CARD),
            )
            return Rows(FAMILY_COLUMNS, families)
        members = (
            row(MEMBER_COLUMNS, name="k1-1", keluarga="k1", nama="Rusdi Hasan", tgl_lahir="1990-03-01"),
            row(MEMBER_COLUMNS, name="k2-1", keluarga="k2", nama="Siti Aminah", tgl_lahir="1990-03-01", nik=NIK),
        )
        return Rows(MEMBER_COLUMNS, members)


def found(values: dict[str, str], picked: str = "") -> list[tuple[str, str]]:
    said: list[Finding] = list(in_lists(Prelist(), ASKING, {**values, "/d/prelist": picked}))
    assert {one.kind for one in said} <= {FindingKind.IN_LIST}
    assert not any(number in str(one.facts) for one in said for number in (NIK, CARD, OTHER_CARD))
    return [(one.ref, one.facts.get("what", "nik")) for one in said]


def test_a_number_that_our_own_prelist_has_in_another_family() -> None:
    stranger = answers("Ali", "1970-01-01", nik=NIK)
    assert found(stranger, "k1") == [("/d/o[1]/nik", "nik")]
    assert found(answers("Siti", nik=NIK, kk=OTHER_CARD), "k2") == []
    assert found({**stranger, "/d/kk": ""}) == [("/d/o[1]/nik", "nik")]  # told to be no family of the prelist


def test_a_card_that_the_prelist_has_in_a_row_that_was_not_picked() -> None:
    assert found(answers("Ali", "1970-01-01", kk=OTHER_CARD), "k1") == [("/d/kk", "no_kk")]
    assert found(answers("Ali", "1970-01-01", kk=CARD), "k1") == []
    assert found(answers("Ali", "1970-01-01", kk="1571010101100009")) == []


def test_somebody_with_a_like_name_born_on_the_day() -> None:
    assert found(answers("St. Aminah"), "k1") == [("/d/o[1]/nama", "person")]
    assert found(answers("Rusdi bin Hasan"), "k1") == []
    assert found(answers("St. Aminah", "1991-03-01"), "k1") == []
    assert found(answers("St. Aminah", village="1572011001"), "k1") == []  # far away
    assert found(answers("St. Aminah", nik=NIK), "k1") == [("/d/o[1]/nik", "nik")]  # said once


def test_a_form_that_asks_for_no_row_of_the_prelist_is_left_alone() -> None:
    silent = replace(SAID, lists=("prelist.csv", "prelist_anggota.csv"))
    assert list(in_lists(Prelist(), silent, answers("St. Aminah", nik=NIK))) == []
    assert list(in_lists(None, ASKING, answers(nik=NIK))) == []
