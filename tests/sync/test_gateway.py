"""Through a gateway beside the server: one stream, the server's own answers, and the same promises when it is cut."""

from __future__ import annotations

import lzma
import random
from collections.abc import Iterator

import pytest

from desktop.hub import serve
from desktop.hub.gateway import gateway
from desktop.hub.receiver import base_address
from desktop.hub.running import Running
from desktop.hub.shelf import Shelf
from desktop.openrosa import stream
from desktop.openrosa.stream import Answered, Broken, Packed, read_answers, unpacked, write_answer
from desktop.sync.courier import run_round
from desktop.trouble import Kind
from tests.hub.province import form_xml
from tests.sync.faults import CLEAN, Fault, FaultyWire
from tests.sync.laptop import Laptop


@pytest.fixture
def beside(hub: Running) -> Iterator[Running]:
    with serve(gateway(hub.address)) as running:
        yield running


@pytest.fixture
def thin(beside: Running) -> Iterator[FaultyWire]:
    with FaultyWire((beside.host, beside.port)) as wire:
        yield wire


@pytest.fixture
def far(laptop: Laptop, thin: FaultyWire, token: str) -> Laptop:
    laptop.login(base_address(thin.address, token))
    return laptop


def test_many_records_in_one_request_with_the_servers_own_receipts(far: Laptop, shelf: Shelf, thin: FaultyWire) -> None:
    dice = random.Random(1)
    released = [far.release(name=f"{dice.randbytes(700).hex()}{'x' * 4000}") for _ in range(40)]
    went = far.round()
    assert (went.words_sent, went.stopped, thin.connections) == (40, (), 1)
    assert [received.instance_id for received in shelf.received()] == released
    assert {(received.device_id, received.user_agent) for received in shelf.received()} == {
        ("sambang:uji", "Sambang/0.1")
    }
    assert 30_000 < went.bytes_sent < 40 * 1000  # of 220,000; and more than one block


def test_forms_photos_and_refusals_pass_through(far: Laptop, shelf: Shelf, token: str) -> None:
    shelf.publish(form_xml("prelist", media=["desa.csv"]), {"desa.csv": b"name,label\n1,Satu\n"})
    assert run_round(far.vault, far.lines, now=far.now).forms_installed == 2
    shelf.publish(form_xml("tutup"))
    shelf.set_state("tutup", "closed")
    good = [far.release({"a.jpg": b"x" * 70_000}), far.release()]
    closed, unknown = far.release(form_id="tutup"), far.release(form_id="entah")
    went = far.round()
    assert far.fates() == dict.fromkeys(good, "sent") | {closed: "refused", unknown: "refused"}
    assert [one.kind for one in went.refused] == [Kind.REFUSED_FORM_CLOSED, Kind.REFUSED_FORM_UNKNOWN]
    assert shelf.received()[0].files == {"a.jpg": b"x" * 70_000}


def test_a_dead_token_is_the_servers_word(far: Laptop, shelf: Shelf, token: str) -> None:
    for _ in range(4):
        far.release()
    shelf.revoke(token)
    assert far.round().kind is Kind.TOKEN_REJECTED
    assert set(far.fates().values()) == {"released"}


@pytest.mark.parametrize("share", [0.2, 0.5, 0.9, 0.99])
@pytest.mark.parametrize("way", ["request", "answer"])
def test_a_cut_stream_loses_and_doubles_nothing(
    far: Laptop, shelf: Shelf, thin: FaultyWire, way: str, share: float
) -> None:
    for _ in range(6):
        far.release()
    far.round()
    up, down = thin.passed_up, thin.passed_down
    released = [far.release() for _ in range(6)]
    far.lines.close()
    cut = int((up if way == "request" else down) * share)
    faults = iter([Fault(request=cut) if way == "request" else Fault(answer=cut)])
    thin.next_fault = lambda: next(faults, CLEAN)
    went = far.round()
    assert went.stopped
    assert went.words_sent == sum(far.fates()[one] == "sent" for one in released)
    far.later(hours=1)
    far.round()
    assert set(far.fates().values()) == {"sent"}
    there = [received.instance_id for received in shelf.received()]
    assert len(there) == len(set(there)) == 12


def test_a_server_behind_that_is_down_is_told_and_nothing_is_claimed(far: Laptop, hub: Running, shelf: Shelf) -> None:
    far.round()
    far.lines.to(far.vault, "dinsos", "").server.preflight()
    for _ in range(5):
        far.release()
    hub.stop()
    went = far.round()
    assert (went.words_sent, went.kind) == (0, Kind.NO_CONNECTION)
    assert set(far.fates().values()) == {"released"}


def test_what_is_packed_is_unpacked_and_what_is_hostile_is_not(monkeypatch: pytest.MonkeyPatch) -> None:
    records = [b"<data/>", b"", b"x" * 100_000]
    packed = b"".join(Packed(records))
    assert (list(unpacked(reader(packed))), len(Packed(records))) == (records, len(packed))
    for bad in (packed[:-9], b"bukan xz", b"", lzma.compress(b"\xff\xff\xff\xff" + b"x" * 10), lzma.compress(b"\0\0")):
        with pytest.raises(Broken):
            list(unpacked(reader(bad)))
    monkeypatch.setattr(stream, "LARGEST_STREAM", 1_000_000)
    with pytest.raises(Broken):
        list(unpacked(reader(lzma.compress(b"\0\0\0\0" * 300_000))))


def test_answers_are_read_line_by_line() -> None:
    good = Answered(201, "ok", marked=True, date="x")
    said = [good, good, Answered(409, "tidak", marked=True, date="y"), good, Answered(0)]
    data = b"".join(write_answer(one, before) for one, before in zip(said, [None, *said], strict=False))
    assert b"{}" in data
    assert list(read_answers(data[at : at + 7] for at in range(0, len(data), 7))) == said
    for bad in (b"[1]\n", b"bukan\n", b'{"status":201}', b"x" * 40_000):
        with pytest.raises(Broken):
            list(read_answers([bad]))


def reader(data: bytes):  # type: ignore[no-untyped-def]
    import io

    return io.BytesIO(data).read
