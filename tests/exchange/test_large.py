"""Packages as streams: large contents among the photos as they come, and gone from there where something is wrong."""

from __future__ import annotations

import io
import tracemalloc
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from desktop.exchange import Consignment, contents, pack, read, stick
from desktop.exchange.consignment import Packed
from desktop.roles.exchanging import Exchange, Extras
from desktop.store import Vault, photos, record, space, submission
from desktop.store.key import Cost
from desktop.store.seal import Custody, NewPart
from desktop.trouble import Cancelled, Kind, Trouble
from tests.exchange.laptops import Laptop, everything_in

BIG = 3_000_000  # bytes of a photo: several chunks


@pytest.fixture(autouse=True)
def little_is_held(monkeypatch: pytest.MonkeyPatch) -> None:
    """What weighs more than a few kilobytes goes among the photos as it comes."""
    monkeypatch.setattr(contents, "SMALL", 4_000)


def with_photo(of: Laptop, name: str, photo: bytes) -> str:
    """A record with a photo of its own; gives the record's id."""
    record_id = f"kel-{name}"
    record.begin(of.vault, record_id, of.install(), by=of.person, at=of.now())
    part = NewPart.of_file("rumah.jpg", photos.keep(of.vault, photo), len(photo), "image/jpeg")
    seal = replace(of.seal(name), files=(part,))
    submission.hand_in(of.vault, record_id, seal, release=False, by=of.person, at=of.now())
    return record_id


def picture(number: int, size: int = BIG) -> bytes:
    return bytes((number * 7 + at * 31) % 251 for at in range(997)) * (size // 997)


def packed(asep: Laptop, sri: Laptop, *record_ids: str) -> Packed:
    ids = tuple(submission.current(asep.vault, one).id for one in record_ids)
    return pack(asep.vault, Consignment(submissions=ids), sri.card, by=asep.person, at=asep.now())


def lying(of: Laptop) -> int:
    """How many contents and pieces of them lie there."""
    row = of.vault.photos.execute("SELECT (SELECT count(*) FROM contents), (SELECT count(*) FROM chunks)").fetchone()
    return int(row[0]) * 1000 + int(row[1])


def test_a_large_photo_arrives_piece_by_piece_and_twice_is_once(asep: Laptop, sri: Laptop) -> None:
    photo = picture(1)
    record_id = with_photo(asep, "besar", photo)
    data = packed(asep, sri, record_id).data
    assert read(sri.vault, data, at=sri.now()).new == (record_id,)
    (_xml, file) = submission.parts(sri.vault, submission.current(sri.vault, record_id).id)
    assert photos.read(sri.vault, file.sha256) == photo
    before = lying(sri)
    assert read(sri.vault, data, at=sri.now()).known == (record_id,)
    assert lying(sri) == before


def test_what_lay_here_unneeded_is_not_tidied_away_while_its_record_arrives(asep: Laptop, sri: Laptop) -> None:
    photo = picture(1)
    sha256 = photos.keep(sri.vault, photo)
    sri.vault.photos.execute("UPDATE contents SET kept_at = 0")
    data = packed(asep, sri, with_photo(asep, "besar", photo)).data

    def tidied(done: int, _of: int) -> None:
        if done:  # it was looked for, and is not yet any record's
            photos.drop_unreferenced(sri.vault, kept_before=datetime(2000, 1, 1, tzinfo=UTC))

    read(sri.vault, data, at=sri.now(), progress=tidied)
    assert photos.is_whole(sri.vault, sha256)


def test_cut_or_edited_at_its_end_nothing_stays(asep: Laptop, sri: Laptop) -> None:
    data = packed(asep, sri, with_photo(asep, "a", picture(1)), with_photo(asep, "b", picture(2))).data
    before, photos_before = everything_in(sri.vault), lying(sri)
    edited = bytearray(data)
    edited[-40] ^= 1
    for wrong in (data[:-30], data[: len(data) // 2], bytes(edited), data + b"x"):
        with pytest.raises(Trouble) as caught:
            read(sri.vault, wrong, at=sri.now())
        assert caught.value.kind is Kind.PACKAGE_DAMAGED
        assert (everything_in(sri.vault), lying(sri)) == (before, photos_before)


def test_given_up_while_it_is_read_nothing_stays(asep: Laptop, sri: Laptop) -> None:
    data = packed(asep, sri, with_photo(asep, "a", picture(1)), with_photo(asep, "b", picture(2))).data
    told: list[int] = []
    with pytest.raises(Cancelled):
        read(sri.vault, data, at=sri.now(), cancelled=lambda: bool(told), progress=lambda done, _of: told.append(done))
    assert told and told[0] < 900
    assert lying(sri) == 0


def test_without_room_nothing_is_begun(asep: Laptop, sri: Laptop, monkeypatch: pytest.MonkeyPatch) -> None:
    data = packed(asep, sri, with_photo(asep, "a", picture(1))).data
    monkeypatch.setattr(space, "LATE", 1 << 60)
    with pytest.raises(Trouble) as caught:
        read(sri.vault, data, at=sri.now())
    assert caught.value.kind is Kind.NO_ROOM_FOR_PHOTOS
    assert lying(sri) == 0


def test_a_stick_that_is_full_or_pulled_out_leaves_everything_here(asep: Laptop, sri: Laptop, tmp_path: Path) -> None:
    record_id = with_photo(asep, "a", picture(1))
    mine = Exchange(asep.vault, asep.person, now=asep.now, cost=Cost(64, 1, 1))
    written = mine.write(sri.card.fingerprint)

    def full(file: object, _stop: object, _told: object) -> None:
        raise OSError(28, "No space left on device")

    broken = replace(written, sealed=Broken(full))  # type: ignore[arg-type]
    with pytest.raises(Trouble) as caught:
        mine.put(broken, tmp_path / "a.sambang")
    assert caught.value.kind is Kind.DISK_FULL
    assert list(tmp_path.glob("*.sambang*")) == []
    assert submission.current(asep.vault, record_id).custody is Custody.HERE
    written = mine.write(sri.card.fingerprint)
    with pytest.raises(Cancelled):
        mine.put(written, tmp_path / "a.sambang", cancelled=lambda: True)
    assert list(tmp_path.glob("*.sambang*")) == []
    assert submission.current(asep.vault, record_id).custody is Custody.HERE


class Broken:
    """A package whose writing fails."""

    def __init__(self, write: object) -> None:
        self.write = write


def test_what_does_not_fit_onto_one_stick_goes_with_the_next(asep: Laptop, sri: Laptop, tmp_path: Path) -> None:
    ids = [with_photo(asep, str(one), picture(one, 400_000)) for one in range(3)]
    mine = Exchange(asep.vault, asep.person, now=asep.now, cost=Cost(64, 1, 1))
    there = Exchange(sri.vault, sri.person, now=sri.now, cost=Cost(64, 1, 1))
    first = mine.write(sri.card.fingerprint, most=900_000)
    assert (len(first.submissions), first.left) == (2, 1)
    mine.put(first, tmp_path / "1.sambang")
    second = mine.write(sri.card.fingerprint, Extras(), most=900_000)
    mine.put(second, tmp_path / "2.sambang")
    assert there.take_file(tmp_path / "1.sambang").new + there.take_file(tmp_path / "2.sambang").new == tuple(ids)


def test_a_photo_that_is_not_what_its_name_says_is_not_carried(asep: Laptop, sri: Laptop) -> None:
    one = packed(asep, sri, with_photo(asep, "a", picture(1)))
    asep.vault.photos.execute("UPDATE chunks SET data = zeroblob(length(data)) WHERE n = 1")
    with pytest.raises(Trouble) as caught:
        one.sealed.write(io.BytesIO())
    assert caught.value.kind is Kind.VAULT_DAMAGED


def test_memory_stays_flat_both_ways(asep: Laptop, sri: Laptop, tmp_path: Path) -> None:
    ids = [with_photo(asep, str(one), picture(one, 6_000_000)) for one in range(6)]
    made = packed(asep, sri, *ids)
    tracemalloc.start()
    try:
        stick.put(tmp_path / "p.sambang", made.sealed.write)
        with stick.opened(tmp_path / "p.sambang") as file:
            assert len(read(sri.vault, file, at=sri.now()).new) == 6
        most = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert most < 24_000_000  # of 36 MB of photos; a batch and a photo wait in memory


def test_a_film_larger_than_a_batch_is_written_as_it_comes(
    asep: Laptop, sri: Laptop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(photos, "BATCH", 1_000_000)
    film, photo = picture(3, 2_500_000), picture(4, 600_000)
    ids = [with_photo(asep, "film", film), with_photo(asep, "foto", photo)]
    data = packed(asep, sri, *ids).data
    with pytest.raises(Trouble):
        read(sri.vault, data[:-2_000], at=sri.now())
    assert lying(sri) == 0
    assert read(sri.vault, data, at=sri.now()).new == tuple(ids)
    kept = [submission.parts(sri.vault, submission.current(sri.vault, one).id)[1].sha256 for one in ids]
    assert [photos.read(sri.vault, one) for one in kept] == [film, photo]


def test_nobody_who_takes_a_photo_waits_for_the_stick(asep: Laptop, sri: Laptop) -> None:
    data = packed(asep, sri, with_photo(asep, "a", picture(1)), with_photo(asep, "b", picture(2))).data
    beside = Vault(sri.vault.paths, sri.vault.key)  # another lane's connection
    taken: list[bytes] = []

    def slowly(_done: int, _of: int) -> None:
        taken.append(photos.keep(beside, b"a photo taken meanwhile"))

    assert len(read(sri.vault, data, at=sri.now(), progress=slowly).new) == 2
    beside.close()
    assert taken and photos.read(sri.vault, taken[0]) == b"a photo taken meanwhile"
