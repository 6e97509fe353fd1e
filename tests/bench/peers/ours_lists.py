"""Our engine on W3, its 83,000 villages in a vault as on a laptop: `python -m tests.bench.peers.ours_lists DATA`.

First the import, form and all; then a process of its own opens what is installed, as every later day does.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from desktop.forms import library
from desktop.paths import Paths
from desktop.store import NewUser, Role, Vault, create, unlock
from desktop.store.key import Cost
from desktop.xforms import Interview
from tests.bench.peers.ours import Bench, at, most_memory, often, once

WHO = ("Sri", "kopi pahit")
FORM = "w3_wilayah"


def first(bench: Bench, paths: Paths) -> None:
    """Installing: the form compiled, the lists taken in."""
    made = create(paths, NewUser(*WHO, Role.ENUMERATOR), cost=Cost(1024, 1, 1))
    media = {f"{name}.csv": (bench.data / f"{name}.csv").read_bytes() for name in _LISTS}
    with Vault(paths, made.key) as vault:
        took = once(lambda: library.install(vault, bench.xml, media, server_id="s"))
        bench.say("cold_load_ms", (took + once(lambda: _open(vault))) * 1e3)


_LISTS = ("provinces", "regencies", "districts", "villages")


def _open(vault: Vault) -> Interview:
    return Interview(library.open_form(vault, FORM), lists=library.lists(vault, FORM))


def later(bench: Bench, paths: Paths) -> None:
    """Opening it on another day, and filling."""
    with Vault(paths, unlock(paths, *WHO).key) as vault:
        bench.say("cached_cold_load_ms", once(lambda: _open(vault)) * 1e3)
        bench.say("warm_load_ms", often(lambda: _open(vault)) * 1e3)
        interview = _open(vault)
        fill(bench, interview)
        took = [once(interview.submission) for _ in range(30)]
        bench.say("serialise_ms", at(took, 0.5) * 1e3)
        bench.say("peak_rss_mb", most_memory())


def fill(bench: Bench, interview: Interview) -> None:
    """The walk down the country, twice: the village's choices after the district, then the village and its label."""
    walk = json.loads((bench.data / "W3.walk.json").read_text(encoding="utf-8"))
    rounds: list[list[float]] = [[], []]
    villages: list[float] = []
    for choices in rounds:
        for province, regency, district, village in walk:
            choose(interview, "province", province, "regency")
            choose(interview, "regency", regency, "district")
            choices.append(choose(interview, "district", district, "village"))
            villages.append(once(lambda code=village: interview.answer("/data/village", code)))
    bench.say("choices_first_us", rounds[0][0] * 1e6)
    bench.say("set_village_first_us", villages[0] * 1e6)
    bench.spread("choices", rounds[0][1:])
    bench.spread("choices_again", rounds[1])
    bench.spread("set_village", villages[1:])


def choose(interview: Interview, level: str, code: str, below: str) -> float:
    """Seconds until the list below stands there."""

    def deed() -> None:
        interview.answer(f"/data/{level}", code)
        list(interview.node(f"/data/{below}").choices)

    return once(deed)


def main(words: Sequence[str]) -> None:
    bench = Bench(Path(words[0]), "W3")
    if len(words) > 1:
        later(bench, Paths(Path(words[1])))
        return
    with tempfile.TemporaryDirectory() as folder:
        paths = Paths(Path(folder) / "sambang")
        first(bench, paths)
        subprocess.run([sys.executable, "-m", "tests.bench.peers.ours_lists", words[0], str(paths.root)], check=True)


if __name__ == "__main__":
    main(sys.argv[1:])
