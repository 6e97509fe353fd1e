"""Shelters and the movement of goods (domain 5.7). Needs are computed from a list of standards of the office."""

from __future__ import annotations

from desktop.forms.workbook import Workbook

from . import codes_bencana
from .places import ask_region
from .shared import (
    LAST_EVENT,
    NOT_LATER,
    OPEN_EVENTS,
    ask_known,
    ask_phone,
    ask_remark,
    ask_visit,
    begin,
    in_force,
    known,
)

VERSION = "2026112218"
AGES = (
    ("bayi", ("Bayi (0–11 bulan)", "Babies (0–11 months)")),
    ("balita", ("Balita (1–4)", "Toddlers (1–4)")),
    ("anak_kecil", ("Anak (5–11)", "Children (5–11)")),
    ("remaja", ("Anak (12–17)", "Children (12–17)")),
    ("dewasa", ("Dewasa (18–59)", "Adults (18–59)")),
    ("lansia", ("Lansia (60+)", "Elderly (60+)")),
)
SEXES = (("l", "laki", ("laki-laki", "male")), ("p", "perempuan", ("perempuan", "female")))
GROUPS = (
    ("bumil", ("Ibu hamil", "Pregnant women")),
    ("busui", ("Ibu menyusui", "Nursing mothers")),
    ("disabilitas", ("Penyandang disabilitas", "With disability")),
    ("perempuan_kk", ("Perempuan kepala keluarga", "Women heading a family")),
    ("anak_terpisah", ("Anak terpisah/tanpa pendamping", "Separated children")),
    ("sakit_kronis", ("Sakit kronis", "Chronically ill")),
    ("odgj", ("ODGJ", "Mentally ill")),
)


def shelter() -> Workbook:
    """A shelter as it is today; it is, or becomes, an entity of the list `titik`."""
    book = begin("Titik Pengungsian", "titik_pengungsian", "concat('Titik ', ${nama_titik})", VERSION)
    book.options(
        "jenis_titik",
        """
        1 Tenda | Tents
        2 Gedung/balai | Hall
        3 Sekolah | School
        4 Tempat ibadah | Place of worship
        5 Rumah kerabat | With relatives
        6 Mandiri/lainnya | Own, other
        """,
    )
    ask_visit(book, 1, form="urgent review-later")
    _ask_where(book)
    _ask_people(book)
    _ask_services(book)
    ask_remark(
        book,
        """
        image foto_titik | Foto titik pengungsian | Photo of the shelter | parameters=max-pixels=1600
        """,
    )
    book.calculate("id_titik", "once(uuid())")
    book.entity(
        "titik", "${nama_titik}", entity_id="coalesce(${titik_dikenal}, ${id_titik})",
        create_if="${titik_dikenal} = ''", update_if="${titik_dikenal} != ''",
    )  # fmt: skip
    return book


def goods() -> Workbook:
    """In, out and what is there, item by item."""
    book = begin("Logistik Masuk dan Keluar", "logistik", "concat('Logistik ', ${tempat_gudang})", VERSION)
    codes_bencana.add_response(book)
    ask_visit(book, 1, form="review-later")
    with book.group("gudang", ("2. Tempat", "2. Place")):
        ask_region(book, default_province="15")
        book.lines(f"""
            select_one_from_file kejadian.csv kejadian | Kejadian | Event | appearance=minimal autocomplete ; choice_filter={OPEN_EVENTS}
            text tempat_gudang! | Gudang, posko atau titik | Store, post or shelter | default=${{last-saved#tempat_gudang}}
            """)
    with (
        book.group("barang_barang", ("3. Barang", "3. Goods")),
        book.repeat("gerak", ("Barang", "Item"), appearance="table"),
    ):
        book.lines("""
            select_one barang barang! | Barang | Item | appearance=minimal autocomplete
            text barang_lain! | Sebutkan | Which? | relevant=${barang} = '22'
            integer dibutuhkan | Dibutuhkan | Needed | constraint=. >= 0 ; constraint_message=≥ 0
            integer diterima! | Diterima | Received | default=0 ; constraint=. >= 0 ; constraint_message=≥ 0
            text sumber | Dari | From | relevant=${diterima} > 0
            integer disalurkan! | Disalurkan | Given out | default=0 ; constraint=. >= 0 and . <= ${diterima} ; constraint_message=Tidak boleh melebihi yang diterima. // Not more than was received.
            text tujuan | Ke | To | relevant=${disalurkan} > 0
            """)
        book.calculate("satuan", "instance('barang')/root/item[name = ${barang}]/satuan")
        book.calculate("persediaan", "${diterima} - ${disalurkan}")
        book.calculate(
            "kekurangan",
            "if(${dibutuhkan} = '', '', if(${dibutuhkan} > ${diterima}, ${dibutuhkan} - ${diterima}, 0))",
        )
        book.ask(
            "note", "baca_saldo",
            ("Persediaan ${persediaan} ${satuan}, kekurangan ${kekurangan}",
             "In store ${persediaan} ${satuan}, lacking ${kekurangan}"), relevant="${barang} != ''",
        )  # fmt: skip
    with book.group("serah_terima", ("4. Serah terima", "4. Handover")):
        book.lines(f"""
            select_one ya_tidak ada_serah! | Ada berita acara serah terima? | Is there a handover? | appearance=columns-pack
            date tgl_serah! | Tanggal | Date | relevant=${{ada_serah}} = '1' ; default=today() ; {NOT_LATER}
            text pihak_1! | Pihak I (yang menyerahkan) | Handed over by | relevant=${{ada_serah}} = '1'
            text pihak_2! | Pihak II (yang menerima) | Received by | relevant=${{ada_serah}} = '1'
            text mengetahui | Mengetahui | Witnessed by | relevant=${{ada_serah}} = '1'
            image tanda_tangan | Tanda tangan penerima | Signature of the receiver | relevant=${{ada_serah}} = '1' ; appearance=signature ; parameters=max-pixels=1000
            image foto_serah | Foto serah terima | Photo of the handover | relevant=${{ada_serah}} = '1' ; parameters=max-pixels=1600
            """)
    ask_remark(book)
    return book


def _ask_where(book: Workbook) -> None:
    with book.group("titik", ("2. Titik", "2. Shelter")):
        ask_region(book, default_province="15")
        book.lines(f"""
            select_one_from_file kejadian.csv kejadian | Kejadian | Event | appearance=minimal autocomplete ; choice_filter={OPEN_EVENTS} ; default={LAST_EVENT}
            """)
        ask_known(
            book, "titik", ("Titik yang sudah dilaporkan", "Shelter already reported"),
            ("Kosongkan untuk titik baru.", "Leave empty for a new one."),
        )  # fmt: skip
        for kind, name, label, columns in (
            ("text", "nama_titik", ("Nama titik pengungsian", "Name of the shelter"),
             {"as_": "title", "save_to": "nama", "required": "yes"}),
            ("select_one jenis_titik", "jenis_titik", ("Jenis", "Kind"), {"save_to": "jenis", "required": "yes"}),
            ("integer", "kapasitas", ("Kapasitas (jiwa)", "Capacity (persons)"),
             {"save_to": "kapasitas", "constraint": ". >= 1", "constraint_message": "≥ 1"}),
            ("text", "penanggung_jawab", ("Penanggung jawab", "Person in charge"),
             {"save_to": "penanggung_jawab", "required": "yes"}),
        ):  # fmt: skip
            book.ask(kind, name, label, **columns, **known("titik_dikenal", "titik", name, columns["save_to"]))
        book.lines("""
            geopoint lokasi | Lokasi (GPS) | Location (GPS) | as_=point
            """)
        ask_phone(book)
        book.calculate("desa_titik", "${desa}", save_to="desa")


def _ask_people(book: Workbook) -> None:
    with book.group("penghuni", ("3. Pengungsi", "3. People")):
        book.lines("""
            integer kk! | KK | Families | constraint=. >= 0 ; constraint_message=≥ 0 ; save_to=kk
            integer laki! | Laki-laki (jiwa) | Male | constraint=. >= 0 ; constraint_message=≥ 0
            integer perempuan! | Perempuan (jiwa) | Female | constraint=. >= 0 ; constraint_message=≥ 0
            """)
        book.calculate("jiwa", "coalesce(${laki}, 0) + coalesce(${perempuan}, 0)", save_to="jiwa")
        book.ask("note", "baca_jiwa", ("Jumlah: ${jiwa} jiwa", "Total: ${jiwa} persons"))
        _ask_ages(book)
        for name, label in GROUPS:
            book.ask(
                "integer", name, label, constraint=". >= 0 and . <= ${jiwa}",
                constraint_message=("Tidak boleh melebihi jumlah jiwa.", "Not more than the total."),
            )  # fmt: skip
        book.warn(
            "w_kk", "${jiwa} < ${kk}", ("Jiwa lebih sedikit daripada KK.", "Fewer persons than families."), about="kk"
        )
        book.warn(
            "w_penuh", "${kapasitas} != '' and ${jiwa} > ${kapasitas}",
            ("Melebihi kapasitas titik.", "More than the shelter can hold."), about="laki",
        )  # fmt: skip


def _ask_ages(book: Workbook) -> None:
    """By age and sex, by age alone, or not yet; whatever way, the sums have the same names for reports and the list."""
    book.options(
        "cara_umur",
        """
        1 Per umur dan jenis kelamin | By age and sex
        2 Per umur saja | By age only
        3 Belum ada | Not yet
        """,
    )
    book.lines("""
        select_one cara_umur rincian_umur! | Rincian umur | Split by age | default=3 ; appearance=columns-pack
        """)
    for name, (said, in_english) in AGES:
        for sex, whole, (sex_said, sex_english) in SEXES:
            book.ask(
                "integer", f"{name}_{sex}", (f"{said}, {sex_said}", f"{in_english}, {sex_english}"),
                relevant="${rincian_umur} = '1'", constraint=f". >= 0 and . <= ${{{whole}}}",
                constraint_message=("Tidak boleh melebihi jumlahnya.", "Not more than the total."),
            )  # fmt: skip
        book.ask(
            "integer", f"{name}_semua", (said, in_english), relevant="${rincian_umur} = '2'",
            constraint=". >= 0 and . <= ${jiwa}",
            constraint_message=("Tidak boleh melebihi jumlah jiwa.", "Not more than the total."),
        )  # fmt: skip
        both = f"coalesce(${{{name}_l}}, 0) + coalesce(${{{name}_p}}, 0)"
        said_of_both = f"if(${{{name}_l}} = '' and ${{{name}_p}} = '', '', {both})"  # nobody said: not zero
        book.calculate(name, f"if(${{rincian_umur}} = '1', {said_of_both}, ${{{name}_semua}})", save_to=name)
    children = "if(${anak_kecil} = '' and ${remaja} = '', '', coalesce(${anak_kecil}, 0) + coalesce(${remaja}, 0))"
    book.calculate("anak", children, save_to="anak")
    for sex, whole, (sex_said, sex_english) in SEXES:
        book.calculate(f"jml_umur_{sex}", " + ".join(f"coalesce(${{{name}_{sex}}}, 0)" for name, _ in AGES))
        book.warn(
            f"w_umur_{sex}", f"${{rincian_umur}} = '1' and ${{{whole}}} != '' and ${{jml_umur_{sex}}} != ${{{whole}}}",
            (f"Rincian umur {sex_said} berjumlah ${{jml_umur_{sex}}}, bukan ${{{whole}}}.",
             f"The ages of the {sex_english} add up to ${{jml_umur_{sex}}}, not ${{{whole}}}."), about=whole,
        )  # fmt: skip
    book.calculate("jml_umur", " + ".join(f"coalesce(${{{name}_semua}}, 0)" for name, _ in AGES))
    book.warn(
        "w_umur", "${rincian_umur} = '2' and ${jml_umur} != ${jiwa}",
        ("Rincian umur berjumlah ${jml_umur}, bukan ${jiwa}.", "The ages add up to ${jml_umur}, not ${jiwa}."),
        about="rincian_umur",
    )  # fmt: skip


def _ask_services(book: Workbook) -> None:
    with book.group("layanan", ("4. Layanan dan kebutuhan", "4. Services and needs")):
        for name, label in (
            ("dapur_umum", ("Dapur umum?", "Public kitchen?")),
            ("ldp", ("Layanan Dukungan Psikososial (LDP)?", "Psychosocial support?")),
            ("pos_kesehatan", ("Pos kesehatan?", "Health post?")),
            ("listrik", ("Listrik?", "Electricity?")),
            ("keamanan", ("Keamanan?", "Security?")),
            ("ruang_anak", ("Ruang ramah anak?", "Space for children?")),
        ):
            book.ask("select_one ya_tidak", name, label, required=True, appearance="columns-pack")
        book.lines("""
            integer jamban_l | Jamban laki-laki | Toilets, male | constraint=. >= 0 ; constraint_message=≥ 0
            integer jamban_p | Jamban perempuan | Toilets, female | constraint=. >= 0 ; constraint_message=≥ 0
            integer tempat_tidur | Tempat tidur (velbed, kasur) | Beds (camp beds, mattresses) | constraint=. >= 0 ; constraint_message=≥ 0
            integer air_liter | Air bersih (liter per orang per hari) | Clean water (litres a person a day) | constraint=. >= 0 ; constraint_message=≥ 0
            """)
        book.ask("csv-external", "standar")
        # what Perka BNPB 7/2008 says, where the office has sent no list of its own
        for name, key, ours, rule in (
            ("beras_kg_hari", "beras_kg", "0.4", "round(${jiwa} * %s, 1)"),
            ("bungkus_hari", "makan_kali", "2", "${jiwa} * %s"),
            ("jamban_min", "orang_per_jamban", "20", "int((${jiwa} + %s - 1) div %s)"),
            ("air_min_liter", "air_liter", "15", "${jiwa} * %s"),
        ):
            row = f"instance('standar')/root/item[name = '{key}' and {in_force('${tanggal}')}]"
            book.calculate(f"s_{key}", f"coalesce({row}/nilai, {ours})")
            book.calculate(name, rule.replace("%s", f"number(${{s_{key}}})"))
        book.ask(
            "note", "baca_kebutuhan",
            ("Kebutuhan per hari menurut standar: beras ${beras_kg_hari} kg, ${bungkus_hari} bungkus nasi, air "
             "${air_min_liter} liter, jamban paling sedikit ${jamban_min}.",
             "Needs a day by the standards: rice ${beras_kg_hari} kg, ${bungkus_hari} meals, water ${air_min_liter} "
             "litres, at least ${jamban_min} toilets."),
        )  # fmt: skip
        book.warn(
            "w_jamban",
            "(${jamban_l} != '' or ${jamban_p} != '') and coalesce(${jamban_l}, 0) + coalesce(${jamban_p}, 0) < ${jamban_min}",
            ("Jamban kurang dari standar (paling sedikit ${jamban_min}).",
             "Fewer toilets than the standard (at least ${jamban_min})."), about="jamban_p",
        )  # fmt: skip
        book.warn(
            "w_air", "${air_liter} != '' and ${air_liter} < ${s_air_liter}",
            ("Air bersih kurang dari standar (${s_air_liter} liter per orang per hari).",
             "Less clean water than the standard (${s_air_liter} litres a person a day)."), about="air_liter",
        )  # fmt: skip
        book.lines("""
            select_one ya_tidak masih_dibuka! | Masih dibuka? | Still open? | default=1 ; appearance=columns-pack ; save_to=dibuka
            text kebutuhan | Kebutuhan mendesak | Urgent needs | appearance=multiline
            """)
