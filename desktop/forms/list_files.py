"""Files a form chooses from, read as columns and rows: CSV, the XML of a secondary instance, GeoJSON."""

from __future__ import annotations

import csv
import html
import io
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import PurePosixPath

from defusedxml import ElementTree
from defusedxml.common import DefusedXmlException

from desktop.trouble import Kind, Trouble

Table = tuple[Sequence[str], Iterable[Sequence[str]]]
_ASKED = re.compile(r"instance\(\s*'([^']+)'\s*\)\s*/\s*root\s*/\s*item\s*\[\s*([\w.-]+)\s*=[^=]")
_AND = re.compile(r"\band\s+([\w.-]+)\s*=[^=]")


def reader(name: str) -> Callable[[str, bytes], Table] | None:
    """How a file is read as a list, by its name; None for pictures, sounds and other files."""
    readers = {".csv": read_csv, ".xml": read_xml, ".geojson": read_geojson}
    return readers.get(PurePosixPath(name).suffix.lower())


def read_csv(name: str, data: bytes) -> Table:
    """A heading row and rows, UTF-8 with or without mark; short rows are filled, a longer one is broken."""
    try:
        lines = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    except UnicodeDecodeError as error:
        raise Trouble(Kind.LIST_BROKEN, name=name, row=data.count(b"\n", 0, error.start) + 1) from None
    columns = tuple(heading.strip() for heading in next(lines, []))
    return columns, _even(lines, len(columns), name)


def read_xml(name: str, data: bytes) -> Table:
    """`root/item/<column>` as external secondary instances have it; columns as first seen."""
    try:
        root = ElementTree.fromstring(data)
    except (ElementTree.ParseError, DefusedXmlException) as error:
        raise Trouble(Kind.LIST_BROKEN, name=name, row=1) from error
    return _even_mappings([{cell.tag: (cell.text or "").strip() for cell in item} for item in root])


def read_geojson(name: str, data: bytes) -> Table:
    """Features as items: properties as columns, `id`, and the geometry as ODK writes it."""
    try:
        features = json.loads(data)["features"]
        rows = [_feature(feature) for feature in features]
    except (ValueError, KeyError, TypeError, IndexError, AttributeError) as error:
        raise Trouble(Kind.LIST_BROKEN, name=name, row=1) from error
    return _even_mappings(rows)


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


def _even(lines: Iterator[list[str]], width: int, name: str) -> Iterator[list[str]]:
    number = 1
    try:
        for row in lines:
            number += 1
            if len(row) > width:
                raise Trouble(Kind.LIST_BROKEN, name=name, row=number)
            if row:
                yield row + [""] * (width - len(row))
    except csv.Error:
        raise Trouble(Kind.LIST_BROKEN, name=name, row=number + 1) from None


def _even_mappings(rows: Sequence[Mapping[str, str]]) -> Table:
    columns = tuple(dict.fromkeys(column for row in rows for column in row))
    return columns, ([row.get(column, "") for column in columns] for row in rows)


def _feature(feature: dict[str, object]) -> dict[str, str]:
    properties = feature.get("properties")
    row = {key: _text(value) for key, value in (properties if isinstance(properties, dict) else {}).items()}
    if "id" in feature:
        row["id"] = _text(feature["id"])
    geometry = feature["geometry"]
    if isinstance(geometry, dict):
        row["geometry"] = _geometry(str(geometry["type"]), geometry["coordinates"])
    return row


def _geometry(kind: str, coordinates: object) -> str:
    if not isinstance(coordinates, list):
        raise TypeError(kind)
    if kind == "Point":
        return _point(coordinates)
    if kind == "LineString":
        return "; ".join(map(_point, coordinates))
    if kind == "Polygon":
        return "; ".join(map(_point, coordinates[0]))
    raise ValueError(kind)


def _point(place: Sequence[float]) -> str:
    """GeoJSON has longitude first, ODK latitude."""
    return f"{place[1]} {place[0]} 0 0"


def _text(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else str(value)
