"""The list of records with 100,000 of them, through the real window: opened, searched, filtered, leafed through."""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop.app.house import Workspace
from desktop.paths import Paths
from desktop.store import NewUser, Role, Vault, create, forms_table
from desktop.ui.hands import Hands
from desktop.ui.pages.records import SEARCH_PAUSE, RecordsPage
from desktop.ui.program import Program
from tests import offscreen
from tests.bench._rows import memory, show, tell
from tests.bench.store import fill
from tests.bench.window import wait

PERSON, PASSPHRASE = "Sri Wahyuni", "kopi pahit di pos ronda"
TIMES = 9


def main() -> None:
    offscreen.listen()
    many = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    with tempfile.TemporaryDirectory() as folder:
        paths = Paths(Path(folder) / "sambang")
        furnish(paths, many)
        house = Workspace(paths)
        program = Program(house)
        program.window.show()
        hands = Hands(program)
        program.window.unlock.unlock_asked.emit(PERSON, PASSPHRASE)
        wait(lambda: program.workplace.desk is not None and hands.desk.counts is not None)
        hands.breathe(300)
        try:
            looks(hands, f"{many:,} records")
        finally:
            program.window.close()
            hands.breathe()
            house.store.close()


def furnish(paths: Paths, many: int) -> None:
    made = create(paths, NewUser(PERSON, PASSPHRASE, Role.SUPERVISOR))
    with Vault(paths, made.key) as vault:
        form = forms_table.keep(
            vault, server="s", form_id="keluarga", version="1", hash="h", title="Asesmen Keluarga", policy="",
            xml=b"x", compiled=b"", compiled_by="", at=datetime.now(UTC),
        )  # fmt: skip
        fill(vault, form, made.user, many)
        vault.tidy()


def looks(hands: Hands, what: str) -> None:
    desk = hands.desk
    page = desk.records
    opened = []
    for _ in range(TIMES):
        desk.go("home")
        hands.breathe(100)
        opened.append(answered(page, lambda: desk.go("records")))
    show(f"{what}: list opened", opened)
    show(f"{what}: searched", [search(page, words) for words in WORDS], f"and {SEARCH_PAUSE} ms of quiet before")
    page.show_all()
    stages = ("sent", "open", "returned", "waiting", "all")
    filtered = [answered(page, lambda key=key: page.show_stage(key)) for key in stages]  # type: ignore[misc]
    show(f"{what}: filtered by stage", filtered)
    page.table.setFocus()
    show(f"{what}: a page further (Page Down)", [leaf(hands, page, Qt.Key.Key_PageDown) for _ in range(30)])
    jumps = [leaf(hands, page, key) for key in (Qt.Key.Key_End, Qt.Key.Key_Home) * 4]
    show(f"{what}: to the end and back", jumps)
    tell(f"memory (PSS) with the list of {what}", f"{memory():.0f} MB")


WORDS = ("siti wahyuni", "dewi", "ahmad hid", "1571010000099999", "desa 0007", "tidakada", "sri", "nur r", "joko")


def answered(page: RecordsPage, deed: Callable[[], object]) -> float:
    """From a question to its rows, painted."""
    heard: list[int] = []
    hear = heard.append
    page.model.answered.connect(hear)
    began = time.perf_counter()
    deed()
    wait(lambda: bool(heard) and rows_there(page))
    QApplication.processEvents()
    taken = time.perf_counter() - began
    page.model.answered.disconnect(hear)
    return taken


def search(page: RecordsPage, words: str) -> float:
    """From the end of the pause to the rows."""
    page.search.setText(words)
    return answered(page, page._ask)


def leaf(hands: Hands, page: RecordsPage, key: Qt.Key) -> float:
    began = time.perf_counter()
    hands.press(key)
    wait(lambda: rows_there(page))
    QApplication.processEvents()
    return time.perf_counter() - began


def rows_there(page: RecordsPage) -> bool:
    table, model = page.table, page.model
    if not model.rowCount():
        return True
    first = max(table.rowAt(1), 0)
    last = table.rowAt(table.viewport().height() - 1)
    last = last if last >= 0 else model.rowCount() - 1
    return all(model.record(row) is not None for row in range(first, last + 1))


if __name__ == "__main__":
    main()
