"""rxeval (Rust, with a Python binding) on one workload: `python rxeval_run.py DATA W1 [OUT.xml]`; JSON lines.

An answer is `Session.set` and `Session.recompute`: this engine computes the whole form each time. Stands alone, for the
environment it is installed in knows nothing of ours.
"""

from __future__ import annotations

import csv
import json
import re
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import rxeval

BUDGET = 60.0  # seconds for what may not end
REPEATS = {"W1": "g3/member", "W4": "item"}


class Bench:
    """One form in the hands of rxeval."""

    def __init__(self, data: Path, name: str) -> None:
        self.data, self.name = data, name
        self.xml = _with_lists(data, (data / f"{name}.xml").read_text(encoding="utf-8"))
        self.plan = json.loads((data / f"{name}.plan.json").read_text(encoding="utf-8"))
        self.root = "/" + re.search(r"<instance>\s*<(\w+)", self.xml).group(1)
        self.added: list[float] = []
        self.cold = _once(self.load)

    def load(self) -> None:
        self.session = rxeval.Session(self.xml)
        self.state = self.session.recompute()

    def say(self, measure: str, value: float, **more: object) -> None:
        line = {"peer": "rxeval", "workload": self.name, "measure": measure, "value": round(value, 4), **more}
        print(json.dumps(line), flush=True)

    def spread(self, measure: str, took: list[float], **more: object) -> None:
        for name, share in (("median", 0.5), ("p95", 0.95), ("max", 1.0)):
            if took:
                self.say(f"{measure}_{name}_us", _at(took, share) * 1e6, n=len(took), **more)

    def put(self, path: str, value: str) -> float:
        started = time.perf_counter()
        self.session.set(path, value)
        self.state = self.session.recompute()
        return time.perf_counter() - started

    def is_hidden(self, path: str) -> bool:
        relevant = self.state["relevant"]
        known = path if path in relevant else path.replace("[1]", "")
        steps = known.split("/")
        return any(relevant.get("/".join(steps[:upto])) is False for upto in range(2, len(steps) + 1))

    def fill_once(self, plan: list[list[str]], column: int, hot: list[float]) -> list[float]:
        took: list[float] = []
        began = time.perf_counter()
        for row in plan:
            if time.perf_counter() - began > BUDGET or self.is_hidden(row[0]):
                continue
            took.append(self.put(row[0], row[column]))
            if row[0].endswith(("/qty", "/price")):
                hot.append(took[-1])
        return took

    def grow(self, to: int) -> int:
        many = 1 + len(self.added)
        began = time.perf_counter()
        while many < to and time.perf_counter() - began < BUDGET:
            started = time.perf_counter()
            many = self.session.add_row(f"{self.root}/{REPEATS[self.name]}")
            self.state = self.session.recompute()
            self.added.append(time.perf_counter() - started)
        return many

    def grown(self) -> None:
        for number in (1, 50, 200):
            if len(self.added) >= number:
                around = self.added[:1] if number == 1 else self.added[max(0, number - 3) : number + 2]
                self.say(f"add_repeat_at_{number}_us", _at(around, 0.5) * 1e6)
        if len(self.added) < 200:
            return
        gone = []
        repeat = f"{self.root}/{REPEATS[self.name]}"
        for _ in range(5):
            gone.append(_once(lambda: (self.session.remove_row(repeat, 100), self.session.recompute())))
            self.session.add_row(repeat)
        self.state = self.session.recompute()
        self.say("remove_repeat_at_201_us", _at(gone, 0.5) * 1e6)


def _at(took: list[float], share: float) -> float:
    return sorted(took)[min(len(took) - 1, int(share * len(took)))]


def _once(deed: Callable[[], Any]) -> float:
    started = time.perf_counter()
    deed()
    return time.perf_counter() - started


def _with_lists(data: Path, xml: str) -> str:
    """It reads no files: they are written into the form beforehand."""
    for name in re.findall(r'<instance id="(\w+)" src="[^"]*"', xml):
        if not (data / f"{name}.csv").is_file():
            continue
        with (data / f"{name}.csv").open(newline="", encoding="utf-8") as file:
            rows = [
                "<item>" + "".join(f"<{key}>{value}</{key}>" for key, value in row.items()) + "</item>"
                for row in csv.DictReader(file)
            ]
        said = f'<instance id="{name}"><root>{"".join(rows)}</root></instance>'
        xml = re.sub(rf'<instance id="{name}" src="[^"]*"\s*/>', said, xml)
    return xml


def in_instances(plan: list[list[str]], numbers: list[int], *, hot_only: bool) -> list[list[str]]:
    return [
        [row[0].replace("[1]", f"[{number}]"), *row[1:]]
        for number in numbers
        for row in plan
        if "[1]" in row[0] and (not hot_only or row[0].endswith(("/qty", "/price")))
    ]


def fill(bench: Bench) -> None:
    plan = bench.plan
    if bench.name == "W4":
        for size, numbers in ((1, [1]), (50, [1, 25, 50])):
            bench.grow(size)
            hot: list[float] = []
            for column in (3, 4, 3, 4):
                bench.fill_once(in_instances(plan, numbers, hot_only=True), column, hot)
            bench.spread(f"set_hot_at_{size}", hot)
        many = bench.grow(201)
        bench.grown()
        plan = in_instances(plan, [1, 50, 100, 150, 200] if many > 200 else [1, many], hot_only=False)
    hot = []
    bench.spread("set_first", bench.fill_once(plan, 3, hot))
    bench.spread("set", [each for column in (4, 3, 4, 3) for each in bench.fill_once(plan, column, hot)])
    if bench.name == "W4":
        bench.spread("set_hot_at_200", hot)
    if bench.name == "W1":
        bench.grow(201)
        bench.grown()


def cascade(bench: Bench) -> None:
    walk = json.loads((bench.data / "W3.walk.json").read_text(encoding="utf-8"))
    choices: list[float] = []
    labels: list[float] = []
    began = time.perf_counter()
    for province, regency, district, village in walk:
        if choices and time.perf_counter() - began > BUDGET / 2:
            break
        bench.put(f"{bench.root}/province", province)
        bench.put(f"{bench.root}/regency", regency)
        started = time.perf_counter()
        bench.put(f"{bench.root}/district", district)
        bench.session.choices(f"{bench.root}/village")
        choices.append(time.perf_counter() - started)
        labels.append(bench.put(f"{bench.root}/village", village))
    bench.say("choices_first_us", choices[0] * 1e6)
    bench.spread("choices", choices[1:])
    bench.spread("set_village", labels[1:])


def memory() -> float:
    found = re.search(r"VmHWM:\s+(\d+)", Path("/proc/self/status").read_text(encoding="ascii"))
    return int(found.group(1)) / 1024


def main(words: list[str]) -> None:
    bench = Bench(Path(words[0]), words[1])
    bench.say("cold_load_ms", bench.cold * 1e3)
    if bench.name == "W3":
        cascade(bench)
    else:
        fill(bench)
    took = [_once(bench.session.instance_xml) for _ in range(30)]
    bench.say("serialise_first_ms", took[0] * 1e3)
    bench.say("serialise_ms", _at(took, 0.5) * 1e3)
    bench.say("peak_rss_mb", memory())
    draft = bench.session.instance_xml()
    if len(words) > 2:
        Path(words[2]).write_text(draft, encoding="utf-8")
    if bench.name in REPEATS:
        opened = statistics.median(_once(lambda: rxeval.Session(bench.xml, draft).recompute()) for _ in range(5))
        bench.say("open_draft_ms", opened * 1e3)
    bench.say("warm_load_ms", statistics.median(_once(bench.load) for _ in range(5)) * 1e3)


if __name__ == "__main__":
    main(sys.argv[1:])
