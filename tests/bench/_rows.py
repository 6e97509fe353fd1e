"""The lines of the one table: what was measured, median and 95th percentile, how often, and what it says.

With SAMBANG_BENCH_LINES naming a file, each figure is also written there as a JSON line, for benches that compare.
"""

from __future__ import annotations

import json
import os
import statistics
import time
from collections.abc import Callable, Sequence
from pathlib import Path


def head() -> None:
    print(f"{'':52}{'median':>12}{'p95':>12}{'n':>6}\n{'-' * 110}", flush=True)


def p95(taken: Sequence[float]) -> float:
    ordered = sorted(taken)
    return ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]


def show(what: str, taken: Sequence[float], note: str = "") -> None:
    """Seconds, shown in ms."""
    middle = statistics.median(taken)
    print(f"{what:52}{1000 * middle:9.1f} ms{1000 * p95(taken):9.1f} ms{len(taken):6}  {note}".rstrip(), flush=True)
    _keep(what, [1000 * each for each in taken])


def tell(what: str, said: str, note: str = "") -> None:
    """Something that is not a time."""
    print(f"{what:52}{said:>12}{'':18}  {note}".rstrip(), flush=True)


def tell_memory(what: str, note: str = "") -> None:
    """What this process takes now."""
    taken = memory()
    tell(what, f"{taken:.0f} MB", note)
    _keep(what, [taken])


def _keep(what: str, values: Sequence[float]) -> None:
    file = os.environ.get("SAMBANG_BENCH_LINES")
    if file:
        with Path(file).open("a", encoding="utf-8") as lines:
            lines.write(json.dumps({"measure": what, "values": list(values)}) + "\n")


def timed(deed: Callable[[], object]) -> float:
    began = time.perf_counter()
    deed()
    return time.perf_counter() - began


def memory() -> float:
    """This process's own share of memory (PSS) in MB; 0 where the system does not say."""
    rollup = Path("/proc/self/smaps_rollup")
    if not rollup.exists():
        return 0.0
    line = next(line for line in rollup.read_text().splitlines() if line.startswith("Pss:"))
    return int(line.split()[1]) / 1024


def busy() -> str:
    """How busy the machine is: times are only as good as its quiet."""
    if not hasattr(os, "getloadavg"):
        return ""
    return f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}"
