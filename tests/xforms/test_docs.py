"""What docs/engine.md shows works as it stands there."""

from __future__ import annotations

import importlib
import re
from pathlib import Path
from typing import Any

from desktop.xforms import Interview, load_form
from tests.xforms.test_interview import SHOP, start
from tests.xforms.test_slice import FORM

ENGINE = ("actions", "datatypes", "dependencies", "history", "interview", "nodes", "place", "settle")
PAGE = Path(__file__).resolve().parents[2] / "docs" / "engine.md"


def test_the_example_of_the_page_runs() -> None:
    example = re.search(r"```python\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    assert example is not None
    names: dict[str, Any] = {"xml": FORM}
    exec(example.group(1), names)
    assert b"<nama>Siti Aminah</nama>" in names["submission"]
    again = Interview(load_form(FORM), draft=names["draft"])
    assert again.node("/data/anggota[1]/umur").value == "34"


def picture() -> str:
    found = re.search(r"## The picture\n\n```\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    assert found is not None
    return found[1]


def test_the_picture_names_what_there_is() -> None:
    """`module.function` and `Class.method` as the picture has them."""
    there = {name: importlib.import_module(f"desktop.xforms.{name}") for name in ENGINE}
    classes = {name: part for module in there.values() for name, part in vars(module).items() if isinstance(part, type)}
    named = re.findall(r"\b([A-Za-z]\w+)\.([a-z_]+)\b", picture())
    assert len(named) >= 3
    for owner, name in named:
        parts = [*vars(there[owner]).values()] if owner in there else [classes[owner]]
        assert any(getattr(part, "__name__", "") == name or hasattr(part, name) for part in parts), (owner, name)
    for name in ("Place", "Changes", "Aspect", "History"):
        assert name in picture()


def test_the_picture_tells_the_order_of_its_form() -> None:
    """A row before the total of the rows, and that before each row's share of it."""
    rank = {trigger.spec.name: trigger.rank for trigger in SHOP.triggers if trigger.aspect.name == "CALCULATE"}
    order = [name for name in re.findall(r"\w+", picture()) if name in ("line", "grand", "share")]
    assert order == sorted(order, key=lambda name: rank[name])
    before = start(SHOP)
    before.add("/data/item")
    before.add("/data/item")
    moved = {node.ref for node in before.answer("/data/item[1]/qty", "3")}
    assert {"/data/item[1]/line", "/data/grand", "/data/item[1]/share"} <= moved
