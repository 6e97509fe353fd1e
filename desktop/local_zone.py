"""The zone of Indonesia the program runs by, where the laptop is set to another and a person said so."""

from __future__ import annotations

import os
import time

HOURS = {"WIB": 7, "WITA": 8, "WIT": 9}


def can_follow() -> bool:
    """Windows gives a program no zone of its own: there the laptop itself must be set right."""
    return hasattr(time, "tzset")


def follow(zone: str) -> bool:
    """From now on every local moment of this program is in that zone ("WIB", "WITA", "WIT"); False if it cannot be."""
    if zone not in HOURS or not can_follow():
        return False
    os.environ["TZ"] = f"{zone}-{HOURS[zone]}"  # as POSIX writes it: no list of zones is needed
    time.tzset()
    return True
