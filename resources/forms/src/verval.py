"""Verval: a family of the prelist verified and validated, with four separate outcomes (domain 3.9, 6.3)."""

from __future__ import annotations

from desktop.forms.workbook import Workbook

from .codes_regsosek import RELATIONS
from .places import ask_region, nik_structure, sixteen_digits
from .shared import NOT_LATER, ask_photos, ask_remark, ask_visit, begin, consent_words

VERSION = "2026112217"
FAMILY = "instance('prelist')/root/item[name = ${prelist}]"
MEMBERS = "instance('prelist_anggota')/root/item[keluarga = ${prelist}]"
JOINED = "${keberadaan_keluarga} = 'bagian_keluarga_lain' or ${keberadaan_keluarga} = 'data_ganda'"
FOUND = "${keberadaan_keluarga} = 'ditemukan' or ${keberadaan_keluarga} = 'usulan_baru'"


def workbook() -> Workbook:
    book = begin("Verifikasi dan Validasi (Verval)", "verval", "concat('Verval ', ${nama_kepala})", VERSION)
    _add_outcomes(book)
    _add_repair(book)
    book.options("keberadaan", _PRESENCE)
    # who refuses is an outcome of its own (keberadaan: menolak), and nothing more is asked
    book.options("setuju", "1 Setuju | Agrees\n3 Diwakili | Represented by somebody")
    ask_visit(book, 1, form="review-first")
    book.ask("csv-external", "prelist_anggota")
    _ask_family(book)
    _ask_members(book)
    _ask_repairs(book)
    _ask_outcome(book)
    ask_photos(
        book, 6,
        (
            ("foto_rumah_depan", ("Foto rumah tampak depan", "Photo of the house from the front")),
            ("foto_dalam", ("Foto ruang dalam", "Photo of the inside")),
            ("foto_kk", ("Foto Kartu Keluarga", "Photo of the family card")),
        ), relevant=FOUND,
    )  # fmt: skip
    ask_remark(book)
    return book


_PRESENCE = """
    1 Tinggal bersama keluarga | Lives with the family
    2 Meninggal | Dead
    3 Tidak tinggal bersama / pindah ke wilayah lain di Indonesia | Moved within Indonesia
    4 Pindah ke luar negeri | Moved abroad
    5 Anggota baru | New member
    6 Tidak ditemukan | Not found
    """


def _add_outcomes(book: Workbook) -> None:
    book.options(
        "keberadaan_keluarga",
        """
        ditemukan Ditemukan | Found
        tidak_ditemukan Tidak ditemukan | Not found
        pindah Pindah | Moved
        bangunan_tidak_ada Bangunan tidak ada | Building gone
        meninggal_semua Semua anggota meninggal | All members dead
        bagian_keluarga_lain Bagian dari keluarga lain | Part of another family
        data_ganda Data ganda | Double entry
        menolak Menolak | Refuses
        usulan_baru Usulan baru | New proposal
        """,
    )
    book.options(
        "kode_kk",
        "0 KK sesuai | Card as it is\n1 Keluarga induk | Parent family\n2 Keluarga pecahan | Split-off family",
    )
    book.options(
        "pindah_ke",
        """
        1 Dalam desa | Within the village
        2 Luar desa | Another village
        3 Luar kabupaten/kota | Another regency
        4 Luar provinsi | Another province
        """,
    )
    book.options(
        "kelayakan",
        """
        tidak_mampu Tidak mampu (layak) | Poor (eligible)
        mampu Mampu (tidak layak) | Not poor (not eligible)
        belum_dinilai Belum dinilai | Not judged yet
        """,
    )
    book.options(
        "alasan_tidak_layak",
        """
        1 Alamat tidak ditemukan | Address not found
        2 Individu tidak ditemukan | Person not found
        3 Meninggal | Dead
        4 ASN/TNI/Polri | Civil servant, army, police
        5 Anggota keluarga ASN/TNI/Polri | Family member is a civil servant, army, police
        6 Pensiunan | Pensioner
        7 Upah dari APBN/APBD | Paid from a public budget
        8 Perangkat desa | Village official
        9 Guru bersertifikasi | Certified teacher
        10 Tenaga kesehatan | Health worker
        11 Pengurus/pemilik perusahaan | Director or owner of a company
        12 Upah di atas UMK | Paid above the minimum wage
        13 Menolak | Refuses
        14 Tidak memenuhi ketentuan hukum | Does not meet the law
        15 Sudah mendapat bantuan dari pihak lain | Has aid from others
        """,
    )
    book.options(
        "mutu_data",
        """
        sesuai Sesuai | Right
        diperbaiki Diperbaiki | Repaired
        nik_tidak_valid NIK tidak benar | NIK wrong
        nik_ganda NIK ganda | NIK used twice
        belum_punya_nik Belum punya NIK | Has no NIK yet
        no_kk_berubah Nomor KK berubah | Family card number changed
        """,
    )
    book.options(
        "tindak_lanjut",
        """
        tetap Tetap | Stays
        perbaiki Perbaiki | Repair
        usul_hapus Usul hapus | Propose removal
        usul_baru Usul baru | Propose as new
        sanggah Sanggah | Objection
        rujuk_dukcapil Rujuk ke Dukcapil | Refer to civil registration
        """,
    )


def _add_repair(book: Workbook) -> None:
    book.options(
        "medan",
        """
        nik NIK
        nama Nama | Name
        tgl_lahir Tanggal lahir | Date of birth
        jk Jenis kelamin | Sex
        no_kk Nomor KK | Family card number
        ibu_kandung Nama ibu kandung | Mother's name
        """,
    )
    book.options(
        "bukti_identitas",
        "1 KTP\n2 KK\n3 Akta kelahiran | Birth certificate\n4 Surat Dukcapil | Letter of civil registration",
    )
    book.options(
        "alasan_perbaikan",
        """
        1 Kosong | Empty
        2 Kurang digit | Too few digits
        3 Ganda | Used twice
        4 Salah ketik | Mistyped
        5 Belum rekam KTP-el | Not registered yet
        6 Meninggal | Dead
        7 Pindah | Moved
        """,
    )
    book.options(
        "status_perbaikan",
        """
        1 Ditemukan | Found
        2 Bukti ada | Proof is there
        3 Dikirim ke Dukcapil/SIKS | Sent to civil registration
        4 Padan | Matches
        5 Tidak padan | Does not match
        """,
    )
    book.options(
        "program_nik",
        """
        1 PKH
        2 Sembako/BPNT
        3 BST
        4 JKN (PBI)
        5 Lainnya | Other
        """,
    )
    book.options("hub_kk", RELATIONS)
    book.options(
        "alasan_tanpa_nik",
        """
        1 Belum rekam | Not registered
        2 Bayi | Baby
        3 Komunitas adat terpencil | Remote community
        4 Gelandangan | Homeless
        5 Dokumen hilang | Papers lost
        """,
    )


def _ask_family(book: Workbook) -> None:
    with book.group("keluarga", ("2. Keluarga", "2. Family")):
        ask_region(book, default_province="15")
        book.ask(
            "select_one_from_file prelist.csv", "prelist", ("Keluarga pada prelist", "Family in the prelist"),
            hint=("Kosongkan untuk usulan baru.", "Leave empty for a new proposal."), choice_filter="desa = ${desa}",
            appearance="minimal autocomplete", as_="prelist",
        )  # fmt: skip
        for name, label in (
            ("nama_kepala", ("Nama menurut prelist: ${asal_nama_kepala}", "Name in the prelist: ${asal_nama_kepala}")),
            ("no_kk", ("Nomor KK menurut prelist: ${asal_no_kk}", "Card in the prelist: ${asal_no_kk}")),
            ("alamat", ("Alamat menurut prelist: ${asal_alamat}", "Address in the prelist: ${asal_alamat}")),
        ):
            book.calculate(f"asal_{name}", f"{FAMILY}/{name}")
            book.ask("note", f"baca_{name}", label, relevant=f"${{asal_{name}}} != ''")
        book.ask(
            "note",
            "teks_persetujuan",
            consent_words(("untuk pemutakhiran data terpadu", "to bring the register up to date")),
        )
        book.lines(f"""
            select_one keberadaan_keluarga keberadaan_keluarga! | Keberadaan keluarga | Presence of the family | constraint=(. = 'usulan_baru') = (${{prelist}} = '') ; constraint_message=Keluarga dari prelist bukan usulan baru; tanpa prelist hanya usulan baru. // A family of the prelist is no new proposal; without prelist only a new proposal.
            select_one pindah_ke pindah_ke! | Pindah ke | Moved to | relevant=${{keberadaan_keluarga}} = 'pindah'
            select_one_from_file prelist.csv keluarga_gabung | Keluarga itu pada prelist | That family in the prelist | relevant={JOINED} ; choice_filter=desa = ${{desa}} and name != ${{prelist}} ; appearance=minimal autocomplete ; hint=Kosongkan bila tidak ada pada prelist. // Leave empty if it is not in the prelist.
            select_one setuju setuju! | Persetujuan responden | Consent of the respondent | relevant={FOUND} ; appearance=columns-pack ; hint=Bila menolak, pilih Menolak pada keberadaan keluarga. // If they refuse, choose Refuses above.
            text wakil! | Diwakili oleh (nama dan hubungan) | Represented by (name, relation) | relevant=${{setuju}} = '3'
            text keluarga_lain! | Bagian dari keluarga siapa? | Part of whose family? | relevant=({JOINED}) and ${{keluarga_gabung}} = ''
            text nama_kepala! | Nama kepala keluarga sekarang | Head of family now | as_=household_name ; calculation=if(${{prelist}} = '', ${{nama_kepala}}, {FAMILY}/nama_kepala) ; trigger=${{prelist}}
            """)
        book.ask(
            "text", "no_kk", ("Nomor KK sekarang", "Family card number now"), appearance="numbers", as_="no_kk",
            mask="yes", relevant=FOUND, calculation=f"if(${{prelist}} = '', ${{no_kk}}, {FAMILY}/no_kk)",
            trigger="${prelist}", constraint=sixteen_digits(),
            constraint_message=("Nomor KK terdiri dari 16 angka.", "A family card number has 16 digits."),
        )  # fmt: skip
        book.ask(
            "text", "alamat", ("Alamat sekarang", "Address now"), required=True, relevant=FOUND, as_="address",
            calculation=f"if(${{prelist}} = '', ${{alamat}}, {FAMILY}/alamat)", trigger="${prelist}",
        )  # fmt: skip
        book.warn(
            "w_kk_berubah", "${asal_no_kk} != '' and ${no_kk} != '' and ${no_kk} != ${asal_no_kk}",
            ("Nomor KK berbeda dengan prelist.", "The card number differs from the prelist."), about="no_kk",
        )  # fmt: skip
        book.ask(
            "select_one kode_kk", "kode_kk", ("115. Kode KK", "115. Card code"), required=True,
            relevant="${prelist} != '' and ${no_kk} != '' and ${no_kk} != ${asal_no_kk}", appearance="columns-pack",
            hint=("2 bila keluarga ini pecah dari KK pada prelist; nomor lama tetap tersimpan.",
                  "2 if this family split off the card of the prelist; the old number is kept."),
        )  # fmt: skip


def _ask_members(book: Workbook) -> None:
    with book.group("bagian_anggota", ("3. Anggota keluarga", "3. Family members"), relevant=FOUND):
        book.calculate("jml_prelist", f"if(${{prelist}} = '', 0, count({MEMBERS}))")
        book.lines("""
            integer jml_baru! | Anggota baru di luar prelist | New members beside the prelist | default=0 ; constraint=. >= 0 and . <= 20 ; constraint_message=0 – 20
            """)
        with book.repeat("anggota", ("Anggota", "Member"), repeat_count="${jml_prelist} + coalesce(${jml_baru}, 0)"):
            book.calculate("no", "position(..)")
            book.calculate("dari_prelist", "if(${no} <= ${jml_prelist}, 1, 0)")
            for name in ("nama", "nik", "jk", "tgl_lahir", "hub"):
                book.calculate(f"asal_{name}", f"{MEMBERS}[urut = ${{no}}]/{name}")
            book.lines("""
                note baca_anggota | ${no}. ${asal_nama} | ${no}. ${asal_nama} | relevant=${dari_prelist} = 1
                select_one keberadaan keberadaan_anggota! | Keberadaan | Presence | constraint=(. = '5') = (${dari_prelist} = 0) ; constraint_message=5 hanya untuk anggota di luar prelist. // 5 is for members beside the prelist only.
                """)
            here = "${keberadaan_anggota} = '1' or ${keberadaan_anggota} = '5'"
            book.ask(
                "text", "nama_anggota", ("Nama lengkap", "Full name"), required=True, relevant=here, as_="name",
                calculation="if(${dari_prelist} = 1, coalesce(${nama_anggota}, ${asal_nama}), ${nama_anggota})",
                trigger="${keberadaan_anggota}",
            )  # fmt: skip
            book.ask(
                "text", "nik_anggota", ("NIK", "NIK"), relevant=here, appearance="numbers", as_="nik", mask="yes",
                calculation="if(${dari_prelist} = 1, coalesce(${nik_anggota}, ${asal_nik}), ${nik_anggota})",
                trigger="${keberadaan_anggota}", constraint=nik_structure(),
                constraint_message=("Struktur NIK tidak benar.", "The structure of the NIK is wrong."),
            )  # fmt: skip
            for kind, name, label in (
                ("select_one jk", "jk", ("Jenis kelamin", "Sex")),
                ("date", "tgl_lahir", ("Tanggal lahir", "Date of birth")),
                ("select_one hub_kk", "hub", ("Hubungan dengan kepala keluarga", "Relation to the head of family")),
            ):
                answer = f"${{{name}_anggota}}"
                _ask_of_member(book, kind, name, label, here, f"coalesce({answer}, ${{asal_{name}}})")
            _compare_with_nik(book)
            book.lines(f"""
                select_one alasan_tanpa_nik alasan_tanpa_nik! | Mengapa tanpa NIK? | Why is there no NIK? | relevant=({here}) and ${{nik_anggota}} = ''
                date tgl_meninggal | Tanggal meninggal | Date of death | relevant=${{keberadaan_anggota}} = '2' ; {NOT_LATER}
                text tujuan_pindah | Pindah ke mana? | Moved where? | relevant=${{keberadaan_anggota}} = '3' or ${{keberadaan_anggota}} = '4'
                """)
            book.calculate(
                "berubah",
                "if(${dari_prelist} = 1 and ${nama_anggota} != '' and "
                "(${nama_anggota} != ${asal_nama} or ${nik_anggota} != ${asal_nik} or ${jk_anggota} != ${asal_jk} "
                "or ${tgl_lahir_anggota} != ${asal_tgl_lahir}), 1, 0)",
            )
            book.warn(
                "w_berubah", "${berubah} = 1",
                ("Data orang ini berbeda dengan prelist: catat di bagian 4.",
                 "This person's data differ from the prelist: record it in section 4."), about="nama_anggota",
            )  # fmt: skip
        book.calculate("jml_berubah", "sum(${berubah})")


def _ask_of_member(book: Workbook, kind: str, name: str, label: tuple[str, str], here: str, known: str) -> None:
    """Filled in from the prelist once the person is there; asked of who is new."""
    rules: dict[str, str | tuple[str, str] | bool] = {"required": "${dari_prelist} = 0"}
    if kind == "date":
        rules |= {"constraint": ". <= today() and . > date('1900-01-01')",
                  "constraint_message": ("Antara 1900 dan hari ini.", "Between 1900 and today.")}  # fmt: skip
    if name == "jk":
        rules["appearance"] = "columns-pack"
    book.ask(
        kind, f"{name}_anggota", label, relevant=here, trigger="${keberadaan_anggota}",
        calculation=f"if(${{dari_prelist}} = 1, {known}, ${{{name}_anggota}})",
        as_={"jk": "sex", "tgl_lahir": "birth_date"}.get(name, ""), **rules,
    )  # fmt: skip


def _compare_with_nik(book: Workbook) -> None:
    """Sex and birth date against the NIK: doubts that go to the repair of data (domain 6.2)."""
    whole, day = "string-length(${nik_anggota}) = 16", "number(substr(${nik_anggota}, 6, 8))"
    book.warn(
        "w_nik_jk", f"{whole} and ${{jk_anggota}} != '' and (({day} > 40) != (${{jk_anggota}} = '2'))",
        ("Jenis kelamin berbeda dengan NIK: periksa KTP/KK, catat di bagian 4.",
         "The sex differs from the NIK: check the cards, record it in section 4."), about="jk_anggota",
    )  # fmt: skip
    book.warn(
        "w_nik_lahir",
        f"{whole} and ${{tgl_lahir_anggota}} != '' and (format-date(${{tgl_lahir_anggota}}, '%m%y') != "
        f"substr(${{nik_anggota}}, 8, 12) or number(format-date(${{tgl_lahir_anggota}}, '%d')) != {day} mod 40)",
        ("Tanggal lahir berbeda dengan NIK: periksa KTP/KK, catat di bagian 4.",
         "The birth date differs from the NIK: check the cards, record it in section 4."), about="tgl_lahir_anggota",
    )  # fmt: skip


def _ask_repairs(book: Workbook) -> None:
    with book.group("perbaikan_data", ("4. Perbaikan data", "4. Repair of data"), relevant=FOUND):
        book.lines("""
            select_one ya_tidak ada_perbaikan! | Ada data kependudukan yang diperbaiki? | Any civil data to repair? | appearance=columns-pack
            """)
        with book.repeat("perbaikan", ("Perbaikan", "Repair"), relevant="${ada_perbaikan} = '1'"):
            book.lines(f"""
                text siapa! | Nama orang | Name of the person
                select_one medan medan! | Yang diperbaiki | What is repaired
                text lama | Semula | Before | mask=yes
                text baru! | Menjadi | Now | mask=yes
                select_one bukti_identitas bukti! | Bukti | Proof
                select_one alasan_perbaikan alasan! | Sebab | Cause
                select_multiple program_nik program_terkait | Program yang terkait | Programmes concerned | hint=Kosongkan bila tidak ada. // Leave empty if there is none.
                image foto_bukti | Foto bukti | Photo of the proof | parameters=max-pixels=1600
                select_one status_perbaikan status! | Status | State | default=1
                date tgl_perbaikan | Tanggal | Date | default=today() ; {NOT_LATER}
                """)


def _ask_outcome(book: Workbook) -> None:
    with book.group("hasil", ("5. Hasil verval", "5. Outcome")):
        book.lines(f"""
            select_one kelayakan kelayakan! | Kelayakan | Eligibility | relevant={FOUND}
            select_one alasan_tidak_layak alasan_tidak_layak! | Alasan tidak layak | Ground of ineligibility | relevant=${{kelayakan}} = 'mampu'
            select_multiple mutu_data mutu_data! | Mutu data | Quality of the data | relevant={FOUND} ; constraint=not(selected(., 'sesuai') and count-selected(.) > 1) ; constraint_message=“Sesuai” tidak bersama pilihan lain. // “Right” stands alone.
            select_one tindak_lanjut tindak_lanjut! | Tindak lanjut | What follows
            text alasan_hapus! | Alasan usul hapus | Why remove | relevant=${{tindak_lanjut}} = 'usul_hapus'
            """)
        book.warn(
            "w_tetap", "${tindak_lanjut} = 'tetap' and ${keberadaan_keluarga} != '' and not(" + FOUND + ")",
            ("Keluarga tidak ada tetapi tindak lanjutnya tetap.", "The family is not there but stays."),
            about="tindak_lanjut",
        )  # fmt: skip
        book.warn(
            "w_mutu", "${jml_berubah} > 0 and selected(${mutu_data}, 'sesuai')",
            ("Ada anggota yang berubah tetapi mutu data sesuai.", "Members changed but the data are called right."),
            about="mutu_data",
        )  # fmt: skip
