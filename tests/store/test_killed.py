"""SIGKILL at random moments of random deeds: what was said to be done is there, and the vault is whole.

`python -m tests.store.test_killed 500` does it more often than the tests do.
"""

from __future__ import annotations

import contextlib
import random
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

from tests.store.promises import Promises
from tests.store.village import new_shelf

HOUSE = Path(__file__).parents[2]


def work_and_die(root: Path, seed: int, seconds: float) -> list[bytes]:
    """Let a child work on the vault and kill it after so long; what it said."""
    command = [sys.executable, "-m", "tests.store.deeds", str(root), str(seed), "100000", "-"]
    with subprocess.Popen(command, cwd=HOUSE, stdout=subprocess.PIPE) as child:
        assert child.stdout is not None
        lines: list[bytes] = [child.stdout.readline()]  # it is up; from here the clock runs
        killer = threading.Timer(seconds, child.kill)
        killer.start()
        lines += child.stdout.readlines()
        killer.cancel()
    return lines


def killed(root: Path, times: int, seed: int) -> tuple[int, list[str]]:
    """Kill the same vault's worker again and again; how many deeds were done, and what was lost."""
    chance, deeds, broken = random.Random(seed), 0, []
    passphrases = frozenset({"hujan di bulan juni"})
    new_shelf(root).vault.close()
    for turn in range(times):
        promises = Promises(work_and_die(root, seed * 1000 + turn, chance.uniform(0.0, 0.35)), passphrases)
        deeds, passphrases = deeds + promises.deeds, promises.passphrases
        broken += [f"turn {turn}: {line}" for line in promises.broken(root)]
    return deeds, broken


def test_killed_at_random_moments_nothing_is_lost(tmp_path):
    deeds, broken = killed(tmp_path / "sambang", 10, 7)
    assert broken == []
    assert deeds > 5  # however loaded the machine is


def test_killed_while_the_vault_is_made_it_is_whole_or_begun_anew(tmp_path):
    for turn in range(10):
        root = tmp_path / str(turn)
        promises = Promises(work_and_die(root, turn, turn * 0.004))
        assert promises.broken(root) == []


if __name__ == "__main__":
    times = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    with tempfile.TemporaryDirectory() as folder, contextlib.suppress(KeyboardInterrupt):
        done, lost = killed(Path(folder) / "sambang", times, random.randrange(10**6))
        print(f"{times} kills, {done} deeds, lost or broken: {lost or 'nothing'}")
        sys.exit(bool(lost))
