"""How a filling begins otherwise than empty: with a family of the prelist, as a copy, on a newer version."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from desktop.forms import families, library
from desktop.forms.bundled import ENTITY_LISTS
from desktop.forms.families import Families, Family, FamilyList
from desktop.forms.semantics import generic
from desktop.frozen import frozen
from desktop.reference.lists import RegionLists
from desktop.roles.enumerator import Enumerator
from desktop.roles.relaid import relaid
from desktop.roles.values import Opened
from desktop.store import consent_table, forms_table, record, servers_table, submission, visits_given
from desktop.store.records_table import RecordRow, Wish
from desktop.store.stages import OPEN_STAGES, Stage
from desktop.store.users_table import User
from desktop.store.visits_given import VisitsGiven
from desktop.touched import Touched
from desktop.trouble import Kind, Trouble
from desktop.xforms import Form

MOST_CLOSING = 500  # open records looked through for forms that close
MOST_FOUND = 2000  # families looked through to show one's own first
WORKER = "petugas"  # the column of a prelist that assigns its rows
CARRIED = ("region", "address")  # what the next house of the day has in common with this one
_COUNTED = re.compile(rb"""\s[\w.-]+:(?:count|noAddRemove)=("[^"]*"|'[^']*')""")
_NAMED = re.compile(r"^(rt|rw|dusun|lingkungan|sls|nama_sls|kode_sls|kode_pos)$", re.IGNORECASE)


@frozen
class Choosable:
    """A family of the prelist to begin with. `record_id`: the record of this form in which it was begun, if any.

    `mine`: assigned to who asks; another worker's name is in `family.values["petugas"]`.
    """

    family: Family
    record_id: str = ""
    mine: bool = False


@frozen
class Standing:
    """How a draft's form stands. Not offered: the office closes it, or has. `newer`: the key it could have."""

    offered: bool
    newer: int | None = None
    version: str = ""


@frozen
class Moved:
    """A draft on a newer version of its form: to be shown, and kept with its next save. `lost`: what has no place."""

    opened: Opened
    lost: tuple[tuple[str, str], ...]


class Beginnings:
    """On the store lane, beside the enumerator whose records they are."""

    def __init__(self, enumerator: Enumerator, regions: RegionLists | None = None) -> None:
        self._role, self._regions = enumerator, regions
        self._families: dict[int, tuple[FamilyList, Families]] = {}
        self._given = VisitsGiven()

    # -- from a prelist

    def has_prelist(self, form_key: int) -> bool:
        """The form has a question that picks one of those to be visited and fills in what is known of them.

        Lists that submissions fill (events, groups, people recorded before) are chosen from in the form itself."""
        found = families.find(self._role.form(form_key))
        return found is not None and found.filename.removesuffix(".csv") not in ENTITY_LISTS

    def families(self, form_key: int, text: str, limit: int = 60) -> tuple[Choosable, ...]:
        """Families by a name, a NIK, a No KK or an address; each with the record it has already."""
        known = self._known(form_key)
        if known is None:
            return ()
        self._given = visits_given.get(self._role.vault)
        found = sorted(known[1].search(text, MOST_FOUND), key=lambda family: not self._is_mine(family))
        form_id = self._role.form(form_key).form_id
        return tuple(self._choosable(family, form_id) for family in found[:limit])

    def on_paper(self, form_key: int) -> Opened:
        """A form to be printed empty: a roster whose rows a list makes has rows to write in, as on official sheets."""
        xml = _COUNTED.sub(b"", forms_table.xml(self._role.vault, form_key))
        return replace(self._role.start(form_key), form=library.load(xml), last_saved=None)

    def everyone(self, form_key: int) -> tuple[Choosable, ...]:
        """The prelist in its order, for a visit list: one's own rows, where some are assigned to who asks."""
        known = self._known(form_key)
        if known is None:
            return ()
        self._given = visits_given.get(self._role.vault)
        rows = known[1].everyone()
        own = tuple(family for family in rows if self._is_mine(family))
        form_id = self._role.form(form_key).form_id
        return tuple(self._choosable(family, form_id) for family in own or rows)

    def _is_mine(self, family: Family) -> bool:
        return is_for(self._role.user, self._worker(family))

    def _worker(self, family: Family) -> str:
        """Whose row it is: as it was given out in the window, else as the prelist says."""
        return self._given.worker(family.values, family.values.get(WORKER, ""))

    def start_with(self, form_key: int, family: Family) -> Opened:
        """A new record that begins with a family; the interview is led to it by `forms.families.begin_with`."""
        return replace(self._role.start(form_key), family=family)

    def _known(self, form_key: int) -> tuple[FamilyList, Families] | None:
        if form_key not in self._families:
            found = families.find(self._role.form(form_key))
            if found is None:
                return None
            lists = library.FormLists(self._role.vault, form_key, self._regions, self._role.user.id)
            self._families[form_key] = found, Families(found, lists)
        return self._families[form_key]

    def _choosable(self, family: Family, form_id: str) -> Choosable:
        number, vault = family.values.get("no_kk", ""), self._role.vault
        had = record.with_key(vault, "prelist", family.name, form_id=form_id)
        had = had or (record.with_key(vault, "no_kk", number, form_id=form_id) if number else [])
        shown = replace(family, values={**family.values, WORKER: self._worker(family)})
        return Choosable(shown, had[0] if had else "", self._is_mine(family))

    # -- from another record

    def duplicate(self, record_id: str) -> Opened:
        """A new record with the answers of an own one, under an id of its own. Its photos are not taken along."""
        found = self._role.own(record_id, "duplicate")
        if consent_table.get(self._role.vault, record_id) is not None:
            raise Trouble(Kind.NOT_LAWFUL, stage=consent_table.DEED, deed="duplicate")
        xml = self._answers_of(record_id, found.stage)
        opened = self._role.start(found.form)
        return replace(opened, draft=without_made_ids(opened.form, xml), renews=True, deprecates="")

    def earlier_today(self, opened: Opened) -> Mapping[str, str]:
        """What the last record of this form, begun today, has in common with the next house: by refs of this form."""
        today = self._role.now().date()
        rows = self._role.page(Wish(form_id=opened.form.form_id, limit=20)).rows
        gone = consent_table.ids(self._role.vault)
        for row in rows:
            if row.id == opened.record_id or row.id in gone or _day(row.made_at, self._role.now()) != today:
                continue
            draft = record.load_draft(self._role.vault, row.id)
            answers = draft.answers if draft is not None else self._sealed_answers(row.id)
            found = carried(opened, answers)
            if found:
                return found
        return {}

    def _answers_of(self, record_id: str, stage: Stage) -> bytes:
        draft = record.load_draft(self._role.vault, record_id)
        if draft is not None and stage in OPEN_STAGES:
            return draft.xml
        return submission.draft(self._role.vault, submission.current(self._role.vault, record_id).id)

    def _sealed_answers(self, record_id: str) -> Mapping[str, str]:
        try:
            seal = submission.current(self._role.vault, record_id)
        except Trouble:
            return {}  # begun today, and nothing answered yet
        return submission.answers(self._role.vault, seal.id)

    # -- on a newer version

    def standing(self, opened: Opened) -> Standing:
        """Whether the form is still offered, and whether there is a newer version than the draft's. Of a server in use
        only that server's own counts: what was begun for one does not go to another for bearing the same name."""
        vault, begun = self._role.vault, forms_table.get(self._role.vault, opened.form_key)
        bound = begun is not None and begun.server in {server.id for server in servers_table.servers(vault)}
        same = (form for form in self._role.forms() if form.form_id == opened.form.form_id)
        newest = next((form for form in same if not bound or begun is None or form.server == begun.server), None)
        if newest is None:
            return Standing(offered=False)
        if newest.key == opened.form_key or not newest.usable:
            return Standing(offered=True)
        return Standing(True, newest.key, newest.version)

    def closing(self) -> tuple[RecordRow, ...]:
        """Own open records of forms the server offers no more: it still takes them, until it closes the form."""
        offered = {form.form_id for form in self._role.forms()}
        rows = self._role.page(Wish(stages=OPEN_STAGES, limit=MOST_CLOSING)).rows
        return tuple(row for row in rows if row.form_id not in offered)

    def on_newest(self, record_id: str) -> Moved:
        """The draft as it would be on the newest version. Nothing is changed: `keep_on` does that."""
        opened = self._role.open(record_id, shown=False)  # it is in front already
        standing = self.standing(opened)
        if standing.newer is None:
            raise Trouble(Kind.FORM_MISSING, form=opened.form.form_id, version="")
        form = self._role.form(standing.newer)
        draft = record.load_draft(self._role.vault, record_id)
        xml: bytes | None
        if draft is not None:
            xml, answers = relaid(opened.form, form, draft.xml, draft.answers)
        else:  # came back, and not touched since
            xml, answers = opened.draft, dict(self._sealed_answers(record_id))
        places = {spec.ref for spec in form.definition.specs}
        lost = tuple((ref, value) for ref, value in answers.items() if value and generic(ref) not in places)
        meaning = self._role.meaning(standing.newer)
        moved = replace(opened, form_key=standing.newer, form=form, semantics=meaning, draft=xml)
        return Moved(moved, lost)

    def keep_on(self, opened: Opened) -> Touched:
        """From now on the record stands on that version of its form."""
        found = self._role.own(opened.record_id, "move")
        if found.stage not in OPEN_STAGES:
            raise Trouble(Kind.NOT_LAWFUL, stage=found.stage.value, deed="move")
        draft = record.load_draft(self._role.vault, opened.record_id)
        kept = None
        if draft is not None:  # as it is now: the person may have typed on since it was shown
            kept = relaid(self._role.form(found.form), self._role.form(opened.form_key), draft.xml, draft.answers)
            kept = kept if kept[0] != draft.xml else None
        return record.move_to_form(
            self._role.vault, opened.record_id, opened.form_key, by=self._role.user, at=self._role.now(), kept=kept
        )


def is_for(user: User, worker: str) -> bool:
    """Whether a row of the prelist names this person as its worker."""
    return bool(worker.strip()) and worker.casefold().split() == user.name.casefold().split()


def without_made_ids(form: Form, xml: bytes) -> bytes:
    """A draft whose calculated ids (`once(uuid())`) are empty again: another record gets ids of its own."""
    text = xml.decode()
    for spec in form.definition.specs:
        if any("uuid(" in trigger.rule.source for trigger in spec.triggers):
            text = re.sub(rf"<{spec.name}>[^<]*</{spec.name}>", f"<{spec.name}/>", text)
    return text.encode()


def carried(opened: Opened, answers: Mapping[str, str]) -> dict[str, str]:
    """Of another record's answers those of the address: region with the levels above it, street, hamlet, RT and RW."""
    meanings = opened.semantics
    region = next((ref for ref, value in answers.items() if value and meanings.meaning(ref) == "region"), "")
    beside, levels = region.rpartition("/")[0], _levels_above(answers.get(region, ""))
    chosen = {spec.ref for spec in opened.form.definition.specs if spec.item is not None and spec.item.tag == "select1"}
    found = {}
    for ref, value in answers.items():
        if not value or "[" in ref:
            continue
        folder, _, name = ref.rpartition("/")
        # never an answer that only looks alike: "1" (yes) elsewhere, an age of 15 beside a village in Jambi
        above = folder == beside and value in levels and ref in chosen
        if meanings.meaning(ref) in CARRIED or above or _NAMED.match(name):
            found[ref] = value
    return found


def _levels_above(region: str) -> set[str]:
    """The codes of the province, kabupaten and kecamatan a village lies in (Kemendagri's with dots, BPS's without)."""
    if "." in region:
        return {region[:at] for at, mark in enumerate(region) if mark == "."}
    return {region[:digits] for digits in (2, 4, 6, 7) if region[:digits] != region}


def _day(moment: datetime, now: datetime) -> object:
    return moment.astimezone(now.tzinfo).date()
