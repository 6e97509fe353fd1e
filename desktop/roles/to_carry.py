"""What there is to carry to a laptop: sealed records, what was said of records from there, what was given to it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from desktop.roles.looking import Scope
from desktop.roles.mending import BUILT
from desktop.store import consent_table, submission, visits_given
from desktop.store.moments import stamp
from desktop.store.stages import STANDS, Fate
from desktop.store.users_table import User
from desktop.store.vault import Vault

NEVER = datetime(1970, 1, 1, tzinfo=UTC)
AHEAD = timedelta(hours=1)
"""A package written so long after now was written by a clock that ran ahead: nothing is later than it."""


def sealed(vault: Vault, user: User, clause: str, values: tuple[object, ...] = ()) -> list[tuple[str, bool]]:
    """Seals of whom this person may see that fit a clause: which, and whether they are urgent; these first."""
    author = Scope.of(user).author
    mine, more = (" AND s.author = ?", (author,)) if author else ("", ())
    return [
        (row[0], bool(row[1]))
        for row in vault.rows(
            "SELECT s.id, s.urgent FROM submissions s JOIN records r ON r.current = s.seq"  # noqa: S608
            f" WHERE {clause}{mine} AND {STANDS} ORDER BY s.urgent DESC, s.seq",
            (*values, *more),
        )
    ]


def upward(vault: Vault, user: User, fingerprint: str, *, reviews: bool) -> list[tuple[str, bool]]:
    """What goes up to a supervisor's laptop: from a reviewer what was released. Two reviewers are supervisors to each
    other; what came from that laptop, and what was said of it here, never goes back there: each would wait for the
    other to push it. What was tried in vain goes too: whoever gets it is told that the server may have it. A correction
    stays while what it names is still to be pushed from here."""
    fates = "('released')" if reviews else "('held', 'released')"
    clause = (
        f"s.fate IN {fates} AND s.custody = 'here' AND NOT EXISTS (SELECT 1 FROM receipts c"  # noqa: S608
        " WHERE c.submission = s.seq) AND NOT EXISTS (SELECT 1 FROM submissions b WHERE b.seq = s.follows"
        " AND b.record = s.record AND b.fate = 'released' AND b.custody = 'here') AND NOT EXISTS ("
        "SELECT 1 FROM origins o WHERE o.contact = ? AND o.record IN (s.record,"
        " (SELECT a.record FROM companions c JOIN submissions a ON a.seq = c.about WHERE c.submission = s.seq)))"
    )
    return sealed(vault, user, clause, (fingerprint,))


def can_push(vault: Vault) -> bool:
    """Somebody has a login here: a supervisor who brings news to a colleague does not give the outbox away with it."""
    return vault.value("SELECT 1 FROM logins WHERE rejected_at IS NULL") is not None


_TO_LOOK_AT = (
    "s.fate = 'sent' AND s.custody = 'here' AND s.erased_at IS NULL AND s.author = ?"
    " AND s.record IN (SELECT record FROM verifications WHERE done_at IS NULL)"
)


def shown(vault: Vault, user: User) -> list[tuple[str, bool]]:
    """What this person has sent and nobody was asked to look at yet: which, and whether they are urgent."""
    return sealed(vault, user, f"{_TO_LOOK_AT} AND s.holder = ''", (user.id,))


def shown_in_vain(vault: Vault, user: User, fingerprint: str) -> list[str]:
    """Shown to that laptop, which has not said that the package arrived. As `on_its_way`."""
    clause = f"{_TO_LOOK_AT} AND s.holder LIKE '%' || ? AND {_unheard('shown')}"
    return [row[0] for row in sealed(vault, user, clause, (user.id, *[fingerprint] * 3))]


def on_its_way(vault: Vault, user: User, fingerprint: str) -> list[str]:
    """Handed over to that laptop, which has not said that the package arrived: the stick may be lost. The newest
    handing over of a record to it bears the moment of its package; that others handed it on later says nothing here."""
    lying = (
        "s.fate IN ('held', 'released') AND s.custody = 'stick' AND s.holder LIKE '%' || ?"
        f" AND {_unheard('custody_stick')}"
    )
    return [row[0] for row in sealed(vault, user, lying, (fingerprint, fingerprint, fingerprint))]


def sent_of(vault: Vault, ids: tuple[str, ...]) -> frozenset[str]:
    """Those the province has."""
    return frozenset(one for one in ids if submission.get(vault, one).fate is Fate.SENT)


def _unheard(deed: str) -> str:
    """No package of the moment when this was last done with a laptop (twice a value) was acknowledged."""
    return (
        "NOT EXISTS (SELECT 1 FROM packages p WHERE p.outgoing = 1 AND p.contact = ? AND p.acknowledged_at IS NOT NULL"  # noqa: S608
        f" AND p.at = (SELECT h.at FROM history h WHERE h.record = s.record AND h.deed = '{deed}'"
        " AND h.reason LIKE '%' || ? ORDER BY h.id DESC LIMIT 1))"
    )


def that_fit(vault: Vault, ids: tuple[str, ...], most: int) -> tuple[str, ...]:
    """The first of them, as far as they weigh no more; one at least. What speaks of a seal goes with it: who gets the
    seal alone would say it anew, and the province would hear it twice."""
    taken, heavy, wanted = dict[str, None](), 0, frozenset(ids)
    for one in ids:
        together = [one, *(said for said in _speaking_of(vault, one) if said in wanted)]
        heavy += 0 if one in taken else weight(vault, together)[1]
        if taken and heavy > most:
            break
        taken.update(dict.fromkeys(together))
    return tuple(taken)


def _speaking_of(vault: Vault, submission_id: str) -> list[str]:
    rows = vault.rows(
        "SELECT s.id FROM companions c JOIN submissions s ON s.seq = c.submission JOIN submissions a ON a.seq = c.about"
        " WHERE a.id = ?",
        (submission_id,),
    )
    return [row[0] for row in rows]


def weight(vault: Vault, ids: list[str]) -> tuple[int, int]:
    """How many files, and how many bytes in all."""
    marks = ", ".join("?" * len(ids))
    row = vault.row(
        "SELECT total(p.xml IS NULL), total(p.size) FROM parts p JOIN submissions s ON s.seq = p.submission"  # noqa: S608
        f" WHERE s.id IN ({marks})",
        ids,
    )
    return (int(row[0]), int(row[1])) if row else (0, 0)


def judged(vault: Vault, fingerprint: str, now: datetime) -> list[str]:
    """Records from there about which something was said since that laptop last had all of it. What was said by a clock
    that had fallen back to its first year goes every time: nobody can tell, and twice is once."""
    rows = vault.rows(
        "SELECT r.id FROM records r WHERE r.seq IN (SELECT record FROM origins WHERE contact = ?1 UNION"
        " SELECT r.seq FROM records r JOIN history h ON h.record = r.seq WHERE r.author >= 'laptop:' AND"
        " r.author < 'laptop;' AND h.deed = 'handed_on' AND h.reason LIKE '% ' || ?1 AND h.at >= ?2) AND ("
        " EXISTS (SELECT 1 FROM verdicts v WHERE v.record = r.seq AND (v.at >= ?2 OR v.at < ?3))"
        " OR EXISTS (SELECT 1 FROM settlements t WHERE t.record = r.seq AND (t.at >= ?2 OR t.at < ?3))"
        " OR EXISTS (SELECT 1 FROM remarks m WHERE m.record = r.seq AND (m.at >= ?2 OR m.at < ?3) AND m.by <> r.author)"
        " OR EXISTS (SELECT 1 FROM history h WHERE h.record = r.seq AND h.deed = 'assign' AND h.at >= ?2)"
        " OR EXISTS (SELECT 1 FROM receipts c JOIN submissions s ON s.seq = c.submission"
        " WHERE s.record = r.seq AND (c.at >= ?2 OR c.at < ?3))) ORDER BY r.seq",
        (fingerprint, heard_last(vault, fingerprint, now), stamp(BUILT)),
    )
    return [row[0] for row in rows]


def assigned(vault: Vault, fingerprint: str, now: datetime) -> list[str]:
    """Records given to that laptop of which it has not said that they arrived: the stick may be lost."""
    rows = vault.rows(
        "SELECT r.id FROM records r WHERE r.author = ? AND r.stage = 'returned' AND EXISTS (SELECT 1 FROM history h"
        " WHERE h.record = r.seq AND h.deed = 'assign' AND h.at > ?) ORDER BY r.seq",
        (f"laptop:{fingerprint}", heard_last(vault, fingerprint, now)),
    )
    return [row[0] for row in rows]


def orphaned(vault: Vault) -> list[str]:
    """What went back to a laptop that is lost, and the province has not: somebody else could go on with it."""
    rows = vault.rows(
        "SELECT r.id FROM records r JOIN origins o ON o.record = r.seq JOIN contacts c ON c.fingerprint = o.contact"
        " WHERE r.stage = 'returned' AND c.removed_at IS NOT NULL AND (r.author NOT LIKE 'laptop:%' OR r.author ="
        " 'laptop:' || c.fingerprint) ORDER BY r.seq"
    )
    return [row[0] for row in rows if submission.earlier(vault, row[0]) is None]


def heard_last(vault: Vault, fingerprint: str, now: datetime) -> int:
    """When the last package was made of which that laptop said that it arrived."""
    since: int | None = vault.value(
        "SELECT max(at) FROM packages WHERE outgoing = 1 AND contact = ? AND acknowledged_at IS NOT NULL AND at <= ?",
        (fingerprint, stamp(now + AHEAD)),
    )
    return since or stamp(NEVER)


def has_news(vault: Vault, fingerprint: str, now: datetime) -> bool:
    """Something was taken in from there, a laptop was lost or a consent taken back, and it has not been told yet."""
    told = "SELECT max(at) FROM packages WHERE contact = ? AND outgoing = 1 AND at <= ?"
    last = vault.value(told, (fingerprint, stamp(now + AHEAD))) or stamp(NEVER)
    return bool(
        vault.value(
            "SELECT 1 FROM packages WHERE contact = ? AND outgoing = 0 AND at > ?"
            " UNION SELECT 1 FROM lost WHERE at > ?",
            (fingerprint, last, last),
        )
    ) or bool(untold(vault, fingerprint, now) or visits_untold(vault, fingerprint, now))


def visits_untold(vault: Vault, fingerprint: str, now: datetime) -> bool:
    """Visits were given out since that laptop last had all of it."""
    given = visits_given.get(vault)
    return given.at is not None and stamp(given.at) >= heard_last(vault, fingerprint, now)


def untold(vault: Vault, fingerprint: str, now: datetime) -> tuple[str, ...]:
    """Families that took their consent back, of which that laptop has not said that it heard, or not that the province
    was told."""
    since = heard_last(vault, fingerprint, now)
    return tuple(
        one.record_id
        for one in consent_table.concerning(vault, fingerprint)
        if stamp(consent_table.known_since(vault, one)) >= since
    )


def revoked(vault: Vault) -> tuple[str, ...]:
    rows = vault.rows("SELECT fingerprint FROM contacts WHERE removed_at IS NOT NULL")
    return tuple(row[0] for row in rows)


def records(vault: Vault, submission_ids: tuple[str, ...]) -> list[str]:
    marks = ", ".join("?" * len(submission_ids))
    question = "SELECT r.id FROM records r JOIN submissions s ON s.record = r.seq WHERE s.id IN"
    return [row[0] for row in vault.rows(f"{question} ({marks})", submission_ids)]
