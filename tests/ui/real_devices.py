"""`python -m tests.ui.real_devices [ADDITION]`: the real QtMultimedia on this machine: its devices, and what they do.

ADDITION is a folder with the addition (`…/PySide6`), where PySide6-Addons is not installed. Without a camera a film is
made of drawn pictures. Says what worked; 1 if what is there does not work.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QEventLoop, QSize, QTimer
from PySide6.QtGui import QGuiApplication, QImage

from desktop.ui.media import addition
from desktop.ui.media.port import Devices, Heard

SECONDS = 3


def wait(seconds: float) -> None:
    """Let Qt work."""
    loop = QEventLoop()
    QTimer.singleShot(round(1000 * seconds), loop.quit)
    loop.exec()


def sound(devices: Devices) -> bytes:
    """A few seconds of the usual microphone; what is there before the end is whole by itself."""
    whole: list[bytes] = []
    recording = devices.record(64, whole.append)
    wait(SECONDS)
    early = recording.so_far()
    recording.stop()
    wait(1)
    print(f"sound: {len(early)} bytes while it ran, {len(whole[0])} at its end, begins {whole[0][:2].hex()}")
    return early + whole[0]


def film() -> bytes:
    """A film of drawn pictures, by the recorder that films what a camera sees."""
    from PySide6.QtMultimedia import QMediaCaptureSession, QVideoFrame, QVideoFrameInput

    from desktop.ui.media.multimedia import _Record, film_recorder

    whole: list[bytes] = []
    session, frames = QMediaCaptureSession(), QVideoFrameInput()
    session.setVideoFrameInput(frames)
    recording = _Record(session, film_recorder(QSize(640, 480)), whole.append, keep=(frames,))
    for number in range(15 * SECONDS):
        image = QImage(640, 480, QImage.Format.Format_RGB32)
        image.fill(0xFF000000 + 5 * number)
        frame = QVideoFrame(image)
        frame.setStartTime(number * 66_666)
        frame.setEndTime((number + 1) * 66_666)
        frames.sendVideoFrame(frame)
        wait(1 / 15)
    recording.stop()
    wait(2)
    print(f"film: {len(whole[0])} bytes, {whole[0][4:8]!r}")
    return whole[0]


def played(devices: Devices, data: bytes, what: str) -> bool:
    """Whether it is played, and how long it says it is."""
    told: list[Heard] = []
    seen: list[QImage] = []
    playing = devices.play(data, seen.append, told.append)
    wait(1.5)
    playing.turn()
    last = told[-1]
    playing.seek(500)
    wait(0.3)
    playing.close()
    print(f"{what} played: at {last.at} ms of {last.length}, {len(seen)} pictures, failed: {last.failed}")
    return not last.failed and last.length > 0


def main(words: list[str]) -> int:
    app: Any = QGuiApplication.instance() or QGuiApplication([])
    way = (lambda: addition._open_from(Path(words[0]))) if words else addition.way_to_devices()
    if way is None:
        print("no addition here")
        return 1
    devices = way()
    print(f"cameras {devices.cameras()}, microphones {devices.microphones()}, plug-ins {app.libraryPaths()}")
    fine = played(devices, film(), "film")
    if devices.microphones():
        fine &= played(devices, sound(devices), "two recordings as one")
    failed: list[int] = []
    if not devices.cameras():
        looking = devices.look("", lambda _image: None, lambda: failed.append(1))
        wait(0.5)
        looking.close()
        print(f"a camera that is not there fails: {failed}")
    QCoreApplication.processEvents()
    return 0 if fine else 1


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
