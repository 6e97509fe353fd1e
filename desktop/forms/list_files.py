"""Files a form chooses from: CSV and GeoJSON become tables of the vault, XML stays the tree it is."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from pathlib import PurePosixPath

from desktop.trouble import Kind, Trouble
from desktop.xforms import FormError, ListDocument, ListTable, Rows, read_list

NO_ROWS = Rows(("name", "label"), ())  # an empty file is a list nobody is on yet
_ASKED = re.compile(r"instance\(\s*'([^']+)'\s*\)\s*/\s*root\s*/\s*item\s*\[\s*([\w.-]+)\s*=[^=]")
_AND = re.compile(r"\band\s+([\w.-]+)\s*=[^=]")


def is_list(name: str) -> bool:
    """Does a form choose from this file, by its name?"""
    return PurePosixPath(name).suffix.lower() in (".csv", ".geojson", ".xml")


def read(name: str, data: bytes) -> ListTable | ListDocument:
    """The list in a file. Trouble LIST_BROKEN with the row where it breaks, as far as that can be told."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Trouble(Kind.LIST_BROKEN, name=name, row=data.count(b"\n", 0, error.start) + 1) from None
    if not text.strip():
        return NO_ROWS
    try:
        return read_list(name, text)
    except FormError as error:
        raise Trouble(Kind.LIST_BROKEN, name=name, row=1) from error


def asked_columns(xml: bytes, instance_ids: Iterable[str]) -> tuple[str, ...]:
    """The columns a form compares in its questions to these lists: worth an index before the first interview.

    A reading of the text, not of the grammar: a column overlooked only costs an index made later.
    """
    text = html.unescape(xml.decode("utf-8", "replace"))
    wanted = set(instance_ids)
    found: dict[str, None] = {}
    for asked in _ASKED.finditer(text):
        if asked[1] in wanted:
            predicate = text[asked.end() : text.find("]", asked.end())]
            found.update(dict.fromkeys((asked[2], *_AND.findall(predicate))))
    return tuple(found)
