"""A disk that loses power: the log of a child's writes played back up to a moment, keeping what was synced.

What was written but not synced is there or not, each write for itself, the last ones torn; what happened to names
(made, renamed, removed) without the folder being synced is there up to some point.
"""

from __future__ import annotations

import random
import struct
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

HOUSE = Path(__file__).parents[2]
HEAD = struct.Struct("<c3xIqII")
SECTOR = 512


def build(folder: Path) -> Path:
    """The listening library, compiled here."""
    library = folder / "writes.so"
    source = Path(__file__).with_name("writes.c")
    subprocess.run(["gcc", "-shared", "-fPIC", "-O1", "-o", library, source, "-ldl"], check=True)
    return library


def record_deeds(library: Path, world: Path, log: Path, seed: int, steps: int) -> None:
    """Let a child work on `world/sambang`, telling `world/told`; every write goes into the log."""
    world.mkdir(parents=True)
    environment = {"LD_PRELOAD": str(library), "WRITES_ROOT": str(world), "WRITES_LOG": str(log), "PATH": "/usr/bin"}
    command = [sys.executable, "-m", "tests.store.deeds", world / "sambang", str(seed), str(steps), world / "told"]
    subprocess.run([str(part) for part in command], cwd=HOUSE, env=environment, check=True)


@dataclass
class File:
    """One file: its bytes now, its bytes at the last sync, and what was done in between."""

    now: bytearray = field(default_factory=bytearray)
    synced: bytearray = field(default_factory=bytearray)
    since: list[tuple[int, bytes | None]] = field(default_factory=list)

    def change(self, place: int, data: bytes | None) -> None:
        self.since.append((place, data))
        _apply(self.now, place, data)

    def sync(self) -> None:
        self.synced, self.since = bytearray(self.now), []

    def after_power_loss(self, chance: random.Random) -> bytes:
        left = bytearray(self.synced)
        luck = chance.choice([0.0, 0.3, 0.7, 1.0])
        for number, (place, data) in enumerate(self.since):
            if chance.random() >= luck:
                continue
            if data is not None and number == len(self.since) - 1:
                data = data[: SECTOR * chance.randrange(len(data) // SECTOR + 1)] or data
            _apply(left, place, data)
        return bytes(left)


class Disk:
    """The files below a folder as the log tells of them."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.names: dict[str, File] = {}
        self.synced_names: dict[str, File] = {}
        self.since: list[tuple[str, str, File | None]] = []

    def play(self, op: bytes, number: int, path: str, data: bytes) -> None:
        if op in b"cru":
            self._rename(op, path, data.decode() if op == b"r" else "")
        elif op == b"s":
            self._sync(path)
        elif path in self.names:
            self.names[path].change(number, data if op == b"w" else None)

    def after_power_loss(self, chance: random.Random, target: Path) -> None:
        names = dict(self.synced_names)
        for path, other, file in self.since[: chance.randrange(len(self.since) + 1)]:
            _apply_name(names, path, other, file)
        for path, file in names.items():
            if not path.endswith("-shm"):
                place = target / Path(path).relative_to(self.root)
                place.parent.mkdir(parents=True, exist_ok=True)
                place.write_bytes(file.after_power_loss(chance))

    def _rename(self, op: bytes, path: str, other: str) -> None:
        file = File() if op == b"c" else None
        self.since.append((path, other, file))
        _apply_name(self.names, path, other, file)

    def _sync(self, path: str) -> None:
        if path in self.names:
            self.names[path].sync()
            return
        inside = [one for one in self.since if Path(one[0]).parent == Path(path)]
        for change in inside:
            _apply_name(self.synced_names, *change)
        self.since = [one for one in self.since if one not in inside]


def played(log: Path) -> Iterator[tuple[bytes, int, str, bytes]]:
    """The log's lines: what was done, the offset or length, the path, the bytes."""
    content = memoryview(log.read_bytes())
    at = 0
    while at + HEAD.size <= len(content):
        op, path_size, number, size, end = HEAD.unpack_from(content, at)
        assert end == 0x5A5A5A5A
        at += HEAD.size
        yield op, number, bytes(content[at : at + path_size]).decode(), bytes(content[at + path_size :][:size])
        at += path_size + size


def _apply(content: bytearray, place: int, data: bytes | None) -> None:
    if data is None:
        del content[place:]
        content.extend(bytes(place - len(content)))
    else:
        content.extend(bytes(max(0, place - len(content))))
        content[place : place + len(data)] = data


def _apply_name(names: dict[str, File], path: str, other: str, file: File | None) -> None:
    if file is not None:
        names[path] = file
    elif other:
        moved = names.pop(path, None)
        if moved is not None:
            names[other] = moved
    else:
        names.pop(path, None)
