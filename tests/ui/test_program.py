"""The running program: a bug saves, locks and says so calmly."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop import logs
from desktop.app.house import Workspace
from desktop.forms import bundled, library
from desktop.paths import Paths
from desktop.store import door, record, records_table
from desktop.store.key import Cost
from desktop.store.users_table import NewUser, Role
from desktop.store.vault import Vault
from desktop.ui.hands import Hands
from desktop.ui.program import Program

QUICK = Cost(memory_kib=8, iterations=1)


def a_vault(paths: Paths) -> None:
    opened = door.create(paths, NewUser("Siti", "kata sandi desa", Role.ENUMERATOR), cost=QUICK)
    with Vault(paths, opened.key) as vault:
        form = bundled.form("laporan_awal_bencana", bundled.invented_lists(1))
        library.install(vault, form.xml, form.media, server_id="")


def the_draft(paths: Paths) -> Mapping[str, str]:
    opened = door.unlock(paths, "Siti", "kata sandi desa")
    with Vault(paths, opened.key) as vault:
        row = records_table.rows(vault, records_table.Wish())[0]
        draft = record.load_draft(vault, row.id)
    assert draft is not None
    return draft.answers


def test_a_bug_saves_what_is_open_locks_and_says_so(qtbot: QtBot, tmp_path: Path) -> None:
    paths = Paths(tmp_path)
    a_vault(paths)
    end = logs.begin(paths.logs)
    program = Program(Workspace(paths))
    unhook = logs.on_crash(program.save_what_is_open, program.say_something_broke)
    program.window.show()
    hands = Hands(program)
    try:
        hands.enter("Siti")
        hands.enter("kata sandi desa")
        hands.wait(lambda: program.workplace.desk is not None, "in")
        desk = hands.desk
        desk.form_chosen.emit(1)
        hands.wait(lambda: hands.filling is not None, "the form")
        assert hands.filling is not None
        hands.filling.interview.answer("/data/pelapor/nama_pelapor", "Hamdani Saputra")
        hands.filling.autosave.changed()
        try:
            raise ValueError("a bug")
        except ValueError as error:
            sys.excepthook(ValueError, error, error.__traceback__)
        hands.wait(lambda: program.window.frame is None, "the door")
        said = [label.text() for label in program.window.unlock.notice.findChildren(QLabel)]
        assert any("mengunci diri" in text for text in said)
        hands.wait(program.house.store.idle, "the store is quiet")
    finally:
        program.window.close()
        hands.breathe()
        program.house.store.close()
        unhook()
        end()
    assert the_draft(paths)["/data/pelapor/nama_pelapor"] == "Hamdani Saputra"
    log = (paths.logs / "sambang.log").read_text()
    assert "bug" in log
    assert "Hamdani" not in log


def test_a_package_the_program_was_opened_with_is_taken_in_once_somebody_is_in(qtbot: QtBot, tmp_path: Path) -> None:
    paths = Paths(tmp_path / "rumah")
    a_vault(paths)
    brought = tmp_path / "dari-stik.sambang"
    brought.write_bytes(b"not a package")
    program = Program(Workspace(paths))
    program.workplace.brought = brought
    program.window.show()
    hands = Hands(program)
    try:
        hands.enter("Siti")
        hands.enter("kata sandi desa")
        hands.wait(lambda: program.workplace.desk is not None, "in")
        hands.wait(lambda: hands.desk.frame.has("exchange"), "the page of exchange is made")
        page = hands.desk.exchange_page
        hands.wait(page.in_notice.isVisible, "what came of it is said on the page of exchange")
        assert program.workplace.brought is None  # once, and not for the next who comes in
    finally:
        program.window.close()
        hands.breathe()
        program.house.store.close()
