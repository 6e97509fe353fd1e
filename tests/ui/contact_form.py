"""A form with every kind of question and every appearance, for looking at and for counting that none is forgotten."""
# ruff: noqa: E501  the form as a table

from __future__ import annotations

from functools import cache

from desktop.xforms import Form, load_form

FORM = """
| survey |
|  | type | name | label::Bahasa Indonesia (id) | label::English (en) | hint::Bahasa Indonesia (id) | hint::English (en) | required | constraint | constraint_message::Bahasa Indonesia (id) | constraint_message::English (en) | appearance | parameters | bind::sambang:as | bind::sambang:about | relevant | read_only | default | guidance_hint::Bahasa Indonesia (id) | guidance_hint::English (en) | media::image::Bahasa Indonesia (id) | media::audio::Bahasa Indonesia (id) | media::big-image::Bahasa Indonesia (id) | media::image::English (en) | media::audio::English (en) | media::big-image::English (en) |
|  | begin_group | kata | Kata | Text |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |
|  | note | pembuka | Bacakan **persetujuan** dengan tenang, lalu lihat [petunjuk](https://sambang.id). | Read out the **consent** calmly, then see the [guide](https://sambang.id). |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |
|  | text | nama | Nama kepala keluarga | Name of the head | Sesuai KTP | As on the KTP | yes |  |  |  |  |  | title |  |  |  |  |  |  |  |  |  |  |  |  |
|  | text | nik | NIK | NIK |  |  |  | string-length(.)=16 | NIK harus 16 angka. Periksa KTP atau KK. | A NIK has 16 digits. |  |  | nik |  |  |  |  |  |  |  |  |  |  |  |  |
|  | note | nik_ragu | Tanggal lahir pada NIK berbeda dari jawaban. | The birth date in the NIK differs. |  |  |  |  |  |  |  |  | warning | telepon | true() |  |  |  |  |  |  |  |  |  |  |
|  | text | telepon | Nomor telepon | Telephone |  |  |  |  |  |  | numbers |  |  |  |  |  |  |  |  |  |  |  |  |  |  |
|  | text | rekening | Nomor rekening | Account |  |  |  |  |  |  | numbers thousands-sep |  |  |  |  |  |  |  |  |  |  |  |  |  |  |
|  | text | rahasia | Kode rahasia | Secret code |  |  |  |  |  |  | masked |  |  |  |  |  |  |  |  |  |  |  |  |  |  |
|  | text | catat | Catatan petugas | Remarks |  |  |  |  |  |  | multiline |  |  |  |  |  |  |  |  |  |  |  |  |  |  |
|  | text | catat5 | Lima baris | Five lines |  |  |  |  |  |  |  | rows=5 |  |  |  |  |  |  |  |  |  |  |  |  |  |
|  | text | situs | Situs desa | Village website |  |  |  |  |  |  | url |  |  |  |  |  | https://sambang.id |  |  |  |  |  |  |  |  |
|  | text | baca | Hanya dibaca | Read only |  |  |  |  |  |  |  |  |  |  |  | yes | sudah diisi kantor |  |  |  |  |  |  |  |  |
|  | text | luar | Dari aplikasi lain | From another app |  |  |  |  |  |  | ex:org.example.app(a='1') |  |  |  |  |  |  |  |  |  |  |  |  |  |  |
|  | text | cetak | Cetak label | Print a label |  |  |  |  |  |  | printer:org.example('x') |  |  |  |  |  |  |  |  |  |  |  |  |  |  |
|  | barcode | kode | Kode QR KKS | QR code of the card |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |
|  | barcode | kode2 | Kode yang tidak ditampilkan | A code that is not shown |  |  |  |  |  |  | hidden-answer |  |  |  |  |  |  |  |  |  |  |  |  |  |  |
|  | end_group |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |
|  | begin_group | angka | Angka | Numbers |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |
|  | integer | umur | Umur | Age |  |  |  |  |  |  |  |  |  |  |  |  |  | Hitung dari tanggal lahir. | Compute it from the date. |  |  |  |  |  |  |
|  | decimal | uang | Pengeluaran sebulan (Rp) | Monthly spending (Rp) |  |  |  |  |  |  | thousands-sep |  |  |  |  |  |  |  |  |  |  |  |  |  |  |
|  | integer | jumlah | Jumlah ternak | Livestock |  |  |  |  |  |  | counter |  |  |  |  |  |  |  |  |  |  |  |  |  |  |
|  | decimal | arah | Arah rumah | Direction of the house |  |  |  |  |  |  | bearing |  |  |  |  |  |  |  |  |  |  |  |  |  |  |
|  | range | puas | Seberapa puas? | How satisfied? |  |  |  |  |  |  |  | start=0 end=10 step=1 |  |  |  |  |  |  |  |  |  |  |  |  |  |
|  | range | puas2 | Dengan kata di ukurannya | With words on the scale |  |  |  |  |  |  |  | start=0 end=10 step=1 tick_interval=5 tick_labelset=ukur |  |  |  |  |  |  |  |  |  |  |  |  |  |
|  | range | puas3 | Tanpa tanda | Without ticks |  |  |  |  |  |  | no-ticks | start=0 end=10 step=1 |  |  |  |  |  |  |  |  |  |  |  |  |  |
|  | range | puas4 | Dipetik | Picked |  |  |  |  |  |  | picker | start=0 end=10 step=1 |  |  |  |  |  |  |  |  |  |  |  |  |  |
|  | range | bintang | Nilai layanan | Rating |  |  |  |  |  |  | rating | start=1 end=5 step=1 |  |  |  |  |  |  |  |  |  |  |  |  |  |
|  | range | tinggi | Tinggi air (m) | Height of the water (m) |  |  |  |  |  |  | vertical | start=0 end=3 step=0.5 |  |  |  |  |  |  |  |  |  |  |  |  |  |
|  | end_group |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |
|  | begin_group | waktu | Waktu | Time |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |
|  | date | lahir | Tanggal lahir | Date of birth |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |
|  | date | lahir2 | Tanpa kalender | No calendar |  |  |  |  |  |  | no-calendar |  |  |  |  |  |  |  |  |  |  |  |  |  |  |
|  | date | bulan | Bulan mulai | Starting month |  |  |  |  |  |  | month-year |  |  |  |  |  |  |  |  |  |  |  |  |  |  |
|  | date | tahun | Tahun dibangun | Year built |  |  |  |  |  |  | year |  |  |  |  |  |  |  |  |  |  |  |  |  |  |
|  | date | hijriah | Tanggal akad | Date of the contract |  |  |  |  |  |  | islamic |  |  |  |  |  |  |  |  |  |  |  |  |  |  |
|  | date | bikram | Kalender Nepal | Calendar of Nepal |  |  |  |  |  |  | bikram-sambat |  |  |  |  |  |  |  |  |  |  |  |  |  |  |
|  | time | jam | Jam mulai | Start time |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |
|  | dateTime | saat | Saat kejadian | Moment of the event |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |
|  | end_group |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |
|  | begin_group | pilih | Pilihan | Choices |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |
|  | select_one jk | jk | Jenis kelamin | Sex |  |  | yes |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |
|  | select_one lantai | lantai | Jenis lantai terluas | Main floor |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |
|  | select_one lantai | lantaix | Tanpa tombol | Without buttons |  |  |  |  |  |  | no-buttons |  |  |  |  |  |  |  |  |  |  |  |  |  |  |
|  | select_multiple bantuan | bantuan | Bantuan yang diterima | Programmes received |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |
|  | select_multiple bantuan or_other | bantuan9 | Dengan "lainnya" | With "other" |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |
|  | select_multiple bantuan | bantuan2 | Dalam dua kolom | In two columns |  |  |  |  |  |  | columns-2 |  |  |  |  |  |  |  |  |  |  |  |  |  |  |
|  | select_multiple bantuan | bantuan3 | Rapat | Packed |  |  |  |  |  |  | columns-pack |  |  |  |  |  |  |  |  |  |  |  |  |  |  |
|  | select_multiple bantuan | bantuan4 | Berkolom | In columns |  |  |  |  |  |  | columns |  |  |  |  |  |  |  |  |  |  |  |  |  |  |
|  | select_one setuju | setuju | Layanan desa memuaskan | The village's services satisfy |  |  |  |  |  |  | likert |  |  |  |  |  |  |  |  |  |  |  |  |  |  |
|  | select_one lantai | cari | Cari lantai | Search floor |  |  |  |  |  |  | minimal |  |  |  |  |  |  |  |  |  |  |  |  |  |  |
|  | select_one lantai | cari2 | Cari lantai dengan mengetik | Search floor by typing |  |  |  |  |  |  | autocomplete |  |  |  |  |  |  |  |  |  |  |  |  |  |  |
|  | select_multiple bantuan | cari3 | Cari beberapa | Search several |  |  |  |  |  |  | minimal |  |  |  |  |  |  |  |  |  |  |  |  |  |  |
|  | select_one jk | cepat | Langsung maju | Goes on by itself |  |  |  |  |  |  | quick |  |  |  |  |  |  |  |  |  |  |  |  |  |  |
|  | select_one gambar | atap | Jenis atap | Kind of roof |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |
|  | select_multiple gambar | atap2 | Atap, tanpa tombol | Roof, without buttons |  |  |  |  |  |  | columns-4 no-buttons |  |  |  |  |  |  |  |  |  |  |  |  |  |  |
|  | rank bantuan | urut | Urutkan yang paling dibutuhkan | Rank by need |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |
|  | begin_group | tabel |  |  |  |  |  |  |  |  | table-list |  |  |  |  |  |  |  |  |  |  |  |  |  |  |
|  | select_one setuju | t1 | Air bersih cukup sepanjang tahun | Clean water all year |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |
|  | select_one setuju | t2 | Listrik menyala setiap malam | Electricity every night |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |
|  | end_group |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |
|  | select_one setuju | t3 | Sampah diangkut | Rubbish is collected |  |  |  |  |  |  | list |  |  |  |  |  |  |  |  |  |  |  |  |  |  |
|  | acknowledge | sudah | Sudah dibacakan kepada responden | Read to the respondent |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |
|  | select_multiple bantuan | kisi | Dengan waktu | Timed |  |  |  |  |  |  | x-timed-grid(type=words, duration=60, pause=true) |  |  |  |  |  |  |  |  |  |  |  |  |  |  |
|  | select_one lantai | peta | Dari peta | From a map |  |  |  |  |  |  | map |  |  |  |  |  |  |  |  |  |  |  |  |  |  |
|  | select_one rumah | bagian | Bagian rumah yang rusak | Damaged part of the house |  |  |  |  |  |  | image-map |  |  |  |  |  |  |  |  | rumah.svg |  |  | rumah.svg |  |  |
|  | end_group |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |
|  | begin_group | tempat | Tempat | Places |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |
|  | geopoint | titik | Titik rumah | Position of the house |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |
|  | geopoint | titik2 | Titik di peta | Position on the map |  |  |  |  |  |  | placement-map |  |  |  |  |  |  |  |  |  |  |  |  |  |  |
|  | geotrace | jalur | Jalan setapak | Footpath |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |
|  | geoshape | batas | Batas lahan | Border of the land |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |
|  | end_group |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |
|  | begin_group | berkas | Berkas | Files |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |
|  | image | foto | Foto rumah | Photo of the house | Tampak depan | Front |  |  |  |  |  | max-pixels=1024 |  |  |  |  |  |  |  |  |  |  |  |  |  |
|  | image | foto2 | Foto baru | A new photo |  |  |  |  |  |  | new-front |  |  |  |  |  |  |  |  |  |  |  |  |  |  |
|  | image | tanda | Tandai kerusakan | Mark the damage |  |  |  |  |  |  | annotate |  |  |  |  |  |  |  |  |  |  |  |  |  |  |
|  | image | denah | Gambar denah | Draw a plan |  |  |  |  |  |  | draw |  |  |  |  |  |  |  |  |  |  |  |  |  |  |
|  | image | ttd | Tanda tangan | Signature |  |  |  |  |  |  | signature |  |  |  |  |  |  |  |  |  |  |  |  |  |  |
|  | audio | suara | Rekaman wawancara | Recording |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |
|  | video | film | Video lokasi | Video of the place |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |
|  | file | surat | Surat keterangan | Letter |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |
|  | text | dengan | Dengan gambar dan suara | With picture and sound |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  | rumah.png | tanya.mp3 | rumah-besar.png | rumah.png | tanya.mp3 | rumah-besar.png |
|  | end_group |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |
| choices |
|  | list_name | name | label::Bahasa Indonesia (id) | label::English (en) | media::image::Bahasa Indonesia (id) | media::image::English (en) |
|  | jk | 1 | 1. Laki-laki | 1. Male |  |  |
|  | jk | 2 | 2. Perempuan | 2. Female |  |  |
|  | lantai | 1 | Marmer/granit | Marble |  |  |
|  | lantai | 2 | Keramik | Ceramic |  |  |
|  | lantai | 8 | Tanah | Earth |  |  |
|  | lantai | 10 | Bambu yang dianyam dan dilapisi semen tipis sehingga tampak seperti lantai biasa bila dilihat dari jauh | Woven bamboo with a thin layer of cement that looks like an ordinary floor when seen from far away |  |  |
|  | lantai | 99 | Lainnya | Other |  |  |
|  | bantuan | pkh | PKH (Program Keluarga Harapan) | PKH |  |  |
|  | bantuan | bpnt | Sembako/BPNT | Sembako/BPNT |  |  |
|  | bantuan | pbi | PBI-JKN | PBI-JKN |  |  |
|  | bantuan | pip | Program Indonesia Pintar | PIP |  |  |
|  | setuju | 1 | Sangat tidak setuju | Strongly disagree |  |  |
|  | setuju | 2 | Tidak setuju | Disagree |  |  |
|  | setuju | 3 | Setuju | Agree |  |  |
|  | setuju | 4 | Sangat setuju | Strongly agree |  |  |
|  | gambar | 1 | Genteng | Tiles | genteng.png | genteng.png |
|  | gambar | 2 | Seng | Zinc | seng.png | seng.png |
|  | gambar | 3 | Ijuk | Palm fibre | ijuk.png | ijuk.png |
|  | gambar | 4 | Rumbia | Thatch | rumbia.png | rumbia.png |
|  | ukur | 0 | Buruk | Bad |  |  |
|  | ukur | 5 | Cukup | Fair |  |  |
|  | ukur | 10 | Baik sekali | Very good |  |  |
|  | rumah | atap | Atap | Roof |  |  |
|  | rumah | dinding | Dinding | Wall |  |  |
|  | rumah | pintu | Pintu | Door |  |  |
| settings |
| | form_title | form_id | version | default_language | namespaces |
| | Setiap jenis pertanyaan | setiap | 1 | Bahasa Indonesia (id) | sambang="https://sambang.id/xforms" |
"""

ANSWERS = {
    "kata/nama": "Rusdi bin Hasan",
    "kata/nik": "157101410390000",
    "kata/telepon": "0812 3456 789",
    "kata/rekening": "1250000",
    "kata/rahasia": "rahasia",
    "angka/uang": "1250000",
    "angka/jumlah": "3",
    "angka/puas": "7",
    "angka/puas2": "5",
    "angka/tinggi": "1.5",
    "angka/bintang": "4",
    "waktu/lahir": "1990-03-01",
    "waktu/hijriah": "2026-01-03",
    "waktu/jam": "14:05:00.000+07:00",
    "pilih/jk": "1",
    "pilih/lantai": "10",
    "pilih/lantaix": "2",
    "pilih/bantuan": "pkh pip",
    "pilih/setuju": "3",
    "pilih/cari3": "pkh pip",
    "pilih/atap": "2",
    "pilih/atap2": "1 3",
    "pilih/tabel/t1": "2",
    "pilih/bagian": "pintu",
    "tempat/titik": "-1.61 103.61 0 0",
    "tempat/titik2": "-1.61 103.61 0 0",
    "tempat/jalur": "-1.61 103.61 0 0; -1.611 103.612 0 0",
    "tempat/batas": "-1.61 103.61 0 0; -1.611 103.612 0 0; -1.612 103.61 0 0; -1.61 103.61 0 0",
    "berkas/foto": "rumah.jpg",
    "berkas/tanda": "rumah.jpg",
}


@cache
def form() -> Form:
    from pyxform.xls2xform import convert

    return load_form(convert(FORM, validate=False, file_type=".md").xform)
