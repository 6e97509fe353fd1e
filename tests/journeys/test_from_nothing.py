"""From an empty laptop to the receipt of the provincial server, by keys, for both forms, in both languages."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.demo.families import flood, household
from desktop.demo.province import Province
from desktop.reference import synthetic
from desktop.store.seal import Custody
from desktop.store.stages import Stage
from desktop.ui.hands import Hands
from tests.journeys import laptop as deeds
from tests.journeys.laptop import HAMDANI, RATNA, SITI

Window = Callable[..., Hands]
Address = Callable[[str], str]


def there(province: Province, instance_id: str) -> list[bytes]:
    """What the province has under that id."""
    return [one.xml for one in province.shelf.received() if one.instance_id == instance_id]


@pytest.mark.parametrize("language", ["id", "en"])
def test_a_household_is_filled_reviewed_and_received(
    language: str, window: Window, address: Address, province: Province, tmp_path: Path
) -> None:
    folder, family = tmp_path / "sambang", synthetic.family(31 if language == "id" else 32)
    hands = window(folder, language)
    deeds.set_up(hands, RATNA)
    deeds.connect(hands, address(RATNA.name))
    deeds.connected(hands)
    deeds.let_in(hands, SITI)
    deeds.lock(hands)

    deeds.come_in(hands, SITI)
    page = deeds.begin_form(hands, "asesmen")
    deeds.speak(hands, page, language)
    assert page.interview.node("/data/pengenalan").label == {"id": "1. Pengenalan tempat", "en": "1. Place"}[language]
    deeds.fill(hands, page, household(family, SITI.name))
    deeds.hand_in(hands)
    deeds.lock(hands)

    deeds.come_in(hands, RATNA)
    deeds.read(hands, family.head.name)
    deeds.approve(hands)
    deeds.send_now(hands)
    title = f"Keluarga {family.head.name}"
    hands.wait(lambda: deeds.sent(hands, title), "the receipt")
    assert hands.desk.outbox.title.text() == {"id": "Kotak keluar", "en": "Outbox"}[language]
    deeds.close_window(hands)

    found = deeds.on_disk(folder, RATNA, title)
    assert found.row.stage is Stage.SENT
    assert set(found.receipts) == {"/xml"}
    assert there(province, found.instance_id) == [found.xml]
    assert found.seals[-1].custody is Custody.HERE


@pytest.mark.parametrize("language", ["id", "en"])
def test_a_disaster_report_goes_by_itself(
    language: str, window: Window, address: Address, province: Province, tmp_path: Path
) -> None:
    folder = tmp_path / "sambang"
    hands = window(folder, language)
    deeds.set_up(hands, HAMDANI)
    deeds.connect(hands, address(HAMDANI.name))
    deeds.connected(hands)
    page = deeds.begin_form(hands, "laporan")
    deeds.speak(hands, page, language)
    deeds.fill(hands, page, flood())
    deeds.hand_in(hands)
    hands.desk.go("outbox")
    hands.wait(lambda: hands.desk.outbox.model.rowCount() == 1, "the report is in the outbox")
    title = hands.desk.outbox.model.row(0).title
    hands.wait(lambda: deeds.sent(hands, title), "the receipt, without a press")
    deeds.close_window(hands)

    found = deeds.on_disk(folder, HAMDANI, title)
    assert found.row.stage is Stage.SENT
    assert found.row.urgent
    assert there(province, found.instance_id) == [found.xml]
