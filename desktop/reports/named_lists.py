"""Lists by name by address: houses unfit to live in for Perkim and BAZNAS, and who receives what."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from desktop.frozen import frozen
from desktop.reports import letter
from desktop.reports.answers import Filled, amount, identity, placed, refused
from desktop.reports.letter import Grid, Letterhead
from desktop.reports.spreadsheet import Table
from desktop.reports.words import money, rupiah

VALID = "1"
CRITERIA = "a dinding/atap rusak, b mudah lapuk, c lantai, d MCK, e < 7,2 m²/jiwa (Permensos 20/2017)"
RTLH_HEADS = (("No", 4), ("Nama", 14), ("NIK", 13), ("Alamat", 22), ("Desa", 10), ("Kecamatan", 10), ("Kriteria", 6),
              ("m²/jiwa", 6), ("Tanah", 9), ("Hasil", 6))  # fmt: skip
RECIPIENT_HEADS = (("No", 4), ("Nama", 16), ("NIK", 13), ("Alamat", 22), ("Desa", 11), ("Kecamatan", 11),
                   ("Bantuan", 10), ("Tanda tangan", 13))  # fmt: skip


@frozen
class Named:
    """A finished list: what is printed, and the same for a spreadsheet."""

    title: str
    grid: Grid
    facts: tuple[tuple[str, str], ...]
    sheet: Table
    draft: tuple[str, ...] = ()

    def html(self, *, head: Letterhead, printed: str, practice: bool = False) -> str:
        body = [letter.facts(self.facts), letter.SPACE, letter.table(self.grid)]
        signer = (head.signs_as or "Kepala Dinas Sosial", head.signer, f"NIP {head.number}" if head.number else "")
        above = f"{head.town + ', ' if head.town else ''}………………………\n{signer[0]},"
        body.append(letter.signatures((("", " ", ""), (above, signer[1], signer[2]))))
        return letter.html(self.title, body, head=head, printed=printed, practice=practice, draft=self.draft)


def houses(rows: Sequence[Filled], *, shown: bool) -> Named:
    """Hasil validasi RTLH: valid, tidak valid, perlu perbaikan data, in the order of villages (domain 4.1)."""
    ordered = [one for one in placed(rows) if one.first("hasil_validasi") and not refused(one.values)]
    lines = []
    for at, one in enumerate(ordered, start=1):
        village, subdistrict, _, _ = one.steps()
        lines.append((
            str(at), one.first("nama"), identity(one.first("nik"), shown=shown), _address(one), village, subdistrict,
            _criteria(one), amount(one.first("m2_per_orang")), one.said("kepemilikan_tanah"),
            one.said("hasil_validasi"),
        ))  # fmt: skip
    valid = sum(one.first("hasil_validasi") == VALID for one in ordered)
    facts = (
        ("Jumlah rumah", str(len(ordered))),
        ("Valid", str(valid)),
        ("Tidak valid atau perlu perbaikan", str(len(ordered) - valid)),
        ("Kriteria", CRITERIA),
    )
    more = {"kabupaten": lambda one: one.steps()[2], "titik": lambda one: one.first("lokasi"),
            "alasan": lambda one: one.first("alasan_validasi")}  # fmt: skip
    sheet = _sheet("rtlh", RTLH_HEADS, lines, ordered, more)
    return Named(
        "Daftar Hasil Validasi RTLH", Grid(RTLH_HEADS, tuple(lines), frozenset({0, 7})), facts, sheet, _waits(ordered)
    )


def recipients(rows: Sequence[Filled], *, title: str, shown: bool) -> Named:
    """Daftar penerima by name by address of any form that asks people: santunan, alat bantu, RTLH, KUBE."""
    ordered = placed([one for one in rows if not refused(one.values)])
    lines, total = [], 0
    for at, one in enumerate(ordered, start=1):
        village, subdistrict, _, _ = one.steps()
        sum_ = one.number("nominal") or one.number("total_usulan") or 0
        total += sum_
        given = rupiah(sum_) if sum_ else one.said("alat") or one.said("jenis_bantuan") or one.said("jenis")
        lines.append((
            str(at), one.first("nama_penerima") or one.first("nama_kube") or one.first("nama") or one.title,
            identity(_nik(one), shown=shown), _address(one), village, subdistrict,
            given, "",
        ))  # fmt: skip
    facts = (("Jumlah penerima", str(len(lines))), ("Jumlah bantuan", money(total) if total else ""))
    grid = Grid(RECIPIENT_HEADS, tuple(lines), frozenset({0, 6} if total else {0}))
    more = {
        "kabupaten": lambda one: one.steps()[2],
        "nominal": lambda one: one.first("nominal") or one.first("total_usulan"),
    }
    sheet = _sheet("penerima", RECIPIENT_HEADS[:-1], [line[:-1] for line in lines], ordered, more)
    return Named(f"Daftar Penerima: {title}", grid, facts, sheet, _waits(ordered))


def _nik(one: Filled) -> str:
    return one.first("nik_penerima") or one.first("nik") or one.first("nik_anggota")


def _criteria(one: Filled) -> str:
    met = "".join(letter_ for letter_ in "abcde" if one.first(f"kriteria_{letter_}") == "1")
    return " ".join(met) or "–"


def _address(one: Filled) -> str:
    places = (f"RT {one.first('rt')}" if one.first("rt") else "", f"RW {one.first('rw')}" if one.first("rw") else "")
    return " ".join(part for part in (one.first("alamat"), *places) if part)


def _waits(rows: Sequence[Filled]) -> tuple[str, ...]:
    waiting = sum(not one.approved for one in rows)
    return (f"{waiting} dari {len(rows)} isian belum disetujui.",) if waiting else ()


def _sheet(
    name: str, heads: Sequence[tuple[str, int]], lines: Sequence[tuple[str, ...]], rows: Sequence[Filled],
    more: dict[str, Callable[[Filled], str]],
) -> Table:  # fmt: skip
    made = Table(name, (*(head for head, _ in heads), *more))
    for line, one in zip(lines, rows, strict=True):
        made.add((*line, *(read(one) for read in more.values())), {})
    return made
