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
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from desktop.paths import Paths
from desktop.store.slots_file import load, save
from desktop.trouble import Kind, Trouble

RECOVERY_ALPHABET = "ABCDEFGHJKMNPQRSTVWXYZ23456789"  # nothing that reads as something else on paper
RECOVERY_LENGTH = 24  # of 30 letters: 117 bits


class Realm(StrEnum):
    """Real work, or Mode latihan. Stamped in the keys file and inside the vault."""

    REAL = "real"
    PRACTICE = "practice"


@dataclass(frozen=True, slots=True)
class Cost:
    """Argon2id parameters, written with the slots. The usual ones take 0.2 s on a server's processor."""

    memory_kib: int = 65536
    iterations: int = 3
    lanes: int = 1

    def sane(self) -> bool:
        """A hostile file must not make the program take all memory or never end."""
        return 8 <= self.memory_kib <= 1 << 20 and 1 <= self.iterations <= 32 and 1 <= self.lanes <= 16


USUAL = Cost()


@dataclass(frozen=True, slots=True)
class DataKey:
    """The 32 random bytes everything is encrypted under. Never printed."""

    secret: bytes = field(repr=False)
    realm: Realm

    def derive(self, purpose: str) -> bytes:
        """A key of its own for each purpose ("main", "photos", ...): 32 bytes."""
        return HKDF(SHA256(), 32, None, b"sambang/1/" + purpose.encode()).derive(self.secret)


@dataclass(frozen=True, slots=True)
class Opened:
    """What a slot gave: the key, whose slot it is, and whether the recovery sheet opened it."""

    key: DataKey
    user_id: str
    by_recovery: bool


@dataclass(frozen=True, slots=True)
class NewSlot:
    """A way in about to be made: whose, by which name and passphrase (or recovery code)."""

    user_id: str
    name: str
    passphrase: str = field(repr=False)
    cost: Cost = USUAL
    recovery: bool = False


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
        candidates.append((_bare(passphrase), True))
    for text, by_recovery in candidates:
        for number, parameters in enumerate(file["sets"]):
            wrapping = _wrapping_key(parameters, name, text)
            for slot in file["slots"]:
                opened = _try(file, slot, wrapping) if slot["set"] == number else None
                if opened is not None and (opened["kind"] == "recovery") == by_recovery:
                    key = DataKey(base64.b64decode(opened["key"]), Realm(file["realm"]))
                    return Opened(key, opened["user"], by_recovery)
    raise Trouble(Kind.WRONG_PASSPHRASE)


def put_slot(paths: Paths, key: DataKey, slot: NewSlot) -> None:
    """A way in for a person, in place of the one of its kind they had, which no kept copy has afterwards."""
    file = load(paths)
    replaced = _drop(file, {_owner(key, slot.user_id, slot.recovery)})
    _add(file, key, slot)
    save(paths, file, forget_previous=replaced)


def remove_slots(paths: Paths, key: DataKey, user_id: str) -> None:
    """This person gets in no more, nor by a kept copy of the file."""
    file = load(paths)
    _drop(file, {_owner(key, user_id, recovery) for recovery in (False, True)})
    save(paths, file, forget_previous=True)


def realm_of(paths: Paths) -> Realm:
    """Which realm the keys file is of, before anything is unlocked."""
    return Realm(load(paths)["realm"])


def recovery_code() -> str:
    """A random code for the printed recovery sheet, in groups of four."""
    letters = "".join(secrets.choice(RECOVERY_ALPHABET) for _ in range(RECOVERY_LENGTH))
    return "-".join(letters[i : i + 4] for i in range(0, RECOVERY_LENGTH, 4))


def is_recovery_code(text: str) -> bool:
    """Whether a typed text has the shape of a recovery code."""
    bare = _bare(text)
    return len(bare) == RECOVERY_LENGTH and all(letter in RECOVERY_ALPHABET for letter in bare)


def normal(text: str) -> str:
    """One form of what was typed, whatever keyboard wrote it."""
    return unicodedata.normalize("NFKC", text)


def folded(name: str) -> str:
    """A person's name as it is compared: case, width and doubled spaces do not matter."""
    return " ".join(normal(name).casefold().split())


def _bare(code: str) -> str:
    return "".join(code.upper().replace("-", " ").split())


def _wrapping_key(parameters: dict[str, Any], name: str, text: str) -> bytes:
    cost = Cost(parameters["memory_kib"], parameters["iterations"], parameters["lanes"])
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


def _add(file: dict[str, Any], key: DataKey, slot: NewSlot) -> None:
    number = _set_for(file, slot.cost)
    text = _bare(slot.passphrase) if slot.recovery else normal(slot.passphrase)
    slot_id, nonce = secrets.token_hex(8), os.urandom(12)
    kind = "recovery" if slot.recovery else "passphrase"
    content = {"kind": kind, "user": slot.user_id, "key": base64.b64encode(key.secret).decode()}
    wrapping = _wrapping_key(file["sets"][number], slot.name, text)
    sealed = AESGCM(wrapping).encrypt(nonce, json.dumps(content).encode(), _label(file, slot_id))
    file["slots"].append(
        {
            "id": slot_id,
            "owner": _owner(key, slot.user_id, slot.recovery),
            "set": number,
            "nonce": base64.b64encode(nonce).decode(),
            "sealed": base64.b64encode(sealed).decode(),
        }
    )


def _owner(key: DataKey, user_id: str, recovery: bool) -> str:
    """Whose slot it is, readable only with the data key: so that a slot can be replaced without opening it."""
    return hmac.digest(key.derive("slots"), f"{recovery}\0{user_id}".encode(), "sha256").hex()[:32]


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
