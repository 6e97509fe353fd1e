"""`sambang …` and `python -m desktop …`: without a word the window, with one the deeds that need none."""

from __future__ import annotations

import sys


def main() -> int:
    """Run what the command line asks for; the exit code is the command's."""
    from desktop.cli import run

    return run(sys.argv[1:])


if __name__ == "__main__":
    raise SystemExit(main())
