"""regex(): what Python's engine finds the automaton finds too, and no pattern takes for ever."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.xforms.xpath.errors import XPathError
from desktop.xforms.xpath.functions.automaton import Automaton
from desktop.xforms.xpath.functions.patterns import matches

atoms = st.sampled_from(["a", "b", ".", "[ab]", "[^a]", r"\d", r"\w", r"\s", "1", "^", "$", r"\b"])


@st.composite
def patterns(draw: st.DrawFn, depth: int = 3) -> str:
    if depth == 0:
        return draw(atoms)
    shape = draw(st.integers(0, 4))
    if shape == 0:
        return draw(atoms)
    inner = draw(patterns(depth - 1))
    if shape == 1:
        return f"(?:{inner}){draw(st.sampled_from(['*', '+', '?', '{2}', '{1,2}', '*?']))}"
    other = draw(patterns(depth - 1))
    return f"({inner}|{other})" if shape == 2 else inner + other


@settings(max_examples=400)
@given(patterns(), st.text(alphabet="ab1 _", max_size=6))
def test_the_automaton_finds_what_backtracking_finds(pattern: str, text: str) -> None:
    assert Automaton(pattern, re.ASCII).found_in(text) == (re.search(pattern, text, re.ASCII) is not None)


@pytest.mark.parametrize(
    ("pattern", "text", "expected"),
    [
        (r"^[0-9]{16}$", "9171015203900001", True),
        (r"^[0-9]{16}$", "9171015203900001\n", False),
        (r"[0-9]+", "umur 7", True),
        (r"^([A-Za-z]+ ?)+$", "Siti Nurbaya", True),
        (r"(?i)^siti$", "SITI", True),
        (r"^\p{L}+$", "Élodie", True),
        (r"^[^\p{N}]+$", "abc1", False),
        (r"^\P{L}+$", "123", True),
        (r"^(?=.*\d)(?=.*[a-z]).{8,}$", "abcdefg1", True),
        (r"[[]x[]]", "[x]", True),
        (r"^\+?62\d{8,12}$", "+6281234567890", True),
    ],
)
def test_patterns_of_forms(pattern: str, text: str, expected: bool) -> None:
    assert matches(pattern, text) is expected


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        (r"^([a-z]+ ?)+$", "a" * 2_000 + "!"),
        (r"(a+)+$", "a" * 2_000 + "b"),
        (r"(?:a|aa)+$", "a" * 2_000 + "b"),
        (r"(.*)(.*)(.*)(.*)=x", "a" * 2_000),
        (r"(x+x+)+y", "x" * 2_000),
        (r"^(([a-z])+.)+[A-Z]([a-z])+$", "a" * 2_000),
        (r"(a{1,30}){1,30}b", "a" * 500),
    ],
)
def test_patterns_that_explode_elsewhere_end_here(pattern: str, text: str) -> None:
    assert matches(pattern, text) is False


@pytest.mark.parametrize("pattern", [r"(a*)*\1b", r"(?=(a+)+$)b", r"((a{1,60}){1,60}){1,60}b"])
def test_what_could_take_for_ever_is_refused(pattern: str) -> None:
    with pytest.raises(XPathError, match="slow pattern"):
        matches(pattern, "a" * 3_000)


@pytest.mark.parametrize("pattern", ["[", "(", "*", r"\p{Klingon}", "a{2,1}", "(" * 5_000])
def test_what_is_no_pattern_says_so(pattern: str) -> None:
    with pytest.raises(XPathError, match="bad pattern"):
        matches(pattern, "a")
