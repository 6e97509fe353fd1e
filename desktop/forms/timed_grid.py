"""How a timed reading test goes (`x-timed-grid`): what its form asks for, its clock, what is stored and summed up.

Experimental in ODK Collect (getodk/collect #6988, #7109), and a `select_multiple` on the wire: first the items read
wrong, then the last item reached; where none was wrong, the value that says so ("999") stands in their place.
"""

from __future__ import annotations

import re
import string
from collections.abc import Callable, Mapping, Sequence
from typing import Literal

from desktop.frozen import frozen

Finish = Literal["pick", "last", "last at once"]  # who says the last item: asked; the list's last; so without asking

_COLUMNS = {"letters": 10, "words": 5, "numbers": 5, "arithmetic": 2, "reading": 1}
_PARAMETER = re.compile(r"([\w-]+)\s*=\s*([^,)]+)")
_SUMMED = re.compile(r"x-timed-grid-answer\((.+),(.+)\)")
_FINISH: Mapping[str, Finish] = {"2": "last", "3": "last at once"}


@frozen
class Rules:
    """What the appearance asks for."""

    type: str = "letters"
    columns: int = 10
    seconds: int = 120
    end_after: int = 5  # so many wrong ones on end; 0: never
    strict: bool = False  # time over or too many wrong: it ends, nobody is asked
    pause: bool = False
    all_right: str = "999"  # the value that says that none was wrong
    finish: Finish = "pick"


def rules_of(appearance: Sequence[str]) -> Rules | None:
    """The rules of a timed grid; None if the question is none. What is written wrongly is as if not written."""
    found = next((word for word in appearance if word.partition("(")[0] == "x-timed-grid"), None)
    if found is None:
        return None
    said = {key: value.strip() for key, value in _PARAMETER.findall(found)}
    kind = said.get("type", "").lower()
    columns = kind if kind.isdecimal() else said.get("columns", "")
    kind = kind if kind in _COLUMNS else "letters"
    return Rules(
        kind,
        max(_whole(columns, _COLUMNS[kind]), 1),
        _whole(said.get("duration", ""), 120),
        _whole(said.get("end-after", ""), 5),
        said.get("strict", "").lower() == "true",
        said.get("pause", "").lower() in ("true", "1"),
        said.get("all-answered", "999"),
        _FINISH.get(said.get("finish", ""), "pick"),
    )


def _whole(text: str, usual: int) -> int:
    return int(text) if text.isdecimal() else usual


class Countdown:
    """Seconds that are left, by a clock nobody can put back. It stands until it is started."""

    def __init__(self, seconds: float, clock: Callable[[], float]) -> None:
        self._left, self._clock = seconds, clock
        self._since: float | None = None

    def start(self) -> None:
        """Go, or go on."""
        self._since = self._clock()

    def stop(self) -> None:
        """Stand."""
        self._left, self._since = self.left, None

    @property
    def left(self) -> float:
        """Seconds left, 0 at the least."""
        gone = self._clock() - self._since if self._since is not None else 0.0
        return max(self._left - gone, 0.0)


@frozen
class Outcome:
    """How a test went: `wrong` in the order of the items, and the last item reached."""

    wrong: tuple[str, ...]
    last: str

    def stored(self, rules: Rules) -> str:
        """As Collect keeps it. A last item that was wrong stands twice."""
        return " ".join((*(self.wrong or (rules.all_right,)), self.last))


def outcome_of(values: Sequence[str], rules: Rules) -> Outcome | None:
    """What a stored answer says; None if nothing is answered."""
    if not values:
        return None
    return Outcome(tuple(value for value in values[:-1] if value != rules.all_right), values[-1])


def is_mark(words: str) -> bool:
    """Punctuation between words that are read: no item, and the end of a sentence."""
    return bool(words) and all(letter in string.punctuation for letter in words)


def streak(items: Sequence[tuple[str, str]], wrong: frozenset[str], at: int, rules: Rules) -> int:
    """How many wrong ones stand on end around an item (value, words); punctuation of a text is passed over."""
    passed = [v for v, words in items if not (rules.type == "reading" and is_mark(words)) or v == items[at][0]]
    place = passed.index(items[at][0])
    run = 1
    for step in (-1, 1):
        here = place + step
        while 0 <= here < len(passed) and passed[here] in wrong:
            run, here = run + 1, here + step
    return run


def sums(items: Sequence[tuple[str, str]], outcome: Outcome, left: float, rules: Rules) -> dict[str, str]:
    """What other questions may ask of a test, under Collect's names. `items`: value and words; `left`: seconds."""
    values = [value for value, _ in items]
    reached = values.index(outcome.last) + 1 if outcome.last in values else 0
    first = values[: rules.columns]
    whole = len(first) == rules.columns and rules.type != "reading" and set(first) <= set(outcome.wrong)
    return {
        "time-remaining": str(int(left)),
        "attempted-count": str(reached),
        "incorrect-count": str(len(outcome.wrong)),
        "correct-count": str(reached - len(outcome.wrong)),
        "first-line-all-incorrect": str(int(whole)),
        "sentences-passed": str(sum(is_mark(words) for _, words in items[:reached])),
        "correct-items": ", ".join(words for value, words in items[:reached] if value not in outcome.wrong),
        "unanswered-items": ", ".join(words for _, words in items[reached:]),
        "punctuation-count": str(sum(is_mark(words) for _, words in items)),
    }


def summed_by(appearance: Sequence[str]) -> tuple[str, str] | None:
    """Of which timed grid (a generic path) a question keeps which sum; None if it keeps none."""
    found = next((m for word in appearance if (m := _SUMMED.fullmatch(word))), None)
    return (found[1].strip(), found[2].strip()) if found is not None else None
