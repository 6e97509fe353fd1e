"""A visit list: the families of a prelist by village, RW and RT, with room to tick who was met."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from itertools import groupby

from desktop.frozen import frozen
from desktop.reports.record import document
from desktop.reports.words import label

_WIDE = (5, 28, 28, 8, 12, 19)  # % of the sheet


@frozen
class Visit:
    """One family to call on. `done`: it is recorded already."""

    place: str  # village in words
    rt: str
    rw: str
    name: str
    address: str
    people: int
    done: bool


def html(visits: Sequence[Visit], *, title: str, printed: str, words: Sequence[str], language: str = "id") -> str:
    """`words`: the headings number, name, address, people, met, note; and what "recorded" is called."""
    *heads, recorded = words
    body = [f"<h1>{escape(title)}</h1>", f'<p class="facts">{label("printed", language)}: {escape(printed)}</p>']
    ordered = sorted(visits, key=lambda one: (one.place, one.rw, one.rt, one.name))
    for (place, rw, rt), families in groupby(ordered, key=lambda one: (one.place, one.rw, one.rt)):
        where = " · ".join(part for part in (place, f"RW {rw}" if rw else "", f"RT {rt}" if rt else "") if part)
        top = "".join(
            f'<td class="label" width="{wide}%">{escape(head)}</td>' for head, wide in zip(heads, _WIDE, strict=True)
        )
        rows = "".join(_row(number, one, recorded) for number, one in enumerate(families, 1))
        body.append(
            '<p class="space">&nbsp;</p><table width="100%" cellspacing="0">'
            f'<thead><tr><td colspan="6" class="head">{escape(where)}</td></tr><tr>{top}</tr></thead>{rows}</table>'
        )
    return document(title, body)


def _row(number: int, one: Visit, recorded: str) -> str:
    met = f'<td class="small" width="12%">{escape(recorded)}</td>' if one.done else '<td width="12%">☐</td>'
    people = str(one.people) if one.people else ""
    return (
        f'<tr><td width="5%">{number}</td><td width="28%">{escape(one.name)}</td>'
        f'<td width="28%">{escape(one.address)}</td><td width="8%">{people}</td>{met}<td width="19%">&nbsp;</td></tr>'
    )
