"""One record as a printable page: labels with answers, section by section. HTML that Qt's text document understands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from desktop.reports.reading import Answer, Part
from desktop.reports.words import PRACTICE, label

STYLE = """
body { font-family: 'IBM Plex Sans'; font-size: 10pt; color: #1b1b1b; }
h1 { font-size: 16pt; margin: 0 0 2px 0; }
h2 { font-size: 12pt; margin: 14px 0 3px 0; }
h3 { font-size: 10.5pt; margin: 9px 0 2px 0; }
.practice { font-size: 12pt; font-weight: 600; color: #8a4b00; background-color: #fff1d6; }
.facts { color: #555555; font-size: 9pt; }
td { padding: 2px 8px 2px 0; vertical-align: top; }
.label { color: #555555; }
.answer { font-weight: 600; }
"""


@dataclass(frozen=True, slots=True)
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
    body += [part(each, page) for each in page.parts]
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
    return f'<table width="100%"><tr><td class="practice" align="center">{said}</td></tr></table>'


def facts(page: Print) -> str:
    lines = ((label("form", page.language), page.form), *page.facts, (label("printed", page.language), page.printed))
    said = " · ".join(f"{escape(name)}: {escape(value)}" for name, value in lines if value)
    return f'<p class="facts">{said}</p>'


def part(each: Part, page: Print) -> str:
    """A heading and its table; in practice each heading carries the mark, so that a single page shows it too."""
    mark = f" [{PRACTICE}]" if page.practice else ""
    level = "h2" if each.depth < 2 else "h3"
    heading = f"<{level}>{escape(each.title)}{mark}</{level}>" if each.title else ""
    rows = "\n".join(row(answer, page.language) for answer in each.answers)
    return f'{heading}\n<table width="100%" cellspacing="0">{rows}</table>' if rows else heading


def row(answer: Answer, language: str) -> str:
    said = multiline(answer.text) or label("empty", language)
    if answer.picture:
        said = f'<img src="photo:{escape(answer.picture)}" width="260">'
    name = f'<td class="label" width="42%">{multiline(answer.label)}</td>'
    return f'<tr>{name}<td class="answer" width="58%">{said}</td></tr>'


def multiline(text: str) -> str:
    return "<br>".join(escape(line) for line in text.splitlines())


def signature(page: Print) -> str:
    name, space = f"<u>{escape(page.signature)}</u>", "<br>" * 5
    cell = f"<td>{label('signed_by', page.language)}{space}{name}</td>"
    return f'<table width="100%"><tr><td width="60%"></td>{cell}</tr></table>'
