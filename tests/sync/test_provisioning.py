"""The office prepares a team: app users on Central, and a package each that opens with its own code only."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from desktop import release
from desktop.cli import run
from desktop.exchange import start
from desktop.hub.receiver import application
from desktop.hub.running import Running, serve
from desktop.hub.shelf import Shelf
from desktop.store.users_table import Role
from desktop.sync.joining import read_invitation
from desktop.trouble import Trouble
from tests.hub.province import form_xml

PASSWORD = "kunci kantor dinas"
DESA = b"name,label\n1,Contoh\n"
ROSTER = "Nama;Peran;Wilayah;Formulir\nSiti Aminah;petugas;15.05.06;kunjungan\nAsep Sunarya;Tagana;15.05;\n"


class PretendCentral:
    """The web interface of Central as far as an office needs it, over the tokens of our hub."""

    def __init__(self, shelf: Shelf) -> None:
        self.shelf = shelf
        self.app_users: list[dict[str, Any]] = []
        self.assigned: set[tuple[str, int]] = set()
        self.placed: dict[str, str] | None = None  # app user → region; None: an older Central without properties
        self._rest = application(shelf)

    def __call__(self, environ: dict[str, Any], answer: Callable[..., Any]) -> Any:
        path, method = environ["PATH_INFO"], environ["REQUEST_METHOD"]
        if path.startswith("/v1/key/"):
            return self._rest(environ, answer)
        body = json.loads(environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0)) or "{}")
        status, said = self.answered(method, path, body, environ.get("HTTP_AUTHORIZATION", ""))
        data = json.dumps(said).encode()
        answer(f"{status} X", [("Content-Type", "application/json"), ("Content-Length", str(len(data)))])
        return [data]

    def answered(self, method: str, path: str, body: dict[str, Any], login: str) -> tuple[int, object]:
        if path == "/v1/sessions":
            return (200, {"token": "sesi"}) if body.get("password") == PASSWORD else (401, {"code": 401.2})
        if login != "Bearer sesi":
            return 401, {"code": 401.2}
        if path == "/v1/roles":
            return 200, [{"id": 1, "system": "admin"}, {"id": 2, "system": "app-user"}]
        if path == "/v1/projects/1/forms":
            return 200, [{"xmlFormId": form, "state": "open"} for form in ("kunjungan", release.FORM_ID, "prelist")]
        if path == "/v1/projects/1/app-users":
            return 200, self.app_users if method == "GET" else self.made(body["displayName"])
        if self.placed is not None and path == "/v1/projects/1/actor-properties":
            return (409, {"code": 409.3}) if self.placed else (200, {"success": True})
        if self.placed is not None and (one := re.fullmatch(r"/v1/projects/1/app-users/(\d+)", path)) is not None:
            self.placed[one[1]] = body["properties"]["wilayah"]
            return 200, {}
        found = re.fullmatch(r"/v1/projects/1/forms/(\w+)/assignments/2/(\d+)", path)
        return self.assign(found[1], int(found[2])) if found else (404, {})

    def made(self, name: str) -> dict[str, Any]:
        one = {"id": 100 + len(self.app_users), "displayName": name, "token": self.shelf.add_person(name)}
        for form in ("kunjungan", "prelist"):
            self.shelf.unassign(one["token"], form)
        self.app_users.append(one)
        return one

    def assign(self, form: str, actor: int) -> tuple[int, object]:
        if (form, actor) in self.assigned:
            return 409, {"code": 409.3}
        self.assigned.add((form, actor))
        self.shelf.assign(self.app_users[actor - 100]["token"], form)
        return 200, {"success": True}


@pytest.fixture
def central(shelf: Shelf) -> Iterator[tuple[PretendCentral, Running]]:
    shelf.publish(form_xml("kunjungan"))
    shelf.publish(form_xml("prelist", media=["desa.csv"]), {"desa.csv": DESA})
    pretend = PretendCentral(shelf)
    with serve(pretend, threads=2, timeout=5) as running:
        yield pretend, running


def provision(
    tmp_path: Path, running: Running, monkeypatch: pytest.MonkeyPatch, roster: str = ROSTER, password: str = PASSWORD
) -> int:
    (tmp_path / "tim.csv").write_text(roster, encoding="utf-8")
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{password}\n"))
    words = ["--server", f"{running.address}/#/projects/1", "--email", "kantor@dinas.example", "--password-stdin"]
    return run(["office", "provision", str(tmp_path / "tim.csv"), *words, "--out", str(tmp_path / "keluar")])


def codes(tmp_path: Path) -> dict[str, tuple[str, str]]:
    with (tmp_path / "keluar" / "kode.csv").open(encoding="utf-8-sig", newline="") as file:
        return {row["nama"]: (row["berkas"], row["kode"]) for row in csv.DictReader(file)}


def test_a_team_is_prepared_and_doing_it_again_makes_nobody_twice(
    tmp_path: Path, central: tuple[PretendCentral, Running], monkeypatch: pytest.MonkeyPatch
) -> None:
    pretend, running = central
    pretend.shelf.publish(form_xml(release.FORM_ID, media=[release.SHEET]), {release.SHEET: b"{}"})
    pretend.shelf.put_list("keluarga", b"name,label,__version\n")
    pretend.shelf.publish(form_xml("prelist", media=["desa.csv", "keluarga.csv"]), {"desa.csv": DESA})
    assert provision(tmp_path, running, monkeypatch) == 0
    file, code = codes(tmp_path)["Siti Aminah"]
    siti = start.unpack((tmp_path / "keluar" / file).read_bytes(), code)
    assert (siti.role, siti.region) == (Role.ENUMERATOR, "15.05.06")
    assert [b'id="kunjungan"' in form.xml for form in siti.forms] == [True]
    assert read_invitation(siti.server).login.secret == pretend.app_users[0]["token"]
    file, code = codes(tmp_path)["Asep Sunarya"]
    asep = start.unpack((tmp_path / "keluar" / file).read_bytes(), code)
    assert asep.role is Role.TAGANA
    assert {actor for form, actor in pretend.assigned if form == release.FORM_ID} == {100, 101}
    assert [form for form in asep.forms if release.FORM_ID.encode() in form.xml] == []
    assert [sorted(form.media) for form in asep.forms] == [[], ["desa.csv", "keluarga.csv"]]
    assert asep.forms[1].media["desa.csv"] == DESA
    assert [form.entity_lists for form in asep.forms] == [(), ("keluarga.csv",)]
    with pytest.raises(Trouble):
        start.unpack((tmp_path / "keluar" / file).read_bytes(), codes(tmp_path)["Siti Aminah"][1])
    assert provision(tmp_path, running, monkeypatch) == 0
    assert [one["displayName"] for one in pretend.app_users] == ["Siti Aminah", "Asep Sunarya"]


def test_each_app_user_is_told_where_the_person_works(
    tmp_path: Path, central: tuple[PretendCentral, Running], monkeypatch: pytest.MonkeyPatch
) -> None:
    pretend, running = central
    pretend.placed = {}
    assert provision(tmp_path, running, monkeypatch) == 0
    assert pretend.placed == {"100": "15.05.06", "101": "15.05"}


@pytest.mark.parametrize(
    ("roster", "password"),
    [
        (ROSTER, "salah"),
        (ROSTER.replace("petugas", "bupati"), PASSWORD),
        (ROSTER.replace("Asep Sunarya", "Siti Aminah"), PASSWORD),
        (ROSTER.replace("15.05.06", "Kumpeh"), PASSWORD),
        (ROSTER.replace(";kunjungan", ";tidakada"), PASSWORD),
        (ROSTER.replace(";kunjungan", f";{release.FORM_ID}"), PASSWORD),
        ("Peran;Wilayah\npetugas;15\n", PASSWORD),
    ],
)
def test_what_is_wrong_is_said_and_nobody_is_made(
    tmp_path: Path, central: tuple[PretendCentral, Running], monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str], roster: str, password: str,
) -> None:  # fmt: skip
    pretend, running = central
    assert provision(tmp_path, running, monkeypatch, roster, password) == 1
    assert capsys.readouterr().err.strip() and not pretend.app_users
    assert not list((tmp_path / "keluar").glob("*.mulai"))


def test_an_address_of_no_project_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("x\n"))
    words = ["--server", "https://pusat.example/", "--email", "a@b.example", "--password-stdin"]
    assert run(["office", "provision", str(tmp_path / "tim.csv"), *words]) == 1
