"""The ways one looks at the screens: language, light, size of the window, of the text and of the screen's dots."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Look:
    """`scale`: text size in per cent; `device`: the screen's own scaling in per cent."""

    name: str
    language: str = "id"
    theme: str = "light"
    width: int = 1366
    height: int = 768
    scale: int = 100
    device: int = 100


LOOKS = (
    Look("id-light"),
    Look("en-light", "en"),
    Look("id-dark", "id", "dark"),
    Look("en-dark", "en", "dark"),
    Look("id-small", width=1024, height=640),
    Look("en-device125", "en", device=125, width=1093, height=614),
    Look("id-text150", "id", "dark", scale=150),
)
