"""Taking a submission apart as it arrives: bounded in bytes and parts, a piece at a time, nothing on disk."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from multipart import (  # type: ignore[import-untyped]
    MultipartError,
    MultipartSegment,
    ParserLimitReached,
    PushMultipartParser,
    parse_options_header,
)

READ = 65_536  # bytes read from the line at once
MAX_PARTS = 200  # Collect sends at most about 100 files in a POST


class TooLarge(Exception):
    """More bytes or parts than this hub takes in one POST."""


class Broken(Exception):
    """Not multipart/form-data, or cut off. `args[0]` is ODK Central's word for it."""


@dataclass(slots=True)
class TakenPart:
    """One part as it came. `filename` is None for a plain field."""

    name: str
    filename: str | None
    content_type: str
    content: bytearray = field(default_factory=bytearray)


def boundary_of(content_type: str) -> str | None:
    """The boundary of a multipart/form-data header; None if it is of another type. Broken if it has none."""
    kind, options = parse_options_header(content_type)
    if kind.strip().lower() != "multipart/form-data":
        return None
    if not options.get("boundary"):
        raise Broken("Multipart: Boundary not found")
    return str(options["boundary"])


def take(read: Callable[[int], bytes], boundary: str, *, limit: int, length: int = -1) -> Iterator[TakenPart]:
    """The parts, each given when it is whole. `length` is the Content-Length, -1 where the line is chunked."""
    parser = PushMultipartParser(
        boundary, content_length=length, max_segment_count=MAX_PARTS, max_segment_size=limit, header_charset="utf8"
    )
    taken = 0
    part: TakenPart | None = None
    try:
        for event in parser.parse_blocking(read, READ):
            if isinstance(event, MultipartSegment):
                part = TakenPart(event.name or "", event.filename, event.content_type or "")
            elif part is not None and event is not None:
                taken += len(event)
                if taken > limit:
                    raise TooLarge
                part.content += event
            elif part is not None:
                yield part
                part = None
    except ParserLimitReached:
        raise TooLarge from None
    except MultipartError:
        raise Broken("Unexpected end of form") from None
