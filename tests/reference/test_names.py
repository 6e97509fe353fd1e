"""Names as they are written by many hands."""

from __future__ import annotations

import pytest

from desktop.reference.names import ALIKE, likeness, plain

ONE_PERSON = [
    ("Muhammad Rizki", "Moh. Rizky"), ("M. Yusuf", "Mohd Yusup"), ("Siti Aminah", "St. Aminah"),
    ("Soekarno", "Sukarno"), ("Tjahjadi", "Cahyadi"), ("Djoko Widodo", "Joko Widodo"), ("Rusdi bin Hasan", "Rusdi"),
    ("H. Abdul Rahman, S.Pd", "Abd. Rohman"), ("Ahmad", "Achmad"), ("Fitriani", "Pitriani"), ("Ramadhan", "Romadon"),
    ("Nurhayati", "Noerhajati"), ("SITI  NUR'AINI", "Siti Nuraini"), ("Sjarifuddin", "Syarifudin"),
    ("Nur Hayati", "Nurhayati"), ("Nuraini", "Noer Aini"), ("Sri Wahyuni", "Sriwahyuni"),
    ("M. Nur Rahman", "Muhammad Nurrahman"),
]  # fmt: skip
TWO_PERSONS = [
    ("Siti Aminah", "Siti Aisyah"), ("Siti", "Siti Aminah"), ("Budi Santoso", "Budi Susanto"), ("Rusdi", "Hasan"),
    ("Dewi Lestari", "Dewi Anggraini"), ("Muhammad Ali", "Muhammad Rizki"), ("Nur Hayati", "Nurhasanah"),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), ONE_PERSON)
def test_spellings_of_one_name_are_alike(one: str, other: str) -> None:
    assert likeness(plain(one), plain(other)) >= ALIKE
    assert likeness(plain(other), plain(one)) >= ALIKE


@pytest.mark.parametrize(("one", "other"), TWO_PERSONS)
def test_names_that_only_share_a_part_are_not(one: str, other: str) -> None:
    assert likeness(plain(one), plain(other)) < ALIKE


@pytest.mark.parametrize("name", ["", "-", "H.", "M.", "李明", "St.", "bin", "a" * 300])
def test_odd_names_do_no_harm(name: str) -> None:
    assert 0.0 <= likeness(plain(name), plain("Rusdi")) <= 1.0
