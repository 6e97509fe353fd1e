"""The words of prints: dates and numbers as people write them in Indonesia, and the few labels every print has."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

DAYS = {
    "id": ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
MONTHS = {
    "id": (
        *("Januari", "Februari", "Maret", "April", "Mei", "Juni"),
        *("Juli", "Agustus", "September", "Oktober", "November", "Desember"),
    ),
    "en": (
        *("January", "February", "March", "April", "May", "June"),
        *("July", "August", "September", "October", "November", "December"),
    ),
}
ZONES = {"Asia/Jakarta": "WIB", "Asia/Makassar": "WITA", "Asia/Jayapura": "WIT"}

_SMALL = ("nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas")
_STEPS = ((10**12, "triliun"), (10**9, "miliar"), (10**6, "juta"), (1000, "ribu"), (100, "ratus"))

PRACTICE = "LATIHAN"
LABELS = {
    "id": {
        "practice": "LATIHAN · data rekaan, bukan dokumen resmi",
        "form": "Formulir",
        "printed": "Dicetak",
        "yes": "Ya",
        "wrong_items": "Salah",
        "last_item": "terakhir dibaca",
        "picture": "Foto",
        "empty": "–",
        "signed_by": "Petugas,",
        "receipts": "Bukti terima server",
        "past": "Sidik riwayat laptop",
        "record": "Isian",
        "village": "Desa",
        "author": "Petugas",
        "received": "Diterima server",
        "server": "Server",
        "number": "No. kiriman",
        "parts": "Berkas",
        "total": "{n} kiriman, {parts} berkas",
    },
    "en": {
        "practice": "LATIHAN (PRACTICE) · invented data, not an official document",
        "form": "Form",
        "printed": "Printed",
        "yes": "Yes",
        "wrong_items": "Wrong",
        "last_item": "last item reached",
        "picture": "Photo",
        "empty": "–",
        "signed_by": "Enumerator,",
        "receipts": "Receipts of what was sent",
        "past": "Fingerprint of the laptop's history",
        "record": "Record",
        "village": "Village",
        "author": "Enumerator",
        "received": "Received by the server",
        "server": "Server",
        "number": "Submission",
        "parts": "Files",
        "total": "{n} submissions, {parts} files",
    },
}


def label(key: str, language: str) -> str:
    """A label of a print, `language` "id" or "en"; another language gets Indonesian."""
    return LABELS.get(language, LABELS["id"])[key]


def long_date(day: dt.date, language: str = "id", *, weekday: bool = False) -> str:
    """21 November 2026, or Sabtu, 21 November 2026."""
    months = MONTHS.get(language, MONTHS["id"])
    written = f"{day.day} {months[day.month - 1]} {day.year}"
    return f"{DAYS.get(language, DAYS['id'])[day.weekday()]}, {written}" if weekday else written


def official_place(address: str, code: str) -> str:
    """Of "Sungai Terap, Kumpeh Ulu, Kabupaten Muaro Jambi, Jambi": Desa …, Kec. …, Kab. …, Prov. …

    A kelurahan is told by its code (Kemendagri: its last four digits begin with 1). Another shape stays as it is.
    """
    parts = address.split(", ")
    if len(parts) != 4:  # the levels
        return address
    village, district, regency, province = parts
    kind = "Kel." if code.rpartition(".")[2].startswith("1") else "Desa"
    return f"{kind} {village}, Kec. {district}, {regency.replace('Kabupaten ', 'Kab. ', 1)}, Prov. {province}"


def spelt_day(iso: str, *, words: bool = False) -> str:
    """Sabtu, 21 November 2026, or as minutes spell it out; dots to write on where there is no such day."""
    try:
        day = dt.date.fromisoformat(iso)
    except ValueError:
        return "………………"
    if not words:
        return long_date(day, weekday=True)
    spelt = f"tanggal {in_words(day.day)} bulan {MONTHS['id'][day.month - 1]} tahun {in_words(day.year)}"
    return f"{DAYS['id'][day.weekday()]} {spelt} ({day:%d-%m-%Y})"


def clock(time: dt.time | dt.datetime) -> str:
    """14.03, with a full stop as the Indonesian spelling rules (EYD) have it."""
    return f"{time.hour:02}.{time.minute:02}"


def moment(at: dt.datetime, zone: ZoneInfo, language: str = "id") -> str:
    """21 November 2026 14.03 WIB: an aware moment as people in `zone` read it."""
    there = at.astimezone(zone)
    name = ZONES.get(zone.key, there.strftime("UTC%z"))
    return f"{long_date(there.date(), language)} {clock(there)} {name}"


def number(text: str, language: str = "id") -> str:
    """A decimal with the comma of the language; whole numbers stay as typed (they may be codes or years)."""
    return text.replace(".", ",") if language == "id" else text


def rupiah(amount: int) -> str:
    """Rp1.250.000."""
    return f"Rp{amount:,}".replace(",", ".")


def in_words(number: int) -> str:
    """Terbilang: 1250 → seribu dua ratus lima puluh."""
    if number < 0:
        return f"minus {in_words(-number)}"
    if number < len(_SMALL):
        return _SMALL[number]
    if number < 20:
        return f"{_SMALL[number - 10]} belas"
    if number < 100:
        return _rest(f"{_SMALL[number // 10]} puluh", number % 10)
    step, name = next((step, name) for step, name in _STEPS if number >= step)
    many = number // step
    begun = f"se{name}" if many == 1 and step <= 1000 else f"{in_words(many)} {name}"
    return _rest(begun, number % step)


def _rest(begun: str, rest: int) -> str:
    return f"{begun} {in_words(rest)}" if rest else begun


def money(amount: int) -> str:
    """Rp1.250.000 (satu juta dua ratus lima puluh ribu rupiah)."""
    return f"{rupiah(amount)} ({in_words(amount)} rupiah)"
