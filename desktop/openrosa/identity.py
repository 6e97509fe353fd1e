"""What a submission says of itself: form, version, instanceID, what it replaces, which files it names."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from desktop.frozen import frozen
from desktop.openrosa.defused import local_name, read_xml

LIMIT = 10_000_000  # bytes of one record's XML


@frozen
class Identity:
    """Read ignoring namespaces, as ODK Central does. `texts`: the trimmed text of each leaf (file names are among)."""

    form_id: str | None
    version: str
    instance_id: str | None
    deprecated_id: str | None
    texts: frozenset[str]


def read_identity(xml: bytes) -> Identity:
    """Unreadable (desktop.openrosa.defused) if it is no XML at all."""
    root = read_xml(xml, limit=LIMIT)
    return Identity(
        form_id=_attribute(root, "id"),
        version=_attribute(root, "version") or "",
        instance_id=_meta(root, "instanceID"),
        deprecated_id=_meta(root, "deprecatedID"),
        texts=frozenset(_texts(root)),
    )


def _attribute(root: Element, name: str) -> str | None:
    plain = root.get(name)
    if plain is not None:
        return plain
    return next((value for key, value in root.attrib.items() if key.endswith("}" + name)), None)


def _meta(root: Element, name: str) -> str | None:
    holders = [child for child in root if local_name(child) == "meta"] or [root]
    for holder in holders:
        for child in holder:
            if local_name(child) == name:
                return (child.text or "").strip() or None
    return None


def _texts(root: Element) -> Iterator[str]:
    for element in root.iter():
        if len(element) == 0 and element.text and element.text.strip():
            yield element.text.strip()
