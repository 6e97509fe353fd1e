"""From the outbox to what two sides changed, and a decision that is told to the server at once."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from types import SimpleNamespace

import pytest
from pytestqt.qtbot import QtBot

from desktop.store.entity_conflicts import EntityConflict
from desktop.touched import Touched
from desktop.trouble import Kind, Trouble
from desktop.ui.desk import Desk
from desktop.ui.desk_lists import ListsDesk
from desktop.ui.pages.list_questions import ListQuestionsPage
from desktop.ui.session import Pages
from tests.ui import people
from tests.ui.places import FakeHouse
from tests.ui.test_frame import Inside, desk_of


@dataclass
class FakeLists:
    """One conflict at the server, until it is settled."""

    waiting: list[EntityConflict] = field(default_factory=lambda: [people.CONFLICT])
    reachable: bool = True

    def awaiting(self) -> tuple[()]:
        return ()

    def large(self) -> tuple[()]:
        return ()

    def outside(self) -> frozenset[str]:
        return frozenset()

    def conflicts(self) -> tuple[EntityConflict, ...]:
        return tuple(self.waiting)

    def settle(self, one: EntityConflict, version: int) -> Touched:
        if not self.reachable:
            raise Trouble(Kind.NO_CONNECTION)
        self.waiting.remove(one)
        return Touched(lists=True)


@pytest.fixture
def lists() -> FakeLists:
    return FakeLists()


@pytest.fixture
def desk(house: FakeHouse, inside: Inside, lists: FakeLists) -> Desk:
    desk = desk_of(inside())
    pages = Pages(lambda *_given: Touched(), SimpleNamespace, lists.settle)  # type: ignore[arg-type]
    desk.session = replace(desk.session, given_lists=lists, pages=pages)  # type: ignore[arg-type]
    return desk


def opened(desk: Desk, lists: FakeLists) -> ListQuestionsPage:
    ListsDesk(desk, lists).open()  # type: ignore[arg-type]
    page = desk.frame.guest
    assert isinstance(page, ListQuestionsPage)
    return page


def test_a_decision_is_told_and_waits_no_more(qtbot: QtBot, desk: Desk, lists: FakeLists) -> None:
    page = opened(desk, lists)
    qtbot.waitUntil(lambda: page._stack.currentIndex() == 0)
    page.chosen.emit(people.CONFLICT, 2)
    qtbot.waitUntil(lambda: page._stack.currentIndex() == 1)
    assert lists.waiting == []


def test_without_a_line_it_is_said_and_nothing_is_lost(qtbot: QtBot, desk: Desk, lists: FakeLists) -> None:
    lists.reachable = False
    page = opened(desk, lists)
    qtbot.waitUntil(lambda: page._stack.currentIndex() == 0)
    page.chosen.emit(people.CONFLICT, 3)
    qtbot.waitUntil(lambda: not page.notice.isHidden())
    assert lists.waiting == [people.CONFLICT]
