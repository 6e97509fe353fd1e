"""Drives the engine from a script: one JSON object a line in, one a line out (`docs/drive.md`)."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC, datetime, tzinfo
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from desktop.cli.evaluating import Refused, converted, on_document
from desktop.xforms import (
    Form,
    FormError,
    InstanceError,
    Interview,
    ListDocument,
    ListTable,
    Node,
    load_form,
    read_list,
)
from desktop.xforms.inspection import outline, shown, state_of
from desktop.xforms.xpath.context import Context
from desktop.xforms.xpath.errors import XPathError
from desktop.xforms.xpath.expressions import compile_expression

Reply = dict[str, Any]


class MediaLists:
    """The lists among the files that come with a form. A missing one is blank, or refused if `strict`."""

    def __init__(self, media: Mapping[str, str], *, strict: bool = False) -> None:
        self._media = media
        self._strict = strict

    def table(self, filename: str) -> ListTable | ListDocument | None:
        """The list of a file name."""
        text = self._media.get(filename)
        if text is None and self._strict:
            raise Refused("missing_media", f"the file {filename} is missing", filename)
        return None if text is None else read_list(filename, text)


class Driver:
    """One session: a form and a filling of it, changed by requests."""

    def __init__(self, *, now: str | None = None, timezone: str | None = None, seed: int | None = None) -> None:
        self._now = now
        self._timezone = timezone
        self._seed = seed
        self._form: Form | None = None
        self._filling: Interview | None = None
        self._settings: dict[str, Any] = {}
        self._operations: dict[str, Callable[[Mapping[str, Any]], Any]] = {
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
            operation = self._operations.get(str(request.get("op", "")))
            if operation is None:
                raise Refused("request", f"unknown operation {request.get('op')!r}")
            return {"ok": True, "result": operation(request)}
        except Refused as error:
            return _error(error.kind, str(error), error.ref or ref)
        except FormError as error:
            place = error.problems[0].place if error.problems else ""
            return _error("form", "; ".join(map(str, error.problems)), place)
        except InstanceError as error:
            return _error("instance", str(error), ref)
        except XPathError as error:
            return _error("expression", str(error), ref)
        except KeyError as error:
            return _error("ref", f"no such node: {error.args[0] if error.args else ''}", ref)
        except (ValueError, TypeError) as error:
            return _error("request", str(error), ref)

    # -- forms

    def load(self, request: Mapping[str, Any]) -> Reply:
        """Load a form and begin a filling."""
        source = request.get("form", request.get("form_xml", request.get("xml")))
        if not isinstance(source, str):
            raise Refused("request", "load needs a form")
        self._settings = dict(request)
        self._form = load_form(source)
        lists = self._lists()
        for each in self._form.sources:
            if request.get("missing_media") == "error" and not each.uri.startswith("jr://instance"):
                lists.table(each.filename)
        instance = request.get("instance")
        self._filling = self._interview(edits=instance.encode() if isinstance(instance, str) else None)
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
        return MediaLists(_media(self._settings), strict=self._settings.get("missing_media") == "error")

    def _interview(self, *, draft: bytes | None = None, edits: bytes | None = None) -> Interview:
        seed = self._settings.get("seed", self._seed)
        preload = self._settings.get("preload") or {}
        return Interview(
            self._form_loaded(),
            lists=self._lists(),
            now=clock(self._settings.get("now", self._now), self._settings.get("timezone", self._timezone)),
            preloads={str(name): str(value) for name, value in preload.items()},
            draft=draft,
            edits=edits,
            locate=_locations(self._settings),
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
        place, spec = self.interview.nodes.resolve(_ref(request))
        if spec is None:
            raise KeyError(_ref(request))
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
        value = request.get("value", "")
        if isinstance(value, list):
            value = " ".join(map(str, value))
        text = "" if value is None else _text(value)
        node = self.interview.node(_ref(request))
        if node.control == "rank" and text and {choice.value for choice in node.choices} - set(text.split()):
            raise Refused("value", "a rank must have all options", node.ref)
        return _moved(self.interview.answer(node.ref, text))

    def add_repeat(self, request: Mapping[str, Any]) -> list[str]:
        """Add an instance."""
        after = request.get("index", request.get("after"))
        return _moved(self.interview.add(_ref(request), None if after is None else int(after)))

    def remove_repeat(self, request: Mapping[str, Any]) -> list[str]:
        """Take an instance away."""
        return _moved(self.interview.remove(_ref(request)))

    def language(self, request: Mapping[str, Any]) -> str:
        """Change the language of texts."""
        wanted = str(request.get("name", request.get("language", "")))
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
        given = request.get("instance")
        draft = given.encode() if isinstance(given, str) else self.interview.snapshot().xml()
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
        now = clock(request.get("now", self._now), request.get("timezone", self._timezone))
        if request.get("document") is not None or self._filling is None:
            return on_document(request, now)
        place = self.interview.root.place
        if request.get("context"):
            place = self.interview.nodes.resolve(str(request["context"]))[0]
        context = Context(place, self.interview.environment)
        expression = compile_expression(str(request["expr"]))
        return converted(expression.evaluate(context), request.get("to"), context)


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


def clock(now: object, timezone: object) -> Callable[[], datetime]:
    """A clock that stands at `now` (ISO 8601), or the system's, in a time zone by name."""
    zone: tzinfo | None = None
    if timezone:
        try:
            zone = ZoneInfo(str(timezone))
        except (ZoneInfoNotFoundError, ValueError) as error:
            raise Refused("request", f"unknown time zone {timezone!r}") from error
    if not now:
        return lambda: datetime.now(UTC).astimezone(zone)
    fixed = datetime.fromisoformat(str(now))
    if fixed.tzinfo is None:
        fixed = fixed.replace(tzinfo=zone or UTC)
    local = fixed.astimezone(zone) if zone is not None else fixed
    return lambda: local


def run(lines: Iterable[str], driver: Driver) -> Iterator[str]:
    """An answer for each line that is not blank."""
    for line in lines:
        if line.strip():
            yield json.dumps(driver.reply(line), ensure_ascii=False)


def _error(kind: str, message: str, ref: str) -> Reply:
    return {"ok": False, "error": {"kind": kind, "message": message, "ref": ref}}


def _ref(request: Mapping[str, Any]) -> str:
    ref = request.get("ref")
    if not isinstance(ref, str):
        raise Refused("request", "the request needs a ref")
    return ref


def _text(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


def _moved(changes: Mapping[Node, object]) -> list[str]:
    return [node.ref for node in changes]


def _locations(settings: Mapping[str, Any]) -> Callable[[], str] | None:
    """The places a device would report, one after the other."""
    given = settings.get("geolocation") or settings.get("geolocation_sequence")
    if not given:
        return None
    following = iter(map(str, given))
    return lambda: next(following, "")


def _media(settings: Mapping[str, Any]) -> dict[str, str]:
    """The texts of files by name. `media_urls` may say that an address is served by another file, or not at all."""
    media = {str(name): str(text) for name, text in (settings.get("media") or {}).items()}
    for address, served in (settings.get("media_urls") or {}).items():
        name = str(address).rpartition("/")[2]
        if isinstance(served, dict) and served.get("status", 200) >= 400:
            media.pop(name, None)
            continue
        file = served.get("file") if isinstance(served, dict) else served
        if isinstance(file, str) and file in media:
            media.setdefault(name, media[file])
    return media
