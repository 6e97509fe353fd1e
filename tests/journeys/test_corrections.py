"""After handing in: a photo goes with it, an author takes it back, and what was sent is corrected under a new name."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage

from desktop.demo.families import flood, household
from desktop.demo.province import Province
from desktop.reference import synthetic
from desktop.store import history_table
from desktop.store.stages import Fate, Stage
from desktop.ui.hands import Hands
from desktop.ui.pages.review import ReviewPage
from tests.journeys import laptop as deeds
from tests.journeys.furnished import handed_in
from tests.journeys.laptop import SITI

Window = Callable[..., Hands]
Key = Qt.Key


def press_notice(hands: Hands) -> None:
    """The button of the notice above the record, by keys."""
    review = hands.review
    assert review is not None
    hands.wait(review.notice.isVisible, "what can still be done is offered")
    for _stop in range(20):
        if not review.notice.isAncestorOf(hands.focus()):
            hands.press(Key.Key_Tab)
    hands.press(Key.Key_Space)


def test_a_photo_goes_with_the_report_and_has_a_receipt_of_its_own(
    window: Window, laptop: Path, province: Province
) -> None:
    hands = window(laptop)
    deeds.come_in(hands, SITI)
    page = deeds.begin_form(hands, "laporan")
    deeds.fill(hands, page, {**flood(), "nama_pelapor": "Pemotret Uji"})
    page.go_to("/data/dokumentasi/foto")
    hands.wait(lambda: page.place() == "/data/dokumentasi/foto", "the photos")
    hands.type("+")
    hands.wait(lambda: page.place().endswith("/gambar"), "a photo is asked")
    picture = QImage(640, 480, QImage.Format.Format_RGB32)
    picture.fill(QColor("#336644"))
    QGuiApplication.clipboard().setImage(picture)
    hands.press(Key.Key_V, ctrl=True)
    ref = page.place()
    hands.wait(lambda: page.interview.node(ref).value, "the photo is kept")
    deeds.hand_in(hands)
    hands.press(Key.Key_C, ctrl=True, shift=True)  # its text for the group, from where one is then
    hands.wait(lambda: "Pemotret" in QGuiApplication.clipboard().text(), "the text is on the clipboard")
    hands.desk.go("outbox")
    hands.wait(lambda: hands.desk.outbox.model.rowCount() == 1, "the report is in the outbox")
    title = hands.desk.outbox.model.row(0).title
    hands.wait(lambda: deeds.sent(hands, title), "every part has its receipt")
    deeds.close_window(hands)

    found = deeds.on_disk(laptop, SITI, title)
    (arrived,) = [one for one in province.shelf.received() if one.instance_id == found.instance_id]
    (name,) = arrived.files
    assert set(found.receipts) == {"/xml", name}
    assert arrived.xml == found.xml
    assert arrived.files[name] == deeds.photo_of(laptop, SITI, found.row.id, name)
    assert QImage.fromData(arrived.files[name]).size() == picture.size()


def test_an_author_takes_back_what_was_handed_in_and_mends_it(window: Window, laptop: Path) -> None:
    family = synthetic.family(71)
    handed_in(laptop, "asesmen_keluarga", household(family, SITI.name))
    title = f"Keluarga {family.head.name}"
    first = deeds.on_disk(laptop, SITI, title)
    hands = window(laptop)
    deeds.come_in(hands, SITI)
    deeds.read(hands, family.head.name)
    press_notice(hands)
    page = deeds.in_front(hands)
    page.go_to("/data/pengenalan/rt")
    hands.wait(lambda: page.place().endswith("/rt"), "the RT is asked")
    hands.press(Key.Key_A, ctrl=True)
    hands.enter("009")
    deeds.hand_in(hands)
    status = hands.desk.frame.status
    assert status._sentence.text() == f"{title} diajukan · menunggu pemeriksaan"
    status._button.click()  # the way back to it, from which it could be taken back again
    hands.wait(lambda: isinstance(hands.desk.frame.guest, ReviewPage), "it is read")
    deeds.close_window(hands)

    found = deeds.on_disk(laptop, SITI, title)
    assert found.row.stage is Stage.HANDED_IN
    assert [seal.fate for seal in found.seals] == [Fate.VOID, Fate.HELD]
    assert found.instance_id != first.instance_id
    assert found.seals[-1].deprecated_id is None
    assert b"<rt>009</rt>" in found.xml


def test_what_was_sent_is_corrected_and_names_what_it_replaces(
    window: Window, laptop: Path, province: Province
) -> None:
    handed_in(laptop, "laporan_awal_bencana", flood())
    hands = window(laptop)
    deeds.come_in(hands, SITI)
    hands.desk.go("outbox")
    hands.wait(lambda: hands.desk.outbox.model.rowCount() == 1, "the report is in the outbox")
    title = hands.desk.outbox.model.row(0).title
    hands.wait(lambda: deeds.sent(hands, title), "it goes")
    hands.desk.go("records")
    hands.wait(lambda: len(deeds.rows_shown(hands)) == 1, "it is in the list")
    hands.press(Key.Key_Return)
    hands.wait(lambda: hands.review is not None, "it opens to be read")
    press_notice(hands)
    page = deeds.in_front(hands)
    page.go_to(ref := "/data/korban/kk_terdampak")
    hands.wait(lambda: page.place() == ref, "the households are asked")
    hands.press(Key.Key_A, ctrl=True)
    hands.enter("43")
    hands.hand_in("Salah hitung di lapangan")  # why is offered to be said: it has left the laptop
    hands.wait(lambda: hands.desk.counts is not None and hands.desk.counts.waiting == 0, "nothing waits")
    hands.wait(lambda: not hands.desk.sync.running, "the round ends")
    deeds.close_window(hands)

    found = deeds.on_disk(laptop, SITI, title)
    old, new = found.seals
    assert (old.fate, new.fate, found.row.stage) == (Fate.SENT, Fate.SENT, Stage.SENT)
    assert new.deprecated_id == old.instance_id
    arrived = {one.instance_id: one for one in province.shelf.received()}
    assert arrived[new.instance_id].deprecated_id == old.instance_id
    assert b"<kk_terdampak>43</kk_terdampak>" in arrived[new.instance_id].xml
    assert b"<kk_terdampak>42</kk_terdampak>" in arrived[old.instance_id].xml
    told = deeds.look_into(laptop, SITI, lambda vault: history_table.of_record(vault, found.row.id))
    assert [one.reason for one in told if one.deed.startswith("hand_in")] == ["Salah hitung di lapangan", ""]
