"""Photos out of a phone: a folder is chosen, keys put each photo into a record, and they lie in the vault."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage

from desktop.store import record, records_table
from desktop.store.records_table import Wish
from desktop.store.vault import Vault
from desktop.ui.hands import Hands
from tests.journeys import laptop as deeds
from tests.journeys.laptop import SITI
from tests.ui.drawn import with_exif

Window = Callable[..., Hands]
Key = Qt.Key


def phone(folder: Path, count: int) -> Path:
    """A folder as a phone has it: photos whose names say nothing of their order."""
    camera = folder / "DCIM" / "Camera"
    camera.mkdir(parents=True)
    for number in range(count):
        image = QImage(320, 240, QImage.Format.Format_RGB32)
        image.fill(QColor.fromHsv(number * 40 % 360, 120, 200))
        taken = f"2026:01:03 09:{59 - number:02d}:00"
        (camera / f"IMG_{number}.jpg").write_bytes(with_exif(-1.61, 103.61, taken, photo=image))
    return folder


def two_drafts(hands: Hands) -> None:
    """Two families begun, and left."""
    for name in ("Rusdi", "Marni"):
        page = deeds.begin_form(hands, "asesmen")
        hands.wait(lambda page=page: page.where.node() is not None, "the first question")
        for ref, answer in (
            ("pengenalan/nama_kepala", name),
            ("kunjungan_petugas/kunjungan", "1"),
            ("persetujuan/setuju", "1"),
        ):
            if page.go_to(f"/data/{ref}"):
                page.answer(page.interview.node(f"/data/{ref}"), answer)
        hands.press(Key.Key_Escape)
        hands.wait(lambda: hands.filling is None, "the draft is left")


def test_photos_of_a_phone_are_put_into_records_by_keys(window: Window, laptop: Path, tmp_path: Path) -> None:
    hands = window(laptop)
    deeds.come_in(hands, SITI)
    two_drafts(hands)
    tray = hands.program.workplace.tray
    assert tray is not None
    tray.which_folder = lambda _page: str(phone(tmp_path / "ponsel", 4))
    hands.desk.go("home")
    hands.press(Key.Key_B, ctrl=True, shift=True)
    hands.wait(lambda: tray.page is not None and tray.page.target is not None, "the open records are offered")
    page = tray.page
    assert page is not None
    page.choose.click()
    hands.wait(lambda: len(page.tray.shots) == 4 and page.slots.count() > 1, "photos and questions are there")
    assert [shot.path.name for shot in page.tray.shots] == [f"IMG_{n}.jpg" for n in (3, 2, 1, 0)]  # as they were taken
    first = page.target.record_id if page.target else ""
    page.view.setFocus()
    hands.type("ab")
    hands.press(Key.Key_Return)
    hands.wait(
        lambda: page.target is not None and page.target.record_id != first and page.slots.count() > 1, "the next"
    )
    hands.type("ax")
    assert [page.tray.state(shot.path) for shot in page.tray.shots] == ["put", "put", "put", "left"]
    hands.press(Key.Key_Return, ctrl=True)
    hands.wait(lambda: len(page.tray.kept) == 3, "all are kept")
    assert "Hapus sekarang yang asli" in page.notice.accessibleName()
    deeds.close_window(hands)

    def look(vault: Vault) -> list[tuple[int, bool]]:
        found = []
        for row in records_table.rows(vault, Wish()):
            draft = record.load_draft(vault, row.id)
            files = record.files(vault, row.id)
            assert draft is not None
            found.append((len(files), set(files) <= set(draft.answers.values())))
        return found

    assert sorted(deeds.look_into(laptop, SITI, look)) == [(1, True), (2, True)]
