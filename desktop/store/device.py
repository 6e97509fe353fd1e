"""The name of this laptop for servers: of the vault, not of the machine."""

from __future__ import annotations

import hashlib

from desktop.store.key import DataKey


def device_id(key: DataKey) -> str:
    """This vault's own id for servers, never blank (protocol 3.10), from a key of its own: it tells nothing."""
    return "sambang:" + hashlib.sha256(key.derive("device")).hexdigest()[:16]
