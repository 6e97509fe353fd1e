"""The start package: all that one new person needs in a village without internet, locked with a code told by voice.

`Sambang-Mulai 1`, a salt, a nonce, then ChaCha20-Poly1305 under the code (Argon2id) over a compressed bundle: length of
the sheet, sheet, contents. The code has 78 bits, so the cost of Argon2id only slows what is hopeless already.
"""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field

import zstandard
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from desktop.exchange.bounded import LARGEST_WHOLE, Bounded
from desktop.exchange.envelope import LARGEST_MANIFEST
from desktop.exchange.fields import Fields, damaged
from desktop.exchange.manifest import plain_name
from desktop.frozen import frozen
from desktop.store.users_table import Role
from desktop.trouble import Kind, Trouble

SUFFIX = ".mulai"
LINE = b"Sambang-Mulai 1\n"
LETTERS = "ABCDEFGHJKMNPQRSTVWXYZ23456789"  # none that sound or look like another
GROUPS, EACH = 4, 4
SALT, NONCE = 16, 12  # bytes


@frozen
class StartForm:
    """A form as its server gave it, its media by file name, and which of them are entity lists."""

    xml: bytes = field(repr=False)
    media: Mapping[str, bytes] = field(repr=False)
    entity_lists: tuple[str, ...] = ()


@frozen
class Start:
    """For whom, and what. `server`: the text a person would paste, token and all; `card`: the supervisor's laptop."""

    name: str
    role: Role
    region: str
    server: str = field(repr=False)
    card: str = field(repr=False, default="")
    forms: Sequence[StartForm] = ()


def fresh_code() -> str:
    """A code to be told by voice, in groups of four."""
    return "-".join("".join(secrets.choice(LETTERS) for _ in range(EACH)) for _ in range(GROUPS))


def pack(start: Start, code: str) -> bytes:
    """The package, locked with the code."""
    contents = [data for form in start.forms for data in (form.xml, *form.media.values())]
    sheet = {
        "name": start.name, "role": start.role.value, "region": start.region,
        "server": start.server, "card": start.card,
        "forms": [{"media": list(form.media), "entity_lists": list(form.entity_lists)} for form in start.forms],
        "contents": [{"size": len(data), "sha256": hashlib.sha256(data).hexdigest()} for data in contents],
    }  # fmt: skip
    told = json.dumps(sheet, ensure_ascii=False).encode()
    packed = zstandard.ZstdCompressor(level=10).compress(b"".join([len(told).to_bytes(4, "big"), told, *contents]))
    salt, nonce = secrets.token_bytes(SALT), secrets.token_bytes(NONCE)
    return LINE + salt + nonce + ChaCha20Poly1305(_key(code, salt)).encrypt(nonce, packed, LINE)


def unpack(data: bytes, code: str) -> Start:
    """What the package holds. Troubles CODE_MISTYPED (or another's code), PACKAGE_DAMAGED, PACKAGE_NEWER."""
    line = data[: len(LINE) + 20].partition(b"\n")[0]
    if len(data) > LARGEST_WHOLE or not line.startswith(b"Sambang-Mulai "):
        raise damaged()
    if line + b"\n" != LINE:
        raise Trouble(Kind.PACKAGE_NEWER, found=line.decode("ascii", "replace")[14:20], known="1")
    locked = memoryview(data)[len(LINE) :]
    salt, nonce = bytes(locked[:SALT]), bytes(locked[SALT : SALT + NONCE])
    if len(locked) < SALT + NONCE + 16:
        raise damaged()
    try:
        packed = ChaCha20Poly1305(_key(code, salt)).decrypt(nonce, locked[SALT + NONCE :], LINE)
    except InvalidTag as error:
        raise Trouble(Kind.CODE_MISTYPED) from error
    unpacking = Bounded(packed)
    told = Fields.of_json(unpacking.take(unpacking.number(LARGEST_MANIFEST)))
    contents = iter([unpacking.content(one)[1] for one in told.many("contents")])
    unpacking.must_end()
    try:
        role = Role(told.text("role"))
        forms = tuple(_form(one, next(contents), contents) for one in told.many("forms"))
    except (ValueError, StopIteration, RuntimeError) as error:
        raise damaged() from error
    return Start(told.text("name"), role, told.text("region"), told.text("server"), told.text("card"), forms)


def _key(code: str, salt: bytes) -> bytes:
    """Trouble CODE_MISTYPED for what has not the letters of a code."""
    plain = "".join(letter for letter in code.upper() if letter in LETTERS)
    if len(plain) != GROUPS * EACH:
        raise Trouble(Kind.CODE_MISTYPED)
    return Argon2id(salt=salt, length=32, iterations=3, lanes=1, memory_cost=65536).derive(plain.encode())


def _form(told: Fields, xml: bytes, contents: Iterator[bytes]) -> StartForm:
    names = told.texts("media")
    if not all(plain_name(name) for name in names):
        raise damaged()
    entity_lists = told.texts("entity_lists") if told.has("entity_lists") else ()  # earlier sheets do not say
    return StartForm(xml, {name: next(contents) for name in names}, entity_lists)
