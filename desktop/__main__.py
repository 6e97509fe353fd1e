"""`sambang …` and `python -m desktop …`: without a word the window, with one the deeds that need none."""

from __future__ import annotations

import io
import sys


def main() -> int:
    """Run what the command line asks for; the exit code is the command's."""
    for stream in (sys.stdout, sys.stderr):  # a Windows console may know no "→"; a program with a window has no console
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    from desktop.cli import run

    return run(sys.argv[1:])


if __name__ == "__main__":
    raise SystemExit(main())
