"""A session: somebody has come in, and everything they work with is put together."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime

from desktop.app.aside import with_aside
from desktop.app.caring import Caring
from desktop.app.doors import Doors
from desktop.app.later import later
from desktop.app.roles_of import RolesOf
from desktop.app.wire import Wire
from desktop.forms import families, library
from desktop.forms.library import FormLists
from desktop.lanes import Lane, Urgency
from desktop.paths import Paths, installed_version, regions_file
from desktop.reference.lists import RegionLists
from desktop.reference.regions import Regions
from desktop.roles.enumerator import Enumerator
from desktop.roles.looking import REVIEWERS
from desktop.roles.values import Opened
from desktop.store import access_table, backup, door, lists_table
from desktop.store.claim import Claim
from desktop.store.device import device_id
from desktop.store.door import Unlocked
from desktop.store.key import Realm
from desktop.store.schema import Progress
from desktop.store.vault import Vault
from desktop.ui.session import Session
from desktop.ui.values import Person, Place
from desktop.xforms import Interview, ListSource

Now = Callable[[], datetime]


def silent(_done: int, _of: int) -> None:
    """Nobody listens."""


def begin(
    paths: Paths, unlocked: Unlocked, held: Claim, *, store: Lane, now: Now, progress: Progress = silent
) -> Session:
    """On the store lane: open the vault for good and hand out what the windows need."""
    user = unlocked.user
    vault = _opened(paths, unlocked, now(), progress)
    regions = Regions(regions_file()) if regions_file().exists() else None
    name_of, lists = (regions.address, RegionLists(regions)) if regions is not None else (str, None)
    wire, lane = Wire(paths, unlocked.key, user, now), Lane("wire")
    lane.post(lambda _ticket: wire.look_up())
    doors = Doors(vault, user, store, paths.root, now=now, regions=lists, region_name=name_of)
    if user.role in REVIEWERS:  # its pin is told in every package, so that a typed address is enough one day
        store.post(lambda _ticket: doors.certify(), urgency=Urgency.LATER)
    screen, caring = ScreenSide(paths, unlocked, now), Caring(paths, unlocked, now)
    caring.clear(lists_table.let_go(vault))  # nothing is open yet that could read them
    enumerator = _warmed(Enumerator(vault, user, now=now, region_name=name_of), store)
    roles = RolesOf(vault, unlocked, now, enumerator)

    session = Session(
        person=Person(user.name, user.role.value, name_of(user.region) if user.region else ""),
        enumerator=enumerator,
        supervisor=later(roles.supervisor) if user.role in REVIEWERS else None,
        store=store,
        wire=lane,
        courier=wire.courier(),
        region_name=screen.region_name,
        interview=screen.interview,
        servers=later(roles.servers),
        change_passphrase=lambda old, new: door.change_passphrase(vault, user, old, new),
        recovery_code=lambda: door.recovery_sheet(vault, user, own=unlocked.own),
        media=lambda key, uri: library.medium_by_key(vault, key, uri),
        leave=screen.close,
        close=lambda: _end(lane, wire, doors, caring, vault, regions, held),
        find_places=screen.find_places,
        beginnings=later(lambda: roles.beginnings(lists)),
        care=caring.care(),
    )
    session = _with_ways_out(session, wire, doors)
    return with_aside(_with_roles(session, vault, unlocked, roles, name_of), paths, unlocked, now)


def _with_ways_out(session: Session, wire: Wire, doors: Doors) -> Session:
    """The doors in the room, and what else the wire brings."""
    reviews = session.supervisor is not None
    return replace(
        session,
        exchange=later(lambda: doors.posko.exchange),
        posko=later(lambda: doors.posko),
        hub=doors.hub() if reviews else None,
        phone_hub=doors.phone_hub(later(lambda: doors.phones)) if reviews else None,
        phone_photo=doors.phone_photo(),
        pages=later(wire.pages),
        updating=later(wire.updating),
    )


def _with_roles(
    session: Session, vault: Vault, unlocked: Unlocked, roles: RolesOf, name_of: Callable[[str], str]
) -> Session:
    """What this person may do beyond filling and reviewing, and how they came in."""
    return replace(
        session,
        practice=unlocked.key.realm is Realm.PRACTICE,
        lay_preset=None if unlocked.key.realm is Realm.PRACTICE else roles.lay_preset,
        deputy=roles.deputy(),
        people=roles.people(name_of),
        leaving=later(roles.leaving),
        losses=later(roles.losses),
        visit_areas=later(lambda: roles.visit_areas(name_of)) if session.supervisor is not None else None,
        consents=later(roles.consents),
        confidant=later(roles.confidant),
        past=later(roles.past),
        mending=later(roles.mending),
        rounds=roles.rounds,
        conflicts=later(roles.conflicts),
        updates_due=later(roles.updates_due),
        given_lists=later(roles.given_lists),
        by_recovery=unlocked.by_recovery,
        by_office=unlocked.by_office,
        renew_passphrase=lambda new: door.renew_after_code(vault, unlocked, new),
        prelists=later(roles.prelists),
    )


def _opened(paths: Paths, unlocked: Unlocked, at: datetime, progress: Progress) -> Vault:
    """The vault for writing, brought to today's schema; with a backup of before, if another version had it last."""
    program = installed_version()
    if backup.before_new_steps(paths, unlocked.key, at=at) is None:
        backup.before_another_program(paths, unlocked.key, program, at=at)
    vault = Vault(paths, unlocked.key, progress=progress)
    backup.note_program(vault, program)
    _note_coming(vault, unlocked, at)
    return vault


def _warmed(enumerator: Enumerator, store: Lane) -> Enumerator:
    """Its forms are compiled in quiet moments."""
    for form in enumerator.forms():
        store.post(lambda _ticket, key=form.key: enumerator.warm(key), urgency=Urgency.LATER)  # type: ignore[misc]
    return enumerator


def _note_coming(vault: Vault, unlocked: Unlocked, at: datetime) -> None:
    """Who came in, by what, and how many tries before it were wrong."""
    door.know_own_key(vault, unlocked)
    way = "office" if unlocked.by_office else "recovery" if unlocked.by_recovery else ""
    access_table.note(vault, "unlock", by=unlocked.user, at=at, purpose=way)
    if unlocked.wrong_tries:
        access_table.note(vault, "wrong_tries", by=unlocked.user, at=at, purpose=str(unlocked.wrong_tries))


def _end(
    lane: Lane, wire: Wire, doors: Doors, caring: Caring, vault: Vault, regions: Regions | None, held: Claim
) -> None:
    """On the store lane: hang up, close the files, give the vault back."""
    caring.stop()
    for door_ in doors.made():
        lane.post(lambda _ticket, one=door_: one.close())  # type: ignore[misc]
    lane.post(lambda _ticket: wire.close())
    lane.close()
    vault.close()
    if regions is not None:
        regions.close()
    held.release()


PLACES, FOUND = (2, 3, 4), 6  # levels a person may work in (kabupaten, kecamatan, desa); how many of each are shown


class ScreenSide:
    """What the screen's own lane needs: interviews over its own read-only connection, opened when first asked."""

    def __init__(self, paths: Paths, unlocked: Unlocked, now: Callable[[], datetime]) -> None:
        self._paths, self._unlocked, self._now = paths, unlocked, now
        self._vault: Vault | None = None
        self._regions: Regions | None = None

    def close(self) -> None:
        """Nothing is asked any more."""
        for file in (self._vault, self._regions):
            if file is not None:
                file.close()
        self._vault = self._regions = None

    def region_name(self, code: str) -> str:
        """A village code in words, "" if unknown."""
        regions = self._region_list()
        return regions.address(code) if regions is not None and code else ""

    def find_places(self, typed: str) -> tuple[Place, ...]:
        """Regions of any level by a part of their name, the larger first."""
        regions = self._region_list()
        if regions is None:
            return ()
        found = [one for level in PLACES for one in regions.search(typed, limit=FOUND, level=level)]
        return tuple(Place(one.code, regions.address(one.code)) for one in found)

    def interview(self, opened: Opened) -> Interview:
        """A filling of the record as it was last saved; a new one led to its family of the prelist."""
        interview = self._interview(opened)
        if opened.family is not None and opened.draft is None:
            known = opened.picks or families.find(opened.form)
            if known is not None:
                families.begin_with(interview, known, opened.family, opened.answers)
        return interview

    def _interview(self, opened: Opened) -> Interview:
        return Interview(
            opened.form,
            lists=self._lists(opened.form_key),
            now=on_day(opened.interviewed, self._now) if opened.interviewed is not None else self._now,
            preloads={"deviceid": device_id(self._unlocked.key), "username": self._unlocked.user.name},
            draft=None if opened.renews else opened.draft,
            edits=opened.draft if opened.renews else None,
            deprecates=opened.deprecates,
            last_saved=opened.last_saved,
        )

    def _lists(self, form_key: int) -> ListSource:
        if self._vault is None:
            self._vault = Vault(self._paths, self._unlocked.key, read_only=True)
        regions = self._region_list()
        bundled = None if regions is None else RegionLists(regions)
        return FormLists(self._vault, form_key, bundled, self._unlocked.user.id)

    def _region_list(self) -> Regions | None:
        if self._regions is None and regions_file().exists():
            self._regions = Regions(regions_file())
        return self._regions


def on_day(day: date, now: Callable[[], datetime]) -> Callable[[], datetime]:
    """The clock of an interview that was held that day and is typed in today: its day, the time of now."""
    return lambda: now().replace(year=day.year, month=day.month, day=day.day)
