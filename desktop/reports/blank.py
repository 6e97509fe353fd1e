"""A blank questionnaire to print: every question with its official number, its codes to tick, room to write."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from html import escape
from typing import Protocol

from desktop.reports.reading import Choice, Place
from desktop.reports.record import STYLE, document
from desktop.reports.words import label

MOST_CODES = 24  # a longer list (villages) is written by hand
MEMBERS = 6  # columns of a roster on one sheet
ABREAST = 6  # questions of a roster that has a line for each
LINES = 20  # to write in; more are printed on a second sheet
SHORT = 34  # letters: yes and no stand on one line
_LETTER = re.compile(r"[^\W\d_]")
_EMPTY = re.compile(r" \((?:\w+ )?\)")  # "Jumlah ()", "(RT )": what nobody has answered yet
Told = Callable[[str], bool]  # of a note: it says the same on paper
_STYLE = """
.q { padding: 5px 6px; border-bottom: 1px solid #c9c4b8; }
.code { font-size: 9.5pt; }
.room { color: #a09a8e; }
.cell { border: 1px solid #c9c4b8; padding: 6px 3px; }
.part { font-weight: 600; padding: 4px 6px; background-color: #f1eee7; margin: 10px 0 2px 0; }
.told { font-size: 9pt; font-weight: 400; margin: 3px 6px; }
"""


class Question(Place, Protocol):
    """What a node of a blank interview shows here, beside what is read of a filled one."""

    @property
    def hint(self) -> str: ...
    @property
    def appearance(self) -> Sequence[str]: ...
    @property
    def required(self) -> bool: ...
    @property
    def children(self) -> Sequence[Question]: ...


def html(
    root: Question, *, title: str, printed: str, language: str = "id", told: Told = lambda _ref: False
) -> str:  # fmt: skip
    """The whole form, also what is asked of some only; a roster has a column for each member.

    `told`: the notes to print as well, such as the words of consent that are read aloud.
    """
    facts = f'<p class="facts">{label("printed", language)}: {escape(printed)}</p>'
    body = [f"<h1>{escape(title)}</h1>", facts, *_parts(root, told)]
    return document(title, body).replace(STYLE, STYLE + _STYLE)


def _parts(container: Question, told: Told) -> Iterator[str]:
    run: list[str] = []
    for child in container.children:
        if child.kind == "question" and _asks(child):
            run.append(_row(child))
            continue
        if child.kind == "question" and not (_is_note(child) and told(child.ref)):
            continue
        if run:
            yield _table(run)
            run = []
        if child.kind == "question":
            yield f'<p class="told">{_words(child.label)}</p>'
            continue
        if child.label:
            yield f'<p class="space">&nbsp;</p><p class="part">{_words(child.label)}</p>'
        yield from _roster(child) if child.kind == "repeat" else _parts(child, told)
    if run:
        yield _table(run)


def _roster(repeat: Question) -> Iterator[str]:
    """Questions down, members across, as the official sheets have it; codes are told under the question."""
    asked = list(_questions(repeat.children[0])) if repeat.children else []
    if not asked:
        return
    if "table" in repeat.appearance and len(asked) <= ABREAST:
        yield from _lines(repeat, asked)
        return
    heads = "".join(f'<td class="cell" align="center" width="9%"><b>{n}</b></td>' for n in range(1, MEMBERS + 1))
    cells = '<td class="cell" width="9%">&nbsp;</td>' * MEMBERS
    rows = "".join(
        f'<tr><td class="q" width="46%">{_asked(question)}{_codes(question, " · ")}</td>{cells}</tr>'
        for question in asked
    )
    yield (
        f'<table width="100%" cellspacing="0"><thead><tr><td class="q" width="46%">&nbsp;</td>{heads}</tr></thead>'
        f"{rows}</table>"
    )


def _lines(repeat: Question, asked: Sequence[Question]) -> Iterator[str]:
    """A line for each, as in the window: what its codes mean stands above. A question that is called by what a list
    says of the row (its family) has room beside it to write that."""
    told = [(_named(question), _codes(question, " · ")) for question in asked]
    yield from (f'<p class="small">{f"{name}: " if name else ""}{codes}</p>' for name, codes in told if codes)
    heads = []
    for question, (name, codes) in zip(asked, told, strict=True):
        heads += [name] if name else [_words(repeat.label)] if not codes else [_words(repeat.label), _range(question)]
    wide = 94 // (len(heads) + 1)
    widths = (2 * wide, *(wide,) * (len(heads) - 1))
    named = "".join(
        f'<td class="cell small" width="{w}%"><b>{head}</b></td>' for w, head in zip(widths, heads, strict=True)
    )
    room = "".join(f'<td class="cell" width="{w}%">&nbsp;</td>' for w in widths)
    rows = "".join(f'<tr><td class="cell" width="6%">{n}</td>{room}</tr>' for n in range(1, LINES + 1))
    yield (
        f'<table width="100%" cellspacing="0"><thead><tr><td class="cell" width="6%">&nbsp;</td>{named}</tr></thead>'
        f"{rows}</table>"
    )


def _named(question: Question) -> str:
    """Its label; nothing where only the number is left of it on paper."""
    said = _words(question.label)
    return said if _LETTER.search(said) else ""


def _range(question: Question) -> str:
    values = [choice.value for choice in question.choices]
    return escape(f"{values[0]}–{values[-1]}")


def _questions(container: Question) -> Iterator[Question]:
    for child in container.children:
        if child.kind == "question" and _asks(child):
            yield child
        elif child.kind == "group":
            yield from _questions(child)


def _row(question: Question) -> str:
    codes = _codes(question, "<br>")
    room = codes or '<span class="room">' + "_" * (38 if question.type in ("string", "text", "") else 22) + "</span>"
    return f'<tr><td class="q" width="46%">{_asked(question)}</td><td class="q" width="54%">{room}</td></tr>'


def _asked(question: Question) -> str:
    hint = f'<br><span class="small">{_words(question.hint)}</span>' if question.hint else ""
    return f"{_words(question.label)}{' *' if question.required else ''}{hint}"


def _codes(question: Question, between: str) -> str:
    """The codes as they are keyed in later; a box for several, a ring for one."""
    if question.control not in ("select1", "select"):
        return ""
    choices = list(question.choices)
    if not choices or len(choices) > MOST_CODES:
        return ""
    mark = "☐" if question.control == "select" else "○"
    coded = [f"{mark} {_coded(choice)}" for choice in choices]
    said = ("&nbsp;" * 4 if sum(map(len, coded)) <= SHORT and between == "<br>" else between).join(coded)
    return f'<br><span class="code">{said}</span>' if between != "<br>" else f'<span class="code">{said}</span>'


def _coded(choice: Choice) -> str:
    name = _words(choice.label)
    return name if name.startswith(choice.value) or not choice.value.isdigit() else f"{choice.value}. {name}"


def _is_note(question: Question) -> bool:
    return question.control is not None and question.readonly and not question.value


def _asks(question: Question) -> bool:
    return question.control is not None and not question.readonly and question.control != "trigger"


def _table(rows: Sequence[str]) -> str:
    return f'<table width="100%" cellspacing="0">{"".join(rows)}</table>'


def _words(text: str) -> str:
    return escape(" ".join(_EMPTY.sub("", text.replace("*", "")).split()))
