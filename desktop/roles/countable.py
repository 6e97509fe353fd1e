"""Which questions of a form a recap can be made by: short closed choices and figures."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from desktop.forms.semantics import generic
from desktop.roles.recap_values import Question
from desktop.xforms import Form, Interview, ListSource, Node

MOST_CHOICES = 40  # a longer list is no heading of a table
FIGURES = ("int", "decimal")


def questions(form: Form, lists: ListSource, masked: Collection[str], language: str) -> Iterator[Question]:
    """In the order of the form, each once; choices that come from a file (villages, families) are no columns."""
    interview = Interview(form, lists=lists, language=spoken(form, language))
    files = {source.instance_id for source in form.sources}
    seen: set[str] = set()
    for node in _all(interview.root):
        ref = generic(node.ref)
        if ref in seen or ref in masked or node.readonly:
            continue
        seen.add(ref)
        found = _question(node, ref, files)
        if found is not None:
            yield found


def labels(form: Form, lists: ListSource) -> Iterator[tuple[tuple[str, str], str]]:
    """(name of the question, value) → what the choice is called, of every closed choice of the form."""
    interview = Interview(form, lists=lists, language=spoken(form, "id"))
    files = {source.instance_id for source in form.sources}
    for node in _all(interview.root):
        itemset = node.item.itemset if node.item is not None else None
        if node.control in ("select1", "select") and not (itemset and any(one in files for one in itemset.lists)):
            name = generic(node.ref).rpartition("/")[2]
            yield from (((name, choice.value), choice.label) for choice in node.choices)


def asked(form: Form) -> Iterator[tuple[str, str]]:
    """Every question by its ref without positions, as the form asks it at the beginning."""
    seen: set[str] = set()
    for node in _all(Interview(form, language=spoken(form, "id")).root):
        ref = generic(node.ref)
        if node.label and ref not in seen:
            seen.add(ref)
            yield ref, " ".join(node.label.split())


def hides_a_choice(form: Form, masked: Collection[str]) -> bool:
    """A form that masks what was chosen speaks of people who must not be known by their village (domain 2.3)."""
    return any(
        spec.ref in masked and spec.item is not None and spec.item.tag in ("select", "select1")
        for spec in form.definition.specs
    )


def may_hide(form: Form, refs: Collection[str]) -> bool:
    """Whether an answer may have been hidden by another: then the sealed XML says what was really handed in."""
    return any(spec.ref in refs and _has_condition(spec) for spec in form.definition.specs)


def spoken(form: Form, language: str) -> str | None:
    """The form's language for a code of the program ("Bahasa Indonesia (id)" for "id")."""
    return next((name for name in form.languages if name.endswith(f"({language})") or name == language), None)


def _question(node: Node, ref: str, files: Collection[str]) -> Question | None:
    label = " ".join(node.label.replace("*", "").split())
    if not label:
        return None
    if node.control in ("select1", "select"):
        itemset = node.item.itemset if node.item is not None else None
        if itemset is not None and any(one in files for one in itemset.lists):
            return None
        choices = tuple((choice.value, choice.label) for choice in node.choices)
        return Question(ref, label, choices, _repeat(node)) if 1 < len(choices) <= MOST_CHOICES else None
    if node.control == "input" and node.type in FIGURES:
        return Question(ref, label, (), _repeat(node), "(Rp)" in label)
    return None


def _repeat(node: Node) -> str:
    above = node.parent
    while above is not None and above.kind != "repeat":
        above = above.parent
    return above.label if above is not None else ""


def _all(node: Node) -> Iterator[Node]:
    for child in node.children:
        if child.kind == "question":
            yield child
        else:
            yield from _all(child)


def _has_condition(spec: object) -> bool:
    while spec is not None:
        if getattr(spec, "relevant", None) is not None:
            return True
        spec = getattr(spec, "parent", None)
    return False
