"""A marker goes every way a person's words can go; afterwards no file the program wrote can be read for it."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop import logs
from desktop.demo.families import flood
from desktop.demo.filling import fill
from desktop.paths import Paths
from desktop.ui import paper
from desktop.ui.hands import Hands
from desktop.ui.pages.filling import FillingPage
from desktop.ui.pages.history import HistoryPage
from desktop.ui.pages.notes import NotesPage
from tests.journeys import laptop as deeds
from tests.journeys.laptop import RATNA, SITI
from tests.journeys.test_readable import MARKER, bearing

Key = Qt.Key


def test_no_way_of_a_word_leaves_it_readable(window: Callable[..., Hands], laptop: Path, tmp_path: Path) -> None:
    stick = tmp_path / "stik"
    end = logs.begin(Paths(laptop).logs)
    unhook = logs.on_crash(lambda: None, lambda: None)
    hands = window(laptop)
    deeds.come_in(hands, RATNA)
    deeds.lock(hands)
    deeds.come_in(hands, SITI)
    page = deeds.begin_form(hands, "laporan")
    fill(page.interview, {**flood(), "nama_pelapor": MARKER})  # a draft and its history
    page.autosave.changed()
    hands.press(Key.Key_S, ctrl=True)
    hands.wait(lambda: page.autosave.clean, "it is saved")
    _note_and_history(hands)
    _search(hands)
    _back_up(hands, stick)
    paper.copy(MARKER)
    formats = set(QApplication.clipboard().mimeData().formats())
    assert any("ExcludeClipboardContent" in one for one in formats) and "x-kde-passwordManagerHint" in formats
    _crash()
    deeds.close_window(hands)
    unhook()
    end()
    assert (Paths(laptop).logs / "sambang.log").stat().st_size > 0
    assert bearing(laptop) == [] and bearing(stick) == []
    assert list(stick.rglob("*.vault"))


def _note_and_history(hands: Hands) -> None:
    frame = hands.desk.frame
    hands.press(Key.Key_H, ctrl=True, shift=True)
    hands.wait(lambda: isinstance(frame.guest, NotesPage) and frame.guest.reader.count() > 0, "a note can be written")
    notes = frame.guest
    assert isinstance(notes, NotesPage)
    notes.text.setFocus()
    hands.type(MARKER)
    hands.press(Key.Key_Return, ctrl=True)
    hands.wait(lambda: len(notes._notes) == 1, "the note is kept")
    hands.press(Key.Key_H, ctrl=True)
    hands.wait(lambda: isinstance(frame.guest, HistoryPage) and frame.guest.model.rowCount() > 3, "the history is read")
    hands.press(Key.Key_Escape)
    hands.wait(lambda: isinstance(frame.guest, FillingPage), "back to the record")


def _search(hands: Hands) -> None:
    """In the palette: what was typed there is kept nowhere."""
    hands.press(Key.Key_K, ctrl=True)
    hands.wait(hands.desk.finder.field.hasFocus, "the palette is there")
    hands.type(MARKER)
    hands.wait(lambda: hands.desk.finder.field.text() == MARKER, "it is typed")
    hands.press(Key.Key_Escape)


def _back_up(hands: Hands, stick: Path) -> None:
    care = hands.desk.session.care
    assert care is not None
    ticket = care.lane.post(lambda t: care.upkeep().back_up_to(stick, t.cancelled, lambda _done, _of: None))
    hands.wait(ticket._finished.is_set, "the backup is on the stick")
    ticket.result(0)


def _crash() -> None:
    """A bug whose words quote an answer, and a log line that does."""
    try:
        raise ValueError(MARKER)
    except ValueError as error:
        sys.excepthook(ValueError, error, error.__traceback__)
    logging.getLogger("sambang").warning("token=%s", MARKER.replace(" ", "") * 4)
