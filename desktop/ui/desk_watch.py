"""Watches the way to the server: when it comes back, or something new may go, a round starts by itself."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtNetwork import QNetworkInformation

from desktop.sync.watch import Do, Watch
from desktop.touched import Touched
from desktop.trouble import Trouble

if TYPE_CHECKING:
    from desktop.sync.round import Round
    from desktop.ui.desk import Desk

LOOK = 1000  # ms between two looks


class WatchDesk(QObject):
    """One a session, not in practice. The operating system's word is a hint; a cheap question to the server decides."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self._watch = Watch(desk.window.house.now, random.Random())  # noqa: S311 -- jitter, no secret
        self._probing = False
        desk.sync.ended.connect(self._ended)
        desk.sync.wished.connect(self._watch.wish)
        desk.signals.touched.connect(self._touched)
        self._listen_to_system()
        self._timer = QTimer(self, interval=LOOK)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def stop(self) -> None:
        """Somebody left: no round begins any more."""
        self._timer.stop()

    def look(self) -> None:
        """Do what is due; nothing while a round or a probe is under way, or no server is known."""
        if self._desk.sync.running or self._probing or not self._desk.session.courier.connection().server:
            return
        due = self._watch.due()
        if due is Do.ROUND:
            self._desk.sync.run_round()
        elif due is Do.PROBE:
            self._probe()

    def _probe(self) -> None:
        session = self._desk.session
        self._probing = True
        ask = session.courier.reachable
        self._desk.signals.ask(
            session.wire, lambda ticket: ask(ticket.cancelled), self._probed, self._not_probed, owner=self._desk.frame
        )

    def _probed(self, reachable: bool) -> None:
        self._probing = False
        self._watch.probed(reachable)
        self._desk.say_way()
        self.look()

    def _not_probed(self, _trouble: Trouble) -> None:
        self._probed(False)

    def _ended(self, went: Round | None) -> None:
        if went is not None:
            self._watch.finished(went.kind, went.next_at)
        else:
            self._watch.finished(None, None)

    def _touched(self, touched: Touched) -> None:
        if touched.outbox:
            self._watch.released()

    def _listen_to_system(self) -> None:
        """Where the system can tell (Windows, NetworkManager). Elsewhere the probe alone finds out."""
        if not QNetworkInformation.loadDefaultBackend():
            return
        system = QNetworkInformation.instance()
        if system is not None:
            system.reachabilityChanged.connect(self._system_says)

    def _system_says(self, reachability: QNetworkInformation.Reachability) -> None:
        self._watch.hint(reachability is not QNetworkInformation.Reachability.Disconnected)
