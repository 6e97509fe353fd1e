"""The way to the server, laid around a desk: watching it, what is told of it, what waits for a person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.ui.desk_lists import ListsDesk
from desktop.ui.desk_updates import UpdatesDesk
from desktop.ui.desk_watch import WatchDesk
from desktop.ui.notification_area import NotificationArea

if TYPE_CHECKING:
    from desktop.ui.desk import Desk
    from desktop.ui.desk_filling import FillingDesk


def lay_wire(desk: Desk, filling: FillingDesk) -> tuple[WatchDesk | None, NotificationArea | None]:
    """In practice there is no server to watch, and nothing to tell of one."""
    session = desk.session
    if session.updates_due is not None:
        UpdatesDesk(desk, filling, session.updates_due)
    if session.given_lists is not None:
        ListsDesk(desk, session.given_lists)
    if session.practice:
        return None, None
    return WatchDesk(desk), NotificationArea(desk)
