"""Behind a record: its history with the way back, and notes only two people read; by keys, to the disk."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt

from desktop.demo.families import flood
from desktop.demo.filling import fill
from desktop.store import records_table
from desktop.store.records_table import Wish
from desktop.ui.hands import Hands
from desktop.ui.pages.filling import FillingPage
from desktop.ui.pages.history import HistoryPage
from desktop.ui.pages.notes import NotesPage
from tests.journeys import laptop as deeds
from tests.journeys.laptop import RATNA, SITI

Window = Callable[..., Hands]
Key = Qt.Key
WORDS = "Korban minta alamatnya tidak disebut"


def saved_report(hands: Hands) -> FillingPage:
    deeds.come_in(hands, SITI)
    page = deeds.begin_form(hands, "laporan")
    fill(page.interview, {**flood(), "nama_pelapor": "Pak Wagiman"})
    page.autosave.changed()
    hands.press(Key.Key_S, ctrl=True)
    hands.wait(lambda: page.autosave.clean, "it is saved")
    return page


def test_a_draft_turns_back_to_a_line_of_its_history(window: Window, laptop: Path) -> None:
    hands = window(laptop)
    page = saved_report(hands)
    ref = next(ref for ref in page.interview.snapshot().values() if ref.endswith("nama_pelapor"))
    page.interview.answer(ref, "Bu Tumini")
    page.autosave.changed()
    hands.press(Key.Key_S, ctrl=True)
    hands.wait(lambda: page.autosave.clean, "the change is saved")
    hands.press(Key.Key_H, ctrl=True)
    frame = hands.desk.frame
    hands.wait(lambda: isinstance(frame.guest, HistoryPage) and frame.guest.model.rowCount() > 3, "its history is read")
    history = frame.guest
    assert isinstance(history, HistoryPage)
    history.field.setFocus()
    hands.type("Bu Tumini")
    hands.wait(lambda: history._found.rowCount() == 1, "the line is found")
    assert history._found.index(0, 4).data() == "Pak Wagiman"
    hands.press(Key.Key_Return, ctrl=True)
    hands.wait(lambda: isinstance(frame.guest, FillingPage), "the draft is open again")
    again = frame.guest
    assert isinstance(again, FillingPage)
    assert again.interview.node(ref).value == "Pak Wagiman"
    deeds.close_window(hands)


def test_a_protected_note_is_written_and_read_by_two(window: Window, laptop: Path) -> None:
    hands = window(laptop)
    deeds.come_in(hands, RATNA)  # so that a note can be for her
    deeds.lock(hands)
    saved_report(hands)
    hands.press(Key.Key_H, ctrl=True, shift=True)
    frame = hands.desk.frame
    hands.wait(lambda: isinstance(frame.guest, NotesPage) and frame.guest.reader.count() > 0, "the readers are known")
    page = frame.guest
    assert isinstance(page, NotesPage)
    assert page.reader.currentText() == RATNA.name
    page.text.setFocus()
    hands.type(WORDS)
    hands.press(Key.Key_Return, ctrl=True)
    hands.wait(lambda: len(page._notes) == 1, "it is kept")
    assert page._notes[0].text == WORDS
    hands.press(Key.Key_Escape)
    hands.wait(lambda: isinstance(frame.guest, FillingPage), "back to the record")
    deeds.close_window(hands)
    (sealed,) = deeds.look_into(laptop, SITI, lambda vault: vault.rows("SELECT sealed FROM protected_notes"))
    assert WORDS.encode() not in sealed[0]
    assert deeds.look_into(laptop, SITI, lambda vault: records_table.count(vault, Wish()))
