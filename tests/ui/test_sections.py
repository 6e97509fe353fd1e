"""Which screens a form is cut into: what asks and tells nothing is none."""

from __future__ import annotations

from desktop.paths import RESOURCES
from desktop.ui.models.outline_sections import Sections
from desktop.xforms import Interview, load_form


def test_a_repeat_that_only_reckons_is_shown_to_nobody() -> None:
    merging = Interview(load_form((RESOURCES / "forms" / "konsolidasi.xml").read_bytes()))
    sections = Sections(merging.root)
    shown = {row.ref for screen in sections.screens for row in screen.rows if row.kind == "repeat"}
    assert shown == {"/data/penggabungan/laporan", "/data/angka_desa/desa_angka"}
    assert merging.node("/data/perubahan[1]").relevant
    merging.add("/data/penggabungan/laporan")
    assert len(merging.node("/data/perubahan").children) == 1 + len(merging.node("/data/penggabungan/laporan").children)
