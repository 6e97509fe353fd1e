"""What the checks see across records, how a record was filled, and what is decided about it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from desktop.forms.likenesses import keys
from desktop.forms.semantics import Semantics
from desktop.roles import checks, manner
from desktop.roles.duplicates import across, misread, same_photos
from desktop.roles.values import FindingKind
from desktop.store import found_table, history_table, photo_marks, photos, record, settlements_table
from desktop.store.record import RecordSummary
from desktop.store.records_table import Wish
from desktop.store.settlements_table import Resolution
from desktop.store.stages import Stage
from desktop.trouble import Kind, Trouble
from desktop.ui.pages.review_findings import sentence
from desktop.xforms import Rows
from tests.roles.conftest import Village

MEANINGS = {"/d/desa": "region", "/d/kk": "no_kk", "/d/o/nama": "name", "/d/o/lahir": "birth_date", "/d/o/nik": "nik"}
SAID = Semantics(meanings=MEANINGS, points=frozenset({"/d/titik"}), batteries=(tuple(f"/d/b/{n}" for n in range(5)),))
NOW = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)


def answers(
    name: str = "Rusdi bin Hasan", born: str = "1990-03-01", *, village: str = "1571011001",
    kk: str = "1571010101100001", nik: str = "", point: str = "",
) -> dict[str, str]:  # fmt: skip
    one = {"/d/desa": village, "/d/kk": kk, "/d/titik": point}
    return {**one, "/d/o[1]/nama": name, "/d/o[1]/lahir": born, "/d/o[1]/nik": nik}


def kept(village: Village, record_id: str, values: dict[str, str]) -> None:
    """Somebody else's record with these answers."""
    user = village.budi.user
    record.begin(village.vault, record_id, village.family_form, by=user, at=NOW)
    found = keys(values, SAID.meaning, SAID.points, values["/d/desa"])
    numbers = {"nik": values["/d/o[1]/nik"], "no_kk": values["/d/kk"]}
    found |= {kind: (value,) for kind, value in numbers.items() if value}
    summary = RecordSummary("Keluarga", values["/d/desa"], "Desa", found)
    record.save_draft(village.vault, record_id, b"<d/>", values, summary, by=user, at=NOW)


def seen(village: Village, values: dict[str, str]) -> list[tuple[FindingKind, str]]:
    return [(one.kind, one.other) for one in across(village.vault, "mine", SAID, values)]


OTHER_CARD = "1571010101100099"


@pytest.mark.parametrize(
    ("name", "born", "where"),
    [
        ("Rusdi", "1990-03-01", "1571011001"),
        ("Roesdi", "1990-03-01", "1571011007"),  # a neighbouring village
        ("Rusdi bin Hasan", "1990-01-03", "1571011001"),  # day and month changed round
        ("Rusdi", "1991-03-01", "1571011001"),
    ],
)
def test_a_person_like_this_is_found(village: Village, name: str, born: str, where: str) -> None:
    kept(village, "theirs", answers(name, born, village=where, kk=OTHER_CARD))
    assert seen(village, answers()) == [(FindingKind.SAME_PERSON, "theirs")]


@pytest.mark.parametrize(
    ("name", "born", "where"),
    [
        ("Hasan", "1990-03-01", "1571011001"),
        ("Rusdi", "1985-07-20", "1571011001"),
        ("Rusdi", "1990-03-01", "1403090001"),  # another kabupaten
        ("Rusdi", "1990-01-03", "1571011007"),
    ],
)
def test_somebody_else_is_not(village: Village, name: str, born: str, where: str) -> None:
    kept(village, "theirs", answers(name, born, village=where, kk=OTHER_CARD))
    assert seen(village, answers()) == []


def test_the_same_number_in_another_family_is_told_once(village: Village) -> None:
    kept(village, "theirs", answers(nik="1571010103900001", kk=OTHER_CARD))
    mine = answers(nik="1571 0101 0390 0001")
    assert seen(village, mine) == [(FindingKind.TWO_FAMILIES, "theirs")]
    kept(village, "again", answers(nik="1571010103900001"))
    assert (FindingKind.SAME_NIK, "again") in seen(village, mine)


def test_another_family_at_the_same_spot(village: Village) -> None:
    kept(village, "theirs", answers("Hasan", "1970-01-01", kk=OTHER_CARD, point="-1.610000 103.613000 0 5"))
    kept(village, "far", answers("Budi", "1971-01-01", kk=OTHER_CARD, point="-1.610500 103.613000 0 5"))
    kept(village, "own", answers("Umar", "1972-01-01", point="-1.610000 103.613000 0 5"))
    found = seen(village, answers(point="-1.610030 103.613020 12.0 4.9"))
    assert [one for one in found if one[0] is FindingKind.SAME_POINT] == [(FindingKind.SAME_POINT, "theirs")]


def test_dates_that_one_may_misread() -> None:
    assert misread(date(1990, 3, 1), date(1990, 1, 3))
    assert misread(date(1990, 3, 1), date(1990, 3, 7))
    assert not misread(date(1990, 3, 1), date(1990, 3, 1))
    assert not misread(date(1990, 3, 1), date(1991, 4, 1))


def with_photo(village: Village, record_id: str, data: bytes) -> dict[str, str]:
    user = village.budi.user
    record.begin(village.vault, record_id, village.family_form, by=user, at=NOW)
    sha256 = photos.keep(village.vault, data)
    record.keep_file(village.vault, record_id, "rumah.jpg", sha256, len(data), "image/jpeg", by=user, at=NOW)
    return {"/d/foto": "rumah.jpg"}


def test_a_photo_saved_smaller_is_the_same_photo(village: Village) -> None:
    marks = {b"large": bytes(range(16)), b"small": bytes([*range(15), 0x1F ^ 0x10]), b"another": b"\xff" * 16}
    with_photo(village, "theirs", b"small")
    with_photo(village, "else", b"another")
    mine = with_photo(village, "mine", b"large")
    for data, bits in marks.items():
        photo_marks.keep(village.vault, photos.keep(village.vault, data), bits)
    found = list(same_photos(village.vault, "mine", mine, marks.__getitem__))
    assert [(one.kind, one.ref, one.other) for one in found] == [(FindingKind.SAME_PHOTO, "/d/foto", "theirs")]


def saved(village: Village, record_id: str, steps: list[timedelta]) -> None:
    user, at = village.siti.user, NOW
    record.begin(village.vault, record_id, village.family_form, by=user, at=at)
    with village.vault.atomic():
        for number, step in enumerate([timedelta(), *steps]):
            at += step
            change = history_table.Change(f"/d/{number}", None, "1")
            seq = record.number(village.vault, record_id)
            history_table.note_changes(village.vault, seq, (change,), at=at, by=user, deed="save")


def test_too_quick_for_an_interview(village: Village) -> None:
    saved(village, "quick", [timedelta(seconds=1)] * 30)
    saved(village, "slow", [timedelta(seconds=9)] * 30)
    saved(village, "short", [timedelta(seconds=1)] * 5)
    assert [one.kind for one in manner.pace(village.vault, "quick")] == [FindingKind.TOO_QUICK]
    assert list(manner.pace(village.vault, "slow")) == list(manner.pace(village.vault, "short")) == []


def test_a_clock_that_was_set_back(village: Village) -> None:
    saved(village, "back", [timedelta(seconds=9), timedelta(days=-2), timedelta(seconds=9)])
    assert [one.kind for one in manner.pace(village.vault, "back")] == [FindingKind.CLOCK_BACK]


@pytest.mark.parametrize(
    ("numbers", "told"),
    [
        (["1571014103909001", "1571014103909002", "1571014103909003"], ("row", "3", "/d/o[3]/nik")),
        (["1571014103909001", "1571014103909002", "1571014103899003"], None),  # twins
        (["1571014103909001"] * 3, None),  # the same number: that is another finding
        ([f"157101{day:02d}03900001" for day in range(1, 6)], ("first", "5", "/d/o[5]/nik")),
        ([f"157101{day:02d}03900001" for day in range(1, 5)], None),
        ([f"157101{day:02d}0390000{day}" for day in range(1, 6)], None),
        (["", "123"], None),
    ],
)
def test_numbers_that_look_made_up(village: Village, numbers: list[str], told: tuple[str, str, str] | None) -> None:
    values = {"/d/desa": "1571011001"} | {f"/d/o[{at}]/nik": one for at, one in enumerate(numbers, start=1)}
    found = checks.findings(village.vault, "mine", SAID, values, NOW.date())
    seen = [one for one in found if one.kind is FindingKind.NIK_INVENTED]
    assert [(one.facts["how"], one.facts["count"], one.ref) for one in seen] == ([told] if told else [])
    assert all(sentence(one) for one in seen)


def test_a_battery_answered_alike() -> None:
    same = {f"/d/b/{n}": "1" for n in range(5)}
    assert [one.facts["questions"] for one in manner.alike(SAID, same)] == ["5"]
    assert not list(manner.alike(SAID, {**same, "/d/b/3": "2"}))
    assert not list(manner.alike(SAID, {**same, "/d/b/4": ""}))


def test_who_fills_sees_whose_and_when_and_no_more(village: Village) -> None:
    theirs = village.hand_in(0, by=village.budi)
    mine = village.hand_in(0)
    for_siti = [one for one in village.siti.read(mine).findings if one.kind is FindingKind.SAME_NIK]
    assert for_siti and all(one.other == "" for one in for_siti)
    assert {name for one in for_siti for name in one.facts} == {"number", "author", "at"}
    assert all(one.facts["at"] == "2026-11-21" for one in for_siti)
    for_ratna = [one for one in village.ratna.open(mine).findings if one.kind is FindingKind.SAME_NIK]
    assert {one.other for one in for_ratna} == {theirs}


def test_a_finding_is_settled_with_a_reason_that_stays(village: Village) -> None:
    village.hand_in(0, by=village.budi)
    mine = village.hand_in(0)
    found = next(one for one in village.ratna.open(mine).findings if one.kind is FindingKind.SAME_NIK)
    with pytest.raises(Trouble) as caught:
        village.ratna.settle(mine, found.key, Resolution.DIFFERENT, " ")
    assert caught.value.kind is Kind.NOT_LAWFUL
    village.ratna.settle(mine, found.key, Resolution.DIFFERENT, "Kembar, NIK salah ketik di KK")
    again = next(one for one in village.ratna.open(mine).findings if one.key == found.key)
    assert again.settled is not None
    assert (again.settled.reason, again.settled.by_name) == ("Kembar, NIK salah ketik di KK", "Ratna")


def test_merging_sends_the_other_back(village: Village) -> None:
    theirs = village.hand_in(0, by=village.budi)
    mine = village.hand_in(0)
    found = next(one for one in village.ratna.open(mine).findings if one.other == theirs)
    village.ratna.settle(mine, found.key, Resolution.MERGE, "Satu keluarga, dua kali didata")
    assert record.get(village.vault, theirs).stage is Stage.RETURNED
    assert record.get(village.vault, mine).stage is Stage.HANDED_IN
    assert [one.resolution for one in settlements_table.of_record(village.vault, mine)] == [Resolution.MERGE]


def test_the_desk_is_filtered_by_findings(village: Village) -> None:
    first, second, alone = (village.hand_in(number) for number in (0, 0, 3))
    while village.ratna.look_over():
        continue
    assert found_table.not_looked_at(village.vault, limit=10) == []
    assert {row.id for row in village.ratna.page(Wish(finding="same_nik")).rows} == {first, second}
    rows = {row.id: row.found for row in village.ratna.page(Wish()).rows}
    assert rows[first] > 0 and rows[second] > 0
    assert alone not in {row.id for row in village.ratna.page(Wish(finding="same_nik")).rows}
    assert ("same_nik", 2) in village.ratna.filters().kinds


def test_a_form_filled_on_a_phone_tells_its_time_itself() -> None:
    said = replace(SAID, times=("/d/mulai", "/d/selesai"))
    answers = {f"/d/{n}": "1" for n in range(30)}
    quick = {**answers, "/d/mulai": "2026-11-21T09:00:00.000+07:00", "/d/selesai": "2026-11-21T09:00:40.000+07:00"}
    assert [one.kind for one in manner.told(said, quick)] == [FindingKind.TOO_QUICK]
    slow = {**quick, "/d/selesai": "2026-11-21T09:20:00.000+07:00"}
    assert list(manner.told(said, slow)) == list(manner.told(said, answers)) == []
    back = {**quick, "/d/selesai": "2026-11-20T09:00:00.000+07:00"}
    assert [one.kind for one in manner.told(said, back)] == [FindingKind.CLOCK_BACK]
    assert list(manner.told(said, {**quick, "/d/selesai": "kemarin"})) == []


def test_a_list_of_people_with_nobody_in_it_where_it_was_asked() -> None:
    said = replace(SAID, rosters=("/d/isi/anggota",))
    empty = b"<d><isi><anggota><nama/></anggota></isi></d>"
    asked = b"<d><isi><anggota><nama>Siti</nama></anggota></isi></d>"
    assert [one.kind for one in manner.empty_rosters(said, empty)] == [FindingKind.ROSTER_EMPTY]
    assert [one.ref for one in manner.empty_rosters(said, b"<d><isi><x/></isi></d>")] == ["/d/isi/anggota"]
    assert list(manner.empty_rosters(said, asked)) == []
    assert list(manner.empty_rosters(said, b"<d><lain/></d>")) == []  # consent was not given: it was not asked
    assert list(manner.empty_rosters(said, b"not xml")) == []
    encrypted = replace(SAID, rosters=("/d/anggota",))
    assert list(manner.empty_rosters(encrypted, b'<d encrypted="yes"><x/></d>')) == []


def test_while_typing_a_number_that_the_prelist_has_in_another_family(village: Village) -> None:
    prelist = Rows(("nik", "no_kk"), (("1571014103900002", "1571010204169999"),))

    class Lists:
        def table(self, _filename: str) -> Rows:
            return prelist

    said = replace(SAID, lists=("prelist_anggota.csv",), meanings={"/d/kk": "no_kk", "/d/nik": "nik"})
    values = {"/d/kk": "1571010204160001", "/d/nik": "1571014103900002"}
    found = checks.while_typing(village.vault, "r", said, values, date(2026, 11, 21), lists=Lists())
    assert [one.kind for one in found] == [FindingKind.IN_LIST]
    assert "1571014103900002" not in str(found[0].facts)


def test_forms_say_where_people_are_listed_and_when_it_began(village: Village) -> None:
    meaning = village.siti.meaning(village.family_form)
    assert all(meaning.times)
    assert all("anggota" in ref for ref in meaning.rosters)
