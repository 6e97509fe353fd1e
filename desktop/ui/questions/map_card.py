"""A place picked on a map over the window, by keys or the mouse; a map file can be loaded, else a grid stays."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from desktop.reference.tiles import Tiles
from desktop.trouble import Trouble
from desktop.ui import choosing, point_map
from desktop.ui.floating import Floating
from desktop.ui.notices import notice
from desktop.ui.pieces import below, beside, button, words
from desktop.ui.questions.answer import Surroundings
from desktop.ui.questions.map_canvas import MapCanvas
from desktop.ui.questions.places_words import spoken_point
from desktop.ui.questions.typed_points import Point
from desktop.ui.translations import tr

NEAR, COUNTRY = 16.0, 4.6  # zooms: a few houses, all of Indonesia


class MapCard(Floating):
    """`picked(points)` when it is done; one point, or as many as a path has. `looking`: nothing is picked."""

    picked = Signal(object)

    def __init__(
        self, window: QWidget, surroundings: Surroundings, *, many: bool, closed: bool, looking: bool = False
    ) -> None:
        self.canvas = MapCanvas()
        self._said, self._hint, self.about = words(look="strong"), words(look="hint"), words(look="label")
        self.load, self.done, self.back = (
            button("", "folder-open"),
            button("primary", "check"),
            button("quiet", "undo-2"),
        )
        row = beside(self.load, self.back, None, self.done)
        super().__init__(window, below(self._said, self.about, self.canvas, self._hint, row, gap=8), 1000)
        self._surroundings, self._many, self._closed, self._looking = surroundings, many, closed, looking
        self._points: list[Point] = []
        self._tiles: Tiles | None = None
        self.canvas.aimed.connect(self._aim)
        self.canvas.entered.connect(lambda: None if many else self._finish())
        self.canvas.taken_back.connect(self._take_back)
        self.canvas.moved.connect(self._say)
        self.done.clicked.connect(self._finish)
        self.back.clicked.connect(self._take_back)
        self.load.clicked.connect(self._load)
        self.put_away.connect(self._end)

    def show_points(self, points: Sequence[Point], named: Sequence[tuple[str, Point]]) -> None:
        """Begin with what is answered; `named` are other places of the record."""
        self._points, self.canvas.named = list(points), list(named)
        ground = self._surroundings.ground()
        self.canvas.lay_outlines(point_map.outlines(ground))
        if ground.pictures:
            self._open(Path(ground.pictures))
        start = self._points[-1] if self._points else named[0][1] if named else None
        if start is not None:
            self.canvas.go(start.latitude, start.longitude, NEAR)
        elif self._tiles is not None:
            extent = self._tiles.extent
            middle = ((extent.south + extent.north) / 2, (extent.west + extent.east) / 2)
            self.canvas.go(*middle, min(extent.least + 2.0, extent.most))
        self._show()
        self.bring()
        self.canvas.setFocus()

    def _open(self, path: Path) -> None:
        try:
            tiles = Tiles(path)
        except Trouble as trouble:
            self.about.setText(notice(trouble).sentence)
            return
        if self._tiles is not None:
            self._tiles.close()
        self._tiles = tiles
        self.canvas.lay(tiles.tile, tiles.extent.most, str(path))

    def _load(self) -> None:
        name = choosing.file_there(self, tr("Muat peta"), "*.mbtiles")
        if name:
            self._open(Path(name))
            if self._tiles is not None:
                self._surroundings.keep_map(name)
                extent = self._tiles.extent
                if not self._points:
                    self.canvas.go((extent.south + extent.north) / 2, (extent.west + extent.east) / 2, extent.most - 2)
            self._show()
        self.canvas.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._finish()
        else:
            super().keyPressEvent(event)

    def _aim(self, point: Point) -> None:
        if self._looking:
            return
        self._points = [*self._points, point] if self._many else [point]
        if not self._many:
            self.canvas.go(point.latitude, point.longitude, self.canvas.zoom)
        self._show()

    def _take_back(self) -> None:
        self._points = self._points[:-1]
        self._show()

    def _finish(self) -> None:
        if self._looking:
            self.leave()
            return
        points = tuple(self._points) if self._points or self._many else (self.canvas.here,)
        self.leave()
        self.picked.emit(points)

    def _show(self) -> None:
        self.canvas.show_points(self._points, joined=self._many, closed=self._closed)
        self.back.setVisible(self._many)
        self.back.setEnabled(bool(self._points))
        self.back.setText(tr("Hapus titik terakhir"))
        self.load.setText(tr("Muat peta…"))
        use = tr("Pakai {n} titik", len(self._points)) if self._many else tr("Pakai titik ini")
        self.done.setText(tr("Tutup") if self._looking else use)
        if self._tiles is not None:
            self.about.setText(tr("Peta: {name}", name=self._tiles.name))
        elif not self.about.text():
            self.about.setText(
                tr("Belum ada peta di laptop ini: muat berkas MBTiles dari kantor, atau pakai garisnya.")
            )
        keys = tr("Panah menggeser (Shift lebih jauh), + dan - memperbesar, Escape menutup.")
        enter = tr("Enter menaruh titik, Ctrl+Enter selesai.") if self._many else tr("Enter memakai tempat ini.")
        self._hint.setText(keys if self._looking else f"{keys} {enter}")
        self._say()

    def _say(self) -> None:
        point = self._points[-1] if self._points and not self._many else self.canvas.here
        self._said.setText(spoken_point(point))
        self.canvas.setAccessibleName(tr("Peta, {place}", place=spoken_point(self.canvas.here)))

    def _end(self) -> None:
        if self._tiles is not None:
            self._tiles.close()
        self.deleteLater()
