"""Known weaknesses of what we ship: the locked versions, asked of the public OSV database. Part of `dev.py lint`.

Without a connection it says so and lets the rest pass: the lock does not change by itself, and CI has a connection.
Before a release it must have answered: `python -m tests.house.audit --must`.
"""

from __future__ import annotations

import json
import re
import sys
import urllib.request
from pathlib import Path
from typing import Any
from urllib.error import URLError

HOUSE = Path(__file__).resolve().parents[2]
DATABASE = "https://api.osv.dev/v1/querybatch"
PATIENCE = 15  # seconds
PINNED = re.compile(r"^([A-Za-z0-9._-]+)(?:\[[^\]]*\])?==([^\s;\\]+)", re.MULTILINE)

# Looked at and found not to touch us: identifier -> why, and until when it holds.
ACCEPTED: dict[str, str] = {}


def locked(*files: Path) -> list[tuple[str, str]]:
    """Every package of the locks with its version, once."""
    found = [pair for file in files for pair in PINNED.findall(file.read_text(encoding="utf-8"))]
    return sorted(set(found))


def known(packages: list[tuple[str, str]], database: str = DATABASE) -> dict[str, list[str]]:
    """What is known against each: "name version" -> identifiers. URLError, OSError, ValueError: no answer."""
    asked = [{"package": {"name": name, "ecosystem": "PyPI"}, "version": version} for name, version in packages]
    request = urllib.request.Request(
        database, json.dumps({"queries": asked}).encode(), {"Content-Type": "application/json"}
    )
    with urllib.request.urlopen(request, timeout=PATIENCE) as answer:
        told: list[dict[str, Any]] = json.load(answer)["results"]
    found = {}
    for (name, version), one in zip(packages, told, strict=True):
        names = [weak["id"] for weak in one.get("vulns", []) if weak["id"] not in ACCEPTED]
        if names:
            found[f"{name} {version}"] = names
    return found


def main(database: str = DATABASE, *, must: bool = False) -> int:
    packages = locked(*sorted((HOUSE / "requirements").glob("*.txt")))
    try:
        found = known(packages, database)
    except (URLError, OSError, ValueError, KeyError):
        print(f"audit: the weakness database does not answer; {len(packages)} locked packages not asked about")
        return int(must)
    for name, weaknesses in found.items():
        print(f"audit: {name}: {', '.join(weaknesses)}")
    print(f"audit: {len(packages)} locked packages, {len(found)} with a known weakness")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(must="--must" in sys.argv[1:]))
