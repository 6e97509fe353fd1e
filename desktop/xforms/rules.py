"""Compiles the expressions of a form, once, and says what is wrong with them and where."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from functools import cached_property

from desktop.xforms.definition import Rule, Spec, Text
from desktop.xforms.dependencies import Aspect, Trigger
from desktop.xforms.errors import FormProblem
from desktop.xforms.loops import loop
from desktop.xforms.reads import Read, ReadFinder, Reads, singles
from desktop.xforms.repeats import FORM_FUNCTIONS
from desktop.xforms.ways import FormPaths
from desktop.xforms.xpath import ast
from desktop.xforms.xpath.code import Code
from desktop.xforms.xpath.compiler import Compiler
from desktop.xforms.xpath.errors import XPathError
from desktop.xforms.xpath.parser import parse

BIND_ASPECTS = (
    ("calculate", Aspect.CALCULATE),
    ("relevant", Aspect.RELEVANT),
    ("readonly", Aspect.READONLY),
    ("required", Aspect.REQUIRED),
    ("constraint", Aspect.CONSTRAINT),
)


_BOOLEAN = frozenset({"relevant", "readonly", "required", "constraint"})


class RuleCompiler:
    """Compiles rules; keeps what it found wrong and which lists were named."""

    def __init__(self, root: Spec, namespaces: Mapping[str, str]) -> None:
        self._root = root
        self._namespaces = namespaces
        self.problems: list[FormProblem] = []
        self.lists: dict[str, str] = {}  # instance id: who named it
        self._parsed: dict[str, ast.Expression] = {}
        self._anywhere: dict[str, tuple[Code, Reads]] = {}  # the same wherever they stand: constants, whole lists

    @cached_property
    def _singles(self) -> Mapping[str, Spec]:
        return singles(self._root)

    def compile(self, rule: Rule) -> Reads:
        """Fill in the rule's ways to run; what it reads. A broken one is noted and reads nothing."""
        rule.compile = self.fill
        known = self._anywhere.get(rule.source)
        if known is None:
            try:
                parsed, code = self._code(rule)
            except XPathError as error:
                self._note(rule, error)
                return Reads()
            found = Reads() if code.constant else self._reads(rule, parsed)
            known = (code, found)
            if code.constant or _is_anywhere(found):
                self._anywhere[rule.source] = known
        code, found = known
        _fill(rule, code)
        rule.translated, rule.volatile, rule.lists = found.translated, found.volatile, tuple(found.lists)
        return found

    def fill(self, rule: Rule, way: str) -> None:
        """Only a way to run, for a rule whose reads are known. XPathError if it is broken."""
        parsed, compiler = self._prepared(rule)
        if way == "rows":
            rule.rows = loop(parsed, compiler)
        else:
            _fill(rule, compiler.compile(parsed))

    def is_filled(self, rule: Rule) -> bool:
        """Whether its way to run is made."""
        with suppress(AttributeError):
            object.__getattribute__(rule, _way(rule))
            return True
        return False

    def _prepared(self, rule: Rule) -> tuple[ast.Expression, Compiler]:
        parsed = self._parsed.get(rule.source)
        if parsed is None:
            parsed = self._parsed[rule.source] = parse(rule.source)
        return parsed, Compiler(rule.source, FORM_FUNCTIONS, paths=FormPaths(self._root, rule.context, self._singles))

    def _code(self, rule: Rule) -> tuple[ast.Expression, Code]:
        parsed, compiler = self._prepared(rule)
        return parsed, compiler.compile(parsed)

    def _reads(self, rule: Rule, parsed: ast.Expression) -> Reads:
        finder = ReadFinder(self._root, rule.context, self._singles)
        finder.find(parsed)
        for said in finder.found.wrong:
            self.problems.append(
                FormProblem("expression", f"{rule.aspect}: {said}", rule.owner, rule.source, fatal=True)
            )
        for instance_id in finder.found.lists:
            self.lists.setdefault(instance_id, rule.owner)
        return finder.found

    def _note(self, rule: Rule, error: XPathError) -> None:
        column = None if error.column is None else error.column + 1
        facts = "".join(f" {value}" for value in error.facts.values() if value is not None)
        said = f"{rule.aspect}: {error.kind}{facts}"
        self.problems.append(FormProblem("expression", said, rule.owner, rule.source, column, fatal=True))


def _is_anywhere(found: Reads) -> bool:
    """Whether an expression means the same at every place: it reads lists and no place of the record."""
    return bool(found.lists) and not (found.places or found.missing or found.wrong or found.translated)


def _fill(rule: Rule, code: Code) -> None:
    """The way of running that the aspect needs; the others would cost as much to make and never run."""
    way = _way(rule)
    if way == "boolean":
        rule.boolean = code.boolean()
    elif way == "number":
        rule.number = code.number()
    elif way == "nodes":
        rule.nodes = code.nodes(rule.aspect)
    else:
        rule.text = code.text()
    if rule.aspect == "target":
        rule.nodes = code.nodes(rule.aspect)


def _way(rule: Rule) -> str:
    if rule.aspect in _BOOLEAN:
        return "boolean"
    return {"count": "number", "choices": "nodes"}.get(rule.aspect, "text")


def triggers_of(spec: Spec, compiler: RuleCompiler) -> Iterator[Trigger]:
    """The triggers of a place's bind."""
    for name, aspect in BIND_ASPECTS:
        rule: Rule | None = getattr(spec, name)
        if rule is not None:
            reads = compiler.compile(rule).places
            if aspect is Aspect.CONSTRAINT:
                reads = [*reads, Read(spec, spec)]
            yield Trigger(spec, aspect, rule, reads)


def rules_of(text: Text | None) -> Iterator[Rule]:
    """The expressions in a text."""
    if text is not None:
        yield from (part for part in text.parts if isinstance(part, Rule))
        if text.itext_rule is not None:
            yield text.itext_rule
