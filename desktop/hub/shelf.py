"""The hub's own SQLite file: what the office published, who may hand in, and everything that was handed in."""

from __future__ import annotations

import hashlib
import secrets
import sqlite3
import string
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path

from desktop.frozen import frozen
from desktop.hub.blank_form import read_blank_form

SCHEMA = """
create table if not exists person (token text primary key, name text not null, revoked integer not null default 0);
create table if not exists form (
    form_id text primary key, state text not null default 'open', current text not null, name text not null
);
create table if not exists form_version (
    form_id text not null references form, version text not null, xml blob not null, md5 text not null,
    primary key (form_id, version)
);
create table if not exists unassigned (token text not null, form_id text not null, primary key (token, form_id));
create table if not exists medium (
    form_id text not null, name text not null, content blob, md5 text not null, list text,
    primary key (form_id, name)
);
create table if not exists list (
    name text primary key, content blob not null, changes integer not null, needs_approval integer not null default 0
);
create table if not exists list_entity (list text not null, id text not null, deleted integer not null default 0,
    primary key (list, id));
create table if not exists submission (
    form_id text not null, instance_id text not null, root text not null, version text not null, xml blob not null,
    deprecated_id text, is_current integer not null default 1, deleted integer not null default 0,
    token text not null, device_id text, user_agent text, received_at text not null, posts integer not null default 1,
    primary key (form_id, instance_id)
);
create table if not exists attachment (
    form_id text not null, instance_id text not null, name text not null, content blob,
    posts integer not null default 0,
    primary key (form_id, instance_id, name)
);
"""
ALPHABET = string.ascii_letters + string.digits + "!$"


@frozen
class Offered:
    """A form as the form list names it."""

    form_id: str
    name: str
    version: str
    md5: str
    has_media: bool


@frozen
class Medium:
    """A file of a form. `tag` is its ETag and manifest hash; for a list it is not the md5 of the content."""

    name: str
    content: bytes
    tag: str
    list_name: str | None = None
    needs_approval: bool = False


@frozen
class Received:
    """One submission as it lies here. A file that was named but has not come is None. `posts` counts its arrivals."""

    form_id: str
    version: str
    instance_id: str
    deprecated_id: str | None
    xml: bytes
    files: Mapping[str, bytes | None]
    person: str
    device_id: str | None
    user_agent: str | None
    received_at: str
    is_current: bool
    posts: int


class Shelf:
    """One project. Each deed opens a connection of its own, so any lane may call; one stays open to keep the WAL."""

    def __init__(self, path: Path) -> None:
        self.path = path
        path.parent.mkdir(parents=True, exist_ok=True)
        self._anchor = self._connect()
        self._anchor.execute("pragma journal_mode=wal")
        self._anchor.executescript(SCHEMA)

    def close(self) -> None:
        """Fold the WAL back and let the file go."""
        self._anchor.close()

    def _connect(self) -> sqlite3.Connection:
        db = sqlite3.connect(self.path, isolation_level=None, timeout=30, check_same_thread=False)
        db.execute("pragma synchronous=full")
        db.row_factory = sqlite3.Row
        return db

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        with closing(self._connect()) as db:
            yield db

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """One transaction, begun at once."""
        with closing(self._connect()) as db:
            db.execute("begin immediate")
            try:
                yield db
            except BaseException:
                db.execute("rollback")
                raise
            db.execute("commit")

    # what the office does

    def add_person(self, name: str, token: str | None = None) -> str:
        """A new app user; the token is 64 characters of [A-Za-z0-9!$], as Central's."""
        token = token or "".join(secrets.choice(ALPHABET) for _ in range(64))
        with self.writing() as db:
            db.execute("insert into person (token, name) values (?, ?)", (token, name))
        return token

    def revoke(self, token: str) -> None:
        with self.writing() as db:
            db.execute("update person set revoked = 1 where token = ?", (token,))

    def publish(self, xml: bytes, media: Mapping[str, bytes] | None = None) -> str:
        """A form, or a new version of it; everyone is assigned. Returns the form id."""
        blank = read_blank_form(xml)
        with self.writing() as db:
            db.execute(
                "insert into form (form_id, current, name) values (?, ?, ?)"
                " on conflict (form_id) do update set current = excluded.current, name = excluded.name",
                (blank.form_id, blank.version, blank.title),
            )
            db.execute(
                "insert or replace into form_version values (?, ?, ?, ?)",
                (blank.form_id, blank.version, xml, _md5(xml)),
            )
            for name, content in (media or {}).items():
                _put_medium(db, blank.form_id, name, content)
            lists = {row["name"] for row in db.execute("select name from list")}
            for name in lists & {name.removesuffix(".csv") for name in blank.media if name.endswith(".csv")}:
                _join_list(db, blank.form_id, name)
        return blank.form_id

    def put_medium(self, form_id: str, name: str, content: bytes) -> None:
        with self.writing() as db:
            _put_medium(db, form_id, name, content)

    def put_list(self, name: str, content: bytes, *, forms: tuple[str, ...] = (), needs_approval: bool = False) -> None:
        """An entity list as CSV (name,label,__version,…), new or changed, and the forms that use it."""
        with self.writing() as db:
            db.execute(
                "insert into list (name, content, changes, needs_approval) values (?, ?, 1, ?) on conflict (name)"
                " do update set content = excluded.content, changes = changes + 1,"
                " needs_approval = excluded.needs_approval",
                (name, content, int(needs_approval)),
            )
            for form_id in forms:
                _join_list(db, form_id, name)

    def mark_entity(self, list_name: str, entity_id: str, *, deleted: bool) -> None:
        """What the integrity answer will say of it."""
        with self.writing() as db:
            db.execute("insert or replace into list_entity values (?, ?, ?)", (list_name, entity_id, int(deleted)))

    def set_state(self, form_id: str, state: str) -> None:
        """open, closing (takes, not listed), closed (takes nothing) or trash."""
        with self.writing() as db:
            db.execute("update form set state = ? where form_id = ?", (state, form_id))

    def unassign(self, token: str, form_id: str) -> None:
        with self.writing() as db:
            db.execute("insert or ignore into unassigned values (?, ?)", (token, form_id))

    def assign(self, token: str, form_id: str) -> None:
        with self.writing() as db:
            db.execute("delete from unassigned where token = ? and form_id = ?", (token, form_id))

    def delete(self, form_id: str, instance_id: str) -> None:
        """The office deletes a submission: it may not be sent again."""
        with self.writing() as db:
            db.execute(
                "update submission set deleted = 1 where form_id = ? and root ="
                " (select root from submission where form_id = ? and instance_id = ?)",
                (form_id, form_id, instance_id),
            )

    # what the wire asks

    def person(self, token: str) -> str | None:
        """The name behind a good token."""
        with self.reading() as db:
            row = db.execute("select name from person where token = ? and not revoked", (token,)).fetchone()
        return None if row is None else str(row["name"])

    def offered(self, token: str, form_id: str | None = None) -> list[Offered]:
        """Open forms of this person, by name."""
        with self.reading() as db:
            rows = db.execute(
                "select f.form_id, f.name, f.current, v.md5, v.xml from form f join form_version v"
                " on v.form_id = f.form_id and v.version = f.current where f.state = 'open' and f.form_id not in"
                " (select form_id from unassigned where token = ?) and (? is null or f.form_id = ?)"
                " order by f.name, f.form_id",
                (token, form_id, form_id),
            ).fetchall()
        return [
            Offered(row["form_id"], row["name"], row["current"], row["md5"], bool(read_blank_form(row["xml"]).media))
            for row in rows
        ]

    def form_state(self, token: str, form_id: str) -> str | None:
        """The state, "unassigned", or None where there is no such form."""
        with self.reading() as db:
            return state_of(db, token, form_id)

    def form_xml(self, form_id: str, version: str | None = None) -> bytes | None:
        """The newest or that published version."""
        with self.reading() as db:
            row = db.execute(
                "select v.xml from form_version v join form f on f.form_id = v.form_id"
                " where v.form_id = ? and v.version = coalesce(?, f.current)",
                (form_id, version),
            ).fetchone()
        return None if row is None else bytes(row["xml"])

    def media(self, form_id: str) -> list[Medium]:
        """The files of the newest version that are here, by name."""
        with self.reading() as db:
            rows = db.execute(
                "select m.name, coalesce(l.content, m.content) content, m.md5, m.list, l.changes, l.needs_approval"
                " from medium m left join list l on l.name = m.list where m.form_id = ? order by m.name",
                (form_id,),
            ).fetchall()
        return [_medium(row) for row in rows]

    def medium(self, form_id: str, name: str) -> Medium | None:
        """One of them."""
        return next((medium for medium in self.media(form_id) if medium.name == name), None)

    def integrity(self, list_name: str, ids: list[str] | None) -> dict[str, bool] | None:
        """Which of these entities are deleted; None where there is no such list."""
        with self.reading() as db:
            if db.execute("select 1 from list where name = ?", (list_name,)).fetchone() is None:
                return None
            rows = db.execute("select id, deleted from list_entity where list = ?", (list_name,)).fetchall()
        return {row["id"]: bool(row["deleted"]) for row in rows if ids is None or row["id"] in ids}

    # what came in

    def received(self, form_id: str | None = None) -> list[Received]:
        """Everything that was taken, in order of arrival; deleted ones left out."""
        with self.reading() as db:
            rows = db.execute(
                "select s.*, s.rowid, coalesce(p.name, '') person from submission s left join person p"
                " on p.token = s.token where not s.deleted and (? is null or s.form_id = ?) order by s.rowid",
                (form_id, form_id),
            ).fetchall()
            return [_received(db, row) for row in rows]


def state_of(db: sqlite3.Connection, token: str, form_id: str) -> str | None:
    row = db.execute(
        "select state, exists (select 1 from unassigned where token = ? and form_id = form.form_id) gone"
        " from form where form_id = ? and state <> 'trash'",
        (token, form_id),
    ).fetchone()
    if row is None:
        return None
    return "unassigned" if row["gone"] else str(row["state"])


def _md5(content: bytes) -> str:
    return hashlib.md5(content, usedforsecurity=False).hexdigest()


def _put_medium(db: sqlite3.Connection, form_id: str, name: str, content: bytes) -> None:
    row = (form_id, name, content, _md5(content))
    db.execute("insert or replace into medium (form_id, name, content, md5) values (?, ?, ?, ?)", row)


def _join_list(db: sqlite3.Connection, form_id: str, name: str) -> None:
    row = (form_id, f"{name}.csv", "", name)
    db.execute("insert or replace into medium (form_id, name, md5, list) values (?, ?, ?, ?)", row)


def _medium(row: sqlite3.Row) -> Medium:
    if row["list"] is None:
        return Medium(row["name"], bytes(row["content"]), row["md5"])
    tag = _md5(f"{row['list']} {row['changes']} {row['needs_approval']}".encode())
    return Medium(row["name"], bytes(row["content"]), tag, row["list"], bool(row["needs_approval"]))


def _received(db: sqlite3.Connection, row: sqlite3.Row) -> Received:
    files = db.execute(
        "select name, content from attachment where form_id = ? and instance_id = ? order by name",
        (row["form_id"], row["instance_id"]),
    )
    return Received(
        form_id=row["form_id"],
        version=row["version"],
        instance_id=row["instance_id"],
        deprecated_id=row["deprecated_id"],
        xml=bytes(row["xml"]),
        files={file["name"]: None if file["content"] is None else bytes(file["content"]) for file in files},
        person=row["person"],
        device_id=row["device_id"],
        user_agent=row["user_agent"],
        received_at=row["received_at"],
        is_current=bool(row["is_current"]),
        posts=row["posts"],
    )
