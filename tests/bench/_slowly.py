"""A bench as an old laptop would run it: a quarter of one core for everything, 1.5 GB: `dev.py bench --slow window`.

Old laptops are three to six times slower than the machines these figures are made on. The share is given in slices of
four milliseconds, so that it is a slow machine and not a fast one that stops; what share really comes is told. It needs
the right to make a control group (root on Linux); without it, it says so.
"""

from __future__ import annotations

import os
import runpy
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from tests.bench._rows import tell

GROUPS = Path("/sys/fs/cgroup")
PERIOD, SHARE = 4_000, 0.25  # microseconds; of one core
MEMORY = 1_500_000_000  # bytes of its own
CALIBRATION = 0.5  # seconds


def main(words: Sequence[str]) -> int:
    """The bench named by the first word, with the words that follow, in a group that goes with it."""
    if not sys.platform.startswith("linux"):
        return _left_out("only Linux has control groups")
    import resource

    try:
        group = _made(f"sambang-bench-{os.getpid()}")
    except OSError as why:
        return _left_out(f"no control group may be made here ({why.strerror})")
    child = os.fork()
    if child == 0:
        (group / "cgroup.procs").write_text(str(os.getpid()))
        resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY))
        tell("a slow machine: this much of one core", f"{100 * _share():.0f} %", f"{MEMORY / 1e9:.1f} GB")
        sys.argv = [words[0], *words[1:]]
        runpy.run_module(f"tests.bench.{words[0]}", run_name="__main__")
        return 0
    try:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    finally:
        _drop(group)


def _made(name: str) -> Path:
    """A group with the quota, of the first or the second kind of control groups."""
    quota = round(PERIOD * SHARE)
    first = GROUPS / "cpu"
    group = (first if (first / "cpu.cfs_quota_us").exists() else GROUPS) / name
    group.mkdir()
    try:
        if (group / "cpu.cfs_quota_us").exists():
            (group / "cpu.cfs_period_us").write_text(str(PERIOD))
            (group / "cpu.cfs_quota_us").write_text(str(quota))
        else:
            (group / "cpu.max").write_text(f"{quota} {PERIOD}")
    except OSError:
        group.rmdir()
        raise
    return group


def _drop(group: Path) -> None:
    """Empty once the last process has gone; an empty group that stays takes nothing."""
    try:
        group.rmdir()
    except OSError as why:
        tell("the control group stays", group.name, why.strerror or "")


def _share() -> float:
    """Processor time that a busy loop gets, as a part of the time that goes by."""
    began, worked = time.perf_counter(), time.process_time()
    while time.perf_counter() - began < CALIBRATION:
        pass
    return (time.process_time() - worked) / (time.perf_counter() - began)


def _left_out(why: str) -> int:
    tell("a slow machine", "left out", why)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
