"""What was chosen about the look of the program. The file is readable, so nothing secret, no names, no answers."""

from __future__ import annotations

import errno
import json
import os
from collections.abc import Mapping
from dataclasses import field, fields
from pathlib import Path

from desktop.frozen import frozen
from desktop.paths import put_in_place
from desktop.trouble import Kind, Trouble

LANGUAGES = ("id", "en")
THEMES = ("system", "light", "dark")
LOCK_MINUTES = (5, 10, 15, 30)
PHOTOS = ("always", "unmetered", "never")  # when photos go: always; not where data costs; only text
PHOTO_LIMITS = (0, 1, 5, 20)  # MB of photos a day; 0 is no limit
NOTIFY = ("never", "needed", "all")  # what is told beside the window: nothing; what wants a person; also what went
SMALLEST, LARGEST = 90, 200  # per cent of the usual text size


@frozen
class Settings:
    """Change one with `dataclasses.replace`. `unknown` holds what a newer program wrote, to be written back."""

    language: str = "id"
    theme: str = "system"
    text_scale: int = 100  # per cent
    lock_minutes: int = 10  # without a key or the mouse; then the vault is locked
    photos: str = "always"
    photo_limit: int = 0  # MB a day
    notify: str = "needed"
    finish_locked: bool = True  # a round under way goes on behind a locked screen
    goes_on: bool = False  # a code that picks an answer leads to the next question by itself
    rail_folded: bool = False
    panel_folded: bool = False
    layout: Mapping[str, str] = field(default_factory=dict)  # where a person dragged things: "filling.outline" -> "260"
    unknown: Mapping[str, object] = field(default_factory=dict)


def read(path: Path) -> Settings:
    """What was chosen; the usual, where nothing or nonsense stands. A damaged file is set aside beside itself."""
    try:
        kept = json.loads(path.read_text(encoding="utf-8"))
    except OSError:
        return Settings()
    except ValueError:
        set_aside(path)
        return Settings()
    if not isinstance(kept, dict):
        set_aside(path)
        return Settings()
    return from_kept(kept)


def write(path: Path, settings: Settings) -> None:
    """Keep the choices; who reads meanwhile sees the old file or the new one, whole. Trouble if the disk will not."""
    known = {name: getattr(settings, name) for name in known_names()}
    new = path.with_name(path.name + ".new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with new.open("w", encoding="utf-8") as file:
            json.dump({**settings.unknown, **known}, file, ensure_ascii=False, indent=1, sort_keys=True, default=dict)
            file.flush()
            os.fsync(file.fileno())
        put_in_place(new, path)
    except OSError as error:
        raise disk_trouble(error) from error


def from_kept(kept: Mapping[str, object]) -> Settings:
    """Each value by itself: one that makes no sense falls back alone."""
    usual = Settings()
    scale = kept.get("text_scale")
    lock, layout, limit = kept.get("lock_minutes"), kept.get("layout"), kept.get("photo_limit")
    return Settings(
        language=_one_of(LANGUAGES, kept.get("language"), usual.language),
        theme=_one_of(THEMES, kept.get("theme"), usual.theme),
        text_scale=min(max(scale, SMALLEST), LARGEST) if type(scale) is int else usual.text_scale,
        lock_minutes=lock if type(lock) is int and lock in LOCK_MINUTES else usual.lock_minutes,
        photos=_one_of(PHOTOS, kept.get("photos"), usual.photos),
        photo_limit=limit if type(limit) is int and limit in PHOTO_LIMITS else usual.photo_limit,
        notify=_one_of(NOTIFY, kept.get("notify"), usual.notify),
        finish_locked=kept.get("finish_locked") is not False,
        goes_on=kept.get("goes_on") is True,
        rail_folded=kept.get("rail_folded") is True,
        panel_folded=kept.get("panel_folded") is True,
        layout={str(name): str(value) for name, value in layout.items()} if isinstance(layout, dict) else {},
        unknown={name: value for name, value in kept.items() if name not in known_names()},
    )


def _one_of(known: tuple[str, ...], kept: object, usual: str) -> str:
    return kept if isinstance(kept, str) and kept in known else usual


def known_names() -> frozenset[str]:
    return frozenset(each.name for each in fields(Settings)) - {"unknown"}


def set_aside(path: Path) -> Path | None:
    """Give a damaged file another name beside itself, so that it can be looked at. None if the disk will not."""
    number = 1
    while (aside := path.with_name(f"{path.name}.damaged-{number}")).exists():
        number += 1
    try:
        return path.replace(aside)
    except OSError:
        return None


def disk_trouble(error: OSError) -> Trouble:
    """What an error of the disk means to a person."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return Trouble(Kind.DISK_FULL)
    if error.errno in (errno.EROFS, errno.EACCES, errno.EPERM):
        return Trouble(Kind.DISK_READ_ONLY)
    return Trouble(Kind.DISK_FAILED)
