"""Damaged forms at random: a form, or a list of what is wrong with it. Never anything else."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as any_of

from desktop.xforms import FormError, InstanceError, Interview, load_form
from tests.xforms.fuzz import fuzz
from tests.xforms.test_slice import FORM, clock

PIECES = [
    "<",
    ">",
    "&",
    '"',
    "/data/anggota",
    "[",
    "]",
    "(",
    ")",
    " or ",
    "..",
    "jr:itext('x')",
    "</model>",
    "<repeat>",
    "\x00",
    "∞",
]


def opened(xml: str) -> bool:
    """Whether it opens; anything but the errors of forms goes through."""
    try:
        interview = Interview(load_form(xml), now=clock)
    except FormError as error:
        assert error.problems
        return False
    for node in interview.nodes.walk(interview.root):
        assert isinstance(node.label, str)
        list(node.choices)
    interview.finalize()
    return True


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(any_of.integers(0, len(FORM)), any_of.integers(0, 40), any_of.lists(any_of.sampled_from(PIECES), max_size=3))
def test_a_form_with_something_cut_out_and_put_in(at: int, length: int, pieces: list[str]) -> None:
    assert opened(FORM[:at] + "".join(pieces) + FORM[at + length :]) in (True, False)


@settings(max_examples=300, deadline=None)
@given(any_of.text(alphabet="/.[]()'\"=<>+-*|@ andorivmx0123:,", max_size=30))
def test_any_expression(expression: str) -> None:
    quoted = expression.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")
    assert opened(FORM.replace("sum(/data/anggota/dewasa)", quoted)) in (True, False)


@settings(max_examples=200, deadline=None)
@given(any_of.binary(max_size=200), any_of.integers(0, 300))
def test_a_damaged_draft_is_refused_or_read(noise: bytes, at: int) -> None:
    form = load_form(FORM)
    draft = Interview(form, now=clock).snapshot().xml()
    for damaged in (noise, draft[:at] + noise + draft[at:], draft[:at]):
        try:
            interview = Interview(form, now=clock, draft=damaged)
        except InstanceError:
            continue
        assert interview.form is form


def test_bundled_forms_damaged_and_filled_at_random() -> None:
    """The long run: `python -m tests.xforms.fuzz N`."""
    figures = fuzz(15, seed=7)
    assert figures.failures == []
    assert figures.outcomes["opened"] > 0
    assert figures.outcomes["refused"] > 0
