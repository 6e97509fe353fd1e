"""The web interface of ODK Central as far as Sambang asks it, in memory: sessions, submissions, reviews, comments."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote

OF_LIST = re.compile(r"/v1/projects/1/forms/([^/]+)\.svc/Submissions")
OF_FORM = re.compile(r"/v1/projects/1/forms/([^/]+)/submissions(?:/([^/]+?))?(\.xml|/comments)?")


@dataclass
class Kept:
    """One submission: its XML of today, under the id of today."""

    root_id: str
    instance_id: str
    xml: bytes
    editor: str = "Bu Rini"
    review_state: str | None = None
    comments: list[str] = field(default_factory=list)
    made_at: str = "2026-11-19T08:00:00.000Z"

    def listed(self) -> dict[str, Any]:
        system = {"submissionDate": self.made_at, "submitterId": "7", "submitterName": "Tagana Lubuk"}
        return {"__id": self.root_id, "__system": system | {"reviewState": self.review_state}}

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


@dataclass
class CentralPages:
    """A WSGI application. `people`: e-mail → password; `asked`: method and path of every request;
    `unwilling`: root id → the status every change of it is answered with."""

    people: dict[str, str]
    kept: dict[str, list[Kept]] = field(default_factory=dict)
    asked: list[tuple[str, str]] = field(default_factory=list)
    sessions: set[str] = field(default_factory=set)
    unwilling: dict[str, int] = field(default_factory=dict)

    def __call__(self, environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        method, path = environ["REQUEST_METHOD"], environ["PATH_INFO"]
        self.asked.append((method, path))
        body = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
        auth, query = environ.get("HTTP_AUTHORIZATION", ""), environ.get("QUERY_STRING", "")
        status, found = self._answer(method, path, body, auth, query if "$filter" in unquote(query) else "")
        data = found if isinstance(found, bytes) else json.dumps(found).encode()
        kind = "application/xml" if isinstance(found, bytes) else "application/json"
        start(f"{status} X", [("Content-Type", kind), ("Content-Length", str(len(data)))])
        return [data]

    def _answer(self, method: str, path: str, body: bytes, auth: str, query: str) -> tuple[int, object]:
        if (method, path) == ("POST", "/v1/sessions"):
            return self._enter(json.loads(body))
        if auth.removeprefix("Bearer ") not in self.sessions:
            return 401, {"code": 401.2, "message": "Could not authenticate with the provided credentials."}
        found, after = OF_FORM.fullmatch(path), unquote(query).rpartition("submissionDate gt ")[2].split("&")[0]
        listed = OF_LIST.fullmatch(path)
        if listed is not None:
            here = self.kept.get(unquote(listed[1]), [])
            return 200, {"value": [one.listed() for one in here if one.made_at > after]}
        if found is None:
            return 404, {"code": 404.1, "message": "Could not find the resource you were looking for."}
        here = self.kept.get(unquote(found[1]), [])
        if found[2] is None:
            return 200, [one.told() for one in here]
        one = next((each for each in here if each.root_id == unquote(found[2])), None)
        if one is None:
            return 404, {"code": 404.1, "message": "Could not find the resource you were looking for."}
        return self._of(one, method, found[3] or "", body)

    def _of(self, one: Kept, method: str, what: str, body: bytes) -> tuple[int, object]:
        if method != "GET" and one.root_id in self.unwilling:
            return self.unwilling[one.root_id], {"code": 400.8, "message": "Unexpected value."}
        if what == ".xml":
            return 200, one.xml
        if what == "/comments":
            one.comments.append(json.loads(body)["body"])
            return 200, {"body": one.comments[-1]}
        if method == "PATCH":
            one.review_state = json.loads(body)["reviewState"]
        return 200, one.told()

    def _enter(self, wanted: dict[str, str]) -> tuple[int, object]:
        if self.people.get(wanted["email"]) != wanted["password"]:
            return 401, {"code": 401.2, "message": "Could not authenticate with the provided credentials."}
        self.sessions.add(f"sesi{len(self.sessions)}")
        return 200, {"token": f"sesi{len(self.sessions) - 1}"}
