"""The table of whole forms filled side by side, and why something differs."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

RESULTS = Path(__file__).with_name("results.json")
SUM = "sum() over no instances is 0 (XPath 1.0, JavaRosa); Web Forms leaves it blank"
REASONS: tuple[tuple[str, str], ...] = (
    (r"bench9", "an absolute path in a repeat keeps to its own instance (JavaRosa); Web Forms takes all"),
    (r"liberia|random", "random()"),
    (r"child_vaccination", SUM),
    (r"attribute_columns", "an attribute of a repeat is kept (JavaRosa); Web Forms drops it"),
)


@dataclass(frozen=True, slots=True)
class Row:
    """One form: its size in characters, the answers given, the nodes compared, and what differs."""

    form: str
    size: int
    answers: int
    nodes: int
    differs: tuple[str, ...] = ()

    def plain(self) -> dict[str, Any]:
        """As it is kept."""
        return asdict(self)

    @classmethod
    def of(cls, plain: dict[str, Any]) -> Row:
        """As it was kept."""
        return cls(**{**plain, "differs": tuple(plain["differs"])})

    @property
    def reason(self) -> str:
        """Why something differs."""
        if not self.differs:
            return "nothing"
        if self.nodes == 0:
            return self.differs[0]
        known = next((said for pattern, said in REASONS if re.search(pattern, self.form)), None)
        if known is None and all(re.search(r"want '', got '0'$|^submission ", said) for said in self.differs):
            return SUM
        return known or self.differs[0][:120].replace("|", "/")


def page(rows: Iterable[Row]) -> str:
    """A table in Markdown."""
    lines = ["| form | characters | answers | nodes compared | differs |", "| --- | --: | --: | --: | --- |"]
    for row in rows:
        lines.append(f"| {row.form} | {row.size:,} | {row.answers} | {row.nodes:,} | {row.reason} |")
    return "\n".join(lines)


def kept() -> list[Row]:
    """The table as it was kept last."""
    return [Row.of(each) for each in json.loads(RESULTS.read_text(encoding="utf-8"))]
