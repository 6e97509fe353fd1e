"""The list of records page by page: sorted or walked to, from either end, it is the same list."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.store import Stage, records_table, submission
from desktop.store.record import RecordSummary
from desktop.store.records_table import Sort, Wish


@pytest.fixture
def village(shelf):
    """Forty records of three villages; titles that are shared, some handed in."""
    for number in range(40):
        title, name = ("Rusdi", "rusdi", "Siti")[number % 3], ("Desa B", "Desa a", "Desa C")[number % 3]
        told = RecordSummary(title, f"157101000{number % 3}", name)
        record_id = shelf.draft({"/data/nama": "x"}, title=title, region_code=told.region_code, region_name=name)
        if number % 4 == 0:
            seal = shelf.seal(summary=told)
            submission.hand_in(shelf.vault, record_id, seal, release=False, by=shelf.author, at=shelf.now())
    return shelf


WISHES = {
    "all": Wish(),
    "drafts": Wish(stages=frozenset({Stage.DRAFT})),
    "two stages": Wish(stages=frozenset({Stage.DRAFT, Stage.HANDED_IN})),
    "a village": Wish(region_code="1571010001"),
    "a district": Wish(region_code="157101"),
    "found": Wish(text="rus"),
    "nobody's": Wish(author="nobody"),
}


@pytest.mark.parametrize("few", [0, 2000], ids=["walked", "sorted"])
@pytest.mark.parametrize("wish", WISHES.values(), ids=WISHES.keys())
def test_pages_make_the_whole_list_in_order(village, monkeypatch, wish, few):
    whole = {
        (sort, down): [row.id for row in records_table.rows(village.vault, replace(wish, sort=sort, descending=down))]
        for sort in Sort
        for down in (True, False)
    }
    monkeypatch.setattr(records_table, "FEW", few)
    for (sort, down), ids in whole.items():
        asked = replace(wish, sort=sort, descending=down, limit=7)
        pages = [records_table.page(village.vault, replace(asked, offset=at)) for at in range(0, 49, 7)]
        assert [row.id for page in pages for row in page.rows] == ids
        assert {page.total for page in pages} == {len(ids)}
        last = replace(asked, offset=max(0, len(ids) - 3), total=len(ids))
        assert [row.id for row in records_table.page(village.vault, last).rows] == ids[max(0, len(ids) - 3) :]
    assert whole[Sort.CHANGED, True] == whole[Sort.CHANGED, False][::-1]
    titles = [row.title.lower() for row in records_table.rows(village.vault, replace(wish, sort=Sort.TITLE, limit=99))]
    assert titles == sorted(titles, reverse=True)


def test_villages_and_people_are_counted_once(village):
    found = [(name, number) for _code, name, number in records_table.villages(village.vault)]
    assert found == [("Desa a", 13), ("Desa B", 14), ("Desa C", 13)]
    assert [(name, number) for _id, name, number in records_table.authors(village.vault)] == [("Asep Sunarya", 40)]
