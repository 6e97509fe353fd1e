"""How alike two Indonesian names are, over titles, abbreviations and the spellings of before 1972.

Tuned for: Muhammad/Mohd/M., Siti/St., Abdul/Abd., Haji and degrees left out, oe/u, dj/j, tj/c, nj/ny, sj/sy, ch/kh,
doubled letters, f/v/p as people hear them, "bin" and what follows, a second name that one of the two left out, Nur
Hayati and Nurhayati.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import permutations

ALIKE = 0.88
"""From here on two names may be one person's, where something else agrees too (the birth date, the village)."""


MOST_WORDS = 8  # of a name in which two may be one


def _those(text: str) -> frozenset[str]:
    return frozenset(text.split())


_LEFT_OUT = _those(
    "h hj haji hajjah hajah bpk bapak ibu bu pak sdr sdri tn ny nn alm almh almarhum almarhumah dr drs dra ir prof kh"
    " ust ustadz ustadzah spd sag se sh st skm ssos mpd msi mm amd raden rd r"
)
_WHOLE = {
    **dict.fromkeys(
        _those(
            "m mh mhd mhmd moh mohd moch mochd muh muhd muhamad mohamad mohammad mochamad mochammad muchamad muchammad"
            " muhamat mohamed muhammed muhammat mukhamad mukhammad"
        ),
        "muhammad",
    ),
    **dict.fromkeys(_those("sitti sti sity sitty"), "siti"),
    **dict.fromkeys(_those("abd abdl abdoel"), "abdul"),
    **dict.fromkeys(_those("achmad akhmad ahmat achmat akhmat ahmed"), "ahmad"),
    **dict.fromkeys(_those("noer nor"), "nur"),
}
_FATHER = _those("bin binti bt b ibnu")
_SPELLINGS = (
    ("oe", "u"), ("dj", "j"), ("tj", "c"), ("nj", "ny"), ("sj", "sy"), ("kh", "h"), ("ch", "h"), ("dh", "d"),
    ("dz", "z"), ("sy", "s"), ("sh", "s"), ("th", "t"), ("ph", "f"), ("v", "f"), ("p", "f"), ("q", "k"), ("x", "ks"),
    ("z", "s"), ("y", "i"), ("w", "u"),
)  # fmt: skip
_TWICE = re.compile(r"(.)\1+")


def words_of(name: str) -> tuple[str, ...]:
    """The words of a name as they are compared: plain letters, whole forms, no titles, without the father's name."""
    letters = unicodedata.normalize("NFKD", name.casefold().replace("'", "").replace("’", ""))
    plain = "".join(one if one.isalpha() else " " for one in letters if not unicodedata.combining(one))
    words = plain.split()
    if len(words) > 1 and words[0] == "st":
        words[0] = "siti"  # before a name it is no engineer's degree
    kept = [_WHOLE.get(word, word) for word in words if word not in _LEFT_OUT]
    father = next((at for at, word in enumerate(kept) if word in _FATHER and at), len(kept))
    return tuple(_spelt(word) for word in kept[:father]) or tuple(_spelt(word) for word in words)


def plain(name: str) -> str:
    """The words of a name, sorted, as they are kept beside a record to be compared."""
    return " ".join(sorted(words_of(name)))


def skeleton(name: str) -> str:
    """What names that are written a little differently have in common: the consonants of their first two words."""
    words = sorted(words_of(name), key=len, reverse=True)[:2]
    return "".join(word[:1] + re.sub("[aeiou]", "", word[1:]) for word in sorted(words))


def likeness(one: str, other: str) -> float:
    """From 0 to 1, of two names made `plain`. A single word agrees with a longer name only a little."""
    if not one or not other:
        return 0.0
    if one == other:
        return 1.0
    joined = _joined(one, other)
    if joined is not None:
        return likeness(*joined)
    from rapidfuzz import fuzz  # loaded when names are first compared
    from rapidfuzz.distance import JaroWinkler

    whole = max(JaroWinkler.similarity(one, other), fuzz.token_sort_ratio(one, other) / 100)
    shared = min(len(one.split()), len(other.split()))
    part = fuzz.token_set_ratio(one, other) / 100
    if skeleton(one) == skeleton(other) and shared == max(len(one.split()), len(other.split())):
        return max(whole, 0.92)  # Ramadhan, Romadon: heard alike, written as somebody heard it
    return max(whole if _same_beginnings(one, other) else whole * 0.9, part * (0.95 if shared > 1 else 0.8))


def _joined(one: str, other: str) -> tuple[str, str] | None:
    """Nur Hayati as Nurhayati: the shorter name as it is, and the longer one with the two words together that are one
    word there."""
    shorter, longer = sorted((one.split(), other.split()), key=len)
    if len(longer) != len(shorter) + 1 or len(longer) > MOST_WORDS:
        return None
    for first, second in permutations(longer, 2):
        together = _TWICE.sub(r"\1", first + second)
        if together in shorter:
            rest = list(longer)
            rest.remove(first)
            rest.remove(second)
            return " ".join(shorter), " ".join(sorted((*rest, together)))
    return None


def _same_beginnings(one: str, other: str) -> bool:
    """Siti Aminah and Siti Aisyah are near as letters and two persons: each word must have its like."""
    from rapidfuzz.distance import JaroWinkler

    ours, theirs = one.split(), other.split()
    shorter, longer = sorted((ours, theirs), key=len)
    return all(max(JaroWinkler.similarity(word, like) for like in longer) >= 0.85 for word in shorter)


def _spelt(word: str) -> str:
    for before, after in _SPELLINGS:
        word = word.replace(before, after)
    return _TWICE.sub(r"\1", word)
