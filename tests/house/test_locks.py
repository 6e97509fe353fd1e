"""The locks: in step with pyproject.toml, every file hashed, the same on every system, and no address in them."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

from tests.house.sources import ROOT, place, program, tree

PIN = re.compile(r"^(?P<name>[a-z0-9-]+)==(?P<version>[^ ;\\]+)")


def locked(name: str) -> dict[str, Version]:
    """The pins of a lock; fails on a pin without hashes."""
    pins = {}
    for block in re.split(r"\n(?=\S)", (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")):
        pin = PIN.match(block)
        assert pin is not None, block.splitlines()[0]
        assert "--hash=sha256:" in block, pin["name"]
        pins[pin["name"]] = Version(pin["version"])
    return pins


def wanted(*extras: str) -> list[Requirement]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    lines = [*project["dependencies"], *(line for extra in extras for line in project["optional-dependencies"][extra])]
    return [Requirement(line) for line in lines if not line.startswith("sambang[")]


@pytest.mark.parametrize(("lock", "extras"), [("run", ["build"]), ("dev", ["build", "dev"])])
def test_every_requirement_is_locked_to_a_version_it_allows(lock: str, extras: list[str]) -> None:
    pins = locked(lock)
    missing = [str(need) for need in wanted(*extras) if canonicalize_name(need.name) not in pins]
    assert missing == []
    other = [str(need) for need in wanted(*extras) if pins[canonicalize_name(need.name)] not in need.specifier]
    assert other == []


def test_the_addition_for_camera_and_sound_is_of_the_same_release_of_qt() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    need = Requirement(project["optional-dependencies"]["media"][0])
    assert locked("media") == {canonicalize_name(need.name): locked("run")["pyside6-essentials"]}
    assert locked("media")["pyside6-addons"] in need.specifier


def test_what_is_tested_is_what_runs() -> None:
    tested = locked("dev")
    assert {name: tested.get(name) for name in locked("run")} == locked("run")


def test_no_tool_for_tests_reaches_the_product() -> None:
    tools = {canonicalize_name(need.name) for need in wanted("dev")} - {
        canonicalize_name(need.name) for need in wanted("build")
    }
    assert tools & set(locked("run")) == set()


def test_what_the_program_imports_it_asks_for() -> None:
    asked = {canonicalize_name(need.name) for need in wanted("build")}
    owners = packages_distributions()
    found = [
        f"{place(path, node)} {name}"
        for path in program()
        for node in ast.walk(tree(path))
        for name in foreign(node)
        if not {canonicalize_name(owner) for owner in owners.get(name, [])} & asked
    ]
    assert not found, "\n".join(found)


def foreign(node: ast.AST) -> set[str]:
    """The top names of packages of others that an import names."""
    names: list[str] = []
    if isinstance(node, ast.Import):
        names = [alias.name for alias in node.names]
    elif isinstance(node, ast.ImportFrom) and not node.level:
        names = [node.module or ""]
    return {name.split(".")[0] for name in names} - sys.stdlib_module_names - {"desktop"}
