"""What a screen reader is told of every control: name, role, description; and Tab passes them as they are read."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.questions.card import QuestionCard
from desktop.ui.theme import Appearance, dress, px
from desktop.ui.translations import Language
from tests.ui.contact_sheet import cards
from tests.ui.gallery import PAGES

_MUTE = (QAccessible.Role.NoRole, QAccessible.Role.Client)
_PAGES = [name for name in PAGES if not name.startswith("frame")]


def stops(within: QWidget) -> Iterator[QWidget]:
    """What Tab comes to, in the order in which it does."""
    tab = Qt.FocusPolicy.TabFocus
    for widget in within.findChildren(QWidget):
        if widget.focusPolicy() & tab == tab and widget.focusProxy() is None and widget.isVisibleTo(within):
            yield widget


def untold(within: QWidget) -> list[str]:
    """Controls of which a screen reader would not know what they are."""
    found = []
    for widget in stops(within):
        told = QAccessible.queryAccessibleInterface(widget)
        if told is None or told.role() in _MUTE or not told.text(QAccessible.Text.Name).strip():
            found.append(f"{type(widget).__name__} {widget.accessibleName()!r}")
    return found


@pytest.fixture
def made(qtbot: QtBot) -> list[QuestionCard]:
    """A card of every kind of question and appearance, laid out."""
    found = cards(Language.INDONESIAN)
    for card in found:
        qtbot.addWidget(card)
        card.resize(640, max(card.heightForWidth(640), card.sizeHint().height()))
        card.ensurePolished()
        layout = card.layout()
        assert layout is not None
        layout.activate()
    return found


def test_every_kind_of_question_is_told_and_passed_in_order(made: list[QuestionCard]) -> None:
    """One test for all: making every card once takes its time."""
    assert len(made) > 60
    assert {card.node.ref: untold(card) for card in made if untold(card)} == {}
    for card in made:
        places = [widget.mapTo(card, QPoint(0, 0)) for widget in stops(card)]
        read = [(round(at.y() / px(20)), at.x()) for at in places]
        assert read == sorted(read), card.node.ref
    by_name = {card.node.ref.rpartition("/")[2]: card for card in made}
    name, description, role = told_of(by_name["nama"])
    assert (name, description, role) == ("Nama kepala keluarga", "Sesuai KTP", QAccessible.Role.EditableText)
    assert "1 Laki-laki, 2 Perempuan" in told_of(by_name["jk"])[1]  # which keys pick
    rows = QAccessible.queryAccessibleInterface(by_name["jk"].answer.focusProxy())
    assert rows is not None
    first = rows.child(0)
    assert first is not None and first.text(QAccessible.Text.Name) == "Laki-laki" and first.state().checked == 1
    assert "16 angka" in by_name["nik"].message.accessibleName()  # in words, not by colour alone


def told_of(card: QuestionCard) -> tuple[str, str, QAccessible.Role]:
    """Name, description and role of where one answers."""
    told = QAccessible.queryAccessibleInterface(card.answer.focusProxy() or card.answer)
    assert told is not None
    return told.text(QAccessible.Text.Name), told.text(QAccessible.Text.Description), told.role()


def test_every_page_is_told(qtbot: QtBot) -> None:
    found = {}
    for name in _PAGES:
        page = PAGES[name]()
        page.resize(1366, 768)
        page.show()
        found[name] = untold(page)
        page.close()
        page.deleteLater()
    assert {name: what for name, what in found.items() if what} == {}


def test_at_the_largest_text_every_kind_fits_and_icons_grow(qtbot: QtBot, qapp: QApplication) -> None:
    dress(qapp, Appearance.LIGHT, 200)
    room = min(px(720), 1366 - 60 - 32)  # the work column beside the folded rail
    wide, small = [], []
    for card in cards(Language.INDONESIAN):
        qtbot.addWidget(card)
        if card.minimumSizeHint().width() > room:
            wide.append(card.node.ref)
        small += stunted(card)
    for name in _PAGES:
        page = PAGES[name]()
        small += stunted(page)
        page.deleteLater()
    assert (wide, small) == ([], [])


def stunted(within: QWidget) -> list[str]:
    """Icons that stay small when the text grows."""
    found = []
    for button in within.findChildren(QAbstractButton):
        button.ensurePolished()
        if not button.icon().isNull() and button.iconSize().height() < px(16):
            found.append(f"{type(within).__name__}: {button.text() or button.toolTip()}")
    return found + [f"{line.accessibleName()}: an action" for line in within.findChildren(QLineEdit) if line.actions()]
