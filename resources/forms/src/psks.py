"""PSKS: the register of social-welfare resources, twelve kinds (domain 2.7)."""

from __future__ import annotations

from desktop.forms.workbook import Workbook

from .places import ask_region, nik_structure
from .shared import NOT_LATER, ask_address, ask_consent, ask_phone, ask_photos, ask_remark, ask_visit, begin

VERSION = "2026112216"
PERSONS = ("01", "02", "03", "09", "10", "11")


def workbook() -> Workbook:
    book = begin("Potensi dan Sumber Kesejahteraan Sosial (PSKS)", "psks", "${nama_psks}", VERSION)
    _add_codes(book)
    ask_visit(book, 1, form="review-first")
    with book.group("psks", ("2. PSKS", "2. Resource")):
        ask_region(book, default_province="15")
        book.lines("""
            select_one psks jenis! | Jenis PSKS | Kind of resource
            text nama_psks! | Nama orang atau lembaga | Name of the person or institution | as_=title
            """)
        book.calculate("perorangan", "if(" + " or ".join(f"${{jenis}} = '{code}'" for code in PERSONS) + ", 1, 0)")
        ask_address(book)
        ask_phone(book)
        book.lines(f"""
            text no_sk | Nomor SK/akta pendirian | Number of the decree or deed
            date tgl_sk | Tanggal SK | Date of the decree | {NOT_LATER} ; relevant=${{no_sk}} != ''
            select_one ya_tidak aktif! | Masih aktif? | Still active? | default=1 ; appearance=columns-pack
            """)
    ask_consent(book, 3, ("dalam daftar PSKS", "in the register of resources"), relevant="${perorangan} = 1")
    _ask_person(book)
    _ask_institution(book)
    ask_photos(book, 6, (("foto_sk", ("Foto SK/sertifikat", "Photo of the decree or certificate")),))
    ask_remark(book)
    return book


def _add_codes(book: Workbook) -> None:
    book.options(
        "psks",
        """
        01 Pekerja Sosial Profesional | Professional social worker
        02 Pekerja Sosial Masyarakat (PSM) | Community social worker
        03 Taruna Siaga Bencana (Tagana) | Disaster volunteer
        04 Lembaga Kesejahteraan Sosial (LKS) | Welfare institution
        05 Karang Taruna | Youth organisation
        06 Lembaga Konsultasi Kesejahteraan Keluarga (LK3) | Family counselling
        07 Keluarga Pioner | Pioneer family
        08 Wahana Kesejahteraan Sosial Berbasis Masyarakat (WKSBM) | Community welfare network
        09 Wanita Pemimpin Kesejahteraan Sosial | Woman leader
        10 Penyuluh Sosial | Social counsellor
        11 Tenaga Kesejahteraan Sosial Kecamatan (TKSK) | Sub-district welfare officer
        12 Dunia Usaha | Business
        """,
    )
    book.options("tingkat_tagana", "1 Muda | Junior\n2 Madya | Middle\n3 Utama | Senior")
    book.options("penyuluh", "1 Fungsional (ASN) | Civil servant\n2 Masyarakat | From the community")
    book.options("akreditasi", "1 A\n2 B\n3 C\n4 Belum terakreditasi | Not accredited")
    book.options("badan_hukum", "1 Berbadan hukum | Legal entity\n2 Belum berbadan hukum | Not a legal entity")


def _ask_person(book: Workbook) -> None:
    with book.group("pribadi", ("4. Perorangan", "4. Person"), relevant="${perorangan} = 1 and ${lanjut} = 1"):
        book.ask(
            "text", "nik", ("NIK", "NIK"), appearance="numbers", as_="nik", mask="yes", constraint=nik_structure(),
            constraint_message=("Struktur NIK tidak benar.", "The structure of the NIK is wrong."),
        )  # fmt: skip
        book.lines(f"""
            select_one jk jk! | Jenis kelamin | Sex | appearance=columns-pack
            date tgl_lahir | Tanggal lahir | Date of birth | {NOT_LATER}
            text no_sertifikat! | Nomor sertifikat kompetensi | Number of the certificate | relevant=${{jenis}} = '01'
            text lembaga | Lembaga tempat bekerja | Employer | relevant=${{jenis}} = '01'
            text pelatihan | Pelatihan yang diikuti | Training | relevant=${{jenis}} = '02' or ${{jenis}} = '03'
            text nia! | Nomor Induk Anggota (NIA) | Member number (NIA) | relevant=${{jenis}} = '03'
            select_one tingkat_tagana tingkat! | Tingkat | Rank | relevant=${{jenis}} = '03' ; appearance=columns-pack
            select_one penyuluh jenis_penyuluh! | Jenis penyuluh | Kind of counsellor | relevant=${{jenis}} = '10'
            text kecamatan_tugas! | Kecamatan tugas | Sub-district of duty | relevant=${{jenis}} = '11'
            """)


def _ask_institution(book: Workbook) -> None:
    with book.group("lembaga_psks", ("5. Lembaga", "5. Institution"), relevant="${jenis} != '' and ${perorangan} = 0"):
        book.lines("""
            text ketua | Nama ketua/pimpinan | Name of the head
            select_one badan_hukum badan_hukum! | Badan hukum | Legal entity | relevant=${jenis} = '04' ; appearance=columns-pack
            select_one akreditasi akreditasi! | Akreditasi | Accreditation | relevant=${jenis} = '04' ; appearance=columns-pack
            integer jml_klien | Jumlah klien/penerima manfaat | Number of clients | relevant=${jenis} = '04' or ${jenis} = '06' ; constraint=. >= 0 ; constraint_message=≥ 0
            integer jml_anggota | Jumlah anggota | Number of members | relevant=${jenis} = '05' or ${jenis} = '08' ; constraint=. >= 0 ; constraint_message=≥ 0
            text layanan | Layanan atau kegiatan | Services or activities
            text bidang_usaha! | Bidang usaha | Line of business | relevant=${jenis} = '12'
            text bentuk_csr | Bentuk kepedulian (CSR) | Kind of giving (CSR) | relevant=${jenis} = '12'
            """)
