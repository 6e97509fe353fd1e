"""Newer programs: only signed ones, only newer ones, and each file as its sheet says."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from desktop import release
from desktop.cli import run
from desktop.roles.updates import Updates
from desktop.trouble import Kind, Trouble
from desktop.xforms import load_form

NAME = "Sambang-0.2.0-Setup.exe"


class Office:
    """Who signs, and a stick with a release on it."""

    def __init__(self, stick: Path) -> None:
        self.signer, self.stick = Ed25519PrivateKey.generate(), stick
        self.key = self.signer.public_key().public_bytes_raw().hex()
        stick.mkdir()
        (stick / NAME).write_bytes(b"MZ" + bytes(range(256)) * 900)
        self.write("0.2.0")

    def write(self, version: str) -> None:
        named = self.stick / NAME.replace("0.2.0", version)
        (self.stick / NAME).replace(named)
        sheet = release.write_sheet(version, [named], self.signer.sign)
        (self.stick / release.SHEET).write_bytes(sheet)


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path / "stik")


def laptop(tmp_path: Path, office: Office, version: str = "0.1.0") -> Updates:
    return Updates(tmp_path / "updates", version, kind="windows", keys=lambda: (office.key,))


def test_a_signed_newer_program_is_taken_whole(tmp_path: Path, office: Office) -> None:
    updates = laptop(tmp_path, office)
    offer = updates.look(office.stick.parent)  # the folder above will do
    assert (offer.version, offer.folder) == ("0.2.0", office.stick)
    taken = updates.take(offer)
    assert taken is not None and taken.read_bytes() == (office.stick / NAME).read_bytes()
    assert updates.take(offer, lambda: True) is None


@pytest.mark.parametrize("here", ["0.2.0", "0.10.0", "1.0"])
def test_nobody_goes_back(tmp_path: Path, office: Office, here: str) -> None:
    with pytest.raises(Trouble) as refused:
        laptop(tmp_path, office, here).look(office.stick)
    assert refused.value.kind is Kind.RELEASE_OLDER


def test_what_a_stranger_signed_does_not_count(tmp_path: Path, office: Office) -> None:
    strangers = Updates(tmp_path / "updates", "0.1.0", kind="windows", keys=lambda: ("ab" * 32, "no key"))
    with pytest.raises(Trouble) as refused:
        strangers.look(office.stick)
    assert refused.value.kind is Kind.RELEASE_UNSIGNED


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        ('"0.2.0"', '"9.2.0"', Kind.RELEASE_UNSIGNED),
        ('"signature"', '"signatur"', Kind.PACKAGE_DAMAGED),
        ("{", "[", Kind.PACKAGE_DAMAGED),
    ],
)
def test_an_altered_sheet_is_refused(tmp_path: Path, office: Office, old: str, new: str, kind: Kind) -> None:
    sheet = office.stick / release.SHEET
    sheet.write_text(sheet.read_text().replace(old, new, 1))
    with pytest.raises(Trouble) as refused:
        laptop(tmp_path, office).look(office.stick)
    assert refused.value.kind is kind


@pytest.mark.parametrize("name", ["../../evil-0.2.0-Setup.exe", "C:\\evil-Setup.exe", "", "a" * 200])
def test_even_a_signed_name_leads_nowhere_else(tmp_path: Path, office: Office, name: str) -> None:
    said = json.loads((office.stick / release.SHEET).read_text())["sambang"]
    said["files"]["windows"]["name"] = name
    signature = office.signer.sign(release._canonical(said)).hex()
    sheet = json.dumps({"sambang": said, "signature": signature}).encode()
    with pytest.raises(Trouble) as refused:
        release.read_sheet(sheet, (office.key,))
    assert refused.value.kind is Kind.PACKAGE_DAMAGED
    assert laptop(tmp_path, office).offered() is None


@pytest.mark.parametrize("alter", [lambda data: data[:-1], lambda data: data + b"x", lambda data: b"X" + data[1:]])
def test_an_altered_installer_leaves_nothing_behind(tmp_path: Path, office: Office, alter: object) -> None:
    updates, file = laptop(tmp_path, office), office.stick / NAME
    offer = updates.look(office.stick)
    file.write_bytes(alter(file.read_bytes()))  # type: ignore[operator]
    with pytest.raises(Trouble) as refused:
        updates.take(offer)
    assert refused.value.kind is Kind.PACKAGE_DAMAGED
    assert not list(updates.folder.iterdir())


def test_a_stick_without_it_says_so(tmp_path: Path, office: Office) -> None:
    for folder in (tmp_path / "nothing", tmp_path):
        folder.mkdir(exist_ok=True)
    (office.stick / NAME).unlink()
    for folder in (tmp_path / "nothing", office.stick):
        with pytest.raises(Trouble) as refused:
            laptop(tmp_path, office).look(folder)
        assert refused.value.kind is Kind.RELEASE_MISSING


def test_the_keys_are_those_built_in_and_those_of_the_office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    preset = tmp_path / "preset.json"
    preset.write_text(json.dumps({"language": "id", "release_keys": ["cd" * 32, "no key", 3]}))
    built_in = tmp_path / "keys.txt"
    built_in.write_text("# a comment\n" + "ab" * 32 + "\n")
    monkeypatch.setattr(release, "KEYS", built_in)
    monkeypatch.setattr(release, "preset_file", lambda: preset)
    assert release.trusted_keys() == ("ab" * 32, "cd" * 32)
    preset.write_text("nonsense")
    assert release.trusted_keys() == ("ab" * 32,)


def test_the_office_signs_by_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def said(*words: str) -> tuple[int, str]:
        monkeypatch.setattr("sys.stdin", io.StringIO("kantor dinas\n"))
        code = run(["office", *words, "--passphrase-stdin"])
        return code, capsys.readouterr().out.strip()

    file, dist = tmp_path / "rilis.key", tmp_path / "dist"
    dist.mkdir()
    code, key = said("signer", str(file))
    assert code == 0 and "kantor" not in file.read_text()
    assert said("signer", str(file))[0] == 1  # never over another
    words = ("release", str(file), "--version", "0.2.0", "--in", str(dist))
    assert said(*words)[0] == 1  # there is nothing to sign
    for name in (NAME, "sambang_0.2.0_amd64.deb", "Sambang-0.1.0-Setup.exe", "SHA256SUMS"):
        (dist / name).write_bytes(name.encode())
    assert said(*words)[0] == 0
    carrier = load_form((dist / release.CARRIER).read_bytes())
    assert (carrier.form_id, carrier.version) == (release.FORM_ID, "0.2.0")
    assert f"jr://images/{release.SHEET}".encode() in (dist / release.CARRIER).read_bytes()
    found = release.read_sheet((dist / release.SHEET).read_bytes(), (key,))
    assert sorted(found.files) == ["deb", "windows"] and found.version == "0.2.0"
