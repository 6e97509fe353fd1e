"""An encrypted form from hand-in to the hub: reviewed here in plain, pushed sealed, read by the key's owner only."""

from __future__ import annotations

import base64

import pytest
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from desktop.forms import library
from desktop.hub.shelf import Received, Shelf
from desktop.roles.enumerator import Enumerator
from desktop.store import check, submission
from desktop.sync.courier import run_round
from desktop.trouble import Kind
from desktop.xforms import Interview
from tests.hub.province import form_xml
from tests.openrosa.decryptor import opened
from tests.sync.laptop import Laptop


@pytest.fixture(scope="module")
def private() -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(65537, 2048)


def for_the_owner_of(key: rsa.RSAPrivateKey) -> bytes:
    text = base64.b64encode(key.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)).decode()
    xml = form_xml("rahasia").replace(b"<bind ", f'<submission base64RsaPublicKey="{text}"/><bind '.encode(), 1)
    return xml.replace(
        b"</h:body>", b'<upload ref="/data/foto" mediatype="image/*"><label>Foto</label></upload></h:body>'
    )


def fill(siti: Enumerator, name: str, record_id: str = "") -> str:
    """Through the role, as the filling page does; gives the record."""
    form = next(form for form in siti.forms() if form.form_id == "rahasia")
    going = siti.open(record_id) if record_id else siti.start(form.key)
    interview = Interview(
        going.form, draft=None if going.renews else going.draft, edits=going.draft if going.renews else None,
        deprecates=going.deprecates,
    )  # fmt: skip
    interview.answer("/data/nama", name)
    siti.keep_photo(going, "rumah.jpg", b"foto rumah", "image/jpeg")
    interview.answer("/data/foto", "rumah.jpg")
    siti.hand_in(going, interview.snapshot(), interview.finalize())
    return going.record_id


def release(laptop: Laptop, record_id: str) -> str:
    submission.approve(laptop.vault, record_id, by=laptop.author, at=laptop.at)
    submission.release(laptop.vault, record_id, by=laptop.author, at=laptop.at)
    return submission.current(laptop.vault, record_id).instance_id


def sealed(received: Received) -> dict[str, bytes]:
    return {name: content for name, content in received.files.items() if content is not None}


def test_plain_here_sealed_on_the_wire(laptop: Laptop, shelf: Shelf, private: rsa.RSAPrivateKey) -> None:
    shelf.publish(for_the_owner_of(private))
    run_round(laptop.vault, laptop.lines, now=laptop.now)
    siti = Enumerator(laptop.vault, laptop.author, now=laptop.now)
    record_id = fill(siti, "Bu Imas Masitoh")
    one = release(laptop, record_id)
    assert b"Imas" in siti.read(record_id).xml
    laptop.round()
    assert laptop.fates() == {one: "sent"}
    (received,) = shelf.received()
    assert set(received.files) == {"rumah.jpg.enc", "submission.xml.enc"}
    assert b"Imas" not in received.xml + b"".join(sealed(received).values())
    plain = opened(private, received.xml, sealed(received))
    seal = submission.current(laptop.vault, record_id)
    assert plain == {"rumah.jpg": b"foto rumah", "submission.xml": submission.xml(laptop.vault, seal.id)}
    assert check.broken_promises(laptop.vault, deep=True) == []

    siti.correct(record_id)
    fill(siti, "Bu Imas", record_id)
    two = release(laptop, record_id)
    laptop.round()
    assert laptop.fates() == {one: "sent", two: "sent"}
    assert [(one.deprecated_id, one.is_current) for one in shelf.received()] == [(None, False), (one, True)]


def test_a_key_nobody_can_seal_for_is_told_at_install(laptop: Laptop, shelf: Shelf) -> None:
    shelf.publish(form_xml("rahasia").replace(b"<bind ", b'<submission base64RsaPublicKey="AAAA"/><bind ', 1))
    went = run_round(laptop.vault, laptop.lines, now=laptop.now)
    assert [(one.name, one.kind) for one in went.failed] == [("rahasia", Kind.FORM_TOO_NEW)]
    assert "rahasia" not in [form.form_id for form in library.installed(laptop.vault)]
