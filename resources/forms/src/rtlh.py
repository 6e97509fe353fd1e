"""RTLH: a house unfit to live in, after Permensos 20/2017 (domain 4.1). The form counts criteria; people decide."""

from __future__ import annotations

from desktop.forms.workbook import Workbook

from . import codes_house
from .places import ask_region
from .shared import (
    ask_address,
    ask_card,
    ask_consent,
    ask_known_family,
    ask_person,
    ask_photos,
    ask_remark,
    ask_visit,
    begin,
    known,
    read_limits,
)

VERSION = "2026112216"


def workbook() -> Workbook:
    book = begin("Rumah Tidak Layak Huni (RTLH)", "rtlh", "concat('RTLH ', ${nama})", VERSION)
    codes_house.add_house(book)
    book.lines("csv-external kop")
    _add_codes(book)
    ask_visit(book, 1, form="review-first")
    read_limits(book, ("luas_per_jiwa",))
    _ask_household(book)
    ask_consent(book, 3, ("untuk usulan perbaikan rumah", "for a proposal to repair your house"))
    _ask_house(book)
    _ask_rules(book)
    ask_photos(
        book, 6,
        (
            ("foto_depan", ("Foto tampak depan", "Photo from the front")),
            ("foto_samping", ("Foto tampak samping", "Photo from the side")),
            ("foto_belakang", ("Foto tampak belakang", "Photo from behind")),
            ("foto_dalam", ("Foto ruang dalam", "Photo of the inside")),
            ("foto_lantai", ("Foto lantai", "Photo of the floor")),
            ("foto_atap", ("Foto atap", "Photo of the roof")),
            ("foto_mck", ("Foto MCK", "Photo of the toilet")),
        ), relevant="${lanjut} = 1",
    )  # fmt: skip
    ask_remark(book)
    return book


def _add_codes(book: Workbook) -> None:
    book.options("mck", "1 Ada, layak | Yes, fit\n2 Ada, tidak layak | Yes, unfit\n3 Tidak ada | None")
    book.options(
        "tanah",
        """
        1 Sertifikat | Certificate
        2 Girik/letter C
        3 Surat keterangan | Written statement
        4 Bukan milik sendiri | Not their own
        """,
    )
    book.options(
        "struktur",
        """
        1 Baik | Good
        2 Rusak ringan | Lightly damaged
        3 Rusak sedang | Damaged
        4 Rusak berat | Badly damaged
        """,
    )
    book.options(
        "sumber_bantuan",
        """
        1 Kementerian Sosial (RS-RTLH/RST) | Ministry of Social Affairs
        2 Kementerian PUPR (BSPS) | Ministry of Public Works
        3 APBD provinsi (Dumisake) | Province
        4 APBD kabupaten/kota | Regency/city
        5 Dana desa | Village fund
        6 BAZNAS
        7 Lainnya | Other
        """,
    )
    book.options("terdaftar", "1 Terdaftar | Yes\n2 Tidak terdaftar | No\n3 Belum dicek | Not checked yet")
    book.options(
        "hasil_validasi",
        "1 Valid\n2 Tidak valid | Not valid\n3 Perlu perbaikan data | Data need repair",
    )


def _ask_household(book: Workbook) -> None:
    with book.group("penghuni", ("2. Penghuni", "2. Household")):
        ask_region(book, default_province="15")
        ask_known_family(book)
        ask_person(book, meaning="household_name", of="keluarga")
        ask_card(book, of="keluarga")
        ask_address(book, of="keluarga")
        book.lines("""
            integer jml_kk! | Jumlah KK di rumah ini | Families in this house | default=1 ; constraint=. >= 1 and . <= 20 ; constraint_message=1 – 20
            """)
        book.ask(
            "integer", "jml_penghuni", ("Jumlah penghuni (jiwa)", "Occupants (persons)"), required=True,
            constraint=". >= ${jml_kk} and . <= 99",
            constraint_message=("Tidak boleh lebih kecil dari jumlah KK.", "Not fewer than families."),
            **known("keluarga_dikenal", "keluarga", "jml_penghuni", "jumlah"),
        )  # fmt: skip


def _ask_house(book: Workbook) -> None:
    with book.group("rumah", ("4. Keadaan rumah", "4. Condition of the house"), relevant="${lanjut} = 1"):
        book.lines("""
            select_one dinding dinding! | Bahan dinding terluas | Main material of the walls
            select_one ya_tidak dinding_rusak! | Dinding rusak sehingga membahayakan? | Walls damaged and dangerous? | appearance=columns-pack
            select_one ya_tidak dinding_mudah_lapuk! | Dinding mudah rusak/lapuk? | Walls that break or rot easily? | appearance=columns-pack
            select_one atap atap! | Bahan atap terluas | Main material of the roof
            select_one ya_tidak atap_rusak! | Atap rusak sehingga membahayakan? | Roof damaged and dangerous? | appearance=columns-pack
            select_one ya_tidak atap_mudah_lapuk! | Atap mudah rusak/lapuk? | Roof that breaks or rots easily? | appearance=columns-pack
            select_one lantai lantai! | Bahan lantai terluas | Main material of the floor
            select_one ya_tidak lantai_rusak! | Lantai dalam kondisi rusak? | Floor damaged? | appearance=columns-pack
            select_one mck mck! | Tempat mandi, cuci, kakus (MCK) | Place to bathe, wash and relieve | appearance=columns-pack
            decimal luas_m2! | Luas lantai (m²) | Floor area (m²) | constraint=. > 0 and . <= 2000 ; constraint_message=Lebih dari 0, paling banyak 2.000 m². // More than 0, at most 2,000 m².
            select_one struktur fondasi | Kondisi fondasi | Condition of the foundation | appearance=columns-pack
            select_one struktur kolom | Kondisi kolom/balok | Condition of pillars and beams | appearance=columns-pack
            select_one struktur rangka_atap | Kondisi rangka atap | Condition of the roof frame | appearance=columns-pack
            """)
        book.calculate("m2_per_orang", "if(${luas_m2} > 0, round(${luas_m2} div ${jml_penghuni}, 2), '')")
        poor_floor = "(${lantai} = '2' or ${lantai} >= 5) and ${lantai_rusak} = '1'"
        for letter, rule in (
            ("a", "${dinding_rusak} = '1' or ${atap_rusak} = '1'"),
            ("b", "${dinding_mudah_lapuk} = '1' or ${atap_mudah_lapuk} = '1'"),
            ("c", f"{poor_floor} or ${{lantai}} = '8'"),
            ("d", "${mck} = '3'"),
            ("e", "${m2_per_orang} != '' and ${m2_per_orang} < ${a_luas_per_jiwa}"),
        ):
            book.calculate(f"kriteria_{letter}", f"if({rule}, 1, 0)")
        book.calculate("n_kriteria", "${kriteria_a} + ${kriteria_b} + ${kriteria_c} + ${kriteria_d} + ${kriteria_e}")
        book.ask(
            "note", "hasil_kriteria",
            ("Kriteria RTLH terpenuhi: ${n_kriteria} dari 5 · ${m2_per_orang} m² per orang. Supervisor yang memutuskan.",
             "Criteria met: ${n_kriteria} of 5 · ${m2_per_orang} m² per person. The supervisor decides."),
            relevant="${m2_per_orang} != ''",
        )  # fmt: skip


def _ask_rules(book: Workbook) -> None:
    with book.group("bantuan", ("5. Syarat bantuan", "5. Conditions of the aid"), relevant="${lanjut} = 1"):
        book.lines("""
            select_one tanah kepemilikan_tanah! | Bukti kepemilikan tanah | Proof of owning the land
            select_one terdaftar terdaftar! | Terdaftar dalam DTSEN/DTKS? | In the register? | appearance=columns-pack
            select_one ya_tidak punya_ktp_kk! | Punya KTP dan KK? | Has identity and family card? | appearance=columns-pack
            select_one ya_tidak pernah_bantuan! | Pernah menerima bantuan perumahan? | Ever received housing aid? | appearance=columns-pack
            select_one sumber_bantuan sumber_bantuan! | Bantuan dari | Aid from | relevant=${pernah_bantuan} = '1'
            integer tahun_bantuan! | Tahun | Year | relevant=${pernah_bantuan} = '1' ; constraint=. >= 1990 and . <= int(format-date(today(), '%Y')) ; constraint_message=Antara 1990 dan tahun ini. // Between 1990 and this year.
            select_one ya_tidak kesediaan_swadaya! | Tetangga bersedia membantu (swadaya)? | Neighbours willing to help? | appearance=columns-pack
            select_one hasil_validasi hasil_validasi! | Hasil validasi | Result of the validation
            text alasan_validasi! | Alasan atau yang perlu diperbaiki | Reason, or what needs repair | relevant=${hasil_validasi} = '2' or ${hasil_validasi} = '3'
            """)
        book.warn(
            "w_tanah", "${kepemilikan_tanah} = '4'",
            ("RS-RTLH mensyaratkan tanah milik sendiri.", "RS-RTLH asks for land of their own."),
            about="kepemilikan_tanah",
        )  # fmt: skip
        book.warn(
            "w_pernah", "${pernah_bantuan} = '1'",
            ("RS-RTLH untuk yang belum pernah menerima bantuan serupa.",
             "RS-RTLH is for those who have not received such aid before."), about="pernah_bantuan",
        )  # fmt: skip
        book.warn(
            "w_syarat", "${terdaftar} = '2' or ${punya_ktp_kk} = '2'",
            ("RS-RTLH mensyaratkan terdaftar, dengan KTP dan KK: usulkan atau rujuk dahulu.",
             "RS-RTLH asks for the register and both cards: propose or refer first."), about="terdaftar",
        )  # fmt: skip
        book.warn(
            "w_bukan_rtlh", "${hasil_validasi} = '1' and ${n_kriteria} = 0",
            ("Tidak satu pun kriteria RTLH terpenuhi.", "Not one criterion is met."), about="hasil_validasi",
        )  # fmt: skip
