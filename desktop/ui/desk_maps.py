"""The map of the settings page at work: pictures are kept where they lie, outlines are taken in beside the typing."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.lanes import Lane, Ticket
from desktop.paths import Paths
from desktop.reference import boundaries
from desktop.reference.tiles import Tiles
from desktop.trouble import Trouble
from desktop.ui.kept_map import MAP, OUTLINES, ground
from desktop.ui.pages.settings_maps import MapsCard
from desktop.ui.translations import tr

if TYPE_CHECKING:
    from desktop.ui.desk import Desk


class MapsDesk(QObject):
    """What the card asks for. One file at a time; what was there stays until the new one is whole."""

    told = Signal(int)  # areas read so far; sent on the lane

    def __init__(self, desk: Desk, card: MapsCard) -> None:
        super().__init__(desk)
        self._desk, self._card, self._house = desk, card, desk.window.house
        self._ticket: Ticket[int] | None = None
        card.given.connect(self._take)
        card.removed.connect(self._remove)
        card.stopped.connect(self._stop)
        self.told.connect(self._tell)
        card.show_ground(ground(self._house))

    def _take(self, path: str) -> None:
        if self._ticket is not None:
            return
        if path.lower().endswith(".mbtiles"):
            self._take_pictures(path)
            return
        kept, tell = Paths(Path(self._house.data_folder)).boundaries, self.told.emit
        self._card.show_taking(0)
        self._ticket = self._desk.signals.ask(
            self._lane,
            lambda ticket: boundaries.take_in(Path(path), kept, cancelled=ticket.cancelled, tell=tell),
            lambda areas: self._taken(Path(path).stem, areas),
            self._failed,
            owner=self._desk.frame,
        )

    @property
    def _lane(self) -> Lane:
        """Where long readings go, so that saving does not wait."""
        session = self._desk.session
        return session.aside.lane if session.aside is not None else session.store

    def _take_pictures(self, path: str) -> None:
        try:
            Tiles(Path(path)).close()
        except Trouble as trouble:
            self._card.say_trouble(trouble)
        else:
            self._keep({MAP: path})

    def _tell(self, areas: int) -> None:
        if self._ticket is not None:
            self._card.show_taking(areas)

    def _taken(self, name: str, areas: int) -> None:
        self._ticket = None
        self._keep({OUTLINES: tr("{name}, {n} wilayah", areas, name=name)})

    def _failed(self, trouble: Trouble) -> None:
        self._ticket = None
        self._card.say_trouble(trouble)

    def _stop(self) -> None:
        if self._ticket is not None:
            self._ticket.cancel()
            self._ticket = None
            self._card.show_ground(ground(self._house))
            self._card.load.setFocus()

    def _remove(self) -> None:
        """The office's file stays where it was; the outlines that were made of one are no longer shown."""
        self._keep({MAP: "", OUTLINES: ""})

    def _keep(self, said: dict[str, str]) -> None:
        settings = self._house.settings
        self._house.keep(replace(settings, layout={**settings.layout, **said}))
        self._card.show_ground(ground(self._house))
        self._card.load.setFocus()
