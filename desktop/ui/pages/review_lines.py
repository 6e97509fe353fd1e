"""A sealed record as lines of a document: headings, questions with their answers, what the form itself warns of."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from desktop.frozen import frozen
from desktop.ui.models.outline_sections import instance_title
from desktop.ui.pages.filling_warnings import generic
from desktop.ui.questions.kinds import is_note
from desktop.ui.questions.simple import readable
from desktop.ui.questions.wording import plain
from desktop.ui.translations import tr

if TYPE_CHECKING:
    from desktop.forms.semantics import Semantics
    from desktop.xforms import Interview, Node


@frozen
class Line:
    """One line. `kind`: "heading", "answer", "photo", "file", "point" or "warning"; `depth` 0 is a section."""

    kind: str
    ref: str
    label: str
    answer: str = ""
    depth: int = 0
    wrong: bool = False


def lines(interview: Interview, semantics: Semantics) -> tuple[Line, ...]:
    """The record from top to bottom, as the form orders it; only what was asked."""
    rules = {rule.ref for rule in semantics.soft_rules}
    return tuple(_below(interview.root, 0, semantics, rules))


def _below(node: Node, depth: int, semantics: Semantics, rules: Collection[str]) -> Iterator[Line]:
    for child in node.children:
        if not child.relevant:
            continue
        if child.kind == "question":
            line = _line(child, semantics, rules)
            if line is not None:
                yield line
        elif child.kind == "repeat":
            yield from _instances(child, depth, semantics, rules)
        else:
            yield from _group(child, depth, semantics, rules)


def _group(node: Node, depth: int, semantics: Semantics, rules: Collection[str]) -> Iterator[Line]:
    inner = list(_below(node, depth + bool(node.label), semantics, rules))
    if inner and node.label:
        yield Line("heading", node.ref, plain(node.label), depth=min(depth, 2))
    yield from inner


def _instances(repeat: Node, depth: int, semantics: Semantics, rules: Collection[str]) -> Iterator[Line]:
    label = plain(repeat.label) or tr("Daftar")
    yield Line("heading", repeat.ref, f"{label} · {len(repeat.children)}", depth=min(depth, 1))
    for number, instance in enumerate(repeat.children, 1):
        title = instance_title(instance) or tr("Belum bernama")
        yield Line("heading", instance.ref, f"{number}.  {title}", depth=2)
        yield from _below(instance, depth + 1, semantics, rules)


def _line(node: Node, semantics: Semantics, rules: Collection[str]) -> Line | None:
    label = plain(node.label)
    if generic(node.ref) in rules:
        return Line("warning", node.ref, label)
    if node.control is None or is_note(node) or not (label or node.value):
        return None
    kind = "answer"
    if node.control == "upload" and node.value:
        kind = "photo" if node.parameters.get("mediatype", "").startswith("image") else "file"
    if node.type == "geopoint" and node.value:
        kind = "point"
    answer = readable(node, semantics.meaning(node.ref))
    return Line(kind, node.ref, label or node.ref.rpartition("/")[2], answer, wrong=node.violation is not None)
