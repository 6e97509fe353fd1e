"""End to end by stick and in a room: `python -m tests.exchange.carried [rounds] [seed] [kills in 100]`.

Two enumerators and a supervisor, each deed in a process of its own on a data folder of its own, killed at any moment
and begun again; in a room either end may be. Records are handed in, carried or swapped, sent back, corrected, approved,
pushed. In the end the province (our hub) has exactly one current version of each record, and each laptop's promises
hold.
"""

from __future__ import annotations

import json
import random
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from desktop.app.posko import Door
from desktop.exchange import lan
from desktop.exchange.lan import NothingSent, Place
from desktop.forms import library
from desktop.hub.receiver import application, base_address
from desktop.hub.running import serve
from desktop.hub.shelf import Shelf
from desktop.lanes import Lane
from desktop.roles.exchanging import Exchange, Extras
from desktop.roles.posko import Posko, carry
from desktop.roles.supervisor import Supervisor
from desktop.store import check, record, submission, unlock
from desktop.store.stages import Stage
from desktop.store.vault import Vault
from desktop.sync.courier import run_round
from desktop.sync.joining import join, read_invitation
from desktop.sync.lines import Lines, opener
from desktop.trouble import Kind, Trouble
from tests.exchange.laptops import FORM, QUICK, Laptop, laptop

WORD = "hujan di bulan juni"
NAMES = {"asep": "Asep", "dewi": "Dewi", "sri": "Sri"}
EACH = 2  # records of each enumerator a round


def now() -> datetime:
    return datetime.now(UTC)


def opened(folder: Path) -> Laptop:
    """The laptop of that folder, by its person's passphrase."""
    from desktop.paths import Paths

    paths = Paths(folder)
    found = unlock(paths, NAMES[folder.name], WORD)
    made = Laptop(Vault(paths, found.key), found.user)
    made.now = now  # type: ignore[method-assign]
    return made


def form_of(vault: Vault, address: str) -> int:
    server, _ = join(vault, read_invitation(address), at=now())
    library.install(vault, FORM, {}, server_id=server.id, at=now())
    return int(vault.value("SELECT max(key) FROM forms WHERE server = ?", (server.id,)))


def hand_in(one: Laptop, address: str, first: str, count: str) -> None:
    """So many records from that number on; those that are sealed already stay."""
    for number in range(int(first), int(first) + int(count)):
        record_id = f"{one.person.name}-{number}"
        if not record.exists(one.vault, record_id):
            record.begin(one.vault, record_id, form_of(one.vault, address), by=one.person, at=now())
        if record.get(one.vault, record_id).stage is Stage.DRAFT:
            seal(one, record_id)


def again(one: Laptop, _address: str) -> None:
    """What came back is corrected and handed in."""
    rows = one.vault.rows("SELECT id FROM records WHERE stage = 'returned'")
    for (record_id,) in rows:
        seal(one, record_id)


def seal(one: Laptop, record_id: str) -> None:
    submission.hand_in(one.vault, record_id, one.seal(record_id), release=False, by=one.person, at=now())


def write(one: Laptop, _address: str, fingerprint: str, path: str) -> None:
    exchange = Exchange(one.vault, one.person, now=now, cost=QUICK)
    try:
        exchange.put(exchange.write(fingerprint, Extras(again=True), always=True), Path(path))
    except Trouble as trouble:
        if trouble.kind is not Kind.NOTHING_TO_CARRY:
            raise


def take(one: Laptop, _address: str, path: str) -> None:
    Exchange(one.vault, one.person, now=now, cost=QUICK).take_file(Path(path))


def review(one: Laptop, _address: str, seed: str, strict: str) -> None:
    """Each record that waits: sent back, mended, or approved; what is approved is released."""
    role, chance = Supervisor(one.vault, one.person, now=now), random.Random(int(seed))
    for (record_id,) in one.vault.rows("SELECT id FROM records WHERE stage = 'handed_in' ORDER BY seq"):
        luck = chance.random() if strict == "yes" else 1.0
        if luck < 0.3:
            role.send_back(record_id, "Periksa lagi")
            continue
        if luck < 0.5:
            mended(one, record_id)
        role.approve(record_id)
    role.release_held()


def mended(one: Laptop, record_id: str) -> None:
    """*Perbaiki saat periksa*, as the role does it, of a form that has no interview here."""
    from desktop.store import verdicts_table
    from desktop.store.verdicts_table import Judgement

    at = now()
    with one.vault.atomic():
        verdicts_table.keep(one.vault, record_id, Judgement.CORRECT, by=one.person, at=at, reason="Ejaan")
        new = one.seal(f"{record_id} (benar)")
        submission.reseal(one.vault, record_id, new, reason="Ejaan", by=one.person, at=at)


def push(one: Laptop, address: str) -> None:
    join(one.vault, read_invitation(address), at=now())
    lines = Lines(opener("Sambang/0.1", "sambang:uji"))
    try:
        run_round(one.vault, lines)
    finally:
        lines.close()


def host(one: Laptop, _address: str, place: str) -> None:
    """Her door is open until the standard input ends; where it answers lies in a file."""
    folder = one.vault.paths.root
    one.vault.close()
    lane = Lane("store")
    hers: Laptop = lane.post(lambda _t: opened(folder)).result(60)
    posko = Posko(Exchange(hers.vault, hers.person, now=now, cost=QUICK))
    door = Door(posko, lane, folder)
    shown = lane.post(lambda _t: door.open(lambda _came: None, lambda _code: None)).result(60)
    there = lan.read_invitation(shown.invitation).place
    beside = Path(place).with_suffix(".part")
    beside.write_text(json.dumps([there.port, there.pin]), "utf-8")
    beside.replace(place)
    sys.stdin.read()
    door.close()
    lane.post(lambda _t: hers.vault.close()).result(60)
    lane.close()


def swap(one: Laptop, _address: str, fingerprint: str, place: str) -> None:
    """Into the room with what is ready, home with what was there; a door that fails leaves everything as it must be."""
    port, pin = json.loads(Path(place).read_text("utf-8"))
    lan.keep_place(one.vault, fingerprint, Place(("127.0.0.1",), port, pin))
    posko = Posko(Exchange(one.vault, one.person, now=now, cost=QUICK))
    errand = posko.prepare(fingerprint)
    try:
        back = carry(errand)
    except NothingSent:
        posko.never_left(errand)
        return
    except Trouble:
        return  # it may have arrived: it is carried again
    posko.came_back(back)


DEEDS: dict[str, Callable[..., None]] = {
    one.__name__: one for one in (hand_in, again, write, take, review, push, host, swap)
}


class Field:
    """The people, the stick, the province; every deed in a process that may be killed."""

    def __init__(self, folder: Path, address: str, chance: random.Random, kills: int, *, apart: bool = True) -> None:
        self.folder, self.address, self.chance, self.kills, self.apart = folder, address, chance, kills, apart
        self.stick = folder / "stik"
        self.stick.mkdir()
        self.killed = self.deeds = self.met = 0
        made = {name: laptop(folder / name, NAMES[name], role_of(name)) for name in NAMES}
        self.marks = {name: one.card.fingerprint for name, one in made.items()}
        for name in ("asep", "dewi"):
            made[name].knows(made["sri"])
            made["sri"].knows(made[name])
        form_of(made["sri"].vault, address)
        for one in made.values():
            one.vault.close()

    def do(self, name: str, deed: str, *words: str) -> None:
        """Begun again until it went through; not `apart`, it is done here."""
        if not self.apart:
            self.deeds += 1
            main(["deed", str(self.folder / name), deed, self.address, *words])
            return
        command = [sys.executable, "-m", "tests.exchange.carried", "deed", str(self.folder / name), deed, self.address]
        while True:
            self.deeds += 1
            child = subprocess.Popen([*command, *words])
            if self.chance.randrange(100) < self.kills:
                with suppress(subprocess.TimeoutExpired):
                    child.wait(self.chance.uniform(0.3, 1.6))
                child.kill()  # in the middle of it, or too late
            if child.wait() == 0:
                return
            if child.returncode > 0:
                raise AssertionError(f"{name} could not {deed}: exit {child.returncode}")
            self.killed += 1

    def meet(self, name: str) -> None:
        """In one room: Sri's door is opened, and either end may be killed while they swap."""
        place = self.folder / f"pintu-{self.deeds}"
        words = ["deed", str(self.folder / "sri"), "host", self.address, str(place)]
        command = [sys.executable, "-m", "tests.exchange.carried", *words]
        hers = subprocess.Popen(command, stdin=subprocess.PIPE)
        try:
            while not place.exists() and hers.poll() is None:
                with suppress(subprocess.TimeoutExpired):
                    hers.wait(0.05)
            if self.chance.randrange(100) < self.kills:  # she goes while he is on his way, or just before
                self.killed += 1
                hers.kill()
            self.do(name, "swap", self.marks["sri"], str(place))
            self.met += 1
        finally:
            hers.communicate(timeout=60)

    def round(self, number: int, *, strict: bool) -> None:
        """Both hand in, the stick goes to Sri and back, she pushes; the stick is sometimes read twice, or late. In
        processes of their own some meet Sri in a room before the stick is read, or instead of the one that goes back.
        """
        for name in ("asep", "dewi"):
            if strict:
                self.do(name, "hand_in", str(number * EACH), str(EACH))
            self.do(name, "again")
            if self.apart and self.chance.random() < 0.5:
                self.meet(name)
            self.do(name, "write", self.marks["sri"], str(self.stick / f"{name}-{number}.sambang"))
        for name in self.chance.sample(("asep", "dewi"), 2):
            older = self.chance.randrange(number + 1)  # an old stick once more, before or instead of nothing
            self.do("sri", "take", str(self.stick / f"{name}-{older}.sambang"))
            self.do("sri", "take", str(self.stick / f"{name}-{number}.sambang"))
        self.do("sri", "review", str(number), "yes" if strict else "no")
        self.do("sri", "push")
        for name in ("asep", "dewi"):
            if self.apart and self.chance.random() < 0.3:
                self.meet(name)
            back = self.stick / f"sri-{name}-{number}.sambang"
            self.do("sri", "write", self.marks[name], str(back))
            self.do(name, "take", str(back))


def role_of(name: str):  # type: ignore[no-untyped-def]
    from desktop.store import Role

    return Role.SUPERVISOR if name == "sri" else Role.ENUMERATOR


def play(folder: Path, rounds: int, seed: int, kills: int, *, apart: bool = True) -> str:
    """All of it; says what it was. AssertionError where a promise does not hold."""
    shelf = Shelf(folder / "hub.sqlite")
    shelf.publish(FORM)
    with serve(application(shelf)) as running:
        address = base_address(running.address, shelf.add_person("Sri"))
        field = Field(folder, address, random.Random(seed), kills, apart=apart)
        for number in range(rounds):
            field.round(number, strict=True)
        for number in range(rounds, rounds + 2):
            field.round(number, strict=False)
    records = look_at(folder, shelf, rounds)
    told = f"{records} records, {field.deeds} deeds in processes of their own, {field.met} in a room,"
    return f"{told} {field.killed} killed: all hold"


def look_at(folder: Path, shelf: Shelf, rounds: int) -> int:
    """What must be so in the end."""
    current = {one.instance_id for one in shelf.received() if one.is_current}
    wanted: set[str] = set()
    for name in NAMES:
        one = opened(folder / name)
        assert check.broken_promises(one.vault) == [], name
        stages = Counter(row[0] for row in one.vault.rows("SELECT stage FROM records"))
        assert set(stages) == {"sent"}, (name, stages)
        if name == "sri":
            rows = one.vault.rows("SELECT s.instance_id FROM records r JOIN submissions s ON s.seq = r.current")
            wanted = {row[0] for row in rows}
            assert len(wanted) == 2 * EACH * rounds
        one.vault.close()
    assert current == wanted
    assert len(shelf.received()) == len(wanted)  # nothing twice, and nothing that was sent back or replaced
    return len(wanted)


def main(arguments: list[str]) -> int:
    if arguments[:1] == ["deed"]:
        one = opened(Path(arguments[1]))
        DEEDS[arguments[2]](one, *arguments[3:])
        one.vault.close()
        return 0
    usual = ["3", "1", "40"]
    rounds, seed, kills = (int(word) for word in [*arguments, *usual[len(arguments) :]])
    with tempfile.TemporaryDirectory() as folder:
        print(play(Path(folder), rounds, seed, kills))
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
