"""Lists that come with a form as files: CSV, GeoJSON and XML, read from their text."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from desktop.xforms.errors import FormError, FormProblem
from desktop.xforms.source import read_xml
from desktop.xforms.xpath.lists import ListTable
from desktop.xforms.xpath.tree import Element


@dataclass(frozen=True, slots=True)
class ListDocument:
    """A list that is a tree of its own shape (an XML file); its version is the caller's affair."""

    root: Element
    version: str = ""


class Rows:
    """A list held in memory, indexed by the columns that are asked for."""

    def __init__(self, columns: Sequence[str], rows: Sequence[tuple[str, ...]], version: str = "") -> None:
        self.version = version
        self.columns = tuple(columns)
        self._rows = rows
        self._indexes: dict[str, dict[str, list[tuple[str, ...]]]] = {}

    def rows_where(self, column: str, value: str) -> Sequence[tuple[str, ...]]:
        """By index, made at the first question about a column."""
        index = self._indexes.get(column)
        if index is None:
            at = self.columns.index(column)
            index = self._indexes[column] = {}
            for row in self._rows:
                index.setdefault(row[at], []).append(row)
        return index.get(value, ())

    def rows(self) -> Any:
        """All rows in order."""
        return iter(self._rows)


def read_list(filename: str, text: str) -> ListTable | ListDocument:
    """The list in a file's text, told by how it begins (names lie). FormError if it is damaged."""
    start = text.lstrip("\ufeff \t\r\n")[:1]
    if filename.lower().endswith(".geojson") or start == "{":
        return read_geojson(filename, text)
    if filename.lower().endswith(".xml") or start == "<":
        return read_xml_list(text)
    return read_csv(text, filename)


def read_csv(text: str, filename: str = "") -> Rows:
    """A table with a header row. Short rows are filled up, long ones cut; a list without a header is empty.

    FormError if a field is longer than the reader bears (a quote that is never closed, a map in a cell).
    """
    text = text.removeprefix("\ufeff")
    header = text[: text.find("\n")] if "\n" in text else text
    separator = "," if "," in header else next((each for each in ";\t|" if each in header), ",")
    read = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        columns = next(read, [])
        width = len(columns)
        rows = [tuple((*row, *[""] * width)[:width]) for row in read if row]
    except csv.Error as error:
        raise _damaged(filename, f"line {read.line_num}: {error}") from error
    return Rows(columns, rows)


def read_xml_list(text: str) -> ListDocument:
    """An XML file as it is."""
    from desktop.xforms.lists import tree_of

    return ListDocument(tree_of(read_xml(text).root))


def read_geojson(filename: str, text: str) -> Rows:
    """The features of a collection: properties, `id`, and `geometry` as ODK writes places."""
    try:
        found = json.loads(text)
        features = [_feature(filename, feature) for feature in found["features"]] if _is_collection(found) else None
    except (ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError) as error:
        raise _damaged(filename, "not GeoJSON") from error
    if features is None:
        raise _damaged(filename, "not a FeatureCollection")
    columns = list(dict.fromkeys(name for feature in features for name in feature))
    return Rows(columns, [tuple(feature.get(name, "") for name in columns) for feature in features])


def _is_collection(found: Any) -> bool:
    return (
        isinstance(found, dict) and found.get("type") == "FeatureCollection" and isinstance(found.get("features"), list)
    )


def _damaged(filename: str, what: str) -> FormError:
    return FormError((FormProblem("instance", what, filename, fatal=True),))


def _feature(filename: str, feature: dict[str, Any]) -> dict[str, str]:
    row = {"geometry": _geometry(filename, feature.get("geometry"))}
    for name, value in (feature.get("properties") or {}).items():
        row[_plain(name)] = _plain(value)
    if "id" in feature:
        row["id"] = _plain(feature["id"])
    return row


def _plain(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    plain = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    plain.encode()  # JSON can write half an emoji, which nothing can keep: ValueError
    return plain


def _geometry(filename: str, geometry: Any) -> str:
    if not isinstance(geometry, dict):
        raise _damaged(filename, "a feature without geometry")
    kind, places = geometry.get("type"), geometry.get("coordinates")
    if not isinstance(places, list):
        raise _damaged(filename, "a geometry without coordinates")
    if kind == "Point":
        return _point(places)
    if kind == "LineString":
        return "; ".join(_point(place) for place in places)
    if kind == "Polygon":
        return "; ".join(_point(place) for place in places[0])
    raise _damaged(filename, f"a geometry of type {kind}")


def _point(place: list[Any]) -> str:
    return f"{_plain(place[1])} {_plain(place[0])} 0 0"
