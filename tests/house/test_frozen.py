"""`@frozen` gives what `@dataclass(frozen=True, slots=True)` gives."""

from __future__ import annotations

import copy
from collections.abc import Callable
from dataclasses import FrozenInstanceError, dataclass, field, fields, replace

import pytest

from desktop.frozen import frozen


def told(made: type) -> Callable[..., object]:
    made.__qualname__ = "Told"
    return made


@told
@frozen
class Ours:
    name: str
    age: int = 3
    marks: list[str] = field(default_factory=list)
    secret: str = field(default="x", repr=False)
    seen: int = field(default=0, compare=False)
    kept: str = field(default="k", init=False)


@told
@dataclass(frozen=True, slots=True)
class Pythons:
    name: str
    age: int = 3
    marks: list[str] = field(default_factory=list)
    secret: str = field(default="x", repr=False)
    seen: int = field(default=0, compare=False)
    kept: str = field(default="k", init=False)


@frozen
class Hashed:
    """Whoever has an own way to say it keeps it."""

    code: str
    level: int = field(kw_only=True, default=1)

    def __post_init__(self) -> None:
        if not self.code:
            raise ValueError

    def __repr__(self) -> str:
        return "hidden"


@frozen
class Nothing:
    pass


@pytest.mark.parametrize("kind", [Ours, Pythons])
def test_made_compared_shown_and_replaced_as_a_dataclass(kind: Callable[..., Ours]) -> None:
    one = kind("Siti", marks=["a"])
    assert repr(one) == "Told(name='Siti', age=3, marks=['a'], seen=0, kept='k')"
    assert one == kind("Siti", 3, ["a"], seen=9)
    assert one != kind("Budi", 3, ["a"])
    assert kind("Siti").marks is not kind("Siti").marks
    assert replace(one, age=4).age == 4 and replace(one, age=4).marks is one.marks
    assert copy.copy(one) == one and copy.deepcopy(one) == one
    assert [each.name for each in fields(one)] == ["name", "age", "marks", "secret", "seen", "kept"]


@pytest.mark.parametrize("kind", [Ours, Pythons])
def test_nobody_changes_it(kind: Callable[..., Ours]) -> None:
    one = kind("Siti")
    with pytest.raises(FrozenInstanceError):
        one.age = 4  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        del one.age
    assert one.age == 3 and not hasattr(one, "__dict__")
    with pytest.raises(TypeError):
        kind()


def test_a_pattern_takes_it_apart() -> None:
    match Ours("Siti"):
        case Ours(name, age):
            assert (name, age) == ("Siti", 3)


def test_what_the_class_says_itself_stands() -> None:
    assert repr(Hashed("a")) == "hidden"
    assert {Hashed("a"), Hashed("a"), Hashed("b", level=2)} == {Hashed("a"), Hashed("b", level=2)}
    with pytest.raises(ValueError):
        Hashed("")
    assert Nothing() == Nothing() and hash(Nothing()) == hash(Nothing())
