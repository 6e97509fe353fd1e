"""Functions of identity, digests and signatures."""

from __future__ import annotations

import base64
import binascii
import hashlib
from typing import Final

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from ..context import Context
from ..errors import XPathError
from .signature import Function, plain

_DIGESTS: Final = {"MD5": "md5", "SHA1": "sha1", "SHA256": "sha256", "SHA384": "sha384", "SHA512": "sha512"}
# JavaRosa takes the names of Java's constants too: `SHA256`, `BASE64`


def _digest(text: str, algorithm: str, encoding: str = "base64") -> str:
    known = _DIGESTS.get(algorithm.upper().replace("SHA-", "SHA"))
    if known is None:
        raise XPathError("bad value", name="digest", value=algorithm)
    digest = hashlib.new(known, text.encode(), usedforsecurity=False).digest()
    if encoding.lower() == "hex":
        return digest.hex()
    if encoding.lower() != "base64":
        raise XPathError("bad value", name="digest", value=encoding)
    return base64.b64encode(digest).decode()


def _decode(text: str) -> str:
    """Text from base64; blank if it is not base64 or not text."""
    try:
        packed = "".join(text.split())  # the padding may be left out
        return base64.b64decode(packed + "=" * (-len(packed) % 4), validate=True).decode(errors="replace")
    except (binascii.Error, ValueError):
        return ""


def _extract_signed(content: str, key: str) -> str:
    """What was signed, if the signature (the first 64 bytes) is by the key; otherwise blank."""
    try:
        signed = base64.b64decode(content)
        Ed25519PublicKey.from_public_bytes(base64.b64decode(key)).verify(signed[:64], signed[64:])
        return signed[64:].decode()
    except (binascii.Error, ValueError, InvalidSignature):
        return ""


def _uuid(context: Context, *length: float) -> str:
    """A UUID of version 4, or so many of its letters (more of them in a row if it must be longer)."""
    made = context.environment.uuid()
    if not length:
        return made
    wanted = length[0]
    if wanted != wanted or wanted < 0 or wanted > 10_000:
        raise XPathError("bad value", name="uuid", value=wanted)
    while len(made) < wanted:
        made += context.environment.uuid()
    return made[: int(wanted)]


FUNCTIONS: Final[tuple[Function, ...]] = (
    plain("digest", "text text text?", "text", _digest),
    plain("base64-decode", "text", "text", _decode),
    plain("extract-signed", "text text", "text", _extract_signed),
    plain("uuid", "number?", "text", _uuid, context=True, volatile=True),
)
