"""Reads XML text that others wrote, without ever expanding an entity or opening a file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from itertools import chain
from xml.etree.ElementTree import Element, ParseError, fromstring

from desktop.xforms.errors import FormError, FormProblem

MAX_DEPTH = 200
_DECLARES = re.compile(r"\sxmlns(?::([\w.-]+))?\s*=\s*(\"[^\"]*\"|'[^']*')")
_DECLARED = re.compile(r"^\s*<\?xml[^>]*?encoding\s*=\s*[\"']([A-Za-z0-9._-]+)[\"']")
_IN_QUOTES = re.compile(r"=\"[^\"<>]*<[^\"]*\"(?=[\s/>])")
_MARKUP = re.compile(r"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<!DOCTYPE|<!ENTITY", re.DOTALL)


@dataclass(frozen=True, slots=True)
class XmlSource:
    """A parsed document: its outermost element and the namespaces it declares, by prefix and by name."""

    root: Element
    namespaces: dict[str, str]
    prefixes: dict[str, str]


def read_xml(text: str | bytes) -> XmlSource:
    """Parse a document. FormError for damaged XML, for any DTD (entities live there) and for absurd depth."""
    decoded = text if isinstance(text, str) else _decoded(text)
    if decoded[:1] == "\ufeff":
        decoded = decoded[1:]
    _refuse_dtd(decoded)
    try:
        root = _parsed(_without_declaration(decoded))
    except (ParseError, ValueError) as error:
        raise FormError((FormProblem("xml", _said(error)),)) from error
    namespaces: dict[str, str] = {}
    prefixes: dict[str, str] = {}
    for prefix, quoted in _declarations(decoded):
        namespaces.setdefault(prefix, unescape(quoted[1:-1]))
        prefixes.setdefault(unescape(quoted[1:-1]), prefix)
    _refuse_depth(root)
    return XmlSource(root, namespaces, prefixes)


def _declarations(text: str) -> Iterator[tuple[str, str]]:
    """Prefix and quoted name of each namespace declared anywhere: to search a word first is ten times as fast."""
    at = text.find("xmlns")
    while at >= 0:
        found = _DECLARES.match(text, at - 1)
        if found is not None:
            yield found.group(1) or "", found.group(2)
        at = text.find("xmlns", at + 5)


def _parsed(text: str) -> Element:
    """The tree. Expressions with a bare `<` in an attribute (Collect's parser takes them) are mended and tried once."""
    try:
        return fromstring(text)  # noqa: S314  (no DTD got this far, so no entities)
    except ParseError:
        mended = _IN_QUOTES.sub(lambda found: found.group().replace("<", "&lt;"), text)
        if mended == text:
            raise
        return fromstring(mended)  # noqa: S314


def _said(error: Exception) -> str:
    return f"not well-formed XML: {error}"


def _decoded(data: bytes) -> str:
    encoding = "utf-8"
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        encoding = "utf-16"
    elif (declared := _DECLARED.match(data[:200].decode("latin-1"))) is not None:
        encoding = declared.group(1)
    try:
        return data.decode(encoding)
    except (LookupError, UnicodeDecodeError) as error:
        raise FormError((FormProblem("xml", f"the text is not {encoding}"),)) from error


def _without_declaration(text: str) -> str:
    start = text.lstrip()
    if start.startswith("<?xml ") and (end := start.find("?>")) > 0:
        return start[end + 2 :]
    return start


def _refuse_dtd(text: str) -> None:
    """Entities need a DTD, and no form needs one (Billion Laughs, external entities)."""
    if "<!DOCTYPE" not in text and "<!ENTITY" not in text:
        return
    if any(match.group().startswith(("<!D", "<!E")) for match in _MARKUP.finditer(text)):
        raise FormError((FormProblem("xml", "a document type declaration is not allowed in a form"),))


def _refuse_depth(root: Element) -> None:
    level: list[Element] = [root]
    for _ in range(MAX_DEPTH):
        level = list(chain.from_iterable(level))
        if not level:
            return
    raise FormError((FormProblem("xml", f"elements are nested deeper than {MAX_DEPTH}"),))
