"""Is a W4 submission consistent with itself? A fast engine that leaves stale values behind is not ahead."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from lxml import etree


def wrong(submission: Path) -> dict[str, int]:
    """How many values of each calculation do not follow from the others; how many instances there are."""
    root = etree.parse(str(submission)).getroot()
    items = [each for each in root if isinstance(each.tag, str) and etree.QName(each).localname == "item"]
    lines = [_number(item, "line") or 0.0 for item in items]
    before = [0.0, *lines[:-1]]
    total = sum(lines)
    mean = total / len(items) if items else 0.0
    expected = {
        "share": [line / total if total else 0.0 for line in lines],
        "prev_line": before,
        "diff": [line - other for line, other in zip(lines, before, strict=True)],
        "above": [float(line > mean) for line in lines],
        "pos": [float(at) for at in range(1, len(items) + 1)],
    }
    found = {name: _off([_number(item, name) for item in items], right) for name, right in expected.items()}
    totals = _off([_number(root, "grand"), _number(root, "mean")], [total, mean])
    return {"instances": len(items), **found, "totals": totals}


def _number(element: etree._Element, name: str) -> float | None:
    try:
        return float((element.findtext("{*}" + name) or "").strip())
    except ValueError:
        return None


def _off(there: Sequence[float | None], right: Sequence[float]) -> int:
    return sum(
        value is None or abs(value - wanted) > 1e-9 * max(1, abs(wanted))
        for value, wanted in zip(there, right, strict=True)
    )


def show(folder: Path) -> None:
    """Of each engine that wrote W4."""
    print("\nW4: values that are not what they should be")
    for path in sorted(folder.glob("*.W4.xml")):
        print(f"{path.name.partition('.')[0]:12} " + "  ".join(f"{name} {many}" for name, many in wrong(path).items()))
