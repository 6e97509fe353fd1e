"""Whether data costs here: what the operating system says of the way out (a phone's hotspot, a mobile plan)."""

from __future__ import annotations

from PySide6.QtNetwork import QNetworkInformation


def metered() -> bool:
    """True only where the system says so; False where it cannot tell."""
    if not QNetworkInformation.loadDefaultBackend():
        return False
    system = QNetworkInformation.instance()
    cellular = QNetworkInformation.TransportMedium.Cellular
    return bool(system) and (system.isMetered() or system.transportMedium() is cellular)
