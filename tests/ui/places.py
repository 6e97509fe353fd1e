"""A house and a session of fakes for the windows: roles that answer from synthetic values, lanes that are real."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, fields, replace
from datetime import datetime

from desktop.forms.library import InstalledForm
from desktop.lanes import Lane
from desktop.roles.servers import Known
from desktop.roles.starting import Beginning
from desktop.roles.statistics import Statistics
from desktop.roles.values import Approved, Counts, Filters
from desktop.settings import Settings
from desktop.store.delivery import OutboxRow
from desktop.store.records_table import Page, Wish
from desktop.sync.round import Round, Wanted
from desktop.touched import NOTHING, Touched
from desktop.trouble import Kind, Trouble
from desktop.ui.media.port import OpenDevices
from desktop.ui.session import Courier, People, Session
from desktop.ui.values import Colleague, Connection, NewPerson, OfficeSettings, Person, Place, Progress
from tests.ui import people
from tests.ui.upkeep import FakeUpkeep

PASSPHRASE = "sungai kapas tenang"
PLACES = (Place("14.03", "Kabupaten Bengkalis, Riau"), Place("14.03.09", "Mandau, Kabupaten Bengkalis, Riau"))


@dataclass
class FakeEnumerator:
    """Answers from tests.ui.people and remembers the deeds."""

    total: int = 312
    deeds: list[tuple[str, str]] = field(default_factory=list)

    def forms(self) -> tuple[InstalledForm, ...]:
        return people.FORMS if self.total else ()

    def start(self, form_key: int) -> object:
        raise Trouble(Kind.FORM_MISSING, form=str(form_key))

    def open(self, record_id: str, *, shown: bool = True) -> object:
        raise Trouble(Kind.RECORD_MISSING)

    def page(self, wish: Wish) -> Page:
        found: list[Page] = []
        people.fetch(self.total)(wish, found.append)
        return found[0]

    def counts(self) -> Counts:
        return people.COUNTS if self.total else people.NO_COUNTS

    def outbox(self) -> tuple[OutboxRow, ...]:
        return people.outbox_full().rows if self.total else ()

    def discard(self, record_id: str) -> Touched:
        self.deeds.append(("discard", record_id))
        return Touched.record(record_id)

    def bring_back(self, record_id: str) -> Touched:
        self.deeds.append(("bring_back", record_id))
        return Touched.record(record_id)

    def retry(self, submission_id: str) -> Touched:
        self.deeds.append(("retry", submission_id))
        return Touched(outbox=True)


class FakeSupervisor(FakeEnumerator):
    def release_due(self) -> Touched:
        return NOTHING

    def counts(self) -> Counts:
        return people.home_supervisor().counts

    def filters(self) -> Filters:
        return people.FILTERS if self.total else Filters()

    def look_over(self, limit: int = 20) -> bool:
        return False

    def approve_many(self, record_ids: tuple[str, ...]) -> Approved:
        self.deeds += [("approve", record_id) for record_id in record_ids]
        return Approved(tuple(record_ids), (), Touched(records=frozenset(record_ids)))

    def take_back_approval(self, record_id: str) -> Touched:
        self.deeds.append(("take_back", record_id))
        return Touched.record(record_id)

    def statistics(self) -> Statistics:
        return people.STATISTICS

    def desk(self, *, limit: int = 500) -> Page:
        rows = people.home_supervisor().to_review
        return Page(rows[:limit], len(rows))


def went(kind: Kind | None = None) -> Round:
    stopped = (("s", kind),) if kind is not None else ()
    sent = () if kind is not None else ("s3", "s13")
    plain: dict[str, object] = {one.name: () for one in fields(Round)}
    numbers = {one.name: 0 for one in fields(Round) if one.type == "int"}
    known = {
        "completed": sent,
        "stopped": stopped,
        "cancelled": False,
        "touched": Touched(outbox=True),
        "next_at": None,
    }
    return Round(**{**plain, **numbers, **known})  # type: ignore[arg-type]


@dataclass
class FakePeople:
    """The keeper's deeds on the house's list of colleagues."""

    house: FakeHouse

    def deeds(self) -> People:
        return People(
            lambda: tuple(self.house.colleagues), self.add, self.reset, self.remove, self.succeed, self.change
        )

    def add(self, new: NewPerson) -> Touched:
        if new.name in [one.name for one in self.house.colleagues]:
            raise Trouble(Kind.PERSON_NAME_TAKEN)
        self.house.people_deeds.append(("add", new))
        self.house.colleagues.append(Colleague("u9", new.name, new.role, new.region, False, True, True))
        return Touched(users=True)

    def reset(self, user_id: str, passphrase: str) -> Touched:
        self.house.people_deeds.append(("reset", (user_id, passphrase)))
        return Touched(users=True)

    def succeed(self, user_id: str, heir_id: str) -> Touched:
        self.house.people_deeds.append(("succeed", (user_id, heir_id)))
        return self.remove(user_id)

    def change(self, user_id: str, role: str, region: str) -> Touched:
        self.house.people_deeds.append(("change", (user_id, role, region)))
        return Touched(users=True)

    def remove(self, user_id: str) -> Touched:
        self.house.people_deeds.append(("remove", user_id))
        self.house.colleagues = [one for one in self.house.colleagues if one.id != user_id]
        return Touched(users=True)


@dataclass
class FakeServers:
    """The servers of the house, which remember what was done to them."""

    house: FakeHouse

    def known(self) -> tuple[Known, ...]:
        return tuple(self.house.servers)

    def chosen(self) -> str:
        return self.house.chosen

    def choose(self, server_id: str) -> Touched:
        self.house.chosen = server_id
        return NOTHING

    def rename(self, server_id: str, name: str) -> Touched:
        self.house.servers = [replace(one, name=name) if one.id == server_id else one for one in self.house.servers]
        return Touched(servers=True)

    def leave(self, server_id: str) -> Touched:
        self.house.servers = [one for one in self.house.servers if one.id != server_id]
        return Touched(servers=True)


@dataclass
class FakeHouse:
    """Before the door. `found` says whether a vault has been set up."""

    store: Lane
    wire: Lane
    found: bool = True
    total: int = 312
    person: Person = people.SITI
    settings: Settings = field(default_factory=Settings)
    version: str = "0.1.0"
    data_folder: str = "/home/siti/Sambang"
    greeting: str = ""
    connection: Connection = people.OFFLINE
    round_kind: Kind | None = None
    made: list[NewPerson] = field(default_factory=list)
    server_tried: list[tuple[str, str, str]] = field(default_factory=list)
    sessions: list[Session] = field(default_factory=list)
    closed: int = 0
    keeps_people: bool = False
    by_recovery: bool = False
    question: str = ""
    rekeyed: int = 0
    grows: bool = False  # the vault is of an earlier Sambang
    upkeep: FakeUpkeep | None = None
    tries_left: int = 99
    colleagues: list[Colleague] = field(default_factory=lambda: list(people.COLLEAGUES))
    servers: list[Known] = field(default_factory=lambda: [people.DINSOS])
    chosen: str = ""
    under_way: Callable[[Callable[[], bool]], None] = lambda _cancelled: None  # how long a round takes
    wanted: list[Wanted] = field(default_factory=list)  # of the rounds that ran
    opens_devices: OpenDevices | None = None
    people_deeds: list[tuple[str, object]] = field(default_factory=list)
    renewed: list[str] = field(default_factory=list)
    preset: OfficeSettings | None = None
    presets_taken: list[str] = field(default_factory=list)

    def now(self) -> datetime:
        return people.NOW

    def exists(self) -> bool:
        return self.found

    def restore(self, folder: str) -> datetime:
        if "stik" not in folder:
            raise Trouble(Kind.BACKUP_MISSING)
        self.found = True
        return people.NOW

    def rekey(self, name: str, passphrase: str, tell: Callable[[Progress], None]) -> None:
        if passphrase != PASSPHRASE:
            raise Trouble(Kind.WRONG_PASSPHRASE)
        tell(Progress(1, 2))
        self.rekeyed += 1

    def devices(self) -> OpenDevices | None:
        return self.opens_devices

    def read_preset(self, path: str) -> OfficeSettings:
        if self.preset is None:
            raise Trouble(Kind.PRESET_UNREADABLE)
        return self.preset

    def take_preset(self, path: str) -> None:
        self.presets_taken.append(path)

    def office_question(self) -> str:
        return self.question

    def enter(self, name: str, passphrase: str, tell: Callable[[Progress], None] = lambda _told: None) -> Session:
        if self.grows:
            tell(Progress(1, 2))
        if passphrase != PASSPHRASE:
            self.tries_left -= 1
            raise Trouble(Kind.WRONG_PASSPHRASE) if self.tries_left > 0 else Trouble(Kind.TOO_MANY_TRIES, seconds=5)
        return self.session(self.person)

    def create(self, person: NewPerson) -> Session:
        self.made.append(person)
        self.found = True
        return self.session(Person(person.name, person.role))

    def open_start(self, path: str, code: str) -> Beginning:
        if code != "ABCD-EFGH-JKMN-PQRS":
            raise Trouble(Kind.CODE_MISTYPED)
        return Beginning("Asep Sunarya", "tagana", "15.05.06", 4)

    def practise(self) -> Session:
        return self.session(self.person, practice=True)

    def warm(self) -> None:
        return

    def keep(self, settings: Settings) -> None:
        self.settings = settings

    def session(self, person: Person, *, practice: bool = False) -> Session:
        role = FakeSupervisor(self.total) if person.reviews else FakeEnumerator(self.total)
        session = Session(
            person=person,
            enumerator=role,  # type: ignore[arg-type]
            supervisor=role if person.reviews else None,  # type: ignore[arg-type]
            store=self.store,
            wire=self.wire,
            courier=Courier(self._round, lambda _c, _t: NOTHING, self._try, lambda _c: True, lambda: self.connection),
            interview=lambda _opened: None,  # type: ignore[arg-type,return-value]
            region_name=str,
            servers=FakeServers(self),  # type: ignore[arg-type]
            change_passphrase=self._change,
            recovery_code=lambda: "KODE",
            media=lambda _key, _address: None,
            close=self._close,
            practice=practice,
            people=FakePeople(self).deeds() if self.keeps_people else None,
            find_places=lambda typed: tuple(place for place in PLACES if typed.casefold() in place.name.casefold()),
            by_recovery=self.by_recovery,
            renew_passphrase=self.renewed.append,
            care=None if self.upkeep is None else self.upkeep.care(self.wire),
        )
        self.sessions.append(session)
        return session

    def _round(self, cancelled: Callable[[], bool], tell: Callable[[Progress], None], wanted: Wanted) -> Round:
        self.wanted.append(wanted)
        self.under_way(cancelled)
        tell(Progress(1, 2, "Mengirim isian"))
        return went(self.round_kind)

    def _try(self, address: str, secret: str, account: str) -> str:
        self.server_tried.append((address, secret, account))
        if not address.startswith("https://"):
            raise Trouble(Kind.ADDRESS_WRONG)
        return address

    def _change(self, old: str, _new: str) -> None:
        if old != PASSPHRASE:
            raise Trouble(Kind.WRONG_PASSPHRASE)

    def _close(self) -> None:
        self.closed += 1
