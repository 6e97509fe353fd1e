"""A laptop is lost: its supervisor sees what was on it, says so, and prints the list for the office, by keys."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt

from desktop.exchange import Consignment, pack, read
from desktop.paths import Paths
from desktop.store import Role, Vault, access_table, lost_table, unlock
from desktop.ui.hands import Hands
from desktop.ui.pages.lost_laptop import LostPage
from tests.exchange.laptops import Laptop
from tests.exchange.laptops import laptop as another
from tests.journeys import laptop as deeds
from tests.journeys.laptop import RATNA
from tests.journeys.test_stick import at_the_exchange

Key = Qt.Key


def told(laptop: Path, other: Path) -> None:
    """Another laptop sent a package the other day, with what lies on it."""
    asep = another(other, "Asep", Role.ENUMERATOR)
    unlocked = unlock(Paths(laptop), RATNA.name, RATNA.passphrase)
    with Vault(Paths(laptop), unlocked.key) as vault:
        ratna = Laptop(vault, unlocked.user)
        ratna.knows(asep)
        asep.knows(ratna)
        asep.handed_in("Siti Wahyuni")
        packed = pack(asep.vault, Consignment(), ratna.card, by=asep.person, at=asep.now())
        read(vault, packed.data, at=ratna.now(), by=ratna.person)
    asep.vault.close()


def test_what_was_on_a_lost_laptop_is_known_said_and_printed(
    window: Callable[..., Hands], laptop: Path, tmp_path: Path
) -> None:
    told(laptop, tmp_path / "laptop lain")
    hands = window(laptop)
    deeds.come_in(hands, RATNA)
    at_the_exchange(hands, tmp_path)
    page = looks_into(hands)
    assert [line.cells[0] for line in page.model.lines] == ["S*** W***"]
    deeds.tab_to(hands, page.word)
    hands.press(Key.Key_Space)
    hands.wait(lambda: in_front(hands) not in (None, page), "it is declared lost")
    said = in_front(hands)
    assert said is not None and said.notice.isVisible()
    prints(hands, tmp_path)
    assert (tmp_path / "isi.pdf").read_bytes().startswith(b"%PDF")
    deeds.close_window(hands)
    assert [one.by_name for one in deeds.look_into(laptop, RATNA, lost_table.everyone)] == [RATNA.name]
    noted = [one.deed for one in deeds.look_into(laptop, RATNA, access_table.entries)]
    assert "print" in noted and "lose_laptop" in noted


def looks_into(hands: Hands) -> LostPage:
    """From the list of known laptops."""
    contacts = hands.desk.exchange_page.contacts
    hands.wait(contacts.about.isVisible, "a laptop is marked")
    deeds.tab_to(hands, contacts.about)
    hands.press(Key.Key_Space)
    hands.wait(lambda: in_front(hands) is not None, "what lies on it")
    page = in_front(hands)
    assert page is not None
    return page


def in_front(hands: Hands) -> LostPage | None:
    guest = hands.desk.frame.guest
    return guest if isinstance(guest, LostPage) else None


def prints(hands: Hands, stick: Path) -> None:
    """The purpose is asked, then where to."""
    paper = hands.program.workplace.paper
    assert paper is not None
    paper.choose = lambda _parent, _proposed: str(stick / "isi.pdf")
    hands.press(Key.Key_Return, ctrl=True)
    hands.wait(lambda: paper.panel is not None and paper.panel.isVisible(), "what for")
    assert paper.panel is not None
    deeds.tab_to(hands, paper.panel.file)
    hands.press(Key.Key_Space)
    hands.wait((stick / "isi.pdf").exists, "the list is kept")
