"""What a request to `drive` brings along: files, clocks, positions, answers. Forgiving in how things are named."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from desktop.cli.evaluating import Refused
from desktop.xforms import ListDocument, ListTable, read_list

_OFFSET = re.compile(r"(?:UTC|GMT)?([+-])(\d{1,2}):?(\d{2})?")


class MediaLists:
    """The lists among the files that come with a form. A missing one is blank, or refused if `strict`."""

    def __init__(self, media: Mapping[str, str], *, strict: bool = False) -> None:
        self._media = media
        self._strict = strict

    def table(self, filename: str) -> ListTable | ListDocument | None:
        """The list of a file name."""
        text = self._media.get(filename)
        if text is None and self._strict:
            raise Refused("missing_media", f"the file {filename} is missing", filename)
        return None if text is None else read_list(filename, text)


def first(request: Mapping[str, Any], *names: str) -> Any:
    """What a request gives under the first of several names that it uses."""
    return next((request[name] for name in names if request.get(name) is not None), None)


def needed(request: Mapping[str, Any], *names: str) -> str:
    """A text that a request must give, under one of several names."""
    found = first(request, *names)
    if not isinstance(found, str):
        raise Refused("request", f"the request needs {names[0]}")
    return found


def is_strict(request: Mapping[str, Any]) -> bool:
    """Whether a file that is missing is an error."""
    return str(first(request, "missing_media", "missing_resource_behavior")).lower() == "error"


def clock(now: object, zone_name: object) -> Callable[[], datetime]:
    """A clock that stands at `now` (ISO 8601), or the system's, in a time zone by name or offset."""
    zone = _zone(str(zone_name)) if zone_name else None
    if not now:
        return lambda: datetime.now(UTC).astimezone(zone)
    fixed = datetime.fromisoformat(str(now))
    if fixed.tzinfo is None:
        fixed = fixed.replace(tzinfo=zone or UTC)
    local = fixed.astimezone(zone) if zone is not None else fixed
    return lambda: local


def _zone(name: str) -> tzinfo:
    offset = _OFFSET.fullmatch(name)
    if offset is not None:
        away = timedelta(hours=int(offset[2]), minutes=int(offset[3] or 0))
        return timezone(away if offset[1] == "+" else -away)
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise Refused("request", f"unknown time zone {name!r}") from error


def answer_of(value: object) -> str:
    """An answer as text: a list is a selection, null is blank."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return " ".join(map(answer_of, value))
    if isinstance(value, (str, int, float)):
        return str(value)
    raise Refused("request", "a value is a text, a number, true or false, null, or a list of them")


def locations(request: Mapping[str, Any]) -> Callable[[], str] | None:
    """The positions a device would report, one after the other."""
    given = first(request, "geolocation", "geolocation_sequence")
    if not given:
        return None
    following = iter([given] if isinstance(given, str) else map(str, given))
    return lambda: next(following, "")


def media_of(request: Mapping[str, Any]) -> dict[str, str]:
    """The texts of files by name. `media_urls` may say that an address is served by another file, or not at all."""
    media = {str(name): str(text) for name, text in (request.get("media") or {}).items()}
    for address, served in (request.get("media_urls") or {}).items():
        name = str(address).rpartition("/")[2]
        if isinstance(served, dict) and int(served.get("status") or 200) >= 400:
            media.pop(name, None)
            continue
        file = served.get("file") if isinstance(served, dict) else served
        if isinstance(file, str) and file in media:
            media.setdefault(name, media[file])
    return media
