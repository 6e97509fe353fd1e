"""Which sentences the screens say, and whether en.ts has them all (`python -m desktop.ui.wordlist` refreshes it)."""

from __future__ import annotations

import ast
import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from xml.sax.saxutils import escape

from desktop.ui.translations import OURS, Language, read, ts_file

ROOM = Path(__file__).parent


def sources(room: Path = ROOM) -> dict[str, bool]:
    """Every sentence in `tr("…")` and `mark("…")` below `room` → whether it counts something."""
    found: dict[str, bool] = {}
    for file in sorted(room.rglob("*.py")):
        for sentence, counts in _said(ast.parse(file.read_text("utf-8"))):
            found[sentence] = found.get(sentence, False) or counts
    return found


def _said(tree: ast.AST) -> Iterator[tuple[str, bool]]:
    for call in ast.walk(tree):
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in ("tr", "mark"):
            first = call.args[0] if call.args else None
            if isinstance(first, ast.Constant) and isinstance(first.value, str):
                yield first.value, len(call.args) > 1 or "{n}" in first.value


def missing(room: Path = ROOM) -> list[str]:
    """Sentences without English."""
    english = read(ts_file(Language.ENGLISH))
    return [sentence for sentence in sources(room) if (OURS, sentence) not in english]


def stale(room: Path = ROOM) -> list[str]:
    """English of sentences nobody says any more."""
    said = sources(room)
    return [source for context, source in read(ts_file(Language.ENGLISH)) if context == OURS and source not in said]


def write(file: Path, language: Language, context: str, words: Mapping[str, tuple[str, ...]]) -> None:
    """A .ts file of one context: source → forms (none: unfinished)."""
    lines = ['<?xml version="1.0" encoding="utf-8"?>', "<!DOCTYPE TS>", f'<TS version="2.1" language="{language}">']
    lines += _context(context, words)
    file.write_text("\n".join([*lines, "</TS>", ""]), "utf-8", newline="\n")


def _context(name: str, words: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    yield f"<context>\n    <name>{escape(name)}</name>"
    for source, forms in words.items():
        numerus = ' numerus="yes"' if len(forms) > 1 else ""
        yield f"    <message{numerus}>\n        <source>{escape(source)}</source>"
        yield f"        {_translation(forms)}\n    </message>"
    yield "</context>"


def _translation(forms: tuple[str, ...]) -> str:
    if not forms:
        return '<translation type="unfinished"></translation>'
    if len(forms) == 1:
        return f"<translation>{escape(forms[0])}</translation>"
    inner = "".join(f"<numerusform>{escape(form)}</numerusform>" for form in forms)
    return f"<translation>{inner}</translation>"


def refresh(new: Mapping[str, tuple[str, ...]] | None = None) -> list[str]:
    """Rewrite en.ts: what is said, with the English known so far and `new`. Returns the sentences without any."""
    file = ts_file(Language.ENGLISH)
    known = (
        {source: forms for (context, source), forms in read(file).items() if context == OURS} if file.exists() else {}
    )
    known |= new or {}
    words = {source: known.get(source, ()) for source in sources()}
    write(file, Language.ENGLISH, OURS, words)
    return [source for source, forms in words.items() if not forms]


def main(arguments: list[str]) -> int:
    """`[words.json]`: takes in English ({"sumber": "English"} or ["one", "many"]). Exit code 1 if some is missing."""
    given: dict[str, str | list[str]] = json.loads(Path(arguments[0]).read_text("utf-8")) if arguments else {}
    lacking = refresh({k: (v,) if isinstance(v, str) else tuple(v) for k, v in given.items()})
    sys.stderr.writelines(f"en.ts: {sentence}\n" for sentence in lacking)
    return 1 if lacking else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
