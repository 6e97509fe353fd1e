"""What a server says of a record after it arrived: its version and review of today, and photos that lie there only."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import datetime, timedelta

from desktop.frozen import frozen
from desktop.store import history_table, record, verdicts_table, verifications
from desktop.store.blotting import without_numbers
from desktop.store.moments import stamp
from desktop.store.seal import NewPart
from desktop.store.users_table import Role, User
from desktop.store.vault import Vault
from desktop.touched import NOTHING, Touched

TO_BE_SEEN = ("", "edited")  # review states in which nobody at the server has looked at it as it is
SETTLED = ("approved", "rejected")
DEED = "there_"  # how a deed of the history begins that somebody did at the server
ALL = ""  # in place of a photo's name: the server was not asked yet which there are
ASK_AGAIN, GIVE_UP = timedelta(hours=1), timedelta(days=14)
"""A photo that a phone still has to send is asked for so often, and so long after the record was last seen there."""


@frozen
class Standing:
    """A record as its server was last heard to have it. `instance_id` is "" where only its first version is known."""

    record_id: str
    instance_id: str
    review_state: str


@frozen
class Said:
    """A remark made at the server."""

    text: str
    by: str
    at: datetime


@frozen
class PhotosWanted:
    """A record that was brought, whose photos were not."""

    record_id: str
    server: str
    form_id: str


def of_root(vault: Vault, server: str, root_id: str) -> Standing | None:
    """The record the server calls so, if it is here."""
    row = vault.row(
        "SELECT r.id, coalesce(k.instance_id, ''), coalesce(k.review_state, '') FROM records r"
        " LEFT JOIN known_there k ON k.record = r.seq"
        " WHERE r.seq = coalesce((SELECT record FROM known_there WHERE root_id = ?),"
        " (SELECT s.record FROM submissions s WHERE s.instance_id = ? AND s.server = ?))",
        (root_id, root_id, server),
    )
    return None if row is None else Standing(*row)


def has_version(vault: Vault, record_id: str, instance_id: str) -> bool:
    """Whether that version is one of this record's seals."""
    question = "SELECT 1 FROM submissions s JOIN records r ON r.seq = s.record WHERE r.id = ? AND s.instance_id = ?"
    return vault.value(question, (record_id, instance_id)) is not None


def seen(
    vault: Vault, record_id: str, server: str, root_id: str, instance_id: str, state: str, *, at: datetime
) -> None:
    """The server has it so today."""
    with vault.atomic():
        vault.write(
            "INSERT INTO known_there (record, root_id, review_state, seen_at, instance_id, server)"
            " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (record) DO UPDATE SET review_state = excluded.review_state,"
            " seen_at = excluded.seen_at, instance_id = excluded.instance_id, server = excluded.server",
            (record.number(vault, record_id), root_id, state, stamp(at), instance_id, server),
        )


def told_here(vault: Vault, record_id: str) -> str:
    """The review state this laptop told the server last, or ""."""
    found = vault.value(
        "SELECT t.state FROM reviews_to_tell t JOIN records r ON r.seq = t.record"
        " WHERE r.id = ? AND t.told_at IS NOT NULL ORDER BY t.id DESC LIMIT 1",
        (record_id,),
    )
    return str(found or "")


def reviewed(vault: Vault, record_id: str, state: str, by: str, *, at: datetime) -> Touched:
    """Somebody else looked at it there: it stands in the history, and whether it is still to be looked at here."""
    with vault.atomic():
        seq = record.number(vault, record_id)
        history_table.note(vault, seq, f"{DEED}{state or 'received'}", at=at, by=somebody(by))
        if state in SETTLED:
            verifications.done(vault, seq, at=at)
        elif verifications.was_asked(vault, record_id):
            verifications.again(vault, record_id)
    return Touched.record(record_id)


def remarked(vault: Vault, record_id: str, said: Iterable[Said]) -> Touched:
    """Remarks made at the server, each once; what was told from here is left out."""
    ours = {without_numbers(one.reason) for one in verdicts_table.verdicts(vault, record_id)}
    known = {one.id for one in verdicts_table.remarks(vault, record_id)}
    touched = NOTHING
    for one in said:
        key = hashlib.sha256(f"{record_id}\0{one.at.isoformat()}\0{one.text}".encode()).hexdigest()[:32]
        if one.text not in ours and key not in known:
            touched |= verdicts_table.remark(
                vault, record_id, "", one.text, by=somebody(one.by), at=one.at, remark_id=key
            )
    return touched


def somebody(name: str) -> User:
    """A person of the server's, who has no account here."""
    return User(f"central:{name}", name, Role.SUPERVISOR)


def want_photos(vault: Vault, record_id: str, names: Iterable[str] = (ALL,), *, asked: datetime | None = None) -> None:
    """These still lie at the server only; none: nothing is wanted any more."""
    with vault.atomic():
        seq = record.number(vault, record_id)
        vault.write("DELETE FROM photos_there WHERE record = ?", (seq,))
        moment = None if asked is None else stamp(asked)
        vault.write_many("INSERT INTO photos_there VALUES (?, ?, ?)", ((seq, name, moment) for name in names))


def photos_wanted(vault: Vault, server: str, *, now: datetime, limit: int = 50) -> list[PhotosWanted]:
    """Records whose photos may be asked for now, the newest seen first."""
    rows = vault.rows(
        "SELECT r.id, f.server, f.form_id FROM photos_there p JOIN records r ON r.seq = p.record"
        " JOIN forms f ON f.key = r.form JOIN known_there k ON k.record = r.seq WHERE f.server = ?"
        " AND (p.asked_at IS NULL OR (p.asked_at < ? AND k.seen_at > ?)) GROUP BY r.seq"
        " ORDER BY k.seen_at DESC LIMIT ?",
        (server, stamp(now - ASK_AGAIN), stamp(now - GIVE_UP), limit),
    )
    return [PhotosWanted(*row) for row in rows]


def lay_photo(vault: Vault, record_id: str, photo: NewPart) -> Touched:
    """A photo of the version that was read back, durable already: it lies beside the answers, the seal stays."""
    with vault.atomic():
        vault.write(
            "INSERT OR REPLACE INTO record_files (record, name, sha256, size, media_type) VALUES (?, ?, ?, ?, ?)",
            (record.number(vault, record_id), photo.name, photo.sha256, photo.size, photo.media_type),
        )
    return Touched.record(record_id)
