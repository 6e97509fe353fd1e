"""A campaign in simulation: laptops, sticks, rooms, a bad line and the province, from the first day to the last record.

`python -m tests.exchange.campaign [--laptops 12] [--persons 2400] [--vervals 240] [--seed 1] [--days 8] [--at FOLDER]
[--kept FILE]`: with `--kept` each kabupaten that ended well is a line of that file, and is not played again.

Everything is the program's own (vaults, roles, packages, courier) against the real hub, a kabupaten after the other.
Chance, by one seed, decides who goes by stick or by room, which stick is late, doubled or lost, which answer is lost,
which line is cut, whose clock is wrong, which laptop is lost; three versions of the form; rows that two people visit;
records sent back, mended while reviewing, corrected after they were sent. At the end each row of the prelist has one
current outcome, the entities are as the last approved record says, and nothing waits that cannot say why.
"""

from __future__ import annotations

import argparse
import random
import shutil
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

from desktop.forms import library
from desktop.roles.exchanging import Extras
from desktop.store import Role, Vault, check, submission, verdicts_table
from desktop.store.stages import Stage
from desktop.sync.lines import Lines
from desktop.trouble import Kind, Trouble
from tests.exchange.campaign_kept import Kept, record_ids, stood
from tests.exchange.campaign_people import DOUBLE, Fieldworker, Reviewer, Somebody, Time, lines, opened
from tests.exchange.campaign_province import Area

TEAM = 20  # laptops of an area, the supervisor's among them
CALM = 12  # days at most until everything has settled, after the last visit
SHM = Path("/dev/shm")  # vaults of a simulation: where writing costs little


@dataclass
class Tally:
    """What happened."""

    seen: Counter[str] = field(default_factory=Counter)

    def __call__(self, what: str, n: int = 1) -> None:
        self.seen[what] += n


@dataclass
class Stick:
    """A package on its way: for whom, and the day it arrives."""

    to: str
    day: int
    data: bytes = field(repr=False)


class Team:
    """One area from its first day to its last."""

    def __init__(
        self, folder: Path, number: int, plan: argparse.Namespace, chance: random.Random, tally: Tally
    ) -> None:
        self.chance, self.tally, self.time, self.days = chance, tally, Time(), plan.days
        teams = max(1, plan.laptops // TEAM)
        self.folder = folder / f"area-{number}"
        self.folder.mkdir()
        self.area = Area(self.folder, number, plan.vervals // teams, plan.persons // teams, chance)
        self.reviewer = Reviewer(self._somebody(f"pengawas-{number}", Role.SUPERVISOR), chance)
        size = plan.laptops // teams - 1
        self.workers = [
            Fieldworker(self._somebody(f"petugas-{number}-{at}", Role.ENUMERATOR), [], chance) for at in range(size)
        ]
        self.sticks: list[Stick] = []
        self.assigned: dict[str, list[str]] = {}  # what went back and its laptop is lost, for whom
        self.given: set[str] = set()
        self._begin()

    def _somebody(self, name: str, role: Role) -> Somebody:
        wrong = self.chance.choice([0, 0, 0, 0, -400, -3, 2, 45])
        return Somebody.made(
            self.folder, name, role, self.time, timedelta(days=wrong, minutes=self.chance.randrange(60))
        )

    def _begin(self) -> None:
        """Who knows whom, who visits whom: every fiftieth row is on two lists."""
        rows = [*self.area.rows]
        for at, row in enumerate(rows):
            self.workers[at % len(self.workers)].rows.append(row)
            if at % 50 == 0:
                self.workers[(at + 1) % len(self.workers)].rows.append(row)
                self.tally("rows on two lists")
        for one in self.workers:
            one.who.knows(self.reviewer.who, supervisor=True)
            self.reviewer.who.knows(one.who, supervisor=False)
        self.reviewer.join(self.area)
        self.quota = -(-max(len(one.rows) for one in self.workers) // max(1, self.days - 2))

    # -- a day

    def day(self, number: int, *, calm: bool) -> None:
        """The supervisor begins and ends it; the others meet her by room or stick, or not at all."""
        line = lines()
        try:
            with opened(self.reviewer.who.paths, self.reviewer.who.key) as hers:
                if number in (0, self.days // 3, 2 * self.days // 3):
                    self._new_version(number)
                self.reviewer.push(hers, line)
                self._read_sticks(hers, number)
                for one in self.chance.sample(self.workers, len(self.workers)):
                    if not one.lost:
                        self._turn(one, hers, number, calm)
                self.tally("approved", self.reviewer.review(hers))
                self._send(hers, line, calm)
        finally:
            line.close()
        self.tally("arrived at the province", self.area.work())
        self.time.next_day()

    def _new_version(self, number: int) -> None:
        if number:
            self.area.publish(1 + number // max(1, self.days // 3))

    def _send(self, hers: Vault, line: Lines, calm: bool) -> None:
        self.area.bad_lines = not calm
        for _try in range(1 if not calm else 3):
            self.reviewer.push(hers, line)
            self.time.now += timedelta(hours=3)

    def _turn(self, one: Fieldworker, hers: Vault, number: int, calm: bool) -> None:
        if number == self.days // 2 and self.chance.random() < 0.08 and not calm:
            self._lose(one, hers)
            return
        with opened(one.who.paths, one.who.key) as his:
            self._read(one, his, number)
            count = one.work(his, self.area, self.quota, corrections=not calm and number < self.days)
            self.tally("handed in", count)
            luck = 1.0 if calm else self.chance.random()
            if luck < 0.15:
                return  # no meeting today
            if luck < 0.55:
                self._by_stick(one, his, hers, number)
            else:
                self._by_room(one, his, hers, calm)

    def _by_room(self, one: Fieldworker, his: Vault, hers: Vault, calm: bool) -> None:
        """As through the door: a package there, a package back; the answer is lost now and then."""
        mark = self.reviewer.who.card.fingerprint
        there = one.who.exchange(his).write(mark, Extras(again=True), always=True).data
        self.reviewer.who.exchange(hers).take(there)
        back = self.reviewer.back_to(hers, one.who.card.fingerprint, self._given(one))
        self.tally("by room")
        if not calm and self.chance.random() < 0.1:
            self.tally("answers lost")
            return
        one.who.exchange(his).take(back)

    def _given(self, one: Fieldworker) -> tuple[str, ...]:
        return tuple(self.assigned.pop(one.who.name, ()))

    def _by_stick(self, one: Fieldworker, his: Vault, hers: Vault, number: int) -> None:
        """Written to a stick that arrives today, late, twice, or never."""
        mark, me = self.reviewer.who.card.fingerprint, one.who.card.fingerprint
        self._carry(
            self.reviewer.who.name, one.who.exchange(his).write(mark, Extras(again=True), always=True).data, number
        )
        self._carry(one.who.name, self.reviewer.back_to(hers, me), number)
        self.tally("by stick")

    def _carry(self, to: str, data: bytes, number: int) -> None:
        luck = self.chance.random()
        if luck < 0.06:
            self.tally("sticks lost")
            return
        for _copy in range(2 if luck < 0.12 else 1):
            self.sticks.append(Stick(to, number + self.chance.choice([0, 1, 1, 2, 4]), data))

    def _read_sticks(self, hers: Vault, number: int) -> None:
        for one in self._arrived(self.reviewer.who.name, number):
            try:
                self.reviewer.who.exchange(hers).take(one.data)
            except Trouble as trouble:
                if trouble.kind not in (Kind.PACKAGE_FROM_STRANGER,):
                    raise
                self.tally("packages of lost laptops refused")

    def _read(self, one: Fieldworker, his: Vault, number: int) -> None:
        for came in self._arrived(one.who.name, number):
            one.who.exchange(his).take(came.data)

    def _arrived(self, to: str, number: int) -> list[Stick]:
        here = [one for one in self.sticks if one.to == to and one.day <= number]
        self.sticks = [one for one in self.sticks if one not in here]
        return self.chance.sample(here, len(here))

    # -- a lost laptop

    def _lose(self, one: Fieldworker, hers: Vault) -> None:
        """Its card is refused from now on; its rows and what went back to it are given to others."""
        one.lost = True
        self.tally("laptops lost")
        shutil.rmtree(one.who.paths.root)
        self.reviewer.who.exchange(hers).forget(one.who.card.fingerprint)

    def _give_on(self, hers: Vault) -> None:
        """Rows of lost laptops that no record stands for go to others, and so does what went back to such a laptop."""
        niks = {row["nik"]: key for key, row in self.area.rows.items()}
        found = hers.rows(
            "SELECT k.value, r.stage, r.id, r.author FROM record_keys k JOIN records r ON r.seq = k.record"
            " WHERE k.kind = 'nik' AND r.stage <> 'discarded'"
        )
        standing = {niks[nik] for nik, *_ in found if nik in niks}
        alive = [one for one in self.workers if not one.lost]
        for one in self.workers:
            if one.lost:
                for row in sorted({*one.rows, *one.done} - standing):
                    other = self.chance.choice(alive)
                    other.done.discard(row)
                    other.rows.append(row)
                    self.tally("rows given on")
                one.rows, one.done = [], set()
                self._assign(hers, one, alive)

    def _assign(self, hers: Vault, lost: Fieldworker, alive: list[Fieldworker]) -> None:
        ids = hers.rows("SELECT r.id FROM records r WHERE r.stage = 'returned' AND r.author = ?", (lost.who.user.id,))
        for record_id in sorted({row[0] for row in ids} - self.given):
            if submission.earlier(hers, record_id) is not None:
                self.reviewer.keep_as_sent(hers, record_id)
                continue
            self.given.add(record_id)  # to one, and not to another while it is on its way
            self.assigned.setdefault(self.chance.choice(alive).who.name, []).append(record_id)
            self.tally("records given on")

    def give_on(self) -> None:
        if any(one.lost for one in self.workers):
            with opened(self.reviewer.who.paths, self.reviewer.who.key) as hers:
                self._give_on(hers)

    # -- all of it

    def play(self) -> None:
        for number in range(self.days):
            self.day(number, calm=False)
            self.give_on()
        self.reviewer.strict = False
        for number in range(self.days, self.days + CALM):
            self.sticks = [Stick(one.to, min(one.day, number), one.data) for one in self.sticks]
            self.day(number, calm=True)
            self.give_on()
            if self.is_settled():
                break

    def is_settled(self) -> bool:
        if self.sticks or any(one.rows for one in self.workers if not one.lost):
            return False
        everyone = [self.reviewer.who, *(one.who for one in self.workers if not one.lost)]
        return all(not self._open(one) for one in everyone)

    def _open(self, one: Somebody) -> list[tuple[str, str]]:
        """What waits on a laptop without saying why: neither sent nor put away, nor sent back as a double."""
        with opened(one.paths, one.key) as vault:
            return [
                (key, stage)
                for key, stage in vault.rows("SELECT id, stage FROM records")
                if stage not in DONE and not (stage == "returned" and self._is_double(vault, key))
            ]

    def _is_double(self, vault: Vault, record_id: str) -> bool:
        """It went back because another stands for the family: its author puts it away and says no more."""
        return any(said.text == DOUBLE for said in verdicts_table.remarks(vault, record_id))

    def look_at(self) -> None:
        """AssertionError where a promise does not hold."""
        outcomes = self.area.outcomes()
        rows = self.area.rows
        assert set(outcomes) == set(rows), "\n".join(["without an outcome", *self._why(set(rows) - set(outcomes))])
        twice = [row for row, found in outcomes.items() if len(found) != 1]
        assert not twice, "\n".join([f"more than one outcome: {len(twice)}", *self._why(set(twice))])
        for row, (said,) in outcomes.items():
            for name in ("hasil", "alamat"):
                assert rows[row][name] == said[name], f"an entity is not as its record says: {name}"
        for one in (self.reviewer.who, *(each.who for each in self.workers if not each.lost)):
            assert not self._open(one), (one.name, Counter(stage for _, stage in self._open(one)))
            with opened(one.paths, one.key) as vault:
                broken = check.broken_promises(vault, deep=False)
                assert broken == [], (one.name, broken[:3])
        self._look_at_list()

    def _why(self, rows: set[str]) -> list[str]:
        """For whoever looks for the reason: how the records of a row stand on every laptop, and how they came so."""
        found = []
        for one in (self.reviewer.who, *(each.who for each in self.workers if not each.lost)):
            with opened(one.paths, one.key) as vault:
                for row in rows:
                    ids = record_ids(vault, self.area.rows[row]["nik"])
                    found += [f"{one.name} {told}" for each in ids for told in stood(vault, each)]
        return found

    def _look_at_list(self) -> None:
        """The supervisor's own list, pulled and overlaid, is the office's: nothing of ours lies over it any more."""
        with opened(self.reviewer.who.paths, self.reviewer.who.key) as vault:
            line = lines()
            self.reviewer.push(vault, line)
            line.close()
            table = library.lists(vault, "verval").table("keluarga.csv")
            assert table is not None
            assert not hasattr(table, "root")
            where = [table.columns.index(name) for name in ("name", "hasil", "alamat")]
            seen = {line[where[0]]: (line[where[1]], line[where[2]]) for line in table.rows()}
        assert seen == {key: (row["hasil"], row["alamat"]) for key, row in self.area.rows.items()}

    def close(self) -> None:
        self.area.close()
        shutil.rmtree(self.folder, ignore_errors=True)


DONE = (Stage.SENT.value, Stage.DISCARDED.value)


def play_area(plan: argparse.Namespace, folder: Path, number: int, chance: random.Random) -> dict[str, int]:
    """One kabupaten from its first day to its last look; what happened, counted."""
    begun, tally = time.perf_counter(), Tally()
    team = Team(folder, number, plan, chance, tally)
    try:
        team.play()
        team.look_at()
        records, posts = team.area.count()
    finally:
        team.close()
    took = {"records": records, "posts": posts, "seconds": round(time.perf_counter() - begun)}
    return took | dict(tally.seen)


def run(plan: argparse.Namespace, folder: Path) -> str:
    """All areas, one after the other; says what happened. Each has a chance of its own: it can be played alone."""
    chance, total = random.Random(plan.seed), Counter[str]()
    kept = Kept(plan)
    for number in range(max(1, plan.laptops // TEAM)):
        own = random.Random(chance.random())
        counted = kept.found(number)
        if counted is None:
            counted = play_area(plan, folder, number, own)
            kept.keep(number, counted)
        total.update(counted)
    told = ", ".join(f"{n} {what}" for what, n in total.items() if what not in ("records", "posts", "seconds"))
    arrived = f"{total['records']} records in {total['posts']} posts"
    return f"{plan.vervals} rows each with one outcome; {arrived}; {told}: {total['seconds']} s"


def planned(words: list[str] | None = None) -> argparse.Namespace:
    reading = argparse.ArgumentParser(description="A campaign in simulation.")
    for name, usual in (("laptops", 12), ("persons", 2400), ("vervals", 240), ("seed", 1), ("days", 8)):
        reading.add_argument(f"--{name}", type=int, default=usual)
    reading.add_argument("--at", type=Path, default=SHM if SHM.is_dir() else None)
    reading.add_argument("--kept", type=Path, default=None, help="areas that ended well, a line each")
    return reading.parse_args(words)


def main() -> int:
    plan = planned()
    with tempfile.TemporaryDirectory(dir=plan.at) as folder:
        print(run(plan, Path(folder)))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
