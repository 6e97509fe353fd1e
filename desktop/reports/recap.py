"""A recap on paper and in a spreadsheet: the table, a bar for each region, what was counted and how."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from desktop.frozen import frozen
from desktop.reports import letter
from desktop.reports.letter import Letterhead
from desktop.reports.spreadsheet import Table

BAR = 150  # dots on paper for the longest


@frozen
class Counted:
    """What is told: headings, a row a region, the sums, and the sentences below."""

    title: str
    heads: tuple[str, ...]  # the region first, the sum last where there are several
    rows: tuple[tuple[str, tuple[float, ...]], ...]
    sums: tuple[float, ...]
    facts: tuple[tuple[str, str], ...]
    sum_said: str = "Jumlah"
    codes: tuple[tuple[str, str], ...] = ()  # of each row: that of Kemendagri and that of BPS, for a spreadsheet
    code_heads: tuple[str, str] = ("Kode", "Kode BPS")


def html(found: Counted, *, head: Letterhead, printed: str, language: str = "id", practice: bool = False) -> str:
    """The sheet; bars are cells of a width, since prints know no drawing."""
    body = [letter.facts(found.facts), '<p class="space">&nbsp;</p>', _table(found)]
    return letter.html(found.title, body, head=head, printed=printed, language=language, practice=practice)


def sheet(found: Counted) -> Table:
    """The same for a spreadsheet; its numbers are numbers there."""
    name, *counts = found.heads
    codes = found.codes or (("", ""),) * len(found.rows)
    made = Table("rekap", (name, *found.code_heads, *counts), numeric=True, words=3)
    lines = ((*row, code) for row, code in zip(found.rows, codes, strict=True))
    for region, numbers, code in (*lines, (found.sum_said, found.sums, ("", ""))):
        made.add((region, *code, *(plain(number) for number in numbers)), {})
    return made


def _table(found: Counted) -> str:
    most = max((numbers[-1] for _, numbers in found.rows), default=0)
    tops = "".join(
        f'<td class="top"{letter.RIGHT if at else ""}>{escape(name)}</td>' for at, name in enumerate(found.heads)
    )
    rows = "".join(_row(name, numbers, _bar(numbers[-1], most), "cell") for name, numbers in found.rows)
    sums = _row(found.sum_said, found.sums, "", "sum")
    return (
        f'<table width="100%" cellspacing="0"><thead><tr>{tops}<td class="top" width="{BAR + 10}">&nbsp;</td></tr>'
        f"</thead>{rows}{sums}</table>"
    )


def _row(name: str, numbers: Sequence[float], bar: str, look: str) -> str:
    cells = "".join(f'<td class="{look}" align="right">{said(number)}</td>' for number in numbers)
    return f'<tr><td class="{look}">{escape(name)}</td>{cells}<td class="{look}">{bar or "&nbsp;"}</td></tr>'


def _bar(number: float, most: float) -> str:
    wide = round(BAR * number / most) if most else 0
    if wide < 1:
        return ""
    cell = f'<td bgcolor="#0b6b63" width="{wide}" style="padding: 0; font-size: 5pt">&nbsp;</td>'
    return f'<table cellspacing="0" cellpadding="0" width="{wide}"><tr>{cell}</tr></table>'


def said(number: float) -> str:
    """1.250 or 1.250,5; a dash for nothing."""
    if not number:
        return "–"
    text = f"{number:,.0f}" if number == int(number) else f"{number:,.1f}"
    return text.replace(",", " ").replace(".", ",").replace(" ", ".")


def plain(number: float) -> str:
    """For a cell of a spreadsheet."""
    return str(int(number)) if number == int(number) else repr(number)
