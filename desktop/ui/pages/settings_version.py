"""Which Sambang this is, and a newer one: off a stick or from the server, checked before it is to be installed."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFrame

from desktop.trouble import Trouble
from desktop.ui import choosing
from desktop.ui.formats import number
from desktop.ui.notices import notice
from desktop.ui.pieces import NoticeBar, below, beside, button, words
from desktop.ui.theme import px, tone
from desktop.ui.translations import tr


class VersionCard(QFrame):
    """`searched(folder)`: a stick was pointed at. `wanted`: take what is offered. `stopped`: not now."""

    searched = Signal(str)
    wanted = Signal()
    stopped = Signal()

    def __init__(self) -> None:
        super().__init__()
        tone(self, "card")
        self._version, self._offer, self._taken = "", ("", 0, False), ""
        self.heading, self.told = words(look="heading", wraps=False), words(look="label")
        self.told.setTextInteractionFlags(self.told.textInteractionFlags().TextSelectableByMouse)
        self.said = NoticeBar()
        self.search, self.take, self.stop = button("", "folder-open"), button("", "download"), button("quiet", "x")
        self.install = button("", "download")
        inner = below(
            self.heading, self.told, self.said, beside(self.take, self.install, self.search, self.stop, None), gap=8
        )
        inner.setContentsMargins(px(20), px(16), px(20), px(18))
        self.setLayout(inner)
        self.search.clicked.connect(self._choose)
        self.take.clicked.connect(self.wanted)
        self.stop.clicked.connect(self.stopped)
        self.install.clicked.connect(lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(self._opens())))
        self.say_words()

    def show_version(self, version: str) -> None:
        self._version = version
        self.say_words()

    def show_offer(self, version: str, of_bytes: int, *, from_server: bool) -> None:
        """A newer program that counts is there."""
        self._offer, self._taken = (version, of_bytes, from_server), ""
        self.said.clear()
        self.say_words()

    def show_taken(self, path: str) -> None:
        """It lies on this laptop, whole and checked."""
        self._taken = path
        self.show_taking(False)
        self.install.setFocus()

    def show_taking(self, under_way: bool) -> None:
        self.stop.setVisible(under_way)
        self.take.setEnabled(not under_way)
        self.search.setEnabled(not under_way)
        self.say_words()

    def say_trouble(self, trouble: Trouble) -> None:
        self.show_taking(False)
        self.said.say(notice(trouble), "warn")

    def say_words(self) -> None:
        new, of_bytes, from_server = self._offer
        big = f"{number(of_bytes / 1_000_000)} MB"
        under_way = not self.take.isEnabled()
        self.heading.setText(tr("Versi program"))
        self.search.setText(tr("Versi baru di stik…"))
        self.take.setText(tr("Ambil versi {version}", version=new))
        self.stop.setText(tr("Hentikan"))
        self.install.setText(tr("Pasang versi {version}", version=new))
        self.take.setVisible(bool(new) and not self._taken)
        self.install.setVisible(bool(self._taken))
        self.stop.setVisible(under_way)
        here = tr("Sambang {version}.", version=self._version)
        if self._taken:
            more = tr("Versi {version} sudah diambil dan diperiksa: {path}", version=new, path=self._taken)
        elif under_way:
            more = tr("Mengambil versi {version}…", version=new)
        elif new and from_server:
            more = tr("Versi {version} ada di server ({size}). Tidak diambil tanpa Anda minta.", version=new, size=big)
        elif new:
            more = tr("Versi {version} siap diambil ({size}).", version=new, size=big)
        else:
            more = tr("Versi baru datang dari Dinas, lewat server atau stik, dan diperiksa tanda tangannya.")
        self.told.setText(f"{here} {more}")

    def _choose(self) -> None:
        folder = choosing.folder(self, tr("Stik atau folder dengan versi baru"))
        if folder:
            self.searched.emit(folder)

    def _opens(self) -> str:
        """The installer itself; an archive is unpacked by the person, so its folder."""
        path = Path(self._taken)
        return str(path.parent if path.suffix == ".xz" else path)
