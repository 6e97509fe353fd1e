"""Berita acara serah terima: what was handed over, by whom to whom, before which witnesses (domain 4.2, 4.4, 5.7)."""

from __future__ import annotations

from desktop.forms.workbook import Workbook

from .places import ask_region
from .shared import NOT_LATER, RUPIAH, ask_known, ask_photos, ask_remark, ask_visit, begin

VERSION = "2026112216"


def workbook() -> Workbook:
    book = begin("Serah Terima Bantuan", "serah_terima", "concat('Serah terima ', ${penerima})", VERSION)
    book.lines("csv-external kop")
    book.options(
        "untuk",
        """
        1 KUBE/UEP
        2 Alat bantu | Aid for disability
        3 Logistik bencana | Goods in a disaster
        4 Rumah (RTLH) | House
        5 Santunan | Grant
        6 Lainnya | Other
        """,
    )
    ask_visit(book, 1, form="review-first")
    _ask_receiver(book)
    _ask_goods(book)
    _ask_parties(book)
    ask_photos(book, 5, (("foto_serah", ("Foto serah terima", "Photo of the handover")),
                         ("foto_ba", ("Foto berita acara bertanda tangan", "Photo of the signed paper"))))  # fmt: skip
    ask_remark(book)
    return book


def _ask_receiver(book: Workbook) -> None:
    with book.group("untuk_siapa", ("2. Penerima", "2. Receiver")):
        ask_region(book, default_province="15")
        book.lines("""
            select_one untuk untuk! | Bantuan untuk | Aid for
            """)
        book.ask(
            "select_one_from_file kube.csv", "kube", "KUBE/UEP", relevant="${untuk} = '1'", appearance="minimal autocomplete",
            choice_filter="desa = ${desa}", hint=("Kosongkan bila belum terdaftar.", "Leave empty if not listed."),
        )  # fmt: skip
        ask_known(
            book, "orang", ("Orang yang sudah didata", "Person already recorded"),
            ("Kosongkan bila belum pernah didata.", "Leave empty if never recorded."),
        )  # fmt: skip
        chosen = (
            "if(${kube} != '', instance('kube')/root/item[name = ${kube}]/label, if(${orang_dikenal} != '', "
            "instance('orang')/root/item[name = ${orang_dikenal}]/nama, ${penerima}))"
        )
        book.ask(
            "text", "penerima", ("Nama penerima", "Name of the receiver"), required=True, as_="title",
            calculation=chosen, trigger="${kube}, ${orang_dikenal}",
        )  # fmt: skip
        book.lines(f"""
            date tgl_serah! | Tanggal serah terima | Date of the handover | default=today() ; {NOT_LATER}
            text tempat_serah! | Tempat | Place
            text no_ba | Nomor berita acara | Number of the paper | hint=Kosongkan bila diberi kantor. // Leave empty if the office numbers it.
            """)


def _ask_goods(book: Workbook) -> None:
    with book.group("diserahkan", ("3. Yang diserahkan", "3. What was handed over")):
        with book.repeat("barang_serah", ("Barang atau uang", "Goods or money"), appearance="table"):
            book.lines(f"""
                text uraian! | Uraian | What
                decimal jumlah! | Jumlah | Amount | constraint=. > 0 ; constraint_message=Lebih dari 0. // More than 0.
                text satuan! | Satuan | Unit
                integer harga | Harga satuan (Rp) | Price of one (Rp) | {RUPIAH}
                """)
            book.calculate("nilai", "if(${harga} = '' or ${jumlah} = '', 0, round(${jumlah} * ${harga}, 0))")
        book.calculate("total_nilai", "sum(${nilai})")
        book.ask("note", "baca_total", ("Nilai seluruhnya: Rp${total_nilai}", "Total value: Rp${total_nilai}"))


def _ask_parties(book: Workbook) -> None:
    with book.group("pihak", ("4. Pihak dan saksi", "4. Parties and witnesses")):
        book.lines("""
            text pihak_1! | Pihak I (yang menyerahkan) | Handed over by
            text jabatan_1 | Jabatan Pihak I | Position
            text pihak_2! | Pihak II (yang menerima) | Received by
            text jabatan_2 | Jabatan Pihak II | Position
            text saksi_1 | Saksi 1 | Witness 1
            text saksi_2 | Saksi 2 | Witness 2
            text mengetahui | Mengetahui (kepala dinas/kades/lurah) | Seen by (head of the office or village)
            image tanda_tangan | Tanda tangan penerima | Signature of the receiver | appearance=signature ; parameters=max-pixels=1000
            """)
