"""Runs the expression cases recorded from other engines (../shared/suites, its README tells the format)."""

from __future__ import annotations

import json
import lzma
import math
import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from desktop.xforms.xpath.context import Environment
from desktop.xforms.xpath.documents import Found, evaluate_on, read
from desktop.xforms.xpath.errors import XPathError

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
    """None if we agree with the case, otherwise what we say instead."""
    try:
        found = _evaluated(case)
    except XPathError as error:
        return None if case["expected_type"] == "error" else f"error {error}"
    if case["expected_type"] == "error":
        return f"no error but {found.value!r}"
    return None if _agrees(case, found) else repr(found.value)


def _evaluated(case: Case) -> Found:
    zone = ZoneInfo(case["timezone"]) if case.get("timezone") else UTC
    now = datetime.fromisoformat(re.sub(r"(\.\d{6})\d+", r"\1", case["now"])) if case.get("now") else datetime.now(UTC)
    environment = Environment(now=lambda: now, zone=zone, language=case.get("active_language"))
    to = {"nodeset-values": "nodeset", "error": None}.get(case["expected_type"], case["expected_type"])
    return evaluate_on(
        read(case["context_xml"]),
        case["expr"],
        environment,
        context=case["context_path"],
        root=case.get("root_path"),
        namespaces=case["namespaces"],
        to=to,
    )


def _agrees(case: Case, found: Found) -> bool:
    kind, expected, value = case["expected_type"], case["expected"], found.value
    if kind == "nodeset-values":
        if not isinstance(value, list):
            return False
        texts = [text for _, text in value]
        return texts[:1] == expected[:1] if case.get("first_node_only") else texts == expected
    if kind == "number":
        return isinstance(value, float) and _close(case, float(expected), value)
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
