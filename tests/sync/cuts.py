"""Real exchanges over loopback, cut at chosen byte offsets of what goes up and of what comes down.

`python -m tests.sync.cuts [COUNT [STRIDE [SEED]]]` cuts every STRIDE-th offset of a small exchange, then COUNT
random offsets of exchanges with photos, and prints what was lost, doubled and falsely sent.
"""

from __future__ import annotations

import random
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from desktop.hub import serve
from desktop.hub.receiver import application, base_address
from desktop.hub.shelf import Shelf
from desktop.store import submission
from tests.hub.province import VISIT
from tests.sync.faults import CLEAN, Fault, FaultyWire
from tests.sync.laptop import Laptop, new_laptop


@dataclass
class Tally:
    """What matters. `cut` counts the exchanges that were really interrupted."""

    exchanges: int = 0
    cut: int = 0
    lost: int = 0
    doubled: int = 0
    falsely_sent: int = 0

    @property
    def faults(self) -> int:
        return self.lost + self.doubled + self.falsely_sent


def measure(laptop: Laptop, wire: FaultyWire, files: dict[str, bytes]) -> tuple[int, int]:
    """The bytes up and down of one whole exchange on a fresh line."""
    laptop.release(files)
    laptop.lines.close()
    laptop.round()
    return wire.passed_up, wire.passed_down


def exchange(
    laptop: Laptop, wire: FaultyWire, shelf: Shelf, fault: Fault, files: dict[str, bytes], tally: Tally
) -> None:
    """One record over a cut line, then over a good one; the hub is compared with the laptop after each."""
    instance = laptop.release(files)
    laptop.lines.close()
    faults = iter([fault])
    wire.next_fault = lambda: next(faults, CLEAN)
    went = laptop.round()
    tally.exchanges += 1
    tally.cut += bool(went.stopped)
    _compare(laptop, shelf, instance, files, tally)
    laptop.later(hours=1)
    laptop.round()
    _compare(laptop, shelf, instance, files, tally)
    tally.lost += laptop.fates()[instance] != "sent"


def _compare(laptop: Laptop, shelf: Shelf, instance: str, files: dict[str, bytes], tally: Tally) -> None:
    found = [one for one in shelf.received("kunjungan") if one.instance_id == instance]
    tally.doubled += len(found) > 1
    if laptop.fates()[instance] == "sent":
        row = laptop.vault.row("SELECT id FROM submissions WHERE instance_id = ?", (instance,))
        whole = len(found) == 1 and row is not None
        good = whole and found[0].xml == submission.xml(laptop.vault, row[0]) and found[0].files == files  # type: ignore[index]
        tally.falsely_sent += not good


def run(folder: Path, count: int, stride: int, seed: int = 2026) -> Tally:
    """All of it in one folder; the small exchange is cut at every byte, or every `stride` bytes."""
    tally = Tally()
    shelf = Shelf(folder / "provincial" / "hub.db")
    shelf.publish(VISIT)
    token = shelf.add_person("Tim Uji")
    dice = random.Random(seed)
    with serve(application(shelf)) as hub, FaultyWire((hub.host, hub.port)) as wire:
        laptop = new_laptop(folder / "sambang")
        laptop.login(base_address(wire.address, token))
        up, down = measure(laptop, wire, {})
        small = [Fault(request=n) for n in range(1, up + 1)] + [Fault(answer=n) for n in range(1, down + 1)]
        for fault in small[::stride]:
            exchange(laptop, wire, shelf, fault, {}, tally)
        for _ in range(count):
            exchange(laptop, wire, shelf, *random_cut(dice), tally)
        laptop.close()
    shelf.close()
    return tally


def random_cut(dice: random.Random) -> tuple[Fault, dict[str, bytes]]:
    """An exchange with photos, cut anywhere."""
    files = {f"{n}.jpg": dice.randbytes(dice.randrange(1, 60_000)) for n in range(dice.randrange(3))}
    size = 2_500 + sum(map(len, files.values()))
    down = dice.random() < 0.3
    return (Fault(answer=dice.randrange(1, 1_200)) if down else Fault(request=dice.randrange(1, size))), files


if __name__ == "__main__":
    given = [int(word) for word in sys.argv[1:]]
    with tempfile.TemporaryDirectory() as made:
        found = run(Path(made), *(given + [1000, 1, 2026][len(given) :]))
    print(found)
    raise SystemExit(1 if found.faults else 0)
