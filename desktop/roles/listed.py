"""Findings against the lists that came down: whom the prelist knows already, in another family than this record's."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from desktop.forms.likenesses import Person, persons_in
from desktop.forms.semantics import Semantics
from desktop.frozen import frozen
from desktop.reference import names, nik
from desktop.roles.values import Finding, FindingKind
from desktop.xforms import ListDocument, ListSource, ListTable

FAMILIES = "prelist.csv"
KECAMATAN = 6  # digits of a village code that neighbours share


@frozen
class _Whose:
    """What tells the record's family: its cards, the rows of the prelist that were picked, its village."""

    cards: frozenset[str]
    rows: frozenset[str]
    village: str
    families: ListTable | None  # the prelist, where the form asks for a row of it

    def is_row(self, row: str) -> bool:
        """Whether a row of the prelist is this family, as picked or by its card."""
        if row in self.rows or self.families is None:
            return row in self.rows
        return any(nik.digits_of(card) in self.cards for card in _cells(self.families, "name", row, "no_kk"))

    def is_near(self, row: str) -> bool:
        """Whether that family lives in this or a neighbouring village."""
        villages = _cells(self.families, "name", row, "desa") if self.families is not None else ()
        return any(code.replace(".", "")[:KECAMATAN] == self.village[:KECAMATAN] for code in villages)


def in_lists(lists: ListSource | None, semantics: Semantics, values: Mapping[str, str]) -> Iterator[Finding]:
    """NIKs, family cards and persons (name and birth date) that a downloaded list has in another family."""
    if lists is None:
        return
    whose = _whose(lists, semantics, values)
    said: set[str] = set()
    for table in _tables(lists, semantics):
        for finding in _numbers(table, whose, semantics, values):
            said.add(finding.ref.rpartition("/")[0])
            yield finding
        for person in persons_in(values, semantics.meaning):
            if person.ref.rpartition("/")[0] not in said and _is_listed(table, whose, person):
                yield Finding(FindingKind.IN_LIST, person.ref, {"what": "person"})
    yield from _cards(whose, semantics, values)


def _whose(lists: ListSource, semantics: Semantics, values: Mapping[str, str]) -> _Whose:
    told = semantics.grouped(values)
    cards = frozenset(nik.digits_of(card) for card in told.get("no_kk", ()))
    village = next(iter(told.get("region", ())), "").replace(".", "")
    families = _table(lists, FAMILIES) if semantics.refs("prelist") else None
    if families is not None and not {"name", "no_kk", "desa"} <= set(families.columns):
        families = None
    return _Whose(cards, frozenset(told.get("prelist", ())), village, families)


def _numbers(table: ListTable, whose: _Whose, semantics: Semantics, values: Mapping[str, str]) -> Iterator[Finding]:
    """A NIK in a list of persons, which names their card (`no_kk`) or their row of the prelist (`keluarga`)."""
    by_card = "no_kk" in table.columns
    if "nik" not in table.columns or (not whose.cards if by_card else whose.families is None):
        return
    for ref, value in values.items():
        if not value or semantics.meaning(ref) != "nik":
            continue
        found = _cells(table, "nik", nik.digits_of(value), "no_kk" if by_card else "keluarga")
        ours = (nik.digits_of(cell) in whose.cards if by_card else whose.is_row(cell) for cell in found)
        if found and not any(ours):
            yield Finding(FindingKind.IN_LIST, ref, {"number": nik.mask(value)})


def _cards(whose: _Whose, semantics: Semantics, values: Mapping[str, str]) -> Iterator[Finding]:
    """A family card that the prelist has in a row that was not picked."""
    for ref, value in values.items() if whose.families is not None else ():
        if value and semantics.meaning(ref) == "no_kk" and whose.families is not None:
            rows = _cells(whose.families, "no_kk", nik.digits_of(value), "name")
            if rows and not whose.rows.intersection(rows):
                yield Finding(FindingKind.IN_LIST, ref, {"number": nik.mask(value), "what": "no_kk"})


def _is_listed(table: ListTable, whose: _Whose, person: Person) -> bool:
    """Born on that day, with a name like this, in another family of this or a neighbouring village."""
    if whose.families is None or not {"nama", "tgl_lahir", "keluarga"} <= set(table.columns):
        return False
    name, family = table.columns.index("nama"), table.columns.index("keluarga")
    born = table.rows_where("tgl_lahir", person.born.isoformat())
    alike = [row[family] for row in born if names.likeness(person.name, names.plain(row[name])) >= names.ALIKE]
    return bool(alike) and not any(whose.is_row(row) for row in alike) and any(whose.is_near(row) for row in alike)


def _tables(lists: ListSource, semantics: Semantics) -> Iterator[ListTable]:
    for name in semantics.lists:
        table = _table(lists, name)
        if table is not None and "nik" in table.columns:
            yield table


def _table(lists: ListSource, name: str) -> ListTable | None:
    found = lists.table(name)
    return None if found is None or isinstance(found, ListDocument) else found


def _cells(table: ListTable, column: str, value: str, wanted: str) -> tuple[str, ...]:
    """One column of the rows that have this value in another, empty ones left out."""
    if wanted not in table.columns or column not in table.columns:
        return ()
    at = table.columns.index(wanted)
    return tuple(row[at] for row in table.rows_where(column, value) if row[at])
