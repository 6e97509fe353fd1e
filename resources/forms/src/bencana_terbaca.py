"""What further reports of a disaster say in words, for the sitrep and the message: where figures come from, when it
happened, what is damaged, what was declared (domain 5.2, 5.4).
"""

from __future__ import annotations

from collections.abc import Sequence

from desktop.forms.workbook import Workbook


def tell_when(book: Workbook, event: str) -> None:
    """Day and time of the event, out of the list: nobody types them again. `event` is its row."""
    book.calculate("tgl_kejadian", f"{event}/tanggal", as_="event_date")
    time = f"{event}/jam"
    book.calculate(
        "jam_kejadian", f"if({time} = '', '', concat(substr({time}, 0, 2), '.', substr({time}, 3, 5)))",
        as_="event_time",
    )  # fmt: skip


def ask_source(book: Workbook) -> None:
    """Two chains count separately: each figure has its source (domain 5.2)."""
    book.lines("""
        select_multiple sumber_informasi sumber! | Sumber angka | Source of the figures | as_=source
        """)


def tell_sexes(book: Workbook, ages: Sequence[str]) -> None:
    """The dead by sex, once the split says so, as the message has them."""
    for sex, meaning in (("l", "count_dead_male"), ("p", "count_dead_female")):
        parts = " + ".join(f"coalesce(${{meninggal_{age}_{sex}}}, 0)" for age in ages)
        split = "${ada_rincian} = '1' and ${jml_meninggal} > 0"
        book.calculate(f"meninggal_{sex}", f"if({split}, {parts}, '')", as_=meaning)


def tell_facility(book: Workbook) -> None:
    """One damaged facility: how much of what, how badly, and where."""
    # within a repeat not every client finds jr:choice-name
    what = "instance('fasilitas')/root/item[name = ${fasilitas}]/sebut"
    where = "if(${nama_fasum} = '', '', concat(', ', ${nama_fasum}))"
    much = "translate(number(${jumlah_fasum}), '.', ',')"
    level = "if(${tingkat_rusak} = 'TR', 'terendam', ${tingkat_rusak})"
    told = f"concat({what}, ' ', {much}, ' (', {level}, {where}, ')')"
    book.calculate("fasum_terbaca", f"if(${{fasilitas}} = '', '', {told})")


def tell_facilities(book: Workbook) -> None:
    told = "join(', ', ${fasum_terbaca})"
    book.calculate("fasilitas_terbaca", f"if(${{ada_fasilitas}} = '1', {told}, '')", as_="facilities")


def tell_state(book: Workbook) -> None:
    """What was declared, and by which decree."""
    decree = "if(${no_sk_darurat} = '', '', concat(', SK ', ${no_sk_darurat}))"
    said = f"concat(jr:choice-name(${{status_darurat}}, '${{status_darurat}}'), {decree})"
    book.calculate("darurat_terbaca", f"if(${{status_darurat}} = '', '', {said})")


def tell_village(book: Workbook) -> None:
    """Of the coordinator's figures: which village, and whose figure counts."""
    book.calculate("nama_desa_angka", "instance('desa')/root/item[name = ${desa_dihitung}]/label")
    book.calculate("sumber_terbaca", "instance('sumber_informasi')/root/item[name = ${sumber_angka}]/sebut")
