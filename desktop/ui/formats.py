"""Dates, times, ages and numbers as people here write them: 3 Jan 2026, 14.03, 1.250,5."""

from __future__ import annotations

from datetime import datetime, timedelta

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from desktop.ui.translations import language_in_force, locale, tr

ZONES = {timedelta(hours=7): "WIB", timedelta(hours=8): "WITA", timedelta(hours=9): "WIT"}


def _locale() -> QLocale:
    app = QCoreApplication.instance()
    assert app is not None
    return locale(language_in_force(app))


def date(moment: datetime) -> str:
    """3 Jan 2026."""
    local = moment.astimezone()
    return _locale().toString(QDate(local.year, local.month, local.day), "d MMM yyyy")


def long_date(moment: datetime) -> str:
    """Sabtu, 3 Januari 2026."""
    local = moment.astimezone()
    return _locale().toString(QDate(local.year, local.month, local.day), "dddd, d MMMM yyyy")


def clock(moment: datetime, *, seconds: bool = False) -> str:
    """14.03, in both languages; seconds only in the saved mark."""
    return moment.astimezone().strftime("%H.%M.%S" if seconds else "%H.%M")


def moment(when: datetime) -> str:
    """3 Jan 2026 14.03 WIB, for what others may read in another zone."""
    zone = ZONES.get(when.astimezone().utcoffset() or timedelta(), "")
    return f"{date(when)} {clock(when)} {zone}".strip()


def short_place(region: str) -> str:
    """Village and kecamatan out of a region in words: enough for those who work there."""
    return ", ".join(region.split(", ")[:2])


def age(when: datetime, now: datetime) -> str:
    """How long ago, in one unit: "baru saja", "12 menit", "3 jam", "kemarin", "5 hari", then the date."""
    passed = now - when
    if passed < timedelta(minutes=1):
        return tr("baru saja")
    if passed < timedelta(hours=1):
        return tr("{n} menit lalu", int(passed.total_seconds() // 60))
    days = (now.astimezone().date() - when.astimezone().date()).days
    if days == 0:
        return tr("{n} jam lalu", int(passed.total_seconds() // 3600))
    if days == 1:
        return tr("kemarin {clock}", clock=clock(when))
    if days < 7:
        return tr("{n} hari lalu", days)
    return date(when)


def number(value: float, decimals: int = 0) -> str:
    """1.250,5 in Indonesian, 1,250.5 in English: as it is typed in that language too."""
    return _locale().toString(float(value), "f", decimals)
