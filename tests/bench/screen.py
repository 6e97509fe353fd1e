"""Filling on the screen with the forms of the bench, offscreen: open, answer, 200 rows as a table, scroll.

Times are of the wall; beside them stands the processor time of the screen's thread, which a busy machine blurs less.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from desktop.ui.hands import let_work
from desktop.ui.pages.filling import FillingPage
from desktop.ui.theme import Appearance, dress
from desktop.xforms import Form, Interview, Node, load_form
from tests import offscreen
from tests.bench import _workloads as workloads
from tests.bench._rows import busy, p95, show, tell, tell_memory

PAUSE_MS = 40  # between two keys: 25 a second, faster than anybody types
ANSWERS, PAGES = 120, 24


class Times:
    """One row of the table: the wall, and the processor time of this thread; what took longest."""

    def __init__(self) -> None:
        self.wall: list[float] = []
        self.work: list[float] = []
        self.what: list[str] = []

    def take(self, deed: Callable[[], object], what: str = "") -> None:
        """A deed until the window has painted what it did."""
        self.what.append(what)
        began, worked = time.perf_counter(), time.thread_time()
        deed()
        QCoreApplication.sendPostedEvents()  # all that it posted, the painting too; no timer has its turn
        self.wall.append(time.perf_counter() - began)
        self.work.append(time.thread_time() - worked)

    def tell(self, what: str) -> None:
        if not self.wall:
            return
        most, worst = max(zip(self.work, self.what, strict=True))
        said = f"processor {1000 * statistics.median(self.work):.1f} / {1000 * p95(self.work):.1f} ms"
        show(what, self.wall, f"{said}, most {1000 * most:.1f} {worst}".rstrip())


def main() -> None:
    offscreen.listen()
    app = QApplication(sys.argv[:1])
    dress(app, Appearance.LIGHT)
    tell("machine", busy())
    tell_memory("memory (PSS) of Qt, the look and the engine alone")
    forms = {"W1": workloads.household().xml(), "W2": workloads.big().xml(), "W4": workloads.rows_there()}
    for name, xml in forms.items():
        page = opened(name, load_form(xml))
        if name == "W4":
            to_the_last_row(page)
        tell_memory(f"{name}: memory (PSS) with it open")
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


def to_the_last_row(page: FillingPage) -> None:
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
            answering.take(lambda letter=letter: QTest.keyClicks(_focus(), letter), f"{letter} at {node.ref}")  # type: ignore[misc]
            let_work(PAUSE_MS)
        times = answering if node.control == "input" else going
        times.take(lambda: QTest.keyClick(_focus(), Qt.Key.Key_Return), f"Enter at {node.ref}")
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
    leafing = Times()
    sheet.cells.go_to(0, 0)
    for _step in range(PAGES):
        leafing.take(lambda: QTest.keyClick(_focus(), Qt.Key.Key_PageDown))
    leafing.tell("W4: PageDown held in the table")
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
