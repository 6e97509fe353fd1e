"""Packages that are cut, edited, foreign, of another realm, newer, or bombs: a clear Trouble, and nothing changed."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyrage
import pytest
import zstandard

from desktop.exchange import envelope, identity, read, read_card
from desktop.exchange.manifest import plain_name
from desktop.store import Role
from desktop.store.key import Realm
from desktop.trouble import Kind, Trouble
from tests.exchange.laptops import Laptop, everything_in, laptop


def refused(receiver: Laptop, data: bytes) -> Kind:
    """What the receiver says; insists that nothing changed."""
    before = everything_in(receiver.vault)
    with pytest.raises(Trouble) as caught:
        read(receiver.vault, data, at=receiver.now())
    assert everything_in(receiver.vault) == before
    return caught.value.kind


def test_nothing_readable_but_the_first_line(asep: Laptop, sri: Laptop) -> None:
    data = asep.package(sri.card, asep.handed_in("Imas Penanda"))
    assert data.split(b"\n")[0] == f"Sambang-Package 1 real {sri.card.fingerprint}".encode()
    for marker in (b"Imas", b"Penanda", b"1571010101900001", b"keluarga", b"Asep"):
        assert marker not in data


def test_a_cut_or_edited_package_is_damaged(asep: Laptop, sri: Laptop) -> None:
    data = asep.package(sri.card, asep.handed_in())
    chance = random.Random(1)
    start = data.index(b"\n") + 1
    for _ in range(40):
        at = chance.randrange(start, len(data))
        edited = bytearray(data)
        edited[at] ^= 1 << chance.randrange(8)
        assert refused(sri, bytes(edited)) is Kind.PACKAGE_DAMAGED
        assert refused(sri, data[:at]) is Kind.PACKAGE_DAMAGED
    assert refused(sri, data + b"x") is Kind.PACKAGE_DAMAGED


@pytest.mark.parametrize(
    "data",
    [
        b"", b"\n", b"PK\x03\x04 a zip", b"Sambang-Package", b"Sambang-Package 1 real\nage",
        "Sambang-Package ² real 5f3a\nage".encode(),
    ],
)  # fmt: skip
def test_what_is_no_package_is_damaged(sri: Laptop, data: bytes) -> None:
    assert refused(sri, data) is Kind.PACKAGE_DAMAGED


def test_a_package_for_somebody_else(asep: Laptop, sri: Laptop, tmp_path: Path) -> None:
    other = laptop(tmp_path / "other", "Tono", Role.SUPERVISOR)
    data = asep.package(sri.card, asep.handed_in())
    assert refused(other, data) is Kind.PACKAGE_NOT_FOR_YOU
    forged = data.replace(sri.card.fingerprint.encode(), other.card.fingerprint.encode(), 1)
    assert refused(other, forged) is Kind.PACKAGE_DAMAGED
    other.vault.close()


def test_practice_and_real_never_mix(asep: Laptop, sri: Laptop, tmp_path: Path) -> None:
    pupil = laptop(tmp_path / "pupil", "Murid", Role.ENUMERATOR, Realm.PRACTICE)
    teacher = laptop(tmp_path / "teacher", "Guru", Role.SUPERVISOR, Realm.PRACTICE)
    practised = pupil.package(teacher.card, pupil.handed_in())
    assert refused(sri, practised) is Kind.PACKAGE_OTHER_REALM
    assert refused(teacher, asep.package(sri.card, asep.handed_in())) is Kind.PACKAGE_OTHER_REALM
    relabelled = practised.replace(b" practice ", b" real ", 1)
    assert refused(teacher, relabelled) is Kind.PACKAGE_OTHER_REALM
    with pytest.raises(Trouble) as caught:
        pupil.package(sri.card, pupil.handed_in())
    assert caught.value.kind is Kind.PACKAGE_OTHER_REALM
    teacher.knows(pupil)
    assert read(teacher.vault, practised, at=teacher.now()).new != ()
    pupil.vault.close()
    teacher.vault.close()


def test_a_newer_package_says_so(asep: Laptop, sri: Laptop) -> None:
    data = asep.package(sri.card, asep.handed_in())
    assert refused(sri, data.replace(b"Sambang-Package 1 ", b"Sambang-Package 2 ", 1)) is Kind.PACKAGE_NEWER


def forged(receiver: Laptop, inside: bytes) -> bytes:
    """Anybody may encrypt to a card: what is inside is theirs to invent."""
    line = f"Sambang-Package 1 real {receiver.card.fingerprint}\n".encode()
    return line + bytes(pyrage.encrypt(inside, [pyrage.x25519.Recipient.from_str(receiver.card.recipient)]))


def signed(sender: Laptop, receiver: Laptop, manifest: object, rest: bytes = b"") -> bytes:
    told = json.dumps(manifest).encode()
    signature = identity(sender.vault).signer.sign(told)
    return forged(receiver, zstandard.compress(signature + len(told).to_bytes(4, "big") + told + rest))


def test_bombs_and_nonsense_inside_are_damaged(sri: Laptop, asep: Laptop) -> None:
    zeros = zstandard.compress(bytes(64 << 20))
    line = f"Sambang-Package 1 real {sri.card.fingerprint}"
    whole = {"line": line, "sender": asep.card.values(), "forms": [], "records": [], "verdicts": []}
    content = {"sha256": "00" * 32, "size": 1 << 40}
    for inside in (
        forged(sri, b"not compressed"),
        forged(sri, zeros),
        forged(sri, zstandard.compress(b"\x00" * 64 + b"\xff" * 8)),
        forged(sri, zstandard.compress(b"\x00" * 64 + (2).to_bytes(4, "big") + b"{}")),
        signed(asep, sri, []),
        signed(asep, sri, {**whole, "contents": [content]}),
        signed(asep, sri, {**whole, "contents": [{**content, "size": 3}]}, b"abc"),
        signed(asep, sri, {**whole, "contents": []}, b"more"),
        signed(asep, sri, {**whole, "contents": [], "records": [{"record_id": 1}]}),
        signed(asep, sri, {**whole, "contents": [], "forms": 7}),
        signed(sri, sri, {**whole, "contents": []}),
    ):
        assert refused(sri, inside) is Kind.PACKAGE_DAMAGED


def test_a_deeply_nested_manifest_is_damaged(sri: Laptop, asep: Laptop) -> None:
    told = b"[" * 100_000
    signature = identity(asep.vault).signer.sign(told)
    inside = zstandard.compress(signature + len(told).to_bytes(4, "big") + told)
    assert refused(sri, forged(sri, inside)) is Kind.PACKAGE_DAMAGED


def test_a_package_that_wants_all_memory_is_damaged(sri: Laptop) -> None:
    wide = zstandard.ZstdCompressionParameters.from_level(3, window_log=27)
    stream = zstandard.ZstdCompressor(compression_params=wide).compressobj()
    inside = stream.compress(bytes(1 << 20)) + stream.flush()
    assert refused(sri, forged(sri, inside)) is Kind.PACKAGE_DAMAGED
    assert envelope.WINDOW < 1 << 27


@pytest.mark.parametrize("name", ["../x", "a/b", "C:\\x", "", ".", "..", "a\x00b", "x" * 300, "\u202egnp.exe"])
def test_names_that_lead_elsewhere_are_refused(name: str) -> None:
    assert not plain_name(name)


@pytest.mark.parametrize("name", ["rumah.jpg", "Foto 1 (depan).JPG", "tanda-tangan_ayah.png", "déjà.jpg"])
def test_names_of_files_are_taken(name: str) -> None:
    assert plain_name(name)


def test_a_card_introduces_a_laptop(asep: Laptop) -> None:
    text = asep.card.text()
    assert read_card(text) == asep.card
    assert read_card(f"  {text[:30]}\n{text[30:]}\n") == asep.card
    assert identity(asep.vault).card == asep.card


@pytest.mark.parametrize("text", ["", "hello", "sambang-card:1:", "sambang-card:1:e30", "sambang-card:1:!!!"])
def test_what_is_no_card_is_unreadable(asep: Laptop, text: str) -> None:
    for broken in (text, asep.card.text()[:-20]):
        with pytest.raises(Trouble) as caught:
            read_card(broken)
        assert caught.value.kind is Kind.CARD_UNREADABLE


def told_by(asep: Laptop, sri: Laptop, edit: Callable[[dict[str, Any]], None]) -> bytes:
    """A package as Asep's laptop makes it, but for one thing said otherwise, and rightly signed."""
    data = asep.package(sri.card, asep.handed_in())
    packed = pyrage.decrypt(data[data.index(b"\n") + 1 :], [identity(sri.vault).opener])
    plain = zstandard.ZstdDecompressor().decompressobj().decompress(packed)
    length = int.from_bytes(plain[64:68], "big")
    manifest = json.loads(plain[68 : 68 + length])
    edit(manifest)
    return signed(asep, sri, manifest, plain[68 + length :])


def test_a_record_under_another_id_than_its_own_is_damaged(asep: Laptop, sri: Laptop) -> None:
    data = told_by(asep, sri, lambda manifest: manifest["records"][0].update(instance_id="uuid:another"))
    assert refused(sri, data) is Kind.PACKAGE_DAMAGED


def test_two_files_of_one_name_are_damage_and_not_the_end_of_the_program(asep: Laptop, sri: Laptop) -> None:
    def doubled(manifest: dict[str, Any]) -> None:
        manifest["records"][0]["files"] *= 2

    assert refused(sri, told_by(asep, sri, doubled)) is Kind.PACKAGE_DAMAGED


@pytest.mark.parametrize("where", ["instance_name", "record_id"])
def test_half_an_emoji_is_damage_and_not_the_end_of_the_program(asep: Laptop, sri: Laptop, where: str) -> None:
    data = told_by(asep, sri, lambda manifest: manifest["records"][0].update({where: "\ud83d"}))
    assert refused(sri, data) is Kind.PACKAGE_DAMAGED


def test_what_was_taken_apart_and_put_together_again_arrives(asep: Laptop, sri: Laptop) -> None:
    assert len(read(sri.vault, told_by(asep, sri, lambda _manifest: None), at=sri.now()).new) == 1
