"""Reading a NIK: what is wrong, what is only doubtful, and what is never claimed."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.reference import nik, synthetic
from desktop.reference.nik import Doubt, Fault
from desktop.reference.provinces import PROVINCES

TODAY = dt.date(2026, 1, 5)
births = st.dates(dt.date(1927, 1, 1), TODAY)


@given(st.sampled_from(sorted(PROVINCES)), births, st.sampled_from("12"), st.integers(1, 9999))
def test_every_possible_nik_reads_back(province: str, born: dt.date, sex: str, serial: int) -> None:
    day = born.day + (nik.FEMALE_DAYS if sex == nik.FEMALE else 0)
    number = f"{province}0102{day:02d}{born:%m%y}{serial:04d}"
    reading = nik.read_nik(number, today=TODAY, stated_birth_date=born, stated_sex=sex)
    assert reading.structure_right
    assert (reading.birth_date, reading.sex, reading.district) == (born, sex, f"{province}.01.02")
    assert reading.doubts == ()


@given(st.text(max_size=20))
def test_no_text_breaks_the_reading(text: str) -> None:
    reading = nik.read_nik(text, today=TODAY)
    assert reading.structure_right is (reading.faults == ())
    assert nik.read_no_kk(text, today=TODAY).digits == reading.digits
    assert len(nik.mask(text)) <= max(len(text), 18)


@given(st.integers(0, 10**16 - 1).map(lambda number: f"{number:016d}"))
def test_a_mask_hides_region_and_birth(number: str) -> None:
    masked = nik.mask(number)
    assert masked == f"{number[:4]}** ****** {number[12:]}"
    assert nik.digits_of(nik.group(number)) == number


@pytest.mark.parametrize(
    ("typed", "fault"),
    [
        ("", Fault.LENGTH),
        ("157101010390000", Fault.LENGTH),
        ("1.57101E+15", Fault.SCIENTIFIC),
        ("1,57101010390E+15", Fault.SCIENTIFIC),
        ("15710l0103900001", Fault.LETTERS),
        ("1111111111111111", Fault.ALL_EQUAL),
        ("2071010103900001", Fault.PROVINCE),
        ("1500010103900001", Fault.REGION_ZERO),
        ("1571003103900001", Fault.REGION_ZERO),
        ("1571013202900001", Fault.DATE),
        ("1571013002900001", Fault.DATE),
        ("1571012902010001", Fault.DATE),  # neither 2001 nor 1901 has a 29 February
        ("1571010103900000", Fault.SERIAL),
    ],
)
def test_faults(typed: str, fault: Fault) -> None:
    reading = nik.read_nik(typed, today=TODAY)
    assert reading.faults[0] is fault
    assert not reading.structure_right


@pytest.mark.parametrize(
    "typed", ["157101 410390 0002", "157101.410390.0002", "'1571014103900002", "157101\u00a04103900002"]
)
def test_what_people_put_between_digits_does_not_matter(typed: str) -> None:
    reading = nik.read_nik(typed, today=TODAY)
    assert (reading.digits, reading.sex, reading.birth_date) == ("1571014103900002", "2", dt.date(1990, 3, 1))


def test_doubts_are_not_faults() -> None:
    reading = nik.read_nik(
        "1571014103900002", today=TODAY, known=lambda code: False, stated_birth_date=dt.date(1990, 3, 2), stated_sex="1"
    )
    assert reading.structure_right
    assert reading.doubts == (Doubt.REGION_UNKNOWN, Doubt.SEX_DIFFERS, Doubt.DATE_DIFFERS)


def test_the_century_follows_what_is_stated() -> None:
    number = "1571010103210001"
    assert nik.read_nik(number, today=TODAY).birth_date == dt.date(2021, 3, 1)
    stated = nik.read_nik(number, today=TODAY, stated_birth_date=dt.date(1921, 3, 1))
    assert (stated.birth_date, stated.doubts) == (dt.date(1921, 3, 1), ())


def test_a_family_card_number_typed_as_nik() -> None:
    reading = nik.read_nik("1571010103900001", today=TODAY, no_kk="157101 010390 0001")
    assert reading.faults == (Fault.SAME_AS_NO_KK,)


def test_a_family_card_has_no_plus_forty() -> None:
    assert nik.read_no_kk("1571010204169000", today=TODAY).doubts == ()
    assert nik.read_no_kk("1571014204169000", today=TODAY).doubts == (Doubt.DATE,)
    assert nik.read_no_kk("2071010204169000", today=TODAY).faults == (Fault.PROVINCE,)


def test_look_alike_letters_are_only_suggested() -> None:
    assert nik.suggestion("l57I01O103900001") == "1571010103900001"
    assert nik.suggestion("1571010103900001") is None
    assert nik.suggestion("rumah") is None


def test_invented_people_are_the_same_each_time_and_never_twice() -> None:
    once, again = (list(synthetic.families(300)) for _ in range(2))
    assert once == again
    numbers = [person.nik for family in once for person in family.members] + [family.no_kk for family in once]
    assert len(set(numbers)) == len(numbers)
    assert all(number[12] == "9" for number in numbers)


def test_invented_people_have_possible_numbers() -> None:
    for family in synthetic.families(200):
        assert [person.relation for person in family.members].count(synthetic.HEAD) == 1
        for person in family.members:
            reading = nik.read_nik(
                person.nik, today=TODAY, no_kk=family.no_kk, stated_birth_date=person.born, stated_sex=person.sex
            )
            assert (reading.faults, reading.doubts) == ((), ())


def test_prelists_have_a_row_a_family_and_a_row_a_person() -> None:
    found = list(synthetic.families(5))
    families, members = synthetic.prelist_csv(found).decode(), synthetic.members_csv(found).decode()
    assert len(families.splitlines()) == 1 + 5
    assert len(members.splitlines()) == 1 + sum(len(family.members) for family in found)
    assert found[0].id in families
    assert found[0].no_kk in families
