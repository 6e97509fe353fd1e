"""A form: parsed, checked and compiled once per version; every filling of it shares it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from functools import cached_property
from operator import attrgetter

from desktop.xforms.beginning import Beginning, begin, is_restless
from desktop.xforms.checks import check_form
from desktop.xforms.definition import Action, Item, RepeatItem, Rule, Source, Spec, SubmissionSpec, Text, not_compiled
from desktop.xforms.dependencies import Aspect, Trigger, rank
from desktop.xforms.errors import FormError, FormProblem
from desktop.xforms.names import split
from desktop.xforms.packing import Packer, Unpacker
from desktop.xforms.parse import Definition, parse_form
from desktop.xforms.paths import find_spec
from desktop.xforms.pauses import no_collecting
from desktop.xforms.reads import Read, Reads
from desktop.xforms.rules import RuleCompiler, rules_of, triggers_of
from desktop.xforms.xpath.errors import XPathError


def load_form(xml: str | bytes) -> Form:
    """A form from the text of its XForm. FormError with everything found wrong if it cannot be used."""
    with no_collecting():
        form = Form(parse_form(xml))
        form.compile()
    fatal = [problem for problem in form.warnings if problem.fatal]
    if fatal:
        raise FormError((*fatal, *(problem for problem in form.warnings if not problem.fatal)))
    return form


class Form:
    """Frozen once made. Refs without positions (`/data/anggota/nama`) name its places."""

    def __init__(self, definition: Definition) -> None:
        self.definition = definition
        self.form_id = definition.form_id
        self.version = definition.version
        self.title = definition.title
        self.languages: tuple[str, ...] = definition.itext.languages
        self.default_language: str | None = definition.itext.default
        self.sources: tuple[Source, ...] = definition.sources
        self.submission: SubmissionSpec = definition.submission
        self.compiler = RuleCompiler(definition.root, definition.namespaces)
        self.triggers: list[Trigger] = []
        self.warnings: tuple[FormProblem, ...] = ()
        self.initial: Beginning | None = None  # how a new record looks, if that is known

    def attributes(self, ref: str) -> Mapping[str, str]:
        """The foreign attributes of a place's bind, keyed `{namespace}name`. KeyError for no such place."""
        spec = find_spec(self.definition.root, ref)
        if spec is None:
            raise KeyError(ref)
        return spec.foreign

    def tells_always(self, ref: str) -> bool:
        """The label of a place shows no answer in any language: paper can say it too. False for no such place."""
        spec = find_spec(self.definition.root, ref)
        text = spec.item.label if spec is not None and spec.item is not None else None
        if spec is None or text is None or text.itext_rule is not None:
            return False
        said = [text, *(self.definition.itext.outputs(text.itext_id, spec) if text.itext_id is not None else ())]
        return not any(True for each in said for _rule in rules_of(each))

    def binds_with(self, namespace: str) -> Iterable[tuple[str, Mapping[str, str]]]:
        """The places whose bind has attributes of a namespace, with those by local name."""
        for spec in self.definition.specs:
            found = {split(key)[1]: value for key, value in spec.foreign.items() if split(key)[0] == namespace}
            if found:
                yield spec.ref, found

    def spec(self, path: str, context: Spec) -> Spec | None:
        """The place a path in an expression's text means (`jr:choice-name`)."""
        return find_spec(self.definition.root, path, context)

    @cached_property
    def restless(self) -> list[Trigger]:
        """What is computed for each new record, however it begins."""
        return [trigger for trigger in self.triggers if is_restless(trigger, self.definition)]

    @property
    def language_triggers(self) -> list[Trigger]:
        """What is computed anew when the language changes."""
        return [trigger for trigger in self.triggers if trigger.of_language]

    def pack(self) -> bytes:
        """The compiled form as bytes, with the beginning of a new record: it is computed now, and not again."""
        beginning = self.initial if self.initial is not None else begin(self.definition, self.triggers)
        return Packer(self.definition, self.triggers).pack(beginning, self.warnings)

    @classmethod
    def unpack(cls, packed: bytes) -> Form:
        """The form that was packed. ValueError for bytes of another engine: load the XML again."""
        with no_collecting():
            unpacker = Unpacker(packed)
            form = cls(unpacker.definition)
            unpacker.compile_with(form.compiler.fill)
            form.triggers = unpacker.triggers
            form.warnings = unpacker.warnings
            form.initial = unpacker.initial
        return form

    def ready(self, rule: Rule) -> None:
        """Compile a rule that was met only now (a text that is read when it is shown)."""
        if rule.compile is not_compiled:
            rule.compile = self.compiler.fill

    def make_ready(self) -> Iterator[None]:
        """Compile, a rule a step, what was not needed yet: where somebody has a moment, so that no answer waits."""
        for trigger in self.triggers:
            rule = trigger.rule
            if rule.compile == self.compiler.fill and not self.compiler.is_filled(rule):
                with suppress(XPathError):  # it is said of the rule when it is run
                    self.compiler.fill(rule, "")
                yield

    # -- compiling

    def compile(self) -> None:
        """Compile everything, rank it, and note what is wrong."""
        for spec in self.definition.specs:
            if spec.relevant or spec.calculate or spec.constraint or spec.required or spec.readonly:
                self.triggers.extend(triggers_of(spec, self.compiler))
            for text in (spec.constraint_message, spec.required_message):
                if text is not None:
                    self._text_reads(text, spec)
        self._compile_item(self.definition.body)
        for spec in self.definition.specs:
            for action in (*spec.actions, *spec.inner_actions):
                self._compile_action(action)
        for action in self.definition.actions:
            self._compile_action(action)
        self.compiler.problems.extend(rank(self.triggers))
        for trigger in sorted(self.triggers, key=attrgetter("rank")):
            trigger.spec.triggers.append(trigger)
        self._check_lists()
        self.compiler.problems.extend(check_form(self.definition))
        self.warnings = (*self.definition.problems, *self.compiler.problems)

    def _compile_action(self, action: Action) -> None:
        self._compile_rule(action.rule)
        self._compile_rule(action.chosen)

    def _compile_rule(self, rule: Rule | None) -> Reads:
        return Reads() if rule is None else self.compiler.compile(rule)

    def _compile_item(self, item: Item) -> None:
        reads = [*self._text_reads(item.label, item.context), *self._text_reads(item.hint, item.context)]
        if reads:
            self.triggers.append(Trigger(item.context, Aspect.LABEL, no_rule(item), reads, item))
        if isinstance(item, RepeatItem) and item.count is not None and item.spec is not None:
            found = self.compiler.compile(item.count)
            self.triggers.append(Trigger(item.spec.parent or item.spec, Aspect.COUNT, item.count, found.places, item))
        self._compile_choices(item)
        for child in item.children:
            self._compile_item(child)

    def _compile_choices(self, item: Item) -> None:
        reads = [read for choice in item.items for read in self._text_reads(choice.label, item.context)]
        if item.itemset is not None:
            reads += self.compiler.compile(item.itemset.nodeset).places
        if reads and item.spec is not None:
            rule = item.itemset.nodeset if item.itemset else no_rule(item)
            self.triggers.append(Trigger(item.spec, Aspect.CHOICES, rule, list(dict.fromkeys(reads)), item))

    def _text_reads(self, text: Text | None, context: Spec) -> list[Read]:
        """What a text shows of the answers, in any language."""
        if text is None:
            return []
        reads = [read for rule in rules_of(text) for read in self._label_reads(rule)]
        if text.itext_id is not None:
            for each in self.definition.itext.outputs(text.itext_id, context):
                reads += [read for rule in rules_of(each) for read in self._label_reads(rule)]
        return reads

    def _label_reads(self, rule: Rule) -> list[Read]:
        return self.compiler.compile(rule).places

    def _check_lists(self) -> None:
        known = set(self.definition.lists)
        for instance_id, owner in self.compiler.lists.items():
            if instance_id not in known:
                said = f"the list '{instance_id}' is not in the form"
                self.compiler.problems.append(FormProblem("instance", said, owner))


def no_rule(item: Item) -> Rule:
    """For triggers that evaluate nothing: what they stand for is read when it is looked at."""
    return Rule("''", item.context.ref, "label", item.context)


def items_of(item: Item) -> Iterator[Item]:
    """An item of the body and all inside it."""
    yield item
    for child in item.children:
        yield from items_of(child)


__all__ = ["Form", "Spec", "load_form"]
