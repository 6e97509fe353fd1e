"""A compiled form as bytes and back: what is known of it but its closures, which are made when first needed.

Only plain values of `marshal` are inside (no code, no classes), under the engine's own mark: bytes of another engine
or another Python are refused, and the form is then loaded from its XML again.
"""

from __future__ import annotations

import marshal
import sys
from collections.abc import Callable, Iterable, Sequence
from typing import Any
from xml.etree.ElementTree import Element

from desktop.xforms.definition import (
    NO_ATTRIBUTES,
    Action,
    ChoiceItem,
    Item,
    Itemset,
    RepeatItem,
    Rule,
    Seed,
    Source,
    Spec,
    SubmissionSpec,
    Text,
)
from desktop.xforms.dependencies import Aspect, Edge, Trigger
from desktop.xforms.errors import FormProblem
from desktop.xforms.itext import Itext, written
from desktop.xforms.parse import Definition

MARK = b"sambang form 2 " + sys.implementation.cache_tag.encode() if sys.implementation.cache_tag else b""
RULES = ("relevant", "readonly", "required", "constraint", "calculate")
Plain = Any  # nested tuples of texts and numbers


class Unpackable(ValueError):
    """Bytes that this engine did not pack."""


class Packer:
    """Numbers everything once, then writes it as nested tuples."""

    def __init__(self, definition: Definition, triggers: Sequence[Trigger]) -> None:
        self._definition = definition
        self._triggers = triggers
        self._spec = {spec: at for at, spec in enumerate(definition.specs)}
        self._item: dict[Item, int] = {}
        self._rules: dict[Rule, int] = {}
        self._rule_rows: list[Plain] = []
        self._trigger = {trigger: at for at, trigger in enumerate(triggers)}

    def pack(self, initial: Plain, warnings: Iterable[FormProblem]) -> bytes:
        """All of it."""
        definition = self._definition
        items: list[Item] = []
        _number(definition.body, items)
        self._item = {item: at for at, item in enumerate(items)}
        submission = definition.submission
        head = (definition.form_id, definition.version, definition.title, definition.entities_version)
        body = (
            head,
            tuple(definition.namespaces.items()),
            tuple((each.instance_id, each.uri, each.filename) for each in definition.sources),
            tuple(getattr(submission, name) for name in submission.__slots__),
            tuple(self._spec_row(spec) for spec in definition.specs),
            tuple(self._item_row(item) for item in items),
            tuple(self._trigger_row(trigger) for trigger in self._triggers),
            tuple(self._action(action) for action in definition.actions),
            self._seed(definition.seed),
            definition.itext.packed(),
            tuple((name, None if root is None else written(root)) for name, root in definition.lists.items()),
            tuple(tuple(getattr(problem, name) for name in FormProblem.__slots__) for problem in warnings),
            definition.body_class,
            initial,
        )
        rules = tuple(self._rule_rows)
        return MARK + marshal.dumps((body, rules))

    def _rule(self, rule: Rule | None) -> int:
        if rule is None:
            return -1
        if rule not in self._rules:
            self._rules[rule] = len(self._rule_rows)
            context = self._spec[rule.context]
            self._rule_rows.append(
                (
                    rule.source,
                    rule.owner,
                    rule.aspect,
                    context,
                    rule.translated,
                    rule.volatile,
                    rule.lists,
                )
            )
        return self._rules[rule]

    def _text(self, text: Text | None) -> Plain:
        if text is None:
            return None
        parts = tuple(part if isinstance(part, str) else self._rule(part) for part in text.parts)
        return (parts, text.itext_id, self._rule(text.itext_rule))

    def _seed(self, seed: Seed | None) -> Plain:
        if seed is None:
            return None
        return (self._spec[seed.spec], seed.value, tuple(self._seed(child) for child in seed.children))

    def _edges(self, edges: Iterable[Edge]) -> Plain:
        return tuple((self._trigger[edge.trigger], edge.up, edge.down, edge.picked) for edge in edges)

    def _spec_row(self, spec: Spec) -> Plain:
        return (
            (spec.name, spec.namespace, spec.prefix, -1 if spec.parent is None else self._spec[spec.parent]),
            (spec.is_attribute, spec.multiple, spec.optional),
            spec.type,
            (spec.preload, spec.preload_params, spec.saveto) if spec.preload or spec.saveto else None,
            tuple(spec.foreign.items()),
            tuple(self._rule(getattr(spec, name)) for name in RULES),
            self._text(spec.constraint_message),
            self._text(spec.required_message),
            -1 if spec.item is None else self._item.get(spec.item, -1),
            self._edges(spec.readers),
            self._edges(spec.structure_readers),
            tuple(self._trigger[trigger] for trigger in spec.triggers),
            tuple(self._action(action) for action in spec.actions),
            tuple(self._action(action) for action in spec.inner_actions),
            self._seed(spec.template),
            tuple(self._seed(seed) for seed in spec.firsts),
        )

    def _item_row(self, item: Item) -> Plain:
        itemset = item.itemset
        return (
            (item.kind, item.tag, -1 if item.spec is None else self._spec[item.spec], self._spec[item.context]),
            item.appearance,
            tuple(item.parameters.items()),
            self._text(item.label),
            self._text(item.hint),
            tuple((choice.value, self._text(choice.label)) for choice in item.items),
            None
            if itemset is None
            else (
                self._rule(itemset.nodeset),
                itemset.value_path,
                itemset.label_path,
                itemset.label_itext,
                itemset.lists,
            ),
            -1 if item.parent is None else self._item[item.parent],
            (self._rule(item.count), item.fixed) if isinstance(item, RepeatItem) else None,
        )

    def _trigger_row(self, trigger: Trigger) -> Plain:
        item = -1 if trigger.item is None else self._item[trigger.item]
        of = (self._spec[trigger.spec], int(trigger.aspect), self._rule(trigger.rule), item)
        return (*of, trigger.rank, trigger.of_language)

    def _action(self, action: Action) -> Plain:
        return (
            action.name,
            action.events,
            self._spec[action.target],
            self._rule(action.rule),
            action.text,
            self._spec[action.context],
            self._rule(action.chosen),
        )


def _number(item: Item, items: list[Item]) -> None:
    items.append(item)
    for child in item.children:
        _number(child, items)


class Unpacker:
    """Makes the definition and its triggers again."""

    def __init__(self, packed: bytes) -> None:
        if not MARK or not packed.startswith(MARK):
            raise Unpackable("packed by another engine")
        try:
            self._body, rows = marshal.loads(packed[len(MARK) :])  # noqa: S302 - plain values of our own vault
        except (EOFError, ValueError, TypeError) as error:
            raise Unpackable("damaged") from error
        self._specs = self._make_specs(self._body[4])
        self._rules = [self._make_rule(row) for row in rows]
        self.warnings = tuple(FormProblem(*row) for row in self._body[11])
        self.initial: Plain = self._body[13]
        self._items = [self._make_item(row) for row in self._body[5]]
        self.triggers = [self._make_trigger(row) for row in self._body[6]]
        self.definition = self._make_definition()

    def _make_rule(self, row: Plain) -> Rule:
        source, owner, aspect, context, translated, volatile, lists = row
        rule = Rule(source, owner, aspect, self._specs[context])
        rule.translated, rule.volatile, rule.lists = translated, volatile, lists
        return rule

    def compile_with(self, compile_rule: Callable[[Rule, str], None]) -> None:
        """Say who compiles the rules when they are first needed."""
        for rule in self._rules:
            rule.compile = compile_rule

    def _rule(self, at: int) -> Rule | None:
        return None if at < 0 else self._rules[at]

    def _needed(self, at: int) -> Rule:
        return self._rules[at]

    @staticmethod
    def _make_specs(rows: Sequence[Plain]) -> list[Spec]:
        specs: list[Spec] = []
        for row in rows:
            name, namespace, prefix, parent = row[0]
            attribute, multiple, optional = row[1]
            spec = Spec(name, namespace, prefix, None if parent < 0 else specs[parent], attribute=attribute)
            spec.multiple, spec.optional, spec.type = multiple, optional, row[2]
            if row[3] is not None:
                spec.preload, spec.preload_params, spec.saveto = row[3]
            specs.append(spec)
        return specs

    def _text(self, row: Plain) -> Text | None:
        if row is None:
            return None
        parts, itext_id, itext_rule = row
        if parts:
            parts = tuple(part if isinstance(part, str) else self._rules[part] for part in parts)
        return Text(parts, itext_id, self._rule(itext_rule))

    def _seed(self, row: Plain) -> Seed:
        spec, value, children = row
        return Seed(self._specs[spec], value, tuple([self._seed(child) for child in children]))

    def _make_item(self, row: Plain) -> Item:
        kind, tag, spec, context = row[0]
        item = (Item if row[8] is None else RepeatItem)(
            kind, tag, None if spec < 0 else self._specs[spec], self._specs[context], row[1], dict(row[2])
        )
        item.label, item.hint = self._text(row[3]), self._text(row[4])
        if row[5]:
            item.items = tuple([ChoiceItem(value, self._text(label)) for value, label in row[5]])
        if row[6] is not None:
            rule, *paths = row[6]
            item.itemset = Itemset(self._needed(rule), *paths)
        if isinstance(item, RepeatItem):
            item.count, item.fixed = self._rule(row[8][0]), row[8][1]
            if item.spec is not None:
                item.spec.repeat = item
        return item

    def _make_trigger(self, row: Plain) -> Trigger:
        spec, aspect, rule, item, rank, of_language = row
        made = Trigger(
            self._specs[spec], Aspect(aspect), self._needed(rule), (), None if item < 0 else self._items[item]
        )
        made.rank, made.of_language = rank, of_language
        return made

    def _edges(self, rows: Iterable[Plain]) -> list[Edge]:
        return [Edge(self.triggers[trigger], up, down, picked) for trigger, up, down, picked in rows]

    def _actions(self, rows: Iterable[Plain]) -> list[Action]:
        return [
            Action(name, events, self._specs[target], self._rule(rule), text, self._specs[context], self._rule(chosen))
            for name, events, target, rule, text, context, chosen in rows
        ]

    def _finish_spec(self, spec: Spec, row: Plain) -> None:
        spec.foreign = dict(row[4]) if row[4] else NO_ATTRIBUTES
        for name, rule in zip(RULES, row[5], strict=True):
            if rule >= 0:
                setattr(spec, name, self._rules[rule])
        spec.constraint_message, spec.required_message = self._text(row[6]), self._text(row[7])
        spec.item = None if row[8] < 0 else self._items[row[8]]
        spec.readers, spec.structure_readers = self._edges(row[9]), self._edges(row[10])
        spec.triggers = [self.triggers[at] for at in row[11]]
        spec.actions, spec.inner_actions = self._actions(row[12]), self._actions(row[13])
        spec.template = None if row[14] is None else self._seed(row[14])
        spec.firsts = tuple(self._seed(each) for each in row[15])

    def _make_definition(self) -> Definition:
        body = self._body
        for spec, row in zip(self._specs, body[4], strict=True):
            self._finish_spec(spec, row)
            spec.is_flat = spec.holds_questions()
        for item, row in zip(self._items, body[5], strict=True):
            if row[7] >= 0:
                item.parent = self._items[row[7]]
                item.parent.children.append(item)
        form_id, version, title, entities = body[0]
        lists: dict[str, Element | Plain | None] = dict(body[10])
        return Definition(
            form_id=form_id,
            version=version,
            title=title,
            root=self._specs[0],
            seed=self._seed(body[8]),
            body=self._items[0],
            itext=Itext.unpacked(body[9], self._specs[0]),
            namespaces=dict(body[1]),
            lists=lists,
            sources=tuple(Source(*row) for row in body[2]),
            submission=SubmissionSpec(*body[3]),
            actions=self._actions(body[7]),
            specs=self._specs,
            body_class=body[12],
            entities_version=entities,
        )
