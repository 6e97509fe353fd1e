"""The web pages of Central, with a person's own account: read back, reviewed, remarked on; never in the clear."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from desktop.hub.running import Running, serve
from desktop.store.accounts_table import Account
from desktop.sync.central import Central, is_central
from desktop.sync.line import Line
from desktop.trouble import Kind, Trouble
from tests.sync.central_pages import CentralPages, Kept
from tests.sync.laptop import SHORT

RINI, SECRET = "rini@dinsos.example", "hujan di kota hulu"
ROOT, NOW = "uuid:9b1deb4d-3b7d-4bad-9bdd-2b0d7b3dcb6d", "uuid:1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed"
XML = b'<data id="kunjungan" version="1"><nama>Contoh</nama></data>'


@pytest.fixture
def pages() -> CentralPages:
    return CentralPages({RINI: SECRET}, {"kunjungan": [Kept(ROOT, NOW, XML)]})


@pytest.fixture
def running(pages: CentralPages) -> Iterator[Running]:
    with serve(pages) as running:
        yield running


def central(running: Running, secret: str = SECRET) -> Central:
    address = f"{running.address}/v1/key/{{token}}/projects/1"
    return Central(address, Account("s", "u", RINI, secret), Line("Sambang/uji", patience=SHORT))


def test_what_the_server_has_is_read_back(running: Running, pages: CentralPages) -> None:
    found = central(running)
    there = found.there("kunjungan", ROOT)
    assert (there.root_id, there.instance_id, there.editor, there.review_state) == (ROOT, NOW, "Bu Rini", "")
    assert found.xml("kunjungan", ROOT) == XML
    assert [one.root_id for one in found.listed("kunjungan", "new", None, 10)] == [ROOT]
    assert [method for method, _path in pages.asked].count("POST") == 1  # one session for all of it


def test_reviews_and_comments_arrive(running: Running, pages: CentralPages) -> None:
    found = central(running)
    found.tell_review("kunjungan", ROOT, "hasIssues")
    found.comment("kunjungan", ROOT, "NIK kepala keluarga keliru")
    kept = pages.kept["kunjungan"][0]
    assert (kept.review_state, kept.comments) == ("hasIssues", ["NIK kepala keluarga keliru"])


def test_what_goes_wrong_has_its_kind(running: Running, pages: CentralPages) -> None:
    with pytest.raises(Trouble) as said:
        central(running, "salah").there("kunjungan", ROOT)
    assert said.value.kind is Kind.ACCOUNT_REJECTED
    found = central(running)
    with pytest.raises(Trouble) as said:
        found.there("kunjungan", NOW)
    assert said.value.kind is Kind.RECORD_MISSING
    pages.sessions.clear()  # an administrator ended it
    with pytest.raises(Trouble) as said:
        found.there("kunjungan", ROOT)
    assert said.value.kind is Kind.ACCOUNT_REJECTED
    assert found.there("kunjungan", ROOT).root_id == ROOT  # and the next try comes in anew


def test_a_password_never_goes_in_the_clear() -> None:
    account = Account("s", "u", RINI, SECRET)
    with pytest.raises(Trouble) as said:
        Central("http://pusat.example/v1/projects/1", account, Line("Sambang/uji")).enter()
    assert said.value.kind is Kind.NOT_SECURE
    assert SECRET not in repr(account)


def test_only_centrals_have_pages() -> None:
    assert is_central("https://pusat.example/v1/key/{token}/projects/7")
    assert is_central("https://pusat.example/odk/v1/projects/7")
    assert not is_central("https://kc.kobotoolbox.org/siti")
    with pytest.raises(Trouble) as said:
        Central("https://kc.kobotoolbox.org/siti", Account("s", "u", RINI, SECRET), Line("Sambang/uji"))
    assert said.value.kind is Kind.SERVER_HAS_NO_PAGES
