"""Camera, sound and player with stand-ins: what is taken comes to the question, and else the next best way."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop import paths
from desktop.ui.media import addition
from desktop.ui.media.camera_app import AppPhoto, CameraApp, newest_since
from desktop.ui.media.camera_card import LONGEST_FILM, CameraCard, Purpose
from desktop.ui.media.player_card import PlayerCard
from desktop.ui.media.port import Heard, is_played, spoken_time
from desktop.ui.media.sound_card import SoundCard
from desktop.ui.pages.review import ReviewPage
from desktop.ui.questions.answer import Surroundings
from desktop.ui.questions.card import QuestionCard
from desktop.ui.questions.files import FileAnswer, PhotoAnswer
from desktop.ui.questions.special_text import CodeAnswer
from desktop.xforms import Interview, load_form
from tests.ui.drawn import code_picture
from tests.ui.filling_on_screen import NOW, converted
from tests.ui.stand_ins import StandIns, picture
from tests.ui.test_media_background import FORM
from tests.ui.test_questions import FakeNode
from tests.ui.test_review import dossier

IMAGE, AUDIO, VIDEO = ({"mediatype": f"{kind}/*"} for kind in ("image", "audio", "video"))


class Around:
    """A question with stand-ins, and what it handed out."""

    def __init__(self, qtbot: QtBot, devices: StandIns | None, **said: Any) -> None:
        self.files: list[tuple[bytes, str]] = []
        self.answers: list[str] = []
        surroundings = Surroundings(
            now=lambda: NOW,
            devices=(lambda: devices) if devices is not None else None,
            photo=lambda _name, hear: hear(b"rekaman"),
            media=lambda _address, hear: hear(b"media"),
        )
        self.card = QuestionCard(cast(Any, FakeNode(**said)), surroundings)
        self.answer = cast(Any, self.card.answer)
        self.card.file_chosen.connect(lambda _node, data, name: self.files.append((bytes(data), name)))
        self.card.answered.connect(lambda _node, text: self.answers.append(text))
        qtbot.addWidget(self.card)
        self.card.resize(900, 700)
        with qtbot.waitExposed(self.card):
            self.card.show()
        self.card.activateWindow()
        qtbot.waitUntil(self.card.isActiveWindow)


def over(around: Around, kind: type[Any]) -> Any:
    """The card that floats over the question now."""
    found = [one for one in around.card.findChildren(kind) if not one.isHidden()]
    assert len(found) == 1
    return found[0]


def enter() -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, Qt.Key.Key_Return)


def test_a_photo_is_taken_looked_at_and_used_with_the_keyboard(qtbot: QtBot) -> None:
    devices = StandIns()
    around = Around(qtbot, devices, control="upload", type="binary", parameters=IMAGE)
    assert not devices.looks  # nothing is opened before it is wanted
    around.answer.live.click()
    card = over(around, CameraCard)
    devices.looks[0].seen(picture(2000, 1500))
    qtbot.waitUntil(card.shutter.hasFocus)
    enter()
    assert not around.files and card.again.isVisible()  # it can be taken once more
    enter()
    data, ending = around.files[0]
    image = QImage.fromData(data)
    assert (image.width(), image.height(), ending) == (1600, 1200, "jpg")
    assert devices.looks[0].closed


def test_a_camera_that_cannot_be_opened_says_so_and_what_else_can_be_done(qtbot: QtBot) -> None:
    devices = StandIns()
    around = Around(qtbot, devices, control="upload", type="binary", parameters=IMAGE)
    around.answer.live.click()
    devices.looks[0].failed()
    card = over(around, CameraCard)
    assert "dipakai program lain" in card._said.text() and "HP" in card._lesson.text()
    assert devices.looks[0].closed and not card.shutter.isVisible()


def test_a_laptop_without_a_camera_says_so(qtbot: QtBot) -> None:
    around = Around(qtbot, StandIns(cameras_there=()), control="upload", type="binary", parameters=IMAGE)
    around.answer.live.click()
    card = over(around, CameraCard)
    assert "Tidak ada kamera" in card._said.text() and card.stop.hasFocus()


def test_escape_closes_the_camera_and_gives_the_focus_back(qtbot: QtBot) -> None:
    devices = StandIns(cameras_there=("Depan", "USB"))
    around = Around(qtbot, devices, control="upload", type="binary", parameters=IMAGE)
    around.answer.live.setFocus()
    around.answer.live.click()
    card = over(around, CameraCard)
    card.other.click()
    assert [look.camera for look in devices.looks] == ["Depan", "USB"] and devices.looks[0].closed
    QTest.keyClick(card, Qt.Key.Key_Escape)
    assert devices.looks[1].closed and around.answer.live.hasFocus() and not around.files


def test_a_code_held_before_the_camera_is_the_answer(qtbot: QtBot) -> None:
    devices = StandIns()
    around = Around(qtbot, devices, type="barcode")
    assert isinstance(around.answer, CodeAnswer)
    cast(Any, around.answer.scan).click()
    devices.looks[0].seen(QImage.fromData(code_picture("KKS-6013 0001")))
    assert around.answers == ["KKS-6013 0001"]
    assert devices.looks[0].closed and not around.files


def test_sound_is_recorded_and_kept_by_escape_too(qtbot: QtBot) -> None:
    devices = StandIns()
    around = Around(qtbot, devices, control="upload", type="binary", parameters={**AUDIO, "quality": "low"})
    around.answer.live.click()
    devices.recordings[0].heard = b"suara"
    QTest.keyClick(over(around, SoundCard), Qt.Key.Key_Escape)
    assert around.files == [(b"suara", "aac")] and devices.recordings[0].kbits == 24


def test_sound_is_thrown_away_only_by_its_button(qtbot: QtBot) -> None:
    devices = StandIns()
    around = Around(qtbot, devices, control="upload", type="binary", parameters=AUDIO)
    around.answer.live.click()
    devices.recordings[0].heard = b"suara"
    over(around, SoundCard).drop.click()
    assert devices.recordings[0].stopped and not around.files


def test_sound_that_is_being_recorded_when_the_page_closes_is_kept(qtbot: QtBot) -> None:
    devices = StandIns()
    around = Around(qtbot, devices, control="upload", type="binary", parameters=AUDIO)
    around.answer.live.click()
    devices.recordings[0].heard = b"sampai di sini"
    around.card.settle()
    assert around.files == [(b"sampai di sini", "aac")] and devices.recordings[0].stopped


def test_a_microphone_that_gives_nothing_is_told(qtbot: QtBot) -> None:
    devices = StandIns()
    around = Around(qtbot, devices, control="upload", type="binary", parameters=AUDIO)
    around.answer.live.click()
    card = over(around, SoundCard)
    enter()
    assert "tidak memberi suara" in card._said.text() and not around.files


def test_a_film_is_recorded_and_ends_by_itself_when_it_is_long(qtbot: QtBot) -> None:
    seconds = [0.0]
    devices = StandIns()
    around = Around(qtbot, devices, control="upload", type="binary", parameters=VIDEO)
    card = CameraCard(around.card, devices, Purpose.FILM, lambda: seconds[0])
    filmed: list[object] = []
    card.filmed.connect(lambda data, ending: filmed.append((bytes(data), ending)))
    card.begin()
    devices.looks[0].seen(picture())
    card.shutter.click()
    seconds[0] = LONGEST_FILM / 1000 - 1
    card._tick()
    assert "2.59" in card._said.text() and not filmed
    seconds[0] += 1
    card._tick()
    assert filmed == [(b"film", "mp4")] and devices.looks[0].closed


def test_what_is_attached_is_played_and_leapt_in(qtbot: QtBot) -> None:
    devices = StandIns()
    around = Around(qtbot, devices, control="upload", type="binary", parameters=AUDIO, value="20260103-a.aac")
    around.answer.play.click()
    card, playing = over(around, PlayerCard), devices.playings[0]
    assert playing.data == b"rekaman"
    playing.told(Heard(61_000, 120_000, True))
    assert card._time.text() == "1.01 / 2.00"
    QTest.keyClick(card, Qt.Key.Key_Right)
    assert playing.at == 66_000
    playing.seen(picture())
    assert card.view.isVisible()  # a film shows itself
    playing.told(Heard(0, 0, False, failed=True))
    assert "tidak dapat diputar" in card._lesson.text()
    QTest.keyClick(card, Qt.Key.Key_Escape)
    assert playing.closed


def test_the_sound_of_a_label_is_played_here(qtbot: QtBot) -> None:
    devices = StandIns()
    around = Around(qtbot, devices, media={"audio": "jr://audio/tanya.mp3"})
    assert around.card.media is not None
    around.card.media.sound.click()
    assert devices.playings[0].data == b"media"


def test_a_sound_plays_by_itself_while_somebody_is_there_the_first_time(qtbot: QtBot) -> None:
    devices = StandIns()
    said = {"media": {"audio": "jr://audio/tanya.mp3"}, "parameters": {"autoplay": "audio"}}
    card = Around(qtbot, devices, **said).card
    assert card.media is not None and not devices.playings
    card.set_active(True)
    assert devices.playings[0].data == b"media" and card.media.sound.text() == "Hentikan suara"
    card.set_active(False)
    assert devices.playings[0].closed and card.media.sound.text() == "Dengarkan…"
    card.set_active(True)
    assert len(devices.playings) == 1  # who comes back knows it
    again = Around(qtbot, devices, **said).card
    again.set_active(True)
    devices.playings[1].told(Heard(900, 900, False))  # at its end
    assert devices.playings[1].closed
    locked = Around(qtbot, devices, **said).card
    locked.set_active(True)
    locked.hide()
    assert devices.playings[2].closed


def test_what_a_label_asked_for_may_come_when_the_question_has_gone(qtbot: QtBot) -> None:
    waiting: list[Callable[[bytes | None], None]] = []
    said = {"image": "jr://images/rumah.png", "audio": "jr://audio/tanya.mp3"}
    asked = FakeNode(media=said, parameters={"autoplay": "audio"})
    around = Surroundings(media=lambda _address, hear: waiting.append(hear), devices=lambda: StandIns())
    card = QuestionCard(cast(Any, asked), around)
    card.set_active(True)
    shiboken6.delete(card)
    assert len(waiting) == 2
    for hear in waiting:
        hear(b"media")


def test_a_film_of_a_label_opens_by_itself(qtbot: QtBot) -> None:
    devices = StandIns()
    around = Around(qtbot, devices, media={"video": "jr://video/a.mp4"}, parameters={"autoplay": "video"})
    around.card.set_active(True)
    assert devices.playings[0].data == b"media" and around.card.findChildren(PlayerCard)
    Around(qtbot, None, media={"video": "jr://video/a.mp4"}, parameters={"autoplay": "video"}).card.set_active(True)
    assert len(devices.playings) == 1  # without the addition it waits to be asked for


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"parameters": AUDIO}, "Tambahan suara belum dipasang"),
        ({"parameters": IMAGE, "appearance": ("new",)}, "Tambahan kamera belum dipasang"),
    ],
)
def test_without_the_addition_a_question_says_why_and_the_next_best_way(
    qtbot: QtBot, said: dict[str, Any], why: str
) -> None:
    around = Around(qtbot, None, control="upload", type="binary", **said)
    assert isinstance(around.answer, FileAnswer) and around.answer.live is None
    assert why in around.card.hint.text() and "HP" in around.card.hint.text()
    there = Around(qtbot, StandIns(), control="upload", type="binary", **said)
    assert "hint" not in there.card.__dict__  # nothing to explain


def test_what_is_played_is_known_by_its_ending() -> None:
    assert [name for name in ("a.aac", "b.mp4", "c.pdf", "d") if is_played(name)] == ["a.aac", "b.mp4"]


def test_a_supervisor_hears_a_recording_by_enter(qtbot: QtBot) -> None:
    table = FORM.replace("background-audio | suara |", "audio | suara | Pernyataan")
    interview = Interview(load_form(converted(table)), now=lambda: NOW)
    interview.answer("/data/suara", "20260103-a.aac")
    xml, devices = interview.finalize().xml, StandIns()
    read = replace(dossier(), form=interview.form, xml=xml, draft=xml, findings=(), photos=())
    page = ReviewPage(
        lambda _record, _name, hear: hear(b"kata-kata"), surroundings=Surroundings(devices=lambda: devices)
    )
    qtbot.addWidget(page)
    page.show_dossier(read, Interview(interview.form, edits=xml, now=lambda: NOW))
    page._activate(page.document.index(page.document.place_of("/data/suara")))
    assert devices.playings[0].data == b"kata-kata"


# -- the camera program of the system


def test_the_photo_of_the_cameras_own_program_is_fetched_when_one_comes_back(qtbot: QtBot, tmp_path: Path) -> None:
    opened_: list[int] = []

    def open_it() -> bool:
        opened_.append(1)
        return True

    app = CameraApp(open_it, tmp_path, now=lambda: 1_000.0)
    around = Surroundings(now=lambda: NOW, camera_app=app)
    answer = PhotoAnswer(around)
    qtbot.addWidget(answer)
    given: list[bytes] = []
    said: list[str] = []
    answer.file_chosen.connect(lambda data, _name: given.append(bytes(data)))
    answer.remarked.connect(said.append)
    old, new = tmp_path / "lama.jpg", tmp_path / "baru.jpg"
    for file, when in ((old, 900), (new, 1_100)):
        picture().save(str(file))
        os.utime(file, (when, when))
    cast(Any, answer.live).click()
    answer.findChild(AppPhoto)._back(Qt.ApplicationState.ApplicationActive)  # type: ignore[union-attr]
    assert opened_ and len(given) == 1 and "hapus di sana" in said[-1]
    assert newest_since(tmp_path, 1_200) is None and newest_since(tmp_path / "tidak ada", 0) is None


# -- where the addition lies


def test_the_addition_is_used_only_beside_the_installed_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(addition, "find_spec", lambda _name: None)
    assert addition.way_to_devices() is None  # in a checkout nothing is looked for beside it
    folder = tmp_path / "media" / "6.11.3" / "PySide6"
    folder.mkdir(parents=True)
    monkeypatch.setattr(paths, "RESOURCES", tmp_path / "app" / "resources")
    assert paths.addition_folder("6.11.3") == folder
    assert paths.addition_folder("6.12.0") is None  # made for another Qt
    monkeypatch.setattr("PySide6.__version__", "6.11.3")
    assert addition.way_to_devices() is None  # an empty folder is none
    (folder / "QtMultimedia.abi3.so").touch()
    assert addition.way_to_devices() is not None


def test_times_are_written_as_times() -> None:
    assert [spoken_time(ms) for ms in (0, 7_000, 750_000, 3_750_000)] == ["0.00", "0.07", "12.30", "1.02.30"]
