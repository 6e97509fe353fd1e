"""A village with forms: the region list, the bundled forms in the engine, a vault to install them in."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from desktop.forms import bundled
from desktop.forms.workbook import Workbook, sources
from desktop.paths import RESOURCES, Paths
from desktop.reference import regions, synthetic
from desktop.reference.lists import RegionLists
from desktop.reference.regions import Regions
from desktop.store import NewUser, Role, Vault, create
from desktop.store.key import Cost
from desktop.xforms import Form, Interview, ListTable, Rows, load_form

FAMILIES = tuple(synthetic.families(40))
NOW = datetime(2026, 1, 5, 9, 30, tzinfo=ZoneInfo("Asia/Jakarta"))
ENTITIES = {
    "kejadian.csv": b"name,label,ke,meninggal,jiwa_mengungsi\nk1,Banjir Sungai Terap,1,2,40\nk2,Banjir 2,,,\n",
    "kube.csv": b"name,label,desa,jenis,nama\nkb1,KUBE Mawar,15.05.06.2018,KUBE,KUBE Mawar\n",
    "keluhan.csv": b"name,label,desa,nomor\nkl1,SLRT/1 Ali,15.05.06.2018,SLRT/1505062018/20260105/1\n",
    "keluarga.csv": b"name,label,desa,nama_kepala,no_kk,alamat,rt,rw,jumlah\n"
    b"f1,Keluarga Ali,15.05.06.2018,Ali,1505060204169000,Lorong Damai No. 4,003,001,5\n",
    "orang.csv": b"name,label,desa,nama,nik,jk,tgl_lahir,no_kk,alamat,rt,rw\n"
    b"o1,Fatimah,15.05.06.2018,Fatimah,1505064103829002,2,1982-03-01,1505060204169000,Lorong Damai No. 4,003,001\n",
    "korban.csv": b"name,label,desa,nama,nik,jk,tgl_lahir,alamat\n"
    b"v1,Usman,15.05.06.2018,Usman,1505060103809001,1,1980-03-01,Lorong Damai No. 9\n",
    "titik.csv": b"name,label,desa,nama,jenis,kapasitas,penanggung_jawab\n"
    b"t1,Balai desa,15.05.06.2018,Balai desa,2,80,Hasan\n",
}
INSTALLED = datetime(2026, 1, 5, 2, 0, tzinfo=UTC)


@pytest.fixture(scope="session")
def region_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("reference") / "regions.sqlite"
    regions.build(target)
    return target


@pytest.fixture
def indonesia(region_file: Path) -> Iterator[Regions]:
    with Regions(region_file) as opened:
        yield opened


class VillageLists:
    """What the forms of the tests choose from: all regions, and a prelist of invented families."""

    def __init__(self, indonesia: Regions) -> None:
        self._regions = RegionLists(indonesia)
        made = {"prelist.csv": synthetic.prelist_csv(FAMILIES), "prelist_anggota.csv": synthetic.members_csv(FAMILIES)}
        self._prelists = {name: _rows(data) for name, data in (made | bundled.office_lists() | ENTITIES).items()}

    def table(self, filename: str) -> ListTable | None:
        return self._prelists.get(filename) or self._regions.table(filename)


def _rows(data: bytes) -> Rows:
    heading, *rows = csv.reader(io.StringIO(data.decode()))
    return Rows(heading, [tuple(row) for row in rows])


@pytest.fixture
def village(indonesia: Regions) -> VillageLists:
    return VillageLists(indonesia)


@pytest.fixture(scope="session")
def workbooks() -> dict[str, Workbook]:
    return dict(sources(RESOURCES / "forms" / "src"))


@pytest.fixture(scope="session")
def forms() -> dict[str, Form]:
    return {path.stem: load_form(path.read_bytes()) for path in (RESOURCES / "forms").glob("*.xml")}


@pytest.fixture
def asesmen(forms: dict[str, Form], village: VillageLists) -> Interview:
    return Interview(forms["asesmen_keluarga"], lists=village, now=lambda: NOW)


@pytest.fixture
def laporan(forms: dict[str, Form], village: VillageLists) -> Interview:
    return Interview(forms["laporan_awal_bencana"], lists=village, now=lambda: NOW)


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    paths = Paths(tmp_path / "laptop")
    admin = NewUser("Sri Wahyuni", "kopi pahit di pos ronda", Role.ADMINISTRATOR, "15")
    unlocked = create(paths, admin, cost=Cost(memory_kib=64, iterations=1, lanes=1))
    with Vault(paths, unlocked.key) as opened:
        yield opened
