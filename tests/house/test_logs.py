"""The log says what happened and never what was answered."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
from collections.abc import Iterator
from logging.handlers import RotatingFileHandler
from pathlib import Path

import pytest

from desktop import logs

NIK = "1571010101900001"
TOKEN = "aZ3$" * 16


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    end = logs.begin(tmp_path / "logs")
    yield tmp_path / "logs"
    end()


def written(folder: Path) -> str:
    return "".join(file.read_text(encoding="utf-8") for file in sorted(folder.glob("*.log*")))


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        (f"duplicate {NIK} found", "duplicate ▒ found"),
        ("written as 157101-010190-0001.", "written as ▒."),
        ("written as 1571 0101 0190 0001", "written as ▒"),
        (f"POST https://a.id/v1/key/{TOKEN}/projects/1/submission", "POST https://a.id/v1/key/▒/projects/1/submission"),
        (f"token={TOKEN}", "token=▒"),
        ("Authorization: Basic dXNlcjpwYXNz", "Authorization: ▒"),
        ("https://budi:rahasia@a.id/x", "https://▒@a.id/x"),
        ("call 0812-3456-7890", "call ▒"),
        ("201 after 1532 ms, 83762 rows, form kk 2026111001", "201 after 1532 ms, 83762 rows, form kk 2026111001"),
        ("wrong passphrase given", "wrong passphrase given"),
    ],
)
def test_numbers_and_tokens_are_hidden(said: str, kept: str) -> None:
    assert logs.redacted(said) == kept


def test_an_entry_is_one_redacted_line(folder: Path) -> None:
    logging.getLogger("sambang.sync").info("refused\n%s", NIK)
    assert NIK not in written(folder)
    assert written(folder).count("\n") == 1
    assert "INFO sambang.sync refused ▒" in written(folder)


def test_a_trace_names_places_without_values(folder: Path) -> None:
    def reads_an_answer(answer: str) -> int:
        return int(answer)

    try:
        reads_an_answer("Siti Rahmah")
    except ValueError:
        logging.getLogger("sambang").exception("bug")
    assert "ValueError at test_logs.py:" in written(folder)
    assert "reads_an_answer" in written(folder)
    assert "Siti" not in written(folder)


def test_a_trace_follows_causes() -> None:
    try:
        try:
            raise KeyError("Siti")
        except KeyError as inner:
            raise ValueError("Siti") from inner
    except ValueError as error:
        said = logs.trace(error)
    assert "ValueError" in said
    assert "caused by builtins.KeyError" in said
    assert "Siti" not in said


def test_old_files_are_dropped(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    logging.getLogger("sambang").info("begin")
    handler = next(each for each in logging.getLogger().handlers if isinstance(each, RotatingFileHandler))
    monkeypatch.setattr(handler, "maxBytes", 1000)
    for number in range(100):
        logging.getLogger("sambang").info("entry %s", number)
    assert len(list(folder.iterdir())) == 1 + logs.KEPT
    assert "entry 99" in written(folder)


def test_a_folder_that_cannot_be_written_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "logs").write_text("", encoding="utf-8")
    end = logs.begin(tmp_path / "logs")
    logging.getLogger("sambang").info("goes nowhere")
    end()
    assert (tmp_path / "logs").read_text(encoding="utf-8") == ""


def test_a_crash_saves_tells_and_logs(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    deeds: list[str] = []

    def saving_fails() -> None:
        deeds.append("saved")
        raise OSError("Siti")

    end = logs.on_crash(saving_fails, lambda: deeds.append("told"))
    try:
        sys.excepthook(ValueError, ValueError(NIK), None)
    finally:
        end()
    assert deeds == ["saved", "told"]
    assert "CRITICAL sambang bug | builtins.ValueError" in written(folder)
    assert NIK not in written(folder)
    assert "CRITICAL sambang after a bug | builtins.OSError" in written(folder)
    assert "Siti" not in capsys.readouterr().err + written(folder)


def test_a_crash_of_a_windowed_program_that_has_no_console_still_tells(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []

    def saving_fails() -> None:
        raise OSError

    monkeypatch.setattr(sys, "stderr", None)  # so it is in Sambang.exe
    end = logs.on_crash(saving_fails, lambda: told.append("told"))
    try:
        sys.excepthook(ValueError, ValueError(), None)
    finally:
        end()
    assert told == ["told"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no core files")
@pytest.mark.parametrize("allowed", ["h", "0"])  # as much as the system lets; or nothing
def test_a_program_that_is_killed_leaves_no_memory_on_the_disk(tmp_path: Path, allowed: str) -> None:
    """Not in a file, nor (a limit of one byte) with a program of the system that collects such memory."""
    asked = (
        "import os, resource as r; from desktop import logs\n"
        f"h = r.getrlimit(r.RLIMIT_CORE)[1]; r.setrlimit(r.RLIMIT_CORE, ({allowed}, {allowed}))\n"
        "logs.leave_no_dump(); print(*r.getrlimit(r.RLIMIT_CORE), flush=True); os.abort()"
    )
    surroundings = os.environ | {"PYTHONPATH": str(Path(logs.__file__).parent.parent)}
    found = subprocess.run(
        [sys.executable, "-c", asked], capture_output=True, text=True, check=False, cwd=tmp_path, env=surroundings
    )
    limit, most = found.stdout.split()
    assert (limit, found.returncode < 0) == ("0" if most == "0" else "1", True)
    assert list(tmp_path.iterdir()) == []
