"""Locking, closing and measuring anew while nothing can be kept: the person stays in until it is, or says otherwise."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt

from desktop.ui.hands import Hands
from tests.journeys import laptop as deeds
from tests.journeys.test_odd_moments import change, filled_report, full, kept_answers

Window = Callable[..., Hands]
Key = Qt.Key


def test_f9_stays_in_while_nothing_can_be_kept_and_locks_when_it_can(
    window: Window, laptop: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hands = window(laptop)
    page = filled_report(hands, "Disk Penuh")
    card = hands.window.leave_card
    with monkeypatch.context() as patched:
        patched.setattr(type(hands.desk.session.enumerator), "save_draft", full)
        change(page, "Disk Penuh", "Diubah Saat Penuh")
        hands.press(Key.Key_F9)
        hands.wait(lambda: not card.isHidden(), "the card that says why")
        assert hands.window.session is not None and hands.filling is page
        hands.press(Key.Key_Escape)  # back to the form, where everything still stands
        assert card.isHidden() and page.isAncestorOf(hands.focus())
        hands.program.workplace.idle.lock()  # nobody is there
        hands.wait(lambda: not card.isHidden(), "the card again")
        assert readable_behind(hands) == 1  # one colour: nothing is read behind it
        hands.press(Key.Key_Escape)
        hands.press(Key.Key_F9)
        hands.wait(lambda: not card.isHidden(), "the card again")
        assert readable_behind(hands) > 1
    card.again.click()
    hands.wait(lambda: hands.window.frame is None, "it is locked")
    deeds.close_window(hands)
    assert "Diubah Saat Penuh" in kept_answers(laptop)


def readable_behind(hands: Hands) -> int:
    """How many colours the window has beside the card."""
    hands.breathe()
    picture, card = hands.window.grab().toImage(), hands.window.leave_card.card.geometry().adjusted(-30, -30, 30, 30)
    places = (QPoint(x, y) for x in range(2, picture.width() - 2, 3) for y in range(2, picture.height() - 2, 3))
    return len({picture.pixel(place) for place in places if not card.contains(place)})


def test_closing_the_window_asks_too_and_a_person_may_go_all_the_same(
    window: Window, laptop: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hands = window(laptop)
    page = filled_report(hands, "Disk Penuh")
    with monkeypatch.context() as patched:
        patched.setattr(type(hands.desk.session.enumerator), "save_draft", full)
        change(page, "Disk Penuh", "Diubah Saat Penuh")
        hands.window.close()
        hands.wait(lambda: not hands.window.leave_card.isHidden(), "the card that says why")
        assert hands.window.isVisible()
        hands.window.leave_card.go.click()
        hands.wait(lambda: not hands.window.isVisible(), "it is closed")
    deeds.closed(hands)
    # as it was kept last; or the new name, where a last try came after the disk had room again
    assert {"Disk Penuh", "Diubah Saat Penuh"} & set(kept_answers(laptop))


def test_another_text_size_keeps_on_trying_what_could_not_be_kept(
    window: Window, laptop: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hands = window(laptop)
    page = filled_report(hands, "Disk Penuh")
    unkept = hands.program.workplace.unkept
    assert unkept is not None
    with monkeypatch.context() as patched:
        patched.setattr(type(hands.desk.session.enumerator), "save_draft", full)
        change(page, "Disk Penuh", "Diubah Saat Penuh")
        hands.desk.go("settings")
        hands.wait(lambda: unkept.waiting, "it could not be kept")
        hands.window.change_settings(replace(hands.window.house.settings, text_scale=125))
        hands.desk.settings.scale_changed.emit()
        assert hands.program.workplace.unkept is unkept and unkept.waiting
    hands.press(Key.Key_F9)
    hands.wait(lambda: hands.window.frame is None, "kept, and locked")
    deeds.close_window(hands)
    assert "Diubah Saat Penuh" in kept_answers(laptop)
