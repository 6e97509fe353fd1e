"""The paper a family keeps when it takes its consent back: what was said, what is done about it and by when."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from desktop.frozen import frozen
from desktop.reports import letter
from desktop.reports.letter import Letterhead


@frozen
class Receipt:
    """What stands on it, all in words. `facts`: label and value; `promises`: what is done; `signers`: above the line,
    the name on it, below it."""

    title: str
    facts: Sequence[tuple[str, str]]
    opening: str
    promises: Sequence[str]
    closing: str
    signers: Sequence[tuple[str, str, str]]


def html(one: Receipt, *, head: Letterhead, printed: str, language: str = "id", practice: bool = False) -> str:
    """One sheet under the letterhead, twice signed. No NIK and nothing of the answers is on it."""
    promises = "".join(
        f'<tr><td class="bare" width="4%">{number}.</td><td class="bare text" width="96%">{escape(said)}</td></tr>'
        for number, said in enumerate(one.promises, 1)
    )
    body = (
        letter.facts(one.facts), letter.SPACE, f'<p class="text">{escape(one.opening)}</p>',
        f'<table width="100%" cellspacing="0">{promises}</table>', letter.SPACE,
        f'<p class="text">{escape(one.closing)}</p>', letter.signatures(one.signers),
    )  # fmt: skip
    return letter.html(one.title, body, head=head, printed=printed, language=language, practice=practice)
