"""Questions many forms share: the four levels of the address, and the structure of a NIK in plain XPath."""

from __future__ import annotations

from desktop.forms.workbook import Workbook

PROVINCE = "1[1-9]|21|3[1-6]|5[1-3]|6[1-5]|7[1-6]|8[12]|9[1-6]"
DAY = "(0[1-9]|[12][0-9]|3[01]|4[1-9]|[56][0-9]|7[01])"


def ask_region(book: Workbook, *, default_province: str, region_as: str = "region", save: bool = False) -> None:
    """101 to 104: one list a level, each filtered by the one above; begun where the last record was.

    `save`: the village goes into the entity this record makes.
    """
    listed = "minimal autocomplete"
    book.ask(
        "select_one_from_file provinsi.csv", "provinsi", ("101. Provinsi", "101. Province"), required=True,
        default=f"coalesce(${{last-saved#provinsi}}, '{default_province}')", appearance=listed,
    )  # fmt: skip
    book.ask(
        "select_one_from_file kabupaten.csv", "kabupaten", ("102. Kabupaten/kota", "102. Regency/city"), required=True,
        choice_filter="provinsi = ${provinsi}", appearance=listed, default="${last-saved#kabupaten}",
    )  # fmt: skip
    book.ask(
        "select_one_from_file kecamatan.csv", "kecamatan", ("103. Kecamatan", "103. Sub-district"), required=True,
        choice_filter="kabupaten = ${kabupaten}", appearance=listed, default="${last-saved#kecamatan}",
    )  # fmt: skip
    book.ask(
        "select_one_from_file desa.csv", "desa", ("104. Desa/kelurahan", "104. Village"), required=True,
        choice_filter="kecamatan = ${kecamatan}", appearance=listed, default="${last-saved#desa}", as_=region_as,
        save_to="desa" if save else "",
    )  # fmt: skip
    keep_codes(book)


def keep_codes(book: Workbook) -> None:
    """The village's code of BPS, and what the place was called on that day (domain 7.1): codes and names change."""
    book.calculate("desa_bps", "instance('desa')/root/item[name = ${desa}]/kode_bps")
    steps = ("desa", "kecamatan", "kabupaten", "provinsi")
    names = ", ', ', ".join(f"instance('{step}')/root/item[name = ${{{step}}}]/label" for step in steps)
    book.calculate("nama_wilayah", f"if(${{desa}} = '', '', concat({names}))")


def sixteen_digits() -> str:
    """16 digits, a province that exists, not one digit all along: a No KK, and the beginning of every NIK rule."""
    return f"regex(., '^({PROVINCE})[0-9]{{14}}$') and translate(., substr(., 0, 1), '') != ''"


def nik_structure() -> str:
    """PP KK CC DDMMYY SSSS: codes not 00, a day (women + 40) that its month has, a serial (domain 6.1, 6.2)."""
    day = "(number(substr(., 6, 8)) mod 40)"
    month = "number(substr(., 8, 10))"
    return " and ".join(
        (
            f"regex(., '^({PROVINCE})[0-9]{{4}}{DAY}(0[1-9]|1[0-2])[0-9]{{6}}$')",
            "substr(., 2, 4) != '00' and substr(., 4, 6) != '00' and substr(., 12, 16) != '0000'",
            "translate(., substr(., 0, 1), '') != ''",
            f"({day} <= 30 or not({month} = 4 or {month} = 6 or {month} = 9 or {month} = 11))",
            f"({day} <= 29 or {month} != 2)",
        )
    )


def completed_years(born: str, today: str) -> str:
    """Age in completed years between two dates."""
    year = "int(format-date({0}, '%Y'))"
    passed = f"if(number(format-date({today}, '%m%d')) < number(format-date({born}, '%m%d')), 1, 0)"
    return f"{year.format(today)} - {year.format(born)} - {passed}"
