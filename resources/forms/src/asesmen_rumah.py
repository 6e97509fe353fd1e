"""Housing, assets, programmes and the poverty criteria of the household assessment (domain 2.5, 3.5, 3.6, 3.7)."""

from __future__ import annotations

from desktop.forms.workbook import Workbook

from .asesmen_sosial import ask_family_kinds
from .codes_house import ASSETS, LIVESTOCK, PROGRAMMES, entries


def ask_house(book: Workbook, *, relevant: str) -> None:
    """301 to 310."""
    with book.group("perumahan", ("5. Perumahan", "5. Housing"), relevant=relevant):
        book.ask(
            "select_one bangunan",
            "bangunan",
            ("301a. Status bangunan", "301a. Ownership of the building"),
            required=True,
        )
        book.ask(
            "select_one lahan", "lahan", ("301b. Bukti kepemilikan tanah", "301b. Proof of land ownership"),
            required=True,
            relevant="${bangunan} = '1'",
        )  # fmt: skip
        book.ask(
            "integer", "luas_lantai", ("302. Luas lantai (m²)", "302. Floor area (m²)"), required=True,
            constraint=". >= 1 and . <= 999", constraint_message="1 – 999",
        )  # fmt: skip
        book.calculate("luas_per_orang", "if(${jumlah_ada} > 0, round(${luas_lantai} div ${jumlah_ada}, 1), '')")
        book.warn(
            "w_luas", "${luas_per_orang} != '' and ${luas_per_orang} < ${a_luas_per_jiwa}",
            (
                "Luas lantai ${luas_per_orang} m² per orang, di bawah ${a_luas_per_jiwa} m²: usulkan pemeriksaan RTLH.",
                "Floor area is ${luas_per_orang} m² a person, below ${a_luas_per_jiwa} m²: propose a check of the house.",
            ), about="luas_lantai",
        )  # fmt: skip
        for number, name, label in (
            ("303", "lantai", ("Jenis lantai terluas", "Main floor")),
            ("304", "dinding", ("Jenis dinding terluas", "Main wall")),
            ("305", "atap", ("Jenis atap terluas", "Main roof")),
            ("306a", "air", ("Sumber air minum utama", "Main source of drinking water")),
        ):
            book.ask(f"select_one {name}", name, (f"{number}. {label[0]}", f"{number}. {label[1]}"), required=True)
        book.ask(
            "select_one jarak", "jarak_limbah",
            ("306b. Jarak ke penampungan limbah/tinja", "306b. Distance to the waste tank"), required=True,
            relevant="${air} >= 4 and ${air} <= 8",
        )  # fmt: skip
        _ask_power(book)
        book.ask("select_one masak", "masak", ("308. Bahan bakar memasak", "308. Fuel for cooking"), required=True)
        book.ask("select_one bab", "bab", ("309a. Fasilitas buang air besar", "309a. Toilet"), required=True)
        book.ask(
            "select_one kloset", "kloset", ("309b. Jenis kloset", "309b. Kind of toilet"), required=True,
            relevant="${bab} = '1' or ${bab} = '2' or ${bab} = '3'",
        )  # fmt: skip
        book.ask("select_one tinja", "tinja", ("310. Pembuangan akhir tinja", "310. Sewage disposal"), required=True)


def _ask_power(book: Workbook) -> None:
    book.ask(
        "select_one terang", "terang", ("307a. Sumber penerangan utama", "307a. Main source of light"), required=True
    )
    book.ask(
        "integer", "jumlah_meteran", ("307b. Jumlah meteran listrik", "307b. Number of electricity meters"),
        required=True,
        relevant="${terang} = '1'", default="1", constraint=". >= 1 and . <= 3", constraint_message="1 – 3",
    )  # fmt: skip
    with book.repeat(
        "meteran", ("Meteran listrik", "Electricity meter"), relevant="${terang} = '1'",
        repeat_count="if(${terang} = '1', coalesce(${jumlah_meteran}, 0), 0)",
    ):  # fmt: skip
        book.ask(
            "select_one daya", "daya", ("307b. Daya terpasang", "307b. Power"), required=True, appearance="columns-pack"
        )
        book.ask(
            "text", "id_pelanggan", ("ID pelanggan PLN", "Customer number"), appearance="numbers",
            constraint="regex(., '^[0-9]{11,12}$')", constraint_message=("11 atau 12 angka.", "11 or 12 digits."),
        )  # fmt: skip


def ask_assets(book: Workbook, *, relevant: str) -> None:
    """502 to 506."""
    with book.group("aset", ("6. Aset", "6. Assets"), relevant=relevant):
        for letter, name, indonesian, english in entries(ASSETS):
            book.ask(
                "select_one ya_tidak", f"aset_{name}", (f"502{letter}. {indonesian}", f"502{letter}. {english}"),
                required=True, appearance="columns-pack",
            )  # fmt: skip
        for letter, name, indonesian, english in (
            ("a", "lahan_lain", "Lahan selain yang ditempati", "Land other than this"),
            ("b", "rumah_lain", "Rumah di tempat lain", "House elsewhere"),
        ):
            book.ask(
                "select_one ya_tidak", f"aset_{name}", (f"503{letter}. {indonesian}", f"503{letter}. {english}"),
                required=True, appearance="columns-pack",
            )  # fmt: skip
        book.ask(
            "select_one ya_tidak", "punya_ternak", ("504. Memelihara ternak?", "504. Any livestock?"), required=True,
            appearance="columns-pack",
        )  # fmt: skip
        for letter, name, indonesian, english in entries(LIVESTOCK):
            book.ask(
                "integer", f"ternak_{name}", (f"504{letter}. {indonesian} (ekor)", f"504{letter}. {english} (head)"),
                required=True, default="0", relevant="${punya_ternak} = '1'", constraint=". >= 0 and . <= 999",
                constraint_message="0 – 999",
            )  # fmt: skip
        book.ask("select_one internet", "internet", ("505. Akses internet", "505. Internet access"), required=True)
        book.ask(
            "select_one rekening",
            "rekening",
            ("506. Rekening/dompet digital", "506. Bank account or e-wallet"),
            required=True,
        )


def ask_programmes(book: Workbook, *, relevant: str) -> None:
    """501 and the card."""
    with book.group("program", ("7. Program bantuan", "7. Programmes"), relevant=relevant):
        for letter, name, indonesian, english in entries(PROGRAMMES):
            book.ask(
                "select_one ya_tidak_tt", f"prog_{name}",
                (f"501{letter}. {indonesian}, setahun terakhir?", f"501{letter}. {english}, in the last year?"),
                required=True, appearance="columns-pack",
            )  # fmt: skip
            if name == "bantuan_pemda":
                book.ask(
                    "text", "nama_bantuan_pemda", ("Nama bantuan daerah", "Name of the regional aid"), required=True,
                    hint=("Misalnya Dumisake.", "For example Dumisake."), relevant="${prog_bantuan_pemda} = '1'",
                )  # fmt: skip
            book.ask(
                "date", f"akhir_{name}", ("Terakhir diterima (bulan/tahun)", "Last received (month/year)"),
                relevant=f"${{prog_{name}}} = '1'", appearance="month-year", constraint=". <= today()",
                constraint_message=("Tidak boleh sesudah hari ini.", "Not later than today."),
            )  # fmt: skip
        poor = "${prog_sembako} = '1' or ${prog_pkh} = '1'"
        book.ask(
            "select_one kks", "status_kks", ("Status kartu KKS", "State of the KKS card"), required=True, relevant=poor
        )
        book.ask(
            "text", "no_kks", ("Nomor KKS", "KKS number"), relevant=poor, appearance="numbers", mask="yes",
            constraint="regex(., '^[0-9]{16}$')", constraint_message=("16 angka.", "16 digits."),
        )  # fmt: skip
        book.ask(
            "text", "pendamping_pkh", ("Nama pendamping PKH", "Name of the PKH companion"), relevant="${prog_pkh} = '1'"
        )


def ask_poverty(book: Workbook, *, relevant: str) -> None:
    """What Kepmensos 262/HUK/2022 asks beyond the rest; the count of criteria is shown, never a verdict."""
    with book.group("kecukupan", ("8. Kecukupan", "8. Sufficiency"), relevant=relevant):
        for name, label in (
            ("tempat_tinggal_tetap", ("Punya tempat tinggal tetap?", "Is there a fixed dwelling?")),
            ("kepala_bekerja", ("Kepala keluarga atau pengurus bekerja?", "Does the head of family work?")),
            (
                "khawatir_makan_1th",
                (
                    "Pernah khawatir tidak makan atau tidak makan, setahun terakhir?",
                    "Ever worried about not eating, last year?",
                ),
            ),
            (
                "porsi_makan_lebih_separuh",
                ("Pengeluaran makan lebih dari separuh pengeluaran?", "Is food more than half of the spending?"),
            ),
            ("beli_pakaian_1th", ("Membeli pakaian setahun terakhir?", "Bought clothes in the last year?")),
        ):
            book.ask("select_one ya_tidak", name, label, required=True, appearance="columns-pack")
        book.calculate("n_kriteria_fm", " + ".join(f"if({criterion}, 1, 0)" for criterion in _criteria()))
        book.ask(
            "note", "kriteria_fm",
            (
                "Kriteria fakir miskin (Kepmensos 262/HUK/2022) yang terpenuhi: ${n_kriteria_fm} dari 8. "
                "Penetapan oleh musyawarah dan pemeriksa.",
                "Criteria of poverty met (Kepmensos 262/HUK/2022): ${n_kriteria_fm} of 8. The village meeting and the "
                "supervisor decide.",
            ), relevant="${beli_pakaian_1th} != ''",
        )  # fmt: skip
        book.calculate(
            "fakir_miskin", "if(${tempat_tinggal_tetap} = '2' or ${n_kriteria_fm} >= ${a_fm_kriteria}, 1, 0)"
        )
        ask_family_kinds(book)


def _criteria() -> tuple[str, ...]:
    """The eight, in the order a to h of the decree."""
    return (
        "${kepala_bekerja} = '2'",
        "${khawatir_makan_1th} = '1'",
        "${porsi_makan_lebih_separuh} = '1'",
        "${beli_pakaian_1th} = '2'",
        "${lantai} = '6' or ${lantai} = '8'",
        "${dinding} = '2' or ${dinding} = '3' or ${dinding} = '4' or ${dinding} = '6'",
        "${bab} != '1' and ${bab} != '2'",
        "${terang} = '4' or (${terang} = '1' and selected(join(' ', ${daya}), '1'))",
    )
