"""Small rooms, plain words: the length of files and functions, the names, the first line of each module."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tests.house.sources import all_python, place, program, text, tree, written_tests

FILE_WALL = 400
FUNCTION_WALL = 40
EMPTY_NAMES = {
    "manager",
    "helper",
    "helpers",
    "util",
    "utils",
    "common",
    "misc",
    "base",
    "handler",
    "controller",
    "service",
}
WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
PROMISES = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b")
ASSERTING = {"raises", "warns", "fail", "run_state_machine_as_test", "waitUntil", "waitSignal", "waitSignals"}
Function = ast.FunctionDef | ast.AsyncFunctionDef


def test_no_file_is_longer_than_the_wall() -> None:
    found = [f"{place(path)} has {lines}" for path in all_python() if (lines := text(path).count("\n")) > FILE_WALL]
    assert not found, "\n".join(found)


def test_no_function_is_longer_than_the_wall() -> None:
    found = [
        f"{place(path, function)} {function.name} has {lines}"
        for path in all_python()
        for function in functions(path)
        if (lines := length(function)) > FUNCTION_WALL
    ]
    assert not found, "\n".join(found)


def test_every_module_says_what_it_is_for_on_its_first_line() -> None:
    found = [place(path) for path in all_python() if not first_line_says(path)]
    assert not found, "\n".join(found)


def test_nothing_has_an_empty_name() -> None:
    found = [f"{place(path)} {name}" for path in program() for name in empty_names(path)]
    assert not found, "\n".join(found)


def test_nothing_is_promised_or_left_out() -> None:
    found = [place(path) for path in all_python() if path != Path(__file__) and PROMISES.search(text(path))]
    found += [
        place(path, node)
        for path in program()
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Name) and node.id in ("NotImplementedError", "NotImplemented") and raised(path, node)
    ]
    assert not found, "\n".join(found)


def test_no_error_is_swallowed() -> None:
    found = [
        place(path, node)
        for path in program()
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ExceptHandler)
        and all(isinstance(line, ast.Pass) or is_ellipsis(line) for line in node.body)
    ]
    assert not found, "\n".join(found)


def test_nothing_is_global() -> None:
    found = [place(path, node) for path in program() for node in ast.walk(tree(path)) if isinstance(node, ast.Global)]
    assert not found, "\n".join(found)


def test_no_test_sleeps() -> None:
    found = [
        place(path, node)
        for path in written_tests()
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call) and ast.unparse(node.func) in ("time.sleep", "sleep")
    ]
    assert not found, "\n".join(found)


def test_every_test_asserts() -> None:
    through = asserting_functions()
    found = [
        f"{place(path, function)} {function.name}"
        for path in written_tests()
        if path.name.startswith("test_")
        for function in functions(path)
        if function.name.startswith("test_") and not asserts(function, through)
    ]
    assert not found, "\n".join(found)


def functions(path: Path) -> Iterator[Function]:
    return (node for node in ast.walk(tree(path)) if isinstance(node, Function))


def length(function: Function) -> int:
    return (function.end_lineno or function.lineno) - function.lineno + 1


def first_line_says(path: Path) -> bool:
    """A docstring that begins on the first line (a tool may have its #! before)."""
    lines = text(path).splitlines()
    while lines and lines[0].startswith("#!"):
        lines = lines[1:]
    opening = lines[0] if lines else ""
    return opening.startswith(('"""', 'r"""')) and len(opening.strip('r" ')) > 10


def empty_names(path: Path) -> list[str]:
    """Rooms and classes with an empty word in their name; functions that are called nothing else."""
    places = [*path.parts[-3:-1], path.stem]
    classes = [node.name for node in ast.walk(tree(path)) if isinstance(node, ast.ClassDef)]
    deeds = [function.name for function in functions(path) if function.name.strip("_") in EMPTY_NAMES]
    return [name for name in places + classes if words(name) & EMPTY_NAMES] + deeds


def words(name: str) -> set[str]:
    return {word.lower() for word in WORD.findall(name)}


def raised(path: Path, name: ast.Name) -> bool:
    raises = (node for node in ast.walk(tree(path)) if isinstance(node, ast.Raise) and node.exc is not None)
    return any(name in ast.walk(node) for node in raises)


def is_ellipsis(line: ast.stmt) -> bool:
    return isinstance(line, ast.Expr) and isinstance(line.value, ast.Constant) and line.value.value is ...


def asserts(function: Function, through: set[str]) -> bool:
    """Directly, by pytest.raises, by a property's own machine, or through a function of the tests that does."""
    for node in ast.walk(function):
        if isinstance(node, ast.Assert):
            return True
        if isinstance(node, ast.Call):
            called = ast.unparse(node.func).split(".")[-1]
            if called in ASSERTING or called in through or called.startswith("assert"):
                return True
    return False


def asserting_functions() -> set[str]:
    """Functions beside the tests that assert, also through each other."""
    own = [one for path in written_tests() for one in functions(path) if not one.name.startswith("test_")]
    found: set[str] = set()
    while more := {one.name for one in own if one.name not in found and asserts(one, found)}:
        found |= more
    return found
