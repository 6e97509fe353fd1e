"""Choices that lie somewhere: a searched list beside a map of them (`select1 map`, the row's `geometry`)."""

from __future__ import annotations

from collections.abc import Sequence
from math import hypot
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from desktop.ui import point_map
from desktop.ui.floating import Floating
from desktop.ui.pieces import below, beside, button, words
from desktop.ui.questions.answer import Surroundings
from desktop.ui.questions.choice_keys import label_without_code
from desktop.ui.questions.choice_search import SearchAnswer
from desktop.ui.questions.map_canvas import MapCanvas
from desktop.ui.questions.typed_points import Point, read_point
from desktop.ui.questions.wording import plain
from desktop.ui.theme import px
from desktop.ui.translations import tr

if TYPE_CHECKING:
    from desktop.xforms import Choice, Node

NEAR = 48  # px: a press or the cross means the choice within this
Placed = tuple[str, str, Point]  # value, words, where


def placed(choices: Sequence[Choice]) -> list[Placed]:
    """The choices that lie somewhere; of a line or an area its first point."""
    found = ((one, read_point(one.place.partition(";")[0])) for one in choices if one.place)
    return [(one.value, label_without_code(plain(one.label), one.value), at) for one, at in found if at is not None]


class ChoiceMapAnswer(SearchAnswer):
    """As a searched list, and Alt+↓ (or the button) shows where each choice lies."""

    def __init__(self, surroundings: Surroundings, multiple: bool) -> None:
        super().__init__(surroundings, multiple)
        self.map = button("", "map-pin")
        self.map.clicked.connect(self.open_map)
        self.line.opened.disconnect(self.open)
        self.line.opened.connect(self.open_map)
        box = self.layout()
        assert box is not None  # the list made one
        row = QWidget()
        row.setLayout(beside(self.map, None))
        box.addWidget(row)

    def show_node(self, node: Node) -> None:
        super().show_node(node)
        self.map.setText(tr("Peta…"))
        self.map.setToolTip(tr("Pilih di peta (Alt+↓)"))
        self.map.setEnabled(bool(placed(self._choices)))

    def open_map(self) -> None:
        """All that lie somewhere, on the map of this laptop."""
        choices = placed(self._choices)
        if not choices:
            self.open()
            return
        self._close()
        card = ChoiceMapCard(self.window(), self.surroundings, choices, self._picked[:1])
        card.picked.connect(self._pick_there)

    def _pick_there(self, value: str) -> None:
        self.pick(value)
        self.line.setFocus()


class ChoiceMapCard(Floating):
    """`picked(value)`. Arrows move the cross, Page Up and Down go from one choice to the next, Enter takes it."""

    picked = Signal(str)

    def __init__(
        self, window: QWidget, surroundings: Surroundings, choices: Sequence[Placed], picked: Sequence[str]
    ) -> None:
        self.canvas = MapCanvas()
        self._said, self._hint = words(look="strong"), words(look="hint")
        self.done = button("primary", "check")
        super().__init__(window, below(self._said, self.canvas, self._hint, beside(None, self.done), gap=8), 1000)
        self._choices = list(choices)
        self._tiles = point_map.lay(self.canvas, surroundings.ground())
        self.canvas.named = [(said, at) for _, said, at in choices]
        self.canvas.aimed.connect(self._aimed)
        self.canvas.moved.connect(self._say)
        self.done.clicked.connect(lambda: self._aimed(self.canvas.here))
        self.put_away.connect(self._end)
        self.canvas.resize(px(960), px(380))
        self.canvas.fit([at for _, _, at in choices])
        chosen = next((one for one in choices if one[0] in picked), None)
        if chosen is not None:
            self._go(chosen)
        self._say()
        self.bring()
        self.canvas.setFocus()

    def nearest(self, place: Point) -> Placed | None:
        """The choice meant by a place of the sheet."""
        here = self.canvas.at(place)

        def away(one: Placed) -> float:
            spot = self.canvas.at(one[2]) - here
            return hypot(spot.x(), spot.y())

        found = min(self._choices, key=away)
        return found if away(found) <= px(NEAR) else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        at = self.nearest(self.canvas.here)
        self._go(self._choices[(self._choices.index(at) + step) % len(self._choices) if at else 0])

    def _go(self, choice: Placed) -> None:
        self.canvas.go(choice[2].latitude, choice[2].longitude, self.canvas.zoom)

    def _aimed(self, place: Point) -> None:
        found = self.nearest(place)
        if found is not None:
            self.leave()
            self.picked.emit(found[0])

    def _say(self) -> None:
        found = self.nearest(self.canvas.here)
        said = found[1] if found is not None else tr("Tidak ada pilihan di dekat tanda silang.")
        self._said.setText(said)
        self.canvas.setAccessibleName(tr("Peta, {place}", place=said))
        self.done.setText(tr("Pilih"))
        self.done.setEnabled(found is not None)
        self._hint.setText(
            tr("Page Down ke pilihan berikutnya, panah menggeser, + dan - memperbesar, Enter memilih, Escape menutup.")
        )

    def _end(self) -> None:
        if self._tiles is not None:
            self._tiles.close()
        self.deleteLater()
