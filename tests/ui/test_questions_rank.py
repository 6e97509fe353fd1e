"""An order half put by codes: nothing that comes between makes another order of it."""

from __future__ import annotations

from typing import Any, cast

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.ui.questions.ranks import RankAnswer
from desktop.xforms import Choice
from tests.ui.test_questions import Asked, FakeNode

TWELVE = tuple(Choice(str(n), f"{n}. Hal {n}") for n in range(1, 13))


@pytest.fixture
def asked(qtbot: QtBot) -> Asked:
    return Asked(qtbot, FakeNode(control="rank", type="rank", choices=TWELVE))


def rank(asked: Asked) -> RankAnswer:
    assert isinstance(asked.widget, RankAnswer)
    return asked.widget


def test_space_takes_also_the_code_that_waits_for_a_second_digit(asked: Asked) -> None:
    asked.keys("3", "1", Qt.Key.Key_Space)
    assert asked.answers[-1].split()[:3] == ["3", "1", "2"]
    assert not rank(asked)._wait.isActive()  # nothing comes after it


def test_an_order_half_put_stands_when_the_question_is_shown_anew(asked: Asked) -> None:
    asked.keys("3", "7")
    asked.node.choices = tuple(Choice(one.value, f"{one.value}. Thing {one.value}") for one in TWELVE)
    asked.widget.show_node(cast(Any, asked.node))
    assert rank(asked)._shown()[:2] == ["3", "7"] and "Thing 3" in rank(asked).list.item(0).text()
    assert asked.keys("5", Qt.Key.Key_Space).answers[-1].split()[:3] == ["3", "7", "5"]


def test_other_choices_begin_the_order_anew(asked: Asked) -> None:
    asked.keys("3", "7")
    asked.node.choices = TWELVE[:5]
    asked.widget.show_node(cast(Any, asked.node))
    assert asked.keys("4", Qt.Key.Key_Space).answers[-1] == "4 1 2 3 5"
