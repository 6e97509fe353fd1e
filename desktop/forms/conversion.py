"""XLSForm to XForm in this process (pyxform, no Java). Half a second of heavy Python: the program uses `xlsform`, which
runs this module in a process of its own."""

from __future__ import annotations

import base64
import json
import sys
from pathlib import Path

from desktop.frozen import frozen


@frozen
class Converted:
    """The XForm, and what pyxform had to remark."""

    xml: bytes
    warnings: tuple[str, ...]
    itemsets: bytes | None = None  # itemsets.csv of legacy external selects


class ConversionFailed(Exception):
    """The spreadsheet is no XLSForm: the text is pyxform's, for the author of the form."""


def convert(source: Path | bytes, *, file_type: str | None = None) -> Converted:
    """Convert a workbook (.xlsx, .xls, .csv, .md) or its bytes. ConversionFailed says what is wrong with it."""
    from pyxform.errors import PyXFormError
    from pyxform.xls2xform import convert as pyxform_convert

    remarks: list[str] = []
    try:
        result = pyxform_convert(
            xlsform=source if isinstance(source, bytes) else str(source),
            warnings=remarks,
            validate=False,
            file_type=file_type,
        )
    except PyXFormError as error:
        raise ConversionFailed(str(error)) from error
    except Exception as error:  # a damaged workbook fails anywhere inside openpyxl or xlrd
        raise ConversionFailed(f"{type(error).__name__}: {error}") from error
    itemsets = result.itemsets.encode() if result.itemsets else None
    return Converted(result.xform.encode(), tuple(remarks), itemsets)


def main(path: str) -> int:
    """The other process: one JSON line to standard output."""
    try:
        converted = convert(Path(path))
    except ConversionFailed as failure:
        answer: dict[str, object] = {"problem": str(failure)}
    else:
        answer = {
            "xml": base64.b64encode(converted.xml).decode(),
            "warnings": converted.warnings,
            "itemsets": base64.b64encode(converted.itemsets).decode() if converted.itemsets else None,
        }
    sys.stdout.write(json.dumps(answer))
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1]))
