"""An owner of the key, written from the specification alone: RSA by `pow`, OAEP and CFB by hand."""

from __future__ import annotations

import base64
import hashlib
from xml.etree.ElementTree import Element, fromstring

from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import ECB


def opened(key: RSAPrivateKey, envelope: bytes, files: dict[str, bytes]) -> dict[str, bytes]:
    """The plain files by name; AssertionError if anything is not as the specification says."""
    root = fromstring(envelope)
    assert root.get("encrypted") == "yes"
    secret = unwrapped(key, text(root, "base64EncryptedKey"))
    names = [text(one, "file") for one in root if one.tag.endswith("}media")] + [text(root, "encryptedXmlFile")]
    assert sorted(names) == sorted(files)
    instance_id = text(root, "instanceID")
    seed = bytearray(hashlib.md5(instance_id.encode() + secret).digest())
    plain = {}
    for number, name in enumerate(names):
        seed[number % 16] = (seed[number % 16] + 1) % 256
        plain[name.removesuffix(".enc")] = unpadded(cfb(secret, bytes(seed), files[name]))
    lines = [root.get("id", ""), *([root.attrib["version"]] if "version" in root.attrib else [])]
    lines += [text(root, "base64EncryptedKey"), instance_id]
    lines += [f"{name}::{hashlib.md5(data).hexdigest()}" for name, data in plain.items()]
    digest = hashlib.md5("".join(f"{line}\n" for line in lines).encode()).digest()
    assert unwrapped(key, text(root, "base64EncryptedElementSignature")) == digest
    return plain


def text(root: Element, name: str) -> str:
    return next(one.text or "" for one in root.iter() if one.tag.rpartition("}")[2] == name)


def unwrapped(key: RSAPrivateKey, wrapped: str) -> bytes:
    """RSA-OAEP with SHA-256 and MGF1 of SHA-256, empty label (RFC 8017, 7.1.2)."""
    numbers = key.private_numbers()
    modulus = numbers.public_numbers.n
    size = (modulus.bit_length() + 7) // 8
    block = pow(int.from_bytes(base64.b64decode(wrapped)), numbers.d, modulus).to_bytes(size)
    masked_seed, masked_data = block[1:33], block[33:]
    seed = xor(masked_seed, mgf1(masked_data, 32))
    data = xor(masked_data, mgf1(seed, len(masked_data)))
    assert block[0] == 0 and data[:32] == hashlib.sha256(b"").digest()
    return data[32:].lstrip(b"\0")[1:]


def mgf1(seed: bytes, length: int) -> bytes:
    blocks = (hashlib.sha256(seed + n.to_bytes(4)).digest() for n in range(length // 32 + 1))
    return b"".join(blocks)[:length]


def cfb(secret: bytes, vector: bytes, data: bytes) -> bytes:
    """AES-256 with 128-bit feedback."""
    block = Cipher(AES(secret), ECB()).encryptor()
    plain, before = bytearray(), vector
    for at in range(0, len(data), 16):
        plain += xor(data[at : at + 16], block.update(before))
        before = data[at : at + 16]
    return bytes(plain)


def unpadded(data: bytes) -> bytes:
    """PKCS#7 to 16 bytes."""
    count = data[-1]
    assert 1 <= count <= 16 and data[-count:] == bytes([count]) * count
    return data[:-count]


def xor(one: bytes, other: bytes) -> bytes:
    return bytes(a ^ b for a, b in zip(one, other, strict=True))
