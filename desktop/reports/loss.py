"""The list of a lost laptop, for the notice of a breach (UU 27/2022, article 46): whose data, which, and what was done.

What the law asks and the program cannot know is left as lines to be filled in. Titles are masked, as they were told.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from desktop.frozen import frozen
from desktop.reports.record import banner, document


@frozen
class Missing:
    """One record, in words."""

    record: str
    title: str
    form: str
    village: str
    stage: str
    here: str


@frozen
class Loss:
    """What stands on the sheet, all in words. `facts`: label and value; `gaps`: what the office writes in by hand."""

    title: str
    facts: Sequence[tuple[str, str]]
    gaps: Sequence[str]
    heads: Sequence[str]
    lines: Sequence[Missing]


def html(loss: Loss, *, language: str = "id", practice: bool = False) -> str:
    """The sheet: facts, lines to be filled in, and the records."""
    facts = "".join(
        f'<tr><td class="label" width="32%">{escape(name)}</td><td class="answer">{escape(said)}</td></tr>'
        for name, said in loss.facts
    )
    gaps = "".join(f'<tr><td class="label" width="32%">{escape(gap)}</td><td><br><br></td></tr>' for gap in loss.gaps)
    heads = "".join(f'<td class="head">{escape(head)}</td>' for head in loss.heads)
    rows = "\n".join(_row(number, one) for number, one in enumerate(loss.lines, 1))
    mark = banner(practice, language)
    table = '<table width="100%" cellspacing="0">{}</table>'
    return document(
        loss.title,
        [
            mark,
            f"<h1>{escape(loss.title)}</h1>",
            table.format(facts + gaps),
            '<p class="space">&nbsp;</p>',
            table.format(f"<thead><tr>{heads}</tr></thead>{rows}"),
            mark,
        ],
    )


def _row(number: int, one: Missing) -> str:
    cells = (str(number), one.title, one.form, one.village, one.stage, one.here)
    said = "".join(f"<td>{escape(cell)}</td>" for cell in cells)
    return f'<tr>{said}<td class="small">{escape(one.record)}</td></tr>'
