"""What people type and what labels say, read forgivingly: no widget, only words."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.ui.questions.choice_keys import CodeTyping, keys_of, label_without_code
from desktop.ui.questions.typed_dates import read_date, read_month, read_time
from desktop.ui.questions.typed_numbers import grouped_digits, read_number, written_number
from desktop.ui.questions.typed_points import Point, read_point
from desktop.ui.questions.wording import plain, rich

TODAY = date(2026, 1, 3)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("3/1/26", date(2026, 1, 3)),
        ("03-01-2026", date(2026, 1, 3)),
        ("3 jan 2026", date(2026, 1, 3)),
        ("3 Agustus 45", date(1945, 8, 3)),
        ("010390", date(1990, 3, 1)),
        ("2026-01-03", date(2026, 1, 3)),
        ("5/2", date(2026, 2, 5)),
        ("kemarin", date(2026, 1, 2)),
        ("31/2/2026", None),
        ("jan 2026", None),
        ("", None),
    ],
)
def test_dates_are_read_forgivingly(typed: str, meant: date | None) -> None:
    assert read_date(typed, TODAY) == meant


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_every_date_is_read_as_it_is_written(day: date) -> None:
    for written in (f"{day.day}/{day.month}/{day.year}", f"{day:%d-%m-%Y}", f"{day:%d%m%Y}", day.isoformat()):
        assert read_date(written, TODAY) == day


def test_months_and_times_are_read_forgivingly() -> None:
    assert read_month("1/26", TODAY) == read_month("jan 2026", TODAY) == date(2026, 1, 1)
    assert [str(read_time(text)) for text in ("14.05", "1405", "9", "2.30 pm")] == [
        "14:05:00",
        "14:05:00",
        "09:00:00",
        "14:30:00",
    ]
    assert read_time("25") is None


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("1.250", "1250"),
        ("1.250,5", "1250.5"),
        ("1,250.5", "1250.5"),
        ("Rp2.000.000", "2000000"),
        ("3.14", "3.14"),
        ("0012", "12"),
        ("-5", "-5"),
        ("0.250", "0.250"),  # a quarter of a hectare, not 250 of them
        ("-0.125", "-0.125"),
        ("000.250", "0.250"),
        ("dua", None),
    ],
)
def test_numbers_are_read_as_people_write_them(typed: str, stored: str | None) -> None:
    assert read_number(typed) == stored


@given(st.integers(0, 3).flatmap(lambda places: st.decimals(-(10**9), 10**9, places=places)))
def test_a_written_number_is_read_back(number: Any) -> None:
    stored = read_number(str(number), ".")
    assert stored is not None
    again = read_number(written_number(stored, ","), ",")
    assert again is not None and Decimal(again) == Decimal(stored)


@pytest.mark.parametrize(
    "typed",
    [
        "-1.61, 103.61",
        "-1,6100 103,6100",
        "1,61 LS 103,61 BT",
        "1°36'36\"S 103°36'36\"E",
        "S 1 36.6, E 103 36.6",
        "https://www.google.com/maps/@-1.61,103.61,15z",
        "48M 345373.21 9821993.45",
        "48S 345373,21 mT, 9821993,45 mU",
        "UTM zona 48 S X=345373.21 Y=9821993.45",
    ],
)
def test_places_are_read_in_the_usual_notations(typed: str) -> None:
    point = read_point(typed)
    assert point is not None
    assert (round(point.latitude, 5), round(point.longitude, 5)) == (-1.61, 103.61)


@pytest.mark.parametrize(
    ("typed", "place"),  # reckoned with the library utm 0.9
    [
        ("47N 463595.17 397389.39", (3.5952, 98.6722)),
        ("49 M 314144.39 9994471.13", (-0.05, 109.33)),
        ("50L 303771.86 9043383.09", (-8.65, 115.21667)),
        ("54M 468539.62 9720022.13", (-2.533, 140.717)),
    ],
)
def test_metres_of_a_zone_are_a_place(typed: str, place: tuple[float, float]) -> None:
    point = read_point(typed)
    assert point is not None
    assert (point.latitude, point.longitude) == pytest.approx(place, abs=1e-6)


@pytest.mark.parametrize(
    "typed", ["61M 345373 9821993", "48I 345373 9821993", "48M 34537 9821993", "48S 345373 982199"]
)
def test_metres_short_of_something_are_none(typed: str) -> None:
    assert read_point(typed) is None


@given(st.floats(-90, 90), st.floats(-180, 180))
def test_a_stored_place_is_read_back(latitude: float, longitude: float) -> None:
    point = read_point(Point(latitude, longitude).stored())
    assert point is not None
    assert abs(point.latitude - latitude) < 1e-6
    assert abs(point.longitude - longitude) < 1e-6


def test_a_nik_stands_in_its_groups() -> None:
    assert grouped_digits("1571010103900002", (6, 6, 4)) == "157101 010390 0002"


# -- codes


def test_codes_are_keys_and_words_get_letters() -> None:
    assert keys_of(["1", "2", "8", "10"]) == ("1", "2", "8", "10")
    assert keys_of(["ya", "tidak", "99"]) == ("a", "b", "99")
    assert label_without_code("1. Laki-laki", "1") == "Laki-laki"
    assert label_without_code("(10) Bambu", "10") == "Bambu"
    assert label_without_code("1 anak", "2") == "1 anak"


def test_a_code_that_could_grow_waits() -> None:
    typing = CodeTyping(keys_of(["1", "2", "10", "99"]))
    assert typing.press("2") == (1, False)
    assert typing.press("1") == (None, True)
    assert typing.press("0") == (2, False)
    assert typing.press("1") == (None, True)
    assert typing.settle() == 0
    assert typing.press("7") == (None, False)


def test_labels_are_safe_and_small_markdown_works() -> None:
    assert rich("**a** _b_ a_b_c <script>") == "<b style='font-weight:600'>a</b> <i>b</i> a_b_c &lt;script&gt;"
    assert plain("**Nama** & alamat") == "Nama & alamat"
