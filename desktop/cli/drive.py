"""Drives the engine from a script: one JSON object a line in, one a line out (`docs/drive.md`)."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from desktop.cli.evaluating import Refused, in_filling, on_document
from desktop.cli.given import MediaLists, answer_of, clock, first, is_strict, locations, media_of, needed
from desktop.xforms import Form, FormError, InstanceError, Interview, Node, load_form
from desktop.xforms.checks import check_columns
from desktop.xforms.inspection import outline, shown, state_of
from desktop.xforms.xpath.errors import XPathError

Reply = dict[str, Any]


class Driver:
    """One session: a form and a filling of it, changed by requests."""

    def __init__(self, *, now: str | None = None, timezone: str | None = None, seed: int | None = None) -> None:
        self._now = now
        self._timezone = timezone
        self._seed = seed
        self._form: Form | None = None
        self._filling: Interview | None = None
        self._settings: dict[str, Any] = {}
        self.operations: dict[str, Callable[[Mapping[str, Any]], Any]] = {
            "load": self.load,
            "get": self.get,
            "set": self.set,
            "choices": self.choices,
            "add_repeat": self.add_repeat,
            "remove_repeat": self.remove_repeat,
            "count": self.count,
            "language": self.language,
            "languages": self.languages,
            "problems": self.problems,
            "evaluate": self.evaluate,
            "state": self.state,
            "tree": self.tree,
            "draft": self.draft,
            "submission": self.submission,
            "reload": self.reload,
            "finalize": self.finalize,
            "undo": self.undo,
            "redo": self.redo,
        }

    def reply(self, line: str) -> Reply:
        """Do what one line asks; never raises for a bad request."""
        ref = ""
        try:
            request = json.loads(line)
            if not isinstance(request, dict):
                raise Refused("request", "a request is a JSON object")
            ref = str(request.get("ref", ""))
            operation = self.operations.get(str(request.get("op", "")))
            if operation is None:
                raise Refused("request", f"unknown operation {request.get('op')!r}")
            return {"ok": True, "result": operation(request)}
        except Refused as error:
            return _error(error.kind, str(error), error.ref or ref)
        except FormError as error:
            place = error.problems[0].place if error.problems else ""
            return _error("form", "; ".join(map(str, error.problems)), place or ref)
        except InstanceError as error:
            return _error("instance", str(error), ref)
        except XPathError as error:
            return _error("expression", str(error), ref)
        except KeyError as error:
            return _error("ref", f"no such node: {error.args[0] if error.args else ''}", ref)
        except (ValueError, TypeError) as error:
            return _error("request", str(error), ref)
        except Exception as error:  # a bug at one form must not end a run over thousands
            return _error("bug", f"{type(error).__name__}: {error}", ref)

    # -- forms

    def load(self, request: Mapping[str, Any]) -> Reply:
        """Load a form and begin a filling."""
        self._form = self._filling = None
        self._settings = dict(request)
        self._form = load_form(needed(request, "form", "form_xml", "xml").strip())
        lists = self._lists()
        for each in self._form.sources:
            if is_strict(request) and not each.uri.startswith("jr://instance"):
                lists.table(each.filename)
        if problems := tuple(check_columns(self._form.definition, lists)):
            raise FormError(problems)
        instance = first(request, "instance", "edit_instance", "edit_instance_xml", "instance_xml")
        self._filling = self._interview(edits=None if instance is None else str(instance).strip().encode())
        return self._loaded()

    def begin(self, xml: str | bytes, media: Mapping[str, str], instance: str | None = None) -> None:
        """Load a form given on the command line."""
        self._settings = {"media": dict(media)}
        self._form = load_form(xml)
        self._filling = self._interview(edits=instance.encode() if instance else None)

    def _loaded(self) -> Reply:
        form = self._form_loaded()
        return {
            "form_id": form.form_id,
            "version": form.version,
            "title": form.title,
            "languages": list(form.languages),
            "warnings": [str(problem) for problem in form.warnings],
        }

    def _lists(self) -> MediaLists:
        return MediaLists(media_of(self._settings), strict=is_strict(self._settings))

    def _interview(self, *, draft: bytes | None = None, edits: bytes | None = None) -> Interview:
        seed = self._settings.get("seed", self._seed)
        preload = first(self._settings, "preload", "preload_properties") or {}
        return Interview(
            self._form_loaded(),
            lists=self._lists(),
            now=clock(self._set("now"), self._set("timezone")),
            preloads={str(name): str(value) for name, value in preload.items()},
            draft=draft,
            edits=edits,
            locate=locations(self._settings),
            randomness=None if seed is None else random.Random(seed),  # noqa: S311 - repeatable on demand
        )

    def _form_loaded(self) -> Form:
        if self._form is None:
            raise Refused("request", "no form is loaded")
        return self._form

    @property
    def interview(self) -> Interview:
        """The filling."""
        if self._filling is None:
            raise Refused("request", "no form is loaded")
        return self._filling

    # -- looking

    def get(self, request: Mapping[str, Any]) -> Reply:
        """All about one node."""
        return describe(self.interview.node(_ref(request)))

    def choices(self, request: Mapping[str, Any]) -> list[Reply]:
        """What may be chosen."""
        node = self.interview.node(_ref(request))
        return [{"value": each.value, "label": each.label, "media": dict(each.media)} for each in node.choices]

    def count(self, request: Mapping[str, Any]) -> int:
        """How many instances a repeat has."""
        ref = _range(_ref(request))
        place, spec = self.interview.nodes.resolve(ref)
        if spec is None:
            raise KeyError(ref)
        return len(place.instances(spec))

    def languages(self, _: Mapping[str, Any]) -> list[str]:
        """The form's languages."""
        return list(self._form_loaded().languages)

    def problems(self, _: Mapping[str, Any]) -> list[Reply]:
        """What keeps the record from being handed in."""
        return [{"ref": each.ref, "kind": each.kind, "message": each.message} for each in self.interview.problems()]

    def state(self, _: Mapping[str, Any]) -> list[Reply]:
        """Every node."""
        return list(state_of(self.interview))

    def tree(self, _: Mapping[str, Any]) -> Reply:
        """What a screen would show, as an outline."""
        return outline(self.interview.root)

    def draft(self, _: Mapping[str, Any]) -> str:
        """The draft's XML."""
        return self.interview.snapshot().xml().decode()

    def submission(self, _: Mapping[str, Any]) -> str:
        """The submission's XML as it is now."""
        return self.interview.submission().decode()

    # -- changing

    def set(self, request: Mapping[str, Any]) -> list[str]:
        """Answer a question; the refs that changed."""
        text = answer_of(request.get("value"))
        node = self.interview.node(_ref(request))
        if node.control == "rank" and text and {choice.value for choice in node.choices} - set(text.split()):
            raise Refused("value", "a rank must have all options", node.ref)
        if node.control == "trigger":
            text = {"true": "OK", "false": ""}.get(text, text)
        before = len(self.interview.failed)
        changes = self.interview.answer(node.ref, text)
        for problem in self.interview.failed[before:]:
            raise Refused("expression", str(problem), problem.place)
        return _moved(changes)

    def add_repeat(self, request: Mapping[str, Any]) -> list[str]:
        """Add an instance."""
        ref = _range(_ref(request))
        if not self.interview.node(ref).can_add:
            raise Refused("value", "the form itself says how many there are", ref)
        after = first(request, "index", "after")
        return _moved(self.interview.add(ref, None if after is None else int(after)))

    def remove_repeat(self, request: Mapping[str, Any]) -> list[str]:
        """Take an instance away."""
        ref, index = _ref(request), request.get("index")
        if index is not None and not ref.endswith("]"):
            ref = f"{ref}[{int(index)}]"
        node = self.interview.node(ref)
        if node.kind == "instance" and not node.can_remove:
            raise Refused("value", "the form itself says how many there are", ref)
        return _moved(self.interview.remove(ref))

    def language(self, request: Mapping[str, Any]) -> str:
        """Change the language of texts."""
        wanted = needed(request, "name", "language")
        if wanted not in self._form_loaded().languages:
            raise Refused("request", f"the form has no language {wanted!r}")
        self.interview.speak(wanted)
        return wanted

    def undo(self, _: Mapping[str, Any]) -> list[str]:
        """Take the last change back."""
        return _moved(self.interview.undo())

    def redo(self, _: Mapping[str, Any]) -> list[str]:
        """Do it again."""
        return _moved(self.interview.redo())

    def reload(self, request: Mapping[str, Any]) -> Reply:
        """Serialise and load again; or load the draft given as `instance`."""
        given = first(request, "instance", "instance_xml", "draft", "xml")
        draft = self.interview.snapshot().xml() if given is None else str(given).strip().encode()
        self._filling = self._interview(draft=draft)
        return self._loaded()

    def finalize(self, _: Mapping[str, Any]) -> Reply:
        """The submission, or what is wrong."""
        problems = self.problems({})
        if problems:
            return {"problems": problems}
        done = self.interview.finalize()
        entities = [{name: getattr(each, name) for name in each.__slots__} for each in done.entities]
        for each in entities:
            each["properties"] = dict(each["properties"])
        return {
            "xml": done.xml.decode(),
            "instance_id": done.instance_id,
            "instance_name": done.instance_name,
            "deprecated_id": done.deprecated_id,
            "attachments": list(done.attachments),
            "entities": entities,
        }

    # -- expressions

    def evaluate(self, request: Mapping[str, Any]) -> Reply:
        """Any expression: in the filling, or on any XML text (`document`)."""
        given = {**request, "expr": needed(request, "expr", "expression", "xpath")}
        now, zone = first(request, "now"), first(request, "timezone")
        there = clock(now or self._set("now"), zone or self._set("timezone"))
        if request.get("document") is not None or self._filling is None:
            return on_document(given, there)
        return in_filling(self._filling, given, there if now or zone else None)

    def _set(self, name: str) -> Any:
        """What the form was loaded with, or else the session begun with."""
        return first(self._settings, name) or {"now": self._now, "timezone": self._timezone}.get(name)


def describe(node: Node) -> Reply:
    """A node as `get` gives it."""
    violation = shown(node)
    return {
        "ref": node.ref,
        "kind": node.kind,
        "control": node.control,
        "type": node.type,
        "value": node.place.value if node.kind == "question" else "",
        "relevant": node.relevant,
        "required": node.required,
        "readonly": node.readonly,
        "valid": violation is None,
        "violation": violation,
        "message": node.message_for(violation),
        "label": node.label,
        "hint": node.hint,
        "appearance": list(node.appearance),
        "media": dict(node.media),
    }


def run(lines: Iterable[str], driver: Driver) -> Iterator[str]:
    """An answer for each line that is not blank."""
    for line in lines:
        if line.strip():
            reply = driver.reply(line)
            said = json.dumps(reply, ensure_ascii=False)
            yield said if said.isascii() or _is_whole(said) else json.dumps(reply)


def _is_whole(text: str) -> bool:
    """Whether a text can be written at all: half an emoji cannot, but as an escape."""
    return not any("\ud800" <= letter <= "\udfff" for letter in text)


def _ref(request: Mapping[str, Any]) -> str:
    return needed(request, "ref", "path", "nodeset").strip()


def _range(ref: str) -> str:
    """The repeat of an instance: who means all of them may name one."""
    return ref.rpartition("[")[0] if ref.endswith("]") else ref


def _error(kind: str, message: str, ref: str) -> Reply:
    return {"ok": False, "error": {"kind": kind, "message": message, "ref": ref}}


def _moved(changes: Mapping[Node, object]) -> list[str]:
    return [node.ref for node in changes]
