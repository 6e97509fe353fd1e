"""A restored backup into a vault that has records already: what is lacking comes, what is here is never overwritten.

Each record for itself, in one transaction: cut short, the next merge goes on. Who is newer is told by the history: if
every line here is also there, the record there only went further; if both went on, both are kept.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from enum import StrEnum
from uuid import NAMESPACE_OID, uuid5

from desktop.frozen import frozen
from desktop.store import (
    consent_table,
    history_brought,
    history_table,
    merge_beside,
    merge_rows,
    packages_table,
    photos,
    record,
    retention,
    submission,
)
from desktop.store.merge_rows import Mapped
from desktop.store.moments import stamp
from desktop.store.stages import OPEN_STAGES, Fate, Stage
from desktop.store.users_table import User
from desktop.store.vault import Vault
from desktop.trouble import Cancelled, Kind, Trouble


class Became(StrEnum):
    """What became of one record of the backup."""

    NEW = "new"
    FURTHER = "further"  # it had gone on in the backup
    KNOWN = "known"
    APART = "apart"  # it went on in both: the one here stays, the other lies beside it


@frozen
class Merged:
    """How many of each, and how many people came along."""

    new: int = 0
    further: int = 0
    known: int = 0
    apart: int = 0
    people: int = 0


def merge(
    vault: Vault,
    source: Vault,
    *,
    by: User,
    at: datetime,
    own: str = "",
    cancelled: Callable[[], bool] = lambda: False,
    progress: Callable[[int, int], None] = lambda done, of: None,
) -> Merged:
    """Everything of `source` that is lacking here. `own`: the fingerprint of this laptop's card.

    Troubles VAULT_OTHER_REALM, VAULT_DAMAGED, those of the disk.
    """
    if vault.realm is not source.realm:
        raise Trouble(Kind.VAULT_OTHER_REALM)
    servers, (people, came) = merge_rows.servers(vault, source), merge_rows.people(vault, source, at)
    mapped = Mapped(servers, people, merge_rows.forms(vault, source, servers, cancelled))
    with vault.atomic():
        merge_beside.around(vault, source, mapped, own, at)
    ids = [row[0] for row in source.rows("SELECT id FROM records ORDER BY seq")]
    counts = dict.fromkeys(Became, 0)
    for number, record_id in enumerate(ids):
        if cancelled():
            raise Cancelled
        counts[_take(vault, source, record_id, mapped, by, at)] += 1
        progress(number + 1, len(ids))
    with vault.atomic():
        merge_beside.ties(vault, source, at)
    found = {kind.value: number for kind, number in counts.items()}
    return Merged(**found, people=came)


def _take(vault: Vault, source: Vault, record_id: str, mapped: Mapped, by: User, at: datetime) -> Became:
    lines = [mapped.line(one) for one in history_brought.lines(source, record_id)]
    if not record.exists(vault, record_id):
        if _elsewhere(vault, source, record_id):
            return Became.KNOWN
        _bring_contents(vault, source, record_id)
        with vault.atomic():
            merge_rows.whole(vault, source, record_id, mapped)
            history_brought.bring(vault, record_id, lines)
            history_table.note(vault, record.number(vault, record_id), "merged", at=at, by=by)
        return Became.NEW
    if retention.is_erased(vault, record_id):  # let go of here on purpose: an old backup does not bring it back
        return Became.KNOWN
    here, there = _told(history_brought.lines(vault, record_id)), _told(lines)
    if there <= here and not (there == here and _typed_later(vault, source, record_id)):
        with vault.atomic():
            merge_rows.receipts(vault, source, record_id, mapped)
        return Became.KNOWN
    _bring_contents(vault, source, record_id)
    with vault.atomic():
        if here <= there:
            merge_rows.further(vault, source, record_id, mapped)
            history_brought.bring(vault, record_id, lines)
            history_table.note(vault, record.number(vault, record_id), "merged", at=at, by=by)
            return Became.FURTHER
        merge_rows.receipts(vault, source, record_id, mapped)
        if consent_table.get(vault, record_id) is not None:  # its people took their consent back: no second one of it
            return Became.KNOWN
        return _beside(vault, source, record_id, mapped, at)


def _elsewhere(vault: Vault, source: Vault, record_id: str) -> bool:
    """One of its seals came another way, under another record: it is that record now."""
    seals = submission.of_record(source, record_id)
    marks = [vault.value("SELECT 1 FROM submissions WHERE instance_id = ?", (one.instance_id,)) for one in seals]
    return any(mark is not None for mark in marks)


def _told(lines: list[history_brought.Line]) -> set[tuple[object, ...]]:
    """What makes lines the same; that it was merged is this laptop's own affair."""
    return {(stamp(one.at), one.by, one.deed, one.ref, one.old, one.new) for one in lines if one.deed != "merged"}


def _typed_later(vault: Vault, source: Vault, record_id: str) -> bool:
    """The last word of a draft, which stands in no history until the person goes on."""
    mine, theirs = record.load_draft(vault, record_id), record.load_draft(source, record_id)
    return (
        mine is not None and theirs is not None and theirs.saved_at > mine.saved_at and theirs.answers != mine.answers
    )


def _bring_contents(vault: Vault, source: Vault, record_id: str) -> None:
    """Photos first, so that nothing refers to what is not there."""
    for (sha256,) in source.rows(merge_rows.CONTENTS, (record_id, record_id)):
        if not photos.has(vault, sha256):
            photos.keep(vault, photos.read(source, sha256))


def _beside(vault: Vault, source: Vault, record_id: str, mapped: Mapped, at: datetime) -> Became:
    """An open one becomes a draft of its own, a sealed one is shown at review as a conflict. Each once."""
    there = record.get(source, record_id)
    if there.stage in OPEN_STAGES:
        other = uuid5(NAMESPACE_OID, f"{record_id} {stamp(there.changed_at)}").hex
        if not record.exists(vault, other):
            _as_draft(vault, source, there, other, mapped)
        return Became.APART
    if there.stage is not Stage.DISCARDED:
        seal = submission.current(source, record_id)
        if seal.fate is not Fate.VOID and not _has_seal(vault, seal.instance_id):
            answers = submission.answers(source, seal.id)
            lies = packages_table.Conflict(
                record_id, seal.instance_id, "", seal.author_name, seal.sealed_at, at, answers
            )
            packages_table.keep_conflict(vault, lies)
    return Became.APART


def _has_seal(vault: Vault, instance_id: str) -> bool:
    return vault.value("SELECT 1 FROM submissions WHERE instance_id = ?", (instance_id,)) is not None


def _as_draft(vault: Vault, source: Vault, there: record.Record, other: str, mapped: Mapped) -> None:
    """Under an id of its own, in the XML too: two records may not hand in the same instance."""
    draft = record.load_draft(source, there.id)
    if draft is None:
        return
    said = merge_rows.instance_of(draft.xml)
    fresh = f"uuid:{uuid5(NAMESPACE_OID, other)}".encode()
    xml = draft.xml.replace(said, fresh) if said else draft.xml
    author = mapped.author(there)
    record.begin(vault, other, mapped.forms[there.form], by=author, at=there.made_at)
    summary = replace(merge_rows.summary(source, there), urgent=there.urgent)
    record.save_draft(vault, other, xml, draft.answers, summary, by=author, at=there.changed_at, place="")
    for name, (sha256, size, media_type) in record.files(source, there.id).items():
        record.keep_file(vault, other, name, sha256, size, media_type, by=author, at=there.changed_at)
