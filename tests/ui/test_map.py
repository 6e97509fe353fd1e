"""Placing a point on a map without a network: a file of squares, a grid where there is none, keys and the mouse."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any, cast

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.reference.tiles import Tiles
from desktop.trouble import Kind, Trouble
from desktop.ui import choosing
from desktop.ui.questions.answer import Surroundings
from desktop.ui.questions.choice_map import ChoiceMapAnswer, ChoiceMapCard
from desktop.ui.questions.map_canvas import MapCanvas
from desktop.ui.questions.map_card import MapCard
from desktop.ui.questions.places import PathAnswer, PointAnswer
from desktop.ui.questions.typed_points import Point
from desktop.xforms import Choice, Interview, load_form
from tests.ui.drawn import encoded
from tests.ui.test_questions import Asked, FakeNode

JAMBI = Point(-1.61, 103.61)


def map_file(folder: Path) -> Path:
    """A map of one zoom with a red and a blue square."""
    path = folder / "desa.mbtiles"
    db = sqlite3.connect(path)
    db.execute("CREATE TABLE metadata (name TEXT, value TEXT)")
    db.execute("CREATE TABLE tiles (zoom_level INTEGER, tile_column INTEGER, tile_row INTEGER, tile_data BLOB)")
    about = {"name": "Desa Sungai Terap", "format": "png", "bounds": "103.5,-1.7,103.7,-1.5"}
    db.executemany("INSERT INTO metadata VALUES (?, ?)", about.items())
    for column, colour in ((0, "#ff0000"), (1, "#0000ff")):
        image = QImage(8, 8, QImage.Format.Format_RGB32)
        image.fill(QColor(colour))
        db.execute("INSERT INTO tiles VALUES (1, ?, 0, ?)", (column, encoded(image)))  # row 0 is the south
    db.commit()
    db.close()
    return path


def test_squares_are_counted_from_the_north(tmp_path: Path) -> None:
    tiles = Tiles(map_file(tmp_path))
    assert (tiles.name, tiles.extent.most, tiles.extent.west) == ("Desa Sungai Terap", 1, 103.5)
    assert tiles.tile(1, 0, 1) and tiles.tile(1, 0, 0) is None
    tiles.close()


@pytest.mark.parametrize("content", [b"", b"bukan peta", b"SQLite format 3\0" + bytes(200)])
def test_what_is_no_map_is_said(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "rusak.mbtiles"
    path.write_bytes(content)
    with pytest.raises(Trouble) as caught:
        Tiles(path)
    assert caught.value.kind is Kind.FILE_UNREADABLE


def sheet(qtbot: QtBot) -> MapCanvas:
    canvas = MapCanvas()
    qtbot.addWidget(canvas)
    canvas.resize(800, 400)
    canvas.go(JAMBI.latitude, JAMBI.longitude, 15)
    return canvas


def test_a_spot_of_the_sheet_is_a_place_and_back(qtbot: QtBot) -> None:
    canvas = sheet(qtbot)
    assert (canvas.at(JAMBI) - QPointF(400, 200)).manhattanLength() < 0.01
    there = canvas.place(QPointF(123, 45))
    assert (canvas.at(there) - QPointF(123, 45)).manhattanLength() < 0.1


def test_the_scale_of_a_small_map_covers_no_spot(qtbot: QtBot) -> None:
    canvas = MapCanvas(aims=False)
    qtbot.addWidget(canvas)
    canvas.resize(300, 180)
    canvas.go(-1.6, 103.6, 9)
    usual = canvas.scale_room(canvas.fontMetrics())
    assert usual.center().x() > 150 and usual.center().y() > 90
    for corner in range(3):  # a spot in each corner it would stand in
        room = canvas.scale_room(canvas.fontMetrics())
        canvas.named.append((f"Desa {corner}", canvas.place(room.center())))
        spots = [canvas.at(point) for _, point in canvas.named]
        room = canvas.scale_room(canvas.fontMetrics())
        assert not any(room.contains(spot) for spot in spots)
        assert canvas.rect().contains(room.toRect())


def test_keys_move_zoom_and_pick(qtbot: QtBot) -> None:
    canvas = sheet(qtbot)
    QTest.keyClicks(canvas, "+")
    QTest.keyClick(canvas, Qt.Key.Key_Right)
    assert canvas.zoom == 16 and canvas.here.longitude > JAMBI.longitude
    with qtbot.waitSignal(canvas.aimed) as aimed:
        QTest.keyClick(canvas, Qt.Key.Key_Return)
    assert aimed.args == [canvas.here]


def test_squares_are_drawn_where_they_belong(qtbot: QtBot, tmp_path: Path) -> None:
    tiles = Tiles(map_file(tmp_path))
    canvas = sheet(qtbot)
    canvas.lay(tiles.tile, 1, "a")
    canvas.go(-40, 0, 3)
    image = canvas.grab().toImage()
    assert image.pixelColor(300, 230).red() > 200 and image.pixelColor(500, 230).blue() > 200
    tiles.close()


def card_of(answer: PointAnswer | PathAnswer) -> MapCard:
    answer.resize(900, 700)
    answer.open_map()
    card = answer.window().findChild(MapCard)
    assert card is not None
    return card


def test_a_point_is_placed_by_keys_and_the_map_is_remembered(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept: list[str] = []
    asked = Asked(qtbot, FakeNode(type="geopoint", value=JAMBI.stored()))
    asked.widget.surroundings = Surroundings(keep_map=kept.append)
    card = card_of(cast(PointAnswer, asked.widget))
    assert "Belum ada peta" in card.about.text()
    path = str(map_file(tmp_path))
    monkeypatch.setattr(choosing, "file_there", lambda *_: path)
    card.load.click()
    assert kept == [path] and "Desa Sungai Terap" in card.about.text()
    QTest.keyClick(card.canvas, Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(card.canvas, Qt.Key.Key_Return)
    (answer,) = asked.answers
    assert JAMBI.latitude < float(answer.split()[0]) < JAMBI.latitude + 0.01


WELLS = (
    Choice("s1", "Sumur Terap", place="-1.61 103.61 0 0"),
    Choice("s2", "Sumur Pudak", place="-1.64 103.65; -1.65 103.66"),
    Choice("s3", "Sumur yang letaknya belum diketahui"),
)


def test_a_choice_is_picked_where_it_lies(qtbot: QtBot) -> None:
    asked = Asked(qtbot, FakeNode(control="select1", appearance=("map",), choices=WELLS))
    answer = asked.widget
    assert isinstance(answer, ChoiceMapAnswer)
    answer.resize(900, 700)
    QTest.keyClick(answer.line, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    card = answer.window().findChild(ChoiceMapCard)
    assert card is not None and [words for words, _ in card.canvas.named] == ["Sumur Terap", "Sumur Pudak"]
    QTest.keyClick(card.canvas, Qt.Key.Key_PageDown)
    QTest.keyClick(card.canvas, Qt.Key.Key_PageDown)
    assert card.canvas.here == Point(-1.64, 103.65)
    QTest.keyClick(card.canvas, Qt.Key.Key_Return)
    assert asked.answers == ["s2"] and answer.line.text() == "Sumur Pudak"


def test_far_from_every_choice_nothing_is_picked_and_a_press_beside_one_is(qtbot: QtBot) -> None:
    asked = Asked(qtbot, FakeNode(control="select", appearance=("map",), choices=WELLS, value="s1"))
    answer = cast(ChoiceMapAnswer, asked.widget)
    answer.resize(900, 700)
    answer.open_map()
    card = answer.window().findChild(ChoiceMapCard)
    assert card is not None
    card.canvas.go(10, 10, 12)
    QTest.keyClick(card.canvas, Qt.Key.Key_Return)
    assert asked.answers == [] and not card.done.isEnabled()
    card.canvas.go(-1.64, 103.65, 12)
    beside = (card.canvas.at(Point(-1.64, 103.65)) + QPointF(12, 5)).toPoint()
    QTest.mouseClick(card.canvas, Qt.MouseButton.LeftButton, pos=beside)
    assert asked.answers == ["s1 s2"]


FORM = """<h:html xmlns:h="http://www.w3.org/1999/xhtml" xmlns="http://www.w3.org/2002/xforms"><h:head>
<h:title>s</h:title><model><instance><data id="s"><sumur/></data></instance>
<instance id="l"><root><item><name>s1</name><label>Sumur</label>
<geometry>-1.61 103.61 0 0</geometry></item></root></instance>
<bind nodeset="/data/sumur" type="string"/></model></h:head>
<h:body><select1 ref="/data/sumur" appearance="{appearance}">
<itemset nodeset="instance('l')/root/item"><value ref="name"/><label ref="label"/></itemset></select1>
</h:body></h:html>"""


@pytest.mark.parametrize(("appearance", "place"), [("map", "-1.61 103.61 0 0"), ("minimal", "")])
def test_the_engine_gives_the_places_of_a_list_to_a_map_alone(appearance: str, place: str) -> None:
    interview = Interview(load_form(FORM.format(appearance=appearance).encode()))
    (choice,) = interview.node("/data/sumur").choices
    assert (choice.label, choice.place) == ("Sumur", place)


def test_a_shape_is_drawn_point_by_point(qtbot: QtBot) -> None:
    asked = Asked(qtbot, FakeNode(type="geoshape"))
    card = card_of(cast(Any, asked.widget))
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Left):
        QTest.keyClick(card.canvas, Qt.Key.Key_Return)
        QTest.keyClick(card.canvas, key, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(card.canvas, Qt.Key.Key_Backspace)
    QTest.keyClick(card.canvas, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    points = asked.answers[0].split("; ")
    assert len(points) == 4 and points[0] == points[-1]


def test_escape_leaves_the_answer_as_it_was(qtbot: QtBot) -> None:
    asked = Asked(qtbot, FakeNode(type="geopoint", value=JAMBI.stored()))
    card = card_of(cast(PointAnswer, asked.widget))
    QTest.mouseClick(card.canvas, Qt.MouseButton.LeftButton)
    QTest.keyClick(card, Qt.Key.Key_Escape)
    assert asked.answers == [] and card.isHidden()
