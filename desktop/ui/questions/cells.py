"""A question as one cell of a table: its answer in few words, and what typed or pasted words mean to it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from desktop.frozen import frozen
from desktop.ui.questions.answer import decimal_mark
from desktop.ui.questions.choice_keys import keys_of, label_without_code
from desktop.ui.questions.dates import written_date, written_time, zoned
from desktop.ui.questions.kinds import is_asked
from desktop.ui.questions.text import NIK_GROUPS, NIK_KINDS
from desktop.ui.questions.typed_dates import read_date, read_month, read_time, read_year, stored_date, stored_time
from desktop.ui.questions.typed_numbers import grouped_digits, read_number, written_number
from desktop.ui.questions.wording import plain
from desktop.ui.translations import tr

if TYPE_CHECKING:
    from desktop.xforms import Choice, Node

TYPED = frozenset({"string", "text", "", "int", "integer", "decimal", "date", "time"})
_POWER = re.compile(r"^\d([.,]\d+)?E\+\d+$", re.IGNORECASE)  # what a spreadsheet makes of sixteen digits
_BETWEEN = re.compile(r"[\s.\-]")
_SEVERAL = re.compile(r"[;,/|]\s*|\s+")


@frozen
class Meant:
    """What words mean to a question: the answer as the form keeps it, or why they mean nothing to it."""

    value: str
    refused: str = ""


def fits_cell(node: Node) -> bool:
    """Whether it can be answered in a cell: typed in one line, or picked by code or words."""
    if not is_asked(node):
        return False
    if node.control in ("select1", "select"):
        return True
    return node.control == "input" and node.type in TYPED and "multiline" not in node.appearance


def cell_words(node: Node, meaning: str = "") -> str:
    """The answer as a cell shows it: `2 Perempuan`, 3 Jan 2026, 1.250, a NIK in its groups."""
    return shown_value(node, node.value, meaning)


def shown_value(node: Node, value: str, meaning: str = "") -> str:
    """Any value of a question in the words of its cell."""
    if not value:
        return ""
    if node.control in ("select1", "select"):
        chosen = value.split() if node.control == "select" else [value]
        return " · ".join(choice_words(node, one) for one in chosen)
    day, clock = stored_date(value), stored_time(value)
    if node.type == "date" and day is not None:
        return written_date(day, node.appearance)
    if node.type == "time" and clock is not None:
        return written_time(clock)
    if node.type in ("int", "integer", "decimal"):
        return written_number(value, decimal_mark(), "thousands-sep" in node.appearance)
    return grouped_digits(value, NIK_GROUPS) if meaning in NIK_KINDS and value.isdecimal() else value


def meant(node: Node, text: str, now: datetime, meaning: str = "") -> Meant:
    """What typed or pasted words mean to a question. An answer that breaks its rules is still an answer."""
    words = " ".join(text.split())
    if not words:
        return Meant("")
    if node.control == "select1":
        return _chosen(node.choices, words)
    if node.control == "select":
        return _several(node.choices, words)
    if not fits_cell(node):
        return Meant("", tr("tidak dapat diisi dari tabel"))
    if _POWER.match(words) and node.type not in ("int", "integer", "decimal"):
        return Meant("", tr("angkanya sudah dipotong oleh program tabel"))
    return _typed(node, words, now, meaning)


def _typed(node: Node, words: str, now: datetime, meaning: str) -> Meant:
    if node.type in ("int", "integer", "decimal"):
        number = read_number(words, decimal_mark())
        return Meant(number) if number is not None else Meant("", tr("bukan angka"))
    if node.type == "date":
        reads = {"year": read_year, "month-year": read_month}
        read = next((reads[word] for word in node.appearance if word in reads), read_date)
        day = stored_date(words) or read(words, now.date())
        return Meant(day.isoformat()) if day is not None else Meant("", tr("bukan tanggal"))
    if node.type == "time":
        clock = read_time(words)
        return Meant(zoned(clock, now)) if clock is not None else Meant("", tr("bukan jam"))
    return Meant(_BETWEEN.sub("", words) if meaning in NIK_KINDS else words)


def _several(choices: Sequence[Choice], words: str) -> Meant:
    whole = _chosen(choices, words)
    if not whole.refused:
        return whole
    found = [_chosen(choices, part) for part in _SEVERAL.split(words) if part]
    refused = next((one.refused for one in found if one.refused), "")
    return Meant("", refused) if refused else Meant(" ".join(dict.fromkeys(one.value for one in found)))


def _chosen(choices: Sequence[Choice], words: str) -> Meant:
    """By code, by the label with or without it, by `2 Perempuan` as a cell shows it, by the only label so begun."""
    wanted = words.casefold()
    labels = [label_without_code(plain(choice.label), choice.value).casefold() for choice in choices]
    for choice, label in zip(choices, labels, strict=True):
        said = {choice.value.casefold(), label, plain(choice.label).casefold(), f"{choice.value} {label}".casefold()}
        same = choice.value.isdecimal() and wanted.isdecimal() and int(choice.value) == int(wanted)
        if wanted in said or same:
            return Meant(choice.value)
    begun = [choice.value for choice, label in zip(choices, labels, strict=True) if label.startswith(wanted)]
    if len(begun) == 1:
        return Meant(begun[0])
    return Meant("", tr("bukan pilihan"))


def choice_words(node: Node, value: str) -> str:
    """A choice by its code and its words: `2 Perempuan`."""
    label = next((plain(choice.label) for choice in node.choices if choice.value == value), value)
    short = label_without_code(label, value)
    (key,) = keys_of([value])
    return f"{key} {short}" if key.isdecimal() and short != value else short
