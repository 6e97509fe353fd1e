"""Names for the files of a record: when they came and a little chance, never what the person called them."""

from __future__ import annotations

import re
import secrets
from datetime import datetime

_ENDING = re.compile(r"[a-z0-9]{1,5}$")


def file_name(name: str, now: datetime) -> str:
    """A name for a file of that name or ending. Only the ending is kept: the rest may name a person."""
    ending = name.rpartition(".")[2].casefold() if "." in name or len(name) <= 5 else "bin"
    ending = ending if _ENDING.fullmatch(ending) else "bin"
    return f"{now:%Y%m%d-%H%M%S}-{secrets.token_hex(3)}.{ending}"
