"""In one room: acquaintance by code, packages over TLS with a pinned key, several at once, nothing lost or doubled."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from desktop import nearby
from desktop.app.posko import Door
from desktop.exchange import Arrived, lan
from desktop.exchange.lan import Invitation, NothingSent, Place
from desktop.hub.posko import MOST_A_MINUTE, TRIES, Acquaintance, Pace, application
from desktop.lanes import Lane
from desktop.roles import posko as posko_role
from desktop.roles.exchanging import Exchange
from desktop.roles.posko import Posko, carry
from desktop.store import Role, packages_table, record, submission, verdicts_table
from desktop.store.seal import Custody
from desktop.store.stages import Stage
from desktop.store.verdicts_table import Judgement
from desktop.trouble import Kind, Trouble
from tests.exchange.laptops import Laptop, laptop


class Room:
    """Sri's laptop with its door open; her vault belongs to her store lane."""

    def __init__(self, folder: Path) -> None:
        self.lane = Lane("store")
        self.sri: Laptop = self.lane.post(lambda _t: laptop(folder, "Sri", Role.SUPERVISOR)).result()
        self.posko = Posko(Exchange(self.sri.vault, self.sri.person, now=self.sri.now))
        self.door = Door(self.posko, self.lane, folder)
        self.came: list[Arrived] = []
        self.invitations: list[str] = []
        opened = self.do(lambda: self.door.open(self.came.append, self.invitations.append))
        self.invitations.append(opened.invitation)

    @property
    def invitation(self) -> Invitation:
        """As it is shown now, reached on this machine."""
        found = lan.read_invitation(self.invitations[-1])
        return Invitation(Place(("127.0.0.1",), found.place.port, found.place.pin), found.card, found.code)

    def do(self, deed):  # type: ignore[no-untyped-def]
        return self.lane.post(lambda _t: deed()).result(60)

    def close(self) -> None:
        self.door.close()
        self.do(self.sri.vault.close)
        self.lane.close()


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    made = Room(tmp_path / "posko")
    yield made
    made.close()


def at(of: Laptop) -> Posko:
    return Posko(Exchange(of.vault, of.person, now=of.now))


def acquainted(of: Laptop, room: Room) -> Posko:
    posko, invitation = at(of), room.invitation
    lan.acquaint(invitation, of.card)
    posko.met(invitation)
    return posko


def swap(posko: Posko, room: Room) -> Arrived:
    return posko.came_back(carry(posko.prepare(room.invitation.card.fingerprint)))


def test_a_record_goes_over_and_the_verdict_comes_back(asep: Laptop, room: Room) -> None:
    record_id = asep.handed_in("Bu Imas")
    posko = acquainted(asep, room)
    back = swap(posko, room)
    assert back.acknowledged == 1
    assert submission.current(asep.vault, record_id).custody is Custody.STICK
    assert [one.new for one in room.came] == [(record_id,)]

    def send_back() -> None:
        sri, when = room.sri, room.sri.now()
        verdicts_table.keep(sri.vault, record_id, Judgement.SEND_BACK, by=sri.person, at=when, reason="Periksa")
        submission.send_back(sri.vault, record_id, reason="Periksa", by=sri.person, at=when)

    room.do(send_back)
    assert swap(posko, room).judged == (record_id,)
    assert record.get(asep.vault, record_id).stage is Stage.RETURNED
    assert all(one.acknowledged_at for one in packages_table.newest(asep.vault) if one.outgoing and one.records)


@pytest.mark.parametrize("address", ["a\0b", "x" * 300, "..", "\ud800"])
def test_an_address_that_is_none_is_no_way_there(asep: Laptop, room: Room, address: str) -> None:
    invitation = replace(room.invitation, place=replace(room.invitation.place, addresses=(address,)))
    with pytest.raises(Trouble) as caught:
        lan.acquaint(invitation, asep.card)
    assert caught.value.kind is Kind.NO_CONNECTION


def test_the_invitation_is_read_as_it_was_written(room: Room) -> None:
    assert lan.read_invitation(room.invitation.text()) == room.invitation
    far = replace(room.invitation, place=replace(room.invitation.place, port=99999)).text()
    for broken in ("", "sambang-posko:1:", room.invitation.text()[:-30], far):
        with pytest.raises(Trouble) as caught:
            lan.read_invitation(broken)
        assert caught.value.kind is Kind.CARD_UNREADABLE


def test_a_code_lets_in_one_laptop_and_wrong_ones_change_it(asep: Laptop, room: Room) -> None:
    first = room.invitation
    acquainted(asep, room)
    assert room.invitation.code != first.code
    with pytest.raises(Trouble) as caught:
        lan.acquaint(first, asep.card)
    assert caught.value.kind is Kind.CODE_WRONG
    kept = Acquaintance()
    shown = kept.code
    wrong = "000000" if shown != "000000" else "111111"
    assert not any(kept.fits(wrong) for _ in range(TRIES))
    assert not kept.fits(shown) or kept.code == shown  # a new code: the old one opens nothing but by a rare chance


def test_who_had_no_code_is_a_stranger(asep: Laptop, room: Room) -> None:
    asep.handed_in()
    posko, invitation = at(asep), room.invitation
    posko.met(invitation)
    with pytest.raises(Trouble) as caught:
        swap(posko, room)
    assert caught.value.kind is Kind.PACKAGE_FROM_STRANGER
    assert room.came == []


def test_another_certificate_gets_not_a_byte(asep: Laptop, room: Room) -> None:
    record_id = asep.handed_in()
    posko = acquainted(asep, room)
    place = room.invitation.place
    lan.keep_place(asep.vault, room.invitation.card.fingerprint, Place(place.addresses, place.port, "00" * 32))
    errand = posko.prepare(room.invitation.card.fingerprint)
    with pytest.raises(NothingSent) as caught:
        carry(errand)
    assert caught.value.trouble.kind is Kind.NOT_SECURE
    posko.never_left(errand)
    assert submission.current(asep.vault, record_id).custody is Custody.HERE


def test_a_closed_door_leaves_everything_here(asep: Laptop, room: Room) -> None:
    record_id = asep.handed_in()
    posko = acquainted(asep, room)
    room.door.close()
    errand = posko.prepare(room.invitation.card.fingerprint)
    with pytest.raises(NothingSent):
        carry(errand)
    posko.never_left(errand)
    assert submission.current(asep.vault, record_id).custody is Custody.HERE


def test_an_answer_that_was_lost_doubles_nothing(asep: Laptop, room: Room) -> None:
    record_id = asep.handed_in()
    posko = acquainted(asep, room)
    carry(posko.prepare(room.invitation.card.fingerprint))  # the hub has it; the answer never arrives
    assert swap(posko, room).acknowledged >= 1
    assert [one.new for one in room.came] == [(record_id,), ()]
    assert len(room.do(lambda: submission.of_record(room.sri.vault, record_id))) == 1


def test_several_at_once_lose_nothing(tmp_path: Path, room: Room) -> None:
    people = [laptop(tmp_path / f"p{number}", f"Petugas {number}", Role.ENUMERATOR) for number in range(4)]
    ids = [[one.handed_in(f"Keluarga {number}") for number in range(2)] for one in people]
    errands = []
    for one in people:
        posko = acquainted(one, room)
        errands.append((posko, posko.prepare(room.invitation.card.fingerprint)))
    lanes = [Lane(f"line {number}") for number in range(len(people))]
    tickets = [lane.post(lambda _t, e=errand: carry(e)) for lane, (_, errand) in zip(lanes, errands, strict=True)]  # type: ignore[misc]
    for (posko, _), ticket in zip(errands, tickets, strict=True):
        assert posko.came_back(ticket.result(120)).acknowledged == 1
    assert {one for came in room.came for one in came.new} == {one for group in ids for one in group}
    for lane, one in zip(lanes, people, strict=True):
        lane.close()
        one.vault.close()


def asked(path: str, body: bytes = b"", method: str = "POST", **more: str) -> int:
    import io

    found: list[int] = []
    app = application(lambda data: data, lambda _card: {}, Acquaintance(), Pace())
    environ = {"REQUEST_METHOD": method, "PATH_INFO": path, "CONTENT_LENGTH": str(len(body)), "REMOTE_ADDR": "1.2.3.4"}
    list(app({**environ, "wsgi.input": io.BytesIO(body), **more}, lambda status, _h: found.append(int(status[:3]))))
    return found[0]


def test_odd_requests_are_refused() -> None:
    assert asked("/paket", b"x") == 200
    assert asked("/", b"") == 404
    assert asked("/paket", b"", "GET") == 404
    assert asked("/paket", CONTENT_LENGTH="") == asked("/paket", CONTENT_LENGTH="²") == 411
    assert asked("/paket", CONTENT_LENGTH=str(1 << 40)) == 413
    assert asked("/paket", b"x", CONTENT_LENGTH="5") == 400
    assert asked("/kenalan", b"{") == 400
    assert asked("/kenalan", json.dumps({"code": "1", "card": "x"}).encode()) == 403


def test_one_address_asks_only_so_often() -> None:
    clock = [0.0]
    pace = Pace(lambda: clock[0])
    assert all(pace.allows("1.2.3.4") for _ in range(MOST_A_MINUTE))
    assert not pace.allows("1.2.3.4")
    assert pace.allows("1.2.3.5")
    clock[0] = 61.0
    assert pace.allows("1.2.3.4")


def test_no_key_lies_beside_the_vault_while_the_door_is_open(room: Room) -> None:
    folder = room.sri.vault.paths.root
    assert not [file for file in folder.rglob("*") if file.suffix in (".pem", ".key")]


def test_whoever_exchanged_by_stick_needs_only_the_address(asep: Laptop, room: Room) -> None:
    hers, his = room.invitation.card, asep.card
    posko = at(asep)
    posko.exchange.introduce(hers.text(), supervisor=True)
    room.do(lambda: room.posko.know(his.text()))
    record_id = asep.handed_in()
    stick = room.do(lambda: room.posko.exchange.write(his.fingerprint, always=True).data)
    assert posko.places() == ()
    posko.came_back(stick)
    assert posko.places() == (hers.fingerprint,)
    for wrong in ("posko", "1.2.3", "127.0.0.1:x", "127.0.0.1:99999", "127.0.0.1:0"):
        with pytest.raises(Trouble) as caught:
            posko.prepare(hers.fingerprint, wrong)
        assert caught.value.kind is Kind.ADDRESS_WRONG
    errand = posko.prepare(hers.fingerprint, f"127.0.0.1:{room.invitation.place.port}")
    assert posko.came_back(carry(errand)).acknowledged == 1
    assert [one.new for one in room.came] == [(record_id,)]


def test_a_form_that_is_there_is_not_carried_again(asep: Laptop, room: Room) -> None:
    room.do(room.sri.install)
    posko = acquainted(asep, room)
    assert swap(posko, room).forms == ("Keluarga",)
    assert swap(posko, room).forms == ()
    written = [one.forms for one in room.do(lambda: packages_table.newest(room.sri.vault)) if one.outgoing]
    assert sorted(written) == [0, 1]


def test_the_door_knocks_at_itself(room: Room) -> None:
    opened = room.do(lambda: room.door.open(room.came.append, room.invitations.append))
    found = room.door.test()
    assert found.shown == opened.addresses
    assert set(found.answering) <= set(opened.addresses)
    assert found.others == 0
    assert lan.answering(room.invitation.place) == ("127.0.0.1",)
    place = room.invitation.place
    assert lan.answering(Place(place.addresses, place.port, "00" * 32)) == ()
    room.door.close()
    assert room.door.test().shown == ()


def test_what_is_more_than_goes_at_once_goes_with_the_next_errand(
    asep: Laptop, room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(posko_role, "MOST_AT_ONCE", 1)  # one record at a time
    ids = [asep.handed_in(f"Keluarga {at}") for at in range(3)]
    posko, mark = acquainted(asep, room), room.invitation.card.fingerprint
    gone: frozenset[str] = frozenset()
    for left in (2, 1, 0):
        errand = posko.prepare(mark, but=gone)
        assert errand.written.left == left
        gone |= frozenset(errand.written.carried)
        posko.came_back(carry(errand))
    assert [one for arrived in room.came for one in arrived.new] == ids
    assert posko.exchange.ready(mark).again == ()  # all of them are told to have arrived
    assert posko.prepare(mark).written.carried == ()


def found_in_the_room(room: Room, known: Posko) -> posko_role.Found:
    """As `look_around` gives it where a question gets through; here it is put together from what the door shows."""
    shown = room.door.hub().opened()
    assert shown is not None
    door = nearby.Door(shown.port, room.invitation.card.fingerprint, shown.mark)
    return posko_role.Found(nearby.Heard("127.0.0.1", door), *known.marks().get(shown.mark, ("", "")))


def test_a_door_that_was_found_wants_the_code_once_and_is_known_ever_after(asep: Laptop, room: Room) -> None:
    posko, shown = at(asep), room.door.hub().opened()
    assert shown is not None
    found = found_in_the_room(room, posko)
    assert found.fingerprint == ""
    invitation = posko_role.acquaint_found(found, shown.code, asep.card)
    assert invitation.card == room.invitation.card
    posko.met(invitation)
    asep.handed_in("Bu Imas")
    assert swap(posko, room).acknowledged == 1
    again = found_in_the_room(room, posko)
    assert (again.fingerprint, again.name) == (invitation.card.fingerprint, "Laptop Sri")
    code = room.door.hub().opened()
    assert code is not None and code.code != shown.code
    with pytest.raises(Trouble) as caught:
        posko_role.acquaint_found(found, shown.code, asep.card)
    assert caught.value.kind is Kind.CODE_WRONG


def test_somebody_between_has_another_mark_and_hears_no_code(asep: Laptop, room: Room) -> None:
    """Who answers for another laptop with a key of their own cannot have the mark that stands on its screen."""
    found, shown = found_in_the_room(room, at(asep)), room.door.hub().opened()
    assert shown is not None
    door = found.heard.door
    for changed in (replace(door, mark="0" * 16), replace(door, laptop="0" * 20)):
        lied = replace(found, heard=replace(found.heard, door=changed))
        with pytest.raises(Trouble) as caught:
            posko_role.acquaint_found(lied, shown.code, asep.card)
        assert caught.value.kind is Kind.NOT_SECURE
    assert room.door.hub().opened() == shown  # the code was not used
