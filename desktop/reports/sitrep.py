"""The sitrep: one report of a disaster as a sheet with figures, map, needs and photos; never a victim's name."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from desktop.frozen import frozen
from desktop.reports import letter, whatsapp
from desktop.reports.answers import Filled
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
        *_people(said),
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


def _facts(page: Sitrep) -> Sequence[tuple[str, str]]:
    said, heading = page.said, page.heading
    return (
        ("Kejadian", first(said, "event") or first(said, "event_kind")),
        ("Waktu kejadian", whatsapp.when(said, heading)),
        ("Wilayah", heading.place),
        ("Lokasi", whatsapp.location(said)),
        ("Data sampai dengan", heading.until),
        ("Penyebab dan kronologis", whatsapp.sentence(said, "cause", "chronology")),
        ("Keadaan", first(said, "condition")),
    )


def _people(said: Said) -> list[str]:
    groups = whatsapp.displaced(said)
    return [f'<p class="text">Pengungsi: {escape(groups)}</p>'] if "(" in groups else []


def _parts(page: Sitrep) -> list[str]:
    said, record = page.said, page.record
    blocks = (
        ("Akses dan sarana", whatsapp.access(said)),
        ("Fasilitas umum", first(said, "facilities")),
        ("Upaya yang dilakukan", whatsapp.all_of(said, "efforts")),
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
