"""A list of 300,000 persons (53 MB) comes in while somebody types: time, memory, what typing feels; its deltas.

`python -m tests.bench.long_list [PERSONS [CHANGED]]`. The province (a hub with a gateway beside it) runs in a process
of its own. The delta goes over the thin line of `thin_line` too.
"""

from __future__ import annotations

import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from uuid import UUID

from desktop.hub import serve
from desktop.hub.gateway import gateway
from desktop.hub.receiver import application, base_address
from desktop.hub.shelf import Shelf
from desktop.lanes import Lane, Ticket
from desktop.store import Vault, lists_table, record
from desktop.store.record import RecordSummary
from desktop.sync.courier import run_round
from desktop.sync.patience import Patience
from desktop.sync.round import Round, Wanted
from desktop.xforms import Interview, load_form
from tests.bench import _workloads as workloads
from tests.bench._rows import busy, memory, show, tell
from tests.bench.thin_line import Thin, ThinLine
from tests.hub.province import form_xml
from tests.sync.laptop import SERVER, Laptop, new_laptop

WORDS = ("Siti", "Asep", "Nyoman", "Ketut", "Budi", "Sri", "Agus", "Dewi", "Wayan", "Rahayu", "Lestari", "Santoso")
KEY = 0.04  # seconds between two answers: faster than anybody
SAVE = 25  # answers between two saves
TOKEN = "x" * 64


def persons(count: int, changed: int = 0) -> Iterator[bytes]:
    """Invented ones, 177 bytes each; the same every time, but for `changed` of them, a few new and a few gone."""
    dice, other = random.Random(1), random.Random(2)
    moved = set(other.sample(range(count), changed)) if changed else set()
    yield b"name,label,__version,nik,no_kk,tanggal_lahir,jk,kode_desa,alamat,program,keterangan\n"
    for number in range(count):
        who = f"{dice.choice(WORDS)} {dice.choice(WORDS)} {dice.choice(WORDS)}"
        row = (
            f"{UUID(int=dice.getrandbits(128), version=4)},{who},{2 if number in moved else 1},"
            f"157101{dice.randrange(10**10):010d},157101{dice.randrange(10**10):010d},"
            f"19{dice.randrange(40, 99)}-{dice.randrange(1, 13):02d}-{dice.randrange(1, 29):02d},{dice.choice('LP')},"
            f"157101{dice.randrange(1000, 1030)},Dusun {dice.choice(WORDS)} Jl. {dice.choice(WORDS)} No. "
            f"{dice.randrange(200)} RT {dice.randrange(20):03d} RW {dice.randrange(9):03d},"
            f"{dice.choice(('PKH', 'BPNT', 'PKH BPNT', ''))},"
            f"{'diubah' if number in moved else dice.choice(('lama', 'baru', 'pindahan'))}\n"
        )
        if number not in moved or number % 5:
            yield row.encode()


def province(folder: str, count: str, changed: str) -> None:
    """In a process of its own: tells its two addresses; a line on standard input brings the changed list."""
    shelf = Shelf(Path(folder) / "hub.db")
    shelf.add_person("Tim Uji", TOKEN)
    shelf.put_list("keluarga", b"".join(persons(int(count))))
    shelf.publish(form_xml("prelist", media=["keluarga.csv"]))
    with serve(application(shelf)) as hub, serve(gateway(hub.address)) as beside:
        print(hub.port, beside.port, flush=True)
        for _ in sys.stdin:
            shelf.put_list("keluarga", b"".join(persons(int(count), int(changed))))
            print("changed", flush=True)


def main(count: int, changed: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        words = [sys.executable, "-m", "tests.bench.long_list", "province", folder, str(count), str(changed)]
        with subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as there:
            assert there.stdin is not None and there.stdout is not None
            ports = [int(port) for port in there.stdout.readline().split()]
            tell("machine", busy())
            laptops = [new_laptop(Path(folder) / name, patience=Patience()) for name in ("a", "b")]
            try:
                whole(laptops[0], ports[0], "from the server, as CSV", typing=True)
                whole(laptops[1], ports[1], "from a gateway, packed", typing=False)
                there.stdin.write("\n")
                there.stdin.flush()
                there.stdout.readline()
                delta(laptops[1], ports[1], changed)
            finally:
                there.stdin.close()
                for laptop in laptops:
                    laptop.close()


def whole(laptop: Laptop, port: int, how: str, *, typing: bool) -> None:
    """The list comes on the wire lane; the screen's and the store's work goes on here."""
    laptop.login(base_address(f"http://127.0.0.1:{port}", TOKEN))
    typist = Typist(laptop)
    if typing:
        typist.work(lambda: typist.answers.__len__() < 100)
        show("an answer of W1, nothing else going on", typist.answers)
        show("a save of the draft, nothing else going on", typist.saves)
        typist.answers, typist.saves = [], []
    before = memory()
    lane = Lane("wire")
    began = time.perf_counter()
    ticket = lane.post(lambda ticket: pulled(laptop, ticket))
    typist.work(lambda: not done(ticket), typing=typing)
    went = ticket.result(600)
    took = time.perf_counter() - began
    lane.close()
    assert not (went.failed or went.stopped or went.large), went
    row = lists_table.find(laptop.vault, "keluarga.csv", scope=SERVER)
    assert row is not None
    tell(f"{row.row_count:,} persons {how}", f"{took:.0f} s", f"{row.size / 1e6:.0f} MB")
    tell("… memory more than before, at most", f"{max(typist.memory) - before:.0f} MB", f"of {max(typist.memory):.0f}")
    if typing:
        show("… an answer of W1 meanwhile", typist.answers)
        show("… a save of the draft meanwhile", typist.saves)


def delta(laptop: Laptop, port: int, changed: int) -> None:
    """What changed, over the thin line: how much passes, and how long it takes."""
    with ThinLine(("127.0.0.1", port), Thin()) as line:
        laptop.lines.close()
        laptop.login(base_address(line.address, TOKEN))
        began = time.perf_counter()
        went = run_round(laptop.vault, laptop.lines, wanted=Wanted(large=True))
        took = time.perf_counter() - began
        assert (went.lists_fetched, went.failed) == (1, ()), went
        tell(f"{changed} of them changed, over 50 kbit/s", f"{took:.0f} s", f"{line.passed['down'] / 1000:.0f} kB down")
        laptop.lines.close()


def pulled(laptop: Laptop, ticket: Ticket[Round]) -> Round:
    with Vault(laptop.paths, laptop.key) as vault:
        return run_round(vault, laptop.lines, cancelled=ticket.cancelled, wanted=Wanted(large=True))


def pause(seconds: float) -> None:
    """Until somebody presses the next key."""
    with suppress(TimeoutError):
        Ticket[None]().result(seconds)


def done(ticket: Ticket[Round]) -> bool:
    return ticket._finished.is_set()


class Typist:
    """Somebody at the keyboard: answers a form of 150 questions, and what they answered is kept."""

    def __init__(self, laptop: Laptop) -> None:
        self._laptop = laptop
        making = workloads.household()
        self._interview = Interview(load_form(making.xml()))
        self._plan = [step for step in making.plan if "[" not in step[0]]
        record.begin(laptop.vault, f"bench {id(self)}", laptop.form(), by=laptop.author, at=laptop.at)
        self.answers: list[float] = []
        self.saves: list[float] = []
        self.memory: list[float] = [memory()]

    def work(self, going_on: Callable[[], bool], *, typing: bool = True) -> None:
        turn = 0
        while going_on():
            pause(KEY)
            turn += 1
            if turn % SAVE == 0:
                self.memory.append(memory())
            if typing:
                ref, first, second = self._plan[turn % len(self._plan)]
                began = time.perf_counter()
                self._interview.answer(ref, second if turn // len(self._plan) % 2 else first)
                self.answers.append(time.perf_counter() - began)
                if turn % SAVE == 0:
                    self._save()

    def _save(self) -> None:
        began = time.perf_counter()
        snapshot = self._interview.snapshot()
        laptop = self._laptop
        record.save_draft(
            laptop.vault, f"bench {id(self)}", snapshot.xml(), snapshot.values(), RecordSummary("Contoh"),
            by=laptop.author, at=laptop.at,
        )  # fmt: skip
        self.saves.append(time.perf_counter() - began)


if __name__ == "__main__":
    if sys.argv[1:2] == ["province"]:
        province(*sys.argv[2:5])
    else:
        given = [int(word) for word in sys.argv[1:]]
        main(*(given + [300_000, 200][len(given) :]))
