"""Answers whose question stands in another section of a newer version of the form: they go along to its new place."""

from __future__ import annotations

from collections.abc import Mapping
from xml.etree.ElementTree import Element, SubElement, tostring

from desktop.openrosa.defused import Unreadable, local_name, read_xml
from desktop.xforms import Form

LARGEST = 20_000_000  # bytes of one draft


def relaid(old: Form, new: Form, xml: bytes, answers: Mapping[str, str]) -> tuple[bytes, dict[str, str]]:
    """The draft and its answers with what moved at its new place. Only questions outside rosters, where there is one
    of that name before and after, of the same type; all else stays for the person to be told of."""
    moves = {was: now for was, now in _moves(old, new).items() if answers.get(was) and not answers.get(now)}
    try:
        root = read_xml(xml, limit=LARGEST) if moves else None
    except Unreadable:
        root = None
    if root is None:
        return xml, dict(answers)
    for was, now in moves.items():
        _carry(root, was, now)
    return tostring(root, encoding="utf-8"), {moves.get(ref, ref): value for ref, value in answers.items()}


def _moves(old: Form, new: Form) -> dict[str, str]:
    """The ref before → the ref after."""
    before, after = _questions(old), _questions(new)
    return {
        was[0][0]: now[0][0]
        for name, was in before.items()
        if len(was) == 1 and len(now := after.get(name, [])) == 1 and was[0][0] != now[0][0] and was[0][1] == now[0][1]
    }


def _questions(form: Form) -> dict[str, list[tuple[str, str]]]:
    """(ref, type) of what a person can answer, by its name; a roster's have no place to go to."""
    found: dict[str, list[tuple[str, str]]] = {}
    for spec in form.definition.specs:
        if spec.item is not None and not spec.children and not spec.is_attribute:
            found.setdefault(spec.name, []).append(("" if spec.repeats() else spec.ref, spec.type))
    return {name: all_ for name, all_ in found.items() if all(ref for ref, _type in all_)}


def _carry(root: Element, was: str, now: str) -> None:
    above, name = _section(root, was.split("/")[2:-1], make=False), was.rpartition("/")[2]
    element = _child(above, name) if above is not None else None
    to = _section(root, now.split("/")[2:-1], make=True)
    if above is None or element is None or to is None:
        return
    above.remove(element)
    there = _child(to, name)
    if there is not None:
        to.remove(there)
    to.append(element)


def _section(root: Element, names: list[str], *, make: bool) -> Element | None:
    at: Element | None = root
    for name in names:
        if at is not None:
            found = _child(at, name)
            at = found if found is not None or not make else SubElement(at, name)
    return at


def _child(above: Element, name: str) -> Element | None:
    return next((one for one in above if local_name(one) == name), None)
