"""A working day through the real window, offscreen: come in, open forms, type a household, save, hand in."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.app.house import Workspace
from desktop.demo.families import household
from desktop.demo.workspace import ENUMERATOR, folder_of
from desktop.reference import synthetic
from desktop.ui.hands import Hands, let_work
from desktop.ui.pages.filling import FillingPage
from desktop.ui.program import Program
from desktop.ui.typist import Typist
from tests import offscreen
from tests.bench._rows import show, tell_memory, timed

TIMES = 7
SAVES = 30
WORK = "  of that, processor time of the screen's thread"
_NONE = Qt.KeyboardModifier.NoModifier
CASCADE = ("provinsi", "kabupaten", "kecamatan", "desa")


class TimedHands(Hands):
    """Every key is timed until the screen has painted what it did; those that gave an answer are kept apart.

    What is made ahead between two keys is not part of that: `waited` has how long a next key would have waited for it.
    """

    def __init__(self, program: Program) -> None:
        super().__init__(program)
        self.answers: list[float] = []
        self.choices: list[float] = []
        self.others: list[float] = []
        self.outline: list[float] = []
        self.work: list[float] = []  # processor time of the screen's thread: what a busy machine blurs less
        self.worst = (0.0, "")
        self.work_of_others: list[float] = []
        self.waited: list[float] = []

    pause = 30  # ms between two keys, outside what is timed: 33 keys a second, as nobody types

    def press(self, key: Qt.Key | int, *, ctrl: bool = False, shift: bool = False) -> None:
        if ctrl:  # a shortcut: only through the window, which gives timers their turn meanwhile
            self._timed(lambda: super(TimedHands, self).press(key, ctrl=ctrl, shift=shift))
        else:
            self._timed(lambda: self._press(Qt.Key(key), shift))

    def _press(self, key: Qt.Key, shift: bool) -> None:
        QTest.keyClick(self.focus(), key, Qt.KeyboardModifier.ShiftModifier if shift else _NONE)
        self.pressed += 1
        self.shown()

    def type(self, text: str) -> None:
        for letter in text:
            self._timed(lambda letter=letter: super(TimedHands, self).type(letter))  # type: ignore[misc]

    def shown(self) -> None:
        """All that the key posted is done and painted; no timer has had its turn."""
        QCoreApplication.sendPostedEvents()

    def _timed(self, deed: Callable[[], object]) -> None:
        page = self.filling
        before = (page.interview.snapshot().xml(), page.place()) if page is not None else None
        began, worked = time.perf_counter(), time.thread_time()
        deed()  # sends the key and lets the window paint
        took = time.perf_counter() - began
        worked = time.thread_time() - worked
        if page is None or before is None or self.filling is not page:
            self.breathe(self.pause)
            return
        answered = page.interview.snapshot().xml() != before[0]
        regional = before[1].rpartition("/")[2] in CASCADE
        (self.choices if answered and regional else self.answers if answered else self.others).append(took)
        if answered and not regional:
            self.work.append(worked)
            self.worst = max(self.worst, (worked, f"{before[1]} to {page.place()}"))
        elif not answered:
            self.work_of_others.append(worked)
        self._settle(page)
        self.breathe(self.pause)

    def _settle(self, page: FillingPage) -> None:
        """What follows an answer on its own, and one slice of what is made ahead."""
        if page._settling.isActive():
            self.outline.append(timed(lambda: (page._settling.stop(), page._recount(), QApplication.processEvents())))
        elif page.course.here is not None:
            self.waited.append(timed(page.course.here.making._slice))


def main() -> None:
    offscreen.listen()
    with tempfile.TemporaryDirectory() as made:
        subprocess.run([sys.executable, "-m", "tests.bench.window", "prepare", made], check=True)
        house = Workspace(folder_of(Path(made))[1])
        program = Program(house)
        program.window.show()
        hands = TimedHands(program)
        hands.breathe(100)
        house.warm()
        house.store.post(lambda _ticket: None).result(30)
        come_in(hands)
        filling(hands)
        program.window.close()
        hands.breathe()
        house.store.close()


def come_in(hands: TimedHands) -> None:
    taken = []
    for at in range(TIMES):
        window = hands.window
        window.unlock.name.setText(ENUMERATOR.name)
        window.unlock.secret.setText(ENUMERATOR.passphrase)
        began = time.perf_counter()
        window.unlock.open.click()
        wait(lambda: hands.program.workplace.desk is not None and bool(hands.desk.home.title.text()))
        wait(lambda: hands.desk.counts is not None and bool(hands.desk.home._values))
        taken.append(time.perf_counter() - began)
        hands.breathe(200)
        if at < TIMES - 1:
            window.lock()
            wait(lambda: hands.window.frame is None)
    show("unlock to Beranda (Argon2id is most of it)", taken)
    tell_memory("memory (PSS) at Beranda")


def filling(hands: TimedHands) -> None:
    session = hands.desk.session
    forms = session.store.post(lambda _ticket: session.enumerator.forms()).result(10)
    form = next(form for form in forms if form.form_id == "asesmen_keluarga")
    opened = []
    for _ in range(TIMES):
        opened.append(open_form(hands, form.key))
        hands.breathe(100)
        page = hands.filling
        assert page is not None
        if len(opened) < TIMES:
            page.leave()
            wait(lambda: hands.filling is None)
            hands.breathe(100)
    show("form chosen to first question answerable", opened, f"first time {1000 * opened[0]:.0f} ms")
    page = hands.filling
    assert page is not None
    Typist(hands, page, household(synthetic.family(41), ENUMERATOR.name)).fill()
    tell_memory("memory (PSS) with the household form filled")
    show("a key that answers, to the settled screen", hands.answers, "real key presses, painted")
    show(WORK, hands.work, f"most at {hands.worst[1]}")
    show("a region chosen, to the settled screen", hands.choices, "83,762 villages")
    show("any other key", hands.others)
    show(WORK, hands.work_of_others)
    show("a slice of what is made ahead", hands.waited, "so long a key may wait for it")
    show("outline, heading and warnings after it", hands.outline, "30 ms later, on its own")
    saves(hands, page)
    hands_in(hands, page)


def open_form(hands: TimedHands, key: int) -> float:
    began = time.perf_counter()
    hands.desk.form_chosen.emit(key)
    wait(lambda: hands.filling is not None and hands.filling.where.card() is not None)
    QApplication.processEvents()
    return time.perf_counter() - began


def saves(hands: TimedHands, page: FillingPage) -> None:
    node = page.interview.node("/data/penutup/catatan") if has(page, "/data/penutup/catatan") else page.where.node()
    taken = []
    wait(lambda: page.autosave.clean)
    for number in range(SAVES):
        assert node is not None
        page.answer(node, f"Catatan ke-{number}")
        began = time.perf_counter()
        page.autosave.save_now()
        wait(lambda: page.autosave.clean)
        taken.append(time.perf_counter() - began)
    show("save of the draft, answer to committed on disk", taken, "SQLCipher, synchronous=FULL")


def has(page: FillingPage, ref: str) -> bool:
    try:
        page.interview.node(ref)
    except KeyError:
        return False
    return True


def hands_in(hands: TimedHands, page: FillingPage) -> None:
    began = time.perf_counter()
    Hands.hand_in(hands)  # with a reason where the form warns
    wait(lambda: hands.filling is None)
    show("hand in: checked, sealed, Beranda again", [time.perf_counter() - began])


def wait(seen: Callable[[], bool]) -> None:
    """Let the program work, without a pause of our own."""
    until = time.perf_counter() + 60
    while not seen():
        if time.perf_counter() > until:
            raise SystemExit("the bench waits for something that does not come")
        let_work()


def furnish(base: Path) -> None:
    """In a process of its own, so that what it loads is not in the measured one."""
    from desktop.demo.province import open_province
    from desktop.demo.workspace import prepare

    province_folder, paths = folder_of(base)
    province = open_province(province_folder)
    try:
        prepare(paths, province)
    finally:
        province.stop()


if __name__ == "__main__":
    furnish(Path(sys.argv[2])) if sys.argv[1:2] == ["prepare"] else main()
