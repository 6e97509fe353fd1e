"""A prelist taken in on the laptop: for the forms that ask for one, never over the server's, remembered columns."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from desktop.forms import bundled, library
from desktop.paths import Paths
from desktop.reference.regions import Regions
from desktop.roles.prelists import Prelists
from desktop.store import access_table, door
from desktop.store.key import Cost
from desktop.store.users_table import NewUser, Role, User
from desktop.store.vault import Vault
from desktop.trouble import Kind, Trouble

NOW = datetime(2026, 1, 5, 2, 0, tzinfo=UTC)
LINES = """No KK;NIK;Nama;SHDK;Desa
1505062010190011;1505061203800001;Ali Rahman;1;1505062018
1505062010190011;1505065204850002;Siti Rahman;3;1505062018
;;Tanpa Kartu;;1505062018
"""


@pytest.fixture
def keeper(tmp_path: Path) -> User:
    made = door.create(
        Paths(tmp_path / "laptop"), NewUser("Sri Wahyuni", "kopi pahit di pos ronda", Role.SUPERVISOR, "15"),
        cost=Cost(64, 1, 1),
    )  # fmt: skip
    return made.user


@pytest.fixture
def vault(tmp_path: Path, keeper: User) -> Iterator[Vault]:
    opened = door.unlock(Paths(tmp_path / "laptop"), keeper.name, "kopi pahit di pos ronda")
    with Vault(Paths(tmp_path / "laptop"), opened.key) as kept:
        yield kept


@pytest.fixture
def prelists(vault: Vault, keeper: User, region_file: Path) -> Prelists:
    return Prelists(vault, keeper, now=lambda: NOW, open_regions=lambda: Regions(region_file))


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    path = tmp_path / "Prelist Sungai Terap.csv"
    path.write_text(LINES, "utf-8")
    return path


def install(vault: Vault, form_id: str, media: dict[str, bytes] | None = None) -> int:
    form = bundled.form(form_id, media or {})
    library.install(vault, form.xml, form.media, server_id="dinsos", at=NOW)
    return next(one.key for one in library.installed(vault) if one.form_id == form_id)


def names(vault: Vault, key: int, table: str = "prelist.csv") -> list[str]:
    found = library.FormLists(vault, key, None).table(table)
    return [] if found is None else [row[3] for row in found.rows()]  # type: ignore[union-attr]


def test_a_prelist_is_there_for_the_forms_that_ask_for_it(vault: Vault, prelists: Prelists, sheet: Path) -> None:
    verval, psks = install(vault, "verval"), install(vault, "psks")
    looked = prelists.look(sheet)
    found = prelists.read(looked, looked.mapping)
    touched = prelists.keep(looked, looked.mapping, found)
    assert touched.lists
    assert names(vault, verval) == ["Ali Rahman", "Tanpa Kartu"]
    assert len(names(vault, verval, "prelist_anggota.csv")) == 3
    assert names(vault, psks) == []
    assert "prelist.csv" not in next(one for one in library.installed(vault) if one.key == verval).missing
    assert access_table.entries(vault)[0].deed == "import_prelist"


def test_the_next_one_takes_the_place_of_the_first(vault: Vault, prelists: Prelists, sheet: Path) -> None:
    verval = install(vault, "verval")
    for text in (LINES, LINES.replace("Ali Rahman", "Ali Baru")):
        sheet.write_text(text, "utf-8")
        looked = prelists.look(sheet)
        prelists.keep(looked, looked.mapping, prelists.read(looked, looked.mapping))
    assert "Ali Baru" in names(vault, verval)
    assert "Ali Rahman" not in names(vault, verval)


def test_the_list_of_the_server_stays(vault: Vault, prelists: Prelists, sheet: Path) -> None:
    served = b"name,label,desa,nama_kepala\np1,Budi,15.05.06.2018,Budi\n"
    verval = install(vault, "verval", {"prelist.csv": served, "prelist_anggota.csv": b"name,label,keluarga,nik\n"})
    looked = prelists.look(sheet)
    with pytest.raises(Trouble) as caught:
        prelists.keep(looked, looked.mapping, prelists.read(looked, looked.mapping))
    assert caught.value.kind is Kind.NOT_LAWFUL
    assert names(vault, verval) == ["Budi"]


def test_columns_are_remembered_as_they_were_said(vault: Vault, prelists: Prelists, tmp_path: Path) -> None:
    install(vault, "verval")
    odd = tmp_path / "odd.csv"
    with odd.open("w", newline="") as out:
        csv.writer(out).writerows([["Kolom A", "Kolom B"], ["Ali", "1505062018"], ["Siti", "1505062018"]])
    looked = prelists.look(odd)
    assert looked.mapping == {}
    said = {"nama_kepala": 0, "desa": 1}
    prelists.keep(looked, said, prelists.read(looked, said))
    assert prelists.look(odd).mapping == said


def test_a_file_that_is_gone_is_a_sentence(prelists: Prelists, tmp_path: Path) -> None:
    with pytest.raises(Trouble) as caught:
        prelists.look(tmp_path / "stick" / "prelist.xlsx")
    assert caught.value.kind is Kind.DISK_FAILED
