"""The audit log of a filling (`audit.csv`): what was done when, if the form asks for it with `meta/audit`.

Times are the wall clock read once at the start, then monotonic: a clock that is set back forges no duration.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from desktop.xforms.form import Form
from desktop.xforms.names import ODK
from desktop.xforms.reads import subtree

FILENAME = "audit.csv"


@dataclass(frozen=True, slots=True)
class AuditSettings:
    """What the form wants logged; from the attributes of the bind of `meta/audit`."""

    track_changes: bool = False
    identify_user: bool = False
    reasons: bool = False  # ask why, when a submission is corrected
    location: bool = False


@dataclass(frozen=True, slots=True)
class Event:
    """One line. Times are milliseconds since 1970; `end` None for a moment. Values only where they changed."""

    name: str  # "form start" "question" "jump" "add repeat" "form save" "form finalize" …
    node: str = ""
    start: int = 0
    end: int | None = None
    old_value: str = ""
    new_value: str = ""
    location: tuple[str, str, str] = ("", "", "")  # latitude, longitude, accuracy in metres
    reason: str = ""


def audit_settings(form: Form) -> AuditSettings | None:
    """What a form wants; None if it wants no log."""
    audit = next((spec for spec in subtree(form.definition.root) if spec.name == "audit" and _in_meta(spec.ref)), None)
    if audit is None:
        return None

    def says(name: str) -> str:
        return audit.foreign.get(f"{{{ODK}}}{name}", "")

    location = all(says(name) for name in ("location-priority", "location-min-interval", "location-max-age"))
    changes, user = says("track-changes") == "true", says("identify-user") == "true"
    return AuditSettings(changes, user, says("track-changes-reasons") == "on-form-edit", location)


def _in_meta(ref: str) -> bool:
    return ref.rpartition("/")[0].rpartition("/")[2].rpartition(":")[2] == "meta"


class AuditLog:
    """The events of one sitting. `monotonic` is in seconds, `now_ms` the wall clock at the start."""

    def __init__(self, settings: AuditSettings, now_ms: int, monotonic: Callable[[], float], user: str = "") -> None:
        self.settings = settings
        self._wall = now_ms
        self._monotonic = monotonic
        self._began = monotonic()
        self._user = user
        self._events: list[Event] = []

    def now(self) -> int:
        """Milliseconds since 1970, by the wall clock of the start."""
        return self._wall + round((self._monotonic() - self._began) * 1000)

    def note(self, event: Event) -> None:
        """Keep an event; one without a start happens now."""
        if not event.start:
            event = Event(event.name, event.node, self.now(), *_rest(event))
        self._events.append(event)

    def rows(self, earlier: bytes = b"") -> bytes:
        """The file: the lines of earlier sittings, then these."""
        lines = [self._line(event) for event in self._events]
        if earlier:
            return earlier + "".join(lines).encode()
        return (",".join(self._columns()) + "\n" + "".join(lines)).encode()

    def _columns(self) -> list[str]:
        columns = ["event", "node", "start", "end"]
        if self.settings.location:
            columns += ["latitude", "longitude", "accuracy"]
        if self.settings.track_changes:
            columns += ["old-value", "new-value"]
        if self.settings.identify_user:
            columns.append("user")
        if self.settings.reasons:
            columns.append("change-reason")
        return columns

    def _line(self, event: Event) -> str:
        cells = [event.name, event.node, str(event.start), "" if event.end is None else str(event.end)]
        if self.settings.location:
            cells += event.location
        if self.settings.track_changes:
            changed = event.old_value != event.new_value
            cells += [event.old_value, event.new_value] if changed else ["", ""]
        if self.settings.identify_user:
            cells.append(self._user)
        if self.settings.reasons:
            cells.append(event.reason)
        return ",".join(map(_cell, cells)) + "\n"


def _rest(event: Event) -> tuple[int | None, str, str, tuple[str, str, str], str]:
    return event.end, event.old_value, event.new_value, event.location, event.reason


def _cell(text: str) -> str:
    """Quoted only where it must be, as Collect writes it."""
    if "," in text or "\n" in text:
        return '"' + text.replace('"', '""') + '"'
    return text
