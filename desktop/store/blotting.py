"""What somebody wrote for the office, without anybody's number: a NIK needs no way out beside the record."""

from __future__ import annotations

import re

NUMBER = re.compile(r"\d(?:[ .\-]?\d){15,}")
"""A NIK or a family card number, however somebody set it apart."""
BLOT = "****************"


def without_numbers(text: str) -> str:
    """The text with every number of sixteen digits or more blotted out."""
    return NUMBER.sub(BLOT, text)
