"""Reading XML that came from a stranger: bounded, no entities, namespaces looked through."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

DEEPEST = 200  # elements within each other, as in the engine; whoever nests deeper wants a reader to fall over


_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"})


class Unreadable(Exception):
    """What came is not the message that was asked for. Carries a word for the log, never the content."""


def read_xml(data: bytes, *, limit: int) -> Element:
    """The root of a document of at most `limit` bytes; Unreadable if it is longer, deeper, broken or hostile."""
    if len(data) > limit:
        raise Unreadable("too long")
    try:
        root: Element = fromstring(data.strip(), forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError, LookupError) as error:  # LookupError: unknown encoding
        raise Unreadable(type(error).__name__) from None
    level = [root]
    for _ in range(DEEPEST):
        level = [child for element in level for child in element]
        if not level:
            return root
    raise Unreadable("too deep")


def local_name(element: Element) -> str:
    """The name without its namespace."""
    return element.tag.rpartition("}")[2]


def namespace(element: Element) -> str:
    """The namespace, or an empty text."""
    return element.tag[1:].partition("}")[0] if element.tag.startswith("{") else ""


def children(element: Element, name: str) -> Iterator[Element]:
    """Children of that local name in the element's own namespace (what others add is not ours to read)."""
    home = namespace(element)
    return (child for child in element if local_name(child) == name and namespace(child) == home)


def child_text(element: Element, name: str) -> str | None:
    """The trimmed text of the first such child: None if there is none, "" if it is empty."""
    child = next(children(element, name), None)
    return None if child is None else "".join(child.itertext()).strip()


def escaped(text: str) -> str:
    """Text for an element or a double-quoted attribute, escaped as ODK Central does."""
    return text.translate(_ESCAPES)
