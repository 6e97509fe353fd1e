"""The messages read back what they write, and read leniently what others write."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.openrosa.defused import Unreadable, read_xml
from desktop.openrosa.form_list import ListedForm, md5_of, read_form_list, write_form_list
from desktop.openrosa.identity import read_identity
from desktop.openrosa.integrity import read_integrity, write_integrity
from desktop.openrosa.manifest import MediaFile, MediaKind, read_manifest, safe_filename, write_manifest
from desktop.openrosa.response import LIMIT, Message, read_message, write_message

MD5 = "9fd39ac868eccdc0c134b3b7a6a25eb7"
words = st.text(
    st.characters(min_codepoint=32, exclude_categories=("Cs", "Cc", "Zs", "Zl", "Zp")), min_size=1, max_size=20
)
hashes = st.none() | st.just(MD5)
forms = st.builds(ListedForm, words, words, st.just("") | words, hashes, words, st.none() | words)
files = st.builds(MediaFile, words.filter(safe_filename), hashes, words, st.sampled_from(MediaKind), st.none() | words)


@given(st.lists(forms, max_size=5))
def test_a_form_list_survives_the_way(listed: list[ListedForm]) -> None:
    assert read_form_list(write_form_list(listed)) == tuple(listed)


@given(st.lists(files, max_size=5))
def test_a_manifest_survives_the_way(listed: list[MediaFile]) -> None:
    assert read_manifest(write_manifest(listed)) == tuple(listed)


@given(words, st.just("") | words)
def test_a_message_survives_the_way(text: str, nature: str) -> None:
    assert read_message(write_message(text, nature=nature)) == Message(text, nature)


def test_an_integrity_answer_survives_the_way() -> None:
    assert read_integrity(write_integrity({"a": True, "b": False})) == {"a": True, "b": False}


@given(st.binary(max_size=300))
def test_no_bytes_break_a_reader(data: bytes) -> None:
    assert isinstance(read_message(data), Message)
    for reader in (read_form_list, read_manifest, read_integrity, read_identity):
        try:
            reader(data)
        except Unreadable as error:
            assert len(str(error)) < 60


def test_a_form_list_as_kobo_writes_it() -> None:
    listed = read_form_list(
        b'<xforms xmlns="http://openrosa.org/xforms/xformsList" xmlns:k="urn:k"><xform><formID>a</formID><name>A</name>'
        b"<majorMinorVersion/><version/><k:hash>x</k:hash><hash>sha1:12</hash><downloadUrl>u</downloadUrl></xform>"
        b"<xform><formID>b</formID><name>B</name></xform><xforms-group><groupID>g</groupID></xforms-group></xforms>"
    )
    assert listed == (ListedForm("a", "A", "", None, "u"),)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<html><body>Masuk WiFi</body></html>",
        b"<xforms/>",
        b'<xforms xmlns="http://openrosa.org/xforms/xformsManifest"/>',
        b'<!DOCTYPE x [<!ENTITY a "b">]><xforms xmlns="http://openrosa.org/xforms/xformsList">&a;</xforms>',
        b'<?xml version="1.0" encoding="klingon"?><xforms xmlns="http://openrosa.org/xforms/xformsList"/>',
        b"<xforms" * 2_000_000,
    ],
)
def test_what_is_no_form_list(data: bytes) -> None:
    with pytest.raises(Unreadable):
        read_form_list(data)


def test_hashes_of_another_kind_are_unknown() -> None:
    assert md5_of(f"md5:{MD5.upper()}") == MD5
    assert [md5_of(text) for text in (None, "", MD5, "sha1:" + MD5, "md5:12", f"md5:{MD5[:-1]}g")] == [None] * 6


@pytest.mark.parametrize("name", ["", ".", "..", "../x", "a/b", "a\\b", "C:x", "x\0", "a\nb", "x" * 256])
def test_a_name_that_leaves_its_folder_makes_the_manifest_unreadable(name: str) -> None:
    assert safe_filename(name) is None
    if name.strip() and "\0" not in name:
        with pytest.raises(Unreadable):
            read_manifest(write_manifest([MediaFile(name, None, "u")]))


def test_an_unusable_integrity_address_does_not_fail_the_manifest() -> None:
    broken = MediaFile("pohon.csv", MD5, "u", MediaKind.ENTITY_LIST, "https://hostundefined/datasets/pohon/integrity")
    assert read_manifest(write_manifest([broken])) == (broken,)
    assert (broken.md5, broken.hash) == (None, MD5)


def test_answers_of_all_sorts() -> None:
    central = json.dumps({"message": "Multipart form content failed to parse.", "code": 400.39, "details": "end"})
    assert read_message(central.encode()) == Message(
        "Multipart form content failed to parse. end", "error", None, 400.39
    )
    ona = (
        b'<OpenRosaResponse xmlns="http://openrosa.org/http/response"><message>lama</message><message>baru</message>'
        b'<submissionMetadata xmlns="http://www.opendatakit.org/xforms" instanceID="uuid:1"/></OpenRosaResponse>'
    )
    assert read_message(ona) == Message("baru", "", "uuid:1")
    for nothing in (b"", b"<html>x</html>", b"[1]", b"{", b"[" * 90_000, b"{" * 9, b"<a" * 9, b" " * (LIMIT + 1)):
        assert read_message(nothing) == Message()


def test_an_identity_is_read_whatever_the_namespaces() -> None:
    xml = (
        b'<data id="f" orx:version="3" xmlns="urn:x" xmlns:orx="http://openrosa.org/xforms"><foto> a.jpg </foto>'
        b"<orx:meta><orx:instanceID>uuid:1</orx:instanceID><orx:deprecatedID>uuid:0</orx:deprecatedID></orx:meta></data>"
    )
    said = read_identity(xml)
    assert (said.form_id, said.version, said.instance_id, said.deprecated_id) == ("f", "3", "uuid:1", "uuid:0")
    assert "a.jpg" in said.texts
    bare = read_identity(b"<data><instanceID>uuid:2</instanceID></data>")
    assert (bare.form_id, bare.version, bare.instance_id) == (None, "", "uuid:2")


def test_no_document_is_longer_than_its_limit() -> None:
    with pytest.raises(Unreadable):
        read_xml(b"<a>" + b"x" * 100 + b"</a>", limit=50)
