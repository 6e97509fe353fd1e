"""The code lists of the household assessment: Regsosek 2022.K, with the official numbers (domain 3)."""

from __future__ import annotations

from desktop.forms.workbook import Workbook

RELATIONS = """
    1 Kepala keluarga | Head of family
    2 Istri/suami | Wife/husband
    3 Anak | Child
    4 Menantu | Son/daughter-in-law
    5 Cucu | Grandchild
    6 Orang tua/mertua | Parent/parent-in-law
    7 Pembantu/sopir | Servant/driver
    8 Lainnya | Other
    """
"""409: of a member to the head of family."""


def add_visit(book: Workbook) -> None:
    """Codes of the visit and of consent."""
    book.options("ya_tidak", "1 Ya | Yes\n2 Tidak | No")
    book.options("ya_tidak_tt", "1 Ya | Yes\n2 Tidak | No\n8 Tidak tahu | Do not know")
    book.options(
        "kunjungan",
        """
        1 Dapat diwawancarai | Can be interviewed
        3 Tidak ada responden sampai akhir masa pendataan | No respondent until the end of the survey
        4 Menolak | Refused
        5 Keluarga pindah / bangunan tidak ada | Family moved / building is gone
        """,
    )
    book.options("hasil", "1 Terisi lengkap | Complete\n2 Terisi tidak lengkap | Incomplete")
    book.options(
        "setuju",
        """
        1 Setuju | Agrees
        2 Tidak setuju | Does not agree
        3 Diwakili | Represented by another person
        """,
    )
    book.options(
        "kode_kk",
        """
        0 KK sesuai | Card as it is
        1 Keluarga induk | Parent family
        2 Keluarga pecahan | Split-off family
        """,
    )


def add_person(book: Workbook) -> None:
    """404 to 411: presence, sex, marriage, relation, identity cards."""
    book.options(
        "keberadaan",
        """
        1 Tinggal bersama keluarga | Lives with the family
        2 Meninggal | Died
        3 Tidak tinggal bersama / pindah ke wilayah lain di Indonesia | Lives elsewhere in Indonesia
        4 Pindah ke luar negeri | Moved abroad
        5 Anggota baru | New member
        6 Tidak ditemukan | Not found
        """,
    )
    book.options(
        "tanpa_nik",
        """
        1 Belum merekam | Not yet recorded
        2 Bayi atau anak belum didaftarkan | Child not yet registered
        3 Warga komunitas adat | Member of an indigenous community
        4 Dokumen hilang | Documents lost
        5 Tidak dapat menunjukkan | Cannot show it
        6 Lainnya | Other
        """,
    )
    book.options("jk", "1 Laki-laki | Male\n2 Perempuan | Female")
    book.options("tahu_lahir", "1 Tanggal diketahui | Date is known\n2 Hanya perkiraan umur | Only an estimated age")
    book.options(
        "kawin",
        """
        1 Belum kawin | Never married
        2 Kawin/nikah | Married
        3 Cerai hidup | Divorced
        4 Cerai mati | Widowed
        """,
    )
    book.options("hub_kk", RELATIONS)
    book.options("identitas", "0 Tidak punya | None\n1 Akta kelahiran | Birth certificate\n2 KIA | Child card\n4 KTP")


def add_school(book: Workbook) -> None:
    """412 to 415."""
    book.options(
        "sekolah",
        """
        1 Tidak/belum pernah sekolah | Never at school
        2 Masih sekolah | At school
        3 Tidak bersekolah lagi | No longer at school
        """,
    )
    levels = """
        1 Paket A
        2 SDLB
        3 SD
        4 MI
        5 SPM/PDF Ula
        6 Paket B
        7 SMPLB
        8 SMP
        9 MTs
        10 SPM/PDF Wustha
        11 Paket C
        12 SMLB
        13 SMA
        14 MA
        15 SMK
        16 MAK
        17 SPM/PDF Ulya
        18 D1/D2/D3
        19 D4/S1
        20 Profesi | Professional degree
        21 S2
        22 S3
        """
    book.options("jenjang", levels)
    book.options("ijazah", levels + "\n23 Tidak punya ijazah SD | No primary school certificate")
    book.options("kelas", "\n".join(map(str, range(1, 8))) + "\n8 Tamat dan lulus | Finished", numbered=True)


def add_work(book: Workbook) -> None:
    """416 to 426."""
    book.options(
        "lap_usaha",
        """
        1 Pertanian padi dan palawija | Rice and secondary crops
        2 Hortikultura | Horticulture
        3 Perkebunan | Plantation
        4 Perikanan | Fishery
        5 Peternakan | Livestock
        6 Kehutanan dan pertanian lainnya | Forestry and other agriculture
        7 Pertambangan/penggalian | Mining and quarrying
        8 Industri pengolahan | Manufacturing
        9 Listrik, gas, uap | Electricity, gas, steam
        10 Air, limbah, daur ulang | Water, waste, recycling
        11 Konstruksi | Construction
        12 Perdagangan dan reparasi | Trade and repair
        13 Pengangkutan dan pergudangan | Transport and storage
        14 Akomodasi dan makan minum | Accommodation and food
        15 Informasi dan komunikasi | Information and communication
        16 Keuangan dan asuransi | Finance and insurance
        17 Real estat | Real estate
        18 Jasa profesional, ilmiah, teknis | Professional, scientific, technical
        19 Persewaan, ketenagakerjaan, agen perjalanan | Rental, employment, travel agencies
        20 Administrasi pemerintahan dan pertahanan | Public administration and defence
        21 Pendidikan | Education
        22 Kesehatan dan kegiatan sosial | Health and social work
        23 Kesenian dan hiburan | Arts and entertainment
        24 Jasa lainnya | Other services
        25 Keluarga sebagai pemberi kerja | Households as employers
        26 Badan internasional | International bodies
        """,
    )
    book.options(
        "kedudukan",
        """
        1 Berusaha sendiri | Own account
        2 Berusaha dibantu buruh tidak tetap/tidak dibayar | Employer with temporary/unpaid workers
        3 Berusaha dibantu buruh tetap/dibayar | Employer with permanent/paid workers
        4 Buruh/karyawan/pegawai swasta | Private employee
        5 PNS/TNI/Polri/BUMN/BUMD/pejabat negara | Civil servant, armed forces, state company
        6 Pekerja bebas pertanian | Casual worker in agriculture
        7 Pekerja bebas nonpertanian | Casual worker outside agriculture
        8 Pekerja keluarga/tidak dibayar | Unpaid family worker
        """,
    )
    book.options(
        "npwp",
        """
        1 Ada, dapat ditunjukkan | Yes, shown
        2 Ada, tidak dapat ditunjukkan | Yes, not shown
        3 Tidak ada | No
        """,
    )
    book.options(
        "izin",
        "1 SITU\n2 SIUP\n3 NRP\n4 NIB\n5 SKDP\n6 Amdal\n7 SIMB\n8 SKBH\n9 APPT\n10 Lainnya | Other\n"
        "11 Belum memiliki | None yet\n12 Izin gangguan | Nuisance permit",
    )
    book.options(
        "omzet",
        """
        1 Kurang dari Rp5 juta | Less than Rp5 million
        2 Rp5 – <15 juta | Rp5 – <15 million
        3 Rp15 – <25 juta | Rp15 – <25 million
        4 Rp25 – <167 juta | Rp25 – <167 million
        5 Rp167 – <1.250 juta | Rp167 – <1,250 million
        6 Rp1.250 – <4.167 juta | Rp1,250 – <4,167 million
        7 Rp4.167 juta atau lebih | Rp4,167 million or more
        """,
    )
    book.options(
        "internet_usaha",
        """
        0 Tidak memakai internet | No internet
        1 Komunikasi | Communication
        2 Promosi/iklan | Advertising
        4 Pemesanan/penjualan | Orders and sales
        8 Pembelian bahan | Purchases
        16 Pembayaran/keuangan | Payments
        32 Lainnya | Other
        """,
    )


def add_health(book: Workbook) -> None:
    """427 to 431. 430 leaves out code 12 (HIV/AIDS): it is not asked in the open form (domain 2.3)."""
    book.options(
        "gizi",
        """
        1 Kurang gizi (wasting) | Wasting
        2 Kerdil (stunting) | Stunting
        3 Tidak ada catatan | No record
        8 Tidak tahu | Do not know
        """,
    )
    book.options(
        "kesulitan4",
        """
        1 Ya, sama sekali tidak bisa | Cannot do at all
        2 Ya, banyak kesulitan dan butuh bantuan | A lot of difficulty, needs help
        3 Ya, sedikit kesulitan, tidak butuh bantuan | Some difficulty, needs no help
        4 Tidak | None
        """,
    )
    book.options(
        "depresi4", "1 Sangat sering | Very often\n2 Sering | Often\n3 Jarang | Seldom\n4 Tidak pernah | Never"
    )
    book.options(
        "pendamping",
        """
        1 Ya, anggota keluarga | Yes, a family member
        2 Ya, bukan anggota keluarga | Yes, not a family member
        3 Tinggal sendiri | Lives alone
        """,
    )
    book.options(
        "kronis",
        """
        1 Tidak ada | None
        2 Hipertensi | Hypertension
        3 Rematik | Rheumatism
        4 Asma | Asthma
        5 Jantung | Heart disease
        6 Diabetes
        7 TBC | Tuberculosis
        8 Stroke
        9 Kanker | Cancer
        10 Gagal ginjal | Kidney failure
        11 Hemofilia | Haemophilia
        13 Kolesterol | Cholesterol
        14 Sirosis hati | Liver cirrhosis
        15 Talasemia | Thalassaemia
        16 Leukemia | Leukaemia
        17 Alzheimer
        18 Lainnya | Other
        """,
    )
    book.options(
        "jamkes",
        """
        0 Tidak punya | None
        1 PBI JKN | JKN paid by the state
        2 JKN mandiri | JKN self-paid
        4 JKN pemberi kerja | JKN by employer
        8 Lainnya | Other
        99 Tidak tahu | Do not know
        """,
    )
    book.options(
        "jamker",
        """
        0 Tidak punya | None
        1 JKK
        2 JKM
        4 JHT
        8 JP
        16 Pensiun lain (Taspen dll.) | Other pension
        99 Tidak tahu | Do not know
        """,
    )
