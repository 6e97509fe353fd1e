"""*Perbaiki saat periksa*: the supervisor mends answers while reviewing and says why; the first seal is kept."""

from __future__ import annotations

import mimetypes
from collections.abc import Mapping
from dataclasses import field

from desktop.forms import semantics
from desktop.forms.semantics import Semantics
from desktop.frozen import frozen
from desktop.roles import sealing
from desktop.store import photos, record, submission
from desktop.store.record import RecordSummary
from desktop.store.seal import NewPart, Purpose, Seal
from desktop.store.vault import Vault
from desktop.trouble import Kind, Trouble
from desktop.xforms import Finalized, Form, Snapshot


@frozen
class Correction:
    """What a supervisor changed. `reasons`: why, by question; every answer a person changed has one. `photos`: those
    put in place of others, by the name that stands in the answer."""

    snapshot: Snapshot
    finalized: Finalized
    reasons: Mapping[str, str]
    photos: Mapping[str, bytes] = field(default_factory=dict)


def seal_of(vault: Vault, record_id: str, form: Form, meaning: Semantics, done: Correction) -> Seal:
    """The seal that takes the place of the current one. Trouble MEDIA_MISSING for a photo that is not here."""
    finalized = sealing.named(vault, record_id, done.finalized)
    values = done.snapshot.values()
    found = record.get(vault, record_id)
    summary = semantics.summarise(values, meaning, form_title=form.title, region_name=lambda _code: found.region_name)
    return sealing.enveloped(
        vault,
        form,
        Seal(
            instance_id=finalized.instance_id,
            xml=finalized.xml,
            draft=done.snapshot.xml(),
            answers=values,
            summary=_counted(vault, record_id, summary),
            instance_name=finalized.instance_name,
            deprecated_id=finalized.deprecated_id,
            files=_files(vault, record_id, form, finalized, done.photos),
            entities=sealing.entities_of(finalized),
        ),
    )


def _counted(vault: Vault, record_id: str, summary: RecordSummary) -> RecordSummary:
    """How many were answered stays as its author's program counted."""
    row = vault.row("SELECT answered, asked FROM records WHERE id = ?", (record_id,)) or (0, 0)
    return RecordSummary(
        summary.title, summary.region_code, summary.region_name, summary.keys, row[0], row[1], summary.urgent
    )


def _files(
    vault: Vault, record_id: str, form: Form, finalized: Finalized, new: Mapping[str, bytes]
) -> tuple[NewPart, ...]:
    """The files the new answers name: those of the seal before, and what was put in place of them (durable first)."""
    kept = {name: (sha256, size, kind) for name, (sha256, size, kind) in record.files(vault, record_id).items()}
    for part in submission.parts(vault, submission.current(vault, record_id).id):
        if part.purpose is Purpose.FILE:
            kept[part.name] = (part.sha256, part.size, part.media_type)
    for name in set(new) & set(finalized.attachments):
        media_type = mimetypes.guess_type(name)[0] or "application/octet-stream"
        kept[name] = (photos.keep(vault, new[name]), len(new[name]), media_type)
    missing = [name for name in finalized.attachments if name not in kept]
    if missing:
        raise Trouble(Kind.MEDIA_MISSING, form=form.form_id, names=", ".join(missing))
    return tuple(NewPart.of_file(name, *kept[name]) for name in finalized.attachments)
