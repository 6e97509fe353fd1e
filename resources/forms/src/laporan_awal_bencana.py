"""Laporan Awal Bencana: the minimum a Tagana volunteer can send in ten minutes (domain 5.4 A)."""

from __future__ import annotations

from desktop.forms.workbook import NAMESPACES, Workbook

from . import codes_bencana
from .places import keep_codes

VERSION = "2026112218"
LISTED = "minimal autocomplete"
WATER = "${jenis} = 'BJ' or ${jenis} = 'BB'"


def workbook() -> Workbook:
    book = Workbook(
        settings={
            "form_title": "Laporan Awal Bencana",
            "form_id": "laporan_awal_bencana",
            "version": VERSION,
            "default_language": "Bahasa Indonesia (id)",
            "instance_name": "${nama_kejadian}",
            "namespaces": NAMESPACES,
        }
    )
    for add in (codes_bencana.add_event, codes_bencana.add_access, codes_bencana.add_response):
        add(book)
    book.ask("start", "mulai")
    book.ask("end", "waktu_lapor")
    book.ask("deviceid", "perangkat")
    book.ask("username", "akun_petugas")
    book.calculate("id_kejadian", "once(uuid())")
    _ask_event(book)
    _ask_places(book)
    _ask_people(book)
    _ask_damage(book)
    _ask_access(book)
    _ask_response(book)
    _ask_photos(book)
    _ask_reporter(book)
    # several volunteers report one event: until the coordinator merges them, initials and time tell them apart
    book.calculate(
        "label_sementara",
        "concat(${nama_kejadian}, ' · ', substr(${nama_pelapor}, 0, 1), "
        "substr(substring-after(${nama_pelapor}, ' '), 0, 1), ' ', format-date-time(${waktu_diketahui}, '%H.%M'))",
    )
    book.entity("kejadian", "${label_sementara}")
    return book


def _ask_event(book: Workbook) -> None:
    with book.group("kejadian", ("1. Kejadian", "1. Event"), form="urgent review-later"):
        book.ask(
            "select_one jenis_bencana", "jenis", ("Jenis bencana", "Kind of disaster"), required=True, as_="event_kind",
            appearance="autocomplete", save_to="jenis",
        )  # fmt: skip
        book.ask("text", "jenis_lain", ("Sebutkan jenisnya", "Which kind?"), required=True, relevant="${jenis} = 'LN'")
        book.ask(
            "select_one kelas_bencana", "kelas", ("Kelas (UU 24/2007)", "Class (UU 24/2007)"), required=True,
            calculation="instance('jenis_bencana')/root/item[name = ${jenis}]/kelas", trigger="${jenis}",
            hint=("Terisi sendiri; ubah bila perlu.", "Filled by itself; change it if needed."),
        )  # fmt: skip
        book.ask(
            "date", "tgl_kejadian", ("Tanggal kejadian", "Date of the event"), required=True, default="today()",
            constraint=". <= today()", constraint_message=("Tidak boleh sesudah hari ini.", "Not later than today."),
            as_="event_date", save_to="tanggal",
        )  # fmt: skip
        book.ask(
            "time",
            "jam_kejadian",
            ("Jam kejadian", "Time of the event"),
            required=True,
            as_="event_time",
            save_to="jam",
        )
        book.ask(
            "select_one kepastian",
            "kepastian_waktu",
            ("Kepastian waktu", "Certainty of the time"),
            required=True,
            default="1",
        )
        book.ask(
            "select_one ya_tidak",
            "berlangsung",
            ("Masih berlangsung?", "Still going on?"),
            required=True,
            as_="ongoing",
        )
        book.ask(
            "dateTime", "waktu_diketahui", ("Diketahui pelapor pada", "Known to the reporter at"), default="now()",
            hint=("Tenggat laporan awal: satu jam sejak ini.", "The first report is due one hour from then."),
            constraint=". <= now()", constraint_message=("Tidak boleh sesudah sekarang.", "Not later than now."),
            as_="known_at",
        )  # fmt: skip
        book.ask("text", "penyebab", ("Penyebab", "Cause"), as_="cause")
        book.ask(
            "text", "kronologis", ("Kronologis singkat", "What happened, in short"), required=True,
            appearance="multiline",
            hint=("Jangan menulis nama atau NIK korban.", "Do not write names or NIK of victims."), as_="chronology",
        )  # fmt: skip
        for name, kinds, label in (
            ("tinggi_air_cm", WATER, ("Tinggi air (cm)", "Height of water (cm)")),
            ("lama_genangan_jam", WATER, ("Lama genangan (jam)", "Flooded for (hours)")),
            ("kedalaman_km", "${jenis} = 'GB' or ${jenis} = 'TS'", ("Kedalaman (km, BMKG)", "Depth (km, BMKG)")),
            ("panjang_longsor_m", "${jenis} = 'TL'", ("Panjang longsoran (m)", "Length of the landslide (m)")),
        ):
            book.ask("integer", name, label, relevant=kinds, constraint=". >= 0", constraint_message="≥ 0")
        for name, kinds, label in (
            ("magnitudo", "${jenis} = 'GB' or ${jenis} = 'TS'", ("Magnitudo (BMKG)", "Magnitude (BMKG)")),
            ("luas_terbakar_ha", "${jenis} = 'KH'", ("Luas terbakar (ha)", "Burnt area (ha)")),
        ):
            book.ask("decimal", name, label, relevant=kinds, constraint=". >= 0", constraint_message="≥ 0")


def _ask_places(book: Workbook) -> None:
    with book.group("wilayah", ("2. Lokasi", "2. Location")):
        book.ask(
            "select_one_from_file provinsi.csv", "provinsi", ("Provinsi", "Province"), required=True, appearance=LISTED,
            default="coalesce(${last-saved#provinsi}, '15')",
        )  # fmt: skip
        book.ask(
            "select_one_from_file kabupaten.csv", "kabupaten", ("Kabupaten/kota", "Regency/city"), required=True,
            choice_filter="provinsi = ${provinsi}", appearance=LISTED, default="${last-saved#kabupaten}",
        )  # fmt: skip
        book.calculate("zona", "instance('provinsi')/root/item[name = ${provinsi}]/zona", as_="zone")
        book.ask("note", "zona_terbaca", ("Zona waktu: ${zona}", "Time zone: ${zona}"), relevant="${zona} != ''")
        with book.repeat("tempat", ("Desa terdampak", "Affected village")):
            book.ask(
                "select_one_from_file kecamatan.csv", "kecamatan", ("Kecamatan", "Sub-district"), required=True,
                choice_filter="kabupaten = ${kabupaten}", appearance=LISTED,
            )  # fmt: skip
            book.ask(
                "select_one_from_file desa.csv", "desa", ("Desa/kelurahan", "Village"), required=True,
                choice_filter="kecamatan = ${kecamatan}", appearance=LISTED, as_="region",
            )  # fmt: skip
            keep_codes(book)
            book.ask("text", "dusun", ("Dusun/RT/RW atau patokan", "Hamlet, RT/RW or landmark"), as_="address")
            book.ask("geopoint", "titik", ("Titik lokasi (GPS)", "Point (GPS)"), as_="point")
    book.calculate("desa_pertama", "instance('desa')/root/item[name = ${tempat}[position() = 1]/desa]/label")
    book.calculate(
        "nama_kejadian",
        "concat(if(${jenis} = '', 'Kejadian', jr:choice-name(${jenis}, '${jenis}')), if(${desa_pertama} = '', '', concat(' ', ${desa_pertama})), "
        "if(${tgl_kejadian} = '', '', concat(', ', format-date(${tgl_kejadian}, '%e-%n-%Y'))))",
        as_="event",
    )


def _ask_people(book: Workbook) -> None:
    with book.group("korban", ("3. Korban (ringkas)", "3. People affected (summary)")):
        book.ask(
            "note", "petunjuk_korban",
            ("Angka sementara. Kosongkan yang belum diketahui; isi 0 bila pasti tidak ada.",
             "Provisional figures. Leave empty what is unknown; enter 0 if there are surely none."),
        )  # fmt: skip
        for name, meaning, label in (
            ("kk_terdampak", "count_affected_families", ("Terdampak (KK)", "Affected (families)")),
            ("jiwa_terdampak", "count_affected", ("Terdampak (jiwa)", "Affected (persons)")),
            ("meninggal_l", "count_dead_male", ("Meninggal, laki-laki", "Dead, male")),
            ("meninggal_p", "count_dead_female", ("Meninggal, perempuan", "Dead, female")),
            ("hilang", "count_missing", ("Hilang", "Missing")),
            ("luka_berat", "count_badly_injured", ("Luka berat", "Badly injured")),
            ("luka_ringan", "count_lightly_injured", ("Luka ringan", "Lightly injured")),
            ("kk_mengungsi", "count_displaced_families", ("Mengungsi (KK)", "Displaced (families)")),
            ("jiwa_mengungsi", "count_displaced", ("Mengungsi (jiwa)", "Displaced (persons)")),
        ):
            families = name.replace("jiwa_", "kk_") if name.startswith("jiwa_") else ""
            rule = f". >= 0 and (${{{families}}} = '' or . >= ${{{families}}})" if families else ". >= 0"
            book.ask(
                "integer", name, label, constraint=rule, as_=meaning,
                save_to="" if name.startswith("meninggal_") else name,
                constraint_message=(
                    "Jumlah jiwa tidak boleh lebih kecil dari jumlah KK.",
                    "There cannot be fewer persons than families."
                ) if families else "≥ 0",
            )  # fmt: skip
        book.calculate(
            "meninggal", "if(${meninggal_l} = '' and ${meninggal_p} = '', '', "
            "coalesce(${meninggal_l}, 0) + coalesce(${meninggal_p}, 0))", as_="count_dead", save_to="meninggal",
        )  # fmt: skip
        ask_displaced(book)


def ask_displaced(book: Workbook) -> None:
    """Those in shelters by need, once somebody is displaced; the sitrep asks the same."""
    shelters = "${jiwa_mengungsi} > 0 or ${kk_mengungsi} > 0"
    book.ask(
        "integer", "titik_pengungsian", ("Jumlah titik pengungsian", "Number of shelters"), relevant=shelters,
        constraint=". >= 0", constraint_message="≥ 0", as_="count_shelters",
    )  # fmt: skip
    for name, meaning, label in (
        ("balita", "count_toddlers", ("Pengungsi balita", "Displaced toddlers")),
        ("bumil", "count_pregnant", ("Pengungsi ibu hamil", "Displaced pregnant women")),
        ("busui", "count_nursing", ("Pengungsi ibu menyusui", "Displaced nursing mothers")),
        ("lansia", "count_elderly", ("Pengungsi lansia", "Displaced elderly")),
        ("disabilitas", "count_disabled", ("Pengungsi penyandang disabilitas", "Displaced persons with disability")),
    ):
        book.ask(
            "integer", name, label, relevant=shelters, as_=meaning,
            constraint=". >= 0 and (${jiwa_mengungsi} = '' or . <= ${jiwa_mengungsi})",
            constraint_message=("Tidak boleh melebihi jumlah pengungsi.", "Cannot exceed the displaced."),
        )  # fmt: skip


def _ask_damage(book: Workbook) -> None:
    with book.group("kerusakan", ("4. Kerusakan (ringkas)", "4. Damage (summary)")):
        for name, meaning, label in (
            ("rumah_rb", "count_houses_heavy", ("Rumah rusak berat", "Houses badly damaged")),
            ("rumah_rs", "count_houses_medium", ("Rumah rusak sedang", "Houses damaged")),
            ("rumah_rr", "count_houses_light", ("Rumah rusak ringan", "Houses lightly damaged")),
            ("rumah_terendam", "count_houses_flooded", ("Rumah terendam", "Houses flooded")),
        ):
            book.ask("integer", name, label, constraint=". >= 0", constraint_message="≥ 0", as_=meaning, save_to=name)
        book.ask("text", "fasum", ("Fasilitas umum", "Public facilities"), appearance="multiline", as_="facilities")


def _ask_access(book: Workbook) -> None:
    with book.group("akses", ("5. Akses dan sarana", "5. Access and services")):
        book.ask("select_one jalan", "jalan", ("Jalan", "Road"), required=True, appearance="columns-pack", as_="road")
        book.ask(
            "select_multiple kendaraan", "kendaraan", ("Dapat dilalui dengan", "Passable by"),
            relevant="${jalan} = '2' or ${jalan} = '3'",
        )  # fmt: skip
        book.ask(
            "select_one listrik", "listrik", ("Listrik", "Electricity"), appearance="columns-pack", as_="electricity"
        )
        book.ask(
            "select_one komunikasi",
            "komunikasi",
            ("Komunikasi", "Communication"),
            appearance="columns-pack",
            as_="communication",
        )
        book.ask(
            "select_one air_bersih", "air_bersih", ("Air bersih", "Clean water"), appearance="columns-pack", as_="water"
        )
        book.ask(
            "select_one ya_tidak", "faskes", ("Faskes terdekat berfungsi?", "Does the nearest health post work?"),
            appearance="columns-pack",
        )  # fmt: skip


def _ask_response(book: Workbook) -> None:
    with book.group("penanganan", ("6. Upaya dan kebutuhan", "6. Response and needs")):
        book.ask(
            "select_multiple upaya",
            "upaya",
            ("Upaya yang dilakukan", "What is being done"),
            required=True,
            as_="efforts",
        )
        book.ask(
            "text",
            "upaya_lain",
            ("Upaya lain", "Other response"),
            required=True,
            relevant="selected(${upaya}, '15')",
            as_="effort_other",
        )
        book.ask(
            "select_one ya_tidak",
            "ada_kebutuhan",
            ("Ada kebutuhan mendesak?", "Are there urgent needs?"),
            required=True,
        )
        with book.repeat("kebutuhan", ("Kebutuhan mendesak", "Urgent need"), relevant="${ada_kebutuhan} = '1'"):
            book.ask(
                "select_one barang", "barang", ("Barang", "Item"), required=True, appearance="minimal autocomplete",
                as_="need_item",
            )  # fmt: skip
            book.ask(
                "text", "barang_lain", ("Sebutkan barangnya", "Which item?"), required=True,
                relevant="${barang} = '22'",
                as_="need_other",
            )  # fmt: skip
            book.calculate("satuan", "instance('barang')/root/item[name = ${barang}]/satuan", as_="need_unit")
            book.ask(
                "integer", "jumlah", ("Jumlah (${satuan})", "Amount (${satuan})"), required=True, constraint=". >= 1",
                constraint_message="≥ 1", as_="need_amount",
            )  # fmt: skip
            book.ask(
                "select_one prioritas", "prioritas", ("Prioritas", "Priority"), required=True, default="1",
                as_="need_priority",
            )  # fmt: skip
        book.ask(
            "text", "kondisi_terkini", ("Kondisi terkini", "Present condition"), appearance="multiline", as_="condition"
        )
        book.ask(
            "select_multiple sumber_informasi", "sumber", ("Sumber informasi", "Source of information"), required=True,
            as_="source",
        )  # fmt: skip


def _ask_photos(book: Workbook) -> None:
    with book.group("dokumentasi", ("7. Foto", "7. Photos")), book.repeat("foto", ("Foto", "Photo")):
        book.ask(
            "image", "gambar", ("Foto kejadian", "Photo of the event"), parameters="max-pixels=1600",
            hint=("Satu sampai enam foto; jangan foto jenazah.", "One to six photos; none of the dead."),
        )  # fmt: skip
        book.ask("text", "keterangan", ("Keterangan foto", "Caption"), relevant="${gambar} != ''")


def _ask_reporter(book: Workbook) -> None:
    with book.group("pelapor", ("8. Pelapor", "8. Reporter")):
        for kind, name, meaning, label, columns in (
            ("text", "nama_pelapor", "reporter", ("Nama pelapor", "Name of the reporter"), {"required": "yes"}),
            ("text", "nia", "reporter_number", ("Nomor Induk Anggota (NIA)", "Member number (NIA)"), {}),
            ("text", "hp_pelapor", "reporter_phone", ("Nomor HP", "Mobile number"), {"appearance": "numbers"}),
            ("text", "satuan_tim", "reporter_team", ("Satuan/tim", "Unit/team"), {}),
        ):  # fmt: skip
            book.ask(kind, name, label, default=f"${{last-saved#{name}}}", as_=meaning, **columns)
        book.ask(
            "integer", "jumlah_tim", ("Jumlah anggota tim", "Members of the team"), constraint=". >= 1",
            constraint_message="≥ 1",
        )  # fmt: skip
