"""An answer that comes when its page has gone: nothing is touched that is not there any more, nothing is lost."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event
from types import SimpleNamespace

import pytest
import shiboken6
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop.roles.conflicts import Errand
from desktop.store.accounts_table import Account
from desktop.touched import Touched
from desktop.trouble import Kind, Trouble
from desktop.ui.desk import Desk
from desktop.ui.desk_conflict import ConflictDesk
from desktop.ui.desk_correcting import CorrectingDesk
from desktop.ui.desk_versions import VersionsDesk
from desktop.ui.pages.conflict import ConflictPage
from tests.ui.test_conflict_desk import FakeConflicts, FakePages
from tests.ui.test_frame import Inside, desk_of


class Slow:
    """A deed of the store lane that lasts until it is let go."""

    def __init__(self) -> None:
        self.began, self.goes = Event(), Event()

    def wait(self) -> None:
        self.began.set()
        self.goes.wait(60)


class SlowConflicts(FakeConflicts):
    def __init__(self, step: str) -> None:
        super().__init__()
        self.slow, self._step = Slow(), step

    def errand(self, submission_id: str) -> Errand:
        if self._step == "errand":
            self.slow.wait()
        return super().errand(submission_id)

    def account(self, server_id: str) -> Account | None:
        if self._step == "account":
            self.slow.wait()
        return super().account(server_id)


class AnyPage(QLabel):
    """As much of a page as the desks touch."""

    def keep_all(self) -> None:
        return

    def say_trouble(self, trouble: Trouble) -> None:
        self.setText(str(trouble.kind))


def gone(qtbot: QtBot, desk: Desk, slow: Slow, page: QLabel | ConflictPage, go: Callable[[], None]) -> None:
    """The page goes while the deed is under way; what it answers has been heard after this."""
    answered: list[object] = []
    qtbot.waitUntil(slow.began.is_set)
    go()
    shiboken6.delete(page)
    slow.goes.set()
    for _more in range(3):  # each answer may have asked for another
        answered.clear()
        desk.ask(lambda: None, answered.append)
        qtbot.waitUntil(lambda: bool(answered))


@pytest.mark.parametrize("step", ["errand", "account"])
def test_a_conflict_that_is_left_before_it_is_read(qtbot: QtBot, inside: Inside, step: str) -> None:
    desk, role = desk_of(inside()), SlowConflicts(step)
    made = ConflictDesk(desk, role, FakePages().given())  # type: ignore[arg-type]
    desk.sync.compare_asked.connect(made.open)
    desk.sync.compare_asked.emit("s6")
    page = desk.frame.guest
    assert isinstance(page, ConflictPage)
    gone(qtbot, desk, role.slow, page, lambda: desk.go("outbox"))
    assert not role.decided and desk.frame.key == "outbox"


def test_a_newer_version_that_cannot_be_shown_any_more(qtbot: QtBot, inside: Inside) -> None:
    desk, slow, page = desk_of(inside()), Slow(), AnyPage()

    def on_newest(_record_id: str) -> None:
        slow.wait()
        raise Trouble(Kind.RECORD_MISSING)

    role = SimpleNamespace(on_newest=on_newest)
    VersionsDesk(desk, role)._compare(SimpleNamespace(record_id="r1"), page)  # type: ignore[arg-type]
    gone(qtbot, desk, slow, page, lambda: None)


@pytest.mark.parametrize("fails", [True, False])
def test_a_correction_that_ends_when_its_page_has_gone(qtbot: QtBot, inside: Inside, fails: bool) -> None:
    desk, slow, page, backs = desk_of(inside()), Slow(), AnyPage(), list[str]()
    interview = SimpleNamespace(snapshot=lambda: None, finalize=lambda: None)
    page.filling = SimpleNamespace(interview=interview)  # type: ignore[attr-defined]

    def correct(_record_id: str, _done: object) -> Touched:
        slow.wait()
        if fails:
            raise Trouble(Kind.RECORD_MISSING)
        return Touched.record("r1")

    role = SimpleNamespace(correct=correct)
    CorrectingDesk(desk, role, backs.append)._keep("r1", page, {}, {})  # type: ignore[arg-type]
    gone(qtbot, desk, slow, page, lambda: None)
    assert backs == []  # who went on is not fetched back
