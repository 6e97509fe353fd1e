"""The whole program with the big forms, each in a process of its own: from the command to the first question, a draft
with 200 members, and the memory it then takes.

It goes the way of the command `sambang`, its modules compiled as those of the installed program are. Nobody types the
passphrase, so that nothing of the way is hidden behind a person's slowness; what it is beside a person who types
stands below, and what the forms alone cost stands beside.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from typing import Any

from tests.bench._rows import busy, show, tell
from tests.bench._whole import MEMBERS

TIMES = 5
TARGETS = {"W1": "140 MB", "W3": "180 MB"}


def main() -> None:
    tell("machine", busy())
    with tempfile.TemporaryDirectory() as folder:
        said = run(folder, "furnish")
        run(folder, "start", "W1")  # compiles what the others find compiled, as in the installed program
        codes = said["codes"]
        for form in ("W1", "W2", "W3"):
            starts(form, [run(folder, "start", form, *(codes if form == "W3" else ())) for _ in range(TIMES)])
        people = [run(folder, "typed", "W1") for _ in range(TIMES)]
        show("W1: the same, less the 3 s of a person who types", [each["first"] for each in people], "target 900 ms")
        drafts = [run(folder, "draft", str(said["record"])) for _ in range(TIMES)]
        show(f"a draft with {MEMBERS} members opened", [each["opened"] for each in drafts], "target 500 ms")
        tell("  memory (PSS) with it open", f"{statistics.median(each['memory'] for each in drafts):.0f} MB")


def starts(form: str, runs: list[dict[str, float]]) -> None:
    show(f"{form}: process start to first question", [each["first"] for each in runs], "target 900 ms on W1")
    show("  processor time of the whole process until then", [each["work"] for each in runs])
    show("  until the door is up", [each["door"] for each in runs])
    show("    processor time of it", [each["work_door"] for each in runs])
    show("  coming in by the passphrase, which nobody types", [each["came_in"] for each in runs])
    show("  form chosen to first question", [each["opened"] for each in runs], "target 130 ms on W1")
    said = f"target {TARGETS[form]}" if form in TARGETS else ""
    tell("  memory (PSS) with it open", f"{statistics.median(each['memory'] for each in runs):.0f} MB", said)


def run(folder: str, *words: str) -> dict[str, Any]:
    """One process over a data folder; what it measured. It is told when it was asked for, to count from there."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment |= {"QT_QPA_PLATFORM": "offscreen", "SAMBANG_BENCH_BEGAN": str(time.monotonic())}
    environment["PYTHONPYCACHEPREFIX"] = f"{folder}/compiled"
    deed, *more = words
    command = [sys.executable, "-m", "tests.bench._whole", deed, folder, *more]
    done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, text=True, check=True)
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


if __name__ == "__main__":
    main()
