"""Tables on their way to a file a person chose: a workbook, or CSV by the name it is given."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from desktop.reports.spreadsheet import Table, csv_text, xlsx
from desktop.ui import paper


def keep_tables(tables: Sequence[Table], path: str, *, practice: bool, labels: Mapping[str, str] | None = None) -> None:
    """One workbook, or for a path in .csv a file a table: the first there, the others beside it.

    `labels` tell in a workbook what each column asked. Trouble DISK_…
    """
    if not path.lower().endswith(".csv"):
        paper.keep(xlsx(tables, labels, practice=practice), path)
        return
    stem = path[: -len(".csv")]
    for at, table in enumerate(tables):
        paper.keep(csv_text(table, practice=practice), path if not at else f"{stem} {table.name}.csv")
