"""What a working day brings besides: a wrong passphrase, a lock in mid-word, a record sent back, practice."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt

from desktop.demo.families import household
from desktop.demo.province import Province
from desktop.reference import synthetic
from desktop.store import record, records_table, servers_table
from desktop.store.records_table import Wish
from desktop.store.stages import Fate, Stage
from desktop.store.vault import Vault
from desktop.ui.hands import Hands
from tests.journeys import laptop as deeds
from tests.journeys.furnished import handed_in
from tests.journeys.laptop import RATNA, SITI
from tests.journeys.test_from_nothing import there

Window = Callable[..., Hands]
Key = Qt.Key


def test_a_wrong_passphrase_opens_nothing_and_says_so(window: Window, laptop: Path) -> None:
    hands = window(laptop)
    deeds.knock(hands, SITI, "bukan kata sandinya")
    door = hands.window.unlock
    hands.wait(lambda: not door.notice.isHidden(), "it is told")
    assert "tidak cocok" in door.notice.accessibleName()
    assert hands.window.frame is None
    assert door.secret.text() == ""
    hands.enter(SITI.passphrase)
    hands.wait(lambda: hands.window.frame is not None, "the right one opens")
    assert hands.desk.session.person.name == SITI.name


def test_another_person_does_not_open_it_with_a_passphrase_of_somebody_else(window: Window, laptop: Path) -> None:
    hands = window(laptop)
    deeds.knock(hands, RATNA, SITI.passphrase)
    hands.wait(lambda: not hands.window.unlock.notice.isHidden(), "it is told")
    assert hands.window.frame is None


def test_a_lock_in_mid_word_loses_nothing(window: Window, laptop: Path) -> None:
    hands = window(laptop)
    deeds.come_in(hands, SITI)
    page = deeds.begin_form(hands, "asesmen")
    family = synthetic.family(51)
    hands.wait(lambda: page.where.node() is not None, "the first question")
    page.go_to("/data/pengenalan/nama_kepala")
    hands.wait(lambda: page.place().endswith("nama_kepala"), "the name is asked")
    hands.type(family.head.name)
    ref = page.place()
    deeds.lock(hands)

    deeds.come_in(hands, SITI)
    deeds.find(hands, family.head.name)
    hands.press(Key.Key_Return)
    again = deeds.in_front(hands)
    assert again.interview.node(ref).value == family.head.name
    assert again.place() == ref


def test_closing_the_window_in_mid_word_loses_nothing(window: Window, laptop: Path) -> None:
    hands = window(laptop)
    deeds.come_in(hands, SITI)
    page = deeds.begin_form(hands, "laporan")
    hands.wait(lambda: page.where.node() is not None, "the first question")
    page.go_to(ref := "/data/kejadian/kronologis")
    hands.wait(lambda: page.place() == ref, "what happened is asked")
    hands.type("Air naik pelan-pelan sejak pukul empat, warga mengungsi ke balai desa")
    deeds.close_window(hands)

    def answers(vault: Vault) -> list[str]:
        rows = records_table.rows(vault, Wish(limit=10))
        drafts = [record.load_draft(vault, row.id) for row in rows]
        return [draft.answers.get(ref, "") for draft in drafts if draft is not None]

    assert deeds.look_into(laptop, SITI, answers) == [
        "Air naik pelan-pelan sejak pukul empat, warga mengungsi ke balai desa"
    ]


def test_a_power_cut_in_the_middle_of_a_long_text_loses_no_more_than_what_is_unsaved(
    window: Window, laptop: Path, tmp_path: Path
) -> None:
    hands = window(laptop)
    deeds.come_in(hands, SITI)
    page = deeds.begin_form(hands, "laporan")
    hands.wait(lambda: page.where.node() is not None, "the first question")
    page.go_to(ref := "/data/kejadian/kronologis")
    hands.wait(lambda: page.place() == ref, "what happened is asked")
    hands.type("Hujan sejak sore")
    hands.press(Key.Key_Return)
    hands.type("lalu tanggul jebol")
    hands.wait(lambda: page.autosave.clean, "it is saved by itself")
    shutil.copytree(laptop, tmp_path / "setelah listrik mati")
    assert page.interview.node(ref).value == ""

    hands = window(tmp_path / "setelah listrik mati")
    deeds.come_in(hands, SITI)
    hands.desk.go("records")
    hands.wait(lambda: len(deeds.rows_shown(hands)) == 1, "the draft is in the list")
    hands.press(Key.Key_Return)
    again = deeds.in_front(hands)
    assert again.interview.node(ref).value == "Hujan sejak sore\nlalu tanggul jebol"
    assert again.place() == ref


def test_a_record_sent_back_is_mended_and_sealed_anew(window: Window, laptop: Path, province: Province) -> None:
    family = synthetic.family(52)
    title = f"Keluarga {family.head.name}"
    handed_in(laptop, "asesmen_keluarga", household(family, SITI.name))
    hands = window(laptop)
    deeds.come_in(hands, RATNA)
    deeds.read(hands, family.head.name)
    deeds.send_back(hands, "RT ini tidak ada di dusun tersebut")
    deeds.lock(hands)
    first = deeds.row_of(laptop, RATNA, title)
    assert first.stage is Stage.RETURNED

    deeds.come_in(hands, SITI)
    deeds.find(hands, family.head.name)
    hands.press(Key.Key_Return)
    page = deeds.in_front(hands)
    hands.wait(lambda: "RT ini tidak ada" in deeds.words_on(page), "the remark is read")
    page.go_to("/data/pengenalan/rt")
    hands.wait(lambda: page.place().endswith("/rt"), "the RT is asked")
    hands.press(Key.Key_A, ctrl=True)
    hands.enter("007")
    deeds.hand_in(hands)
    deeds.lock(hands)

    deeds.come_in(hands, RATNA)
    deeds.read(hands, family.head.name)
    deeds.approve(hands)
    deeds.send_now(hands)
    hands.wait(lambda: deeds.sent(hands, title), "the receipt")
    deeds.close_window(hands)
    found = deeds.on_disk(laptop, RATNA, title)
    old, new = found.seals
    assert old.instance_id != new.instance_id
    assert (old.fate, new.fate) == (Fate.VOID, Fate.SENT)
    assert new.deprecated_id is None
    assert there(province, old.instance_id) == []
    assert there(province, new.instance_id) == [found.xml]
    assert b"<rt>007</rt>" in found.xml


def test_practice_wears_its_band_and_has_no_way_to_a_server(window: Window, laptop: Path, province: Province) -> None:
    before = len(province.shelf.received())
    hands = window(laptop)
    hands.wait(hands.window.unlock.isVisible, "the door")
    hands.window.unlock.practice.setFocus()
    hands.press(Key.Key_Space)
    hands.wait(lambda: hands.window.frame is not None, "practice opens")
    hands.wait(lambda: hands.desk.counts is not None, "the desk is laid")
    assert hands.window.band.isVisible()
    assert "LATIHAN" in hands.window.windowTitle()

    deeds.read(hands, "Keluarga")
    assert hands.window.band.isVisible()
    deeds.approve(hands)
    deeds.send_now(hands)
    hands.breathe(100)
    assert not hands.desk.sync.running
    hands.press(Key.Key_Comma, ctrl=True)
    hands.wait(lambda: hands.desk.frame.key == "settings", "the settings")
    assert not hands.desk.settings_page.servers.address.isVisible()
    deeds.close_window(hands)

    assert len(province.shelf.received()) == before
    assert deeds.look_into(laptop, SITI, lambda vault: records_table.count(vault, Wish())) == 0
    with deeds.practice_vault(laptop) as vault:
        assert servers_table.servers(vault) == []
        held = records_table.rows(vault, Wish(limit=10))
        assert {row.stage for row in held} <= {Stage.HANDED_IN, Stage.APPROVED, Stage.RELEASED}
