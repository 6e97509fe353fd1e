"""Asesmen Keluarga: the household assessment, after Regsosek 2022.K with the checks of domain 3.7."""

from __future__ import annotations

from desktop.forms.workbook import NAMESPACES, Workbook

from . import codes_house, codes_regsosek
from .asesmen_anggota import ask_members
from .asesmen_rumah import ask_assets, ask_house, ask_poverty, ask_programmes
from .asesmen_sosial import add_social
from .aturan_ppks import LIMITS
from .places import ask_region, sixteen_digits
from .shared import read_limits

VERSION = "2026112216"


def workbook() -> Workbook:
    book = Workbook(
        settings={
            "form_title": "Asesmen Keluarga",
            "form_id": "asesmen_keluarga",
            "version": VERSION,
            "default_language": "Bahasa Indonesia (id)",
            "instance_name": "concat('Keluarga ', ${nama_kepala})",
            "namespaces": NAMESPACES,
        }
    )
    for add in (
        codes_regsosek.add_visit, codes_regsosek.add_person, codes_regsosek.add_school, codes_regsosek.add_work,
        codes_regsosek.add_health, codes_house.add_house, codes_house.add_services, codes_house.add_means, add_social,
    ):  # fmt: skip
        add(book)
    _ask_start(book)
    _ask_place(book)
    _ask_visit(book)
    _ask_consent(book)
    ask_members(book, relevant="${lanjut} = 1")
    ask_house(book, relevant="${lanjut} = 1")
    ask_assets(book, relevant="${lanjut} = 1")
    ask_programmes(book, relevant="${lanjut} = 1")
    ask_poverty(book, relevant="${lanjut} = 1")
    _ask_photos(book)
    _ask_end(book)
    book.calculate("versi_aturan", f"'{VERSION}'")
    _keep_family(book)
    return book


def _keep_family(book: Workbook) -> None:
    """What other forms choose from instead of typing it again (RTLH, complaints …); nobody who refused.

    The family, and every member of its own (entities in repeats: 2025.1 of the specification)."""
    book.calculate("jumlah_entitas", "${jumlah_ada}", save_to="jumlah")
    book.entity(
        "keluarga", "concat(${nama_kepala}, if(${rt} = '', '', concat(' · RT ', ${rt})), ' · ', ${alamat})", create_if="${lanjut} = 1",
    )  # fmt: skip
    book.entity(
        "orang", "${label_orang}", entity_id="coalesce(${orang_lama}, ${id_anggota})",
        create_if="${ada} = 1 and ${orang_lama} = ''", update_if="${ada} = 1 and ${orang_lama} != ''",
    )  # fmt: skip


def _ask_start(book: Workbook) -> None:
    book.ask("start", "mulai")
    book.ask("end", "selesai")
    book.ask("deviceid", "perangkat")
    book.ask("username", "akun_petugas")
    # stays with the family, which becomes an entity of the list `keluarga`
    book.calculate("id_keluarga", "once(uuid())")
    read_limits(book, (*LIMITS, "telantar_skor", "fm_kriteria", "luas_per_jiwa"), day="${tgl_pendataan}")


def _ask_place(book: Workbook) -> None:
    with book.group("pengenalan", ("1. Pengenalan tempat", "1. Place"), form="review-first"):
        ask_region(book, default_province="15", save=True)
        book.ask(
            "select_one_from_file prelist.csv", "prelist", ("Keluarga pada prelist", "Family in the prelist"),
            hint=("Kosongkan bila keluarga tidak ada pada prelist.",
            "Leave empty if the family is not in the prelist."),
            choice_filter="desa = ${desa}", appearance="minimal autocomplete", as_="prelist",
        )  # fmt: skip
        # of the register, as it came; never computed or promised here (domain 3.10)
        for name, column in (("id_dtks", "id_dtks"), ("desil", "desil")):
            book.calculate(name, f"instance('prelist')/root/item[name = ${{prelist}}]/{column}")
        book.ask(
            "note", "baca_desil", ("Desil menurut prelist: ${desil} (ditetapkan pusat, hanya dibaca).",
            "Decile in the prelist: ${desil} (set by the centre, read only)."), relevant="${desil} != ''",
        )  # fmt: skip
        book.ask(
            "text", "nama_kepala", ("108. Nama kepala keluarga", "108. Name of the head of family"), required=True,
            hint=("Seperti pada KK, tanpa gelar.", "As on the family card, without titles."), as_="household_name",
            save_to="nama_kepala", calculation=_prelist("nama_kepala", "nama_kepala"), trigger="${prelist}",
        )  # fmt: skip
        book.ask(
            "text", "no_kk", ("114. Nomor Kartu Keluarga", "114. Family card number"), appearance="numbers",
            hint=("16 angka. Kosongkan bila tidak punya KK.", "16 digits. Leave empty if there is no card."),
            constraint=sixteen_digits(), as_="no_kk", mask="yes", save_to="no_kk",
            constraint_message=(
                "Nomor KK terdiri dari 16 angka dan diawali kode provinsi.",
                "A family card number has 16 digits and begins with a province code.",
            ),
            calculation=_prelist("no_kk", "no_kk"), trigger="${prelist}",
        )  # fmt: skip
        book.ask("select_one kode_kk", "kode_kk", ("115. Kode KK", "115. Card code"), relevant="${no_kk} != ''")
        book.ask(
            "text", "alamat", ("107. Alamat (jalan/gang/nomor)", "107. Address (street, number)"), required=True,
            as_="address", save_to="alamat", calculation=_prelist("alamat", "alamat"), trigger="${prelist}",
        )  # fmt: skip
        book.ask(
            "text", "nama_sls", ("106. Nama SLS (dusun/lingkungan)", "106. Name of the hamlet"),
            calculation=_prelist("nama_sls", "dusun"), trigger="${prelist}",
        )  # fmt: skip
        for name, word in (("rt", "RT"), ("rw", "RW")):
            book.ask(
                "text", name, word, appearance="numbers", constraint="regex(., '^[0-9]{1,3}$')",
                constraint_message=("Paling banyak tiga angka.", "Three digits at most."),
                save_to=name, calculation=_prelist(name, name), trigger="${prelist}",
            )  # fmt: skip
        book.ask(
            "text", "kode_sls", ("105. Kode SLS", "105. SLS code"), appearance="numbers",
            constraint="regex(., '^[0-9]{4}([0-9]{2})?$')",
            constraint_message=("Empat angka, dengan sub-SLS enam.", "Four digits, six with the sub-SLS."),
        )  # fmt: skip
        for name, label in (
            ("no_bangunan", ("109. Nomor urut bangunan", "109. Building number")),
            ("no_keluarga", ("110. Nomor urut keluarga", "110. Family number")),
        ):
            book.ask("integer", name, label, constraint=". >= 1 and . <= 999", constraint_message="1 – 999")


def _prelist(question: str, column: str) -> str:
    """What the prelist says of the family that was picked; what was typed stays when none is."""
    return f"if(${{prelist}} = '', ${{{question}}}, instance('prelist')/root/item[name = ${{prelist}}]/{column})"


def _ask_visit(book: Workbook) -> None:
    with book.group("kunjungan_petugas", ("2. Kunjungan", "2. Visit")):
        book.ask(
            "date", "tgl_pendataan", ("201. Tanggal pendataan", "201. Date of the visit"), required=True,
            default="today()", constraint=". <= today()",
            constraint_message=("Tanggal tidak boleh sesudah hari ini.", "The date cannot be later than today."),
        )  # fmt: skip
        book.ask(
            "text", "petugas", ("202. Nama petugas", "202. Name of the enumerator"), required=True,
            default="${last-saved#petugas}",
        )  # fmt: skip
        book.ask(
            "select_one kunjungan", "kunjungan", ("205. Hasil kunjungan", "205. Result of the visit"), required=True
        )
        book.ask(
            "text", "catatan_kunjungan", ("Catatan kunjungan", "Note on the visit"), required=True,
            relevant="${kunjungan} != '' and ${kunjungan} != '1'", appearance="multiline",
        )  # fmt: skip


def _ask_consent(book: Workbook) -> None:
    with book.group("persetujuan", ("3. Persetujuan", "3. Consent"), relevant="${kunjungan} = '1'"):
        book.ask(
            "note", "teks_persetujuan",
            (
                "Bacakan: “Kami dari Dinas Sosial mendata keadaan keluarga Bapak/Ibu untuk pelayanan kesejahteraan "
                "sosial. Data disimpan dengan aman, hanya dibuka oleh petugas yang berwenang, dan tidak menjanjikan "
                "bantuan apa pun. Bapak/Ibu boleh menolak, tidak menjawab pertanyaan tertentu, dan meminta perbaikan "
                "atau penghapusan. Apakah Bapak/Ibu setuju?”",
                "Read aloud: “We are from the Social Affairs Office and record the situation of your family for social "
                "services. The data are kept safely, opened only by officers in charge, and promise no aid. You may "
                "refuse, leave questions unanswered, and ask for correction or removal. Do you agree?”",
            ),
        )  # fmt: skip
        book.ask("select_one setuju", "setuju", ("Persetujuan responden", "Consent of the respondent"), required=True)
        book.ask(
            "text", "alasan_menolak", ("Alasan tidak setuju", "Reason for not agreeing"), relevant="${setuju} = '2'"
        )
        book.ask(
            "text", "wakil", ("Diwakili oleh (nama dan hubungan)", "Represented by (name and relation)"), required=True,
            relevant="${setuju} = '3'",
        )  # fmt: skip
        book.ask(
            "text", "responden", ("Nama responden", "Name of the respondent"), required=True,
            relevant="${setuju} = '1' or ${setuju} = '3'",
        )  # fmt: skip
        book.ask(
            "text", "no_hp", ("Nomor HP", "Mobile number"), appearance="numbers",
            relevant="${setuju} = '1' or ${setuju} = '3'", constraint="regex(., '^(0|\\+?62)[0-9]{8,12}$')",
            constraint_message=("Contoh: 081234567890.", "For example 081234567890."), as_="phone", mask="yes",
        )  # fmt: skip
    book.calculate("lanjut", "if(${kunjungan} = '1' and (${setuju} = '1' or ${setuju} = '3'), 1, 0)")


def _ask_photos(book: Workbook) -> None:
    with book.group("lokasi_foto", ("9. Lokasi dan foto", "9. Location and photos"), relevant="${lanjut} = 1"):
        book.ask(
            "geopoint", "lokasi", ("Lokasi rumah (GPS)", "Location of the house (GPS)"),
            hint=("Di depan rumah; boleh ditempel dari peta.", "In front of the house; may be pasted from a map."),
        )  # fmt: skip
        for name, label in (
            ("foto_rumah", ("Foto rumah tampak depan", "Photo of the house from the front")),
            ("foto_dalam", ("Foto ruang dalam", "Photo of the inside")),
            ("foto_atap", ("Foto atap", "Photo of the roof")),
            ("foto_lantai", ("Foto lantai", "Photo of the floor")),
            ("foto_dinding", ("Foto dinding", "Photo of the walls")),
            ("foto_dapur", ("Foto dapur", "Photo of the kitchen")),
            ("foto_jamban", ("Foto jamban", "Photo of the toilet")),
            ("foto_kk", ("Foto Kartu Keluarga", "Photo of the family card")),
            ("foto_ktp", ("Foto KTP kepala keluarga", "Photo of the head's identity card")),
            ("foto_responden", ("Foto responden", "Photo of the respondent")),
        ):
            book.ask("image", name, label, parameters="max-pixels=1600")


def _ask_end(book: Workbook) -> None:
    with book.group("penutup", ("10. Penutup", "10. End")):
        book.ask(
            "select_one hasil", "hasil_isian", ("205. Hasil pendataan", "205. Result of the interview"), required=True,
            relevant="${lanjut} = 1",
        )  # fmt: skip
        book.ask(
            "text", "catatan", ("Catatan petugas", "Note of the enumerator"), appearance="multiline",
            required="${hasil_isian} = '2'",
        )  # fmt: skip
    # 205 as the official form has it: refused consent is a refusal
    book.calculate(
        "hasil", "if(${lanjut} = 1, ${hasil_isian}, if(${kunjungan} = '1' and ${setuju} = '2', '4', ${kunjungan}))"
    )
