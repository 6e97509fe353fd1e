"""The demonstration: a stand-in province, two people, and records in every stage."""

from __future__ import annotations

import shutil
from pathlib import Path

from desktop.paths import user_paths


def folder(wanted: Path | None, *, fresh: bool = False) -> Path:
    """Where a demonstration keeps its files; `fresh` begins it anew (only what a demonstration made is removed)."""
    base = wanted if wanted is not None else user_paths().root / ("perjalanan" if fresh else "demo")
    base.mkdir(parents=True, exist_ok=True)
    if fresh:
        for name in ("provincial", "workspace", "screenshots"):
            shutil.rmtree(base / name, ignore_errors=True)
    return base


def open_window(base: Path, *, language: str = "id") -> int:
    """The program on the demonstration workspace, with the province answering beside it."""
    from dataclasses import replace

    from desktop.app.house import Workspace
    from desktop.demo.province import ALL_SHOWN, open_province
    from desktop.demo.workspace import ENUMERATOR, SUPERVISOR, folder_of, prepare
    from desktop.ui.program import run

    province_folder, paths = folder_of(base)
    province = open_province(province_folder, ALL_SHOWN)
    try:
        prepare(paths, province)
        house = Workspace(paths)
        house.settings = replace(house.settings, language=language)
        house.greeting = " · ".join(f"{who.name}: {who.passphrase}" for who in (ENUMERATOR, SUPERVISOR))
        print(f"Sambang demo · {house.greeting}")  # noqa: T201
        return run(house)
    finally:
        province.stop()
