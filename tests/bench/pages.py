"""Our window and the pages of Enketo and ODK Web Forms on the same forms, in one run: `dev.py bench pages [--install]`.

The pages run in a headless Chromium, with `npm` packages put into build/peers/pages by `--install`; what is missing is
left out with a word. Keys are real ones, timed from the key to the frame that shows what it did. The browser runs
already when a page is timed, and Enketo's form was transformed before, as its server does; ours is offscreen.
"""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from tests.bench import _workloads as workloads
from tests.bench._rows import busy, p95, tell

ROOT = Path(__file__).resolve().parent.parent.parent
SOURCES = Path(__file__).resolve().parent / "peers" / "pages"
WORK = Path(os.environ.get("SAMBANG_PEERS", ROOT / "build" / "peers")) / "pages"
PEERS = ("enketo", "webforms")
LONGEST = 900  # seconds a page may take with one form
Figures = Mapping[tuple[str, str, str], list[float]]  # who, form, measure
MEASURES = {
    "open_ms": "form chosen to first question",
    "answer_ms": "a key, to the painted screen",
    "scroll_ms": "scrolled by 80 px",
    "memory_mb": "memory (PSS) with it open",
}


def main(words: Sequence[str]) -> None:
    tell("machine", busy())
    figures = dict(ours())
    why = ready("--install" in words)
    if why:
        tell("Enketo, ODK Web Forms", "left out", why)
    else:
        with tempfile.TemporaryDirectory() as folder:
            for name, xml in forms().items():
                file = Path(folder) / f"{name}.xml"
                file.write_text(xml, encoding="utf-8")
                for peer in PEERS:
                    figures |= dict(theirs(peer, file, name))
    table(figures)


def forms() -> dict[str, str]:
    """The forms of our screen's bench."""
    return {"W1": workloads.household().xml(), "W2": workloads.big().xml(), "W4": workloads.rows_there()}


def ours() -> Iterable[tuple[tuple[str, str, str], list[float]]]:
    """What `dev.py bench screen` says of our window."""
    with tempfile.TemporaryDirectory() as folder:
        lines = Path(folder) / "lines"
        subprocess.run(
            [sys.executable, "-m", "tests.bench.screen"], cwd=ROOT, check=True, stdout=subprocess.DEVNULL,
            env={**os.environ, "SAMBANG_BENCH_LINES": str(lines), "QT_QPA_PLATFORM": "offscreen"},
        )  # fmt: skip
        for line in map(json.loads, lines.read_text().splitlines()):
            form, _, said = line["measure"].partition(": ")
            measure = next((key for key, words in OURS.items() if said.startswith(words)), None)
            if measure is not None:
                yield ("sambang", form, measure), line["values"]


OURS = {
    "open_ms": "form chosen to first question",
    "answer_ms": "a key that answers",
    "scroll_ms": "a screen of questions scrolled",
    "memory_mb": "memory (PSS)",
}


def ready(install: bool) -> str:
    """Why the pages cannot be measured; "" if they can. Installs and bundles them first where that is asked for."""
    if _chromium() is None:
        return "needs chromium"
    if shutil.which("node") is None or shutil.which("npm") is None:
        return "needs node 20 and npm"
    if not install:
        return "" if (WORK / "dist" / "webforms.html").exists() else "not installed yet (--install)"
    WORK.mkdir(parents=True, exist_ok=True)
    for file in SOURCES.iterdir():
        shutil.copy(file, WORK / file.name)
    install_them = ["npm", "install", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"]
    if subprocess.call(install_them, cwd=WORK) or subprocess.call(["node", "build.mjs"], cwd=WORK):
        return "their packages could not be installed"
    return ""


def _chromium() -> str | None:
    found = (shutil.which(name) for name in ("chromium", "chromium-browser", "google-chrome"))
    return os.environ.get("CHROMIUM") or next((path for path in found if path), None)


def theirs(peer: str, form: Path, name: str) -> Iterable[tuple[tuple[str, str, str], list[float]]]:
    """One page with one form; nothing of what took too long."""
    command = ["node", "run.mjs", peer, str(form), name]
    environment = {**os.environ, "CHROMIUM": _chromium() or ""}
    try:
        done = subprocess.run(command, cwd=WORK, env=environment, stdout=subprocess.PIPE, text=True, timeout=LONGEST)
    except subprocess.TimeoutExpired:
        tell(f"{peer}, {name}", "left out", f"took longer than {LONGEST} s")
        return
    for line in map(json.loads, done.stdout.splitlines()):
        if line["values"]:
            yield (peer, name, line["measure"]), line["values"]


def table(figures: Figures) -> None:
    print(f"\n{'median / p95':48}{'ours':>16}" + "".join(f"{peer:>20}{'ours/theirs':>13}" for peer in PEERS))
    for form in ("W1", "W2", "W4"):
        for measure, words in MEASURES.items():
            own = figures.get(("sambang", form, measure))
            said = f"{form}: {words}"
            beside = "".join(_beside(own, figures.get((peer, form, measure))) for peer in PEERS)
            print(f"{said:48}{_said(own):>16}{beside}")


def _beside(own: Sequence[float] | None, other: Sequence[float] | None) -> str:
    ratio = f"{statistics.median(own) / statistics.median(other):.2f}" if own and other else "–"
    return f"{_said(other):>20}{ratio:>13}"


def _said(values: Sequence[float] | None) -> str:
    if not values:
        return "–"
    middle = statistics.median(values)
    return f"{middle:.1f} / {p95(values):.1f}" if len(values) > 5 else f"{middle:.0f}"


if __name__ == "__main__":
    main(sys.argv[1:])
