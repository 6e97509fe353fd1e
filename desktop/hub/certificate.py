"""The hub's certificate: its own, for whoever pins it. Dates are wide, since clocks in the field are wrong."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from cheroot.ssl.builtin import BuiltinSSLAdapter
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from desktop.frozen import frozen
from desktop.tls import promptly_closing

FROM, UNTIL = datetime(2000, 1, 1, tzinfo=UTC), datetime(2099, 12, 31, tzinfo=UTC)


@frozen
class Certificate:
    """What is kept in the vault: the certificate, and its key (both PEM). `pin` is what others compare."""

    public: str
    key: str = field(repr=False)

    @property
    def pin(self) -> str:
        """SHA-256 of the certificate, hexadecimal."""
        found = x509.load_pem_x509_certificate(self.public.encode())
        return found.fingerprint(hashes.SHA256()).hex()


def make() -> Certificate:
    """A new one, for a laptop that was never a hub."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "sambang")])
    built = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(FROM)
        .not_valid_after(UNTIL)
        .sign(key, hashes.SHA256())
    )
    plain = serialization.NoEncryption()
    pem = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, plain)
    return Certificate(built.public_bytes(serialization.Encoding.PEM).decode(), pem.decode())


def pin_of(certificate: bytes) -> str:
    """The pin of a certificate as a line shows it (DER)."""
    return hashlib.sha256(certificate).hexdigest()


def adapter(certificate: Certificate, folder: Path) -> Any:
    """For the server. Python reads keys only from files: for that moment one lies there, under a word nobody keeps."""
    word = secrets.token_hex(24)
    key = serialization.load_pem_private_key(certificate.key.encode(), None)
    locked = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.BestAvailableEncryption(word.encode()),
    )
    public, secret = folder / "posko.pem", folder / "posko.key"
    try:
        public.write_text(certificate.public, "ascii")
        secret.write_bytes(locked)
        made = BuiltinSSLAdapter(str(public), str(secret), private_key_password=word)
        promptly_closing(made.context)
        return made
    finally:
        public.unlink(missing_ok=True)
        secret.unlink(missing_ok=True)
