"""What most forms begin and end with: preloads, the person spoken of, the officer, consent, photos."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from desktop.forms.workbook import NAMESPACES, Words, Workbook

from .places import nik_structure, sixteen_digits

YES_NO = "1 Ya | Yes\n2 Tidak | No"
NOT_LATER = "constraint=. <= today() ; constraint_message=Tidak boleh sesudah hari ini. // Not later than today."
RUPIAH = "constraint=. >= 0 ; constraint_message=≥ 0 ; appearance=thousands-sep"


def begin(title: str, form_id: str, name: str, version: str) -> Workbook:
    """A workbook with the settings and preloads all have; `name` is the expression of the record's title."""
    book = Workbook(
        settings={
            "form_title": title,
            "form_id": form_id,
            "version": version,
            "default_language": "Bahasa Indonesia (id)",
            "instance_name": name,
            "namespaces": NAMESPACES,
        }
    )
    book.lines("start mulai\nend selesai\ndeviceid perangkat\nusername akun_petugas")
    book.options("ya_tidak", YES_NO)
    book.options("jk", "1 Laki-laki | Male\n2 Perempuan | Female")
    return book


MERGED = "digabung"
OPEN_EVENTS = f"not(status = '{MERGED}')"
"""Of `kejadian.csv`: those the coordinator has not merged into another. A list that begins has no such column."""
_LAST = "${last-saved#kejadian}"
LAST_EVENT = f"coalesce(instance('kejadian')/root/item[name = {_LAST} and status = '{MERGED}']/digabung_ke, {_LAST})"
"""The event of the record before, or the one it was merged into since."""


# What rules compare with, where the office has sent no list of its own (`ambang.csv` has their sources).
LIMITS = {
    "balita_sampai": "5", "anak_dari": "6", "anak_sampai": "18", "dewasa_dari": "18", "lansia_dari": "60",
    "prse_dari": "18", "prse_sampai": "59", "telantar_skor": "3", "fm_kriteria": "3", "luas_per_jiwa": "7.2",
    "kube_anggota_min": "5", "kube_anggota_maks": "20", "kube_umur_dari": "18", "kube_umur_sampai": "59",
    "bps_luas": "8", "bps_pendapatan": "600", "bps_tabungan": "500", "bps_kriteria": "9",
}  # fmt: skip


def in_force(day: str) -> str:
    """Of a dated list: the rows that hold on a day (a reference)."""
    until = f"berlaku_sampai = '' or date(berlaku_sampai) >= date({day})"
    return f"date(berlaku_sejak) <= date({day}) and ({until})"


def read_limits(book: Workbook, names: Iterable[str], *, day: str = "${tanggal}") -> None:
    """Each threshold as it was on the day of the visit, kept in the record as `a_NAME`."""
    book.ask("csv-external", "ambang")
    for name in names:
        row = f"instance('ambang')/root/item[name = '{name}' and {in_force(day)}]"
        book.calculate(f"a_{name}", f"coalesce({row}/nilai, {LIMITS[name]})")


def known(picked: str, listed: str, question: str, column: str) -> dict[str, Words | bool]:
    """Filled in from the row that was picked of a list; what was typed stays where none is."""
    row = f"instance('{listed}')/root/item[name = ${{{picked}}}]"
    rule = f"if(${{{picked}}} = '', ${{{question}}}, {row}/{column})"
    return {"calculation": rule, "trigger": f"${{{picked}}}"}


def ask_known(book: Workbook, listed: str, label: Words, hint: Words, *, where: str = "desa = ${desa}") -> None:
    """Choose somebody or something that a form has recorded before: the question `LIST_dikenal`."""
    book.ask(
        f"select_one_from_file {listed}.csv", f"{listed}_dikenal", label, hint=hint, choice_filter=where,
        appearance="minimal autocomplete",
    )  # fmt: skip


def ask_known_person(book: Workbook) -> None:
    ask_known(
        book, "orang", ("Orang yang sudah didata", "Person already recorded"),
        ("Kosongkan bila belum pernah didata.", "Leave empty if never recorded."),
    )  # fmt: skip


def ask_known_family(book: Workbook) -> None:
    ask_known(
        book, "keluarga", ("Keluarga yang sudah didata", "Family already recorded"),
        ("Kosongkan bila belum pernah didata.", "Leave empty if never recorded."),
    )  # fmt: skip


def keep_person(book: Workbook, of: str, *, nik: str, own: Mapping[str, str], picked: str = "''") -> None:
    """Within a repeat: its person for the list `orang`. Who is there already, picked or known by the NIK, stays the
    same one (`orang_lama`); what is not known here does not empty what the list knows.
    """
    by_nik = f"if({nik} = '', '', instance('orang')/root/item[nik = {nik}]/name)"
    book.calculate("orang_lama", by_nik if picked == "''" else f"coalesce({picked}, {by_nik})")
    for name, said in own.items():
        known_as = f"instance('orang')/root/item[name = ${{orang_lama}}]/{name}"
        book.calculate(f"{of}_{name}", f"coalesce({said}, {known_as})", save_to=f"orang#{name}")
    at = f"${{{of}_alamat}}"
    book.calculate("label_orang", f"concat(${{{of}_nama}}, if({at} = '', '', concat(' · ', {at})))")


def ask_visit(book: Workbook, number: int, *, form: str = "") -> None:
    """When and by whom; `form` is what the form says of its records (`urgent`, `review-first` …)."""
    with book.group("petugas_lapangan", (f"{number}. Petugas", f"{number}. Officer"), form=form):
        book.lines(f"""
            date tanggal! | Tanggal kunjungan | Date of the visit | default=today() ; {NOT_LATER}
            text petugas! | Nama petugas | Name of the officer | default=${{last-saved#petugas}}
            text jabatan | Jabatan | Position | default=${{last-saved#jabatan}}
            """)


def ask_person(
    book: Workbook, *, nik_required: bool = False, meaning: str = "name", of: str = "", save: bool = False
) -> None:
    """Name, NIK, sex, birth date or age, and the age on the day of the visit (asked before, as `tanggal`).

    `of`: the list of known ones that was chosen from before; `save`: into the entity this record makes.
    """

    def filled(question: str) -> dict[str, Words | bool]:
        whole = {name: name for name in ("nama", "nik", "jk", "tgl_lahir")}
        columns = {"keluarga": {"nama": "nama_kepala"}}.get(of, whole)
        kept: dict[str, Words | bool] = {"save_to": question} if save else {}
        return kept | (known(f"{of}_dikenal", of, question, columns[question]) if of and question in columns else {})

    book.ask("text", "nama", ("Nama lengkap", "Full name"), required=True, as_=meaning, **filled("nama"))
    book.ask(
        "text", "nik", ("NIK", "NIK"), required=nik_required, appearance="numbers", as_="nik", mask="yes",
        hint=("16 angka. Kosongkan bila tidak punya.", "16 digits. Leave empty if there is none."),
        constraint=nik_structure(),
        constraint_message=(
            "Struktur NIK tidak benar: 16 angka, kode wilayah, tanggal lahir, nomor urut.",
            "The structure of the NIK is wrong: 16 digits, region code, birth date, serial.",
        ), **filled("nik"),
    )  # fmt: skip
    book.ask(
        "select_one jk", "jk", ("Jenis kelamin", "Sex"), required=True, appearance="columns-pack", as_="sex",
        **filled("jk"),
    )  # fmt: skip
    book.ask(
        "date", "tgl_lahir", ("Tanggal lahir", "Date of birth"), as_="birth_date",
        constraint=". <= today() and . > date('1900-01-01')",
        constraint_message=("Antara 1900 dan hari ini.", "Between 1900 and today."),
        hint=("Kosongkan bila tidak diketahui.", "Leave empty if unknown."), **filled("tgl_lahir"),
    )  # fmt: skip
    book.ask(
        "integer", "umur_perkiraan", ("Umur (perkiraan)", "Age (estimated)"), required=True,
        relevant="${tgl_lahir} = ''", constraint=". >= 0 and . <= 120", constraint_message="0 – 120",
    )  # fmt: skip
    book.calculate(
        "umur",
        "if(${tgl_lahir} = '', ${umur_perkiraan}, "
        "int(format-date(${tanggal}, '%Y')) - int(format-date(${tgl_lahir}, '%Y')) "
        "- if(number(format-date(${tanggal}, '%m%d')) < number(format-date(${tgl_lahir}, '%m%d')), 1, 0))",
        as_="age",
    )
    born = "concat(substr(${nik}, 8, 10), substr(${nik}, 10, 12))"
    day = "number(substr(${nik}, 6, 8))"
    book.warn(
        "w_nik_lahir",
        f"string-length(${{nik}}) = 16 and ${{tgl_lahir}} != '' and (format-date(${{tgl_lahir}}, '%m%y') != {born} "
        f"or number(format-date(${{tgl_lahir}}, '%d')) != {day} mod 40)",
        ("Tanggal lahir berbeda dengan NIK.", "The birth date differs from the NIK."), about="tgl_lahir",
    )  # fmt: skip
    book.warn(
        "w_nik_jk",
        f"string-length(${{nik}}) = 16 and ${{jk}} != '' and ((${{jk}} = '2') != ({day} > 40))",
        ("Jenis kelamin berbeda dengan NIK.", "The sex differs from the NIK."), about="jk",
    )  # fmt: skip


def _filled(of: str, name: str, *, save: bool) -> dict[str, Words | bool]:
    kept: dict[str, Words | bool] = {"save_to": name} if save else {}
    picked = of if of == "prelist" else f"{of}_dikenal"
    return kept | (known(picked, of, name, name) if of else {})


def ask_card(book: Workbook, *, of: str = "", save: bool = False) -> None:
    """The number of the family card."""
    book.ask(
        "text", "no_kk", ("Nomor Kartu Keluarga", "Family card number"), appearance="numbers", as_="no_kk", mask="yes",
        constraint=sixteen_digits(),
        constraint_message=(
            "Nomor KK terdiri dari 16 angka dan diawali kode provinsi.",
            "A family card number has 16 digits and begins with a province code.",
        ), **_filled(of, "no_kk", save=save),
    )  # fmt: skip


def ask_address(book: Workbook, *, of: str = "", save: bool = False) -> None:
    """Street and neighbourhood, after the village."""
    book.ask(
        "text", "alamat", ("Alamat (jalan/gang/nomor, dusun)", "Address (street, number, hamlet)"), required=True,
        as_="address", **_filled(of, "alamat", save=save),
    )  # fmt: skip
    for name, word in (("rt", "RT"), ("rw", "RW")):
        book.ask(
            "text", name, word, appearance="numbers", constraint="regex(., '^[0-9]{1,3}$')",
            constraint_message=("Paling banyak tiga angka.", "Three digits at most."),
            **_filled(of, name, save=save),
        )  # fmt: skip


def ask_phone(book: Workbook, name: str = "no_hp", label: Words = ("Nomor HP", "Mobile number")) -> None:
    book.ask(
        "text", name, label, appearance="numbers", constraint="regex(., '^(0|\\+?62)[0-9]{8,12}$')",
        constraint_message=("Contoh: 081234567890.", "For example 081234567890."), as_="phone", mask="yes",
    )  # fmt: skip


def consent_words(purpose: Words) -> tuple[str, str]:
    """What is read aloud before a person is asked about themselves (UU 27/2022, domain 6.4)."""
    indonesian, english = (purpose, purpose) if isinstance(purpose, str) else purpose
    return (
        f"Bacakan: “Kami dari Dinas Sosial mencatat data Bapak/Ibu {indonesian}. Data disimpan dengan aman, "
        "hanya dibuka oleh petugas yang berwenang, dan tidak menjanjikan bantuan apa pun. Bapak/Ibu boleh "
        "menolak, tidak menjawab pertanyaan tertentu, dan meminta perbaikan atau penghapusan. "
        "Apakah Bapak/Ibu setuju?”",
        f"Read aloud: “We are from the Social Affairs Office and record your data {english}. They are kept "
        "safely, opened only by officers in charge, and promise no aid. You may refuse, leave questions "
        "unanswered, and ask for correction or removal. Do you agree?”",
    )


def ask_consent(book: Workbook, number: int, purpose: Words, *, relevant: str = "") -> None:
    """Read aloud and recorded; `lanjut` is 1 when the rest may be asked."""
    book.options(
        "setuju",
        """
        1 Setuju | Agrees
        2 Tidak setuju | Does not agree
        3 Diwakili | Represented by somebody
        """,
    )
    with book.group("persetujuan", (f"{number}. Persetujuan", f"{number}. Consent"), relevant=relevant):
        book.ask("note", "teks_persetujuan", consent_words(purpose))
        book.lines("""
            select_one setuju setuju! | Persetujuan | Consent | appearance=columns-pack
            text wakil! | Diwakili oleh (nama dan hubungan) | Represented by (name, relation) | relevant=${setuju} = '3'
            text alasan_menolak | Alasan tidak setuju | Reason for not agreeing | relevant=${setuju} = '2'
            """)
    book.calculate("lanjut", "if(${setuju} = '1' or ${setuju} = '3', 1, 0)")


def ask_photos(book: Workbook, number: int, photos: Iterable[tuple[str, Words]], *, relevant: str = "") -> None:
    """The place and the photos that belong to it, each 1,600 pixels at most (domain 3.11)."""
    with book.group("lokasi_foto", (f"{number}. Lokasi dan foto", f"{number}. Location and photos"), relevant=relevant):
        book.ask("geopoint", "lokasi", ("Lokasi (GPS)", "Location (GPS)"), as_="point")
        for name, label in photos:
            book.ask("image", name, label, parameters="max-pixels=1600")


def ask_remark(book: Workbook, *before: str) -> None:
    """The last section of most forms; `before`: what stands in it before the note (lines)."""
    with book.group("penutup", ("Catatan", "Remarks")):
        for table in before:
            book.lines(table)
        book.ask("text", "catatan", ("Catatan petugas", "Note of the officer"), appearance="multiline")
