"""Form list, manifest and downloads, as odk-central-observed 3 to 5 and 8 say."""

from __future__ import annotations

import hashlib

import requests

from desktop.hub.shelf import Shelf
from desktop.openrosa.form_list import read_form_list
from desktop.openrosa.manifest import MediaKind, read_manifest
from tests.hub.province import OPENROSA, VISIT, form_xml

PEOPLE = b"name,label,__version,nik\n0e6ce664-1217-4f6f-a343-95a4b91826be,Contoh,1,1571010101900001\n"


def get(url: str, **more: str) -> requests.Response:
    return requests.get(url, headers=OPENROSA | more, timeout=10)


def test_the_list_tells_hash_and_addresses(base: str, shelf: Shelf) -> None:
    shelf.publish(form_xml("aneh ñ/1", ""))
    plain, odd = sorted(read_form_list(get(f"{base}/formList").content), key=lambda form: form.form_id, reverse=True)
    assert (plain.form_id, plain.version, plain.manifest_url) == ("kunjungan", "1", None)
    assert plain.md5 == hashlib.md5(VISIT).hexdigest()
    assert get(plain.download_url).content == VISIT
    assert (odd.form_id, odd.version) == ("aneh ñ/1", "")
    assert get(odd.download_url).content == form_xml("aneh ñ/1", "")


def test_who_may_not_see_a_form(base: str, shelf: Shelf, token: str) -> None:
    url = read_form_list(get(f"{base}/formList").content)[0].download_url
    shelf.set_state("kunjungan", "closing")
    assert (read_form_list(get(f"{base}/formList").content), get(url).status_code) == ((), 200)
    shelf.set_state("kunjungan", "closed")
    assert get(url).status_code == 403
    shelf.set_state("kunjungan", "open")
    shelf.unassign(token, "kunjungan")
    assert (read_form_list(get(f"{base}/formList").content), get(url).status_code) == ((), 403)
    assert get(f"{base}/forms/entah.xml").status_code == 404


def test_an_older_version_can_be_fetched(base: str, shelf: Shelf) -> None:
    shelf.publish(form_xml(version="2"))
    assert [form.version for form in read_form_list(get(f"{base}/formList").content)] == ["2"]
    assert get(f"{base}/forms/kunjungan/versions/1.xml").content == VISIT


def test_media_and_lists(base: str, shelf: Shelf) -> None:
    shelf.put_list("keluarga", PEOPLE)
    shelf.publish(form_xml("prelist", media=["desa.csv", "keluarga.csv", "belum.csv"]), {"desa.csv": b"kode\n1571\n"})
    (form,) = read_form_list(get(f"{base}/formList?formID=prelist").content)
    assert form.manifest_url is not None
    desa, keluarga = read_manifest(get(form.manifest_url).content)
    assert (desa.filename, desa.kind, desa.md5) == (
        "desa.csv",
        MediaKind.FILE,
        hashlib.md5(b"kode\n1571\n").hexdigest(),
    )
    assert (keluarga.kind, keluarga.md5) == (MediaKind.ENTITY_LIST, None)
    assert keluarga.hash not in {None, hashlib.md5(PEOPLE).hexdigest()}
    rows = get(keluarga.download_url)
    assert (rows.content, rows.headers["ETag"]) == (PEOPLE, f'"{keluarga.hash}"')
    assert get(keluarga.download_url, **{"If-None-Match": f'W/"{keluarga.hash}"'}).status_code == 304
    before = get(f"{base}/formList").headers["ETag"]
    shelf.put_list("keluarga", PEOPLE + b"x,Lain,1,\n")
    assert read_manifest(get(form.manifest_url).content)[1].hash != keluarga.hash
    assert get(f"{base}/formList", **{"If-None-Match": before}).status_code == 304


def test_integrity(base: str, shelf: Shelf) -> None:
    shelf.put_list("keluarga", PEOPLE)
    shelf.mark_entity("keluarga", "e1", deleted=True)
    answer = get(f"{base}/datasets/keluarga/integrity?id=e1,e2")
    assert (answer.status_code, b'<entity id="e1">' in answer.content, b"e2" in answer.content) == (200, True, False)
    assert get(f"{base}/datasets/entah/integrity").status_code == 404


def test_other_addresses_are_unknown(base: str) -> None:
    paths = ("/entah", "/forms/a/b/c/d", "/formList")
    assert [requests.put(f"{base}{path}", headers=OPENROSA, timeout=10).status_code for path in paths] == [404] * 3
    assert requests.get(base.split("/v1")[0] + "/v2/x", timeout=10).json()["code"] == 404.1
