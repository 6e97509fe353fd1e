"""Writes a filling as XML: deterministic bytes in UTF-8, from its places in document order."""

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


def xml_bytes(places: Sequence[Place], values: Sequence[str]) -> bytes:
    """A document from places in document order (attributes right after their element) and their texts."""
    return f"<?xml version='1.0' encoding='UTF-8' ?>{xml_text(places, values)}".encode()


def xml_text(places: Sequence[Place], values: Sequence[str]) -> str:
    """The outermost element as text."""
    out: list[str] = []
    closing: list[str] = []  # of the elements open now
    tags: dict[Spec, _Tags] = {}
    begun = ""  # a start tag not yet closed: attributes may follow
    leaf: _Tags | None = None  # what it is if nothing follows
    text = ""
    for place, value in zip(places, values, strict=True):
        spec = place.spec
        if spec.is_attribute:
            begun += f' {_name(spec)}="{value.translate(_ATTRIBUTE)}"'
            continue
        depth = spec.depth
        if leaf is not None and depth > len(closing):
            out.append(f"{begun}>")
            closing.append(leaf.end)
        elif leaf is not None:
            out.append(leaf.whole(begun, text))
        leaf = None
        while len(closing) > depth:
            out.append(closing.pop())
        tag = tags.get(spec) or tags.setdefault(spec, _Tags(spec))
        if spec.children:
            begun, leaf, text = tag.begun, tag, value
        else:
            out.append(f"{tag.start}{escaped(value)}{tag.end}" if value else tag.empty)
    if leaf is not None:
        out.append(leaf.whole(begun, text))
    out.extend(reversed(closing))
    return "".join(out)


class _Tags:
    """How one kind of element is written, said once for all its instances."""

    __slots__ = ("begun", "empty", "end", "start")

    def __init__(self, spec: Spec) -> None:
        name = _name(spec)
        self.begun = f"<{name}" if spec.depth else f"<{name}{_declarations(spec)}"
        self.start, self.end, self.empty = f"{self.begun}>", f"</{name}>", f"{self.begun}/>"

    def whole(self, begun: str, text: str) -> str:
        """The element with its attributes, when no element stands in it."""
        return f"{begun}>{escaped(text)}{self.end}" if text else f"{begun}/>"


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
    if not text.isprintable():
        text = text.translate(ILLEGAL)
    elif not ("&" in text or "<" in text or ">" in text):
        return text
    return text.translate(_TEXT)
