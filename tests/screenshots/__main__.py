"""`python3 dev.py screenshots [look …]`: every screen, each look in a process of its own, then a sheet of each."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.screenshots.looks import LOOKS, Look

ROOT = Path(__file__).resolve().parent.parent.parent


def main(words: list[str]) -> int:
    folder, wanted = Path(words[0]), words[1:]
    looks = [look for look in LOOKS if not wanted or look.name in wanted]
    if not looks:
        print(f"no such look; there are: {', '.join(look.name for look in LOOKS)}", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as made:
        base = Path(made) / "base"
        if play(["prepare", str(base)], LOOKS[0]) != 0:
            return 1
        worst = max(one(look, base, Path(made) / look.name, folder / look.name) for look in looks)
    return max(worst, play(["sheet", str(folder)], LOOKS[0]))


def one(look: Look, base: Path, world: Path, folder: Path) -> int:
    """One look: the prepared world copied, walked through and thrown away."""
    print(look.name, flush=True)
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(base, world)
    return play(["walk", look.name, str(world), str(folder)], look)


def play(words: list[str], look: Look) -> int:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_SCALE_FACTOR": str(look.device / 100)}
    return subprocess.call([sys.executable, "-m", "tests.screenshots.walk", *words], cwd=ROOT, env=environment)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
