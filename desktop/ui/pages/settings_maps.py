"""The map under every point: pictures out of an MBTiles file, outlines of villages out of a GeoJSON file."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from desktop.trouble import Trouble
from desktop.ui import choosing
from desktop.ui.notices import notice
from desktop.ui.pieces import NoticeBar, below, beside, button, words
from desktop.ui.theme import px, tone
from desktop.ui.translations import tr
from desktop.ui.values import Ground

KINDS = "*.mbtiles *.geojson *.json"


class MapsCard(QFrame):
    """`given(path)`: take this file. `removed`: no map any more. `stopped`: not this file after all."""

    given = Signal(str)
    removed = Signal()
    stopped = Signal()

    def __init__(self) -> None:
        super().__init__()
        tone(self, "card")
        self._ground, self._taken = Ground(), -1
        self.heading, self.told = words(look="heading", wraps=False), words(look="label")
        self.said = NoticeBar()
        self.load, self.remove, self.stop = button("", "folder-open"), button("quiet", "x"), button("quiet", "x")
        inner = below(self.heading, self.told, self.said, beside(self.load, self.remove, self.stop, None), gap=8)
        inner.setContentsMargins(px(20), px(16), px(20), px(18))
        self.setLayout(inner)
        self.load.clicked.connect(self._choose)
        self.remove.clicked.connect(self.removed)
        self.stop.clicked.connect(self.stopped)
        self.say_words()

    def show_ground(self, ground: Ground) -> None:
        """What lies under the points now."""
        self._ground, self._taken = ground, -1
        self.say_words()

    def show_taking(self, areas: int) -> None:
        """A file is being taken in, and this much of it has been."""
        self._taken = areas
        self.said.clear()
        self.say_words()

    def say_trouble(self, trouble: Trouble) -> None:
        self.show_ground(self._ground)
        self.said.say(notice(trouble), "warn")

    def say_words(self) -> None:
        pictures, about = self._ground.pictures.replace("\\", "/").rpartition("/")[2], self._ground.about
        under_way = self._taken >= 0
        self.heading.setText(tr("Peta"))
        if under_way:
            said = [tr("Membaca batas wilayah: {n}…", self._taken)]
        else:
            said = [
                tr("Gambar peta: {name}.", name=pictures) if pictures else "",
                tr("Batas wilayah: {about}.", about=about) if about else "",
            ]
        none = tr(
            "Belum ada. Muat gambar peta (MBTiles) atau batas desa (GeoJSON) dari kantor; "
            "dipakai di Beranda, saat memilih titik, dan di laporan situasi."
        )
        self.told.setText(" ".join(filter(None, said)) or none)
        self.load.setText(tr("Muat peta atau batas desa…"))
        self.remove.setText(tr("Lepas peta"))
        self.stop.setText(tr("Hentikan"))
        self.load.setEnabled(not under_way)
        self.remove.setVisible(self._ground != Ground() and not under_way)
        self.stop.setVisible(under_way)

    def _choose(self) -> None:
        path = choosing.file_there(self, tr("Muat peta atau batas desa"), KINDS)
        if path:
            self.said.clear()
            self.given.emit(path)
