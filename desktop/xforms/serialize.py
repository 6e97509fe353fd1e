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
    writer = _Writer()
    add = writer.out.append
    for place, value, text in zip(places, values, _escaped(values), strict=True):
        tag = place.spec.tags or tags_of(place.spec)
        if tag.is_leaf and writer.deep == tag.depth and writer.waiting is None:  # another leaf among leaves
            add(f"{tag.start}{text}{tag.end}" if text else tag.empty)
        elif tag.is_attribute:
            writer.attribute(place.spec, value)
        else:
            writer.element(tag, text)
    return writer.finished()


def _escaped(values: Sequence[str]) -> Sequence[str]:
    """The values as they stand between tags. Most records have nothing to escape: one look at all of it tells."""
    whole = "".join(values)
    return values if escaped(whole) == whole else [escaped(value) for value in values]


class _Writer:
    """The document so far, and what of it is not yet closed."""

    __slots__ = ("_begun", "_closing", "_text", "deep", "out", "waiting")

    def __init__(self) -> None:
        self.out: list[str] = []
        self.deep = 0  # elements open now
        self.waiting: Tags | None = None  # an element begun: attributes may follow, or elements inside
        self._closing: list[str] = []
        self._begun = ""
        self._text = ""

    def attribute(self, spec: Spec, value: str) -> None:
        """Of the element begun last."""
        self._begun += f' {_name(spec)}="{value.translate(_ATTRIBUTE)}"'

    def element(self, tag: Tags, text: str) -> None:
        """The next element: inside the one begun last, or after it."""
        if tag.depth > self.deep and self.waiting is not None:
            self.out.append(f"{self._begun}>")
            self._closing.append(self.waiting.end)
            self.deep += 1
            self.waiting = None
        self._end(tag.depth)
        if tag.is_leaf:
            self.out.append(f"{tag.start}{text}{tag.end}" if text else tag.empty)
        else:
            self.waiting, self._begun, self._text = tag, tag.begun, text

    def finished(self) -> str:
        """All of it."""
        self._end(0)
        return "".join(self.out)

    def _end(self, depth: int) -> None:
        """Close what does not go on."""
        if self.waiting is not None:
            text = self._text
            self.out.append(f"{self._begun}>{text}{self.waiting.end}" if text else f"{self._begun}/>")
            self.waiting = None
        while self.deep > depth:
            self.out.append(self._closing.pop())
            self.deep -= 1


class Tags:
    """How one kind of element is written, said once for all its instances."""

    __slots__ = ("begun", "depth", "empty", "end", "holds_text", "is_attribute", "is_leaf", "start", "step")

    def __init__(self, spec: Spec) -> None:
        name = _name(spec)
        self.step = f"@{name}" if spec.is_attribute else name  # in a ref
        self.holds_text = all(child.is_attribute for child in spec.children)
        self.depth = spec.depth
        self.is_attribute = spec.is_attribute
        self.is_leaf = not (spec.is_attribute or spec.children)
        self.begun = f"<{name}" if spec.depth else f"<{name}{_declarations(spec)}"
        self.start, self.end, self.empty = f"{self.begun}>", f"</{name}>", f"{self.begun}/>"


def tags_of(spec: Spec) -> Tags:
    """How a place is written; worked out once."""
    tags = spec.tags
    if tags is None:
        tags = spec.tags = Tags(spec)
    return tags


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
