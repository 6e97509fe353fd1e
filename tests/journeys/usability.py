"""What a person presses for a day's work: `python -m tests.journeys.usability [slowly] [PART ...]`.

Parts: family (typed from its card), next (one of the same village after it), prelist (chosen there first), report (to
the text on the clipboard), photos. With `slowly` every question is gone through with Enter; without, as somebody who
knows the keys (Ctrl+J, Ctrl+↓).

Real key events into the real windows, offscreen, with mistakes made on purpose and found as a person finds them: by
what the form says. Letters of free text are counted apart. A person's time is reckoned from the keys (see `seconds`).
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from desktop.demo.families import flood, household
from desktop.demo.province import open_province
from desktop.reference import synthetic
from desktop.ui.hands import Hands
from desktop.ui.pages.families import FamiliesPage
from desktop.ui.pages.filling import FillingPage
from desktop.ui.questions.words import ProposingLine
from desktop.ui.typist import Answers, Typist
from desktop.xforms import Node
from tests.journeys import laptop as deeds
from tests.journeys.furnished import furnish
from tests.journeys.laptop import SITI
from tests.journeys.test_tray import phone

Key = Qt.Key
KEY, LOOK = 0.28, 1.2  # seconds a key (Card, Moran and Newell: the average non-secretary), seconds a question read
MEMBERS = 5
RECORDS, PHOTOS = 10, 100
BESIDE = 9  # questions after a doubtful number among which its reason is looked for


@dataclass
class Pressed:
    """What one part cost. `asked`: questions somebody stopped at; `found`: mistakes the form showed, mended then."""

    name: str
    keys: int = 0
    letters: int = 0
    asked: int = 0
    found: list[str] = field(default_factory=list)
    cpu: float = 0.0
    wall: float = 0.0

    @property
    def seconds(self) -> float:
        """A person's time: every key, every letter, and a look at every question (read from paper, or heard)."""
        return (self.keys + self.letters) * KEY + self.asked * LOOK

    def told(self) -> str:
        said = f"{self.name:<34}{self.keys:>6} keys {self.letters:>5} letters {self.asked:>4} questions"
        said += (
            f"   {int(self.seconds // 60)}:{int(self.seconds % 60):02d} of a person, {self.cpu:.1f} s of the program"
        )
        return said + (f" ({self.wall:.0f} s by the clock)" if self.wall else "")


class CountingHands(Hands):
    """Counts free text apart: letters typed into a question that takes any words."""

    letters = 0

    def type(self, text: str) -> None:
        before = self.pressed
        super().type(text)
        page, focus = self.program.workplace.desk and self.filling, self.focus()
        node = page.where.node() if isinstance(page, FillingPage) else None
        free = node is not None and node.control == "input" and node.type in ("string", "") and not text.isdigit()
        if free and isinstance(focus, QLineEdit | QPlainTextEdit) and text != "+":
            self.pressed = before
            self.letters += len(text)


class Enough(Exception):
    """Nothing more is known."""


class Typing(Typist):
    """A typist whose stops are counted: each is a question that was read."""

    def __init__(self, hands: Hands, page: FillingPage, answers: Answers, counted: Pressed) -> None:
        super().__init__(hands, page, answers)
        self._counted, self._knows_keys = counted, hands.window.house.settings.goes_on

    def fill(self, on_section: Callable[[str], object] | None = None) -> None:
        """To the end, or until nothing more is known: what the form still wants it says when it is handed in."""
        with suppress(Enough):
            super().fill(on_section)

    def _at(self, node: Node) -> None:
        self._counted.asked += 1
        super()._at(node)

    def _on(self, node: Node) -> None:
        """Enter; where nothing more of this part of the form is known, Ctrl+↓ to the next."""
        stops, here = self._page.course.sections.stops, self._page.course.section
        place = next((at for at, stop in enumerate(stops) if stop.node is node), len(stops))
        ahead = [stop for stop in stops[place + 1 :] if stop.open]
        known = [stop for stop in ahead if self._says(stop.node)]
        beside = [stop for stop in ahead if stop.screen is here]
        if not self._knows_keys:
            super()._on(node)
        elif not known:
            self._page.where.settle()
            raise Enough
        elif len(beside) > 1 and known[0].screen is not here:
            self._hands.press(Key.Key_Down, ctrl=True)
        else:
            super()._on(node)

    def _says(self, node: Node) -> bool:
        """There is something to answer, or a roster to look into."""
        return (
            bool(node.children)
            or (node.kind == "repeat" and bool(self._answers.get(name_of(node))))
            or (node.kind == "question" and not node.value and bool(self._wanted(node)))
        )

    def _answer(self, node: Node, wanted: str) -> None:
        """As always; but words that the form proposes are taken with →, once they are those that are wanted."""
        line = self._hands.focus()
        if not isinstance(line, ProposingLine) or node.value:
            super()._answer(node, wanted)
            return
        for letter in wanted:
            self._hands.type(letter)
            if line.proposed == wanted:
                self._hands.press(Key.Key_Right)
                return

    def mend(self, node: Node) -> bool:
        """The right answer in place of what stands there; False if that is right."""
        wanted = self._wanted(node)
        if not wanted or wanted == node.value:
            return False
        self._counted.asked += 1
        self._answer(node, wanted)
        if self._page.where.node() is node:  # a NIK that is whole has led on by itself
            self._hands.press(Key.Key_Return)
        return True

    def go_on_until(self, there: Callable[[Node], bool]) -> None:
        """Type on from here until a question is reached (which is not answered)."""
        self._knows_keys = False  # question by question: nothing is to be passed over
        for _step in range(400):
            node = self._page.where.node()
            if node is None or there(node):
                return
            self._at(node)


def measured(name: str, hands: CountingHands, part: Callable[[Pressed], object]) -> Pressed:
    """Play a part, and say what it cost."""
    counted = Pressed(name)
    keys, letters, cpu, wall = hands.pressed, hands.letters, time.process_time(), time.perf_counter()
    part(counted)
    counted.keys, counted.letters = hands.pressed - keys, hands.letters - letters
    counted.cpu, counted.wall = time.process_time() - cpu, time.perf_counter() - wall
    return counted


# --- a family, with mistakes


def on_the_card(family: synthetic.Family) -> Answers:
    """What the card of a family says, with the papers each has by age (4: KTP, 2: KIA)."""
    said = household(family, SITI.name)
    members = [
        {**member, "identitas": "4" if (date(2026, 11, 22) - one.born).days >= 17 * 366 else "1 2"}
        for member, one in zip(rows(said), family.members, strict=True)
    ]
    return {**said, "anggota": members}


def mistaken(right: Answers) -> Answers:
    """Two digits of a NIK exchanged, day and month of a birth date turned, and a member forgotten."""
    members = [dict(one) for one in rows(right)]
    third = members[2]["nik"]
    members[2]["nik"] = third[:9] + third[10] + third[9] + third[11:]
    for member in members[:4]:
        year, month, day = member["tgl_lahir"].split("-")
        if int(day) <= 12 and day != month and member is not members[2]:
            member["tgl_lahir"] = f"{year}-{day}-{month}"
            break
    return {**right, "anggota": members[:-1]}


def rows(answers: Answers) -> Sequence[Mapping[str, str]]:
    found = answers["anggota"]
    assert not isinstance(found, str)
    return found


def hand_in(hands: CountingHands, page: FillingPage, right: Answers, counted: Pressed) -> None:
    """Ctrl+Enter until it goes; where the form holds it up, what it says is looked up on the card and mended."""
    for _try in range(30):
        hands.press(Key.Key_Return, ctrl=True)
        hands.breathe(200)
        if hands.filling is not page:
            return
        node = page.where.node()
        if node is None:
            raise SystemExit("held up, and nobody is told where")
        if not mended(hands, page, node, right, counted):
            counted.asked += 1
            hands.enter("Sudah dicek, sesuai KK")  # it is as on the card: why it stands all the same
    raise SystemExit("it is never right")


def mended(hands: CountingHands, page: FillingPage, node: Node, right: Answers, counted: Pressed) -> bool:
    """What is wrong here, or beside it in the same member; or a member that is missing."""
    typing = Typing(hands, page, right, counted)
    if name_of(node) == "jumlah_anggota":
        while (at := page.where.node()) is not None and at.kind != "repeat":
            hands.press(Key.Key_Return, shift=True)
        typing.go_on_until(lambda one: name_of(one) == "jumlah_anggota")
        counted.found.append("a forgotten member")
        return True
    for _beside in range(BESIDE if name_of(node) in ("nik", "tgl_lahir", "jk") else 1):
        at = page.where.node()
        if at is not None and typing.mend(at):
            counted.found.append(name_of(at))
            return True
        hands.press(Key.Key_Return)
    hands.press(Key.Key_Return, ctrl=True)  # back to where it asks why
    return False


def name_of(node: Node) -> str:
    return node.ref.rpartition("/")[2].partition("[")[0]


# --- parts


def family_typed(hands: CountingHands, right: Answers, counted: Pressed) -> None:
    """A family of five from its card, from the empty form to handed in."""
    page = deeds.begin_form(hands, "asesmen")
    Typing(hands, page, mistaken(right), counted).fill()
    hand_in(hands, page, right, counted)


def family_next(hands: CountingHands, right: Answers, counted: Pressed) -> None:
    """The next family of the same village, also typed: the address is that of the record before (Ctrl+Shift+A)."""
    page = deeds.begin_form(hands, "asesmen")
    hands.press(Key.Key_A, ctrl=True, shift=True)
    hands.wait(lambda: bool(page.interview.node("/data/pengenalan/desa").value), "the address is copied")
    Typing(hands, page, mistaken(right), counted).fill()
    hand_in(hands, page, right, counted)


def family_chosen(hands: CountingHands, family: synthetic.Family, right: Answers, counted: Pressed) -> None:
    """The same, begun with the family of the prelist."""
    hands.press(Key.Key_N, ctrl=True)
    hands.wait(lambda: hands.desk.new.search.hasFocus() and hands.desk.new._prelists, "forms with a prelist")
    hands.type("asesmen")
    hands.press(Key.Key_Down)
    hands.press(Key.Key_Down)
    hands.press(Key.Key_Return)
    hands.wait(lambda: isinstance(hands.desk.frame.guest, FamiliesPage), "the families")
    page = hands.desk.frame.guest
    assert isinstance(page, FamiliesPage)
    hands.type(family.head.name)
    hands.press(Key.Key_Return)
    filling = deeds.in_front(hands)
    Typing(hands, filling, mistaken(right), counted).fill()
    hand_in(hands, filling, right, counted)


def report(hands: CountingHands, counted: Pressed) -> None:
    """A volunteer's first report, to its text on the clipboard."""
    QGuiApplication.clipboard().clear()
    page = deeds.begin_form(hands, "laporan")
    Typing(hands, page, flood(), counted).fill()
    hand_in(hands, page, flood(), counted)
    hands.press(Key.Key_C, ctrl=True, shift=True)
    hands.wait(lambda: "Banjir" in QGuiApplication.clipboard().text(), "the text is on the clipboard")


def photos(hands: CountingHands, folder: Path, counted: Pressed) -> None:
    """A hundred photos of a phone into ten open records, ten a record, in the order they were taken."""
    tray = hands.program.workplace.tray
    assert tray is not None
    tray.which_folder = lambda _page: str(folder)
    hands.press(Key.Key_B, ctrl=True, shift=True)
    hands.wait(lambda: tray.page is not None and tray.page.target is not None, "the open records are offered")
    page = tray.page
    assert page is not None
    hands.press(Key.Key_Space)  # choose a folder: the button has the focus
    hands.wait(lambda: len(page.tray.shots) == PHOTOS and page._slots, "the photos are there")
    for record in range(RECORDS):
        at = page.target.record_id if page.target else ""
        hands.wait(lambda: page._slots, "its questions")
        for _photo in range(PHOTOS // RECORDS):
            counted.asked += 1
            hands.type(page._slots[_photo % len(page._slots)].key)
        if record < RECORDS - 1:
            hands.press(Key.Key_Return)
            hands.wait(lambda at=at: page.target is not None and page.target.record_id != at, "the next")  # type: ignore[misc]
    hands.press(Key.Key_Return, ctrl=True)
    hands.wait(lambda: len(page.tray.kept) >= 1, "they are kept")


def begin_records(hands: CountingHands) -> None:
    """So many families begun, each at its first answers."""
    for number in range(RECORDS):
        page = deeds.begin_form(hands, "asesmen")
        for name, answer in (
            ("pengenalan/nama_kepala", f"Keluarga {number}"),
            ("kunjungan_petugas/kunjungan", "1"),
            ("persetujuan/setuju", "1"),
        ):
            page.answer(page.interview.node(f"/data/{name}"), answer)
        hands.press(Key.Key_Escape)
        hands.wait(lambda: hands.filling is None, "the draft is left")


def main(wanted: Sequence[str]) -> None:
    """The parts that are asked for, or all."""
    with tempfile.TemporaryDirectory() as base:
        province = open_province(Path(base) / "province")
        laptop = Path(base) / "laptop"
        furnish(laptop, province.address("enumerator"))
        program = deeds.open_window(laptop).program
        hands = CountingHands(program)
        deeds.come_in(hands, SITI)
        if "slowly" not in wanted:  # as somebody who does it every day: a code leads on by itself
            hands.window.change_settings(replace(hands.window.house.settings, goes_on=True))
        wanted = [one for one in wanted if one != "slowly"]
        people = [one for one in synthetic.families(240) if len(one.members) == MEMBERS]
        beside = next(one for one in people[2:] if one.village == people[0].village)
        played = {
            "family": lambda c: family_typed(hands, on_the_card(people[0]), c),
            "next": lambda c: family_next(hands, on_the_card(beside), c),
            "prelist": lambda c: family_chosen(hands, people[1], on_the_card(people[1]), c),
            "report": lambda c: report(hands, c),
        }
        for name, part in played.items():
            if not wanted or name in wanted:
                done = measured(name, hands, part)
                print(done.told(), flush=True)
                print(f"    found and mended: {', '.join(done.found) or 'nothing'}")
        if not wanted or "photos" in wanted:
            begin_records(hands)
            folder = phone(Path(base) / "ponsel", PHOTOS)
            print(measured("photos", hands, lambda c: photos(hands, folder, c)).told())
        deeds.close_window(hands)
        province.stop()


if __name__ == "__main__":
    main(sys.argv[1:])
    sys.stdout.flush()
    os._exit(0)  # all is said and on disk; Qt falls over its own pieces when Python takes them away one by one
