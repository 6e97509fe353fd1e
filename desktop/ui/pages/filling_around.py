"""What questions on the filling page may ask of it: the words that stand already, and an answer others keep sums of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from desktop.forms.timed_grid import summed_by
from desktop.ui.pages.filling_warnings import beside, generic

if TYPE_CHECKING:
    from desktop.ui.pages.filling import FillingPage
    from desktop.ui.questions.answer import Surroundings
    from desktop.xforms import Node


def around(page: FillingPage, given: Surroundings) -> Surroundings:
    """The surroundings of the page's questions."""

    def together(ref: str, text: str, sums: Mapping[str, str]) -> None:
        kept = {one: sums[name] for one, name in _keepers(page.interview.root, ref) if name in sums}
        page.show_changes(page.interview.answer_together({ref: text, **kept}))

    return replace(given, said=lambda: page.course.said(), together=together)  # noqa: PLW0108 -- made later


def _keepers(root: Node, ref: str) -> Iterator[tuple[str, str]]:
    """The questions that keep a sum of this one (in the same instances), and which."""
    for child in root.children:
        summed = summed_by(child.appearance) if child.kind == "question" else None
        if summed is not None and summed[0] == generic(ref) and beside(ref, generic(child.ref)) == child.ref:
            yield child.ref, summed[1]
        yield from _keepers(child, ref)
