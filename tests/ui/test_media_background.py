"""Sound of a whole filling (`odk:recordaudio`), with a stand-in microphone: kept, stopped, gone on with."""

from __future__ import annotations

from typing import cast

import pytest
from pytestqt.qtbot import QtBot

from desktop.ui.media.background import Listening, listen
from desktop.ui.questions.answer import Surroundings
from desktop.xforms import load_form
from tests.ui.filling_on_screen import NOW, Store, converted, opened, value
from tests.ui.stand_ins import FakeRecording, StandIns

FORM = """
| survey |
| | type | name | label | parameters |
| | background-audio | suara | | quality=low |
| | text | nama | Nama | |
| settings |
| | form_id |
| | rekam |
"""


class Interview_:
    """A page that records, and what it kept."""

    def __init__(self, qtbot: QtBot, devices: StandIns | None, *, allowed: bool = True) -> None:
        self.at = 0.0
        self.page = opened(qtbot, Store(), load_form(converted(FORM)))
        self.kept: list[tuple[bytes, str]] = []
        self.page.photo_chosen.connect(lambda _node, data, name: self.kept.append((bytes(data), name)))
        way = (lambda: devices) if devices is not None else None
        self.listening = listen(self.page, way, allowed=allowed, clock=lambda: self.at)

    @property
    def said(self) -> str:
        return self.page.notice.accessibleName()


def test_sound_is_kept_while_it_is_recorded_and_when_the_page_closes(qtbot: QtBot) -> None:
    devices = StandIns()
    interview = Interview_(qtbot, devices)
    listening = cast(Listening, interview.listening)
    recording = devices.recordings[0]
    assert recording.kbits == 24 and "beri tahu keluarga" in interview.said and listening.sign.isVisible()
    recording.heard = b"satu"
    listening.look()
    assert not interview.kept  # not yet: the first after five seconds
    interview.at = 6
    listening.look()
    name = value(interview.page, "/data/suara")
    assert interview.kept == [(b"satu", name)] and name.endswith(".aac")
    recording.heard = b"satu dua"
    interview.at = 20
    listening.look()
    assert len(interview.kept) == 1
    interview.page.keep_all()
    assert interview.kept[-1] == (b"satu dua", name)


def test_the_person_stops_it_and_goes_on_and_all_of_it_is_one(qtbot: QtBot) -> None:
    devices = StandIns()
    interview = Interview_(qtbot, devices)
    listening = cast(Listening, interview.listening)
    devices.recordings[0].heard = b"satu "
    listening.sign.click()
    assert devices.recordings[0].stopped and not listening.records and "berhenti" in listening.sign.text()
    listening.sign.click()
    devices.recordings[1].heard = b"dua"
    interview.page.keep_all()
    assert interview.kept[-1][0] == b"satu dua" and len({name for _, name in interview.kept}) == 1


def test_a_draft_opened_again_records_behind_what_there_is(qtbot: QtBot) -> None:
    devices = StandIns()
    page = opened(qtbot, Store(), load_form(converted(FORM)))
    page.answer(page.interview.node("/data/suara"), "lama.aac")
    page.surroundings = Surroundings(now=lambda: NOW, photo=lambda _name, hear: hear(b"lama "))
    kept: list[tuple[bytes, str]] = []
    page.photo_chosen.connect(lambda _node, data, name: kept.append((bytes(data), name)))
    listen(page, lambda: devices, allowed=True)
    devices.recordings[0].heard = b"baru"
    page.keep_all()
    assert kept == [(b"lama baru", "lama.aac")]


@pytest.mark.parametrize(
    ("devices", "allowed", "said"),
    [
        (None, True, "Tambahan kamera dan suara belum dipasang"),
        (StandIns(microphones_there=()), True, "tidak punya mikrofon"),
        (StandIns(), False, "bukan wawancaranya"),
    ],
)
def test_what_is_not_recorded_is_said_with_the_reason(
    qtbot: QtBot, devices: StandIns | None, allowed: bool, said: str
) -> None:
    interview = Interview_(qtbot, devices, allowed=allowed)
    assert interview.listening is None and said in interview.said
    assert devices is None or not devices.recordings


def test_a_recording_that_is_not_on_this_laptop_keeps_its_name(qtbot: QtBot) -> None:
    devices, interview = StandIns(), Interview_(qtbot, None)
    page = interview.page
    page.answer(page.interview.node("/data/suara"), "dulu.aac")
    listening = listen(page, lambda: devices, allowed=True, clock=lambda: interview.at)
    assert listening is not None
    devices.recordings[0].heard = b"sekarang"
    listening.keep()
    listening.keep()
    names = {name for _data, name in interview.kept}
    assert len(names) == 1 and "dulu.aac" not in names and value(page, "/data/suara") in names


def test_a_form_that_asks_for_no_sound_says_nothing(qtbot: QtBot) -> None:
    page = opened(qtbot, Store())
    assert listen(page, StandIns, allowed=True) is None and not page.notice.isVisible()


def test_a_microphone_pulled_out_keeps_what_it_heard(qtbot: QtBot) -> None:
    devices = StandIns()
    interview = Interview_(qtbot, devices)
    recording: FakeRecording = devices.recordings[0]
    recording.heard = b"sampai tercabut"
    recording.stop()
    assert interview.kept[-1][0] == b"sampai tercabut" and not cast(Listening, interview.listening).records
