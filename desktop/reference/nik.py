"""Reading a NIK and a No KK: their structure only. A right structure never means that the number exists (domain 6)."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from enum import StrEnum

from desktop.frozen import frozen
from desktop.reference.provinces import PROVINCES

LENGTH = 16
MALE, FEMALE = "1", "2"  # Regsosek 405
FEMALE_DAYS = 40  # a woman's NIK has her day of birth + 40

# what spreadsheets and messages put between digits: spaces of every kind, dots, dashes, apostrophes
_SEPARATORS = re.compile(r"[\s.\-\u2010-\u2015'\u2018\u2019\u200b\ufeff]")
_SCIENTIFIC = re.compile(r"\d([.,]\d+)?[eE]\+?\d+")
_LOOKALIKES = str.maketrans({"O": "0", "o": "0", "l": "1", "I": "1", "i": "1", "S": "5", "B": "8"})


class Fault(StrEnum):
    """Why a number cannot be a NIK."""

    SCIENTIFIC = "scientific"  # 1.57101E+15: a spreadsheet lost its last digits
    LETTERS = "letters"
    LENGTH = "length"
    ALL_EQUAL = "all_equal"
    PROVINCE = "province"
    REGION_ZERO = "region_zero"
    DATE = "date"
    SERIAL = "serial"
    SAME_AS_NO_KK = "same_as_no_kk"


class Doubt(StrEnum):
    """What should be looked at, though it may be right."""

    REGION_UNKNOWN = "region_unknown"  # older than a pemekaran, or wrong
    SEX_DIFFERS = "sex_differs"
    DATE_DIFFERS = "date_differs"
    DATE = "date"  # of a No KK: recorded on no real or on a future day


@frozen
class Reading:
    """What the digits say. The region is the one of first registration: living elsewhere is no fault."""

    digits: str
    faults: tuple[Fault, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    district: str = ""  # kecamatan code with dots
    birth_date: dt.date | None = None
    sex: str = ""
    serial: str = ""

    @property
    def structure_right(self) -> bool:
        return not self.faults


def digits_of(text: str) -> str:
    """The number without what people and spreadsheets put between its digits."""
    return _SEPARATORS.sub("", text)


def suggestion(text: str) -> str | None:
    """The number with look-alike letters as digits, if that makes 16; to be offered, never applied by itself."""
    bare = digits_of(text)
    turned = bare.translate(_LOOKALIKES)
    return turned if turned != bare and _is_number(turned) and len(turned) == LENGTH else None


def read_nik(
    text: str, *, today: dt.date, known: Callable[[str], bool] | None = None, no_kk: str = "",
    stated_birth_date: dt.date | None = None, stated_sex: str = "",
) -> Reading:  # fmt: skip
    """Read a NIK; `known` says whether a kecamatan code is in the region list, the stated values are compared."""
    digits = digits_of(text)
    fault = _shape_fault(text, digits)
    if fault is not None:
        return Reading(digits, (fault,))
    sex, births = _birth(digits, today)
    faults = _number_faults(digits, births, no_kk)
    district = f"{digits[:2]}.{digits[2:4]}.{digits[4:6]}"
    doubts = []
    if known is not None and Fault.PROVINCE not in faults and not known(district):
        doubts.append(Doubt.REGION_UNKNOWN)
    if stated_sex and sex and stated_sex != sex:
        doubts.append(Doubt.SEX_DIFFERS)
    if stated_birth_date is not None and births and stated_birth_date not in births:
        doubts.append(Doubt.DATE_DIFFERS)
    born = stated_birth_date if stated_birth_date in births else (births[0] if births else None)
    return Reading(digits, tuple(faults), tuple(doubts), district, born, sex, digits[12:])


def read_no_kk(text: str, *, today: dt.date) -> Reading:
    """Read a No KK: region of issue, day of recording (no + 40), serial. Its date is only a doubt (domain 6.3)."""
    digits = digits_of(text)
    fault = _shape_fault(text, digits)
    if fault is not None:
        return Reading(digits, (fault,))
    faults = [Fault.PROVINCE] if digits[:2] not in PROVINCES else []
    recorded = _real_date(2000 + int(digits[10:12]), int(digits[8:10]), int(digits[6:8]))
    doubts = () if recorded is not None and recorded <= today else (Doubt.DATE,)
    district = f"{digits[:2]}.{digits[2:4]}.{digits[4:6]}"
    return Reading(digits, tuple(faults), doubts, district, None, "", digits[12:])


def group(number: str) -> str:
    """157101 410390 0002: as people read it aloud. Anything not of 16 digits stays as it is."""
    digits = digits_of(number)
    if len(digits) != LENGTH:
        return number
    return f"{digits[:6]} {digits[6:12]} {digits[12:]}"


def mask(number: str) -> str:
    """1571** ****** 0002: for lists and exports. A number of another length shows nothing but its length."""
    digits = digits_of(number)
    if len(digits) != LENGTH:
        return "*" * len(digits)
    return f"{digits[:4]}** ****** {digits[12:]}"


def _shape_fault(text: str, digits: str) -> Fault | None:
    if _SCIENTIFIC.fullmatch(text.strip()):
        return Fault.SCIENTIFIC
    if not _is_number(digits):
        return Fault.LETTERS if digits else Fault.LENGTH
    if len(digits) != LENGTH:
        return Fault.LENGTH
    return Fault.ALL_EQUAL if len(set(digits)) == 1 else None


def _number_faults(digits: str, births: tuple[dt.date, ...], no_kk: str) -> list[Fault]:
    faults = []
    if digits[:2] not in PROVINCES:
        faults.append(Fault.PROVINCE)
    if "00" in (digits[2:4], digits[4:6]):
        faults.append(Fault.REGION_ZERO)
    if not births:
        faults.append(Fault.DATE)
    if digits[12:] == "0000":
        faults.append(Fault.SERIAL)
    if no_kk and digits == digits_of(no_kk):
        faults.append(Fault.SAME_AS_NO_KK)
    return faults


def _birth(digits: str, today: dt.date) -> tuple[str, tuple[dt.date, ...]]:
    """Sex, and the days of birth the digits can mean, the likelier century first (YY up to this year: 20YY)."""
    day, month, year = int(digits[6:8]), int(digits[8:10]), int(digits[10:12])
    sex = FEMALE if day > FEMALE_DAYS else MALE
    day -= FEMALE_DAYS if sex == FEMALE else 0
    candidates = (_real_date(century + year, month, day) for century in (2000, 1900))
    births = tuple(born for born in candidates if born is not None and born <= today)
    return (sex if births else "", births)


def _real_date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit()
