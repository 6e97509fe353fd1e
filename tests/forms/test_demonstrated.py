"""What the demonstration fills is whole by the forms of today: who tries Sambang is not met by an error."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from desktop.demo.businesses import businesses
from desktop.demo.families import flood
from desktop.demo.filling import Answers, fill
from desktop.demo.gatherings import VILLAGE, houses, meeting
from desktop.demo.province import FAMILIES
from desktop.reference import synthetic
from desktop.reference.lists import RegionLists
from desktop.reference.regions import Regions
from desktop.xforms import Form, Interview, ListSource, Rows

HEADS = ("name", "label", "desa", "nama_kepala", "rt")


class Lists:
    """The regions, and the village's families."""

    def __init__(self, indonesia: Regions) -> None:
        self._regions = RegionLists(indonesia)
        self._families = [
            (one.id, one.head.name, one.village, one.head.name, one.rt)
            for one in synthetic.families(FAMILIES) if one.village == VILLAGE
        ]  # fmt: skip

    def table(self, filename: str) -> object:
        return Rows(HEADS, self._families) if filename == "prelist.csv" else self._regions.table(filename)


def _meeting(indonesia: Regions) -> Answers:
    return meeting(sum(one.village == VILLAGE for one in synthetic.families(FAMILIES)), "Siti")


FILLED: dict[str, Callable[[Regions], Answers]] = {
    "laporan_awal_bencana": lambda _indonesia: flood(),
    "kube_profil": lambda indonesia: next(businesses(indonesia, "Siti")),
    "musdes": _meeting,
    "rtlh": lambda _indonesia: next(houses(1, "Siti")),
}


@pytest.mark.parametrize("stem", FILLED)
def test_what_is_shown_can_be_handed_in(stem: str, forms: dict[str, Form], indonesia: Regions) -> None:
    lists: ListSource = Lists(indonesia)  # type: ignore[assignment]
    interview = Interview(forms[stem], lists=lists, now=lambda: datetime.now(UTC).astimezone())
    fill(interview, FILLED[stem](indonesia))
    assert [(one.ref, one.kind) for one in interview.problems()] == []
