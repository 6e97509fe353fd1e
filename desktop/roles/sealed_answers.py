"""What of a record's answers stands in its sealed XML: what was hidden when it was sealed is not told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from xml.etree.ElementTree import Element

from defusedxml import ElementTree


def as_sealed(xml: bytes, answers: Mapping[str, str]) -> Mapping[str, str]:
    """The answers that stand in the sealed XML: what was hidden when it was sealed is not told."""
    there = set(_leaves(ElementTree.fromstring(xml), ""))
    return {ref: value for ref, value in answers.items() if _numbered(ref) in there}


def _leaves(element: Element, path: str = "") -> Iterator[str]:
    """Paths of what has no element in it, every step with its number: `/anggota[2]/nama[1]`."""
    seen: Counter[str] = Counter()
    for child in element:
        name = str(child.tag).rpartition("}")[2]
        seen[name] += 1
        yield from _leaves(child, f"{path}/{name}[{seen[name]}]")
    if not len(element):
        yield path


def _numbered(ref: str) -> str:
    """`/data/anggota[2]/nama` → `/anggota[2]/nama[1]`."""
    steps = ref.split("/")[2:]
    return "".join(f"/{step}" if step.endswith("]") else f"/{step}[1]" for step in steps)
