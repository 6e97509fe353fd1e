"""`python -m installer`: builds what this machine can build, into dist/, and says what it could not and why."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from installer import bill, guide, leaflet, linux_tree, media, windows_setup
from installer.facts import OUT, CannotBuild, size_mb


def main(words: Sequence[str]) -> int:
    """Build the wanted kinds (all, if none is named). 1 if one that was named could not be built."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # the icon is drawn
    chosen = _parser().parse_args(words)
    wish = windows_setup.Wish(chosen.python_for_windows, chosen.sign, chosen.unchecked, chosen.quick)
    kinds: dict[str, Callable[[], Path]] = {
        "windows": lambda: windows_setup.build(wish),
        "deb": lambda: linux_tree.deb(chosen.quick),
        "tar": lambda: linux_tree.tar(chosen.quick),
        "leaflet": leaflet.build,
        "guide": guide.build,
        "media-windows": media.windows,
        "media-deb": media.deb,
        "media-tar": media.tar,
    }
    built, failed = [], []
    for kind in chosen.kinds or [kind for kind in kinds if not kind.startswith("media")]:
        print(f"{kind}: building …", flush=True)
        try:
            file = kinds[kind]()
        except CannotBuild as why:
            failed.append(kind)
            print(f"{kind}: not built here: {why}", file=sys.stderr, flush=True)
            continue
        built.append(file)
        print(f"{kind}: {file.relative_to(OUT.parent)}  {size_mb(file):.1f} MB", flush=True)
    handed_out = [file for file in OUT.glob("*") if file.suffix in (".exe", ".deb", ".xz", ".zip", ".pdf")]
    bill.checksums(handed_out, OUT / "SHA256SUMS") if built else None
    return 1 if failed and (chosen.kinds or not built) else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="dev.py installer", description=__doc__)
    parser.add_argument(
        "kinds",
        nargs="*",
        choices=["windows", "deb", "tar", "leaflet", "guide", "media-windows", "media-deb", "media-tar", []],
        help="what to build; all but the addition for camera and sound (media), if none",
    )
    parser.add_argument("--python-for-windows", type=Path, metavar="ZIP", help="python.org's embeddable archive (x64)")
    parser.add_argument("--sign", default="", metavar="COMMAND", help="signs the file given as its last word")
    parser.add_argument("--unchecked", action="store_true", help="do not check the signatures of Python's files")
    parser.add_argument("--quick", action="store_true", help="do not compress well: only to try it")
    return parser


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
