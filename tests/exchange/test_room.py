"""A small room of `room`: laptops and phones at once over lines that are cut."""

from __future__ import annotations

from pathlib import Path

from tests.exchange.room import play


def test_many_at_once_lose_nothing_and_double_nothing(tmp_path: Path) -> None:
    assert play(tmp_path, 3, 3, 2, 7).startswith("12 records of 3 laptops and 3 phones, ")
