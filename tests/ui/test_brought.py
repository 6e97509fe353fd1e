"""What a double click opens: a laptop's card and an office's settings are asked about, and hostile ones are told."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.app import preset
from desktop.app.house import Workspace
from desktop.exchange import identity
from desktop.paths import Paths
from desktop.store import contacts_table, door, servers_table
from desktop.store.key import Cost
from desktop.store.users_table import NewUser, Role
from desktop.store.vault import Vault
from desktop.trouble import Kind, Trouble
from desktop.ui import preset_card
from desktop.ui.first_window import ring
from desktop.ui.hands import Hands
from desktop.ui.main_window import MainWindow
from desktop.ui.preset_card import PresetCard
from desktop.ui.program import Program
from desktop.ui.values import OfficeSettings

QUICK = Cost(memory_kib=8, iterations=1)
SECRET = "kata sandi desa"
ADDRESS = "https://data.dinas.example/v1/projects/3"
SAID = {"server": ADDRESS, "forms": ["laporan_awal_bencana"], "review": "review-none", "release_keys": ["00"]}

Start = Callable[[], Hands]


def set_up(paths: Paths, name: str = "Siti") -> None:
    door.create(paths, NewUser(name, SECRET, Role.ENUMERATOR), cost=QUICK)


@pytest.fixture
def start(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Start]:
    """The program on a laptop, as `run` starts it."""
    monkeypatch.setattr(MainWindow, "raise_", lambda _self: None)  # the offscreen platform complains of it
    programs: list[Program] = []

    def begun() -> Hands:
        program = Program(Workspace(Paths(tmp_path / "rumah")))
        programs.append(program)
        program.hang_bell()
        program.window.show()
        return Hands(program)

    yield begun
    for program in programs:
        program.window.close()
        Hands(program).breathe()
        program.house.store.close()
        if program.bell is not None:
            program.bell.take_down()


def come_in(hands: Hands) -> None:
    hands.wait(hands.window.unlock.isVisible, "the door")
    hands.enter("Siti")
    hands.enter(SECRET)
    hands.wait(lambda: hands.window.frame is not None, "in")


def asked(hands: Hands) -> PresetCard:
    """The card over the window, once it has something to say."""

    def up() -> PresetCard | None:
        return next((one for one in hands.window.findChildren(PresetCard) if not one.isHidden()), None)

    hands.wait(up, "it is asked about")
    card = up()
    assert card is not None
    return card


def a_card(tmp_path: Path) -> tuple[Path, str]:
    """Of another laptop, and its fingerprint."""
    other = Paths(tmp_path / "lain")
    set_up(other, "Ratna")
    with Vault(other, door.unlock(other, "Ratna", SECRET).key) as vault:
        card = identity(vault, name="Laptop Ratna").card
    file = tmp_path / "laptop-ratna.KARTU"
    file.write_text(card.text(), encoding="ascii")
    return file, card.fingerprint


def test_a_card_given_to_the_open_window_is_asked_about_and_then_known(start: Start, tmp_path: Path) -> None:
    set_up(Paths(tmp_path / "rumah"))
    file, fingerprint = a_card(tmp_path)
    hands = start()
    come_in(hands)
    assert ring(str(tmp_path / "rumah"), file)  # a second start, by the double click
    hands.wait(lambda: hands.desk.frame.has("exchange"), "the page of exchange is made")
    contacts = hands.desk.exchange_page.contacts
    hands.wait(lambda: not contacts.editor.isHidden(), "the card is asked about")
    assert "Laptop Ratna" in contacts._met.text()
    assert not contacts.supervisor.isChecked()
    assert contacts.list.model().rowCount() == 0  # nobody knows it yet
    contacts.keep.click()
    hands.wait(lambda: contacts.list.model().rowCount() == 1, "it is known")
    hands.window.close()
    hands.wait(hands.program.house.store.idle, "the vault is closed")
    paths = Paths(tmp_path / "rumah")
    with Vault(paths, door.unlock(paths, "Siti", SECRET).key, read_only=True) as vault:
        assert [(one.fingerprint, one.supervisor) for one in contacts_table.everyone(vault)] == [(fingerprint, False)]


def test_a_card_that_is_none_is_told_and_waits_for_nobody_else(start: Start, tmp_path: Path) -> None:
    set_up(Paths(tmp_path / "rumah"))
    file = tmp_path / "palsu.kartu"
    file.write_bytes(b"\xff\xfe not a card" * 2000)
    hands = start()
    hands.program.bring(file)
    assert "palsu.kartu" in hands.window.unlock.notice.accessibleName()
    come_in(hands)
    hands.wait(lambda: hands.desk.frame.has("exchange"), "the page of exchange is made")
    contacts = hands.desk.exchange_page.contacts
    hands.wait(lambda: not contacts.notice.isHidden(), "it is told")
    assert contacts.editor.isHidden() and hands.program.workplace.brought is None


def test_settings_of_the_office_begin_a_laptop_once_a_person_agrees(start: Start, tmp_path: Path) -> None:
    file = tmp_path / "dinas.setelan"
    file.write_text(json.dumps(SAID), encoding="utf-8")
    hands = start()
    hands.program.bring(file)
    card = asked(hands)
    assert ADDRESS in card.said.text() and "tanpa pemeriksaan" in card.said.text()
    assert card.refuse.hasFocus()  # whoever only presses Enter takes nothing
    card.take.click()
    file.unlink()  # the stick is pulled before anybody has typed a passphrase
    hands.enter("Siti")
    hands.window.setup.secret.setFocus()  # past the role
    for typed in (SECRET, SECRET):
        hands.enter(typed)
    hands.wait(lambda: hands.window.frame is not None and hands.desk.counts is not None, "in")
    session = hands.window.session
    assert session is not None
    forms = session.store.post(lambda _ticket: session.enumerator.forms()).result(60)
    assert [form.form_id for form in forms] == ["laporan_awal_bencana"]


def test_on_a_laptop_that_is_set_up_only_server_and_forms_are_taken(start: Start, tmp_path: Path) -> None:
    paths = Paths(tmp_path / "rumah")
    set_up(paths)
    file = tmp_path / "sambang-preset.json"
    file.write_text(json.dumps(SAID), encoding="utf-8")
    hands = start()
    hands.program.bring(file)
    come_in(hands)
    card = asked(hands)
    assert ADDRESS in card.said.text() and "pemeriksaan" not in card.said.text()
    card.take.click()
    hands.wait(lambda: hands.desk.settings_page.servers.list.model().rowCount() == 1, "the server is there")
    hands.window.close()
    hands.wait(hands.program.house.store.idle, "the vault is closed")
    with Vault(paths, door.unlock(paths, "Siti", SECRET).key, read_only=True) as vault:
        assert [one.address for one in servers_table.servers(vault)] == [ADDRESS]


def test_settings_that_are_none_change_nothing_and_say_so(start: Start, tmp_path: Path) -> None:
    file = tmp_path / "jahat.setelan"
    file.write_bytes(b"[" * 90_000)
    hands = start()
    hands.program.bring(file)
    card = asked(hands)
    assert card.take.isHidden()
    card.refuse.click()
    assert hands.program.house._preset is None  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "data",
    [b"", b'{"server": 7}', b"\xff\xfe", b'{"server": "no address at all"}', b"{}", b'{"review": 1}' + b" " * 200_000],
)
def test_nonsense_is_no_settings(tmp_path: Path, data: bytes) -> None:
    file = tmp_path / "jahat.setelan"
    file.write_bytes(data)
    with pytest.raises(Trouble) as caught:
        preset.opened(file, fresh=True)
    assert caught.value.kind is Kind.PRESET_UNREADABLE


def test_settings_of_only_a_policy_bring_nothing_to_a_laptop_in_use(tmp_path: Path) -> None:
    file = tmp_path / "dinas.setelan"
    file.write_text('{"review": "review-none"}', encoding="utf-8")
    assert preset.told(preset.opened(file, fresh=True)).review == "review-none"
    with pytest.raises(Trouble):
        preset.opened(file, fresh=False)


def test_names_in_settings_make_no_lines_of_their_own() -> None:
    forms = ("verval\nServer: https://dinsos.example\u2028x", "y" * 5000)
    said = preset_card.lines(OfficeSettings(ADDRESS, forms, ""))
    assert len(said) == 2 and all(len(line.splitlines()) == 1 and len(line) < 200 for line in said)
