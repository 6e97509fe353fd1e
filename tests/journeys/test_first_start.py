"""From a start package, opened by a double click, to the first record handed in: without internet, by keys, counted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.demo.families import flood
from desktop.exchange import start
from desktop.exchange.start import Start, StartForm
from desktop.forms import bundled
from desktop.ui.hands import Hands
from tests.journeys import laptop as deeds
from tests.journeys.laptop import HAMDANI, SITI
from tests.journeys.usability import CountingHands, Pressed, Typing, measured

Window = Callable[..., Hands]
CODE = "ABCD-EFGH-JKMN-PQRS"
AT_FIRST = {
    *("jenis", "tgl_kejadian", "jam_kejadian", "berlangsung", "provinsi", "kabupaten", "tempat"),
    *("kk_terdampak", "sumber", "nama_pelapor"),
}
SERVER = "https://pusat.example/v1/key/" + "a" * 64 + "/projects/3"


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """As `sambang office provision` writes it for a volunteer."""
    form = bundled.form("laporan_awal_bencana", bundled.office_lists())
    made = Start(HAMDANI.name, HAMDANI.role, "15.71", SERVER, "", (StartForm(form.xml, form.media),))
    file = tmp_path / "mulai-01.mulai"
    file.write_bytes(start.pack(made, CODE))
    return file


def begin(hands: CountingHands, counted: Pressed) -> None:
    """The code as it is heard, a passphrase of one's own, and in."""
    page = hands.window.setup
    hands.wait(page.start.code.hasFocus, "the code is asked first")
    hands.enter(CODE.replace("-", ""))
    hands.wait(page.secret.hasFocus, "the package is open, and only the passphrase is left")
    hands.enter(HAMDANI.passphrase)
    hands.enter(HAMDANI.passphrase)
    hands.wait(lambda: hands.window.frame is not None and hands.desk.counts is not None, "in")
    counted.asked += 3


def report(hands: CountingHands, counted: Pressed) -> None:
    """What is known in the first minutes; a code leads on by itself (Ctrl+J)."""
    hands.window.change_settings(replace(hands.window.house.settings, goes_on=True))
    page = deeds.begin_form(hands, "laporan")
    Typing(hands, page, {name: answer for name, answer in flood().items() if name in AT_FIRST}, counted).fill()
    hands.hand_in()


def test_from_a_double_click_to_the_first_record_in_two_minutes(window: Window, package: Path, tmp_path: Path) -> None:
    program = window(tmp_path / "sambang").program
    hands = CountingHands(program)
    program.bring(package)
    first = measured("from the package to Beranda", hands, lambda counted: begin(hands, counted))
    then = measured("the first report", hands, lambda counted: report(hands, counted))
    deeds.close_window(hands)
    assert first.keys <= 70  # sixteen of the code, a passphrase of four words twice
    assert first.seconds + then.seconds < 120, f"{first.told()}\n{then.told()}"


def test_on_a_laptop_that_is_set_up_it_is_said_and_nothing_changes(window: Window, laptop: Path, package: Path) -> None:
    program = window(laptop).program
    program.bring(package)
    door = program.window.unlock
    assert door.notice.isVisible()
    hands = Hands(program)
    deeds.come_in(hands, SITI)
    deeds.close_window(hands)
