"""A day in another calendar, for forms that ask for one: shown beside the date, which is kept as ODK keeps it."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCalendar, QDate, QLocale

_DAYS_TO_JULIAN = 1_721_425  # the Julian day number of a day is its ordinal and this
_COPTIC_EPOCH, _ETHIOPIAN_EPOCH = 1_825_030, 1_724_221  # the Julian day number of the first day of year 1
_OF_QT = {"islamic": QCalendar.System.IslamicCivil, "persian": QCalendar.System.Jalali}
_MONTHS = {
    "coptic": [
        "Tout",
        "Baba",
        "Hator",
        "Kiahk",
        "Toba",
        "Amshir",
        "Baramhat",
        "Baramouda",
        "Bashans",
        "Paona",
        "Epep",
        "Mesra",
        "Nasie",
    ],
    "ethiopian": [
        "Meskerem",
        "Tikimt",
        "Hidar",
        "Tahsas",
        "Tir",
        "Yekatit",
        "Megabit",
        "Miyazya",
        "Ginbot",
        "Sene",
        "Hamle",
        "Nehase",
        "Pagume",
    ],
}
KNOWN = frozenset({*_OF_QT, *_MONTHS, "buddhist", "bikram-sambat", "myanmar"})


def in_other_calendar(day: date, appearance: tuple[str, ...]) -> str:
    """The day in the calendar an appearance names; "" for none, or one that is not computed here."""
    name = next((word for word in appearance if word in KNOWN), "")
    if name in _OF_QT:
        calendar = QCalendar(_OF_QT[name])
        parts = calendar.partsFromDate(QDate(day.year, day.month, day.day))
        return f"{parts.day} {calendar.monthName(QLocale(), parts.month, parts.year)} {parts.year}"
    if name in _MONTHS:
        year, month, number = _alexandrian(day, _COPTIC_EPOCH if name == "coptic" else _ETHIOPIAN_EPOCH)
        return f"{number} {_MONTHS[name][month - 1]} {year}"
    if name == "buddhist":
        return QLocale().toString(QDate(day.year, day.month, day.day), "d MMMM ") + str(day.year + 543)
    return _by_its_own_rules(day, name)


def _by_its_own_rules(day: date, name: str) -> str:
    # Few forms ask for these: their tables are loaded when one does.
    if name == "bikram-sambat":
        from desktop.ui.questions.calendar_bikram import in_bikram_sambat

        return in_bikram_sambat(day)
    if name == "myanmar":
        from desktop.ui.questions.calendar_myanmar import in_myanmar

        return in_myanmar(day)
    return ""


def _alexandrian(day: date, epoch: int) -> tuple[int, int, int]:
    """Year, month and day where each year has twelve months of 30 days and a short one, longer every third of four."""
    cycle, rest = divmod(day.toordinal() + _DAYS_TO_JULIAN - epoch, 1461)
    of_cycle = next(place for place, end in enumerate((365, 730, 1096, 1461)) if rest < end)
    in_year = rest - (0, 365, 730, 1096)[of_cycle]
    return cycle * 4 + of_cycle + 1, in_year // 30 + 1, in_year % 30 + 1
