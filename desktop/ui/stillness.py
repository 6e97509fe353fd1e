"""A page that holds still: while its record is being sealed no key and no press reaches it, and the focus stays."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QApplication, QWidget

_Type = QEvent.Type
HELD_OFF = frozenset(
    {
        _Type.KeyPress, _Type.KeyRelease, _Type.Shortcut, _Type.ShortcutOverride, _Type.InputMethod,
        _Type.MouseButtonPress, _Type.MouseButtonRelease, _Type.MouseButtonDblClick, _Type.Drop, _Type.ContextMenu,
    }
)  # fmt: skip


class Stillness(QObject):
    """From when it is made until `end`, or until the page goes. Keys of the window (F9, Ctrl+K) still work."""

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self._page = page
        app = QApplication.instance()
        assert app is not None
        app.installEventFilter(self)

    def end(self) -> None:
        app = QApplication.instance()
        if app is not None:
            app.removeEventFilter(self)
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        return event.type() in HELD_OFF and self._is_inside(watched)

    def _is_inside(self, watched: QObject) -> bool:
        widget = watched.parent() if isinstance(watched, QShortcut) else watched
        return isinstance(widget, QWidget) and (widget is self._page or self._page.isAncestorOf(widget))
