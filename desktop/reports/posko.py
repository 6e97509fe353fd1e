"""Laporan harian posko (format 11 of Perka BNPB 9/2008): what stands at the hour, event by event, and goods."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence

from desktop.frozen import frozen
from desktop.reports import letter
from desktop.reports.answers import Filled
from desktop.reports.letter import Grid, Letterhead
from desktop.reports.spreadsheet import Table

SHOWN = ("kk_terdampak", "jiwa_terdampak", "meninggal", "hilang", "luka_berat", "luka_ringan", "jiwa_mengungsi",
         "rumah_rb", "rumah_rs", "rumah_rr", "rumah_terendam")  # fmt: skip
UNKNOWN = "?"
LISTED = (("1", "meninggal", "Meninggal"), ("2", "hilang", "Hilang"), ("3", "luka_berat", "Luka berat"),
          ("4", "luka_ringan", "Luka ringan"))  # fmt: skip
MOVED = ("Dibutuhkan", "Diterima", "Disalurkan", "Persediaan", "Kekurangan")
EventOf = Callable[[Mapping[str, str]], str]
SHORT = ("KK", "Jiwa", "MD", "Hilang", "LB", "LR", "Mengungsi", "RB", "RS", "RR", "Terendam")


@frozen
class Day:
    """What a day's report is made of, each in the order of sealing: the newest report of an event counts."""

    reports: Sequence[Filled]
    shelters: Sequence[Filled]
    goods: Sequence[Filled]
    until: str  # a moment in words
    place: str = ""
    victims: Sequence[Filled] = ()  # by name by address
    event_of: EventOf = lambda _values: ""
    """Which event a report is of, by its answers, where more is known than the report itself says."""


def html(day: Day, *, head: Letterhead, printed: str, practice: bool = False) -> str:
    """The sheet; a part without anything is told so, since silence would be read as zero."""
    events = newest(day.reports, day.event_of)
    body = [
        letter.facts((("Data sampai dengan", day.until), ("Wilayah", day.place), ("Kejadian", str(len(events))))),
        letter.part("1. Kejadian dan korban"),
        letter.table(event_grid(events)) if events else _none("Tidak ada laporan kejadian."),
        *_by_name(day, events),
        letter.part("2. Titik pengungsian"),
        letter.table(shelter_grid(day.shelters)) if day.shelters else _none("Tidak ada laporan titik pengungsian."),
        letter.part("3. Logistik"),
        letter.table(goods_grid(day.goods)) if day.goods else _none("Tidak ada laporan logistik."),
        letter.part("4. Kebutuhan, kendala, dan rencana"),
        letter.facts(_needs(events)) or _none("Tidak ada yang dilaporkan."),
        letter.signatures((("Petugas posko,", "", ""), (f"{head.signs_as or 'Koordinator posko'},", head.signer, ""))),
    ]
    return letter.html("Laporan Harian Posko", body, head=head, printed=printed, practice=practice)


def newest(reports: Sequence[Filled], event_of: EventOf = lambda _values: "") -> list[Filled]:
    """The last report of each event: figures are snapshots, never added up over reports (domain 5.4)."""
    last: dict[str, Filled] = {}
    for one in reports:
        last[event_of(one.values) or one.first("kejadian") or one.first("id_kejadian") or one.title] = one
    return list(last.values())


def _figure(one: Filled, name: str) -> int | None:
    """As reported; the coordinator's is a sum over villages."""
    return one.number(f"jml_{name}" if one.first("jml_gabung") else name)


def event_grid(events: Sequence[Filled]) -> Grid:
    table = [[_figure(one, name) for name in SHOWN] for one in events]
    rows = [
        (one.first("nama_kejadian") or one.title, *(UNKNOWN if number is None else str(number) for number in numbers))
        for one, numbers in zip(events, table, strict=True)
    ]
    known = [[number for number in column if number is not None] for column in zip(*table, strict=True)]
    sums = [str(sum(column)) if column else UNKNOWN for column in known]
    heads = (("Kejadian", 23), *((name, 7) for name in SHORT))
    return Grid(heads, tuple(rows), frozenset(range(1, 12)), ("Jumlah yang diketahui", *sums))


def by_name_grid(events: Sequence[Filled], victims: Sequence[Filled], event_of: EventOf) -> Grid:
    """The counts of the list by name beside those of the reports: both stand until they agree (domain 5.9)."""
    rows = []
    for report in events:
        event = event_of(report.values)
        of_it = [one for one in victims if event and event_of(one.values) == event]
        states = Counter(one.first("status_korban") for one in of_it)
        whole = report.first("terverifikasi") == "1"
        for state, name, said in LISTED if of_it else ():
            reported, counted = _figure(report, name), states[state]
            if reported is None and not counted:
                continue
            judged = "sama" if reported == counted else "berbeda: periksa" if whole else "agregat: daftar belum lengkap"
            shown = UNKNOWN if reported is None else str(reported)
            rows.append((report.first("nama_kejadian") or report.title, said, shown, str(counted), judged))
    heads = (("Kejadian", 32), ("Keadaan", 16), ("Laporan", 12), ("Daftar BNBA", 14), ("Keterangan", 26))
    return Grid(heads, tuple(rows), frozenset({2, 3}))


def _by_name(day: Day, events: Sequence[Filled]) -> list[str]:
    grid = by_name_grid(events, day.victims, day.event_of)
    return [letter.part("Angka laporan dan daftar BNBA"), letter.table(grid)] if grid.rows else []


def shelter_grid(shelters: Sequence[Filled]) -> Grid:
    """Each shelter as it was last told."""
    last = {one.first("nama_titik"): one for one in shelters}
    rows = tuple(
        (name, one.steps()[0], one.first("kk"), _people(one), one.first("kapasitas"), one.first("penanggung_jawab"))
        for name, one in last.items()
    )
    heads = (("Titik", 26), ("Desa", 20), ("KK", 9), ("Jiwa", 9), ("Kapasitas", 12), ("Penanggung jawab", 24))
    return Grid(heads, rows, frozenset({2, 3, 4}))


def goods_grid(goods: Sequence[Filled]) -> Grid:
    """Needed, in, out, what is there and what lacks, item by item over all stores (domain 5.7).

    What comes and goes is added up; of what is needed the last word of each store counts.
    """
    sums: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0])
    needed: dict[tuple[str, str], dict[str, int]] = defaultdict(dict)
    for one in goods:
        store = one.first("tempat_gudang")
        for row in one.rows("gerak"):
            item = row.get("barang_lain") or one.spelt("barang", row.get("barang", ""))
            moved = sums[item, row.get("satuan", "")]
            moved[0] += int(row.get("diterima", "0") or 0)
            moved[1] += int(row.get("disalurkan", "0") or 0)
            if row.get("dibutuhkan"):
                needed[item, row.get("satuan", "")][store] = int(row["dibutuhkan"])
    rows = []
    for (item, unit), (came, went) in sorted(sums.items()):
        wanted = sum(needed[item, unit].values()) if (item, unit) in needed else None
        lacking = (UNKNOWN, UNKNOWN) if wanted is None else (str(wanted), str(max(0, wanted - came)))
        rows.append((item, unit, lacking[0], str(came), str(went), str(came - went), lacking[1]))
    heads = (("Barang", 21), ("Satuan", 9), *((name, 14) for name in MOVED))
    return Grid(heads, tuple(rows), frozenset(range(2, 7)))


def sheets(day: Day) -> list[Table]:
    """The same for a spreadsheet."""
    made = []
    grids = (("kejadian", event_grid(newest(day.reports, day.event_of))), ("titik", shelter_grid(day.shelters)),
             ("logistik", goods_grid(day.goods)))  # fmt: skip
    for name, grid in grids:
        table = Table(name, tuple(head for head, _ in grid.heads), numeric=True)
        for row in grid.rows:
            table.add(row, {})
        made.append(table)
    return made


def _needs(events: Sequence[Filled]) -> list[tuple[str, str]]:
    found = []
    for one in events:
        needs = ", ".join(
            f"{row.get('barang_lain') or one.spelt('barang', row.get('barang', ''))} {row.get('jumlah', '')} "
            f"{row.get('satuan', '')}".strip()
            for row in one.rows("kebutuhan")
        )
        parts = (needs, one.first("kendala"), one.first("rencana"))
        found.append((one.first("nama_kejadian") or one.title, "; ".join(part for part in parts if part)))
    return [pair for pair in found if pair[1]]


def _people(one: Filled) -> str:
    known = [one.number("laki"), one.number("perempuan")]
    return str(sum(number for number in known if number is not None)) if any(n is not None for n in known) else "?"


def _none(said: str) -> str:
    return f'<p class="text">{said}</p>'
