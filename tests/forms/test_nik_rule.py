"""The NIK rule of the forms, plain XPath for every client, says what the program's own reading says."""

from __future__ import annotations

import datetime as dt

from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.paths import RESOURCES
from desktop.reference import nik
from desktop.xforms import Interview, load_form
from tests.forms.conftest import NOW
from tests.forms.filling import fill
from tests.forms.test_asesmen import AGREED

half_right = st.builds(
    lambda head, day, month, rest: f"{head}{day:02d}{month:02d}{rest:06d}",
    st.sampled_from(["150506", "157101", "960401", "990101", "150006", "150500", "311234"]),
    st.integers(0, 75),
    st.integers(0, 13),
    st.integers(0, 999999),
)
wild = st.text("0123456789 O", min_size=14, max_size=17)


def _start() -> Interview:
    form = load_form((RESOURCES / "forms" / "asesmen_keluarga.xml").read_bytes())
    start = "keluarga/anggota[1]/orang"
    return fill(
        Interview(form, now=lambda: NOW), AGREED_WITHOUT_PLACE + f"{start}/nama = Rusdi\n{start}/keberadaan = 1"
    )


AGREED_WITHOUT_PLACE = "\n".join(line for line in AGREED.splitlines() if "pengenalan/" not in line) + "\n"
INTERVIEW = _start()


@settings(max_examples=300)
@given(st.one_of(half_right, wild))
def test_form_and_program_agree_about_every_number(number: str) -> None:
    INTERVIEW.answer("/data/keluarga/anggota[1]/orang/nik", number)
    node = INTERVIEW.node("/data/keluarga/anggota[1]/orang/nik")
    reading = nik.read_nik(number, today=NOW.date())
    typed_plainly = number == reading.digits
    leap_day = reading.faults == (nik.Fault.DATE,) and number[8:10] == "02" and number[6:8] in ("29", "69")
    assert (node.violation is None) is ((reading.structure_right or leap_day) and typed_plainly) or number.strip() == ""


def test_the_one_difference_is_the_leap_day() -> None:
    """The form takes 29 February of any year: a century cannot be told from two digits in plain XPath."""
    INTERVIEW.answer("/data/keluarga/anggota[1]/orang/nik", "1505062902019001")
    assert INTERVIEW.node("/data/keluarga/anggota[1]/orang/nik").violation is None
    assert nik.read_nik("1505062902019001", today=dt.date(2026, 1, 5)).faults == (nik.Fault.DATE,)
