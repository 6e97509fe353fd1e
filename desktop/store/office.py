"""The office's way in, by telephone: a slot for each person that only the office's key can answer for.

The laptop holds the office's public key. For it a fresh pair is made; the secret both halves share (X25519) gives each
person a code of 24 letters, and their slot opens by that code. Readable beside the slots is only the question: the
public half of the fresh pair. Somebody who forgot the passphrase reads it aloud, the office works the code out from
its own key and the person's name, and reads it back. Once used, the question is another one.
"""

from __future__ import annotations

import base64
import json
import os
from dataclasses import field

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from desktop.frozen import frozen
from desktop.paths import Paths
from desktop.store import key, users_table
from desktop.store.key import RECOVERY_LENGTH, USUAL, Cost, NewSlot, Way
from desktop.store.own_key import OwnKey
from desktop.store.spelling import read_back, spelled, with_check
from desktop.store.users_table import User
from desktop.store.vault import Vault
from desktop.trouble import Kind, Trouble

SIZE, LETTERS, CHECKED = 32, 53, 3  # bytes of a question, the letters they need, and those that tell a misheard one
PREFIX = "sambang-kantor-1:"


@frozen
class Office:
    """The office's own key pair, at the office."""

    secret: bytes = field(repr=False)

    @property
    def public(self) -> str:
        """What laptops are given."""
        return _text(X25519PrivateKey.from_private_bytes(self.secret).public_key())

    def answer(self, question: str, name: str) -> str:
        """The code for this person; Trouble CODE_MISTYPED if a letter of the question is wrong."""
        data = read_back(question, SIZE, LETTERS, CHECKED)
        if data is None:
            raise Trouble(Kind.CODE_MISTYPED)
        shared = X25519PrivateKey.from_private_bytes(self.secret).exchange(X25519PublicKey.from_public_bytes(data))
        return _code(shared, name)


def new_office() -> Office:
    """A fresh pair for an office."""
    return Office(X25519PrivateKey.generate().private_bytes_raw())


def locked(office: Office, passphrase: str, cost: Cost = USUAL) -> bytes:
    """The office's key as a file, under a passphrase."""
    salt, nonce = os.urandom(16), os.urandom(12)
    sealed = AESGCM(_wrapping(passphrase, salt, cost)).encrypt(nonce, office.secret, PREFIX.encode())
    told = {"cost": [cost.memory_kib, cost.iterations, cost.lanes], "public": office.public}
    bits = {"salt": salt, "nonce": nonce, "sealed": sealed}
    return json.dumps({**told, **{name: base64.b64encode(data).decode() for name, data in bits.items()}}).encode()


def unlocked(file: bytes, passphrase: str) -> Office:
    """The office's key from its file; Troubles WRONG_PASSPHRASE, KEYS_DAMAGED."""
    try:
        told = json.loads(file)
        cost = Cost(*(int(number) for number in told["cost"]))
        salt, nonce, sealed = (base64.b64decode(told[name]) for name in ("salt", "nonce", "sealed"))
    except (ValueError, KeyError, TypeError):
        raise Trouble(Kind.KEYS_DAMAGED) from None
    if not cost.sane():
        raise Trouble(Kind.KEYS_DAMAGED)
    try:
        return Office(AESGCM(_wrapping(passphrase, salt, cost)).decrypt(nonce, sealed, PREFIX.encode()))
    except InvalidTag:
        raise Trouble(Kind.WRONG_PASSPHRASE) from None


def is_public_key(text: str) -> bool:
    """Whether this is the key of an office, as an office gives it out."""
    try:
        return text.strip().startswith(PREFIX) and len(_bytes(text)) == SIZE
    except ValueError:
        return False


def fingerprint(public: str) -> str:
    """A few letters to compare by telephone; "" for none."""
    return "" if not public else with_check(_bytes(public), LETTERS, CHECKED)[-9:]


# At the laptop.


def enable(vault: Vault, public: str, *, own: dict[str, OwnKey] | None = None, cost: Cost = USUAL) -> None:
    """A way in by this office for everybody here, in place of any before. Trouble CODE_MISTYPED if it is no key.

    `own`: the own keys at hand (of whoever does it), so that they come along; other people's are made anew.
    """
    if not is_public_key(public):
        raise Trouble(Kind.CODE_MISTYPED)
    fresh = X25519PrivateKey.generate()
    shared = fresh.exchange(X25519PublicKey.from_public_bytes(_bytes(public)))
    slots = [_slot(user, shared, cost, (own or {}).get(user.id)) for user in users_table.everyone(vault)]
    question = with_check(fresh.public_key().public_bytes_raw(), LETTERS, CHECKED)
    key.put_slot(vault.paths, vault.key, *slots, told={"office": question})
    with vault.atomic():
        for name, value in (("office_public", public.strip()), ("office_shared", shared.hex())):
            vault.write("INSERT OR REPLACE INTO vault (name, value) VALUES (?, ?)", (name, value))


def renew(vault: Vault, *, own: dict[str, OwnKey] | None = None, cost: Cost = USUAL) -> None:
    """The code that was read aloud opens nothing any more: another question from now on. Nothing without an office."""
    public = public_key(vault)
    if public:
        enable(vault, public, own=own, cost=cost)


def welcome(vault: Vault, user: User, *, cost: Cost = USUAL) -> None:
    """A way in by the office for a newcomer, if there is an office."""
    shared = vault.value("SELECT value FROM vault WHERE name = 'office_shared'")
    if shared:
        key.put_slot(vault.paths, vault.key, _slot(user, bytes.fromhex(shared), cost, None))


def disable(vault: Vault) -> None:
    """No way in by an office any more."""
    everyone = [user.id for user in users_table.everyone(vault)]
    key.without_way(vault.paths, vault.key, everyone, Way.OFFICE)
    with vault.atomic():
        vault.write("DELETE FROM vault WHERE name IN ('office_public', 'office_shared')")


def public_key(vault: Vault) -> str:
    """The office's key, "" without an office."""
    return str(vault.value("SELECT value FROM vault WHERE name = 'office_public'") or "")


def question(paths: Paths) -> str:
    """What is read aloud to the office, before anything is unlocked; "" if no office can help here."""
    return key.told(paths, "office")


def _slot(user: User, shared: bytes, cost: Cost, own: OwnKey | None) -> NewSlot:
    return NewSlot(user.id, user.name, _code(shared, user.name), cost, Way.OFFICE, own)


def _code(shared: bytes, name: str) -> str:
    info = b"sambang/1/office\0" + key.folded(name).encode()
    return spelled(HKDF(SHA256(), 24, None, info).derive(shared), RECOVERY_LENGTH)


def _wrapping(passphrase: str, salt: bytes, cost: Cost) -> bytes:
    argon = Argon2id(
        salt=salt, length=32, iterations=cost.iterations, lanes=cost.lanes, memory_cost=cost.memory_kib, ad=b"office"
    )
    return argon.derive(key.normal(passphrase).encode())


def _text(public: X25519PublicKey) -> str:
    return PREFIX + base64.urlsafe_b64encode(public.public_bytes_raw()).decode().rstrip("=")


def _bytes(public: str) -> bytes:
    return base64.urlsafe_b64decode(public.strip().removeprefix(PREFIX) + "=")
