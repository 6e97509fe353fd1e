"""Disaster reports after the first: development and end, tied to the event as an entity (domain 5.4 B and C).

Figures are cumulative snapshots, never added up: the latest confirmed one is the truth, the difference is shown.
"""

from __future__ import annotations

from desktop.forms.workbook import Workbook

from . import bencana_terbaca, codes_bencana
from .bencana_personel import ask_forces
from .laporan_awal_bencana import ask_displaced
from .places import ask_region
from .shared import MERGED, OPEN_EVENTS, ask_phone, ask_remark, begin

VERSION = "2026112218"
VERSION_MERGING = "2026112221"
EVENT = "instance('kejadian')/root/item[name = ${kejadian}]"
FIGURES = (
    ("kk_terdampak", "count_affected_families", ("Terdampak (KK)", "Affected (families)")),
    ("jiwa_terdampak", "count_affected", ("Terdampak (jiwa)", "Affected (persons)")),
    ("meninggal", "count_dead", ("Meninggal", "Dead")),
    ("hilang", "count_missing", ("Hilang", "Missing")),
    ("luka_berat", "count_badly_injured", ("Luka berat", "Badly injured")),
    ("luka_ringan", "count_lightly_injured", ("Luka ringan", "Lightly injured")),
    ("kk_mengungsi", "count_displaced_families", ("Mengungsi (KK)", "Displaced (families)")),
    ("jiwa_mengungsi", "count_displaced", ("Mengungsi (jiwa)", "Displaced (persons)")),
    ("rumah_rb", "count_houses_heavy", ("Rumah rusak berat", "Houses badly damaged")),
    ("rumah_rs", "count_houses_medium", ("Rumah rusak sedang", "Houses damaged")),
    ("rumah_rr", "count_houses_light", ("Rumah rusak ringan", "Houses lightly damaged")),
    ("rumah_terendam", "count_houses_flooded", ("Rumah terendam", "Houses flooded")),
)
AGES = (("anak", ("anak (0–17)", "children (0–17)")), ("dewasa", ("dewasa (18–59)", "adults (18–59)")),
        ("lansia", ("lansia (60+)", "elderly (60+)")))  # fmt: skip
STATES = (("terdampak", ("Terdampak", "Affected")), ("meninggal", ("Meninggal", "Dead")), ("hilang", ("Hilang", "Missing")),
          ("luka", ("Luka/sakit", "Injured, ill")), ("mengungsi", ("Mengungsi", "Displaced")))  # fmt: skip


def development() -> Workbook:
    """The sitrep: it brings the event's figures up to date. Until somebody gives it a number (Ke-1, Ke-2 …), the
    reporter's initials and the time tell it apart."""
    book = begin(
        "Laporan Perkembangan Bencana", "bencana_perkembangan",
        "concat(${nama_kejadian}, if(${ke} = '', concat(' · ', ${label_sementara}), concat(' – Ke-', ${ke})))", VERSION,
    )  # fmt: skip
    book.lines("csv-external kop\ncsv-external tenggat")
    _add_lists(book)
    _ask_event(book, "urgent review-later", "Ke-")
    bencana_terbaca.tell_when(book, EVENT)
    _ask_figures(book, 2)
    _ask_vulnerable(book)
    _ask_split(book)
    _ask_facilities(book)
    _ask_response(book, 5)
    ask_forces(book)
    _ask_reporter(book, 6)
    book.calculate(
        "label_sementara",
        "concat(substr(${nama_pelapor}, 0, 1), substr(substring-after(${nama_pelapor}, ' '), 0, 1), ' ', "
        "format-date-time(${kondisi_sampai}, '%H.%M'))",
    )
    book.entity("kejadian", "${nama_kejadian}", entity_id="${kejadian}", update_if="${kejadian} != ''")
    return book


def end() -> Workbook:
    """The final report: verified figures, aid, costs and lessons."""
    book = begin("Laporan Akhir Bencana", "bencana_akhir", "concat(${nama_kejadian}, ' – laporan akhir')", VERSION)
    _add_lists(book)
    _ask_event(book, "review-first", "")
    bencana_terbaca.tell_when(book, EVENT)
    _ask_figures(book, 2)
    _ask_facilities(book)
    with book.group("penutupan", ("4. Penutupan", "4. Closing")):
        book.lines("""
            date tgl_berakhir! | Tanda darurat berakhir tanggal | Emergency ended on | constraint=. <= today() ; constraint_message=Tidak boleh sesudah hari ini. // Not later than today.
            select_one ya_tidak terverifikasi! | Angka sudah diverifikasi per nama? | Figures verified by name? | appearance=columns-pack
            text total_bantuan | Bantuan yang disalurkan (ringkas) | Aid given, in short | appearance=multiline
            integer biaya | Biaya penanganan (Rp) | Cost of the response (Rp) | appearance=thousands-sep ; constraint=. >= 0 ; constraint_message=≥ 0
            text pelajaran | Kendala dan pelajaran | Difficulties and lessons | appearance=multiline
            """)
        book.calculate("status_kejadian", "'selesai'", save_to="status")
    _ask_reporter(book, 5)
    book.entity("kejadian", "${nama_kejadian}", entity_id="${kejadian}", update_if="${kejadian} != ''")
    return book


def consolidation() -> Workbook:
    """The coordinator's: several reports are one event; which figure of which source counts, village by village; Ke-n."""
    book = begin(
        "Konsolidasi Kejadian", "konsolidasi", "concat('Konsolidasi ', ${nama_kejadian}, ' – Ke-', ${ke})",
        VERSION_MERGING,
    )  # fmt: skip
    codes_bencana.add_response(book)
    book.options("ya_tidak_gabung", "1 Kejadian yang sama | The same event\n2 Kejadian lain | Another event")
    _ask_event(book, "review-none", "Ke-!", save=False)
    bencana_terbaca.tell_when(book, EVENT)
    with book.group("penggabungan", ("2. Laporan yang digabung", "2. Reports merged")):
        with book.repeat("laporan", ("Laporan", "Report")):
            book.lines(
                """
                select_one_from_file kejadian.csv kejadian_lain! | Laporan awal lain | Another first report | appearance=minimal autocomplete ; choice_filter=name != ${kejadian} and OPEN ; constraint=. != ${kejadian} and count(${laporan}[kejadian_lain = current()/../kejadian_lain]) <= 1 ; constraint_message=Itu kejadian yang dipilih di atas, atau sudah ada di daftar ini. // That is the event chosen above, or it is already in this list.
                select_one ya_tidak_gabung gabung! | Putusan | Verdict | default=1 ; appearance=columns-pack
                text alasan_gabung! | Alasan | Reason
                """.replace("OPEN", OPEN_EVENTS)
            )
        book.calculate("jml_gabung", "count(${laporan}[gabung = '1'])")
    with book.group("angka_desa", ("3. Angka per desa", "3. Figures by village")):
        with book.repeat("desa_angka", ("Desa", "Village")):
            book.lines("""
                select_one_from_file kecamatan.csv kec_angka! | Kecamatan | Sub-district | choice_filter=kabupaten = ${kabupaten} ; appearance=minimal autocomplete
                select_one_from_file desa.csv desa_dihitung! | Desa/kelurahan | Village | choice_filter=kecamatan = ${kec_angka} ; appearance=minimal autocomplete
                select_one sumber_informasi sumber_angka! | Sumber yang dipakai | Source that counts
                """)
            bencana_terbaca.tell_village(book)
            for name, _, label in FIGURES:
                book.ask("integer", f"d_{name}", label, constraint=". >= 0", constraint_message="≥ 0")
        for name, meaning, _ in FIGURES:
            counted = f"if(count(${{d_{name}}}[. != '']) = 0, '', sum(${{d_{name}}}[. != '']))"  # nobody said: not zero
            book.calculate(f"jml_{name}", counted, as_=meaning)
        book.ask(
            "note", "baca_jumlah",
            ("Terdampak ${jml_kk_terdampak} KK / ${jml_jiwa_terdampak} jiwa · meninggal ${jml_meninggal} · mengungsi "
             "${jml_jiwa_mengungsi} jiwa",
             "Affected ${jml_kk_terdampak} families / ${jml_jiwa_terdampak} persons · dead ${jml_meninggal} · "
             "displaced ${jml_jiwa_mengungsi} persons"),
        )  # fmt: skip
    _ask_reporter(book, 4)
    _bring_up_to_date(book)
    return book


def _bring_up_to_date(book: Workbook) -> None:
    """The event gets its figures and number; those that are the same event are closed, so nobody chooses them again.

    A form changes a list in one place only, so a repeat that asks nothing goes over all of them: first the event
    itself. Figures of a closed one stay as they were reported.
    """
    with book.repeat("perubahan", ("Kejadian yang diperbarui", "Event brought up to date"),
                     repeat_count="1 + count(${laporan})"):  # fmt: skip
        book.calculate("urut_ubah", "position(..)")
        other = "indexed-repeat(%s, ${laporan}, ${urut_ubah} - 1)"
        book.calculate(
            "kejadian_ubah",
            f"if(${{urut_ubah}} = 1, ${{kejadian}}, if({other % '${gabung}'} = '1', {other % '${kejadian_lain}'}, ''))",
        )
        # a row that changes nothing has an id too: for one without, ODK Central takes no row of the whole record
        book.calculate("id_ubah", "once(uuid())")
        before = "instance('kejadian')/root/item[name = ${kejadian_ubah}]"
        own = "${urut_ubah} = 1"
        for name, said in (("ke", "${ke_kini}"), ("kondisi_sampai", "${kondisi_sampai}")):
            book.calculate(f"ubah_{name}", f"if({own}, {said}, {before}/{name})", save_to=name)
        for name, _, _ in FIGURES:
            # a figure nobody gave stays as it was reported
            given = f"coalesce(${{jml_{name}}}, {before}/{name})"
            book.calculate(f"ubah_{name}", f"if({own}, {given}, {before}/{name})", save_to=name)
        book.calculate("ubah_status", f"if({own}, {before}/status, '{MERGED}')", save_to="status")
        book.calculate("ubah_digabung", f"if({own}, {before}/digabung_ke, ${{kejadian}})", save_to="digabung_ke")
        book.calculate("label_ubah", f"if({own}, ${{nama_kejadian}}, {before}/label)")
    book.entity(
        "kejadian", "${label_ubah}", entity_id="coalesce(${kejadian_ubah}, ${id_ubah})",
        update_if="${kejadian_ubah} != '' and ${kejadian} != ''",
    )  # fmt: skip


def _add_lists(book: Workbook) -> None:
    codes_bencana.add_access(book)
    codes_bencana.add_response(book)
    book.options(
        "status_darurat",
        """
        1 Belum ditetapkan | Not declared
        2 Siaga darurat | Alert
        3 Tanggap darurat | Emergency response
        4 Transisi darurat ke pemulihan | Transition to recovery
        """,
    )
    book.options(
        "fasilitas",
        """
        1 Sekolah | School | Sekolah
        2 Tempat ibadah | Place of worship | Tempat ibadah
        3 Fasilitas kesehatan | Health post | Fasilitas kesehatan
        4 Kantor | Office | Kantor
        5 Pasar | Market | Pasar
        6 Jembatan | Bridge | Jembatan
        7 Jalan (m) | Road (m) | Jalan (m)
        8 Tanggul (m) | Dyke (m) | Tanggul (m)
        9 Irigasi | Irrigation | Irigasi
        10 Listrik (gardu/tiang) | Electricity (stations, poles) | Listrik (gardu/tiang)
        11 Air bersih | Clean water | Air bersih
        12 Telekomunikasi | Telecommunication | Telekomunikasi
        13 Sawah (ha) | Rice fields (ha) | Sawah (ha)
        14 Kebun (ha) | Plantation (ha) | Kebun (ha)
        15 Tambak/kolam (ha) | Ponds (ha) | Tambak/kolam (ha)
        16 Ternak (ekor) | Livestock (heads) | Ternak (ekor)
        17 Kios/toko | Shop | Kios/toko
        18 Pabrik | Factory | Pabrik
        19 SPBU | Fuel station | SPBU
        20 Hutan (ha) | Forest (ha) | Hutan (ha)
        """,
        "sebut",
    )
    book.options(
        "tingkat", "RB Rusak berat | Badly\nRS Rusak sedang | Damaged\nRR Rusak ringan | Lightly\nTR Terendam | Flooded"
    )


def _ask_event(book: Workbook, policy: str, number: str, *, save: bool = True) -> None:
    """Which event, of those not merged into another. `save`: what is asked here goes into the event itself."""
    with book.group("kejadian_mana", ("1. Kejadian", "1. Event"), form=policy):
        ask_region(book, default_province="15")
        book.lines(
            """
            select_one_from_file kejadian.csv kejadian | Kejadian | Event | appearance=minimal autocomplete ; choice_filter=OPEN ; hint=Kosongkan bila belum ada di daftar, lalu tulis namanya. // Leave empty if it is not listed, and write its name.
            text nama_kejadian! | Nama kejadian | Name of the event | as_=event ; calculation=if(${kejadian} = '', ${nama_kejadian}, instance('kejadian')/root/item[name = ${kejadian}]/label) ; trigger=${kejadian}
            """.replace("OPEN", OPEN_EVENTS)
        )
        if number:
            book.calculate("ke_lalu", f"{EVENT}/ke")
            book.ask(
                "integer", "ke", ("Laporan perkembangan ke-", "Development report number"), required=number == "Ke-!",
                hint=("Kosongkan bila nomornya diberi koordinator.", "Leave empty if the coordinator numbers it.")
                if number != "Ke-!" else "", constraint=". >= 1 and . <= 99", constraint_message="1 – 99",
                calculation="coalesce(${ke_lalu}, 0) + 1", trigger="${kejadian}",
            )  # fmt: skip
            # an empty number would take the event's own away
            book.calculate("ke_kini", "coalesce(${ke}, ${ke_lalu})", save_to="ke" if save else "")
            book.warn(
                "w_ke", "${ke_lalu} != '' and ${ke} <= ${ke_lalu}",
                ("Laporan ke-${ke_lalu} sudah ada.", "Report number ${ke_lalu} is already there."), about="ke",
            )  # fmt: skip
        book.ask(
            "dateTime", "kondisi_sampai", ("Kondisi sampai dengan", "State as of"), required=True, default="now()",
            constraint=". <= now()", as_="known_at", save_to="kondisi_sampai" if save else "",
            constraint_message=("Tidak boleh sesudah sekarang.", "Not later than now."),
        )  # fmt: skip


def _ask_figures(book: Workbook, number: int) -> None:
    with book.group("angka", (f"{number}. Angka kumulatif", f"{number}. Cumulative figures")):
        book.lines("""
            note petunjuk_angka | Angka kumulatif sampai sekarang, bukan tambahan. Kosongkan yang belum diketahui. | Totals up to now, not what was added. Leave empty what is unknown.
            """)
        for name, meaning, label in FIGURES:
            book.calculate(f"lalu_{name}", f"{EVENT}/{name}")
            book.ask(
                "integer", name, label, constraint=". >= 0", constraint_message="≥ 0", as_=meaning, save_to=name,
            )  # fmt: skip
        changed = (
            "concat("
            + ", ".join(
                f"if(${{lalu_{name}}} = '' or ${{{name}}} = '' or ${{{name}}} = ${{lalu_{name}}}, '', "
                f"concat('{label[0]} ', ${{lalu_{name}}}, ' → ', ${{{name}}}, '; '))"
                for name, _, label in FIGURES
            )
            + ")"
        )
        book.calculate("selisih", changed)
        book.ask(
            "note", "baca_selisih", ("Berubah sejak laporan lalu: ${selisih}", "Changed since the last report: ${selisih}"),
            relevant="${selisih} != ''",
        )  # fmt: skip
        fewer = "${lalu_meninggal} != '' and ${meninggal} != '' and ${meninggal} < ${lalu_meninggal}"
        book.lines(f"""
            text catatan_turun! | Mengapa jumlah meninggal turun? | Why did the number of dead fall? | relevant={fewer}
            """)
        book.warn(
            "w_jiwa", "${kk_terdampak} != '' and ${jiwa_terdampak} != '' and ${jiwa_terdampak} < ${kk_terdampak}",
            ("Jiwa lebih sedikit daripada KK.", "Fewer persons than families."), about="jiwa_terdampak",
        )  # fmt: skip
        bencana_terbaca.ask_source(book)


def _ask_vulnerable(book: Workbook) -> None:
    """Displaced people by need, as the first report has them and BNPB counts them (domain 5.5)."""
    displaced = "${jiwa_mengungsi} > 0 or ${kk_mengungsi} > 0"
    with book.group("pengungsi", ("Pengungsi menurut kebutuhan", "Displaced people by need"), relevant=displaced):
        ask_displaced(book)
        for name, label in (
            ("bayi", ("Pengungsi bayi (0–11 bulan)", "Displaced babies (0–11 months)")),
            ("anak", ("Pengungsi anak (5–17)", "Displaced children (5–17)")),
            ("perempuan_kk", ("Pengungsi perempuan kepala keluarga", "Displaced women heading a family")),
            ("anak_terpisah", ("Anak terpisah/tanpa pendamping", "Separated children")),
        ):
            book.ask(
                "integer", name, label, constraint=". >= 0 and (${jiwa_mengungsi} = '' or . <= ${jiwa_mengungsi})",
                constraint_message=("Tidak boleh melebihi jumlah pengungsi.", "Cannot exceed the displaced."),
            )  # fmt: skip


def _ask_split(book: Workbook) -> None:
    with book.group("rincian", ("3. Rincian korban (B.3)", "3. People by age and sex (B.3)")):
        book.lines("""
            select_one ya_tidak ada_rincian! | Ada rincian umur dan jenis kelamin? | Is there a split by age and sex? | default=2 ; appearance=columns-pack
            """)
        for state, said in STATES:
            with book.group(f"r_{state}", said, relevant="${ada_rincian} = '1'"):
                for age, ages in AGES:
                    for sex, sexes in (("l", ("laki-laki", "male")), ("p", ("perempuan", "female"))):
                        book.ask(
                            "integer", f"{state}_{age}_{sex}",
                            (f"{said[0]}, {ages[0]}, {sexes[0]}", f"{said[1]}, {ages[1]}, {sexes[1]}"),
                            constraint=". >= 0", constraint_message="≥ 0",
                        )  # fmt: skip
                parts = " + ".join(f"coalesce(${{{state}_{age}_{sex}}}, 0)" for age, _ in AGES for sex in "lp")
                book.calculate(f"jml_{state}", parts)
        bencana_terbaca.tell_sexes(book, [age for age, _ in AGES])
        hurt = "(coalesce(${luka_berat}, 0) + coalesce(${luka_ringan}, 0))"
        for state, figure in (("terdampak", "${jiwa_terdampak}"), ("meninggal", "${meninggal}"), ("hilang", "${hilang}"),
                              ("luka", f"if(${{luka_berat}} = '' and ${{luka_ringan}} = '', '', {hurt})"),
                              ("mengungsi", "${jiwa_mengungsi}")):  # fmt: skip
            book.warn(
                f"w_rincian_{state}",
                f"${{ada_rincian}} = '1' and ${{jml_{state}}} > 0 and {figure} != '' and ${{jml_{state}}} != {figure}",
                (f"Rincian {state} tidak sama dengan angka kumulatifnya.", "The split does not add up to the figure."),
            )  # fmt: skip


def _ask_facilities(book: Workbook) -> None:
    with book.group("fasilitas_umum", ("Fasilitas dan lahan", "Facilities and land")):
        book.lines("""
            select_one ya_tidak ada_fasilitas! | Ada fasilitas atau lahan yang rusak? | Are facilities or land damaged? | appearance=columns-pack
            """)
        with book.repeat("fasum", ("Fasilitas", "Facility"), relevant="${ada_fasilitas} = '1'"):
            book.lines("""
                select_one fasilitas fasilitas! | Jenis | Kind | appearance=minimal autocomplete
                select_one tingkat tingkat_rusak! | Tingkat | Level | appearance=columns-pack
                decimal jumlah_fasum! | Jumlah | Amount | constraint=. > 0 ; constraint_message=Lebih dari 0. // More than 0.
                text nama_fasum | Nama atau letak | Name or place
                integer kerugian_juta | Taksiran kerugian (juta rupiah) | Estimated loss (million rupiah) | constraint=. >= 0 ; constraint_message=≥ 0
                """)
            bencana_terbaca.tell_facility(book)
        bencana_terbaca.tell_facilities(book)


def _ask_response(book: Workbook, number: int) -> None:
    with book.group("penanganan", (f"{number}. Penanganan", f"{number}. Response")):
        book.lines("""
            select_one status_darurat status_darurat! | Status keadaan darurat | State of emergency | save_to=status_darurat
            text no_sk_darurat | Nomor SK | Number of the decree | relevant=${status_darurat} > 1
            text posko | Posko (tempat, penanggung jawab) | Command post (place, person in charge)
            select_one jalan jalan | Jalan | Road | as_=road ; appearance=columns-pack
            select_one listrik listrik | Listrik | Electricity | as_=electricity ; appearance=columns-pack
            select_one komunikasi komunikasi | Komunikasi | Communication | as_=communication ; appearance=columns-pack
            select_one air_bersih air_bersih | Air bersih | Clean water | as_=water ; appearance=columns-pack
            select_multiple upaya upaya! | Upaya yang dilakukan | What is being done | as_=efforts
            text upaya_lain! | Upaya lain | Other response | as_=effort_other ; relevant=selected(${upaya}, '15')
            text sumber_daya | Sumber daya tersedia (orang, alat) | Resources (people, equipment) | appearance=multiline
            text kendala | Kendala | Difficulties | appearance=multiline
            text rencana | Rencana tindak lanjut | Plan | appearance=multiline
            text kondisi_terkini | Kondisi terkini | Present condition | appearance=multiline ; as_=condition ; hint=Jangan menulis nama atau NIK korban. // Do not write names or NIK of victims.
            select_one ya_tidak ada_kebutuhan! | Ada kebutuhan mendesak? | Urgent needs? | appearance=columns-pack
            """)
        bencana_terbaca.tell_state(book)
        with book.repeat("kebutuhan", ("Kebutuhan mendesak", "Urgent need"), relevant="${ada_kebutuhan} = '1'"):
            book.lines("""
                select_one barang barang! | Barang | Item | as_=need_item ; appearance=minimal autocomplete
                text barang_lain! | Sebutkan barangnya | Which item? | relevant=${barang} = '22' ; as_=need_other
                integer jumlah! | Jumlah | Amount | constraint=. >= 1 ; constraint_message=≥ 1 ; as_=need_amount
                select_one prioritas prioritas! | Prioritas | Priority | default=1 ; as_=need_priority
                """)
            book.calculate("satuan", "instance('barang')/root/item[name = ${barang}]/satuan", as_="need_unit")


def _ask_reporter(book: Workbook, number: int) -> None:
    with book.group("pelapor", (f"{number}. Pelapor dan foto", f"{number}. Reporter and photos")):
        book.lines("""
            text nama_pelapor! | Nama pelapor | Name of the reporter | default=${last-saved#nama_pelapor} ; as_=reporter
            text nia | Nomor Induk Anggota (NIA) | Member number (NIA) | default=${last-saved#nia} ; as_=reporter_number
            """)
        ask_phone(book, "hp_pelapor")
        book.lines("""
            text diketik_oleh | Diketik oleh (bila bukan pelapor) | Typed by (if not the reporter)
            image foto_1 | Foto 1 | Photo 1 | parameters=max-pixels=1600 ; hint=Jangan foto jenazah. // None of the dead.
            image foto_2 | Foto 2 | Photo 2 | parameters=max-pixels=1600
            """)
    ask_remark(book)
