"""The optional proof on Wine: Setup installs silently, the program makes its journey, shows a window, is removed again.

`python -m installer.under_wine`: the window is drawn by Windows' own platform plugin; with Xvfb a
picture is taken. Wine is not Windows: docs/windows.md says what this shows and what only a real laptop can. For Wine 8
there are stand-ins for two libraries it lacks, and Qt's question about the network is left out: it never comes back.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

from installer import smoke, windows_setup
from installer.facts import HERE, WORK, CannotBuild, run, tool

PREFIX = WORK / "wine"
PROGRAM = PREFIX / "drive_c/users/{user}/AppData/Local/Programs/Sambang"
UNINSTALL = r"Software\Microsoft\Windows\CurrentVersion\Uninstall\Sambang"
CLASSES = (r"Software\Classes\.sambang", r"Software\Classes\.mulai", r"Software\Classes\Sambang.Start")
PATIENCE = 120  # seconds
TOO_OLD = 3  # Setup's exit code


def main() -> int:
    """0 if all went well or Wine is not here (which is said); 1 if something did not."""
    if shutil.which("wine") is None:
        print("under_wine: skipped, Wine is not here (apt-get install --no-install-recommends wine wine64)")
        return 0
    try:
        prepare()
        setup = _packed()
        _refused_on_old_windows(setup)
        _for_everybody(setup)
        _installed(setup)
        _removed()
    except CannotBuild as why:
        print(f"under_wine: {why}", file=sys.stderr)
        return 1
    finally:
        subprocess.run(["wineserver", "-k"], env=_environment(), check=False, capture_output=True)
    return 0


def prepare() -> None:
    """A fresh Windows 10 of Wine's, with the libraries it lacks."""
    shutil.rmtree(PREFIX, ignore_errors=True)
    _wine("wineboot", "-i")
    _wine("winecfg", "-v", "win10")
    for name, more in (("icuuc", []), ("bcryptprimitives", ["-ladvapi32"])):
        target = PREFIX / "drive_c/windows/system32" / f"{name}.dll"
        run(
            [
                tool(windows_setup.COMPILER, "gcc-mingw-w64"),
                "-shared",
                "-Os",
                "-s",
                "-o",
                target,
                HERE / "wine" / f"{name}.c",
                *more,
            ]
        )


def _packed() -> Path:
    wish = windows_setup.Wish(quick=True)
    return windows_setup.setup(windows_setup.lay(wish), WORK / "Setup-for-Wine.exe", wish, stub64=True)


def _refused_on_old_windows(setup: Path) -> None:
    """Nothing is changed, and who asked silently hears it by the exit code."""
    _wine("winecfg", "-v", "win7")
    done = subprocess.run(
        ["wine", str(setup), "/S"], env=_environment(), capture_output=True, timeout=PATIENCE, check=False
    )
    _wine("winecfg", "-v", "win10")
    _expect(done.returncode == TOO_OLD, f"Setup on Windows 7 ended with {done.returncode}")
    _expect(not _folder().exists(), "Setup changed an older Windows")
    print("on Windows 7: refused, nothing changed")


def _for_everybody(setup: Path) -> None:
    """With an administrator's rights, for all who use the laptop; and away again."""
    _wine(str(setup), "/S", "/ALLUSERS")
    folder = PREFIX / "drive_c/Program Files/Sambang"
    _expect((folder / "Sambang.exe").is_file(), "Setup installed nothing for everybody")
    _expect(_known("HKLM", UNINSTALL), "Windows does not know of the installation for everybody")
    _wine(str(folder / "Uninstall.exe"), "/S", "/ALLUSERS")
    _gone(folder)
    _expect(not _known("HKLM", UNINSTALL), "Windows still lists the installation for everybody")
    print("for everybody: installed silently, removed")


def _installed(setup: Path) -> None:
    preset, forms = setup.with_name("sambang-preset.json"), setup.with_name("sambang-preset")
    preset.write_text('{"language": "id"}', encoding="utf-8")
    forms.mkdir(exist_ok=True)
    (forms / "desa.xml").touch()
    _wine(str(setup), "/S")
    preset.unlink()
    shutil.rmtree(forms)
    folder = _folder()
    _expect((folder / "Sambang.exe").is_file(), "Setup installed nothing")
    _expect((folder / "preset.json").is_file(), "Setup did not take the office's presets along")
    _expect((folder / "preset/desa.xml").is_file(), "Setup did not take the office's forms along")
    for key in (UNINSTALL, *CLASSES):
        _expect(_known("HKCU", key), f"Windows does not know {key}")
    print(f"installed silently: {_count(folder)} files in {folder.name}")
    shutil.rmtree(folder / "site/PySide6/plugins/networkinformation")
    (folder / "python/_wmi.pyd").unlink(missing_ok=True)
    print(smoke.prove(["wine", str(folder / "sambang.com")], r"C:\journey", _environment()))
    _converts(folder)
    _shows(folder)


def _converts(folder: Path) -> None:
    """The program starts a second process of itself."""
    form = folder / "app/resources/forms/laporan_awal_bencana.xlsx"
    _wine(str(folder / "sambang.com"), "form", "convert", str(form), r"C:\form.xml")
    _expect((PREFIX / "drive_c/form.xml").stat().st_size > 10_000, "a form was not converted")
    print("a form was converted by a process of its own")


def _shows(folder: Path) -> None:
    """A window on a screen of Xvfb; while it is open, it cannot be removed."""
    if shutil.which("xvfb-run") is None or shutil.which("import") is None:
        print("no picture: xvfb and imagemagick are not here")
        return
    picture = WORK / "wine-window.png"
    picture.unlink(missing_ok=True)
    script = f"""
        wine '{folder / "Sambang.exe"}' demo --dir 'C:\\demo' </dev/null >/dev/null 2>&1 &
        for second in $(seq {PATIENCE}); do
            sleep 1; xwininfo -root -tree 2>/dev/null | grep -q '"Sambang"' && break
        done
        sleep 8; import -window root '{picture}'
        wine '{folder / "Uninstall.exe"}' /S '_?={PREFIX / "nowhere"}' </dev/null >/dev/null 2>&1
        wineserver -k
    """
    subprocess.run(
        ["xvfb-run", "-a", "-s", "-screen 0 1366x768x24", "bash", "-c", script],
        env=_environment(),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=PATIENCE * 3,
        check=False,
    )
    _expect(picture.is_file(), "no window came up")
    print(f"the window: {picture}")


def _removed() -> None:
    folder = _folder()
    data = folder.parent.parent / "Sambang"
    data.mkdir(exist_ok=True)
    (data / "kept").touch()
    _wine(str(folder / "Uninstall.exe"), "/S")
    _gone(folder)
    _expect((data / "kept").exists(), "data was removed")
    for key in (UNINSTALL, *CLASSES):
        _expect(not _known("HKCU", key), f"Windows still knows {key}")
    print("removed without leftovers; data stayed")


def _gone(folder: Path) -> None:
    for _second in range(PATIENCE):  # removal goes on from a copy of itself
        if not folder.exists():
            break
        time.sleep(1)
    _expect(not folder.exists(), "something was left: " + ", ".join(path.name for path in folder.glob("*")))


def _known(hive: str, key: str) -> bool:
    """Whether Windows has that key; its 64-bit half for everybody, where Setup writes."""
    half = ["/reg:64"] if hive == "HKLM" else []
    asked = ["wine", "reg", "query", rf"{hive}\{key}", *half]
    return subprocess.run(asked, env=_environment(), capture_output=True, check=False).returncode == 0


def _folder() -> Path:
    users = [path for path in (PREFIX / "drive_c/users").iterdir() if path.name != "Public"]
    return Path(str(PROGRAM).format(user=users[0].name))


def _environment() -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(smoke.NOT_HANDED_ON)}
    return {**kept, "WINEPREFIX": str(PREFIX), "WINEARCH": "win64", "WINEDEBUG": "-all"}


def _wine(*words: str) -> str:
    return smoke.ask(["wine"], words, _environment())


def _count(folder: Path) -> int:
    return sum(1 for path in folder.rglob("*") if path.is_file())


def _expect(found: object, why: str) -> None:
    if not found:
        raise CannotBuild(why)


if __name__ == "__main__":
    raise SystemExit(main())
