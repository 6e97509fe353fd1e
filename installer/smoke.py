"""Starts what was built, not the checkout: an empty home, one household from key press to receipt, and out."""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from installer.facts import CannotBuild, version

PATIENCE = 600  # seconds, for a machine that does other things too
RECEIPT = re.compile(r"^Receipt .*xml.* 201 ", re.MULTILINE)
SENT = re.compile(r"^Stage: sent; at the province: 1;", re.MULTILINE)
NOT_HANDED_ON = ("PYTHON", "VIRTUAL_ENV", "SAMBANG_", "QT_", "XDG_")  # the installed program stands by itself


def prove(program: Sequence[str], place: str, environment: Mapping[str, str], release: str = "") -> str:
    """Its version (this one, or `release`), then the journey in the folder `place`. Gives the line of the receipt."""
    said, wanted = ask(program, ["--version"], environment), release or version()
    if said.strip() != wanted:
        raise CannotBuild(f"the program says it is {said.strip()!r}, not {wanted}")
    said = ask(program, ["demo", "--journey", "--dir", place], environment)
    receipt = RECEIPT.search(said)
    if receipt is None or not SENT.search(said):
        raise CannotBuild(f"the journey did not come to its receipt:\n{said[-2000:]}")
    return said[receipt.start() :].splitlines()[0]


def ask(program: Sequence[str], words: Sequence[str], environment: Mapping[str, str]) -> str:
    """What the program prints. CannotBuild if it fails or never ends."""
    try:
        done = subprocess.run(
            [*program, *words],
            env=dict(environment),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=PATIENCE,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise CannotBuild(f"{' '.join(words)} did not end") from None
    said = done.stdout.decode("utf-8", errors="replace")
    if done.returncode != 0:
        raise CannotBuild(f"{' '.join(words)} ended with {done.returncode}:\n{said[-2000:]}")
    return said


def bare(home: Path) -> dict[str, str]:
    """The environment of somebody who never had Python or Sambang."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(NOT_HANDED_ON)}
    return {**kept, "HOME": str(home), "QT_QPA_PLATFORM": "offscreen"}


def main(words: Sequence[str]) -> int:
    """`python -m installer.smoke PROGRAM …`: 0 if the receipt is there."""
    parser = argparse.ArgumentParser(prog="python -m installer.smoke", description=__doc__)
    parser.add_argument("program", nargs="+", help="the installed program, with what stands before it (wine)")
    chosen = parser.parse_args(words)
    with tempfile.TemporaryDirectory() as home:
        try:
            print(prove(chosen.program, str(Path(home) / "journey"), bare(Path(home))))
        except CannotBuild as why:
            print(f"smoke: {why}", file=sys.stderr)
            return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
