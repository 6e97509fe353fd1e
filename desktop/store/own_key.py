"""A person's own key pair: what is sealed to it only that person reads, whoever else can open the vault.

It is made when somebody first comes in by a passphrase of their own and lies in their key slot, so that nobody else
ever has it; the public half lies in the vault. Sealing is age's (X25519, ChaCha20-Poly1305).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field

from desktop.frozen import frozen
from desktop.trouble import Kind, Trouble


@frozen
class OwnKey:
    """The secret half, as age writes it. Never printed."""

    secret: str = field(repr=False)

    @property
    def public(self) -> str:
        """The half others seal to."""
        from pyrage import x25519

        return str(x25519.Identity.from_str(self.secret).to_public())

    def open(self, sealed: bytes) -> bytes:
        """What was sealed to this key; Trouble NOTE_FOR_OTHERS if it was not."""
        from pyrage import DecryptError, decrypt, x25519

        try:
            return bytes(decrypt(sealed, [x25519.Identity.from_str(self.secret)]))
        except DecryptError:
            raise Trouble(Kind.NOTE_FOR_OTHERS) from None


def create() -> OwnKey:
    """A fresh pair."""
    from pyrage import x25519

    return OwnKey(str(x25519.Identity.generate()))


def seal(data: bytes, publics: Sequence[str]) -> bytes:
    """For the holders of these keys and nobody else."""
    from pyrage import encrypt, x25519

    return bytes(encrypt(data, [x25519.Recipient.from_str(one) for one in publics]))
