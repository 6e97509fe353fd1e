"""The house before the door: settings, the store lane, and the way in."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from desktop import __version__
from desktop import settings as settings_file
from desktop.lanes import Lane
from desktop.local_zone import follow
from desktop.paths import Paths, preset_file
from desktop.settings import Settings

if TYPE_CHECKING:  # the door is shown before SQLite is loaded
    from desktop.app.preset import Preset
    from desktop.exchange.start import Start
    from desktop.roles.starting import Beginning
    from desktop.store.key import Realm
    from desktop.ui.media.port import OpenDevices
    from desktop.ui.session import Session
    from desktop.ui.values import NewPerson, OfficeSettings, Progress


BEHIND_THE_DOOR = (
    "desktop.app.sessions",
    "desktop.ui.desk",
    "desktop.ui.desk_filling",
    "desktop.ui.desk_review",
    "desktop.ui.desk_beginnings",
    "desktop.ui.desk_care",
    "desktop.ui.desk_findings",
    "desktop.ui.desk_remarks",
    "desktop.ui.desk_wire",
    "desktop.ui.beside",
    "desktop.roles.today",
)
"""What the first screen and filling need; every other page is loaded when somebody goes there."""


def here_and_now() -> datetime:
    """The moment, in the zone of this machine."""
    return datetime.now(UTC).astimezone()


class Workspace:
    """One data folder with its real vault, and the practice vault inside it."""

    def __init__(self, paths: Paths, *, now: Callable[[], datetime] = here_and_now) -> None:
        self.paths = paths
        self.now = now
        self.store = Lane("store")
        self.settings: Settings = _settings(paths)
        follow(self.settings.layout.get("zone", ""))  # where a person said so
        self.data_folder = str(paths.root)
        self.greeting = ""
        self._start: Start | None = None  # opened at the first set-up, laid in by `create`
        self._read: tuple[str, Preset] | None = None  # an office's settings that somebody brought, as they were shown
        self._preset: Preset | None = None  # the same, agreed to

    @property
    def version(self) -> str:
        """Of the program."""
        return __version__

    def warm(self) -> None:
        """Load what lies behind the door while somebody types the passphrase: the door itself is up without it.

        What opens the vault first, on the store lane; the windows on a lane of their own, so that who is quick waits
        for no window while their key is worked out.
        """
        self.store.post(lambda _ticket: _load(("desktop.store.door",)))
        windows = Lane("windows")
        windows.post(lambda _ticket: _load(BEHIND_THE_DOOR))
        windows.end()

    def exists(self) -> bool:
        """Whether a vault has been set up."""
        return _is_set_up(self.paths)

    def devices(self) -> OpenDevices | None:
        """Camera, microphone and player, where the addition for them is installed."""
        from desktop.ui.media.addition import way_to_devices

        return way_to_devices()

    def office_question(self) -> str:
        """What is read aloud to the office, "" if none can help. Without the store: the door is shown before."""
        try:
            told = json.loads(self.paths.keys.read_bytes())["keys"].get("told", {})
            return str(told.get("office", ""))
        except (OSError, ValueError, KeyError, AttributeError, TypeError):
            return ""

    def enter(self, name: str, passphrase: str, tell: Callable[[Progress], None] = lambda _told: None) -> Session:
        """Come in by name and passphrase. On the store lane. Troubles of the vault."""
        from desktop.store.key import Realm

        return self._enter(self.paths, name, passphrase, Realm.REAL, tell)

    def create(self, person: NewPerson) -> Session:
        """First set-up. On the store lane."""
        from desktop.store import door
        from desktop.store.users_table import NewUser, Role

        door.create(
            self.paths, NewUser(person.name, person.passphrase, Role(person.role), person.region), now=self.now()
        )
        self._lay(self._start, person)
        return self.enter(person.name, person.passphrase)

    def open_start(self, path: str, code: str) -> Beginning:
        """A start package of the office, before the first set-up; `create` lays it in. On the store lane.

        Troubles CODE_MISTYPED, PACKAGE_DAMAGED, PACKAGE_NEWER, FILE_UNREADABLE.
        """
        from desktop.roles import starting

        self._start = starting.open_start(Path(path), code)
        return starting.said(self._start)

    def read_preset(self, path: str) -> OfficeSettings:
        """What an office's settings would bring. Troubles FILE_UNREADABLE, PRESET_UNREADABLE."""
        from desktop.app import preset

        self._read = path, preset.opened(Path(path), fresh=not self.exists())
        return preset.told(self._read[1])

    def take_preset(self, path: str) -> None:
        """Before the first set-up: `create` lays in what was shown, also where the stick was pulled meanwhile."""
        if self._read is not None and self._read[0] == path:
            self._preset = self._read[1]

    def _lay(self, start: Start | None, person: NewPerson) -> None:
        """Once only: what cannot be laid in must not keep anybody out; what is missing then comes by the server."""
        from desktop.app import preset
        from desktop.roles import starting
        from desktop.store import door
        from desktop.store.claim import claim
        from desktop.store.vault import Vault
        from desktop.trouble import Trouble

        self._start, chosen = None, preset.read() if self._preset is None else self._preset
        if start is None and chosen == preset.Preset():
            return
        with claim(self.paths):
            unlocked = door.unlock(self.paths, person.name, person.passphrase)
            with Vault(self.paths, unlocked.key) as vault, suppress(Trouble):
                preset.lay(vault, unlocked.user, chosen, packaged=start is not None, at=self.now())
                if start is not None:
                    starting.lay(vault, unlocked.user, start, at=self.now())

    def restore(self, folder: str) -> datetime:
        """The newest backup of a folder, where there is no vault yet. On the store lane."""
        from desktop.store import backup
        from desktop.trouble import Kind, Trouble

        found = backup.found_in(Path(folder))
        if not found:
            raise Trouble(Kind.BACKUP_MISSING)
        backup.restore(found[0], self.paths)
        return found[0].made_at

    def rekey(self, name: str, passphrase: str, tell: Callable[[Progress], None]) -> None:
        """Another data key under everything. On the store lane, while nobody is in."""
        from desktop.store import door
        from desktop.store.claim import claim
        from desktop.ui.values import Progress

        with claim(self.paths):
            unlocked = door.unlock(self.paths, name, passphrase)
            door.rekeyed(self.paths, unlocked, progress=lambda done, of: tell(Progress(done, of, "")))

    def practise(self) -> Session:
        """Mode latihan: its vault is made when first wanted. Nothing real lies in it, so its passphrase is none."""
        from desktop.app import practice
        from desktop.store.key import Realm

        paths = self.paths.practice
        practice.furnish(paths, now=self.now, region_name=_region_name)
        return self._enter(paths, practice.LEARNER.name, practice.LEARNER.passphrase, Realm.PRACTICE)

    def _enter(
        self,
        paths: Paths,
        name: str,
        passphrase: str,
        realm: Realm,
        tell: Callable[[Progress], None] = lambda _told: None,
    ) -> Session:
        from desktop.app.sessions import begin
        from desktop.store import door
        from desktop.store.claim import claim
        from desktop.ui.values import Progress

        held = claim(paths)
        try:
            unlocked = door.unlock(paths, name, passphrase, realm=realm)
            grows: Callable[[int, int], None] = lambda done, of: tell(Progress(done, of, ""))  # noqa: E731
            return begin(paths, unlocked, held, store=self.store, now=self.now, progress=grows)
        except BaseException:
            held.release()
            raise

    def keep(self, settings: Settings) -> None:
        """The look of the program, kept for the next start."""
        self.settings = settings
        path = Path(self.paths.settings)
        self.store.post(lambda _ticket: settings_file.write(path, settings))


def _settings(paths: Paths) -> Settings:
    """What the person chose; before the first choice, what the office put beside the program."""
    office = None if paths.settings.exists() else preset_file()
    found = settings_file.read(office or paths.settings)
    return replace(found, unknown={}) if office else found  # what else the office says there is no matter of looks


def _load(modules: Iterable[str]) -> None:
    for name in modules:
        import_module(name)


def _region_name(code: str) -> str:
    """A village code in words; the code itself while the list of regions has not been built."""
    from desktop.paths import regions_file
    from desktop.reference.regions import Regions

    if not regions_file().exists():
        return code
    with Regions(regions_file()) as regions:
        return regions.address(code)


def _is_set_up(paths: Paths) -> bool:
    return paths.keys.exists() or paths.keys.with_name(paths.keys.name + ".1").exists()
