"""Two laptops and a stick: cards exchanged, a record handed in, sent back and handed in again, all by keys."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop.demo.families import household
from desktop.reference import synthetic
from desktop.ui.hands import Hands
from desktop.ui.pages.exchange import ExchangePage
from tests.journeys import laptop as deeds
from tests.journeys.furnished import handed_in
from tests.journeys.laptop import RATNA, SITI

Window = Callable[..., Hands]
Key = Qt.Key


def at_the_exchange(hands: Hands, stick: Path) -> ExchangePage:
    """The page in front; what is chosen in the system's dialogs lies on the stick."""
    hands.desk.go("exchange")
    page = hands.desk.exchange_page
    desk = hands.desk.exchange
    assert desk is not None
    desk.where_to = lambda _parent, proposed: str(stick / proposed)
    hands.wait(lambda: bool(page.card.name.text()), "the laptop's card")
    return page


def card_of(hands: Hands, page: ExchangePage) -> str:
    """Copied by the button, reached by Tab."""
    deeds.tab_to(hands, page.card.copy)
    hands.press(Key.Key_Space)
    return QApplication.clipboard().text()


def introduce(hands: Hands, page: ExchangePage, card: str, *, supervisor: bool) -> None:
    deeds.tab_to(hands, page.contacts.add)
    hands.press(Key.Key_Space)
    hands.wait(page.contacts.text.hasFocus, "the card is asked")
    QApplication.clipboard().setText(card)
    hands.press(Key.Key_V, ctrl=True)
    if supervisor:
        hands.press(Key.Key_Tab)
        hands.press(Key.Key_Space)
    deeds.tab_to(hands, page.contacts.keep)
    hands.press(Key.Key_Space)
    hands.wait(page.contacts.editor.isHidden, "the laptop is known")


def write(hands: Hands, page: ExchangePage, stick: Path) -> Path:
    before = set(stick.glob("*.sambang"))
    hands.wait(lambda: page.primary is not None and page.primary.isEnabled(), "something is ready")
    hands.press(Key.Key_Return, ctrl=True)
    hands.wait(lambda: bool(set(stick.glob("*.sambang")) - before), "the package lies on the stick")
    hands.wait(page.out_notice.isVisible, "it is said")
    return (set(stick.glob("*.sambang")) - before).pop()


def take(hands: Hands, page: ExchangePage, package: Path) -> None:
    desk = hands.desk.exchange
    assert desk is not None
    desk.which = lambda _parent, _wanted: str(package)
    hands.press(Key.Key_O, ctrl=True)
    hands.wait(lambda: page.in_notice.isVisible() or page.leave_it.isVisible(), "the package was looked at")


def sends_back(hands: Hands, stick: Path) -> Path:
    """Ratna reads what came, and the verdict goes onto the stick."""
    hands.press(Key.Key_Space)
    work = hands.desk.work
    assert work is not None
    hands.wait(work.page.isVisible, "the work list")
    hands.wait(lambda: work.page.model.rowCount() == 1, "the record waits in it")
    hands.press(Key.Key_Return, ctrl=True)
    hands.wait(lambda: hands.review is not None and hands.review.list.hasFocus(), "the record is in front")
    hands.press(Key.Key_K, shift=True)
    hands.enter("Cocokkan dengan KK")
    hands.wait(lambda: hands.desk.counts is not None and not hands.desk.counts.to_review, "it was sent back")
    return write(hands, at_the_exchange(hands, stick), stick)


def comes_back(hands: Hands, page: ExchangePage, verdicts: Path) -> None:
    """Siti hears of it; the same package once more changes nothing."""
    take(hands, page, verdicts)
    hands.wait(lambda: "diperiksa" in page._details.text(), "it was told")
    assert page.in_notice.accessibleName().startswith("Diterima dari")
    hands.wait(lambda: hands.desk.counts is not None and hands.desk.counts.returned == 1, "it came back")
    take(hands, page, verdicts)
    hands.wait(lambda: "sudah pernah diterima" in page.in_notice.accessibleName(), "nothing is doubled")


def test_a_record_goes_by_stick_and_comes_back(window: Window, laptop: Path, tmp_path: Path, furnished: Path) -> None:
    shutil.copytree(furnished, tmp_path / "pengawas")
    stick = tmp_path / "stik"
    stick.mkdir()
    handed_in(laptop, "asesmen_keluarga", household(next(iter(synthetic.families(1, seed=41))), SITI.name))

    ratna = window(tmp_path / "pengawas")
    deeds.come_in(ratna, RATNA)
    hers = card_of(ratna, at_the_exchange(ratna, stick))
    deeds.close_window(ratna)

    siti = window(laptop)
    deeds.come_in(siti, SITI)
    page = at_the_exchange(siti, stick)
    introduce(siti, page, hers, supervisor=True)
    package = write(siti, page, stick)
    deeds.close_window(siti)

    ratna = window(tmp_path / "pengawas")
    deeds.come_in(ratna, RATNA)
    page = at_the_exchange(ratna, stick)
    take(ratna, page, package)
    assert page.leave_it.isVisible()  # nobody knows Siti's laptop yet: its fingerprint is shown
    deeds.tab_to(ratna, page.know)
    ratna.press(Key.Key_Space)
    ratna.wait(page.to_desk.isVisible, "a record arrived")
    verdicts = sends_back(ratna, stick)
    deeds.close_window(ratna)

    siti = window(laptop)
    deeds.come_in(siti, SITI)
    comes_back(siti, at_the_exchange(siti, stick), verdicts)
