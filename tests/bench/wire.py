"""Submissions per second to the hub on loopback, through the vault, the courier and a receipt on disk each."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from desktop.hub import serve
from desktop.hub.receiver import application, base_address
from desktop.hub.shelf import Shelf
from tests.bench._rows import tell
from tests.hub.province import VISIT
from tests.sync.laptop import Laptop, new_laptop

RECORDS = 200
XML = "x" * 5_200  # a household record is 5.7 kB on average (performance.md 6)
PHOTO = 150_000  # bytes


def main() -> None:
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        province, address = other_process(folder)
        laptop = new_laptop(folder / "sambang")
        laptop.login(address)
        measure("households, words only", laptop, RECORDS, 0)
        measure("households with 2 photos", laptop, RECORDS // 4, 2)
        laptop.close()
        province.communicate()


def measure(name: str, laptop: Laptop, count: int, photos: int) -> None:
    """Release, then time one round."""
    for _ in range(count):
        laptop.release({f"{n}.jpg": os.urandom(PHOTO) for n in range(photos)}, name=XML)
    began = time.perf_counter()
    went = laptop.round()
    took = time.perf_counter() - began
    assert len(went.completed) == count, went
    tell(
        f"{count} {name} sent, receipt on disk each", f"{count / took:.0f} per s", f"{took / count * 1000:.1f} ms each"
    )


def other_process(folder: Path) -> tuple[subprocess.Popen[str], str]:
    """The hub as a process of its own, as on another laptop."""
    command = [sys.executable, "-m", "tests.bench.wire", "hub", str(folder)]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    return process, process.stdout.readline().strip()


def hub(folder: str) -> None:
    shelf = Shelf(Path(folder) / "provincial" / "hub.db")
    shelf.publish(VISIT)
    with serve(application(shelf)) as running:
        print(base_address(running.address, shelf.add_person("Tim Uji")), flush=True)
        sys.stdin.read()  # until the bench is over


if __name__ == "__main__":
    hub(sys.argv[2]) if sys.argv[1:2] == ["hub"] else main()
