"""The web interface of ODK Central as far as Sambang asks it, in memory: sessions, submissions, reviews, comments."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, unquote

OF_LIST = re.compile(r"/v1/projects/1/forms/([^/]+)\.svc/Submissions")
OF_ENTITIES = re.compile(r"/v1/projects/1/datasets/([^/.]+)(?:\.svc/Entities|/entities/([^/]+)(/versions)?)")
OF_VERSION = re.compile(r"/v1/projects/1/forms/([^/]+)/versions/([^/]+)\.xml")
OF_FORM = re.compile(
    r"/v1/projects/1/forms/([^/]+)/submissions(?:/([^/]+?))?(\.xml|/comments|/audits|/attachments(?:/[^/]+)?)?"
)
SETTLED = ("approved", "rejected")


@dataclass
class Kept:
    """One submission: its XML of today, under the id of today. `files`: name → content, None until it is sent."""

    root_id: str
    instance_id: str
    xml: bytes
    editor: str = "Bu Rini"
    review_state: str | None = None
    comments: list[str] = field(default_factory=list)
    made_at: str = "2026-11-19T08:00:00.000Z"
    changed_at: str = ""
    edits: int = 0
    reviewer: str = "Pak Yusuf"
    files: dict[str, bytes | None] = field(default_factory=dict)

    def listed(self) -> dict[str, Any]:
        system = {"submissionDate": self.made_at, "submitterId": "7", "submitterName": "Tagana Lubuk"}
        more = {"reviewState": self.review_state, "updatedAt": self.changed_at or None, "edits": self.edits}
        return {"__id": self.root_id, "__system": system | more}

    def told(self) -> dict[str, Any]:
        newest = {
            "instanceId": self.instance_id,
            "submitter": {"displayName": self.editor},
            "createdAt": "2026-11-20T08:00:00.000Z",
        }
        return {
            "instanceId": self.root_id,
            "reviewState": self.review_state,
            "createdAt": "2026-11-19T08:00:00.000Z",
            "currentVersion": newest,
        }

    def beside(self, what: str) -> object:
        """Its comments, audits or files, as they are listed."""
        if what == "/attachments":
            return [{"name": name, "exists": data is not None} for name, data in self.files.items()]
        who = {"actor": {"displayName": self.reviewer}}
        if what == "/audits":
            return [who | {"details": {"reviewState": self.review_state}, "loggedAt": self.changed_at}]
        return [who | {"body": said, "createdAt": "2026-11-20T09:00:00.000Z"} for said in self.comments]


@dataclass
class CentralPages:
    """A WSGI application. `people`: e-mail → password; `asked`: method and path of every request;
    `unwilling`: root id → the status every change of it is answered with; `versions`: (form, version) → XForm;
    `conflicts`: list → entity → its versions; `settled`: entity, version and body of what was settled."""

    people: dict[str, str]
    kept: dict[str, list[Kept]] = field(default_factory=dict)
    asked: list[tuple[str, str]] = field(default_factory=list)
    sessions: set[str] = field(default_factory=set)
    unwilling: dict[str, int] = field(default_factory=dict)
    versions: dict[tuple[str, str], bytes] = field(default_factory=dict)
    conflicts: dict[str, dict[str, list[dict[str, Any]]]] = field(default_factory=dict)
    settled: list[tuple[str, str, Any]] = field(default_factory=list)
    may_settle: int = 200

    def __call__(self, environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        method, path = environ["REQUEST_METHOD"], environ["PATH_INFO"]
        self.asked.append((method, path))
        body = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
        auth, query = environ.get("HTTP_AUTHORIZATION", ""), environ.get("QUERY_STRING", "")
        status, found = self._answer(method, path, body, auth, parse_qs(query))
        data = found if isinstance(found, bytes) else json.dumps(found).encode()
        kind = "application/xml" if isinstance(found, bytes) else "application/json"
        start(f"{status} X", [("Content-Type", kind), ("Content-Length", str(len(data)))])
        return [data]

    def _answer(
        self, method: str, path: str, body: bytes, auth: str, query: dict[str, list[str]]
    ) -> tuple[int, object]:
        if (method, path) == ("POST", "/v1/sessions"):
            return self._enter(json.loads(body))
        if auth.removeprefix("Bearer ") not in self.sessions:
            return 401, {"code": 401.2, "message": "Could not authenticate with the provided credentials."}
        if path == "/v1/projects/1/forms":
            return 200, [{"xmlFormId": form, "submissions": len(kept)} for form, kept in self.kept.items()]
        if path == "/v1/projects/1/datasets":
            return 200, [{"name": name, "conflicts": len(found)} for name, found in self.conflicts.items()]
        if (entity := OF_ENTITIES.fullmatch(path)) is not None:
            return self._entities(self.conflicts[entity[1]], entity[2], method, body, query)
        listed, version = OF_LIST.fullmatch(path), OF_VERSION.fullmatch(path)
        if listed is not None:
            return 200, {"value": self._listed(self.kept.get(unquote(listed[1]), []), query)}
        wanted = None if version is None else self.versions.get((unquote(version[1]), unquote(version[2])))
        if wanted is not None:
            return 200, wanted
        found = OF_FORM.fullmatch(path)
        here = [] if found is None else self.kept.get(unquote(found[1]), [])
        one = next((each for each in here if found is not None and each.root_id == unquote(found[2])), None)
        if found is None or one is None:
            return 404, {"code": 404.1, "message": "Could not find the resource you were looking for."}
        return self._of(one, method, found[3] or "", body)

    def _entities(
        self,
        here: dict[str, list[dict[str, Any]]],
        entity: str | None,
        method: str,
        body: bytes,
        query: dict[str, list[str]],
    ) -> tuple[int, object]:
        if entity is None:
            return 200, {"value": [{"__id": one, "__system": {"conflict": "hard"}} for one in here]}
        if method == "GET":
            return 200, here[entity]
        if int(query["baseVersion"][0]) != here[entity][-1]["version"]:
            return 409, {"code": 409.15}
        if self.may_settle == 200:
            self.settled.append((entity, query["baseVersion"][0], json.loads(body)))
            del here[entity]
        return self.may_settle, {}

    def _listed(self, here: list[Kept], query: dict[str, list[str]]) -> list[dict[str, Any]]:
        """As OData asks: newer than a moment in one column, in its order, so many."""
        asked = query["$filter"][0]
        column = "changed_at" if asked.startswith("__system/updatedAt") else "made_at"
        since = asked.split(" gt ")[1].split(" ")[0]
        found = [one for one in here if getattr(one, column) > since]
        if "ne 'approved'" in asked:
            found = [one for one in found if one.review_state not in SETTLED]
        found.sort(key=lambda one: str(getattr(one, column)))
        return [one.listed() for one in found[: int(query["$top"][0])]]

    def _of(self, one: Kept, method: str, what: str, body: bytes) -> tuple[int, object]:
        if method != "GET" and one.root_id in self.unwilling:
            return self.unwilling[one.root_id], {"code": 400.8, "message": "Unexpected value."}
        if what == ".xml":
            return 200, one.xml
        if what.startswith("/attachments/"):
            data = one.files[unquote(what.removeprefix("/attachments/"))]
            return (404, {}) if data is None else (200, data)
        if what == "/comments" and method == "POST":
            one.comments.append(json.loads(body)["body"])
            return 200, {"body": one.comments[-1]}
        if what:
            return 200, one.beside(what)
        if method == "PATCH":
            one.review_state = json.loads(body)["reviewState"]
        return 200, one.told()

    def _enter(self, wanted: dict[str, str]) -> tuple[int, object]:
        if self.people.get(wanted["email"]) != wanted["password"]:
            return 401, {"code": 401.2, "message": "Could not authenticate with the provided credentials."}
        self.sessions.add(f"sesi{len(self.sessions)}")
        return 200, {"token": f"sesi{len(self.sessions) - 1}"}
