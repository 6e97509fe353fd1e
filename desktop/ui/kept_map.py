"""The map a person loaded, kept among the settings of this laptop: the same while filling, correcting and reading."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from desktop.ui.questions.answer import Surroundings

if TYPE_CHECKING:
    from desktop.ui.session import House

MAP = "map.file"


def with_map(house: House) -> Surroundings:
    """The clock and the map; photos and media are put in by who has them."""

    def keep(path: str) -> None:
        house.keep(replace(house.settings, layout={**house.settings.layout, MAP: path}))

    return Surroundings(now=house.now, map_file=lambda: house.settings.layout.get(MAP, ""), keep_map=keep)
