"""The engine on the workloads W1 to W5: loading, opening, answering, rows, lists, drafts; medians in one table.

The other engines are measured beside it in the same run where they are there already (`tests/bench/peers/README.md`);
with `--peers` they are installed first, with `--alone` they are left out.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable, Sequence
from typing import Any

from desktop.xforms import Form, Interview, Node, Rows, load_form
from tests.bench import _workloads as workloads
from tests.bench.peers import run

ROUNDS = 5


def once(deed: Callable[[], Any]) -> float:
    """Seconds a deed takes."""
    started = time.perf_counter()
    deed()
    return time.perf_counter() - started


def best(deed: Callable[[], Any]) -> float:
    """The median of a few rounds."""
    return statistics.median(once(deed) for _ in range(ROUNDS))


def show(work: str, measure: str, seconds: float, unit: str = "ms") -> None:
    """One line of the table."""
    factor = {"ms": 1e3, "µs": 1e6}[unit]
    print(f"{work:4} {measure:42} {seconds * factor:10.2f} {unit}", flush=True)


def answers(interview: Interview, plan: Sequence[tuple[str, str, str]], which: int) -> list[float]:
    """How long each answer took; what is not asked is left out."""
    took: list[float] = []
    for row in plan:
        node = _node(interview, row[0])
        if node is not None and node.relevant:
            took.append(once(lambda ref=node.ref, text=row[which]: interview.answer(ref, text)))
    return took


def _node(interview: Interview, ref: str) -> Node | None:
    try:
        node = interview.node(ref)
    except KeyError:
        return None
    return node if node.kind == "question" and not node.readonly else None


def spread(work: str, measure: str, took: list[float]) -> None:
    """Median and 95th percentile."""
    show(work, f"{measure}, median", statistics.median(took), "µs")
    show(work, f"{measure}, p95", sorted(took)[int(len(took) * 0.95)], "µs")


def opening(work: str, xml: str) -> Form:
    """Loading cold and from the compiled form."""
    form = load_form(xml)
    show(work, "load, never seen", best(lambda: Interview(load_form(xml))))
    packed = form.pack()
    show(work, "open, compiled form cached", best(lambda: Interview(Form.unpack(packed))))
    return form


def filling(work: str, form: Form, plan: Sequence[tuple[str, str, str]]) -> Interview:
    """Answers from blank, then four more times."""
    interview = Interview(form)
    spread(work, "set, first answers", answers(interview, plan, 1))
    spread(work, "set", [took for round_ in range(4) for took in answers(interview, plan, 1 + (round_ + 1) % 2)])
    return interview


def rows_of(work: str, interview: Interview, repeat: str) -> None:
    """Adding and removing at 1, 50 and 200 instances."""
    took = [once(lambda: interview.add(repeat)) for _ in range(200)]
    for at in (1, 50, 199):
        show(work, f"add a repeat at {at}", statistics.median(took[max(0, at - 2) : at + 1]), "µs")
    show(work, "remove in the middle at 200", best(lambda: interview.remove(f"{repeat}[100]")), "µs")


def hot(interview: Interview) -> list[float]:
    """Answers that touch every row (share of the total, above the mean)."""
    took: list[float] = []
    for text in ("3", "2"):
        for at in range(1, 190, 10):
            took += [
                once(lambda ref=f"/data/item[{at}]/{name}", t=text: interview.answer(ref, t))
                for name in ("qty", "price")
            ]
    return took


def drafts(work: str, interview: Interview) -> None:
    """Writing and opening a draft."""
    xml = interview.snapshot().xml()
    show(work, "snapshot", best(interview.snapshot))
    show(work, "serialise the draft", best(lambda: interview.snapshot().xml()))
    show(work, "serialise the submission", best(interview.submission))
    show(work, "open the draft", best(lambda: Interview(interview.form, draft=xml)))


class Shelf:
    """The lists of W3 in memory, indexed when first asked."""

    def __init__(self) -> None:
        levels = ("province", "regency", "district")
        above = dict(zip(("regency", "district", "village"), levels, strict=True))
        self._tables = {
            f"{level}.csv": Rows(("name", "label", above.get(level, "above")), rows)
            for level, rows in workloads.regions().items()
        }

    def table(self, filename: str) -> Rows | None:
        """A list by its file name."""
        return self._tables.get(filename)


def cascade() -> None:
    """W3: choices after the district, and the village's label."""
    xml, shelf, regions = workloads.wilayah(), Shelf(), workloads.regions()
    show("W3", "load, never seen", best(lambda: Interview(load_form(xml), lists=shelf)))
    interview = Interview(load_form(xml), lists=shelf)
    province_of = {regency[0]: regency[2] for regency in regions["regency"]}
    choices: list[float] = []
    labels: list[float] = []
    for district in regions["district"][3::291]:
        interview.answer("/data/province", province_of[district[2]])
        interview.answer("/data/regency", district[2])

        def choose(code: str = district[0]) -> None:
            interview.answer("/data/district", code)
            list(interview.node("/data/village").choices)

        choices.append(once(choose))
        village = interview.node("/data/village").choices[0].value
        labels.append(once(lambda code=village: interview.answer("/data/village", code)))
    show("W3", "choices of 83,000, first", choices[0])
    show("W3", "choices of 83,000, median", statistics.median(choices))
    show("W3", "label of the village, median", statistics.median(labels))


def peer(name: str, xml: str) -> None:
    """The fastest loader among the peers, in the same run; left out with a word where it is not installed."""
    try:
        import rxeval
    except ImportError:
        print(f"{name:4} rxeval is not installed (pip install rxeval)")
        return
    show(name, "rxeval: load, never seen", best(lambda: rxeval.Session(xml).recompute()))


def main() -> int:
    """The whole table."""
    words = [word for word in sys.argv[1:] if word not in ("--peers", "--alone")]
    there = [] if "--alone" in sys.argv else run.installed()
    if "--peers" in sys.argv:
        return run.main(words)
    if there:
        return run.main(["--peers-of", ",".join(there), *words])
    for name, making in (("W1", workloads.household()), ("W2", workloads.big()), ("W4", workloads.rows())):
        form = opening(name, making.xml())
        peer(name, making.xml())
        interview = filling(name, form, making.plan)
        repeats = [node.ref for node in interview.nodes.walk(interview.root) if node.kind == "repeat"]
        if repeats:
            rows_of(name, interview, repeats[0])
        if name == "W4":
            spread(name, "set that touches all 200 rows", hot(interview))
        drafts(name, interview)
    cascade()
    who = workloads.verbal_autopsy()
    if who is None:
        print("W5   the WHO verbal autopsy form is not at hand")
        return 0
    form = opening("W5", who)
    nodes = [node for node in Interview(form).nodes.walk(Interview(form).root) if node.kind == "question"]
    plan = [(node.ref, *_values(node)) for node in nodes if node.control in ("input", "select1", "select")]
    drafts("W5", filling("W5", form, plan))
    return 0


def _values(node: Node) -> tuple[str, str]:
    choices = [choice.value for choice in node.choices]
    if choices:
        return choices[0], choices[min(1, len(choices) - 1)]
    return workloads.VALUES.get(node.type, workloads.VALUES["string"])


if __name__ == "__main__":
    sys.exit(main())
