"""The prelist at the desk: a spreadsheet looked at, read and taken in, each as a deed of the store."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desktop.touched import Touched
from desktop.ui import choosing
from desktop.ui.pages.prelist import PrelistPage
from desktop.ui.translations import tr

if TYPE_CHECKING:
    from desktop.roles.prelists import Looked, Prelists
    from desktop.ui.desk import Desk

WANTED = "Excel, CSV (*.xlsx *.csv *.txt)"


def which(parent: QWidget, wanted: str) -> str:
    """A spreadsheet that is there."""
    return choosing.file_there(parent, tr("Buka berkas"), wanted)


class PrelistDesk(QObject):
    """One a session. `which` asks a person for a file; tests answer for it."""

    def __init__(self, desk: Desk, prelists: Prelists) -> None:
        super().__init__(desk)
        self._desk, self._prelists = desk, prelists
        self.page = PrelistPage(desk.session.find_places)
        self.which: Callable[[QWidget, str], str] = which
        self._looked: Looked | None = None
        desk.frame.put("prelist", self.page)
        desk.settings_page.beside_title.addWidget(self.page.way)
        self.page.way.clicked.connect(self.open)
        self.page.left.connect(lambda: desk.go("settings"))
        self.page.file_asked.connect(self._choose)
        self.page.file_dropped.connect(self.look)
        self.page.reading_asked.connect(self._read)
        self.page.keeping_asked.connect(self._keep)

    def open(self) -> None:
        """To the page; it hangs on Settings."""
        self._desk.frame.show_page("prelist", entry="settings")

    def look(self, path: str) -> None:
        """Open a spreadsheet."""
        prelists = self._prelists
        self._desk.ask(lambda: prelists.look(Path(path)), self._show, self.page.say_trouble)

    def _choose(self) -> None:
        path = self.which(self.page, WANTED)
        if path:
            self.look(path)

    def _show(self, looked: Looked) -> None:
        self._looked = looked
        self.page.show_looked(looked)

    def _read(self, mapping: Mapping[str, int], village: str) -> None:
        prelists, looked = self._prelists, self._looked
        if looked is not None:
            self._desk.ask(lambda: prelists.read(looked, mapping, village), self.page.show_found, self.page.say_trouble)

    def _keep(self, mapping: Mapping[str, int]) -> None:
        prelists, looked, found = self._prelists, self._looked, self.page.found
        if looked is None or found is None:
            return

        def kept(touched: Touched) -> None:
            self._desk.signals.touched.emit(touched)
            self.page.say_kept(found)

        self._desk.ask(lambda: prelists.keep(looked, mapping, found), kept, self.page.say_trouble)
