"""The roster of the household assessment: 401 to 431 for each member (domain 3.3, 3.4, 3.7)."""

from __future__ import annotations

from desktop.forms.workbook import Workbook

from .asesmen_sosial import ask_social
from .codes_house import DIFFICULTIES, entries
from .places import completed_years, nik_structure
from .shared import keep_person

PRESENT = "${ada} = 1"
NIK_DAY = "(number(substr(${nik}, 6, 8)) mod 40)"
NIK_READ = "string-length(${nik}) = 16"


def ask_members(book: Workbook, *, relevant: str) -> None:
    """The repeat, what is counted over it, and 112 as its control."""
    book.ask("csv-external", "orang")
    with book.group("keluarga", ("4. Anggota keluarga", "4. Family members"), relevant=relevant):
        with book.repeat("anggota", ("Anggota keluarga", "Family member")):
            book.calculate("no_urut", "position(..)")
            book.calculate("id_anggota", "once(uuid())")
            with book.group("orang", "${no_urut}. ${nama}"):
                _ask_presence(book)
                _ask_identity(book)
                _ask_age(book)
                _ask_family_place(book)
            _count_member(book)
            _keep_person(book)
            _ask_school(book)
            _ask_work(book)
            _ask_health(book)
            _ask_protection(book)
            ask_social(book, present=PRESENT)
        _count_family(book)
        book.ask(
            "integer", "jumlah_anggota", ("112. Jumlah anggota keluarga", "112. Number of family members"),
            required=True, constraint=". = ${jumlah_ada} and ${jumlah_kepala} = 1",
            hint=("Yang tinggal bersama dan anggota baru (404 = 1 atau 5).",
            "Living with the family and new (404 = 1 or 5)."),
            constraint_message=(
                "Harus sama dengan anggota berkode 404 = 1 atau 5, tepat satu kepala keluarga (409 = 1).",
                "Must equal the members with 404 = 1 or 5, exactly one of them the head of family (409 = 1).",
            ),
        )  # fmt: skip
        book.warn(
            "w_pasangan", "${jumlah_pasangan} > 1",
            ("Lebih dari satu istri/suami (409 = 2). Periksa kembali.",
            "More than one wife/husband (409 = 2). Please check."),
        )  # fmt: skip


def _keep_person(book: Workbook) -> None:
    """A member is somebody other forms choose (complaint, aid, KUBE …); who is in that list is known by the NIK."""
    keep_person(
        book, "anggota", nik="${nik}", own={
            "nama": "${nama}", "nik": "${nik}", "jk": "${jk}", "tgl_lahir": "${tgl_lahir}", "desa": "${desa}",
            "no_kk": "${no_kk}", "alamat": "${alamat}", "rt": "${rt}", "rw": "${rw}",
        },
    )  # fmt: skip


def _ask_presence(book: Workbook) -> None:
    book.ask(
        "select_one_from_file prelist_anggota.csv", "dari_prelist", ("Orang pada prelist", "Person in the prelist"),
        hint=("Kosongkan untuk anggota yang tidak ada pada prelist.", "Leave empty for a member not in the prelist."),
        relevant="${prelist} != ''", choice_filter="keluarga = ${prelist}", appearance="quick",
        constraint="count(${anggota}[orang/dari_prelist = current()/../dari_prelist]) <= 1",
        constraint_message=("Orang ini sudah didata.", "This person is already in the roster."),
    )  # fmt: skip
    book.ask(
        "text", "nama", ("403. Nama lengkap", "403. Full name"), required=True, as_="name",
        calculation=_prelist("nama", "nama"), trigger="${dari_prelist}",
    )  # fmt: skip
    book.ask(
        "select_one keberadaan", "keberadaan", ("404. Keberadaan anggota keluarga", "404. Presence"), required=True
    )
    book.ask(
        "date", "tgl_meninggal", ("Tanggal meninggal", "Date of death"), relevant="${keberadaan} = '2'",
        constraint=". <= today()", constraint_message=("Tidak boleh sesudah hari ini.", "Not later than today."),
    )  # fmt: skip
    book.ask(
        "select_one ya_tidak", "akta_kematian", ("Ada akta kematian?", "Is there a death certificate?"),
        relevant="${keberadaan} = '2'",
    )  # fmt: skip
    book.ask(
        "text",
        "tujuan_pindah",
        ("Pindah ke mana?", "Moved where?"),
        relevant="${keberadaan} = '3' or ${keberadaan} = '4'",
    )
    book.calculate("ada", "if(${keberadaan} = '1' or ${keberadaan} = '5', 1, 0)")


def _prelist(question: str, column: str) -> str:
    """What the prelist says of the person that was picked; what was typed stays when none is."""
    person = "instance('prelist_anggota')/root/item[name = ${dari_prelist}]"
    return f"if(${{dari_prelist}} = '', ${{{question}}}, {person}/{column})"


def _ask_identity(book: Workbook) -> None:
    book.ask(
        "text", "nik", "NIK", relevant=PRESENT, appearance="numbers", as_="nik", mask="yes",
        calculation=_prelist("nik", "nik"), trigger="${dari_prelist}",
        hint=("16 angka seperti pada KTP/KK. Kosongkan bila tidak ada.",
        "16 digits as on the card. Leave empty if none."),
        constraint=f"{nik_structure()} and not(. = ${{no_kk}}) "
        "and count(${anggota}[orang/nik = current()/../nik]) <= 1",
        constraint_message=(
            "NIK terdiri dari 16 angka dengan kode wilayah, tanggal lahir dan nomor urut yang mungkin, bukan nomor KK, "
            "dan belum dipakai anggota lain.",
            "A NIK has 16 digits with a possible region, date of birth and serial, is not the card number, and is not "
            "used by another member.",
        ),
    )  # fmt: skip
    book.ask(
        "select_one tanpa_nik", "alasan_tanpa_nik", ("Alasan tanpa NIK", "Reason for no NIK"), required=True,
        relevant=f"{PRESENT} and ${{nik}} = '' and ${{nama}} != ''",
    )  # fmt: skip
    book.warn(
        "w_nik_wilayah", f"{NIK_READ} and count(instance('kecamatan')/root/item[name = {_nik_district()}]) = 0",
        (
            "Kode kecamatan pada NIK tidak ada di daftar wilayah terbaru (dapat berasal dari sebelum pemekaran).",
            "The sub-district code of the NIK is not in the current list (it may be older than a split of regions).",
        ), about="nik",
    )  # fmt: skip
    book.ask(
        "select_one jk", "jk", ("405. Jenis kelamin", "405. Sex"), required=True, relevant=PRESENT, as_="sex",
        calculation=_prelist("jk", "jk"), trigger="${dari_prelist}",
    )  # fmt: skip
    book.warn(
        "w_nik_jk", f"{NIK_READ} and ${{jk}} != '' and (number(substr(${{nik}}, 6, 8)) > 40) != (${{jk}} = '2')",
        ("Jenis kelamin berbeda dari NIK. Periksa KTP/KK.", "The sex differs from the NIK. Check the cards."),
        about="jk",
    )  # fmt: skip


def _nik_district() -> str:
    return "concat(substr(${nik}, 0, 2), '.', substr(${nik}, 2, 4), '.', substr(${nik}, 4, 6))"


def _ask_age(book: Workbook) -> None:
    book.ask(
        "select_one tahu_lahir", "tahu_lahir", ("406. Tanggal lahir diketahui?", "406. Is the date of birth known?"),
        required=True, relevant=PRESENT, default="1",
    )  # fmt: skip
    book.ask(
        "date", "tgl_lahir", ("406. Tanggal lahir", "406. Date of birth"), required=True, as_="birth_date",
        relevant=f"{PRESENT} and ${{tahu_lahir}} = '1'", calculation=_prelist("tgl_lahir", "tgl_lahir"),
        trigger="${dari_prelist}",
        constraint=". <= ${tgl_pendataan} and . > date('1900-01-01')",
        constraint_message=(
            "Tanggal lahir tidak boleh sesudah tanggal pendataan.", "The date of birth cannot be after the visit."
        ),
    )  # fmt: skip
    book.warn(
        "w_nik_tgl",
        f"{NIK_READ} and ${{tgl_lahir}} != '' and (number(format-date(${{tgl_lahir}}, '%d')) != {NIK_DAY}"
        " or format-date(${tgl_lahir}, '%m%y') != substr(${nik}, 8, 12))",
        (
            "Tanggal lahir berbeda dari NIK. Periksa KTP/KK.",
            "The date of birth differs from the NIK. Check the cards.",
        ), about="tgl_lahir",
    )  # fmt: skip
    book.ask(
        "integer", "umur_perkiraan", ("407. Perkiraan umur (tahun)", "407. Estimated age (years)"), required=True,
        relevant=f"{PRESENT} and ${{tahu_lahir}} = '2'", constraint=". >= 0 and . <= 120", constraint_message="0 – 120",
    )  # fmt: skip
    book.calculate(
        "umur", f"if(${{tgl_lahir}} != '', {completed_years('${tgl_lahir}', '${tgl_pendataan}')}, ${{umur_perkiraan}})"
    )
    book.ask("note", "umur_terbaca", ("407. Umur: ${umur} tahun", "407. Age: ${umur} years"), relevant="${umur} != ''")


def _ask_family_place(book: Workbook) -> None:
    book.ask(
        "select_one hub_kk", "hub", ("409. Hubungan dengan kepala keluarga", "409. Relation to the head of family"),
        required=True, relevant=PRESENT, calculation=_prelist("hub", "hub"), trigger="${dari_prelist}",
        constraint="(. != '1' or ${jumlah_kepala} <= 1) and not(. = '3' and ${umur} >= ${umur_kepala})",
        constraint_message=(
            "Hanya satu kepala keluarga, dan anak harus lebih muda daripada kepala keluarga.",
            "There is one head of family only, and a child must be younger than the head.",
        ),
    )  # fmt: skip
    book.ask(
        "select_one kawin", "kawin", ("408. Status perkawinan", "408. Marital status"), required=True,
        relevant=PRESENT, calculation=_prelist("kawin", "kawin"), trigger="${dari_prelist}",
    )  # fmt: skip
    book.warn(
        "w_kawin_muda", "${kawin} = '2' and ${umur} < 16",
        ("Berstatus kawin pada umur di bawah 16 tahun. Periksa kembali.", "Married below the age of 16. Please check."),
        about="kawin",
    )  # fmt: skip
    book.warn(
        "w_jarak_ibu", "${hub} = '3' and ${umur_ibu} - ${umur} < 12",
        ("Selisih umur ibu dan anak kurang dari 12 tahun.", "Mother and child are less than 12 years apart."),
        about="hub",
    )  # fmt: skip
    book.ask(
        "select_one ya_tidak", "hamil", ("410. Sedang hamil?", "410. Pregnant?"), required=True,
        relevant="${jk} = '2' and ${umur} >= 10 and ${umur} <= 54 and "
        "(${kawin} = '2' or ${kawin} = '3' or ${kawin} = '4')",
    )  # fmt: skip
    book.ask(
        "select_multiple identitas", "identitas", ("411. Kartu identitas yang dimiliki", "411. Identity documents"),
        required=True, relevant=PRESENT, constraint="not(selected(., '0') and count-selected(.) > 1)",
        constraint_message=("“Tidak punya” tidak dapat bersama yang lain.", "“None” cannot go with others."),
    )  # fmt: skip
    book.warn(
        "w_ktp", "${identitas} != '' and ${umur} != '' and selected(${identitas}, '4') != (${umur} >= 17)",
        (
            "Kepemilikan KTP tidak sesuai umur (wajib mulai 17 tahun).",
            "The identity card does not fit the age (due from 17 years).",
        ), about="identitas",
    )  # fmt: skip


def _count_member(book: Workbook) -> None:
    """Per member, to be summed over the family."""
    head = "${ada} = 1 and ${hub} = '1'"
    book.calculate("kepala", f"if({head}, 1, 0)")
    book.calculate("pasangan", "if(${ada} = 1 and ${hub} = '2', 1, 0)")
    book.calculate("umur_jika_kepala", f"if({head} and ${{umur}} != '', ${{umur}}, 999)")
    book.calculate(
        "umur_jika_ibu",
        "if(${ada} = 1 and ${jk} = '2' and (${hub} = '1' or ${hub} = '2') and ${umur} != '', ${umur}, 999)",
    )


def _count_family(book: Workbook) -> None:
    book.calculate("jumlah_ada", "sum(${ada})")
    book.calculate("jumlah_kepala", "sum(${kepala})")
    book.calculate("jumlah_pasangan", "sum(${pasangan})")
    book.calculate("umur_kepala", "min(${umur_jika_kepala})")
    book.calculate("umur_ibu", "min(${umur_jika_ibu})")


def _ask_school(book: Workbook) -> None:
    with book.group("pendidikan", ("Pendidikan", "Education"), relevant=f"{PRESENT} and ${{umur}} >= 5"):
        been = "${sekolah} = '2' or ${sekolah} = '3'"
        book.ask("select_one sekolah", "sekolah", ("412. Partisipasi sekolah", "412. School attendance"), required=True)
        book.ask(
            "select_one jenjang", "jenjang", ("413. Jenjang tertinggi", "413. Highest level attended"), required=True,
            relevant=been, appearance="minimal autocomplete",
        )  # fmt: skip
        book.ask(
            "select_one kelas", "kelas", ("414. Kelas tertinggi", "414. Highest class"), required=True, relevant=been,
            appearance="columns-pack",
        )  # fmt: skip
        book.ask(
            "select_one ijazah", "ijazah", ("415. Ijazah tertinggi", "415. Highest certificate"), required=True,
            relevant=been, appearance="minimal autocomplete",
        )  # fmt: skip


def _ask_work(book: Workbook) -> None:
    # 416 has no age limit in the published form; asked from 5 years on like the school questions before it
    with book.group(
        "pekerjaan", ("Pekerjaan dan usaha", "Work and business"), relevant=f"{PRESENT} and ${{umur}} >= 5"
    ):
        works, owns = "${kerja} = '1'", "${usaha} = '1'"
        book.ask(
            "select_one ya_tidak",
            "kerja",
            ("416a. Bekerja seminggu terakhir?", "416a. Worked last week?"),
            required=True,
        )
        book.ask(
            "integer", "jam_kerja", ("416b. Jam kerja seminggu terakhir", "416b. Hours worked last week"),
            required=True,
            relevant=works, constraint=". >= 0 and . <= 98", constraint_message="0 – 98",
        )  # fmt: skip
        book.ask(
            "select_one lap_usaha", "lap_usaha", ("417. Lapangan usaha", "417. Industry"), required=True,
            relevant=works,
            appearance="minimal autocomplete",
        )  # fmt: skip
        book.ask(
            "select_one ya_tidak", "pemulung", ("Memulung barang bekas?", "Collects used goods?"), required=True,
            relevant="${lap_usaha} = '10'", appearance="columns-pack",
        )  # fmt: skip
        book.ask(
            "select_one kedudukan", "kedudukan", ("418. Status dalam pekerjaan", "418. Status in job"), required=True,
            relevant=works,
        )  # fmt: skip
        book.ask("select_one npwp", "npwp", "419. NPWP", required=True)
        book.ask("select_one ya_tidak", "usaha", ("420a. Punya usaha sendiri?", "420a. Own business?"), required=True)
        book.ask(
            "integer", "jumlah_usaha", ("420b. Jumlah usaha", "420b. Number of businesses"), required=True,
            relevant=owns,
            constraint=". >= 1 and . <= 99", constraint_message="1 – 99",
        )  # fmt: skip
        book.ask(
            "select_one lap_usaha", "lap_usaha_sendiri", ("421. Lapangan usaha utama", "421. Industry of the business"),
            required=True, relevant=owns, appearance="minimal autocomplete",
        )  # fmt: skip
        for name, label in (
            ("pekerja_dibayar", ("422. Pekerja dibayar", "422. Paid workers")),
            ("pekerja_tak_dibayar", ("423. Pekerja tidak dibayar", "423. Unpaid workers")),
        ):
            book.ask(
                "integer", name, label, required=True, relevant=owns, constraint=". >= 0", constraint_message="≥ 0"
            )
        book.ask("select_multiple izin", "izin", ("424. Izin usaha", "424. Licences"), required=True, relevant=owns)
        book.ask(
            "select_one omzet", "omzet", ("425. Omzet sebulan", "425. Turnover a month"), required=True, relevant=owns
        )
        book.ask(
            "select_multiple internet_usaha", "internet_usaha", ("426. Internet untuk usaha",
            "426. Internet for business"),
            required=True, relevant=owns,
        )  # fmt: skip


def _ask_health(book: Workbook) -> None:
    with book.group("kesehatan", ("Kesehatan", "Health"), relevant=f"{PRESENT} and ${{umur}} != ''"):
        book.ask(
            "select_one gizi", "gizi", ("427. Status gizi menurut catatan 3 bulan terakhir",
            "427. Nutrition on record"),
            required=True, relevant="${umur} <= 4",
        )  # fmt: skip
        for letter, name, indonesian, english in entries(DIFFICULTIES):
            book.ask(
                "select_one kesulitan4", f"sulit_{name}",
                (f"428{letter}. Kesulitan {indonesian}?", f"428{letter}. Difficulty in {english}?"), required=True,
                relevant="${umur} >= 2" if letter in "abcdef" else "${umur} >= 5",
            )  # fmt: skip
        book.ask(
            "select_one depresi4", "sedih", ("428j. Sering sedih/depresi?", "428j. Often sad or depressed?"),
            required=True,
            relevant="${umur} >= 5",
        )  # fmt: skip
        names = [f"sulit_{name}" for _, name, _, _ in entries(DIFFICULTIES)] + ["sedih"]
        serious = " or ".join(f"${{{name}}} = '1' or ${{{name}}} = '2'" for name in names)
        book.calculate("ada_disabilitas", f"if({serious}, 1, 0)")
        book.ask(
            "select_one pendamping", "pendamping", ("429. Ada yang merawat/mendampingi?", "429. Is there a caregiver?"),
            required=True, relevant="${umur} >= 60 or ${ada_disabilitas} = 1",
        )  # fmt: skip
        book.ask(
            "select_multiple kronis", "kronis", ("430. Keluhan kesehatan kronis", "430. Chronic diseases"),
            required=True,
            constraint="not(selected(., '1') and count-selected(.) > 1)", appearance="columns-pack",
            constraint_message=("“Tidak ada” tidak dapat bersama yang lain.", "“None” cannot go with others."),
        )  # fmt: skip


def _ask_protection(book: Workbook) -> None:
    with book.group(
        "perlindungan", ("Jaminan dan program perorangan", "Insurance and personal programmes"),
        relevant=f"{PRESENT} and ${{umur}} != ''",
    ):  # fmt: skip
        alone = "not((selected(., '0') or selected(., '99')) and count-selected(.) > 1)"
        message = ("Pilihan ini tidak dapat bersama yang lain.", "This choice cannot go with others.")
        book.ask(
            "select_multiple jamkes", "jamkes", ("431a. Jaminan kesehatan setahun terakhir", "431a. Health insurance"),
            required=True, constraint=alone, constraint_message=message,
        )  # fmt: skip
        for letter, name, label in (
            ("b", "prakerja", "Kartu Prakerja"), ("c", "kur", "KUR"), ("d", "umi", "Pembiayaan UMi"),
        ):  # fmt: skip
            book.ask("select_one ya_tidak_tt", name, f"431{letter}. {label}", required=True, relevant="${umur} >= 5")
        book.ask(
            "select_one ya_tidak_tt", "pip", "431e. Program Indonesia Pintar (PIP)", required=True,
            relevant="${umur} >= 5 and ${umur} <= 30",
        )  # fmt: skip
        book.ask(
            "select_multiple jamker", "jamker", ("431f. Jaminan ketenagakerjaan", "431f. Work insurance"),
            required=True,
            relevant="${umur} >= 15", constraint=alone, constraint_message=message,
        )  # fmt: skip
