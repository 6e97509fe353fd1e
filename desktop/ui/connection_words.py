"""One sentence on how things stand between this laptop and the server: what waits, what happens now."""

from __future__ import annotations

from typing import NamedTuple

from desktop.trouble import Kind, Trouble
from desktop.ui.notices import notice
from desktop.ui.translations import tr
from desktop.ui.values import Connection

FOR_A_PERSON = (Kind.LOGIN_PAGE, Kind.NOT_SECURE, Kind.CERTIFICATE_UNTIMELY)
"""Nothing comes through, but there is a line: what to do is said, not that it will pass."""


class Waits(NamedTuple):
    """What waits for the server, of the counts."""

    waiting: int = 0
    urgent_waiting: int = 0
    refused: int = 0


def connection_said(counts: Waits, connection: Connection, *, practice: bool = False, told: bool = False) -> str:
    """E.g. "5 isian menunggu dikirim, 2 di antaranya mendesak. Belum ada koneksi; akan dicoba lagi sendiri."

    `told`: how the way stands is said in full beside it.
    """
    if practice:
        return tr("Mode latihan: tidak ada yang dikirim ke server.")
    return _waiting_said(counts) if told else f"{_waiting_said(counts)} {_way_said(counts, connection)}".strip()


def _waiting_said(counts: Waits) -> str:
    if counts.refused:
        refused = tr("{n} isian ditolak server dan perlu Anda lihat.", counts.refused)
        return f"{refused} {tr('{n} lainnya menunggu dikirim.', counts.waiting)}" if counts.waiting else refused
    if counts.urgent_waiting and counts.urgent_waiting == counts.waiting:
        return tr("{n} laporan mendesak menunggu dikirim.", counts.waiting)
    if counts.urgent_waiting:
        return tr(
            "{n} isian menunggu dikirim, {urgent} di antaranya mendesak.", counts.waiting, urgent=counts.urgent_waiting
        )
    if counts.waiting:
        return tr("{n} isian menunggu dikirim.", counts.waiting)
    return tr("Tidak ada yang menunggu dikirim.")


def _way_said(counts: Waits, connection: Connection) -> str:
    if not connection.server:
        return tr("Server belum diatur.")
    if connection.trouble is not None and (connection.reachable is not False or connection.trouble in FOR_A_PERSON):
        return notice(connection.trouble).sentence
    if connection.clock_off and connection.reachable is not False:
        return notice(Trouble(Kind.CLOCK_WRONG, minutes=abs(connection.clock_off))).sentence
    if connection.reachable is False:
        return tr("Belum ada koneksi; akan dicoba lagi sendiri.") if counts.waiting else tr("Belum ada koneksi.")
    return ""
