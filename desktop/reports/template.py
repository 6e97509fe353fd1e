"""Texts with gaps: a line whose gaps have nothing to say is left out, `[…]` is left out by itself, `#` is numbered."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from itertools import count

_GAP = re.compile(r"\{(\w+)\}")
_OPTIONAL = re.compile(r"\[([^\[\]]*\{\w+\}[^\[\]]*)\]")


def filled(template: str, said: Mapping[str, str]) -> str:
    """The text. A `#` line that ends in a colon heads the indented lines below it, and goes when all of them go."""
    kept: list[str] = []
    lines = template.strip("\n").splitlines()
    for at, line in enumerate(lines):
        if _heads(line):
            below = _below(lines, at)
            if not any(_line(one, said) is not None for one in below):
                continue
        found = _line(line, said)
        if found is not None:
            kept.append(found)
    return "\n".join(_numbered(kept))


def unknown(template: str, known: Collection[str]) -> tuple[str, ...]:
    """Gaps nobody fills, in their order."""
    return tuple(dict.fromkeys(name for name in _GAP.findall(template) if name not in known))


def _line(line: str, said: Mapping[str, str]) -> str | None:
    """None for a line whose gaps (outside brackets) are all empty."""
    bare = _OPTIONAL.sub("", line)
    gaps = _GAP.findall(bare)
    if gaps and not any(said.get(name) for name in gaps):
        return None
    return _fill(_OPTIONAL.sub(lambda part: _fill(part[1], said) if _any(part[1], said) else "", line), said)


def _any(part: str, said: Mapping[str, str]) -> bool:
    return any(said.get(name) for name in _GAP.findall(part))


def _fill(part: str, said: Mapping[str, str]) -> str:
    return _GAP.sub(lambda gap: said.get(gap[1], ""), part)


def _heads(line: str) -> bool:
    return line.startswith("#") and line.rstrip().endswith(":")


def _below(lines: list[str], at: int) -> list[str]:
    found = []
    for line in lines[at + 1 :]:
        if not line.startswith((" ", "\t")):
            break
        found.append(line)
    return found


def _numbered(lines: list[str]) -> list[str]:
    """`#` becomes 1., 2. … without gaps."""
    numbers = count(1)
    return [f"{next(numbers)}. {line[1:].lstrip()}" if line.startswith("#") else line for line in lines]
