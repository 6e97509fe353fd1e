"""What every answering widget has in common: a node shown in, an answer out, nothing known of the page around it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import field, replace
from datetime import datetime
from time import monotonic
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QAbstractButton, QWidget

from desktop.frozen import frozen
from desktop.ui.values import Ground

if TYPE_CHECKING:
    from desktop.ui.media.camera_app import CameraApp
    from desktop.ui.media.port import OpenDevices
    from desktop.ui.questions.phone_photo import FromPhone
    from desktop.xforms import Node

Bytes = Callable[[bytes | None], None]


_OURS = "{https://sambang.id/xforms}"


def _now() -> datetime:
    return datetime.now().astimezone()


def _nothing(_name: str, hear: Bytes) -> None:
    hear(None)


@frozen
class Surroundings:
    """What a widget may ask of the world: the clock, and the bytes of photos and media, which come when they come."""

    now: Callable[[], datetime] = _now
    photo: Callable[[str, Bytes], None] = _nothing  # an attachment of this record by name
    ground: Callable[[], Ground] = Ground  # the map a person loaded
    keep_map: Callable[[str], None] = lambda _path: None
    media: Callable[[str, Bytes], None] = _nothing  # a medium of the form by its jr:// address
    goes_on: Callable[[], bool] = bool  # a code that picks the answer (a NIK's last digit) leads on without Enter
    said: Callable[[], Sequence[str]] = tuple  # what stands in words in this record: an answer may be one of them again
    from_phone: FromPhone | None = None  # one photo out of a phone's browser
    devices: OpenDevices | None = None  # camera, microphone, player; None where the addition is not installed
    camera_app: CameraApp | None = None  # the system's own, where there are no devices
    attended: Callable[[], None] = lambda: None  # somebody is there though no key is pressed: it records
    ticks: Callable[[], float] = monotonic  # seconds that only go on: what is timed goes by them
    together: Callable[[str, str, Mapping[str, str]], None] | None = None  # an answer, and what others keep of it
    attributes: Mapping[str, str] = field(default_factory=dict)  # ours on the bind, by local name ("as", "mask" …)

    def at(self, bind: Mapping[str, str]) -> Surroundings:
        """The same at one question, with what its bind says to us (names as `{namespace}name`)."""
        ours = {name.removeprefix(_OURS): value for name, value in bind.items() if name.startswith(_OURS)}
        return replace(self, attributes=ours) if ours else self


def decimal_mark() -> str:
    """The decimal mark of the interface's language."""
    return QLocale().decimalPoint()


class Answer(QWidget):
    """One question's way to answer. The question card around it shows label, hint and message."""

    answered = Signal(str)  # settled: on Enter, on leaving, on picking
    typed = Signal(str)  # half-typed: kept by autosave, not yet an answer
    advanced = Signal()  # the answer is whole: go on without Enter
    remarked = Signal(str)  # something to say beside the answer that is no mistake in it; "" takes it away
    takes_focus: ClassVar[bool] = True

    def __init__(self, surroundings: Surroundings) -> None:
        super().__init__()
        self.surroundings = surroundings

    def show_node(self, node: Node) -> None:
        """Show the node's value, choices and state."""
        raise TypeError(f"{type(self).__name__} shows nothing")

    def settle(self) -> None:
        """Make an answer of what is half-typed (called before leaving)."""

    def name(self, label: str, description: str) -> None:
        """Say to a screen reader what is asked."""
        target = self.focusProxy() or self
        target.setAccessibleName(label)
        target.setAccessibleDescription(description)
        for button in self.findChildren(QAbstractButton):
            if button is not target:
                button.setAccessibleDescription(label)

    def mark(self, state: str) -> None:
        """Colour the field's border: "wrong", "warn" or ""."""
        target = self.focusProxy() or self
        if (target.property("state") or "") != state:
            target.setProperty("state", state)
            target.style().unpolish(target)
            target.style().polish(target)
