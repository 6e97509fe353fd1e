"""What a round is told, tells while it runs, and hands back: plain values."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from time import monotonic

from desktop.frozen import frozen
from desktop.openrosa.manifest import MediaFile
from desktop.sync.lines import Called
from desktop.touched import NOTHING, Touched
from desktop.trouble import Kind


class Phase(StrEnum):
    """The order of a round: words first."""

    WORDS = "words"
    FORMS = "forms"
    FILES = "files"
    LISTS = "lists"


@frozen
class Progress:
    """Where the round is. `done` and `of` count submissions, files or forms; `sent` bytes of this round so far.

    `left` is the seconds it will still take at the pace of this round; 0 while that is not known.
    """

    phase: Phase
    done: int
    of: int
    sent: int
    left: int = 0


@frozen
class Wanted:
    """What this round is for. `files=False` is "only text on mobile data"; `batch` is bytes of files in one POST;
    `budget` is the most bytes of files in this round, `budget_a_day` on this day (None: as many as there are);
    `abreast`, how many records' words may be under way at once (two fill a thin line: performance.md 6); `large`:
    long lists on a thin line too (None: on a good line)."""

    words: bool = True
    files: bool = True
    forms: bool = True
    lists: bool = True
    batch: int = 1_000_000
    budget: int | None = None
    budget_a_day: int | None = None
    abreast: int = 2
    streams: bool = True  # one stream for many, where a gateway takes it
    large: bool | None = None


@frozen
class Refused:
    """A submission the server will not take as it is."""

    submission_id: str
    kind: Kind


@frozen
class Failed:
    """A form (by id) or a list (by file name) that could not be brought in; what was here stays."""

    server_id: str
    name: str
    kind: Kind


@frozen
class Shrank:
    """A list set aside because its download lost too many rows; `lists_views.agree` takes it after all."""

    server_id: str
    filename: str
    before: int
    after: int


@frozen
class Large:
    """A list left for a better line, or until a person asks (`Wanted.large`). `size`: bytes of it, or more."""

    server_id: str
    filename: str
    size: int


@frozen
class DueList:
    """An entity list that changed on the server since it was fetched; fetched last, after everything else."""

    called: Called
    server_id: str
    form_key: int
    file: MediaFile


@frozen
class Round:
    """What went, what waits, why. `stopped`: server id → the trouble that ended the round there."""

    words_sent: int
    files_sent: int
    bytes_sent: int
    completed: tuple[str, ...]  # submissions with a receipt for every part
    refused: tuple[Refused, ...]
    postponed: tuple[Refused, ...]  # tried, and to be tried again
    stopped: tuple[tuple[str, Kind], ...]
    rejected: tuple[tuple[str, str], ...]  # (server id, user id, "" for everyone's): logins no longer taken
    forms_installed: int
    lists_fetched: int
    failed: tuple[Failed, ...]
    shrank: tuple[Shrank, ...]
    cancelled: bool
    waiting: int
    minutes_ahead: int  # how far this clock is ahead of a server's; 0 if under five minutes
    touched: Touched
    next_at: datetime | None
    large: tuple[Large, ...] = ()
    over_budget: bool = False  # files wait for another round, or another day
    clock_compared: bool = False  # a server told its time

    @property
    def kind(self) -> Kind | None:
        """The trouble to be shown, if one ended it or shut somebody out."""
        if self.stopped:
            return self.stopped[0][1]
        return Kind.TOKEN_REJECTED if self.rejected else None


class Pace:
    """How fast bytes leave, from the first of them on: a slow line is told with the time it will take."""

    SURE = 5.0  # seconds to watch before saying anything

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock, self._began, self._before = clock, 0.0, 0

    def left(self, sent: int, size: int) -> int:
        """The seconds that `size` more bytes take, `sent` having left; 0 while nobody can say."""
        rate = self.rate(sent)
        return round(size / rate) if rate else 0

    def rate(self, sent: int) -> float:
        """Bytes a second; 0 while nobody can say."""
        if not self._began:
            self._began, self._before = self._clock(), sent
        seconds, gone = self._clock() - self._began, sent - self._before
        return gone / seconds if seconds >= self.SURE and gone > 0 else 0.0


@dataclass(slots=True)
class Going:
    """A round under way: grows on the wire lane, never leaves it."""

    cancelled: Callable[[], bool]
    progress: Callable[[Progress], None]
    wanted: Wanted
    now: Callable[[], datetime]
    dice: random.Random
    touched: Touched = NOTHING
    words_sent: int = 0
    files_sent: int = 0
    bytes_sent: int = 0
    completed: list[str] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)
    postponed: list[Refused] = field(default_factory=list)
    stopped: dict[str, Kind] = field(default_factory=dict)
    rejected: dict[tuple[str, str], bool] = field(default_factory=dict)  # an ordered set of (server, login's user)
    tried: set[tuple[str, Phase]] = field(default_factory=set)
    failed_in_a_row: dict[str, int] = field(default_factory=dict)
    was_cancelled: bool = False
    forms_installed: int = 0
    lists_fetched: int = 0
    failed: list[Failed] = field(default_factory=list)
    shrank: list[Shrank] = field(default_factory=list)
    large: list[Large] = field(default_factory=list)
    over_budget: bool = False
    spent: int = 0  # bytes of files sent in this round, counted against the budget
    offered: dict[tuple[str, str], frozenset[str]] = field(default_factory=dict)
    minutes_ahead: int = 0
    clock_compared: bool = False
    pace: Pace = field(default_factory=lambda: Pace(monotonic))

    def tell(self, phase: Phase, done: int, of: int, *, size: int = 0, left: int = 0) -> None:
        """`size`: the bytes that are still to go in this phase; `left`: the seconds, where somebody knows them."""
        left = left or self.pace.left(self.bytes_sent, size)
        self.progress(Progress(phase, done, of, self.bytes_sent, left))

    def finished(self, waiting: int, next_at: datetime | None) -> Round:
        return Round(
            self.words_sent,
            self.files_sent,
            self.bytes_sent,
            tuple(self.completed),
            tuple(self.refused),
            tuple(self.postponed),
            tuple(self.stopped.items()),
            tuple(self.rejected),
            self.forms_installed,
            self.lists_fetched,
            tuple(self.failed),
            tuple(self.shrank),
            self.was_cancelled,
            waiting,
            self.minutes_ahead,
            self.touched,
            next_at,
            tuple(self.large),
            self.over_budget,
            self.clock_compared,
        )


def utc_now() -> datetime:
    return datetime.now(UTC)
