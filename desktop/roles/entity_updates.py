"""After a correction of what was sent: servers do not run entities again, so the province's update form is offered,
prefilled with what changed (design.md 5, odk-central-observed 9)."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from desktop.forms import families, library
from desktop.forms.families import Family
from desktop.frozen import frozen
from desktop.roles.enumerator import Enumerator
from desktop.roles.values import Opened
from desktop.store import forms_table, submission
from desktop.store.seal import EntityChange
from desktop.xforms import Form, ListDocument

ENTITY = re.compile(rb"<(?:[\w.-]+:)?entity\b[^>]*>")
LATELY = timedelta(days=60)


@frozen
class UpdateDue:
    """A correction changed what a list says of somebody: `changed` properties, and the form that tells the list."""

    record_id: str
    title: str
    list: str
    entity_id: str
    label: str
    changed: Mapping[str, str]
    form_key: int
    form_title: str


class EntityUpdates:
    """Of one person's own records; on the store lane."""

    def __init__(self, role: Enumerator, *, now: Callable[[], datetime]) -> None:
        self._role, self._now = role, now

    def everywhere(self) -> tuple[UpdateDue, ...]:
        """Every update that is still to be told, of the last weeks' corrections."""
        since = int((self._now() - LATELY).timestamp() * 1000)
        rows = self._role.vault.rows(
            "SELECT DISTINCT r.id FROM records r JOIN submissions s ON s.seq = r.current"
            " JOIN entity_changes e ON e.submission = s.seq"
            " WHERE s.deprecated_id IS NOT NULL AND r.author = ? AND s.sealed_at >= ? AND s.erased_at IS NULL",
            (self._role.user.id, since),
        )
        return tuple(due for (record_id,) in rows for due in self.of(record_id))

    def of(self, record_id: str) -> tuple[UpdateDue, ...]:
        """What the newest seal of a record says otherwise than the one that made the entity."""
        vault = self._role.vault
        seals = [seal for seal in submission.of_record(vault, record_id) if seal.fate.value != "void"]
        if len(seals) < 2 or not seals[-1].deprecated_id:
            return ()
        newest = seals[-1]
        title = str(vault.value("SELECT title FROM records WHERE id = ?", (record_id,)))
        before = {
            (one.list, one.entity_id): one
            for seal in reversed(seals[:-1])
            for one in submission.entities(vault, seal.id)
        }
        found = (
            self._due(record_id, title, newest.server, before.get((one.list, one.entity_id)), one, newest.seq)
            for one in submission.entities(vault, newest.id)
        )
        return tuple(one for one in found if one is not None)

    def open(self, due: UpdateDue) -> Opened:
        """The update form, at that entity, with the new answers."""
        opened = self._role.start(due.form_key)
        name = f"{due.list}.csv"
        row = self._row(due.form_key, name, due.entity_id)
        refs = families.saved(opened.form)
        answers = {refs[name]: value for name, value in due.changed.items() if name in refs}
        family = Family(due.entity_id, due.label, row)
        return replace(opened, family=family, picks=families.picking(opened.form, name), answers=answers)

    def _due(
        self, record_id: str, title: str, server: str, before: EntityChange | None, now: EntityChange, seq: int
    ) -> UpdateDue | None:
        if before is None:
            return None
        changed = {name: value for name, value in now.properties.items() if before.properties.get(name, "") != value}
        missing = {name: "" for name, value in before.properties.items() if value and name not in now.properties}
        changed |= missing
        if not changed or self._told(now, changed, seq):
            return None
        for form in self._role.forms():
            if form.server == server and form.usable and self._updates(form.key, now.list, changed):
                return UpdateDue(
                    record_id, title, now.list, now.entity_id, now.label or before.label, changed, form.key, form.title
                )
        return None

    def _told(self, one: EntityChange, changed: Mapping[str, str], seq: int) -> bool:
        """A later submission has told it already."""
        later = self._role.vault.rows(
            "SELECT s.id FROM entity_changes e JOIN submissions s ON s.seq = e.submission"
            " WHERE e.list = ? AND e.entity = ? AND e.submission > ? AND s.fate <> 'void'",
            (one.list, one.entity_id, seq),
        )
        told = {
            (name, value)
            for (submission_id,) in later
            for each in submission.entities(self._role.vault, submission_id)
            for name, value in each.properties.items()
        }
        return all(change in told for change in changed.items())

    def _updates(self, form_key: int, list_name: str, changed: Mapping[str, str]) -> bool:
        """Whether that form updates entities of the list, picks them from it, and has every changed property."""
        tags = ENTITY.findall(forms_table.xml(self._role.vault, form_key))
        if not any(b'dataset="%s"' % list_name.encode() in tag and b" update=" in tag for tag in tags):
            return False
        form: Form = self._role.form(form_key)
        return families.saved(form).keys() >= changed.keys() and families.picking(form, f"{list_name}.csv") is not None

    def _row(self, form_key: int, filename: str, entity_id: str) -> dict[str, str]:
        table = library.FormLists(self._role.vault, form_key, None, self._role.user.id).table(filename)
        if table is None or isinstance(table, ListDocument):
            return {}
        rows = table.rows_where("name", entity_id)
        return dict(zip(table.columns, rows[0], strict=True)) if rows else {}
