"""XLSForm to XForm in a process of its own, so that no lane waits for half a second of Python."""

from __future__ import annotations

import base64
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from desktop.forms.conversion import Converted
from desktop.paths import PROGRAM
from desktop.trouble import Cancelled, Kind, Trouble

POLL = 0.1  # seconds between two looks at whether a person cancelled
PATIENCE = 120.0  # seconds; the largest real form takes a few on a slow disk


def convert(path: Path, *, cancelled: Callable[[], bool] = lambda: False) -> Converted:
    """Convert a workbook. Trouble FILE_UNREADABLE, or FORM_BROKEN with pyxform's text as the fact `problem`."""
    if not path.is_file():
        raise Trouble(Kind.FILE_UNREADABLE, name=path.name)
    if cancelled():
        raise Cancelled
    answer = _ask(command(path), cancelled)
    if answer is None:
        raise Trouble(Kind.FORM_BROKEN, form=path.name, problem="the conversion ended without an answer")
    if "problem" in answer:
        raise Trouble(Kind.FORM_BROKEN, form=path.name, problem=str(answer["problem"]))
    itemsets = answer.get("itemsets")
    return Converted(
        base64.b64decode(answer["xml"]), tuple(answer["warnings"]), base64.b64decode(itemsets) if itemsets else None
    )


def command(path: Path) -> list[str]:
    """How the other process is started, from the tree and installed alike (the launchers hand `-m` to Python).

    The path is made absolute: the other process begins in the program's folder.
    """
    return [sys.executable, "-m", "desktop.forms.conversion", str(path.absolute())]


def _ask(words: list[str], cancelled: Callable[[], bool]) -> dict[str, str] | None:
    with subprocess.Popen(  # noqa: S603 - our own interpreter and module
        words, cwd=PROGRAM, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as process:
        waited = 0.0
        while True:
            try:
                said, _ = process.communicate(timeout=POLL)
                break
            except subprocess.TimeoutExpired:
                waited += POLL
                if cancelled() or waited > PATIENCE:
                    process.kill()
                    if waited <= PATIENCE:
                        raise Cancelled from None
    try:
        answer: dict[str, str] = json.loads(said)
    except ValueError:
        return None
    return answer
