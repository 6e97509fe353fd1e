"""Walks through the real windows of an invented province and takes a picture of every screen.

`prepare FOLDER` makes the province and its workspace once; `walk LOOK WORLD FOLDER` takes the pictures of one look.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from desktop.app.house import Workspace
from desktop.demo.province import Province, open_province
from desktop.demo.workspace import folder_of, prepare
from desktop.paths import Paths
from desktop.ui.hands import Hands
from desktop.ui.program import Program
from tests import offscreen
from tests.screenshots import first_day, in_the_field, many, supervisor
from tests.screenshots.album import Album, sheet
from tests.screenshots.looks import LOOKS, Look

CROWD = 300
Part = Callable[[Album], None]


def main(words: list[str]) -> int:
    offscreen.listen()
    if words[0] == "prepare":
        made = Path(words[1])
        with province_at(made) as province:
            prepare(folder_of(made)[1], province)
    elif words[0] == "walk":
        look = next(one for one in LOOKS if one.name == words[1])
        walk(look, Path(words[2]), Path(words[3]))
    else:
        sheet(Path(words[1]))
    return 0


@contextmanager
def province_at(base: Path) -> Iterator[Province]:
    """The stand-in province, answering as long as one is inside."""
    province = open_province(folder_of(base)[0])
    try:
        yield province
    finally:
        province.stop()


def walk(look: Look, base: Path, folder: Path) -> None:
    """The first day; in the field and at the supervisor's desk without a connection; with one; with many records."""
    paths = folder_of(base)[1]
    with province_at(base) as province:
        prepare(paths, province)  # on the port it has now
    visit(look, Paths(base / "new"), folder, first_day.walk)
    visit(look, paths, folder, in_the_field.walk)
    visit(look, paths, folder, supervisor.walk)
    with province_at(base):
        visit(look, paths, folder, supervisor.connected)
    many.add_records(paths, CROWD)
    visit(look, paths, folder, many.walk)


def visit(look: Look, paths: Paths, folder: Path, part: Part) -> None:
    """Open the program on a workspace, walk, close."""
    house = Workspace(paths)
    house.settings = replace(house.settings, language=look.language, theme=look.theme, text_scale=look.scale)
    program = Program(house)
    program.window.resize(look.width, look.height)
    program.window.show()
    hands = Hands(program)
    try:
        part(Album(hands, folder))
    finally:
        program.window.close()
        hands.breathe()
        house.store.close()


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
