"""What only the web interface of ODK Central can do: read a submission back, tell its review state, comment on it.

Asked with a person's own web account (never the app user's token): a session is opened by its e-mail and password and
held in memory only. Source: ODK Central API, "Submissions", "Submission Versions", "Comments", "Review State".
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from urllib.parse import quote

from desktop.openrosa.login import HeaderLogin, Unasked
from desktop.store.accounts_table import Account
from desktop.sync.line import Heard, Json, Line
from desktop.trouble import Kind, Trouble

PLACE = re.compile(r"(https?://.+)/v1/(?:key/[^/]+/)?projects/([0-9]+)")
ANSWER_LIMIT, XML_LIMIT = 20_000_000, 20_000_000  # bytes
EXTENDED = {"X-Extended-Metadata": "true"}


@dataclass(frozen=True, slots=True)
class There:
    """A submission as the server tells of it. `root_id` names it for good, `instance_id` its version of today."""

    root_id: str
    instance_id: str
    review_state: str
    editor: str
    edited_at: datetime | None
    made_at: datetime | None


@dataclass(frozen=True, slots=True)
class Listed:
    """A line of the list of submissions. `submitter_id` is the server's own number of the app user or person."""

    root_id: str
    submitter_id: str
    submitter: str
    review_state: str
    made_at: datetime | None


def is_central(address: str) -> bool:
    """Whether that address is one of ODK Central's projects: other servers have no such pages."""
    return PLACE.fullmatch(address.rstrip("/")) is not None


class Central:
    """One project of one Central, as one web account sees it. Any method may raise Trouble."""

    def __init__(self, address: str, account: Account, line: Line) -> None:
        found = PLACE.fullmatch(address.rstrip("/"))
        if found is None:
            raise Trouble(Kind.SERVER_HAS_NO_PAGES)
        self._root, self._project = found.groups()
        self._account, self._line = account, line
        self._session = ""

    def enter(self) -> None:
        """Open a session. Trouble ACCOUNT_REJECTED; NOT_SECURE: the password would go in clear."""
        if not self._root.startswith("https://") and not _of_this_machine(self._root):
            raise Trouble(Kind.NOT_SECURE)
        wanted = {"email": self._account.username, "password": self._account.secret}
        heard = self._line.ask(
            "POST", f"{self._root}/v1/sessions", headers={}, auth=Unasked(), limit=ANSWER_LIMIT, body=json_body(wanted)
        )
        if heard.status in (400, 401, 403):
            raise Trouble(Kind.ACCOUNT_REJECTED)
        self._session = str(read_object(heard).get("token", ""))
        if not self._session:
            raise Trouble(Kind.SERVER_ANSWER_BROKEN)

    def there(self, form_id: str, root_id: str) -> There:
        """What the server says of it now. Trouble RECORD_MISSING: it is not there any more."""
        return _there(read_object(self._asked("GET", self._of(form_id, root_id), headers=EXTENDED)))

    def listed(self, form_id: str) -> list[There]:
        """Everything handed in with a form."""
        heard = self._asked("GET", f"{self._forms(form_id)}/submissions", headers=EXTENDED)
        return [_there(one) for one in read_list(heard)]

    def newer(self, form_id: str, since: datetime | None) -> list[Listed]:
        """What was handed in after that moment, the oldest first (OData, so that a thin line carries only the new)."""
        select = "$select=__id,__system&$orderby=__system/submissionDate%20asc"
        after = "" if since is None else f"&$filter=__system/submissionDate%20gt%20{_odata(since)}"
        heard = self._asked("GET", f"{self._forms(form_id)}.svc/Submissions?{select}{after}", headers={})
        rows = read_object(heard).get("value")
        if not isinstance(rows, list) or not all(isinstance(one, dict) for one in rows):
            raise Trouble(Kind.SERVER_ANSWER_BROKEN)
        return [_listed(one) for one in rows]

    def xml(self, form_id: str, root_id: str) -> bytes:
        """Its version of today."""
        return self._asked("GET", f"{self._of(form_id, root_id)}.xml", headers={}, limit=XML_LIMIT).body

    def tell_review(self, form_id: str, root_id: str, state: str) -> None:
        """ "approved", "hasIssues" or "rejected"."""
        self._asked("PATCH", self._of(form_id, root_id), headers={}, body=json_body({"reviewState": state}))

    def comment(self, form_id: str, root_id: str, text: str) -> None:
        """A remark beside it, under this account's name."""
        self._asked("POST", f"{self._of(form_id, root_id)}/comments", headers={}, body=json_body({"body": text}))

    def _forms(self, form_id: str) -> str:
        return f"{self._root}/v1/projects/{self._project}/forms/{quote(form_id, safe='')}"

    def _of(self, form_id: str, root_id: str) -> str:
        return f"{self._forms(form_id)}/submissions/{quote(root_id, safe=':')}"

    def _asked(
        self, method: str, url: str, *, headers: Mapping[str, str], limit: int = ANSWER_LIMIT, body: Json | None = None
    ) -> Heard:
        if not self._session:
            self.enter()
        auth = HeaderLogin(self._session, "Bearer")
        heard = self._line.ask(method, url, headers=headers, auth=auth, limit=limit, body=body)
        if heard.status == 401:
            self._session = ""
            raise Trouble(Kind.ACCOUNT_REJECTED)
        if heard.status == 403:
            raise Trouble(Kind.REFUSED_FORM_NOT_ASSIGNED)
        if heard.status == 404:
            raise Trouble(Kind.RECORD_MISSING)
        if not 200 <= heard.status < 300:
            raise Trouble(Kind.SERVER_TROUBLE, status=heard.status)
        return heard


def json_body(value: object) -> Json:
    return Json(json.dumps(value, ensure_ascii=False).encode())


def _of_this_machine(root: str) -> bool:
    """What is asked of this very machine goes over no wire."""
    return re.match(r"http://(127\.0\.0\.1|localhost|\[::1\])(:|/|$)", root) is not None


def read_object(heard: Heard) -> dict[str, Any]:
    found = _parsed(heard)
    if not isinstance(found, dict):
        raise Trouble(Kind.SERVER_ANSWER_BROKEN)
    return found


def read_list(heard: Heard) -> list[dict[str, Any]]:
    found = _parsed(heard)
    if not isinstance(found, list) or not all(isinstance(one, dict) for one in found):
        raise Trouble(Kind.SERVER_ANSWER_BROKEN)
    return found


def _parsed(heard: Heard) -> object:
    try:
        return json.loads(heard.body)
    except (ValueError, RecursionError):
        html = heard.headers.get("Content-Type", "").startswith("text/html")
        raise Trouble(Kind.LOGIN_PAGE if html else Kind.SERVER_ANSWER_BROKEN) from None


def _there(told: Mapping[str, Any]) -> There:
    newest = told.get("currentVersion") or told
    editor = (newest.get("submitter") or {}).get("displayName") or ""
    return There(
        root_id=str(told.get("instanceId") or ""),
        instance_id=str(newest.get("instanceId") or told.get("instanceId") or ""),
        review_state=str(told.get("reviewState") or ""),
        editor=str(editor),
        edited_at=_moment(newest.get("createdAt")),
        made_at=_moment(told.get("createdAt")),
    )


def _listed(told: Mapping[str, Any]) -> Listed:
    system = told.get("__system") or {}
    return Listed(
        root_id=str(told.get("__id") or ""),
        submitter_id=str(system.get("submitterId") or ""),
        submitter=str(system.get("submitterName") or ""),
        review_state=str(system.get("reviewState") or ""),
        made_at=_moment(system.get("submissionDate")),
    )


def _odata(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%f")[:-3] + "Z"


def _moment(text: object) -> datetime | None:
    try:
        return datetime.fromisoformat(str(text)) if text else None
    except ValueError:
        return None
