"""Who opened a door in this room: asked and answered on this machine, and what answers that are none do."""

from __future__ import annotations

import gc
import json
import socket
import ssl
import struct
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from desktop import nearby
from desktop.lanes import Lane
from desktop.nearby import Door, Heard, answer, look
from desktop.tls import promptly_closing

DOOR = Door(8737, "5f3a" * 5, "91c2" * 4)
LOCAL = ("127.0.0.1",)
LONG = 20.0  # seconds an answer may take on a loaded machine


@contextmanager
def answering(door: Door, port: int) -> Iterator[None]:
    lane = Lane("nearby")
    ticket = lane.post(lambda ticket: answer(door, ticket.cancelled, port))
    try:
        yield
    finally:
        ticket.cancel()
        ticket.result(LONG)
        assert lane.close()


def free() -> int:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def heard(port: int) -> tuple[Heard, ...]:
    """Asked until somebody answers."""
    for _try in range(200):
        found = look(0.2, port=port, to=LOCAL)
        if found:
            return found
    return ()


def test_an_open_door_answers_where_it_is_and_a_shut_one_nothing() -> None:
    port = free()
    with answering(DOOR, port):
        assert heard(port) == (Heard("127.0.0.1", DOOR),)
    assert look(0.2, port=port, to=LOCAL) == ()


def test_the_answer_names_nobody_and_is_shorter_than_the_question() -> None:
    port = free()
    with answering(DOOR, port):
        heard(port)
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as line:
            line.settimeout(LONG)
            line.sendto((nearby.ASKED + b"0" * nearby.NONCE).ljust(nearby.LENGTH), ("127.0.0.1", port))
            told = line.recv(4096)
    assert set(json.loads(told)) == {"nonce", "port", "laptop", "mark"}
    assert len(told) < nearby.LENGTH


@pytest.mark.parametrize("question", [b"", b"apa", nearby.ASKED, nearby.ASKED.ljust(nearby.LENGTH * 2)])
def test_what_is_no_question_is_not_answered(question: bytes) -> None:
    port = free()
    with answering(DOOR, port):
        heard(port)
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as line:
            line.settimeout(0.3)
            line.sendto(question, ("127.0.0.1", port))
            with pytest.raises(TimeoutError):
                line.recv(4096)


LIES: dict[str, Callable[[dict[str, object]], object]] = {
    "another question": lambda told: told | {"nonce": "0" * 16},
    "a name": lambda told: told | {"laptop": "Laptop Sri"},
    "no mark": lambda told: {name: value for name, value in told.items() if name != "mark"},
    "a port that is none": lambda told: told | {"port": 99999},
    "a list": lambda told: [told],
    "a port without end": lambda told: told | {"port": float("inf")},
}


@pytest.mark.parametrize("lie", LIES.values(), ids=LIES)
def test_an_answer_that_lies_is_passed_over(lie: Callable[[dict[str, object]], object]) -> None:
    lane = Lane("liar")
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as line:
        line.bind(("127.0.0.1", 0))
        line.settimeout(LONG)

        def lies() -> None:
            data, whence = line.recvfrom(4096)
            nonce = data[len(nearby.ASKED) :][: nearby.NONCE].decode()
            told = {"nonce": nonce, "port": DOOR.port, "laptop": DOOR.laptop, "mark": DOOR.mark}
            line.sendto(json.dumps(lie(told)).encode(), whence)

        ticket = lane.post(lambda _ticket: lies())
        assert look(0.5, port=line.getsockname()[1], to=LOCAL) == ()
        ticket.result(LONG)
    assert lane.close()


def answered_by(*doors: Door, wait: float = LONG) -> tuple[Heard, ...]:
    """What is found where all of these answer one question."""
    lane = Lane("many")
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as line:
        line.bind(("127.0.0.1", 0))
        line.settimeout(LONG)

        def answers() -> None:
            data, whence = line.recvfrom(4096)
            nonce = data[len(nearby.ASKED) :][: nearby.NONCE].decode()
            for one in doors:
                told = {"nonce": nonce, "port": one.port, "laptop": one.laptop, "mark": one.mark}
                line.sendto(json.dumps(told).encode(), whence)

        ticket = lane.post(lambda _ticket: answers())
        found = look(wait, port=line.getsockname()[1], to=LOCAL)
        ticket.result(LONG)
    assert lane.close()
    return found


def test_who_answers_in_the_name_of_a_laptop_does_not_hide_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(nearby, "MOST_FOUND", 2)
    false = Door(6666, DOOR.laptop, "0" * 16)
    assert {one.door for one in answered_by(false, DOOR, DOOR)} == {false, DOOR}


def test_who_answers_for_hundreds_of_doors_fills_no_list() -> None:
    found = answered_by(*(Door(8737, f"{number:020x}", DOOR.mark) for number in range(200)), wait=0.5)
    assert len(found) <= nearby.MOST_EACH


def test_no_more_doors_are_listed_than_anybody_could_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(nearby, "MOST_FOUND", 2)
    assert len(answered_by(*(Door(8737, f"{number:020x}", DOOR.mark) for number in range(9)))) == 2


def test_a_door_shut_and_opened_again_at_once_answers() -> None:
    """The one before lets go of the port a moment later."""
    asked: list[bool] = []
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as before:
        before.bind(("", 0))
        port = before.getsockname()[1]

        def cancelled() -> bool:
            if len(asked) == 1:
                before.close()
            asked.append(True)
            return False

        lane = Lane("nearby")
        ticket = lane.post(lambda ticket: answer(DOOR, lambda: cancelled() or ticket.cancelled(), port))
        assert heard(port) == (Heard("127.0.0.1", DOOR),)
        ticket.cancel()
        ticket.result(LONG)
        assert lane.close()


def test_where_the_port_is_taken_or_nothing_can_be_sent_it_is_silent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(nearby, "TICK", 0.01)
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as taken:
        taken.bind(("", 0))
        answer(DOOR, lambda: False, taken.getsockname()[1])  # comes back soon
    assert look(0.2, port=free(), to=("::1",)) == ()


def test_a_line_cut_before_the_handshake_is_closed_at_once() -> None:
    """Python itself leaves it open for the collector of garbage, which warns."""
    context = promptly_closing(ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT))
    context.check_hostname = False
    with socket.create_server(("127.0.0.1", 0)) as door, warnings.catch_warnings(record=True) as warned:
        warnings.simplefilter("always")
        line = socket.create_connection(door.getsockname())
        other, _address = door.accept()
        other.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        other.close()
        with pytest.raises(OSError, match="reset"):
            context.wrap_socket(line)
        del line
        gc.collect()
    assert [str(one.message) for one in warned if issubclass(one.category, ResourceWarning)] == []
