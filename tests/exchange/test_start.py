"""The start package: a new person in a village without internet has server, forms and the supervisor's laptop."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from desktop import release
from desktop.app.house import Workspace
from desktop.exchange import start
from desktop.exchange.recipients import identity
from desktop.exchange.start import Start, StartForm
from desktop.forms import library
from desktop.paths import Paths
from desktop.roles import starting
from desktop.store import NewUser, Role, Vault, contacts_table, create, servers_table
from desktop.store.key import Cost
from desktop.trouble import Kind, Trouble
from desktop.ui.values import NewPerson
from tests.hub.province import form_xml

QUICK = Cost(memory_kib=64, iterations=1)
CODE = "ABCD-EFGH-JKMN-PQRS"
SERVER = "https://pusat.example/v1/key/" + "a" * 64 + "/projects/3"
DESA = b"name,label\n1571010001,Contoh Kaja\n"
SITI = Start(
    "Siti Aminah", Role.ENUMERATOR, "15.05.06", SERVER, "",
    (StartForm(form_xml("kunjungan"), {}), StartForm(form_xml("prelist", media=["desa.csv"]), {"desa.csv": DESA})),
)  # fmt: skip


def refused(data: bytes, code: str = CODE) -> Kind:
    with pytest.raises(Trouble) as trouble:
        start.unpack(data, code)
    return trouble.value.kind


def test_it_opens_with_its_code_and_with_no_other() -> None:
    package = start.pack(SITI, CODE)
    assert start.unpack(package, "abcd efgh jkmn pqrs") == SITI
    assert refused(package, "ABCD-EFGH-JKMN-PQRT") is Kind.CODE_MISTYPED
    assert refused(package, "ABCD") is Kind.CODE_MISTYPED
    assert b"Aminah" not in package and b"kunjungan" not in package and start.pack(SITI, CODE) != package


def test_codes_are_fresh_and_have_the_letters_that_are_told_apart() -> None:
    codes = {start.fresh_code() for _ in range(200)}
    assert len(codes) == 200
    assert set("".join(codes)) <= set(start.LETTERS + "-") and not set("IO01UL") & set(start.LETTERS)


def test_a_damaged_foreign_or_newer_one_is_refused() -> None:
    package = start.pack(SITI, CODE)
    for cut in (0, 5, len(start.LINE), len(start.LINE) + 30):
        assert refused(package[:cut]) is Kind.PACKAGE_DAMAGED
    assert refused(b"PK\x03\x04" + package) is Kind.PACKAGE_DAMAGED
    assert refused(package.replace(b"Mulai 1", b"Mulai 7", 1)) is Kind.PACKAGE_NEWER
    altered = bytearray(package)
    altered[-40] ^= 1
    assert refused(bytes(altered)) is Kind.CODE_MISTYPED  # nobody can tell it from a wrong code


@pytest.mark.parametrize("name", ["../evil.csv", "C:\\evil.csv", "a/b.csv", ""])
def test_even_the_office_writes_nowhere_else(name: str) -> None:
    hostile = replace(SITI, forms=(StartForm(form_xml("prelist"), {name: DESA}),))
    assert refused(start.pack(hostile, CODE)) is Kind.PACKAGE_DAMAGED


@pytest.fixture
def supervisor_card(tmp_path: Path) -> str:
    paths = Paths(tmp_path / "pengawas")
    opened = create(paths, NewUser("Ratna", "periksa dulu", Role.SUPERVISOR), cost=QUICK)
    with Vault(paths, opened.key) as vault:
        return identity(vault, name="Laptop Ratna").card.text()


def test_who_begins_with_it_needs_no_internet(
    tmp_path: Path, supervisor_card: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "siti.mulai"
    file.write_bytes(start.pack(replace(SITI, card=supervisor_card), CODE))
    house = Workspace(Paths(tmp_path / "siti"), now=lambda: datetime(2026, 11, 22, 7, tzinfo=UTC))
    assert house.open_start(str(file), CODE) == starting.Beginning("Siti Aminah", "enumerator", "15.05.06", 2)
    session = house.create(NewPerson("Siti Aminah", "enumerator", "kopi sungai layang", "15.05.06"))
    try:
        assert [form.form_id for form in session.enumerator.forms()] == ["kunjungan", "prelist"]
        vault = session.enumerator.vault
        assert [row.address for row in servers_table.servers(vault)] == [SERVER.replace("a" * 64, "{token}")]
        (card,) = contacts_table.everyone(vault)
        assert (card.name, card.supervisor) == ("Laptop Ratna", True)
        table = library.lists(vault, "prelist").table("desa.csv")
        assert table is not None and list(table.rows()) == [("1571010001", "Contoh Kaja")]
    finally:
        session.close()
        house.store.close()


def test_an_entity_list_is_one_on_the_new_laptop_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A submission's entity is laid over it at once; a package of an earlier version, which does not say so, opens."""
    media = {"desa.csv": DESA, "keluarga.csv": b"name,label,__version\n"}
    form = StartForm(form_xml("prelist", media=list(media)), media, ("keluarga.csv",))
    opened = start.unpack(start.pack(replace(SITI, forms=(form,)), CODE), CODE)
    paths = Paths(tmp_path / "siti")
    made = create(paths, NewUser("Siti", "kata sandi desa", Role.ENUMERATOR), cost=QUICK)
    with Vault(paths, made.key) as vault:
        starting.lay(vault, made.user, opened, at=datetime(2026, 11, 22, tzinfo=UTC))
        kinds = vault.rows("SELECT name, kind FROM lists ORDER BY name")
        assert kinds == [("desa.csv", "plain"), ("keluarga.csv", "entities")]
    dumps = json.dumps
    monkeypatch.setattr(json, "dumps", lambda sheet, **how: dumps(_without(sheet), **how))
    assert start.unpack(start.pack(SITI, CODE), CODE) == SITI


def _without(sheet: dict[str, Any]) -> dict[str, Any]:
    return sheet | {"forms": [{"media": form["media"]} for form in sheet["forms"]]}


def test_a_form_this_program_cannot_use_does_not_stop_the_rest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    paths = Paths(tmp_path / "siti")
    opened = create(paths, NewUser("Siti", "kata sandi desa", Role.ENUMERATOR), cost=QUICK)
    newer = StartForm(form_xml(release.FORM_ID, media=[release.SHEET]), {release.SHEET: b"{}"})  # of an earlier office
    broken = replace(SITI, forms=(StartForm(b"<h:html/>", {}), newer, *SITI.forms))
    with Vault(paths, opened.key) as vault:
        starting.lay(vault, opened.user, broken, at=datetime(2026, 11, 22, tzinfo=UTC))
        assert sorted(form.form_id for form in library.installed(vault)) == ["kunjungan", "prelist"]


def test_a_file_that_cannot_be_read_is_said(tmp_path: Path) -> None:
    with pytest.raises(Trouble) as trouble:
        starting.open_start(tmp_path / "nichts.mulai", CODE)
    assert trouble.value.kind is Kind.FILE_UNREADABLE
