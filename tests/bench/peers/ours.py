"""Our engine on one workload, as the peers are measured: `python -m tests.bench.peers.ours DATA W1 [OUT.xml]`.

One JSON line a measure. Lists of W3 stand in a vault, as they do on a laptop.
"""

from __future__ import annotations

import json
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from desktop.xforms import Form, Interview, ListSource, load_form
from desktop.xforms.lists import NO_LISTS

PEER = "sambang"
REPEATS = {"W1": "/data/g3/member", "W4": "/data/item"}
Plan = Sequence[Sequence[str]]


class Bench:
    """One workload and what is said of it."""

    def __init__(self, data: Path, name: str) -> None:
        self.data = data
        self.name = name
        self.xml = (data / f"{name}.xml").read_bytes()
        self.plan: Plan = json.loads((data / f"{name}.plan.json").read_text(encoding="utf-8"))

    def say(self, measure: str, value: float, **more: object) -> None:
        line = {"peer": PEER, "workload": self.name, "measure": measure, "value": round(value, 4), **more}
        print(json.dumps(line), flush=True)

    def spread(self, measure: str, took: Sequence[float], **more: object) -> None:
        """Median, 95th percentile and worst, in µs."""
        if took:
            for name, share in (("median", 0.5), ("p95", 0.95), ("max", 1.0)):
                self.say(f"{measure}_{name}_us", at(took, share) * 1e6, n=len(took), **more)


def at(took: Sequence[float], share: float) -> float:
    ordered = sorted(took)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def once(deed: Callable[[], Any]) -> float:
    """Seconds a deed takes."""
    started = time.perf_counter()
    deed()
    return time.perf_counter() - started


def often(deed: Callable[[], Any], rounds: int = 5) -> float:
    """The median of some rounds, in seconds."""
    return statistics.median(once(deed) for _ in range(rounds))


def most_memory() -> float:
    """The most this process ever took, in MB (Linux)."""
    found = re.search(r"VmHWM:\s+(\d+)", Path("/proc/self/status").read_text(encoding="ascii"))
    return int(found.group(1)) / 1024 if found else 0.0


# Filling


def fill_once(interview: Interview, plan: Plan, column: int, hot: list[float]) -> tuple[list[float], int, int]:
    """What each answer took, and how many were skipped as not relevant and how many violate."""
    took: list[float] = []
    skipped = violations = 0
    for row in plan:
        node = interview.node(row[0])
        if not node.relevant:
            skipped += 1
            continue
        ref, text = row[0], row[column]
        started = time.perf_counter()
        interview.answer(ref, text)
        violated = node.violation is not None
        passed = time.perf_counter() - started
        took.append(passed)
        violations += violated
        if ref.endswith(("/qty", "/price")):
            hot.append(passed)
    return took, skipped, violations


def fill(bench: Bench, interview: Interview) -> None:
    """The whole plan: once from blank, then four more times with the other value."""
    plan = bench.plan
    if bench.name == "W4":
        plan = _grown_plan(bench, interview)
    hot: list[float] = []
    took, skipped, violations = fill_once(interview, plan, 3, hot)
    bench.spread("set_first", took, skipped=skipped, violations=violations)
    took, skipped, violations = [], 0, 0
    for column in (4, 3, 4, 3):
        found = fill_once(interview, plan, column, hot)
        took, skipped, violations = took + found[0], skipped + found[1], violations + found[2]
    bench.spread("set", took, skipped=skipped, violations=violations)
    if bench.name == "W4":
        bench.spread("set_hot_at_200", hot)
    if bench.name == "W1":
        bench.say("submission_bytes_1member", len(interview.submission()))
        added = grow(interview, REPEATS["W1"], 201)
        grown(bench, interview, REPEATS["W1"], added)


def _grown_plan(bench: Bench, interview: Interview) -> Plan:
    """W4: hot answers at 1 and at 50 instances, then 201 of them; the plan goes on in five of them."""
    added: list[float] = []
    for size, numbers in ((1, [1]), (50, [1, 25, 50])):
        added += grow(interview, REPEATS["W4"], size)
        hot: list[float] = []
        for column in (3, 4, 3, 4):
            fill_once(interview, _in_instances(bench.plan, numbers, hot_only=True), column, hot)
        bench.spread(f"set_hot_at_{size}", hot)
    added += grow(interview, REPEATS["W4"], 201)
    grown(bench, interview, REPEATS["W4"], added)
    return _in_instances(bench.plan, [1, 50, 100, 150, 200], hot_only=False)


def _in_instances(plan: Plan, numbers: Sequence[int], *, hot_only: bool) -> Plan:
    return [
        [row[0].replace("[1]", f"[{number}]"), *row[1:]]
        for number in numbers
        for row in plan
        if "[1]" in row[0] and (not hot_only or row[0].endswith(("/qty", "/price")))
    ]


def grow(interview: Interview, repeat: str, to: int) -> list[float]:
    """Add instances until there are so many."""
    have = len(interview.node(repeat).children)
    return [once(lambda: interview.add(repeat)) for _ in range(to - have)]


def grown(bench: Bench, interview: Interview, repeat: str, added: Sequence[float]) -> None:
    """What adding took, then removing in the middle at 200 (and adding again, so that 201 stay)."""
    for number in (1, 50, 200):
        took = added[0] if number == 1 else at(added[max(0, number - 3) : number + 2], 0.5)
        bench.say(f"add_repeat_at_{number}_us", took * 1e6)
    bench.say("add_repeats_total_ms", sum(added) * 1e3, n=len(added))
    gone = []
    for _ in range(5):
        gone.append(once(lambda: interview.remove(f"{repeat}[100]")))
        interview.add(repeat)
    bench.say("remove_repeat_at_201_us", at(gone, 0.5) * 1e6, n=len(gone))


# Opening and keeping


def load(bench: Bench, lists: ListSource) -> tuple[Form, Interview]:
    """The form never seen, first thing in a fresh process."""
    started = time.perf_counter()
    form = load_form(bench.xml)
    interview = Interview(form, lists=lists)
    bench.say("cold_load_ms", (time.perf_counter() - started) * 1e3)
    bench.say("rss_after_load_mb", most_memory())
    return form, interview


def keep(bench: Bench, interview: Interview) -> None:
    """The submission and the draft written."""
    for measure, deed in (("serialise", interview.submission), ("draft", lambda: interview.snapshot().xml())):
        took = [once(deed) for _ in range(30)]
        bench.say(f"{measure}_first_ms", took[0] * 1e3)
        bench.say(f"{measure}_ms", at(took, 0.5) * 1e3, bytes=len(deed()))


def reopen(bench: Bench, form: Form, interview: Interview, lists: ListSource) -> None:
    """The draft of 200 opened, the form loaded again, and the form from its cache."""
    packed = form.pack()
    if bench.name in REPEATS:
        draft = interview.snapshot().xml()
        took = [once(lambda: Interview(load_form(bench.xml), draft=draft)) for _ in range(5)]
        bench.say("open_draft_first_ms", took[0] * 1e3)
        bench.say("open_draft_ms", at(took, 0.5) * 1e3, n=5)
        bench.say("open_draft_cached_ms", often(lambda: Interview(Form.unpack(packed), draft=draft)) * 1e3, n=5)
    bench.say("warm_load_ms", often(lambda: Interview(load_form(bench.xml), lists=lists)) * 1e3, n=5)
    took = [once(lambda: Interview(Form.unpack(packed), lists=lists)) for _ in range(9)]
    bench.say("cached_def_load_ms", at(took, 0.5) * 1e3, bytes=len(packed))


def known(bench: Bench, packed: Path) -> None:
    """A known form, first thing in a fresh process."""
    kept = packed.read_bytes()
    bench.say("cached_cold_load_ms", once(lambda: Interview(Form.unpack(kept))) * 1e3)
    bench.say("cached_rss_mb", most_memory())


def main(words: Sequence[str]) -> None:
    bench = Bench(Path(words[0]), words[1])
    if len(words) > 3 and words[2] == "--known":
        known(bench, Path(words[3]))
        return
    form, interview = load(bench, NO_LISTS)
    fill(bench, interview)
    keep(bench, interview)
    bench.say("peak_rss_mb", most_memory())
    if len(words) > 2:
        Path(words[2]).write_bytes(interview.submission())
    reopen(bench, form, interview, NO_LISTS)
    with tempfile.TemporaryDirectory() as folder:
        packed = Path(folder) / "form"
        packed.write_bytes(form.pack())
        again = [sys.executable, "-m", "tests.bench.peers.ours", *words[:2], "--known", str(packed)]
        subprocess.run(again, check=True)


if __name__ == "__main__":
    main(sys.argv[1:])
