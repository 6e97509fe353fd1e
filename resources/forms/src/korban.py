"""People and houses of a disaster by name by address, and what heirs may receive (domain 5.6, 5.9, 5.10)."""

from __future__ import annotations

from desktop.forms.workbook import Workbook

from .places import ask_region, nik_structure
from .shared import (
    LAST_EVENT,
    NOT_LATER,
    OPEN_EVENTS,
    RUPIAH,
    ask_address,
    ask_card,
    ask_consent,
    ask_known,
    ask_known_family,
    ask_known_person,
    ask_person,
    ask_phone,
    ask_photos,
    ask_remark,
    ask_visit,
    begin,
    in_force,
)

VERSION = "2026112218"
NIK_WRONG = ("Struktur NIK tidak benar.", "The structure of the NIK is wrong.")


def victim() -> Workbook:
    """Somebody a disaster struck; an entity of the list `korban`, which santunan chooses from."""
    book = begin("Korban Bencana (BNBA)", "korban_bnba", "concat('Korban ', ${nama})", VERSION)
    _add_victims(book)
    ask_visit(book, 1, form="review-first")
    _ask_event(book, save=True)
    with book.group("orang", ("3. Korban", "3. Victim")):
        ask_known_person(book)
        ask_person(book, of="orang", save=True)
        book.lines("""
            select_one alasan_tanpa_nik alasan_tanpa_nik! | Mengapa tanpa NIK? | Why is there no NIK? | relevant=${nik} = ''
            """)
        ask_card(book, of="orang")
        ask_address(book, of="orang", save=True)
        book.lines("""
            text kewarganegaraan | Kewarganegaraan | Nationality | default=WNI
            select_one hubungan hubungan | Hubungan dalam keluarga | Relation in the family
            """)
    with book.group("keadaan", ("4. Keadaan", "4. Condition")):
        book.lines(f"""
            select_one status_korban status_korban! | Status (yang terberat) | State (the worst) | save_to=status_korban
            select_one ya_tidak mengungsi! | Mengungsi? | Displaced? | relevant=${{status_korban}} > 2 ; appearance=columns-pack
            select_one_from_file titik.csv titik | Titik pengungsian | Shelter | relevant=${{mengungsi}} = '1' ; appearance=minimal autocomplete
            text titik_lain! | Nama titik pengungsian | Name of the shelter | relevant=${{mengungsi}} = '1' and ${{titik}} = ''
            date tgl_meninggal! | Tanggal meninggal | Date of death | relevant=${{status_korban}} = '1' ; {NOT_LATER}
            text sebab | Sebab | Cause | relevant=${{status_korban}} = '1'
            text tempat_ditemukan | Tempat ditemukan | Place found | relevant=${{status_korban}} = '1'
            select_one ya_tidak teridentifikasi! | Sudah dikenali? | Identified? | relevant=${{status_korban}} = '1' ; appearance=columns-pack
            select_one ya_tidak diserahkan | Sudah diserahkan kepada ahli waris? | Handed to the heirs? | relevant=${{status_korban}} = '1' ; appearance=columns-pack
            text terakhir_dilihat! | Terakhir dilihat di | Last seen at | relevant=${{status_korban}} = '2'
            select_one pencarian pencarian! | Pencarian (SAR) | Search (SAR) | relevant=${{status_korban}} = '2'
            date tgl_ditemukan! | Ditemukan tanggal | Found on | relevant=${{pencarian}} = '3' ; {NOT_LATER}
            text faskes | Faskes yang merawat | Health post | relevant=${{status_korban}} > 2 and ${{status_korban}} < 6
            select_one rawat rawat! | Rawat | Treated | relevant=${{status_korban}} > 2 and ${{status_korban}} < 6 ; appearance=columns-pack
            select_multiple rentan rentan | Kelompok rentan | Vulnerable group
            select_one kerusakan kerusakan_rumah | Kerusakan rumah | Damage of the house | appearance=columns-pack
            text bantuan_diterima | Bantuan yang sudah diterima | Aid received
            text butuh | Kebutuhan | Needs
            select_one sumber_data sumber_data! | Sumber data | Source
            """)
    with book.group("waris", ("5. Ahli waris", "5. Heir"), relevant="${status_korban} = '1' or ${status_korban} = '2'"):
        book.lines("""
            text ahli_waris | Nama ahli waris | Name of the heir
            text hubungan_waris | Hubungan | Relation | relevant=${ahli_waris} != ''
            """)
        book.ask(
            "text", "nik_waris", ("NIK ahli waris", "NIK of the heir"), appearance="numbers", mask="yes",
            relevant="${ahli_waris} != ''", constraint=nik_structure(), constraint_message=NIK_WRONG,
        )  # fmt: skip
        ask_phone(book, "hp_waris")
        book.lines("""
            text rekening_waris | Rekening ahli waris (bank dan nomor) | Account of the heir (bank, number) | relevant=${ahli_waris} != '' ; mask=yes
            """)
    ask_remark(
        book,
        """
        select_one dasar_data dasar! | Dasar pencatatan | Ground of recording | default=1
        image foto_korban | Foto (bukan foto jenazah) | Photo (none of the dead) | parameters=max-pixels=1600 ; relevant=${status_korban} > 2
        """,
    )
    book.entity("korban", "concat(${nama}, ' · ', ${alamat})")
    return book


def house() -> Workbook:
    book = begin("Rumah Rusak", "rumah_rusak", "concat('Rumah ', ${nama})", VERSION)
    book.options("kerusakan", _LEVELS)
    book.options("dasar_data", _GROUNDS)
    book.options(
        "rumah_milik", "1 Milik sendiri | Own\n2 Sewa/kontrak | Rented\n3 Menumpang | Free\n4 Dinas | Official"
    )
    book.options(
        "bagian", "1 Fondasi | Foundation\n2 Kolom | Pillars\n3 Dinding | Walls\n4 Atap | Roof\n5 Lantai | Floor"
    )
    ask_visit(book, 1, form="review-first")
    _ask_event(book)
    with book.group("pemilik", ("3. Pemilik", "3. Owner")):
        ask_known_family(book)
        ask_person(book, of="keluarga")
        ask_card(book, of="keluarga")
        ask_address(book, of="keluarga")
        book.lines("""
            integer jml_penghuni! | Penghuni (jiwa) | Occupants (persons) | constraint=. >= 0 and . <= 99 ; constraint_message=0 – 99
            select_one rumah_milik kepemilikan! | Kepemilikan | Ownership | appearance=columns-pack
            """)
    with book.group("rusak", ("4. Kerusakan", "4. Damage")):
        book.lines(f"""
            note pedoman | RR: bukan struktur, aman dihuni. RS: sebagian struktur, segera diperbaiki. RB: sebagian besar, berbahaya. | RR: not the structure, safe. RS: part of the structure, repair soon. RB: most of it, dangerous.
            select_one kerusakan tingkat! | Tingkat kerusakan | Level of damage
            select_multiple bagian bagian! | Bagian yang rusak | Parts damaged | relevant=${{tingkat}} != 'TR' and ${{tingkat}} != 'TD'
            select_one ya_tidak hanyut | Hanyut atau hilang? | Washed away? | relevant=${{tingkat}} = 'RB' ; appearance=columns-pack
            integer genangan_cm | Tinggi genangan (cm) | Height of water (cm) | constraint=. >= 0 and . <= 2000 ; constraint_message=0 – 2.000 // 0 – 2,000
            select_one ya_tidak layak_huni! | Masih layak dihuni? | Still fit to live in? | appearance=columns-pack
            integer taksiran | Taksiran kerugian (Rp) | Estimated loss (Rp) | {RUPIAH}
            text penilai! | Penilai | Assessed by
            """)
        book.ask(
            "select_one dasar_data", "dasar", ("Dasar pencatatan", "Ground of recording"), required=True, default="1",
        )  # fmt: skip
        book.warn(
            "w_rb_huni", "${tingkat} = 'RB' and ${layak_huni} = '1'",
            ("Rusak berat biasanya tidak layak dihuni.", "A badly damaged house is usually unfit."), about="layak_huni",
        )  # fmt: skip
    ask_photos(book, 5, tuple((f"foto_{n}", (f"Foto {n}", f"Photo {n}")) for n in range(1, 5)))
    ask_remark(book)
    return book


def grant() -> Workbook:
    """A request for santunan; the amount comes from a dated list of the office, and nothing here is an approval."""
    book = begin("Usulan Santunan", "santunan", "concat('Santunan ', ${nama})", VERSION)
    book.options("dokumen_santunan", _PAPERS)
    book.options(
        "verifikasi", "1 Lengkap | Complete\n2 Perlu dilengkapi | Papers missing\n3 Tidak memenuhi | Does not qualify"
    )
    ask_visit(book, 1, form="review-first")
    _ask_event(book)
    with book.group("orang", ("3. Korban", "3. Victim")):
        ask_known(
            book, "korban", ("Korban yang sudah didata (BNBA)", "Victim already recorded"),
            ("Kosongkan bila belum ada di daftar.", "Leave empty if not listed."),
        )  # fmt: skip
        ask_person(book, of="korban")
        ask_address(book, of="korban")
    ask_consent(book, 4, ("untuk usulan santunan", "for a request of a grant"))
    with book.group("penerima", ("5. Penerima", "5. Recipient"), relevant="${lanjut} = 1"):
        dated = in_force("${tanggal}")
        book.lines(f"""
            select_one_from_file santunan.csv jenis! | Jenis santunan | Kind of grant | appearance=minimal ; choice_filter={dated}
            text nama_penerima! | Nama ahli waris/penerima | Name of the heir or recipient
            text hubungan! | Hubungan dengan korban | Relation to the victim
            """)
        book.calculate("nominal", "instance('santunan')/root/item[name = ${jenis}]/nominal")
        book.calculate("dasar_nominal", "instance('santunan')/root/item[name = ${jenis}]/dasar")
        book.ask(
            "note", "baca_nominal",
            ("Nominal menurut daftar: Rp${nominal} (${dasar_nominal}). Ini usulan, bukan persetujuan.",
             "Amount in the list: Rp${nominal} (${dasar_nominal}). This is a request, not an approval."),
            relevant="${nominal} != ''",
        )  # fmt: skip
        book.ask(
            "text", "nik_penerima", ("NIK penerima", "NIK of the recipient"), appearance="numbers", as_="nik",
            mask="yes", constraint=nik_structure(), constraint_message=NIK_WRONG,
        )  # fmt: skip
        ask_phone(book)
        book.lines("""
            text bank | Bank | Bank
            text no_rekening | Nomor rekening | Account number | appearance=numbers ; mask=yes
            text atas_nama | Atas nama | Held by | relevant=${no_rekening} != ''
            """)
    with book.group("berkas", ("6. Dokumen", "6. Papers"), relevant="${lanjut} = 1"):
        book.lines("""
            select_multiple dokumen_santunan dokumen | Dokumen yang ada | Papers that are there
            select_one verifikasi verifikasi! | Hasil verifikasi | Result
            text kurang! | Yang kurang | What is missing | relevant=${verifikasi} = '2' or ${verifikasi} = '3'
            image foto_dokumen | Foto dokumen | Photo of the papers | parameters=max-pixels=1600
            """)
    _ask_receipt(book)
    ask_remark(book)
    return book


def _ask_receipt(book: Workbook) -> None:
    """Once the money came: when, and what proves it (domain 5.10)."""
    with book.group("penerimaan", ("7. Penerimaan", "7. Receipt"), relevant="${lanjut} = 1 and ${verifikasi} = '1'"):
        book.lines(f"""
            select_one ya_tidak sudah_diterima | Santunan sudah diterima? | Has the grant been received? | appearance=columns-pack
            date tgl_diterima! | Tanggal diterima | Received on | relevant=${{sudah_diterima}} = '1' ; {NOT_LATER}
            image bukti_terima | Foto bukti penerimaan | Photo that proves it | relevant=${{sudah_diterima}} = '1' ; parameters=max-pixels=1600
            """)


_GROUNDS = "1 Kepentingan vital (darurat bencana) | Vital interest (disaster)\n2 Persetujuan | Consent"
_LEVELS = """
    RB Rusak berat | Badly damaged
    RS Rusak sedang | Damaged
    RR Rusak ringan | Lightly damaged
    TR Terendam | Flooded
    TD Tidak rusak | Not damaged
    """
_PAPERS = """
    1 Surat pengantar kepala desa | Letter of the village head
    2 Akta kematian | Death certificate
    3 KK
    4 KTP
    5 Akta kelahiran | Birth certificate
    6 Surat keterangan ahli waris | Statement of heirs
    7 Buku rekening | Bank book
    """


def _add_victims(book: Workbook) -> None:
    book.options("kerusakan", _LEVELS)
    book.options(
        "status_korban",
        """
        1 Meninggal | Dead
        2 Hilang | Missing
        3 Luka berat | Badly injured
        4 Luka ringan | Lightly injured
        5 Sakit | Ill
        6 Mengungsi | Displaced
        7 Terdampak | Affected
        """,
    )
    book.options(
        "rentan",
        """
        1 Bayi | Baby
        2 Balita | Toddler
        3 Anak | Child
        4 Ibu hamil | Pregnant
        5 Ibu menyusui | Nursing
        6 Lansia | Elderly
        7 Penyandang disabilitas | With disability
        8 Perempuan kepala keluarga | Woman heading a family
        9 Anak terpisah/tanpa pendamping | Separated child
        10 Sakit kronis | Chronically ill
        11 ODGJ | Mentally ill
        """,
    )
    book.options(
        "alasan_tanpa_nik",
        """
        1 Belum rekam | Not registered
        2 Bayi | Baby
        3 Komunitas adat terpencil | Remote community
        4 Dokumen hilang | Papers lost
        5 Belum dikenali | Not identified
        """,
    )
    book.options("pencarian", "1 Berlangsung | Going on\n2 Dihentikan | Given up\n3 Ditemukan | Found")
    book.options("rawat", "1 Rawat inap | In hospital\n2 Rawat jalan | Outpatient")
    book.options(
        "hubungan", "1 Kepala keluarga | Head\n2 Istri/suami | Wife/husband\n3 Anak | Child\n4 Lainnya | Other"
    )
    book.options(
        "sumber_data",
        "1 Keluarga | Family\n2 Perangkat desa | Village\n3 Puskesmas/rumah sakit | Health post\n4 BPBD\n5 Polisi | Police",
    )
    book.options("dasar_data", _GROUNDS)


def _ask_event(book: Workbook, *, save: bool = False) -> None:
    with book.group("kejadian_mana", ("2. Kejadian dan tempat", "2. Event and place")):
        ask_region(book, default_province="15", save=save)
        kept = " ; save_to=kejadian" if save else ""
        book.lines(f"""
            select_one_from_file kejadian.csv kejadian | Kejadian | Event | appearance=minimal autocomplete ; choice_filter={OPEN_EVENTS} ; default={LAST_EVENT}{kept}
            text nama_kejadian! | Nama kejadian | Name of the event | relevant=${{kejadian}} = '' ; default=${{last-saved#nama_kejadian}}
            """)
