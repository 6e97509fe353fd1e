"""The OpenRosa server inside: other Sambangs and phones with ODK Collect hand in to it on loopback or a LAN."""

from __future__ import annotations

from desktop.hub.running import Running, serve

__all__ = ["Running", "serve"]
