"""Appearances beyond the usual: tables, pictures, scales, counters, codes, drawings, and what a laptop cannot do."""

from __future__ import annotations

from datetime import date
from typing import Any, cast

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QImage, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from desktop.ui.floating import Floating
from desktop.ui.pictures import thumbnail
from desktop.ui.questions import label_media
from desktop.ui.questions.answer import Bytes, Surroundings
from desktop.ui.questions.calendars import in_other_calendar
from desktop.ui.questions.card import QuestionCard
from desktop.ui.questions.choice_list import ChoiceListAnswer
from desktop.ui.questions.choice_table import HeadingsAnswer, TableRowAnswer
from desktop.ui.questions.choice_tiles import TileLook
from desktop.ui.questions.codes import read_codes
from desktop.ui.questions.image_map import ImageMapAnswer
from desktop.ui.questions.kinds import answer_for
from desktop.ui.questions.limits import limit
from desktop.ui.questions.places import PathAnswer
from desktop.ui.questions.ranges import RangeAnswer
from desktop.ui.questions.ranks import RankAnswer
from desktop.ui.questions.signature import AnnotateAnswer, DrawAnswer
from desktop.ui.questions.special_text import CodeAnswer, UrlAnswer
from desktop.ui.questions.wording import opens, rich
from desktop.xforms import Choice
from tests.ui.drawn import code_picture
from tests.ui.test_questions import AIDS, ENTER, NOW, SEXES, Asked, FakeNode, picture_bytes

IMAGE = {"mediatype": "image/*"}
SCALE = {"start": "0", "end": "10", "step": "1"}


def node(**said: Any) -> FakeNode:
    return FakeNode(**said)


@pytest.mark.parametrize(
    ("asked", "typed", "stored", "shown"),
    [
        (node(appearance=("numbers",)), "0812ab34", "081234", "081234"),
        (node(appearance=("numbers", "thousands-sep")), "1250000", "1250000", "1.250.000"),
        (node(type="int", appearance=("counter",)), "4", "4", "4"),
        (node(appearance=("url",)), "https://odk.org", "https://odk.org", "https://odk.org"),
        (node(type="barcode", appearance=("hidden-answer",)), "A-17", "A-17", "A-17"),
        (node(control="range", type="int", appearance=("picker",), parameters=SCALE), "7", "7", "7"),
    ],
)
def test_special_lines(qtbot: QtBot, asked: FakeNode, typed: str, stored: str, shown: str) -> None:
    said = Asked(qtbot, asked).keys(typed, ENTER)
    assert (said.answers, said.line.text()) == ([stored], shown)


def test_a_counter_and_a_picker_step_by_arrows(qtbot: QtBot) -> None:
    counter = Asked(qtbot, node(type="int", appearance=("counter",)))
    assert counter.keys(Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Down).answers == ["1", "2", "1"]
    picker = Asked(qtbot, node(control="range", appearance=("picker",), parameters={**SCALE, "placeholder": "5"}))
    assert picker.keys(Qt.Key.Key_Up, Qt.Key.Key_Up).answers == ["5", "6"]


@pytest.mark.parametrize(
    "asked",
    [
        node(type="int", appearance=("counter",)),
        node(control="range", appearance=("rating",), parameters={"start": "1", "end": "5"}),
        node(control="select1", choices=AIDS),
        node(type="date"),
        node(type="int"),
    ],
    ids=["counter", "rating", "list", "date", "int"],
)
def test_a_raised_digit_is_no_number(qtbot: QtBot, asked: FakeNode) -> None:
    """Some keyboards have ² beside 1: it is called a digit, and `int` knows it not."""
    question = Asked(qtbot, asked)
    at = QApplication.focusWidget()
    assert at is not None
    with qtbot.captureExceptions() as raised:
        QApplication.sendEvent(
            at, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_twosuperior, Qt.KeyboardModifier.NoModifier, "²")
        )
        question.keys(Qt.Key.Key_Up)
    assert not raised


def test_only_web_addresses_open(qtbot: QtBot) -> None:
    assert [opens(a) for a in ("https://odk.org", "http://x.id/a", "file:///etc/passwd", "javascript:1", "x")] == [
        True, True, False, False, False,
    ]  # fmt: skip
    asked = Asked(qtbot, node(appearance=("url",), value="https://odk.org", readonly=True))
    assert isinstance(asked.widget, UrlAnswer)
    assert asked.line.isReadOnly() and asked.widget.open.isEnabled()


@pytest.mark.parametrize(
    ("calendar", "said"),
    [("coptic", "25 Kiahk 1742"), ("ethiopian", "25 Tahsas 2018"), ("persian", "1404"), ("buddhist", "3 Januari 2569")],
)
def test_a_day_is_said_in_the_calendar_asked_for(calendar: str, said: str) -> None:
    assert said in in_other_calendar(date(2026, 1, 3), (calendar,))


def test_a_year_of_the_longer_kind_ends_a_day_later() -> None:
    days = (date(2007, 9, 11), date(2007, 9, 12))
    assert [in_other_calendar(day, ("ethiopian",)) for day in days] == ["6 Pagume 1999", "1 Meskerem 2000"]


# -- choices


def pictured(name: str, hear: Bytes) -> None:
    hear(picture_bytes(60, 40) if name.startswith("jr://images/") else None)


def test_choices_with_pictures_are_tiles(qtbot: QtBot) -> None:
    choices = [Choice(c.value, c.label, {"image": f"jr://images/{c.value}.png"}) for c in AIDS]
    answer = ChoiceListAnswer(Surroundings(media=pictured), multiple=False)
    qtbot.addWidget(answer)
    answer.show_node(cast(Any, node(control="select1", choices=choices)))
    look = answer.list.look
    assert isinstance(look, TileLook) and look.pictured and look.marked
    assert set(answer.list.rows.images) == {"pkh", "bpnt", "pip"}
    answer.show_node(cast(Any, node(control="select1", choices=choices, appearance=("no-buttons",))))
    assert not answer.list.look.marked


def test_a_scale_of_likert_is_picked_by_keys(qtbot: QtBot) -> None:
    asked = Asked(qtbot, node(control="select1", choices=SEXES, appearance=("likert",)))
    assert isinstance(cast(ChoiceListAnswer, asked.widget).list.look, TileLook)
    assert asked.keys("2", Qt.Key.Key_Left, ENTER).answers == ["2", "1"]


def test_a_table_names_its_columns_once_and_lines_them_up(qtbot: QtBot) -> None:
    cards = []
    for place, word in enumerate(("label", "list-nolabel", "list-nolabel")):
        said = node(control="select1", choices=SEXES, appearance=(word,), label="Baris" * (place + 1), key=place)
        card = QuestionCard(cast(Any, said), Surroundings())
        qtbot.addWidget(card)
        card.resize(640, 80)
        with qtbot.waitExposed(card):
            card.show()
        cards.append(card)
    assert [type(card.answer) for card in cards] == [HeadingsAnswer, TableRowAnswer, TableRowAnswer]
    assert len({(card.answer.x(), card.answer.width()) for card in cards}) == 1
    assert cast(HeadingsAnswer, cards[0].answer).labels == ("Laki-laki", "Perempuan")
    with qtbot.waitSignal(cards[1].answered) as answered:
        cards[1].activateWindow()
        cards[1].focus_answer()
        QTest.keyClick(cards[1].answer.focusProxy(), Qt.Key.Key_2)
    assert answered.args[1] == "2"


def test_codes_put_a_rank_in_turn(qtbot: QtBot) -> None:
    asked = Asked(qtbot, node(control="rank", type="rank", choices=AIDS))
    assert asked.keys("c").answers == []
    assert asked.keys("a").answers == ["pip pkh bpnt"]
    assert asked.keys(Qt.Key.Key_Delete).answers[-1] == ""


def test_a_rank_of_many_takes_codes_of_two_digits(qtbot: QtBot) -> None:
    twelve = tuple(Choice(str(n), f"{n}. Hal {n}") for n in range(1, 13))
    asked = Asked(qtbot, node(control="rank", type="rank", choices=twelve)).keys("3", "1", "2", "1", "4")
    assert isinstance(asked.widget, RankAnswer)
    assert asked.widget._shown()[:4] == ["3", "12", "1", "4"] and asked.answers == []
    assert asked.widget._told.text().startswith("4 dari 12")
    assert asked.keys(Qt.Key.Key_Space).answers[-1].startswith("3 12 1 4 2 5")


# -- ranges


@pytest.mark.parametrize(("typed", "stored", "why"), [
    ("70", "70", ""),
    ("75", "", "75 tidak ada pada skala ini: 0 sampai 100, tiap 10."),
    ("150", "", "150 tidak ada pada skala ini: 0 sampai 100, tiap 10."),
    ("nan", "nan", ""),  # the engine says that it is no number
    ("inf", "inf", ""),
])  # fmt: skip
def test_a_number_that_is_not_on_the_scale_is_no_answer_and_it_is_said(
    qtbot: QtBot, typed: str, stored: str, why: str
) -> None:
    scale = {"start": "0", "end": "100", "step": "10"}
    asked, said = Asked(qtbot, node(control="range", type="int", parameters=scale)), list[str]()
    asked.widget.remarked.connect(said.append)
    assert asked.keys(typed, ENTER).answers[-1] == stored
    assert said[-1] == why
    assert asked.keys(Qt.Key.Key_Up).answers[-1] != "" and said[-1] == ""  # what the scale has takes it away


def test_a_scale_shows_its_ticks_and_words(qtbot: QtBot) -> None:
    words = (Choice("0", "Buruk"), Choice("10", "Baik"))
    said = node(control="range", type="int", parameters={**SCALE, "tick-interval": "5"}, choices=words)
    widget = Asked(qtbot, said).widget
    assert isinstance(widget, RangeAnswer)
    assert (widget.ruler.ticks, widget.ruler.marks) == ((0, 5, 10), {0: "Buruk", 10: "Baik"})
    said.appearance = ("vertical", "no-ticks")
    widget.show_node(cast(Any, said))
    assert widget.ruler.orientation() == Qt.Orientation.Vertical and widget.ruler.ticks == ()


def test_nothing_is_answered_until_the_scale_is_touched(qtbot: QtBot) -> None:
    asked = Asked(qtbot, node(control="range", type="int", parameters=SCALE))
    ruler = cast(RangeAnswer, asked.widget).ruler
    assert not ruler.answered
    QTest.mouseClick(ruler, Qt.MouseButton.LeftButton, pos=QPoint(1, ruler.height() // 2))
    assert asked.answers == ["0"] and ruler.answered


# -- codes from pictures, drawings


def test_a_code_is_read_from_a_picture(qtbot: QtBot, tmp_path: Any) -> None:
    asked = Asked(qtbot, node(type="barcode"))
    assert isinstance(asked.widget, CodeAnswer)
    file = tmp_path / "kode.png"
    file.write_bytes(code_picture("KKS-6013 0001"))
    asked.widget.intake.take_file(file)
    assert asked.answers == ["KKS-6013 0001"]


def test_a_picture_without_a_code_is_said_beside_the_question(qtbot: QtBot) -> None:
    card = QuestionCard(cast(Any, node(type="barcode")), Surroundings())
    qtbot.addWidget(card)
    cast(CodeAnswer, card.answer).take_image(thumbnail(picture_bytes(80, 80), 80))
    assert "Tidak ada kode" in card.message.text()
    assert read_codes(QImage()) == []


def test_words_with_a_picture_of_them_are_pasted_as_words(qtbot: QtBot) -> None:
    asked = Asked(qtbot, node(type="barcode"))
    mime = QMimeData()
    mime.setText("KKS-7")
    mime.setImageData(thumbnail(picture_bytes(20, 20), 20))
    QGuiApplication.clipboard().setMimeData(mime)
    QTest.keyClick(asked.line, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    asked.keys(ENTER)
    assert asked.answers == ["KKS-7"]


def draw(widget: Any) -> None:
    QTest.mousePress(widget, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(20, 20))
    QTest.mouseRelease(widget, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(80, 40))


def test_a_stroke_is_taken_back(qtbot: QtBot) -> None:
    asked = Asked(qtbot, node(control="upload", type="binary", parameters=IMAGE, appearance=("draw",)))
    widget = cast(DrawAnswer, asked.widget)
    draw(widget.pad)
    assert widget.clear.isVisible()
    widget.back.click()
    with qtbot.assertNotEmitted(widget.file_chosen):
        widget.settle()


def test_a_photo_is_drawn_on_at_its_own_size(qtbot: QtBot) -> None:
    photo = picture_bytes(1200, 800)
    answer = AnnotateAnswer(Surroundings(photo=lambda _name, hear: hear(photo)))
    qtbot.addWidget(answer)
    answer.resize(640, 500)
    answer.show_node(cast(Any, node(control="upload", parameters=IMAGE, appearance=("annotate",), value="a.jpg")))
    with qtbot.waitExposed(answer):
        answer.show()
    draw(answer.pad)
    with qtbot.waitSignal(answer.file_chosen) as chosen:
        answer.settle()
    image = thumbnail(chosen.args[0], 5000)
    assert (image.width(), image.height()) == (1200, 800)
    assert QApplication.instance() is not None


# -- what the camera wrote


def test_a_path_says_how_long_it_is_and_a_shape_how_large(qtbot: QtBot) -> None:
    path = Asked(qtbot, node(type="geotrace", value="-1.61 103.61 0 0; -1.61 103.62 0 0"))
    assert "2 titik · 1.113 m" in path.widget.findChildren(QLabel)[-1].text()
    shape = Asked(qtbot, node(type="geoshape", value="0 0 0 0; 0 0.01 0 0; 0.01 0.01 0 0; 0 0 0 0"))
    assert cast(PathAnswer, shape.widget).text.toPlainText().count("\n") == 2
    assert "3 titik · luas 61,96 ha" in shape.widget.findChildren(QLabel)[-1].text()
    cast(PathAnswer, shape.widget).text.setPlainText("0 0\nbukan titik")
    assert "Baris 2" in shape.widget.findChildren(QLabel)[-1].text()


HOUSE = b"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 100"><rect id="pkh" x="0" y="0" width="100"
height="100" fill="#b5651d"/><g transform="translate(100 0)"><rect id="pip" width="100" height="100"/></g></svg>"""


def test_a_part_of_a_picture_picks_its_choice(qtbot: QtBot) -> None:
    said = node(control="select", choices=AIDS, appearance=("image-map",), media={"image": "jr://images/rumah.svg"})
    answer = answer_for(cast(Any, said), Surroundings(media=lambda _address, hear: hear(HOUSE)))
    assert isinstance(answer, ImageMapAnswer)
    qtbot.addWidget(answer)
    answer.show_node(cast(Any, said))
    answer.resize(640, 400)
    with qtbot.waitExposed(answer):
        answer.show()
    half = answer.map.height()
    assert [answer.map.part_at(QPointF(x, 20)) for x in (half // 2, half + half // 2, 2 * half + 40)] == [
        "pkh",
        "pip",
        "",
    ]
    with qtbot.waitSignal(answer.answered) as answered:
        QTest.mouseClick(answer.map, Qt.MouseButton.LeftButton, pos=QPoint(half + half // 2, 20))
    assert answered.args == ["pip"]


# -- media and links of labels


def test_media_of_a_label_are_shown_and_offered(qtbot: QtBot) -> None:
    media = {"image": "jr://images/a.png", "big-image": "jr://images/b.png", "audio": "jr://audio/c.mp3"}
    card = QuestionCard(cast(Any, node(media=media)), Surroundings(media=pictured))
    qtbot.addWidget(card)
    card.resize(640, 300)
    with qtbot.waitExposed(card):
        card.show()
    shown = card.media
    assert shown is not None and not shown.picture.pixmap().isNull()
    assert (shown.large.isHidden(), shown.sound.isHidden(), shown.film.isHidden()) == (False, False, True)
    shown.large.click()
    over = card.findChild(Floating)
    assert over is not None and over.isVisible()
    QTest.keyClick(over, Qt.Key.Key_Escape)
    assert over.isHidden()
    shown.sound.click()
    assert "tidak ada di laptop" in shown.trouble.text()


def test_a_sound_is_kept_where_a_person_says_and_then_opened(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Any
) -> None:
    opened: list[str] = []
    file = tmp_path / "tanya.mp3"
    monkeypatch.setattr(label_media.choosing, "new_file", lambda *_: str(file))
    monkeypatch.setattr(label_media.QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    card = QuestionCard(
        cast(Any, node(media={"audio": "jr://audio/tanya.mp3"})), Surroundings(media=lambda _a, hear: hear(b"suara"))
    )
    qtbot.addWidget(card)
    assert card.media is not None
    card.media.sound.click()
    assert (file.read_bytes(), opened) == (b"suara", [str(file)])


def test_only_web_links_of_a_label_can_be_opened(qtbot: QtBot) -> None:
    assert rich("[a](https://odk.org)") == '<a href="https://odk.org">a</a>'
    assert "href" not in rich("[a](file:///etc/passwd) [b](javascript:alert(1))")
    card = QuestionCard(cast(Any, node(label="Lihat [ini](https://odk.org)")), Surroundings())
    qtbot.addWidget(card)
    assert card.label.textInteractionFlags() & Qt.TextInteractionFlag.LinksAccessibleByKeyboard


# -- what a laptop cannot do


@pytest.mark.parametrize(
    ("asked", "word"),
    [
        (node(appearance=("bearing",)), "kompas"),
        (node(appearance=("ex:org.app(a='1')",)), "aplikasi HP"),
        (node(appearance=("printer:org.app('x')",)), "Ctrl+P"),
        (node(control="upload", parameters=IMAGE, appearance=("new-front",)), "kamera"),
        (node(control="upload", parameters={"mediatype": "audio/*"}), "suara"),
        (node(control="upload", parameters={"mediatype": "video/*"}), "video"),
    ],
)
def test_what_a_laptop_cannot_do_is_said_with_the_next_best_way(qtbot: QtBot, asked: FakeNode, word: str) -> None:
    assert word in limit(cast(Any, asked))
    card = QuestionCard(cast(Any, asked), Surroundings(now=lambda: NOW))
    qtbot.addWidget(card)
    assert word in card.hint.text()
    assert limit(cast(Any, node())) == ""
