"""The sitrep: one report of a disaster as a sheet with figures, map, needs and photos; never a victim's name."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from desktop.frozen import frozen
from desktop.reports import letter, whatsapp
from desktop.reports.answers import Filled, bare
from desktop.reports.letter import Grid, Letterhead
from desktop.reports.whatsapp import LONG_NUMBER, Heading, Said, first

FIGURES = (
    ("Terdampak", "KK", "count_affected_families", "kk_terdampak"),
    ("Terdampak", "jiwa", "count_affected", "jiwa_terdampak"),
    ("Meninggal", "jiwa", "count_dead", "meninggal"),
    ("Hilang", "jiwa", "count_missing", "hilang"),
    ("Luka berat", "jiwa", "count_badly_injured", "luka_berat"),
    ("Luka ringan", "jiwa", "count_lightly_injured", "luka_ringan"),
    ("Mengungsi", "KK", "count_displaced_families", "kk_mengungsi"),
    ("Mengungsi", "jiwa", "count_displaced", "jiwa_mengungsi"),
    ("Rumah rusak berat", "unit", "count_houses_heavy", "rumah_rb"),
    ("Rumah rusak sedang", "unit", "count_houses_medium", "rumah_rs"),
    ("Rumah rusak ringan", "unit", "count_houses_light", "rumah_rr"),
    ("Rumah terendam", "unit", "count_houses_flooded", "rumah_terendam"),
)
"""What, in what, its meaning, and its name in the forms of the province."""
UNKNOWN = "belum diketahui"
STATES = (("terdampak", "Terdampak"), ("meninggal", "Meninggal"), ("hilang", "Hilang"), ("luka", "Luka/sakit"),
          ("mengungsi", "Mengungsi"))  # fmt: skip
AGES = (("anak", "Anak 0–17"), ("dewasa", "Dewasa 18–59"), ("lansia", "Lansia 60+"))
GROUPS = (("bayi", "bayi"), ("anak", "anak 5–17"), ("perempuan_kk", "perempuan kepala keluarga"),
          ("anak_terpisah", "anak terpisah"))  # fmt: skip
"""Displaced people by need, beside those of the message."""
BY_VILLAGE = (("kk_terdampak", "KK", 7), ("jiwa_terdampak", "Jiwa", 8), ("meninggal", "MD", 6), ("hilang", "Hilang", 9),
              ("jiwa_mengungsi", "Ungsi", 8), ("rumah_rb", "RB", 6), ("rumah_rs", "RS", 6), ("rumah_rr", "RR", 6),
              ("rumah_terendam", "Rendam", 10))  # fmt: skip


@frozen
class Sitrep:
    """What a sheet is made of. `map_name`: the picture of the points, if there is one; photos with what they show."""

    said: Said
    record: Filled
    heading: Heading
    map_name: str = ""
    photos: tuple[tuple[str, str], ...] = ()  # name of the file, caption


def html(page: Sitrep, *, head: Letterhead, printed: str) -> str:
    """The sheet; photos and map are `<img src="photo:NAME">`, supplied by whoever prints."""
    said, heading = page.said, page.heading
    body = [
        letter.facts(_facts(page)),
        letter.part("Dampak"),
        letter.table(figures(page)),
        *_people(page),
        *_table("Korban menurut umur dan jenis kelamin", by_age(page.record)),
        *_table("Angka per desa", by_village(page.record)),
        *_parts(page),
        letter.signatures((("", " ", ""), ("Pelapor,", first(said, "reporter"), first(said, "reporter_team")))),
        *_map(page.map_name),
        *_photos(page.photos),
    ]
    title = f"{'RALAT · ' if heading.corrected else ''}Laporan {heading.stage.capitalize()} Kejadian Bencana"
    whole = letter.html(title, body, head=head, printed=printed, practice=heading.practice)
    return LONG_NUMBER.sub("▒", whole)


def figures(page: Sitrep) -> Grid:
    """Every figure; what is unknown is not zero, and what changed since the last report is told."""
    rows = []
    for what, unit, meaning, name in FIGURES:
        now, before = first(page.said, meaning), page.record.first(f"lalu_{name}")
        changed = f"dari {before}" if before and now and before != now else ""
        rows.append((what, unit, now or UNKNOWN, changed))
    heads = (("Uraian", 44), ("Satuan", 14), ("Jumlah", 22), ("Berubah", 20))
    return Grid(heads, tuple(rows), frozenset({2, 3}))


def by_age(record: Filled) -> Grid:
    """People by age and sex (B.3 of BNPB), where the report has the split; a row for each state that was told."""
    rows = []
    for state, named in STATES if record.first("ada_rincian") == "1" else ():
        numbers = [record.first(f"{state}_{age}_{sex}") for age, _ in AGES for sex in "lp"]
        if any(numbers):
            rows.append((named, *(number or "–" for number in numbers)))
    heads = (("Keadaan", 22), *((f"{named} {sex}", 13) for _, named in AGES for sex in "LP"))
    return Grid(heads, tuple(rows), frozenset(range(1, 7)))


def by_village(record: Filled) -> Grid:
    """The coordinator's figures, village by village, with the source that counts."""
    rows = tuple(
        (
            bare(row.get("nama_desa_angka", "")),
            *(row.get(f"d_{name}", "?") for name, *_ in BY_VILLAGE),
            bare(row.get("sumber_terbaca", "")),
        )
        for row in record.rows("desa_angka")
    )
    heads = (("Desa", 17), *((short, width) for _, short, width in BY_VILLAGE), ("Sumber", 17))
    return Grid(heads, rows, frozenset(range(1, 1 + len(BY_VILLAGE))))


def _facts(page: Sitrep) -> Sequence[tuple[str, str]]:
    said, heading, record = page.said, page.heading, page.record
    return (
        ("Kejadian", whatsapp.event(said) or first(said, "event_kind")),
        ("Waktu kejadian", whatsapp.when(said, heading)),
        ("Wilayah", heading.place),
        ("Lokasi", whatsapp.location(said)),
        ("Data sampai dengan", heading.until),
        ("Penyebab dan kronologis", whatsapp.sentence(said, "cause", "chronology")),
        ("Status keadaan darurat", bare(record.first("darurat_terbaca"))),
        ("Posko", record.first("posko")),
        ("Keadaan", first(said, "condition")),
    )


def _people(page: Sitrep) -> list[str]:
    """Displaced people by need: those of the message, and the others BNPB counts."""
    groups = whatsapp.displaced(page.said)
    somebody = {first(page.said, of) for of in ("count_displaced", "count_displaced_families")} - {"", "0"}
    told_of = GROUPS if somebody else ()  # once nobody is displaced they are not asked
    others = [f"{named} {number}" for name, named in told_of if (number := page.record.first(name)).isdigit()]
    told = whatsapp.joined([groups if "(" in groups else "", ", ".join(others)], "; ")
    return [f'<p class="text">Pengungsi: {escape(told)}</p>'] if told else []


def _table(title: str, grid: Grid) -> list[str]:
    return [letter.part(title), letter.table(grid)] if grid.rows else []


def _parts(page: Sitrep) -> list[str]:
    said, record = page.said, page.record
    blocks = (
        ("Akses dan sarana", whatsapp.access(said)),
        ("Fasilitas umum", first(said, "facilities")),
        ("Upaya yang dilakukan", whatsapp.efforts(said)),
        ("Personel dan layanan", record.first("personel_terbaca").rstrip("; ")),
        ("Sumber daya", record.first("sumber_daya")),
        ("Kebutuhan mendesak", whatsapp.needs(said)),
        ("Kendala", record.first("kendala")),
        ("Rencana tindak lanjut", record.first("rencana")),
        ("Sumber informasi", whatsapp.all_of(said, "source")),
    )
    return [f'{letter.part(name)}<p class="text">{escape(text)}</p>' for name, text in blocks if text]


def _map(name: str) -> list[str]:
    return [f'{letter.part("Peta titik")}<p><img src="photo:{escape(name)}" width="480"></p>'] if name else []


def _photos(photos: Sequence[tuple[str, str]]) -> list[str]:
    """Two beside each other, with what they show below."""
    if not photos:
        return []
    cells = [
        f'<td class="bare" width="50%"><img src="photo:{escape(name)}" width="230"><br>'
        f'<span class="small">{escape(caption)}</span></td>'
        for name, caption in photos
    ]
    cells += ['<td class="bare"></td>'] * (len(cells) % 2)
    rows = "".join(f"<tr>{cells[at]}{cells[at + 1]}</tr>" for at in range(0, len(cells), 2))
    return [f'{letter.part("Foto")}<table width="100%">{rows}</table>']
