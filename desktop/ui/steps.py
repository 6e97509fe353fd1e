"""What the button of a notice does: a closed list, for the words of every room."""

from __future__ import annotations

from enum import Enum, auto


class Step(Enum):
    """What the button of a notice does; the page that shows it knows how."""

    RETRY = auto()
    SETTINGS = auto()
    OPEN_RECORD = auto()
    FETCH_FORMS = auto()
    REOPEN = auto()
    WITHDRAW = auto()
    CORRECT = auto()
    NEW_SHEET = auto()
    CARE = auto()
    ZONE = auto()
    CLOCK = auto()
    COMPARE = auto()
    NONE = auto()
