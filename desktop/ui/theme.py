"""The look of everything: typeface, colours, measures and the stylesheet made from them."""

from __future__ import annotations

from dataclasses import fields
from enum import StrEnum
from functools import cache
from string import Template

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from desktop.paths import RESOURCES
from desktop.ui.palette import DARK, LIGHT, Tokens, qt_palette, tokens

FAMILY = "IBM Plex Sans"  # OFL; its figures are tabular
POINTS = 10.5
SMALLEST, LARGEST = 90, 200  # per cent
WORK_COLUMN = 720  # px at 100 %: the widest a column of questions or settings gets


class Appearance(StrEnum):
    """What the settings keep. SYSTEM follows the desktop, also while the program runs."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


def dress(app: QApplication, appearance: Appearance = Appearance.SYSTEM, scale: int = 100) -> None:
    """Put the look on: once at start, and again when the settings or the desktop change. `scale` in per cent."""
    if FAMILY not in QFontDatabase.families():
        for file in sorted((RESOURCES / "fonts").glob("*.ttf")):
            QFontDatabase.addApplicationFont(str(file))
        app.setStyle("Fusion")
    t, font = _tokens_for(appearance), _font(scale)
    # With a stylesheet in force each of these dresses every widget anew; without one they cost next to nothing.
    app.setStyleSheet("")
    _forget_measures()
    if font != app.font():
        app.setFont(font)
    app.setPalette(qt_palette(t))
    _forget_measures()  # whoever heard of the font asked before the colours were there
    app.setStyleSheet(stylesheet(t))


def _forget_measures() -> None:
    """Another look comes: what was worked out for the last one is not true any more."""
    for worked_out in (px, sized, tokens):
        worked_out.cache_clear()


def _tokens_for(appearance: Appearance) -> Tokens:
    if appearance is Appearance.SYSTEM:
        return DARK if QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark else LIGHT
    return DARK if appearance is Appearance.DARK else LIGHT


def _font(scale: int) -> QFont:
    font = QFont(FAMILY)
    font.setPointSizeF(POINTS * min(max(scale, SMALLEST), LARGEST) / 100)
    font.setHintingPreference(QFont.HintingPreference.PreferVerticalHinting)
    return font


@cache  # painting code asks hundreds of times a frame; `dress` empties it
def px(measure: float) -> int:
    """A measure of the 4 px grid at the text size in force (at 100 % it is itself)."""
    return round(measure * QApplication.font().pointSizeF() / POINTS)


@cache
def sized(step: float = 1.0, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """The typeface at a step of the scale: 0.9 small, 1 text, 1.25 and 1.6 titles. Not to be changed: take a copy."""
    font = QFont(QApplication.font())
    font.setPointSizeF(font.pointSizeF() * step)
    font.setWeight(weight)
    return font


def tone(widget: QWidget, name: str) -> None:
    """Give a widget one of the stylesheet's looks (`primary`, `quiet`, `hint`, `title`, `warn` …)."""
    if widget.property("tone") != name:
        widget.setProperty("tone", name)
        if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):  # else it is dressed when it is shown
            widget.style().unpolish(widget)
            widget.style().polish(widget)


def stylesheet(t: Tokens) -> str:
    """The stylesheet of these colours at the application's text size."""
    names: dict[str, str] = {one.name: str(getattr(t, one.name)) for one in fields(t)}
    names |= {f"p{n}": f"{px(n)}px" for n in range(1, 41)}
    base = QApplication.font().pointSizeF()
    names |= {f"t{round(s * 100)}": f"{base * s:.2f}pt" for s in (0.9, 1.0, 1.1, 1.25, 1.6)}
    names["door_ink"] = t.ink if t.dark else t.act_ink  # on the ground beside the door
    # Qt draws arrows and ticks of stylesheets from files only: these are ready-made in both inks.
    shade = "dark" if t.dark else "light"
    names["art"] = (RESOURCES / "theme" / shade).as_posix()
    return Template((RESOURCES / "theme" / "sambang.qss").read_text("utf-8")).substitute(names)
