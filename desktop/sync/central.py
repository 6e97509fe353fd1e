"""What only the web interface of ODK Central can do: read submissions back, tell their review state, comment on them.

Asked with a person's own web account (never the app user's token): a session is opened by its e-mail and password and
held in memory only. Source: ODK Central API, "Submissions", "Submission Versions", "Comments", "Review State".
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from types import MappingProxyType
from typing import Any
from urllib.parse import quote, urlencode

from desktop.frozen import frozen
from desktop.openrosa.login import HeaderLogin, Unasked
from desktop.store.accounts_table import Account
from desktop.store.there_table import Said
from desktop.sync.line import Heard, Json, Line
from desktop.trouble import Kind, Trouble

PLACE = re.compile(r"(https?://.+)/v1/(?:key/[^/]+/)?projects/([0-9]+)")
ANSWER_LIMIT, XML_LIMIT, FILE_LIMIT = 20_000_000, 20_000_000, 100_000_000  # bytes
FIRST = datetime(1970, 1, 1, tzinfo=UTC)
EXTENDED = {"X-Extended-Metadata": "true"}


@frozen
class There:
    """A submission as the server tells of it. `root_id` names it for good, `instance_id` its version of today."""

    root_id: str
    instance_id: str
    review_state: str
    editor: str
    edited_at: datetime | None
    made_at: datetime | None


@frozen
class Listed:
    """A line of the list of submissions. `submitter_id` is the server's own number of the app user or person; `edits`:
    how many versions came after the first."""

    root_id: str
    submitter_id: str
    submitter: str
    review_state: str
    made_at: datetime | None
    changed_at: datetime | None = None
    edits: int = 0


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

    def forms_with_submissions(self) -> frozenset[str]:
        """The ids of the forms anything was handed in with: one question, where a thin line pays for each."""
        found = read_list(self._asked("GET", f"{self.project}/forms", headers=EXTENDED))
        return frozenset(str(form.get("xmlFormId")) for form in found if form.get("submissions"))

    def form_xml(self, form_id: str, version: str) -> bytes:
        """A published version, also one that was replaced since. Trouble RECORD_MISSING."""
        place = f"{self._forms(form_id)}/versions/{quote(version, safe='') or '___'}.xml"
        return self._asked("GET", place, headers={}, limit=XML_LIMIT).body

    def listed(self, form_id: str, which: str, since: datetime | None, most: int) -> list[Listed]:
        """The `most` oldest submissions that are "new" (nobody settled them) or were "changed" after that moment,
        in that order (OData, so that a thin line carries only those)."""
        column = "__system/submissionDate" if which == "new" else "__system/updatedAt"
        unsettled = " and __system/reviewState ne 'approved' and __system/reviewState ne 'rejected'"
        wanted = {
            "$select": "__id,__system",
            "$top": str(most),
            "$orderby": f"{column} asc",
            "$filter": f"{column} gt {_odata(since or FIRST)}{unsettled if which == 'new' else ''}",
        }
        asked = urlencode(wanted, safe="$,:'/", quote_via=quote)
        rows = read_object(self._asked("GET", f"{self._forms(form_id)}.svc/Submissions?{asked}", headers={})).get(
            "value"
        )
        if not isinstance(rows, list) or not all(isinstance(one, dict) for one in rows):
            raise Trouble(Kind.SERVER_ANSWER_BROKEN)
        return [_listed(one) for one in rows]

    def xml(self, form_id: str, root_id: str) -> bytes:
        """Its version of today."""
        return self._asked("GET", f"{self._of(form_id, root_id)}.xml", headers={}, limit=XML_LIMIT).body

    def attachments(self, form_id: str, root_id: str) -> list[tuple[str, bool]]:
        """The files its version of today names, and whether the server has each."""
        found = read_list(self._asked("GET", f"{self._of(form_id, root_id)}/attachments", headers={}))
        return [(str(one.get("name") or ""), bool(one.get("exists"))) for one in found]

    def attachment(self, form_id: str, root_id: str, name: str) -> tuple[bytes, str]:
        """One of them, and its media type."""
        place = f"{self._of(form_id, root_id)}/attachments/{quote(name, safe='')}"
        heard = self._asked("GET", place, headers={}, limit=FILE_LIMIT)
        return heard.body, heard.headers.get("Content-Type", "") or "application/octet-stream"

    def comments(self, form_id: str, root_id: str) -> list[Said]:
        """What was said beside it, by whom and when."""
        found = read_list(self._asked("GET", f"{self._of(form_id, root_id)}/comments", headers=EXTENDED))
        told = ((str(one.get("body") or ""), name_of(one), moment_of(one.get("createdAt"))) for one in found)
        return [Said(text, by, at) for text, by, at in told if text and at is not None]

    def reviewer(self, form_id: str, root_id: str, state: str) -> str:
        """Who gave it that review state; "" where nobody says."""
        found = read_list(self._asked("GET", f"{self._of(form_id, root_id)}/audits", headers=EXTENDED))
        gave = (one for one in found if ((one.get("details") or {}).get("reviewState") or "") == state)
        newest = max(gave, key=lambda one: str(one.get("loggedAt") or ""), default=None)
        return "" if newest is None else name_of(newest)

    def tell_review(self, form_id: str, root_id: str, state: str) -> None:
        """ "approved", "hasIssues" or "rejected"."""
        self._asked("PATCH", self._of(form_id, root_id), headers={}, body=json_body({"reviewState": state}))

    def comment(self, form_id: str, root_id: str, text: str) -> None:
        """A remark beside it, under this account's name."""
        self._asked("POST", f"{self._of(form_id, root_id)}/comments", headers={}, body=json_body({"body": text}))

    @property
    def project(self) -> str:
        """The address of the project's pages."""
        return f"{self._root}/v1/projects/{self._project}"

    def _forms(self, form_id: str) -> str:
        return f"{self.project}/forms/{quote(form_id, safe='')}"

    def _of(self, form_id: str, root_id: str) -> str:
        return f"{self._forms(form_id)}/submissions/{quote(root_id, safe=':')}"

    def asked(
        self, method: str, url: str, *, headers: Mapping[str, str] = MappingProxyType({}), body: object = None
    ) -> Heard:
        """Any page, with this account. Troubles of the wire; ACCOUNT_REJECTED, RECORD_MISSING for what is not there,
        REFUSED_FORM_NOT_ASSIGNED for what it may not do, else SERVER_TROUBLE with the status."""
        return self._asked(method, url, headers=headers, body=None if body is None else json_body(body))

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
    return There(
        root_id=str(told.get("instanceId") or ""),
        instance_id=str(newest.get("instanceId") or told.get("instanceId") or ""),
        review_state=str(told.get("reviewState") or ""),
        editor=name_of(newest, "submitter"),
        edited_at=moment_of(newest.get("createdAt")),
        made_at=moment_of(told.get("createdAt")),
    )


def _listed(told: Mapping[str, Any]) -> Listed:
    system = told.get("__system") or {}
    return Listed(
        root_id=str(told.get("__id") or ""),
        submitter_id=str(system.get("submitterId") or ""),
        submitter=str(system.get("submitterName") or ""),
        review_state=str(system.get("reviewState") or ""),
        made_at=moment_of(system.get("submissionDate")),
        changed_at=moment_of(system.get("updatedAt")),
        edits=edits if type(edits := system.get("edits")) is int else 0,
    )


def name_of(told: Mapping[str, Any], role: str = "actor") -> str:
    """Who it was, as the server calls them."""
    return str((told.get(role) or {}).get("displayName") or "")


def _odata(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%f")[:-3] + "Z"


def moment_of(text: object) -> datetime | None:
    """A moment as the server writes it; None if it is none."""
    try:
        return datetime.fromisoformat(str(text)) if text else None
    except ValueError:
        return None
