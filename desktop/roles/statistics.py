"""What the desk shows of everybody's work: records, time, how many went back, what stands out; by day and village."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import median

from desktop.store.moments import moment, stamp
from desktop.store.stages import Stage
from desktop.store.vault import Vault

LATELY = timedelta(days=30)
PAUSE = 180_000  # ms; longer between two saves, and nobody was filling
FEWEST = 5  # records from which on somebody is compared with the others
FAR = 0.5  # of the others' median time: much quicker than they are


@dataclass(frozen=True, slots=True)
class Work:
    """One enumerator's. `minutes`: the median of the time spent filling a record; None where no history tells."""

    author: str
    name: str
    records: int
    handed_in: int
    sent_back: int
    sent: int
    found: int  # findings in what waits
    minutes: float | None
    stands_out: bool

    @property
    def share_back(self) -> float:
        """Of what was handed in, how much ever went back."""
        return self.sent_back / self.handed_in if self.handed_in else 0.0


@dataclass(frozen=True, slots=True)
class Statistics:
    """Everybody's work of the last days: by person, by day (oldest first, every day), by village (most first)."""

    people: tuple[Work, ...]
    days: tuple[tuple[datetime, int], ...]
    villages: tuple[tuple[str, int], ...]


def of(vault: Vault, now: datetime) -> Statistics:
    """All of it, from the tables; nothing is kept."""
    return Statistics(_people(vault), _days(vault, now), _villages(vault))


def _people(vault: Vault) -> tuple[Work, ...]:
    rows = vault.rows(
        "SELECT r.author, max(r.author_name), count(*), count(r.current),"
        " total(EXISTS (SELECT 1 FROM verdicts v WHERE v.record = r.seq AND v.kind = 'send_back')),"
        " total(r.stage = 'sent'), total((SELECT total(f.number) FROM found f WHERE f.record = r.seq"
        " AND r.stage = 'handed_in')) FROM records r WHERE r.stage <> ? GROUP BY r.author ORDER BY 3 DESC LIMIT 500",
        (Stage.DISCARDED.value,),
    )
    minutes = _minutes(vault)
    middle = {author: median(times) for author, times in minutes.items() if times}
    return tuple(
        Work(author, name, count, handed, int(back), int(sent), int(found), middle.get(author),
             _stands_out(author, minutes, middle))
        for author, name, count, handed, back, sent, found in rows
    )  # fmt: skip


def _minutes(vault: Vault) -> Mapping[str, list[float]]:
    """How long each record was being filled: the steps of its history, pauses left out."""
    rows = vault.rows(
        "SELECT r.author, total(s.step) FROM (SELECT record, at - lag(at) OVER (PARTITION BY record ORDER BY id)"
        " AS step FROM history WHERE deed = 'save') s JOIN records r ON r.seq = s.record"
        " WHERE s.step > 0 AND s.step <= ? AND r.current IS NOT NULL GROUP BY s.record",
        (PAUSE,),
    )
    found: dict[str, list[float]] = {}
    for author, milliseconds in rows:
        found.setdefault(author, []).append(milliseconds / 60_000)
    return found


def _stands_out(author: str, minutes: Mapping[str, list[float]], middle: Mapping[str, float]) -> bool:
    """Much quicker than the others, over enough records."""
    others = [value for other, value in middle.items() if other != author and len(minutes[other]) >= FEWEST]
    if not others or len(minutes.get(author, ())) < FEWEST:
        return False
    return middle[author] < FAR * median(others)


def _days(vault: Vault, now: datetime) -> tuple[tuple[datetime, int], ...]:
    """Records handed in on each of the last days, in the zone of `now`."""
    first = (now - LATELY).replace(hour=0, minute=0, second=0, microsecond=0)
    counts: dict[int, int] = {}
    for (at,) in vault.rows("SELECT min(sealed_at) FROM submissions GROUP BY record"):
        day = (moment(at).astimezone(now.tzinfo) - first).days if at >= stamp(first) else -1
        counts[day] = counts.get(day, 0) + 1
    return tuple((first + timedelta(days=day), counts.get(day, 0)) for day in range(LATELY.days + 1))


def _villages(vault: Vault) -> tuple[tuple[str, int], ...]:
    rows = vault.rows(
        "SELECT max(region_name), count(*) FROM records WHERE current IS NOT NULL AND stage <> 'discarded'"
        " GROUP BY region_code ORDER BY 2 DESC LIMIT 12"
    )
    return tuple((name, count) for name, count in rows)
