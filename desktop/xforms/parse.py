"""Reads an XForm document into a definition: model, binds, actions, lists, body. Collects everything that is wrong."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any
from xml.etree.ElementTree import Element

from desktop.xforms.body import BodyReader, TextParser, is_action
from desktop.xforms.datatypes import ALIASES
from desktop.xforms.definition import (
    Action,
    Item,
    RepeatItem,
    Rule,
    Seed,
    Source,
    Spec,
    SubmissionSpec,
    Text,
)
from desktop.xforms.errors import FormError, FormProblem
from desktop.xforms.identity import add_meta
from desktop.xforms.itext import Itext, read_itext
from desktop.xforms.names import ENTITIES, JAVAROSA, ODK, OPENROSA, WELL_KNOWN, XFORMS, local, split
from desktop.xforms.paths import find_spec
from desktop.xforms.reads import subtree
from desktop.xforms.source import read_xml
from desktop.xforms.structure import InstanceReader, cast_seeds

EVENTS = {
    "odk-instance-first-load",
    "odk-instance-load",
    "odk-new-repeat",
    "xforms-value-changed",
    "xforms-ready",
    "xforms-revalidate",
}
ENTITY_VERSIONS = ("2022.1", "2023.1", "2024.1", "2025.1")
_KNOWN_BIND = {"nodeset", "type", "readonly", "required", "relevant", "constraint", "calculate", "id", "saveIncomplete"}
_RULES = frozenset({"relevant", "readonly", "required", "constraint", "calculate"})


@dataclass(slots=True)
class Definition:
    """Everything a form says, before it is compiled."""

    form_id: str
    version: str
    title: str
    root: Spec
    seed: Seed
    body: Item
    itext: Itext
    namespaces: dict[str, str]
    lists: dict[str, Any]  # internal instances by id, as parsed or as packed; None for external ones
    sources: tuple[Source, ...]
    submission: SubmissionSpec
    actions: list[Action] = field(default_factory=list)  # of the model: on load
    specs: list[Spec] = field(default_factory=list)  # all, in document order
    body_class: tuple[str, ...] = ()
    entities_version: str = ""
    problems: list[FormProblem] = field(default_factory=list)


def parse_form(xml: str | bytes) -> Definition:
    """FormError when there is no form to speak of; smaller things go to `problems` of the definition."""
    source = read_xml(xml)
    model, body, title = _skeleton(source.root)
    primary = _primary(model)
    reader = InstanceReader(source.prefixes)
    root = reader.shape(primary)
    binds = {bind.get("id", ""): bind.get("nodeset", "") for bind in model.iter(f"{{{XFORMS}}}bind") if bind.get("id")}
    bodies = BodyReader(root, binds)
    top = bodies.read(body)
    add_meta(root, source)
    seed = reader.seeds(root, primary, ())
    texts = TextParser()
    itext = read_itext(model)
    lists, sources, problems = _instances(model)
    definition = Definition(
        form_id=primary.get("id") or _default_id(primary),
        version=primary.get("version") or primary.get(f"{{{OPENROSA}}}version") or "",
        title=title,
        root=root,
        seed=seed,
        body=top,
        itext=itext,
        namespaces={**WELL_KNOWN, **{prefix: uri for prefix, uri in source.namespaces.items() if prefix}},
        lists=lists,
        sources=sources,
        submission=_submission(model),
        specs=list(subtree(root)),
        body_class=top.appearance,
        entities_version=model.get(f"{{{ENTITIES}}}entities-version", ""),
        problems=problems + bodies.problems,
    )
    _refuse_newer(definition, model)
    places = {spec.ref: spec for spec in reversed(definition.specs)}
    for bind in model:
        if local(str(bind.tag)) == "bind":
            _bind(definition, bind, places, texts)
    _actions(definition, model, bodies)
    return _completed(definition)


def _completed(definition: Definition) -> Definition:
    """With what is known of the places only once all of the form is read."""
    cast_seeds(definition.seed, definition.specs)
    for spec in definition.specs:
        if spec.is_attribute and spec.parent is not None and spec.parent.multiple:
            spec.optional = True  # an attribute of a repeat that says nothing is not written (Web Forms)
        spec.is_flat = spec.holds_questions()
    return definition


def _skeleton(root: Element) -> tuple[Element, Element | None, str]:
    near = {
        local(str(element.tag)): element for element in reversed([*root, *(inner for part in root for inner in part)])
    }
    model, body, title = near.get("model"), near.get("body"), near.get("title")
    if model is None:
        model = next((element for element in root.iter() if local(str(element.tag)) == "model"), None)
    if model is None:
        raise FormError((FormProblem("structure", "there is no model: this is not an XForm"),))
    return model, body, "" if title is None else "".join(title.itertext()).strip()


def _primary(model: Element) -> Element:
    for instance in model:
        if local(str(instance.tag)) == "instance":
            for child in instance:
                if isinstance(child.tag, str):
                    return child
            break
    raise FormError((FormProblem("structure", "the form has no primary instance"),))


def _default_id(primary: Element) -> str:
    namespace, name = split(primary.tag)
    return namespace if namespace and namespace != XFORMS else name


def _instances(model: Element) -> tuple[dict[str, Element | None], tuple[Source, ...], list[FormProblem]]:
    lists: dict[str, Element | None] = {}
    sources: list[Source] = []
    problems: list[FormProblem] = []
    first = True
    for instance in model:
        if local(str(instance.tag)) != "instance":
            continue
        if first:
            first = False
            continue
        instance_id, uri = instance.get("id", ""), instance.get("src", "")
        if instance_id in lists:
            problems.append(FormProblem("instance", "two instances have the same id", instance_id))
        root = next((child for child in instance if isinstance(child.tag, str)), None)
        if uri:
            lists[instance_id] = None
            sources.append(Source(instance_id, uri, uri.rpartition("/")[2]))
        else:
            lists[instance_id] = root
    return lists, tuple(sources), problems


def _submission(model: Element) -> SubmissionSpec:
    for element in model:
        if local(str(element.tag)) == "submission":
            return SubmissionSpec(
                action=element.get("action", ""),
                method=element.get("method", ""),
                public_key=element.get("base64RsaPublicKey", ""),
                auto_send=element.get(f"{{{OPENROSA}}}auto-send", ""),
                auto_delete=element.get(f"{{{OPENROSA}}}auto-delete", ""),
                client_editable=element.get(f"{{{ODK}}}client-editable", "").strip() == "true",
            )
    return SubmissionSpec()


def _refuse_newer(definition: Definition, model: Element) -> None:
    version = definition.entities_version
    if version and not _known_entities(version):
        known = f"{ENTITY_VERSIONS[0]} to {ENTITY_VERSIONS[-1]}"
        said = f"the form needs entities version {version}; this engine knows {known}"
        raise FormError((FormProblem("version", said, "entities-version"),))
    version = model.get(f"{{{ODK}}}xforms-version", "")
    major = version.partition(".")[0]
    if major.isdecimal() and int(major) > 1:
        said = f"the form needs ODK XForms {version}; this engine knows 1"
        raise FormError((FormProblem("version", said, "xforms-version"),))
    if version and not major.isdecimal():
        raise FormError((FormProblem("version", f"ODK XForms version {version} is not known", "xforms-version"),))


def _known_entities(version: str) -> bool:
    parts = version.split(".")[:2]
    return all(part.isdecimal() for part in parts) and [int(part) for part in parts] <= [2025, 1]


def _bind(definition: Definition, bind: Element, places: Mapping[str, Spec], texts: TextParser) -> None:
    nodeset = bind.get("nodeset") or bind.get("ref") or ""
    spec = places.get(nodeset) or find_spec(definition.root, nodeset)
    if spec is None:
        definition.problems.append(FormProblem("bind", "a bind for a node that is not in the form", nodeset))
        return
    foreign: dict[str, str] = {}
    for key, value in bind.items():
        if key in _RULES and value.strip():
            if getattr(spec, key) is not None:
                definition.problems.append(FormProblem("bind", f"two binds say {key} of one node", spec.ref))
            setattr(spec, key, Rule(value, spec.ref, key, spec))
        elif key == "type":
            kind = value.rpartition(":")[2]
            spec.type = ALIASES.get(kind, kind)
        elif key[:1] == "{":
            foreign[key] = value
    if foreign:
        spec.foreign = MappingProxyType({**spec.foreign, **foreign})
        _describe(spec, foreign, texts)


def _describe(spec: Spec, said: Mapping[str, str], texts: TextParser) -> None:
    """What attributes of other namespaces say of a place, of those that the engine knows."""
    spec.preload = said.get(f"{{{JAVAROSA}}}preload", spec.preload)
    spec.preload_params = said.get(f"{{{JAVAROSA}}}preloadParams", spec.preload_params)
    spec.saveto = said.get(f"{{{ENTITIES}}}saveto", spec.saveto)
    if (message := said.get(f"{{{JAVAROSA}}}constraintMsg")) is not None:
        spec.constraint_message = _message(message, spec, texts)
    if (message := said.get(f"{{{JAVAROSA}}}requiredMsg")) is not None:
        spec.required_message = _message(message, spec, texts)


def _message(value: str, spec: Spec, texts: TextParser) -> Text:
    if value.strip().startswith("jr:itext("):
        return texts.reference(value, spec, spec.ref)
    return Text((value,))


def _actions(definition: Definition, model: Element, bodies: BodyReader) -> None:
    for element in model:
        if is_action(element):
            _action(definition, bodies, element, definition.root, None)
    for element, context, repeat in bodies.actions:
        _action(definition, bodies, element, context, repeat)


def _action(definition: Definition, bodies: BodyReader, element: Element, context: Spec, parent: Item | None) -> None:
    events = tuple((element.get("event") or "").split())
    unknown = [event for event in events if event not in EVENTS]
    if unknown or not events:
        said = f"an action for an event that is not known: {' '.join(unknown) or 'none'}"
        definition.problems.append(FormProblem("event", said, context.ref, fatal=True))
        return
    name, namespace = local(element.tag), split(element.tag)[0]
    if name in ("setgeopoint", "recordaudio") and namespace != ODK:
        return
    if "odk-new-repeat" in events and context is definition.root:
        said = "an action for odk-new-repeat must stand in its repeat"
        definition.problems.append(FormProblem("event", said, element.get("ref", ""), fatal=True))
        return
    ref = element.get("ref") or bodies.binds.get(element.get("bind", "")) or ""
    plain = re.sub(r"\[[^\]]*\]", "", ref)
    target = find_spec(definition.root, plain, context)
    if target is None:
        said = f"<{name}> sets a node that is not in the form"
        definition.problems.append(FormProblem("structure", said, element.get("ref", "")))
        return
    value = element.get("value")
    rule = Rule(value, target.ref, "setvalue", target) if value else None
    chosen = Rule(ref, target.ref, "target", context) if plain != ref else None
    said = element.get(f"{{{ODK}}}quality", "") if name == "recordaudio" else element.text or ""
    action = Action(name, events, target, rule, said, context, chosen)
    _place(definition, action, parent)


def _place(definition: Definition, action: Action, parent: Item | None) -> None:
    if "xforms-value-changed" in action.events:
        action.context.actions.append(action)
    if "odk-new-repeat" in action.events:
        repeat = parent.spec if isinstance(parent, RepeatItem) else None
        inside = repeat or next(iter(action.context.repeats()[::-1]), None)
        if inside is not None:
            inside.inner_actions.append(action)
    if {"odk-instance-first-load", "odk-instance-load", "xforms-ready"} & set(action.events):
        definition.actions.append(action)
