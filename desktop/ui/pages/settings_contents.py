"""The contents of a long page beside its column, where there is room: each part is one press away."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QAbstractButton, QAbstractSlider, QComboBox, QLineEdit, QListView, QScrollArea, QWidget

from desktop.ui.pieces import below, beside, button, words
from desktop.ui.theme import px, tone
from desktop.ui.translations import tr

WIDTH, ROOM = 220, 1060  # px: its own, and of the page below which the column has the page for itself
_STOPS = (QAbstractButton, QLineEdit, QComboBox, QListView, QAbstractSlider)


class Contents(QWidget):
    """`say(names)` in the order of the parts it was made for; a part that is not there is not offered."""

    def __init__(self, area: QScrollArea, parts: Sequence[QWidget]) -> None:
        super().__init__(area)  # over what the column leaves free: the bar to scroll with stays at the edge
        tone(self, "plain")
        self._area, self._parts = area, tuple(parts)
        self._heading = words(look="hint", wraps=False)
        self.links = [button("quiet") for _ in parts]
        for link, part in zip(self.links, self._parts, strict=True):
            link.clicked.connect(lambda _checked=False, part=part: self._go(part))
            part.installEventFilter(self)
        heading = beside(10, self._heading, None, gap=0)
        self.setLayout(below(heading, 2, *(beside(link, None) for link in self.links), None, gap=0))
        self.setFixedWidth(px(WIDTH))
        area.installEventFilter(self)

    def say(self, names: Sequence[str]) -> None:
        self._heading.setText(tr("Di halaman ini"))
        for link, name, part in zip(self.links, names, self._parts, strict=True):
            link.setText(name)
            link.setVisible(not part.isHidden())
        self._lay()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A part comes and goes with who is in; the page gets wider and narrower."""
        if watched is self._area and event.type() == QEvent.Type.Resize:
            self._lay()
        elif event.type() in (QEvent.Type.ShowToParent, QEvent.Type.HideToParent) and watched in self._parts:
            at = self._parts.index(watched)
            self.links[at].setVisible(not self._parts[at].isHidden())
            self._lay()
        return super().eventFilter(watched, event)

    def _lay(self) -> None:
        """At the right, if the page is wide enough for it."""
        self.adjustSize()
        self.move(self._area.width() - self.width() - px(24), px(4))
        self.setVisible(self._area.width() >= px(ROOM))

    def _go(self, part: QWidget) -> None:
        """The part at the top of the page as far as that goes, and the focus on its first field."""
        bar = self._area.verticalScrollBar()
        holder = self._area.widget()
        if holder is None:
            return
        first = next((one for one in part.findChildren(QWidget) if isinstance(one, _STOPS) and _stops(one)), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.TabFocusReason)
        top = part.mapTo(holder, part.rect().topLeft()).y() - px(4)
        QTimer.singleShot(0, self, lambda: bar.setValue(top))  # after the focus, which scrolls no further than it must


def _stops(widget: QWidget) -> bool:
    return widget.isVisible() and widget.isEnabled() and widget.focusPolicy() != Qt.FocusPolicy.NoFocus
