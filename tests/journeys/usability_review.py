"""`python -m tests.journeys.usability_review`: a supervisor's morning with the mouse unplugged, counted.

Ten families of yesterday: one is somebody's double, one has a wrong address, one came with a number to ask about.
The others are read from top to bottom and approved.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

from PySide6.QtCore import Qt

from desktop.demo.families import household
from desktop.demo.province import open_province
from desktop.reference import synthetic
from desktop.ui.pages.correcting import CorrectingPage
from desktop.ui.pages.review import ReviewPage
from tests.journeys import laptop as deeds
from tests.journeys.furnished import furnish, handed_in
from tests.journeys.laptop import RATNA, SITI
from tests.journeys.usability import CountingHands, Pressed, measured

Key = Qt.Key
FAMILIES = 9  # and one of them twice
ADDRESS, NUMBER = "/data/pengenalan/alamat", "/data/pengenalan/no_kk"


def given(laptop: Path, families: int = FAMILIES) -> int:
    """What waits; how many records."""
    found = tuple(synthetic.families(families, seed=11))
    for family in (*found, found[0]):
        handed_in(laptop, "asesmen_keluarga", household(family, SITI.name))
    return families + 1


def reviewed(hands: CountingHands, counted: Pressed, records: int) -> None:
    """From Beranda to an empty list: the first is sent back as a double, the second mended, the third asked about."""
    hands.press(Key.Key_K, ctrl=True)
    hands.type("pemeriksaan")
    hands.press(Key.Key_Return)
    work = hands.desk.work
    hands.wait(lambda: hands.desk.work is not None and hands.desk.work.page.table.hasFocus(), "what waits is listed")
    work = hands.desk.work
    assert work is not None
    hands.wait(lambda: work.page.model.rowCount() == records, "all of it")
    hands.press(Key.Key_Return)
    deed = {0: send_back_double, 1: mend, 2: ask_about}
    for number in range(records):
        hands.wait(lambda: hands.review is not None and hands.review.list.hasFocus(), "a record is read")
        review = hands.review
        assert review is not None
        read_through(hands, review, counted)
        before = review.record_id()
        deed.get(number, approve)(hands, review)
        hands.wait(lambda: hands.review is None or hands.review.record_id() != before or done(hands), "it is decided")  # noqa: B023
        if number < records - 1 and hands.review is not None and hands.review.record_id() == before:
            hands.press(Key.Key_Down, ctrl=True)
            hands.wait(lambda: hands.review is not None and hands.review.record_id() != before, "the next")  # noqa: B023


def done(hands: CountingHands) -> bool:
    """The record in front waits no longer."""
    return hands.review is not None and not hands.review.standing.waits


def read_through(hands: CountingHands, review: ReviewPage, counted: Pressed) -> None:
    """Page by page to the end."""
    counted.asked += sum(1 for row in review.document.rows if row.kind in ("finding", "photo"))
    last, at = review.document.rowCount() - 1, -1
    while review.list.currentIndex().row() not in (last, at):
        at = review.list.currentIndex().row()
        hands.press(Key.Key_PageDown)
    counted.asked += review.document.rowCount() // 12  # looks at a page, not at each line


def approve(hands: CountingHands, _review: ReviewPage) -> None:
    """One key."""
    hands.press(Key.Key_A)


def send_back_double(hands: CountingHands, review: ReviewPage) -> None:
    """The finding is at the top: looked at side by side, then the record goes back with a reason."""
    hands.press(Key.Key_Home)
    at = next(at for at, row in enumerate(review.document.rows) if row.kind == "finding" and row.other)
    while review.list.currentIndex().row() < at:
        hands.press(Key.Key_Down)
    hands.press(Key.Key_B)
    hands.wait(review.compare.isVisible, "side by side")
    hands.press(Key.Key_Escape)
    hands.wait(review.list.hasFocus, "back")
    hands.press(Key.Key_K, shift=True)
    hands.enter("Keluarga ini sudah didata")


def mend(hands: CountingHands, review: ReviewPage) -> None:
    """The address is mended while reviewing, with the reason, and approved."""
    hands.press(Key.Key_Home)
    while review.list.currentIndex().row() < review.document.place_of(ADDRESS):
        hands.press(Key.Key_Down)
    hands.press(Key.Key_P)
    hands.wait(lambda: isinstance(hands.desk.frame.guest, CorrectingPage), "it is opened to be mended")
    page = hands.desk.frame.guest
    assert isinstance(page, CorrectingPage)
    hands.wait(lambda: page.filling.place() == ADDRESS, "at the question one was reading")
    hands.press(Key.Key_A, ctrl=True)
    hands.enter("Jalan Melati RT 03")
    hands.wait(lambda: bool(page.mended()), "the answer is another")
    for _section in range(30):
        if page.currentWidget() is page.reasons:
            break
        hands.press(Key.Key_Return, ctrl=True)
    hands.wait(lambda: page.currentWidget() is page.reasons, "the reasons are asked")
    hands.enter("Dicocokkan dengan KK")
    hands.press(Key.Key_Return, ctrl=True)
    hands.wait(lambda: hands.review is not None and hands.review.list.hasFocus(), "it is read again")
    hands.press(Key.Key_A)


def ask_about(hands: CountingHands, review: ReviewPage) -> None:
    """A remark on the question, then back to its author."""
    hands.press(Key.Key_Home)
    while review.list.currentIndex().row() < review.document.place_of(NUMBER):
        hands.press(Key.Key_Down)
    hands.press(Key.Key_R)
    hands.enter("Foto KK tidak terbaca")
    hands.wait(lambda: len(review.remarks) == 1 and review.list.hasFocus(), "the remark is kept")
    hands.press(Key.Key_K, shift=True)
    hands.enter("Mohon dicek")


def main() -> None:
    """The whole morning."""
    with tempfile.TemporaryDirectory() as base:
        province = open_province(Path(base) / "province")
        laptop = Path(base) / "laptop"
        furnish(laptop, province.address("enumerator"))
        records = given(laptop)
        hands = CountingHands(deeds.open_window(laptop).program)
        deeds.come_in(hands, RATNA)
        print(measured(f"{records} records reviewed", hands, lambda counted: reviewed(hands, counted, records)).told())
        deeds.close_window(hands)
        province.stop()


if __name__ == "__main__":
    main()
    sys.stdout.flush()
    os._exit(0)  # as `usability` ends
