"""What is fixed when a record is sealed: which earlier seal it names, and, for an encrypted form, its envelope.

Whoever seals, author or supervisor, seals here, inside the transaction of the deed.
"""

from __future__ import annotations

from dataclasses import replace

from desktop.store import photos, submission
from desktop.store.seal import EntityChange, NewPart, Seal
from desktop.store.vault import Vault
from desktop.xforms import Finalized, Form

SEALED_TYPE = "application/octet-stream"


def named(vault: Vault, record_id: str, finalized: Finalized) -> Finalized:
    """It names the seal the server has or may have: known only now, for the wire went on while somebody typed."""
    earlier = submission.earlier(vault, record_id)
    return finalized.naming(earlier.instance_id if earlier else None)


def enveloped(vault: Vault, form: Form, seal: Seal) -> Seal:
    """With its envelope, if the form is encrypted: the plaintext is reviewed here, the envelope is pushed.

    The encrypted files are durable before the rows that name them.
    """
    if not form.submission.public_key:
        return seal
    from desktop.openrosa import encryption

    subject = encryption.Subject(form.form_id, form.version, seal.instance_id, seal.deprecated_id or "")
    key = encryption.read_key(form.submission.public_key)
    plain = [(part.name, photos.read(vault, part.sha256)) for part in seal.files]
    done = encryption.seal(subject, key, seal.xml, plain)
    parts = [
        NewPart.of_file(name, photos.keep(vault, data), len(data), SEALED_TYPE, sealed=True)
        for name, data in done.files
    ]
    return replace(seal, envelope=done.envelope, files=(*seal.files, *parts))


def entities_of(finalized: Finalized) -> tuple[EntityChange, ...]:
    """What it does to entity lists, as the vault keeps it."""
    return tuple(
        EntityChange(
            one.dataset,
            one.id,
            "upsert" if one.create and one.update else "create" if one.create else "update",
            one.label,
            one.properties,
            one.base_version,
            one.trunk_version,
            one.branch_id,
        )
        for one in finalized.entities
    )
