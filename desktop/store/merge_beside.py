"""What lies beside the records of a backup, for another vault: logins, phones, known laptops, ties of seals."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from desktop.store import consent_table, lost_table, phones_table
from desktop.store.merge_rows import Mapped, put, rows
from desktop.store.vault import Vault


def around(vault: Vault, source: Vault, mapped: Mapped, own: str, at: datetime) -> None:
    """Before the records: without its login a released one would wait here for ever, without the laptop it came from
    its verdict could not go back; whose people took their consent back is known first, so nothing of it leaves. What
    is here stays as it is. `own`: the fingerprint of this laptop's card, which is no contact of itself. Only inside
    `atomic`."""
    _ways_in(vault, source, mapped, "logins", "rejected_at IS NULL")
    _ways_in(vault, source, mapped, "accounts", "1")
    for one in consent_table.everyone(source):
        consent_table.take_up(vault, replace(one, by=mapped.people.get(one.by, one.by)))
    phones_table.take_up(vault, phones_table.everyone(source))
    for row in rows(source, "lost", "laptop <> ?", own):
        put(vault, "lost", row, or_ignore=True)
    lost = {laptop for (laptop,) in vault.rows("SELECT laptop FROM lost")}
    for row in rows(source, "contacts", "fingerprint <> ?", own):
        if row["fingerprint"] not in lost:
            put(vault, "contacts", row, or_ignore=True)
    for row in rows(source, "inventories", "1"):
        vault.write("DELETE FROM inventories WHERE laptop = ? AND at < ?", (row["laptop"], row["at"]))
        put(vault, "inventories", row, or_ignore=True)
    _lose(vault, at)


def ties(vault: Vault, source: Vault, at: datetime) -> None:
    """After the records: which seal goes behind which, and which one a companion speaks of. A seal is known on both
    laptops by its instance id. What lies with a laptop one of both knows as lost comes back. Only inside `atomic`."""
    _lose(vault, at)
    consent_table.open_again(vault)
    for one in consent_table.everyone(vault):
        consent_table.carry_out(vault, one, at=at)
    pairs = source.rows(
        "SELECT s.instance_id, f.instance_id FROM submissions s JOIN submissions f ON f.seq = s.follows"
        " WHERE s.record <> f.record"
    )
    for later, earlier in pairs:
        vault.write(
            "UPDATE submissions SET follows = (SELECT seq FROM submissions WHERE instance_id = ?)"
            " WHERE instance_id = ? AND follows IS NULL",
            (earlier, later),
        )
    spoken = source.rows(
        "SELECT s.instance_id, a.instance_id FROM companions c JOIN submissions s ON s.seq = c.submission"
        " JOIN submissions a ON a.seq = c.about"
    )
    vault.write_many(
        "INSERT OR IGNORE INTO companions (submission, about)"
        " SELECT s.seq, a.seq FROM submissions s, submissions a WHERE s.instance_id = ? AND a.instance_id = ?",
        spoken,
    )


def _lose(vault: Vault, at: datetime) -> None:
    for one in lost_table.everyone(vault):
        lost_table.lose(vault, one.laptop, at)


def _ways_in(vault: Vault, source: Vault, mapped: Mapped, table: str, clause: str) -> None:
    """Of people who are here, at servers that are in use here; "" is everybody."""
    used = {row[0] for row in vault.rows("SELECT id FROM servers WHERE removed_at IS NULL")}
    people = {row[0] for row in vault.rows("SELECT id FROM users WHERE left_at IS NULL")} | {""}
    for row in rows(source, table, clause):
        server, user = mapped.servers.get(row["server"], ""), mapped.people.get(row["user"], row["user"])
        if server in used and user in people:
            put(vault, table, {**row, "server": server, "user": user}, or_ignore=True)
