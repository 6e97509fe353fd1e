"""Whatever is pasted into an answer, the draft and the submission are XML that every server reads."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from desktop.xforms import Interview, load_form
from tests.xforms.test_hostile import form

PASTED = [
    ("a\x00b\x1b\x0b", "ab"),
    ("x\ud800y", "xy"),
    ("\ufffeawal\uffff", "awal"),
    ("]]>&<\"'", "]]>&<\"'"),
    ("baris\nlain\tkolom", "baris\nlain\tkolom"),
    ("baris\r\nlain", "baris\r\nlain"),
    ("\u202etfel-ot-thgir 😀", "\u202etfel-ot-thgir 😀"),
]
XML = form(
    '<a/><b c=""/>',
    '<bind nodeset="/data/a" type="string"/><bind nodeset="/data/b/@c" calculate="/data/a"/>',
    '<input ref="/data/a"><label>A</label></input>',
)


@pytest.mark.parametrize(("pasted", "kept"), PASTED)
def test_a_pasted_answer_is_on_the_screen_what_it_is_in_the_submission(pasted: str, kept: str) -> None:
    interview = Interview(load_form(XML))
    interview.answer("/data/a", pasted)
    assert interview.node("/data/a").value == kept
    for written in (interview.snapshot().xml(), interview.finalize().xml):
        found = ElementTree.fromstring(written)
        assert found.findtext("a") == kept
        assert found[1].get("c") == kept
    assert Interview(interview.form, draft=interview.snapshot().xml()).node("/data/a").value == kept


@pytest.mark.parametrize(("pasted", "kept"), PASTED)
def test_so_is_a_half_typed_one(pasted: str, kept: str) -> None:
    interview = Interview(load_form(XML))
    half = interview.snapshot().laid_over({"/data/a": pasted})
    assert ElementTree.fromstring(half.xml()).findtext("a") == kept
    assert half.values()["/data/a"] == kept
