"""Encrypted submissions: the record and its files sealed for the owner of a form's key (ODK XForms, encryption).

What is sent is an envelope that names the encrypted files; only the private key's owner reads them. Byte-compatible
with ODK Collect, Central and Briefcase (openrosa-protocol 3.13).
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import secrets
from collections.abc import Iterator, Sequence

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.decrepit.ciphers.modes import CFB
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.padding import MGF1, OAEP
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.padding import PKCS7
from cryptography.hazmat.primitives.serialization import load_der_public_key

from desktop.frozen import frozen
from desktop.openrosa.defused import escaped

RECORD_NAME = "submission.xml"
SUFFIX = ".enc"
ENVELOPE_NS = "http://www.opendatakit.org/xforms/encrypted"
"""As Collect writes it; the specification has another, and no server looks."""
OPENROSA_NS = "http://openrosa.org/xforms"
KEY_BYTES = 32


class NoKey(Exception):
    """What stands in the form is no RSA public key."""


@frozen
class Subject:
    """Whose submission it is. An empty version or deprecated id is none."""

    form_id: str
    version: str
    instance_id: str
    deprecated_id: str = ""


@frozen
class Sealed:
    """The envelope to push in place of the record, and the encrypted files by name, the record's own last."""

    envelope: bytes
    files: tuple[tuple[str, bytes], ...]


def read_key(text: str) -> RSAPublicKey:
    """The key as a form carries it: base64 of an X.509 SubjectPublicKeyInfo. NoKey if it is none."""
    try:
        key = load_der_public_key(base64.b64decode("".join(text.split()), validate=True))
    except (binascii.Error, ValueError, UnsupportedAlgorithm):
        raise NoKey from None
    if not isinstance(key, RSAPublicKey):
        raise NoKey
    return key


def seal(
    subject: Subject, key: RSAPublicKey, xml: bytes, files: Sequence[tuple[str, bytes]], *, secret: bytes | None = None
) -> Sealed:
    """Files first, the record last, each with the next initialisation vector. `secret`: 32 bytes, random if None."""
    secret = secret or secrets.token_bytes(KEY_BYTES)
    plain = (*files, (RECORD_NAME, xml))
    vectors = _vectors(subject.instance_id, secret)
    sealed = tuple((name + SUFFIX, _encrypted(data, secret, next(vectors))) for name, data in plain)
    wrapped = _for(key, secret)
    signature = _for(key, hashlib.md5(_signed(subject, wrapped, plain).encode(), usedforsecurity=False).digest())
    return Sealed(_envelope(subject, wrapped, [name for name, _ in sealed[:-1]], signature), sealed)


def _vectors(instance_id: str, secret: bytes) -> Iterator[bytes]:
    """One byte of the seed counts up for each file, in turn."""
    seed = bytearray(hashlib.md5(instance_id.encode() + secret, usedforsecurity=False).digest())
    number = 0
    while True:
        at = number % len(seed)
        seed[at] = (seed[at] + 1) % 256
        number += 1
        yield bytes(seed)


def _encrypted(data: bytes, secret: bytes, vector: bytes) -> bytes:
    padder = PKCS7(128).padder()
    encryptor = Cipher(AES(secret), CFB(vector)).encryptor()
    return encryptor.update(padder.update(data) + padder.finalize()) + encryptor.finalize()


def _for(key: RSAPublicKey, data: bytes) -> str:
    oaep = OAEP(mgf=MGF1(hashes.SHA256()), algorithm=hashes.SHA256(), label=None)
    return base64.b64encode(key.encrypt(data, oaep)).decode()


def _signed(subject: Subject, wrapped: str, plain: Sequence[tuple[str, bytes]]) -> str:
    lines = [subject.form_id, *([subject.version] if subject.version else []), wrapped, subject.instance_id]
    lines += [f"{name}::{hashlib.md5(data, usedforsecurity=False).hexdigest()}" for name, data in plain]
    return "".join(f"{line}\n" for line in lines)


def _envelope(subject: Subject, wrapped: str, names: Sequence[str], signature: str) -> bytes:
    version = f' version="{escaped(subject.version)}"' if subject.version else ""
    deprecated = subject.deprecated_id
    replaced = f"<orx:deprecatedID>{escaped(deprecated)}</orx:deprecatedID>" if deprecated else ""
    media = "".join(f"<media><file>{escaped(name)}</file></media>" for name in names)
    return (
        f"<?xml version='1.0' encoding='UTF-8' ?>"
        f'<data xmlns="{ENVELOPE_NS}" id="{escaped(subject.form_id)}"{version} encrypted="yes">'
        f"<base64EncryptedKey>{wrapped}</base64EncryptedKey>"
        f'<orx:meta xmlns:orx="{OPENROSA_NS}"><orx:instanceID>{escaped(subject.instance_id)}</orx:instanceID>'
        f"{replaced}</orx:meta>{media}<encryptedXmlFile>{RECORD_NAME}{SUFFIX}</encryptedXmlFile>"
        f"<base64EncryptedElementSignature>{signature}</base64EncryptedElementSignature></data>"
    ).encode()
