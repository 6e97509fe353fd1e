"""A process that pushes until nothing waits: `python -m tests.sync.pusher FOLDER`. Tests kill it at random moments."""

from __future__ import annotations

import sys
from pathlib import Path

from desktop.paths import Paths
from desktop.store import Vault, unlock
from desktop.sync.courier import run_round
from desktop.sync.lines import Lines, opener
from desktop.sync.round import Wanted


def main(folder: str) -> None:
    paths = Paths(Path(folder))
    with Vault(paths, unlock(paths, "Sri Wahyuni", "kopi pahit di pos ronda").key) as vault:
        lines = Lines(opener("Sambang/0.1", "sambang:uji"))
        print("siap", flush=True)
        waiting = 1
        while waiting:
            waiting = run_round(vault, lines, wanted=Wanted(forms=False, lists=False)).waiting
        lines.close()
    print("selesai", flush=True)


if __name__ == "__main__":
    main(sys.argv[1])
