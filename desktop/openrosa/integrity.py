"""The integrity answer: which entities made here were deleted on the server meanwhile (ODK Central, Collect)."""

from __future__ import annotations

from collections.abc import Mapping

from desktop.openrosa.defused import Unreadable, child_text, escaped, local_name, read_xml

LIMIT = 2_000_000  # bytes


def read_integrity(data: bytes) -> Mapping[str, bool]:
    """Entity id → deleted. An id the server never had is absent."""
    root = read_xml(data, limit=LIMIT)
    if local_name(root) != "data":
        raise Unreadable("not an integrity answer")
    entities = (element for element in root.iter() if local_name(element) == "entity")
    return {entity.get("id", ""): child_text(entity, "deleted") == "true" for entity in entities if entity.get("id")}


def write_integrity(deleted: Mapping[str, bool]) -> bytes:
    """The document as ODK Central lays it out."""
    entries = "".join(
        f'\n    <entity id="{escaped(entity)}">\n      <deleted>{str(gone).lower()}</deleted>\n    </entity>'
        for entity, gone in deleted.items()
    )
    return f"<data>\n  <entities>{entries}\n  </entities>\n</data>".encode()
