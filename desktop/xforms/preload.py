"""Values a form asks of the device and the clock: `jr:preload`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from types import MappingProxyType

_PROPERTIES: Mapping[str, str] = MappingProxyType({"phone number": "phonenumber"})


def device_property(name: str) -> str:
    """How a program's name for a property is written in forms: `deviceID` and `deviceid` are one."""
    return name.lower().replace(" ", "")


def time_stamp(now: datetime) -> str:
    """A dateTime as the protocol writes it, local with offset: `2025-06-15T11:20:30.456-07:00`."""
    return now.isoformat(timespec="milliseconds")


def first_load(
    preload: str, params: str, now: datetime, properties: Mapping[str, str], uuid: Callable[[], str]
) -> str | None:
    """What a preload puts into a new record; None where it puts nothing."""
    if preload == "uid":
        return f"uuid:{uuid()}"
    if preload == "date" and params == "today":
        return now.date().isoformat()
    if preload == "timestamp" and params == "start":
        return time_stamp(now)
    if preload == "property":
        return properties.get(_PROPERTIES.get(params, params), "")
    return None
