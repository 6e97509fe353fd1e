"""The optional proof on Wine: Setup installs silently, the program makes its journey, shows a window, is removed again.

`python -m installer.under_wine`: the window is drawn by Windows' own platform plugin; with Xvfb pictures are taken
of it and of Setup's pages. Wine is not Windows: docs/windows.md says what this shows and what only a real laptop can.
For Wine 8 there are stand-ins for two libraries it lacks, and Qt's question about the network is left out: it never
comes back.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

from installer import locked, media, smoke, windows_setup, wine_pages
from installer.facts import HERE, WORK, CannotBuild, version
from installer.wine_place import (
    PATIENCE,
    PREFIX,
    UNINSTALL,
    count,
    environment,
    expect,
    folder,
    gone,
    known,
    prepare,
    wine,
)

KINDS = ("Package", "Start", "Card", "Settings")
CLASSES = tuple(rf"Software\Classes\Sambang.{kind}" for kind in KINDS) + tuple(
    rf"Software\Classes\.{ending}" for ending in ("sambang", "mulai", "kartu", "setelan")
)
TOO_OLD = 3  # Setup's exit code
EARLIER = "0.0.9"
JOURNEY = r"C:\journey"


def main() -> int:
    """0 if all went well or Wine is not here (which is said); 1 if something did not."""
    if shutil.which("wine") is None:
        print("under_wine: skipped, Wine is not here (apt-get install --no-install-recommends wine wine64)")
        return 0
    try:
        prepare()
        payload = windows_setup.lay(windows_setup.Wish(quick=True))
        setup = packed(payload)
        refused_on_old_windows(setup)
        for_everybody(setup)
        by_hand(setup)
        updated(setup, earlier(payload))
        removed()
    except CannotBuild as why:
        print(f"under_wine: {why}", file=sys.stderr)
        return 1
    finally:
        subprocess.run(["wineserver", "-k"], env=environment(), check=False, capture_output=True)
    return 0


def packed(payload: Path, release: str = "") -> Path:
    """A Setup that Wine can start."""
    out = WORK / f"Setup-for-Wine{release}.exe"
    return windows_setup.setup(payload, out, windows_setup.Wish(quick=True), stub64=True, release=release)


def earlier(payload: Path) -> Path:
    """The same program under a lower number."""
    there = WORK / "windows-earlier"
    shutil.rmtree(there, ignore_errors=True)
    shutil.copytree(payload, there)
    told = there / "app" / f"sambang-{EARLIER}.dist-info"
    (there / "app" / f"sambang-{version()}.dist-info").rename(told)
    words = (told / "METADATA").read_text(encoding="utf-8")
    (told / "METADATA").write_text(words.replace(f"Version: {version()}\n", f"Version: {EARLIER}\n"), encoding="utf-8")
    return packed(there, EARLIER)


def refused_on_old_windows(setup: Path) -> None:
    """Nothing is changed, and who asked silently hears it by the exit code."""
    for older in ("win7", "win81"):
        wine("winecfg", "-v", older)
        done = subprocess.run(
            ["wine", str(setup), "/S"], env=environment(), capture_output=True, timeout=PATIENCE, check=False
        )
        expect(done.returncode == TOO_OLD, f"Setup on {older} ended with {done.returncode}")
        expect(not folder().exists(), f"Setup changed {older}")
    wine_pages.says_it_is_too_old(setup)
    wine("winecfg", "-v", "win10")
    print("on Windows 7 and 8.1: refused in one sentence, nothing changed")


def for_everybody(setup: Path) -> None:
    """With an administrator's rights, for all who use the laptop; and away again."""
    wine(str(setup), "/S", "/ALLUSERS")
    there = PREFIX / "drive_c/Program Files/Sambang"
    expect((there / "Sambang.exe").is_file(), "Setup installed nothing for everybody")
    expect(known("HKLM", UNINSTALL), "Windows does not know of the installation for everybody")
    wine(str(there / "Uninstall.exe"), "/S", "/ALLUSERS")
    gone(there)
    expect(not known("HKLM", UNINSTALL), "Windows still lists the installation for everybody")
    print("for everybody: installed silently, removed")


def by_hand(setup: Path) -> None:
    """Pages pressed through as a person would, for one and for everybody; and away again."""
    if not wine_pages.can_look():
        print("no pictures of Setup's pages: xvfb, imagemagick and xdotool are not here")
        return
    everybody = PREFIX / "drive_c/Program Files/Sambang"
    for there, choice, words in ((everybody, "alt+e", ["/ALLUSERS"]), (folder(), "", [])):
        wine_pages.press_through(setup, there, choice)
        expect((there / "Sambang.exe").is_file(), f"the pages of Setup did not lead to {there}")
        wine(str(there / "Uninstall.exe"), "/S", *words)
        gone(there)
    print(f"by its pages, for everybody and for one: {WORK / 'wine-setup-*.png'}")


def updated(setup: Path, before: Path) -> None:
    """An earlier version with data, then this one over it, with what the office laid beside; all is tried."""
    install(before)
    there = folder()
    smoke.prove(_program(there), JOURNEY, environment(), EARLIER)
    first = inside(there, "records", JOURNEY)
    beside = [
        setup.with_name("sambang-preset.json"),
        setup.with_name("sambang-preset"),
        setup.with_name("sambang-media"),
    ]
    beside[0].write_text('{"language": "id"}', encoding="utf-8")
    beside[1].mkdir(exist_ok=True)
    (beside[1] / "desa.xml").touch()
    media.lay(locked.windows(sys.version_info.minor), beside[2])
    install(setup)
    beside[0].unlink()
    for one in beside[1:]:
        shutil.rmtree(one)
    expect((there / "preset.json").is_file(), "Setup did not take the office's presets along")
    expect((there / "preset/desa.xml").is_file(), "Setup did not take the office's forms along")
    then = inside(there, "records", JOURNEY)
    told = {"version": version(), "records": first["records"], "backups": first["backups"] + 1}
    expect(then == told, f"after the update: {then}, before it: {first}")
    print(f"updated from {EARLIER}: {then['records']} records as before, a backup of before made")
    works(there)


def install(setup: Path) -> None:
    """Silently, for one person."""
    wine(str(setup), "/S")
    there = folder()
    expect((there / "Sambang.exe").is_file(), "Setup installed nothing")
    for key in (UNINSTALL, *CLASSES):
        expect(known("HKCU", key), f"Windows does not know {key}")
    shutil.rmtree(there / "site/PySide6/plugins/networkinformation")
    (there / "python/_wmi.pyd").unlink(missing_ok=True)
    print(f"installed silently: {count(there)} files in {there.name}")


def works(there: Path) -> None:
    """The journey, a second process, the addition, a window."""
    print(smoke.prove(_program(there), r"C:\journey2", environment()))
    form = there / "app/resources/forms/laporan_awal_bencana.xlsx"
    wine(str(there / "sambang.com"), "form", "convert", str(form), r"C:\form.xml")
    expect((PREFIX / "drive_c/form.xml").stat().st_size > 10_000, "a form was not converted")
    print("a form was converted by a process of its own")
    found = inside(there, "devices")
    expect(found["kinds"], "the addition for camera and sound does not load")
    print(f"the addition for camera and sound: {found}")
    wine_pages.shows(there)


def removed() -> None:
    """Silently; what people made stays."""
    there = folder()
    data = there.parent.parent / "Sambang"
    data.mkdir(exist_ok=True)
    (data / "kept").touch()
    wine(str(there / "Uninstall.exe"), "/S")
    gone(there)
    expect((data / "kept").exists(), "data was removed")
    for key in (UNINSTALL, *CLASSES):
        expect(not known("HKCU", key), f"Windows still knows {key}")
    print("removed without leftovers; data stayed")


def inside(there: Path, *words: str) -> dict[str, int]:
    """What `installer/inside.py` says, run by the installed program's own Python."""
    probe = there / "app" / "inside.py"
    shutil.copyfile(HERE / "inside.py", probe)
    program = [str(there / "sambang.com"), "-m", "inside", *words]
    said = smoke.ask(["wine"], program, {**environment(), "QT_QPA_PLATFORM": "offscreen"})
    probe.unlink()
    told: dict[str, int] = json.loads(said.splitlines()[-1])
    return told


def _program(there: Path) -> list[str]:
    return ["wine", str(there / "sambang.com")]


if __name__ == "__main__":
    raise SystemExit(main())
