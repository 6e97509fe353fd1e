"""The power fails at any write: what was said to be done is there, also when nothing unsynced reached the disk.

`python -m tests.store.test_power 500` does it more often than the tests do.
"""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from tests.store.power import HOUSE, Disk, build, played, record_deeds
from tests.store.promises import Promises

pytestmark = pytest.mark.skipif(
    sys.platform == "win32" or shutil.which("gcc") is None, reason="needs gcc to listen to the writes"
)


def lose_power(folder: Path, times: int, seed: int, steps: int) -> tuple[int, int, list[str]]:
    """One run of deeds, played back to so many moments; how many writes, how many deeds at most, what was lost."""
    world, log = folder / "world", folder / "log"
    record_deeds(build(folder), world, log, seed, steps)
    chance, broken, most = random.Random(seed), [], 0
    lines = list(played(log))
    disk, told = Disk(world), str(world / "told")
    cuts = sorted(chance.sample(range(len(lines)), min(times, len(lines))))
    for number, (op, place, path, data) in enumerate(lines):
        disk.play(op, place, path, data)
        if cuts and number == cuts[0]:
            cuts.pop(0)
            promises = Promises(bytes(disk.names[told].now).splitlines(keepends=True) if told in disk.names else [])
            target = folder / "after"
            disk.after_power_loss(chance, target)
            most = max(most, promises.deeds)
            broken += [f"write {number}: {line}" for line in promises.broken(target / "sambang")]
            shutil.rmtree(target, ignore_errors=True)
    return len(lines), most, broken


@pytest.mark.parametrize("seed", [1, 2])
def test_power_lost_at_random_writes_nothing_is_lost(tmp_path, seed):
    writes, deeds, broken = lose_power(tmp_path, 12, seed, 60)
    assert broken == []
    assert writes > 200 and deeds > 10


def test_the_playback_notices_a_vault_that_does_not_sync(tmp_path, monkeypatch):
    """The proof that the proof works: without syncs, something is lost."""
    library = build(tmp_path)
    world, log = tmp_path / "world", tmp_path / "log"
    record_deeds(library, world, log, 3, 40)
    disk = Disk(world)
    for op, place, path, data in played(log):
        if op != b"s" or path.endswith("told"):
            disk.play(op, place, path, data)
    disk.synced_names = dict(disk.names)
    disk.since = []
    promises = Promises(bytes(disk.names[str(world / "told")].now).splitlines(keepends=True))
    disk.after_power_loss(random.Random(0), tmp_path / "after")
    try:
        broken = promises.broken(tmp_path / "after" / "sambang")
    except Exception as error:
        broken = [repr(error)]
    assert broken


FULL = """
import os, sys
from pathlib import Path
from desktop.store import photos, record
from desktop.store.check import broken_promises
from desktop.trouble import Trouble
from tests.store.village import new_shelf
shelf = new_shelf(Path(sys.argv[1]) / "sambang")
family = shelf.draft({"/data/nama": "Bu Imas"})
photos.keep(shelf.vault, b"a first one")
flag = Path(os.environ[sys.argv[2]])
flag.touch()
told = []
for deed in (
    lambda: shelf.save(family, {"/data/nama": "Bu Imas Masitoh", "/data/panjang": "x" * 50000}),
    lambda: photos.keep(shelf.vault, b"x" * 300000),
):
    try:
        deed()
    except Trouble as trouble:
        told.append(trouble.kind.value)
assert record.load_draft(shelf.vault, family).answers == {"/data/nama": "Bu Imas"}
flag.unlink()
shelf.save(family, {"/data/nama": "Bu Imas Masitoh"})
shelf.reopen()
assert record.load_draft(shelf.vault, family).answers == {"/data/nama": "Bu Imas Masitoh"}
assert broken_promises(shelf.vault) == []
print(*told)
"""


@pytest.mark.parametrize("fault, kind", [("WRITES_FULL", "disk_full"), ("WRITES_BROKEN", "disk_failed")])
def test_a_full_or_failing_disk_is_said_and_saving_goes_on_when_it_is_mended(tmp_path, fault, kind):
    environment = os.environ | {
        "LD_PRELOAD": str(build(tmp_path)), "WRITES_ROOT": str(tmp_path), fault: str(tmp_path / "flag"),
    }  # fmt: skip
    command = [sys.executable, "-c", FULL, str(tmp_path), fault]
    told = subprocess.run(command, cwd=HOUSE, env=environment, capture_output=True, text=True, check=False)
    assert told.stderr == "" and told.stdout.split() == [kind, kind]


if __name__ == "__main__":
    times = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    lost: list[str] = []
    for turn in range(max(1, times // 100)):
        with tempfile.TemporaryDirectory() as folder:
            writes, deeds, found = lose_power(Path(folder), min(times, 100), random.randrange(10**6), 150)
            lost += found
            print(f"run {turn + 1}: {writes} writes, {deeds} deeds, lost or broken: {found or 'nothing'}", flush=True)
    sys.exit(bool(lost))
