"""What the windows are given: the house before the door, and the session behind it. Put together by `app`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from desktop.frozen import frozen
from desktop.lanes import Lane
from desktop.settings import Settings
from desktop.ui.values import Colleague, Connection, NewPerson, OfficeSettings, Person, Place, Progress

if TYPE_CHECKING:  # these rooms load SQLite; the door is shown before
    from desktop.exchange import Arrived
    from desktop.roles.beginnings import Beginnings
    from desktop.roles.confidant import Confidant
    from desktop.roles.conflicts import Conflicts, Errand
    from desktop.roles.consent import Consents
    from desktop.roles.entity_updates import EntityUpdates
    from desktop.roles.enumerator import Enumerator
    from desktop.roles.exchanging import Exchange
    from desktop.roles.leaving import Leaving
    from desktop.roles.lists_given import GivenLists
    from desktop.roles.losses import Losses
    from desktop.roles.mending import Mending
    from desktop.roles.papers import Papers
    from desktop.roles.past import Past
    from desktop.roles.phones import Phones
    from desktop.roles.posko import Posko
    from desktop.roles.prelists import Prelists
    from desktop.roles.recaps import Recaps
    from desktop.roles.releasing import Deputy
    from desktop.roles.rounds import RoundSeen
    from desktop.roles.servers import Servers
    from desktop.roles.starting import Beginning
    from desktop.roles.supervisor import Supervisor
    from desktop.roles.today import Days
    from desktop.roles.updates import Updates
    from desktop.roles.upkeep import Upkeep
    from desktop.roles.values import Opened
    from desktop.roles.visit_areas import VisitAreas
    from desktop.store.adopting import Copy
    from desktop.store.entity_conflicts import EntityConflict
    from desktop.sync.round import Round, Wanted
    from desktop.touched import Touched
    from desktop.ui.media.port import OpenDevices
    from desktop.xforms import Interview

Cancelled = Callable[[], bool]
Tell = Callable[[Progress], None]


@frozen
class Courier:
    """The way to the server: plain functions for the wire lane, which may raise Trouble."""

    run_round: Callable[[Cancelled, Tell, Wanted], Round]
    fetch_forms: Callable[[Cancelled, Tell], Touched]
    try_server: Callable[[str, str, str], str]  # (address or code, secret, account): tried, then kept; its name
    reachable: Callable[[Cancelled], bool]  # a cheap probe
    connection: Callable[[], Connection]  # what is known; asks nobody, quick, called on the screen
    look_up: Callable[[], None] = lambda: None  # after a server was renamed or taken off


@frozen
class Updating:
    """A newer program. `updates` on the store lane; `from_server` on the wire lane, None if it was cancelled."""

    updates: Updates
    from_server: Callable[[Cancelled], Path | None]


@frozen
class Pages:
    """The web pages of a server, with a person's own account: plain functions for the wire lane; Troubles of it."""

    try_account: Callable[[str, str, str], Touched]  # server id, e-mail, password: tried, then kept; ACCOUNT_REJECTED
    fetch: Callable[[Errand], Copy]  # the server's version of a record
    settle: Callable[[EntityConflict, int], Touched]  # which version of an entity stands there


@frozen
class People:
    """The keeper's deeds, on the store lane. Troubles PERSON_NAME_TAKEN, LAST_ADMINISTRATOR, NOT_ALLOWED."""

    everyone: Callable[[], tuple[Colleague, ...]]
    add: Callable[[NewPerson], Touched]
    reset_passphrase: Callable[[str, str], Touched]  # user id, new passphrase
    remove: Callable[[str], Touched]  # user id
    succeed: Callable[[str, str], Touched]  # user id, who goes on with what is open
    change: Callable[[str, str, str], Touched]  # user id, role, code of the region


@frozen
class Care:
    """Looking after the laptop, and packages on sticks, on a lane of its own: `upkeep()` and `exchange()` are called
    there. `leaving`: somebody is going."""

    lane: Lane
    upkeep: Callable[[], Upkeep]
    leaving: Callable[[], bool]
    exchange: Callable[[], Exchange]


@frozen
class Aside:
    """Long readings, on a lane of their own with a read-only connection: what the others give is called there."""

    lane: Lane
    recaps: Callable[[], Recaps]
    papers: Callable[[], Papers]
    days: Callable[[], Days]


@frozen
class OpenDoor:
    """The door in the room: where it answers, and the invitation with the code of the moment."""

    addresses: tuple[str, ...]
    port: int
    invitation: str = field(repr=False)
    code: str = field(default="", repr=False)  # that lets in the next laptop
    mark: str = ""  # to be compared where somebody finds this door in the room


@frozen
class Reach:
    """What a knock at the own door found: addresses that answer, of those that are shown; others that came so far."""

    answering: tuple[str, ...] = ()
    shown: tuple[str, ...] = ()
    others: int = 0


@frozen
class Hub:
    """A supervisor's laptop in the room. `open` on the store lane (hears each package and each new invitation, from
    other threads), Trouble HUB_PORT_BUSY; `close` and `opened` anywhere, they return soon."""

    open: Callable[[Callable[[Arrived], None], Callable[[str], None]], OpenDoor]
    close: Callable[[], None]
    test: Callable[[], Reach] = Reach  # on the wire lane
    opened: Callable[[], OpenDoor | None] = lambda: None  # where it answers now


@frozen
class PlainDoor:
    """The port for phones, which reads in clear: where it answers."""

    addresses: tuple[str, ...]
    port: int


@frozen
class PhoneHub:
    """Phones in the room. `open` on the store lane (hears each record, from other threads), Trouble HUB_PORT_BUSY;
    `close` and `opened` anywhere, they return soon; `phones` on the store lane."""

    phones: Phones
    open: Callable[[Callable[[Touched], None]], PlainDoor]
    close: Callable[[], None]
    opened: Callable[[], PlainDoor | None] = lambda: None  # where it answers now


@frozen
class PhonePhoto:
    """One photo out of a phone's browser. `open` (the words of its page by name; hears the bytes, from another thread)
    gives the address to scan, Trouble HUB_PORT_BUSY; both return soon, on any lane."""

    open: Callable[[dict[str, str], Callable[[bytes], None]], str]
    close: Callable[[], None]


@frozen
class Session:
    """Somebody has come in. Roles are called on the store lane only, the courier on the wire lane only."""

    person: Person
    enumerator: Enumerator
    supervisor: Supervisor | None
    store: Lane
    wire: Lane
    courier: Courier
    interview: Callable[[Opened], Interview]  # on the screen: with its own read-only lists, clock, preloads
    region_name: Callable[[str], str]  # on the screen: a village code in words, "" if unknown
    servers: Servers  # store lane
    change_passphrase: Callable[[str, str], None]  # store lane; Trouble WRONG_PASSPHRASE
    recovery_code: Callable[[], str]  # store lane: a new recovery sheet
    media: Callable[[int, str], bytes | None]  # store lane: a medium of a form (key, jr:// address)
    close: Callable[[], None]  # store lane: the last deeds, connections, the claim
    leave: Callable[[], None] = lambda: None  # on the screen, when the last page has gone: its own lists are closed
    practice: bool = False
    people: People | None = None  # store lane; for whoever keeps the people of this laptop
    find_places: Callable[[str], Sequence[Place]] = lambda _typed: ()  # on the screen: regions of any level
    exchange: Exchange | None = None  # store lane; other laptops, by stick
    posko: Posko | None = None  # store lane; the same in one room
    deputy: Deputy | None = None  # who may release what a supervisor approved
    hub: Hub | None = None  # for a supervisor
    phone_hub: PhoneHub | None = None  # for a supervisor: phones with ODK Collect
    phone_photo: PhonePhoto | None = None
    beginnings: Beginnings | None = None  # store lane; from a prelist, as a copy, on a newer version
    prelists: Prelists | None = None  # store lane; a prelist out of a spreadsheet
    losses: Losses | None = None  # store lane: laptops that were lost
    leaving: Leaving | None = None  # store lane: what leaves readable, noted with its purpose
    by_recovery: bool = False  # came in by a code on paper or by telephone: a new passphrase is wanted at once
    by_office: bool = False  # that code was the office's
    renew_passphrase: Callable[[str], None] = lambda _new: None  # store lane; after the recovery sheet
    care: Care | None = None  # backups, room, letting go
    visit_areas: VisitAreas | None = None  # store lane; for a supervisor: visits given out by RT
    consents: Consents | None = None  # store lane: families that took their consent back
    confidant: Confidant | None = None  # store lane: protected notes
    past: Past | None = None  # store lane: the history of records
    mending: Mending | None = None  # store lane: dates that were typed by a wrong clock
    updating: Updating | None = None  # a newer program; none in Mode latihan
    conflicts: Conflicts | None = None  # store lane: records that were edited at the server
    pages: Pages | None = None  # wire lane
    updates_due: EntityUpdates | None = None  # store lane: corrections that a list has to be told of
    given_lists: GivenLists | None = None  # store lane: lists that wait for a person
    rounds: Callable[[], tuple[RoundSeen, ...]] = tuple  # store lane: past rounds to the server, the newest first
    aside: Aside | None = None  # recaps and lists of many records
    lay_preset: Callable[[str], Touched] | None = None  # store lane: an office's settings; none in Mode latihan


class House(Protocol):
    """The program before anybody has come in. What may raise Trouble is called on `store`."""

    store: Lane
    settings: Settings
    data_folder: str
    greeting: str  # said at the door; the demonstration tells its passphrases there, others say nothing

    @property
    def version(self) -> str:
        """Of the program."""

    def now(self) -> datetime:
        """Aware, in the zone of the laptop."""

    def exists(self) -> bool:
        """Whether a vault has been set up (quick; the screen asks)."""

    def devices(self) -> OpenDevices | None:
        """Camera, microphone and player, opened when called; None where the addition is not installed (quick)."""

    def office_question(self) -> str:
        """What is read aloud to the office by who forgot the passphrase; "" without an office (quick)."""

    def restore(self, folder: str) -> datetime:
        """On `store`: the newest backup of a folder into this laptop, which has no vault yet; when it was made.
        Trouble BACKUP_MISSING, DISK_…"""

    def rekey(self, name: str, passphrase: str, tell: Tell) -> None:
        """On `store`, while nobody is in: another data key under everything. Trouble WRONG_PASSPHRASE, DISK_…"""

    def enter(self, name: str, passphrase: str, tell: Tell = ...) -> Session:
        """Unlock. `tell` hears how far a vault of an earlier Sambang is brought to today's.
        Trouble WRONG_PASSPHRASE, TOO_MANY_TRIES, VAULT_…, DISK_…"""

    def create(self, person: NewPerson) -> Session:
        """First set-up."""

    def open_start(self, path: str, code: str) -> Beginning:
        """On `store`: a start package of the office; `create` lays it in. Troubles CODE_MISTYPED, PACKAGE_…"""

    def read_preset(self, path: str) -> OfficeSettings:
        """On `store`: what an office's settings would bring. Troubles FILE_UNREADABLE, PRESET_UNREADABLE"""

    def take_preset(self, path: str) -> None:
        """Before the first set-up, once a person has agreed: `create` lays them in (quick; the screen calls)."""

    def practise(self) -> Session:
        """Mode latihan: a workspace of its own with invented families, made when first wanted; no passphrase."""

    def warm(self) -> None:
        """Load what lies behind the door, on the store lane (quick; the screen calls when the door is up)."""

    def keep(self, settings: Settings) -> None:
        """The settings are these from now on; written at once or soon (quick; the screen calls)."""
