"""The installers of the addition for camera and sound."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from installer import locked, media, trim


def test_the_addition_holds_what_the_program_lacks_and_no_more(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    below = "PySide6/Qt/"
    wheels = {
        "pyside6-essentials": ["PySide6/QtCore.abi3.so", f"{below}lib/libQt6Core.so.6", f"{below}lib/libQt6Quick.so.6"],
        "pyside6-addons": [
            "PySide6/QtMultimedia.abi3.so", f"{below}lib/libQt6Multimedia.so.6", f"{below}lib/libQt6Charts.so.6",
            f"{below}plugins/multimedia/libffmpegmediaplugin.so",
        ],
    }  # fmt: skip
    links = {
        "QtCore.abi3.so": {"libQt6Core.so.6"},
        "QtMultimedia.abi3.so": {"libQt6Multimedia.so.6", "libQt6Core.so.6", "libc.so.6"},
        "libffmpegmediaplugin.so": {"libQt6Quick.so.6"},
    }

    def fetched(_target: locked.Target, _folder: Path, lock: Path = locked.LOCK) -> dict[locked.Pin, Path]:
        name = "pyside6-addons" if lock == media.LOCK else "pyside6-essentials"
        wheel = tmp_path / f"{name}.whl"
        with zipfile.ZipFile(wheel, "w") as archive:
            for file in wheels[name]:
                archive.writestr(file, "")
        return {locked.Pin(name, "6.11.3", frozenset()): wheel}

    monkeypatch.setattr(media, "WORK", tmp_path)
    monkeypatch.setattr(locked, "fetch", fetched)
    monkeypatch.setattr(trim, "needed", lambda file: links.get(file.name, set()))
    monkeypatch.setattr(trim, "qt_modules", lambda _windows: {"QtCore"})
    laid = media.lay(locked.linux(11), tmp_path / "laid") / "6.11.3" / "PySide6"
    assert {file.name for file in laid.rglob("*") if file.is_file()} == {
        "QtMultimedia.abi3.so", "libQt6Multimedia.so.6", "libQt6Quick.so.6", "libffmpegmediaplugin.so",
    }  # fmt: skip
    assert "LGPL" in (tmp_path / "laid" / "licences" / "FFmpeg.txt").read_text(encoding="utf-8")
