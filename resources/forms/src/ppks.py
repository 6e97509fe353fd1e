"""PPKS: one person with the open kinds proposed by rule, and the protected form of the other ten (domain 2.2 to 2.6)."""

from __future__ import annotations

from collections.abc import Iterable

from desktop.forms.workbook import Workbook

from .aturan_ppks import FAMILY, LIMITS, PERSON, propose
from .places import ask_region
from .shared import (
    ask_address,
    ask_card,
    ask_consent,
    ask_known_person,
    ask_person,
    ask_photos,
    ask_remark,
    ask_visit,
    begin,
    read_limits,
)

VERSION = "2026112216"
KINDS = """
    01 Anak balita terlantar (ABT) | Neglected toddler
    02 Anak terlantar (AT) | Neglected child
    04 Anak jalanan | Street child
    05 Anak dengan kedisabilitasan (ADK) | Child with disability
    08 Lanjut usia terlantar (LUT) | Neglected elderly person
    09 Penyandang disabilitas (PD) | Person with disability
    11 Gelandangan | Homeless person
    12 Pengemis | Beggar
    13 Pemulung | Scavenger
    20 Pekerja migran bermasalah sosial (PMBS) | Migrant worker in trouble
    21 Korban bencana alam | Victim of a natural disaster
    22 Korban bencana sosial | Victim of a social disaster
    23 Perempuan rawan sosial ekonomi (PRSE) | Woman at risk
    24 Fakir miskin (FM) | Poor person
    25 Keluarga bermasalah sosial psikologis | Family in psychological trouble
    26 Komunitas adat terpencil (KAT) | Remote community
"""
PROTECTED = """
    03 Anak yang berhadapan dengan hukum | Child before the law
    06 Anak korban kekerasan | Child victim of violence
    07 Anak yang memerlukan perlindungan khusus | Child in need of special protection
    10 Tuna susila | Sex work
    14 Kelompok minoritas (diskriminasi/marginalisasi) | Minority (discriminated, marginalised)
    15 Bekas warga binaan | Former prisoner
    16 Orang dengan HIV | Person with HIV
    17 Korban penyalahgunaan NAPZA | Victim of drug abuse
    18 Korban perdagangan orang | Victim of trafficking
    19 Korban tindak kekerasan | Victim of violence
"""
DIFFICULTIES = (
    ("melihat", ("Melihat", "Seeing")),
    ("mendengar", ("Mendengar", "Hearing")),
    ("berjalan", ("Berjalan/naik tangga", "Walking, climbing stairs")),
    ("tangan", ("Menggunakan tangan", "Using the hands")),
    ("mengingat", ("Mengingat/berkonsentrasi", "Remembering, concentrating")),
    ("mengurus", ("Mengurus diri sendiri", "Caring for oneself")),
    ("bicara", ("Berkomunikasi", "Communicating")),
    ("perilaku", ("Perilaku/emosi", "Behaviour, emotions")),
)
CHILD, ELDERLY, ADULT = "${umur} < 18", "${umur} >= 60", "${umur} >= 18"


PERSON_KINDS = tuple(line.split()[0] for line in KINDS.strip().splitlines())


def kinds(codes: Iterable[str]) -> str:
    """Those of the open kinds, as options."""
    wanted = set(codes)
    return "\n".join(line for line in KINDS.strip().splitlines() if line.split()[0] in wanted)


def workbook() -> Workbook:
    """One person; it becomes an entity of the list `orang`, so that other forms choose instead of retyping."""
    book = begin("PPKS Perorangan", "ppks_perorangan", "concat('PPKS ', ${nama})", VERSION)
    _add_codes(book)
    book.options("ppks", KINDS)
    ask_visit(book, 1, form="review-first")
    read_limits(book, (*LIMITS, "telantar_skor", "fm_kriteria"))
    book.calculate("id_orang", "once(uuid())")
    _ask_subject(book)
    ask_consent(book, 3, ("untuk pelayanan kesejahteraan sosial", "for social services"))
    _ask_basics(book)
    _ask_health(book)
    _ask_life(book)
    _ask_scores(book)
    _propose(book)
    ask_photos(book, 9, (("foto_orang", ("Foto orang", "Photo of the person")),), relevant="${lanjut} = 1")
    ask_remark(book)
    book.entity(
        "orang", "concat(${nama}, ' · ', ${alamat})", entity_id="coalesce(${orang_dikenal}, ${id_orang})",
        create_if="${orang_dikenal} = '' and ${lanjut} = 1", update_if="${orang_dikenal} != '' and ${lanjut} = 1",
    )  # fmt: skip
    return book


def protected() -> Workbook:
    """Only by the worker's explicit choice; initials instead of a name, no photo, no story (domain 2.3)."""
    book = begin("PPKS Terlindungi", "ppks_khusus", "concat('Terlindungi ', ${inisial})", VERSION)
    _add_protected(book)
    ask_visit(book, 1, form="review-first")
    with book.group("orang", ("2. Orang", "2. Person")):
        ask_region(book, default_province="15")
        book.lines("""
            note aturan | Catatan terlindungi: tulis inisial, bukan nama; jangan menulis cerita kejadian; jangan memotret. | Protected note: initials, no name; no story of what happened; no photo.
            text inisial! | Inisial | Initials | mask=yes ; constraint=string-length(.) <= 5 ; constraint_message=Paling banyak lima huruf. // Five letters at most.
            select_one jk jk! | Jenis kelamin | Sex | appearance=columns-pack
            integer umur! | Umur | Age | constraint=. >= 0 and . <= 120 ; constraint_message=0 – 120
            text wali | Wali atau pendamping (inisial) | Guardian or companion (initials) | relevant=${umur} < 18 ; mask=yes
            """)
    ask_consent(book, 3, ("secara rahasia untuk perlindungan", "in confidence for protection"))
    with book.group("jenis_terlindungi", ("4. Jenis", "4. Kind"), relevant="${lanjut} = 1"):
        # an age outside what the annex says is a doubt with a reason, never a wall (domain 2.2)
        child = "(${jenis} = '03' or ${jenis} = '06' or ${jenis} = '07')"
        adult = "(${jenis} = '10' or ${jenis} = '15' or ${jenis} = '16' or ${jenis} = '19')"
        strange = (
            f"({child} and ${{umur}} >= 18) or ({adult} and ${{umur}} < 18) or (${{jenis}} = '03' and ${{umur}} < 12)"
        )
        book.lines(f"""
            select_one ppks_khusus jenis! | Jenis PPKS | Kind | mask=yes
            select_one hukum status_hukum! | Status | State | relevant=${{jenis}} = '03' ; mask=yes
            select_one khusus59 sub_khusus! | Sub-jenis (UU 35/2014 ps 59) | Sub-kind (UU 35/2014 art. 59) | relevant=${{jenis}} = '07' ; mask=yes
            select_one ya_tidak rujukan_nakes! | Ada dokumen rujukan tenaga kesehatan? | Is there a referral document of a health worker? | relevant=${{jenis}} = '16' ; constraint=. = '1' ; constraint_message=Hanya dengan dokumen rujukan tenaga kesehatan. // Only with a referral document of a health worker. ; appearance=columns-pack
            select_multiple layanan layanan! | Layanan yang dibutuhkan | Services needed
            select_one urgensi urgensi! | Urgensi | Urgency | default=2 ; appearance=columns-pack
            text supervisor! | Supervisor yang menangani | Supervisor in charge
            text alasan_umur! | Alasan memilih jenis ini untuk umur tersebut | Why this kind for that age | relevant={strange} ; hint=Tanpa cerita kejadian. // No story of what happened.
            """)
        book.warn(
            "w_umur_jenis", strange, ("Jenis ini tidak biasa untuk umur tersebut.", "This kind is unusual for that age."),
            about="jenis",
        )  # fmt: skip
    return book


def add_life(book: Workbook) -> None:
    """Care, parents, food, income, migration, disasters: what the rules ask, in both forms."""
    book.options(
        "asuh",
        """
        1 Kedua orang tua | Both parents
        2 Satu orang tua | One parent
        3 Keluarga lain | Other family
        4 Orang lain/lembaga | Others, an institution
        5 Tidak ada | Nobody
        """,
    )
    book.options(
        "ortu",
        """
        1 Lengkap | Both alive
        2 Yatim (ayah wafat) | Father dead
        3 Piatu (ibu wafat) | Mother dead
        4 Yatim piatu | Both dead
        8 Tidak tahu | Not known
        """,
    )
    book.options("sakit_diobati", "1 Ya | Yes\n2 Tidak | No\n3 Tidak sakit | Not ill")
    book.options(
        "penghasilan",
        """
        1 Pekerjaan tetap | Steady work
        2 Pekerjaan tidak tetap | Unsteady work
        3 Kiriman keluarga | Sent by family
        4 Pensiun | Pension
        5 Bantuan | Aid
        6 Mengemis | Begging
        7 Memulung | Collecting used goods
        8 Tidak ada | None
        """,
    )
    book.options("kebutuhan_dasar", "1 Sandang | Clothing\n2 Pangan | Food\n3 Papan | Shelter")
    book.options(
        "masalah_migran",
        """
        1 Kekerasan | Violence
        2 Eksploitasi | Exploitation
        3 Penelantaran | Neglect
        4 Deportasi | Deportation
        5 Tidak berdokumen | Undocumented
        6 Sakit/cacat | Ill, disabled
        7 Meninggal | Died
        8 Konflik/gagal menyesuaikan diri | Conflict, failed to adapt
        9 Lainnya | Other
        0 Tidak ada | None
        """,
    )
    book.options("korban", "0 Tidak | No\n1 Bencana alam | Natural disaster\n2 Bencana sosial | Social disaster")


def _add_codes(book: Workbook) -> None:
    add_life(book)
    book.options(
        "gizi",
        "1 Gizi buruk/kurang | Undernourished\n2 Stunting\n3 Tidak ada catatan | No record\n8 Tidak tahu | Not known",
    )
    book.options(
        "sulit",
        """
        1 Sama sekali tidak bisa | Cannot at all
        2 Banyak kesulitan | A lot of difficulty
        3 Sedikit kesulitan | Some difficulty
        4 Tidak sulit | No difficulty
        """,
    )
    book.options(
        "kawin", "1 Belum kawin | Never married\n2 Kawin | Married\n3 Cerai hidup | Divorced\n4 Cerai mati | Widowed"
    )
    book.options("rawat", "1 Ada yang merawat | Is cared for\n2 Tidak ada | Nobody cares")


def _add_protected(book: Workbook) -> None:
    book.options("ppks_khusus", PROTECTED)
    book.options(
        "hukum",
        "1 Disangka | Suspected\n2 Didakwa | Accused\n3 Dijatuhi pidana | Sentenced\n4 Korban | Victim\n5 Saksi | Witness",
    )
    book.options(
        "khusus59",
        """
        1 Situasi darurat | Emergency
        2 Berhadapan dengan hukum | Before the law
        3 Kelompok minoritas dan terisolasi | Minority, isolated
        4 Dieksploitasi ekonomi dan/atau seksual | Exploited
        5 Korban penyalahgunaan NAPZA | Victim of drug abuse
        6 Korban pornografi | Victim of pornography
        7 HIV/AIDS
        8 Korban penculikan, penjualan, perdagangan | Kidnapped, sold, trafficked
        9 Korban kekerasan fisik dan/atau psikis | Victim of violence
        10 Korban kejahatan seksual | Victim of sexual crime
        11 Korban jaringan terorisme | Victim of a terrorist network
        12 Penyandang disabilitas | With disability
        13 Korban perlakuan salah dan penelantaran | Ill-treated, neglected
        14 Perilaku sosial menyimpang | Deviant behaviour
        15 Stigmatisasi terkait kondisi orang tua | Stigma from the parents' state
        """,
    )
    book.options(
        "layanan",
        """
        1 Pendampingan hukum | Legal support
        2 Layanan kesehatan | Health service
        3 Dukungan psikososial | Psychosocial support
        4 Rumah aman/penampungan | Safe house
        5 Reintegrasi keluarga | Return to the family
        6 Bantuan ekonomi | Economic aid
        7 Rujukan lembaga | Referral to an institution
        """,
    )
    book.options("urgensi", "1 Biasa | Usual\n2 Segera | Soon\n3 Darurat | Emergency")


def _ask_subject(book: Workbook) -> None:
    with book.group("orang", ("2. Orang", "2. Person")):
        ask_region(book, default_province="15", save=True)
        ask_known_person(book)
        ask_person(book, of="orang", save=True)
        ask_card(book, of="orang", save=True)
        ask_address(book, of="orang", save=True)


def _ask_basics(book: Workbook) -> None:
    with book.group("keadaan", ("4. Keadaan", "4. Situation"), relevant="${lanjut} = 1"):
        book.lines(f"""
            select_one ya_tidak tempat_tinggal_tetap! | Punya tempat tinggal tetap? | Has a fixed dwelling? | appearance=columns-pack
            select_one kawin kawin | Status perkawinan | Marital status | relevant=${{umur}} >= 10
            select_one asuh asuh! | Siapa yang mengasuh? | Who cares for the child? | relevant=${{umur}} <= 18
            select_one ortu ortu! | Orang tua | Parents | relevant=${{umur}} <= 18
            select_one ya_tidak ditelantarkan! | Ditelantarkan? | Neglected? | relevant=${{umur}} <= 18 ; appearance=columns-pack
            select_one ya_tidak dieksploitasi! | Dieksploitasi (disuruh mengemis/bekerja)? | Exploited (made to beg or work)? | relevant={CHILD} ; appearance=columns-pack
            select_one ya_tidak di_jalan! | Sebagian besar waktunya di jalan? | Spends most of the time in the street? | relevant={CHILD} ; appearance=columns-pack
            select_one gizi gizi | Status gizi | Nutrition | relevant=${{umur}} <= 5
            select_one ya_tidak tinggal_sendiri! | Tinggal sendiri? | Lives alone? | relevant={ELDERLY} ; appearance=columns-pack
            select_one rawat perawat! | Ada yang merawat? | Is there somebody who cares? | relevant={ELDERLY} ; appearance=columns-pack
            select_multiple kebutuhan_dasar kebutuhan_kurang | Kebutuhan dasar yang tidak terpenuhi | Basic needs not met | hint=Kosongkan bila semua terpenuhi. // Leave empty if all are met.
            """)


def _ask_health(book: Workbook) -> None:
    with book.group("kesulitan", ("5. Kesulitan fungsi", "5. Difficulties"), relevant="${lanjut} = 1"):
        book.ask(
            "note", "petunjuk_kesulitan",
            ("Apakah mengalami kesulitan …?", "Is there any difficulty …?"),
        )  # fmt: skip
        for name, label in DIFFICULTIES:
            book.ask("select_one sulit", name, label, required=True, default="4", appearance="columns-pack")
        heavy = " or ".join(f"${{{name}}} = '1' or ${{{name}}} = '2'" for name, _ in DIFFICULTIES)
        book.calculate("disabilitas", f"if({heavy}, 1, 0)")


def _ask_life(book: Workbook) -> None:
    with book.group("penghidupan", ("6. Penghidupan", "6. Livelihood"), relevant="${lanjut} = 1"):
        book.lines(f"""
            select_one penghasilan sumber_penghasilan! | Sumber penghasilan utama | Main source of income | relevant=${{umur}} >= 5
            select_one ya_tidak penghasilan_cukup! | Penghasilan cukup untuk kebutuhan sehari-hari? | Enough for daily needs? | relevant={ADULT} ; appearance=columns-pack
            select_one ya_tidak pencari_nafkah_utama! | Pencari nafkah utama? | Main breadwinner? | relevant={ADULT} ; appearance=columns-pack
            select_one ya_tidak ditinggal_suami! | Ditinggal suami tanpa kejelasan? | Left by the husband without clarity? | relevant=${{jk}} = '2' and ${{kawin}} = '2' ; appearance=columns-pack
            select_one ya_tidak migran! | Pekerja migran (juga bekas)? | Migrant worker (also former)? | relevant=${{umur}} >= 15 ; appearance=columns-pack
            select_multiple masalah_migran masalah_migran! | Masalahnya | Their trouble | relevant=${{migran}} = '1' ; constraint=not(selected(., '0') and count-selected(.) > 1) ; constraint_message=“Tidak ada” tidak bersama pilihan lain. // “None” stands alone.
            select_one korban korban_bencana! | Korban bencana? | Victim of a disaster? | appearance=columns-pack
            select_one ya_tidak keluarga_bermasalah | Hubungan keluarga bermasalah? | Trouble in the family? | appearance=columns-pack
            select_one ya_tidak komunitas_adat | Bagian dari komunitas adat terpencil? | Part of a remote community? | appearance=columns-pack
            select_one ya_tidak khawatir_makan | Setahun terakhir pernah khawatir tidak makan? | Worried about not eating in the past year? | appearance=columns-pack
            select_one ya_tidak porsi_makan | Belanja makan lebih dari separuh pengeluaran? | Food more than half of spending? | appearance=columns-pack
            select_one ya_tidak beli_pakaian | Membeli pakaian setahun terakhir? | Bought clothes in the past year? | appearance=columns-pack
            select_one ya_tidak rumah_buruk | Lantai tanah/plester atau dinding bambu/papan/seng? | Earth floor, or bamboo, plank, zinc walls? | appearance=columns-pack
            select_one ya_tidak tanpa_jamban | Tanpa jamban sendiri? | No own toilet? | appearance=columns-pack
            select_one ya_tidak listrik_450 | Listrik 450 VA atau tanpa listrik? | 450 VA or no electricity? | appearance=columns-pack
            """)


def _ask_scores(book: Workbook) -> None:
    scored = "${lanjut} = 1 and (${umur} <= 17 or ${umur} >= 60)"
    with book.group("skor", ("7. Skor ketelantaran", "7. Scores of neglect"), relevant=scored):
        week = "constraint=. >= 0 and . <= 42 ; constraint_message=0 – 42"
        book.lines(f"""
            select_one ya_tidak asi_pernah! | Pernah diberi ASI? | Ever breast-fed? | relevant=${{umur}} <= 4 ; appearance=columns-pack
            select_one ya_tidak ibu_bekerja! | Ibu/penanggung jawab bekerja minggu lalu? | Did the mother or carer work last week? | relevant=${{umur}} <= 4 ; appearance=columns-pack
            select_one ya_tidak dititip! | Dititipkan atau ditinggal sendiri minggu lalu? | Left with others or alone last week? | relevant=${{umur}} <= 4 ; appearance=columns-pack
            select_one ya_tidak sekolah_kurang! | Tidak pernah/tidak lagi sekolah, atau tidak tamat SD? | Never or no longer at school, or SD not finished? | relevant=${{umur}} >= 5 ; appearance=columns-pack
            integer makan_pokok! | Makan makanan pokok (kali seminggu) | Staple food (times a week) | {week}
            integer nabati! | Lauk nabati (kali seminggu) | Plant protein (times a week) | {week}
            integer hewani! | Lauk hewani (kali seminggu) | Animal protein (times a week) | {week}
            integer pakaian! | Pakaian layak (stel) | Decent clothes (sets) | relevant=${{umur}} >= 5 ; constraint=. >= 0 and . <= 99 ; constraint_message=0 – 99
            select_one ya_tidak tidur_tetap! | Punya tempat tidur tetap? | A fixed place to sleep? | relevant=${{umur}} >= 5 ; appearance=columns-pack
            select_one sakit_diobati diobati! | Diobati bila sakit? | Treated when ill? | appearance=columns-pack
            integer jam_kerja! | Jam kerja seminggu | Hours of work a week | relevant={ELDERLY} ; constraint=. >= 0 and . <= 140 ; constraint_message=0 – 140
            """)
        poor_food = "if(${makan_pokok} != '' and ${makan_pokok} < 14, 1, 0)"
        protein = "if(${nabati} != '' and ${nabati} < 4 and ${hewani} <= 2, 1, 0)"
        ill = "if(${diobati} = '2', 1, 0)"
        clothes, sleep = "if(${pakaian} != '' and ${pakaian} < 4, 1, 0)", "if(${tidur_tetap} = '2', 1, 0)"
        school = "if(${sekolah_kurang} = '1', 1, 0)"
        orphan = "if(${ortu} = '2' or ${ortu} = '3' or ${ortu} = '4', 1, 0)"
        points = {
            "skor_balita": ("${umur} <= 4", (
                "if(${asi_pernah} = '2', 1, 0)", orphan, poor_food, protein, "if(${ibu_bekerja} = '1', 1, 0)", ill,
                "if(${dititip} = '1', 1, 0)",
            )),
            "skor_anak": ("${umur} >= 5 and ${umur} <= 17", (school, poor_food, protein, clothes, sleep, ill, orphan)),
            "skor_lansia": (ELDERLY, (
                school, poor_food, protein, clothes, sleep, ill, "if(${jam_kerja} > 35, 1, 0)",
            )),
        }  # fmt: skip
        for name, (whom, parts) in points.items():
            book.calculate(name, f"if({whom}, {' + '.join(parts)}, '')")
        book.calculate("skor_dipakai", "coalesce(${skor_balita}, coalesce(${skor_anak}, ${skor_lansia}))")
        book.ask(
            "note", "baca_skor",
            ("Skor ketelantaran: ${skor_dipakai} dari 7 (3 atau lebih: telantar; 2: hampir telantar)",
             "Score of neglect: ${skor_dipakai} of 7 (3 or more: neglected; 2: nearly)"),
        )  # fmt: skip


def _propose(book: Workbook) -> None:
    """The criteria of poverty counted, the rules, and the officer's own choice."""
    book.calculate(
        "n_miskin",
        " + ".join(
            f"if({rule}, 1, 0)"
            for rule in (
                "${sumber_penghasilan} = '8'", "${khawatir_makan} = '1'", "${porsi_makan} = '1'",
                "${beli_pakaian} = '2'", "${rumah_buruk} = '1'", "${tanpa_jamban} = '1'", "${listrik_450} = '1'",
            )
        ),
    )  # fmt: skip
    words = {
        "skor": "${skor_dipakai}",
        "batas_skor": "${a_telantar_skor}",
        "miskin": "(${tempat_tinggal_tetap} = '2' or ${n_miskin} >= ${a_fm_kriteria})",
        "kriteria": "${n_miskin}",
        "disabilitas": "${disabilitas} = 1",
        "sendiri": "${tinggal_sendiri} = '1'",
        "tanpa_perawat": "${perawat} = '2'",
        "pemulung": "${sumber_penghasilan} = '7'",
    }
    with book.group("usulan_ppks", ("8. Jenis PPKS", "8. Kinds"), relevant="${lanjut} = 1"):
        propose(book, sorted((*PERSON, *FAMILY), key=lambda rule: rule.code), words, into="disarankan")
        book.lines("""
            note baca_saran | Disarankan menurut aturan: ${disarankan} | Suggested by the rules (kuat strong, lemah weak; reasons in Indonesian): ${disarankan} | relevant=${disarankan} != ''
            note tanpa_saran | Tidak ada jenis yang disarankan oleh aturan. | The rules suggest no kind. | relevant=${disarankan} = ''
            select_multiple ppks ppks | Jenis PPKS menurut petugas | Kinds by the officer's judgement | hint=Saran tidak dicentang lebih dulu; petugas yang memutuskan. Sepuluh jenis terlindungi dicatat di formulir PPKS Terlindungi. // Nothing is ticked beforehand; the officer decides. The ten protected kinds have their own form.
            text alasan_beda! | Alasan bila berbeda dengan saran | Why it differs from what was suggested | relevant=${ppks} = '' and ${disarankan} != ''
            """)
        book.calculate("versi_aturan", f"'{VERSION}'")
        for code, first, last in (
            ("01", "0", "${a_balita_sampai}"), ("02", "${a_anak_dari}", "${a_anak_sampai}"),
            ("08", "${a_lansia_dari}", "150"), ("23", "${a_prse_dari}", "${a_prse_sampai}"),
        ):  # fmt: skip
            book.warn(
                f"w_umur_{code}", f"selected(${{ppks}}, '{code}') and (${{umur}} < {first} or ${{umur}} > {last})",
                (f"Jenis {code} biasanya untuk umur {first}–{last}.", f"Kind {code} is usually for ages {first}–{last}."),
                about="ppks",
            )  # fmt: skip
