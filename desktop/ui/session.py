"""What the windows are given: the house before the door, and the session behind it. Put together by `app`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

from desktop.lanes import Lane
from desktop.settings import Settings
from desktop.ui.values import Connection, NewPerson, Person, Progress, ServerValues

if TYPE_CHECKING:  # these rooms load SQLite; the door is shown before
    from desktop.roles.enumerator import Enumerator
    from desktop.roles.supervisor import Supervisor
    from desktop.sync.round import Round
    from desktop.touched import Touched
    from desktop.xforms import ListSource


@dataclass(frozen=True, slots=True)
class Courier:
    """The way to the server, called on the wire lane. Every part is a plain function; Trouble where it says so."""

    run_round: Callable[[Callable[[], bool], Callable[[Progress], None]], Round]  # (cancelled, progress)
    fetch_forms: Callable[[Callable[[], bool], Callable[[Progress], None]], Touched]
    try_server: Callable[[str, str], ServerValues]  # (address or code, token): tried, then kept; Trouble
    connection: Callable[[], Connection]  # what is known; asks nobody, quick, from any lane


@dataclass(frozen=True, slots=True)
class Session:
    """Somebody has come in. Roles are called on the store lane only, `courier` on the wire lane only."""

    person: Person
    enumerator: Enumerator
    supervisor: Supervisor | None
    store: Lane
    wire: Lane
    courier: Courier
    lists: Callable[[int], ListSource]  # the screen's own read-only lists of an installed form (by key)
    server: Callable[[], ServerValues]  # store lane
    change_passphrase: Callable[[str, str], None]  # store lane; Trouble WRONG_PASSPHRASE
    recovery_code: Callable[[], str]  # store lane: a new recovery sheet
    close: Callable[[], None]  # store lane: last deeds, connections, the claim; nothing of the session works after it
    practice: bool = False


class House(Protocol):
    """The program before anybody has come in. `enter` and `create` are called on `store` and may raise Trouble."""

    store: Lane
    settings: Settings
    version: str
    data_folder: str
    now: Callable[[], datetime]

    def exists(self, practice: bool) -> bool:
        """Whether a vault has been set up (quick; the screen may ask)."""

    def enter(self, name: str, passphrase: str, practice: bool) -> Session: ...

    def create(self, person: NewPerson, practice: bool) -> Session: ...

    def keep(self, settings: Settings) -> None:
        """Settings changed; written soon."""
