"""Writes docs/conformance.md from the recorded cases: `python -m tests.xforms.conformance`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import chain
from pathlib import Path

from tests.xforms.suites_replay import Outcome, fills, known, scenarios

PAGE = Path(__file__).resolve().parents[2] / "docs" / "conformance.md"
HEAD = """# What agrees with the other engines

Made by `python -m tests.xforms.conformance` from cases recorded from the suites of ODK Web Forms and JavaRosa, and from
random fillings of real forms by ODK Web Forms, all replayed over `sambang form drive`. Expressions have a list of their
own beside their tests (`tests/xforms/xpath_differences.json`).
"""


def page(outcomes: Iterable[Outcome]) -> str:
    """The whole page."""
    rows = list(outcomes)
    reasons = known()
    all_of, agree = Counter(each.about for each in rows), Counter(each.about for each in rows if not each.wrong)
    lines = [
        HEAD,
        f"{sum(agree.values())} of {len(rows)} cases agree.\n",
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
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    PAGE.write_text(page(chain(scenarios(), fills())), encoding="utf-8")
    print(PAGE)
