"""The code lists of disaster reports (domain 5.1, 5.4, 5.7, 5.8). The letter codes of kinds are our own."""

from __future__ import annotations

from desktop.forms.workbook import Workbook


def add_event(book: Workbook) -> None:
    """Kinds with their class after UU 24/2007, and the certainty of times."""
    book.options(
        "jenis_bencana",
        """
        BJ Banjir | Flood | alam
        BB Banjir bandang | Flash flood | alam
        TL Tanah longsor | Landslide | alam
        AK Cuaca ekstrem/angin puting beliung | Extreme weather/whirlwind | alam
        PT Pohon tumbang | Fallen trees | alam
        KP Kebakaran permukiman | Fire in a settlement | nonalam
        KH Kebakaran hutan dan lahan | Forest and land fire | alam
        KK Kekeringan | Drought | alam
        GB Gempa bumi | Earthquake | alam
        TS Tsunami | Tsunami | alam
        GA Letusan gunung api | Volcanic eruption | alam
        GP Gelombang ekstrem dan abrasi | Extreme waves and abrasion | alam
        LQ Likuefaksi | Liquefaction | alam
        EP Epidemi/wabah | Epidemic | nonalam
        GT Kegagalan teknologi | Failure of technology | nonalam
        KT Kecelakaan transportasi | Transport accident | nonalam
        TG Orang tenggelam/hanyut | Drowning | lainnya
        SL Tersambar petir/listrik | Struck by lightning or electricity | lainnya
        KS Konflik sosial/kerusuhan | Social conflict/riot | sosial
        TR Teror | Terror | sosial
        LN Lainnya | Other | lainnya
        """,
        "kelas",
    )
    book.options(
        "kelas_bencana",
        """
        alam Bencana alam | Natural disaster
        nonalam Bencana nonalam | Non-natural disaster
        sosial Bencana sosial | Social disaster
        lainnya Kejadian lain | Other event
        """,
    )
    book.options("ya_tidak", "1 Ya | Yes\n2 Tidak | No")
    book.options("kepastian", "1 Pasti | Certain\n2 Perkiraan | Estimated")


def add_access(book: Workbook) -> None:
    """Access and services, in the words of Kemenkes form B-1."""
    book.options("jalan", "1 Normal\n2 Terbatas | Limited\n3 Putus | Cut off")
    book.options(
        "kendaraan",
        "1 Mobil | Car\n2 Truk | Lorry\n3 Sepeda motor | Motorcycle\n4 Perahu | Boat\n5 Jalan kaki | On foot",
    )
    book.options("komunikasi", "1 Baik | Good\n2 Terganggu | Disturbed\n3 Putus | Cut off")
    book.options("listrik", "1 Menyala | On\n2 Sebagian | Partly\n3 Padam | Off")
    book.options("air_bersih", "1 Cukup | Enough\n2 Kurang | Too little\n3 Tidak ada | None")


def add_response(book: Workbook) -> None:
    """What is done, what is needed, who said so."""
    book.options(
        "upaya",
        """
        1 Kaji cepat | Rapid assessment
        2 Koordinasi dengan BPBD/desa/TNI/Polri | Coordination with BPBD, village, army, police
        3 Evakuasi | Evacuation
        4 Pencarian/SAR | Search and rescue
        5 Pertolongan pertama | First aid
        6 Pendirian tenda/posko | Tents/command post
        7 Dapur umum | Public kitchen
        8 Distribusi logistik | Distribution of goods
        9 Layanan dukungan psikososial (LDP) | Psychosocial support
        10 Pendataan korban | Registration of victims
        11 Perlindungan kelompok rentan | Protection of vulnerable groups
        12 Reunifikasi keluarga | Family reunification
        13 Pembersihan | Cleaning up
        14 Rujukan kesehatan | Referral to health services
        16 Penyerahan santunan | Handing over grants
        17 Penyuluhan | Public information
        15 Lainnya | Other
        """,
    )
    book.options(
        "barang",
        """
        1 Beras | Rice | kg
        2 Makanan siap saji | Ready meals | paket
        3 Lauk pauk siap saji | Ready side dishes | paket
        4 Makanan anak | Food for children | paket
        5 Mi instan | Instant noodles | dus
        6 Sarden | Sardines | dus
        7 Minyak goreng | Cooking oil | liter
        8 Air mineral | Bottled water | dus
        9 Family kit | Family kit | paket
        10 Paket sandang | Clothing | paket
        11 Pembalut/popok | Sanitary pads/nappies | pak
        12 Selimut | Blankets | lembar
        13 Kasur/matras | Mattresses | lembar
        14 Tenda gulung (terpal) | Tarpaulins | lembar
        15 Tenda keluarga | Family tents | unit
        16 Tenda serbaguna | Multi-purpose tents | set
        17 Velbed | Camp beds | unit
        18 Peralatan dapur keluarga | Kitchen sets | paket
        19 Kids ware | Kids ware | paket
        20 Penjernih air | Water purifier | unit
        21 Perahu karet | Rubber boat | unit
        23 Food ware | Food ware | paket
        22 Lainnya | Other | buah
        """,
        "satuan",
    )
    book.options("prioritas", "1 Sangat mendesak | Most urgent\n2 Mendesak | Urgent\n3 Dapat menunggu | Can wait")
    book.options(
        "sumber_informasi",
        """
        1 Pengamatan sendiri | Own observation | Pengamatan sendiri
        2 Kepala desa/perangkat | Village head or staff | Kepala desa/perangkat
        3 Warga | Residents | Warga
        4 BPBD | BPBD | BPBD
        5 Polisi/TNI | Police/army | Polisi/TNI
        6 Media | Media | Media
        7 Lainnya | Other | Lainnya
        """,
        "sebut",
    )
