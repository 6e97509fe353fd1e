"""Slowing down whoever guesses at the door: wrong tries are counted beside the keys; a restart forgets nothing.

This is for the person at the keyboard. Who copies the files guesses elsewhere; there the cost of Argon2id stands.
"""

from __future__ import annotations

import json
import os
from datetime import UTC, datetime
from pathlib import Path

from desktop.paths import Paths
from desktop.store.moments import stamp
from desktop.trouble import Kind, Trouble

FREE = 4  # wrong tries without a wait: fingers slip
FIRST_WAIT, LONGEST_WAIT = 5, 15 * 60  # seconds; doubled with each further one


def must_wait(paths: Paths, now: datetime | None = None) -> int:
    """Seconds until the next try is listened to. A clock set back starts the wait anew, it does not lengthen it."""
    count, last = _read(_file(paths))
    if count <= FREE:
        return 0
    wait = min(FIRST_WAIT * 2 ** min(count - FREE - 1, 20), LONGEST_WAIT)
    passed = (stamp(now or datetime.now(UTC)) - last) / 1000
    return max(0, int(wait - max(passed, 0.0) + 0.999))


def wrong_tries(paths: Paths) -> int:
    """How many there were since the last right one."""
    return _read(_file(paths))[0]


def begin(paths: Paths, now: datetime | None = None) -> None:
    """Before a passphrase is tried, and counted at once: ending the program wins nothing. Trouble TOO_MANY_TRIES."""
    at = now or datetime.now(UTC)
    seconds = must_wait(paths, at)
    if seconds:
        raise Trouble(Kind.TOO_MANY_TRIES, seconds=seconds)
    count, _ = _read(_file(paths))
    _write(_file(paths), count + 1, stamp(at))


def forgive(paths: Paths) -> None:
    """It was the right one."""
    _file(paths).unlink(missing_ok=True)


def _file(paths: Paths) -> Path:
    return paths.keys.with_name("tries.json")


def _read(file: Path) -> tuple[int, int]:
    try:
        kept = json.loads(file.read_text())
        return int(kept["count"]), int(kept["last"])
    except (OSError, ValueError, KeyError, TypeError):
        return 0, 0


def _write(file: Path, count: int, last: int) -> None:
    """A disk that is full or read-only keeps nobody out of what is on it: then nothing is counted."""
    fresh = file.with_name(file.name + ".new")
    try:
        handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "w") as opened:
            opened.write(json.dumps({"count": count, "last": last}))
            opened.flush()
            os.fsync(opened.fileno())
        fresh.replace(file)
    except OSError:
        return
