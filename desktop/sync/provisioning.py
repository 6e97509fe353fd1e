"""At the office: app users and their forms made on an ODK Central, and one start package a person.

Source: ODK Central API, "App Users", "Assignments" and "Roles". Doing it again makes nobody twice: an app user of the
same name is used again, with the token that it has.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from desktop import release
from desktop.frozen import frozen
from desktop.openrosa.login import PLACE, Login, Scheme
from desktop.openrosa.manifest import MediaKind
from desktop.store.users_table import Role
from desktop.sync.central import Central, json_body, read_list, read_object
from desktop.sync.line import Line
from desktop.sync.server import Server
from desktop.trouble import Kind, Trouble

REGION = "wilayah"  # the property of an app user that says where the person works
APP_USER = "app-user"  # the system role that may list forms and submit
Fetched = tuple[bytes, dict[str, bytes], tuple[str, ...]]
"""A form, its media by file name, and which of them are entity lists."""


@frozen
class Wanted:
    """One line of the roster. No `forms` are all that are open."""

    name: str
    role: Role
    region: str
    forms: tuple[str, ...] = ()


@frozen
class Provided:
    """What a person gets: the address with the token inside, and each form with its media."""

    wanted: Wanted
    address: str
    forms: tuple[Fetched, ...]


class Office(Central):
    """A project as its manager's web account may change it. Any method may raise Trouble."""

    def open_forms(self) -> list[str]:
        """The ids of the forms that are open."""
        found = read_list(self._asked("GET", f"{self.project}/forms", headers={}))
        return [str(form.get("xmlFormId")) for form in found if form.get("state", "open") == "open"]

    def app_user(self, name: str) -> tuple[int, str]:
        """Actor id and token of the app user of that name, made if there is none with a token that works."""
        known = read_list(self._asked("GET", f"{self.project}/app-users", headers={}))
        found = next((one for one in known if one.get("displayName") == name and one.get("token")), None)
        if found is None:
            made = self._asked("POST", f"{self.project}/app-users", headers={}, body=json_body({"displayName": name}))
            found = read_object(made)
        if type(found.get("id")) is not int or not isinstance(found.get("token"), str):
            raise Trouble(Kind.SERVER_ANSWER_BROKEN)
        return found["id"], found["token"]

    def place(self, actor: int, region: str) -> None:
        """Write that person's region on their app user, by which an office may let each see only their rows of a list
        (Central 2026.2 on: "access filter"). An older Central has no such thing, and nothing is missing then."""
        try:
            self.asked("POST", f"{self.project}/actor-properties", body={"name": REGION})
        except Trouble as trouble:
            if trouble.kind is Kind.RECORD_MISSING:
                return
            if trouble.facts.get("status") != 409:  # there already
                raise
        self.asked("PATCH", f"{self.project}/app-users/{actor}", body={"properties": {REGION: region or None}})

    def assign(self, form_id: str, actor: int) -> None:
        """Let an app user fill a form; again does nothing."""
        try:
            self._asked("POST", f"{self._forms(form_id)}/assignments/{self._app_role()}/{actor}", headers={})
        except Trouble as trouble:
            if trouble.facts.get("status") != 409:  # assigned already
                raise

    def address(self, token: str = PLACE) -> str:
        """Where that app user's forms are."""
        return f"{self._root}/v1/key/{token}/projects/{self._project}"

    def _app_role(self) -> int:
        roles = read_list(self._asked("GET", f"{self._root}/v1/roles", headers={}))
        found = next((role.get("id") for role in roles if role.get("system") == APP_USER), None)
        if type(found) is not int:
            raise Trouble(Kind.SERVER_ANSWER_BROKEN)
        return found


def provide(office: Office, roster: Sequence[Wanted], line: Callable[[], Line]) -> Iterator[Provided]:
    """One person after the other. Troubles of the wire, ACCOUNT_REJECTED, FORM_MISSING for a form that is not open."""
    opened = office.open_forms()
    there = [form for form in opened if form != release.FORM_ID]  # which nobody fills
    for wanted in roster:
        forms = wanted.forms or tuple(there)
        missing = [form for form in forms if form not in there]
        if missing:
            raise Trouble(Kind.FORM_MISSING, form=missing[0], version="")
        actor, token = office.app_user(wanted.name)
        office.place(actor, wanted.region)
        for form in (*forms, *set(opened).difference(there)):  # newer programs are offered to everybody
            office.assign(form, actor)
        server = Server(office.address(), Login(Scheme.TOKEN, "", token), line())
        yield Provided(wanted, office.address(token), _fetched(server))


def _fetched(server: Server) -> tuple[Fetched, ...]:
    """What that app user is offered, lists as that app user sees them."""
    found = []
    try:
        for form in server.form_list():
            if form.form_id == release.FORM_ID:  # its installers are hundreds of megabytes
                continue
            files = server.manifest(form.manifest_url) if form.manifest_url else ()
            media = {file.filename: server.download(file.download_url).body or b"" for file in files}
            entity_lists = tuple(file.filename for file in files if file.kind is not MediaKind.FILE)
            found.append((server.download(form.download_url).body or b"", media, entity_lists))
    finally:
        server.close()
    return tuple(found)
