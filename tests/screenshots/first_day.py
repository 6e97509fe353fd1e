"""A new laptop: the first set-up, and every page while nothing is there yet."""

from __future__ import annotations

from PySide6.QtCore import Qt

from tests.screenshots.album import Album

PASSPHRASE = "sungai kapas tenang"


def walk(album: Album) -> None:
    hands, window = album.hands, album.hands.window
    album.take("01-setup")
    setup = window.setup
    setup.name.setText("Siti Aminah")
    setup.secret.setText(PASSPHRASE)
    setup.again.setText("sungai kap")
    album.take("02-setup-differs")
    setup.again.setText(PASSPHRASE)
    setup.begin.click()
    hands.wait(lambda: window.frame is not None, "the first set-up")
    hands.wait(lambda: hands.desk.home.title.text() and hands.desk.counts is not None, "the first page")
    album.take("03-home-empty", 300)
    for key, name in (("new", "04-new-empty"), ("records", "05-records-empty"), ("outbox", "06-outbox-empty")):
        album.go(key)
        album.take(name)
    album.go("settings")
    album.take("07-settings-empty")
    hands.press(Qt.Key.Key_F1)
    album.take("08-help")
    hands.press(Qt.Key.Key_F1)
    hands.press(Qt.Key.Key_F9)
    hands.wait(window.unlock.isVisible, "the door")
    window.unlock.name.setText("Siti Aminah")
    album.take("09-door")
    window.unlock.secret.setText("salah sandi")
    window.unlock.open.click()
    hands.wait(window.unlock.notice.isVisible, "the wrong passphrase is said")
    album.take("10-door-wrong")
    window.unlock.secret.clear()
    window.practise()
    hands.wait(lambda: window.session is not None, "the practice vault")
    album.take("11-practice-home", 600)
    album.go("records")
    album.take("12-practice-records")
