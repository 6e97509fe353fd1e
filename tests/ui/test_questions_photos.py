"""What a photo tells of itself: read, offered to the form, and never kept."""

from __future__ import annotations

from datetime import datetime
from typing import Any, cast

import pytest
import shiboken6
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop.ui.pages.filling_offers import offer_facts
from desktop.ui.photo_facts import read_facts
from desktop.ui.questions.answer import Bytes, Surroundings
from desktop.ui.questions.card import QuestionCard
from desktop.ui.questions.offers import OfferRow
from desktop.ui.questions.places import PointAnswer
from desktop.ui.questions.typed_points import Point
from desktop.xforms import Interview, load_form
from tests.ui.drawn import with_exif
from tests.ui.test_questions import NOW, Asked, FakeNode, picture_bytes

IMAGE = {"mediatype": "image/*"}


def node(**said: Any) -> FakeNode:
    return FakeNode(**said)


def test_when_and_where_a_photo_was_taken() -> None:
    facts = read_facts(with_exif(-1.61, 103.6131, "2026:01:03 09:12:00", "+07:00"))
    assert facts.taken is not None and facts.taken.isoformat() == "2026-01-03T09:12:00+07:00"
    assert facts.point is not None
    assert (round(facts.point.latitude, 5), round(facts.point.longitude, 5)) == (-1.61, 103.6131)
    assert read_facts(with_exif(1, 1, "2026:01:03 09:12:00")).taken == datetime(2026, 1, 3, 9, 12)


@pytest.mark.parametrize("cut", [0, 1, 20, 60, 120, 220, 330])
def test_a_damaged_photo_has_no_facts_and_breaks_nothing(cut: int) -> None:
    whole = with_exif(-1.61, 103.6131, "2026:01:03 09:12:00")
    assert read_facts(whole[:cut]).point in (None, Point(-1.61, 103.6131))
    assert not read_facts(b"bukan gambar")


def test_no_photo_keeps_what_the_camera_wrote(qtbot: QtBot) -> None:
    asked = Asked(qtbot, node(control="upload", type="binary", parameters=IMAGE))
    widget = cast(Any, asked.widget)
    given: list[object] = []
    widget.file_chosen.connect(lambda data, _name: given.append(bytes(data)))
    widget.facts_known.connect(given.append)
    widget.take_bytes(with_exif(-1.61, 103.6131, "2026:01:03 09:12:00"), "IMG.jpg")
    data, facts = given
    assert b"Exif" not in cast(bytes, data)
    assert cast(Any, facts).point is not None


def test_a_photo_offers_its_time_and_place_to_the_form(qtbot: QtBot) -> None:
    from pyxform.xls2xform import convert

    table = """
    | survey |
    | | type | name | label |
    | | geopoint | lain | Titik lain |
    | | date | lahir | Tanggal lahir |
    | | begin_group | rumah | Rumah |
    | | image | foto | Foto |
    | | geopoint | titik | Titik rumah |
    | | dateTime | saat | Saat |
    | | end_group | | |
    """
    interview = Interview(load_form(convert(table, validate=False, file_type=".md").xform), now=lambda: NOW)
    card = QuestionCard(interview.node("/data/rumah/foto"), Surroundings(now=lambda: NOW))
    qtbot.addWidget(card)
    facts = read_facts(with_exif(-1.61, 103.6131, "2026:01:03 09:12:00"))
    offer_facts(card, facts, NOW, lambda node, value: interview.answer(node.ref, value))
    row = card.findChild(OfferRow)
    assert row is not None and "3 Jan 2026 09.12" in row.said.text()
    for button in row.findChildren(QPushButton):
        button.click()
    assert interview.node("/data/rumah/titik").value.startswith("-1.61 103.6131")
    assert interview.node("/data/rumah/saat").value == "2026-01-03T09:12:00.000+07:00"
    assert interview.node("/data/lain").value == interview.node("/data/lahir").value == ""
    offer_facts(card, facts, NOW, lambda _node, _value: None)
    assert row.isHidden()  # nothing is left to offer


def test_a_far_date_is_not_the_day_of_the_photo(qtbot: QtBot) -> None:
    from pyxform.xls2xform import convert

    table = """
    | survey |
    | | type | name | label |
    | | date | lahir | Tanggal lahir |
    | | begin_group | rumah | Rumah |
    | | image | foto | Foto |
    | | end_group | | |
    """
    interview = Interview(load_form(convert(table, validate=False, file_type=".md").xform), now=lambda: NOW)
    card = QuestionCard(interview.node("/data/rumah/foto"), Surroundings(now=lambda: NOW))
    qtbot.addWidget(card)
    offer_facts(card, read_facts(with_exif(-1.61, 103.6, "2026:01:03 09:12:00")), NOW, lambda _node, _value: None)
    assert card.findChild(OfferRow) is None


def test_a_place_is_taken_from_a_photo_that_is_not_kept(qtbot: QtBot) -> None:
    asked = Asked(qtbot, node(type="geopoint"))
    widget = cast(PointAnswer, asked.widget)
    widget.take_photo(with_exif(-1.61, 103.6131, "2026:01:03 09:12:00"))
    assert asked.answers == ["-1.61 103.6131 0 0"]
    with qtbot.waitSignal(widget.remarked) as said:
        widget.take_photo(picture_bytes(8, 8))
    assert "tidak menyimpan letaknya" in said.args[0]


@pytest.mark.usefixtures("qtbot")
def test_a_photo_that_comes_after_its_question_has_gone_is_dropped() -> None:
    late: list[Bytes] = []
    surroundings = Surroundings(photo=lambda _name, hear: late.append(hear))
    card = QuestionCard(
        cast(Any, node(control="upload", type="binary", parameters=IMAGE, value="rumah.jpg")), surroundings
    )
    shiboken6.delete(card)
    for hear in late:
        hear(picture_bytes())
    assert late
