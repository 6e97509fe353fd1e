"""One filling of a form: the only thing of the engine that changes."""

from __future__ import annotations

import random
import uuid
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import cast

from desktop.xforms.actions import Actions
from desktop.xforms.beginning import apply, places_of, queue_all, queue_restless
from desktop.xforms.changes import Aspect, Changes
from desktop.xforms.choices import Choices
from desktop.xforms.counting import Counting
from desktop.xforms.datatypes import is_outside, kept
from desktop.xforms.definition import Item, Seed, Spec
from desktop.xforms.dependencies import Aspect as Computes
from desktop.xforms.dependencies import Trigger
from desktop.xforms.entities import EntityChange
from desktop.xforms.errors import FormError, FormProblem
from desktop.xforms.evaluation import Evaluation
from desktop.xforms.form import Form
from desktop.xforms.history import Entry, History
from desktop.xforms.lists import NO_LISTS, Lists, ListSource
from desktop.xforms.meta import Meta
from desktop.xforms.node import Node
from desktop.xforms.nodes import Nodes
from desktop.xforms.pauses import no_collecting
from desktop.xforms.place import Grower, Place, shown, walk
from desktop.xforms.problems import Problem, find_problems
from desktop.xforms.restore import read_instance
from desktop.xforms.serialize import xml_bytes
from desktop.xforms.settle import Settling
from desktop.xforms.snapshot import Finalized, Snapshot
from desktop.xforms.texts import Texts
from desktop.xforms.ways import is_leaf
from desktop.xforms.xpath.context import Context, Environment
from desktop.xforms.xpath.errors import XPathError
from desktop.xforms.xpath.expressions import compile_expression
from desktop.xforms.xpath.tree import Document, Element
from desktop.xforms.xpath.tree import Node as XmlNode

Clock = Callable[[], datetime]


def system_clock() -> datetime:
    """Now, in the zone of the device."""
    return datetime.now(UTC).astimezone()


class Interview:
    """A filling: blank, or from a draft, or correcting a submission (`edits`).

    `preloads` are properties of the device: deviceid, username, phonenumber, email. `now` must be aware; its zone is
    the zone of the device. `deprecates` is the id that a correction names; None for the submission's own, "" for
    none (it never left the laptop). FormError if an expression fails at once; InstanceError if draft or submission are
    of another form.
    """

    @no_collecting()
    def __init__(
        self,
        form: Form,
        *,
        lists: ListSource = NO_LISTS,
        now: Clock = system_clock,
        preloads: Mapping[str, str] | None = None,
        language: str | None = None,
        draft: bytes | None = None,
        edits: bytes | None = None,
        deprecates: str | None = None,
        last_saved: bytes | None = None,
        randomness: random.Random | None = None,
        new_uuid: Callable[[], str] | None = None,
        locate: Callable[[], str] | None = None,
    ) -> None:
        self.form = form
        self._now = now
        definition = form.definition
        instance = draft if draft is not None else edits
        self._grower = Grower(check=instance is not None)
        if instance is None:
            self._top = self._grower.grow(definition.seed, None)
        else:
            self._top = read_instance(definition, instance, self._grower)
        saved = None if last_saved is None else self._saved(last_saved)
        self._lists = Lists(definition.lists, definition.sources, lists, saved)
        self.environment = self._environment(preloads or {}, randomness, new_uuid)
        self._evaluation = Evaluation(self.environment)
        self.texts = Texts(form, self._evaluation, language or form.default_language)
        self.environment.language = self.texts.language
        self.choices = Choices(self._evaluation, self.texts, self._lists)
        self.nodes = Nodes(self, definition.body, self._top, self._grower)
        self._history = History()
        self._counting = Counting(self._evaluation, self.nodes, self._insert)
        self.failed: list[FormProblem] = []  # expressions that failed while it was being filled
        self._meta = Meta(self._top, self.environment, preloads or {})
        self._actions = Actions(form, self._evaluation, locate or _nowhere)
        self._begin(fresh=instance is None, edits=edits is not None, deprecates=deprecates)

    def _environment(
        self, preloads: Mapping[str, str], randomness: random.Random | None, new_uuid: Callable[[], str] | None
    ) -> Environment:
        above = Document()
        above.children = [self._top]
        return Environment(
            now=self._now,
            zone=self._now().tzinfo or UTC,
            root=above,
            instance=self._lists.instance,
            itext=self._itext,
            choice_name=self._choice_name,
            properties=dict(preloads),
            version=self.form.version,
            random=randomness or random.SystemRandom(),
            uuid=new_uuid or _new_uuid,
        )

    def _begin(self, *, fresh: bool, edits: bool, deprecates: str | None) -> None:
        wave = self._wave()
        self._counting.begun = not fresh
        self._fill_fixed()
        if fresh and self.form.initial is not None:
            apply(self.form.initial, self._top)
        if fresh:
            self._meta.preload(wave)
        elif edits:
            self._meta.begin_edit(wave, self.form.definition.seed, deprecates)
        if fresh and self.form.initial is not None:
            queue_restless(wave, self.form.restless, self._top)
        else:
            queue_all(wave, self.form.triggers, self._top)
        wave.run()
        self._actions.on_load(wave, self._top, fresh=fresh)
        wave.run()
        self._counting.begun = True
        if wave.failed:
            raise FormError(tuple(wave.failed))

    # -- looking

    @property
    def language(self) -> str | None:
        """The language that texts are shown in."""
        return self.texts.language

    @property
    def root(self) -> Node:
        """The outermost node."""
        return self.nodes.root

    def node(self, ref: str) -> Node:
        """The node at a path. KeyError if there is none."""
        return self.nodes.by_ref(ref)

    def problems(self) -> tuple[Problem, ...]:
        """What keeps the record from being handed in, in document order. From now on empty answers show as such."""
        return find_problems(self.nodes, self._top)

    def evaluate(self, expression: str, ref: str | None = None) -> object:
        """The value of any expression at a place."""
        place = self._top if ref is None else self.nodes.resolve(ref)[0]
        return compile_expression(expression).evaluate(Context(place, self.environment))

    def would_be_relevant(self, repeat: Node) -> bool:
        """Whether a new instance of a repeat would be asked."""
        rule = repeat.item.spec.relevant if repeat.item is not None and repeat.item.spec is not None else None
        if rule is None:
            return True
        try:
            return self._evaluation.boolean(rule, self.nodes.instance_of(repeat))
        except XPathError as error:
            self._evaluation.failed[rule] = error
            return False

    # -- changing

    def answer(self, ref: str, text: str) -> Changes:
        """Answer a question and settle all that depends on it. A wrong answer is kept and flagged."""
        return self.answer_together({ref: text})

    def answer_together(self, answers: Mapping[str, str]) -> Changes:
        """Answers (by path) that are one deed of a person: settled at once, undone at once."""
        wave = self._wave()
        for ref, text in answers.items():
            self._give(wave, ref, text)
        return self._finish(wave, next(iter(answers)))

    def _give(self, wave: Settling, ref: str, text: str) -> None:
        place, repeat = self.nodes.resolve(ref)
        if repeat is not None or not is_leaf(place.spec):
            raise KeyError(ref)
        stored, typed = kept(place.spec.type, text)
        item = place.spec.item
        stored = "" if item is not None and item.tag == "range" and is_outside(item.parameters, stored) else stored
        if item is not None and item.tag in ("select", "rank") and stored:
            stored = self.choices.ordered(item, place, stored)
        if typed != place.typed or (place.required and not stored):
            wave.moved[place] = Aspect.VIOLATION
        place.typed, place.answered = typed, True
        wave.set_value(place, stored)
        self._counting.answered(wave, place)
        if item is not None and item.itemset is not None and stored:
            self._offer(wave, item, place)

    def add(self, ref: str, after: int | None = None) -> Changes:
        """Add an instance to a repeat: at the end, or after the instance of that position (0: first)."""
        parent, spec = self.nodes.resolve(ref)
        if spec is None or spec.template is None:
            raise KeyError(ref)
        wave = self._wave()
        self._insert(wave, spec, parent, after)
        return self._finish(wave, ref)

    def remove(self, ref: str) -> Changes:
        """Take an instance of a repeat away, with all inside it."""
        place, _ = self.nodes.resolve(ref)
        if not place.spec.multiple:
            raise KeyError(ref)
        wave = self._wave()
        wave.take_away(place)
        return self._finish(wave, ref)

    def move(self, ref: str, to: int) -> Changes:
        """Put an instance of a repeat at another position among its siblings (0: first). It keeps all it holds."""
        wave = self._wave()
        wave.shift(self.nodes.resolve(ref)[0], to)
        return self._finish(wave, ref)

    def speak(self, language: str) -> Changes:
        """Show texts in another language. KeyError if the form has no such language."""
        if language not in self.form.languages:
            raise KeyError(language)
        self.texts.language = self.environment.language = language
        wave = self._wave()
        for trigger in self.form.language_triggers:
            wave.queue(trigger, places_of(self._top, trigger))
        wave.run()
        return Changes("", lambda: dict.fromkeys(self.nodes.walk(self.root), Aspect.LABEL | Aspect.CHOICES))

    def _wave(self) -> Settling:
        wave = Settling(self._evaluation)
        wave.on_value = lambda place: self._actions.on_value(wave, place)
        wave.count_repeat = lambda trigger, place: self._counting.count(wave, trigger, place)
        wave.filter_choices = lambda trigger, place: self._filter(wave, trigger, place)
        return wave

    def _finish(self, wave: Settling, ref: str) -> Changes:
        wave.run()
        self.failed.extend(wave.failed)
        self._history.add(Entry.of(wave))
        return Changes(ref, lambda: self._nodes_of(wave))

    def _nodes_of(self, wave: Settling) -> dict[Node, Aspect]:
        found = {self.nodes.of_place(place): Aspect(flags) for place, flags in wave.moves().items()}
        for item, place in wave.texts:
            node = self.nodes.of_item(item, place)
            found[node] = found.get(node, Aspect(0)) | Aspect.LABEL
        return found

    # -- repeats

    def _insert(
        self, wave: Settling, spec: Spec, parent: Place, after: int | None = None, seed: Seed | None = None
    ) -> Place:
        slot = cast("list[Place]", parent.slots[spec.slot])
        template = cast(Seed, spec.template)
        made = self._grower.grow(seed or template, parent)
        at = len(slot) if after is None else max(0, min(after, len(slot)))
        for place in walk(made):
            place.readonly, place.relevant = parent.readonly, parent.relevant
            place.value = place.kept if place.relevant else ""
        slot.insert(at, made)
        for place in walk(made):
            self._meta.preload_place(wave, place)
        self._actions.on_new_repeat(wave, made)
        wave.came(made, at)
        return made

    def _fill_fixed(self) -> None:
        """A repeat that nobody may add to has as many instances as the form gives it, at least one."""
        fixed = {spec for spec in self.form.definition.specs if spec.repeat is not None and spec.repeat.fixed}
        for place in walk(self._top) if fixed else ():
            for spec in fixed.intersection(place.spec.children):
                if spec.repeat is None or spec.repeat.count is not None or spec.template is None:
                    continue
                slot = cast("list[Place]", place.slots[spec.slot])
                del slot[max(1, len(spec.firsts)) :]
                while len(slot) < max(1, len(spec.firsts)):
                    slot.append(self._grower.grow(spec.template, place))

    def _filter(self, wave: Settling, trigger: Trigger, place: Place) -> None:
        """An answer that may not be chosen now is no answer; it comes back if it may be chosen again."""
        if trigger.item is None or trigger.item.itemset is None or trigger.item.spec is not place.spec:
            return
        self._offer(wave, trigger.item, place)

    def _offer(self, wave: Settling, item: Item, place: Place) -> None:
        allowed = self.choices.values(item, place)
        if not allowed and self.choices.is_missing(item):
            return
        if item.tag == "select1":
            wave.offer(place, place.kept if place.kept in allowed else "")
            return
        chosen = [value for value in place.kept.split() if value in allowed]
        if item.tag == "rank" and chosen:
            chosen += [value for value in allowed if value not in chosen]
        wave.offer(place, " ".join(chosen))

    def log_kept_as(self, filename: str) -> None:
        """The audit log lies under this name (`audit.audit_settings`): no answer of a person, so nothing to undo."""
        wave = self._wave()
        self._meta.log_kept_as(wave, filename)
        wave.run()

    # -- undoing

    @property
    def can_undo(self) -> bool:
        """Whether there is something to undo."""
        return self._history.can_undo

    @property
    def can_redo(self) -> bool:
        """Whether something was undone."""
        return self._history.can_redo

    def undo(self) -> Changes:
        """Take the last change back; no action fires and nothing is calculated anew."""
        return self._replay(self._history.undo())

    def redo(self) -> Changes:
        """Do again what was undone."""
        return self._replay(self._history.redo())

    def _replay(self, entry: Entry | None) -> Changes:
        wave = Settling(self._evaluation, without={Computes.CALCULATE, Computes.COUNT})
        wave.filter_choices = lambda trigger, place: self._filter(wave, trigger, place)
        if entry is not None:
            entry.replay(wave)
            wave.run()
        return Changes("", lambda: self._nodes_of(wave))

    # -- keeping

    def snapshot(self) -> Snapshot:
        """What is there now, to be written later or elsewhere."""
        places = walk(self._top)
        return Snapshot(tuple(places), tuple([place.kept for place in places]))

    def submission(self) -> bytes:
        """The submission's XML as it would be now, nothing stamped."""
        places = shown(self._top)
        return xml_bytes(places, [place.value for place in places])

    def finalize(self) -> Finalized:
        """The submission as it is now. `problems` are the caller's affair. The time it ends is stamped into the result
        only: whoever goes on filling ends later."""
        wave = self._wave()
        self._meta.identify(wave)
        wave.run()
        ending = self._wave()
        self._meta.end(ending)
        ending.run()
        done = Finalized.of(shown(self._top), self._meta, EntityChange.all_in(walk(self._top)))
        self._replay(Entry.of(ending).inverse)
        return done

    # -- what expressions ask

    def _itext(self, text_id: str) -> list[XmlNode]:
        forms = self.texts.translation(text_id, self._top)
        return [Element("value", self.texts.plain(text_id, self._top))] if forms else []

    def _choice_name(self, value: str, path: str, context: Context) -> str:
        place = cast(Place, context.current)
        spec = self.form.spec(path, place.spec)
        item = spec.item if spec is not None else None
        if item is None or spec is None:
            return ""
        return self.choices.label(item, self.nodes.nearest(place, spec), value)

    def _saved(self, last_saved: bytes) -> Place:
        return read_instance(self.form.definition, last_saved, Grower())


def _nowhere() -> str:
    return ""


def _new_uuid() -> str:
    return str(uuid.uuid4())
