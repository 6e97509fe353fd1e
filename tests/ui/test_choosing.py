"""The dialogs for files: what is chosen in them is remembered nowhere, and nothing is written over."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QWidget

from desktop.ui import choosing

MARKER = "Cendrawasih Kelabu"


@pytest.fixture
def remembered(tmp_path: Path) -> Iterator[Path]:
    """Where Qt keeps what it remembers, for this test alone."""
    folder = tmp_path / "config"
    before = Path(QSettings(QSettings.Scope.UserScope, "QtProject").fileName()).parent
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, str(folder))
    yield folder
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, str(before))


@pytest.fixture
def window() -> Iterator[QWidget]:
    made = QWidget()
    yield made
    made.deleteLater()


def answered(typed: str, ask: Callable[[], str]) -> str:
    """Ask, with somebody at the dialog who types a path and presses Enter."""
    looking = QTimer(interval=10)

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QFileDialog):
            looking.stop()
            field = dialog.findChild(QLineEdit, "fileNameEdit")
            assert field is not None
            assert dialog.testOption(QFileDialog.Option.DontUseNativeDialog)
            field.setText(typed)
            QTest.keyClick(field, Qt.Key.Key_Return)

    looking.timeout.connect(answer)
    looking.start()
    return ask()


def readable(folder: Path) -> list[str]:
    return [str(path) for path in folder.rglob("*") if path.is_file() and "Cendrawasih" in path.read_text("utf-8")]


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A stick that is plugged in, where the dialogs begin."""
    made = tmp_path / MARKER
    made.mkdir()
    monkeypatch.setattr(choosing, "plugged_in", lambda: [str(made)])
    return made


def test_what_was_chosen_is_remembered_nowhere(window: QWidget, remembered: Path, place: Path) -> None:
    (place / f"{MARKER}.sambang").touch()
    typed = str(place / f"{MARKER}.pdf")
    assert answered(typed, lambda: choosing.new_file(window, "Simpan", "Isian.pdf", "PDF (*.pdf)")) == typed
    there = str(place / f"{MARKER}.sambang")
    assert answered(there, lambda: choosing.file_there(window, "Buka", "(*.sambang)")) == there
    assert answered(str(place), lambda: choosing.folder(window, "Folder")) == str(place)
    assert readable(remembered) == []


def test_the_check_notices_a_dialog_that_remembers(
    window: QWidget, remembered: Path, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(choosing, "REMEMBERED", ())
    answered(str(place / "a.pdf"), lambda: choosing.new_file(window, "Simpan", "a.pdf", "PDF (*.pdf)"))
    assert readable(remembered)


def test_what_other_programs_remember_stays(window: QWidget, remembered: Path, tmp_path: Path) -> None:
    kept = QSettings(QSettings.Scope.UserScope, "QtProject")
    kept.setValue("FileDialog/lastVisited", "file:///home/siti/Musik")
    kept.sync()
    answered(str(tmp_path / "a.pdf"), lambda: choosing.new_file(window, "Simpan", "a.pdf", "PDF (*.pdf)"))
    assert (
        QSettings(QSettings.Scope.UserScope, "QtProject").value("FileDialog/lastVisited") == "file:///home/siti/Musik"
    )


def test_what_is_there_is_never_written_over(window: QWidget, remembered: Path, tmp_path: Path) -> None:
    for name in ("Isian.pdf", "Isian (2).pdf"):
        (tmp_path / name).touch()
    typed = str(tmp_path / "Isian.pdf")
    chosen = answered(typed, lambda: choosing.new_file(window, "Simpan", "Isian.pdf", "PDF (*.pdf)"))
    assert chosen == str(tmp_path / "Isian (3).pdf")


@pytest.mark.parametrize(
    "path, kind, said",
    [("a", "CSV (*.csv)", "a.csv"), ("a", "Excel (*.xlsx)", "a.xlsx"), ("a.CSV", "Excel (*.xlsx)", "a.CSV"),
     ("a.b", "", "a.b.xlsx")],
)  # fmt: skip
def test_a_name_without_an_ending_gets_that_of_its_kind(path: str, kind: str, said: str) -> None:
    assert choosing.ended(path, "Excel (*.xlsx);;CSV (*.csv)", kind) == said
