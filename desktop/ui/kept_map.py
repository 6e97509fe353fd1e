"""The map a person loaded, kept among the settings of this laptop: the same while filling, correcting and reading."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.paths import Paths
from desktop.ui.questions.answer import Surroundings
from desktop.ui.values import Ground

if TYPE_CHECKING:
    from desktop.ui.session import House

MAP, OUTLINES = "map.file", "map.outlines"  # where the pictures are; what the outlines are, "" for none


def ground(house: House) -> Ground:
    """What lies under the points of every map."""
    layout = house.settings.layout
    about = layout.get(OUTLINES, "")
    return Ground(layout.get(MAP, ""), str(Paths(Path(house.data_folder)).boundaries) if about else "", about)


def with_map(house: House) -> Surroundings:
    """The clock and the map; photos and media are put in by who has them."""

    def keep(path: str) -> None:
        house.keep(replace(house.settings, layout={**house.settings.layout, MAP: path}))

    return Surroundings(now=house.now, ground=lambda: ground(house), keep_map=keep)
