"""One sitting at a record whose form wants an audit log: from its opening to its closing, what was answered when."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime

from desktop.xforms.audit import AuditLog, AuditSettings, Event


class Sitting:
    """Notes what moved each time the record is kept. `user` only goes into the log if the form asks who it was."""

    def __init__(
        self,
        settings: AuditSettings,
        values: Mapping[str, str],
        *,
        now: Callable[[], datetime],
        monotonic: Callable[[], float],
        user: str,
        resumed: bool,
    ) -> None:
        self._settings, self._now, self._monotonic, self._user = settings, now, monotonic, user
        self._values = dict(values)
        self._log = self._begin()
        self._last = self._log.now()
        self._log.note(Event("form resume" if resumed else "form start"))

    def _begin(self) -> AuditLog:
        return AuditLog(self._settings, round(self._now().timestamp() * 1000), self._monotonic, self._user)

    def kept(self, values: Mapping[str, str]) -> None:
        """The answers as they are kept now: each that moved is a question that was worked on since the last time."""
        now = self._log.now()
        for ref in [*values, *(ref for ref in self._values if ref not in values)]:
            old, new = self._values.get(ref, ""), values.get(ref, "")
            if old != new and not _is_own(ref):
                old, new = (old, new) if self._settings.track_changes else ("", "")
                self._log.note(Event("question", ref, self._last, now, old, new))
        self._last, self._values = now, dict(values)

    def closed(self, values: Mapping[str, str], *, finished: bool, reason: str = "") -> Callable[[bytes], bytes]:
        """The sitting ends: a way from the lines of earlier sittings to the whole file. Another sitting begins.

        `reason`: why a filled-out form was changed; it stands in the log where the form wants reasons.
        """
        self.kept(values)
        if reason and self._settings.reasons:
            self._log.note(Event("change reason", reason=reason))
        for name in ("form save", "form finalize") if finished else ("form save",):
            self._log.note(Event(name))
        self._log.note(Event("form exit"))
        done, self._log = self._log, self._begin()
        return done.rows


def _is_own(ref: str) -> bool:
    """What the record says of itself is not answered by anybody."""
    return "/meta/" in ref.replace("orx:meta", "meta")
