"""Writes docs/conformance.md from the recorded cases: `python -m tests.xforms.conformance`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import chain
from pathlib import Path

from tests.xforms.beside.table import kept as filled_beside
from tests.xforms.beside.table import page as table_beside
from tests.xforms.suites_replay import Outcome, fills, known, scenarios

PAGE = Path(__file__).resolve().parents[2] / "docs" / "conformance.md"
HEAD = """# What agrees with the other engines

Made by `python -m tests.xforms.conformance` from cases recorded from the suites of ODK Web Forms and JavaRosa, and from
random fillings of real forms by ODK Web Forms, all replayed over `sambang form drive`. Expressions have a list of their
own beside their tests (`tests/xforms/xpath_differences.json`).
"""


CANNOT = ("random", "the clock", "the recorded files", "the recorded XML", "the recorded order", "the replay")
"""How the reasons begin of cases that no engine could agree with from what was recorded."""


def page(outcomes: Iterable[Outcome]) -> str:
    """The whole page."""
    rows = list(outcomes)
    reasons = known()
    all_of, agree = Counter(each.about for each in rows), Counter(each.about for each in rows if not each.wrong)
    cannot = sum(each.wrong != () and reasons.get(each.case, "").startswith(CANNOT) for each in rows)
    total = sum(agree.values())
    scenes = sum(not each.case.startswith("fill:") for each in rows)
    kept = sum(not each.case.startswith("fill:") and not each.against_author for each in rows)
    lines = [
        HEAD,
        f"{total} of {len(rows)} cases agree. Without the {cannot} that no engine could agree with (random values,",
        "files that do not come with the case, the clock of the recording), "
        f"{total} of {len(rows) - cannot}: {total / (len(rows) - cannot):.1%}.\n",
        f"Of the {scenes} scenarios, {kept} hold in all that their authors assert; what else differs was only observed",
        "while a test ran, such as how many digits an area has.\n",
        "| about | cases | agree | state |",
        "| --- | --: | --: | --- |",
    ]
    for about, count in sorted(all_of.items()):
        state = "works" if agree[about] == count else "differs, see below" if agree[about] else "differs"
        lines.append(f"| {about} | {count} | {agree[about]} | {state} |")
    lines += ["", "## What differs, and why", "", "| case | about | why |", "| --- | --- | --- |"]
    for each in rows:
        if each.wrong:
            lines.append(f"| {each.case.removeprefix('fill:')} | {each.about} | {reasons.get(each.case, 'not yet')} |")
    return "\n".join([*lines, "", *_beside()]) + "\n"


def _beside() -> list[str]:
    """Whole forms, ours and the engine of ODK Web Forms side by side."""
    rows = filled_beside()
    nodes, answers = sum(row.nodes for row in rows), sum(row.answers for row in rows)
    return [
        "## Whole forms beside ODK Web Forms",
        "",
        "`python -m tests.xforms.beside` fills forms with the same random answers in `@getodk/xforms-engine` 0.22 and",
        "in ours: some instances are added, and after each answer every node that moved there is compared (value,",
        "relevant, readonly, required, violation, choices), in the end the submission. The forms are real (the WHO",
        "verbal autopsy, ODK Central's, a coverage survey), examples of pyxform's tests, and the bundled ones.",
        f"{len(rows)} forms, {answers:,} answers, {nodes:,} nodes.",
        "",
        table_beside(rows),
    ]


if __name__ == "__main__":
    PAGE.write_text(page(chain(scenarios(), fills())), encoding="utf-8")
    print(PAGE)
