"""How good a passphrase is, without a network and without remembering it: length first, then what is easily guessed."""

from __future__ import annotations

import re

from desktop.frozen import frozen
from desktop.ui.translations import mark

SHORTEST = 10  # characters; below this nothing is accepted
GOOD, STRONG = 14, 20
STRENGTHS = (mark("belum cukup"), mark("cukup"), mark("baik"), mark("kuat"))  # by `Strength.level`

# Words everybody tries first here. Whole-word or almost-whole use of one counts for nothing.
GUESSED_FIRST = (
    "password|passw0rd|katasandi|sandi|rahasia|indonesia|bismillah|sambang|admin|petugas|pengawas|dinsos|kemensos|dinas"
    "|qwerty|asdfgh|zxcvbn|abcdef|sayang|merdeka|pancasila|tksk|tagana|slrt|puskesos|linjamsos|laptop"
)
_EASY = re.compile(GUESSED_FIRST)
_RUNS = "01234567890 98765432109 abcdefghijklmnopqrstuvwxyz qwertyuiopasdfghjklzxcvbnm"


@frozen
class Strength:
    """`level` 0 (not accepted) to 3 (strong), and which of the three rules are met."""

    level: int
    long_enough: bool
    not_guessable: bool
    not_the_name: bool


def strength(passphrase: str, name: str = "") -> Strength:
    """Judge by what is left when repeats, runs, famous words and the person's own name are taken away."""
    plain = passphrase.casefold()
    own = [part for part in re.split(r"\W+", name.casefold()) if len(part) > 2]
    without_name = plain
    for part in own:
        without_name = without_name.replace(part, "")
    left = _worth(without_name)
    long_enough = len(passphrase) >= SHORTEST
    guessable = _worth(plain) < SHORTEST * 0.6
    of_name = left < SHORTEST * 0.6 and not guessable
    if not long_enough or guessable or of_name:
        return Strength(0, long_enough, not guessable, not of_name)
    return Strength(3 if left >= STRONG else 2 if left >= GOOD else 1, True, True, True)


def _worth(text: str) -> float:
    """Characters that a guesser has to guess."""
    text = _EASY.sub("", text)
    text = re.sub(r"(.{1,4}?)\1+", r"\1", text)  # aaaa, 121212, hanahana
    text = re.sub(r"(19|20)\d\d", "y", text)  # years
    worth = 0.0
    for i, letter in enumerate(text):
        in_run = i > 0 and (text[i - 1] + letter) in _RUNS
        worth += 0.3 if in_run else 1.0 if len(set(text)) > 4 else 0.6
    return worth
