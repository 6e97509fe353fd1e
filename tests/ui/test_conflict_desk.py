"""From a refusal in the outbox to a decision: the account is asked once, the server's version comes, one is chosen."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from types import SimpleNamespace
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from desktop.roles.conflicts import Compared, Errand
from desktop.store.accounts_table import Account
from desktop.store.adopting import Copy
from desktop.touched import NOTHING, Touched
from desktop.trouble import Kind, Trouble
from desktop.ui.desk import Desk
from desktop.ui.desk_conflict import ConflictDesk
from desktop.ui.pages.conflict import ConflictPage
from desktop.ui.session import Pages
from tests.ui.places import FakeHouse
from tests.ui.test_conflict import filled
from tests.ui.test_frame import Inside, desk_of

SECRET = "hujan di kota hulu"


@dataclass
class FakeConflicts:
    """One record in conflict, which remembers what was decided."""

    copy: Copy | None = None
    known: Account | None = None
    decided: list[str] = field(default_factory=list)

    def errand(self, submission_id: str) -> Errand:
        return Errand("r6", "dinsos", "k", "uuid:pertama")

    def account(self, server_id: str) -> Account | None:
        return self.known

    def kept(self, record_id: str) -> bool:
        return self.copy is not None

    def keep(self, record_id: str, copy: Copy) -> Touched:
        self.copy = copy
        return NOTHING

    def compare(self, record_id: str) -> Compared:
        meaning = SimpleNamespace(is_masked=lambda _ref: False)
        mine, theirs = (
            SimpleNamespace(draft=filled(nama=name), semantics=meaning) for name in ("Rusdi", "Rusdi bin Hasan")
        )
        return Compared(record_id, "Keluarga Rusdi", mine, theirs, "Bu Rini", None)  # type: ignore[arg-type]

    def take_theirs(self, record_id: str, snapshot: Any) -> Touched:
        self.decided.append(snapshot.values()["/data/nama"])
        return NOTHING


@dataclass
class FakePages:
    reachable: bool = True
    tried: list[tuple[str, str]] = field(default_factory=list)

    def given(self) -> Pages:
        return Pages(self.try_account, self.fetch, lambda _one, _version: NOTHING)

    def try_account(self, server_id: str, email: str, secret: str) -> Touched:
        self.tried.append((server_id, email))
        if secret != SECRET:
            raise Trouble(Kind.ACCOUNT_REJECTED)
        return NOTHING

    def fetch(self, errand: Errand) -> Copy:
        if not self.reachable:
            raise Trouble(Kind.NO_CONNECTION)
        return Copy("uuid:kantor", b"<k/>", "Bu Rini")


@pytest.fixture
def desk(house: FakeHouse, inside: Inside) -> Desk:
    desk = desk_of(inside())
    desk.session = replace(desk.session, interview=lambda opened: opened.draft)  # type: ignore[arg-type,return-value]
    return desk


def opened(desk: Desk, role: FakeConflicts, pages: FakePages) -> ConflictPage:
    made = ConflictDesk(desk, role, pages.given())  # type: ignore[arg-type]
    desk.sync.compare_asked.connect(made.open)
    desk.sync.compare_asked.emit("s6")
    page = desk.frame.guest
    assert isinstance(page, ConflictPage)
    return page


def test_the_account_is_asked_tried_and_the_servers_version_taken(qtbot: QtBot, desk: Desk) -> None:
    role, pages = FakeConflicts(), FakePages()
    page = opened(desk, role, pages)
    qtbot.waitUntil(lambda: not page.asking.isHidden())
    page.account_given.emit("rini@dinsos.example", "salah")
    qtbot.waitUntil(lambda: not page.notice.isHidden())
    page.account_given.emit("rini@dinsos.example", SECRET)
    qtbot.waitUntil(lambda: len(page.model.lines) == 1)
    assert page.model.lines[0].cells == ("Nama", "Rusdi", "Rusdi bin Hasan")
    page.took_theirs.emit()
    qtbot.waitUntil(lambda: role.decided == ["Rusdi bin Hasan"] and desk.frame.key == "outbox")
    assert [server for server, _email in pages.tried] == ["dinsos", "dinsos"]


def test_without_a_line_what_was_fetched_before_is_compared(qtbot: QtBot, desk: Desk) -> None:
    role = FakeConflicts(Copy("uuid:kantor", b"<k/>"), Account("dinsos", "u1", "rini@dinsos.example", SECRET))
    page = opened(desk, role, FakePages(reachable=False))
    qtbot.waitUntil(lambda: len(page.model.lines) == 1)
    assert page.asking.isHidden() and not role.decided


def test_leaving_decides_nothing(qtbot: QtBot, desk: Desk) -> None:
    role = FakeConflicts(None, Account("dinsos", "u1", "rini@dinsos.example", SECRET))
    page = opened(desk, role, FakePages(reachable=False))
    qtbot.waitUntil(lambda: not page.notice.isHidden())
    page.later.click()
    qtbot.waitUntil(lambda: desk.frame.key == "outbox")
    assert not role.decided
