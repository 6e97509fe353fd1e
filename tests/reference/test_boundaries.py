"""Outlines of villages taken in from an office's file: thinned, found by place, and nothing lost by a bad one."""

from __future__ import annotations

import json
import math
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.reference import boundaries
from desktop.reference.boundaries import Boundaries, Box, flat, take_in
from desktop.trouble import Cancelled, Kind, Trouble

ALL = Box(0, 0, 1, 1)


def circle(longitude: float, latitude: float, across: float, points: int = 200) -> list[list[float]]:
    turns = [2 * math.pi * (at % points) / points for at in range(points + 1)]
    return [[longitude + across * math.cos(turn), latitude + across * math.sin(turn)] for turn in turns]


def feature(kind: str, coordinates: object, **said: object) -> dict[str, object]:
    return {"type": "Feature", "properties": said, "geometry": {"type": kind, "coordinates": coordinates}}


def written(folder: Path, *features: object) -> Path:
    path = folder / "batas.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}), encoding="utf-8")
    return path


def test_areas_are_found_by_place_with_the_name_the_survey_office_gives(tmp_path: Path) -> None:
    source = written(
        tmp_path,
        feature("Polygon", [circle(103.6, -1.6, 0.02)], OBJECTID=1, WADMKC="Telanaipura", WADMKD="Sungai  Terap"),
        feature("MultiPolygon", [[circle(104.6, -1.6, 0.02), circle(104.6, -1.6, 0.01)], [circle(104.9, -1.6, 0.02)]]),
        feature("Point", [103.6, -1.6], nama="bukan wilayah"),
    )
    kept = tmp_path / "kept.sqlite"
    assert take_in(source, kept) == 2
    found = Boundaries(kept)
    assert (found.name, found.areas) == ("batas", 2)
    first, second = found.inside(ALL)
    assert (first.name, second.name, len(second.rings)) == ("Sungai Terap", "", 3)
    x, y = flat(-1.6, 103.6)
    assert first.box.west < x < first.box.east and first.box.north < y < first.box.south
    assert [one.key for one in found.inside(Box(x, y, x, y))] == [first.key]
    assert found.inside(ALL, least=0.5) == []


def test_a_ring_is_thinned_to_what_a_screen_can_show(tmp_path: Path) -> None:
    take_in(written(tmp_path, feature("Polygon", [circle(103.6, -1.6, 0.02, points=50_000)])), tmp_path / "kept")
    kept = Boundaries(tmp_path / "kept")
    (fine,), (coarse,) = (kept.inside(ALL, coarse=rough)[0].rings for rough in (False, True))
    assert 50 < len(coarse) < len(fine) / 5 < 5_000
    steps = [math.dist(a, b) * 360 for a, b in pairwise(zip(fine[::2], fine[1::2], strict=True))]
    assert max(steps) < 0.0006  # no gap: 50 m at most


@pytest.mark.parametrize(
    "content",
    [
        b"", b"bukan json", b"[]", b"{}", b'{"type": "FeatureCollection", "features": [', b"\xff\xfe\x00",
        b'{"features": [{"geometry": {"type": "Polygon", "coordinates": [[[500000, 9800000], [1, 2], [3, 4]]]}}]}',
        b'{"features": [{"geometry": {"type": "Polygon", "coordinates": [[[1e999, 0], [1, 2], [3, 4]]]}}]}',
        b'{"features": [{"geometry": {"type": "Polygon", "coordinates": ' + b"[" * 200_000,
        b'{"features": [{"geometry": {"type": "Polygon", "coordinates": [[[1, 2], [3, 4]]]}}]}',
    ],
)  # fmt: skip
def test_what_is_no_outline_is_told_and_what_was_there_stays(tmp_path: Path, content: bytes) -> None:
    kept = tmp_path / "kept"
    take_in(written(tmp_path, feature("Polygon", [circle(103.6, -1.6, 0.02)], nama="Lama")), kept)
    bad = tmp_path / "buruk.geojson"
    bad.write_bytes(content)
    with pytest.raises(Trouble) as caught:
        take_in(bad, kept)
    assert caught.value.kind is Kind.BOUNDARIES_UNREADABLE
    assert [one.name for one in Boundaries(kept).inside(ALL)] == ["Lama"]
    assert sorted(one.name for one in tmp_path.iterdir()) == ["batas.geojson", "buruk.geojson", "kept"]


def test_more_than_any_country_has_is_refused_while_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(boundaries, "MOST_AREAS", 3)
    monkeypatch.setattr(boundaries, "MOST_POINTS", 1_000)
    many = written(tmp_path, *[feature("Polygon", [circle(103.6, -1.6, 0.001)])] * 4)
    for source in (many, written(tmp_path, feature("Polygon", [circle(103.6, -1.6, 0.5, points=9_000)]))):
        with pytest.raises(Trouble):
            take_in(source, tmp_path / "kept")
    assert not (tmp_path / "kept").exists()


def test_a_disk_that_fails_is_no_bad_file(tmp_path: Path) -> None:
    source = written(tmp_path, feature("Polygon", [circle(103.6, -1.6, 0.02)]))
    for where, kind in ((tmp_path / "none" / "kept", Kind.DISK_FAILED), (source, Kind.FILE_UNREADABLE)):
        with pytest.raises(Trouble) as caught:
            take_in(source if where is not source else tmp_path / "gone", where)
        assert caught.value.kind is kind


def test_stopped_half_way_nothing_has_changed(tmp_path: Path) -> None:
    source, told = written(tmp_path, *[feature("Polygon", [circle(103.6, -1.6, 0.02)])] * 3), list[int]()
    with pytest.raises(Cancelled):
        take_in(source, tmp_path / "kept", cancelled=lambda: bool(told), tell=told.append)
    assert told == [0] and not (tmp_path / "kept").exists()


@given(st.binary(max_size=300))
def test_a_damaged_file_shows_nothing_and_breaks_nothing(tmp_path_factory: pytest.TempPathFactory, dirt: bytes) -> None:
    folder = tmp_path_factory.mktemp("rusak")
    take_in(written(folder, feature("Polygon", [circle(103.6, -1.6, 0.02)])), folder / "kept")
    whole = (folder / "kept").read_bytes()
    at = len(dirt) * 17 % len(whole)
    (folder / "kept").write_bytes(whole[:at] + dirt + whole[at + len(dirt) :])
    try:
        found = Boundaries(folder / "kept").inside(ALL)
    except Trouble as trouble:
        assert trouble.kind is Kind.FILE_UNREADABLE
    else:
        assert len(found) <= 1
