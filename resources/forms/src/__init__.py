"""The readable sources of our XLSForms: `python3 dev.py forms` writes the workbooks and XForms from them."""

from __future__ import annotations

from collections.abc import Mapping

from desktop.forms.workbook import Workbook

from . import asesmen_keluarga, laporan_awal_bencana


def forms() -> Mapping[str, Workbook]:
    """Every form of ours by file stem."""
    return {"asesmen_keluarga": asesmen_keluarga.workbook(), "laporan_awal_bencana": laporan_awal_bencana.workbook()}
