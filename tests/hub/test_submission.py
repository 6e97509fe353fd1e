"""What the hub answers to a POST, row by row of odk-central-observed 7."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor

import pytest
import requests

from desktop.hub.shelf import Shelf
from tests.hub.province import OPENROSA, filled, form_xml, post

DELETED = "This submission has been deleted. You may not resubmit it."


def said(answer: requests.Response) -> str:
    found = re.search(r"<message nature=\"(?:error)?\">(.*?)</message>", answer.text, re.S)
    assert found is not None, answer.text
    return found[1].replace("&#39;", "'")


def test_a_new_submission_is_taken_and_kept_as_it_came(base: str, shelf: Shelf) -> None:
    xml = filled("uuid:1", photo="a.jpg", paper="b.jpg")
    answer = post(base, xml, {"a.jpg": b"rumah", "tak_dikenal.jpg": b"?"})
    assert (answer.status_code, said(answer)) == (201, "full submission upload was successful!")
    assert answer.headers["X-OpenRosa-Version"] == "1.0"
    assert answer.headers["X-OpenRosa-Accept-Content-Length"] == "100000000"
    (received,) = shelf.received()
    assert received.xml == xml
    assert received.files == {"a.jpg": b"rumah", "b.jpg": None}


def test_the_same_bytes_again_are_one_record_and_bring_what_was_missing(base: str, shelf: Shelf) -> None:
    xml = filled("uuid:1", photo="a.jpg", paper="b.jpg")
    statuses = [post(base, xml, files).status_code for files in ({"a.jpg": b"1"}, {}, {"b.jpg": b"2"}, {"a.jpg": b"3"})]
    assert statuses == [201] * 4
    (received,) = shelf.received()
    assert (received.files, received.posts) == ({"a.jpg": b"3", "b.jpg": b"2"}, 4)


def test_one_line_break_more_under_the_same_id_is_a_conflict(base: str, shelf: Shelf) -> None:
    xml = filled("uuid:1")
    assert post(base, xml).status_code == 201
    answer = post(base, xml + b"\n")
    assert answer.status_code == 409
    assert "different XML" in said(answer)
    assert [received.xml for received in shelf.received()] == [xml]


def test_what_the_office_deleted_may_not_come_again(base: str, shelf: Shelf) -> None:
    post(base, filled("uuid:1"))
    shelf.delete("kunjungan", "uuid:1")
    for xml in (filled("uuid:1"), filled("uuid:1", name="Lain")):
        answer = post(base, xml)
        assert (answer.status_code, said(answer)) == (409, DELETED)
    assert shelf.received() == []


@pytest.mark.parametrize(
    ("xml", "status", "sentence"),
    [
        (filled("uuid:1", form_id="entah"), 404, "Could not find the resource you were looking for."),
        (filled("uuid:1", version="9"), 404, "The form version specified in this submission '9' does not exist."),
        (filled("uuid:1", version=None), 404, "The form version specified in this submission '' does not exist."),
        (b"bukan xml", 400, "Required parameter form ID xml attribute missing."),
        (b"", 400, "Required parameter form ID xml attribute missing."),
        (b"<data/>", 400, "Required parameter form ID xml attribute missing."),
        (
            b'<data id="kunjungan" version="1">' + b"<a>" * 50_000 + b"</a>" * 50_000 + b"</data>",
            400,
            "Required parameter form ID xml attribute missing.",
        ),
        (filled("x" * 305), 400, "Length of value too long for a field"),
    ],
)
def test_what_cannot_be_taken(base: str, shelf: Shelf, xml: bytes, status: int, sentence: str) -> None:
    answer = post(base, xml)
    assert (answer.status_code, said(answer)) == (status, sentence)
    assert shelf.received() == []


def test_older_versions_and_closing_forms_are_taken_and_closed_ones_not(base: str, shelf: Shelf) -> None:
    shelf.publish(form_xml(version="2"))
    assert post(base, filled("uuid:1", version="1")).status_code == 201
    shelf.set_state("kunjungan", "closing")
    assert post(base, filled("uuid:2", version="2")).status_code == 201
    shelf.set_state("kunjungan", "closed")
    answers = [post(base, filled(instance, version="2")) for instance in ("uuid:2", "uuid:3")]
    assert [answer.status_code for answer in answers] == [409, 409]
    assert "not currently accepting" in said(answers[0])
    shelf.set_state("kunjungan", "trash")
    assert post(base, filled("uuid:4")).status_code == 404


def test_a_form_without_version_takes_an_absent_or_empty_one(base: str, shelf: Shelf) -> None:
    shelf.publish(form_xml("polos", ""))
    versions = (None, "", "1")
    answers = [post(base, filled(f"uuid:{n}", form_id="polos", version=v)) for n, v in enumerate(versions)]
    assert [answer.status_code for answer in answers] == [201, 201, 404]


def test_tokens_dead_malformed_and_without_the_form(base: str, shelf: Shelf, token: str) -> None:
    shelf.unassign(token, "kunjungan")
    assert post(base, filled("uuid:1")).status_code == 401
    assert post(base.replace(token, "pendek"), filled("uuid:1")).status_code == 401
    assert post(base.replace(token, "A" * 64), filled("uuid:1")).status_code == 403
    shelf.assign(token, "kunjungan")
    shelf.revoke(token)
    dead = post(base, filled("uuid:1"))
    assert (dead.status_code, "rights" in said(dead)) == (403, True)
    assert "X-OpenRosa-Version" not in dead.headers


def test_the_openrosa_header_is_required(base: str) -> None:
    assert post(base, filled("uuid:1"), headers={}).status_code == 400
    assert requests.head(f"{base}/submission", timeout=10).status_code == 400


def test_preflight(base: str) -> None:
    answer = requests.head(f"{base}/submission?deviceID=sambang:1", headers=OPENROSA, timeout=10)
    assert (answer.status_code, answer.content) == (204, b"")
    assert answer.headers["X-OpenRosa-Accept-Content-Length"] == "100000000"
    assert "Location" not in answer.headers


def test_bodies_that_are_no_multipart(base: str, shelf: Shelf) -> None:
    where = f"{base}/submission"
    bare = requests.post(where, data=filled("uuid:1"), headers=OPENROSA | {"Content-Type": "text/xml"}, timeout=10)
    assert (bare.status_code, said(bare)) == (400, "Required multipart POST field xml_submission_file missing.")
    for kind, details in (
        ("multipart/form-data", "Multipart: Boundary not found"),
        ("multipart/form-data; boundary=x", "Unexpected end of form"),
    ):
        broken = requests.post(where, data=b"--x\r\ncut", headers=OPENROSA | {"Content-Type": kind}, timeout=10)
        assert (broken.status_code, broken.json()["code"], broken.json()["details"]) == (400, 400.39, details)
    nameless = requests.post(where, data={"xml_submission_file": "<data/>"}, headers=OPENROSA, timeout=10)
    assert nameless.status_code == 400
    assert shelf.received() == []


def test_a_chunked_body_is_taken(base: str, shelf: Shelf) -> None:
    whole = requests.Request("POST", base, files={"xml_submission_file": ("s.xml", filled("uuid:1"))}).prepare()
    body = whole.body
    assert isinstance(body, bytes)
    blocks = (body[n : n + 7] for n in range(0, len(body), 7))
    headers = OPENROSA | {"Content-Type": whole.headers["Content-Type"]}
    answer = requests.post(f"{base}/submission", data=blocks, headers=headers, timeout=10)
    assert (answer.status_code, len(shelf.received())) == (201, 1)


def test_two_at_the_same_time_are_one_record(base: str, shelf: Shelf) -> None:
    with ThreadPoolExecutor(4) as crew:
        answers = list(crew.map(lambda _: post(base, filled("uuid:1")).status_code, range(8)))
    assert answers == [201] * 8
    assert len(shelf.received()) == 1


def test_names_beyond_ascii_and_device_are_kept(base: str, shelf: Shelf) -> None:
    xml = filled("uuid:1", photo="foto ñ.jpg")
    body = b'--b\r\nContent-Disposition: form-data; name="xml_submission_file"; filename="s.xml"\r\n\r\n' + xml
    body += (
        '\r\n--b\r\nContent-Disposition: form-data; name="foto ñ.jpg"; filename="x"\r\n\r\nisi\r\n--b--\r\n'.encode()
    )
    headers = OPENROSA | {"Content-Type": "multipart/form-data; boundary=b", "User-Agent": "Uji/1"}
    answer = requests.post(f"{base}/submission?deviceID=sambang:7", data=body, headers=headers, timeout=10)
    (received,) = shelf.received()
    assert answer.status_code == 201
    assert received.files == {"foto ñ.jpg": b"isi"}
    assert (received.device_id, received.user_agent, received.person) == ("sambang:7", "Uji/1", "Tim Uji")


def test_edits(base: str, shelf: Shelf) -> None:
    first = filled("uuid:1", photo="a.jpg")
    edit = filled("uuid:2", name="Benar", photo="a.jpg", deprecated="uuid:1")
    assert post(base, edit).status_code == 404
    post(base, first, {"a.jpg": b"rumah"})
    assert [post(base, edit).status_code, post(base, edit).status_code] == [201, 201]
    old, new = shelf.received()
    assert (old.is_current, new.is_current, new.files) == (False, True, {"a.jpg": b"rumah"})
    late = post(base, first)
    assert (late.status_code, "(undefined)" in said(late)) == (409, True)
    other = post(base, filled("uuid:3", deprecated="uuid:1"))
    assert (other.status_code, "(uuid:1) is now out of date" in said(other)) == (409, True)
    assert post(base, filled("uuid:2", name="Lagi", photo="a.jpg", deprecated="uuid:1")).status_code == 409
    post(base, filled("uuid:9"))
    used = post(base, filled("uuid:9", deprecated="uuid:2"))
    assert (used.status_code, said(used)) == (409, "A resource already exists with instanceID value(s) of uuid:9.")


def test_an_encrypted_envelope_names_its_files(base: str, shelf: Shelf) -> None:
    xml = (
        b'<data xmlns="http://opendatakit.org/submissions" id="kunjungan" version="1" encrypted="yes">'
        b'<base64EncryptedKey>x</base64EncryptedKey><orx:meta xmlns:orx="http://openrosa.org/xforms">'
        b"<orx:instanceID>uuid:1</orx:instanceID></orx:meta><media><file>a.jpg.enc</file></media>"
        b"<encryptedXmlFile>submission.xml.enc</encryptedXmlFile></data>"
    )
    assert post(base, xml, {"submission.xml.enc": b"e"}).status_code == 201
    assert shelf.received()[0].files == {"a.jpg.enc": None, "submission.xml.enc": b"e"}
