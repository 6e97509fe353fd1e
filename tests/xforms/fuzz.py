"""Damaged forms, senseless expressions and careless hands at random: `python -m tests.xforms.fuzz N [--seed S]`.

Each run takes a bundled form, damages it (in its letters, its elements or its expressions), opens it and, if it opens,
fills it at random: answers of every kind, rows that come and go, undo, redo, other languages, a draft put away and
opened. Lawful are a form, or the errors of forms. Everything else is told with the seed that brings it back, as are
promises that do not hold: undo brings back what was there, a draft opens as it was put away.
"""

from __future__ import annotations

import random
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path
from xml.etree import ElementTree

from desktop.xforms import FormError, InstanceError, Interview, Node, load_form

FORMS = Path(__file__).resolve().parents[2] / "resources" / "forms"
SLOW = 10.0  # seconds that nobody would wait for
LETTERS = [
    "<",
    ">",
    "&",
    '"',
    "[",
    "]",
    "(",
    ")",
    "..",
    "\x00",
    "∞",
    "\ud800",
    "</model>",
    "<repeat>",
    "jr:itext('x')",
    "]]>",
]
VALUES = [
    "",
    "0",
    "-1",
    "1e309",
    "99999999999999999999",
    "2026-02-30",
    "2026-03-04",
    "25:61",
    "-6.2 106.8 0 0",
    "1 2;3 4;",
    "a b c",
    "ya",
    "'",
    "\x00\ud83d",
    "x" * 5_000,
    "NaN",
    "uuid:1",
    "🙂",
    "\n\t",
]
ATOMS = [
    "1",
    "0",
    "-3.5",
    "'a'",
    "''",
    ".",
    "..",
    "/data",
    "//*",
    "/data/*",
    "@x",
    "current()/.",
    "true()",
    "now()",
    "today()",
]
CALLS = [
    "count({0})",
    "sum({0})",
    "string({0})",
    "number({0})",
    "if({0}, {1}, {2})",
    "coalesce({0}, {1})",
    "once({0})",
    "selected({0}, {1})",
    "position(..)",
    "indexed-repeat({0}, {1}, {2})",
    "format-date({0}, '%Y-%n-%e')",
    "date({0})",
    "regex({0}, {1})",
    "substr({0}, {1}, {2})",
    "join({0}, {1})",
    "digest({0}, 'SHA-256')",
    "area({0})",
    "distance({0})",
    "randomize({0})",
    "pulldata({0}, 'a', 'b', {1})",
    "instance('x')/root/item[{0} = {1}]",
    "jr:choice-name({0}, {1})",
    "({0})[{1}]",
    "{0} + {1}",
    "{0} div {1}",
    "{0} mod {1}",
    "{0} = {1}",
    "{0} and {1}",
    "-{0}",
    "{0} | {1}",
    "round({0}, {1})",
    "translate({0}, {1}, {2})",
    "concat({0}, {1})",
    "checklist({0}, {1}, {2})",
    "weighted-checklist({0}, 1, {1}, {2})",
    "geofence({0}, {1})",
    "pow({0}, {1})",
    "exp10({0})",
    "base64-decode({0})",
    "nonsense({0})",
]
ASPECTS = ("relevant", "constraint", "required", "readonly", "calculate")


@dataclass
class Figures:
    """What came of it."""

    outcomes: Counter[str] = field(default_factory=Counter)
    answers: int = 0
    slowest: float = 0.0
    failures: list[str] = field(default_factory=list)


def clock() -> datetime:
    return datetime(2026, 3, 4, 5, 6, 7, tzinfo=UTC)


def corpus() -> list[str]:
    """The bundled forms."""
    return [path.read_text(encoding="utf-8") for path in sorted(FORMS.glob("*.xml"))]


def expression(dice: random.Random, deep: int = 3) -> str:
    """An expression that may be well-formed, and hardly ever makes sense."""
    if deep == 0 or dice.random() < 0.3:
        return dice.choice(ATOMS)
    return dice.choice(CALLS).format(*(expression(dice, deep - 1) for _ in range(3)))


def damaged(dice: random.Random, xml: str) -> str:
    """A form with something wrong in it."""
    how = dice.choice((_letters, _elements, _expressions, _expressions, _elements, _attributes))
    return how(dice, xml)


def _letters(dice: random.Random, xml: str) -> str:
    at = dice.randrange(len(xml))
    return xml[:at] + "".join(dice.choices(LETTERS, k=dice.randrange(3))) + xml[at + dice.randrange(60) :]


def _read(xml: str) -> ElementTree.Element:
    """The form's elements, with the prefixes they have (a new prefix would be another form)."""
    for _, (prefix, uri) in ElementTree.iterparse(StringIO(xml), events=("start-ns",)):
        ElementTree.register_namespace(prefix, uri)
    return ElementTree.fromstring(xml)


def _elements(dice: random.Random, xml: str) -> str:
    root = _read(xml)
    for _ in range(dice.randrange(1, 4)):
        parents = [element for element in root.iter() if len(element)]
        parent, other = dice.choice(parents), dice.choice(parents)
        child = dice.choice(list(parent))
        deed = dice.randrange(4)
        if deed == 0:
            parent.remove(child)
        elif deed == 1:
            parent.insert(0, child)
        elif deed == 2 and other is not child and other not in child.iter():
            other.append(child)
        else:
            child.tag = dice.choice(parents).tag
    return ElementTree.tostring(root, encoding="unicode")


def _attributes(dice: random.Random, xml: str) -> str:
    root = _read(xml)
    named = [element for element in root.iter() if element.attrib]
    for element in dice.sample(named, min(4, len(named))):
        name = dice.choice(list(element.attrib))
        other = dice.choice(named)
        element.set(name, dice.choice((*VALUES[:8], *other.attrib.values(), "jr:itext('none')", "/data/none")))
    return ElementTree.tostring(root, encoding="unicode").replace("\x00", "")


def _expressions(dice: random.Random, xml: str) -> str:
    root = _read(xml)
    binds = list(root.iter("{http://www.w3.org/2002/xforms}bind"))
    for bind in dice.sample(binds, min(5, len(binds))):
        bind.set(dice.choice(ASPECTS), expression(dice))
    return ElementTree.tostring(root, encoding="unicode")


def filled(dice: random.Random, interview: Interview, figures: Figures) -> Iterator[str]:
    """Fill at random; what does not hold."""
    for _ in range(dice.randrange(5, 25)):
        nodes = list(interview.nodes.walk(interview.root))
        node = dice.choice(nodes)
        before = dict(interview.snapshot().values())
        if not _deed(dice, interview, node):
            continue
        figures.answers += 1
        moved = dict(interview.snapshot().values()) != before
        if moved and interview.can_undo and dice.random() < 0.3:
            interview.undo()
            if dict(interview.snapshot().values()) != before:
                yield f"undo does not bring back what was before {node.ref}"
            interview.redo()
    list(interview.problems())
    if interview.failed:  # such a form was told of already, and may say something else each time
        return
    draft = interview.snapshot().xml()
    again = Interview(interview.form, now=clock, draft=draft)
    if not again.failed and again.snapshot().values().keys() != interview.snapshot().values().keys():
        yield "a draft does not open as it was put away"
    interview.finalize()


def _deed(dice: random.Random, interview: Interview, node: Node) -> bool:
    """Something a person may do at a node; whether it was one that undo takes back."""
    if node.kind == "question":
        choices = [choice.value for choice in node.choices][:5]
        interview.answer(node.ref, dice.choice([*VALUES, *choices]))
        return True
    if node.kind == "repeat" and node.can_add and len(node.children) < 6:
        interview.add(node.ref)
        return True
    if node.kind == "instance" and node.can_remove:
        interview.remove(node.ref)
        return True
    if interview.form.languages:
        interview.speak(dice.choice(interview.form.languages))
    return False


def run_one(seed: int, forms: list[str], figures: Figures) -> None:
    """One damaged form, opened and filled."""
    dice = random.Random(seed)
    began = time.monotonic()
    try:
        form = load_form(damaged(dice, dice.choice(forms)))
        interview = Interview(form, now=clock)
        for node in interview.nodes.walk(interview.root):
            _ = node.label, node.hint, node.message, node.choices
        figures.outcomes["opened"] += 1
        figures.failures.extend(f"seed {seed}: {said}" for said in filled(dice, interview, figures))
    except FormError:
        figures.outcomes["refused"] += 1
    except InstanceError as error:
        figures.failures.append(f"seed {seed}: its own draft is refused: {error}")
    except Exception as error:
        figures.failures.append(f"seed {seed}: {type(error).__name__}: {error}")
    took = time.monotonic() - began
    figures.slowest = max(figures.slowest, took)
    if took > SLOW:
        figures.failures.append(f"seed {seed}: {took:.0f} s")


def fuzz(count: int, seed: int = 0) -> Figures:
    """So many runs."""
    figures, forms = Figures(), corpus()
    for at in range(seed, seed + count):
        run_one(at, forms, figures)
    return figures


def main(arguments: list[str]) -> int:
    """Exit status 1 if anything but a form or the errors of forms came out."""
    seed = int(arguments[arguments.index("--seed") + 1]) if "--seed" in arguments else 0
    figures = fuzz(int(arguments[0]), seed)
    told = ", ".join(f"{count:,} {name}" for name, count in figures.outcomes.items())
    print(f"{told}; {figures.answers:,} deeds; slowest {figures.slowest:.1f} s; {len(figures.failures)} failures")
    print("\n".join(figures.failures[:40]))
    return 1 if figures.failures else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
