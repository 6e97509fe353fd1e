"""Locks when nobody is there: after minutes without a key or the mouse, before the machine sleeps, and after."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import SLOT, QCoreApplication, QEvent, QObject, Qt, QTimer, Signal, Slot

from desktop.lanes import bell
from desktop.ui.pages.door import DoorCard
from desktop.ui.translations import tr

if TYPE_CHECKING:
    from desktop.ui.main_window import MainWindow
    from desktop.ui.windows_sleep import WindowsSleep

LOOK = 5_000  # ms between two looks
SLEPT = 60.0  # seconds; a look so late was slept through (or the clock jumped: locking harms nothing)
A_MOMENT = 1.0  # seconds Windows is kept waiting for the lock; it gives a program two
_SIGNS = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.InputMethod,
    }
)


class Idle(QObject):
    """One for the window. The clock of the wall counts sleep, the steady one is not fooled when it is set back."""

    _told_of_sleep = Signal(bool)  # from a thread of Windows

    def __init__(
        self, window: MainWindow, *, wall: Callable[[], float] = time.time, steady: Callable[[], float] = time.monotonic
    ) -> None:
        super().__init__(window)
        self._window, self._wall, self._steady = window, wall, steady
        self._since = self._looked = self._moment()
        self._watched = False
        window.came_in.connect(lambda _session: self.seen())
        window.attended.connect(self.seen)
        self._timer = QTimer(self, interval=LOOK)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        self._settled = bell()
        self._told_of_sleep.connect(self.asleep, Qt.ConnectionType.QueuedConnection)
        self._hears = False  # of sleep, from the first look on: not while the program starts
        self._of_windows = self._hear_windows() if sys.platform == "win32" else None

    def seen(self) -> None:
        """Somebody is there."""
        if not self._watched and self._window.windowHandle() is not None:
            self._window.windowHandle().installEventFilter(self)  # what the window gets, once; not every widget
            self._watched = True
        self._since = self._moment()

    def look(self) -> None:
        """Lock if nobody was there for long, or the machine has slept."""
        if not self._hears:
            self._hears = True
            _hear_sleep(self)
        now, before = self._moment(), self._looked
        self._looked = now
        idle = max(now[0] - self._since[0], now[1] - self._since[1])
        slept = now[0] - before[0] > SLEPT
        if slept or idle >= 60 * self._window.house.settings.lock_minutes:
            self.lock()

    @Slot(bool)
    def asleep(self, going: bool) -> None:
        """The system says that the machine goes to sleep (or wakes up)."""
        if going:
            self.lock()
            self._settled.set()

    def told_of_sleep(self, going: bool) -> None:
        """The same, on a thread of the system: before it sleeps it waits a moment for the lock."""
        self._settled.clear()
        self._told_of_sleep.emit(going)
        if going:
            self._settled.wait(A_MOMENT)

    def _hear_windows(self) -> WindowsSleep:
        from desktop.ui.windows_sleep import WindowsSleep

        heard = WindowsSleep(self.told_of_sleep)
        app = QCoreApplication.instance()
        if app is not None:
            app.aboutToQuit.connect(heard.end)
        return heard

    def lock(self) -> None:
        """Everything typed is kept first; the door says why it is closed. In practice there is nothing to guard."""
        session = self._window.session
        if session is None or session.practice:
            return
        self._window.lock(self._say, alone=True)

    def _say(self) -> None:
        door = self._window.root.currentWidget()
        if isinstance(door, DoorCard):
            door.notice.say_sentence(tr("Terkunci sendiri karena tidak dipakai. Semua yang diketik tersimpan."), "note")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _SIGNS:
            self._since = self._moment()
        return super().eventFilter(watched, event)

    def _moment(self) -> tuple[float, float]:
        return self._wall(), self._steady()


def _hear_sleep(idle: Idle) -> None:
    """Where systemd tells (`PrepareForSleep`). Windows is heard otherwise; elsewhere the look after waking up locks."""
    if sys.platform != "linux":
        return
    from PySide6.QtDBus import QDBusConnection

    bus = QDBusConnection.systemBus()
    if not bus.isConnected():
        return
    manager = ("org.freedesktop.login1", "/org/freedesktop/login1", "org.freedesktop.login1.Manager")
    bus.connect(*manager, "PrepareForSleep", idle, SLOT("asleep(bool)"))  # type: ignore[call-overload]  # a str, whatever the stub says
