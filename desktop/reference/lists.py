"""The region list as the CSV media of a form (provinsi.csv … desa.csv), and as tables the engine can ask."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from desktop.reference.regions import Region, Regions

LEVELS = {"provinsi.csv": 1, "kabupaten.csv": 2, "kecamatan.csv": 3, "desa.csv": 4}
COLUMNS: dict[str, tuple[str, ...]] = {
    "provinsi.csv": ("name", "label", "zona"),
    "kabupaten.csv": ("name", "label", "provinsi"),
    "kecamatan.csv": ("name", "label", "kabupaten"),
    "desa.csv": ("name", "label", "kecamatan", "jenis", "kode_bps"),
}
# The prelist that forms choose from: a row a family, a row a person (prelist.csv, prelist_anggota.csv).
FAMILY_COLUMNS = (
    "name", "label", "desa", "nama_kepala", "no_kk", "alamat", "dusun", "rt", "rw", "jumlah", "id_dtks", "desil",
    "petugas",
)  # fmt: skip
MEMBER_COLUMNS = ("name", "label", "keluarga", "urut", "nik", "nama", "jk", "tgl_lahir", "hub", "kawin")


class RegionTable:
    """One of the four lists, answered by index from the bundled region file (a ListTable of the engine)."""

    def __init__(self, regions: Regions, filename: str) -> None:
        self._regions = regions
        self._level = LEVELS[filename]
        self.columns = COLUMNS[filename]
        self.version = f"{regions.about['regulation']} {filename}"

    def rows_where(self, column: str, value: str) -> Sequence[tuple[str, ...]]:
        """By code (`name`) or by the code of the region above: look-ups. Any other column is read through."""
        if column == "name":
            region = self._regions.region(value)
            return [self._row(region)] if region is not None and region.level == self._level else []
        if self._level > 1 and column == self.columns[2]:
            found = self._regions.children(value) if value else []
            return [self._row(region) for region in found if region.level == self._level]
        place = self.columns.index(column)
        return [row for row in self.rows() if row[place] == value]

    def rows(self) -> Iterator[tuple[str, ...]]:
        known = self._regions.bps_of_villages() if self._level == 4 else {}
        return (self._row(region, known) for region in self._regions.of_level(self._level))

    def _row(self, region: Region, known: Mapping[str, str] | None = None) -> tuple[str, ...]:
        if self._level == 1:
            return (region.code, region.name, region.zone)
        if self._level == 4:
            bps = self._regions.bps(region.code) if known is None else known.get(region.code, "")
            return (region.code, region.name, region.parent, region.kind, bps)
        return (region.code, region.name, region.parent)


class RegionLists:
    """A ListSource of the engine over the bundled regions: for forms that came without their region lists."""

    def __init__(self, regions: Regions) -> None:
        self._regions = regions

    def table(self, filename: str) -> RegionTable | None:
        return RegionTable(self._regions, filename) if filename in LEVELS else None


def csv_bytes(regions: Regions, filename: str) -> bytes:
    """The list as the media file a server hands out with a form; UTF-8, same bytes for the same region data."""
    table = RegionTable(regions, filename)
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(table.columns)
    writer.writerows(table.rows())
    return text.getvalue().encode()


def export(regions: Regions, folder: Path) -> list[Path]:
    """Write the four lists into a folder; returns the files."""
    folder.mkdir(parents=True, exist_ok=True)
    written = [folder / filename for filename in LEVELS]
    for path in written:
        path.write_bytes(csv_bytes(regions, path.name))
    return written
