"""What leaves an interview: a snapshot to keep as a draft, and the finished submission."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from desktop.xforms.datatypes import kept
from desktop.xforms.entities import EntityChange
from desktop.xforms.meta import Meta
from desktop.xforms.place import Place
from desktop.xforms.serialize import tags_of, xml_bytes


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The places and texts at one moment. Nothing in it changes any more; it may cross to another thread."""

    _places: tuple[Place, ...]
    _texts: tuple[str, ...]

    def xml(self) -> bytes:
        """The draft, with what is not relevant."""
        return xml_bytes(self._places, self._texts)

    def laid_over(self, half_typed: Mapping[str, str]) -> Snapshot:
        """The same with half-typed texts in their places, by ref: kept, but not answered. Unknown refs are left out."""
        if not half_typed:
            return self
        texts = list(self._texts)
        for at, ref in enumerate(refs_of(self._places)):
            if ref in half_typed:
                texts[at] = kept(self._places[at].spec.type, half_typed[ref])[0]
        return Snapshot(self._places, tuple(texts))

    def values(self) -> Mapping[str, str]:
        """The text of every leaf by its ref, for the history of a record."""
        refs = refs_of(self._places)
        return {
            ref: text
            for ref, place, text in zip(refs, self._places, self._texts, strict=True)
            if ref and not place.spec.is_attribute
        }


def refs_of(places: Sequence[Place]) -> list[str]:
    """The ref of each place that holds a text, counted from their order alone; "" for containers."""
    above: list[str] = []  # the refs of what is open, by their depth
    numbers: dict[str, int] = {}
    refs: list[str] = []
    for place in places:
        spec = place.spec
        tags = tags_of(spec)
        del above[tags.depth :]
        ref = f"{above[-1]}/{tags.step}" if above else f"/{tags.step}"
        if spec.multiple:
            number = numbers[ref] = numbers.get(ref, 0) + 1
            ref = f"{ref}[{number}]"
        if spec.children:
            above.append(ref)
        refs.append(ref if tags.holds_text else "")
    return refs


@dataclass(frozen=True, slots=True)
class Finalized:
    """A submission ready to be sealed: the bytes, the ids, the files it names and what it does to entity lists."""

    xml: bytes
    instance_id: str
    instance_name: str
    deprecated_id: str | None
    attachments: tuple[str, ...]
    entities: tuple[EntityChange, ...]
    _written: Written | None = field(default=None, repr=False, compare=False)

    @classmethod
    def of(cls, places: Sequence[Place], meta: Meta, entities: tuple[EntityChange, ...]) -> Finalized:
        """From what is relevant of an interview now."""
        texts = [place.value for place in places]
        xml = xml_bytes(places, texts)
        files = [place.value for place in places if place.value and place.spec.type == "binary"]
        written = Written(tuple(places), tuple(texts), *meta.ids)
        return cls(
            xml,
            meta.instance_id,
            meta.instance_name,
            meta.deprecated_id,
            tuple(dict.fromkeys(files)),
            entities,
            written,
        )

    def naming(self, deprecated_id: str | None) -> Finalized:
        """The same, naming another earlier record, or none: what it replaces is known only when it is sealed."""
        if self._written is None or (deprecated_id or None) == self.deprecated_id:
            return self
        xml = self._written.naming(deprecated_id or "")
        return replace(self, xml=xml, deprecated_id=deprecated_id or None)


@dataclass(frozen=True, slots=True)
class Written:
    """What a submission was written from: its places, their texts, and the places of the two ids."""

    places: tuple[Place, ...]
    texts: tuple[str, ...]
    own: Place | None
    deprecated: Place | None

    def naming(self, deprecated_id: str) -> bytes:
        """Its bytes with that text for deprecatedID, right after its own id; none for an empty one."""
        if self.own is None or self.deprecated is None:
            raise ValueError("a form without a place for ids")
        rows = [row for row in zip(self.places, self.texts, strict=True) if row[0] is not self.deprecated]
        if deprecated_id:
            at = next(number for number, (place, _) in enumerate(rows) if place is self.own)
            rows.insert(at + 1, (self.deprecated, deprecated_id))
        return xml_bytes([place for place, _ in rows], [text for _, text in rows])
