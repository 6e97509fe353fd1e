"""Rosters on paper: members beside each other by question, a row a member where there is little to ask."""

from __future__ import annotations

import re

from desktop.reports.reading import Answer, Part, parts
from desktop.reports.record import Print, html
from desktop.reports.roster import Roster, gathered
from tests.reports.places import FakePlace, form, group


def member(number: int, name: str, *more: FakePlace) -> FakePlace:
    row = f"/data/anggota[{number}]"
    asked = (FakePlace(f"{row}/orang/nama", "403. Nama", name), FakePlace(f"{row}/orang/usia", f"Usia {name}", "7"))
    health = tuple(FakePlace(f"{row}/sehat/q{at}", f"Keluhan {at}", str(at)) for at in range(4))
    return group(
        row, "", group(f"{row}/orang", f"{number}. {name}", *asked), group(f"{row}/sehat", "Kesehatan", *health, *more),
        kind="instance",
    )  # fmt: skip


def family(*names: str) -> tuple[Part, ...]:
    rows = tuple(member(number, name) for number, name in enumerate(names, 1))
    return parts(form(group("/data/keluarga", "4. Anggota keluarga", group("/data/anggota", "Anggota", *rows,
                                                                         kind="repeat"))))  # fmt: skip


def test_five_members_stand_three_and_two_beside_each_other() -> None:
    (roster,) = gathered(family("Rusdi", "Siti", "Budi", "Dewi", "Umar"))
    assert isinstance(roster, Roster) and roster.over == "4. Anggota keluarga"
    assert [row.name for row in roster.rows] == ["1. Rusdi", "2. Siti", "3. Budi", "4. Dewi", "5. Umar"]
    page = html(Print("K", "F", (), family("Rusdi", "Siti", "Budi", "Dewi", "Umar"), "hari ini"))
    heads = [re.findall(r"\d\. \w+", head) for head in re.findall(r"<thead>(.*?)</thead>", page, re.S)]
    assert [len(one) for one in heads] == [4, 3] and page.count("Kesehatan") == 2  # with the section above
    assert page.count("403. Nama") == 2 and "Usia …" not in page  # too little is shared to be told so


def test_a_question_only_some_were_asked_stands_where_these_have_it() -> None:
    late = FakePlace("/data/anggota[2]/sehat/hamil", "Hamil?", "Ya")
    rows = (member(1, "Rusdi"), member(2, "Siti", late))
    (roster,) = gathered(parts(form(group("/data/anggota", "Anggota", *rows, kind="repeat"))))
    assert isinstance(roster, Roster)
    assert [place.rpartition("/")[2] for _section, place in roster.questions][-2:] == ["q3", "hamil"]
    page = html(Print("K", "F", (), parts(form(group("/data/anggota", "Anggota", *rows, kind="repeat"))), "x"))
    assert re.search(r"Hamil\?</td><td width=\"34%\"></td><td class=\"told\"", page)


def test_few_questions_make_a_row_a_member_and_one_member_stays_a_part() -> None:
    def need(number: int) -> Part:
        row = f"/data/butuh[{number}]"
        said = (Answer(f"{row}/barang", "Barang", "Beras <b>"), Answer(f"{row}/jumlah", "Jumlah", ""))
        return Part(f"Kebutuhan {number}", 2, said, row)

    page = html(Print("K", "F", (), (need(1), need(2)), "hari ini"))
    assert page.count("<thead>") == 1 and page.count("Beras &lt;b&gt;") == 2 and "Kebutuhan 2" in page
    assert list(gathered((need(1),))) == [need(1)]
