"""What a person sees under Wine, on a screen of Xvfb: Setup's pages pressed through, the program's window; pictures."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from installer.facts import WORK
from installer.wine_place import PATIENCE, PREFIX, environment, expect

LOOKING = ("xvfb-run", "import", "xwininfo", "xdotool")
NOTHING_SEEN = 5_000  # bytes: a black screen has fewer
AWAIT = f"""
    await() {{
        for second in $(seq {PATIENCE}); do
            xwininfo -root -tree 2>/dev/null | grep -q "$1" && break; sleep 1
        done
        sleep 2; xdotool search --name "$2" windowfocus 2>/dev/null; sleep 1
    }}
"""


def can_look() -> bool:
    """Whether this machine has a screen for it, and what presses keys and takes pictures."""
    return all(shutil.which(name) for name in LOOKING)


def press_through(setup: Path, there: Path, choice: str) -> None:
    """Welcome, for whom (`choice`: a key pressed there), the end; not opening Sambang."""
    name = f"wine-setup-{'everybody' if choice else 'me'}"
    _on_a_screen(f"""
        wine '{setup}' </dev/null >/dev/null 2>&1 &
        await '"Sambang' Sambang; import -window root '{WORK / name}-1.png'
        xdotool key Return; sleep 2
        {f"xdotool key {choice}; sleep 1" if choice else ""}
        import -window root '{WORK / name}-2.png'
        xdotool key Return
        for second in $(seq {PATIENCE}); do test -e '{there / "Uninstall.exe"}' && break; sleep 1; done
        sleep 8; import -window root '{WORK / name}-3.png'
        wineserver -k
    """)


def says_it_is_too_old(setup: Path) -> None:
    """The one sentence, in a box of its own."""
    if not can_look():
        return
    picture = WORK / "wine-too-old.png"
    picture.unlink(missing_ok=True)
    _on_a_screen(f"""
        wine '{setup}' </dev/null >/dev/null 2>&1 &
        await '"Sambang' Sambang; import -window root '{picture}'
        xdotool key Return; sleep 2; wineserver -k
    """)
    expect(picture.is_file(), "no sentence came up on an older Windows")


def shows(there: Path) -> None:
    """The first screen of somebody who never had Sambang; while it is open, it cannot be removed."""
    if not can_look():
        print("no picture: xvfb, imagemagick and xdotool are not here")
        return
    picture = WORK / "wine-window.png"
    picture.unlink(missing_ok=True)
    _on_a_screen(f"""
        wine '{there / "Sambang.exe"}' </dev/null >/dev/null 2>&1 &
        await '"Sambang"' Sambang; sleep 8; import -window root '{picture}'
        wine '{there / "Uninstall.exe"}' /S '_?={PREFIX / "nowhere"}' </dev/null >/dev/null 2>&1
        wineserver -k
    """)
    expect(picture.is_file() and picture.stat().st_size > NOTHING_SEEN, "no window came up")
    print(f"the window: {picture}")


def _on_a_screen(script: str) -> None:
    subprocess.run(
        ["xvfb-run", "-a", "-s", "-screen 0 1366x768x24", "bash", "-c", AWAIT + script],
        env=environment(),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=PATIENCE * 3,
        check=False,
    )
