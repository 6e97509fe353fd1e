"""Filling on the screen with the forms of the bench, offscreen: open, answer, 200 rows as a table, scroll.

Times are of the wall; beside them stands the processor time of the screen's thread, which a busy machine blurs less.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from desktop.ui.hands import let_work
from desktop.ui.pages.filling import FillingPage
from desktop.ui.theme import Appearance, dress
from desktop.xforms import Form, Interview, Node, load_form
from tests import offscreen
from tests.bench import _workloads as workloads
from tests.bench._rows import busy, memory, show, tell

PAUSE_MS = 40  # between two keys: 25 a second, faster than anybody types
ROWS, ANSWERS = 200, 120


class Times:
    """One row of the table: the wall, and the processor time of this thread."""

    def __init__(self) -> None:
        self.wall: list[float] = []
        self.work: list[float] = []

    def take(self, deed: Callable[[], object]) -> None:
        """A deed until the window has painted what it did."""
        began, worked = time.perf_counter(), time.thread_time()
        deed()
        QApplication.processEvents()
        self.wall.append(time.perf_counter() - began)
        self.work.append(time.thread_time() - worked)

    def tell(self, what: str) -> None:
        ordered = sorted(self.work)
        p95 = ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]
        show(what, self.wall, f"processor {1000 * ordered[len(ordered) // 2]:.1f} / {1000 * p95:.1f} ms")


def main() -> None:
    offscreen.listen()
    app = QApplication(sys.argv[:1])
    dress(app, Appearance.LIGHT)
    tell("machine", busy())
    tell("memory (PSS) of Qt, the look and the engine alone", f"{memory():.0f} MB")
    for name, making in (("W1", workloads.household), ("W2", workloads.big), ("W4", workloads.rows)):
        form = load_form(making().xml())
        page = opened(name, form)
        if name == "W4":
            fill_rows(page)
        tell(f"{name}: memory (PSS) with it open", f"{memory():.0f} MB")
        answers(name, page)
        if name == "W4":
            table(page)
        scroll(name, page)
        page.close()
        page.deleteLater()
        let_work(50)


def opened(name: str, form: Form) -> FillingPage:
    """Five times; the last one stays."""
    times, page = Times(), None
    for _time in range(5):
        if page is not None:
            page.close()
            page.deleteLater()
            let_work(50)
        made: list[FillingPage] = []
        times.take(lambda made=made: made.append(_shown(form)))  # type: ignore[misc]
        page = made[0]
        let_work(400)
    times.tell(f"{name}: form chosen to first question on the screen")
    assert page is not None
    return page


def _shown(form: Form) -> FillingPage:
    page = FillingPage(Interview(form), save=lambda _snapshot, done, _failed: done())
    page.resize(1366, 768)
    page.show()
    page.activateWindow()
    return page


def fill_rows(page: FillingPage) -> None:
    repeat = page.interview.node("/data/item")
    while len(repeat.children) < ROWS:
        page.interview.add(repeat.ref)
    page.course.remap()
    page.going.to_screen(page.course.sections.screens[-1])
    let_work(400)


def answers(name: str, page: FillingPage) -> None:
    """Type through the questions from where one is: those that answer apart from those that go on."""
    answering, going = Times(), Times()
    page.focus_first()
    for _step in range(ANSWERS):
        let_work(PAUSE_MS)
        node, focus = page.where.node(), QApplication.focusWidget()
        if node is None or focus is None or node.kind == "repeat":
            break
        for letter in _typed(node):
            answering.take(lambda letter=letter: QTest.keyClicks(_focus(), letter))  # type: ignore[misc]
            let_work(PAUSE_MS)
        times = answering if node.control == "input" else going
        times.take(lambda: QTest.keyClick(_focus(), Qt.Key.Key_Return))
    answering.tell(f"{name}: a key that answers, to the painted screen")
    going.tell(f"{name}: Enter to the next question")


def _focus() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def _typed(node: Node) -> str:
    if node.control == "select1":
        return "a"
    return {"int": "7", "decimal": "9", "date": "3"}.get(node.type, "x")


def table(page: FillingPage) -> None:
    page.sheets.show(page.interview.node("/data/item"))
    sheet = page.sheets.front
    assert sheet is not None
    sheet.focus_first()
    let_work(200)
    stepping, answering = Times(), Times()
    for _step in range(60):
        let_work(PAUSE_MS)
        stepping.take(lambda: QTest.keyClick(_focus(), Qt.Key.Key_Return))
        node = sheet.node()
        if node is not None and node.ref.endswith(("qty", "price")):
            QTest.keyClicks(_focus(), "7")
            let_work(PAUSE_MS)
            answering.take(lambda: QTest.keyClick(_focus(), Qt.Key.Key_Return))
    stepping.tell("W4: Enter to the next cell of the table, 200 rows")
    answering.tell("W4: a cell that moves every row's share, painted")
    scrolling, bar = Times(), sheet.cells.verticalScrollBar()
    for at in range(0, bar.maximum(), 60):
        scrolling.take(lambda at=at: bar.setValue(at))  # type: ignore[misc]
    scrolling.tell("W4: the table scrolled by two rows")
    page.sheets.leave()


def scroll(name: str, page: FillingPage) -> None:
    here = page.course.here
    if here is None:
        return
    let_work(600)
    times, bar = Times(), here.verticalScrollBar()
    for at in range(0, max(bar.maximum(), 1), 80):
        times.take(lambda at=at: bar.setValue(at))  # type: ignore[misc]
    times.tell(f"{name}: a screen of questions scrolled by 80 px")


if __name__ == "__main__":
    main()
