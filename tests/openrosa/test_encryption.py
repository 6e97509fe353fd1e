"""Encrypted submissions, opened by a decryptor that shares no code with what sealed them."""

from __future__ import annotations

import base64

import pytest
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from desktop.openrosa.encryption import NoKey, Subject, read_key, seal
from desktop.openrosa.identity import read_identity
from tests.openrosa.decryptor import opened

SUBJECT = Subject("kunjungan", "1[encrypted:abc]", "uuid:8f9c7f5e-0000-4000-8000-000000000001")


@pytest.fixture(scope="module")
def private() -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(65537, 2048)


def spelled(key: rsa.RSAPublicKey | ec.EllipticCurvePublicKey) -> str:
    return base64.b64encode(key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)).decode()


@pytest.mark.parametrize("sizes", [(), (0,), (16, 15, 17), tuple(range(20))])
def test_only_the_owner_of_the_key_reads_it(private: rsa.RSAPrivateKey, sizes: tuple[int, ...]) -> None:
    files = [(f"foto-{n}.jpg", bytes([n]) * size) for n, size in enumerate(sizes)]
    xml = "<data>Bu Imas é</data>".encode()
    done = seal(SUBJECT, read_key(spelled(private.public_key())), xml, files)
    assert [name for name, _ in done.files] == [*(f"{name}.enc" for name, _ in files), "submission.xml.enc"]
    assert opened(private, done.envelope, dict(done.files)) == dict(files) | {"submission.xml": xml}
    long = [(data, sealed) for (_, data), (_, sealed) in zip(files, done.files, strict=False) if len(data) > 7]
    assert all(data not in sealed for data, sealed in long)  # a byte or two are in any bytes by chance


def test_the_envelope_says_who_it_is_and_what_it_replaces(private: rsa.RSAPrivateKey) -> None:
    key = private.public_key()
    said = read_identity(seal(SUBJECT, key, b"<data/>", []).envelope)
    assert (said.form_id, said.version, said.instance_id) == (SUBJECT.form_id, SUBJECT.version, SUBJECT.instance_id)
    assert said.deprecated_id is None
    edit = Subject("kunjungan", "", SUBJECT.instance_id, "uuid:lama")
    envelope = seal(edit, key, b"<data/>", []).envelope
    assert (read_identity(envelope).deprecated_id, b"version=" in envelope[40:]) == ("uuid:lama", False)


def test_the_same_record_twice_shares_no_bytes(private: rsa.RSAPrivateKey) -> None:
    one, two = (seal(SUBJECT, private.public_key(), b"<data/>", []) for _ in range(2))
    assert one.files[0][1] != two.files[0][1]


@pytest.mark.parametrize(
    "text", ["", "bukan kunci", "AAAA", spelled(ec.generate_private_key(ec.SECP256R1()).public_key())]
)
def test_what_is_no_key_is_told(text: str) -> None:
    with pytest.raises(NoKey):
        read_key(text)
