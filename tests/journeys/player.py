"""A process that plays the journeys offscreen until it is killed: `python -m tests.journeys.player FOLDER PART SEED`
(or, for the part "beginning", the address to type instead of a seed).

It tells on its standard output, a JSON line each, what it has reached, and every key as soon as the page has taken it.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable
from itertools import count
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from desktop.demo.families import flood, household
from desktop.reference import synthetic
from desktop.roles.values import Opened
from desktop.ui.desk_filling import FillingDesk
from desktop.ui.hands import Hands
from desktop.ui.pages.filling import FillingPage
from desktop.ui.pages.filling_saved import Saved
from desktop.ui.typist import Typist
from desktop.xforms import Node, Snapshot
from desktop.xforms.datatypes import kept
from tests.journeys import laptop as deeds
from tests.journeys.laptop import RATNA, SITI


def tell(**said: object) -> None:
    """One line; what is in the pipe outlives this process."""
    os.write(1, (json.dumps({"at": time.monotonic(), **said}) + "\n").encode())


def listen() -> None:
    """Let the filling page tell what it has taken, and what it says is saved."""
    taken, underway = count(1), list[int]()
    last = [0]
    page_answer, page_typed = FillingPage.answer, FillingPage._typed
    page_snapshot, page_saved, desk_show = FillingPage._snapshot, Saved.was_saved, FillingDesk._show

    def told(node: Node, value: str) -> None:
        last[0] = next(taken)
        tell(key=last[0], ref=node.ref, value=value)

    def answer(page: FillingPage, node: Node, text: str) -> None:
        page_answer(page, node, text)
        told(node, node.place.kept)

    def typed(page: FillingPage, node: Node, text: str) -> None:
        page_typed(page, node, text)
        told(node, kept(node.place.spec.type, text)[0])

    def snapshot(page: FillingPage) -> Snapshot:
        underway.append(last[0])
        return page_snapshot(page)

    def saved(mark: Saved) -> None:
        page_saved(mark)
        if underway:
            tell(saved=underway.pop(0))

    def show(desk: FillingDesk, opened: Opened, *, save_at_once: bool = False) -> None:
        tell(record=opened.record_id)
        desk_show(desk, opened, save_at_once=save_at_once)

    FillingPage.answer, FillingPage._typed = answer, typed  # type: ignore[method-assign]
    FillingPage._snapshot, Saved.was_saved = snapshot, saved  # type: ignore[method-assign]
    FillingDesk._show = show  # type: ignore[method-assign]


def report(hands: Hands, _seed: int) -> None:
    """A disaster report, filled, handed in, gone by itself."""
    deeds.come_in(hands, SITI)
    tell(step="in")
    page = deeds.begin_form(hands, "laporan")
    tell(step="form")
    Typist(hands, page, flood()).fill(lambda ref: tell(step=f"section {ref}"))
    tell(step="filled")
    deeds.hand_in(hands)
    tell(step="handed in")
    hands.desk.go("outbox")
    hands.wait(lambda: hands.desk.counts is not None and hands.desk.counts.waiting == 0, "it goes")
    hands.wait(lambda: not hands.desk.sync.running, "the round ends")
    tell(step="gone")
    deeds.lock(hands)
    tell(step="locked")


def assessment(hands: Hands, seed: int) -> None:
    """A household, filled and handed in; left and gone on with on the way."""
    family = synthetic.family(seed)
    deeds.come_in(hands, SITI)
    tell(step="in")
    page = deeds.begin_form(hands, "asesmen")
    tell(step="form")
    Typist(hands, page, household(family, SITI.name)).fill(lambda ref: tell(step=f"section {ref}"))
    tell(step="filled")
    deeds.hand_in(hands)
    tell(step="handed in")
    deeds.lock(hands)
    tell(step="locked")


def review(hands: Hands, _seed: int) -> None:
    """The next record that waits: read, approved, released, sent."""
    deeds.come_in(hands, RATNA)
    tell(step="in")
    hands.desk.review_opened.emit("")
    hands.wait(lambda: hands.review is not None, "a record waits")
    tell(step="read")
    deeds.approve(hands)
    tell(step="approved")
    deeds.send_now(hands)
    tell(step="send")
    hands.wait(lambda: hands.desk.counts is not None and hands.desk.counts.waiting == 0, "it goes")
    hands.wait(lambda: not hands.desk.sync.running, "the round ends")
    tell(step="gone")
    deeds.lock(hands)
    tell(step="locked")


def beginning(hands: Hands, address: str) -> None:
    """The first day: set up, connected, the forms fetched, a second person let in; gone on with where it stopped."""
    if hands.window.setup.isVisible():
        deeds.set_up(hands, RATNA)
    else:
        deeds.come_in(hands, RATNA)
    tell(step="set up")
    deeds.connect(hands, address)
    deeds.connected(hands)
    tell(step="connected")
    people = hands.desk.settings_page.people
    hands.wait(people.isVisible, "the people of the laptop")
    if people.list.model().rowCount() < 2:
        deeds.let_in(hands, SITI)
    tell(step="let in")
    deeds.lock(hands)
    tell(step="locked")


PARTS: dict[str, Callable[[Hands, int], None]] = {"report": report, "assessment": assessment, "review": review}


def main(folder: str, part: str, given: str) -> None:
    """Play that part again and again; the beginning once."""
    listen()
    hands = deeds.open_window(Path(folder))
    tell(step="up")
    if part == "beginning":
        beginning(hands, given)
        deeds.close_window(hands)
        return
    while True:
        PARTS[part](hands, int(given))


if __name__ == "__main__":
    main(*sys.argv[1:4])
