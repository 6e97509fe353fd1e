"""Who opened a door in this room: a question to the network around, and what an open door answers to it.

Asked only when a person wants to know, answered only while the door is open. An answer says where, and by what the
laptop is known; nobody's name. It is no proof of anything: the pinned key, or the code with the mark that people
compare on both screens, decides who is trusted.
"""

from __future__ import annotations

import hashlib
import json
import logging
import re
import secrets
import socket
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from ipaddress import IPv4Address

from desktop.frozen import frozen

PORT = 8739
GROUP = "239.255.87.39"  # of the range for one's own site (RFC 2365)
ASKED = b"sambang-posko-di-mana 1 "
LENGTH = 256  # bytes of a question: longer than any answer, so that nobody makes doors shout at a third
WAIT = 1.5  # seconds for answers
MOST = 40  # answers a second, whoever asks
MOST_FOUND = 30  # doors of one room: more nobody could read
MOST_EACH = 3  # doors at one address: who answers for more hides the others
TICK = 0.25  # seconds after which a door that was shut is silent
TRIES = 8  # ticks for the door that was shut a moment ago to let go of the port
NONCE = 16
_DIGITS = re.compile("[0-9a-f]{20} [0-9a-f]{16}")


@frozen
class Door:
    """An open door, as it tells of itself: the port, the laptop's fingerprint, and the mark to compare."""

    port: int
    laptop: str
    mark: str


@frozen
class Heard:
    """A door, and the address its answer came from."""

    address: str
    door: Door


def mark_of(pin: str, fingerprint: str) -> str:
    """What people compare on two screens: over the key of the line and the keys of the laptop. 64 bits, hexadecimal:
    nobody makes a second key with the same."""
    return hashlib.sha256(f"{pin} {fingerprint}".encode()).hexdigest()[:16]


def answer(door: Door, cancelled: Callable[[], bool], port: int = PORT) -> None:
    """Answer until cancelled. Where the system does not let it, nobody is answered: the address is typed as ever."""
    for _try in range(TRIES):
        if cancelled():
            return
        try:
            with _listening(port) as line:
                _answer_on(line, door, cancelled)
            return
        except OSError:
            time.sleep(TICK)
    logging.getLogger(__name__).info("nobody in the room hears where this door is")


def look(
    wait: float = WAIT, *, port: int = PORT, to: Iterable[str] | None = None, now: Callable[[], float] = time.monotonic
) -> tuple[Heard, ...]:
    """Ask, and wait for what answers. Nothing where there is no network, or it carries no such question."""
    nonce = secrets.token_hex(NONCE // 2)
    found: dict[Heard, None] = {}  # who answers for a laptop that is another's does not hide it
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as line:
        line.setsockopt(socket.SOL_SOCKET, socket.SO_BROADCAST, 1)
        if not _ask(line, (ASKED + nonce.encode()).ljust(LENGTH), port, targets() if to is None else to):
            return ()
        until = now() + wait
        while (left := until - now()) > 0 and len(found) < MOST_FOUND:
            line.settimeout(left)
            try:
                data, (address, _port) = line.recvfrom(LENGTH)
            except TimeoutError:
                break
            except OSError:  # Windows tells on this line that another one was not heard
                continue
            door = _read(data, nonce)
            if door is not None and sum(one.address == address for one in found) < MOST_EACH:
                found[Heard(address, door)] = None
    return tuple(found)


def targets() -> Iterator[str]:
    """Where a question goes: the group, everybody, and everybody in the likeliest network of each address."""
    yield GROUP
    yield "255.255.255.255"
    for one in addresses():
        yield f"{one.rpartition('.')[0]}.255"


def addresses() -> list[str]:
    """The addresses of this machine that others in the room may reach, the likeliest first."""
    found: list[str] = []
    for target in ("10.255.255.255", "192.168.255.255"):  # no packet leaves: the system only says which way it would go
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as way:
            try:
                way.connect((target, 1))
            except OSError:
                logging.getLogger(__name__).info("no way to a network in the room")
                continue
            found.append(str(way.getsockname()[0]))
    try:
        found += [str(info[4][0]) for info in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)]
    except OSError:
        logging.getLogger(__name__).info("this machine's own name has no address")
    return [one for one in dict.fromkeys(found) if not one.startswith("127.")] or ["127.0.0.1"]


def _ask(line: socket.socket, question: bytes, port: int, to: Iterable[str]) -> bool:
    went = False
    for target in dict.fromkeys(to):
        try:
            went = line.sendto(question, (target, port)) > 0 or went
        except OSError:
            logging.getLogger(__name__).info("a question into the room did not leave")
    return went


def _listening(port: int) -> socket.socket:
    with ExitStack() as undone:
        line = undone.enter_context(socket.socket(socket.AF_INET, socket.SOCK_DGRAM))
        line.bind(("", port))
        line.settimeout(TICK)
        for one in ("0.0.0.0", *addresses()):  # noqa: S104 -- the room, and only while the door is open
            try:
                line.setsockopt(
                    socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP, socket.inet_aton(GROUP) + socket.inet_aton(one)
                )
            except OSError:
                logging.getLogger(__name__).info("a network in the room has no groups")
        undone.pop_all()
        return line


def _answer_on(line: socket.socket, door: Door, cancelled: Callable[[], bool]) -> None:
    second, answers = 0, 0
    while not cancelled():
        try:
            data, whence = line.recvfrom(LENGTH * 2)
        except TimeoutError:
            continue
        except OSError:  # Windows tells on this line that an answer was not heard
            continue
        if int(time.monotonic()) != second:
            second, answers = int(time.monotonic()), 0
        if _is_asked(data, whence[0]) and answers < MOST:
            answers += 1
            _tell(line, door, data, whence)


def _tell(line: socket.socket, door: Door, question: bytes, whence: tuple[str, int]) -> None:
    nonce = question[len(ASKED) : len(ASKED) + NONCE].decode("ascii", "replace")
    told = {"nonce": nonce, "port": door.port, "laptop": door.laptop, "mark": door.mark}
    try:
        line.sendto(json.dumps(told).encode(), whence)
    except OSError:
        logging.getLogger(__name__).info("an answer into the room did not leave")


def _is_asked(data: bytes, address: str) -> bool:
    """The question as it is asked, by somebody of a private network."""
    return len(data) == LENGTH and data.startswith(ASKED) and IPv4Address(address).is_private


def _read(data: bytes, nonce: str) -> Door | None:
    """An answer to this very question; anybody may send anything."""
    try:
        told = json.loads(data)
        door = Door(int(told["port"]), str(told["laptop"]), str(told["mark"]))
        fits = told["nonce"] == nonce and 0 < door.port < 65536
    except (ValueError, KeyError, TypeError, OverflowError, RecursionError):  # Infinity is a number to JSON
        return None
    return door if fits and _DIGITS.fullmatch(f"{door.laptop} {door.mark}") else None
