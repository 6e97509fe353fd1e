"""SIGKILL at random moments, thousands of times: `python -m tests.store.kills 10000 [seed]`; a line for each vault.

One kill is cheap because nothing is started: this process has everything loaded and opens no file itself; each worker,
and each look at what it left, is a fork of it. Vaults lie in memory where there is room for that (a kill is no loss of
power: what the system was given is there; for that see `test_power`), and a new one is begun every few kills.
"""

from __future__ import annotations

import json
import os
import random
import select
import signal
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from tests.store import deeds
from tests.store.promises import Promises

A_VAULT = 40  # kills; then it has grown so much that looking through it takes longer than working on it
MEMORY = Path("/dev/shm")
LONGEST = 0.12  # s from the worker's first word to its end
WHILE_MADE = 0.06


@dataclass
class Tally:
    """What was done to whom."""

    kills: int = 0
    deeds: int = 0
    under_way: Counter[str] = field(default_factory=Counter)
    broken: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        killed = ", ".join(f"{name} {number}" for name, number in self.under_way.most_common())
        lost = self.broken or "nothing"
        return f"{self.kills} kills, {self.deeds} deeds done before them, lost or broken: {lost}\nkilled in: {killed}"


def in_a_fork(work: Callable[[Callable[[bytes], object]], None]) -> tuple[int, int]:
    """Run it in a child that writes to a pipe; gives the child's id and the end to read from."""
    reading, writing = os.pipe()
    child = os.fork()
    if child:
        os.close(writing)
        return child, reading
    os.close(reading)
    try:
        work(lambda line: os.write(writing, line))
    except BaseException:  # a child never comes back into the parent's code
        os.write(writing, b"\n" + json.dumps({"failed": traceback.format_exc()}).encode() + b"\n")
        os._exit(1)
    os._exit(0)


def killed_worker(root: Path, seed: int, seconds: float) -> list[bytes]:
    """Let a worker go at the vault and kill it so long after its first word; what it said."""

    def work(out: Callable[[bytes], object]) -> None:
        deeds.work(root, random.Random(seed), 1_000_000, lambda line: out(json.dumps(line).encode() + b"\n"))

    child, pipe = in_a_fork(work)
    said = os.read(pipe, 65536)
    ends = time.monotonic() + seconds
    while (left := ends - time.monotonic()) > 0:
        if select.select([pipe], [], [], left)[0]:
            said += os.read(pipe, 65536)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    said += rest_of(pipe)
    if b'{"failed"' in said:
        raise RuntimeError(said[said.index(b'{"failed"') :].decode())
    return said.splitlines(keepends=True)


def rest_of(pipe: int) -> bytes:
    with open(pipe, "rb") as end:
        return end.read()


def looked_at(root: Path, promises: Promises) -> list[str]:
    """What is broken, seen by a process of its own."""
    child, pipe = in_a_fork(lambda out: out(json.dumps({"broken": promises.broken(root)}).encode()) and None)
    told = json.loads(rest_of(pipe).strip() or b'{"failed": "the looker died"}')
    os.waitpid(child, 0)
    return told.get("broken", [told.get("failed")])  # type: ignore[no-any-return]


def one_vault(folder: Path, tally: Tally, times: int, seed: int) -> None:
    """Kill the worker of the same vault so many times; before, one while a vault is being made."""
    chance = random.Random(seed)
    half = folder / "half" / "sambang"
    making = killed_worker(half, seed, chance.uniform(0.0, WHILE_MADE))
    count(tally, Promises(making), making, looked_at(half, Promises(making)), f"making {seed}")
    root = folder / "sambang"
    child, pipe = in_a_fork(lambda _out: deeds.begun(root).vault.close())
    told = rest_of(pipe)
    os.waitpid(child, 0)
    if told:
        raise RuntimeError(told.decode())
    passphrases = frozenset({"hujan di bulan juni"})
    for turn in range(times - 1):
        said = killed_worker(root, seed * 1000 + turn, chance.uniform(0.0, LONGEST))
        promises = Promises(said, passphrases)
        passphrases = promises.passphrases
        broken = looked_at(root, promises)
        count(tally, promises, said, broken, f"vault {seed}, turn {turn}")
        if broken:
            return  # it would be told again at every turn


def count(tally: Tally, promises: Promises, said: list[bytes], broken: list[str], where: str) -> None:
    tally.kills += 1
    tally.deeds += promises.deeds
    last = json.loads(said[-1]) if said and said[-1].endswith(b"\n") else {}
    tally.under_way[deed_of(last)] += 1
    tally.broken += [f"{where}: {line}" for line in broken]


def deed_of(last: dict[str, str]) -> str:
    """What was under way at the last word."""
    if "doing" not in last:
        return "between deeds"
    return last.get("deed", last["doing"] if last["doing"] in ("open", "create") else "begin")


def kill(times: int, seed: int, say: Callable[[str], object] = lambda line: None) -> Tally:
    """So many kills over as many vaults as that needs."""
    tally = Tally()
    place = MEMORY if os.access(MEMORY, os.W_OK) else None
    while tally.kills < times:
        with tempfile.TemporaryDirectory(dir=place) as folder:
            one_vault(Path(folder), tally, min(A_VAULT, max(2, times - tally.kills)), seed)
        seed += 1
        say(f"{tally.kills} kills, {tally.deeds} deeds, broken: {tally.broken or 'nothing'}")
    return tally


def main(words: list[str]) -> int:
    times = int(words[0]) if words else 200
    seed = int(words[1]) if len(words) > 1 else random.randrange(10**6)
    print(f"seed {seed}", flush=True)
    began = time.monotonic()
    tally = kill(times, seed, lambda line: print(f"{time.monotonic() - began:6.0f} s  {line}", flush=True))
    print(tally)
    return bool(tally.broken)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
