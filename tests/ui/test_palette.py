"""Every pair of colours that carries text can be read (WCAG 2 AA), in light and in dark."""

from __future__ import annotations

import pytest

from desktop.ui.palette import DARK, LIGHT, SHAPE_PAIRS, TEXT_PAIRS, Tokens


def luminance(colour: str) -> float:
    channels = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    r, g, b = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_black_on_white_is_21() -> None:
    assert round(contrast("#000000", "#FFFFFF"), 2) == 21


@pytest.mark.parametrize("t", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("pair", TEXT_PAIRS, ids="-on-".join)
def test_text_meets_aa(t: Tokens, pair: tuple[str, str]) -> None:
    text, ground = (getattr(t, name) for name in pair)
    assert contrast(text, ground) >= 4.5, f"{text} on {ground}: {contrast(text, ground):.2f}"


@pytest.mark.parametrize("t", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("pair", SHAPE_PAIRS, ids="-on-".join)
def test_shapes_can_be_seen(t: Tokens, pair: tuple[str, str]) -> None:
    shape, ground = (getattr(t, name) for name in pair)
    assert contrast(shape, ground) >= 3, f"{shape} on {ground}: {contrast(shape, ground):.2f}"
