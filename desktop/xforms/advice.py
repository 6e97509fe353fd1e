"""What a form may say and its author probably does not mean: told by `form check`, no hindrance to anybody."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from xml.etree.ElementTree import Element

from desktop.xforms.definition import Item, Rule, Spec
from desktop.xforms.errors import FormProblem
from desktop.xforms.names import local
from desktop.xforms.parse import Definition
from desktop.xforms.reads import ReadFinder, parts_of, singles
from desktop.xforms.xpath import ast
from desktop.xforms.xpath.errors import XPathError
from desktop.xforms.xpath.parser import parse

_ASPECTS = ("relevant", "constraint", "calculate", "required", "readonly")
_TOTALS = frozenset({"sum", "min", "max"})


def advice(definition: Definition) -> Iterator[FormProblem]:
    """Warnings, question by question."""
    places = singles(definition.root)
    for spec in definition.specs:
        for aspect in _ASPECTS:
            rule: Rule | None = getattr(spec, aspect)
            parsed = _parsed(rule)
            if rule is None or parsed is None:
                continue
            for call in (part for part in everything(parsed) if isinstance(part, ast.Call)):
                said = _of_regex(call) or _of_total(call, definition.root, rule, places)
                if said:
                    column = call.at + 1
                    yield FormProblem("advice", f"{aspect}: {said}", spec.ref, rule.source, column)
    yield from _of_filters(definition, definition.body)
    for action in (
        *definition.actions,
        *(each for spec in definition.specs for each in (*spec.actions, *spec.inner_actions)),
    ):
        if action.name == "recordaudio":
            said = "sound in the background is recorded only where the addition for camera and sound is installed"
            yield FormProblem("advice", said, action.target.ref)


def _parsed(rule: Rule | None) -> ast.Expression | None:
    try:
        return None if rule is None else parse(rule.source)
    except XPathError:
        return None  # told as an error by who compiles it


def everything(part: ast.Expression) -> Iterator[ast.Expression]:
    """An expression and all inside it, predicates too."""
    yield part
    inner: list[ast.Expression] = list(parts_of(part))
    if isinstance(part, ast.Call):
        inner += part.arguments
    elif isinstance(part, ast.Path):
        inner += [predicate for step in part.steps for predicate in step.predicates]
        if part.start is not None and not isinstance(part.start, str):
            inner.append(part.start)
    for each in inner:
        yield from everything(each)


def _of_regex(call: ast.Call) -> str:
    """ODK Collect matches the whole text, Sambang and Web Forms anywhere in it, as the specification says."""
    pattern = call.arguments[1] if call.name == "regex" and len(call.arguments) == 2 else None
    if not isinstance(pattern, ast.Quoted) or (pattern.value[:1] == "^" and pattern.value[-1:] == "$"):
        return ""
    return "regex() finds this pattern anywhere in the answer, but ODK Collect wants all of it: write '^...$'"


def _of_total(call: ast.Call, root: Spec, rule: Rule, places: Mapping[str, Spec]) -> str:
    """One blank answer makes a total blank."""
    path = call.arguments[0] if call.name in _TOTALS and len(call.arguments) == 1 else None
    if not isinstance(path, ast.Path) or any(step.predicates for step in path.steps):
        return ""
    for read in ReadFinder(root, rule.context, places).find(path).places:
        spec = read.spec
        if spec.repeats() and not (spec.required or spec.calculate or read.structure):
            return f"{call.name}() is blank while one {spec.name} is blank: make it required, or add [. != '']"
    return ""


def _of_filters(definition: Definition, item: Item) -> Iterator[FormProblem]:
    """A filter by a column that the list does not have leaves no choice."""
    itemset = item.itemset
    parsed = _parsed(itemset.nodeset) if itemset is not None else None
    if itemset is not None and parsed is not None:
        for path in (part for part in everything(parsed) if isinstance(part, ast.Path)):
            start = path.start
            if not isinstance(start, ast.Call) or start.name != "instance" or not path.steps:
                continue
            name = getattr(start.arguments[0], "value", "") if start.arguments else ""
            columns = _columns(definition.lists.get(str(name)), path.steps)
            for column in _asked(path.steps[-1].predicates) if columns else ():
                if column not in columns:
                    said = f"the choices have no column '{column}' in list '{name}'"
                    place = item.spec.ref if item.spec is not None else item.context.ref
                    yield FormProblem("advice", said, place, itemset.nodeset.source)
    for child in item.children:
        yield from _of_filters(definition, child)


def _columns(root: object, steps: Sequence[ast.Step]) -> frozenset[str]:
    """All names in the items of a list within the form."""
    if not isinstance(root, Element) or not isinstance(steps[-1].test, ast.NameTest):
        return frozenset()
    named = steps[-1].test.name
    items = (item for item in root.iter() if isinstance(item.tag, str) and local(item.tag) == named)
    return frozenset(local(cell.tag) for item in items for cell in item if isinstance(cell.tag, str))


def _asked(predicates: Sequence[ast.Expression]) -> Iterator[str]:
    """The columns that a filter names: plain names, outside of other paths."""
    for predicate in predicates:
        for part in everything(predicate):
            if isinstance(part, ast.Path) and part.start is None and len(part.steps) == 1:
                step = part.steps[0]
                if step.axis == "child" and isinstance(step.test, ast.NameTest) and step.test.name != "*":
                    yield step.test.name
