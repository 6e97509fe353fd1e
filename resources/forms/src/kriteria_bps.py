"""The 14 criteria of BPS, as villages still use them in their meeting: a score sheet to fill or to print (domain 2.5 B).

The form counts and says from how many on a village calls a family poor; people decide. Limits are rows of `ambang.csv`.
"""

from __future__ import annotations

from desktop.forms.workbook import Workbook

from .places import ask_region
from .shared import ask_address, ask_consent, ask_remark, ask_visit, begin, known, read_limits

VERSION = "2026112216"
TITLE = "concat('14 kriteria ', ${nama_kepala}, if(${lanjut} = 1, concat(' · ', ${skor}, '/14'), ''))"
CRITERIA = """
    01 Luas lantai kurang dari ${a_bps_luas} m² per orang | Floor of less than ${a_bps_luas} m² a person
    02 Lantai terluas dari tanah, bambu, atau kayu murahan | Floor mostly of earth, bamboo or cheap wood
    03 Dinding dari bambu, rumbia, kayu berkualitas rendah, atau tembok tanpa plester | Walls of bamboo, thatch, low-quality wood or unplastered brick
    04 Tidak punya jamban sendiri (tidak ada, atau bersama keluarga lain) | No toilet of their own (none, or shared)
    05 Penerangan bukan listrik | Light other than electricity
    06 Air minum dari sumur atau mata air tidak terlindung, sungai, atau air hujan | Drinking water of an unprotected well or spring, river or rain
    07 Memasak dengan kayu bakar, arang, atau minyak tanah | Cooks with firewood, charcoal or kerosene
    08 Makan daging, susu, atau ayam paling banyak sekali seminggu | Meat, milk or chicken at most once a week
    09 Membeli paling banyak satu setel pakaian baru setahun | At most one new set of clothes a year
    10 Makan hanya satu atau dua kali sehari | Only one or two meals a day
    11 Tidak sanggup membayar pengobatan di puskesmas | Cannot pay for treatment at the health post
    12 Penghasilan kepala rumah tangga (petani lahan < 500 m², buruh, nelayan, atau lainnya) di bawah Rp${a_bps_pendapatan}.000 sebulan | Income of the head (farmer with < 500 m², labourer, fisher or other) below Rp${a_bps_pendapatan}.000 a month
    13 Kepala rumah tangga tidak sekolah, tidak tamat SD, atau hanya tamat SD | Head never at school, primary school not finished, or only that
    14 Tidak punya tabungan atau barang mudah dijual senilai Rp${a_bps_tabungan}.000 | No savings or saleable goods worth Rp${a_bps_tabungan}.000
    """


def workbook() -> Workbook:
    book = begin("14 Kriteria Kemiskinan (BPS)", "kriteria_bps", TITLE, VERSION)
    ask_visit(book, 1, form="review-first")
    read_limits(book, ("bps_luas", "bps_pendapatan", "bps_tabungan", "bps_kriteria"))
    _ask_family(book)
    ask_consent(book, 3, ("untuk musyawarah desa", "for the meeting of the village"))
    _ask_criteria(book)
    ask_remark(book)
    return book


def _ask_family(book: Workbook) -> None:
    with book.group("keluarga", ("2. Keluarga", "2. Family")):
        ask_region(book, default_province="15")
        book.ask(
            "select_one_from_file prelist.csv", "prelist", ("Keluarga pada prelist", "Family in the prelist"),
            hint=("Kosongkan bila keluarga tidak ada pada prelist.",
                  "Leave empty if the family is not in the prelist."),
            choice_filter="desa = ${desa}", appearance="minimal autocomplete", as_="prelist",
        )  # fmt: skip
        book.ask(
            "text", "nama_kepala", ("Nama kepala rumah tangga", "Name of the head of household"), required=True,
            as_="household_name", **known("prelist", "prelist", "nama_kepala", "nama_kepala"),
        )  # fmt: skip
        ask_address(book, of="prelist")
        book.ask(
            "integer", "jumlah", ("Jumlah anggota (jiwa)", "Members (persons)"), required=True,
            constraint=". >= 1 and . <= 40", constraint_message="1 – 40", **known("prelist", "prelist", "jumlah", "jumlah"),
        )  # fmt: skip
        book.lines("""
            decimal luas_m2 | Luas lantai (m²), bila diukur | Floor area (m²), if measured | constraint=. > 0 and . <= 2000 ; constraint_message=Lebih dari 0, paling banyak 2.000 m². // More than 0, at most 2,000 m².
            """)


def _ask_criteria(book: Workbook) -> None:
    with book.group("kriteria", ("4. Empat belas kriteria", "4. Fourteen criteria"), relevant="${lanjut} = 1"):
        lines = [line.strip() for line in CRITERIA.strip().splitlines()]
        for line in lines:
            number, _, said = line.partition(" ")
            indonesian, english = (f"{int(number)}. {part.strip()}" for part in said.split(" | "))
            book.ask(
                "select_one ya_tidak", f"k{number}", (indonesian, english), required=True, appearance="columns-pack"
            )
        met = " + ".join(f"if(${{k{number:02}}} = '1', 1, 0)" for number in range(1, len(lines) + 1))
        book.calculate("skor", met)
        book.calculate("kelas", "if(${skor} >= ${a_bps_kriteria}, 'miskin', 'tidak_miskin')")
        book.ask(
            "note", "baca_skor",
            ("Terpenuhi **${skor} dari 14**. Kebiasaan di desa: miskin mulai ${a_bps_kriteria}. Musyawarah yang memutuskan.",
             "**${skor} of 14** met. Custom of villages: poor from ${a_bps_kriteria} on. The meeting decides."),
        )  # fmt: skip
        book.lines("""
            integer jumlah_ya | Jumlah jawaban “Ya” pada lembar kertas | Number of “Yes” on the paper sheet | hint=Diisi bila disalin dari kertas. // When typed in from paper. ; constraint=. = ${skor} ; constraint_message=Tidak sama dengan jawaban di atas. // Not the same as the answers above.
            """)
        per_person = "(${luas_m2} div ${jumlah} < ${a_bps_luas})"
        book.warn(
            "w_luas", f"${{luas_m2}} > 0 and ${{jumlah}} > 0 and ${{k01}} != '' and {per_person} != (${{k01}} = '1')",
            ("Jawaban 1 tidak sesuai dengan luas lantai dan jumlah anggota.",
             "Answer 1 does not fit the floor area and the number of members."), about="k01",
        )  # fmt: skip
