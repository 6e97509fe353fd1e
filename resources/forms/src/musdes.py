"""Musyawarah desa: the meeting that goes through the prelist, one row a family (domain 3.9). No NIK, no protected kinds."""

from __future__ import annotations

from desktop.forms.workbook import Workbook

from .places import ask_region
from .shared import NOT_LATER, ask_remark, begin

VERSION = "2026112218"
STATUSES = ("tidak_mampu", "mampu", "tidak_ditemukan", "pindah", "ganda", "meninggal", "hapus", "diperbaiki")
FAMILY = "instance('prelist')/root/item[desa = ${desa}][position() = ${no}]"


def workbook() -> Workbook:
    book = begin(
        "Musyawarah Desa/Kelurahan", "musdes",
        "concat('Musyawarah ', ${nama_desa}, ', ', format-date(${tanggal}, '%e-%n-%Y'))", VERSION,
    )  # fmt: skip
    book.lines("csv-external kop")
    _add_codes(book)
    _ask_meeting(book)
    _ask_rows(book)
    _ask_new(book)
    _ask_counts(book)
    _ask_attendance(book)
    ask_remark(book)
    return book


def _add_codes(book: Workbook) -> None:
    book.options(
        "status_keluarga",
        """
        1 Ditemukan, tidak mampu | Found, poor
        2 Ditemukan, mampu | Found, not poor
        3 Tidak ditemukan | Not found
        4 Pindah | Moved
        5 Data ganda | Double
        6 Meninggal semua | All dead
        7 Usul hapus | Propose removal
        8 Tidak mampu, data diperbaiki | Poor, data repaired
        """,
    )
    book.options(
        "unsur",
        """
        1 Kepala desa/lurah | Village head
        2 Perangkat desa | Village officials
        3 BPD/LPM | Village council
        4 Ketua RT/RW | RT/RW head
        5 Tokoh masyarakat | Elder
        6 TKSK/pendamping | Welfare officer
        7 Warga | Citizen
        """,
    )


def _ask_meeting(book: Workbook) -> None:
    with book.group("rapat", ("1. Musyawarah", "1. Meeting"), form="review-first"):
        ask_region(book, default_province="15")
        book.calculate("nama_desa", "instance('desa')/root/item[name = ${desa}]/label")
        book.lines(f"""
            date tanggal! | Tanggal | Date | default=today() ; {NOT_LATER}
            text tempat! | Tempat | Place
            text pemimpin! | Pemimpin musyawarah | Chair
            text notulis! | Notulis | Minutes by
            """)


def _ask_rows(book: Workbook) -> None:
    with book.group("prelist_awal", ("2. Prelist awal", "2. Prelist")):
        book.calculate("jml_prelist", "if(${desa} = '', 0, count(instance('prelist')/root/item[desa = ${desa}]))")
        book.lines("""
            csv-external prelist
            note baca_jumlah | Prelist memuat ${jml_prelist} keluarga. Satu baris satu keluarga, satu tombol satu status (F4). | The prelist has ${jml_prelist} families. One row a family, one key a status (F4).
            """)
        with book.repeat("baris", ("Keluarga", "Family"), repeat_count="${jml_prelist}", appearance="table"):
            book.calculate("no", "position(..)")
            book.calculate("id_prelist", f"{FAMILY}/name")
            book.calculate("nama_baris", f"{FAMILY}/nama_kepala")
            book.calculate("rt_baris", f"{FAMILY}/rt")
            book.lines("""
                select_one status_keluarga status! | ${no}. ${nama_baris} (RT ${rt_baris}) | ${no}. ${nama_baris} (RT ${rt_baris}) | appearance=minimal
                text keterangan | Keterangan | Remark
                """)
            for code, name in enumerate(STATUSES, start=1):
                book.calculate(f"n_{name}", f"if(${{status}} = '{code}', 1, 0)")


def _ask_new(book: Workbook) -> None:
    with book.group("bagian_usulan", ("3. Usulan baru", "3. New proposals")):
        book.lines("""
            select_one ya_tidak ada_usulan! | Ada usulan baru? | Any new proposals? | appearance=columns-pack
            """)
        with book.repeat("usulan", ("Usulan baru", "New proposal"), relevant="${ada_usulan} = '1'"):
            book.lines("""
                text nama_usulan! | Nama kepala keluarga | Head of family
                text rt_usulan | RT | RT | appearance=numbers
                text alamat_usulan | Alamat | Address
                text alasan_usulan! | Alasan diusulkan | Why proposed
                """)


def _ask_counts(book: Workbook) -> None:
    with book.group("berita_acara", ("4. Berita acara", "4. Minutes")):
        for name in STATUSES:
            book.calculate(f"jml_{name}", f"sum(${{n_{name}}})")
        book.calculate("jml_usulan", "if(${ada_usulan} = '1', count(${usulan}), 0)")
        book.calculate("jml_akhir", "${jml_tidak_mampu} + ${jml_diperbaiki} + ${jml_usulan}")
        book.ask(
            "note", "baca_berita",
            ("Tidak mampu ${jml_tidak_mampu} · data diperbaiki ${jml_diperbaiki} · mampu ${jml_mampu} · tidak ditemukan ${jml_tidak_ditemukan} · pindah "
             "${jml_pindah} · ganda ${jml_ganda} · meninggal ${jml_meninggal} · usul hapus ${jml_hapus} · usulan baru "
             "${jml_usulan} · prelist akhir ${jml_akhir}",
             "Poor ${jml_tidak_mampu} · data repaired ${jml_diperbaiki} · not poor ${jml_mampu} · not found ${jml_tidak_ditemukan} · moved ${jml_pindah} "
             "· double ${jml_ganda} · dead ${jml_meninggal} · to remove ${jml_hapus} · new ${jml_usulan} · final "
             "prelist ${jml_akhir}"),
        )  # fmt: skip
        book.lines("""
            text keputusan | Keputusan lain | Other decisions | appearance=multiline
            file pindaian | Pindaian berita acara bertanda tangan | Scan of the signed minutes
            image foto_rapat | Foto musyawarah | Photo of the meeting | parameters=max-pixels=1600
            """)


def _ask_attendance(book: Workbook) -> None:
    with (
        book.group("daftar_hadir", ("5. Daftar hadir", "5. Attendance")),
        book.repeat("hadir", ("Peserta", "Participant")),
    ):
        book.lines("""
            text nama_hadir! | Nama | Name
            select_one unsur unsur! | Unsur | Role
            """)
