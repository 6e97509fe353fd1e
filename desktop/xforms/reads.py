"""Finds what an expression reads of the form: which places, through which shared ancestor, and what it counts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from desktop.xforms.definition import Spec
from desktop.xforms.paths import find_spec, step_by_qname
from desktop.xforms.xpath import ast

VOLATILE = frozenset({"now", "today", "random", "uuid", "once", "property", "randomize", "search"})
"""Functions that give another value for each record, or at another time."""


_CHOOSING = frozenset({"coalesce", "if"})
"""Functions that give one of their arguments as it is."""
_STRAIGHT = frozenset({"child", "attribute", "self", "parent"})


@dataclass(frozen=True, slots=True)
class Read:
    """An expression reads every `spec` under the `anchor` that it shares with its own place."""

    spec: Spec
    anchor: Spec
    structure: bool = False  # it depends on how many there are, or in which order
    picked: bool = False  # one of them, told by number only when it runs
    passed: bool = False  # its own place, whose answer it only passes on: coalesce(., 'first')


@dataclass(slots=True)
class Reads:
    """What an expression reads."""

    places: list[Read] = field(default_factory=list)
    lists: list[str] = field(default_factory=list)
    translated: bool = False  # it reads texts of the form
    volatile: bool = False  # it asks the clock, chance or the device
    wrong: list[str] = field(default_factory=list)  # what cannot work
    missing: list[str] = field(default_factory=list)  # paths to nowhere


@dataclass(frozen=True, slots=True)
class Target:
    """Where a path leads: a place, and the nearest ancestor of it that the reader shares for certain."""

    spec: Spec
    anchor: Spec


class ReadFinder:
    """Walks one expression. `context` is where relative paths start, `current` the expression's own place.

    Inside a predicate the context is an instance the expression does not share: it keeps the anchor of its path.
    """

    def __init__(self, root: Spec, current: Spec, singles: Mapping[str, Spec]) -> None:
        self._root = root
        self._singles = singles
        self._current = current
        self._own = Target(current, current)
        self.found = Reads()

    def find(self, expression: ast.Expression) -> Reads:
        """Everything the expression reads."""
        self.visit(expression, self._own)
        if any(read.spec is self._current for read in self.found.places) and self._passes_on(expression):
            own = Read(self._current, self._current)
            self.found.places = [replace(read, passed=True) if read == own else read for read in self.found.places]
        return self.found

    def _passes_on(self, part: ast.Expression) -> bool:
        """Whether the answer of its own place is at most passed on as it is: then it comes to rest at once."""
        if not isinstance(part, ast.Call) or part.name not in _CHOOSING:
            return isinstance(part, ast.Path) or not self._reads_own(part)
        chosen = part.arguments[1:] if part.name == "if" else part.arguments
        return all(map(self._passes_on, chosen))

    def _reads_own(self, part: ast.Expression) -> bool:
        inner = ReadFinder(self._root, self._current, self._singles)
        inner.visit(part, self._own)
        return any(read.spec is self._current for read in inner.found.places)

    def visit(self, part: ast.Expression, context: Target | None) -> None:
        """Collect the reads of one part of the expression."""
        if isinstance(part, ast.Path):
            self._path(part, context)
        elif isinstance(part, ast.Call):
            self._call(part, context)
        else:
            for inner in parts_of(part):
                self.visit(inner, context)

    def _call(self, call: ast.Call, context: Target | None) -> None:
        name = call.name
        self.found.volatile = self.found.volatile or name in VOLATILE
        literal = call.arguments[-1] if call.arguments else None
        if name == "instance" and isinstance(literal, ast.Quoted):
            self.found.lists.append(literal.value)
        elif name in ("jr:itext", "itext"):
            self.found.translated = True
        elif name in ("jr:choice-name", "choice-name"):
            self._choice_name(literal)
        elif name == "pulldata" and isinstance(call.arguments[0] if call.arguments else None, ast.Quoted):
            self.found.lists.append(str(getattr(call.arguments[0], "value", "")))
        elif name == "indexed-repeat":
            self._indexed(call, context)
            return
        elif name == "position" and call.arguments:
            self._position(call.arguments[0], context)
            return
        elif name == "position" and context is self._own and self._current.multiple:
            self._among_its_like(self._current)
        elif name == "count" and isinstance(literal, ast.Path):
            self._count(literal, context)
            return
        for argument in call.arguments:
            self.visit(argument, context)

    def _choice_name(self, path: ast.Expression | None) -> None:
        self.found.translated = True
        if not isinstance(path, ast.Quoted):
            return
        spec = find_spec(self._root, path.value, self._current)
        if spec is None:
            self.found.wrong.append(f"jr:choice-name names a node that is not in the form: {path.value.strip()}")
        elif spec.item is None or not (spec.item.items or spec.item.itemset):
            self.found.wrong.append(f"jr:choice-name names a node without choices: {path.value.strip()}")

    def _count(self, path: ast.Path, context: Target | None) -> None:
        """Counting reads no answers, only what is there."""
        for target in self._targets(path, context):
            if not target.spec.multiple:
                self._read(target.spec, target.anchor)

    def _indexed(self, call: ast.Call, context: Target | None) -> None:
        """The field in any instance (which one is told only when it is read), and how many there are."""
        paths = call.arguments[:1] + call.arguments[1::2]
        straight = all(isinstance(each, ast.Path) and not any(step.predicates for step in each.steps) for each in paths)
        for at, argument in enumerate(call.arguments):
            if at % 2 == 0 and at > 0:
                self.visit(argument, context)
            elif isinstance(argument, ast.Path):
                for target in self._targets(argument, context):
                    self._of_any_instance(target.spec, at == 0, straight and context is self._own)

    def _of_any_instance(self, spec: Spec, is_field: bool, picked: bool) -> None:
        repeats = spec.repeats()
        above = repeats[0].parent if repeats else None
        if above is None:
            self._read(spec, spec)
        elif is_field:
            self.found.places.append(Read(spec, above, picked=picked))
        else:
            self._read_structure(spec, above)

    def _position(self, argument: ast.Expression, context: Target | None) -> None:
        targets = self._targets(argument, context) if isinstance(argument, ast.Path) else []
        for target in targets:
            self._among_its_like(target.spec)

    def _among_its_like(self, spec: Spec | None) -> None:
        """Which instance it is, of the nearest repeat."""
        while spec is not None and not spec.multiple:
            spec = spec.parent
        if spec is not None and spec.parent is not None:
            self.found.places.append(Read(spec, spec.parent, structure=True))

    def _path(self, path: ast.Path, context: Target | None) -> None:
        for target in self._targets(path, context):
            for spec in leaves(target.spec):
                self._read(spec, target.anchor)

    def _read(self, spec: Spec, anchor: Spec) -> None:
        read = Read(spec, anchor)
        if read not in self.found.places:
            self.found.places.append(read)

    def _targets(self, path: ast.Path, context: Target | None) -> list[Target]:
        if (single := self._singles.get(path.plain)) is not None:
            return [Target(single, single)]
        start, absolute = self._start(path, context)
        if start is None:
            for step in path.steps:
                for predicate in step.predicates:
                    self.visit(predicate, None)
            return []
        bound = context.spec if absolute and context is not None else None
        targets = [start]
        for at, step in enumerate(path.steps):
            if step.predicates or at == len(path.steps) - 1:
                bound = None
            targets = [found for target in targets for found in self._step(step, target, bound)]
        real = [Target(self._within(each.spec), self._within(each.anchor)) for each in targets]
        if not targets:
            self.found.missing.append(
                "/".join(step.test.name for step in path.steps if isinstance(step.test, ast.NameTest))
            )
        return real

    def _within(self, spec: Spec) -> Spec:
        """A place of the form; for what is above the outermost one, that."""
        return spec if spec.name else self._root

    def _start(self, path: ast.Path, context: Target | None) -> tuple[Target | None, bool]:
        if path.start is None:
            return context, False
        if path.start == "/":
            above = self._above_root()
            return Target(above, above), True
        if isinstance(path.start, ast.Call) and path.start.name == "current":
            return self._own, False
        self.visit(path.start, context)
        return None, False

    def _above_root(self) -> Spec:
        above = Spec("", "", "", None)
        above.children = [self._root]
        above.by_name = {self._root.name: self._root}
        return above

    def _step(self, step: ast.Step, target: Target, bound: Spec | None) -> Iterator[Target]:
        """Follow one step. An absolute path keeps to the instance of each repeat that `bound` is in."""
        for spec in self._move(step, target.spec):
            found = self._found(spec, target, bound) if step.axis in _STRAIGHT else self._anywhere(spec)
            for predicate in step.predicates:
                self.visit(predicate, found)
            yield found

    def _anywhere(self, spec: Spec) -> Target:
        """Reached by another axis: any instance, and it matters how many there are."""
        for each in spec.repeats():
            self._read_structure(each, self._root)
        return Target(spec, self._root)

    def _found(self, spec: Spec, target: Target, bound: Spec | None) -> Target:
        if spec is target.spec:
            return target
        if spec.multiple and spec is not target.spec.parent and not (bound is not None and is_above(spec, bound)):
            self._read_structure(spec, target.anchor)
            return Target(spec, target.anchor)
        return Target(spec, spec if target.anchor is target.spec else target.anchor)

    def _read_structure(self, spec: Spec, anchor: Spec) -> None:
        read = Read(spec, self._within(anchor), structure=True)
        if read not in self.found.places:
            self.found.places.append(read)

    def _move(self, step: ast.Step, spec: Spec) -> list[Spec]:
        if step.axis == "self":
            return [spec]
        if step.axis == "parent":
            return [spec.parent] if spec.parent is not None else []
        if step.axis in ("child", "attribute") and isinstance(step.test, ast.NameTest):
            mark = "@" if step.axis == "attribute" else ""
            name = f"{step.test.prefix}:{step.test.name}" if step.test.prefix else step.test.name
            if step.test.name == "*":
                return [each for each in spec.children if each.is_attribute == bool(mark)]
            found = spec.by_name.get(mark + name) or step_by_qname(spec, mark + name)
            return [found] if found is not None else []
        if step.axis == "child":
            return [spec]
        named = step.test.name if isinstance(step.test, ast.NameTest) else "*"
        return [each for each in subtree(self._root) if named in ("*", each.name)]


def parts_of(part: ast.Expression) -> Iterator[ast.Expression]:
    """The expressions an expression is made of."""
    if isinstance(part, (ast.Union, ast.Logic)):
        yield from part.operands
    elif isinstance(part, ast.Negation):
        yield part.operand
    elif isinstance(part, ast.Chain):
        yield part.first
        for _, operand, _ in part.rest:
            yield operand
    elif isinstance(part, ast.Filter):
        yield part.primary
        yield from part.predicates


def is_above(spec: Spec, other: Spec) -> bool:
    """Whether `other` is `spec` or inside it."""
    here: Spec | None = other
    while here is not None:
        if here is spec:
            return True
        here = here.parent
    return False


def leaves(spec: Spec) -> Iterator[Spec]:
    """The places inside that hold a text (the place itself if nothing is inside)."""
    inner = [child for child in spec.children if not child.is_attribute]
    if not inner:
        yield spec
    for child in inner:
        yield from leaves(child)


def singles(root: Spec) -> dict[str, Spec]:
    """The places that stand in no repeat, by their paths: there is one of each, wherever it is read from."""
    found: dict[str, Spec] = {}
    for spec in subtree(root):
        if not spec.multiple and (spec.parent is None or found.get(spec.parent.ref) is spec.parent):
            found.setdefault(spec.ref, spec)
    return found


def subtree(spec: Spec) -> list[Spec]:
    """A place and all inside it, in document order."""
    found = [spec]
    for child in spec.children:
        if child.children:
            found += subtree(child)
        else:
            found.append(child)
    return found
