"""What the desk shows of everybody's work: records, time, how many went back, what stands out; by day and village."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from enum import StrEnum
from statistics import median

from desktop.frozen import frozen
from desktop.store.companions import FORM as COMPANION
from desktop.store.moments import moment, stamp
from desktop.store.vault import Vault

LATELY = timedelta(days=30)
PAUSE = 180_000  # ms; longer between two saves, and nobody was filling
FEWEST = 5  # records from which on somebody is compared with the others
FAR = 0.5  # of the others' median time: much quicker than they are
OFTEN, MUCH = 0.2, 2.0  # sent back more often than one in five, and twice as often as the others

Times = Mapping[tuple[str, str], list[float]]
"""(author, form id) → minutes spent on each record."""


class Outlier(StrEnum):
    """In what somebody differs from the others."""

    QUICK = "quick"
    SENT_BACK = "sent_back"


@frozen
class FormWork:
    """One form by one person. `minutes` and `others`: the medians, theirs and everybody else's; None: nobody knows."""

    form_id: str
    title: str
    records: int
    minutes: float | None
    others: float | None


@frozen
class Work:
    """One enumerator's. `minutes`: the median of the time spent filling a record; None where no history tells.

    `quick`: records filled in less than half of what that form takes the others.
    """

    author: str
    name: str
    records: int
    handed_in: int
    sent_back: int
    sent: int
    found: int  # findings in what waits
    minutes: float | None
    quick: int = 0
    outliers: tuple[Outlier, ...] = ()
    forms: tuple[FormWork, ...] = ()

    @property
    def share_back(self) -> float:
        """Of what was handed in, how much ever went back."""
        return self.sent_back / self.handed_in if self.handed_in else 0.0


@frozen
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
        " AND r.stage = 'handed_in')) FROM records r WHERE r.stage <> 'discarded' AND r.form_id <> ?"
        " GROUP BY r.author ORDER BY 3 DESC LIMIT 500",
        (COMPANION,),
    )
    times, forms = _times(vault), _forms(vault)
    shares = {author: (int(back), int(handed)) for author, _, _, handed, back, _, _ in rows}
    return tuple(
        Work(
            author, name, count, handed, int(back), int(sent), int(found), _middle(_all(times, author)),
            _quick(times, author), tuple(_outliers(times, shares, author)),
            tuple(_by_form(times, forms.get(author, {}), author)),
        )
        for author, name, count, handed, back, sent, found in rows
    )  # fmt: skip


def _times(vault: Vault) -> Times:
    """How long each record was being filled: the steps of its history, pauses left out."""
    rows = vault.rows(
        "SELECT r.author, r.form_id, total(s.step) FROM (SELECT record, at - lag(at) OVER (PARTITION BY record"
        " ORDER BY id) AS step FROM history WHERE deed = 'save') s JOIN records r ON r.seq = s.record"
        " WHERE s.step > 0 AND s.step <= ? AND r.current IS NOT NULL GROUP BY s.record",
        (PAUSE,),
    )
    found: dict[tuple[str, str], list[float]] = {}
    for author, form_id, milliseconds in rows:
        found.setdefault((author, form_id), []).append(milliseconds / 60_000)
    return found


def _forms(vault: Vault) -> Mapping[str, Mapping[str, tuple[str, int]]]:
    """Author → form id → its title, and how many records."""
    found: dict[str, dict[str, tuple[str, int]]] = {}
    for author, form_id, title, count in vault.rows(
        "SELECT r.author, r.form_id, max(f.title), count(*) FROM records r JOIN forms f ON f.key = r.form"
        " WHERE r.stage <> 'discarded' AND r.form_id <> ? GROUP BY r.author, r.form_id ORDER BY 4 DESC",
        (COMPANION,),
    ):
        found.setdefault(author, {})[form_id] = (title, count)
    return found


def _by_form(times: Times, forms: Mapping[str, tuple[str, int]], author: str) -> Iterator[FormWork]:
    for form_id, (title, count) in forms.items():
        yield FormWork(form_id, title, count, _middle(times.get((author, form_id), [])), _usual(times, author, form_id))


def _quick(times: Times, author: str) -> int:
    """Records that took less than half of what that form takes the others."""
    found = 0
    for form_id, minutes in _of(times, author):
        usual = _usual(times, author, form_id)
        found += sum(one < FAR * usual for one in minutes) if usual is not None else 0
    return found


def _outliers(times: Times, shares: Mapping[str, tuple[int, int]], author: str) -> Iterator[Outlier]:
    """Form by form: a report takes less time than a household, and whoever fills many of them is not quick."""
    for form_id, minutes in _of(times, author):
        usual = _usual(times, author, form_id)
        if usual is not None and len(minutes) >= FEWEST and median(minutes) < FAR * usual:
            yield Outlier.QUICK
            break
    back, handed = shares[author]
    others = [one for who, one in shares.items() if who != author]
    all_handed = sum(one[1] for one in others)
    often = sum(one[0] for one in others) / all_handed if all_handed else 0.0
    if handed >= FEWEST and back / handed > max(OFTEN, MUCH * often):
        yield Outlier.SENT_BACK


def _usual(times: Times, author: str, form_id: str) -> float | None:
    """What a form takes the others: the middle of their medians, of those who filled enough of them."""
    return _middle(
        [
            median(minutes)
            for (who, form), minutes in times.items()
            if form == form_id and who != author and len(minutes) >= FEWEST
        ]
    )


def _of(times: Times, author: str) -> list[tuple[str, list[float]]]:
    return [(form_id, minutes) for (who, form_id), minutes in times.items() if who == author]


def _all(times: Times, author: str) -> list[float]:
    return [one for _, minutes in _of(times, author) for one in minutes]


def _middle(minutes: list[float]) -> float | None:
    return median(minutes) if minutes else None


def _days(vault: Vault, now: datetime) -> tuple[tuple[datetime, int], ...]:
    """Records handed in on each of the last days, in the zone of `now`."""
    first = (now - LATELY).replace(hour=0, minute=0, second=0, microsecond=0)
    counts: dict[int, int] = {}
    for (at,) in vault.rows(
        "SELECT min(s.sealed_at) FROM submissions s JOIN forms f ON f.key = s.form WHERE f.form_id <> ?"
        " GROUP BY s.record",
        (COMPANION,),
    ):
        day = (moment(at).astimezone(now.tzinfo) - first).days if at >= stamp(first) else -1
        counts[day] = counts.get(day, 0) + 1
    return tuple((first + timedelta(days=day), counts.get(day, 0)) for day in range(LATELY.days + 1))


def _villages(vault: Vault) -> tuple[tuple[str, int], ...]:
    rows = vault.rows(
        "SELECT max(region_name), count(*) FROM records WHERE current IS NOT NULL AND stage <> 'discarded'"
        " AND form_id <> ? GROUP BY region_code ORDER BY 2 DESC LIMIT 12",
        (COMPANION,),
    )
    return tuple((name, count) for name, count in rows)
