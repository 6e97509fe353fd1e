"""`python3 dev.py bench`: the program in one table. `python3 dev.py bench engine|store …`: one room in detail.

Each part runs in a process of its own, so that what one loads is not in the memory of another. `--slow`: as an old
laptop would run it.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.bench._rows import busy, head

FOLDER = Path(__file__).resolve().parent
PROGRAM = ("start", "whole", "window", "many", "wire")  # together the table of the program


def main(words: list[str]) -> int:
    names = sorted(path.stem for path in FOLDER.glob("*.py") if not path.stem.startswith("_"))
    slowly, words = "--slow" in words, [word for word in words if word != "--slow"]
    wanted = [word for word in words if word in names]
    more = [word for word in words if word not in names]
    if words and not wanted:
        print(f"no such bench: {' '.join(words)} (there are: {', '.join(names)})", file=sys.stderr)
        return 2
    if not wanted:
        print(f"Sambang on {busy()}; offscreen. In detail: dev.py bench engine [--peers], dev.py bench store\n")
        head()
    return max(run(name, more, slowly=slowly) for name in wanted or PROGRAM)


def run(name: str, words: list[str], *, slowly: bool = False) -> int:
    module = ["tests.bench._slowly", name] if slowly else [f"tests.bench.{name}"]
    return subprocess.call([sys.executable, "-m", *module, *words], cwd=FOLDER.parent.parent)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
