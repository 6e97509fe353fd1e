"""The receipts sheet: what the provincial server said it took, to hand over or to file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from desktop.reports.record import banner, document
from desktop.reports.words import label

COLUMNS = ("record", "form", "village", "author", "received", "server", "parts", "number")


@dataclass(frozen=True, slots=True)
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


def html(rows: Sequence[Received], *, printed: str, language: str = "id", practice: bool = False) -> str:
    """The sheet, newest order as given, with totals below."""
    title = label("receipts", language)
    heads = "".join(f'<td class="label"><b>{escape(label(column, language))}</b></td>' for column in COLUMNS)
    lines = "\n".join(line(each) for each in rows)
    total = label("total", language).format(n=len(rows), parts=sum(each.parts for each in rows))
    table = f'<table width="100%" cellspacing="0" border="0"><thead><tr>{heads}</tr></thead>{lines}</table>'
    said = f'<p class="facts">{escape(label("printed", language))}: {escape(printed)} · {escape(total)}</p>'
    mark = banner(practice, language)
    return document(title, [mark, f"<h1>{escape(title)}</h1>", said, table, mark])


def line(each: Received) -> str:
    cells = (getattr(each, column) for column in COLUMNS)
    return "<tr>" + "".join(f"<td>{escape(short(str(cell)))}</td>" for cell in cells) + "</tr>"


def short(text: str) -> str:
    """An instance id by its first group: enough to ask the office about, short enough for a column."""
    return text[:13] if text.startswith("uuid:") else text
