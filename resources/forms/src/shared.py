"""What most forms begin and end with: preloads, the person spoken of, the officer, consent, photos."""

from __future__ import annotations

from collections.abc import Iterable

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


def ask_visit(book: Workbook, number: int, *, form: str = "") -> None:
    """When and by whom; `form` is what the form says of its records (`urgent`, `review-first` …)."""
    with book.group("petugas_lapangan", (f"{number}. Petugas", f"{number}. Officer"), form=form):
        book.lines(f"""
            date tanggal! | Tanggal kunjungan | Date of the visit | default=today() ; {NOT_LATER}
            text petugas! | Nama petugas | Name of the officer | default=${{last-saved#petugas}}
            text jabatan | Jabatan | Position | default=${{last-saved#jabatan}}
            """)


def ask_person(book: Workbook, *, nik_required: bool = False, meaning: str = "name") -> None:
    """Name, NIK, sex, birth date or age, and the age on the day of the visit (asked before, as `tanggal`)."""
    book.ask("text", "nama", ("Nama lengkap", "Full name"), required=True, as_=meaning)
    book.ask(
        "text", "nik", ("NIK", "NIK"), required=nik_required, appearance="numbers", as_="nik", mask="yes",
        hint=("16 angka. Kosongkan bila tidak punya.", "16 digits. Leave empty if there is none."),
        constraint=nik_structure(),
        constraint_message=(
            "Struktur NIK tidak benar: 16 angka, kode wilayah, tanggal lahir, nomor urut.",
            "The structure of the NIK is wrong: 16 digits, region code, birth date, serial.",
        ),
    )  # fmt: skip
    book.ask("select_one jk", "jk", ("Jenis kelamin", "Sex"), required=True, appearance="columns-pack", as_="sex")
    book.ask(
        "date", "tgl_lahir", ("Tanggal lahir", "Date of birth"), as_="birth_date",
        constraint=". <= today() and . > date('1900-01-01')",
        constraint_message=("Antara 1900 dan hari ini.", "Between 1900 and today."),
        hint=("Kosongkan bila tidak diketahui.", "Leave empty if unknown."),
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


def ask_card(book: Workbook) -> None:
    """The number of the family card."""
    book.ask(
        "text", "no_kk", ("Nomor Kartu Keluarga", "Family card number"), appearance="numbers", as_="no_kk", mask="yes",
        constraint=sixteen_digits(),
        constraint_message=(
            "Nomor KK terdiri dari 16 angka dan diawali kode provinsi.",
            "A family card number has 16 digits and begins with a province code.",
        ),
    )  # fmt: skip


def ask_address(book: Workbook) -> None:
    """Street and neighbourhood, after the village."""
    book.lines("""
        text alamat! | Alamat (jalan/gang/nomor, dusun) | Address (street, number, hamlet) | as_=address
        """)
    for name, word in (("rt", "RT"), ("rw", "RW")):
        book.ask(
            "text", name, word, appearance="numbers", constraint="regex(., '^[0-9]{1,3}$')",
            constraint_message=("Paling banyak tiga angka.", "Three digits at most."),
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


def ask_remark(book: Workbook) -> None:
    book.ask("text", "catatan", ("Catatan petugas", "Note of the officer"), appearance="multiline")
