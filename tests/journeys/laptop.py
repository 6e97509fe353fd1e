"""One laptop and its people in the words of the journeys: every deed by keys, every look at the screen or the disk."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from desktop.app.house import Workspace, here_and_now
from desktop.app.practice import LEARNER
from desktop.paths import Paths
from desktop.store import Vault, delivery, photos, records_table, submission, unlock
from desktop.store.key import Cost
from desktop.store.records_table import RecordRow, Wish
from desktop.store.seal import Receipt, Submission
from desktop.store.stages import Fate
from desktop.store.users_table import Role
from desktop.ui.hands import Hands, Stuck
from desktop.ui.pages.filling import FillingPage
from desktop.ui.program import Program
from desktop.ui.typist import Answers, Typist

Key = Qt.Key
T = TypeVar("T")
QUICK = Cost(memory_kib=8192, iterations=1)


@dataclass(frozen=True)
class Somebody:
    """A synthetic person with a passphrase."""

    name: str
    role: Role
    passphrase: str


SITI = Somebody("Siti Aminah", Role.ENUMERATOR, "sambang desa pagi")
RATNA = Somebody("Ratna Dewi", Role.SUPERVISOR, "periksa sebelum kirim")
HAMDANI = Somebody("Hamdani Saputra", Role.TAGANA, "air naik jam empat")


class Clock:
    """The laptop's clock, which a test can put forward."""

    def __init__(self) -> None:
        self.ahead = timedelta()

    def __call__(self) -> datetime:
        return here_and_now() + self.ahead


def open_window(folder: Path, language: str = "id", *, clock: Callable[[], datetime] = here_and_now) -> Hands:
    """The program on a data folder, with its window in front."""
    house = Workspace(Paths(folder), now=clock)
    house.settings = replace(house.settings, language=language)
    program = Program(house)
    program.window.show()
    return Hands(program)


def close_window(hands: Hands) -> None:
    """As the person does; returns when everything is on disk."""
    hands.window.close()
    closed(hands)


def closed(hands: Hands) -> None:
    """The window is closing: wait until it is, and everything is on disk."""
    hands.wait(lambda: not hands.window.isVisible(), "the window is closed")
    hands.breathe()
    hands.program.house.store.close()
    hands.window.deleteLater()
    QApplication.processEvents()


# --- the door


def set_up(hands: Hands, who: Somebody) -> None:
    """The first person of an empty laptop."""
    page = hands.window.setup
    hands.wait(page.isVisible, "the first set-up is offered")
    hands.wait(page.name.hasFocus, "the name is asked first")
    hands.enter(who.name)
    for _role in range(page.role.count()):
        if page.role.currentData() != who.role.value:
            hands.press(Key.Key_Down)
    hands.press(Key.Key_Tab)
    hands.enter(who.passphrase)
    hands.enter(who.passphrase)
    _is_in(hands, who)


def come_in(hands: Hands, who: Somebody) -> None:
    """Name and passphrase."""
    hands.wait(hands.window.unlock.isVisible, "the door")
    _name(hands, who.name)
    hands.enter(who.passphrase)
    _is_in(hands, who)


def knock(hands: Hands, who: Somebody, passphrase: str) -> None:
    """A try at the door; nobody says that it opens."""
    hands.wait(hands.window.unlock.isVisible, "the door")
    _name(hands, who.name)
    hands.enter(passphrase)


def _name(hands: Hands, name: str) -> None:
    field = hands.window.unlock.name
    while not field.hasFocus():
        hands.press(Key.Key_Tab, shift=True)
    hands.press(Key.Key_A, ctrl=True)
    hands.enter(name)


def _is_in(hands: Hands, who: Somebody) -> None:
    hands.wait(lambda: hands.window.frame is not None, f"{who.name} comes in")
    hands.wait(lambda: hands.desk.counts is not None, "the desk is laid")


def lock(hands: Hands) -> None:
    """F9."""
    hands.press(Key.Key_F9)
    hands.wait(lambda: hands.window.frame is None, "the lock")


def let_in(hands: Hands, who: Somebody) -> None:
    """A second person on the laptop, in the settings, by whoever keeps it."""
    hands.desk.go("settings")
    card = hands.desk.settings_page.people
    hands.wait(card.isVisible, "the people of the laptop")
    tab_to(hands, card.add)
    hands.press(Key.Key_Space)
    editor = card.editor
    hands.wait(editor.name.hasFocus, "the name is asked")
    hands.enter(who.name)
    for role in (Key.Key_Home, *[Key.Key_Down] * editor.role.count()):
        if editor.role.currentData() != who.role.value:
            hands.press(role)
    hands.press(Key.Key_Tab)
    hands.enter()
    hands.enter(who.passphrase)
    hands.enter(who.passphrase)
    hands.wait(lambda: editor.isHidden() and card.notice.isVisible(), f"{who.name} is let in")


def tab_to(hands: Hands, widget: QWidget) -> None:
    """Tab until the focus is there; Stuck if it cannot be reached."""
    for _stop in range(60):
        if widget.hasFocus():
            return
        hands.press(Key.Key_Tab)
    raise Stuck(f"{widget.accessibleName() or type(widget).__name__} cannot be reached by Tab")


# --- the server


def connect(hands: Hands, address: str, token: str = "") -> None:
    """Type the server into the settings; the forms come by themselves when it answers."""
    hands.press(Key.Key_Comma, ctrl=True)
    page = hands.desk.settings_page.servers
    hands.wait(lambda: hands.desk.frame.key == "settings" and page.address.isVisible(), "the settings")
    tab_to(hands, page.address)
    hands.type(address)
    if token:
        hands.press(Key.Key_Tab)
        hands.type(token)
    hands.press(Key.Key_Return)


def connected(hands: Hands) -> None:
    """The server has answered, and its forms are here."""
    page = hands.desk.settings_page.servers
    hands.wait(lambda: not page.notice.isHidden(), "the server's answer is told")
    hands.wait(lambda: not hands.desk.sync.running, "the forms come")


# --- filling


def begin_form(hands: Hands, words: str) -> FillingPage:
    """Ctrl+N, some letters of its name, Enter."""
    hands.press(Key.Key_N, ctrl=True)
    hands.wait(hands.desk.new.search.hasFocus, "the forms are offered")
    hands.type(words)
    hands.wait(hands.desk.new.found, "the form is found")
    hands.press(Key.Key_Return)
    return in_front(hands)


def in_front(hands: Hands) -> FillingPage:
    """The form that is being opened."""
    hands.wait(lambda: hands.filling is not None, "the form opens")
    page = hands.filling
    assert page is not None
    return page


def speak(hands: Hands, page: FillingPage, language: str) -> None:
    """Ctrl+L until the form speaks it ("id", "en")."""
    for _language in page.interview.form.languages:
        if f"({language})" not in (page.interview.language or ""):
            hands.press(Key.Key_L, ctrl=True)


def fill(hands: Hands, page: FillingPage, answers: Answers) -> None:
    """By keys to the last question."""
    Typist(hands, page, answers).fill()


def hand_in(hands: Hands) -> None:
    """Ctrl+Enter, and a reason where the form warns; the page closes when it is sealed."""
    hands.hand_in()


def find(hands: Hands, words: str) -> None:
    """The list, a search, the focus on the first row."""
    desk = hands.desk
    desk.go("records")
    hands.press(Key.Key_F, ctrl=True)
    hands.wait(desk.records.search.hasFocus, "the search")
    hands.enter(words)
    hands.wait(lambda: _all_match(hands, words) and desk.records.table.currentIndex().isValid(), "it is found")
    hands.wait(desk.records.table.hasFocus, "the list has the focus")


def _all_match(hands: Hands, words: str) -> bool:
    rows = rows_shown(hands)
    return bool(rows) and all(words.casefold() in row.title.casefold() for row in rows)


def rows_shown(hands: Hands) -> list[RecordRow]:
    """The rows of the list in front."""
    model = hands.desk.records.model
    found = (model.record(at) for at in range(model.rowCount()))
    return [row for row in found if row is not None]


# --- reviewing and sending


def read(hands: Hands, words: str) -> None:
    """Find a sealed record and open it to be read."""
    find(hands, words)
    hands.press(Key.Key_Return)
    hands.wait(lambda: hands.review is not None, "the record opens to be read")


def approve(hands: Hands) -> None:
    """A; on hold from now."""
    hands.press(Key.Key_A)
    hands.wait(lambda: hands.review is not None and hands.review.foot.take_back.isVisible(), "the approval is on hold")
    hands.press(Key.Key_Escape)
    hands.wait(lambda: hands.review is None, "the reading is left")


def send_back(hands: Hands, reason: str) -> None:
    """Shift+K and the reason."""
    hands.press(Key.Key_K, shift=True)
    hands.wait(lambda: hands.review is not None and hands.review.foot.line.hasFocus(), "the reason is asked")
    hands.enter(reason)
    hands.wait(lambda: hands.review is not None and not hands.review.foot.approve.isVisible(), "it goes back")
    hands.press(Key.Key_Escape)
    hands.wait(lambda: hands.review is None, "the reading is left")


def send_now(hands: Hands) -> None:
    """The outbox and its button."""
    hands.desk.go("outbox")
    hands.wait(lambda: hands.desk.frame.key == "outbox", "the outbox")
    hands.wait(lambda: not hands.desk.sync.running, "no round runs")
    hands.press(Key.Key_Return, ctrl=True)


def sent(hands: Hands, title: str) -> bool:
    """The outbox shows this record as received by the server."""
    return fate_shown(hands, title) is Fate.SENT


def fate_shown(hands: Hands, title: str) -> Fate | None:
    """What the outbox in front shows of a record."""
    model = hands.desk.outbox.model
    rows = [model.row(at) for at in range(model.rowCount())]
    return next((row.fate for row in rows if row.title == title), None)


def words_on(page: FillingPage) -> str:
    """The notice above the form and the notes beside it."""
    notes = [words for note in page.aside.notes for _tone, words in note.lines]
    return " ".join([page.notice.accessibleName() if page.notice.isVisible() else "", *notes])


def foot_of(hands: Hands) -> str:
    """The words in the foot of the outbox."""
    foot = hands.desk.outbox.stop.parentWidget()
    labels = foot.findChildren(QLabel) if foot is not None else []
    return " ".join(label.text() for label in labels if label.isVisible())


# --- the disk


@dataclass(frozen=True)
class OnDisk:
    """What the vault keeps of a record, read with its own key after the window is closed."""

    row: RecordRow
    seals: list[Submission]
    xml: bytes
    receipts: Mapping[str, Receipt]

    @property
    def instance_id(self) -> str:
        return self.seals[-1].instance_id


def on_disk(folder: Path, who: Somebody, title: str) -> OnDisk:
    """The record with that title."""

    def look(vault: Vault) -> OnDisk:
        row = records_table.rows(vault, Wish(text=title, limit=1))[0]
        seal = submission.current(vault, row.id)
        return OnDisk(
            row,
            list(submission.of_record(vault, row.id)),
            submission.xml(vault, seal.id),
            delivery.receipts(vault, seal.id),
        )

    return look_into(folder, who, look)


def row_of(folder: Path, who: Somebody, title: str) -> RecordRow:
    """The record with that title, in whatever stage."""
    return look_into(folder, who, lambda vault: records_table.rows(vault, Wish(text=title, limit=1))[0])


def photo_of(folder: Path, who: Somebody, record_id: str, name: str) -> bytes:
    """A file of the record's current seal."""

    def look(vault: Vault) -> bytes:
        parts = submission.parts(vault, submission.current(vault, record_id).id)
        return next(photos.read(vault, part.sha256) for part in parts if part.name == name)

    return look_into(folder, who, look)


def practice_vault(folder: Path) -> Vault:
    """The vault of Mode latihan, to read."""
    paths = Paths(folder).practice
    return Vault(paths, unlock(paths, LEARNER.name, LEARNER.passphrase).key, read_only=True)


def look_into(folder: Path, who: Somebody, look: Callable[[Vault], T]) -> T:
    """Open the vault to read."""
    paths = Paths(folder)
    with Vault(paths, unlock(paths, who.name, who.passphrase).key, read_only=True) as vault:
        return look(vault)
