"""The way in for people who build Sambang: what it does on a bare machine, and that a second start does nothing."""

from __future__ import annotations

import importlib.util
import json
import os
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType

import pytest

from tests.house.sources import ROOT

Called = list[list[str]]


@pytest.fixture
def dev(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """dev.py, looking at an empty tree of its own."""
    spec = importlib.util.spec_from_file_location("dev", ROOT / "dev.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    for name in ("requirements", ".venv/bin", "resources/reference"):
        (tmp_path / name).mkdir(parents=True)
    for name in ("run", "dev"):
        (tmp_path / f"requirements/{name}.txt").write_text(f"{name}==1", encoding="utf-8")
    (tmp_path / "pyproject.toml").write_text("[project]", encoding="utf-8")
    places = {"ROOT": ".", "VENV": ".venv", "STAMP": ".venv/stamp.json", "PYTHON": ".venv/bin/python"}
    for name, place in {**places, "REGIONS": "resources/reference/regions.sqlite"}.items():
        monkeypatch.setattr(module, name, tmp_path / place)
    module.PYTHON.touch()
    module.REGIONS.touch()
    return module


@pytest.fixture
def called(dev: ModuleType, monkeypatch: pytest.MonkeyPatch) -> Called:
    """Every command that would have run; all of them succeed."""
    commands: Called = []

    def call(command: Sequence[str], **_more: object) -> int:
        commands.append([str(word) for word in command])
        return 0

    monkeypatch.setattr(dev.subprocess, "call", call)
    monkeypatch.setattr(dev, "succeeds", lambda _command: True)
    monkeypatch.setattr(dev, "loads", lambda _library: True)
    monkeypatch.setattr(dev, "has_display", lambda: False)
    return commands


def told(commands: Called) -> list[str]:
    return [" ".join(command[1:]) for command in commands]


def test_the_first_start_installs_and_the_second_does_not(dev: ModuleType, called: Called) -> None:
    assert dev.main(["test", "-x"]) == 0
    assert [words.split()[1] for words in told(called)] == ["pip", "pip", "pytest"]
    assert "--require-hashes -r requirements/dev.txt" in told(called)[0]
    called.clear()
    assert dev.main(["test", "-x"]) == 0
    (told_once,) = told(called)
    assert re.fullmatch(r"-m pytest -o cache_dir=\S+ -x", told_once)


@pytest.mark.parametrize(("failed", "then", "result"), [(3, 0, 0), (3, 1, 1), (4, 0, 1)])
def test_few_failures_are_looked_at_once_more_and_many_are_not(
    dev: ModuleType, called: Called, monkeypatch: pytest.MonkeyPatch, failed: int, then: int, result: int
) -> None:
    dev.main(["test"])  # set up

    def call(command: Sequence[str], **_more: object) -> int:
        if "--last-failed" in command:
            return then
        known = next(Path(word.removeprefix("cache_dir=")) for word in command if word.startswith("cache_dir="))
        (known / "v/cache").mkdir(parents=True)
        (known / "v/cache/lastfailed").write_text(json.dumps({f"test_{at}": True for at in range(failed)}))
        return 1

    monkeypatch.setattr(dev.subprocess, "call", call)
    assert dev.main(["test"]) == result


def test_what_tests_need_serves_to_run(dev: ModuleType, called: Called) -> None:
    dev.main(["test"])
    called.clear()
    dev.main(["run"])
    assert told(called) == ["-m desktop demo --journey"]


def test_a_changed_lock_installs_again(dev: ModuleType, called: Called) -> None:
    dev.main(["run"])
    called.clear()
    (dev.ROOT / "requirements/run.txt").write_text("run==2", encoding="utf-8")
    dev.main(["run"])
    assert "--require-hashes -r requirements/run.txt" in told(called)[0]


def test_an_environment_that_was_moved_is_made_again(dev: ModuleType, called: Called) -> None:
    dev.main(["run"])
    stamp = json.loads(dev.STAMP.read_text(encoding="utf-8"))
    dev.STAMP.write_text(json.dumps({**stamp, "root": "/elsewhere"}), encoding="utf-8")
    called.clear()
    dev.main(["run"])
    assert "pip" in told(called)[0]


def test_without_a_display_the_journey_is_played(
    dev: ModuleType, called: Called, capsys: pytest.CaptureFixture[str]
) -> None:
    assert dev.main(["run"]) == 0
    assert told(called)[-1] == "-m desktop demo --journey"
    assert "no display" in capsys.readouterr().out


def test_with_a_display_the_window_opens(dev: ModuleType, called: Called, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dev, "has_display", lambda: True)
    dev.main(["run", "--language", "en"])
    assert told(called)[-1] == "-m desktop demo --language en"


@pytest.mark.parametrize(
    ("environment", "display"),
    [
        ({}, False),
        ({"DISPLAY": ":0"}, True),
        ({"WAYLAND_DISPLAY": "w"}, True),
        ({"DISPLAY": ":0", "QT_QPA_PLATFORM": "offscreen"}, False),
    ],
)
def test_a_display_is_noticed(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], display: bool
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys, "platform", "linux")
    assert dev.has_display() is display


def test_without_permission_the_exact_command_is_said(
    dev: ModuleType, called: Called, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(dev, "loads", lambda library: library != "libEGL.so.1")
    monkeypatch.setattr(dev, "permission", lambda: None)
    monkeypatch.setattr(dev.shutil, "which", lambda _name: "/usr/bin/apt-get")
    monkeypatch.setattr(sys, "platform", "linux")
    assert dev.main(["run"]) == 1
    said = capsys.readouterr().err
    assert "sudo apt-get update -q && sudo apt-get install -q -y --no-install-recommends libegl1" in said
    assert "Traceback" not in said


def test_with_permission_what_is_missing_is_installed(
    dev: ModuleType, called: Called, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = {"libEGL.so.1": False}
    monkeypatch.setattr(dev, "loads", lambda library: there.get(library, True))
    monkeypatch.setattr(dev, "permission", lambda: ["sudo", "-n"])
    monkeypatch.setattr(dev.shutil, "which", lambda _name: "/usr/bin/apt-get")
    monkeypatch.setattr(sys, "platform", "linux")
    assert dev.main(["run"]) == 1  # the pretended installation brings nothing, which is said too
    assert ["sudo", "-n", "apt-get", "update", "-q"] in called
    assert any(command[-1] == "libegl1" for command in called)


def test_another_python_is_told_which_to_take(
    dev: ModuleType, called: Called, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(dev, "PRESENT", (3, 10))
    assert dev.main(["run"]) == 1
    assert "needs Python 3.11 to 3.13, this is 3.10" in capsys.readouterr().err
    assert called == []


def test_a_python_for_windows_without_its_library_is_named(
    dev: ModuleType, called: Called, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(dev, "WINDOWS", True)
    monkeypatch.setattr(dev, "succeeds", lambda _command: False)
    assert dev.main(["run"]) == 1
    assert "take the full one from python.org" in capsys.readouterr().err
    assert called == []


def test_a_failed_installation_leaves_no_stamp(
    dev: ModuleType, called: Called, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(dev.subprocess, "call", lambda *_words, **_more: 1)
    assert dev.main(["test"]) == 1
    assert "Is there a connection?" in capsys.readouterr().err
    assert not dev.STAMP.exists()


def test_unknown_words_list_the_commands(dev: ModuleType, capsys: pytest.CaptureFixture[str]) -> None:
    assert dev.main(["fly"]) == 2
    assert "screenshots" in capsys.readouterr().out
    assert dev.main([]) == 0


def test_the_check_of_a_submission_calls_the_same_command() -> None:
    script = (ROOT / ".ci/run").read_text(encoding="utf-8")
    assert "python3 dev.py test" in script
    assert os.access(ROOT / ".ci/run", os.X_OK)
