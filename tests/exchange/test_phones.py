"""Phones with ODK Collect hand in to a laptop in the room: forms out, records in, the same bytes on to the province."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest

from desktop.app import phone_door
from desktop.app.phone_door import PhoneDoor
from desktop.forms import library
from desktop.hub.receiver import application, base_address
from desktop.hub.running import serve
from desktop.hub.shelf import Shelf
from desktop.lanes import Lane
from desktop.roles.phones import Phones, invitation
from desktop.roles.supervisor import Supervisor
from desktop.store import Role, check, forms_table, photos, record, submission, verdicts_table
from desktop.store.stages import Fate, Stage
from desktop.sync.courier import run_round
from desktop.sync.joining import join, read_invitation
from desktop.sync.lines import Lines, opener
from desktop.touched import Touched
from desktop.trouble import Kind, Trouble
from tests.exchange.laptops import FORM, Laptop, laptop
from tests.exchange.phone import Phone, filled

PHOTO = b"\xff\xd8 rumah \xff\xd9" * 1000


class Room:
    """Sri's laptop with the door for phones open."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.lane = Lane("store")
        self.sri: Laptop = self.lane.post(lambda _t: laptop(folder / "sri", "Sri", Role.SUPERVISOR)).result()
        self.phones = Phones(self.sri.vault, self.sri.person, now=self.sri.now)
        self.door = PhoneDoor(self.phones, self.lane)
        self.came: list[Touched] = []
        self.shelf = Shelf(folder / "province.sqlite")
        self.shelf.publish(FORM)
        self.province = serve(application(self.shelf))
        self.do(self.join)
        self.opened = self.do(lambda: self.door.open(self.came.append))

    def join(self) -> None:
        address = base_address(self.province.address, self.shelf.add_person("Sri"))
        self.server, _ = join(self.sri.vault, read_invitation(address), at=self.sri.now())
        self.install(FORM, {"logo.png": b"\x89PNG logo"})

    def install(self, xml: bytes, media: dict[str, bytes]) -> None:
        library.install(self.sri.vault, xml, media, server_id=self.server.id, at=self.sri.now())

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.opened.port}"

    def do(self, deed):  # type: ignore[no-untyped-def]
        return self.lane.post(lambda _t: deed()).result(60)

    def let_in(self, name: str) -> Phone:
        made = self.do(lambda: self.phones.let_in(name))
        return Phone.scanned(invitation(self.address, made, "Posko"))

    def ids(self, stage: Stage) -> list[str]:
        question = "SELECT id FROM records WHERE stage = ? ORDER BY seq"
        return [row[0] for row in self.do(lambda: self.sri.vault.rows(question, (stage.value,)))]

    def review(self) -> Supervisor:
        return Supervisor(self.sri.vault, self.sri.person, now=self.sri.now)

    def close(self) -> None:
        self.door.close()
        broken = self.do(lambda: check.broken_promises(self.sri.vault))
        self.do(self.sri.vault.close)
        self.lane.close()
        self.province.stop()
        self.shelf.close()
        assert broken == []


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    made = Room(tmp_path)
    yield made
    made.close()


def test_a_phone_gets_the_forms_with_their_files(room: Room) -> None:
    phone = room.let_in("HP Bu Rina")
    (form,) = phone.forms()
    assert (form.form_id, form.version, form.name) == ("keluarga", "3", "Keluarga")
    assert phone.get(form.download_url).content == FORM
    (logo,) = phone.media(form)
    assert (logo.filename, phone.get(logo.download_url).content) == ("logo.png", b"\x89PNG logo")


def test_a_list_goes_to_the_phone_as_the_server_gave_it(room: Room) -> None:
    csv = b"name,label\n1571011001,Contoh\n1571011002,Lain\n"
    source = b'<instance id="desa" src="jr://file-csv/desa_uji.csv"/><bind nodeset="/data/nama"'
    xml = FORM.replace(b'version="3"', b'version="4"').replace(b'<bind nodeset="/data/nama"', source, 1)
    room.do(lambda: room.install(xml, {"desa_uji.csv": csv}))
    phone = room.let_in("HP Bu Rina")
    (form,) = phone.forms()
    assert form.version == "4"
    (listed,) = phone.media(form)
    assert (listed.filename, phone.get(listed.download_url).content) == ("desa_uji.csv", csv)
    assert phone.get(form.manifest_url or "").headers["ETag"]


def test_a_record_with_its_photo_lies_on_the_desk_with_its_origin(room: Room) -> None:
    phone = room.let_in("HP Bu Rina")
    xml = filled("Bu Imas", photo="rumah.jpg")
    assert phone.hand_in(xml, {"rumah.jpg": PHOTO, "tak_dikenal.jpg": b"?"}) == 201
    assert phone.hand_in(xml, {"rumah.jpg": PHOTO}) == 201  # it never heard the first yes
    (record_id,) = room.ids(Stage.HANDED_IN)

    def look() -> None:
        vault = room.sri.vault
        found, seal = record.get(vault, record_id), submission.current(vault, record_id)
        assert (found.author_name, submission.xml(vault, seal.id)) == ("HP Bu Rina", xml)
        (picture,) = [part for part in submission.parts(vault, seal.id) if not part.is_xml]
        assert (picture.name, photos.read(vault, picture.sha256)) == ("rumah.jpg", PHOTO)
        dossier = room.review().open(record_id)
        assert dossier.from_phone
        assert not dossier.unread

    room.do(look)
    assert any(record_id in one.records for one in room.came)


def test_more_than_is_advertised_comes_in_several_posts_and_one_heavy_file_in_one(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    room.do(room.door.close)
    monkeypatch.setattr(phone_door, "LIMIT", 30_000)
    monkeypatch.setattr(phone_door, "HEAVIEST", 90_000)
    room.opened = room.do(lambda: room.door.open(room.came.append))
    phone = room.let_in("HP Bu Rina")
    many = {f"foto{number}.jpg": PHOTO for number in range(4)}  # 11 kB each; the form asks for one of them
    assert phone.hand_in(filled("Bu Imas", photo="foto3.jpg"), many) == 201
    assert len(room.ids(Stage.HANDED_IN)) == 1
    assert phone.hand_in(filled("Bu Ina", photo="rumah.mp4"), {"rumah.mp4": PHOTO * 5}) == 201
    assert len(room.ids(Stage.HANDED_IN)) == 2
    assert phone.hand_in(filled("Bu Ida", photo="rumah.mp4"), {"rumah.mp4": PHOTO * 9}) == 413
    assert len(room.ids(Stage.HANDED_IN)) == 2


def test_a_form_with_an_address_of_its_own_is_handed_in_here_all_the_same(room: Room) -> None:
    to = b'<submission method="post" action="https://lain.contoh.go.id/submission" orx:auto-send="true"/>'
    xml = FORM.replace(b'version="3"', b'version="5"').replace(b"<bind nodeset", to + b"<bind nodeset", 1)
    xml = xml.replace(b"<h:html ", b'<h:html xmlns:orx="http://openrosa.org/xforms" ', 1)
    room.do(lambda: room.install(xml, {}))
    phone = room.let_in("HP Bu Rina")
    (form,) = phone.forms()
    served = phone.get(form.download_url).content
    assert served == xml.replace(b' action="https://lain.contoh.go.id/submission"', b"")
    assert form.md5 == hashlib.md5(served, usedforsecurity=False).hexdigest()


def test_the_same_again_is_no_second_record_and_other_words_are_refused(room: Room) -> None:
    phone, instance = room.let_in("HP Bu Rina"), f"uuid:{uuid4()}"
    xml = filled("Bu Imas", instance_id=instance)
    assert [phone.hand_in(xml) for _ in range(3)] == [201] * 3
    assert phone.hand_in(filled("Bu Ina", instance_id=instance)) == 409
    assert len(room.ids(Stage.HANDED_IN)) == 1


def test_photos_that_come_in_a_second_post_complete_the_record(room: Room) -> None:
    phone, xml = room.let_in("HP Bu Rina"), filled("Bu Imas", photo="rumah.jpg")
    assert phone.hand_in(xml) == 201
    assert room.ids(Stage.HANDED_IN) == []
    ((waits, _title, lacking),) = room.do(room.phones.waiting)
    assert lacking == 1
    assert phone.hand_in(xml.replace(b"Imas", b"Ina"), {"rumah.jpg": PHOTO}) == 409
    assert phone.hand_in(xml, {"rumah.jpg": PHOTO}) == 201
    assert room.ids(Stage.HANDED_IN) == [waits]
    assert room.do(room.phones.waiting) == ()


def test_a_record_whose_photo_never_comes_is_taken_as_it_is(room: Room) -> None:
    phone, xml = room.let_in("HP Bu Rina"), filled("Bu Imas", photo="rumah.jpg")
    phone.hand_in(xml)
    ((waits, _title, _lacking),) = room.do(room.phones.waiting)
    room.do(lambda: room.phones.take_as_it_is(waits))
    assert room.ids(Stage.HANDED_IN) == [waits]
    assert phone.hand_in(xml) == 201
    assert phone.hand_in(xml, {"rumah.jpg": PHOTO}) == 409  # no yes for what is not kept: the phone keeps its photo
    assert phone.hand_in(xml, {"tak_dikenal.jpg": PHOTO}) == 201


def test_who_is_not_let_in_gets_nothing(room: Room) -> None:
    stranger = Phone(base_address(room.address, "x" * 64))
    assert stranger.hand_in(filled("Bu Imas")) == 403
    phone = room.let_in("HP Bu Rina")
    (known,) = room.do(room.phones.everyone)
    room.do(lambda: room.phones.turn_away(known.id))
    assert phone.hand_in(filled("Bu Imas")) == 403
    assert phone.get(f"{phone.base}/formList").status_code == 403
    assert room.do(room.phones.everyone) == ()


def test_what_is_no_record_of_a_form_here_is_refused(room: Room) -> None:
    phone = room.let_in("HP Bu Rina")
    assert phone.hand_in(filled("Bu Imas", version="99")) == 404
    assert phone.hand_in(filled("Bu Imas").replace(b"id='keluarga'", b"id='lain'")) == 404
    assert phone.hand_in(b"<data") == 400
    assert phone.hand_in(filled("Bu Imas", instance_id="x").replace(b"<instanceID>x</instanceID>", b"")) == 400
    nothing = filled("Bu Imas").replace(b"<data ", b"<lain ").replace(b"</data>", b"</lain>")
    assert phone.hand_in(nothing) == 400
    assert room.ids(Stage.HANDED_IN) == []
    assert room.ids(Stage.DRAFT) == []


def test_a_phones_record_is_refused_instead_of_sent_back(room: Room) -> None:
    phone = room.let_in("HP Bu Rina")
    xml = filled("Bu Imas")
    phone.hand_in(xml)
    (record_id,) = room.ids(Stage.HANDED_IN)
    room.do(lambda: room.review().send_back(record_id, "Foto kosong"))
    assert room.ids(Stage.DISCARDED) == [record_id]
    ((said),) = room.do(lambda: verdicts_table.verdicts(room.sri.vault, record_id))
    assert said.reason == "Foto kosong"
    assert room.do(lambda: submission.of_record(room.sri.vault, record_id))[0].fate is Fate.VOID
    assert phone.hand_in(xml) == 201  # heard, decided, and nothing new
    assert room.ids(Stage.HANDED_IN) == []


ENVELOPE = b"""<data xmlns="http://opendatakit.org/submissions" encrypted="yes" id="keluarga" version="3">
<base64EncryptedKey>AAAA</base64EncryptedKey><meta xmlns="http://openrosa.org/xforms">
<instanceID>uuid:1f6d6b44-3b3b-4c0e-9d55-222222222222</instanceID></meta>
<encryptedXmlFile>submission.xml.enc</encryptedXmlFile></data>"""


def test_an_encrypted_record_is_passed_on_unread(room: Room) -> None:
    phone = room.let_in("HP Bu Rina")
    assert phone.hand_in(ENVELOPE, {"submission.xml.enc": b"\x01\x02" * 99}) == 201
    (record_id,) = room.ids(Stage.HANDED_IN)
    dossier = room.do(lambda: room.review().open(record_id))
    assert dossier.unread
    assert dossier.as_opened().draft is None
    with pytest.raises(Trouble) as caught:
        room.do(lambda: room.review().open_to_correct(record_id))
    assert caught.value.kind is Kind.NOT_LAWFUL
    shelf = pushed(room)
    (arrived,) = shelf.received()
    assert (arrived.xml, arrived.files) == (ENVELOPE, {"submission.xml.enc": b"\x01\x02" * 99})


def pushed(room: Room) -> Shelf:
    """Sri approves what waits and sends."""

    def push() -> None:
        review = room.review()
        review.approve_many([row.id for row in review.desk().rows])
        review.release_held()
        lines = Lines(opener("Sambang/0.1", "sambang:uji"))
        run_round(room.sri.vault, lines)
        lines.close()

    room.do(push)
    return room.shelf


def test_approved_it_goes_on_with_the_same_bytes_and_an_edit_follows(room: Room) -> None:
    phone, first = room.let_in("HP Bu Rina"), f"uuid:{uuid4()}"
    xml = filled("Bu Imas", photo="rumah.jpg", instance_id=first)
    phone.hand_in(xml, {"rumah.jpg": PHOTO})
    edit = filled("Bu Imas Sari", photo="rumah.jpg", deprecates=first)
    assert phone.hand_in(edit) == 409  # the province has not the first one yet
    (arrived,) = pushed(room).received()
    assert (arrived.xml, arrived.files) == (xml, {"rumah.jpg": PHOTO})
    assert len(room.ids(Stage.SENT)) == 1
    assert phone.hand_in(filled("Bu X", deprecates="uuid:tak-ada")) == 404
    assert phone.hand_in(edit) == 201
    (record_id,) = room.ids(Stage.HANDED_IN)
    assert room.do(lambda: submission.current(room.sri.vault, record_id)).deprecated_id == first
    assert phone.hand_in(edit) == 201


def test_a_closed_door_answers_nobody(room: Room) -> None:
    phone = room.let_in("HP Bu Rina")
    room.door.close()
    with pytest.raises(OSError):
        phone.hand_in(filled("Bu Imas"))


def test_the_form_without_a_review_goes_out_at_once(room: Room) -> None:
    none = FORM.replace(b'version="3"', b'version="5"').replace(
        b'type="binary"/>', b'type="binary" xmlns:s="https://sambang.id/xforms" s:form="review-none"/>'
    )
    room.do(lambda: room.install(none, {}))
    assert room.do(lambda: forms_table.find(room.sri.vault, "keluarga", "5")) is not None
    phone = room.let_in("HP Bu Rina")
    assert phone.hand_in(filled("Bu Imas", version="5")) == 201
    assert len(room.ids(Stage.RELEASED)) == 1


def test_a_door_that_is_shut_at_once_opens_again(room: Room) -> None:
    phone = room.let_in("HP Bu Rina")
    assert room.door.hub().opened() == room.opened
    room.do(room.door.hub().close)  # on the store lane too: it waits for nobody
    assert room.door.hub().opened() is None
    room.opened = room.do(lambda: room.door.open(room.came.append))
    assert (
        Phone(phone.base.replace(phone.base.split("/")[2], room.address.split("/")[2])).hand_in(filled("Bu Imas"))
        == 201
    )
