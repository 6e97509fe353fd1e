"""One record as a printable page: labels with answers, section by section. HTML that Qt's text document understands."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from desktop.frozen import frozen
from desktop.reports import roster
from desktop.reports.reading import Answer, Part
from desktop.reports.roster import Roster
from desktop.reports.words import PRACTICE, label

STYLE = """
body { font-family: 'IBM Plex Sans'; font-size: 10pt; color: #1b1b1b; }
h1 { font-size: 16pt; margin: 8px 6px 2px 6px; }
.practice { font-size: 11pt; font-weight: 600; color: #8a4b00; background-color: #fff1d6; }
.facts { color: #555555; font-size: 9pt; margin: 0 6px 6px 6px; }
.space { font-size: 5pt; margin: 0; }
td { padding: 3px 6px; vertical-align: top; border-bottom: 1px solid #e4e1da; }
.head { font-weight: 600; padding: 4px 6px; background-color: #f1eee7; border-bottom: 1px solid #c9c4b8; }
.inner { font-weight: 600; padding: 5px 6px 2px 6px; border-bottom: 1px solid #c9c4b8; }
.label { color: #555555; }
.answer { font-weight: 600; }
.none { color: #a09a8e; }
.small { color: #555555; font-size: 8.5pt; }
.told { font-weight: 600; font-size: 8.5pt; }
.bare { border-bottom: 0 solid #ffffff; }
"""


@frozen
class Print:
    """What stands on the page. `facts` are label and value in the order shown; `printed` is a moment in words."""

    title: str
    form: str
    facts: tuple[tuple[str, str], ...]
    parts: tuple[Part, ...]
    printed: str
    language: str = "id"
    practice: bool = False
    signature: str = ""  # the name under the line, if one is to be signed


def html(page: Print) -> str:
    """The whole page. Photos are `<img src="photo:NAME">`: whoever prints supplies them under that name."""
    body = [banner(page.practice, page.language), f"<h1>{escape(page.title)}</h1>", facts(page)]
    empty, mark = label("empty", page.language), f" · {PRACTICE}" if page.practice else ""
    body += [
        roster.tables(each, empty, mark) if isinstance(each, Roster) else part(each, page)
        for each in roster.gathered(page.parts)
    ]
    if page.signature:
        body.append(signature(page))
    body.append(banner(page.practice, page.language))
    return document(page.title, body)


def document(title: str, body: Sequence[str]) -> str:
    """A page of its own with our style."""
    inner = "\n".join(line for line in body if line)
    head = f'<meta charset="utf-8"><title>{escape(title)}</title><style>{STYLE}</style>'
    return f"<!DOCTYPE html>\n<html><head>{head}</head><body>\n{inner}\n</body></html>\n"


def banner(practice: bool, language: str) -> str:
    """LATIHAN, unmistakable, above and below; nothing outside practice."""
    if not practice:
        return ""
    said = escape(label("practice", language))
    return f'<table width="100%"><tr><td class="practice" align="center" style="padding: 5px">{said}</td></tr></table>'


def facts(page: Print) -> str:
    lines = ((label("form", page.language), page.form), *page.facts, (label("printed", page.language), page.printed))
    said = " · ".join(f"{escape(name)}: {escape(value)}" for name, value in lines if value)
    return f'<p class="facts">{said}</p>'


def part(each: Part, page: Print) -> str:
    """A table whose heading comes again on each page it runs over; in practice the heading carries the mark."""
    mark = f" · {PRACTICE}" if page.practice else ""
    look = "head" if each.depth < 2 else "inner"
    title = (
        f'<thead><tr><td colspan="2" class="{look}">{escape(each.title)}{mark}</td></tr></thead>' if each.title else ""
    )
    rows = "\n".join(row(answer, page.language) for answer in each.answers)
    return f'<p class="space">&nbsp;</p>\n<table width="100%" cellspacing="0">{title}\n{rows}</table>'


def row(answer: Answer, language: str) -> str:
    """One question; what was not answered is shown so, but does not shout."""
    said = f'<td class="answer" width="58%">{multiline(answer.text)}</td>'
    if answer.picture:
        said = f'<td width="58%"><img src="photo:{escape(answer.picture)}" width="260"></td>'
    elif not answer.text:
        said = f'<td class="none" width="58%">{label("empty", language)}</td>'
    return f'<tr><td class="label" width="42%">{multiline(answer.label)}</td>{said}</tr>'


def multiline(text: str) -> str:
    return "<br>".join(escape(line) for line in text.splitlines())


def signature(page: Print) -> str:
    """Room for a hand to sign, at the right."""
    name, space = f"<u>{escape(page.signature)}</u>", "<br>" * 5
    cells = f'<td width="60%" class="bare"></td><td class="bare">{label("signed_by", page.language)}{space}{name}</td>'
    return f'<p class="space">&nbsp;</p>\n<table width="100%"><tr>{cells}</tr></table>'
