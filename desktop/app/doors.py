"""The doors in the room: each is loaded when it is first opened, and closed at the end if it ever was."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from desktop.lanes import Lane
from desktop.store.users_table import User
from desktop.store.vault import Vault
from desktop.ui.session import Hub, OpenDoor, PhoneHub, PhonePhoto, PlainDoor, Reach

if TYPE_CHECKING:
    from desktop.app.phone_door import PhoneDoor
    from desktop.app.photo_door import PhotoDoor
    from desktop.app.posko import Door
    from desktop.exchange import Arrived
    from desktop.reference.lists import RegionLists
    from desktop.roles.phones import Phones
    from desktop.roles.posko import Posko
    from desktop.touched import Touched


class Closing(Protocol):
    """A door in the room."""

    def close(self) -> None:
        """Nobody is answered any more."""


class Doors:
    """Of one session."""

    def __init__(
        self,
        vault: Vault,
        user: User,
        store: Lane,
        folder: Path,
        *,
        now: Callable[[], datetime],
        regions: RegionLists | None,
        region_name: Callable[[str], str],
    ) -> None:
        self._vault, self._user, self._store, self._folder, self._now = vault, user, store, folder, now
        self._regions, self._region_name = regions, region_name

    def made(self) -> list[Closing]:
        """Those that were opened since somebody came in: they want to be closed."""
        return [self.__dict__[name] for name in ("room", "plain", "photo") if name in self.__dict__]

    def certify(self) -> None:
        """Make what other laptops will know this one by, if it has none. On the store lane."""
        from desktop.store import own_certificate

        if own_certificate.kept(self._vault) is None:
            self.posko.certificate()

    @cached_property
    def posko(self) -> Posko:
        from desktop.app.programs import updates
        from desktop.roles.exchanging import Exchange
        from desktop.roles.posko import Posko

        return Posko(Exchange(self._vault, self._user, now=self._now, updates=updates(self._vault.paths)))

    @cached_property
    def phones(self) -> Phones:
        from desktop.roles.phones import Phones

        return Phones(self._vault, self._user, now=self._now, regions=self._regions, region_name=self._region_name)

    @cached_property
    def room(self) -> Door:
        from desktop.app.posko import Door

        return Door(self.posko, self._store, self._folder)

    @cached_property
    def plain(self) -> PhoneDoor:
        from desktop.app.phone_door import PhoneDoor

        return PhoneDoor(self.phones, self._store)

    @cached_property
    def photo(self) -> PhotoDoor:
        from desktop.app.photo_door import PhotoDoor

        return PhotoDoor()

    def hub(self) -> Hub:
        """What the window is given of the room."""
        return Hub(open=self._open_room, close=self._shut_room, test=self._test_room, opened=self._room_opened)

    def _open_room(self, hear: Callable[[Arrived], None], changed: Callable[[str], None]) -> OpenDoor:
        return self.room.open(hear, changed)

    def _shut_room(self) -> None:
        if "room" in self.__dict__:
            self.room.shut()

    def _test_room(self) -> Reach:
        return self.room.test()

    def _room_opened(self) -> OpenDoor | None:
        return self.room.hub().opened() if "room" in self.__dict__ else None

    def phone_hub(self, phones: Phones) -> PhoneHub:
        """What the window is given of the plain port."""
        return PhoneHub(phones, self._open_plain, self._shut_plain, self._plain_opened)

    def _open_plain(self, hear: Callable[[Touched], None]) -> PlainDoor:
        return self.plain.open(hear)

    def _shut_plain(self) -> None:
        if "plain" in self.__dict__:
            self.plain.shut()

    def _plain_opened(self) -> PlainDoor | None:
        return self.plain.hub().opened() if "plain" in self.__dict__ else None

    def phone_photo(self) -> PhonePhoto:
        """What the window is given of the page for one photo."""
        return PhonePhoto(self._open_photo, self._close_photo)

    def _open_photo(self, words: dict[str, str], hear: Callable[[bytes], None]) -> str:
        return self.photo.open(words, hear)

    def _close_photo(self) -> None:
        if "photo" in self.__dict__:
            self.photo.close()
