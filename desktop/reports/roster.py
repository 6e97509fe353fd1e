"""Rosters on paper: people beside each other, question by question: a family of forty fills sheets and not a book.

A roster of few questions becomes a table with a row for each; one of many turns, with some of its rows side by side.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from itertools import groupby

from desktop.frozen import frozen
from desktop.reports.reading import Answer, Part, generic

FEW = 5  # questions that fit beside each other
ABREAST = 4  # rows of a long roster beside each other
LEAST = 2  # rows that make a roster
SHARED = 8  # letters of a label that several rows have in common
_SPACE = '<p class="space">&nbsp;</p>'


@frozen
class Row:
    """One member: what it is called, and its answers by the question's place in the row, each in its section."""

    name: str
    answers: dict[tuple[str, str], Answer]


@frozen
class Roster:
    """`questions`: section and place, in the order of the form; `over`: the section it is all there is of."""

    title: str
    rows: tuple[Row, ...]
    questions: tuple[tuple[str, str], ...]
    over: str = ""


def gathered(parts: Sequence[Part]) -> Iterator[Part | Roster]:
    """The parts of a record, those of one roster as one where it has more than a row."""
    over = ""
    for ref, group in groupby(parts, key=lambda one: generic(one.row)):
        run = list(group)
        rows = [list(of) for _row, of in groupby(run, key=lambda one: one.row)]
        if ref and len(rows) >= LEAST:
            yield _roster(rows, over)
            over = ""
            continue
        if over:
            yield Part(over, 1, ())
        over = run.pop().title if not ref and not run[-1].answers else ""
        yield from run
    if over:
        yield Part(over, 1, ())


def tables(roster: Roster, empty: str, mark: str = "") -> str:
    """The tables; `empty`: what an answer that is not there says."""
    pictures = any(answer.picture for row in roster.rows for answer in row.answers.values())
    if len(roster.questions) <= FEW and not pictures:
        return _upright(roster, empty, mark)
    abreast = -(-len(roster.rows) // -(-len(roster.rows) // ABREAST))  # five are three and two, not four and one
    some = [roster.rows[first : first + abreast] for first in range(0, len(roster.rows), abreast)]
    blocks = [_turned(roster, rows, abreast, empty, mark) for rows in some]
    return "\n".join(blocks)


def _roster(rows: list[list[Part]], over: str) -> Roster:
    same = _same_titles(rows)
    found = [Row(_name(row, same), _answers(row, same)) for row in rows]
    order: list[tuple[str, str]] = []
    for row in found:
        _merge(order, list(row.answers))
    return Roster(_title(rows), tuple(found), tuple(order), over)


def _same_titles(rows: list[list[Part]]) -> frozenset[str]:
    """Titles that several rows have are sections; the others are names."""
    seen: dict[str, int] = {}
    for row in rows:
        for title in {part.title for part in row}:
            seen[title] = seen.get(title, 0) + 1
    return frozenset(title for title, count in seen.items() if count > 1)


def _name(row: list[Part], same: frozenset[str]) -> str:
    """The last of its own titles before its first section: "1. Rusdi" rather than "Anggota keluarga 1"."""
    own = [part.title for part in row if part.title and part.title not in same]
    return own[min(1, len(own) - 1)] if own else ""


def _title(rows: list[list[Part]]) -> str:
    """What its rows are called alike: "Anggota keluarga 1", "Anggota keluarga 2"."""
    firsts = [row[0].title for row in rows]
    return _shared(firsts).rstrip(" 0123456789.·-")


def _answers(row: list[Part], same: frozenset[str]) -> dict[tuple[str, str], Answer]:
    found: dict[tuple[str, str], Answer] = {}
    section = ""
    for part in row:
        section = part.title if part.title in same else section
        for answer in part.answers:
            found[section, answer.ref.removeprefix(part.row)] = answer
    return found


def _merge(order: list[tuple[str, str]], keys: list[tuple[str, str]]) -> None:
    """Questions only some rows were asked stand where these have them."""
    at = -1
    for key in keys:
        if key in order:
            at = order.index(key)
        else:
            at += 1
            order.insert(at, key)


def _label(roster: Roster, key: tuple[str, str]) -> str:
    labels = list(dict.fromkeys(row.answers[key].label for row in roster.rows if key in row.answers))
    if len(labels) == 1:
        return labels[0]
    shared = _shared(labels).rstrip()
    return f"{shared} …" if len(shared) >= SHARED else labels[0]


def _turned(roster: Roster, rows: Sequence[Row], abreast: int, empty: str, mark: str) -> str:
    """Questions below each other, rows beside each other."""
    wide = 68 // abreast
    rest = abreast - len(rows)
    heads = f'<td class="head" width="32%">{escape(roster.title)}{mark}</td>'
    heads += "".join(f'<td class="head" width="{wide}%">{escape(row.name)}</td>' for row in rows)
    heads += f'<td class="head" width="{wide}%"></td>' * rest
    lines, section = [], ""
    for key in roster.questions:
        if not any(key in row.answers for row in rows):
            continue
        if key[0] != section and key[0]:
            lines.append(f'<tr><td colspan="{abreast + 1}" class="inner">{escape(key[0])}</td></tr>')
        section = key[0]
        cells = "".join(_cell(row.answers.get(key), wide, empty) for row in rows)
        lines.append(
            f'<tr><td class="small" width="32%">{_lines(_label(roster, key))}</td>{cells}'
            + f'<td width="{wide}%"></td>' * rest + "</tr>"
        )  # fmt: skip
    return _table(_under(roster, abreast + 1, mark) + f"<tr>{heads}</tr>", lines)


def _upright(roster: Roster, empty: str, mark: str) -> str:
    """A row for each."""
    wide = 76 // max(len(roster.questions), 1)
    heads = f'<td class="head" width="24%">{escape(roster.title)}{mark}</td>'
    heads += "".join(f'<td class="head" width="{wide}%">{_lines(_label(roster, key))}</td>' for key in roster.questions)
    lines = [
        f'<tr><td class="small" width="24%">{escape(row.name)}</td>'
        + "".join(_cell(row.answers.get(key), wide, empty) for key in roster.questions) + "</tr>"
        for row in roster.rows
    ]  # fmt: skip
    return _table(_under(roster, len(roster.questions) + 1, mark) + f"<tr>{heads}</tr>", lines)


def _under(roster: Roster, columns: int, mark: str) -> str:
    """The section, above its headings."""
    return f'<tr><td colspan="{columns}" class="head">{escape(roster.over)}{mark}</td></tr>' if roster.over else ""


def _table(heads: str, lines: Sequence[str]) -> str:
    rows = "\n".join(lines)
    return f'{_SPACE}\n<table width="100%" cellspacing="0"><thead>{heads}</thead>\n{rows}</table>'


def _cell(answer: Answer | None, wide: int, empty: str) -> str:
    """Not asked is left blank; asked and not answered says so."""
    if answer is None:
        return f'<td width="{wide}%"></td>'
    if answer.picture:
        return f'<td width="{wide}%"><img src="photo:{escape(answer.picture)}" width="110"></td>'
    said = f'<td class="none" width="{wide}%">{empty}</td>'
    return f'<td class="told" width="{wide}%">{_lines(answer.text)}</td>' if answer.text else said


def _lines(text: str) -> str:
    return "<br>".join(escape(line) for line in text.splitlines())


def _shared(texts: Sequence[str]) -> str:
    """What they all begin with."""
    first, last = min(texts), max(texts)
    same = (at for at, (one, other) in enumerate(zip(first, last, strict=False)) if one != other)
    return first[: next(same, min(len(first), len(last)))]
