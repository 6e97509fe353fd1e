"""Aids for persons with disability, and the referral of a person to a home (domain 4.4, 4.5)."""

from __future__ import annotations

from desktop.forms.workbook import Workbook

from .places import ask_region
from .shared import (
    ask_address,
    ask_card,
    ask_consent,
    ask_known_person,
    ask_person,
    ask_phone,
    ask_photos,
    ask_remark,
    ask_visit,
    begin,
)

VERSION = "2026112216"


def aid() -> Workbook:
    book = begin("Asesmen Alat Bantu", "alat_bantu", "concat('Alat bantu ', ${nama})", VERSION)
    _add_aids(book)
    ask_visit(book, 1, form="review-first")
    _ask_subject(book)
    ask_consent(book, 3, ("untuk usulan alat bantu", "for a proposal of an aid"))
    _ask_need(book)
    _ask_measures(book)
    ask_photos(
        book, 6,
        (
            ("foto_seluruh_badan", ("Foto seluruh badan", "Full-body photo")),
            ("foto_ktp", ("Foto KTP/KIA", "Photo of the identity card")),
            ("foto_kk", ("Foto Kartu Keluarga", "Photo of the family card")),
            ("foto_pengantar", ("Foto SKTM/pengantar desa", "Photo of the village's letter")),
        ), relevant="${lanjut} = 1",
    )  # fmt: skip
    ask_remark(book)
    return book


def home() -> Workbook:
    book = begin("Rujukan ke Panti", "rujukan_panti", "concat('Rujukan ', ${nama})", VERSION)
    _add_home(book)
    _add_state(book)
    ask_visit(book, 1, form="review-first")
    _ask_subject(book)
    ask_consent(book, 3, ("untuk rujukan ke panti", "for a referral to a home"))
    _ask_living(book)
    _ask_abilities(book)
    _ask_will(book)
    ask_photos(
        book, 7,
        (
            ("foto_tempat_tinggal", ("Foto tempat tinggal", "Photo of the dwelling")),
            ("foto_surat_desa", ("Foto surat desa", "Photo of the village's letter")),
            ("foto_surat_sehat", ("Foto surat sehat", "Photo of the health letter")),
        ), relevant="${lanjut} = 1",
    )  # fmt: skip
    ask_remark(book)
    return book


def _add_aids(book: Workbook) -> None:
    book.options(
        "disabilitas",
        """
        1 Fisik | Physical
        2 Intelektual | Intellectual
        3 Mental | Mental
        4 Sensorik netra | Sight
        5 Sensorik rungu/wicara | Hearing, speech
        6 Ganda | Several
        """,
    )
    book.options(
        "penyebab",
        """
        1 Sejak lahir | From birth
        2 Sakit | Illness
        3 Kecelakaan | Accident
        4 Bencana | Disaster
        5 Usia | Age
        """,
    )
    book.options(
        "alat",
        """
        1 Kursi roda dewasa | Wheelchair, adult
        2 Kursi roda anak | Wheelchair, child
        3 Kruk | Crutches
        4 Walker
        5 Tongkat kaki tiga | Three-footed cane
        6 Tongkat netra | White cane
        7 Alat bantu dengar | Hearing aid
        8 Kaki palsu | Artificial leg
        9 Tangan palsu | Artificial arm
        10 Lainnya | Other
        """,
    )
    book.options("kondisi_alat", "1 Baik | Good\n2 Rusak | Broken\n3 Tidak cocok | Does not fit")
    book.options("asal", "1 Dalam provinsi | In the province\n2 Luar provinsi | From another province")
    book.options(
        "status_alat",
        """
        1 Diusulkan | Proposed
        2 Diasesmen | Assessed
        3 Disetujui | Approved
        4 Diserahkan | Handed over
        5 Ditolak | Refused
        """,
    )


def _add_home(book: Workbook) -> None:
    book.options("mandiri", "1 Mandiri | Alone\n2 Dibantu sebagian | With some help\n3 Dibantu penuh | With full help")
    book.options(
        "tinggal",
        """
        1 Rumah sendiri | Own house
        2 Menumpang keluarga | With family
        3 Menumpang orang lain | With others
        4 Kontrak | Rented
        5 Tidak ada tempat tinggal | No dwelling
        """,
    )
    book.options(
        "keluarga_ada",
        """
        1 Ada dan mampu merawat | Has family able to care
        2 Ada, tidak mampu merawat | Has family not able to care
        3 Tidak ada | None
        4 Tidak diketahui | Not known
        """,
    )
    book.options("ingatan", "1 Baik | Good\n2 Kadang bingung | Sometimes confused\n3 Sering bingung | Often confused")
    book.options("urgensi", "1 Biasa | Usual\n2 Segera | Soon\n3 Darurat | Emergency")
    book.options(
        "panti",
        "1 PSTW Budi Luhur\n2 UPTD provinsi lainnya | Other home of the province\n3 LKS/panti swasta | Private home",
    )


def _add_state(book: Workbook) -> None:
    book.options(
        "status_rujukan",
        """
        1 Diusulkan | Proposed
        2 Diasesmen | Assessed
        3 Diterima panti | Taken in
        4 Ditolak | Refused
        5 Batal | Given up
        """,
    )


def _ask_subject(book: Workbook) -> None:
    with book.group("orang", ("2. Identitas", "2. Identity")):
        ask_region(book, default_province="15")
        ask_known_person(book)
        ask_person(book, of="orang")
        ask_card(book, of="orang")
        ask_address(book, of="orang")
        ask_phone(book, "hp_keluarga", ("Nomor HP keluarga", "Mobile number of the family"))


def _ask_need(book: Workbook) -> None:
    with book.group("kebutuhan", ("4. Disabilitas dan kebutuhan", "4. Disability and need"), relevant="${lanjut} = 1"):
        book.lines("""
            select_multiple disabilitas disabilitas! | Jenis disabilitas | Kind of disability
            select_one penyebab penyebab! | Penyebab | Cause
            integer sejak_tahun | Sejak tahun | Since the year | relevant=${penyebab} != '1' ; constraint=. >= 1900 and . <= int(format-date(today(), '%Y')) ; constraint_message=Antara 1900 dan tahun ini. // Between 1900 and this year.
            select_multiple alat alat! | Alat yang diminta | Aids asked for
            text alat_lain! | Sebutkan alatnya | Which aid? | relevant=selected(${alat}, '10')
            select_one ya_tidak sudah_punya! | Sudah punya alat itu? | Has one already? | appearance=columns-pack
            select_one kondisi_alat kondisi_alat! | Kondisi alat yang dipunyai | Condition of it | relevant=${sudah_punya} = '1' ; appearance=columns-pack
            select_one asal asal! | Asal pemohon | Where from | default=1 ; appearance=columns-pack
            select_one status_alat status! | Status | State | default=2
            text alasan_ditolak! | Alasan ditolak | Why refused | relevant=${status} = '5'
            """)
        book.warn(
            "w_kursi_anak", "selected(${alat}, '2') and ${umur} >= 18",
            ("Kursi roda anak untuk orang dewasa?", "A child's wheelchair for an adult?"), about="alat",
        )  # fmt: skip
        book.warn(
            "w_dengar", "selected(${alat}, '7')",
            ("Alat bantu dengar memerlukan tes pendengaran oleh tenaga medis.",
             "A hearing aid needs a hearing test by medical staff."), about="alat",
        )  # fmt: skip


def _ask_measures(book: Workbook) -> None:
    with book.group("ukuran", ("5. Ukuran dan rumah", "5. Measures and house"), relevant="${lanjut} = 1"):
        for name, label, most in (
            ("tinggi_cm", ("Tinggi badan (cm)", "Height (cm)"), 250),
            ("berat_kg", ("Berat badan (kg)", "Weight (kg)"), 250),
            ("lebar_pinggul_cm", ("Lebar pinggul (cm)", "Hip width (cm)"), 120),
            ("panjang_tungkai_cm", ("Panjang tungkai (cm)", "Leg length (cm)"), 150),
        ):
            book.ask("integer", name, label, constraint=f". >= 1 and . <= {most}", constraint_message=f"1 – {most}")
        book.lines("""
            select_one ya_tidak rumah_lewat | Rumah bisa dilalui kursi roda? | Can a wheelchair pass in the house? | appearance=columns-pack
            text pendamping | Nama pendamping | Name of the companion
            """)


def _ask_living(book: Workbook) -> None:
    with book.group("keadaan", ("4. Tempat tinggal dan keluarga", "4. Dwelling and family"), relevant="${lanjut} = 1"):
        book.lines("""
            select_one tinggal tinggal! | Tempat tinggal | Dwelling
            select_one keluarga_ada keluarga! | Keluarga | Family
            text nama_keluarga! | Nama keluarga yang dihubungi | Name of the relative | relevant=${keluarga} = '1' or ${keluarga} = '2'
            text hubungan_keluarga! | Hubungan | Relation | relevant=${keluarga} = '1' or ${keluarga} = '2'
            text barang_milik | Barang milik yang dibawa | Belongings to take along
            """)
        book.warn(
            "w_umur_panti", "${umur} != '' and ${umur} < 60",
            ("Panti lanjut usia menerima orang berumur 60 tahun ke atas.", "Homes for the elderly take people of 60 or more."),
        )  # fmt: skip


def _ask_abilities(book: Workbook) -> None:
    with book.group(
        "kemandirian", ("5. Kemandirian dan kesehatan", "5. Abilities and health"), relevant="${lanjut} = 1"
    ):
        abilities = (
            ("makan", ("Makan", "Eating")),
            ("mandi", ("Mandi", "Bathing")),
            ("berpakaian", ("Berpakaian", "Dressing")),
            ("berjalan", ("Berjalan", "Walking")),
            ("bab_bak", ("BAB/BAK", "Toilet")),
        )
        for name, label in abilities:
            book.ask("select_one mandiri", name, label, required=True, appearance="columns-pack")
        book.calculate("skor_mandiri", " + ".join(f"coalesce(${{{name}}}, 0)" for name, _ in abilities))
        book.lines("""
            note baca_skor | Skor kemandirian: ${skor_mandiri} (5 mandiri penuh, 15 dibantu penuh) | Score of abilities: ${skor_mandiri} (5 alone, 15 full help)
            integer skor_lansia | Skor ketelantaran lansia (dari PPKS Perorangan) | Score of neglect (from the form PPKS Perorangan) | relevant=${umur} >= 60 ; constraint=. >= 0 and . <= 7 ; constraint_message=0 – 7
            select_one ya_tidak penyakit_menular! | Ada penyakit menular? | A contagious illness? | appearance=columns-pack ; hint=Berdasarkan surat sehat. // By the health letter.
            select_one ya_tidak perlu_perawatan! | Memerlukan perawatan medis? | In need of medical treatment? | appearance=columns-pack
            select_one ingatan ingatan! | Kesadaran/ingatan | Memory | appearance=columns-pack
            text no_bpjs | Nomor BPJS Kesehatan | Health insurance number | appearance=numbers ; mask=yes
            """)
        book.warn(
            "w_medis", "${perlu_perawatan} = '1' or ${penyakit_menular} = '1'",
            ("Panti menerima yang tidak memerlukan perawatan medis; rujuk ke faskes dahulu.",
             "Homes take those who need no medical treatment; refer to a health post first."), about="perlu_perawatan",
        )  # fmt: skip


def _ask_will(book: Workbook) -> None:
    with book.group("kesediaan", ("6. Kesediaan dan tujuan", "6. Will and destination"), relevant="${lanjut} = 1"):
        book.lines("""
            select_one ya_tidak bersedia! | Bersedia masuk panti? | Willing to go? | appearance=columns-pack
            text alasan_tidak! | Alasan tidak bersedia | Why not | relevant=${bersedia} = '2'
            select_one ya_tidak persetujuan_keluarga | Keluarga setuju? | Does the family agree? | relevant=${keluarga} != '3' ; appearance=columns-pack
            select_one ya_tidak surat_desa! | Ada surat rekomendasi desa? | Is there a letter of the village? | appearance=columns-pack
            select_one urgensi urgensi! | Urgensi | Urgency | default=1 ; appearance=columns-pack
            select_one panti tujuan! | Tujuan | Destination | relevant=${bersedia} = '1'
            text tujuan_lain! | Sebutkan | Which? | relevant=${tujuan} = '2' or ${tujuan} = '3'
            select_one status_rujukan status! | Status rujukan | State of the referral | default=1
            text alasan_ditolak! | Alasan | Reason | relevant=${status} = '4' or ${status} = '5'
            text pendamping_rujukan | Didampingi oleh | Accompanied by | hint=Penyuluh sosial, TKSK atau PSM. // Social counsellor, TKSK or PSM.
            """)
