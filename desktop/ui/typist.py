"""Fills the form on the screen by keys alone, question by question, as somebody who knows the answers would."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from desktop.ui.hands import Hands, Stuck
from desktop.ui.pages.filling import FillingPage
from desktop.ui.questions.choice_search import SearchAnswer
from desktop.xforms import Node

Answers = Mapping[str, str | Sequence[Mapping[str, str]]]
"""By the name of the question; a roster is a list of such mappings, by the name of the repeat."""
MOST_STEPS = 2000


class Typist:
    """At one filling page, from where the focus is to the button at the end."""

    def __init__(self, hands: Hands, page: FillingPage, answers: Answers, seed: int = 1) -> None:
        self._hands, self._page, self._answers = hands, page, answers
        self._seed = seed
        self.sections: list[str] = []  # as they were passed

    def fill(self, on_section: Callable[[str], object] | None = None) -> None:
        """Type until the end is reached. Stuck names the question that could not be passed."""
        self._hands.wait(lambda: self._page.where.node() is not None, "the first question")
        before: tuple[object, ...] = ()
        for _step in range(MOST_STEPS):
            node = self._page.where.node()
            if self._page.footer.on.hasFocus() or node is None:
                return
            self._note_section(on_section)
            self._at(node)
            after = self._page.where.node()
            if after is node and not self._page.footer.on.hasFocus():
                if before == (node.ref, node.value):
                    raise Stuck(f"{node.ref} does not let go: {node.message}")
                before = (node.ref, node.value)
        raise Stuck("the form never ends")

    def _note_section(self, on_section: Callable[[str], object] | None) -> None:
        here = self._page.course.here
        title = here.section.owner.ref if here is not None else ""
        if title and (not self.sections or self.sections[-1] != title):
            self.sections.append(title)
            if on_section is not None:
                on_section(title)

    def _at(self, node: Node) -> None:
        if node.kind == "repeat":
            self._roster(node)
            return
        wanted = self._wanted(node)
        if wanted and node.value != wanted:
            self._answer(node, wanted)
        if self._page.where.node() is node:
            self._on(node)

    def _roster(self, node: Node) -> None:
        rows = self._answers.get(_name(node.ref), ())
        if not isinstance(rows, str) and len(node.children) < len(rows) and node.can_add:
            self._hands.type("+")
        else:
            self._on(node)

    def _on(self, node: Node) -> None:
        """Enter goes on; in a text of several lines Tab does."""
        many_lines = "multiline" in node.appearance
        self._hands.press(Qt.Key.Key_Tab if many_lines else Qt.Key.Key_Return)

    def _wanted(self, node: Node) -> str:
        name = _name(node.ref)
        for ref, rows in self._rosters(node):
            row = rows[_position(ref) - 1] if _position(ref) <= len(rows) else {}
            if name in row:
                return row[name]
        given = self._answers.get(name)
        if isinstance(given, str):
            return given
        return self._made_up(node) if node.required and not node.value else ""

    def _rosters(self, node: Node) -> list[tuple[str, Sequence[Mapping[str, str]]]]:
        """The instances a question stands in, innermost first, with what is known of each."""
        found = []
        steps = node.ref.split("/")
        for at in range(len(steps), 1, -1):
            ref = "/".join(steps[:at])
            rows = self._answers.get(_name(ref))
            if ref.endswith("]") and rows is not None and not isinstance(rows, str):
                found.append((ref, rows))
        return found

    def _made_up(self, node: Node) -> str:
        if node.control in ("select1", "select"):
            choices = node.choices
            dice = random.Random(f"{self._seed} {node.ref}")  # noqa: S311 -- one of two answers; the same when asked again
            return choices[dice.randrange(min(2, len(choices)))].value if choices else ""
        words = {"int": "1", "decimal": "1", "date": "2026-11-20", "time": "06:30:00.000+07:00"}
        return words.get(node.type, "Keterangan singkat" if node.type == "string" else "")

    def _answer(self, node: Node, wanted: str) -> None:
        if node.control in ("select1", "select"):
            self._choose(node, wanted)
            return
        hands = self._hands
        field = hands.focus()
        if node.value and not (isinstance(field, QLineEdit) and field.hasSelectedText()):
            hands.press(Qt.Key.Key_A, ctrl=True)
        hands.type(_spelled(node.type, wanted))

    def _choose(self, node: Node, wanted: str) -> None:
        from desktop.ui.questions.choice_keys import keys_of

        card = self._page.where.card()
        choices = list(node.choices)
        if card is not None and isinstance(card.answer, SearchAnswer):
            self._search(card.answer, node, wanted)
            return
        keys = dict(zip([choice.value for choice in choices], keys_of([c.value for c in choices]), strict=True))
        for value in wanted.split():
            self._hands.type(keys[value])
            self._hands.wait(lambda value=value: value in node.selected, f"{node.ref} takes {value}")  # type: ignore[misc]

    def _search(self, answer: SearchAnswer, node: Node, wanted: str) -> None:
        """Letters of its label until it stands first, as people do; Enter takes it and goes on."""
        label = next(choice.label for choice in node.choices if choice.value == wanted)
        labels = [choice.label for choice in node.choices]
        word, _, rest = label.partition(" ")
        if rest and sum(one.startswith(f"{word} ") for one in labels) * 2 > len(labels):
            label = rest  # "Kabupaten …": what most begin with tells nothing
        for letter in label:
            if answer.is_open and (first := answer.found.choice(0)) is not None and first.value == wanted:
                break
            self._hands.type(letter)
        self._hands.press(Qt.Key.Key_Return)


def _spelled(kind: str, answer: str) -> str:
    """A stored answer as people type it."""
    if kind == "date":
        year, month, day = answer.split("-")
        return day + month + (year[2:] if year >= "1940" else year)  # two digits mean the last hundred years
    return answer[:5].replace(":", "") if kind == "time" else answer


def _name(ref: str) -> str:
    """The last step, without a position."""
    return ref.rpartition("/")[2].partition("[")[0]


def _position(ref: str) -> int:
    return int(ref.rpartition("[")[2].rstrip("]"))
