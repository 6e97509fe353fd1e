"""Plain frozen values: `@frozen` is `@dataclass(frozen=True, slots=True)` at a third of its cost.

`dataclass` writes and compiles six functions for each class, anew at each start; two hundred classes are loaded before
the first question, an eighth of that start. Here `__init__` alone is compiled, the rest is the same for all. `fields`,
`replace` and `match` know the classes as they know any dataclass. The engine keeps `dataclass`: it imports nothing of
ours.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import MISSING, Field, FrozenInstanceError, dataclass, field, fields
from operator import attrgetter
from typing import Any, TypeVar, dataclass_transform

T = TypeVar("T")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(kind: type[T]) -> type[T]:
    """The class with slots, made from its fields, the same as another of equal fields, changed by nobody."""
    kind.__doc__ = kind.__doc__ or kind.__name__  # for one without words `dataclass` works out what its call looks like
    made: Any = dataclass(init=False, repr=False, eq=False, slots=True)(kind)
    known = fields(made)
    told = tuple(one.name for one in known if one.repr)
    values = _values(tuple(one.name for one in known if one.compare))

    def same(self: object, other: object) -> bool:
        return values(self) == values(other) if other.__class__ is self.__class__ else NotImplemented

    def shown(self: object) -> str:
        said = ", ".join(f"{name}={getattr(self, name)!r}" for name in told)
        return f"{self.__class__.__qualname__}({said})"

    methods: dict[str, Callable[..., object]] = {
        "__init__": _begins(made, known),
        "__eq__": same,
        "__hash__": lambda self: hash(values(self)),
        "__repr__": shown,
        "__setattr__": _refuses,
        "__delattr__": _refuses,
        "__setstate__": _takes,
    }
    for name, method in methods.items():
        if made.__dict__.get(name) is None:  # what the class says itself stands (None: beside an own `__eq__`)
            setattr(made, name, method)
    return made  # type: ignore[no-any-return]  # `dataclass` made it anew, with slots


def _values(names: Sequence[str]) -> Callable[[object], object]:
    return attrgetter(*names) if names else lambda _value: ()


def _refuses(self: object, name: str, *_value: object) -> None:
    raise FrozenInstanceError(f"{self.__class__.__qualname__}.{name} stays as it is")


def _takes(self: object, state: tuple[None, dict[str, object]]) -> None:
    """For `copy`: what Python's own `__getstate__` gives for slots."""
    for name, value in state[1].items():
        object.__setattr__(self, name, value)


def _begins(made: type, known: Sequence[Field[Any]]) -> Callable[..., None]:
    """Its `__init__`: each field into its slot."""
    names: dict[str, object] = {"MADE": MISSING}
    asked: list[str] = []
    only_named: list[str] = []
    lines: list[str] = []
    for one in known:
        name, given = one.name, one.name
        names[f"set_{name}"] = getattr(made, name).__set__
        if one.default_factory is not MISSING:
            names[f"new_{name}"] = one.default_factory
            given = f"new_{name}() if {name} is MADE else {name}" if one.init else f"new_{name}()"
        elif one.default is not MISSING:
            names[f"else_{name}"] = one.default
            given = name if one.init else f"else_{name}"
        elif not one.init:
            continue
        lines.append(f" set_{name}(self, {given})")
        if one.init:
            (only_named if one.kw_only else asked).append(_asked(one))
    if hasattr(made, "__post_init__"):
        lines.append(" self.__post_init__()")
    heads = ", ".join(["self", *asked, *(["*", *only_named] if only_named else [])])
    exec(f"def __init__({heads}):\n" + ("\n".join(lines) or " pass"), names)  # noqa: S102 (names of our own fields)
    return names["__init__"]  # type: ignore[return-value]


def _asked(one: Field[Any]) -> str:
    if one.default_factory is not MISSING:
        return f"{one.name}=MADE"
    return one.name if one.default is MISSING else f"{one.name}=else_{one.name}"
