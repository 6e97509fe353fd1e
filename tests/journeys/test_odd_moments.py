"""Keys at odd moments: twice, too early, while nothing can be kept. Nothing is lost, nothing goes out twice."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from desktop.app.house import here_and_now
from desktop.demo.families import flood
from desktop.demo.filling import fill
from desktop.lanes import Urgency
from desktop.paths import Paths
from desktop.store import Vault, lists_table, record, records_table, space, submission, unlock
from desktop.store.records_table import Wish
from desktop.store.stages import Stage
from desktop.trouble import Kind, Trouble
from desktop.ui.hands import Hands
from desktop.ui.pages.filling import FillingPage
from desktop.ui.pieces import OneLine
from desktop.xforms import Node
from tests.journeys import laptop as deeds
from tests.journeys.laptop import SITI

Window = Callable[..., Hands]
Key = Qt.Key


@contextmanager
def busy_store(hands: Hands) -> Iterator[None]:
    """The store lane has a long deed in hand, so that what is asked meanwhile queues up behind it."""
    free = threading.Event()
    hands.desk.session.store.post(lambda _ticket: free.wait(20), urgency=Urgency.NOW)
    try:
        yield
    finally:
        free.set()


def said(hands: Hands) -> str:
    """What the line at the foot says."""
    line = hands.desk.frame.status.findChild(OneLine)
    assert line is not None
    return line.accessibleName()


def filled_report(hands: Hands, who: str) -> FillingPage:
    """A report all of whose questions are answered, in front and saved."""
    deeds.come_in(hands, SITI)
    page = deeds.begin_form(hands, "laporan")
    fill(page.interview, {**flood(), "nama_pelapor": who})
    page.autosave.changed()
    hands.press(Key.Key_S, ctrl=True)
    hands.wait(lambda: page.autosave.clean, "it is saved")
    page.focus_first()
    return page


def full(*_args: object, **_named: object) -> None:
    raise Trouble(Kind.DISK_FULL)


def change(page: FillingPage, old: str, new: str) -> None:
    """The answer that says `old` says `new`, not saved yet."""
    page.interview.answer(next(ref for ref, said in page.interview.snapshot().values().items() if said == old), new)
    page.autosave.changed()


def upload(node: Node) -> Iterator[Node]:
    """The questions that want a file."""
    if node.control == "upload":
        yield node
    for child in node.children:
        yield from upload(child)


def kept_answers(folder: Path) -> list[str]:
    """What the only draft on the disk says."""

    def look(vault: Vault) -> list[str]:
        (row,) = records_table.rows(vault, Wish(stages=frozenset({Stage.DRAFT})))
        draft = record.load_draft(vault, row.id)
        return [] if draft is None else list(draft.answers.values())

    return deeds.look_into(folder, SITI, look)


def test_ctrl_enter_twice_hands_in_once_and_complains_of_nothing(window: Window, laptop: Path) -> None:
    hands = window(laptop)
    filled_report(hands, "Dua Kali")
    with busy_store(hands):
        hands.press(Key.Key_Return, ctrl=True)
        hands.press(Key.Key_Return, ctrl=True)
        hands.type("x")
    hands.wait(lambda: hands.filling is None, "it is handed in")
    hands.breathe(300)
    assert any(words in said(hands) for words in ("Diajukan", "diterima server"))  # it may be there already
    deeds.close_window(hands)
    rows = deeds.look_into(laptop, SITI, lambda vault: records_table.rows(vault, Wish()))
    assert len(rows) == 1
    assert len(deeds.look_into(laptop, SITI, lambda vault: submission.of_record(vault, rows[0].id))) == 1


def test_what_is_typed_while_it_is_being_sealed_is_not_taken(window: Window, laptop: Path) -> None:
    hands = window(laptop)
    page = filled_report(hands, "Terlalu Cepat")
    before = dict(page.interview.snapshot().values())
    page.go_to(next(ref for ref, said in before.items() if said == "Terlalu Cepat"))
    with busy_store(hands):
        hands.press(Key.Key_Return, ctrl=True)
        hands.type("abc")
        hands.press(Key.Key_Return)
    assert {ref: value for ref, value in page.interview.snapshot().values().items() if before.get(ref) != value} == {}
    hands.wait(lambda: hands.filling is None, "it is handed in")


def test_leaving_while_nothing_can_be_kept_says_so_and_stays(
    window: Window, laptop: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hands = window(laptop)
    page = filled_report(hands, "Disk Penuh")
    with monkeypatch.context() as patched:
        patched.setattr(type(hands.desk.session.enumerator), "save_draft", full)
        change(page, "Disk Penuh", "Diubah Saat Penuh")
        hands.press(Key.Key_Escape)
        hands.breathe(300)
        assert hands.filling is page
        assert "Belum tersimpan" in page.header.mark.text()
    hands.press(Key.Key_Escape)
    hands.wait(lambda: hands.filling is None, "it is left")
    assert said(hands) == "Tersimpan di laptop ini."
    deeds.close_window(hands)
    assert "Diubah Saat Penuh" in kept_answers(laptop)


def test_another_page_in_front_does_not_lose_what_could_not_be_kept(
    window: Window, laptop: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hands = window(laptop)
    page = filled_report(hands, "Disk Penuh")
    with monkeypatch.context() as patched:
        patched.setattr(type(hands.desk.session.enumerator), "save_draft", full)
        change(page, "Disk Penuh", "Diubah Saat Penuh")
        hands.desk.go("records")
        hands.wait(lambda: "Tersimpan" not in said(hands) and said(hands), "the trouble is told")
        hands.wait(lambda: deeds.rows_shown(hands), "the list")
        hands.desk.record_opened.emit(deeds.rows_shown(hands)[0].id)
        hands.breathe(300)
        assert hands.filling is None  # what is on the disk is older than what was typed
    hands.wait(lambda: said(hands) == "Tersimpan di laptop ini.", "it is kept after all")
    deeds.close_window(hands)
    assert "Diubah Saat Penuh" in kept_answers(laptop)


def test_a_form_asked_for_twice_opens_once(window: Window, laptop: Path) -> None:
    hands = window(laptop)
    deeds.come_in(hands, SITI)
    form = hands.desk.session.store.post(lambda _ticket: hands.desk.session.enumerator.forms()[0].key).result(20)
    with busy_store(hands):
        hands.desk.form_chosen.emit(form)
        hands.desk.form_chosen.emit(form)
    page = deeds.in_front(hands)
    hands.breathe(300)
    assert hands.filling is page


def test_what_a_list_cut_short_has_left_is_gone_at_the_next_start(window: Window, laptop: Path) -> None:
    paths, rows = Paths(laptop), (("1", "Satu"), ("2", "Dua"))
    with Vault(paths, unlock(paths, SITI.name, SITI.passphrase).key) as vault:
        columns = ("name", "label")
        key = lists_table.import_rows(vault, columns, rows, name="lama.csv", version="1", at=here_and_now())
    hands = window(laptop)
    deeds.come_in(hands, SITI)
    deeds.close_window(hands)
    assert deeds.look_into(laptop, SITI, lambda vault: lists_table.get(vault, key)) is None


def test_a_round_stopped_before_it_began_is_over(window: Window, laptop: Path) -> None:
    hands = window(laptop)
    deeds.come_in(hands, SITI)
    hands.wait(lambda: not hands.desk.sync.running, "no round runs")
    free = threading.Event()
    hands.desk.session.wire.post(lambda _ticket: free.wait(20), urgency=Urgency.NOW)
    hands.desk.sync.run_round()
    assert hands.desk.sync.running
    hands.desk.sync.stop()
    free.set()
    hands.wait(lambda: not hands.desk.sync.running, "the round is over")


def test_a_photo_on_a_disk_that_is_nearly_full_is_refused_and_the_answers_stay(
    window: Window, laptop: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hands = window(laptop)
    page = filled_report(hands, SITI)
    photo = next(upload(page.interview.root))
    monkeypatch.setattr(space, "LATE", 1 << 60)
    page._take_file(photo, b"\xff\xd8 a picture \xff\xd9", "rumah.jpg")
    hands.wait(lambda: "foto atau berkas ini tidak disimpan" in said(hands), "it is said")
    assert page.interview.node(photo.ref).value == ""
    hands.press(Key.Key_S, ctrl=True)
    hands.wait(lambda: page.autosave.clean, "the answers are saved")
    deeds.close_window(hands)
    assert kept_answers(laptop)
