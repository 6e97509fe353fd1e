"""A family takes its consent back, by keys: asked from the list, followed on Beranda, with a paper for the family."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt

from desktop.demo.families import flood
from desktop.demo.filling import fill
from desktop.store import access_table, consent_table, records_table
from desktop.store.records_table import Wish
from desktop.store.stages import Stage
from desktop.ui.hands import Hands
from desktop.ui.pages.consent import ConsentPage
from tests.journeys import laptop as deeds
from tests.journeys.laptop import SITI

Window = Callable[..., Hands]
Key = Qt.Key


def test_from_the_list_to_the_paper_and_back_from_beranda(window: Window, laptop: Path, tmp_path: Path) -> None:
    hands = window(laptop)
    deeds.come_in(hands, SITI)
    page = deeds.begin_form(hands, "laporan")
    fill(page.interview, flood())
    page.autosave.changed()
    hands.press(Key.Key_S, ctrl=True)
    hands.wait(lambda: page.autosave.clean, "it is saved")
    asked = asks(hands)
    hands.press(Key.Key_Down)
    deeds.tab_to(hands, asked.reason)
    hands.type("Tidak mau didata")
    hands.press(Key.Key_Return, ctrl=True)
    hands.wait(lambda: in_front(hands) not in (None, asked), "it is written down")
    told = in_front(hands)
    assert told is not None and told.standing is not None and told.again.isVisible()
    prints(hands, told, tmp_path)
    assert (tmp_path / "isi.pdf").read_bytes().startswith(b"%PDF")
    hands.press(Key.Key_Return, ctrl=True)
    home = hands.desk.home
    hands.wait(lambda: any(one.key.startswith("withdrawn") for one in home._lines), "Beranda counts the hours")
    deeds.close_window(hands)
    (said,) = deeds.look_into(laptop, SITI, consent_table.everyone)
    assert (said.said_by, said.reason, said.by_name) == ("keluarga", "Tidak mau didata", SITI.name)
    rows = deeds.look_into(
        laptop, SITI, lambda vault: records_table.rows(vault, Wish(stages=frozenset({Stage.DISCARDED})))
    )
    assert [row.stage for row in rows] == [Stage.DISCARDED]
    assert "consent_withdrawn" in [one.deed for one in deeds.look_into(laptop, SITI, access_table.entries)]


def asks(hands: Hands) -> ConsentPage:
    """Through Ctrl+K, for the record in front."""
    hands.press(Key.Key_K, ctrl=True)
    finder = hands.desk.finder
    hands.wait(finder.field.hasFocus, "the finder")
    hands.type("persetujuan")
    hands.wait(lambda: any(one.key == "consent" for one in finder.model.found), "it is found")
    hands.press(Key.Key_Return)
    hands.wait(lambda: in_front(hands) is not None, "who said so is asked")
    page = in_front(hands)
    assert page is not None
    hands.wait(page.who.hasFocus, "the first question has the focus")
    return page


def prints(hands: Hands, page: ConsentPage, folder: Path) -> None:
    """The purpose is asked, then where to."""
    paper = hands.program.workplace.paper
    assert paper is not None
    paper.choose = lambda _parent, _proposed: str(folder / "isi.pdf")
    deeds.tab_to(hands, page.paper)
    hands.press(Key.Key_Space)
    hands.wait(lambda: paper.panel is not None and paper.panel.isVisible(), "what for")
    assert paper.panel is not None
    deeds.tab_to(hands, paper.panel.file)
    hands.press(Key.Key_Space)
    hands.wait((folder / "isi.pdf").exists, "the paper is kept")


def in_front(hands: Hands) -> ConsentPage | None:
    guest = hands.desk.frame.guest
    return guest if isinstance(guest, ConsentPage) else None
