"""What can be wrong with a form, as facts with places; the wording for people is made from these, above."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FormProblem:
    """One thing wrong with a form. `place` is a node's path, an expression's owner or an instance's id."""

    kind: str  # "xml" "structure" "bind" "expression" "cycle" "instance" "version" "event" "entities" "itext" "type"
    message: str
    place: str = ""
    expression: str = ""
    column: int | None = None  # 1-based, within the expression
    fatal: bool = False  # the form cannot be used; otherwise a part of it does nothing

    def __str__(self) -> str:
        where = f"{self.place}: " if self.place else ""
        return f"{where}{self.message}"


class FormError(Exception):
    """A form that cannot be used. `problems` lists everything that was found, not just the first thing."""

    def __init__(self, problems: tuple[FormProblem, ...]) -> None:
        super().__init__("; ".join(map(str, problems[:3])))
        self.problems = problems


class InstanceError(Exception):
    """A draft or submission that does not belong to this form, or is not XML."""
