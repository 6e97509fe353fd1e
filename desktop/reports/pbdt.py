"""Answers of Regsosek 2022 in the codes of PBDT 2015 (SIKS-NG), by a table the office can correct (domain 3.3 to 3.5).

Where one code of Regsosek is several of PBDT (a plank floor is of high or low quality) nothing is guessed: the cell
stays empty, and the row says which questions a person has to decide.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping

from desktop.paths import RESOURCES
from desktop.reports.spreadsheet import Row, Table, place_of

TABLE = RESOURCES / "reports" / "pbdt.csv"
FORM = "asesmen_keluarga"  # whose answers are in those codes
UNDECIDED = "perlu_diputuskan"
Codes = Mapping[str, Mapping[str, str]]  # question → code of Regsosek → code of PBDT, "" where it is several


def codes() -> Codes:
    """The table as it is on the disk."""
    found: dict[str, dict[str, str]] = {}
    for row in csv.DictReader(io.StringIO(TABLE.read_text(encoding="utf-8"))):
        found.setdefault(row["pertanyaan"], {})[row["regsosek"]] = row["pbdt"]
    return found


def tables(rows: Iterable[Row], known: Codes) -> list[Table]:
    """A sheet of families and one of members, only questions the table knows. No number of a person is in it."""
    made = {"": Table("PBDT keluarga", ("isian", UNDECIDED)), "1": Table("PBDT anggota", ("isian", "ke", UNDECIDED))}
    for row in rows:
        groups: dict[tuple[int, ...], dict[str, str]] = {}
        for ref, value in row.values.items():
            _, places, path = place_of(ref)
            name = path.rpartition("/")[2]
            if name in known and len(places) <= 1 and value:
                groups.setdefault(places, {})[name] = value
        for places, answers in sorted(groups.items()):
            said = {name: known[name].get(value, "") for name, value in answers.items()}
            undecided = " ".join(name for name, code in said.items() if not code)
            table = made["1" if places else ""]
            table.add((row.facts[0], *map(str, places), undecided), said)
    return [table for table in made.values() if table.rows]
