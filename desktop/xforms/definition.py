"""What a form defines: its places, their binds and rules, its controls, texts and actions. Frozen once parsed."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from desktop.xforms.dependencies import Edge, Trigger
    from desktop.xforms.place import Place
    from desktop.xforms.serialize import Tags
    from desktop.xforms.xpath.context import Context
    from desktop.xforms.xpath.tree import Node

RELEVANT, READONLY, REQUIRED, CONSTRAINT, CALCULATE = "relevant", "readonly", "required", "constraint", "calculate"


def not_compiled(rule: Rule, _way: str) -> None:
    """Stands in a rule that belongs to no form yet."""
    raise RuntimeError(f"{rule.source} was evaluated before its form was compiled")


NO_ATTRIBUTES: Mapping[str, str] = {}


class Spec:
    """One place of the primary instance, as defined: what every instance of it has in common."""

    __slots__ = (
        "actions",
        "attributes",
        "by_name",
        "calculate",
        "children",
        "constraint",
        "constraint_message",
        "depth",
        "firsts",
        "foreign",
        "inner_actions",
        "is_attribute",
        "is_flat",
        "item",
        "multiple",
        "name",
        "namespace",
        "optional",
        "parent",
        "prefix",
        "preload",
        "preload_params",
        "readers",
        "readonly",
        "ref",
        "relevant",
        "repeat",
        "required",
        "required_message",
        "saveto",
        "seed",
        "slot",
        "structure_readers",
        "tags",
        "template",
        "triggers",
        "twins",
        "type",
    )

    def __init__(self, name: str, namespace: str, prefix: str, parent: Spec | None, *, attribute: bool = False) -> None:
        self.name = name
        self.namespace = namespace
        self.prefix = prefix
        self.parent = parent
        self.is_attribute = attribute
        self.slot = len(parent.children) if parent else 0
        self.depth: int = parent.depth + 1 if parent else 0
        self.ref: str = _ref(parent, prefix, name, attribute)
        self.children: list[Spec] = []
        self.by_name: dict[str, Spec] = {}
        self.twins = False  # two children have the same name in different namespaces
        self.optional = False  # written only when it holds something
        self.multiple = False  # a repeat, or siblings of one name without one
        self.repeat: RepeatItem | None = None
        self.item: Item | None = None  # the control that shows it
        self.type = "string"
        self.preload = ""
        self.preload_params = ""
        self.saveto = ""
        self.foreign: Mapping[str, str] = NO_ATTRIBUTES
        self.relevant: Rule | None = None
        self.readonly: Rule | None = None
        self.required: Rule | None = None
        self.constraint: Rule | None = None
        self.calculate: Rule | None = None
        self.constraint_message: Text | None = None
        self.required_message: Text | None = None
        self.seed: Seed | None = None
        self.firsts: tuple[Seed, ...] = ()  # the instances of a repeat that the form begins with
        self.template: Seed | None = None  # what a new instance of a repeat looks like
        self.readers: list[Edge] = []  # who reads this value
        self.structure_readers: list[Edge] = []  # who counts its instances
        self.triggers: list[Trigger] = []  # its own rules, in rank order
        self.actions: list[Action] = []  # xforms-value-changed of its control
        self.inner_actions: list[Action] = []  # odk-new-repeat of this repeat
        self.tags: Tags | None = None  # how it is written, once it was
        self.is_flat = False  # it holds questions only, one of each: known once the form is read
        if parent is not None:
            parent._adopt(self)

    def _adopt(self, child: Spec) -> None:
        self.children.append(child)
        mark = "@" if child.is_attribute else ""
        self.twins = self.by_name.setdefault(mark + child.name, child) is not child or self.twins
        if child.prefix:
            self.by_name.setdefault(f"{mark}{child.prefix}:{child.name}", child)

    def holds_questions(self) -> bool:
        """Whether there is one place of each inside, with nothing in it, that is written whatever it holds."""
        return bool(self.children) and not any(
            child.multiple or child.children or child.optional or child.is_attribute for child in self.children
        )

    def repeats(self) -> list[Spec]:
        """This place and those above it that may stand more than once, outermost first."""
        found = []
        spec: Spec | None = self
        while spec is not None:
            if spec.multiple:
                found.append(spec)
            spec = spec.parent
        return found[::-1]

    def __repr__(self) -> str:
        return f"<Spec {self.ref}>"


def _ref(parent: Spec | None, prefix: str, name: str, attribute: bool) -> str:
    """The generic path of a place."""
    above, mark = parent.ref if parent else "", "@" if attribute else ""
    return f"{above}/{mark}{prefix}:{name}" if prefix else f"{above}/{mark}{name}"


class Seed:
    """What an instance document says of one place: a text and what is inside."""

    __slots__ = ("children", "spec", "value")

    def __init__(self, spec: Spec, value: str, children: tuple[Seed, ...]) -> None:
        self.spec = spec
        self.value = value
        self.children = children


class Rule:
    """One expression of a form, with whom it belongs to. Its ways to run (`text`, `number`, `boolean`, `nodes`, and
    `rows`: the texts at many places) are compiled when one of them is first asked for, if not before."""

    __slots__ = (
        "aspect",
        "boolean",
        "compile",
        "context",
        "crowds",
        "lists",
        "nodes",
        "number",
        "owner",
        "rows",
        "source",
        "text",
        "translated",
        "volatile",
    )
    text: Callable[[Context], str]
    number: Callable[[Context], float]
    boolean: Callable[[Context], bool]
    nodes: Callable[[Context], Sequence[Node]]
    rows: Callable[[Collection[Place], Context], list[str]]

    def __init__(self, source: str, owner: str, aspect: str, context: Spec) -> None:
        self.source = source
        self.owner = owner  # the generic path of the place, for messages
        self.aspect = aspect
        self.context = context
        self.translated = False  # it reads texts, so it speaks the present language
        self.volatile = False  # it asks the clock, chance or the device
        self.lists: tuple[str, ...] = ()  # the lists it looks into
        self.crowds = 0  # how often many places waited for it at once
        self.compile: Callable[[Rule, str], None] = not_compiled

    def __getattr__(self, way: str) -> Callable[..., Any]:
        if way not in ("text", "number", "boolean", "nodes", "rows"):
            raise AttributeError(way)
        self.compile(self, way)
        found: Callable[..., Any] = object.__getattribute__(self, way)
        return found


@dataclass(slots=True, eq=False)
class Text:
    """A text as a form says it: literal parts and outputs in between, or an itext id (fixed or an expression)."""

    parts: tuple[str | Rule, ...] = ()
    itext_id: str | None = None
    itext_rule: Rule | None = None


@dataclass(slots=True, eq=False)
class Item:
    """A control or group of the body."""

    kind: str  # "question" "group" "repeat"
    tag: str  # "input" "select" "select1" "upload" "range" "rank" "trigger" "group" "repeat"
    spec: Spec | None  # None for a group without a reference
    context: Spec  # where its expressions are evaluated: its own place or the nearest above
    appearance: tuple[str, ...] = ()
    parameters: Mapping[str, str] = field(default_factory=dict)
    label: Text | None = None
    hint: Text | None = None
    items: tuple[ChoiceItem, ...] = ()
    itemset: Itemset | None = None
    children: list[Item] = field(default_factory=list)
    parent: Item | None = None


@dataclass(slots=True, eq=False)
class RepeatItem(Item):
    """A repeat: `count` is jr:count, `fixed` is jr:noAddRemove."""

    count: Rule | None = None
    fixed: bool = False


@dataclass(slots=True, eq=False)
class ChoiceItem:
    """A choice written in the control."""

    value: str
    label: Text | None


@dataclass(slots=True, eq=False)
class Itemset:
    """Choices taken from a node-set."""

    nodeset: Rule
    value_path: str
    label_path: str  # "" if the label is itext
    label_itext: str  # the path within jr:itext(...), or ""
    lists: tuple[str, ...] = ()  # the instances it names


@dataclass(frozen=True, slots=True, eq=False)
class Action:
    """Something a form does when an event happens."""

    name: str  # "setvalue" "setgeopoint" "recordaudio"
    events: tuple[str, ...]
    target: Spec
    rule: Rule | None
    text: str  # the value; of "recordaudio" its quality
    context: Spec
    chosen: Rule | None = None  # the target, where it is more than a plain path


@dataclass(frozen=True, slots=True)
class Source:
    """A list the form asks for by name."""

    instance_id: str
    uri: str
    filename: str


@dataclass(frozen=True, slots=True)
class SubmissionSpec:
    """How the form wants to be handed in."""

    action: str = ""
    method: str = ""
    public_key: str = ""
    auto_send: str = ""
    auto_delete: str = ""
    client_editable: bool = False


def deepest_common(one: Spec, other: Spec, least: Spec) -> Spec:
    """The deepest place that both are in."""
    while one is not other:
        above, beside = one.parent, other.parent
        if one.depth >= other.depth:
            if above is None:
                return least
            if above is beside:
                return above
            one = above
        elif beside is not None:
            other = beside
    return one
