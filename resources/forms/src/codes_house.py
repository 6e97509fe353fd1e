"""The code lists of housing, assets and programmes: Regsosek 2022.K, 301 to 506 (domain 3.5, 3.6)."""

from __future__ import annotations

from desktop.forms.workbook import Workbook


def add_house(book: Workbook) -> None:
    """301 to 305."""
    book.options(
        "bangunan",
        """
        1 Milik sendiri | Own
        2 Kontrak/sewa | Rented
        3 Bebas sewa | Rent-free
        4 Dinas | Official
        5 Lainnya | Other
        """,
    )
    book.options(
        "lahan",
        """
        1 SHM atas nama anggota keluarga | Title deed of a family member
        2 SHM bukan atas nama anggota keluarga dengan perjanjian tertulis | Deed of others, written agreement
        3 SHM bukan atas nama anggota keluarga tanpa perjanjian tertulis | Deed of others, no agreement
        4 Sertifikat selain SHM (SHGB, SHSRS) | Other certificate
        5 Surat bukti lainnya (girik, letter C, dll.) | Other paper (girik, letter C …)
        6 Tidak punya | None
        """,
    )
    book.options(
        "lantai",
        """
        1 Marmer/granit | Marble/granite
        2 Keramik | Ceramic tiles
        3 Parket/vinil/karpet | Parquet/vinyl/carpet
        4 Ubin/tegel/teraso | Cement tiles/terrazzo
        5 Kayu/papan | Wood
        6 Semen/bata merah | Cement/red brick
        7 Bambu | Bamboo
        8 Tanah | Earth
        9 Lainnya | Other
        """,
    )
    book.options(
        "dinding",
        """
        1 Tembok | Masonry
        2 Plesteran anyaman bambu/kawat | Plastered bamboo/wire
        3 Kayu/papan/gypsum/GRC/calciboard | Wood/boards
        4 Anyaman bambu | Woven bamboo
        5 Batang kayu | Logs
        6 Bambu | Bamboo
        7 Lainnya | Other
        """,
    )
    book.options(
        "atap",
        """
        1 Beton | Concrete
        2 Genteng | Tiles
        3 Seng | Zinc
        4 Asbes | Asbestos
        5 Bambu | Bamboo
        6 Kayu/sirap | Wood/shingles
        7 Jerami/ijuk/daun/rumbia | Straw/palm fibre/leaves
        8 Lainnya | Other
        """,
    )


def add_services(book: Workbook) -> None:
    """306 to 310."""
    book.options(
        "air",
        """
        1 Air kemasan bermerek | Bottled water
        2 Air isi ulang | Refill water
        3 Leding | Piped water
        4 Sumur bor/pompa | Borehole/pump
        5 Sumur terlindung | Protected well
        6 Sumur tak terlindung | Unprotected well
        7 Mata air terlindung | Protected spring
        8 Mata air tak terlindung | Unprotected spring
        9 Air permukaan | Surface water
        10 Air hujan | Rain water
        11 Lainnya | Other
        """,
    )
    book.options(
        "jarak", "1 Kurang dari 10 m | Less than 10 m\n2 10 m atau lebih | 10 m or more\n8 Tidak tahu | Do not know"
    )
    book.options(
        "terang",
        """
        1 Listrik PLN dengan meteran | State electricity with meter
        2 Listrik PLN tanpa meteran | State electricity without meter
        3 Listrik non-PLN | Other electricity
        4 Bukan listrik | Not electricity
        """,
    )
    book.options(
        "daya",
        "1 450 watt\n2 900 watt\n3 1.300 watt | 1,300 watt\n4 2.200 watt | 2,200 watt\n"
        "5 Lebih dari 2.200 watt | More than 2,200 watt",
    )
    book.options(
        "masak",
        """
        0 Tidak memasak di rumah | Does not cook
        1 Listrik | Electricity
        2 Elpiji 5,5 kg/blue gaz | LPG 5.5 kg
        3 Elpiji 12 kg | LPG 12 kg
        4 Elpiji 3 kg | LPG 3 kg
        5 Gas kota | Town gas
        6 Biogas
        7 Minyak tanah | Kerosene
        8 Briket | Briquettes
        9 Arang | Charcoal
        10 Kayu bakar | Firewood
        11 Lainnya | Other
        """,
    )
    book.options(
        "bab",
        """
        1 Ada, digunakan sendiri | Own
        2 Ada, bersama keluarga tertentu | Shared with certain families
        3 Ada, MCK komunal | Communal
        4 Ada, MCK umum | Public
        5 Ada, tetapi tidak digunakan | Not used
        6 Tidak ada | None
        """,
    )
    book.options(
        "kloset",
        """
        1 Leher angsa | Pour-flush
        2 Plengsengan dengan tutup | Slanted pan with lid
        3 Plengsengan tanpa tutup | Slanted pan without lid
        4 Cemplung/cubluk | Pit
        """,
    )
    book.options(
        "tinja",
        """
        1 Tangki septik | Septic tank
        2 IPAL | Sewage plant
        3 Kolam/sawah/sungai/danau/laut | Pond, field, river, lake, sea
        4 Lubang tanah | Pit
        5 Pantai/tanah lapang/kebun | Beach, open land, garden
        6 Lainnya | Other
        """,
    )


def add_means(book: Workbook) -> None:
    """505, 506 and the card of the programmes."""
    book.options(
        "internet",
        """
        0 Tidak ada | None
        1 Internet dan TV digital berlangganan | Internet with digital TV
        2 Wifi
        3 Internet HP | Mobile phone
        """,
    )
    book.options("rekening", "1 Untuk usaha | For business\n2 Pribadi | Private\n3 Keduanya | Both\n4 Tidak ada | None")
    book.options("kks", "1 Aktif | Active\n2 Nonaktif | Inactive\n3 Kartu hilang | Card lost\n4 Tidak punya | None")


ASSETS = """
a tabung_gas | Tabung gas 5,5 kg atau lebih | Gas cylinder of 5.5 kg or more
b kulkas | Lemari es/kulkas | Refrigerator
c ac | Penyejuk udara (AC) | Air conditioner
d pemanas_air | Pemanas air (water heater) | Water heater
e telepon | Telepon rumah (PSTN) | Landline telephone
f tv_datar | Televisi layar datar minimal 30 inci | Flat-screen TV of 30 inches or more
g emas | Emas/perhiasan minimal 10 gram | Gold/jewellery of 10 g or more
h komputer | Komputer/laptop/tablet | Computer/laptop/tablet
i motor | Sepeda motor | Motorcycle
j sepeda | Sepeda | Bicycle
k mobil | Mobil | Car
l perahu | Perahu | Boat
m kapal | Kapal/perahu motor | Ship/motor boat
n ponsel | Smartphone | Smartphone
"""
LIVESTOCK = """
a sapi | Sapi | Cattle
b kerbau | Kerbau | Buffalo
c kuda | Kuda | Horses
d babi | Babi | Pigs
e kambing | Kambing/domba | Goats/sheep
"""
PROGRAMMES = """
a sembako | Program Sembako/BPNT | Food aid (Sembako/BPNT)
b pkh | Program Keluarga Harapan (PKH) | Family Hope Programme (PKH)
c blt_desa | BLT Dana Desa | Village fund cash aid
d subsidi_listrik | Subsidi listrik | Electricity subsidy
e bantuan_pemda | Bantuan pemerintah daerah | Aid of the regional government
f subsidi_pupuk | Subsidi pupuk | Fertiliser subsidy
g subsidi_lpg | Subsidi LPG | LPG subsidy
"""
DIFFICULTIES = """
a melihat | melihat, meskipun memakai kacamata | seeing, even with glasses
b mendengar | mendengar, meskipun memakai alat bantu | hearing, even with an aid
c berjalan | berjalan atau naik tangga | walking or climbing stairs
d tangan | menggerakkan tangan/jari | moving hands or fingers
e belajar | belajar dibanding teman sebaya | learning, compared with peers
f perilaku | mengendalikan perilaku/emosi dibanding teman sebaya | controlling behaviour, compared with peers
g bicara | berbicara atau memahami | speaking or understanding
h urus_diri | mengurus diri sendiri | looking after oneself
i ingat | mengingat atau berkonsentrasi | remembering or concentrating
"""


def entries(table: str) -> list[tuple[str, str, str, str]]:
    """Rows of one of the tables above: letter, name, Indonesian, English."""
    found = []
    for line in table.strip().splitlines():
        head, indonesian, english = (part.strip() for part in line.split("|"))
        letter, _, name = head.partition(" ")
        found.append((letter, name, indonesian, english))
    return found
