"""Every record has an id: the places for it are made where a form left them out."""

from __future__ import annotations

from desktop.xforms.definition import Spec
from desktop.xforms.names import OPENROSA, XFORMS
from desktop.xforms.source import XmlSource


def add_meta(root: Spec, source: XmlSource) -> None:
    """`meta/instanceID`, preloaded, in OpenRosa's namespace if the form knows it; and a place for `deprecatedID`."""
    prefix = source.prefixes.get(OPENROSA, "")
    known = {OPENROSA, root.namespace, XFORMS, ""}
    meta = next((child for child in root.children if child.name == "meta" and child.namespace in known), None)
    if meta is None:
        meta = _add(root, "meta", OPENROSA if prefix else root.namespace, prefix)
    if "instanceID" not in meta.by_name:
        made = _add(meta, "instanceID", meta.namespace, meta.prefix)
        made.preload = "uid"
    if "deprecatedID" not in meta.by_name:
        given = meta.by_name["instanceID"]
        _add(meta, "deprecatedID", given.namespace, given.prefix).optional = True


def _add(parent: Spec, name: str, namespace: str, prefix: str) -> Spec:
    return Spec(name, namespace, prefix, parent)
