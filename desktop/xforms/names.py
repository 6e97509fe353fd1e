"""The namespaces of an XForm and how their names are written."""

from __future__ import annotations

from functools import lru_cache

XFORMS = "http://www.w3.org/2002/xforms"
XHTML = "http://www.w3.org/1999/xhtml"
JAVAROSA = "http://openrosa.org/javarosa"
OPENROSA = "http://openrosa.org/xforms"
ODK = "http://www.opendatakit.org/xforms"
ENTITIES = "http://www.opendatakit.org/xforms/entities"
EVENTS = "http://www.w3.org/2001/xml-events"
XML = "http://www.w3.org/XML/1998/namespace"

WELL_KNOWN = {
    "h": XHTML,
    "jr": JAVAROSA,
    "orx": OPENROSA,
    "odk": ODK,
    "entities": ENTITIES,
    "ev": EVENTS,
    "xsd": "http://www.w3.org/2001/XMLSchema",
}
"""Prefixes that forms use without fail; what a form declares itself goes before these."""


@lru_cache(4096)
def split(tag: str) -> tuple[str, str]:
    """`{namespace}local` as (namespace, local)."""
    if tag[:1] == "{":
        namespace, _, local = tag[1:].partition("}")
        return namespace, local
    return "", tag


@lru_cache(4096)
def local(tag: str) -> str:
    """The local part of `{namespace}local`."""
    return tag.rpartition("}")[2]
