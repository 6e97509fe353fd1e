"""Build the workbooks and XForms of `resources/forms/` from their sources (`python3 dev.py forms`)."""

from __future__ import annotations

import sys
from pathlib import Path

from desktop.forms import workbook
from desktop.forms.conversion import convert

SOURCES = Path(__file__).resolve().parent


def main() -> int:
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else SOURCES.parent
    for stem, book in workbook.sources(SOURCES).items():
        content = workbook.xlsx(book)
        converted = convert(content)
        if converted.warnings:
            sys.stderr.write("\n".join((stem, *converted.warnings, "")))
            return 1
        (target / f"{stem}.xlsx").write_bytes(content)
        (target / f"{stem}.xml").write_bytes(converted.xml)
        sys.stdout.write(f"{stem}: {len(book.survey)} rows\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
