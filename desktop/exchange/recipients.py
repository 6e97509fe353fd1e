"""Who a package is for and from: the keys of a laptop, and the card that introduces it to another."""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
from dataclasses import field

import pyrage
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from desktop.exchange.fields import Fields
from desktop.frozen import frozen
from desktop.store.key import Realm
from desktop.store.vault import Vault
from desktop.trouble import Kind, Trouble

CARD = "sambang-card:1:"
LONGEST_NAME = 80
_PLACE = "exchange_identity"  # in the vault's table of facts about itself


@frozen
class Card:
    """What one laptop tells another: a name people recognise, and its public keys. Nothing in it is secret."""

    name: str
    realm: Realm
    recipient: str  # age1…, X25519
    verifier: str  # Ed25519, hexadecimal

    @property
    def fingerprint(self) -> str:
        """20 letters that stand for both keys, in custody and on the first line of a package."""
        return hashlib.sha256(f"{self.recipient} {self.verifier}".encode()).hexdigest()[:20]

    def text(self) -> str:
        """One word to copy, to put into a small file or a QR code. `read_card` reads it."""
        return CARD + base64.urlsafe_b64encode(json.dumps(self.values()).encode()).decode().rstrip("=")

    def values(self) -> dict[str, str]:
        named = {"name": self.name, "realm": self.realm.value}
        return {**named, "recipient": self.recipient, "verifier": self.verifier}

    def signed(self, signature: bytes, message: bytes) -> bool:
        """Whether this laptop signed the message."""
        try:
            Ed25519PublicKey.from_public_bytes(bytes.fromhex(self.verifier)).verify(signature, message)
        except (InvalidSignature, ValueError):
            return False
        return True


@frozen
class Identity:
    """This laptop's own keys. The secret halves never leave the vault."""

    card: Card
    opener: pyrage.x25519.Identity = field(repr=False)
    signer: Ed25519PrivateKey = field(repr=False)


def identity(vault: Vault, *, name: str = "") -> Identity:
    """This laptop's identity, made when first asked for. `name` is what its card says from now on."""
    with vault.atomic():
        kept = vault.value("SELECT value FROM vault WHERE name = ?", (_PLACE,))
        values = json.loads(kept) if kept else _new()
        if name or not kept:
            values["name"] = " ".join(name.split())[:LONGEST_NAME]
            vault.write("INSERT OR REPLACE INTO vault (name, value) VALUES (?, ?)", (_PLACE, json.dumps(values)))
    opener = pyrage.x25519.Identity.from_str(values["opener"])
    signer = Ed25519PrivateKey.from_private_bytes(bytes.fromhex(values["signer"]))
    verifier = signer.public_key().public_bytes_raw().hex()
    return Identity(Card(values["name"], vault.realm, str(opener.to_public()), verifier), opener, signer)


def _new() -> dict[str, str]:
    signer = Ed25519PrivateKey.generate()
    return {"opener": str(pyrage.x25519.Identity.generate()), "signer": signer.private_bytes_raw().hex(), "name": ""}


def read_card(text: str) -> Card:
    """The card of another laptop from its text. Trouble CARD_UNREADABLE if it is none, or cut."""
    word = "".join(text.split())
    if not word.startswith(CARD) or len(word) > 2000:
        raise Trouble(Kind.CARD_UNREADABLE)
    try:
        encoded = word.removeprefix(CARD)
        return card_of(Fields.of_json(base64.urlsafe_b64decode(encoded + "=" * (-len(encoded) % 4))))
    except (binascii.Error, Trouble) as error:
        raise Trouble(Kind.CARD_UNREADABLE) from error


def card_of(values: Fields) -> Card:
    """A card from its values, its keys proven to be keys. Trouble PACKAGE_DAMAGED."""
    recipient, verifier = values.text("recipient"), values.text("verifier")
    try:
        pyrage.x25519.Recipient.from_str(recipient)
        Ed25519PublicKey.from_public_bytes(bytes.fromhex(verifier))
        realm = Realm(values.text("realm"))
    except (pyrage.RecipientError, ValueError) as error:
        raise Trouble(Kind.PACKAGE_DAMAGED) from error
    return Card(values.text("name")[:LONGEST_NAME], realm, recipient, verifier)


def holder(card: Card) -> str:
    """How custody names a laptop: what people call it, and what it proves itself by."""
    return f"{card.name} · {card.fingerprint}"
