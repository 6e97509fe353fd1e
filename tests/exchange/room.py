"""A room full of laptops and phones, all handing in at once over lines that are cut: nothing lost, nothing twice.

`python -m tests.exchange.room [LAPTOPS [PHONES [RECORDS [SEED]]]]` (10, 10, 4 of each, 1). Every line is cut somewhere
with a chance of two in five, upward or downward; whoever gets no answer comes again, as a person would.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from uuid import uuid4

from desktop.app.phone_door import PhoneDoor
from desktop.app.posko import Door
from desktop.exchange import Arrived, lan
from desktop.exchange.lan import Invitation, NothingSent, Place
from desktop.lanes import Lane, guard
from desktop.roles.exchanging import Exchange
from desktop.roles.phones import Phones, invitation
from desktop.roles.posko import Posko, carry
from desktop.store import Role, check, packages_table, submission
from desktop.store.seal import Custody
from desktop.trouble import Trouble
from tests.exchange.laptops import PHOTO, Laptop, laptop
from tests.exchange.phone import Phone, filled
from tests.sync.faults import CLEAN, Fault, FaultyWire

CUTS = 40  # of a hundred lines
TRIES = 60  # a client comes again at most


class Chance:
    """Faults for lines, by one seed; asked by several lanes."""

    def __init__(self, seed: int) -> None:
        self._random, self._guard, self.cut = random.Random(seed), guard(), 0

    def fault(self) -> Fault:
        with self._guard:
            luck, at = self._random.randrange(100), self._random.randrange(1, 9000)
            if luck >= CUTS:
                return CLEAN
            self.cut += 1
            return Fault(request=at) if luck % 2 else Fault(answer=at)


class Room:
    """Sri's laptop with both doors open, a bad wire before each."""

    def __init__(self, folder: Path, chance: Chance) -> None:
        self.lane = Lane("store")
        self.sri: Laptop = self.lane.post(lambda _t: laptop(folder, "Sri", Role.SUPERVISOR)).result()
        self.posko = Posko(Exchange(self.sri.vault, self.sri.person, now=self.sri.now))
        self.phones = Phones(self.sri.vault, self.sri.person, now=self.sri.now)
        self.door = Door(self.posko, self.lane, folder, most_a_minute=100_000)
        self.plain = PhoneDoor(self.phones, self.lane)
        self.came: list[Arrived] = []
        self.codes: list[str] = []
        self.do(self.sri.install)
        opened = self.do(lambda: self.door.open(self.came.append, self.codes.append))
        self.codes.append(opened.invitation)
        port = self.do(lambda: self.plain.open(lambda _touched: None)).port
        self.wire = FaultyWire(("127.0.0.1", opened.port), chance.fault)
        self.plain_wire = FaultyWire(("127.0.0.1", port), chance.fault)

    def do(self, deed):  # type: ignore[no-untyped-def]
        return self.lane.post(lambda _t: deed()).result(120)

    def let_in(self, one: Laptop) -> Posko:
        """The card is handed over before; the place is the bad wire."""
        card = one.card.text()
        self.do(lambda: self.posko.know(card))
        found = lan.read_invitation(self.codes[-1])
        posko = Posko(Exchange(one.vault, one.person, now=one.now))
        posko.met(Invitation(Place(("127.0.0.1",), self.wire.port, found.place.pin), found.card, found.code))
        return posko

    def close(self) -> None:
        self.door.close()
        self.plain.close()
        self.wire.close()
        self.plain_wire.close()
        self.do(self.sri.vault.close)
        self.lane.close()


class Client:
    """A laptop with its vault on a lane of its own, handing in and swapping until all of it is acknowledged."""

    def __init__(self, folder: Path, name: str, room: Room, records: int) -> None:
        self.lane = Lane(name)
        self.one: Laptop = self.do(lambda: laptop(folder / name, name, Role.ENUMERATOR))
        self.posko = self.do(lambda: room.let_in(self.one))
        self._mark = lan.read_invitation(room.codes[-1]).card.fingerprint
        self.records = self.do(lambda: [self.one.handed_in(f"{name} {number}") for number in range(records)])

    def do(self, deed):  # type: ignore[no-untyped-def]
        return self.lane.post(lambda _t: deed()).result(120)

    def swap(self) -> int:
        """How often it had to come."""
        for tries in range(1, TRIES):
            errand = self.posko.prepare(self._mark)
            try:
                self.posko.came_back(carry(errand))
            except NothingSent:
                self.posko.never_left(errand)
                continue
            except Trouble:
                continue  # it may have arrived: it is carried again
            last = next(one for one in packages_table.newest(self.one.vault) if one.outgoing)
            if last.acknowledged_at:  # those before it may have been cut: what was in them is in this one too
                return tries
        raise AssertionError(f"never through in {TRIES} tries")

    def close(self) -> None:
        self.do(self.one.vault.close)
        self.lane.close()


def hands_in(phone: Phone, names: list[str]) -> dict[str, bytes]:
    """What a phone sent, by instance: each again and again until it hears a yes; now and then once more."""
    sent = {}
    for name in names:
        instance = f"uuid:{uuid4()}"
        sent[instance] = filled(name, photo="rumah.jpg", instance_id=instance)
        for _try in range(TRIES):
            try:
                if phone.hand_in(sent[instance], {"rumah.jpg": PHOTO}) == 201:
                    break
            except OSError:
                continue
        else:
            raise AssertionError(f"never through in {TRIES} tries")
    return sent


def play(folder: Path, laptops: int, phones: int, records: int, seed: int) -> str:
    """All at once; AssertionError where something is lost or doubled."""
    chance = Chance(seed)
    room = Room(folder / "Sri", chance)
    clients = [Client(folder, f"L{number}", room, records) for number in range(laptops)]
    aside = [Lane(f"phone {number}") for number in range(phones)]
    begun = time.perf_counter()
    swaps = [one.lane.post(lambda _t, one=one: one.swap()) for one in clients]  # type: ignore[misc]
    let_in = [room.do(lambda n=number: room.phones.let_in(f"HP {n}")) for number in range(phones)]
    address = f"http://127.0.0.1:{room.plain_wire.port}"
    posts = [
        lane.post(lambda _t, made=made, n=n: hands_in(Phone.scanned(invitation(address, made, "")), names(n, records)))  # type: ignore[misc]
        for n, (lane, made) in enumerate(zip(aside, let_in, strict=True))
    ]
    came = sum(ticket.result(600) for ticket in swaps)
    from_phones = {key: xml for ticket in posts for key, xml in ticket.result(600).items()}
    took = time.perf_counter() - begun
    look_at(room, clients, from_phones)
    for one in (room, *clients, *aside):
        one.close()
    total = laptops * records + phones * records
    return (
        f"{total} records of {laptops} laptops and {phones} phones, {chance.cut} lines cut, {came} swaps: {took:.1f} s"
    )


def names(phone: int, records: int) -> list[str]:
    return [f"HP {phone} keluarga {number}" for number in range(records)]


def look_at(room: Room, clients: list[Client], from_phones: dict[str, bytes]) -> None:
    """Every record is at Sri's once, with its bytes; every laptop knows that its own arrived."""

    def hers() -> tuple[dict[str, int], dict[str, bytes], list[str]]:
        vault = room.sri.vault
        seals = dict(
            vault.rows("SELECT r.id, count(*) FROM records r JOIN submissions s ON s.record = r.seq GROUP BY 1")
        )
        kept = {row[1]: submission.xml(vault, row[0]) for row in vault.rows("SELECT id, instance_id FROM submissions")}
        return seals, kept, check.broken_promises(vault)

    seals, kept, broken = room.do(hers)
    wanted = {record_id for one in clients for record_id in one.records}
    assert broken == []
    assert set(seals.values()) == {1}, "something is doubled"
    assert len(seals) == len(wanted) + len(from_phones)
    assert wanted <= set(seals)
    assert {key: kept[key] for key in from_phones} == from_phones
    for one in clients:
        custody = one.do(lambda one=one: {seal.custody for seal in seals_of(one)})
        assert custody <= {Custody.STICK}
        assert one.do(lambda one=one: check.broken_promises(one.one.vault)) == []


def seals_of(one: Client) -> list[submission.Submission]:
    return [submission.current(one.one.vault, record_id) for record_id in one.records]


def main(words: list[str], say: Callable[[str], None] = print) -> int:
    usual = [10, 10, 4, 1]
    laptops, phones, records, seed = [*map(int, words), *usual[len(words) :]]
    with tempfile.TemporaryDirectory() as folder:
        say(play(Path(folder), laptops, phones, records, seed))
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
