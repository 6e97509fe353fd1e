"""Berita acara serah terima: what was handed over by whom to whom, its value in words, room for everybody to sign."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from desktop.frozen import frozen
from desktop.reports import letter
from desktop.reports.answers import Filled, amount
from desktop.reports.letter import Grid, Letterhead
from desktop.reports.spreadsheet import Table
from desktop.reports.words import in_words, money, rupiah, spelt_day

TITLE = "Berita Acara Serah Terima"
HEADS = (("No", 6), ("Uraian barang atau uang", 38), ("Jumlah", 10), ("Satuan", 12), ("Harga satuan (Rp)", 17),
         ("Nilai (Rp)", 17))  # fmt: skip
PLAIN_HEADS = (("No", 6), ("Uraian barang", 58), ("Jumlah", 16), ("Satuan", 20))
CLOSING = "Demikian berita acara ini dibuat dengan sebenarnya untuk dipergunakan sebagaimana mestinya."
DOTS = "…" * 12


@frozen
class Item:
    """One line of what was handed over; `price` of one and `value` of all in rupiah, None where it is not priced."""

    what: str
    many: str
    unit: str
    price: int | None = None

    @property
    def value(self) -> int | None:
        return round(float(self.many) * self.price) if self.price is not None and self.many else None


def items(one: Filled) -> tuple[Item, ...]:
    """Of a handover, or of the goods a store has given out (`logistik`)."""
    handed = [
        Item(row.get("uraian", ""), row.get("jumlah", ""), row.get("satuan", ""), _rupiah(row.get("harga", "")))
        for row in one.rows("barang_serah")
    ]
    given = [
        Item(row.get("barang_lain") or one.spelt("barang", row.get("barang", "")), row["disalurkan"],
             row.get("satuan", ""))
        for row in one.rows("gerak") if row.get("disalurkan", "0") != "0"
    ]  # fmt: skip
    return (*handed, *given)


def total(one: Filled) -> int | None:
    """The value of all that has a price; None where nothing has one."""
    values = [item.value for item in items(one) if item.value is not None]
    return sum(values) if values else None


def differences(one: Filled) -> tuple[str, ...]:
    """Why it is a draft yet: nobody approved it, nothing was handed over, or the sum is not that of its rows."""
    found = [] if one.approved else ["Isian serah terima ini belum disetujui."]
    if one.rows("gerak") and one.first("ada_serah") != "1":
        found.append("Pada isian logistik ini tidak dicatat serah terima.")
    if not items(one):
        found.append("Belum ada barang yang diserahkan.")
    stated, counted = one.number("total_nilai"), total(one) or 0
    if stated is not None and stated != counted:
        found.append(f"Nilai seluruhnya tertulis {rupiah(stated)}, di daftar {rupiah(counted)}.")
    return tuple(found)


def html(one: Filled, *, head: Letterhead, printed: str, practice: bool = False) -> str:
    """The sheet people sign; what is not known is left open with dots, to be written by hand."""
    number = f"Nomor: {one.first('no_ba') or DOTS}"
    body = [
        f'<p class="text" align="center">{escape(number)}</p>',
        letter.SPACE,
        f'<p class="text">{escape(_opening(one))}</p>',
        letter.SPACE,
        _party(one, "1", "PIHAK PERTAMA", head),
        letter.SPACE,
        _party(one, "2", "PIHAK KEDUA", head),
        letter.SPACE,
        f'<p class="text">{escape(_said(one))}</p>',
        letter.SPACE,
        letter.table(grid(one)),
        letter.SPACE,
        _sum(one),
        f'<p class="text">{CLOSING}</p>',
        letter.SPACE,
        _signatures(one),
    ]
    return letter.html(TITLE, body, head=head, printed=printed, practice=practice, draft=differences(one))


def grid(one: Filled) -> Grid:
    """The lines, with prices only where somebody wrote one."""
    lines = items(one)
    if total(one) is None:
        plain = tuple((str(at), item.what, amount(item.many), item.unit) for at, item in enumerate(lines, start=1))
        return Grid(PLAIN_HEADS, plain, frozenset({0, 2}))
    rows = tuple(
        (str(at), item.what, amount(item.many), item.unit, _dotted(item.price), _dotted(item.value))
        for at, item in enumerate(lines, start=1)
    )
    return Grid(HEADS, rows, frozenset({0, 2, 4, 5}), ("", "Jumlah", "", "", "", _dotted(total(one))))


def sheets(one: Filled) -> list[Table]:
    """For a spreadsheet: the lines as they are printed."""
    found = grid(one)
    made = Table("serah terima", tuple(name for name, _ in found.heads))
    for row in (*found.rows, *((found.sums,) if found.sums else ())):
        made.add(row, {})
    return [made]


def _opening(one: Filled) -> str:
    village, subdistrict, district, province = one.steps()
    spot = one.first("tempat_serah") or one.first("tempat_gudang")
    named = (spot, village, subdistrict and f"Kecamatan {subdistrict}", district, province and f"Provinsi {province}")
    where = ", ".join(part for part in named if part) or DOTS
    day = spelt_day(one.first("tgl_serah"), words=True)
    return f"Pada hari ini, {day}, bertempat di {where}, kami yang bertanda tangan di bawah ini:"


def _party(one: Filled, number: str, called: str, head: Letterhead) -> str:
    name, receiver = one.first(f"pihak_{number}"), one.first("penerima") if number == "2" else head.office
    facts = (
        (f"{number}. Nama", name or DOTS),
        ("Jabatan", one.first(f"jabatan_{number}") or DOTS),
        ("Bertindak untuk", "" if receiver == name else receiver),
    )
    return letter.facts(facts) + f'<p class="text">selanjutnya disebut <b>{called}</b>.</p>'


def _said(one: Filled) -> str:
    for_what = one.said("untuk") or ("logistik bencana" if one.rows("gerak") else "")
    event = one.first("nama_kejadian")
    aid = "bantuan" + (f" untuk {for_what}" if for_what else "") + (f" ({event})" if event else "")
    return f"PIHAK PERTAMA telah menyerahkan {aid} kepada PIHAK KEDUA, dan PIHAK KEDUA telah menerimanya, berupa:"


def _sum(one: Filled) -> str:
    value, count = total(one), len(items(one))
    kinds = f"{count} ({in_words(count)}) macam barang"
    said = f"Nilai seluruhnya {money(value)}." if value is not None else f"Seluruhnya {kinds}."
    return f'<p class="text">{escape(said)}</p>'


def _signatures(one: Filled) -> str:
    parties = letter.signatures((
        ("PIHAK KEDUA\nyang menerima,", one.first("pihak_2"), one.first("jabatan_2")),
        ("PIHAK PERTAMA\nyang menyerahkan,", one.first("pihak_1"), one.first("jabatan_1")),
    ))  # fmt: skip
    seen: Sequence[tuple[str, str, str]] = (
        *((f"Saksi {at},", name, "") for at in "12" if (name := one.first(f"saksi_{at}"))),
        *((("Mengetahui,", name, ""),) if (name := one.first("mengetahui")) else ()),
    )
    return parties + (letter.SPACE + letter.signatures(seen) if seen else "")


def _rupiah(text: str) -> int | None:
    return int(float(text)) if text else None


def _dotted(value: int | None) -> str:
    return "" if value is None else rupiah(value).removeprefix("Rp")
