"""A supervisor gives the visits of a prelist out by RT."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.touched import Touched
from desktop.ui.pages.visit_areas import VisitAreasPage
from desktop.ui.translations import tr

if TYPE_CHECKING:
    from desktop.roles.visit_areas import Areas, VisitAreas
    from desktop.ui.desk import Desk


class VisitAreasDesk(QObject):
    """One a session of a supervisor, made when somebody first asks."""

    def __init__(self, desk: Desk, role: VisitAreas) -> None:
        super().__init__(desk)
        self._desk, self._role = desk, role

    def open(self) -> None:
        """The page, with the RTs as they stand."""
        role, desk = self._role, self._desk
        page = VisitAreasPage()
        page.given.connect(lambda keys, name: self._give(page, keys, name))
        page.left.connect(lambda: desk.go("home"))
        desk.frame.show_guest(page, entry="home")
        desk.window.say_title(tr("Bagi kunjungan per RT"))
        desk.ask(role.areas, page.show_areas)

    def _give(self, page: VisitAreasPage, keys: tuple[str, ...], name: str) -> None:
        role = self._role

        def deed() -> tuple[Touched, Areas]:
            return role.give(keys, name), role.areas()

        def done(found: tuple[Touched, Areas]) -> None:
            self._desk.signals.touched.emit(found[0])
            if self._desk.frame.guest is page:
                page.show_areas(found[1])
                said = (
                    tr("{n} RT diserahkan kepada {name}.", len(keys), name=name) if name else tr("Petugas dikosongkan.")
                )
                more = tr("Laptop lain mendengarnya lewat berkas kiriman atau Wi-Fi.")
                page.notice.say_sentence(f"{said} {more}")

        self._desk.ask(deed, done)
