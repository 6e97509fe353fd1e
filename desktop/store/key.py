"""The key slots: a small file, readable before the key is known and so without names, that wraps the one data key.

A passphrase (with the person's name as associated data) goes through Argon2id to a key-encryption key; that opens one
of the slots by AES-GCM. All slots with the same parameters share a salt, so that one slow derivation tries them all.
"""

from __future__ import annotations

import base64
import hmac
import json
import os
import secrets
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import field
from enum import StrEnum
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from desktop.frozen import frozen
from desktop.paths import Paths
from desktop.store.own_key import OwnKey, seal
from desktop.store.slots_file import load, save
from desktop.store.spelling import LETTERS, bare
from desktop.trouble import Kind, Trouble

RECOVERY_LENGTH = 24  # of 30 letters: 117 bits


class Realm(StrEnum):
    """Real work, or Mode latihan. Stamped in the keys file and inside the vault."""

    REAL = "real"
    PRACTICE = "practice"


class Way(StrEnum):
    """By what a slot opens."""

    PASSPHRASE = "passphrase"  # noqa: S105 -- a kind, no secret
    RECOVERY = "recovery"  # the printed sheet
    OFFICE = "office"  # the office's answer by telephone


@frozen
class Cost:
    """Argon2id parameters, written with the slots. The usual ones take 0.2 s on a server's processor."""

    memory_kib: int = 65536
    iterations: int = 3
    lanes: int = 1

    def sane(self) -> bool:
        """A hostile file must not make the program take all memory or never end."""
        return 8 <= self.memory_kib <= 1 << 20 and 1 <= self.iterations <= 32 and 1 <= self.lanes <= 16


USUAL = Cost()


@frozen
class DataKey:
    """The 32 random bytes everything is encrypted under. Never printed."""

    secret: bytes = field(repr=False)
    realm: Realm

    def derive(self, purpose: str) -> bytes:
        """A key of its own for each purpose ("main", "photos", ...): 32 bytes."""
        return HKDF(SHA256(), 32, None, b"sambang/1/" + purpose.encode()).derive(self.secret)


@frozen
class Opened:
    """What a slot gave: the key, whose slot it is, and whether the recovery sheet opened it."""

    key: DataKey
    user_id: str
    way: Way
    own: OwnKey | None = None  # made when somebody first comes in by a passphrase
    cost: Cost = USUAL

    @property
    def by_recovery(self) -> bool:
        """By a code in place of the passphrase: a new one is wanted at once."""
        return self.way is not Way.PASSPHRASE


@frozen
class NewSlot:
    """A way in about to be made: whose, by which name and passphrase (or recovery code)."""

    user_id: str
    name: str
    passphrase: str = field(repr=False)
    cost: Cost = USUAL
    way: Way = Way.PASSPHRASE
    own: OwnKey | None = field(default=None, repr=False)


def create(realm: Realm) -> DataKey:
    """A fresh data key. `write_first` puts it into a keys file, as the last step of a set-up."""
    return DataKey(secrets.token_bytes(32), realm)


def write_first(paths: Paths, key: DataKey, vault_id: str, slot: NewSlot) -> None:
    """The keys file with its first slot."""
    file: dict[str, Any] = {"format": 1, "realm": key.realm.value, "vault": vault_id, "sets": [], "slots": []}
    _add(file, key, slot)
    save(paths, file)


def open_slot(paths: Paths, name: str, passphrase: str) -> Opened:
    """The data key by name and passphrase (or recovery code); Trouble WRONG_PASSPHRASE, KEYS_DAMAGED, VAULT_MISSING."""
    file = load(paths)
    candidates = [(normal(passphrase), False)]
    if is_recovery_code(passphrase):
        candidates.append((bare(passphrase), True))
    for text, by_code in candidates:
        for number, parameters in enumerate(file["sets"]):
            wrapping = _wrapping_key(parameters, name, text)
            for slot in file["slots"]:
                found = _try(file, slot, wrapping) if slot["set"] == number else None
                opened = None if found is None else _opened(file, slot, found, _cost(parameters))
                if opened is not None and opened.by_recovery == by_code:
                    return opened
    raise Trouble(Kind.WRONG_PASSPHRASE)


def put_slot(paths: Paths, key: DataKey, *slots: NewSlot, told: Mapping[str, str] | None = None) -> None:
    """Ways in, each in place of the one of its kind that person had, which no kept copy has afterwards. All or none.

    `told` is readable beside them (the office's question).
    """
    file = load(paths)
    replaced = _drop(file, {_owner(key, slot.user_id, slot.way) for slot in slots})
    for slot in slots:
        _add(file, key, slot)
    if told:
        file["told"] = {**file.get("told", {}), **told}
    save(paths, file, forget_previous=replaced)


def told(paths: Paths, name: str) -> str:
    """Something readable that lies beside the slots; "" if it does not."""
    return str(load(paths).get("told", {}).get(name, ""))


def without_way(paths: Paths, key: DataKey, user_ids: Iterable[str], way: Way) -> None:
    """Nobody of these comes in by that way any more."""
    file = load(paths)
    _drop(file, {_owner(key, user_id, way) for user_id in user_ids})
    save(paths, file, forget_previous=True)


def rekeyed(paths: Paths, old: DataKey, new: DataKey, user_ids: Iterable[str]) -> dict[str, Any]:
    """The keys file for a new data key: each slot stays that can be told of it, sealed to its person's own key.

    A slot without an own key inside opens nothing afterwards, so it goes; its person needs a new passphrase.
    """
    file = load(paths)
    owners = {_owner(old, user_id, way): (user_id, way) for user_id in user_ids for way in Way}
    kept = []
    for slot in file["slots"]:
        if slot["owner"] in owners and slot.get("own"):
            sealed = base64.b64encode(seal(new.secret, [slot["own"]])).decode()
            kept.append({**slot, "owner": _owner(new, *owners[slot["owner"]]), "next": sealed})
    return {**file, "slots": kept}


def people_with(paths: Paths, key: DataKey, user_ids: Iterable[str], way: Way, *, own: bool = False) -> set[str]:
    """Who of these has that way in (and an own key in it)."""
    owners = {slot["owner"] for slot in load(paths)["slots"] if slot.get("own") or not own}
    return {user_id for user_id in user_ids if _owner(key, user_id, way) in owners}


def remove_slots(paths: Paths, key: DataKey, user_id: str) -> None:
    """This person gets in no more, nor by a kept copy of the file."""
    file = load(paths)
    _drop(file, {_owner(key, user_id, way) for way in Way})
    save(paths, file, forget_previous=True)


def realm_of(paths: Paths) -> Realm:
    """Which realm the keys file is of, before anything is unlocked."""
    return Realm(load(paths)["realm"])


def recovery_code() -> str:
    """A random code for the printed recovery sheet, in groups of four."""
    letters = "".join(secrets.choice(LETTERS) for _ in range(RECOVERY_LENGTH))
    return "-".join(letters[i : i + 4] for i in range(0, RECOVERY_LENGTH, 4))


def is_recovery_code(text: str) -> bool:
    """Whether a typed text has the shape of a recovery code."""
    letters = bare(text)
    return len(letters) == RECOVERY_LENGTH and all(letter in LETTERS for letter in letters)


def normal(text: str) -> str:
    """One form of what was typed, whatever keyboard wrote it."""
    return unicodedata.normalize("NFKC", text)


def folded(name: str) -> str:
    """A person's name as it is compared: case, width and doubled spaces do not matter."""
    return " ".join(normal(name).casefold().split())


def _wrapping_key(parameters: dict[str, Any], name: str, text: str) -> bytes:
    cost = _cost(parameters)
    if not cost.sane():
        raise Trouble(Kind.KEYS_DAMAGED)
    argon = Argon2id(
        salt=base64.b64decode(parameters["salt"]),
        length=32,
        iterations=cost.iterations,
        lanes=cost.lanes,
        memory_cost=cost.memory_kib,
        ad=folded(name).encode(),
    )
    return argon.derive(text.encode())


def _label(file: dict[str, Any], slot_id: str) -> bytes:
    """What a slot is tied to: its realm, its vault, itself. A slot moved elsewhere opens nothing."""
    return "\0".join(("sambang slot 1", file["realm"], file["vault"], slot_id)).encode()


def _try(file: dict[str, Any], slot: dict[str, Any], wrapping: bytes) -> dict[str, Any] | None:
    try:
        plain = AESGCM(wrapping).decrypt(
            base64.b64decode(slot["nonce"]), base64.b64decode(slot["sealed"]), _label(file, slot["id"])
        )
    except InvalidTag:
        return None
    opened: dict[str, Any] = json.loads(plain)
    return opened


def _cost(parameters: dict[str, Any]) -> Cost:
    return Cost(parameters["memory_kib"], parameters["iterations"], parameters["lanes"])


def _opened(file: dict[str, Any], slot: dict[str, Any], content: dict[str, Any], cost: Cost) -> Opened:
    own = OwnKey(content["own"]) if content.get("own") else None
    secret = base64.b64decode(content["key"])
    if own is not None and "next" in slot:  # the vault was given another key since
        secret = own.open(base64.b64decode(slot["next"]))
    return Opened(DataKey(secret, Realm(file["realm"])), content["user"], Way(content["kind"]), own, cost)


def _add(file: dict[str, Any], key: DataKey, slot: NewSlot) -> None:
    number = _set_for(file, slot.cost)
    text = normal(slot.passphrase) if slot.way is Way.PASSPHRASE else bare(slot.passphrase)
    slot_id, nonce = secrets.token_hex(8), os.urandom(12)
    content = {"kind": slot.way.value, "user": slot.user_id, "key": base64.b64encode(key.secret).decode()}
    content |= {"own": slot.own.secret} if slot.own is not None else {}
    wrapping = _wrapping_key(file["sets"][number], slot.name, text)
    sealed = AESGCM(wrapping).encrypt(nonce, json.dumps(content).encode(), _label(file, slot_id))
    file["slots"].append(
        {
            "id": slot_id,
            "owner": _owner(key, slot.user_id, slot.way),
            "own": slot.own.public if slot.own is not None else "",
            "set": number,
            "nonce": base64.b64encode(nonce).decode(),
            "sealed": base64.b64encode(sealed).decode(),
        }
    )


_MARKS = {Way.PASSPHRASE: "False", Way.RECOVERY: "True", Way.OFFICE: "office"}


def _owner(key: DataKey, user_id: str, way: Way) -> str:
    """Whose slot it is, readable only with the data key: so that a slot can be replaced without opening it."""
    return hmac.digest(key.derive("slots"), f"{_MARKS[way]}\0{user_id}".encode(), "sha256").hex()[:32]


def _set_for(file: dict[str, Any], cost: Cost) -> int:
    wanted = {"memory_kib": cost.memory_kib, "iterations": cost.iterations, "lanes": cost.lanes}
    for number, known in enumerate(file["sets"]):
        if all(known[name] == value for name, value in wanted.items()):
            return number
    file["sets"].append({**wanted, "salt": base64.b64encode(os.urandom(16)).decode()})
    return len(file["sets"]) - 1


def _drop(file: dict[str, Any], owners: set[str]) -> bool:
    before = len(file["slots"])
    file["slots"] = [slot for slot in file["slots"] if slot["owner"] not in owners]
    return len(file["slots"]) < before
