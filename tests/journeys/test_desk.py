"""The supervisor's desk by keys: many approved at once, an answer mended with its reason, a double settled."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QMenu

from desktop.demo.families import flood, household
from desktop.reference import synthetic
from desktop.store import Vault, deputies, record, settlements_table, submission, verdicts_table, verifications
from desktop.store.stages import Stage
from desktop.store.verdicts_table import Judgement
from desktop.ui.hands import Hands
from desktop.ui.pages.correcting import CorrectingPage
from desktop.ui.pages.reply_card import ReplyCard
from desktop.ui.pages.work_list import WorkListPage
from tests.journeys import laptop as deeds
from tests.journeys.furnished import handed_in, sent_back
from tests.journeys.laptop import RATNA, SITI

Window = Callable[..., Hands]
Key = Qt.Key
ADDRESS, KITCHEN = "/data/pengenalan/alamat", "/data/lokasi_foto/foto_dapur"


def a_picture() -> QImage:
    picture = QImage(40, 30, QImage.Format.Format_RGB32)
    picture.fill(QColor("#88aa77"))
    return picture


def at_the_desk(hands: Hands, waiting: int) -> WorkListPage:
    hands.desk.go("review")
    assert hands.desk.work is not None
    page = hands.desk.work.page
    hands.wait(lambda: page.model.rowCount() == waiting and page.table.hasFocus(), "what waits is listed")
    return page


def test_many_are_approved_at_once_and_taken_back(window: Window, laptop: Path) -> None:
    for family in synthetic.families(2, seed=5):
        handed_in(laptop, "asesmen_keluarga", household(family, SITI.name))
    hands = window(laptop)
    deeds.come_in(hands, RATNA)
    page = at_the_desk(hands, 2)
    hands.press(Key.Key_Down, shift=True)
    hands.wait(lambda: len(page.marked()) == 2, "both are marked")
    hands.press(Key.Key_A)
    hands.wait(lambda: hands.desk.counts is not None and hands.desk.counts.on_hold == 2, "both are on hold")
    hands.press(Key.Key_Z, ctrl=True)
    hands.wait(lambda: hands.desk.counts is not None and hands.desk.counts.to_review == 2, "both wait again")


def test_an_answer_is_mended_while_reviewing(window: Window, laptop: Path) -> None:
    family = next(iter(synthetic.families(1, seed=6)))
    record_id = handed_in(laptop, "asesmen_keluarga", household(family, SITI.name))
    hands = window(laptop)
    deeds.come_in(hands, RATNA)
    at_the_desk(hands, 1)
    hands.press(Key.Key_Return)
    hands.wait(lambda: hands.review is not None and hands.review.list.hasFocus(), "the record is read")
    review = hands.review
    assert review is not None
    review.list.setCurrentIndex(review.document.index(review.document.place_of("/data/pengenalan/alamat")))
    hands.press(Key.Key_P)
    hands.wait(lambda: isinstance(hands.desk.frame.guest, CorrectingPage), "it is opened to be mended")
    page = hands.desk.frame.guest
    assert isinstance(page, CorrectingPage)
    hands.wait(lambda: page.filling.place() == "/data/pengenalan/alamat", "at the question one was reading")
    hands.press(Key.Key_A, ctrl=True)
    hands.enter("Jalan Melati RT 03")
    hands.wait(lambda: bool(page.mended()), "the answer is another")
    page.filling.hand_in()  # Ctrl+Enter works at the last section; the form is long
    hands.wait(lambda: page.currentWidget() is page.reasons, "the reasons are asked")
    assert page.reasons.primary is not None and not page.reasons.primary.isEnabled()
    hands.enter("RT keliru, dicocokkan dengan KK")
    hands.press(Key.Key_Return, ctrl=True)
    hands.wait(lambda: hands.review is not None and hands.review.list.hasFocus(), "it is read again")
    changed = hands.review.document.rows[hands.review.document.place_of("/data/pengenalan/alamat")]
    assert changed.answer == "Jalan Melati RT 03" and changed.changed
    deeds.close_window(hands)

    def look(vault: Vault) -> tuple[list[str], list[Judgement], list[str]]:
        seals = submission.of_record(vault, record_id)
        said = [one.text for one in verdicts_table.remarks(vault, record_id)]
        return [one.fate.value for one in seals], [one.kind for one in verdicts_table.verdicts(vault, record_id)], said

    fates, verdicts, remarks = deeds.look_into(laptop, RATNA, look)
    assert fates == ["void", "held"]
    assert verdicts == [Judgement.CORRECT]
    assert remarks == ["RT keliru, dicocokkan dengan KK"]


def test_a_double_is_settled_with_its_reason(window: Window, laptop: Path) -> None:
    family = next(iter(synthetic.families(1, seed=8)))
    ids = [handed_in(laptop, "asesmen_keluarga", household(family, SITI.name)) for _ in range(2)]
    hands = window(laptop)
    deeds.come_in(hands, RATNA)
    at_the_desk(hands, 2)
    hands.press(Key.Key_Return)
    hands.wait(lambda: hands.review is not None and hands.review.list.hasFocus(), "the record is read")
    review = hands.review
    assert review is not None
    rows = review.document.rows
    at = next(at for at, row in enumerate(rows) if row.kind == "finding" and row.other in ids)
    review.list.setCurrentIndex(review.document.index(at))
    hands.press(Key.Key_B)
    hands.wait(review.compare.isVisible, "both records stand side by side")
    assert review.compare.refs
    hands.press(Key.Key_Escape)
    hands.wait(review.list.hasFocus, "back to the finding")
    hands.press(Key.Key_S)
    hands.wait(review.foot.choice.hasFocus, "what it is, is asked")
    hands.press(Key.Key_Down)
    hands.press(Key.Key_Down)
    assert review.foot.choice.currentData() == "merge"
    hands.press(Key.Key_Tab)
    hands.enter("Satu keluarga, dua kali didata")
    hands.wait(lambda: any(row.kind == "settled" for row in review.document.rows), "it is settled")
    deeds.close_window(hands)

    def look(vault: Vault) -> tuple[list[str], set[str]]:
        kept = [one.reason for record_id in ids for one in settlements_table.of_record(vault, record_id)]
        stages = {row[0] for row in vault.rows("SELECT stage FROM records")}
        return kept, stages

    reasons, stages = deeds.look_into(laptop, RATNA, look)
    assert reasons == ["Satu keluarga, dua kali didata"]
    assert stages == {Stage.HANDED_IN.value, Stage.RETURNED.value}


def test_a_report_sent_first_is_verified_later_by_keys_and_taken_back(window: Window, laptop: Path) -> None:
    record_id = handed_in(laptop, "laporan_awal_bencana", flood())
    hands = window(laptop)
    deeds.come_in(hands, RATNA)
    hands.desk.go("review")
    assert hands.desk.work is not None
    page = hands.desk.work.page
    page.chips["later"].click()
    hands.wait(lambda: page.model.rowCount() == 1, "it is listed as not verified")
    page.table.setFocus()
    page.table.selectRow(0)
    hands.press(Key.Key_Return)
    hands.wait(lambda: hands.review is not None and hands.review.list.hasFocus(), "the record is read")
    hands.press(Key.Key_A)
    hands.wait(lambda: hands.review is not None and hands.review.standing.held, "it is verified")
    hands.press(Key.Key_Z, ctrl=True)
    hands.wait(lambda: hands.review is not None and hands.review.standing.waits, "it waits again")
    hands.press(Key.Key_A)
    hands.wait(lambda: hands.review is not None and hands.review.standing.held, "it is verified again")
    deeds.close_window(hands)

    def look(vault: Vault) -> tuple[list[Judgement], bool]:
        return [one.kind for one in verdicts_table.verdicts(vault, record_id)], verifications.is_open(vault, record_id)

    verdicts, still_open = deeds.look_into(laptop, RATNA, look)
    assert verdicts == [Judgement.APPROVE, Judgement.UNAPPROVE, Judgement.APPROVE]
    assert not still_open


def test_what_came_back_is_answered_in_the_record_and_the_supervisor_reads_it(window: Window, laptop: Path) -> None:
    family = next(iter(synthetic.families(1, seed=9)))
    record_id = handed_in(laptop, "asesmen_keluarga", household(family, SITI.name))
    sent_back(laptop, record_id, ADDRESS, "RT ini tidak ada")
    hands = window(laptop)
    deeds.come_in(hands, SITI)
    hands.desk.record_opened.emit(record_id)
    hands.wait(lambda: hands.filling is not None and hands.filling.aside.notes, "it is open with what was written")
    assert hands.filling is not None
    page = hands.filling
    page.go_to(ADDRESS)
    hands.press(Key.Key_R, ctrl=True)
    card = page.findChild(ReplyCard)
    assert card is not None
    hands.wait(card.isVisible, "the remarks are listed")
    assert card.threads[card.list.currentRow()].ref == ADDRESS
    hands.enter("RT itu baru, surat desa ada")
    hands.wait(lambda: "Jawaban Anda tersimpan" in deeds.words_on(page), "it is kept")
    deeds.close_window(hands)
    said = deeds.look_into(laptop, RATNA, lambda vault: verdicts_table.remarks(vault, record_id))
    first, answer = (one for one in said if one.ref == ADDRESS)
    assert (answer.answers_to, answer.text) == (first.id, "RT itu baru, surat desa ada")


def test_a_photo_is_replaced_while_reviewing(window: Window, laptop: Path) -> None:
    family = next(iter(synthetic.families(1, seed=10)))
    record_id = handed_in(laptop, "asesmen_keluarga", household(family, SITI.name))
    hands = window(laptop)
    deeds.come_in(hands, RATNA)
    at_the_desk(hands, 1)
    hands.press(Key.Key_Return)
    hands.wait(lambda: hands.review is not None and hands.review.list.hasFocus(), "the record is read")
    hands.press(Key.Key_P)
    hands.wait(lambda: isinstance(hands.desk.frame.guest, CorrectingPage), "it is opened to be mended")
    page = hands.desk.frame.guest
    assert isinstance(page, CorrectingPage)
    page.filling.go_to(KITCHEN)
    hands.wait(lambda: page.filling.place() == KITCHEN, "at the photo")
    card = page.filling.where.card()
    assert card is not None
    card.answer.take_image(a_picture())
    hands.wait(lambda: [one.ref for one in page.mended()] == [KITCHEN], "the photo is another")
    page.filling.hand_in()
    hands.wait(lambda: page.currentWidget() is page.reasons, "the reasons are asked")
    hands.enter("Foto kabur")
    hands.press(Key.Key_Return, ctrl=True)
    hands.wait(lambda: hands.review is not None and hands.review.list.hasFocus(), "it is read again")
    deeds.close_window(hands)

    def look(vault: Vault) -> tuple[str, list[str]]:
        seal = submission.current(vault, record_id)
        return submission.answers(vault, seal.id)[KITCHEN], [one.name for one in submission.parts(vault, seal.id)]

    name, parts = deeds.look_into(laptop, RATNA, look)
    assert name and name in parts


def test_a_deputy_is_named_at_the_desk_and_lets_go_what_was_approved(
    window: Window, laptop: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QMenu, "popup", lambda *_at: None)  # no window of its own without a screen
    family = next(iter(synthetic.families(1, seed=11)))
    record_id = handed_in(laptop, "asesmen_keluarga", household(family, SITI.name))
    hands = window(laptop)
    deeds.come_in(hands, RATNA)
    at_the_desk(hands, 1)
    hands.press(Key.Key_A)
    hands.wait(lambda: hands.desk.counts is not None and hands.desk.counts.on_hold == 1, "it is on hold")
    work = hands.desk.work
    assert work is not None
    work.page.deputies.click()
    hands.wait(lambda: work.deputies is not None, "the names are shown")
    assert work.deputies is not None
    (name,) = [line for line in work.deputies.actions() if line.text() == SITI.name]
    name.trigger()
    hands.wait(lambda: "Siti" in work.page.notice.accessibleName(), "it is said")
    deeds.close_window(hands)
    assert [one.user for one in deeds.look_into(laptop, RATNA, deputies.everyone)] != []

    hands = window(laptop)
    deeds.come_in(hands, SITI)
    assert hands.desk.session.deputy is not None
    hands.desk.go("outbox")
    hands.wait(lambda: hands.desk.outbox.held.isVisible(), "what is on hold is told")
    hands.press(Key.Key_Return, ctrl=True)
    hands.wait(lambda: not hands.desk.outbox.held.isVisible(), "nothing is on hold any more")
    deeds.close_window(hands)
    verdict = deeds.look_into(laptop, RATNA, lambda vault: record.get(vault, record_id).stage)
    assert verdict in (Stage.RELEASED, Stage.SENT)
