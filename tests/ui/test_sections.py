"""Which screens a form is cut into: what asks and tells nothing is none."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt

from desktop.demo.families import household
from desktop.demo.filling import fill
from desktop.paths import RESOURCES
from desktop.reference import synthetic
from desktop.ui.models.outline import DEPTH_ROLE, Outline
from desktop.ui.models.outline_sections import Sections
from desktop.ui.pages.filling_outline import unnamed
from desktop.xforms import Interview, load_form


def test_a_repeat_that_only_reckons_is_shown_to_nobody() -> None:
    merging = Interview(load_form((RESOURCES / "forms" / "konsolidasi.xml").read_bytes()))
    sections = Sections(merging.root)
    shown = {row.ref for screen in sections.screens for row in screen.rows if row.kind == "repeat"}
    assert shown == {"/data/penggabungan/laporan", "/data/angka_desa/desa_angka"}
    assert merging.node("/data/perubahan[1]").relevant
    merging.add("/data/penggabungan/laporan")
    assert len(merging.node("/data/perubahan").children) == 1 + len(merging.node("/data/penggabungan/laporan").children)


def test_a_later_part_of_a_long_row_stands_below_the_first_which_says_the_name() -> None:
    """Rusdi (2) was read as a second Rusdi."""
    family = Interview(load_form((RESOURCES / "forms" / "asesmen_keluarga.xml").read_bytes()))
    fill(family, {**household(next(synthetic.families(1)), "Siti"), "kunjungan": "1", "setuju": "1"})
    sections, owner = Sections(family.root), QObject()
    outline = Outline(lambda _screen: "Anggota", owner)
    member = next(one for one in sections.screens if one.owner.kind == "instance" and len(one.parts) > 1)
    outline.show_sections(sections, member)
    name = outline.name(member)
    at = next(row for row in range(outline.rowCount()) if outline.screen(row) is member)
    said = [outline.index(row) for row in (at, at + 1)]
    assert [outline.data(index) for index in said] == [name, "lanjutan"]
    assert outline.data(said[1], DEPTH_ROLE) == outline.data(said[0], DEPTH_ROLE) + 1
    assert outline.data(said[1], int(Qt.ItemDataRole.AccessibleTextRole)) == f"{name} · lanjutan"


def test_the_number_of_an_unnamed_row_is_its_place_however_many_screens_each_has() -> None:
    family = Interview(load_form((RESOURCES / "forms" / "asesmen_keluarga.xml").read_bytes()))
    family.add("/data/keluarga/anggota")
    rows = [
        one for one in Sections(family.root).screens if one.owner.kind == "instance" and "anggota[" in one.owner.ref
    ]
    assert len(rows) > 2  # several screens a member
    first, second = (one.key for one in family.node("/data/keluarga/anggota").children)
    assert {unnamed(one) for one in rows if one.owner.key == first} == {"Nomor 1"}
    assert {unnamed(one) for one in rows if one.owner.key == second} == {"Nomor 2"}
