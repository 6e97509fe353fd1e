"""Draws every kind of question and appearance, one picture a look: `python -m tests.ui.contact_sheet folder [look …]`.

Looks: both languages and themes, at 100 and 125 % of the text size; a sheet is as wide as a 1366×768 screen.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from desktop.ui.hands import let_work
from desktop.ui.questions.answer import Bytes, Surroundings
from desktop.ui.questions.card import QuestionCard
from desktop.ui.theme import Appearance, dress, px, tone
from desktop.ui.translations import Language, speak
from desktop.xforms import Interview, Node
from tests.ui.contact_form import ANSWERS, form
from tests.ui.drawn import encoded
from tests.ui.gallery_filling import NOW, photograph

WIDTH = 1366
_HOUSE = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 150">
<path id="atap" d="M20 70 L100 10 L180 70 Z" fill="#b5651d"/><rect id="dinding" x="35" y="70" width="130" height="70"
fill="#e8d8b0"/><rect id="pintu" x="85" y="95" width="30" height="45" fill="#7a4a21"/></svg>"""


@dataclass(frozen=True)
class Look:
    """One way to look at it."""

    language: Language
    appearance: Appearance
    scale: int

    def __str__(self) -> str:
        return f"{self.language}-{self.appearance}-{self.scale}"


LOOKS = tuple(
    Look(language, appearance, scale)
    for scale in (100, 125)
    for language, appearance in (
        (Language.INDONESIAN, Appearance.LIGHT),
        (Language.ENGLISH, Appearance.DARK),
        (Language.INDONESIAN, Appearance.DARK),
        (Language.ENGLISH, Appearance.LIGHT),
    )
)


def medium(address: str, hear: Bytes) -> None:
    """The form's media: drawn, so that nothing is kept in the repository."""
    if address.endswith(".svg"):
        hear(_HOUSE.encode())
    elif address.startswith("jr://images/rumah"):
        photograph(address, hear)
    elif address.startswith("jr://images/"):
        image = QImage(240, 160, QImage.Format.Format_RGB32)
        image.fill(QColor.fromHsv(sum(map(ord, address)) % 360, 90, 190))
        hear(encoded(image))
    else:
        hear(b"ID3" if address else None)


def questions(node: Node) -> Iterator[Node]:
    """Every question a screen shows, in order."""
    for child in node.children:
        if child.kind == "question" and child.control is not None and child.relevant:
            if not child.ref.endswith("_ragu"):  # a soft rule stands beside the question it speaks of
                yield child
        else:
            yield from questions(child)


def cards(language: Language) -> list[QuestionCard]:
    """A card for each question, answered or not; one is wrong, one is warned of."""
    said = next(name for name in form().languages if f"({language})" in name)
    interview = Interview(form(), language=said, now=lambda: NOW)
    for ref, answer in ANSWERS.items():
        interview.answer(f"/data/{ref}", answer)
    around = Surroundings(now=lambda: NOW, photo=photograph, media=medium)
    made = [QuestionCard(node, around.at(interview.form.attributes(node.ref))) for node in questions(interview.root)]
    for card in made:
        if card.node.ref.endswith("/telepon"):
            card.warn(interview.node("/data/kata/nik_ragu").label)
    return made


def sheet(look: Look, app: QApplication) -> QImage:
    """All cards in two columns on paper."""
    dress(app, look.appearance, look.scale)
    speak(app, look.language)
    paper = QWidget()
    tone(paper, "paper")
    across = QHBoxLayout(paper)
    across.setSpacing(px(24))
    columns, heights = (QVBoxLayout(), QVBoxLayout()), [0, 0]
    for card in cards(look.language):
        shorter = heights.index(min(heights))
        columns[shorter].addWidget(card)
        heights[shorter] += max(card.heightForWidth(WIDTH // 2 - px(40)), card.sizeHint().height())
    for column in columns:
        column.setSpacing(px(8))
        column.addStretch(1)
        across.addLayout(column, 1)
    paper.setFixedWidth(WIDTH)
    paper.show()
    let_work(80)
    paper.resize(WIDTH, paper.sizeHint().height())
    let_work(80)
    image = paper.grab().toImage()
    paper.close()
    paper.deleteLater()
    return image


def main(arguments: list[str]) -> int:
    folder = Path(arguments[0])
    folder.mkdir(parents=True, exist_ok=True)
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    for look in LOOKS:
        if not arguments[1:] or str(look) in arguments[1:]:
            file = folder / f"contact-sheet-{look}.png"
            sheet(look, app).save(str(file))
            print(file)
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
