"""Of each member: what PPKS rules ask beyond Regsosek, scores of neglect, and kinds proposed (domain 2.4 to 2.6)."""

from __future__ import annotations

from desktop.forms.workbook import Workbook

from .aturan_ppks import FAMILY, PERSON, propose
from .ppks import PERSON_KINDS, add_life, kinds

ASKED = "${perlu_ppks} = '1'"
OF_FAMILY = ("11", "24", "25", "26")
WORDS = {
    "skor": "${skor_dipakai}",
    "batas_skor": "${a_telantar_skor}",
    "miskin": "${fakir_miskin} = 1",
    "disabilitas": "${disabilitas_berat} = 1",
    "sendiri": "${pendamping} = '3'",
    "tanpa_perawat": "(${pendamping} = '3' or ${pendamping} = '')",
    "pemulung": "(${sumber_penghasilan} = '7' or ${pemulung} = '1')",
}


def add_social(book: Workbook) -> None:
    """The lists of these questions."""
    add_life(book)
    book.options("ppks", kinds(code for code in PERSON_KINDS if code not in OF_FAMILY))
    book.options("ppks_keluarga", kinds(OF_FAMILY))


def ask_social(book: Workbook, *, present: str) -> None:
    """One question for most people; the rest where there is a sign of trouble."""
    with book.group(
        "sosial", ("Kesejahteraan sosial (PPKS)", "Social welfare (PPKS)"), relevant=f"{present} and ${{umur}} != ''"
    ):
        book.ask(
            "select_one ya_tidak", "perlu_ppks", ("Ada tanda masalah sosial?", "Any sign of a social problem?"),
            required=True, appearance="columns-pack",
            hint=(
                "1 bila telantar, di jalan, mengemis, ditinggal suami, pekerja migran bermasalah, korban bencana, atau "
                "kebutuhan dasar kurang.",
                "1 if neglected, in the street, begging, left by the husband, a migrant worker in trouble, victim of a "
                "disaster, or short of basic needs.",
            ),
        )  # fmt: skip
        _ask_situation(book)
        _ask_scores(book)
        book.calculate(
            "disabilitas_berat",
            "if("
            + " or ".join(f"${{sulit_{name}}} = '1' or ${{sulit_{name}}} = '2'" for name in _DIFFICULT)
            + ", 1, 0)",
        )
        propose(book, PERSON, WORDS, into="disarankan")
        _ask_kinds(book)


_DIFFICULT = ("melihat", "mendengar", "berjalan", "tangan", "belajar", "perilaku", "bicara", "urus_diri", "ingat")


def _ask_situation(book: Workbook) -> None:
    child, pack = "${umur} < ${a_dewasa_dari}", "appearance=columns-pack"
    adult, young = "${umur} >= ${a_dewasa_dari}", "${umur} <= ${a_anak_sampai}"
    book.lines(f"""
        select_one asuh asuh! | Siapa yang mengasuh? | Who cares for the child? | relevant={ASKED} and {young}
        select_one ortu ortu! | Orang tua | Parents | relevant={ASKED} and {young}
        select_one ya_tidak ditelantarkan! | Ditelantarkan? | Neglected? | relevant={ASKED} and {young} ; {pack}
        select_one ya_tidak dieksploitasi! | Dieksploitasi (disuruh mengemis/bekerja)? | Exploited (made to beg or work)? | relevant={ASKED} and {child} ; {pack}
        select_one ya_tidak di_jalan! | Sebagian besar waktunya di jalan? | Spends most of the time in the street? | relevant={ASKED} and {child} ; {pack}
        select_one penghasilan sumber_penghasilan! | Sumber penghasilan utama | Main source of income | relevant={ASKED} and ${{umur}} >= 5
        select_one ya_tidak penghasilan_cukup! | Penghasilan cukup untuk kebutuhan sehari-hari? | Enough for daily needs? | relevant={ASKED} and {adult} ; {pack}
        select_one ya_tidak pencari_nafkah_utama! | Pencari nafkah utama? | Main breadwinner? | relevant={ASKED} and {adult} ; {pack}
        select_one ya_tidak ditinggal_suami! | Ditinggal suami tanpa kejelasan? | Left by the husband without clarity? | relevant={ASKED} and ${{jk}} = '2' and ${{kawin}} = '2' ; {pack}
        select_one ya_tidak migran! | Pekerja migran (juga bekas)? | Migrant worker (also former)? | relevant={ASKED} and ${{umur}} >= 15 ; {pack}
        select_multiple masalah_migran masalah_migran! | Masalahnya | Their trouble | relevant=${{migran}} = '1' ; constraint=not(selected(., '0') and count-selected(.) > 1) ; constraint_message=“Tidak ada” tidak bersama pilihan lain. // “None” stands alone.
        select_one korban korban_bencana! | Korban bencana? | Victim of a disaster? | relevant={ASKED} ; {pack}
        select_multiple kebutuhan_dasar kebutuhan_kurang | Kebutuhan dasar yang tidak terpenuhi | Basic needs not met | relevant={ASKED} ; hint=Kosongkan bila semua terpenuhi. // Leave empty if all are met.
        """)


def _ask_scores(book: Workbook) -> None:
    """BPS–Kemensos: school and hours of work are known from 412 to 416."""
    baby, grown = f"{ASKED} and ${{umur}} <= 4", f"{ASKED} and ${{umur}} >= 5"
    scored = f"{ASKED} and (${{umur}} < 18 or ${{umur}} >= ${{a_lansia_dari}})"
    week, pack = "constraint=. >= 0 and . <= 42 ; constraint_message=0 – 42", "appearance=columns-pack"
    book.lines(f"""
        select_one ya_tidak asi_pernah! | Pernah diberi ASI? | Ever breast-fed? | relevant={baby} ; {pack}
        select_one ya_tidak ibu_bekerja! | Ibu/penanggung jawab bekerja minggu lalu? | Did the mother or carer work last week? | relevant={baby} ; {pack}
        select_one ya_tidak dititip! | Dititipkan atau ditinggal sendiri minggu lalu? | Left with others or alone last week? | relevant={baby} ; {pack}
        integer makan_pokok! | Makan makanan pokok (kali seminggu) | Staple food (times a week) | relevant={scored} ; {week}
        integer nabati! | Lauk nabati (kali seminggu) | Plant protein (times a week) | relevant={scored} ; {week}
        integer hewani! | Lauk hewani (kali seminggu) | Animal protein (times a week) | relevant={scored} ; {week}
        integer pakaian! | Pakaian layak (stel) | Decent clothes (sets) | relevant={scored} and ({grown}) ; constraint=. >= 0 and . <= 99 ; constraint_message=0 – 99
        select_one ya_tidak tidur_tetap! | Punya tempat tidur tetap? | A fixed place to sleep? | relevant={scored} and ({grown}) ; {pack}
        select_one sakit_diobati diobati! | Diobati bila sakit? | Treated when ill? | relevant={scored}
        """)
    food = (
        "if(${makan_pokok} != '' and ${makan_pokok} < 14, 1, 0)",
        "if(${nabati} != '' and ${nabati} < 4 and ${hewani} <= 2, 1, 0)",
        "if(${diobati} = '2', 1, 0)",
    )
    orphan = "if(${ortu} = '2' or ${ortu} = '3' or ${ortu} = '4', 1, 0)"
    school = "if(${sekolah} = '1' or (${sekolah} = '3' and ${ijazah} = '23'), 1, 0)"
    own = ("if(${pakaian} != '' and ${pakaian} < 4, 1, 0)", "if(${tidur_tetap} = '2', 1, 0)")
    toddler = ("if(${asi_pernah} = '2', 1, 0)", "if(${ibu_bekerja} = '1', 1, 0)", "if(${dititip} = '1', 1, 0)")
    for name, whom, parts in (
        ("skor_balita", "${umur} <= 4", (*toddler, orphan, *food)),
        ("skor_anak", "${umur} >= 5 and ${umur} <= 17 and ${kawin} != '2'", (school, *food, *own, orphan)),
        ("skor_lansia", "${umur} >= ${a_lansia_dari}", (school, *food, *own, "if(${jam_kerja} > 35, 1, 0)")),
    ):
        book.calculate(name, f"if({ASKED} and {whom}, {' + '.join(parts)}, '')")
    book.calculate("skor_dipakai", "coalesce(${skor_balita}, coalesce(${skor_anak}, ${skor_lansia}))")
    book.ask(
        "note", "baca_skor",
        ("Skor ketelantaran: ${skor_dipakai} dari 7 (${a_telantar_skor} atau lebih: telantar; 2: hampir telantar)",
         "Score of neglect: ${skor_dipakai} of 7 (${a_telantar_skor} or more: neglected; 2: nearly)"),
        relevant="${skor_dipakai} != ''",
    )  # fmt: skip


def _ask_kinds(book: Workbook) -> None:
    book.lines(f"""
        note baca_saran | Disarankan menurut aturan: ${{disarankan}} | Suggested by the rules (kuat strong, lemah weak; reasons in Indonesian): ${{disarankan}} | relevant=${{disarankan}} != ''
        select_multiple ppks ppks | Jenis PPKS menurut petugas | Kinds by the officer's judgement | relevant={ASKED} or ${{disarankan}} != '' ; hint=Tidak ada yang dicentang lebih dulu. Sepuluh jenis terlindungi: formulir PPKS Terlindungi. // Nothing is ticked beforehand. The ten protected kinds have their own form.
        text alasan_beda! | Alasan bila berbeda dengan saran | Why it differs from what was suggested | relevant=${{ppks}} = '' and ${{disarankan}} != ''
        """)
    for code, first, last in (("01", "0", "${a_balita_sampai}"), ("02", "${a_anak_dari}", "${a_anak_sampai}"),
                              ("08", "${a_lansia_dari}", "150"), ("23", "${a_prse_dari}", "${a_prse_sampai}")):  # fmt: skip
        book.warn(
            f"w_umur_{code}", f"selected(${{ppks}}, '{code}') and (${{umur}} < {first} or ${{umur}} > {last})",
            (f"Jenis {code} biasanya untuk umur {first}–{last}.", f"Kind {code} is usually for ages {first}–{last}."),
            about="ppks",
        )  # fmt: skip


def ask_family_kinds(book: Workbook) -> None:
    """11, 24, 25 and 26 belong to the family; asked with the criteria of poverty."""
    book.lines("""
        select_one ya_tidak keluarga_bermasalah! | Hubungan keluarga bermasalah (jarang bicara, sering bertengkar, pisah)? | Trouble in the family (seldom talk, often quarrel, live apart)? | appearance=columns-pack
        select_one ya_tidak komunitas_adat! | Bagian dari komunitas adat terpencil? | Part of a remote community? | appearance=columns-pack
        """)
    propose(book, FAMILY, {"kriteria": "${n_kriteria_fm}"}, into="disarankan_keluarga")
    book.lines("""
        note baca_saran_keluarga | Disarankan menurut aturan: ${disarankan_keluarga} | Suggested by the rules (kuat strong, lemah weak; reasons in Indonesian): ${disarankan_keluarga} | relevant=${disarankan_keluarga} != ''
        select_multiple ppks_keluarga ppks_keluarga | Jenis PPKS keluarga menurut petugas | Kinds of the family by the officer's judgement | relevant=${disarankan_keluarga} != ''
        text alasan_beda_keluarga! | Alasan bila berbeda dengan saran | Why it differs from what was suggested | relevant=${ppks_keluarga} = '' and ${disarankan_keluarga} != ''
        """)
