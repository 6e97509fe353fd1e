"""What photos look like, in 128 bits: found again though somebody saved them smaller or turned the quality down.

Two marks that differ in at most seven bits agree wholly in one of eight bands, so that one index finds them.
"""

# ruff: noqa: S608 -- only marks are put into a statement; every value goes as a parameter

from __future__ import annotations

from collections.abc import Iterable

from desktop.store.vault import Vault

BYTES, BANDS, NEAR = 16, 8, 7
"""The length of a mark, its bands of two bytes, and how many bits two photos of one picture may differ in."""


def keep(vault: Vault, sha256: bytes, bits: bytes) -> None:
    """The mark of a content; `b""` for one that is no picture, so that nobody looks at it again."""
    with vault.atomic():
        vault.write("INSERT OR REPLACE INTO photo_marks VALUES (?, ?)", (sha256, bits))
        if len(bits) == BYTES:
            vault.write_many(
                "INSERT OR IGNORE INTO photo_bands VALUES (?, ?)", [(band, sha256) for band in bands(bits)]
            )


def bands(bits: bytes) -> list[int]:
    """Each two bytes with their place."""
    return [at << 16 | int.from_bytes(bits[2 * at : 2 * at + 2], "big") for at in range(BANDS)]


def without(vault: Vault, sha256s: Iterable[bytes]) -> list[bytes]:
    """Which of these contents have no mark yet."""
    wanted = list(sha256s)
    marks = ", ".join("?" * len(wanted))
    known = {row[0] for row in vault.rows(f"SELECT sha256 FROM photo_marks WHERE sha256 IN ({marks})", wanted)}
    return [one for one in wanted if one not in known]


def alike(vault: Vault, sha256: bytes) -> list[bytes]:
    """Other contents that show the same, and the content itself."""
    bits = vault.value("SELECT bits FROM photo_marks WHERE sha256 = ?", (sha256,))
    if bits is None or len(bits) != BYTES:
        return [sha256]
    marks = ", ".join("?" * BANDS)
    rows = vault.rows(
        f"SELECT DISTINCT m.sha256, m.bits FROM photo_bands b JOIN photo_marks m ON m.sha256 = b.sha256"
        f" WHERE b.band IN ({marks})",
        bands(bits),
    )
    own = int.from_bytes(bits, "big")
    found = [other for other, theirs in rows if (own ^ int.from_bytes(theirs, "big")).bit_count() <= NEAR]
    return found if sha256 in found else [sha256, *found]


def of_record(vault: Vault, record_id: str) -> list[tuple[str, bytes]]:
    """The photos of a record by name: of its open answers and of its current seal."""
    rows = vault.rows(
        "SELECT f.name, f.sha256 FROM record_files f JOIN records r ON r.seq = f.record WHERE r.id = ?1"
        " AND f.media_type LIKE 'image/%' UNION SELECT p.name, p.sha256 FROM parts p JOIN records r"
        " ON r.current = p.submission WHERE r.id = ?1 AND p.purpose = 'file' AND p.media_type LIKE 'image/%'",
        (record_id,),
    )
    return [(name, bytes(sha256)) for name, sha256 in rows]


def records_with(vault: Vault, sha256s: list[bytes], *, but: str) -> list[str]:
    """The other records that hold one of these contents, newest first."""
    marks = ", ".join("?" * len(sha256s))
    rows = vault.rows(
        f"SELECT r.id FROM records r WHERE r.id <> ? AND r.stage <> 'discarded' AND (r.seq IN"
        f" (SELECT record FROM record_files WHERE sha256 IN ({marks})) OR r.current IN"
        f" (SELECT submission FROM parts WHERE sha256 IN ({marks}))) ORDER BY r.seq DESC LIMIT 20",
        [but, *sha256s, *sha256s],
    )
    return [row[0] for row in rows]
