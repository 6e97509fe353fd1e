"""The whole journey through the real windows, offscreen: fill, hand in, review, push, receipt; with pictures."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.app.house import Workspace
from desktop.demo.families import household
from desktop.demo.province import Province, open_province
from desktop.demo.workspace import ENUMERATOR, SUPERVISOR, Person, folder_of, prepare
from desktop.paths import Paths
from desktop.reference import synthetic
from desktop.store import delivery, door, records_table, submission
from desktop.store.records_table import Wish
from desktop.store.seal import Receipt
from desktop.store.stages import Fate
from desktop.store.vault import Vault

if TYPE_CHECKING:  # Qt is loaded when the platform is set
    from desktop.ui.hands import Hands

FAMILY = 41  # the household of this journey, out of the synthetic ones


class Key:
    """The keys of this journey, by Qt's numbers: Qt itself is loaded later."""

    A, F, N, P, R, SPACE = 0x41, 0x46, 0x4E, 0x50, 0x52, 0x20
    RETURN, ESCAPE, F9, DOWN = 0x01000004, 0x01000000, 0x01000038, 0x01000015


LEFT = "keluar"
"""Where the journey with a marker puts what leaves readable."""


def play(base: Path, *, marker: str = "", language: str = "id", say: Callable[[str], None] = print) -> int:
    """Play it and tell what happened; 0 if the receipt is on disk and the province has the record once."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    province_folder, paths = folder_of(base)
    province = open_province(province_folder)
    try:
        prepare(paths, province)
        say(f"Province on {province.running.address}; workspace in {paths.root}")
        pictures = base / "screenshots"
        title = play_windows(paths, pictures, marker=marker, language=language)
        return _tell(paths, province, title, pictures, say)
    finally:
        province.stop()


def play_windows(paths: Paths, pictures: Path | None, *, marker: str = "", language: str = "id") -> str:
    """The part a person sees; returns the title of the record."""
    from desktop.ui.hands import Hands
    from desktop.ui.program import Program

    house = Workspace(paths)
    house.settings = replace(house.settings, language=language)
    program = Program(house)
    program.window.show()
    hands = Hands(program, pictures)
    try:
        title = _enumerator(hands, marker)
        _supervisor(hands, title, marker, paths.root.parent / LEFT)
    finally:
        program.window.close()
        hands.breathe()
        house.store.close()
    return title


def _come_in(hands: Hands, person: Person) -> None:
    window = hands.window
    hands.wait(window.unlock.isVisible, "the door")
    hands.picture("door")
    window.unlock.name.setFocus()
    hands.press(Key.A, ctrl=True)
    hands.enter(person.name)
    hands.enter(person.passphrase)
    hands.wait(lambda: window.frame is not None and hands.desk.home.title.text(), f"{person.account} comes in")
    hands.breathe(300)
    hands.picture(f"home-{person.account}")


def _leave(hands: Hands) -> None:
    hands.press(Key.F9)
    hands.wait(lambda: hands.window.frame is None, "the lock")


def _enumerator(hands: Hands, marker: str) -> str:
    """A household typed, checked and handed in without the mouse."""
    from desktop.ui.typist import Typist

    _come_in(hands, ENUMERATOR)
    hands.press(Key.N, ctrl=True)
    hands.wait(hands.desk.new.search.hasFocus, "the forms are offered")
    hands.type("asesmen")
    hands.wait(hands.desk.new.found, "the form is found")
    hands.picture("forms")
    hands.press(Key.RETURN)
    hands.wait(lambda: hands.filling is not None, "the form opens")
    page = hands.filling
    assert page is not None
    family = synthetic.family(FAMILY)
    answers = household(family, ENUMERATOR.name)
    if marker:
        answers = {**answers, "nama_kepala": f"{family.head.name} {marker}", "catatan": marker}
    Typist(hands, page, answers).fill(lambda ref: hands.picture("fill-" + ref.rpartition("/")[2]))
    hands.picture("filled")
    hands.hand_in()
    hands.breathe(400)
    hands.picture("handed-in")
    _search(hands, marker or family.head.name)
    _leave(hands)
    return f"Keluarga {answers['nama_kepala']}"


def _search(hands: Hands, text: str) -> None:
    """Find the record again in the list."""
    hands.desk.go("records")
    hands.press(Key.F, ctrl=True)
    hands.enter(text)
    hands.wait(lambda: hands.desk.records.model.rowCount() > 0, "the search finds it")
    hands.breathe(200)
    hands.picture("records")


def _supervisor(hands: Hands, title: str, marker: str, left: Path) -> None:
    """Read it, remark, approve, send."""
    _come_in(hands, SUPERVISOR)
    _search(hands, title)
    hands.press(Key.RETURN)
    hands.wait(lambda: hands.review is not None, "the record opens to be read")
    hands.breathe(400)
    hands.picture("review")
    if marker:
        hands.press(Key.R)
        hands.enter(marker)
        hands.breathe(400)
        hands.picture("remark")
        _print(hands, left / f"{marker}.pdf")
    hands.press(Key.A)
    hands.wait(lambda: _held(hands), "the approval is on hold")
    hands.picture("approved")
    hands.press(Key.ESCAPE)
    hands.wait(lambda: hands.review is None, "the reading is left")
    hands.desk.go("outbox")
    hands.breathe(400)
    hands.picture("outbox-waiting")
    hands.press(Key.RETURN, ctrl=True)
    hands.wait(lambda: _is_sent(hands, title), "the record has its receipt")
    hands.breathe(600)
    hands.picture("outbox-sent")
    _leave(hands)


def _print(hands: Hands, path: Path) -> None:
    """An explicit act: readable, with its purpose, to the place that is typed into the dialog."""
    path.parent.mkdir(exist_ok=True)
    hands.press(Key.P, ctrl=True)
    paper = hands.program.workplace.paper
    hands.wait(lambda: paper is not None and paper.panel is not None, "what for is asked")
    assert paper is not None and paper.panel is not None
    hands.picture("purpose")
    paper.panel.file.setFocus()
    hands.will_choose(path)
    hands.press(Key.SPACE)
    hands.wait(path.exists, "it is printed")
    hands.picture("printed")


def _is_sent(hands: Hands, title: str) -> bool:
    model = hands.desk.outbox.model
    rows = [model.row(at) for at in range(model.rowCount())]
    return any(row.title == title and row.fate is Fate.SENT for row in rows)


def _held(hands: Hands) -> bool:
    page = hands.review
    return page is not None and page.foot.take_back.isVisible()


def _tell(paths: Paths, province: Province, title: str, pictures: Path, say: Callable[[str], None]) -> int:
    """The receipts as they lie in the vault, and what the province has."""
    opened = door.unlock(paths, SUPERVISOR.name, SUPERVISOR.passphrase)
    with Vault(paths, opened.key, read_only=True) as vault:
        row = records_table.rows(vault, Wish(text=title, limit=1))[0]
        seal = submission.current(vault, row.id)
        receipts = delivery.receipts(vault, seal.id)
    there = [one for one in province.shelf.received() if one.instance_id == seal.instance_id]
    for part, receipt in receipts.items():
        say(_receipt(part, receipt, seal.instance_id))
    say(f"Stage: {row.stage.value}; at the province: {len(there)}; pictures: {pictures}")
    return 0 if receipts and len(there) == 1 and row.stage.value == "sent" else 1


def _receipt(part: str, receipt: Receipt, instance_id: str) -> str:
    at = receipt.at.astimezone().strftime("%d-%m-%Y %H.%M.%S")
    return f"Receipt · {instance_id} · {part.strip('/')} · {receipt.status} · {at} · {receipt.message}"
