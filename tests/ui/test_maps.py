"""A map for every point: pictures and outlines of villages loaded in the settings, shown on Beranda and on paper."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from desktop.roles.today import Spot, Today
from desktop.ui import choosing, point_map
from desktop.ui.desk import Desk
from desktop.ui.kept_map import ground
from desktop.ui.values import Ground
from desktop.ui.workplace import Workplace
from tests.ui.places import FakeHouse
from tests.ui.test_map import map_file

SQUARE = [[103.5, -1.7], [103.5, -1.5], [103.7, -1.5], [103.7, -1.7], [103.5, -1.7]]
SPOT = ("", -1.6, 103.6)


def outlines(folder: Path, content: str = "") -> Path:
    path = folder / "batas jambi.geojson"
    one = {"properties": {"WADMKD": "Sungai Terap"}, "geometry": {"type": "Polygon", "coordinates": [SQUARE]}}
    path.write_text(content or json.dumps({"features": [one]}), encoding="utf-8")
    return path


@pytest.fixture
def desk(house: FakeHouse, inside: Callable[[], Workplace], tmp_path: Path) -> Desk:
    house.data_folder = str(tmp_path)
    found = inside().desk
    assert found is not None
    return found


def load(desk: Desk, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(choosing, "file_there", lambda *_: str(path))
    desk.settings_page.maps.load.click()


def test_outlines_are_taken_in_and_lie_under_the_points(
    qtbot: QtBot, house: FakeHouse, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    card, bare = desk.settings_page.maps, point_map.map_png([SPOT], Ground())
    desk.go_maps()
    assert "Belum ada" in card.told.text() and card.remove.isHidden()
    load(desk, outlines(tmp_path), monkeypatch)
    qtbot.waitUntil(lambda: "batas jambi, 1 wilayah" in card.told.text())
    under = ground(house)
    assert QImage.fromData(point_map.map_png([SPOT], under)) != QImage.fromData(bare)
    (tmp_path / "batas jambi.geojson").unlink()  # what was taken in stays
    assert point_map.outlines(under) is not None
    card.remove.click()
    assert ground(house) == Ground() and point_map.map_png([SPOT], ground(house)) == bare


def test_a_file_that_is_none_is_told_and_changes_nothing(
    qtbot: QtBot, house: FakeHouse, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    card = desk.settings_page.maps
    load(desk, map_file(tmp_path), monkeypatch)
    assert "Gambar peta: desa.mbtiles." in card.told.text()
    load(desk, outlines(tmp_path, '{"features": [{"geometry": '), monkeypatch)
    qtbot.waitUntil(lambda: not card.said.isHidden())
    assert any("GeoJSON" in one.text() for one in card.said.findChildren(QLabel)) and card.load.isEnabled()
    (tmp_path / "rusak.mbtiles").write_bytes(b"bukan peta")
    load(desk, tmp_path / "rusak.mbtiles", monkeypatch)
    assert ground(house).pictures.endswith("desa.mbtiles") and not ground(house).outlines


def test_beranda_leads_to_it(qtbot: QtBot, desk: Desk) -> None:
    now = datetime(2026, 11, 22, 9, tzinfo=UTC)
    today = Today(now=now, spots=(Spot("Sungai Terap", -1.6, 103.6, 3, urgent=False),))
    panel = desk.home.today
    panel.show_today(today, Ground())
    (other,) = (one for one in panel.findChildren(QPushButton) if one.text() == "Muat peta…")
    other.click()
    assert desk.settings_page.isVisibleTo(desk.frame)
    panel.show_today(today, Ground("desa.mbtiles"))
    assert "Peta lain…" in {one.text() for one in panel.findChildren(QPushButton)}
