"""The journeys under SIGKILL, at each step and at random moments: `python -m tests.journeys.killed [COUNT] [SEED]`."""

from __future__ import annotations

import json
import random
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from desktop.demo.families import household
from desktop.demo.province import FORMS, Province, open_province
from desktop.demo.workspace import hand_in
from desktop.forms import library
from desktop.paths import Paths
from desktop.reference import synthetic
from desktop.roles.enumerator import Enumerator
from desktop.store import Vault, check, delivery, record, records_table, submission, unlock, users_table
from desktop.store.records_table import RecordRow, Wish
from desktop.store.stages import OPEN_STAGES, Fate, Stage
from desktop.sync import courier
from desktop.sync.lines import Lines, opener
from tests.journeys.furnished import furnish
from tests.journeys.laptop import RATNA, SITI

HOUSE = Path(__file__).parents[2]
LONGEST = {"report": 3.5, "assessment": 9.0, "review": 2.5}  # seconds from being up to being killed
PATIENCE = 60.0  # seconds until a child that reaches nothing is given up
AHEAD = 40  # records that wait for review, kept in stock

Told = dict[str, object]


@dataclass
class Tally:
    """What came of it. `ages`: of the oldest key that was missing after a kill, in seconds."""

    kills: int = 0
    at_steps: int = 0
    while_filling: int = 0
    keys: int = 0
    sealed: int = 0
    sent: int = 0
    ages: list[float] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        ages = sorted(self.ages) or [0.0]
        over = sum(age > 1.0 for age in ages)
        typing = f"missing typing: median {ages[len(ages) // 2]:.2f} s, longest {ages[-1]:.2f} s, {over} over 1 s"
        kills = (
            f"{self.kills} kills ({self.at_steps} at steps, {self.while_filling} while filling, {self.keys} keys told)"
        )
        return f"{kills}; {typing}; sealed {self.sealed}, sent {self.sent}; broken: {self.broken or 'nothing'}"


@dataclass(frozen=True)
class Moment:
    """When to kill: at the n-th step told after being up, or after so many seconds; a little later in both."""

    part: str
    step: int | None
    delay: float


@dataclass
class Life:
    """What one child said until it died."""

    told: list[Told]
    killed_at: float

    def keys(self) -> list[Told]:
        """The keys of the record in front when it died."""
        begun = max((at for at, one in enumerate(self.told) if "record" in one), default=len(self.told))
        return [one for one in self.told[begun:] if "key" in one]

    def record(self) -> str:
        return next((str(one["record"]) for one in reversed(self.told) if "record" in one), "")

    def saved(self) -> int:
        """The last key the page said was saved."""
        return max((int(str(one["saved"])) for one in self.told if "saved" in one), default=0)

    def reached(self, step: str) -> bool:
        """That step was told after the last record was begun."""
        begun = max((at for at, one in enumerate(self.told) if "record" in one), default=0)
        return any(one.get("step") == step for one in self.told[begun:])


def play_and_die(folder: Path, moment: Moment, given: str) -> Life:
    """Let a child play; kill it at the moment. AssertionError if it ends before, or gets stuck."""
    command = [sys.executable, "-m", "tests.journeys.player", str(folder), moment.part, given]
    with subprocess.Popen(command, cwd=HOUSE, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as child:
        assert child.stdout is not None and child.stderr is not None
        told, moments = list[Told](), list[float]()
        killer = threading.Timer(PATIENCE, child.kill)
        killer.start()
        for line in child.stdout:
            if not line.endswith(b"\n"):
                break
            told.append(json.loads(line))
            if not moments and _has_come(moment, told):
                killer.cancel()
                killer = threading.Timer(moment.delay, lambda: (moments.append(time.monotonic()), child.kill()))
                killer.start()
                moments.append(0.0)
        killer.cancel()
        complaint = child.stderr.read().decode()
    if len(moments) < 2:
        raise AssertionError(f"the child ended by itself or got stuck: {complaint[-2000:]}")
    return Life(told, moments[-1])


def _has_come(moment: Moment, told: list[Told]) -> bool:
    steps = sum("step" in one for one in told)
    return steps > (moment.step or 0) and "step" in told[-1]


def moments(dice: random.Random) -> Iterator[Moment]:
    """First each step of each part, then anything."""
    for part, steps in (("report", 16), ("review", 6), ("assessment", 4)):
        for step in range(1, steps + 1):
            yield Moment(part, step, dice.uniform(0.0, 0.05))
    while True:
        part = dice.choice(["report", "report", "assessment", "assessment", "review"])
        yield Moment(part, None, dice.uniform(0.0, LONGEST[part]))


class Judge:
    """Opens the vault after each death and asks whether everything promised is there."""

    def __init__(self, folder: Path, province: Province, tally: Tally) -> None:
        self._paths, self._province, self._tally = Paths(folder), province, tally
        self._sealed: dict[str, bytes] = {}  # instance id → the bytes that were handed in

    def look(self, life: Life, *, deep: bool) -> None:
        """After one death."""
        tally = self._tally
        key = unlock(self._paths, SITI.name, SITI.passphrase).key
        with Vault(self._paths, key) as vault:
            tally.broken += check.broken_promises(vault, deep=deep)
            self._typing(vault, life)
            self._seals(vault)
            if sum(row.stage is Stage.HANDED_IN for row in _rows(vault)) < 3:
                stock(vault, self._tally.kills)

    def _typing(self, vault: Vault, life: Life) -> None:
        """The disk holds everything up to some key, and not an older one than was said to be saved."""
        keys, tally, record_id = life.keys(), self._tally, life.record()
        tally.keys += len(keys)
        if not keys:
            return
        there = record.exists(vault, record_id)
        row = record.get(vault, record_id) if there else None
        if row is not None and row.stage not in OPEN_STAGES:
            kept = submission.answers(vault, submission.current(vault, record_id).id)
        else:
            tally.while_filling += 1
            draft = record.load_draft(vault, record_id) if there else None
            kept = draft.answers if draft is not None else {}
            if life.reached("handed in"):
                tally.broken.append(f"handed in, but open: {record_id}")
        missing = keys[_reach(keys, kept) :]
        if missing:
            tally.ages.append(life.killed_at - float(str(missing[0]["at"])))
            if int(str(missing[0]["key"])) <= life.saved():
                tally.broken.append(f"said to be saved, but is not: {missing[0]['ref']}")
            if row is not None and row.stage not in OPEN_STAGES:
                tally.broken.append(f"sealed without its last answers: {record_id}")

    def _seals(self, vault: Vault) -> None:
        """What was handed in once is there for good; what is sent has its receipt; the province has nothing twice."""
        found, fates = {}, {}
        for row in _rows(vault):
            for seal in submission.of_record(vault, row.id):
                found[seal.instance_id] = submission.xml(vault, seal.id)
                fates[seal.instance_id] = seal.fate
                if seal.fate is Fate.SENT and not delivery.receipts(vault, seal.id):
                    self._tally.broken.append(f"sent without a receipt: {seal.instance_id}")
        lost = {one for one, xml in self._sealed.items() if found.get(one) != xml}
        self._tally.broken += [f"handed in and lost: {one}" for one in lost]
        self._sealed = found
        self._tally.sealed, self._tally.sent = len(found), sum(fate is Fate.SENT for fate in fates.values())
        there = self._province.shelf.received()
        twice = len(there) - len({one.instance_id for one in there})
        self._tally.broken += [f"twice at the province: {twice}"] if twice else []
        at_province = {one.instance_id: one.xml for one in there}
        for instance_id, fate in fates.items():
            if fate is Fate.SENT and at_province.get(instance_id) != found[instance_id]:
                self._tally.broken.append(f"marked sent, but not there as sealed: {instance_id}")
        self._tally.broken += [f"there, but not ours: {one}" for one in at_province if one not in found]

    def finish(self) -> None:
        """In a new process everything released goes, and has its receipt."""
        command = [sys.executable, "-m", "tests.journeys.killed", "push", str(self._paths.root)]
        subprocess.run(command, cwd=HOUSE, check=True, timeout=120)
        with Vault(self._paths, unlock(self._paths, SITI.name, SITI.passphrase).key) as vault:
            self._seals(vault)
            for row in _rows(vault):
                if row.stage in (Stage.RELEASED, Stage.REFUSED):
                    self._tally.broken.append(f"never arrives: {row.id} {row.stage}")
            self._tally.broken += check.broken_promises(vault)


def _reach(keys: list[Told], kept: Mapping[str, str]) -> int:
    """How many of the keys the disk has: the longest beginning that it agrees with."""
    for length in range(len(keys), 0, -1):
        state = {str(one["ref"]): one["value"] for one in keys[:length]}
        if all(kept.get(ref, "") == value for ref, value in state.items()):
            return length
    return 0


def _rows(vault: Vault) -> list[RecordRow]:
    return list(records_table.rows(vault, Wish(limit=10_000)))


def _now() -> datetime:
    return datetime.now(UTC)


def stock(vault: Vault, first: int) -> None:
    """Records that wait for review, handed in by the deeds."""
    siti = next(one for one in users_table.everyone(vault) if one.name == SITI.name)
    role = Enumerator(vault, siti, now=_now)
    form = next(one.key for one in role.forms() if one.form_id == "asesmen_keluarga")
    for family in synthetic.families(AHEAD, seed=1000 + first):
        hand_in(role, form, household(family, SITI.name))


def push(folder: Path) -> None:
    """Rounds until nothing waits."""
    paths = Paths(folder)
    with Vault(paths, unlock(paths, RATNA.name, RATNA.passphrase).key) as vault:
        lines = Lines(opener("Sambang/0.1", "sambang:uji"))
        while courier.run_round(vault, lines).waiting:
            print("again", file=sys.stderr)
        lines.close()


def begin_and_die(folder: Path, address: str, moment: Moment, tally: Tally) -> None:
    """The first day, killed once; then it is gone on with to its end, and everything is there."""
    play_and_die(folder, moment, address)
    tally.kills += 1
    tally.at_steps += moment.step is not None
    command = [sys.executable, "-m", "tests.journeys.player", str(folder), "beginning", address]
    subprocess.run(command, cwd=HOUSE, check=True, timeout=PATIENCE, stdout=subprocess.DEVNULL)
    paths = Paths(folder)
    with Vault(paths, unlock(paths, RATNA.name, RATNA.passphrase).key) as vault:
        tally.broken += check.broken_promises(vault)
        people = sorted(one.name for one in users_table.everyone(vault))
        forms = sorted(form.form_id for form in library.newest(vault) if form.usable)
    if people != [RATNA.name, SITI.name] or forms != sorted(FORMS):
        tally.broken.append(f"a beginning does not come to its end: {people} {forms}")


def beginnings(dice: random.Random) -> Iterator[Moment]:
    """Each step of the first day, then anything."""
    for step in range(4):
        yield Moment("beginning", step, dice.uniform(0.0, 0.05))
    while True:
        yield Moment("beginning", 0, dice.uniform(0.0, 1.5))


def run(folder: Path, kills: int, seed: int) -> Tally:
    """So many deaths of one laptop, a tenth of them on first days of others; then the push in a new process."""
    tally, dice, laptop = Tally(), random.Random(seed), folder / "sambang"
    province = open_province(folder / "provincial")
    try:
        for turn, moment in zip(range(kills // 10), beginnings(dice), strict=False):
            begin_and_die(folder / f"baru-{turn}", province.address("supervisor"), moment, tally)
        furnish(laptop, province.address("enumerator"))
        judge = Judge(laptop, province, tally)
        planned = moments(dice)
        for turn in range(kills - tally.kills):
            moment = next(planned)
            life = play_and_die(laptop, moment, str(seed + turn))
            tally.kills += 1
            tally.at_steps += moment.step is not None
            judge.look(life, deep=turn % 10 == 9)
        judge.finish()
    finally:
        province.stop()
    return tally


def main(arguments: list[str]) -> int:
    """`push FOLDER` is the new process that finishes; else so many kills."""
    if arguments[:1] == ["push"]:
        push(Path(arguments[1]))
        return 0
    kills = int(arguments[0]) if arguments else 200
    seed = int(arguments[1]) if len(arguments) > 1 else 2026
    with tempfile.TemporaryDirectory() as made:
        tally = run(Path(made), kills, seed)
    print(tally)
    return 1 if tally.broken or max(tally.ages, default=0.0) > 1.0 else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
