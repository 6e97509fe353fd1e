"""What every official sheet has: the letterhead of a dated list, tables of many rows, lines to sign on, terbilang."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from html import escape

from desktop.frozen import frozen
from desktop.reports.record import STYLE, banner, document
from desktop.reports.words import label

_STYLE = """
.office { font-size: 12pt; font-weight: 600; }
.over { font-size: 10pt; }
.rule { border-bottom: 2px solid #1b1b1b; font-size: 2pt; }
.draft { font-size: 12pt; font-weight: 600; color: #a32118; background-color: #fdecea; }
.cell { border: 1px solid #b9b4a8; padding: 3px 5px; font-size: 9pt; }
.top { border: 1px solid #b9b4a8; padding: 4px 5px; font-size: 8.5pt; font-weight: 600; background-color: #f1eee7; }
.sum { border: 1px solid #b9b4a8; padding: 3px 5px; font-size: 9pt; font-weight: 600; background-color: #f7f5f0; }
.text { font-size: 10pt; }
p { margin: 4px 6px; }
.part { font-size: 11pt; font-weight: 600; margin: 12px 6px 2px 6px; }
"""
RIGHT = ' align="right"'
SPACE = '<p class="space">&nbsp;</p>'


@frozen
class Letterhead:
    """Of one office: lines above each other, the last ones small; the town a letter is dated from; who signs."""

    over: str = ""  # PEMERINTAH PROVINSI …
    office: str = ""
    address: str = ""
    town: str = ""
    signer: str = ""
    signs_as: str = ""
    number: str = ""  # NIP

    @property
    def missing(self) -> tuple[str, ...]:
        """What the office has not written into its row of `kop.csv` yet, by the columns there."""
        parts = (("label", self.office), ("alamat", self.address), ("pejabat", self.signer), ("nip", self.number))
        return tuple(name for name, said in parts if not said)


@frozen
class Grid:
    """A table: headings with their width in per cent, rows of plain text. `numbers` are columns set at the right."""

    heads: tuple[tuple[str, int], ...]
    rows: tuple[tuple[str, ...], ...]
    numbers: frozenset[int] = frozenset()
    sums: tuple[str, ...] = ()


def chosen(rows: Iterable[Mapping[str, str]], region: str, day: dt.date) -> Letterhead:
    """Of the list `kop.csv`: the office nearest to a region, as it was called on that day."""
    fitting = [
        row for row in rows
        if region.startswith(row.get("name", "").partition(":")[0]) and row.get("berlaku_sejak", "") <= day.isoformat()
    ]  # fmt: skip
    if not fitting:
        return Letterhead()
    row = max(fitting, key=lambda one: (len(one["name"].partition(":")[0]), one.get("berlaku_sejak", "")))
    wanted = ("atasan", "label", "alamat", "kota", "pejabat", "jabatan", "nip")
    return Letterhead(*(row.get(key, "").strip() for key in wanted))


def html(
    title: str, body: Sequence[str], *, head: Letterhead, printed: str, language: str = "id", practice: bool = False,
    draft: Sequence[str] = (),
) -> str:  # fmt: skip
    """A sheet under the letterhead. `draft`: why it is none yet, told above everything."""
    mark = banner(practice, language)
    top = [mark, top_of(head), draft_of(draft), f'<h1 align="center">{escape(title)}</h1>', SPACE]
    foot = f'<p class="facts">{escape(label("printed", language))}: {escape(printed)}</p>'
    return document(title, [*top, *body, foot, mark]).replace(STYLE, STYLE + _STYLE)


def top_of(head: Letterhead) -> str:
    if not head.office:
        return ""
    lines = [
        f'<span class="over">{escape(head.over)}</span>' if head.over else "",
        f'<span class="office">{escape(head.office)}</span>',
        f'<span class="small">{escape(head.address)}</span>' if head.address else "",
    ]
    said = "<br>".join(line for line in lines if line)
    return (
        f'<table width="100%" cellspacing="0"><tr><td class="bare" align="center">{said}</td></tr>'
        '<tr><td class="rule">&nbsp;</td></tr></table>'
    )


def draft_of(reasons: Sequence[str]) -> str:
    """DRAF, and what does not agree."""
    if not reasons:
        return ""
    said = "".join(f"<br>{escape(reason)}" for reason in reasons)
    inner = f'DRAF<span class="small">{said}</span>'
    return f'<table width="100%"><tr><td class="draft" style="padding: 6px">{inner}</td></tr></table>'


def table(grid: Grid) -> str:
    """Headings come again on every sheet."""
    heads = "".join(f'<td class="top" width="{width}%">{escape(name)}</td>' for name, width in grid.heads)
    rows = "\n".join(_row(row, grid, "cell") for row in grid.rows)
    sums = _row(grid.sums, grid, "sum") if grid.sums else ""
    return f'<table width="100%" cellspacing="0"><thead><tr>{heads}</tr></thead>{rows}{sums}</table>'


def _row(row: Sequence[str], grid: Grid, look: str) -> str:
    cells = "".join(
        f'<td class="{look}" width="{grid.heads[at][1]}%"{RIGHT if at in grid.numbers else ""}>'
        f"{escape(text) or '&nbsp;'}</td>"
        for at, text in enumerate(row)
    )
    return f"<tr>{cells}</tr>"


def part(title: str, *, new_sheet: bool = False) -> str:
    """The heading of a part; `new_sheet`: it begins one."""
    look = ' style="page-break-before: always"' if new_sheet else ""
    return f'<p class="part"{look}>{escape(title)}</p>'


def facts(pairs: Iterable[tuple[str, str]]) -> str:
    """Name and value below each other, without lines."""
    rows = "".join(
        f'<tr><td class="bare label" width="28%">{escape(name)}</td>'
        f'<td class="bare" width="72%">: {escape(value)}</td></tr>'
        for name, value in pairs if value
    )  # fmt: skip
    return f'<table width="100%" cellspacing="0">{rows}</table>' if rows else ""


def signatures(columns: Sequence[tuple[str, str, str]]) -> str:
    """What stands above the line, the name on it, what stands below; side by side."""
    share = 100 // max(len(columns), 1)
    cells = "".join(
        f'<td class="bare" align="center" width="{share}%">{_lines(above)}{"<br>" * 5}'
        f"{f'<u>{escape(name)}</u>' if name else '.' * 34}{f'<br>{escape(below)}' if below else ''}</td>"
        for above, name, below in columns
    )
    return f'{SPACE}<table width="100%"><tr>{cells}</tr></table>'


def _lines(text: str) -> str:
    return "<br>".join(escape(line) for line in text.splitlines())
