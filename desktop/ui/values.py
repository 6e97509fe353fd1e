"""What pages are shown besides what the roles give (RecordRow, Counts, OutboxRow, InstalledForm): frozen values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from desktop.frozen import frozen
from desktop.settings import Settings
from desktop.trouble import Kind

if TYPE_CHECKING:  # these rooms load SQLite; the door is shown before
    from desktop.forms.library import InstalledForm
    from desktop.roles.consent import Standing
    from desktop.roles.servers import Known
    from desktop.roles.values import Counts
    from desktop.store.delivery import OutboxRow
    from desktop.store.entity_conflicts import EntityConflict
    from desktop.store.lists_views import Awaiting, Large
    from desktop.store.records_table import RecordRow


@frozen
class Person:
    """Who is at the laptop. `place` is the region of work in words."""

    name: str
    role: str  # "enumerator" | "tagana" | "supervisor" | "administrator", as in the store
    place: str = ""

    @property
    def reviews(self) -> bool:
        return self.role in ("supervisor", "administrator")


@frozen
class NewPerson:
    """What first set-up asks for, and who keeps the people of a laptop. `region` is a code, or empty."""

    name: str
    role: str
    passphrase: str = field(repr=False)
    region: str = ""


@frozen
class OfficeSettings:
    """What an office's settings file would bring: the address of a server, ids or files of forms, a review policy."""

    server: str = ""
    forms: tuple[str, ...] = ()
    review: str = ""  # "review-first" | "review-later" | "review-none", "" as it was


@frozen
class Colleague:
    """A person of this laptop, and what the one who looks may do about them."""

    id: str
    name: str
    role: str  # as Person.role
    place: str
    is_me: bool = False
    may_reset: bool = False
    may_remove: bool = False
    may_change: bool = False
    region: str = ""  # its code

    @property
    def reviews(self) -> bool:
        return self.role in ("supervisor", "administrator")


@frozen
class Place:
    """A region by its code and its name in words."""

    code: str
    name: str


class Column(StrEnum):
    """The columns of the records list."""

    STAGE = "stage"
    TITLE = "title"
    FORM = "form"
    VILLAGE = "village"
    CHANGED = "changed"
    AUTHOR = "author"


@frozen
class Connection:
    """What is known of the way to the server. `reachable` is None while nobody has tried."""

    server: str = ""  # its name or host, "" while none is set
    reachable: bool | None = None
    last_round: datetime | None = None
    trouble: Kind | None = None
    clock_off: int = 0  # minutes this clock is ahead of the server's (negative: behind), if five or more


@frozen
class HomeValues:
    """Beranda: what to go on with, what came back, what can be begun."""

    person: Person
    now: datetime
    counts: Counts
    connection: Connection
    drafts: tuple[RecordRow, ...] = ()  # the last few, newest first
    returned: tuple[RecordRow, ...] = ()
    to_review: tuple[RecordRow, ...] = ()
    forms: tuple[InstalledForm, ...] = ()
    practice: bool = False
    withdrawn: tuple[Standing, ...] = ()  # families that took their consent back: what is still to be done
    closing: tuple[RecordRow, ...] = ()  # open ones whose form the server offers no more: to be finished first


@frozen
class OutboxValues:
    """The outbox: a question to the table, not a second list."""

    now: datetime
    connection: Connection
    rows: tuple[OutboxRow, ...] = ()
    practice: bool = False
    on_hold: int = 0  # approved, and not yet released (for a supervisor)
    held_until: datetime | None = None  # when the last of them goes by itself
    photos_held: bool = False  # by a choice in the settings, only words go now


@frozen
class Progress:
    """How far a round is: `done` of `total` of what goes on (a sentence of ours, marked for translation).

    `left`: the seconds it will still take; 0 while nobody knows.
    """

    done: int = 0
    total: int = 0
    what: str = ""
    left: int = 0


@frozen
class ListQuestions:
    """Lists that wait for a person: those that shrank, those too large for the line, and rows that two sides changed at
    the server. `servers`: names by ids."""

    awaiting: tuple[Awaiting, ...] = ()
    large: tuple[Large, ...] = ()
    servers: Mapping[str, str] = field(default_factory=dict)
    outside: frozenset[str] = frozenset()  # records about somebody the own list no longer has
    conflicts: tuple[EntityConflict, ...] = ()

    def __len__(self) -> int:
        return len(self.awaiting) + len(self.large) + len(self.conflicts)


@frozen
class Ground:
    """What lies under the points of a map: a file of pictures (MBTiles), and outlines of villages. "" for none.

    `about`: what the outlines are, as it is said; other outlines under the same path have another.
    """

    pictures: str = ""
    outlines: str = ""
    about: str = ""


@frozen
class SettingsValues:
    """Settings: servers, person, language, theme, text size."""

    person: Person
    servers: tuple[Known, ...]
    language: str  # "id" | "en"
    theme: str  # "system" | "light" | "dark"
    text_scale: int  # per cent
    practice: bool = False
    version: str = ""
    data_folder: str = ""
    lock_minutes: int = 10
    sending: Settings = field(default_factory=Settings)
