"""Settings survive a damaged file, a newer program and a full disk."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop import settings
from desktop.settings import Settings
from desktop.trouble import Kind, Trouble

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "settings.json"


def test_without_a_file_the_usual_holds(path: Path) -> None:
    assert settings.read(path) == Settings(language="id", theme="system", text_scale=100)


def test_what_was_chosen_is_there_at_the_next_start(path: Path) -> None:
    chosen = Settings("en", "dark", 125, rail_folded=True, layout={"filling.outline": "260"})
    settings.write(path, chosen)
    assert settings.read(path) == chosen
    assert [file.name for file in path.parent.iterdir()] == ["settings.json"]


def test_what_a_newer_program_wrote_is_kept(path: Path) -> None:
    path.parent.mkdir()
    path.write_text(json.dumps({"language": "en", "voice": {"speed": 2}}), encoding="utf-8")
    settings.write(path, replace(settings.read(path), theme="dark"))
    assert json.loads(path.read_text(encoding="utf-8"))["voice"] == {"speed": 2}
    assert settings.read(path).language == "en"


@pytest.mark.parametrize("damage", [b"", b'{"language": "e', b"\x00" * 40, b"[1, 2]", b"\xff\xfe"])
def test_a_damaged_file_is_set_aside_and_the_usual_holds(path: Path, damage: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(damage)
    assert settings.read(path) == Settings()
    assert path.with_name("settings.json.damaged-1").read_bytes() == damage
    assert not path.exists()


@given(kept=st.dictionaries(st.sampled_from(sorted(settings.known_names())) | st.text(max_size=5), JSON))
def test_nonsense_falls_back_value_by_value(kept: dict[str, object]) -> None:
    read = settings.from_kept(kept)
    assert read.language in settings.LANGUAGES
    assert read.theme in settings.THEMES
    assert settings.SMALLEST <= read.text_scale <= settings.LARGEST


def test_a_disk_that_will_not_is_trouble(path: Path) -> None:
    path.parent.write_text("a file where the folder should be", encoding="utf-8")
    with pytest.raises(Trouble) as caught:
        settings.write(path, Settings())
    assert caught.value.kind is Kind.DISK_FAILED
