"""The chain of a laptop's history, vouched for by others: each package proves that its past is the one told before.

A package tells the newest link, and the digests of the lines since the link the receiver is known to have. Digests are
salted hashes: they tell nothing, and stay when the content of a line is erased. Whoever rewrites the past, or puts an
older copy of the vault back, cannot make digests that lead from the old link to the new one.
"""

from __future__ import annotations

import hashlib
import json
from datetime import datetime

from desktop.exchange.fields import Fields, damaged
from desktop.exchange.manifest import Json
from desktop.frozen import frozen
from desktop.store.history_table import FIRST_LINK
from desktop.store.moments import moment, moment_or_none, stamp
from desktop.store.vault import Vault

_KNOWN, _VOUCHED = "chains_known", "chains_vouched"  # in the vault's table of facts about itself
MOST = 5_000  # digests in one package, 160 kB; of more only the newest link is told
LINK = 32  # bytes
PIECE = 1_000 * LINK  # bytes of digests in one text, which may not be longer than a package's texts are


@frozen
class Chain:
    """The link behind the line `line`, and the digests of the lines behind `since`, which has the link `before`."""

    line: int
    head: bytes
    since: int = 0
    before: bytes = FIRST_LINK
    digests: bytes = b""


@frozen
class Known:
    """What this laptop knows of another's chain, from a package made at `made_at` by that laptop's clock. `broken_at`:
    when a package came that does not go on from it."""

    line: int
    head: bytes
    made_at: datetime
    broken_at: datetime | None = None


def chain_json(vault: Vault, recipient: str) -> Json:
    """For a package to the laptop `recipient`: the own chain, and what this laptop has of the recipient's."""
    told, theirs = _own(vault, recipient), known(vault, recipient)
    said: Json = {
        "line": told.line, "head": told.head.hex(), "since": told.since, "before": told.before.hex(),
        "digests": [told.digests[at : at + PIECE].hex() for at in range(0, len(told.digests), PIECE)],
    }  # fmt: skip
    return said if theirs is None else said | {"vouched": {"line": theirs.line, "head": theirs.head.hex()}}


def take_chain(vault: Vault, sender: str, told: Fields, made_at: datetime, at: datetime) -> None:
    """Compare a package's chain with what is known of its sender, and remember what the sender knows of ours. A package
    that comes late, behind a younger one, says nothing. Trouble PACKAGE_DAMAGED.
    """
    before = known(vault, sender)
    if before is not None and made_at <= before.made_at:
        return
    try:
        digests = bytes.fromhex("".join(told.texts("digests")))
    except ValueError:
        raise damaged() from None
    came = Chain(told.whole("line"), told.digest("head"), told.whole("since"), told.digest("before"), digests)
    goes_on = before is None or _goes_on(before, came)
    with vault.atomic():
        if before is None or not goes_on or (came.digests and came.line > before.line):
            broken_at = at if not goes_on else before.broken_at if before is not None else None
            _keep(vault, _KNOWN, sender, came, made_at, broken_at)
        if told.has("vouched"):
            ours = told.within("vouched")
            _keep(vault, _VOUCHED, sender, Chain(ours.whole("line"), ours.digest("head")), made_at, None)


def known(vault: Vault, laptop: str) -> Known | None:
    """What is known of that laptop's chain; None before its first package."""
    found = _facts(vault, _KNOWN).get(laptop)
    if found is None:
        return None
    line, head, made_at, broken_at = found
    return Known(line, bytes.fromhex(head), moment(made_at), moment_or_none(broken_at))


def _own(vault: Vault, recipient: str) -> Chain:
    """From where the recipient's knowledge ends; from the beginning where it has another past than ours."""
    row = vault.row("SELECT id, link FROM history ORDER BY id DESC LIMIT 1")
    line, head = (0, FIRST_LINK) if row is None else (int(row[0]), bytes(row[1]))
    since, before = 0, FIRST_LINK
    theirs = _facts(vault, _VOUCHED).get(recipient)
    if theirs is not None and _link(vault, theirs[0]) == bytes.fromhex(theirs[1]):
        since, before = theirs[0], bytes.fromhex(theirs[1])
    if line - since > MOST:
        return Chain(line, head, line, head)
    digests = b"".join(row[0] for row in vault.rows("SELECT digest FROM history WHERE id > ? ORDER BY id", (since,)))
    if len(digests) != (line - since) * LINK:  # a number was left out: nothing can be proved by counting
        return Chain(line, head, line, head)
    return Chain(line, head, since, before, digests)


def _link(vault: Vault, line: int) -> bytes:
    found = vault.value("SELECT link FROM history WHERE id = ?", (line,))
    return FIRST_LINK if found is None and line == 0 else bytes(found or b"")


def _goes_on(before: Known, came: Chain) -> bool:
    """Whether the chain that came has the known link where it was. Nothing can be said where it proves nothing."""
    if came.line < before.line:
        return False
    if came.line == before.line:
        return came.head == before.head
    if not came.digests or came.since > before.line:
        return True
    link, line = came.before, came.since
    if line == 0 and link != FIRST_LINK:
        return False
    for at in range(0, len(came.digests), LINK):
        if line == before.line and link != before.head:
            return False
        link, line = hashlib.sha256(link + came.digests[at : at + LINK]).digest(), line + 1
    return (line, link) == (came.line, came.head)


def _facts(vault: Vault, name: str) -> dict[str, tuple[int, str, int, int | None]]:
    kept = vault.value("SELECT value FROM vault WHERE name = ?", (name,))
    found: dict[str, tuple[int, str, int, int | None]] = json.loads(kept) if kept else {}
    return found


def _keep(vault: Vault, name: str, laptop: str, told: Chain, made_at: datetime, broken_at: datetime | None) -> None:
    broken = None if broken_at is None else stamp(broken_at)
    facts = _facts(vault, name) | {laptop: (told.line, told.head.hex(), stamp(made_at), broken)}
    vault.write("INSERT OR REPLACE INTO vault (name, value) VALUES (?, ?)", (name, json.dumps(facts)))
