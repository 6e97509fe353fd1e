"""`python3 dev.py bench [name ...]`: every bench of this folder in a process of its own, one table after the other."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

FOLDER = Path(__file__).resolve().parent


def main(wanted: list[str]) -> int:
    names = sorted(path.stem for path in FOLDER.glob("*.py") if not path.stem.startswith("_"))
    unknown = set(wanted) - set(names)
    if unknown:
        print(f"no such bench: {', '.join(sorted(unknown))} (there are: {', '.join(names)})", file=sys.stderr)
        return 2
    worst = 0
    for name in wanted or names:
        print(f"\n{name}\n{'-' * 78}", flush=True)
        worst = max(worst, subprocess.call([sys.executable, "-m", f"tests.bench.{name}"], cwd=FOLDER.parent.parent))
    return worst


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
