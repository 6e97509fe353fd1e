"""KUBE and UEP: the profile with its proposal, and the visit that reads the realisation of the money (domain 4.2)."""

from __future__ import annotations

from desktop.forms.workbook import Words, Workbook

from .places import ask_region, completed_years, nik_structure, sixteen_digits
from .shared import (
    NOT_LATER,
    RUPIAH,
    ask_consent,
    ask_known,
    ask_phone,
    ask_photos,
    ask_remark,
    ask_visit,
    begin,
    keep_person,
    known,
    read_limits,
)

VERSION = "2026112216"


def profile() -> Workbook:
    """A group with its members and what it proposes; it becomes an entity of the list `kube`, a member of `orang`.

    Who proposes again, and who is known, is chosen and not typed again."""
    book = begin("Profil dan Usulan KUBE/UEP", "kube_profil", "${nama_kube}", VERSION)
    _add_codes(book)
    book.calculate("id_kube", "once(uuid())")
    ask_visit(book, 1, form="review-first")
    read_limits(book, ("kube_anggota_min", "kube_anggota_maks", "kube_umur_dari", "kube_umur_sampai"))
    _ask_group(book)
    ask_consent(book, 3, ("dan anggota kelompok untuk usulan ini", "and the members of the group for this proposal"))
    _ask_members(book)
    _ask_proposal(book)
    ask_photos(
        book, 6,
        (
            ("foto_usaha", ("Foto tempat usaha", "Photo of the place of business")),
            ("foto_musyawarah", ("Foto musyawarah kelompok", "Photo of the meeting of the group")),
            ("foto_proposal", ("Foto proposal bertanda tangan", "Photo of the signed proposal")),
        ),
    )  # fmt: skip
    ask_remark(book)
    book.entity(
        "kube", "${nama_kube}", entity_id="${kube_ini}", create_if="${kube_dikenal} = ''",
        update_if="${kube_dikenal} != ''",
    )  # fmt: skip
    book.entity(
        "orang", "${label_orang}", entity_id="coalesce(${orang_lama}, ${id_orang})",
        create_if="${nama_anggota} != '' and ${orang_lama} = ''",
        update_if="${nama_anggota} != '' and ${orang_lama} != ''",
    )  # fmt: skip
    return book


def monitoring() -> Workbook:
    """The visit to a group that was given money or goods."""
    book = begin(
        "Monitoring KUBE/UEP (realisasi keuangan)",
        "kube_monitoring",
        "concat('Monitoring ', ${nama_kube}, ', ', format-date(${tanggal}, '%e-%n-%Y'))",
        VERSION,
    )
    _add_codes(book)
    ask_visit(book, 1, form="review-first")
    _ask_which(book)
    _ask_money(book)
    _ask_business(book)
    _ask_assets(book)
    ask_photos(
        book, 6,
        (
            ("foto_usaha", ("Foto usaha", "Photo of the business")),
            ("foto_nota", ("Foto nota/kuitansi", "Photo of the receipts")),
            ("foto_buku_kas", ("Foto buku kas", "Photo of the cash book")),
        ),
    )  # fmt: skip
    ask_remark(book)
    book.entity("kube", "", entity_id="${kube}", update_if="${kube} != ''")
    return book


def _add_codes(book: Workbook) -> None:
    book.options(
        "jenis_bantuan",
        "KUBE Kelompok Usaha Bersama | Joint business group\nUEP Usaha Ekonomi Produktif | Productive business",
    )
    book.options(
        "sumber_dana",
        """
        1 APBN
        2 APBD provinsi (Dumisake) | Province
        3 APBD kabupaten/kota | Regency/city
        4 Lainnya | Other
        """,
    )
    book.options(
        "usaha",
        """
        1 Pertanian | Farming
        2 Peternakan | Livestock
        3 Perikanan | Fishery
        4 Perdagangan/warung | Trade, small shop
        5 e-Warong
        6 Kuliner | Food
        7 Kerajinan | Crafts
        8 Jasa | Services
        9 Lainnya | Other
        """,
    )
    book.options("jabatan", "1 Ketua | Chair\n2 Sekretaris | Secretary\n3 Bendahara | Treasurer\n4 Anggota | Member")
    book.options(
        "dokumen",
        """
        1 KTP
        2 KK
        3 SKTM | Statement of poverty
        4 Surat permohonan | Letter of request
        5 Pakta integritas/pernyataan | Integrity pact
        6 Rekening kelompok | Bank account of the group
        7 SK pembentukan | Decree of founding
        """,
    )
    book.options("cara_terima", "1 Transfer | Bank transfer\n2 Barang | Goods")
    book.options("bukti", "1 Nota/kuitansi | Receipt\n2 Tanpa bukti | No proof")
    book.options(
        "status_usaha",
        """
        1 Berjalan | Running
        2 Berkembang | Growing
        3 Belum mulai | Not begun
        4 Berhenti sementara | Paused
        5 Berhenti | Stopped
        6 Berganti jenis | Changed its kind
        """,
    )
    book.options("keadaan_aset", "1 Ada | There\n2 Rusak | Broken\n3 Hilang | Lost\n4 Dijual | Sold")
    book.options(
        "kendala",
        """
        1 Modal | Capital
        2 Bahan baku | Raw material
        3 Pemasaran | Marketing
        4 Konflik anggota | Conflict among members
        5 Cuaca | Weather
        6 Lainnya | Other
        """,
    )


def _ask_group(book: Workbook) -> None:
    with book.group("kelompok", ("2. Kelompok atau usaha", "2. Group or business")):
        ask_region(book, default_province="15")
        ask_known(
            book, "kube", ("KUBE/UEP yang sudah didata", "KUBE/UEP already recorded"),
            ("Kosongkan untuk kelompok baru.", "Leave empty for a new one."),
        )  # fmt: skip
        book.calculate("kube_ini", "coalesce(${kube_dikenal}, ${id_kube})")
        for kind, name, label, columns in (
            ("select_one jenis_bantuan", "jenis_bantuan", ("Jenis", "Kind"),
             {"save_to": "jenis", "appearance": "columns-pack"}),
            ("text", "nama_kube", ("Nama kelompok atau pemilik usaha", "Name of the group or owner"),
             {"save_to": "nama", "as_": "title"}),
            ("select_one usaha", "usaha", ("Jenis usaha", "Kind of business"), {"save_to": "usaha"}),
        ):  # fmt: skip
            filled = known("kube_dikenal", "kube", name, columns["save_to"])
            book.ask(kind, name, label, required=True, **columns, **filled)
        book.lines(f"""
            text usaha_lain! | Sebutkan usahanya | Which business? | relevant=${{usaha}} = '9'
            date tgl_dibentuk | Tanggal dibentuk | Founded on | {NOT_LATER}
            text no_sk | Nomor SK | Number of the decree
            """)
        book.ask(
            "text", "alamat", ("Alamat usaha", "Address of the business"), required=True, as_="address",
            save_to="alamat", **known("kube_dikenal", "kube", "alamat", "alamat"),
        )  # fmt: skip
        book.lines("""
            text bank | Nama bank | Bank
            text no_rekening | Nomor rekening kelompok | Account number of the group | appearance=numbers ; mask=yes
            text atas_nama | Rekening atas nama | Account held by | relevant=${no_rekening} != ''
            """)
        book.calculate("desa_kube", "${desa}", save_to="desa")
        ask_phone(book, "hp_ketua", ("Nomor HP ketua", "Mobile number of the chair"))


def _ask_members(book: Workbook) -> None:
    with book.group("bagian_anggota", ("4. Anggota", "4. Members"), relevant="${lanjut} = 1"):
        with book.repeat("anggota", ("Anggota", "Member")):
            book.calculate("id_orang", "once(uuid())")
            _ask_member(book)
            book.warn(
                "w_umur_anggota",
                "${umur_anggota} != '' and (${umur_anggota} < ${a_kube_umur_dari} or ${umur_anggota} > ${a_kube_umur_sampai})",
                ("Anggota KUBE biasanya berumur ${a_kube_umur_dari}–${a_kube_umur_sampai} tahun.",
                 "Members of a KUBE are usually ${a_kube_umur_dari} to ${a_kube_umur_sampai}."),
                about="umur_anggota",
            )  # fmt: skip
            keep_person(
                book, "anggota", nik="${nik_anggota}", picked="${orang_anggota}", own={
                    "nama": "${nama_anggota}", "nik": "${nik_anggota}", "jk": "${jk_anggota}", "desa": "${desa}",
                    "no_kk": "${no_kk_anggota}", "alamat": "''", "kube": "${kube_ini}",
                },
            )  # fmt: skip
        book.calculate("jml_anggota", "count(${anggota})", save_to="anggota")
        book.warn(
            "w_jml_anggota",
            "${jenis_bantuan} = 'KUBE' and "
            "(${jml_anggota} < ${a_kube_anggota_min} or ${jml_anggota} > ${a_kube_anggota_maks})",
            ("KUBE beranggotakan ${a_kube_anggota_min} sampai ${a_kube_anggota_maks} orang; kini ${jml_anggota}.",
             "A KUBE has ${a_kube_anggota_min} to ${a_kube_anggota_maks} members; now ${jml_anggota}."),
        )  # fmt: skip


def _ask_member(book: Workbook) -> None:
    """One member: chosen among who was recorded in the village, or typed."""
    book.ask(
        "select_one_from_file orang.csv", "orang_anggota", ("Orang yang sudah didata", "Person already recorded"),
        hint=("Kosongkan bila belum pernah didata.", "Leave empty if never recorded."),
        choice_filter="desa = ${desa}", appearance="minimal autocomplete",
        constraint="count(${anggota}[orang_anggota = current()/../orang_anggota]) <= 1",
        constraint_message=("Orang ini sudah ada di daftar anggota.", "This person is already a member."),
    )  # fmt: skip
    book.ask("text", "nama_anggota", ("Nama lengkap", "Full name"), required=True, as_="name", **_of_person("nama"))
    book.ask(
        "text", "nik_anggota", ("NIK", "NIK"), appearance="numbers", as_="nik", mask="yes",
        constraint=f"{nik_structure()} and count(${{anggota}}[nik_anggota = current()/../nik_anggota]) <= 1",
        constraint_message=("Struktur NIK tidak benar, atau NIK sudah dipakai anggota lain.",
                            "The structure of the NIK is wrong, or another member has it."), **_of_person("nik"),
    )  # fmt: skip
    book.ask(
        "text", "no_kk_anggota", ("Nomor Kartu Keluarga", "Family card number"), appearance="numbers", mask="yes",
        constraint=sixteen_digits(), **_of_person("no_kk"),
        constraint_message=("Nomor KK terdiri dari 16 angka.", "A family card number has 16 digits."),
    )  # fmt: skip
    book.ask(
        "select_one jk", "jk_anggota", ("Jenis kelamin", "Sex"), required=True, appearance="columns-pack",
        **_of_person("jk"),
    )  # fmt: skip
    born = "instance('orang')/root/item[name = ${orang_anggota}]/tgl_lahir"
    book.calculate("lahir_anggota", f"if(${{orang_anggota}} = '', '', {born})")
    age = completed_years("${lahir_anggota}", "${tanggal}")
    book.ask(
        "integer", "umur_anggota", ("Umur", "Age"), required=True, constraint=". >= 0 and . <= 120",
        constraint_message="0 – 120", calculation=f"if(${{lahir_anggota}} = '', ${{umur_anggota}}, {age})",
        trigger="${orang_anggota}",
    )  # fmt: skip
    book.lines("""
        select_one jabatan jabatan_anggota! | Jabatan dalam kelompok | Office in the group | default=4
        select_one ya_tidak terdaftar | Terdaftar dalam DTSEN/DTKS? | In the register? | appearance=columns-pack
        """)


def _of_person(column: str) -> dict[str, Words | bool]:
    return known("orang_anggota", "orang", f"{column}_anggota", column)


def _ask_proposal(book: Workbook) -> None:
    with book.group("usulan", ("5. Usulan", "5. Proposal")):
        book.lines(f"""
            select_one sumber_dana sumber_dana! | Sumber dana yang diusulkan | Source of the money | save_to=sumber
            integer tahun! | Tahun anggaran | Budget year | constraint=. >= 2000 and . <= 2100 ; constraint_message=2000 – 2100 ; default=int(format-date(today(), '%Y')) ; save_to=tahun
            date tgl_musyawarah | Tanggal musyawarah kelompok | Date of the meeting | {NOT_LATER}
            """)
        with book.repeat("kebutuhan", ("Kebutuhan", "Need")):
            book.lines(f"""
                text uraian! | Uraian barang atau kegiatan | Goods or activity
                decimal volume! | Volume | Amount | constraint=. > 0 ; constraint_message=Lebih dari 0. // More than 0.
                text satuan! | Satuan | Unit
                integer harga_satuan! | Harga satuan (Rp) | Price of one (Rp) | {RUPIAH}
                """)
            book.calculate(
                "jumlah_harga", "if(${volume} = '' or ${harga_satuan} = '', 0, round(${volume} * ${harga_satuan}, 0))"
            )
            book.ask("note", "baca_jumlah", ("Jumlah: Rp${jumlah_harga}", "Amount: Rp${jumlah_harga}"))
        book.calculate("total_usulan", "sum(${jumlah_harga})", save_to="usulan")
        book.ask("note", "baca_total", ("Total usulan: Rp${total_usulan}", "Total proposed: Rp${total_usulan}"))
        book.lines("""
            select_multiple dokumen dokumen | Dokumen yang ada | Papers that are there
            text rekomendasi | Rekomendasi petugas | Recommendation of the officer | appearance=multiline
            """)


def _ask_which(book: Workbook) -> None:
    with book.group("kelompok", ("2. Kelompok atau usaha", "2. Group or business")):
        ask_region(book, default_province="15")
        book.ask(
            "select_one_from_file kube.csv", "kube", ("KUBE/UEP", "KUBE/UEP"), choice_filter="desa = ${desa}",
            appearance="minimal autocomplete", hint=("Kosongkan bila belum terdaftar.", "Leave empty if not listed."),
        )  # fmt: skip
        book.lines("""
            text nama_kube! | Nama kelompok atau pemilik usaha | Name of the group or owner | as_=title ; calculation=if(${kube} = '', ${nama_kube}, instance('kube')/root/item[name = ${kube}]/label) ; trigger=${kube}
            select_one jenis_bantuan jenis_bantuan! | Jenis | Kind | appearance=columns-pack ; calculation=if(${kube} = '', ${jenis_bantuan}, instance('kube')/root/item[name = ${kube}]/jenis) ; trigger=${kube}
            select_one sumber_dana sumber_dana! | Sumber dana | Source of the money
            text ditemui! | Yang ditemui | Person met
            select_one jabatan jabatan_ditemui | Jabatannya | Their office
            """)


def _ask_money(book: Workbook) -> None:
    with book.group("keuangan", ("3. Realisasi keuangan", "3. Realisation of the money")):
        book.lines(f"""
            integer dana_diterima! | Dana diterima (Rp) | Money received (Rp) | {RUPIAH}
            date tgl_diterima! | Diterima tanggal | Received on | {NOT_LATER} ; relevant=${{dana_diterima}} > 0
            select_one cara_terima cara_terima! | Diterima berupa | Received as | relevant=${{dana_diterima}} > 0 ; appearance=columns-pack
            """)
        with book.repeat("belanja", ("Belanja", "Purchase"), relevant="${dana_diterima} > 0"):
            book.lines(f"""
                date tgl_belanja! | Tanggal | Date | {NOT_LATER}
                text uraian! | Uraian | What
                decimal volume! | Volume | Amount | constraint=. > 0 ; constraint_message=Lebih dari 0. // More than 0.
                text satuan! | Satuan | Unit
                integer harga! | Harga satuan (Rp) | Price of one (Rp) | {RUPIAH}
                select_one bukti bukti! | Bukti | Proof | appearance=columns-pack
                select_one ya_tidak sesuai! | Sesuai proposal? | As proposed? | appearance=columns-pack
                """)
            book.calculate("jumlah", "if(${volume} = '' or ${harga} = '', 0, round(${volume} * ${harga}, 0))")
        book.calculate("total_belanja", "sum(${jumlah})")
        book.calculate("sisa_dana", "coalesce(${dana_diterima}, 0) - ${total_belanja}")
        book.calculate(
            "serapan",
            "if(${dana_diterima} > 0, round(${total_belanja} * 100 div ${dana_diterima}, 1), '')",
            save_to="serapan",
        )
        book.ask(
            "note", "baca_serapan",
            ("Total belanja Rp${total_belanja} · sisa Rp${sisa_dana} · serapan ${serapan} %",
             "Spent Rp${total_belanja} · left Rp${sisa_dana} · ${serapan} % realised"), relevant="${serapan} != ''",
        )  # fmt: skip
        book.lines(f"""
            integer saldo_kas! | Saldo kas (Rp) | Cash in hand (Rp) | {RUPIAH}
            integer saldo_bank! | Saldo bank (Rp) | In the bank (Rp) | {RUPIAH}
            text penjelasan_selisih! | Mengapa saldo tidak sama dengan sisa dana? | Why do balances differ from what is left? | relevant=${{saldo_kas}} != '' and ${{saldo_bank}} != '' and ${{saldo_kas}} + ${{saldo_bank}} != ${{sisa_dana}}
            """)
        book.warn(
            "w_lebih", "${sisa_dana} < 0",
            ("Belanja melebihi dana yang diterima.", "More was spent than received."), about="dana_diterima",
        )  # fmt: skip


def _ask_business(book: Workbook) -> None:
    with book.group("usaha_kini", ("4. Keadaan usaha", "4. The business now")):
        book.lines(f"""
            select_one status_usaha status_usaha! | Status usaha | State of the business | save_to=status_usaha
            integer omzet_bln | Omzet per bulan (Rp) | Turnover a month (Rp) | {RUPIAH}
            integer biaya_bln | Biaya per bulan (Rp) | Costs a month (Rp) | {RUPIAH}
            """)
        book.calculate("laba_bln", "if(${omzet_bln} = '' or ${biaya_bln} = '', '', ${omzet_bln} - ${biaya_bln})")
        book.lines(f"""
            note baca_laba | Laba per bulan: Rp${{laba_bln}} | Profit a month: Rp${{laba_bln}} | relevant=${{laba_bln}} != ''
            integer anggota_aktif! | Anggota aktif | Active members | constraint=. >= 0 and . <= 99 ; constraint_message=0 – 99
            integer anggota_keluar! | Anggota keluar | Members who left | default=0 ; constraint=. >= 0 and . <= 99 ; constraint_message=0 – 99
            select_multiple_from_file orang.csv yang_keluar | Siapa yang keluar? | Who left? | relevant=${{anggota_keluar}} > 0 and ${{kube}} != '' ; choice_filter=kube = ${{kube}} ; constraint=count-selected(.) <= ${{anggota_keluar}} ; constraint_message=Lebih banyak daripada jumlah yang keluar. // More than the number who left.
            text alasan_keluar! | Alasan keluar | Why they left | relevant=${{anggota_keluar}} > 0
            integer kas_kelompok | Kas kelompok (Rp) | Cash of the group (Rp) | {RUPIAH}
            integer iuran_iks | Iuran kesetiakawanan sosial per bulan (Rp) | Solidarity contribution a month (Rp) | {RUPIAH}
            select_multiple kendala kendala | Kendala | Difficulties
            text tindak_lanjut | Rekomendasi dan tindak lanjut | Recommendation and next steps | appearance=multiline
            date kunjungan_berikut | Kunjungan berikut | Next visit | constraint=. >= today() ; constraint_message=Tidak boleh sebelum hari ini. // Not before today.
            """)


def _ask_assets(book: Workbook) -> None:
    with book.group("bagian_aset", ("5. Aset bantuan", "5. Goods given")), book.repeat("aset", ("Aset", "Asset")):
        book.lines("""
            text nama_aset | Nama barang | Goods
            integer jumlah_aset! | Jumlah | Amount | relevant=${nama_aset} != '' ; constraint=. >= 1 ; constraint_message=≥ 1
            select_one keadaan_aset keadaan_aset! | Keadaan | Condition | relevant=${nama_aset} != '' ; appearance=columns-pack
            """)
