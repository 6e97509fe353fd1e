"""Runs the comparison: `python -m tests.bench.engine --peers [W1 ...] [--rounds 3] [--peers-of rxeval,webforms]`.

What the machine lacks is left out with a word: Java 17 and the jar that pyxform ships, rxeval, Node 20. Peers are
installed into `build/peers` by their ordinary clients on the first run; the product knows nothing of them.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from tests.bench.peers import right, table, workloads

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent.parent
WORK = Path(os.environ.get("SAMBANG_PEERS", ROOT / "build" / "peers"))
DATA, OUT = WORK / "data", WORK / "out"
LONGEST = 900  # seconds a peer may take on one workload
RXEVAL = "rxeval==0.1.1"
Command = Callable[[str], list[str]]


def javarosa() -> Command | str:
    """JavaRosa, from the validator inside pyxform."""
    java, javac = shutil.which("java"), shutil.which("javac")
    spec = importlib.util.find_spec("pyxform")
    if java is None or javac is None or spec is None or spec.origin is None:
        return "needs java and javac 17, and pyxform"
    jar = Path(spec.origin).parent / "validators" / "odk_validate" / "bin" / "ODK_Validate.jar"
    classes = WORK / "java"
    if not jar.is_file() or subprocess.call([javac, "-cp", jar, "-d", classes, HERE / "JavaRosaBench.java"]):
        return "its jar cannot be used"
    path = os.pathsep.join(map(str, (jar, classes)))
    return lambda name: [
        java,
        "-Xmx1g",
        "-cp",
        path,
        "JavaRosaBench",
        str(DATA),
        name,
        str(OUT / f"javarosa.{name}.xml"),
    ]


def rxeval() -> Command | str:
    """rxeval, in an environment of its own."""
    python = WORK / "venv" / ("Scripts" if os.name == "nt" else "bin") / "python"
    if not python.exists():
        subprocess.check_call([sys.executable, "-m", "venv", WORK / "venv"])
    if subprocess.call([python, "-c", "import rxeval"], stderr=subprocess.DEVNULL) and subprocess.call(
        [python, "-m", "pip", "-q", "install", RXEVAL]
    ):
        return f"{RXEVAL} could not be installed"
    return lambda name: [str(python), str(HERE / "rxeval_run.py"), str(DATA), name, str(OUT / f"rxeval.{name}.xml")]


def webforms() -> Command | str:
    """The engine of ODK Web Forms, in Node with jsdom."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node is None or npm is None:
        return "needs node 20 and npm"
    for file in ("package.json", "webforms_core.mjs", "webforms_node.mjs"):
        shutil.copy(HERE / file, WORK / file)
    install = [npm, "install", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"]
    if not (WORK / "node_modules" / "@getodk").is_dir() and subprocess.call(install, cwd=WORK):
        return "its packages could not be installed"
    script = str(WORK / "webforms_node.mjs")
    return lambda name: [node, script, str(DATA), name, "jsdom", str(OUT / f"webforms.{name}.xml")]


def ours(name: str) -> list[str]:
    """Ours, each time in a fresh process."""
    if name == "W3":
        return [sys.executable, "-m", "tests.bench.peers.ours_lists", str(DATA)]
    return [sys.executable, "-m", "tests.bench.peers.ours", str(DATA), name, str(OUT / f"sambang.{name}.xml")]


PEERS = {"javarosa": javarosa, "rxeval": rxeval, "webforms": webforms}


def installed() -> list[str]:
    """The peers that can be run without installing anything."""
    javas = all(map(shutil.which, ("java", "javac"))) and importlib.util.find_spec("pyxform") is not None
    there = {"javarosa": javas, "rxeval": (WORK / "venv").is_dir(), "webforms": (WORK / "node_modules").is_dir()}
    return [name for name, is_there in there.items() if is_there]


def ready(wanted: Sequence[str]) -> dict[str, Command]:
    """What can be run here; a word on what cannot."""
    found: dict[str, Command] = {"sambang": ours}
    for name in wanted:
        command = PEERS[name]()
        if isinstance(command, str):
            print(f"{name} is left out: {command}")
        else:
            found[name] = command
    return found


def measured(command: Sequence[str]) -> Iterator[dict[str, Any]]:
    """The lines one run prints; those of a run that broke off, as far as it came."""
    try:
        done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, timeout=LONGEST, check=False)
    except subprocess.TimeoutExpired:
        print(f"took longer than {LONGEST} s: {command[0]} … {command[-1]}")
        return
    if done.returncode:
        print(f"ended with {done.returncode}: {' '.join(command)}")
    yield from (json.loads(line) for line in done.stdout.splitlines() if line.startswith("{"))


def main(words: Sequence[str]) -> int:
    asked = argparse.ArgumentParser(prog="tests.bench.engine --peers")
    asked.add_argument("workloads", nargs="*")
    asked.add_argument("--rounds", type=int, default=3)
    asked.add_argument("--peers-of", default=",".join(PEERS))
    said = asked.parse_args(words)
    OUT.mkdir(parents=True, exist_ok=True)
    there = [name for name in workloads.write(DATA) if not said.workloads or name in said.workloads]
    commands = ready([name for name in said.peers_of.split(",") if name])
    lines: list[dict[str, Any]] = []
    try:
        for at in range(said.rounds):
            for name in there:
                for peer, command in commands.items():
                    if peer == "webforms" and at > 0:
                        continue  # it takes minutes, and is far away
                    print(f"round {at + 1}, {name}, {peer}", file=sys.stderr, flush=True)
                    lines += measured(command(name))
    except KeyboardInterrupt:
        print("broken off; what was measured so far:")
    (WORK / "run.jsonl").write_text("".join(f"{json.dumps(line)}\n" for line in lines), encoding="utf-8")
    figures = table.medians(lines)
    table.everything(figures)
    right.show(OUT)
    return 1 if table.show(figures) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
