"""Paths of a form as straight ways from place to place: so many up, these slots down. Most expressions walk nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, cast

from desktop.xforms.definition import Spec, deepest_common
from desktop.xforms.paths import step_by_qname
from desktop.xforms.reads import is_above
from desktop.xforms.xpath import ast
from desktop.xforms.xpath.code import Code, Run
from desktop.xforms.xpath.compiler import Compiler
from desktop.xforms.xpath.context import Context
from desktop.xforms.xpath.tree import Node
from desktop.xforms.xpath.values import NodeSet, number_from_text


@dataclass(slots=True, eq=False)
class Way:
    """From the question (`current`) or the node under test (`node`) so many up, then down through these slots."""

    start: str
    up: int
    down: tuple[int, ...]

    def run(self, ending: str = "{}") -> Any:
        """A closure that goes there. Ways of one shape share their code: to compile is dear, to close over is not."""
        return _shape(self.start, self.up, len(self.down), ending)(*self.down)

    def text(self, start: str) -> str:
        """As Python reads it, from a variable."""
        return start + ".parent" * self.up + "".join(f".slots[{slot}]" for slot in self.down)


NUMBER = "read.number if (read := {}).number is not None else number_of(read, context)"
"""What a place remembers to be as a number; worked out once."""


@dataclass(slots=True, eq=False)
class PlaceCode(Code):
    """A path to one leaf: its text is read without making a node-set."""

    way: Way = field(default_factory=lambda: Way("node", 0, ()))
    single: bool = False  # it stands in no repeat: the same place for every reader
    logical: bool = False  # of type boolean: its text `0` or `false` is not true

    def boolean(self) -> Run[bool]:
        """Whether there is an answer (JavaRosa); by XPath 1.0 alone, any node that exists would be true."""
        value = self.value
        if value is None:
            return Code.boolean(self)
        if self.logical:
            return lambda context: value(context) in ("1", "true")
        return lambda context: value(context) != ""

    def text(self) -> Run[str]:
        return self.value or Code.text(self)

    def number(self) -> Run[float]:
        if self.value is None:
            return Code.number(self)
        quantity: Run[float] = self.way.run(NUMBER)
        return quantity


class FormPaths:
    """Compiles the paths of the expressions of one place (`current`)."""

    def __init__(self, root: Spec, current: Spec, singles: Mapping[str, Spec]) -> None:
        self._root = root
        self.current = current
        self._singles = singles

    def spec_of(self, argument: ast.Expression) -> Spec | None:
        """The place that a path without predicates leads to."""
        if not isinstance(argument, ast.Path) or any(step.predicates for step in argument.steps):
            return None
        if argument.start == "/":
            first = argument.steps[0].test if argument.steps else None
            if not isinstance(first, ast.NameTest) or first.name != self._root.name:
                return None
            found = self._follow(self._root, argument.steps[1:])
        elif argument.start is None or (isinstance(argument.start, ast.Call) and argument.start.name == "current"):
            found = self._follow(self.current, argument.steps)
        else:
            return None
        return None if found is None else found[0]

    def compile_path(self, path: ast.Path, compiler: Compiler) -> Code | None:
        """A straight way, or None for the general walker (predicates, wildcards, other axes, other documents)."""
        if path.plain:
            return self._absolute(path)
        if any(step.predicates for step in path.steps):
            return self._chosen(path, compiler) if path.start == "/" else None
        if path.start is None:
            return self._relative(path, "node") if compiler.depth == 0 else None
        if path.start == "/":
            return self._absolute(path)
        if isinstance(path.start, ast.Call) and path.start.name == "current" and not path.start.arguments:
            return self._relative(path, "current")
        return None

    def _relative(self, path: ast.Path, start: str) -> Code | None:
        found = self._follow(self.current, path.steps)
        if found is None:
            return None
        spec, anchor = found
        return self._code(spec, anchor, start, path.at)

    def _absolute(self, path: ast.Path) -> Code | None:
        if (single := self._singles.get(path.plain)) is not None:
            return self._code(single, deepest_common(single, self.current, self._root), "current", path.at)
        steps = path.steps
        if not steps or not isinstance(steps[0].test, ast.NameTest) or steps[0].axis != "child":
            return None
        if steps[0].test.name != self._root.name:
            return None
        found = self._follow(self._root, steps[1:])
        if found is None:
            return None
        spec, _ = found
        shared = deepest_common(spec, self.current, self._root)
        while shared is spec and shared.multiple and shared.parent is not None:
            shared = shared.parent
        return self._code(spec, shared, "current", path.at)

    def _chosen(self, path: ast.Path, compiler: Compiler) -> Code | None:
        """An absolute path that chooses by a predicate begins in the own instance of every repeat above the choice
        (JavaRosa), as one without does: `/data/house/person[age > 17]` means the persons of this house."""
        here, at = self._root, 1
        while at < len(path.steps) - 1 and not path.steps[at].predicates:
            below = _move(here, path.steps[at])
            if below is None or not is_above(below, self.current):
                break
            here, at = below, at + 1
        if path.steps[0].predicates or not here.repeats():
            return None
        up = (ast.Step("parent", ast.KindTest("node"), (), path.at),) * (self.current.depth - here.depth)
        return compiler.compile(ast.Path(ast.Call("current", (), path.at), (*up, *path.steps[at:]), path.at))

    def _follow(self, spec: Spec, steps: tuple[ast.Step, ...]) -> tuple[Spec, Spec] | None:
        anchor = spec
        for step in steps:
            moved = _move(spec, step)
            if moved is None:
                return None
            if is_above(moved, spec):
                anchor = moved if is_above(moved, anchor) else anchor
            spec = moved
        return spec, anchor

    def _code(self, spec: Spec, shared: Spec, start: str, at: int) -> Code:
        """`shared`: where the way starts downwards."""
        down = _slots(shared, spec)
        if down is None:
            return Code("nodes", cast("Run[Any]", self._every(spec, shared, start)), column=at)
        way = Way(start, self.current.depth - shared.depth, down)
        first: Run[Node | None] = way.run()
        return PlaceCode(
            "nodes",
            cast("Run[Any]", _relevant(first)),
            first=first,
            column=at,
            value=way.run("{}.value") if is_leaf(spec) else None,
            way=way,
            single=self._singles.get(spec.ref) is spec,
            logical=spec.type == "boolean",
        )

    def _every(self, spec: Spec, outer: Spec, start: str) -> Run[NodeSet]:
        climb: Callable[[Context], Any] = Way(start, self.current.depth - outer.depth, ()).run()
        *steps, (last, is_multiple) = _steps(outer, spec)

        def run(context: Context) -> NodeSet:
            found = [climb(context)]
            for slot, multiple in steps:
                if multiple:
                    found = [inner for each in found for inner in each.slots[slot]]
                else:
                    found = [each.slots[slot] for each in found]
            if is_multiple:
                return [inner for each in found for inner in each.slots[last] if inner.relevant]
            return [inner for each in found if (inner := each.slots[last]).relevant]

        return run


def number_of(place: Any, context: Context) -> float:
    """The number that a place holds; it remembers it until it moves."""
    number = place.number
    if number is None or place.slots:
        number = number_from_text(place.string(), context.environment.zone)
        place.number = None if place.slots else number
    return cast(float, number)


def is_leaf(spec: Spec) -> bool:
    """Whether a place holds a text: nothing but attributes inside."""
    return all(child.is_attribute for child in spec.children)


def _relevant(first: Run[Any]) -> Run[NodeSet]:
    """As a node-set: what is not relevant does not count. (As a value it is blank.)"""

    def run(context: Context) -> NodeSet:
        place = first(context)
        return (place,) if place.relevant else ()

    return run


@cache
def _shape(start: str, up: int, down: int, ending: str) -> Callable[..., Any]:
    """Makes closures of one shape. The text is made of our own words and numbers only."""
    names = [f"slot{at}" for at in range(down)]
    way = f"context.{start}" + ".parent" * up + "".join(f".slots[{name}]" for name in names)
    source = f"lambda {', '.join(names)}: lambda context: {ending.format(way)}"
    made: Callable[..., Any] = eval(source, {"number_of": number_of})  # noqa: S307
    return made


def _steps(above: Spec, spec: Spec) -> tuple[tuple[int, bool], ...]:
    steps: list[tuple[int, bool]] = []
    here = spec
    while here is not above and here.parent is not None:
        steps.append((here.slot, here.multiple))
        here = here.parent
    return tuple(reversed(steps))


def _slots(above: Spec, spec: Spec) -> tuple[int, ...] | None:
    """The slots on the way down; None if something on it stands more than once."""
    steps = _steps(above, spec)
    return None if any(multiple for _, multiple in steps) else tuple(slot for slot, _ in steps)


def _move(spec: Spec, step: ast.Step) -> Spec | None:
    if step.axis == "self" and isinstance(step.test, ast.KindTest):
        return spec
    if step.axis == "parent" and isinstance(step.test, ast.KindTest):
        return spec.parent
    if step.axis in ("child", "attribute") and isinstance(step.test, ast.NameTest) and step.test.name != "*":
        mark = "@" if step.axis == "attribute" else ""
        prefix = step.test.prefix
        return step_by_qname(spec, f"{mark}{prefix}:{step.test.name}" if prefix else mark + step.test.name)
    return None
