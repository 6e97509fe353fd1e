"""The icon beside the clock: in plain words what waits and what to do, and now and then a notification.

Quiet by default: only what wants a person is told, once, and never a name, a number or an answer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from desktop.ui.icons import icon
from desktop.ui.translations import tr

if TYPE_CHECKING:
    from desktop.settings import Settings
    from desktop.sync.round import Round
    from desktop.ui.desk import Desk

SHOWN_FOR = 8_000  # ms
LOOKS = {"wrong": ("circle-x", "wrong"), "urgent": ("siren", "urgent"), "note": ("cloud-check", "ink2")}


class NotificationArea(QObject):
    """One a session. Where the desktop has no such place, the status line has said it already, and this is silent."""

    def __init__(self, desk: Desk, tray: QSystemTrayIcon | None = None) -> None:
        super().__init__(desk)
        self._desk = desk
        if tray is None and QSystemTrayIcon.isSystemTrayAvailable():
            tray = QSystemTrayIcon(self)
        self.tray = tray
        self._told = ""
        self._menu = QMenu(desk.frame)
        self._actions = {name: QAction(self._menu) for name in ("way", "open", "send", "lock")}
        self._actions["way"].setEnabled(False)
        for name, action in self._actions.items():
            self._menu.addAction(action)
            if name == "way":
                self._menu.addSeparator()
        self._wire()
        if tray is not None:
            tray.setContextMenu(self._menu)
            self.show_way("Sambang", "note")
            tray.show()

    def _wire(self) -> None:
        desk = self._desk
        self._actions["open"].triggered.connect(self.bring_up)
        self._actions["send"].triggered.connect(desk.sync.send_now)
        self._actions["lock"].triggered.connect(lambda _checked: desk.window.lock())
        desk.way_said.connect(self.show_way)
        desk.sync.ended.connect(self.hear)
        if self.tray is not None:
            self.tray.activated.connect(self._activated)
            self.tray.messageClicked.connect(self.bring_up)

    def stop(self) -> None:
        """Somebody left: nothing of theirs is told any more."""
        if self.tray is not None:
            self.tray.hide()

    def show_way(self, sentence: str, look: str) -> None:
        """What waits, what happens, what to do: the tool tip, and the first line of the menu."""
        self._actions["way"].setText(sentence)
        self._actions["open"].setText(tr("Buka Sambang"))
        self._actions["send"].setText(tr("Kirim sekarang"))
        self._actions["lock"].setText(tr("Kunci"))
        if self.tray is not None:
            self.tray.setIcon(icon(*LOOKS.get(look, LOOKS["note"])))
            self.tray.setToolTip(f"Sambang\n{sentence}")

    def hear(self, went: Round | None) -> None:
        """A round ended: tell what a person asked to be told, unless they look at the window."""
        if went is None or went.cancelled:
            return
        said = round_told(went, self._desk.window.house.settings)
        fresh = said and said != self._told
        self._told = said
        if fresh and self.tray is not None and not self._desk.window.isActiveWindow():
            self.tray.showMessage("Sambang", said, icon("send", "ink2"), SHOWN_FOR)

    def bring_up(self) -> None:
        """The window, where it was."""
        window = self._desk.window
        window.showNormal() if window.isMinimized() else window.show()
        window.raise_()
        window.activateWindow()

    def _activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason is QSystemTrayIcon.ActivationReason.Trigger:
            self.bring_up()


def round_told(went: Round, settings: Settings) -> str:
    """The sentences of a notification; "" for none. Counts only."""
    if settings.notify == "never":
        return ""
    wants = [
        tr("{n} isian ditolak server dan perlu Anda lihat.", len(went.refused)) if went.refused else "",
        tr("Server tidak lagi menerima kode akses Anda.") if went.rejected else "",
        tr("{n} daftar menunggu persetujuan Anda.", len(went.shrank)) if went.shrank else "",
    ]
    if settings.notify == "all" and went.completed:
        wants.append(tr("{n} isian diterima server.", len(went.completed)))
    return " ".join(sentence for sentence in wants if sentence)
