"""Berita acara musyawarah desa and its prelist akhir: every count is made from the rows; DRAF while they disagree."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from html import escape

from desktop.reports import letter
from desktop.reports.answers import Filled, identity
from desktop.reports.letter import Grid, Letterhead
from desktop.reports.spreadsheet import Table
from desktop.reports.words import spelt_day

Family = Mapping[str, str]  # a row of prelist.csv
STATUSES = (
    ("1", "tidak_mampu", "Ditemukan, tidak mampu"),
    ("2", "mampu", "Ditemukan, mampu"),
    ("3", "tidak_ditemukan", "Tidak ditemukan"),
    ("4", "pindah", "Pindah"),
    ("5", "ganda", "Data ganda"),
    ("6", "meninggal", "Meninggal semua"),
    ("7", "hapus", "Usul hapus"),
    ("8", "diperbaiki", "Ditemukan, tidak mampu, data diperbaiki"),
)
CLOSING = "Demikian berita acara ini dibuat dengan sebenarnya untuk dipergunakan sebagaimana mestinya."
STAYS = ("1", "8")  # who stays on the prelist
HEADS = (("No", 5), ("Nama kepala keluarga", 22), ("No KK", 20), ("RT", 6), ("Alamat", 22), ("Status", 13),
         ("Keterangan", 12))  # fmt: skip
REGISTERED = (("No", 5), ("Nama kepala keluarga", 19), ("No KK", 18), ("RT", 6), ("Alamat", 17), ("Status", 11),
              ("Keterangan", 10), ("ID register", 14))  # fmt: skip
"""Where the prelist brought the register's own id: the office finds the family there by it (domain 3.9)."""


def differences(meeting: Filled, prelist: Sequence[Family]) -> tuple[str, ...]:
    """Where the rows, the totals that were sealed and the prelist of the village do not say the same."""
    rows = meeting.rows("baris")
    counted = Counter(row.get("status", "") for row in rows)
    found = [
        f"{said}: tertulis {stated}, di daftar {counted[code]}."
        for code, name, said in STATUSES
        if (stated := meeting.number(f"jml_{name}")) is not None and stated != counted[code]
    ]
    undecided = sum(not row.get("status") for row in rows)
    if undecided:
        found.append(f"{undecided} keluarga belum diberi status.")
    stated = meeting.number("jml_prelist")
    if stated is not None and stated != len(rows):
        found.append(f"Prelist awal tertulis {stated} keluarga, yang dibahas {len(rows)}.")
    known, talked = {one["name"] for one in prelist}, {row.get("id_prelist", "") for row in rows}
    if prelist and known != talked:
        more, less = len(known - talked), len(talked - known)
        parts = (f"{more} keluarga belum dibahas" if more else "", f"{less} tidak ada lagi di prelist" if less else "")
        found.append(f"Prelist desa kini {len(known)} keluarga: {', '.join(part for part in parts if part)}.")
    proposed = meeting.number("jml_usulan")
    if proposed is not None and proposed != len(meeting.rows("usulan")):
        found.append(f"Usulan baru tertulis {proposed}, di daftar {len(meeting.rows('usulan'))}.")
    return (*found, *(() if meeting.approved else ("Isian musyawarah ini belum disetujui.",)))


def html(
    meeting: Filled, prelist: Sequence[Family], *, head: Letterhead, printed: str, practice: bool = False,
    shown: bool = False,
) -> str:  # fmt: skip
    """The minutes with the prelist akhir and the attendance behind them. `shown`: No KK whole."""
    body = [
        f'<p class="text">{_opening(meeting)}</p>',
        letter.SPACE,
        _counts(meeting),
        letter.SPACE,
        f'<p class="text"><b>Keputusan lain.</b> {escape(meeting.first("keputusan"))}</p>'
        if meeting.first("keputusan")
        else "",
        f'<p class="text">{CLOSING}</p>',
        _signatures(meeting),
        letter.part(f"Lampiran 1. Prelist akhir ({len(final(meeting))} keluarga)", new_sheet=True),
        letter.table(grid(meeting, prelist, shown=shown)),
        letter.part(f"Lampiran 2. Daftar hadir ({len(meeting.rows('hadir'))} orang)", new_sheet=True),
        letter.table(_attendance(meeting)),
    ]
    title = f"Berita Acara Musyawarah {meeting.steps()[0]}".strip()
    return letter.html(
        title, body, head=head, printed=printed, practice=practice, draft=differences(meeting, prelist)
    )  # fmt: skip


def final_html(
    meeting: Filled, prelist: Sequence[Family], *, head: Letterhead, printed: str, practice: bool = False,
    shown: bool = False,
) -> str:  # fmt: skip
    """Prelist akhir by itself."""
    village, subdistrict, district, province = meeting.steps()
    facts = (("Desa/kelurahan", village), ("Kecamatan", subdistrict), ("Kabupaten/kota", district),
             ("Provinsi", province), ("Musyawarah", written(meeting)),
             ("Jumlah", f"{len(final(meeting))} keluarga"))  # fmt: skip
    body = [letter.facts(facts), letter.table(grid(meeting, prelist, shown=shown)), _signatures(meeting)]
    draft = differences(meeting, prelist)
    return letter.html("Prelist Akhir", body, head=head, printed=printed, practice=practice, draft=draft)


def final(meeting: Filled) -> list[dict[str, str]]:
    """Who is on the prelist akhir: those found and poor, then the new proposals."""
    stay = [row for row in meeting.rows("baris") if row.get("status") in STAYS]
    return [*stay, *meeting.rows("usulan")]


def grid(meeting: Filled, prelist: Sequence[Family], *, shown: bool) -> Grid:
    """The families of the prelist akhir, numbered."""
    known = {one["name"]: one for one in prelist}
    rows = []
    for at, row in enumerate(final(meeting), start=1):
        family = known.get(row.get("id_prelist", ""), {})
        new = "nama_usulan" in row
        rows.append((
            str(at), row.get("nama_usulan") or row.get("nama_baris", ""),
            identity(family.get("no_kk", ""), shown=shown), row.get("rt_usulan") or row.get("rt_baris", ""),
            row.get("alamat_usulan") or family.get("alamat", ""),
            "Usulan baru" if new else "Diperbaiki" if row.get("status") == "8" else "Tetap",
            row.get("alasan_usulan") or row.get("keterangan", ""), family.get("id_dtks", ""),
        ))  # fmt: skip
    heads = REGISTERED if any(row[-1] for row in rows) else HEADS
    return Grid(heads, tuple(row[: len(heads)] for row in rows), frozenset({0}))


def sheets(meeting: Filled, prelist: Sequence[Family], *, shown: bool) -> list[Table]:
    """For a spreadsheet: the final list, and every family with what was decided."""
    last = grid(meeting, prelist, shown=shown)
    made = Table("prelist akhir", tuple(name for name, _ in last.heads))
    for row in last.rows:
        made.add(row, {})
    names = {code: said for code, _, said in STATUSES}
    every = Table("semua keluarga", ("No", "Nama kepala keluarga", "RT", "Status", "Keterangan"))
    for at, each in enumerate(meeting.rows("baris"), start=1):
        decided = names.get(each.get("status", ""), "Belum diberi status")
        told = (each.get("nama_baris", ""), each.get("rt_baris", ""), decided, each.get("keterangan", ""))
        every.add((str(at), *told), {})
    return [made, every]


def _opening(meeting: Filled) -> str:
    village, subdistrict, district, province = meeting.steps()
    named = (village, subdistrict and f"Kecamatan {subdistrict}", district, province and f"Provinsi {province}")
    where = ", ".join(part for part in named if part)
    return escape(
        f"Pada hari ini, {written(meeting, words=True)}, bertempat di {meeting.first('tempat')}, {where}, telah "
        "dilaksanakan musyawarah verifikasi dan validasi data terpadu yang dipimpin oleh "
        f"{meeting.first('pemimpin')} dan dihadiri {len(meeting.rows('hadir'))} peserta sebagaimana daftar hadir "
        "terlampir, dengan hasil sebagai berikut."
    )


def _counts(meeting: Filled) -> str:
    rows = meeting.rows("baris")
    counted = Counter(row.get("status", "") for row in rows)
    lines = [
        (f"1{chr(97 + at)}", f"Keluarga {said.casefold()}", str(counted[code]))
        for at, (code, _, said) in enumerate(STATUSES)
    ]
    undecided = sum(not row.get("status") for row in rows)
    lines += [("", "Belum diberi status", str(undecided))] if undecided else []
    lines += [
        ("1", "Jumlah prelist awal", str(len(rows))),
        ("2", "Usulan baru", str(len(meeting.rows("usulan")))),
    ]
    sums = ("3", "Prelist akhir (1a + 1h + 2)", str(len(final(meeting))))
    return letter.table(Grid((("No", 8), ("Uraian", 74), ("Keluarga", 18)), tuple(lines), frozenset({2}), sums))


def _attendance(meeting: Filled) -> Grid:
    rows = tuple(
        (str(at), one.get("nama_hadir", ""), meeting.spelt("unsur", one.get("unsur", "")), "")
        for at, one in enumerate(meeting.rows("hadir"), start=1)
    )
    return Grid((("No", 6), ("Nama", 40), ("Unsur", 30), ("Tanda tangan", 24)), rows, frozenset({0}))


def _signatures(meeting: Filled) -> str:
    present = {one.get("unsur", ""): one.get("nama_hadir", "") for one in reversed(meeting.rows("hadir"))}
    return letter.signatures((
        ("Kepala desa/lurah,", present.get("1", ""), ""),
        ("Pemimpin musyawarah,", meeting.first("pemimpin"), ""),
        ("Petugas,", meeting.first("notulis") or meeting.author, ""),
    ))  # fmt: skip


def written(meeting: Filled, *, words: bool = False) -> str:
    """The day of the meeting: Sabtu, 21 November 2026, or as minutes spell it out."""
    return spelt_day(meeting.first("tanggal"), words=words)
