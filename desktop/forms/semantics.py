"""What our own attributes on a form's binds say: titles, keys, masks, warnings, how urgent and how reviewed.

The namespace is `https://sambang.id/xforms`; other clients ignore it, so a form with it stays portable.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import field
from enum import StrEnum
from types import MappingProxyType

from desktop.forms import batteries, likenesses
from desktop.frozen import frozen
from desktop.reference.nik import digits_of
from desktop.store.record import RecordSummary
from desktop.xforms import Form

NAMESPACE = "https://sambang.id/xforms"
KEYS = ("nik", "no_kk", "name", "household_name", "phone", "event", "prelist")  # by which records are found
NUMBERS = ("nik", "no_kk", "phone")  # kept without what people put between digits
_POSITION = re.compile(r"\[\d+\]")
_UNFINISHED = re.compile(r"\s*[·–—]\s*[^\W\d]+-$")  # "– Ke-": a number is to follow


class Review(StrEnum):
    """When a supervisor looks at a record: before it is sent (the default), after, or not at all."""

    FIRST = "review-first"
    LATER = "review-later"
    NONE = "review-none"


@frozen
class Policy:
    """What the author of the form decided about its records."""

    urgent: bool = False
    review: Review = Review.FIRST
    own: bool = False  # a supervisor may approve what they filled themselves: where there is only one
    by_role: tuple[tuple[str, Review], ...] = ()  # where who fills makes a difference: "tagana:review-later"
    companion: bool = False  # nobody fills it: the desk makes it beside another record

    def __str__(self) -> str:
        roles = (f"{role}:{review}" for role, review in self.by_role)
        more = ("review-own" * self.own, "companion" * self.companion)
        words = ("urgent" * self.urgent, str(self.review), *roles, *more)
        return " ".join(filter(None, words))

    def review_of(self, role: str) -> Review:
        """When somebody looks at what a person of this role fills (`enumerator`, `tagana`, `supervisor` …)."""
        return dict(self.by_role).get(role, self.review)

    @staticmethod
    def parse(words: str, usual: Review = Review.FIRST) -> Policy:
        """From `sambang:form`; unknown words are passed over, and what is not said is as usual."""
        said = words.split()
        review = next((review for review in Review if review in said), usual)
        pairs = (word.partition(":") for word in said)
        known = tuple((role, Review(after)) for role, _, after in pairs if role and after in list(Review))
        return Policy("urgent" in said, review, "review-own" in said, known, "companion" in said)


@frozen
class SoftRule:
    """A note that is relevant only while something should be looked at; `about` is the question it speaks of."""

    ref: str
    about: str


@frozen
class Semantics:
    """Refs here are generic (no positions), as a form's binds have them."""

    policy: Policy = Policy()
    meanings: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))  # ref → "nik", "region", …
    masked: frozenset[str] = frozenset()
    soft_rules: tuple[SoftRule, ...] = ()
    instance_name: str = ""  # the ref of meta/instanceName, the title unless one is named
    points: frozenset[str] = frozenset()  # where a place on the map is asked
    lists: tuple[str, ...] = ()  # the files its lists come from
    batteries: tuple[tuple[str, ...], ...] = ()  # questions one under the other with the same three or more choices
    rosters: tuple[str, ...] = ()  # repeats of people that a form leaves to who fills it: nobody else says how many
    times: tuple[str, str] = ("", "")  # where the form itself writes when a filling began and ended

    def refs(self, meaning: str) -> tuple[str, ...]:
        """Where a meaning is asked, in document order."""
        return tuple(ref for ref, said in self.meanings.items() if said == meaning)

    def meaning(self, ref: str) -> str:
        """What a place (with or without positions) means, or ""."""
        return self.meanings.get(generic(ref), "")

    def is_masked(self, ref: str) -> bool:
        return generic(ref) in self.masked

    def is_point(self, ref: str) -> bool:
        """Whether a place on the map is asked there."""
        return generic(ref) in self.points

    def values(self, values: Mapping[str, str], meaning: str) -> tuple[str, ...]:
        """The answers of a meaning, in the order of `values`, empty ones left out."""
        return tuple(value for ref, value in values.items() if value and self.meaning(ref) == meaning)

    def grouped(self, values: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
        """All answers that mean something, by meaning, in one walk over the values."""
        found: dict[str, list[str]] = {}
        for ref, value in values.items():
            if value and (meaning := self.meaning(ref)):
                found.setdefault(meaning, []).append(value)
        return {meaning: tuple(said) for meaning, said in found.items()}

    def first(self, values: Mapping[str, str], meaning: str) -> str:
        return next(iter(self.values(values, meaning)), "")


def read(form: Form, usual: Review = Review.FIRST) -> Semantics:
    """What the form says to us; everything has a default, since most forms of the world say nothing."""
    meanings: dict[str, str] = {}
    masked: set[str] = set()
    rules: list[SoftRule] = []
    policy = Policy(review=usual)
    for ref, said in form.binds_with(NAMESPACE):
        if said.get("as") == "warning":
            rules.append(SoftRule(ref, _beside(ref, said.get("about", ""))))
        elif "as" in said:
            meanings[ref] = said["as"]
        if said.get("mask") == "yes":
            masked.add(ref)
        if "form" in said:
            policy = Policy.parse(said["form"], usual)
    root = next(iter(_roots(form)), "data")
    return Semantics(
        policy,
        MappingProxyType(meanings),
        frozenset(masked),
        tuple(rules),
        f"/{root}/meta/instanceName",
        frozenset(spec.ref for spec in form.definition.specs if spec.type == "geopoint"),
        tuple(dict.fromkeys(source.filename for source in form.sources if source.filename.endswith(".csv"))),
        batteries.of(form),
        tuple(_rosters(form, meanings)),
        (_timestamp(form, "start"), _timestamp(form, "end")),
    )


def _rosters(form: Form, meanings: Mapping[str, str]) -> Iterator[str]:
    """Repeats with somebody's name or NIK in them, neither counted nor relevant only at times."""
    for spec in form.definition.specs:
        if spec.repeat is None or spec.repeat.count is not None or spec.relevant is not None:
            continue
        if any(ref.startswith(spec.ref + "/") and said in ("name", "nik") for ref, said in meanings.items()):
            yield spec.ref


def _timestamp(form: Form, which: str) -> str:
    specs = (one for one in form.definition.specs if one.preload == "timestamp" and one.preload_params == which)
    return next((one.ref for one in specs), "")


def summarise(
    values: Mapping[str, str], semantics: Semantics, *, form_title: str = "", region_name: Callable[[str], str] = str
) -> RecordSummary:
    """What a list of records shows and finds of one. `values`: leaf answers by ref (`Snapshot.values()`).

    `region_name` turns a village code into its chain of names (`Regions.address`).
    """
    said = semantics.grouped(values)
    region = _first(said, "region")
    title = (
        _first(said, "title")
        or without_loose_ends(values.get(semantics.instance_name, ""))
        or _first(said, "household_name")
        or _first(said, "name")
        or form_title
    )
    return RecordSummary(
        title=title,
        region_code=region,
        region_name=region_name(region) if region else "",
        keys={key: tuple(_keys(key, said[key])) for key in KEYS if key in said}
        | likenesses.keys(values, semantics.meaning, semantics.points, region),
        urgent=semantics.policy.urgent,
    )


def without_loose_ends(name: str) -> str:
    """A name that a form puts together, while some of its answers are missing: `Konsolidasi – Ke-` is Konsolidasi."""
    return _UNFINISHED.sub("", " ".join(name.split())).strip(" ·–—:,")


def generic(ref: str) -> str:
    """`/data/anggota[2]/nik` → `/data/anggota/nik`."""
    return _POSITION.sub("", ref) if "[" in ref else ref


def _first(said: Mapping[str, tuple[str, ...]], meaning: str) -> str:
    return said.get(meaning, ("",))[0].strip()


def _keys(key: str, values: tuple[str, ...]) -> Iterator[str]:
    for value in dict.fromkeys(values):
        yield digits_of(value) if key in NUMBERS else " ".join(value.split())


def _beside(ref: str, name: str) -> str:
    """`about` names a question of the same group; an absolute ref stands for itself; none is the note itself."""
    if not name:
        return ref
    return name if name.startswith("/") else f"{ref.rpartition('/')[0]}/{name}"


def _roots(form: Form) -> Iterator[str]:
    """The name of the outermost element, from any bind."""
    for ref, _ in form.binds_with(NAMESPACE):
        yield ref.split("/")[1]
    yield form.definition.root.ref.strip("/")
