"""A remote indigenous community (KAT, kind 26): recorded as a community, without a NIK of anybody (domain 2.4)."""

from __future__ import annotations

from desktop.forms.workbook import Workbook

from .places import ask_region
from .shared import ask_photos, ask_remark, ask_visit, begin, consent_words

VERSION = "2026112216"


def workbook() -> Workbook:
    book = begin("Komunitas Adat Terpencil (KAT)", "komunitas_adat", "concat('Komunitas ', ${nama_komunitas})", VERSION)
    _add_codes(book)
    ask_visit(book, 1, form="review-first")
    with book.group("komunitas", ("2. Komunitas", "2. Community")):
        ask_region(book, default_province="15")
        book.lines("""
            text nama_komunitas! | Nama komunitas atau rombong | Name of the community or group | as_=title
            text tempat! | Tempat tinggal sekarang (nama lokasi) | Where they live now (name of the place) | as_=address
            text pemimpin | Pemimpin adat/tumenggung | Leader
            select_one menetap menetap! | Cara tinggal | Way of living
            integer jml_kk! | Jumlah KK | Families | constraint=. >= 1 and . <= 9999 ; constraint_message=1 – 9.999 // 1 – 9,999
            integer laki! | Laki-laki (jiwa) | Male | constraint=. >= 0 ; constraint_message=≥ 0
            integer perempuan! | Perempuan (jiwa) | Female | constraint=. >= 0 ; constraint_message=≥ 0
            """)
        book.calculate("jiwa", "coalesce(${laki}, 0) + coalesce(${perempuan}, 0)")
        book.lines("""
            note baca_jiwa | Jumlah: ${jiwa} jiwa | Total: ${jiwa} persons
            integer punya_nik! | Berapa orang sudah punya NIK? | How many have a NIK? | constraint=. >= 0 and . <= ${jiwa} ; constraint_message=Tidak boleh melebihi jumlah jiwa. // Not more than the total.
            text etnis | Suku (hanya bila diminta Dinas) | Ethnicity (only if the office asks)
            """)
        book.warn("w_jiwa", "${jiwa} < ${jml_kk}", ("Jiwa lebih sedikit daripada KK.", "Fewer persons than families."),
                  about="laki")  # fmt: skip
    with book.group("persetujuan", ("3. Persetujuan", "3. Consent")):
        book.ask(
            "note", "teks_persetujuan",
            consent_words(("dan komunitas untuk pelayanan sosial", "and of the community for social services")),
        )  # fmt: skip
        book.lines("""
            select_one setuju setuju! | Persetujuan komunitas, lewat pemimpinnya | Consent of the community, by its leader | appearance=columns-pack
            text wakil! | Disampaikan oleh (nama dan kedudukan) | Given by (name, position) | relevant=${setuju} = '1'
            """)
    with book.group("kriteria", ("4. Kriteria dan akses", "4. Criteria and access"), relevant="${setuju} = '1'"):
        book.lines("""
            select_multiple kriteria_kat kriteria_kat! | Kriteria yang terpenuhi | Criteria that apply
            decimal km_puskesmas! | Jarak ke puskesmas terdekat (km) | Distance to the nearest health post (km) | constraint=. >= 0 and . <= 999 ; constraint_message=0 – 999
            select_multiple sarana sarana_puskesmas! | Ditempuh dengan | By
            decimal km_sekolah! | Jarak ke sekolah terdekat (km) | Distance to the nearest school (km) | constraint=. >= 0 and . <= 999 ; constraint_message=0 – 999
            select_multiple sarana sarana_sekolah! | Ditempuh dengan | By
            select_multiple layanan layanan_ada | Layanan yang pernah diterima | Services received so far
            text kebutuhan! | Kebutuhan utama menurut komunitas | What they say they need most | appearance=multiline
            """)
    ask_photos(book, 5, (("foto_lokasi", ("Foto lokasi (tanpa wajah)", "Photo of the place (no faces)")),))
    ask_remark(book)
    return book


def _add_codes(book: Workbook) -> None:
    book.options("setuju", "1 Setuju | Agrees\n2 Tidak setuju | Does not agree")
    book.options(
        "menetap",
        "1 Menetap | Settled\n2 Menetap sementara | Settled for a time\n3 Berpindah (melangun) | Moving about",
    )
    book.options(
        "kriteria_kat",
        """
        1 Akses terbatas pada pelayanan sosial dasar | Little access to basic social services
        2 Tertutup, homogen, bergantung pada alam | Closed, homogeneous, living from nature
        3 Marginal di perdesaan atau perkotaan | Marginal in country or town
        4 Di perbatasan, pesisir, pulau terluar, atau terpencil | Border, coast, outer island or remote
        """,
    )
    book.options(
        "sarana", "1 Jalan kaki | On foot\n2 Sepeda motor | Motorcycle\n3 Mobil | Car\n4 Perahu | Boat\n5 Kuda | Horse"
    )
    book.options(
        "layanan",
        """
        1 Kesehatan | Health
        2 Pendidikan | Education
        3 Perekaman KTP/KK | Civil registration
        4 Bantuan pangan | Food aid
        5 Rumah/lahan | House, land
        6 Lainnya | Other
        """,
    )
