"""What a submission does to entity lists: create, update, or both."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from desktop.xforms.place import Place, walk


@dataclass(frozen=True, slots=True)
class EntityChange:
    """One change of one entity. Versions are as the form says them, or "" (`protocol` 3.12)."""

    dataset: str
    id: str
    create: bool
    update: bool
    label: str
    properties: Mapping[str, str]
    base_version: str = ""
    trunk_version: str = ""
    branch_id: str = ""

    @staticmethod
    def all_in(places: Sequence[Place]) -> tuple[EntityChange, ...]:
        """Every entity of a filling that is relevant and says what to do, in document order."""
        found = [
            _change(place)
            for place in places
            if place.name == "entity" and place.relevant and not place.spec.is_attribute
        ]
        return tuple(change for change in found if change is not None)


def _change(place: Place) -> EntityChange | None:
    create, update = (place.text_of_attribute(name) in ("1", "true") for name in ("create", "update"))
    dataset, entity_id = place.text_of_attribute("dataset"), place.text_of_attribute("id")
    if not dataset or not (create or update) or not _is_uuid4(entity_id):
        return None
    label = next((child.kept for child in place.places() if child.name == "label"), "")
    return EntityChange(
        dataset,
        entity_id.removeprefix("uuid:"),
        create,
        update,
        label,
        _properties(place),
        place.text_of_attribute("baseVersion"),
        place.text_of_attribute("trunkVersion"),
        place.text_of_attribute("branchId"),
    )


def _is_uuid4(text: str) -> bool:
    try:
        return UUID(text.removeprefix("uuid:")).version == 4
    except ValueError:
        return False


def _properties(entity: Place) -> dict[str, str]:
    """The saveto answers of what the entity's `meta` stands in: the record, or one instance of a repeat."""
    scope = entity.parent.parent if entity.parent is not None and entity.parent.parent is not None else entity
    found: dict[str, str] = {}
    stack = [scope]
    while stack:
        place = stack.pop()
        for child in place.places():
            if child.spec.saveto and child.relevant:
                found.setdefault(child.spec.saveto, child.kept)
            if not (child.spec.multiple and _has_own_entity(child)):
                stack.append(child)
    return found


def _has_own_entity(place: Place) -> bool:
    return any(inner.name == "entity" for inner in walk(place))
