"""Functions over dates and times."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Final

from ..context import Context
from ..dates import Moment, from_days, read_loosely, time_of_day
from ..errors import XPathError
from ..values import NAN, Value, text_of
from .signature import Function, plain


def _now(context: Context) -> Moment:
    return Moment.at(context.environment.now().astimezone(context.zone))


def _today(context: Context) -> Moment:
    now = context.environment.now().astimezone(context.zone)
    return Moment.at(datetime(now.year, now.month, now.day, tzinfo=context.zone))


def _date(context: Context, value: Value) -> Value:
    """`date()` and `date-time()`: a moment from text or from days since 1970; blank stays blank."""
    if isinstance(value, bool):
        return Moment.at(None)
    if isinstance(value, Moment):
        return value
    if isinstance(value, float):
        return Moment.at(from_days(value, context.zone))
    text = text_of(value)
    return Moment.at(read_loosely(text, context.zone)) if text else ""


def moment_of(context: Context, value: Value) -> datetime | None:
    """The date and time of an argument; None if it has none."""
    if isinstance(value, bool):
        raise XPathError("bad value", name="date", value=value)
    if isinstance(value, Moment):
        return value.when
    if isinstance(value, float):
        return from_days(value, context.zone)
    return read_loosely(text_of(value), context.zone)


def _decimal_date_time(context: Context, value: Value) -> float:
    when = moment_of(context, value)
    if when is None:
        return NAN if isinstance(value, float) or not text_of(value) else Moment.at(None)
    return float(Moment.at(when))


def _decimal_time(context: Context, value: Value) -> float:
    if isinstance(value, float) and not isinstance(value, Moment | bool):
        return value - value // 1
    fraction = time_of_day(text_of(value), context.zone)
    return NAN if fraction is None else fraction


# Months and weekdays as short as CLDR writes them; other languages fall back to English.
_MONTHS: Final = {
    "en": ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
    "id": ["Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des"],
    "fr": ["janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc."],
    "es": ["ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sept", "oct", "nov", "dic"],
    "pt": ["jan.", "fev.", "mar.", "abr.", "mai.", "jun.", "jul.", "ago.", "set.", "out.", "nov.", "dez."],
}
_DAYS: Final = {
    "en": ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
    "id": ["Sen", "Sel", "Rab", "Kam", "Jum", "Sab", "Min"],
    "fr": ["lun.", "mar.", "mer.", "jeu.", "ven.", "sam.", "dim."],
    "es": ["lun", "mar", "mié", "jue", "vie", "sáb", "dom"],
    "pt": ["seg.", "ter.", "qua.", "qui.", "sex.", "sáb.", "dom."],
}
_NAMES: Final = {
    "english": "en",
    "bahasa": "id",
    "indonesia": "id",
    "indonesian": "id",
    "bahasa indonesia": "id",
    "french": "fr",
    "français": "fr",
    "spanish": "es",
    "español": "es",
    "portuguese": "pt",
    "português": "pt",
}


def language_code(language: str | None) -> str:
    """The language of dates for a form language as forms write them: `Bahasa Indonesia (id)`, `id`, `English`."""
    name = (language or "en").strip().lower()
    if name.endswith(")") and "(" in name:
        name = name[name.rindex("(") + 1 : -1].strip()
    code = _NAMES.get(name, name.replace("_", "-").split("-")[0])
    return code if code in _MONTHS else "en"


_LETTERS: Final[dict[str, Callable[[datetime, str], str]]] = {
    "Y": lambda when, _: f"{when.year:04}",
    "y": lambda when, _: f"{when.year:04}"[2:],
    "m": lambda when, _: f"{when.month:02}",
    "n": lambda when, _: str(when.month),
    "b": lambda when, language: _MONTHS[language][when.month - 1],
    "d": lambda when, _: f"{when.day:02}",
    "e": lambda when, _: str(when.day),
    "a": lambda when, language: _DAYS[language][when.weekday()],
    "W": lambda when, _: str(when.isocalendar().week),
    "H": lambda when, _: f"{when.hour:02}",
    "h": lambda when, _: str(when.hour),
    "M": lambda when, _: f"{when.minute:02}",
    "S": lambda when, _: f"{when.second:02}",
    "3": lambda when, _: f"{when.microsecond // 1000:03}",
    "%": lambda when, _: "%",
}


def _format(context: Context, value: Value, pattern: str) -> str:
    when = moment_of(context, value)
    if when is None:
        return ""
    language = language_code(context.environment.language)
    found: list[str] = []
    letters = iter(pattern)
    for letter in letters:
        if letter != "%":
            found.append(letter)
            continue
        sign = next(letters, "")
        if sign not in _LETTERS:
            raise XPathError("bad format", found=f"%{sign}")
        found.append(_LETTERS[sign](when, language))
    return "".join(found)


FUNCTIONS: Final[tuple[Function, ...]] = (
    plain("today", "", "number", _today, context=True, volatile=True),
    plain("now", "", "number", _now, context=True, volatile=True),
    plain("date", "any", "any", _date, context=True),
    plain("date-time", "any", "any", _date, context=True),
    plain("decimal-date-time", "any", "number", _decimal_date_time, context=True),
    plain("decimal-time", "any", "number", _decimal_time, context=True),
    plain("format-date", "any text", "text", _format, context=True),
    plain("format-date-time", "any text", "text", _format, context=True),
)
