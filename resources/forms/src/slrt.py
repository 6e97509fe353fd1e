"""SLRT: a complaint with its membership check and referral, and the follow-up (domain 4.3)."""

from __future__ import annotations

from desktop.forms.workbook import Workbook

from .places import ask_region
from .ppks import PERSON_KINDS, kinds
from .shared import (
    NOT_LATER,
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
    in_force,
)

VERSION = "2026112216"


CATALOGUE = f"(wilayah = '' or starts-with(${{desa}}, wilayah)) and {in_force('${tanggal}')}"
"""Programmes of the country and of this region that run on the day."""


def complaint() -> Workbook:
    """What a citizen asks, suggests or complains of; it becomes an entity of the list `keluhan`."""
    book = begin("Keluhan SLRT/Puskesos", "keluhan", "concat(${nomor}, ' ', ${nama})", VERSION)
    _add_intake(book)
    _add_service(book)
    _add_referral(book)
    _add_satisfaction(book)
    book.options("ppks", kinds(PERSON_KINDS))
    book.calculate("id_keluhan", "once(uuid())")
    ask_visit(book, 1, form="review-first")
    _ask_intake(book)
    _ask_subject(book)
    ask_consent(book, 4, ("untuk menangani keluhan ini", "to deal with this complaint"))
    _ask_matter(book)
    _ask_membership(book)
    _ask_action(book)
    ask_photos(book, 8, (("foto_bukti", ("Foto bukti", "Photo as proof")),), relevant="${lanjut} = 1")
    ask_remark(book)
    book.entity("keluhan", "concat(${nomor}, ' ', ${nama})")
    return book


def follow_up() -> Workbook:
    """What became of it."""
    book = begin("Tindak Lanjut Keluhan SLRT", "tindak_lanjut", "concat('Tindak lanjut ', ${nomor_keluhan})", VERSION)
    _add_referral(book)
    _add_states(book)
    _add_satisfaction(book)
    ask_visit(book, 1, form="review-first")
    with book.group("keluhan_mana", ("2. Keluhan", "2. Complaint")):
        ask_region(book, default_province="15")
        book.ask(
            "select_one_from_file keluhan.csv", "keluhan", ("Keluhan", "Complaint"), choice_filter="desa = ${desa}",
            appearance="minimal autocomplete", hint=("Kosongkan bila tidak ada.", "Leave empty if not listed."),
        )  # fmt: skip
        book.lines("""
            text nomor_keluhan! | Nomor keluhan | Number of the complaint | as_=title ; calculation=if(${keluhan} = '', ${nomor_keluhan}, instance('keluhan')/root/item[name = ${keluhan}]/nomor) ; trigger=${keluhan}
            """)
    with book.group("hasil_tindak_lanjut", ("3. Hasil", "3. Result")):
        book.lines(f"""
            select_one status_keluhan status! | Status sekarang | State now | save_to=status
            text alasan_status! | Alasan | Reason | relevant=${{status}} = 'ditolak' or ${{status}} = 'tidak_dapat_dilayani' or ${{status}} = 'dikembalikan'
            select_one tujuan tujuan_rujukan! | Dirujuk ke | Referred to | relevant=${{status}} = 'dirujuk'
            text no_surat | Nomor surat rujukan | Number of the letter | relevant=${{status}} = 'dirujuk'
            date tgl_surat | Tanggal surat rujukan | Date of the letter | {NOT_LATER} ; relevant=${{no_surat}} != ''
            text jawaban | Jawaban instansi tujuan | Answer of the agency | appearance=multiline
            select_one ya_tidak diberitahu! | Warga sudah diberi tahu? | Citizen told? | appearance=columns-pack
            date tgl_selesai! | Tanggal selesai | Finished on | {NOT_LATER} ; relevant=${{status}} = 'selesai'
            select_one kepuasan kepuasan | Kepuasan warga | How satisfied is the citizen? | relevant=${{status}} = 'selesai' ; appearance=likert
            """)
    ask_remark(book)
    book.entity("keluhan", "", entity_id="${keluhan}", update_if="${keluhan} != ''")
    return book


def _add_intake(book: Workbook) -> None:
    book.options(
        "kanal",
        """
        1 Datang sendiri | Walk-in
        2 Penjangkauan | Outreach
        3 Telepon/WhatsApp | Telephone/WhatsApp
        4 Surat | Letter
        5 Musyawarah desa | Village meeting
        """,
    )
    book.options(
        "pelapor",
        """
        1 Sendiri | Themselves
        2 Keluarga | Family
        3 Tetangga | Neighbour
        4 Perangkat desa | Village officials
        5 Petugas | Officer
        """,
    )
    book.options("jenis_keluhan", "1 Pertanyaan | Question\n2 Saran | Suggestion\n3 Pengaduan | Complaint")
    book.options("golongan", "1 Program | About a programme\n2 Non-program | Not about a programme")
    book.options("urgensi", "1 Biasa | Usual\n2 Segera | Soon\n3 Darurat | Emergency")
    book.options(
        "sektor",
        """
        1 Kesehatan | Health
        2 Pendidikan | Education
        3 Sosial-ekonomi | Social and economic
        4 Pangan | Food
        5 Energi | Energy
        6 Pertanian | Farming
        7 Perikanan | Fishery
        8 Perumahan | Housing
        9 Administrasi kependudukan | Civil registration
        """,
    )


def _add_service(book: Workbook) -> None:
    book.options(
        "pokok_keluhan",
        """
        1 Belum terdaftar | Not in the register
        2 NIK tidak padan | NIK does not match
        3 Kartu KKS hilang/rusak/saldo kosong | KKS card lost, broken, empty
        4 PBI nonaktif | Health insurance inactive
        5 Tidak pernah menerima | Never received
        6 Salah sasaran | Wrong recipient
        7 Pemotongan | Deductions
        8 Pindah domisili | Moved
        9 e-Warong
        10 Biaya sekolah/PIP | School costs
        11 Rumah rusak | Damaged house
        12 Butuh alat bantu | Needs an aid
        13 Orang terlantar | Neglected person
        14 ODGJ | Mental illness
        15 Lansia sendiri | Elderly person alone
        16 Lainnya | Other
        """,
    )
    book.options(
        "terdaftar",
        "1 Terdaftar | In the register\n2 Tidak terdaftar | Not in the register\n3 Belum dicek | Not checked yet",
    )
    book.options(
        "tindakan",
        """
        1 Informasi diberikan | Information given
        2 Ditangani di sini | Dealt with here
        3 Dirujuk | Referred
        4 Usul data baru | Proposed to the register
        5 Tidak dapat dilayani | Cannot be served
        """,
    )


def _add_referral(book: Workbook) -> None:
    book.options(
        "tujuan",
        """
        1 Dinas Sosial kabupaten/kota | Social office of the regency
        2 Dinas Sosial provinsi | Social office of the province
        3 Puskesmas/rumah sakit | Health post/hospital
        4 BPJS Kesehatan | Health insurance
        5 Dinas Pendidikan/sekolah | Education
        6 Dukcapil | Civil registration
        7 Dinas Perkim/PUPR | Housing
        8 BAZNAS
        9 LKS/panti | Home
        10 UPTD PPA/kepolisian | Protection unit/police
        11 Lainnya | Other
        """,
    )


def _add_states(book: Workbook) -> None:
    book.options(
        "status_keluhan",
        """
        diverifikasi Diverifikasi | Verified
        diproses Diproses | In work
        dirujuk Dirujuk | Referred
        ditindaklanjuti Ditindaklanjuti | Followed up
        selesai Selesai | Finished
        dikembalikan Dikembalikan | Sent back
        ditolak Ditolak | Refused
        tidak_dapat_dilayani Tidak dapat dilayani | Cannot be served
        """,
    )


def _add_satisfaction(book: Workbook) -> None:
    book.options(
        "kepuasan",
        """
        1 Sangat tidak puas | Very dissatisfied
        2 Tidak puas | Dissatisfied
        3 Cukup | Fair
        4 Puas | Satisfied
        5 Sangat puas | Very satisfied
        """,
    )


def _ask_intake(book: Workbook) -> None:
    with book.group("penerimaan", ("2. Penerimaan", "2. Intake")):
        ask_region(book, default_province="15")
        book.lines("""
            integer urut! | Nomor urut hari ini | Number of the day | default=1 ; constraint=. >= 1 and . <= 999 ; constraint_message=1 – 999
            """)
        book.calculate(
            "nomor",
            "concat('SLRT/', translate(${desa}, '.', ''), '/', format-date(${tanggal}, '%Y%m%d'), '/', ${urut}, "
            # two laptops count for themselves
            "if(${perangkat} = '', '', concat('-', substr(${perangkat}, string-length(${perangkat}) - 4))))",
            as_="title",
            save_to="nomor",
        )
        book.calculate("desa_keluhan", "${desa}", save_to="desa")
        # what is settled, referred or refused at once is no open complaint of anybody's
        ended = "if(${tindakan} = '3', 'dirujuk', if(${tindakan} = '5', 'tidak_dapat_dilayani', 'baru'))"
        book.calculate("status_awal", f"if(${{tuntas}} = '1', 'selesai', {ended})", save_to="status")
        book.lines("""
            note baca_nomor | Nomor: ${nomor} | Number: ${nomor} | relevant=${desa} != ''
            select_one kanal kanal! | Diterima lewat | Received by
            select_one pelapor pelapor! | Pelapor | Who reports
            text nama_pelapor! | Nama pelapor | Name of the reporter | relevant=${pelapor} != '' and ${pelapor} != '1'
            """)


def _ask_subject(book: Workbook) -> None:
    with book.group("warga", ("3. Warga yang dibantu", "3. The citizen")):
        ask_known_person(book)
        ask_person(book, of="orang")
        ask_card(book, of="orang")
        ask_address(book, of="orang")
        ask_phone(book)


def _ask_matter(book: Workbook) -> None:
    with book.group("isi", ("5. Isi keluhan", "5. The matter"), relevant="${lanjut} = 1"):
        book.calculate("syarat_program", "instance('program')/root/item[name = ${program}]/syarat")
        book.lines(
            """
            select_one jenis_keluhan jenis_keluhan! | Jenis | Kind | appearance=columns-pack
            select_one golongan golongan! | Golongan | Class | relevant=${jenis_keluhan} = '3' ; appearance=columns-pack
            select_one_from_file program.csv program! | Program | Programme | relevant=${golongan} = '1' ; choice_filter=CATALOGUE ; appearance=minimal autocomplete
            note baca_syarat | Syarat: ${syarat_program} | Conditions (in Indonesian): ${syarat_program} | relevant=${syarat_program} != ''
            select_one sektor sektor! | Sektor | Sector
            select_one pokok_keluhan pokok! | Pokok keluhan | What it is about
            select_multiple ppks ppks | Jenis PPKS menurut petugas | Kinds of PPKS by the officer's judgement | hint=Kosongkan bila bukan PPKS; sepuluh jenis terlindungi dicatat di formulir PPKS Terlindungi. // Leave empty if none; the ten protected kinds have their own form.
            select_one urgensi urgensi! | Urgensi | Urgency | default=1 ; appearance=columns-pack ; save_to=urgensi
            text uraian! | Uraian | Description | appearance=multiline ; hint=Korban kekerasan: catat di formulir terlindungi, bukan di sini. // Victims of violence: use the protected form, not this one.
            """.replace("CATALOGUE", CATALOGUE)
        )


def _ask_membership(book: Workbook) -> None:
    with book.group("kepesertaan", ("6. Cek kepesertaan", "6. Membership"), relevant="${lanjut} = 1"):
        book.lines(
            f"""
            select_one terdaftar terdaftar! | Status dalam DTSEN/DTKS | In the register? | appearance=columns-pack
            text id_register | ID pada register | ID in the register | relevant=${{terdaftar}} = '1'
            date tgl_cek! | Dicek tanggal | Checked on | {NOT_LATER} ; relevant=${{terdaftar}} = '1' or ${{terdaftar}} = '2'
            select_multiple_from_file program.csv program_diterima | Program yang diterima | Programmes received | relevant=${{terdaftar}} = '1' ; choice_filter=CATALOGUE
            """.replace("CATALOGUE", CATALOGUE)
        )


def _ask_action(book: Workbook) -> None:
    with book.group("penanganan", ("7. Tindakan", "7. Action"), relevant="${lanjut} = 1"):
        book.lines("""
            select_one tindakan tindakan! | Tindakan | Action
            select_one tujuan tujuan_rujukan! | Dirujuk ke | Referred to | relevant=${tindakan} = '3'
            text tujuan_lain! | Sebutkan | Which? | relevant=${tujuan_rujukan} = '11'
            text no_surat | Nomor surat rujukan | Number of the letter | relevant=${tindakan} = '3'
            date tgl_surat | Tanggal surat rujukan | Date of the letter | relevant=${no_surat} != '' ; constraint=. <= today() ; constraint_message=Tidak boleh sesudah hari ini. // Not later than today.
            text alasan_tidak! | Alasan tidak dapat dilayani | Why it cannot be served | relevant=${tindakan} = '5'
            text hasil | Hasil | Result | appearance=multiline
            select_one ya_tidak tuntas! | Selesai hari itu juga? | Settled at once? | relevant=${tindakan} = '1' or ${tindakan} = '2' ; appearance=columns-pack
            select_one kepuasan kepuasan | Kepuasan warga | How satisfied is the citizen? | relevant=${tuntas} = '1' ; appearance=likert
            """)
