"""Numbers as people type them (`1.250`, `1 250,5`, `Rp2.000.000`), and as they like to read them."""

from __future__ import annotations

import re

_NOISE = re.compile(r"^(rp\.?|idr)|[\s  ]", re.IGNORECASE)
# No thousands begin with a zero: `0.250` is a quarter.
_GROUPED = {
    ",": re.compile(r"^[+-]?[1-9]\d{0,2}(\.\d{3})+$"),
    ".": re.compile(r"^[+-]?[1-9]\d{0,2}(,\d{3})+$"),
}
_PLAIN = re.compile(r"^[+-]?(\d+\.?\d*|\.\d+)$")


def read_number(text: str, decimal_mark: str = ",") -> str | None:
    """The number meant, as ODK stores it (`1250.5`), or None. `decimal_mark` is the one of the interface's language."""
    plain = _NOISE.sub("", text.strip())
    group = "." if decimal_mark == "," else ","
    if _GROUPED[decimal_mark].match(plain):
        plain = plain.replace(group, "")
    elif decimal_mark in plain and group in plain:
        last = max(decimal_mark, group, key=plain.rfind)
        plain = plain.replace("," if last == "." else ".", "").replace(last, ".")
    else:
        plain = plain.replace(",", ".")
    return _trimmed(plain) if _PLAIN.match(plain) else None


def written_number(stored: str, decimal_mark: str = ",", grouped: bool = True) -> str:
    """A stored number as people read it (`1.250,5`); what is no number stays as it is."""
    if not _PLAIN.match(stored):
        return stored
    whole, _, rest = stored.partition(".")
    rest = "" if rest == "0" else rest  # ODK keeps a whole decimal as 1250.0
    sign, digits = (whole[0], whole[1:]) if whole[:1] in "+-" else ("", whole)
    if grouped and len(digits) > 4:
        digits = f"{int(digits):,}".replace(",", "." if decimal_mark == "," else ",")
    return sign + digits + (decimal_mark + rest if rest else "")


def grouped_digits(text: str, groups: tuple[int, ...]) -> str:
    """Digits in groups with a space between: a NIK as 6-6-4."""
    digits, parts = re.sub(r"\s", "", text), []
    for size in groups:
        parts.append(digits[:size])
        digits = digits[size:]
    parts.append(digits)
    return " ".join(part for part in parts if part)


def _trimmed(plain: str) -> str:
    sign, digits = ("-", plain[1:]) if plain[0] == "-" else ("", plain.lstrip("+"))
    whole, _, rest = digits.partition(".")
    whole = whole.lstrip("0") or "0"
    return sign + whole + (f".{rest}" if rest else "")
