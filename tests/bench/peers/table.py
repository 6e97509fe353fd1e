"""The ratio table: ours against the best peer of the same run, with the targets the engine has to meet."""

from __future__ import annotations

import statistics
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

OURS, JAVAROSA, RXEVAL, WEBFORMS = "sambang", "javarosa", "rxeval", "xforms-engine/node+jsdom"
ALL = (JAVAROSA, RXEVAL, WEBFORMS)
Figures = Mapping[tuple[str, str, str], float]  # peer, workload, measure


@dataclass(frozen=True)
class Target:
    """At most `ratio` times the least of what some peers took; each peer may have its own measure for the same deed."""

    said: str
    workloads: str
    ours: str
    ratio: float
    theirs: Mapping[str, str]


def same(measure: str, *peers: str) -> dict[str, str]:
    """The same measure of each of these peers."""
    return dict.fromkeys(peers or ALL, measure)


COLD = {JAVAROSA: "cached_def_load_ms", RXEVAL: "cold_load_ms", WEBFORMS: "cold_load_ms"}
WARM = {JAVAROSA: "cached_def_load_ms", RXEVAL: "warm_load_ms", WEBFORMS: "warm_load_ms"}
SLOWER = (JAVAROSA, WEBFORMS)
HOT, ADD, REMOVE = "set_hot_at_200_median_us", "add_repeat_at_200_us", "remove_repeat_at_201_us"
TARGETS = (
    Target("open a known form, first in a process", "W1 W2 W5", "cached_cold_load_ms", 0.5, COLD),
    Target("open a known form, again", "W1 W2 W5", "cached_def_load_ms", 0.5, WARM),
    Target("open a form never seen", "W1 W2 W5", "cold_load_ms", 0.3, same("cold_load_ms", *SLOWER)),
    Target("open a form never seen, to rxeval", "W1 W2 W5", "cold_load_ms", 2.0, same("cold_load_ms", RXEVAL)),
    Target("83,000 villages, first import", "W3", "cold_load_ms", 0.4, same("cold_load_ms", JAVAROSA)),
    Target("83,000 villages, later", "W3", "cached_cold_load_ms", 0.05, same("warm_load_ms", JAVAROSA)),
    Target("choices after the district, first", "W3", "choices_first_us", 0.1, same("choices_first_us", JAVAROSA)),
    Target("choices after the district", "W3", "choices_median_us", 0.1, same("choices_median_us", JAVAROSA)),
    Target("label of the village", "W3", "set_village_median_us", 0.1, same("set_village_median_us", JAVAROSA)),
    Target("set an answer, median", "W1 W2", "set_median_us", 1.5, same("set_median_us")),
    Target("set an answer, p95", "W1 W2", "set_p95_us", 0.8, same("set_p95_us", JAVAROSA)),
    Target("first answers, median", "W5", "set_first_median_us", 1.5, same("set_first_median_us")),
    Target("first answers, p95", "W5", "set_first_p95_us", 0.8, same("set_first_p95_us", JAVAROSA)),
    Target("set that touches all 200", "W4", HOT, 1.0, same(HOT, JAVAROSA)),
    Target("same, to the best right one", "W4", HOT, 0.025, same(HOT, WEBFORMS)),
    Target("add an instance at 200", "W1 W4", ADD, 0.5, same(ADD, JAVAROSA)),
    Target("remove an instance at 201", "W1 W4", REMOVE, 0.5, same(REMOVE, JAVAROSA)),
    Target("open a draft of 200, known form", "W1 W4", "open_draft_cached_ms", 1.0, same("open_draft_ms", RXEVAL)),
    Target("open a draft of 200, form parsed too", "W1", "open_draft_ms", 1.0, same("open_draft_ms", RXEVAL)),
    Target("serialise 200", "W1 W4", "serialise_ms", 0.25, same("serialise_ms", JAVAROSA)),
    Target("memory of the engine", "W3", "peak_rss_mb", 0.15, same("peak_rss_mb", JAVAROSA)),
)


def medians(lines: Iterable[Mapping[str, Any]]) -> Figures:
    """The median over the rounds of a run."""
    found: dict[tuple[str, str, str], list[float]] = defaultdict(list)
    for line in lines:
        found[line["peer"], line["workload"], line["measure"]].append(float(line["value"]))
    return {key: statistics.median(values) for key, values in found.items()}


def show(figures: Figures) -> int:
    """Print the table; how many targets were missed."""
    print(f"\n{'measure':38} {'on':3} {'ours':>10} {'best peer':>10} {'':12} {'ratio':>7} {'target':>7}")
    missed = sum(_row(figures, target, workload) for target in TARGETS for workload in target.workloads.split())
    print(f"\n{missed} missed" if missed else "\nall met")
    return missed


def _row(figures: Figures, target: Target, workload: str) -> bool:
    ours = figures.get((OURS, workload, target.ours))
    theirs = {
        peer: figures[peer, workload, measure]
        for peer, measure in target.theirs.items()
        if (peer, workload, measure) in figures
    }
    said = f"{target.said:38} {workload:3}"
    if ours is None or not theirs:
        if ours is not None:
            print(f"{said} {_number(ours):>10}  no peer was measured")
        return False
    best = min(theirs, key=lambda peer: theirs[peer])
    ratio = ours / theirs[best]
    verdict = "" if ratio <= target.ratio else "  MISSED"
    peer = best.partition("/")[0]
    print(f"{said} {_number(ours):>10} {_number(theirs[best]):>10} {peer:13} {ratio:6.3f} {target.ratio:7}{verdict}")
    return bool(verdict)


def _number(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:.1f}" if value >= 10 else f"{value:.2f}"


def everything(figures: Figures) -> None:
    """All that was measured, a line each (milliseconds, microseconds or MB as the name says)."""
    peers = sorted({peer for peer, _, _ in figures}, key=lambda peer: (OURS, *ALL).index(peer))
    print(f"{'':34} " + " ".join(f"{peer.partition('/')[0]:>14}" for peer in peers))
    rows: Sequence[tuple[str, str]] = list(dict.fromkeys((workload, measure) for _, workload, measure in figures))
    for workload, measure in sorted(rows, key=lambda row: row[0]):
        found = [figures.get((peer, workload, measure)) for peer in peers]
        said = " ".join(f"{'-' if value is None else _number(value):>14}" for value in found)
        print(f"{workload} {measure:31} {said}")
