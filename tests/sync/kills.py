"""The pushing process is killed at random moments: `python -m tests.sync.kills [COUNT]`; 20 times in the tests."""

from __future__ import annotations

import random
import subprocess
import sys
import tempfile
import threading
from dataclasses import dataclass
from pathlib import Path

from desktop.hub import serve
from desktop.hub.receiver import application, base_address
from desktop.hub.shelf import Shelf
from desktop.store import Vault
from tests.hub.province import VISIT
from tests.sync.laptop import Laptop, new_laptop


@dataclass
class Survived:
    """`kills` hit a process that was still pushing."""

    kills: int = 0
    records: int = 0
    lost: int = 0
    doubled: int = 0
    falsely_sent: int = 0


def run(folder: Path, count: int, dice: random.Random) -> Survived:
    """Kill until `count` processes died in the middle; then let one finish and compare."""
    tally = Survived()
    shelf = Shelf(folder / "provincial" / "hub.db")
    shelf.publish(VISIT)
    expected: dict[str, dict[str, bytes]] = {}
    laptop = new_laptop(folder / "sambang")
    with serve(application(shelf)) as hub:
        laptop.login(base_address(hub.address, shelf.add_person("Tim Uji")))
        while tally.kills < count:
            _release(laptop, expected, dice, 5)
            laptop.vault.close()
            tally.kills += push_and_kill(laptop.paths.root, dice.uniform(0.0, 0.12))
            laptop.vault = Vault(laptop.paths, laptop.key)
            _compare(laptop, shelf, expected, tally)
        laptop.vault.close()
        push_and_kill(laptop.paths.root, 1800.0)  # the last one may take its time: what it leaves is lost
        laptop.vault = Vault(laptop.paths, laptop.key)
    _compare(laptop, shelf, expected, tally)
    tally.records = len(expected)
    tally.lost += sum(fate != "sent" for fate in laptop.fates().values())
    laptop.close()
    shelf.close()
    return tally


def push_and_kill(folder: Path, after: float) -> bool:
    """True if it was killed before it had finished."""
    command = [sys.executable, "-m", "tests.sync.pusher", str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[2]) as process:
        assert process.stdout is not None and process.stdout.readline() == "siap\n"
        timer = threading.Timer(after, process.kill)
        timer.start()
        finished = process.stdout.readline() == "selesai\n"
        timer.cancel()
    return not finished


def _release(laptop: Laptop, expected: dict[str, dict[str, bytes]], dice: random.Random, count: int) -> None:
    for _ in range(count):
        files = {f"{n}.jpg": dice.randbytes(dice.randrange(1, 200_000)) for n in range(dice.randrange(3))}
        expected[laptop.release(files)] = files


def _compare(laptop: Laptop, shelf: Shelf, expected: dict[str, dict[str, bytes]], tally: Survived) -> None:
    received = shelf.received()
    there = {one.instance_id: one for one in received}
    tally.doubled += len(received) - len(there)
    fates = laptop.fates()
    tally.lost += len(set(expected) - set(fates))
    for instance, fate in fates.items():
        if fate == "sent":
            tally.falsely_sent += instance not in there or there[instance].files != expected[instance]


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as made:
        survived = run(Path(made), int(sys.argv[1]) if len(sys.argv) > 1 else 200, random.Random(2026))
    print(survived)
    raise SystemExit(1 if survived.lost or survived.doubled or survived.falsely_sent else 0)
