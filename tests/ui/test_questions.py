"""Every kind of question alone: what is typed, what comes out, what is shown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from typing import Any, cast

import pytest
from PySide6.QtCore import QBuffer, QIODevice, QMimeData, QPoint, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from desktop.ui.pictures import fit, thumbnail
from desktop.ui.questions.answer import Answer, Surroundings
from desktop.ui.questions.card import QuestionCard
from desktop.ui.questions.choice_list import ChoiceListAnswer
from desktop.ui.questions.choice_search import Found, SearchAnswer
from desktop.ui.questions.files import FileAnswer, PhotoAnswer
from desktop.ui.questions.kinds import answer_for, is_asked, kind_of
from desktop.ui.questions.ranges import Scale
from desktop.ui.questions.signature import SignatureAnswer
from desktop.ui.questions.simple import readable
from desktop.xforms import Choice

NOW = datetime(2026, 1, 3, 14, 3, 7, tzinfo=timezone(timedelta(hours=7)))
TODAY = NOW.date()
ENTER = Qt.Key.Key_Return


@dataclass(eq=False)
class FakeNode:
    """A node as a widget sees it."""

    control: str = "input"
    type: str = "string"
    value: str = ""
    label: str = "Pertanyaan"
    appearance: tuple[str, ...] = ()
    parameters: Mapping[str, str] = field(default_factory=dict)
    choices: Sequence[Choice] = ()
    hint: str = ""
    guidance: str = ""
    media: Mapping[str, str] = field(default_factory=dict)
    required: bool = False
    readonly: bool = False
    relevant: bool = True
    violation: str | None = None
    message: str = ""
    kind: str = "question"
    key: int = 1
    ref: str = "/data/x"
    parent: None = None
    children: tuple[()] = ()

    @property
    def selected(self) -> tuple[str, ...]:
        return tuple(self.value.split())


class Asked:
    """A widget on the screen and what it answered."""

    def __init__(self, qtbot: QtBot, node: FakeNode, attributes: Mapping[str, str] | None = None) -> None:
        self.node = node
        around = Surroundings(now=lambda: NOW, attributes=attributes or {})
        self.widget: Answer = answer_for(cast(Any, node), around)
        self.widget.show_node(cast(Any, node))
        self.answers: list[str] = []
        self.widget.answered.connect(self._hear)
        qtbot.addWidget(self.widget)
        self.widget.resize(640, 200)
        with qtbot.waitExposed(self.widget):
            self.widget.show()
        self.widget.activateWindow()
        (self.widget.focusProxy() or self.widget).setFocus()
        qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)

    def _hear(self, text: str) -> None:
        self.answers.append(text)
        self.node.value = text
        self.widget.show_node(cast(Any, self.node))

    def keys(self, *keys: str | Qt.Key) -> Asked:
        for key in keys:
            at = QApplication.focusWidget()
            QTest.keyClicks(at, key) if isinstance(key, str) else QTest.keyClick(at, key)
        return self

    @property
    def line(self) -> QLineEdit:
        found = self.widget.findChild(QLineEdit)
        assert found is not None
        return found


def picture_bytes(width: int = 3000, height: int = 2000) -> bytes:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("#557799"))
    image.setText("Comment", "nama orang")
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(buffer.data().data())


# -- widgets


@pytest.mark.parametrize(
    ("node", "typed", "stored", "shown"),
    [
        (FakeNode(), "Rusdi", "Rusdi", "Rusdi"),
        (FakeNode(type="int"), "1.250", "1250", "1250"),
        (FakeNode(type="decimal", appearance=("thousands-sep",)), "1250000,5", "1250000.5", "1.250.000,5"),
        (FakeNode(type="date"), "3/1/26", "2026-01-03", "3 Jan 2026"),
        (FakeNode(type="date", appearance=("month-year",)), "1/26", "2026-01-01", "Jan 2026"),
        (FakeNode(type="date", appearance=("year",)), "1990", "1990-01-01", "1990"),
        (FakeNode(type="time"), "1405", "14:05:00.000+07:00", "14.05"),
        (FakeNode(type="geopoint"), "1,61 LS 103,61 BT", "-1.61 103.61 0 0", "-1.610000, 103.610000"),
        (FakeNode(appearance=("masked",)), "rahasia", "rahasia", "rahasia"),
        (FakeNode(type="barcode"), "A-17", "A-17", "A-17"),
        (FakeNode(type="date"), "entah", "entah", "entah"),
        (FakeNode(control="range", type="int", parameters={"start": "0", "end": "10"}), "7", "7", "7"),
    ],
)
def test_what_is_typed_is_stored_and_shown(qtbot: QtBot, node: FakeNode, typed: str, stored: str, shown: str) -> None:
    asked = Asked(qtbot, node).keys(typed, ENTER)
    assert asked.answers == [stored]
    assert asked.line.text() == shown


def test_a_day_and_a_time_make_an_instant(qtbot: QtBot) -> None:
    asked = Asked(qtbot, FakeNode(type="dateTime")).keys("3/1/26", Qt.Key.Key_Tab, "14.05", ENTER)
    assert asked.answers[-1] == "2026-01-03T14:05:00.000+07:00"


def test_enter_after_the_day_asks_for_the_time(qtbot: QtBot) -> None:
    asked = Asked(qtbot, FakeNode(type="dateTime")).keys("3/1/26", ENTER)
    assert asked.answers == []  # the time is still to come
    QTest.keyClicks(QApplication.focusWidget(), "14.05")
    QTest.keyClick(QApplication.focusWidget(), ENTER)
    assert asked.answers[-1] == "2026-01-03T14:05:00.000+07:00"


def test_half_an_instant_is_no_midnight(qtbot: QtBot) -> None:
    asked = Asked(qtbot, FakeNode(type="dateTime")).keys("3/1/26")
    asked.widget.settle()  # left without a time
    assert asked.answers == ["3/1/26"]  # as it was typed: the form tells what is missing


def test_arrows_go_a_day_up_and_down(qtbot: QtBot) -> None:
    asked = Asked(qtbot, FakeNode(type="date", value="2026-01-03")).keys(Qt.Key.Key_Down)
    assert asked.answers == ["2026-01-02"]


def test_nik_takes_spaces_and_dots(qtbot: QtBot) -> None:
    asked = Asked(qtbot, FakeNode(), {"as": "nik"}).keys("157101 0103.90", "0002", ENTER)
    assert asked.answers == ["1571010103900002"]


SEXES = (Choice("1", "1. Laki-laki"), Choice("2", "2. Perempuan"))
AIDS = (Choice("pkh", "PKH"), Choice("bpnt", "Sembako"), Choice("pip", "PIP"))


def test_a_code_picks_one(qtbot: QtBot) -> None:
    asked = Asked(qtbot, FakeNode(control="select1", choices=SEXES)).keys("2", "1")
    assert asked.answers == ["2", "1"]


def test_letters_turn_many_and_keep_their_order(qtbot: QtBot) -> None:
    asked = Asked(qtbot, FakeNode(control="select", choices=AIDS)).keys("c", "a", "c")
    assert asked.answers == ["pip", "pkh pip", "pkh"]


def test_arrows_and_enter_pick_one(qtbot: QtBot) -> None:
    asked = Asked(qtbot, FakeNode(control="select1", choices=AIDS)).keys(Qt.Key.Key_Down, ENTER)
    assert asked.answers == ["bpnt"]


def test_delete_takes_a_choice_back(qtbot: QtBot) -> None:
    asked = Asked(qtbot, FakeNode(control="select1", choices=AIDS, value="pkh")).keys(Qt.Key.Key_Delete)
    assert asked.answers == [""]


def test_quick_goes_on_by_itself(qtbot: QtBot) -> None:
    asked = Asked(qtbot, FakeNode(control="select1", choices=SEXES, appearance=("quick",)))
    with qtbot.waitSignal(asked.widget.advanced):
        asked.keys("2")


def test_a_click_picks(qtbot: QtBot) -> None:
    asked = Asked(qtbot, FakeNode(control="select1", choices=AIDS))
    assert isinstance(asked.widget, ChoiceListAnswer)
    rows = asked.widget.list
    at: QPoint = rows.visualRect(rows.rows.index(1)).center()
    QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    assert asked.answers == ["bpnt"]


VILLAGES = [Choice(f"15{n:08d}", f"Desa {n % 997} Kecamatan {n % 89}") for n in range(83_762)]


def test_typing_searches_every_village(qtbot: QtBot) -> None:
    asked = Asked(qtbot, FakeNode(control="select1", choices=VILLAGES))
    assert isinstance(asked.widget, SearchAnswer)
    asked.keys("desa 412 kecamatan 7")
    assert 0 < asked.widget.found.rowCount() < 200
    asked.keys(ENTER)
    assert len(asked.answers) == 1
    assert asked.line.text().startswith("Desa 412 Kecamatan 7")


def test_words_that_picked_nothing_are_taken_back(qtbot: QtBot) -> None:
    asked = Asked(qtbot, FakeNode(control="select1", choices=AIDS, appearance=("minimal",), value="pkh"))
    asked.line.selectAll()
    asked.keys("zzz")
    asked.widget.settle()
    assert (asked.answers, asked.line.text()) == ([], "PKH")


def test_typing_replaces_what_was_picked(qtbot: QtBot) -> None:
    node = FakeNode(control="select1", choices=AIDS, appearance=("minimal",), value="pkh")
    card = QuestionCard(cast(Any, node), Surroundings())
    qtbot.addWidget(card)
    with qtbot.waitExposed(card):
        card.show()
    card.activateWindow()
    card.focus_answer()
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), QLineEdit))
    with qtbot.waitSignal(card.answered) as answered:
        QTest.keyClicks(QApplication.focusWidget(), "sem")
        QTest.keyClick(QApplication.focusWidget(), ENTER)
    assert answered.args == [node, "bpnt"]


def test_emptying_a_search_empties_the_answer(qtbot: QtBot) -> None:
    asked = Asked(qtbot, FakeNode(control="select1", choices=AIDS, appearance=("minimal",), value="pkh"))
    asked.line.selectAll()
    asked.keys(Qt.Key.Key_Backspace)
    asked.widget.settle()
    assert asked.answers == [""]


def test_many_are_found_one_after_the_other(qtbot: QtBot) -> None:
    asked = Asked(qtbot, FakeNode(control="select", choices=AIDS, appearance=("autocomplete",)))
    asked.keys("pip", ENTER, "sem", ENTER)
    assert asked.answers[-1] == "pip bpnt"
    asked.keys(Qt.Key.Key_Backspace)
    assert asked.answers[-1] == "pip"


def test_the_found_rows_are_a_whole_model(qtmodeltester: ModelTester, qapp: QApplication) -> None:
    found = Found(qapp)
    found.show_choices(VILLAGES[:200])
    found.narrow("desa 1")
    qtmodeltester.check(found)
    assert found.choice(0) is not None


def test_stars_and_ranges(qtbot: QtBot) -> None:
    rating = Asked(qtbot, FakeNode(control="range", appearance=("rating",), parameters={"start": "1", "end": "5"}))
    assert rating.keys("4", Qt.Key.Key_Left).answers == ["4", "3"]
    scale = Scale({"start": "0", "end": "1", "step": "0.25"})
    assert [scale.at(place) for place in range(scale.count + 1)] == ["0", "0.25", "0.5", "0.75", "1"]
    assert scale.place("0.8") == 3


def test_a_rank_moves_and_is_accepted(qtbot: QtBot) -> None:
    asked = Asked(qtbot, FakeNode(control="rank", type="rank", choices=AIDS))
    assert asked.answers == []
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert asked.answers == ["bpnt pkh pip"]


def test_space_acknowledges(qtbot: QtBot) -> None:
    asked = Asked(qtbot, FakeNode(control="trigger")).keys(Qt.Key.Key_Space, Qt.Key.Key_Space)
    assert asked.answers == ["OK", ""]


def test_a_photo_is_scaled_and_stripped(qtbot: QtBot) -> None:
    node = FakeNode(control="upload", type="binary", parameters={"mediatype": "image/*", "max-pixels": "1024"})
    asked = Asked(qtbot, node)
    assert isinstance(asked.widget, PhotoAnswer)
    with qtbot.waitSignal(asked.widget.file_chosen) as chosen:
        asked.widget.take_bytes(picture_bytes(), "IMG_1.png")
    data, ending = chosen.args
    image = thumbnail(data, 5000)
    assert (ending, image.width(), image.height() in (682, 683)) == ("jpg", 1024, True)
    assert b"nama orang" not in data


def test_a_photo_is_pasted(qtbot: QtBot) -> None:
    asked = Asked(qtbot, FakeNode(control="upload", type="binary", parameters={"mediatype": "image/*"}))
    mime = QMimeData()
    mime.setImageData(thumbnail(picture_bytes(60, 40), 60))
    QGuiApplication.clipboard().setMimeData(mime)
    assert isinstance(asked.widget, PhotoAnswer)
    with qtbot.waitSignal(asked.widget.file_chosen):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)


def test_no_picture_is_said_so(qtbot: QtBot, tmp_path: Any) -> None:
    asked = Asked(qtbot, FakeNode(control="upload", type="binary", parameters={"mediatype": "image/*"}))
    assert isinstance(asked.widget, PhotoAnswer)
    file = tmp_path / "surat.jpg"
    file.write_bytes(b"bukan gambar")
    before = asked.widget.told.text()
    asked.widget.take_file(file)
    assert asked.widget.told.text() != before


def test_a_file_goes_out_as_it_is(qtbot: QtBot, tmp_path: Any) -> None:
    asked = Asked(qtbot, FakeNode(control="upload", type="binary", parameters={"mediatype": "application/*"}))
    assert isinstance(asked.widget, FileAnswer)
    file = tmp_path / "surat.pdf"
    file.write_bytes(b"%PDF-1.7")
    with qtbot.waitSignal(asked.widget.file_chosen) as chosen:
        asked.widget.take_file(file)
    assert chosen.args == [b"%PDF-1.7", "surat.pdf"]


def test_a_signature_becomes_a_picture_when_one_leaves(qtbot: QtBot) -> None:
    node = FakeNode(control="upload", type="binary", parameters={"mediatype": "image/*"}, appearance=("signature",))
    asked = Asked(qtbot, node)
    assert isinstance(asked.widget, SignatureAnswer)
    QTest.mousePress(asked.widget.pad, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(20, 20))
    QTest.mouseRelease(asked.widget.pad, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(80, 40))
    with qtbot.waitSignal(asked.widget.file_chosen):
        asked.widget.settle()


def test_a_picture_is_never_larger_than_asked() -> None:
    assert (fit(picture_bytes(3000, 1000), 600).width, fit(picture_bytes(30, 10), 600).width) == (600, 30)


# -- the card, and which widget asks what


def test_a_kind_nobody_knows_is_text(qtbot: QtBot) -> None:
    assert kind_of(cast(Any, FakeNode(control="odk:new")), Surroundings()) == "unknown"
    assert Asked(qtbot, FakeNode(control="odk:new")).keys("apa saja", ENTER).answers == ["apa saja"]


def test_notes_and_read_only_are_not_asked() -> None:
    assert not is_asked(cast(Any, FakeNode(readonly=True)))
    assert kind_of(cast(Any, FakeNode(readonly=True, value="5")), Surroundings()) == "read-only"
    assert kind_of(cast(Any, FakeNode(readonly=True)), Surroundings()) == "note"


def test_the_card_shows_the_forms_words_and_the_message(qtbot: QtBot) -> None:
    node = FakeNode(label="**Nama**", hint="Sesuai KTP", guidance="Tanya dua kali", required=True)
    card = QuestionCard(cast(Any, node), Surroundings())
    qtbot.addWidget(card)
    assert ">Nama</b>" in card.label.text() and "*" in card.label.text()
    assert "Tanya dua kali" not in card.hint.text()
    assert card.guidance is not None
    card.guidance.click()
    assert "Tanya dua kali" in card.hint.text()
    height = card.message.minimumHeight()
    node.violation = "required"
    card.show_node()
    assert "Wajib diisi." in card.message.text()
    assert card.message.minimumHeight() == height
    node.violation = None
    card.warn("Periksa lagi")
    assert "Periksa lagi" in card.message.text()


def test_an_answer_that_turns_read_only_changes_its_widget(qtbot: QtBot) -> None:
    node = FakeNode(value="5", type="int")
    card = QuestionCard(cast(Any, node), Surroundings())
    qtbot.addWidget(card)
    before = type(card.answer)
    node.readonly = True
    card.show_node()
    assert type(card.answer) is not before


def test_answers_are_readable() -> None:
    said = readable(cast(Any, FakeNode(control="select", choices=AIDS, value="pkh pip")))
    assert said == "PKH · PIP"
    assert readable(cast(Any, FakeNode(type="date", value="2026-01-03"))) == "3 Jan 2026"
    trace = FakeNode(type="geotrace", value="-1.61 103.61 0 0; -1.61 103.62 0 0")
    assert readable(cast(Any, trace)) == "2 titik · 1.113 m"
    assert readable(cast(Any, FakeNode(type="geoshape", value="bukan bidang"))) == "bukan bidang"
    assert readable(cast(Any, FakeNode(value="1571010103900002")), "nik") == "157101 010390 0002"
