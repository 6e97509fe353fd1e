"""The questionnaires W1, W2 and W4 of the comparison as rows of a spreadsheet: no chance in them, no clock."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

EN, ID = "English (en)", "Bahasa Indonesia (id)"
Row = dict[str, Any]


@dataclass(frozen=True)
class Sheets:
    """The three sheets of an XLSForm."""

    survey: Sequence[Row]
    choices: Sequence[Row]
    settings: Row


def labelled(english: str, indonesian: str) -> Row:
    return {f"label::{EN}": english, f"label::{ID}": indonesian}


def settings(title: str, form_id: str, **more: str) -> Row:
    return {"form_title": title, "form_id": form_id, "version": "1", **more}


YES_NO = [
    {"list_name": "yn", "name": "yes", **labelled("Yes", "Ya")},
    {"list_name": "yn", "name": "no", **labelled("No", "Tidak")},
]
PLAIN_YES_NO = [{"list_name": "yn", "name": "yes", "label": "Yes"}, {"list_name": "yn", "name": "no", "label": "No"}]


def options(name: str, many: int) -> list[Row]:
    return [
        {"list_name": name, "name": f"o{i}", **labelled(f"Option {i} of {name}", f"Pilihan {i} dari {name}")}
        for i in range(1, many + 1)
    ]


# W1


def household() -> Sheets:
    """138 questions in 8 groups and a repeat of 12; 40 relevants, 25 constraints, 30 calculations, 2 languages."""
    survey: list[Row] = []
    numbers: list[str] = []
    for group, size in enumerate((17, 17, 17, 17, 17, 17, 18, 18), 1):
        survey.append({"type": "begin_group", "name": f"g{group}", **labelled(f"Section {group}", f"Bagian {group}")})
        for at in range(1, size + 1):
            survey.append(_question(group, at, numbers))
        if group == 3:
            survey += _members()
        survey.append({"type": "end_group"})
    survey += ({"type": "calculate", "name": name, "calculation": said} for name, said in _totals(numbers))
    summary = labelled(
        "Members: ${n_members}, income per head: ${income_per}",
        "Anggota: ${n_members}, pendapatan per kepala: ${income_per}",
    )
    survey.append({"type": "note", "name": "summary", **summary})
    choices = YES_NO + options("opt5", 5) + options("opt8", 8) + options("opt12", 12)
    return Sheets(survey, choices, settings("Household", "w1_household", default_language=EN))


def _question(group: int, at: int, numbers: list[str]) -> Row:
    name = f"g{group}_q{at}"
    row: Row = {
        "name": name,
        **labelled(
            f"Section {group}, question {at}: what applies to this household?",
            f"Bagian {group}, pertanyaan {at}: apa yang berlaku untuk rumah tangga ini?",
        ),
    }
    select = f"select_one opt{(5, 8, 12)[at % 3]}"
    row["type"] = ("decimal", "select_one yn", "integer", select, "select_multiple opt8", "text")[at % 6]
    if at % 6 == 2:
        asked = sum(1 for each in numbers if int(each.partition("_q")[2]) % 6 == 2)
        if asked < 20:
            row["constraint"] = ". >= 0 and . <= 200"
            row[f"constraint_message::{EN}"] = "Between 0 and 200"
            row[f"constraint_message::{ID}"] = "Antara 0 dan 200"
    if at % 6 in (0, 2):
        numbers.append(name)
    first = f"g{group}_q1"
    if at in (3, 5, 9, 11):
        row["relevant"] = f"${{{first}}} = 'yes'"
    elif at == 14 and group <= 4:
        row["relevant"] = f"${{{first}}} = 'yes' and ${{g{group}_q2}} > 1"
    return row


def _ask(kind: str, name: str, english: str, indonesian: str, **rules: str) -> Row:
    return {"type": kind, "name": name, **labelled(english, indonesian), **rules}


def _compute(name: str, calculation: str) -> Row:
    return {"type": "calculate", "name": name, "calculation": calculation}


def _members() -> list[Row]:
    body = "if(${m_height} > 0, round(${m_weight} div ((${m_height} div 100) * (${m_height} div 100)), 1), '')"
    works = {"relevant": "${m_works} = 'yes'", "constraint": ". >= 0 and . < 100000"}
    size = {"constraint": ". > 0 and . < 250"}
    return [
        {"type": "begin_repeat", "name": "member", **labelled("Household member", "Anggota rumah tangga")},
        _ask("text", "m_name", "Name", "Nama", required="yes"),
        _ask("select_one yn", "m_present", "Is the member present?", "Apakah anggota ini hadir?"),
        _ask("integer", "m_age", "Age in years", "Umur dalam tahun", constraint=". >= 0 and . <= 120"),
        _ask("select_one opt5", "m_relation", "Relation to the head", "Hubungan dengan kepala"),
        _ask("select_one yn", "m_school", "Attends school?", "Bersekolah?", relevant="${m_age} >= 3"),
        _ask("select_one opt8", "m_grade", "Which grade?", "Kelas berapa?", relevant="${m_school} = 'yes'"),
        _ask("select_one yn", "m_works", "Works for pay?", "Bekerja dengan upah?", relevant="${m_age} >= 3"),
        _ask("integer", "m_income", "Monthly income (thousand)", "Pendapatan bulanan (ribu)", **works),
        _ask("select_multiple opt5", "m_assets", "Own assets", "Aset sendiri"),
        _ask("decimal", "m_weight", "Weight (kg)", "Berat (kg)", **size),
        _ask("decimal", "m_height", "Height (cm)", "Tinggi (cm)", **size),
        _ask("date", "m_birth", "Date of birth", "Tanggal lahir", constraint=". <= today()"),
        _compute("m_bmi", body),
        _compute("m_adult", "if(${m_age} >= 18, 1, 0)"),
        _compute("m_label", "concat(${m_name}, ' (', ${m_age}, ')')"),
        {"type": "end_repeat"},
    ]


def _totals(numbers: Sequence[str]) -> Iterator[tuple[str, str]]:
    yield "n_members", "count(${member})"
    yield "n_adults", "sum(${m_adult})"
    yield "income_total", "sum(${m_income})"
    yield "income_per", "if(${n_members} > 0, ${income_total} div ${n_members}, 0)"
    yield "age_max", "max(${m_age})"
    yield "age_min", "min(${m_age})"
    yield "weight_sum", "sum(${m_weight})"
    yield "dependency", "if(${n_adults} > 0, (${n_members} - ${n_adults}) div ${n_adults}, 0)"
    yield "poor", "if(${income_per} < 500, 'yes', 'no')"
    yield "names", "join(', ', ${m_name})"
    for at, (name, after) in enumerate(pairwise(numbers[:18]), 1):
        yield f"idx{at}", f"coalesce(${{{name}}}, 0) * {at} + coalesce(${{{after}}}, 0)"


# W2


def big() -> Sheets:
    """1,000 questions in 20 groups: a chain of 20 relevants and one of 10 calculations in each."""
    survey: list[Row] = []
    for group in range(1, 21):
        survey.append({"type": "begin_group", "name": f"s{group}", "label": f"Section {group}"})
        numbers: list[str] = []
        for at in range(1, 51):
            kind = "select_one yn" if at <= 21 else ("integer", "integer", "text", "select_one opt6")[at % 4]
            row: Row = {"name": f"s{group}_q{at}", "label": f"Question {at} of section {group}"}
            if 2 <= at <= 21:
                row["relevant"] = f"${{s{group}_q{at - 1}}} = 'yes'"
            if kind == "integer":
                numbers.append(row["name"])
            survey.append({**row, "type": kind})
        for at in range(1, 11):
            before = f" + ${{s{group}_c{at - 1}}}" if at > 1 else ""
            survey.append(_compute(f"s{group}_c{at}", f"coalesce(${{{numbers[at - 1]}}}, 0){before}"))
        survey.append({"type": "end_group"})
    choices = PLAIN_YES_NO + [{"list_name": "opt6", "name": f"o{i}", "label": f"Option {i}"} for i in range(1, 7)]
    return Sheets(survey, choices, settings("Big", "w2_big"))


# W4


def repeats() -> Sheets:
    """15 questions and 7 calculations an instance: share of the total, the line before, the place among all."""
    units = ("kg", "litre", "piece", "box", "bag")
    choices = PLAIN_YES_NO + [{"list_name": "unit", "name": unit, "label": unit} for unit in units]
    survey = [
        {"type": "text", "name": "shop", "label": "Shop"},
        {"type": "begin_repeat", "name": "item", "label": "Item"},
        *_item_questions(),
        *(_compute(name, said) for name, said in _ITEM.items()),
        {"type": "end_repeat"},
        _compute("n_items", "count(${item})"),
        _compute("grand", "sum(${line})"),
        _compute("mean", "if(${n_items} > 0, ${grand} div ${n_items}, 0)"),
        _compute("n_above", "sum(${above})"),
        _compute("left_all", "sum(${left})"),
        {"type": "text", "name": "closing", "label": "Closing remark"},
    ]
    return Sheets(survey, choices, settings("Repeat heavy", "w4_repeat"))


_ITEM = {
    "pos": "position(..)",
    "line": "coalesce(${qty}, 0) * coalesce(${price}, 0) * (1 - coalesce(${discount}, 0) div 100)",
    "prev_line": "if(${pos} > 1, indexed-repeat(${line}, ${item}, ${pos} - 1), 0)",
    "diff": "${line} - ${prev_line}",
    "share": "if(${grand} > 0, ${line} div ${grand}, 0)",
    "above": "if(${line} > ${mean}, 1, 0)",
    "left": "coalesce(${qty}, 0) - coalesce(${sold}, 0)",
}


def _item_questions() -> list[Row]:
    discount = {"relevant": "${discounted} = 'yes'", "constraint": ". >= 0 and . <= 100"}
    asked: list[tuple[str, str, str, Row]] = [
        ("text", "i_name", "Item", {}),
        ("integer", "qty", "Quantity", {"constraint": ". >= 0", "default": "1"}),
        ("decimal", "price", "Price", {"constraint": ". >= 0", "default": "10"}),
        ("select_one unit", "unit", "Unit", {}),
        ("select_one yn", "discounted", "Discounted?", {}),
        ("decimal", "discount", "Discount (%)", discount),
        ("date", "bought", "Bought on", {}),
        ("select_one yn", "stored", "In the store?", {}),
        ("text", "place", "Where?", {"relevant": "${stored} = 'yes'"}),
        ("integer", "shelf", "Shelf", {}),
        ("text", "brand", "Brand", {}),
        ("select_multiple unit", "units_sold", "Units sold", {}),
        ("integer", "sold", "Sold", {}),
        ("decimal", "weight", "Weight", {}),
        ("text", "remark", "Remark", {}),
    ]
    return [{"type": kind, "name": name, "label": label, **rules} for kind, name, label, rules in asked]
