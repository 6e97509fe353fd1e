"""Nothing readable is ever written: a marker is typed on the way, and every file is searched for it afterwards."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from desktop.demo.families import flood
from desktop.hub.shelf import Shelf
from desktop.paths import Paths
from desktop.store import records_table, submission
from desktop.store.records_table import Wish
from desktop.ui.hands import Hands
from tests.journeys import laptop as deeds
from tests.journeys.laptop import SITI

HOUSE = Path(__file__).parents[2]
MARKER = "Cendrawasih Kelabu"
WAYS = ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le")  # Qt keeps texts in UTF-16


def bearing(folder: Path, marker: str = MARKER) -> list[str]:
    """Files below a folder with the marker, or a word of it, in the name or inside, in any encoding and case."""
    words = [marker, *marker.split()]
    return [str(path.relative_to(folder)) for path in _files(folder) if _bears(path, words)]


def _bears(path: Path, words: list[str]) -> bool:
    data = path.read_bytes() + path.name.encode()
    forms = {form for word in words for form in (word, word.upper(), word.lower())}
    return any(form.encode(way) in data for form in forms for way in WAYS)


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in folder.rglob("*") if path.is_file())


def test_the_search_finds_what_is_readable(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"nama: {MARKER}")
    (tmp_path / "b.bin").write_bytes(b"\0\1" + MARKER.encode("utf-16-le"))
    (tmp_path / "c.log").write_text("cendrawasih")
    (tmp_path / "d.txt").write_text("burung lain")
    assert sorted(bearing(tmp_path)) == ["a.txt", "b.bin", "c.log"]


def test_while_it_is_typed_the_log_of_the_database_says_nothing(window: Callable[..., Hands], laptop: Path) -> None:
    hands = window(laptop)
    deeds.come_in(hands, SITI)
    page = deeds.begin_form(hands, "laporan")
    deeds.fill(hands, page, {**flood(), "nama_pelapor": MARKER, "kronologis": f"Dilihat {MARKER}"})
    hands.wait(lambda: page.autosave.clean, "it is saved")
    wal = Path(f"{Paths(laptop).vault}-wal")
    assert wal.stat().st_size > 0
    assert bearing(laptop) == []
    deeds.hand_in(hands)
    assert bearing(laptop) == []
    deeds.close_window(hands)
    assert bearing(laptop) == []
    (row,) = deeds.look_into(laptop, SITI, lambda vault: records_table.rows(vault, Wish()))
    sealed = deeds.look_into(laptop, SITI, lambda vault: submission.xml(vault, submission.current(vault, row.id).id))
    assert sealed.count(MARKER.encode()) == 2


def test_the_whole_journey_leaves_nothing_readable(tmp_path: Path) -> None:
    places = {name: tmp_path / "rumah" / name for name in ("home", "temp", "data", "config", "cache", "state")}
    for place in places.values():
        place.mkdir(parents=True)
    environment = {
        **os.environ,
        "HOME": str(places["home"]),
        "TMPDIR": str(places["temp"]),
        "XDG_DATA_HOME": str(places["data"]),
        "XDG_CONFIG_HOME": str(places["config"]),
        "XDG_CACHE_HOME": str(places["cache"]),
        "XDG_STATE_HOME": str(places["state"]),
    }
    base = tmp_path / "perjalanan"
    command = [sys.executable, "-m", "desktop", "demo", "--journey", "--dir", str(base), "--marker", MARKER]
    played = subprocess.run(command, cwd=HOUSE, env=environment, capture_output=True, text=True, timeout=180)
    assert played.returncode == 0, played.stderr
    assert "Receipt · uuid:" in played.stdout
    assert bearing(base / "workspace") == []
    assert bearing(tmp_path / "rumah") == []
    shelf = Shelf(base / "provincial" / "province.sqlite")
    arrived = [one for one in shelf.received() if MARKER.encode() in one.xml]
    shelf.close()
    assert len(arrived) == 1
    assert {path.name for path in base.iterdir()} == {"provincial", "workspace", "screenshots", "keluar"}
    assert [path.name for path in (base / "keluar").iterdir()] == [f"{MARKER}.pdf"]
