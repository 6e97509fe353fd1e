"""Writes a filling as XML: deterministic bytes in UTF-8, with or without what is not relevant."""

from __future__ import annotations

from collections.abc import Sequence
from unicodedata import normalize

from desktop.xforms.datatypes import ILLEGAL
from desktop.xforms.definition import Spec
from desktop.xforms.names import OPENROSA, WELL_KNOWN, XFORMS
from desktop.xforms.place import Place

_TEXT = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"})
_ATTRIBUTE = ILLEGAL | str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\n": "&#10;", "\t": "&#9;", "\r": "&#13;"}
)


def xml_bytes(places: Sequence[Place], values: Sequence[str], relevant: Sequence[bool] | None = None) -> bytes:
    """A document from places in document order (attributes right after their element) and their texts.

    With `relevant`, what is not relevant is left out with all inside it (a submission); a draft keeps it.
    """
    written = xml_text(places, values, relevant)
    return f"<?xml version='1.0' encoding='UTF-8' ?>{written}".encode()


def xml_text(places: Sequence[Place], values: Sequence[str], relevant: Sequence[bool] | None = None) -> str:
    """The outermost element as text."""
    out: list[str] = []
    closing: list[str] = []  # of the elements open now
    pending = ""  # a start tag not yet closed
    skip = -1  # depth of the place left out
    pending_name = text = ""
    for at, place in enumerate(places):
        spec = place.spec
        depth = spec.depth
        if skip >= 0:
            if depth > skip:
                continue
            skip = -1
        if spec.is_attribute:
            pending += f' {_name(spec)}="{values[at].translate(_ATTRIBUTE)}"'
            continue
        if relevant is not None and not relevant[at]:
            skip = depth
            continue
        if pending and depth > len(closing):
            out.append(f"{pending}>")
            closing.append(f"</{pending_name}>")
        elif pending:
            out.append(f"{pending}>{text}</{pending_name}>" if text else f"{pending}/>")
        while len(closing) > depth:
            out.append(closing.pop())
        pending_name = _name(spec)
        pending = f"<{pending_name}" if depth else f"<{pending_name}{_declarations(spec)}"
        text = escaped(values[at]) if values[at] else ""
    out.append(f"{pending}>{text}</{pending_name}>" if text else f"{pending}/>")
    out.extend(reversed(closing))
    return "".join(out)


def _name(spec: Spec) -> str:
    return f"{spec.prefix}:{spec.name}" if spec.prefix else spec.name


def _declarations(root: Spec) -> str:
    used: dict[str, str] = {}
    stack = [root]
    while stack:
        spec = stack.pop()
        if spec.prefix:
            used[spec.prefix] = spec.namespace or WELL_KNOWN.get(spec.prefix, OPENROSA)
        stack.extend(spec.children)
    written = "".join(f' xmlns:{prefix}="{uri.translate(_ATTRIBUTE)}"' for prefix, uri in sorted(used.items()))
    if root.namespace and root.namespace != XFORMS and not root.prefix:
        return f' xmlns="{root.namespace.translate(_ATTRIBUTE)}"{written}'
    return written


def escaped(text: str) -> str:
    """Text between tags; characters that XML 1.0 cannot carry are left out (servers refuse them)."""
    if not text.isascii():
        text = normalize("NFC", text)
    if text.isalnum():
        return text
    return text.translate(_TEXT) if text.isprintable() else text.translate(ILLEGAL).translate(_TEXT)
