"""The receipts sheet: what the provincial server said it took, to hand over or to file."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from desktop.frozen import frozen
from desktop.reports.record import banner, document
from desktop.reports.words import label

COLUMNS = (
    ("record", "form", 30),
    ("village", "author", 21),
    ("received", "server", 27),
    ("parts", "", 9),
    ("number", "", 13),
)
"""What stands in each column, what stands small below it, and its width in per cent."""


@frozen
class Received:
    """One submission with all its receipts. `received`: a moment in words; `server`: a host; `number`: instance id."""

    record: str
    form: str
    village: str
    author: str
    received: str
    server: str
    parts: int
    number: str


def html(
    rows: Sequence[Received], *, printed: str, past: str = "", language: str = "id", practice: bool = False
) -> str:
    """The sheet, in the order given. `past`: the head of the laptop's history, which vouches for all before it."""
    title = label("receipts", language)
    heads = "".join(
        f'<td class="head" width="{width}%">{escape(label(top, language))}</td>' for top, _, width in COLUMNS
    )
    lines = "\n".join(line(each) for each in rows)
    total = label("total", language).format(n=len(rows), parts=sum(each.parts for each in rows))
    table = f'<table width="100%" cellspacing="0"><thead><tr>{heads}</tr></thead>{lines}</table>'
    facts = (f"{label('printed', language)}: {printed}", total, f"{label('past', language)}: {past}" if past else "")
    said = f'<p class="facts">{escape(" · ".join(filter(None, facts)))}</p>'
    mark = banner(practice, language)
    return document(title, [mark, f"<h1>{escape(title)}</h1>", said, table, mark])


def line(each: Received) -> str:
    return "<tr>" + "".join(cell(each, top, below) for top, below, _ in COLUMNS) + "</tr>"


def cell(each: Received, top: str, below: str) -> str:
    said = escape(short(str(getattr(each, top))))
    small = escape(getattr(each, below)) if below else ""
    return f'<td>{said}<br><span class="small">{small}</span></td>' if small else f"<td>{said}</td>"


def short(text: str) -> str:
    """An instance id by its first group: enough to ask the office about, short enough for a column."""
    return text.removeprefix("uuid:")[:8] if text.startswith("uuid:") else text
