"""Runs the expression cases recorded from other engines (../shared/suites, its README tells the format)."""

from __future__ import annotations

import json
import lzma
import math
import re
from pathlib import Path
from typing import Any

from desktop.cli.drive import Driver

SUITES = Path(__file__).parents[3] / "shared" / "suites"
DIFFERENCES = Path(__file__).parent / "xpath_differences.json"

Case = dict[str, Any]


def cases(name: str) -> list[Case]:
    """All cases of a file of the suites; none where the folder is absent."""
    path = SUITES / f"{name}.jsonl.xz"
    if not path.exists():
        return []
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def differences() -> dict[str, str]:
    """Cases where we differ, each with its reason."""
    known: dict[str, list[str]] = json.loads(DIFFERENCES.read_text(encoding="utf-8"))
    return {case: reason for reason, ids in known.items() for case in ids}


def verdict(case: Case) -> str | None:
    """None if we agree with the case, otherwise what we say instead. Asked over `drive`, as anyone would."""
    request = {
        "op": "evaluate",
        "expr": case["expr"],
        "document": case["context_xml"],
        "context": case["context_path"],
        "root": case.get("root_path"),
        "namespaces": case["namespaces"],
        "to": {"nodeset-values": "nodeset", "error": None}.get(case["expected_type"], case["expected_type"]),
        "now": case.get("now"),
        "timezone": case.get("timezone", "UTC"),
        "language": case.get("active_language"),
    }
    reply = json.loads(json.dumps(Driver().reply(json.dumps(request))))
    if not reply["ok"]:
        return None if case["expected_type"] == "error" else f"error {reply['error']['message']}"
    found = reply["result"]["value"]
    if case["expected_type"] == "error":
        return f"no error but {found!r}"
    return None if _agrees(case, found) else repr(found)


def _agrees(case: Case, value: Any) -> bool:
    kind, expected = case["expected_type"], case["expected"]
    if kind == "nodeset-values":
        texts = [node["value"] for node in value]
        return texts[:1] == expected[:1] if case.get("first_node_only") else texts == expected
    if kind == "number":
        return _close(case, float(expected), float(value))
    if case.get("expected_pattern"):
        pattern = case["expected_pattern"].strip().rstrip("i").strip("/")
        return re.search(pattern, str(value), re.IGNORECASE) is not None
    if case.get("expected_length") is not None:
        return len(str(value)) == case["expected_length"]
    return bool(value == expected)


def _close(case: Case, expected: float, value: float) -> bool:
    if math.isnan(expected) or math.isnan(value):
        return math.isnan(expected) and math.isnan(value)
    if factor := case.get("round_factor"):
        return abs(round(value * factor) - round(expected * factor)) < 0.5
    return value == expected or abs(value - expected) <= max(case.get("tolerance", 0), 1e-12 * abs(expected))
