"""The supervisor's desk: what waits, a record with remarks, approval on hold, sending, and a province out of reach."""

from __future__ import annotations

from PySide6.QtCore import Qt

from desktop.demo.workspace import SUPERVISOR
from desktop.ui.values import Progress
from tests.screenshots.album import Album


def walk(album: Album) -> None:
    album.come_in(SUPERVISOR)
    hands = album.hands
    album.take("70-supervisor-home")
    hands.desk.review_opened.emit("")
    hands.wait(lambda: hands.review is not None, "the record opens to be read")
    album.take("71-review", 500)
    hands.press(Qt.Key.Key_Down, ctrl=True)
    album.take("72-review-family", 500)
    page = hands.review
    assert page is not None
    for _row in range(8):
        hands.press(Qt.Key.Key_Down)
    hands.press(Qt.Key.Key_R)
    hands.type("Mohon dicek ke ketua RT.")
    album.take("73-remark")
    hands.press(Qt.Key.Key_Return)
    hands.wait(lambda: any(row.remarks for row in page.document.rows), "the remark is beside its question")
    album.take("74-remarked", 300)
    hands.press(Qt.Key.Key_K, shift=True)
    album.take("75-send-back")
    hands.press(Qt.Key.Key_Escape)
    hands.press(Qt.Key.Key_A)
    hands.wait(lambda: page.foot.take_back.isVisible(), "the approval is on hold")
    album.take("76-approved", 300)
    hands.press(Qt.Key.Key_Escape)
    hands.wait(lambda: hands.review is None, "the reading is left")
    outbox(album)


def outbox(album: Album) -> None:
    hands = album.hands
    album.go("outbox")
    album.take("80-outbox-waiting", 300)
    page = hands.desk.outbox
    page.begin_round()
    page.show_progress(Progress(2, 5, "Mengirim isian"))
    album.take("81-outbox-progress")
    page.end_round()
    hands.press(Qt.Key.Key_Return, ctrl=True)
    hands.wait(lambda: not hands.desk.sync.running and page.notice.isVisible(), "no connection is said")
    album.take("82-outbox-out-of-reach", 400)


def connected(album: Album) -> None:
    """The province answers again: what waits goes by itself."""
    album.come_in(SUPERVISOR)
    hands = album.hands

    def only_behind_a_refusal() -> bool:
        counts = hands.desk.counts
        return counts is not None and counts.waiting == counts.refused

    hands.wait(only_behind_a_refusal, "everything else is sent")
    album.take("83-home-after-sending", 400)
    album.go("outbox")
    album.take("84-outbox-sent", 300)
    album.go("exchange")
    album.take("85-exchange", 300)
